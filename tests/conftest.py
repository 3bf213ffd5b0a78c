"""What several test modules share: a warm LibreOffice, and an outside judge of PDFs."""

import base64
import datetime as dt
import io
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import docx
import hypothesis
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm

from sigdocs.cli import main
from sigdocs.errors import OfficeError
from sigdocs.folders import outbox
from sigdocs.rendering.office.pool import OfficePool
from sigdocs.settings import Workspace
from tests import judging
from tests.commanding import NOTES, Office, set_clock, without_office
from tests.days import Days, days_in, start
from tests.service_stage import START as START_NOTE
from tests.service_stage import Stage, a_desk, a_workspace, copied

# The machine may be busy with LibreOffice: time says nothing of an example. What holds a change up
# is the same each time it is run; new examples are looked for in ``make soak``.
hypothesis.settings.register_profile(
    "search", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.register_profile(
    "suite", hypothesis.settings.get_profile("search"), derandomize=True
)
hypothesis.settings.load_profile("suite")

collect_ignore = ["office_typist.py"]  # a program for the Python that speaks UNO, not for ours
_JARS = (
    "pdfbox2.jar",
    "preflight.jar",
    "xmpbox.jar",
    "fontbox2.jar",
    "commons-logging.jar",
    "javax.activation.jar",
    "jaxb-api.jar",
)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden", action="store_true", help="write what is made as what is expected"
    )


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """Hold a text against the golden one in a file; ``--update-golden`` writes it instead."""

    def hold(path: Path, text: str) -> None:
        if request.config.getoption("--update-golden"):
            path.write_text(text, encoding="utf-8", newline="\n")
        assert text == path.read_text(encoding="utf-8")

    return hold


