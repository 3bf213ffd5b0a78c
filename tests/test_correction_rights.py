"""A correction that may say something of a right in free text is asked, and the answer is one."""

import datetime as dt

import pytest

from sigdocs.casework.correction.amend import amend
from sigdocs.casework.correction.effect import without_effect
from sigdocs.casework.people import People
from sigdocs.casework.questions import Corrected, rights_in_question
from sigdocs.intake.reading import understand
from sigdocs.model.note import Note
from sigdocs.model.rights import Right
from tests.casework_notes import PROFILE, Story, headed, note
from tests.days import Came, Days, follow_up, withdrawn
from tests.days import headed as told

CALM = "Jonas var lugn."
LOST = "Jonas återkallade sitt samtycke till BUP."
SITUATION = f"nuläge: [{{område: Familj, text: {CALM}}}]\n"
BACK = "samtycke:\n" + withdrawn("BUP", day="2026-09-16", by="Jonas Ekdahl")


def correction(should_be: str, reason: str = "fel", day: str = "2026-09-16") -> str:
    item = f"{{gäller: nuläge, stod: {CALM}, ska stå: {should_be}, orsak: {reason}}}"
    return told("rättelse", day, f"rättar: 2026-09-15\nrättelser: [{item}]\n")


def met(days: Days) -> None:
    days.accept("2026-09-15", follow_up("2026-09-15", SITUATION))


def as_it_is(days: Days) -> Came:
    """What comes of the returned copy, put back untouched."""
    (copy,) = days.stage.returns.glob("*.yaml")
    result = days.stage.drop(copy.name, copy.read_text("utf-8-sig"))
    return Came(result, days.stage.outbox / result.folder, "")


def remark(sentence: str) -> str:
    return f"samtycke:\n  - {{kommentar: 'inget ändras. {sentence}'}}\n"


def guardian(more: str) -> str:
    return f"vårdnadshavare:\n  - {{namn: Sara Ekdahl, relation: mamma, {more}}}\n"


ANSWERS = {
    "it acts": (LOST, told("samtycke", "2026-09-16", BACK)),
    "nothing changes": (
        LOST,
        told("samtycke", "2026-09-16", remark("").replace("ändras.", "ändras för BUP.")),
    ),
    "custody": (
        "Sara har inte längre vårdnaden.",
        told("journal", "2026-09-16", "övrigt: Dom kom.\n" + guardian("vårdnad: ingen")),
    ),
    "custody is shared": (
        "Vårdnaden har ändrats.",
        told(
            "journal",
            "2026-09-16",
            "övrigt: Dom kom.\n"
            + guardian("vårdnad: gemensam")
            + "  - {namn: Jonas Ekdahl, vårdnad: gemensam}\n",
        ),
    ),
    "protection": (
        "Sara har fått sekretessmarkering.",
        told(
            "journal",
            "2026-09-16",
            "övrigt: Beslut kom.\n"
            + guardian("skyddade personuppgifter: sekretessmarkering, förmedlas via: Karin Holm"),
        ),
    ),
    "no protection": (
        "Sara har fått sekretessmarkering.",
        told(
            "journal",
            "2026-09-16",
            "övrigt: Beslut kom.\n" + guardian("skyddade personuppgifter: nej"),
        ),
    ),
}


@pytest.mark.parametrize(("sentence", "answer"), ANSWERS.values(), ids=ANSWERS)
def test_the_answer_is_a_note_of_its_own_and_then_the_correction_as_it_is(
    days: Days, sentence: str, answer: str
) -> None:
    met(days)
    came = days.drop("2026-09-16", correction(sentence))
    (asked,) = [one for one in came.result.problems if one.blocks]
    assert asked.path == "corrections.0.should_be"
    assert sentence in asked.message
    assert "som den är" in asked.remedy
    days.accept("2026-09-16", answer)
    came = as_it_is(days)
    assert came.accepted
    assert not came.held_back
    assert ("BUP" in came.plan_to) == (BACK not in answer)


@pytest.mark.parametrize(
    "answer",
    [
        told("samtycke", "2026-09-16", BACK.replace("BUP", "Polisen")),
        told("samtycke", "2026-09-16", BACK.replace("Jonas", "Sara")),
        told("samtycke", "2026-09-16", "samtycke:\n  - {kommentar: inget ändras}\n"),
        told("journal", "2026-09-16", "övrigt: Ringde.\n"),
    ],
)
def test_a_note_of_another_thing_is_no_answer(days: Days, answer: str) -> None:
    met(days)
    days.accept("2026-09-16", answer)
    assert not days.drop("2026-09-16", correction(LOST)).accepted


def test_what_answered_for_the_words_that_stood_answers_for_no_others() -> None:
    story = Story.started()
    story.follow_up("2026-09-22", SITUATION + remark("Milo undrade om samtycket."))
    item = f"{{gäller: nuläge, stod: {CALM}, ska stå: {LOST}, orsak: fel}}"
    text = headed("rättelse", "2026-09-24", f"rättar: 2026-09-22\nrättelser: [{item}]\n")
    assert story.refuse(text) == ["rattelse-om-samtycke"]


