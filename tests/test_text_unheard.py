"""What may take a right away is asked about wherever it stands in a text note, and holds."""

import datetime as dt

import pytest

from sigdocs.casework.decide import decide
from sigdocs.casework.questions import rights_in_question
from sigdocs.intake.reading import understand
from sigdocs.intake.text.agreed import agreed
from sigdocs.model.rights import Right
from sigdocs.service.known import known
from tests.casework_notes import PROFILE, REGISTER, Story

DAY = dt.date(2026, 10, 22)
BEGUN = Story.started()
NOTE = """Uppföljningsmöte SIG-2026-001{title}

Datum: 2026-10-22{date}
Antecknat av: Petra Lindqvist
{head}
Närvarande: Milo, Sara Ekdahl
Å1: pågår{status}
Å2: klar
Å3: pågår

Nästa möte: 2026-11-12 kl 14{next}

Med vänliga hälsningar
Petra Lindqvist{signed}
"""
PLACES = {
    "title": " – {}",
    "date": ", {}",
    "head": "Notering: {}\n",
    "status": " ({})",
    "next": "\n\n{}\n- Det pratade vi om.",
    "signed": "\n{}",
}
SAID = {
    "Jonas har tagit tillbaka samtycket till BUP": Right.CONSENT,
    "Säg inget till pappa": Right.CONSENT,
    "Sara backar ur": Right.CONSENT,
    "Sara har fått ensam vårdnad": Right.CUSTODY,
    "Jonas har dött": Right.CUSTODY,
    "Sara har fått sekretessmarkering": Right.PROTECTION,
    "Jonas har fått kontaktförbud mot Sara": Right.PROTECTION,
}


def asked(place: str = "", said: str = "") -> tuple[Right, ...]:
    """The rights that are asked about when this is said in one place of a note."""
    parts = {name: shape.format(said) if name == place else "" for name, shape in PLACES.items()}
    text = NOTE.format_map(parts).encode()
    read = understand(text, "anteckning.txt", DAY, known(PROFILE, BEGUN.case))
    note = read.tentative
    ruled = decide(BEGUN.history, note, DAY, PROFILE, REGISTER).problems if note else ()
    problems = [one for one in (*read.problems, *ruled) if one.blocks]
    return rights_in_question(note, problems)


def test_a_note_that_says_nothing_of_a_right_asks_about_none() -> None:
    assert asked() == ()


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize(("said", "right"), SAID.items())
def test_what_may_take_a_right_away_is_asked_about_wherever_it_stands(
    said: str, right: Right, place: str
) -> None:
    assert right in asked(place, said)


def test_a_signature_block_and_a_heading_are_only_that() -> None:
    assert asked("signed", "Samordnare, Lindåsa kommun") == ()
    assert asked("next", "Lite annat") == ()


def test_a_guardian_whom_the_note_itself_names_is_known_by_name() -> None:
    text = (
        "typ: startmöte\ndatum: 2026-09-08\nantecknat av: Petra Lindqvist\n"
        "ungdom: {namn: Tim Nyberg, personnummer: '201104152390'}\n"
        "vårdnadshavare: [{namn: Maria Nyberg, relation: mamma}, {namn: Ola Nyberg, relation: pappa}]\n"
        "övrigt: Ola avled i fredags.\n"
    )
    assert "vem-bestammer-nu" in [one.code for one in Story().drop(text).problems]


def test_a_block_without_rows_holds_nothing() -> None:
    assert not agreed([], "statuses").statuses
