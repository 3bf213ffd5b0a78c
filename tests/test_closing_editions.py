"""Who has which edition of a closed case's summary: interviews stay with file and family."""

import datetime as dt
from dataclasses import replace

import pytest

from sigdocs.documents.closing.measures import measures_for
from sigdocs.documents.closing.summary import ClosingSummaryContext
from sigdocs.documents.document import Document
from sigdocs.documents.due import due
from sigdocs.model.note import Note
from sigdocs.model.plan import MeasureKind
from sigdocs.model.rights import OpenQuestion, Right
from sigdocs.service.publishing.receipt import Told, receipt
from tests.casework_notes import CONSENT, PROFILE, REGISTER, START, Story, follow_up, headed
from tests.paper_rendering import rendered, text_of
from tests.protecting import all_text
from tests.stopped_papers import stopped as stopped_now
from tests.test_closing_summary import CORRECTION, KIND
from tests.test_plan_reissue import withdrawal

TO = "planen skickas till: {alla i samtycket: false, till: [Mini-Maria, Björkskolan]}\n"
ALL = "planen skickas till: {alla i samtycket: true}\n"
CLOSING = """avslut:
  anledning: flytt
  pauser: en i november
  vårdnadshavarnas ord: Vi orkar igen
  vilande lista: true
  uppföljningsdatum: 2027-01-10
"""
MEASURED = """mätvärden:
  - {mått: skolnärvaro, värde: 88, enhet: '%'}
  - {mått: brottsmisstankar, värde: 1, månader: 3, källa: polisen}
  - {mått: oro, gäller: Sara, värde: 4}
"""
TOLD_ALONE = (
    "vattenpipan",
    "Hur viktigt",
    "Tilltro",
    "självrapport",
    "Vi orkar igen",
    "en i november",
    "vilande lista",
    "7\xa0st",
    "9\xa0av\xa010",
)


def of_youth(day: str, count: int, scale: int) -> str:
    return headed(
        "intervju ungdom",
        day,
        "intervju med den unge: {misstankar om brott: [{källa: självrapport, "
        f"antal: {count}, månader: 6}}], egna mål: [{{mål: sluta med vattenpipan, "
        f"hur viktigt: {scale}, hur säker: 2}}]}}\n",
    )


def of_guardian(day: str, worry: int) -> str:
    answers = f"{{vårdnadshavare: Sara Ekdahl, oro nu: {worry}}}"
    return headed("intervju förälder", day, f"intervju med vårdnadshavare: {answers}\n")


def closed(measured: str = MEASURED, start: str = START, to: str = TO) -> Story:
    story = Story.started(start)
    story.accept(of_youth("2026-09-09", 7, 9))
    story.accept(of_guardian("2026-09-09", 9))
    story.accept(of_youth("2026-10-19", 1, 8))
    story.accept(headed("avslut", "2026-10-20", CLOSING + to + measured))
    return story


def editions(story: Story) -> dict[str, Document]:
    return {one.party: one for one in due(story.history, PROFILE) if one.kind.slug == KIND}


def page(document: Document) -> ClosingSummaryContext:
    assert isinstance(document.context, ClosingSummaryContext)
    return document.context


def test_file_and_family_have_one_and_each_named_party_its_own() -> None:
    made = editions(closed())
    assert list(made) == ["", "bjorkskolan", "mini-maria"]
    assert [one.addressee for one in made.values()] == [
        "akten och familjen",
        "Björkskolan",
        "Mini-Maria",
    ]
    assert [one.number for one in made.values()] == [501, 502, 503]
    assert not [one for one in made.values() if "mini" in one.stem or "bjork" in one.stem]


def test_nothing_told_alone_is_in_any_part_of_a_partys_edition() -> None:
    made = editions(closed())
    whole = all_text(rendered(KIND, page(made[""])))
    assert [one for one in TOLD_ALONE if one not in whole.replace("av 10", "av\xa010")] == []
    for party in ("bjorkskolan", "mini-maria"):
        parts = all_text(rendered(KIND, page(made[party])))
        assert [one for one in TOLD_ALONE if one.casefold() in parts.casefold()] == []
        assert "charts/chart1.xml" not in parts


