"""The scorer of how notes are read: what it calls right, asked, wrong, lost and invented."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.reading.documented import documented
from tests.reading.facts import Area, Fact, day_pattern, holds, time_pattern
from tests.reading.office import NUMBERS, Office, offices
from tests.reading.score import Score, Verdict, score_note
from tests.reading.series import as_of_voice
from tests.reading.table import faults, table

NOTE = """Uppföljning
Ärende: SIG-2026-001
Datum: 2026-03-12 kl 15.00–16.00
Plats: Familjecentrum, rum Eken
Antecknat av: Lena Sundqvist, samordnare

Närvarande
- Noor
- Dalia, mamma
- Lena Sundqvist, samordnare
- Helen Moberg, kurator, Lärkskolan
Ej närvarande: Karim Rahimi (arbetade)

Uppföljning av åtaganden
Å1: pågår
Å3: delvis. Ny tid: 2026-03-20
M3: uppfyllt

Mätvärden
- Skolnärvaro: 78 %
- Oro Dalia: 6 av 10

Nya åtaganden
Livsområde: Skola
Mål: M1
- Helen bokar tid med studievägledaren. Ansvarig: Helen Moberg. Klart senast 2026-03-20.

Egna ord: ”Matten är lugnare nu.”
Nästa möte: torsdag 2026-04-09 kl 15.00, samma plats
Planen skickas till alla som ingår i samtycket (inte BUP).
"""
KEY: dict[str, Any] = {
    "fil": "01.txt",
    "arende": "A",
    "lage": "s2",
    "slag": "uppföljning",
    "datum": "2026-03-12",
    "start": "15:00",
    "slut": "16:00",
    "plats": "Familjecentrum, rum Eken",
    "skrivet_av": "Lena Sundqvist",
    "narvarande": ["Noor Rahimi", "Dalia Rahimi", "Lena Sundqvist", "Helen Moberg"],
    "ej_narvarande": ["Karim Rahimi"],
    "status": {"Å1": {"status": "pågår"}, "Å3": {"status": "delvis", "nytt_datum": "2026-03-20"}},
    "malstatus": {"M3": "uppfyllt"},
    "nya": [
        {
            "text": "bokar tid med studievägledaren",
            "mal": "M1",
            "ansvarig": ["Helen Moberg"],
            "senast": "2026-03-20",
            "fran": None,
            "lopande": False,
        }
    ],
    "skattningar": [{"vem": "Dalia Rahimi", "oro": 6}],
    "matt": [{"vad": "närvaro", "varde": "78 %"}],
    "nasta_mote": {"datum": "2026-04-09", "tid": "15:00", "plats": "rum Eken"},
    "utskick": {"alla_i_samtycket": True, "inte": ["BUP"]},
    "egna_ord": ["matten är lugnare nu"],
}


@pytest.fixture(scope="module")
def states() -> Iterator[dict[str, Office]]:
    with offices() as opened:
        yield opened


def scored(states: dict[str, Office], note: str = NOTE, **said: Any) -> Score:
    key = {**KEY, **said}
    return score_note("01.txt", note.encode(), key, states["s2"], NUMBERS["A"])


def verdicts(score: Score) -> dict[tuple[Area, str], Verdict]:
    return {(one.area, one.name): one.verdict for one in score.judged}


def test_the_cases_stand_with_their_goals_and_commitments(states: dict[str, Office]) -> None:
    found = {
        name: (len(case.goals), len(case.commitments))
        for name, number in NUMBERS.items()
        if (case := states["s2"].case(number))
    }
    assert found == {"A": (5, 9), "B": (4, 7), "C": (4, 7)}
    assert states["s0"].case(NUMBERS["A"]) is None
    enrolled = states["s1"].case(NUMBERS["A"])
    assert enrolled is not None
    assert enrolled.consents
    assert not enrolled.goals


def test_a_note_that_says_all_as_documented_is_right_in_every_fact(
    states: dict[str, Office],
) -> None:
    score = scored(states)
    assert [one for one in score.judged if one.verdict is not Verdict.RIGHT] == []
    assert score.accepted
    assert {one.area for one in score.judged} == {*Area} - {
        Area.CONSENT, Area.EVENT, Area.INTAKE,
    }  # fmt: skip


def test_another_status_is_wrong_and_an_unread_one_is_lost(states: dict[str, Office]) -> None:
    told = {"Å1": {"status": "klar"}, "Å6": {"status": "klar"}, "Å3": {"status": "delvis"}}
    found = verdicts(scored(states, status=told))
    assert found[Area.STATUS, "Å1"] is Verdict.WRONG
    assert found[Area.STATUS, "Å6"] is Verdict.LOST
    assert found[Area.STATUS, "Å3 ny dag"] is Verdict.INVENTED


def test_what_is_asked_about_in_other_words_is_not_lost_though_the_key_did_not_mean_it(
    states: dict[str, Office],
) -> None:
    note = NOTE.replace("Å1: pågår", "Å1: tog jag upp")
    score = scored(states, note, status={"Å1": {"status": "pågår"}, "Å6": {"status": "klar"}})
    assert verdicts(score)[Area.STATUS, "Å1"] is Verdict.ASKED
    assert verdicts(score)[Area.STATUS, "Å6"] is Verdict.LOST
    assert not score.accepted
    assert score.unexplained == len(score.questions) > 0


def test_what_a_question_quotes_from_the_lines_below_is_asked_too(
    states: dict[str, Office],
) -> None:
    note = NOTE.replace("Egna ord:", "Samtycke\nOförändrat\nDalia: tilltro 3 eller 4\n\nEgna ord:")
    key = [{"vem": "Dalia Rahimi", "oro": 6, "tilltro": 3}]
    score = scored(states, note, skattningar=key)
    assert verdicts(score)[Area.SCALES, "Dalia Rahimi tilltro"] is Verdict.ASKED


def test_a_question_at_a_planted_line_is_meant(states: dict[str, Office]) -> None:
    row = "Nästa möte: fredag 2026-04-09 kl 15.00, samma plats"
    note = NOTE.replace("torsdag 2026-04-09", "fredag 2026-04-09")
    score = scored(states, note, fraga=[row, "Å1: pågår"])
    assert score.planted == ((row, True), ("Å1: pågår", False))
    assert [one.meant for one in score.questions] == [True]
    assert verdicts(score)[Area.NEXT, "dag"] is Verdict.ASKED


def test_a_person_that_the_key_does_not_know_is_invented(states: dict[str, Office]) -> None:
    score = scored(states, narvarande=KEY["narvarande"][:-1])
    assert verdicts(score)[Area.PEOPLE, "Helen Moberg"] is Verdict.INVENTED


def test_what_else_was_read_counts_when_the_kind_of_note_is_missing(
    states: dict[str, Office],
) -> None:
    alone = NOTE.removeprefix("Uppföljning\n").replace(
        "- Dalia, mamma\n- Lena Sundqvist, samordnare\n", ""
    )
    found = verdicts(scored(states, alone))
    assert found[Area.HEAD, "slag"] is Verdict.ASKED
    assert found[Area.STATUS, "Å1"] is Verdict.RIGHT


def test_texts_are_the_same_without_signs_and_with_a_word_in_seven_missing() -> None:
    wanted = "Helen skickar närvaron till Lena varje fredag"
    assert holds("helen skickar närvaron till lena, varje (fredag)!", wanted)
    assert holds("Helen skickar närvaron Lena varje fredag", wanted)
    assert not holds("Helen skickar närvaron till Lena", wanted)


@pytest.mark.parametrize("line", ["tors 12/3", "den 12 mars", "260312", "2026-03-12", "12.3 kl 9"])
def test_a_day_is_found_however_it_is_written(line: str) -> None:
    fact = Fact(Area.NEXT, "dag", "2026-03-12", pattern=day_pattern("2026-03-12"))
    assert fact.lines(f"Hej\n{line}\n") == {2}
    assert not fact.lines("112/3\n2/3\n12/30")


@pytest.mark.parametrize("line", ["kl 15", "15.00", "15:00-16", "1500", "14-15"])
def test_a_time_is_found_however_it_is_written(line: str) -> None:
    fact = Fact(Area.NEXT, "tid", "15:00", pattern=time_pattern("15:00"))
    assert fact.lines(line) == {1}
    assert not fact.lines("15/3 och 115.00")


def test_a_text_is_found_where_most_of_its_words_stand_and_goes_on() -> None:
    fact = Fact(Area.STATUS, "Å4", "pågår", words="Urinprov på Mini-Maria varje torsdag")
    assert fact.lines("Noor var med\n- urinprov MM på torsdagar, rullar på\n") == {2}
    assert fact.lines("Noor\nurinprov görs på Mini-Maria\nvarje torsdag klockan tre") == {2, 3}
    assert not fact.lines("Noor var med\nNavet: varje vecka")


def test_a_table_tells_figures_and_each_fault(states: dict[str, Office]) -> None:
    score = scored(states, status={"Å1": {"status": "klar"}})
    rows = [*table("prov", [score]), *faults([score])]
    assert any(row.startswith("läge") and "1  100 %" in row for row in rows)
    assert any("läge · Å1: väntat ”klar”, läst ”pågår”" in row for row in rows)


def test_a_series_key_says_the_same_as_a_voice_key_and_can_be_told_as_a_note() -> None:
    told = {
        "typ": "uppfoljning",
        "arende": "SIG-2026-001",
        "datum": "2026-03-12",
        "skrivet_av": "Lena Sundqvist",
        "narvarande": ["Noor Rahimi"],
        "ej_narvarande": [["Karim Rahimi", "sjuk"]],
        "statusar": [{"id": "Å1", "status": "ej_paborjad", "nytt_datum": "2026-03-20"}],
        "fel": [{"citat": ["Å14: klar"]}],
        "nasta_mote": {"datum": "?", "tid": "15:00"},
    }
    key = as_of_voice(told)
    assert key["slag"] == "uppföljning"
    assert key["ej_narvarande"] == ["Karim Rahimi"]
    assert key["status"] == {"Å1": {"status": "ej påbörjad", "nytt_datum": "2026-03-20"}}
    assert key["fraga"] == ["Å14: klar"]
    assert key["nasta_mote"] == {"tid": "15:00"}
    people = {"Noor Rahimi": ["ungdom", None], "Karim Rahimi": ["vardnadshavare", None]}
    note = documented({**key, "nasta_mote": {}}, people)
    assert "typ: uppföljning" in note
    assert "ny tid: '2026-03-20'" in note


def test_every_voice_that_is_kept_has_its_notes(tmp_path: Path) -> None:
    voices = Path(__file__).parent / "data" / "reading" / "voices"
    for key in voices.glob("*/facit.json"):
        assert len([*key.parent.iterdir()]) > 1
