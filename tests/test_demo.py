"""The demo, played once, and everything in it held against the judges that all papers meet."""

import contextlib
import io
import re
import tomllib
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pikepdf
import pytest
from personnummer.personnummer import Personnummer
from rich.console import Console

from sigdocs.casework.nomination.register import REGISTER
from sigdocs.demo.__main__ import main, run
from sigdocs.demo.filling import fill
from sigdocs.demo.play import MARKER, Played, fresh, kept
from sigdocs.demo.script import YOUNG_ADULT, YOUTH, answers_of, steps, text_of
from sigdocs.documents.casefile.running_journal import RUNNING_JOURNAL
from sigdocs.documents.due import PAPERS
from sigdocs.errors import TemplateError, WorkspaceError
from sigdocs.intake.form.build import build_form
from sigdocs.model.note import NoteKind
from sigdocs.pipeline import Outcome
from sigdocs.records.verify import verify
from sigdocs.rendering.pdf_check import check
from sigdocs.service.codec import case_of
from sigdocs.service.desk import open_desk
from sigdocs.service.publishing.on_demand import journal, lay_on_demand
from sigdocs.settings import Workspace, example_settings, parse_settings
from tests.oracles import audit_docx
from tests.protecting import all_text, read_pdf

pytestmark = [pytest.mark.office, pytest.mark.slow]

SECRETS = ("070-1740623", "0701740623", "Uddvägen", "Norrhamn", "19900307", "900307")


@dataclass(frozen=True)
class Demo:
    workspace: Workspace
    played: list[Played]
    said: str

    def papers(self, case: str, ending: str) -> list[Path]:
        return sorted(self.workspace.outbox.glob(f"arenden/{case}/*/*{ending}"))

    def published(self, ending: str) -> list[Path]:
        lists = sorted(self.workspace.outbox.glob(f"fokusgrupp/*/*{ending}"))
        return [*lists, *self.papers(YOUTH, ending), *self.papers(YOUNG_ADULT, ending)]

    def receipt(self, number: int) -> str:
        (path,) = self.workspace.outbox.glob(f"arenden/{YOUTH}/{number:03}_*/kvitto.txt")
        return path.read_text("utf-8-sig")


@pytest.fixture(scope="module")
def demo(needs_office: None, tmp_path_factory: pytest.TempPathFactory) -> Demo:
    folder = tmp_path_factory.mktemp("demo") / "demo"
    out, leaked = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(leaked):
        played = run(folder, Console(file=out, width=100, highlight=False))
    assert leaked.getvalue() == ""
    return Demo(Workspace(folder), played, out.getvalue())


def versions(demo: Demo, case: str) -> list[int]:
    names = (path.name.split("_") for path in demo.papers(case, ".pdf"))
    return sorted(int(parts[2][1:]) for parts in names if parts[1] == "atgardsplan")


def all_of(path: Path) -> str:
    """Everything that can be read out of a file: its name, parts, pages, properties and streams."""
    data = path.read_bytes()
    if path.suffix == ".docx":
        return path.name + all_text(data)
    if path.suffix == ".pdf":
        with pikepdf.open(io.BytesIO(data)) as pdf:
            streams = [one for one in pdf.objects if isinstance(one, pikepdf.Stream)]
            texts = [one.read_bytes().decode("latin-1") for one in streams if "/Width" not in one]
            info = str(dict(pdf.docinfo.items()))
        return "".join((path.name, info, *texts, *read_pdf(data)))
    return path.name + data.decode("utf-8", "replace")


def words(docx: Path) -> str:
    with zipfile.ZipFile(docx) as package:
        return "".join(package.read(name).decode("utf-8", "ignore") for name in package.namelist())


def test_every_note_is_taken_but_the_faulty_one_and_what_is_shown_first(demo: Demo) -> None:
    returned = [one.step.source for one in demo.played if one.result.outcome is Outcome.RETURNED]
    assert returned == ["005_nominering.txt", "07_uppfoljning_fel.txt"]  # the first is shown once
    taken = [one for one in demo.played if one.result.outcome is Outcome.ACCEPTED]
    assert len(taken) == len(steps()) - len(returned)
    assert all(one.step.kind.slug in one.result.folder for one in taken)


def test_the_faulty_note_asks_all_its_questions_at_once_and_is_cleared_when_mended(
    demo: Demo,
) -> None:
    faulty, mended = (one for one in demo.played if "april" in one.step.name)
    asked = {problem.code for problem in faulty.result.problems if problem.blocks}
    assert asked == {"veckodag-stammer-inte", "datum-saknar-dag", "ansvarig-okand"}
    assert len(faulty.returned) == 2
    text = (kept(demo.workspace) / "Uppföljning april.txt").read_text("utf-8-sig")
    assert "tors 5/6" in text
    assert "SVAR FRÅN SIGDOCS" in text
    assert mended.result.outcome is Outcome.ACCEPTED
    assert mended.returned == ()