@pytest.mark.parametrize(
    ("text", "path"),
    [
        (correction("Jonas var trött.", reason=LOST.rstrip(".")), "corrections.0.reason"),
        (correction("Jonas var trött.") + f"övrigt: {LOST}\n", "other"),
        (correction(LOST).replace(CALM, "Jonas var arg."), "corrections.0.should_be"),
        (correction(LOST).replace("rättar: 2026-09-15\n", ""), "corrections.0.should_be"),
    ],
)
def test_it_is_asked_about_wherever_it_stands_and_whatever_else_is_wrong(
    days: Days, text: str, path: str
) -> None:
    met(days)
    came = days.drop("2026-09-16", text)
    assert ("rattelse-om-samtycke", path) in {(one.code, one.path) for one in came.result.problems}
    assert days.accept("2026-09-17", follow_up("2026-09-17")).held_back


def test_a_sentence_that_stood_already_is_not_asked_about_again() -> None:
    story = Story.started()
    said = "övrigt: Ringde. Sara återkallade sitt samtycke till Polisen.\n"
    row = "samtycke:\n" + withdrawn("Polisen", day="2026-09-10", by="Sara Ekdahl")
    story.accept(headed("journal", "2026-09-10", said + row))
    text = headed(
        "rättelse",
        "2026-09-24",
        "rättar: 2026-09-10\nrättelser: [{gäller: övrigt, stod: Ringde, ska stå: Mötte, orsak: fel}]\n",
    )
    story.accept(text)


def fixes(*items: str) -> str:
    """A correction of the start that comes back, since its last item fits nothing."""
    wrong = "{gäller: åtagande, stod: Går aldrig, ska stå: Går, orsak: fel}"
    return told(
        "rättelse", "2026-09-10", f"rättar: 2026-09-08\nrättelser: [{', '.join((*items, wrong))}]\n"
    )


@pytest.mark.parametrize(
    ("item", "right"),
    [
        ("{gäller: parter, stod: BUP, ska stå: Kronofogden, orsak: fel}", Right.CONSENT),
        (
            "{gäller: till och med, stod: '2027-02-28', ska stå: '2026-09-09', orsak: fel}",
            Right.CONSENT,
        ),
        ("{gäller: slags uppgifter, stod: familj, ska stå: skolgång, orsak: fel}", Right.CONSENT),
        ("{gäller: skickas till, stod: skolan, ska stå: Sara, orsak: fel}", Right.CONSENT),
        ("{gäller: vårdnad, stod: gemensam, ska stå: ingen, orsak: fel}", Right.CUSTODY),
        (
            "{gäller: Jonas, stod: gemensam vårdnad, ska stå: ingen vårdnad, orsak: fel}",
            Right.CUSTODY,
        ),
        ("{gäller: Sara, stod: nej, ska stå: sekretessmarkering, orsak: fel}", Right.PROTECTION),
    ],
)
def test_a_correction_that_may_take_a_right_holds_when_it_comes_back_for_anything(
    days: Days, item: str, right: Right
) -> None:
    days.drop("2026-09-10", fixes(item))
    (returned,) = days.stage.desk.ledger.worklist.returned()
    assert right.value in returned.rights
    assert days.accept("2026-09-15", follow_up("2026-09-15")).held_back


def test_a_correction_of_another_thing_holds_nothing_when_it_comes_back(days: Days) -> None:
    days.drop(
        "2026-09-10",
        fixes("{gäller: åtagande, stod: 'varje dag', ska stå: alla dagar, orsak: fel}"),
    )
    assert not days.accept("2026-09-15", follow_up("2026-09-15")).held_back


def test_a_note_written_anew_that_takes_consent_back_holds_when_it_comes_back() -> None:
    back = note(headed("samtycke", "2026-09-10", BACK))
    told_anew = note(headed("rättelse", "2026-09-15", "rättar: 2026-09-10\n"))
    told_anew = told_anew.model_copy(update={"replacement": back})
    assert rights_in_question(told_anew, ()) == (Right.CONSENT,)


@pytest.mark.parametrize(
    ("stood", "should_be"), [("BUP", "Kronofogden"), ("2027-02-28", "2026-09-09")]
)
def test_an_item_that_names_no_field_may_be_of_consent(stood: str, should_be: str) -> None:
    item = f"{{gäller: '', stod: '{stood}', ska stå: '{should_be}', orsak: fel}}"
    text = headed("rättelse", "2026-09-15", f"rättar: 2026-09-10\nrättelser: [{item}]\n")
    assert rights_in_question(note(text), ()) == (Right.CONSENT,)


