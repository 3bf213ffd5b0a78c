"""The vilande lista in the outbox: there while somebody is watched, current, and then gone."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from sigdocs.demo.script import text_of as text_of_note
from sigdocs.errors import OfficeError
from sigdocs.records.ledger import Ledger
from sigdocs.records.rows import Entry
from sigdocs.rendering.office.pool import Paper
from sigdocs.service.kept_current import dormant_list as dormant
from sigdocs.service.kept_current.dormant_list import LISTS, lay_dormant_list
from tests.commanding import Office
from tests.paper_rendering import text_of
from tests.service_stage import CASE, Stage

OTHER_CASE = text_of_note("uv1_startmote.txt")
HEAD = f"Ärende: {CASE}\nDatum: {{day}}\nAntecknat av: Petra Lindqvist\n"
CLOSED = (
    "Avslut\n"
    + HEAD.format(day="2026-10-20")
    + "Anledning till avslut: familjen flyttar\nVilande lista: ja\n"
    "Uppföljningsdatum: 2026-11-20\nEfter avslut\n- Petra ringer Milo.\n"
)
MOVED = "Journal\n" + HEAD.format(day="2026-11-21") + "Nästa kontakt: 2027-01-15\n"
ENDED = "Journal\n" + HEAD.format(day="2026-11-22") + "Vilande lista: nej\n"


class Offices:
    """An office that makes nothing but the list, at once, and counts how often."""

    def __init__(self) -> None:
        self.made = 0

    def archive(self, papers: Sequence[Paper]) -> list[bytes | OfficeError]:
        lists = [paper.title == "Vilande lista" for paper in papers]
        self.made += sum(lists)
        return [b"%PDF" if one else OfficeError("bara listan") for one in lists]


@pytest.fixture
def offices(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> Offices:
    made = Offices()
    monkeypatch.setattr(type(stage.desk), "office", lambda _: made)
    return made


def said(stage: Stage) -> str:
    return text_of((stage.outbox / LISTS / "vilande_lista.docx").read_bytes())


def names(paths: Sequence[Path]) -> list[str]:
    return [path.name for path in paths]


def test_without_anybody_to_watch_there_is_no_list(stage: Stage) -> None:
    assert lay_dormant_list(stage.desk) == ()
    assert not (stage.outbox / LISTS).exists()


def test_a_closing_puts_the_case_on_it_and_a_journal_entry_moves_and_ends_it(
    stage: Stage, offices: Offices
) -> None:
    stage.accept("avslut.txt", CLOSED)
    assert names(lay_dormant_list(stage.desk)) == ["vilande_lista.docx", "vilande_lista.pdf"]
    assert f"| {CASE} | 2026-11-20 / försenad | Petra Lindqvist | □ |" in said(stage)
    assert "Milo" not in said(stage)
    stage.accept("flyttat.txt", MOVED)
    lay_dormant_list(stage.desk)
    assert f"| {CASE} | 2027-01-15 | Petra Lindqvist | □ |" in said(stage)
    stage.accept("slut.txt", ENDED)
    assert lay_dormant_list(stage.desk) == ()
    assert list((stage.outbox / LISTS).iterdir()) == []
    assert offices.made == 2


def test_the_receipts_say_that_the_case_is_watched_and_then_no_more(stage: Stage) -> None:
    stage.accept("avslut.txt", CLOSED)
    stage.accept("slut.txt", ENDED)
    told = "".join(one.read_text("utf-8-sig") for one in sorted(stage.outbox.rglob("kvitto.txt")))
    assert "Ärendet står på vilande lista: nästa kontakt 2026-11-20." in told
    assert "Ärendet är borttaget från vilande lista." in told


def test_it_is_not_made_again_while_nothing_has_changed(
    stage: Stage, offices: Offices, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage.accept("avslut.txt", CLOSED)
    first = lay_dormant_list(stage.desk)
    monkeypatch.setattr(dormant, "render", lambda *_: pytest.fail("made again"))
    assert lay_dormant_list(stage.desk) == first
    assert offices.made == 1


def test_a_note_costs_the_reading_of_its_own_case_alone(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage.accept("ny.txt", OTHER_CASE.replace("t.o.m. 2026-09-24", "t.o.m. 2026-12-24"))
    lay_dormant_list(stage.desk)
    read: list[str] = []
    real = type(stage.desk.ledger).entries

    def reading(ledger: Ledger, number: str) -> tuple[Entry, ...]:
        read.append(number)
        return real(ledger, number)

    stage.accept("avslut.txt", CLOSED)
    monkeypatch.setattr(type(stage.desk.ledger), "entries", reading)
    lay_dormant_list(stage.desk)
    assert read == [CASE]


def test_without_libreoffice_word_lies_there_and_the_pdf_comes_later(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage.accept("avslut.txt", CLOSED)
    assert names(lay_dormant_list(stage.desk)) == ["vilande_lista.docx"]
    monkeypatch.setattr(type(stage.desk), "office", lambda _: Offices())
    assert names(lay_dormant_list(stage.desk)) == ["vilande_lista.docx", "vilande_lista.pdf"]


def test_a_damaged_slip_makes_it_anew(stage: Stage, offices: Offices) -> None:
    stage.accept("avslut.txt", CLOSED)
    lay_dormant_list(stage.desk)
    (stage.desk.workspace.records / dormant.SLIP).write_text("{")
    lay_dormant_list(stage.desk)
    assert offices.made == 2


def test_the_command_makes_it_and_says_where(sig: Office) -> None:
    assert sig.type("dormant").out.strip() == "Inga ärenden står på vilande lista."
    sig.drop(CLOSED, "avslut.txt")
    assert sig.on("2026-11-22").type("run").code == 0
    (path,) = sig.type("dormant", "--json").data["filer"]
    assert Path(path).name == "vilande_lista.docx"


def test_status_tells_of_the_contact_that_should_have_been_taken(sig: Office) -> None:
    sig.drop(CLOSED, "avslut.txt")
    sig.on("2026-11-22").type("run")
    told = sig.type("status").out
    assert "Vilande lista: nästa kontakt" in told
    assert "FÖRSENAT" in told
    (line,) = sig.type("status", "--json").data["efter avslut"]
    assert (line["ärende"], line["vad"]) == (CASE, "kontakt efter avslut")
