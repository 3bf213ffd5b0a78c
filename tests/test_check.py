from pathlib import Path

import pytest

from tests.commanding import CASE, FOLLOW_UP, NOTES, Office


@pytest.fixture
def note(tmp_path: Path) -> Path:
    path = tmp_path / "möte.txt"
    path.write_text(FOLLOW_UP, "utf-8")
    return path


def test_check_tells_what_was_understood_and_what_would_be_made(sig: Office, note: Path) -> None:
    said = sig.on("2026-09-22").type("check", str(note))
    assert said.code == 0
    assert f"Läst som uppföljning 2026-09-22, ärende {CASE}." in said.out
    assert "Närvarande 2, statusar 2" in said.out
    made = said.out.partition("Skulle göras: ")[2]
    for name in ("atgardsplan_v2_2026-09-22.docx", "_v2_2026-09-22.pdf", "_andringar.docx"):
        assert name in made


def test_check_writes_nothing_whatever_it_is_given(sig: Office, note: Path) -> None:
    before = sig.fingerprint()
    sig.on("2026-09-22").type("check", str(note))
    note.write_text(FOLLOW_UP.replace("Å3: klar", "Å33: klar"), "utf-8")
    sig.type("check", str(note), "--json")
    sig.type("check", str(NOTES / "startmote.txt"))
    note.write_bytes(b"")
    sig.type("check", str(note))
    assert sig.fingerprint() == before


def test_check_tells_each_fault_with_its_line_and_code_3(sig: Office, note: Path) -> None:
    note.write_text(FOLLOW_UP.replace("Å3: klar", "Å33: klar"), "utf-8")
    said = sig.on("2026-09-22").type("check", str(note))
    assert said.code == 3
    assert "rad 13" in said.out
    assert "Anteckningen skulle lämnas tillbaka." in said.out
    data = sig.type("check", str(note), "--json").data
    assert data["godtas"] is False
    assert [one["stoppar"] for one in data["meddelanden"]] == [True]
    assert data["skulle göras"] == []


def test_check_as_json_holds_the_note_in_its_swedish_words(sig: Office, note: Path) -> None:
    data = sig.on("2026-09-22").type("check", str(note), "--json").data
    assert data["godtas"] is True
    assert data["anteckning"]["typ"] == "uppföljning"
    assert data["anteckning"]["datum"] == "2026-09-22"


@pytest.mark.parametrize("content", [b"", b"MZ\x90\x00"], ids=["empty", "program"])
def test_check_tells_plainly_why_a_file_is_no_note(
    sig: Office, tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "fil.docx"
    path.write_bytes(content)
    said = sig.type("check", str(path))
    assert said.code == 3
    assert said.out.strip()
    data = sig.type("check", str(path), "--json").data
    assert (data["godtas"], len(data["meddelanden"])) == (False, 1)


def test_check_finds_the_case_that_a_mistyped_number_may_mean(sig: Office, note: Path) -> None:
    note.write_text(FOLLOW_UP.replace(CASE, "SIG-2026-041"), "utf-8")
    assert f"Menas {CASE}?" in sig.on("2026-09-22").type("check", str(note)).out
