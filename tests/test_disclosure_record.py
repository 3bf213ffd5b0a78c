"""A disclosure without consent is a human decision that is recorded; nothing opens by it."""

import datetime as dt

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from sigdocs.casework.consent.coverage import may_receive
from sigdocs.casework.decide import decide
from sigdocs.documents.due import due
from sigdocs.model.consent import Information
from sigdocs.model.disclosure import PROVISIONS, Disclosure, Ground
from sigdocs.model.note import Note, NoteKind
from sigdocs.reports.story import story
from tests.casework_any import any_note
from tests.casework_notes import PROFILE, REGISTER, START, Story, codes, headed

DAY = "2027-03-05"  # after the end of the consent in START
WHOLE = {
    "vad som lämnades ut": "Att Milo ska träffa två killar på fredag",
    "lämnades till": "Polisen",
    "utlämnandet beslutades av": "Karin Holm",
    "beslutsfattarens befattning": "enhetschef",
    "lagrum för utlämnandet": "OSL 10:18 a",
    "menprövning": "Risken för Milo väger tyngre",
    "besked till familjen": "Samma dag",
}


def disclosed(more: str = "", without: str = "", **other: str) -> str:
    """A note on a disclosure, with other words for some fields, and without one."""
    fields = {name: text for name, text in (WHOLE | other).items() if name != without}
    rows = "".join(f"  {name}: '{text}'\n" for name, text in fields.items())
    return headed("utlämnande", DAY, f"utlämnande:\n{rows}{more}")


def grounded(ground: str, receiver: str, **other: str) -> str:
    return disclosed(**{"lagrum för utlämnandet": ground, "lämnades till": receiver}, **other)


def warned(text: str) -> list[str]:
    return codes(Story.started().accept(text))


def test_a_whole_record_is_taken_without_a_question_and_kept_in_the_case() -> None:
    case_story = Story.started()
    assert codes(case_story.accept(disclosed())) == []
    (kept,) = case_story.case.disclosures
    assert (kept.seq, kept.on) == (2, dt.date(2027, 3, 5))
    assert kept.told.ground is Ground.UNDER_21
    assert story(case_story.history)[-1].happened == ("utlämnande utan samtycke 2027-03-05",)


def test_the_journal_tells_all_that_the_note_tells() -> None:
    case_story = Story.started()
    case_story.accept(disclosed(**{"lämnades ut den": "2027-03-02", "begärdes av": "Åklagaren"}))
    entry = case_story.case.journal[-1]
    told = {one.source: one.text for one in entry.facts}
    assert entry.heading == "Utlämnande utan samtycke"
    assert told["Utlämnat utan samtycke"] == WHOLE["vad som lämnades ut"]
    assert told["Lagrum"] == "OSL 10:18 a"
    assert told["Beslutat av"] == "Karin Holm, enhetschef"
    assert told["Lämnat"] == "2027-03-02"
    assert told["Begäran eller initiativ"] == "Åklagaren"


@pytest.mark.parametrize(
    ("field", "code"),
    [
        ("vad som lämnades ut", "utlamnande-vad"),
        ("lämnades till", "utlamnande-till-vem"),
        ("utlämnandet beslutades av", "utlamnande-utan-beslut"),
        ("lagrum för utlämnandet", "utlamnande-utan-lagrum"),
        ("menprövning", "utlamnande-utan-menprovning"),
    ],
)
def test_what_the_record_must_hold_is_asked_for(field: str, code: str) -> None:
    assert Story.started().refuse(disclosed(without=field)) == [code]


@pytest.mark.parametrize(
    ("field", "code"),
    [
        ("beslutsfattarens befattning", "utlamnande-befattning"),
        ("besked till familjen", "utlamnande-besked"),
    ],
)
def test_what_it_ought_to_hold_is_pointed_out(field: str, code: str) -> None:
    assert warned(disclosed(without=field)) == [code]


def test_another_ground_must_be_named() -> None:
    other = {"lagrum för utlämnandet": "annat lagrum"}
    assert Story.started().refuse(disclosed(**other)) == ["utlamnande-vilket-lagrum"]
    assert warned(disclosed(**other, **{"vilket lagrum": "24 kap. 8 § OSL"})) == []