def test_plan_versions_have_no_gaps_and_pause_and_closing_make_none(demo: Demo) -> None:
    assert versions(demo, YOUTH) == [1, 2, 3, 4, 5, 6, 7, 8]
    assert versions(demo, YOUNG_ADULT) == [1, 2]
    for kind in (NoteKind.PAUSE, NoteKind.CLOSING, NoteKind.CONTACT, NoteKind.CONSENT):
        folder = next(one.result.folder for one in demo.played if one.step.kind is kind)
        assert not list((demo.workspace.outbox / folder).glob("*atgardsplan*"))


def test_each_version_but_the_first_has_its_copy_with_tracked_changes(demo: Demo) -> None:
    assert len(demo.papers(YOUTH, "_andringar.docx")) == 7
    assert len(demo.papers(YOUNG_ADULT, "_andringar.docx")) == 1


def recorded(demo: Demo, *formats: str) -> int:
    """Count the files of these formats that the ledger says were made."""
    with open_desk(demo.workspace, with_office=False) as desk:
        entries = [row for case in desk.ledger.cases() for row in desk.ledger.entries(case)]
        made = [one for row in entries for one in desk.ledger.papers.renditions(row.note_sha)]
    return sum(one.format in formats and one.sha256 is not None for one in made)


def test_every_word_file_opens_without_a_repair(demo: Demo) -> None:
    found = demo.published(".docx")
    assert len(found) == recorded(demo, "docx", "redline") > 60
    for path in [*found, *kept(demo.workspace).rglob("*.docx")]:
        audit_docx(path.read_bytes())


def test_a_filled_in_form_opens_without_a_repair(demo: Demo) -> None:
    forms = [step for step in steps() if step.form]
    settings = parse_settings(tomllib.loads(example_settings()))
    blank = build_form(NoteKind.INTAKE, settings.profile(), None)
    audit_docx(fill(blank, answers_of(forms[0].source)))


def test_every_pdf_may_be_archived(demo: Demo) -> None:
    found = demo.published(".pdf")
    assert len(found) == recorded(demo, "pdf") > 30
    assert [finding for path in found for finding in check(path.read_bytes())] == []


def test_chains_store_and_outbox_are_as_recorded(demo: Demo) -> None:
    with open_desk(demo.workspace, with_office=False) as desk:
        assert verify(desk.ledger, desk.store, desk.workspace.outbox) == ()
        assert list(desk.ledger.cases()) == [REGISTER, YOUTH, YOUNG_ADULT]
        assert not desk.ledger.papers.waiting()


def test_the_demo_shows_every_kind_of_paper_there_is(demo: Demo) -> None:
    made = {path.name for path in demo.workspace.outbox.rglob("*.docx")}
    slugs = {paper.kind.slug for paper in PAPERS} - {RUNNING_JOURNAL.slug}  # made when asked for
    assert [slug for slug in slugs if not any(slug in name for name in made)] == []


def test_nothing_of_a_protected_persons_stands_anywhere_in_what_comes_out(demo: Demo) -> None:
    with open_desk(demo.workspace) as desk:
        case = case_of(desk.ledger.entries(YOUTH))
        assert case
        lay_on_demand(desk, case, journal(desk, case))
    files = [path for path in demo.workspace.outbox.rglob("*") if path.is_file()]
    endings = {path.suffix for path in files}
    assert endings >= {".docx", ".pdf", ".ics", ".txt", ".json"}
    found = [(path.name, secret) for path in files for secret in SECRETS if secret in all_of(path)]
    assert found == []


def test_the_search_would_find_what_it_looks_for(demo: Demo) -> None:
    plan = demo.papers(YOUTH, "_atgardsplan_v8_2026-08-26.docx")[0]
    assert "Noel Hedvall" in all_of(plan)
    assert "Noel Hedvall" in all_of(plan.with_suffix(".pdf"))
    call = demo.papers(YOUTH, ".ics")[0]
    assert "BEGIN:VEVENT" in all_of(call)


def test_no_path_names_a_person(demo: Demo) -> None:
    names = " ".join(path.as_posix() for path in demo.workspace.outbox.rglob("*"))
    assert not [one for one in ("Noel", "Hedvall", "Alma", "2011", "2004") if one in names]


def test_receipts_say_who_gets_the_plan_and_who_does_not(demo: Demo) -> None:
    first, fifth = demo.receipt(4), demo.receipt(10)
    assert "Skickas INTE till BUP: omfattas inte av samtycket" in first
    assert "Skickas INTE till Lindåsa BK: samtycket gäller bara fritid" in first
    assert "Skickas till BUP (omfattas av samtycket)" in fifth
    assert "Nya åtaganden:        Å19, Å20, Å21, Å22" in fifth
    assert "”fre 5/6” lästes som fredag 2026-06-05" in fifth
    assert "Plan version 7 rättar version 6." in demo.receipt(15)