def test_a_partys_edition_holds_what_was_told_at_meetings_and_names_no_other() -> None:
    context = page(editions(closed())["mini-maria"])
    assert [one.what for one in context.measures] == [
        "Skolnärvaro",
        "Brottsmisstankar",
        "Oro (Sara Ekdahl)",
    ]
    assert context.receivers == ("Mini-Maria – omfattas av samtycket",)
    assert context.not_to == ()
    assert context.reason == "flytt"


def test_what_was_measured_at_the_end_alone_stands_at_the_end() -> None:
    school = page(editions(closed())["mini-maria"]).measures[0]
    assert school.before == "–"
    assert school.after.startswith("88\xa0%")


def test_what_is_measured_after_the_insats_is_no_measure_of_its_end() -> None:
    story = closed()
    late = "mätvärden: [{mått: skolnärvaro, värde: 12, enhet: '%'}]\n"
    story.accept(headed("journal", "2026-11-20", late))
    mended(story, "2026-11-25")
    whole = text_of(rendered(KIND, page(editions(story)[""])))
    assert "88" in whole
    assert "2026-11-20" not in whole


def test_where_a_party_may_have_no_measures_the_paper_does_not_say_there_are_none() -> None:
    made = editions(closed(measured=""))
    said = text_of(rendered(KIND, page(made["mini-maria"])))
    assert "Inga mätvärden redovisas i den här utgåvan." in said
    assert "antecknade i ärendet" not in said


@pytest.mark.parametrize(
    ("kinds", "left"),
    [
        ("skolgång", {MeasureKind.ATTENDANCE}),
        ("familj, brottsmisstankar", {MeasureKind.WORRY, MeasureKind.SUSPICIONS}),
        ("ekonomi", set()),
    ],
)
def test_only_measures_of_a_kind_that_consent_covers_are_for_a_party(
    kinds: str, left: set[MeasureKind]
) -> None:
    limited = CONSENT.replace(
        "{part: Mini-Maria}", f"{{part: Mini-Maria, slags uppgifter: [{kinds}]}}"
    )
    case, day = closed(start=START.replace(CONSENT, limited), to=ALL).case, dt.date(2026, 10, 20)
    assert {one.measure.kind for one in measures_for(case, "mini-maria", day, PROFILE)} == left


def test_a_party_that_consent_lets_have_some_kinds_only_has_no_edition() -> None:
    limited = CONSENT.replace(
        "{part: Mini-Maria}", "{part: Mini-Maria, slags uppgifter: [skolgång]}"
    )
    story = closed(start=START.replace(CONSENT, limited), to=ALL)
    assert list(editions(story)) == ["", "socialtjansten", "polisen", "bjorkskolan"]
    assert not_to_have(story)["Mini-Maria"] == "samtycket gäller bara skolgång"
    assert "samtycket gäller" not in page(editions(story)[""]).model_dump_json()


def not_to_have(story: Story) -> dict[str, str]:
    """Give who does not have the summary and why, as the case knows it."""
    told = story.case.discharge
    assert told
    return {one.name: one.reason for one in told.not_to}


def mended(story: Story, day: str, field: str = "anledning", to: str = "placering") -> None:
    text = CORRECTION.format(day="2026-10-20", field=field, stood="flytt", should=to)
    story.accept(text.replace("rättelser:", "rättar typ: avslut\nrättelser:"), today=day)


def test_a_new_edition_goes_to_nobody_whose_consent_ended_in_between() -> None:
    story = closed()
    story.accept(withdrawal("Mini-Maria", day="2026-11-02"))
    mended(story, "2026-11-05")
    made = editions(story)
    assert list(made) == ["", "bjorkskolan"]
    assert not [one for one in page(made[""]).receivers if "Mini" in one]


def test_the_partys_own_edition_is_stopped_and_no_other() -> None:
    story = closed()
    story.accept(withdrawal("Mini-Maria", day="2026-11-02"))
    stems = [one.stem for one in stopped_now(story.history, PROFILE) if KIND in one.stem]
    assert stems == ["SIG-2026-014_avslutssammanstallning_nr503_2026-10-20"]


def test_a_consent_for_as_long_as_the_insats_lasts_carries_no_paper_given_out_after_it() -> None:
    lasting = CONSENT.replace("till och med: 2027-02-28", "gäller så länge: under insatstiden")
    story = Story.started(START.replace(CONSENT, lasting))
    story.accept(headed("avslut", "2026-10-20", CLOSING + TO), today="2026-10-23")
    made = editions(story)
    assert list(made) == [""]
    assert not_to_have(story)["Mini-Maria"] == "samtycket gällde till avslutet 2026-10-20"