SAID = """\
Skriftligt samtycke finns från Sara, Jonas och Milo, dat. 2026-09-01. Gäller Björkskolan, Polisen och
Mini-Maria t.o.m. 2027-02-28. BUP ingår inte.
Slags uppgifter: skolgång, fritid"""
ROWS = """\
Lämnat av: Sara, Jonas, Milo
Parter: Björkskolan (bara skolgång, fritid); BUP
Slags uppgifter: skolgång, fritid, boende"""


def of_consent(said: str) -> Note:
    head = "Samtycke\nÄrende: SIG-2026-014\nDatum: 2026-09-09\nAntecknat av: Petra Lindqvist\n\nSamtycke\n"
    read = understand(f"{head}{said}\n".encode(), "a.txt", dt.date(2026, 9, 9)).note
    assert read
    return read


def mending(stood: str, should_be: str, applies_to: str = "Samtycke") -> Note:
    item = f"{{gäller: '{applies_to}', stod: '{stood}', ska stå: '{should_be}', orsak: fel}}"
    return note(headed("rättelse", "2026-09-10", f"rättar: 2026-09-09\nrättelser: [{item}]\n"))


@pytest.mark.parametrize(
    ("stood", "should_be"),
    [
        ("finns från Sara, Jonas och Milo", "finns från Sara och Milo"),
        ("finns från", "saknas från"),
        ("BUP ingår inte", "Mini-Maria ingår inte"),
        ("BUP ingår inte.", "Polisen och BUP ingår inte."),
        ("Björkskolan, Polisen och\nMini-Maria t.o.m.", "Björkskolan t.o.m."),
    ],
)
def test_other_words_in_the_sentences_that_a_consent_was_read_from_are_asked_about(
    stood: str, should_be: str
) -> None:
    wrong, told = of_consent(SAID), mending(stood, should_be)
    people = People.of(PROFILE, Story.started().case)
    (asked,) = without_effect(wrong, told, (), people, lambda _: None)
    assert (asked.code, asked.fault.right) == ("rattelse-av-samtyckets-ord", Right.CONSENT)


def test_a_remark_on_a_consent_that_it_was_not_read_from_may_be_corrected() -> None:
    wrong = of_consent(f"{ROWS}\nKommentar: Lämnades vid hembesöket")
    told = mending("vid hembesöket", "på kontoret")
    people = People.of(PROFILE, Story.started().case)
    assert not list(without_effect(wrong, told, (), people, lambda _: None))


@pytest.mark.parametrize(
    ("applies_to", "stood", "should_be", "left"),
    [
        ("Björkskolan", "bara skolgång, fritid", "bara skolgång", ["Björkskolan: skolgång", "BUP:"]),
        ("Björkskolan", "skolgång, fritid", "skolgång", ["Björkskolan: skolgång", "BUP:"]),
        ("", "Björkskolan (bara skolgång, fritid)", "Björkskolan (bara fritid)", ["Björkskolan: fritid", "BUP:"]),
        ("Björkskolan", "skolgång", "skolgång, ekonomi", ["Björkskolan: skolgång ekonomi fritid", "BUP:"]),
        ("Parter", "Björkskolan; BUP", "BUP", ["BUP:"]),
        ("Parter", "Björkskolan och BUP", "Björkskolan", ["Björkskolan: skolgång fritid"]),
    ],
)  # fmt: skip
def test_a_list_of_a_consent_is_mended_as_it_is_written(
    applies_to: str, stood: str, should_be: str, left: list[str]
) -> None:
    mended, problems = amend(of_consent(ROWS), mending(stood, should_be, applies_to))
    assert not problems
    assert mended
    (fact,) = mended.consents
    assert [f"{one.name}: {' '.join(one.information)}".strip() for one in fact.parties] == left


def test_a_list_that_may_be_of_two_is_asked_about() -> None:
    mended, (asked,) = amend(of_consent(ROWS), mending("skolgång", "skolgång, ekonomi"))
    assert mended is None
    assert asked.code == "stod-flera"


@pytest.mark.parametrize(
    ("applies_to", "stood", "should_be", "right"),
    [
        ("Lindåsa BK", "får hela planen", "bara skolgång", True),
        ("", "skolgång, fritid", "fritid", True),
        ("Åtagande", "Går varje dag", "Går alla dagar", False),
        ("Mål", "Polisen ringer mamma varje vecka", "Polisen ringer pappa varje vecka", False),
    ],
)
def test_what_names_a_party_or_kinds_may_be_of_consent(
    applies_to: str, stood: str, should_be: str, *, right: bool
) -> None:
    known = Corrected(parties=("Lindåsa BK", "Polisen"))
    asked = rights_in_question(mending(stood, should_be, applies_to), (), known)
    assert (asked == (Right.CONSENT,)) is right


def test_anything_in_a_note_of_consent_is_of_consent() -> None:
    told = mending("Sara", "Jonas", "Lämnat av")
    assert rights_in_question(told, (), Corrected(notes=(of_consent(ROWS),))) == (Right.CONSENT,)