def test_the_note_without_secrets_is_in_the_journal_and_makes_nobody_a_recipient(
    demo: Demo,
) -> None:
    (journal,) = demo.workspace.outbox.glob(f"arenden/{YOUTH}/010_*/*journal*.docx")
    assert "Deltog utan sekretessuppgifter" in words(journal)
    assert "Vallgymnasiet" not in demo.receipt(10)


def test_the_journal_holds_what_the_notes_said_of_pause_consent_and_closing(demo: Demo) -> None:
    for number, wanted in (
        (1, "Lindåsa BK (bara fritid)"),
        (12, "Från och med 2026-05-20 till och med 2026-07-20."),
        (19, "Inskriven 2026-01-14. Utskriven 2026-10-14."),
        (19, "ni kom ihåg vad jag sa"),
    ):
        (journal,) = demo.workspace.outbox.glob(f"arenden/{YOUTH}/{number:03}_*/*journal*.docx")
        assert wanted in words(journal)


def test_the_story_told_at_the_end_leads_to_the_papers(demo: Demo) -> None:
    for wanted in (
        "startmöte 28 jan.txt",
        "plan 7, journal 15",
        "kom åter, 3 frågor",
        "Veckodagen i ”tors 5/6”",
        "Retur är tom igen.",
        "atgardsplan_v8_2026-08-26.pdf",
        "kvitto.txt",
        YOUNG_ADULT,
        "varav PDF",
    ):
        assert wanted in demo.said


def test_without_libreoffice_word_is_made_and_the_pdfs_wait(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sigdocs.demo.__main__.office", lambda: None)
    out = io.StringIO()
    run(tmp_path / "demo", Console(file=out, width=100, highlight=False), steps()[:7])
    assert "LibreOffice saknas: bara Word" in out.getvalue()
    assert re.search(r" 0 \(väntar: [1-9]", out.getvalue())
    assert not list(tmp_path.rglob("*.pdf"))
    assert len(list(tmp_path.rglob("*_atgardsplan_*.docx"))) == 2 + 1


def test_the_log_holds_ids_only(demo: Demo) -> None:
    log = (demo.workspace.records / "sigdocs.log").read_text("utf-8")
    assert log.count('"note"') == len(steps())
    assert not [name for name in ("Noel", "Hedvall", "april", "startmöte 28") if name in log]


def test_a_demo_folder_is_replaced_and_any_other_is_left_alone(tmp_path: Path) -> None:
    fresh(tmp_path / "demo")
    (tmp_path / "demo" / "old.txt").write_text("x")
    assert not (fresh(tmp_path / "demo").root / "old.txt").exists()
    own = tmp_path / "own"
    own.mkdir()
    (own / "keep.txt").write_text("x")
    with pytest.raises(WorkspaceError, match="inte gjord av demot"):
        fresh(own)
    assert (own / "keep.txt").exists()
    assert not (own / MARKER).exists()


def test_a_folder_of_somebody_else_ends_the_program_with_a_word(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "keep.txt").write_text("x")
    monkeypatch.setattr("sys.argv", ["sigdocs.demo", str(tmp_path)])
    assert main() == 1
    assert "inte gjord av demot" in capsys.readouterr().err


def test_the_fictional_people_have_numbers_by_the_rule() -> None:
    told = answers_of("01_inskrivning.toml")
    guardians, youth = told["Vårdnadshavare"], told["Ungdomen"]
    assert isinstance(guardians, dict)
    assert isinstance(youth, dict)
    adult = next(line for line in text_of("uv1_startmote.txt").splitlines() if "Klient" in line)
    numbers = [youth["Personnummer"], *guardians["Personnummer"], adult.split()[-1]]
    for number in numbers:
        assert Personnummer.parse(number).get_age() > 0
        assert number.replace("-", "")[8:11] in {"238", "239"}


def test_a_form_without_what_is_to_be_typed_says_what_it_lacks() -> None:
    settings = parse_settings(tomllib.loads(example_settings()))
    form = build_form(NoteKind.PAUSE, settings.profile(), None)
    for answers, said in (
        ({"Vädret": {"Regn": "ja"}}, "ingen rubrik ”Vädret”"),
        ({"Pausen": {"Regn": "ja"}}, "frågar inte efter ”Regn”"),
        ({"Pausen": [{"Regn": "ja"}]}, "ingen kolumn ”Regn”"),
    ):
        with pytest.raises(TemplateError, match=said):
            fill(form, answers)
    with pytest.raises(TemplateError):
        fill(b"no Word file", {})