@pytest.mark.parametrize(
    ("ground", "receiver", "code"),
    [
        ("OSL 10:15 a", "Lindåsa BK", "utlamnande-inte-myndighet"),
        ("OSL 10:15 a", "Friskolan Eken", "utlamnande-mottagare-oklar"),
        ("OSL 10:18 a", "Björkskolan", "utlamnande-inte-polis"),
    ],
)
def test_a_ground_that_does_not_fit_the_receiver_is_a_question(
    ground: str, receiver: str, code: str
) -> None:
    assert Story.started().refuse(grounded(ground, receiver)) == [code]


@pytest.mark.parametrize("receiver", ["Polisen", "Björkskolan", "Kronofogden"])
def test_the_register_says_who_is_an_authority(receiver: str) -> None:
    assert "utlamnande-mottagare-oklar" not in warned(grounded("OSL 10:15 a", receiver))


def test_the_note_may_say_what_the_register_does_not() -> None:
    public = grounded("OSL 10:15 a", "Skatteverket", **{"mottagaren är": "myndighet"})
    assert warned(public) == []
    private = grounded("OSL 10:15 a", "Skatteverket", **{"mottagaren är": "privat"})
    assert Story.started().refuse(private) == ["utlamnande-inte-myndighet"]


def test_an_answer_in_the_note_settles_the_question_and_says_so() -> None:
    answer = {"lagrummet gäller ändå för att": "Klubben drivs av kommunen"}
    told = Story.started().accept(grounded("OSL 10:15 a", "Lindåsa BK", **answer))
    (warning,) = told.problems
    assert warning.code == "utlamnande-forklarat"
    assert warning.message.startswith("OSL 10:15 a gäller bara myndigheter")


def test_what_health_care_holds_secret_is_outside_10_15_a() -> None:
    from_bup = grounded("OSL 10:15 a", "Polisen", **{"uppgifterna kom från": "BUP"})
    assert Story.started().refuse(from_bup) == ["utlamnande-fran-varden"]
    kinds = "  utlämnade slags uppgifter: [hälsa och missbruk]\n"
    unsaid = disclosed(kinds, **{"lagrum för utlämnandet": "OSL 10:15 a"})
    assert warned(unsaid) == ["utlamnande-halsa"]
    said = disclosed(
        kinds, **{"lagrum för utlämnandet": "OSL 10:15 a", "uppgifterna kom från": "Sara Ekdahl"}
    )
    assert warned(said) == []


ALONE = "roll: mamma/vh, utan sekretessuppgifter: true"
"""Of a guardian in the room of somebody of age, who decides alone."""


@pytest.mark.parametrize(
    ("number", "expected"),
    [("200603052382", ["utlamnande-over-21"]), ("200603062381", []), ("saknas", [])],
)
def test_10_18_a_ends_on_the_day_of_21(number: str, expected: list[str]) -> None:
    start = START.replace("201104152390", number).replace("roll: mamma/vh", ALONE)
    grown = Story.started(start + "ärendetyp: ungdom\n")
    decision = grown.drop(disclosed())
    assert [one.code for one in decision.problems if one.blocks] == expected
    unsure = "utlamnande-alder-oklar" in codes(decision)
    assert unsure is (number == "saknas")


def test_a_disclosure_that_consent_covered_is_pointed_out() -> None:
    assert warned(disclosed(**{"lämnades ut den": "2026-10-01"})) == ["utlamnande-omfattas"]


def test_a_disclosure_ahead_of_its_note_is_asked_about() -> None:
    late = disclosed(**{"lämnades ut den": "2027-03-06"})
    assert Story.started().refuse(late) == ["utlamnande-framat"]
    assert Story.started().refuse(headed("utlämnande", DAY)) == ["utlamnande-saknas"]


@pytest.mark.parametrize(
    "more",
    [
        "samtycke: [{lämnat av: [Milo], parter: [{part: BUP}]}]\n",
        "parter som tillfrågas: [{organisation: BUP}]\n",
        "vårdnadshavare: [{namn: Sara Ekdahl, vårdnad: ingen}]\n",
        "planen skickas till: {till: [BUP]}\n",
        "nästa möte: {datum: 2027-04-01}\n",
        "åtgärdsplan: [{mål: Simma}]\n",
    ],
)
def test_nothing_else_may_stand_in_the_note(more: str) -> None:
    assert Story.started().refuse(disclosed() + more) == ["utlamnande-med-annat"]


