import datetime as dt

import pytest

from sigdocs.intake.draft import Cell
from sigdocs.intake.interpret import interpret
from sigdocs.intake.known import Known
from sigdocs.intake.text.findings import Sheet
from sigdocs.intake.text.lines import rows, split_lines
from sigdocs.intake.text.next_rows import take_next
from sigdocs.intake.text.note import read_text

HEAD = "Uppföljning\nÄrende: SIG-2026-001\nDatum: 2026-03-12\nTid: kl 15-16\n\n"


def told(text: str) -> tuple[list[str], list[str]]:
    sheet = Sheet()
    left = take_next(rows(split_lines(text)), sheet)
    held = sheet.draft.get("next_meeting", {})
    fields = held if isinstance(held, dict) else {}
    said = [
        cell.text
        for name in ("on", "at", "place", "called_by")
        if isinstance(cell := fields.get(name), Cell)
    ]
    return said, [row.text for row in left]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "Nästa träff: torsdag 5 mars 2026 kl 15.00, Ängskolan, rum B12. Maria kallar.",
            ["torsdag 5 mars 2026", "kl 15.00", "Ängskolan, rum B12", "Maria"],
        ),
        (
            "Nästa träff: avslutsmöte torsdag 24 september 2026 kl 15.00, Familjehuset",
            ["torsdag 24 september 2026", "kl 15.00", "Familjehuset"],
        ),
        (
            "Nästa träff: flyttad från torsdag 21 maj till torsdag 11 juni 2026 kl 15.00, rum 2.",
            ["torsdag 11 juni 2026", "kl 15.00", "rum 2"],
        ),
        ("vi ses igen 9/4 15.00 samma plats", ["9/4", "15.00", "samma plats"]),
        ("Nästa möte – 9 april – samma plats", ["9 april", "samma plats"]),
        ("nm: to 9/4 kl 15 eken", ["tors 9/4", "kl 15", "eken"]),
        ("n m 8/4 13.00 här", ["8/4", "13.00", "samma plats"]),
        ("Nästa ordinarie möte ligger kvar 6 maj kl. 13:00.", ["6 maj", "kl. 13:00"]),
        ("Nästa möte\nNär: tors 26/2 kl 10.00\nVar: Eken igen", ["tors 26/2", "kl 10.00", "Eken"]),
        ("Nästa träff\nOnsdag 6 maj kl 13.00, Lotsen.", ["Onsdag 6 maj", "kl 13.00", "Lotsen"]),
    ],
)
def test_the_next_meeting_is_read_however_it_is_said(text: str, said: list[str]) -> None:
    assert told(text) == (said, [])


@pytest.mark.parametrize(
    "text",
    [
        "Helen tar det nästa gång, senast 20/3",
        "tas upp på nästa träff, rum 2",
        "Å3 delvis - ny tid: 27/11",
        "Hen kommer nästan varje dag kl 8",
        "Vi ses, Noor 15 år",
    ],
)
def test_what_sets_no_meeting_is_left_to_others(text: str) -> None:
    assert told(text) == ([], [text])


def test_how_often_they_meet_from_then_on_is_read_beside_it() -> None:
    read = read_text(f"{HEAD}Nästa möte: 9/4 kl 15 i rum 2. Därefter varannan vecka t.o.m. okt.\n")
    note = interpret(read.draft, today=dt.date(2026, 3, 13)).tentative
    assert note is not None
    assert note.next_meeting is not None
    assert note.next_meeting.place == "i rum 2"
    assert note.next_meeting.rhythm.startswith("varannan vecka")
    assert not note.other


def test_what_stands_beside_the_next_meeting_is_left_to_others() -> None:
    said, left = told("n m 12/3 kl 15 samma ställe. plan t familjen.")
    assert (said, left) == (["12/3", "kl 15", "samma ställe"], ["plan t familjen."])
    assert told("Nästa träff\nOnsdag 6 maj kl 13.\nPlanen går till alla.")[1] == [
        "Nästa träff",
        "Planen går till alla.",
    ]


def test_the_same_time_is_when_this_meeting_began() -> None:
    read = read_text(f"{HEAD}Nästa möte – 9 april – samma tid och plats\n")
    note = interpret(read.draft, today=dt.date(2026, 3, 13)).tentative
    assert note is not None
    assert note.next_meeting is not None
    assert note.next_meeting.at == dt.time(15)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("nm fre 9/4 kl 15", "veckodag-stammer-inte"),
        ("nm 9/4 kl 15\n\nVi ses igen 16/4 kl 15\n", "uppgift-star-tva-ganger"),
    ],
)
def test_a_day_that_does_not_hold_is_asked_about(text: str, code: str) -> None:
    read = read_text(HEAD + text)
    problems = interpret(read.draft, today=dt.date(2026, 3, 13)).problems
    assert code in [one.code for one in (*read.problems, *problems)]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("nästa → tors 9/4 kl 15.00, Eken", ["tors 9/4", "kl 15.00", "Eken"]),
        ("→ nästa 26/3 kl 10, samma rum", ["26/3", "kl 10", "samma rum"]),
        ("Nästa: to 9/4 kl 15.00, rum Eken", ["tors 9/4", "kl 15.00", "rum Eken"]),
        ("Nästa gång ses vi torsdag 16 april kl 15.00, Eken.", ["torsdag 16 april", "kl 15.00", "Eken"]),
        ("Avslutning blir det torsdag 11 juni kl 15.00.", ["torsdag 11 juni", "kl 15.00"]),
        ("Nästa prov är 26/3 på Mini-Maria.", []),
    ],
)  # fmt: skip
def test_the_next_meeting_is_read_as_short_as_it_is_said(text: str, said: list[str]) -> None:
    assert told(f"Uppföljning\n\n{text}\n")[0] == said


def test_a_place_in_short_is_the_one_of_the_case_it_can_only_be() -> None:
    known = Known(youth="Noor Rahimi", places=("Familjecentrum, rum Eken", "Lotsen, Torget 2"))
    held = read_text(f"{HEAD}Nästa möte 9/4 kl 15, i Eken.\n", known).draft["next_meeting"]
    assert isinstance(held, dict)
    assert isinstance(place := held["place"], Cell)
    assert place.text == "Familjecentrum, rum Eken"
    assert known.place("Torget") == "Lotsen, Torget 2"
    assert known.place("rum") == "rum"
    assert known.place("Björken") == "Björken"
