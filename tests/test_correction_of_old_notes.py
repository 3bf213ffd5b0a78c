"""An old note is corrected in one thing; what the program asks today of the rest of it stands."""

import dataclasses
import datetime as dt

import pytest

from sigdocs.casework import rule as ruling
from sigdocs.casework.history import Entry
from sigdocs.documents.due import due
from sigdocs.documents.plan.plan import PLAN
from sigdocs.model.events import ConsentStated, Event
from sigdocs.model.people import GuardianFacts, Protection
from sigdocs.model.rights import OpenQuestion, Right
from tests.casework_notes import KINDS, REGISTER, START, Story, follow_up, headed, note, receivers

SARA = "{namn: Sara Ekdahl, relation: mamma, personnummer: '198111052380'}"
WHERE = "61 %, bor hos mormor i Norrby"
LIVES = START.replace("{namn: Sara Ekdahl, relation: mamma}", SARA).replace(
    "nuläge: 61 %", f"nuläge: {WHERE}"
)
BOXING = "{gäller: åtagande, stod: Prova boxning, ska stå: Prova simning, orsak: fel}"
LONGER = "{gäller: till och med, stod: '2027-02-28', ska stå: '2027-01-31', orsak: fel}"


def correction(*items: str, of: str = "2026-09-08") -> str:
    rows = ", ".join(items)
    return headed("rättelse", "2026-09-26", f"rättar: {of}\nrättelser: [{rows}]\n")


def silent(event: Event) -> Event:
    """A consent as an older program recorded it, without kinds of information."""
    if not isinstance(event, ConsentStated):
        return event
    parties = tuple(one.model_copy(update={"information": ()}) for one in event.consent.parties)
    consent = event.consent.model_copy(update={"information": (), "parties": parties})
    return event.model_copy(update={"consent": consent})


def without_kinds() -> Story:
    story = Story.started()
    (entry,) = story.history
    told = note(START.replace(KINDS + "\n", "\n"))
    assert not told.consents[0].information
    story.history[0] = Entry(1, told, tuple(map(silent, entry.events)), entry.ruled_on)
    return story


def with_police_excepted() -> Story:
    """An older program took an exception in as free text, and the police were at the meeting."""
    story = Story.started()
    (entry,) = story.history
    rows = tuple(one.model_copy(update={"exceptions": ("Polisen",)}) for one in entry.note.consents)
    told = entry.note.model_copy(update={"consents": rows})
    events = tuple(
        one.model_copy(
            update={"consent": one.consent.model_copy(update={"exceptions": ("Polisen",)})}
        )
        if isinstance(one, ConsentStated)
        else one
        for one in entry.events
    )
    story.history[0] = Entry(1, told, events, entry.ruled_on)
    return story


def test_the_last_day_of_a_consent_without_kinds_can_be_corrected() -> None:
    story = without_kinds()
    story.accept(correction(LONGER))
    assert story.case.consents[0].until == dt.date(2027, 1, 31)
    assert story.case.consents[0].givers


def test_a_party_put_into_a_consent_without_kinds_is_asked_which() -> None:
    item = "{gäller: parter, stod: Mini-Maria, ska stå: BUP, orsak: fel}"
    assert set(without_kinds().refuse(correction(item))) == {"rattelse-stoppar-senare"}


def test_who_was_there_is_not_asked_about_when_something_else_is_corrected() -> None:
    story = with_police_excepted()
    story.accept(correction(BOXING))
    assert story.plan.corrects == 1
    assert "Polisen" not in receivers(story.plan)


def test_who_was_there_is_asked_about_when_that_is_what_is_corrected() -> None:
    story = with_police_excepted()
    item = "{gäller: närvarande, stod: Niklas Berg, ska stå: Nils Berg, orsak: fel}"
    assert story.refuse(correction(item)) == ["rattelse-stoppar-senare"]


def sheltered() -> Story:
    """The guardian of a note with a place in it has been protected in another case since."""
    story = Story.started(LIVES + "\növrigt: Ringde\n")
    protected = GuardianFacts(
        name="Sara Ekdahl", personnummer="198111052380", protection=Protection.MARKED
    )
    story.register = dataclasses.replace(REGISTER, protected={"198111052380": protected})
    return story


@pytest.mark.parametrize(
    "item", ["{gäller: övrigt, stod: Ringde, ska stå: Skrev, orsak: fel}", BOXING]
)
def test_a_plan_made_anew_by_a_correction_shows_no_place_of_who_is_protected_since(
    item: str,
) -> None:
    story = sheltered()
    before = len(story.case.plans)
    story.accept(correction(item))
    assert len(story.case.plans) > before
    pages = [one.context for one in due(story.history, story.profile) if one.kind is PLAN]
    assert pages
    assert not [page for page in pages if page and "mormor" in page.model_dump_json()]


def test_a_place_in_the_part_that_is_corrected_is_asked_about(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    story = Story()
    shielded = SARA.replace(
        "}", ", skyddade personuppgifter: sekretessmarkering, förmedlas via: Karin Holm}"
    )
    with monkeypatch.context() as older:
        older.setattr(ruling, "ask_about_places", lambda _: None)
        story.accept(LIVES.replace(SARA, shielded))
    item = "{gäller: nuläge, stod: '61 %', ska stå: '62 %', orsak: fel}"
    assert story.refuse(correction(item)) == ["rattelse-stoppar-senare"]


ASKED = (OpenQuestion(right=Right.CONSENT, on=dt.date(2026, 9, 20)),)
READS = (
    "åtgärdsplan: [{livsområde: Fritid, mål: Läsa mer, "
    "åtaganden: [{åtagande: Lånar böcker, ansvarig: [Milo], löpande: true}]}]\n"
)


@pytest.mark.parametrize(
    "released",
    [
        headed("journal", "2026-09-24", "övrigt: Ringde.\n"),
        headed("samtycke", "2026-09-24", "samtycke: [{kommentar: inget ändras}]\n"),
        correction(
            "{gäller: åtagande, stod: Lånar böcker, ska stå: Lånar serier, orsak: fel}",
            of="2026-09-22",
        ),
    ],
)
def test_of_a_meeting_that_was_held_back_and_released_one_plan_is_issued_anew(
    released: str,
) -> None:
    story = Story.started()
    story.register = dataclasses.replace(REGISTER, held=ASKED)
    story.accept(follow_up("2026-09-22", READS))
    assert story.plan.internal
    story.register = REGISTER
    story.accept(released)
    before = story.plan
    stood = "serier" if "serier" in released else "böcker"
    story.accept(
        correction(
            f"{{gäller: åtagande, stod: Lånar {stood}, ska stå: Lånar filmer, orsak: fel}}",
            of="2026-09-22",
        )
    )
    (new,) = (one for one in story.case.plans if one.version > before.version)
    assert (new.corrects, new.replaces, new.internal) == (before.version, before.version, ())
    assert receivers(new) == receivers(before)