def test_a_disclosure_stands_in_a_note_of_its_own() -> None:
    told = disclosed().replace("typ: utlämnande", "typ: journal")
    assert "utlamnande-i-annan" in Story.started().refuse(told)


@pytest.mark.parametrize("before", ["paus", "avslut"])
def test_it_may_be_recorded_while_the_case_rests_and_after_its_end(before: str) -> None:
    rested = Story.started()
    own = {"paus": "paus: {från och med: 2026-10-05}\n", "avslut": "avslut: {anledning: klart}\n"}
    rested.accept(headed(before, "2026-10-05", own[before]))
    rested.accept(disclosed())
    assert len(rested.case.disclosures) == 1


def test_it_yields_papers_for_the_file_only() -> None:
    case_story = Story.started()
    case_story.accept(disclosed())
    papers = due(case_story.history, PROFILE)
    assert [one.kind.slug for one in papers] == [
        "utlamnandelogg",
        "journalanteckning",
        "anteckning",
    ]
    assert not [one for one in papers if one.party]


def test_a_correction_mends_the_record_and_keeps_the_wrong_one() -> None:
    case_story = Story.started()
    case_story.accept(disclosed())
    mend = "{gäller: utlämnandet, stod: Karin Holm, ska stå: Karin Ahl, orsak: fel namn}"
    case_story.accept(
        headed("rättelse", "2027-03-06", f"rättar: {DAY}\nrättelser: [{mend}]\n"), "2027-03-06"
    )
    assert [one.told.decided_by for one in case_story.case.disclosures] == ["Karin Ahl"]
    (paper,) = [one for one in due(case_story.history, PROFILE) if one.form is None][:1]
    assert (paper.kind.slug, paper.number) == ("utlamnandelogg", 301)


def rights(case_story: Story) -> dict[tuple[str, dt.date, Information | None], str]:
    """Who may receive what, over all parties, kinds and days that matter."""
    days = [dt.date(2026, 10, 1), dt.date(2027, 3, 5), dt.date(2029, 5, 1)]
    kinds = (None, Information.SCHOOL, Information.HEALTH)
    return {
        (party.key, day, kind): may_receive(case_story.case, party.key, day, kind)
        for party in PROFILE.partners
        for day in days
        for kind in kinds
    }


SLOW = settings(
    max_examples=60,
    deadline=None,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
RECEIVERS = ("Polisen", "BUP", "Lindåsa BK", "Björkskolan", "Frivården", "Någon annan")
RECORDS = st.builds(
    Disclosure,
    what=st.just("Något"),
    receiver=st.sampled_from(RECEIVERS),
    information=st.lists(st.sampled_from(Information), max_size=3).map(tuple),
    receiver_type=st.sampled_from(["myndighet", "privat"]),
    decided_by=st.just("Karin Holm"),
    ground=st.sampled_from(Ground),
    other_ground=st.just("24:8"),
    weighing=st.just("vägt"),
    despite=st.just("därför"),
    source=st.sampled_from(["", *RECEIVERS]),
)


@SLOW
@given(RECORDS, st.one_of(st.none(), any_note()))
def test_no_disclosure_note_changes_what_any_party_may_receive(
    record: Disclosure, anything: Note | None
) -> None:
    """Whole records are taken; those with anything else in them are refused, whatever it is."""
    case_story = Story.started()
    before = rights(case_story)
    bare = Note(kind=NoteKind.DISCLOSURE, date=dt.date(2027, 3, 5), author="Petra Lindqvist")
    own = {name: getattr(bare, name) for name in ("kind", "date", "author")}
    told = (anything or bare).model_copy(update=own | {"disclosure": record})
    decision = decide(case_story.history, told, told.date, PROFILE, REGISTER)
    if anything is None:
        assert decision.accepted, [one.message for one in decision.problems]
    if decision.accepted:
        entry = type(case_story.history[0])(2, told, decision.events, told.date)
        case_story.history.append(entry)
        assert rights(case_story) == before


def test_each_ground_has_its_label_and_its_place_in_the_law() -> None:
    assert set(PROVISIONS) == set(Ground)
    assert all(one.label for one in PROVISIONS.values())
    assert [ground for ground, one in PROVISIONS.items() if not one.source] == [Ground.OTHER]
