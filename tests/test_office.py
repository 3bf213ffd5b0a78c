"""LibreOffice kept warm and watched over."""

import io
import os
import signal
import socketserver
import subprocess
import sys
import textwrap
import threading
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import docx
import psutil
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn

from sigdocs.errors import OfficeError
from sigdocs.rendering.office.office import Format, Office

ROOT = Path(__file__).parents[1]
pytestmark = [pytest.mark.office, pytest.mark.usefixtures("needs_office")]
posix = pytest.mark.skipif(sys.platform == "win32", reason="stops a process by a POSIX signal")


@pytest.fixture(scope="module")
def own() -> Iterator[Office]:
    with Office(timeout=60) as office:
        yield office


@pytest.fixture
def scratch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where new LibreOffices of this test keep their things."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    return tmp_path


class Listener(socketserver.ThreadingTCPServer):
    """Counts who calls, and answers nobody."""

    calls = 0

    def verify_request(self, *_: object) -> bool:
        self.calls += 1
        return False


@pytest.fixture
def listener() -> Iterator[Listener]:
    with Listener(("127.0.0.1", 0), socketserver.BaseRequestHandler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def saved(document: docx.document.Document) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def text_of(document: bytes) -> list[str]:
    read = docx.Document(io.BytesIO(document))
    cells = [cell.text for table in read.tables for cell in table._cells]
    return [paragraph.text for paragraph in read.paragraphs if paragraph.text] + cells


def is_gone(pid: int, within: float = 10.0) -> bool:
    until = time.monotonic() + within
    while time.monotonic() < until:
        if not psutil.pid_exists(pid) or psutil.Process(pid).status() == psutil.STATUS_ZOMBIE:
            return True
        time.sleep(0.05)
    return False


def test_a_word_file_becomes_a_pdf_in_the_same_process(own: Office, sample_docx: bytes) -> None:
    first = own.convert(sample_docx, Format.DOCX, Format.PDF)
    pid = own.pid()
    assert own.convert(sample_docx, Format.DOCX, Format.PDF).startswith(b"%PDF-1.")
    assert first.startswith(b"%PDF-1.")
    assert own.pid() == pid


def test_text_survives_word_to_odt_to_word(own: Office, sample_docx: bytes) -> None:
    odt = own.convert(sample_docx, Format.DOCX, Format.ODT)
    back = own.convert(odt, Format.ODT, Format.DOCX)
    assert text_of(back) == text_of(sample_docx)


def test_text_survives_word_to_word(own: Office, sample_docx: bytes) -> None:
    back = own.convert(sample_docx, Format.DOCX, Format.DOCX)
    assert back != sample_docx
    assert text_of(back) == text_of(sample_docx)


def test_the_version_is_told(own: Office) -> None:
    assert own.version().split(".")[0].isdigit()


def _zip(name: str, content: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr(name, content)
    return out.getvalue()


@pytest.mark.parametrize(
    "garbage",
    [
        b"",
        b"\x00" * 100,
        b"Hej!" * 1000,
        b"%PDF-1.7\n%%EOF",
        _zip("a.txt", b"hej"),
        b"PK\x03\x04" * 9,
    ],
    ids=["nothing", "zeros", "text", "pdf", "another zip", "broken zip"],
)
def test_what_is_no_word_file_is_refused_without_a_restart(own: Office, garbage: bytes) -> None:
    own.version()
    starts = own.starts
    with pytest.raises(OfficeError, match="trasig"):
        own.convert(garbage, Format.DOCX, Format.PDF)
    assert own.starts == starts


def test_what_is_no_odt_is_refused(own: Office, sample_docx: bytes) -> None:
    with pytest.raises(OfficeError, match="trasig"):
        own.convert(sample_docx, Format.ODT, Format.DOCX)


def test_bad_files_among_many_stop_no_other(own: Office, sample_docx: bytes) -> None:
    many = [sample_docx, b"", sample_docx, b"?", sample_docx]
    results = own.convert_many(many, Format.DOCX, Format.PDF)
    assert [isinstance(result, bytes) for result in results] == [True, False, True, False, True]


def test_a_killed_libreoffice_is_no_loss(own: Office, sample_docx: bytes) -> None:
    own.version()
    starts, pid = own.starts, own.pid()
    psutil.Process(pid).kill()
    assert own.convert(sample_docx, Format.DOCX, Format.PDF)
    assert own.starts == starts + 1
    assert own.convert(sample_docx, Format.DOCX, Format.PDF)
    assert own.pid() not in (0, pid)


def commented(plain: bytes) -> bytes:
    document = docx.Document(io.BytesIO(plain))
    run = document.paragraphs[1].runs[0]
    document.add_comment(run, "Vem är ansvarig?", author="sigdocs", initials="s")
    return saved(document)


def test_comments_survive_and_cost_the_warm_libreoffice_nothing(
    own: Office, sample_docx: bytes
) -> None:
    own.version()
    pid = own.pid()
    odt = own.convert(commented(sample_docx), Format.DOCX, Format.ODT)
    back = own.convert(odt, Format.ODT, Format.DOCX)
    comments = docx.Document(io.BytesIO(back)).comments
    assert [comment.text for comment in comments] == ["Vem är ansvarig?"]
    assert own.pid() == pid


def test_nothing_is_fetched_from_where_a_document_points(
    own: Office, sample_docx: bytes, listener: Listener
) -> None:
    document = docx.Document(io.BytesIO(sample_docx))
    address = f"http://127.0.0.1:{listener.server_address[1]}/x.png"
    link = document.part.relate_to(address, RELATIONSHIP_TYPE.IMAGE, is_external=True)
    (picture,) = document.element.body.iter(qn("a:blip"))
    picture.attrib.clear()
    picture.set(qn("r:link"), link)
    assert own.convert(saved(document), Format.DOCX, Format.PDF)
    with Office(warm=False, timeout=60) as cold:
        assert cold.convert(saved(document), Format.DOCX, Format.PDF)
    assert listener.calls == 0


@posix
def test_a_hung_libreoffice_is_killed_by_the_watchdog_and_replaced(sample_docx: bytes) -> None:
    with Office(timeout=60) as office:
        office.convert(sample_docx, Format.DOCX, Format.PDF)
        pid = office.pid()
        os.kill(pid, signal.SIGSTOP)
        office.timeout = 2
        assert office.convert(sample_docx, Format.DOCX, Format.PDF)
        assert is_gone(pid)
        office.timeout = 60
        assert office.convert(sample_docx, Format.DOCX, Format.PDF)
        assert office.pid() not in (0, pid)


def test_a_document_that_is_never_done_in_time_is_set_aside_and_work_goes_on(
    own: Office, sample_docx: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    own.version()
    starts = own.starts
    with monkeypatch.context() as patch:
        patch.setattr("sigdocs.rendering.office.office._START", 0)
        patch.setattr(own, "timeout", 0.0001)
        with pytest.raises(OfficeError, match="nytt försök"):
            own.convert(sample_docx, Format.DOCX, Format.PDF)
    assert own.starts == starts + 1
    assert own.convert(sample_docx, Format.DOCX, Format.PDF)


def test_libreoffice_is_replaced_after_a_number_of_documents(sample_docx: bytes) -> None:
    with Office(recycle_after=2, timeout=60) as office:
        office.convert_many([sample_docx] * 3, Format.DOCX, Format.PDF)
        assert office.starts == 2


def test_nothing_is_left_after_closing(scratch: Path, sample_docx: bytes) -> None:
    with Office(timeout=60) as office:
        office.convert(sample_docx, Format.DOCX, Format.PDF)
        pid, (folder,) = office.pid(), scratch.iterdir()
        sockets = [
            Path(end.laddr) for end in psutil.Process(pid).net_connections("unix") if end.laddr
        ]
        assert not [path for path in folder.iterdir() if path.name.startswith(("in", "made"))]
    assert is_gone(pid)
    assert list(scratch.iterdir()) == []
    assert office.pid() == 0
    assert len(sockets) >= 2 or not sys.platform.startswith("linux")
    assert not [socket for socket in sockets if socket.exists()]


def test_nothing_is_left_when_the_parent_is_killed(tmp_path: Path, sample_docx: bytes) -> None:
    (tmp_path / "in.docx").write_bytes(sample_docx)
    (tmp_path / "own").mkdir()
    script = textwrap.dedent("""
        import pathlib, sys, tempfile, time
        from sigdocs.rendering.office.office import Format, Office
        tempfile.tempdir = sys.argv[2]
        office = Office(timeout=60)
        office.convert(pathlib.Path(sys.argv[1]).read_bytes(), Format.DOCX, Format.PDF)
        print(office.pid(), flush=True)
        time.sleep(600)
    """)
    command = [sys.executable, "-c", script, str(tmp_path / "in.docx"), str(tmp_path / "own")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as parent:
        assert parent.stdout is not None
        pid = int(parent.stdout.readline())
        assert psutil.pid_exists(pid)
        assert len(list((tmp_path / "own").iterdir())) == 1
        parent.kill()
    assert is_gone(pid)
    until = time.monotonic() + 10
    while list((tmp_path / "own").iterdir()) and time.monotonic() < until:
        time.sleep(0.05)
    assert list((tmp_path / "own").iterdir()) == []


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="a promise of Linux only")
def test_libreoffice_dies_with_its_worker(sample_docx: bytes) -> None:
    with Office(timeout=60) as office:
        office.version()
        pid = office.pid()
        psutil.Process(pid).parent().kill()
        assert is_gone(pid)
        assert office.convert(sample_docx, Format.DOCX, Format.PDF)


def test_without_uno_one_call_makes_many_and_refuses_the_bad(
    scratch: Path, sample_docx: bytes
) -> None:
    with Office(warm=False, timeout=60) as office:
        results = office.convert_many([sample_docx, b"?", sample_docx], Format.DOCX, Format.PDF)
        assert [isinstance(result, bytes) for result in results] == [True, False, True]
        assert (office.warm, office.starts, office.pid()) == (False, 1, 0)
    assert list(scratch.iterdir()) == []


def test_a_libreoffice_that_does_not_start_is_an_error_in_swedish(
    tmp_path: Path, sample_docx: bytes
) -> None:
    (tmp_path / "soffice").write_bytes(b"no program")
    with (
        Office(tmp_path / "soffice", warm=True) as office,
        pytest.raises(OfficeError, match=r"startar inte"),
    ):
        office.convert(sample_docx, Format.DOCX, Format.PDF)