@pytest.fixture(autouse=True)
def _every_published_paper_is_judged(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Hold every paper that any test publishes to what every paper must hold."""
    judged = judging.Bench()
    within = "sigdocs.service.publishing.publish"
    monkeypatch.setattr(f"{within}.publish_set", judged.listening(outbox.publish))
    monkeypatch.setattr(f"{within}.add_late", judged.listening_late(outbox.add_late))
    for room in (
        "kept_current.blank_forms",
        "kept_current.leaflets",
        "kept_current.dormant_list",
        "publishing.on_demand",
    ):
        refresh = judged.listening_to_one(outbox.refresh)
        monkeypatch.setattr(f"sigdocs.service.{room}.refresh", refresh)
    yield
    assert not judged.faults, "\n".join(judged.faults)


@pytest.fixture(scope="session")
def needs_office() -> None:
    """Fail where LibreOffice is missing, unless the tester said that it may be."""
    if os.environ.get("SIGDOCS_WITHOUT_OFFICE") == "1":
        pytest.skip("SIGDOCS_WITHOUT_OFFICE=1: nothing that needs LibreOffice is tested")


@pytest.fixture(scope="session")
def office(needs_office: None) -> Iterator[OfficePool]:
    """One warm LibreOffice for all tests of this process."""
    try:
        pool = OfficePool(1, timeout=60)
    except OfficeError as error:
        pytest.fail(f"{error} (SIGDOCS_WITHOUT_OFFICE=1 leaves these tests out)")
    with pool:
        yield pool


_DOT = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGNoUGgAAAIEAQEQjbkNAAAAAElFTkSuQmCC"
)


@pytest.fixture(scope="session")
def sample_docx() -> bytes:
    """A page in Liberation Sans with headings, a headed table, a described picture and an author."""
    document = docx.Document()
    for name in ("Normal", "Heading 1", "Heading 2"):
        fonts = document.styles[name].element.get_or_add_rPr().get_or_add_rFonts()
        fonts.attrib.clear()
        for kind in ("w:ascii", "w:hAnsi"):
            fonts.set(qn(kind), "Liberation Sans")
    document.core_properties.author = "Hemlig Person"
    document.add_heading("Åtgärdsplan", 1)
    document.add_paragraph("Träffa lotsen varje vecka – ”om det går”.")
    table = document.add_table(2, 2)
    for cell, text in zip(table._cells, ("Åtagande", "Vem", "Boxning", "Fritid"), strict=True):
        cell.text = text
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    picture = document.add_picture(io.BytesIO(_DOT), width=Cm(2))
    picture._inline.docPr.set("descr", "Kommunens vapen")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


@pytest.fixture(scope="session")
def preflight(tmp_path_factory: pytest.TempPathFactory) -> Callable[[bytes], list[str]]:
    """PDFBox preflight: returns the errors it finds in a PDF, held against PDF/A-1b."""
    shelf = Path(os.environ.get("SIGDOCS_JAVA", "/usr/share/java"))
    jars = [shelf / name for name in _JARS]
    java = shutil.which("java")
    if java is None or not all(jar.exists() for jar in jars):
        pytest.skip(
            "PDFBox preflight is not here (libpdfbox2-java libactivation-java libjaxb-api-java)"
        )
    path = os.pathsep.join(map(str, jars))
    folder = tmp_path_factory.mktemp("preflight")

    def judge(pdf: bytes) -> list[str]:
        (folder / "it.pdf").write_bytes(pdf)
        command = [
            java,
            "-cp",
            path,
            "org.apache.pdfbox.preflight.Validator_A1b",
            str(folder / "it.pdf"),
        ]
        run = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
        lines = (run.stdout + run.stderr).splitlines()
        return [line.strip() for line in lines if line[:1].isdigit() or line.startswith("\t")]

    return judge


@pytest.fixture(scope="session")
def accepted_workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace where the example's start meeting has been taken in; its PDFs wait. Copy it."""
    root = tmp_path_factory.mktemp("kontor") / "sig"
    with pytest.MonkeyPatch.context() as patch:
        set_clock(patch, dt.datetime(2026, 9, 8, 17, tzinfo=dt.UTC))
        _typed("init", str(root), expect=0)
        without_office(root)
        shutil.copy(NOTES / "startmote.txt", root / "inbox")
        _typed("-w", str(root), "run", expect=0)
    return root


def _typed(*words: str, expect: int) -> None:
    with pytest.raises(SystemExit) as ended:
        main(words)
    assert ended.value.code == expect


@pytest.fixture
def sig(
    accepted_workspace: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> Office:
    """An office of the test's own, where the start meeting has been taken in."""
    shutil.copytree(accepted_workspace, tmp_path / "sig")
    return Office(tmp_path / "sig", capsys, monkeypatch)


@pytest.fixture(scope="session")
def started_workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """A workspace where one start meeting has been accepted, to be copied."""
    workspace = a_workspace(tmp_path_factory.mktemp("started") / "kontor")
    with a_desk(workspace) as desk:
        Stage(desk).accept("startmote.txt", START_NOTE)
    return workspace


@pytest.fixture
def empty_stage(tmp_path: Path) -> Iterator[Stage]:
    """An open workspace that nothing has been dropped in."""
    with a_desk(a_workspace(tmp_path / "tomt")) as desk:
        yield Stage(desk)


@pytest.fixture
def stage(tmp_path: Path, started_workspace: Workspace) -> Iterator[Stage]:
    """An open workspace with one case, whose start meeting has been held."""
    with a_desk(copied(started_workspace, tmp_path / "kontor")) as desk:
        yield Stage(desk)


@pytest.fixture(scope="session")
def consented_workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """A workspace where consent for four parties was given at a start meeting, to be copied."""
    workspace = a_workspace(tmp_path_factory.mktemp("consented") / "kontor")
    with days_in(workspace) as days:
        days.accept("2026-09-08", start())
    return workspace


@pytest.fixture
def days(tmp_path: Path, consented_workspace: Workspace) -> Iterator[Days]:
    """An office whose days pass, with one case and consent for four parties."""
    with days_in(copied(consented_workspace, tmp_path / "kontor")) as opened:
        yield opened


@pytest.fixture
def first_days(tmp_path: Path) -> Iterator[Days]:
    """An office whose days pass, before its first case."""
    with days_in(a_workspace(tmp_path / "nytt")) as opened:
        yield opened
