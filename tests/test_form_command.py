from pathlib import Path

from tests.commanding import CASE, FOLLOW_UP, Office


def test_the_form_that_is_next_is_laid_in_the_outbox_under_the_case(sig: Office) -> None:
    said = sig.type("form", CASE)
    place = sig.root / "outbox" / "arenden" / CASE / f"{CASE}_anteckning_uppfoljning.docx"
    assert (said.code, said.out.strip()) == (0, str(place))
    assert place.is_file()


def test_the_form_is_the_one_that_was_published_with_the_last_meeting(
    sig: Office, tmp_path: Path
) -> None:
    sig.type("form", CASE, "-o", str(tmp_path / "blankett.docx"))
    (published,) = (sig.root / "outbox").rglob("*_anteckning_uppfoljning_2026-09-22.docx")
    assert (tmp_path / "blankett.docx").read_bytes() == published.read_bytes()


def test_a_form_can_be_made_for_any_kind_of_note(sig: Office, tmp_path: Path) -> None:
    for written, kind in (
        ("avvikelse", "avvikelse"),
        ("Startmöte", "startmöte"),
        ("startmote", "startmöte"),
    ):
        target = tmp_path / f"{written}.docx"
        data = sig.type("form", CASE, "--type", written, "-o", str(target), "--json").data
        assert data == {"fil": str(target), "sort": kind}
        assert target.read_bytes()[:2] == b"PK"


def test_a_form_that_may_be_filled_in_is_never_written_over(sig: Office, tmp_path: Path) -> None:
    target = tmp_path / "ifylld.docx"
    target.write_bytes(b"ifylld")
    said = sig.type("form", CASE, "-o", str(target))
    assert said.code == 1
    assert "skrivs inte över" in said.err
    assert target.read_bytes() == b"ifylld"


def test_the_same_form_twice_is_no_fault(sig: Office) -> None:
    assert [sig.type("form", CASE).code for _ in range(2)] == [0, 0]


def test_a_kind_or_case_that_does_not_exist_is_told_with_those_that_do(sig: Office) -> None:
    kind = sig.type("form", CASE, "--type", "fika")
    assert kind.code == 2
    assert "uppföljning, avvikelse" in kind.err
    case = sig.type("form", "SIG-2026-041")
    assert case.code == 1
    assert f"Menas {CASE}?" in case.err


def test_a_paused_case_gets_the_form_that_ends_the_pause(sig: Office) -> None:
    pause = FOLLOW_UP.partition("Uppföljning av")[0].replace("Uppföljning", "Paus")
    sig.on("2026-09-22").drop(
        f"{pause}\nPaus\nFrån och med: 2026-09-22\nTill och med: 2026-10-22\nSkäl: SiS\nBeslutat av: Eva Ek\n"
    )
    assert sig.type("run").code == 0
    name = Path(sig.type("form", CASE).out.strip()).name
    assert name == f"{CASE}_anteckning_aterupptagande.docx"
    (pause_told,) = sig.type("status", "--json").data["pauser"]
    assert pause_told["senast"] == "2026-10-22"