def test_an_interview_that_comes_in_late_makes_the_familys_edition_anew() -> None:
    story = closed(measured="")
    late = of_guardian("2026-10-20", 2)
    story.accept(late, today="2026-10-27")
    (document,) = editions(story).values()
    told = {one.label: one.text for one in page(document).facts}
    assert told["Ersätter"] == "tidigare utgåva av sammanställningen"
    worry = next(one for one in page(document).measures if one.what.startswith("Oro"))
    assert "2\xa0av 10" in worry.after.replace("av\xa010", "av 10")


def test_an_interview_without_numbers_makes_none() -> None:
    story = closed()
    story.accept(
        headed(
            "intervju förälder",
            "2026-10-20",
            "intervju med vårdnadshavare: {vårdnadshavare: Jonas Ekdahl, situationen: Bättre nu}\n",
        ),
        today="2026-10-27",
    )
    assert editions(story) == {}


def test_who_names_one_party_means_that_one_alone_also_in_yaml() -> None:
    story = Story.started()
    only = "planen skickas till: {till: [Mini-Maria]}\n"
    story.accept(follow_up("2026-09-22", only))
    assert [one.party for one in story.plan.goes_to if one.party] == ["mini-maria"]
    story.accept(headed("avslut", "2026-10-20", CLOSING + only))
    assert list(editions(story)) == ["", "mini-maria"]
    told = story.history[-1].note.model_dump(mode="json")
    assert Note.model_validate(told) == story.history[-1].note


@pytest.mark.parametrize("name", ["Okända föreningen", "BUP"])
def test_a_receiver_who_is_unknown_or_not_covered_is_a_question(name: str) -> None:
    story = Story.started()
    to = f"planen skickas till: {{till: [{name}]}}\n"
    told = headed("avslut", "2026-10-20", CLOSING + to)
    assert story.refuse(told) == ["mottagare-utan-samtycke"]


def test_a_version_that_corrects_another_is_counted_as_its_number_says() -> None:
    story = closed()
    text = CORRECTION.format(day="2026-09-08", field="Nuläge", stood="61 %", should="66 %")
    story.accept(text, today="2026-11-05")
    (course,) = (
        one.text for one in page(editions(story)[""]).course if one.label == "Versioner av planen"
    )
    assert (len(story.case.plans), course) == (2, "2")


def test_what_is_protected_since_the_closing_makes_an_edition_without_it() -> None:
    home = "{namn: Sara Ekdahl, telefon: 070-1740620, skyddade personuppgifter: sekretessmarkering}"
    story = Story.started()
    reason = CLOSING.replace("flytt", "'flytt, ring Sara på 070-1740620'")
    story.accept(headed("avslut", "2026-10-20", reason + TO))
    assert "070-1740620" in page(editions(story)[""]).model_dump_json()
    said = f"intervju med den unge: {{hälsa och mående: bra}}\nvårdnadshavare: [{home}]\n"
    story.accept(headed("intervju ungdom", "2026-10-19", said), today="2026-10-26")
    made = editions(story)
    assert "" in made
    assert all("070-1740620" not in page(one).model_dump_json() for one in made.values())


def test_while_a_question_waits_nobody_outside_is_on_the_summary_or_its_receipt() -> None:
    asked = OpenQuestion(right=Right.CONSENT, on=dt.date(2026, 10, 19))
    story = Story.started()
    story.register = replace(REGISTER, held=(asked,))
    story.accept(headed("avslut", "2026-10-20", CLOSING + TO + MEASURED))
    made = editions(story)
    assert list(made) == [""]
    assert not any("Mini-Maria" in one for one in page(made[""]).receivers)
    case = story.case
    told = receipt(case, story.history[-1].note, (), Told(), (), ())
    assert f"Går INTE till Mini-Maria: {asked.told}" in told
    assert "Går till Mini-Maria" not in told
    story.register = REGISTER
    story.accept(headed("journal", "2026-10-21", "övrigt: Frågan är besvarad.\n"))
    made = editions(story)
    assert list(made) == ["", "bjorkskolan", "mini-maria"]
    assert any("Mini-Maria" in one for one in page(made[""]).receivers)
