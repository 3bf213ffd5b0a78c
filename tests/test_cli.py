import re
import subprocess
import sys
import time
from pathlib import Path

import pytest

from sigdocs import __version__
from sigdocs.cli import COMMANDS, main
from tests.commanding import Office, Said

ENGLISH = re.compile(
    r"\b(usage|options?|commands?|show|exit|default|error|missing|invalid|try|for|help|file|the)\b",
    re.IGNORECASE,
)


@pytest.fixture
def typed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Office:
    return Office(tmp_path, capsys, monkeypatch)


def words(said: Said) -> str:
    """What was said, without names that are typed: options, files, programs."""
    return re.sub(r"--?\w[\w-]*|sigdocs\.?\w*|\S*\.(docx|toml|pdf)", "", said.out + said.err)


@pytest.mark.parametrize("name", [None, *COMMANDS])
def test_every_help_page_is_in_swedish(typed: Office, name: str | None) -> None:
    said = typed.type(*([name] if name else []), "--help")
    assert said.code == 0
    assert said.out.startswith("Så här: sigdocs")
    assert ENGLISH.findall(words(said)) == []


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (["bok"], "bok"),
        (["case"], "ÄRENDE"),
        (["run", "--fort"], "--fort"),
        (["check", "finns-inte.txt"], "finns-inte.txt finns inte"),
        (["run", "nu"], "nu"),
        (["form"], "ÄRENDE"),
    ],
)
def test_wrong_usage_is_told_in_swedish_with_code_2(
    typed: Office, wrong: list[str], said: str
) -> None:
    answer = typed.type(*wrong)
    assert answer.code == 2
    assert said in answer.err
    assert "Fel: " in answer.err
    assert "Hjälp: sigdocs" in answer.err
    assert ENGLISH.findall(words(answer)) == []


def test_a_folder_that_is_no_workspace_is_told_with_what_to_do(typed: Office) -> None:
    answer = typed.type("status")
    assert (answer.code, answer.out) == (1, "")
    assert "sigdocs init" in answer.err


def test_the_workspace_is_found_in_the_environment_and_in_the_current_folder(
    sig: Office, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for way in ("environment", "here"):
        with monkeypatch.context() as patch:
            if way == "environment":
                patch.setenv("SIGDOCS_WORKSPACE", str(sig.root))
            else:
                patch.chdir(sig.root)
            with pytest.raises(SystemExit) as ended:
                main(["case", "SIG-2026-014"])
        assert ended.value.code == 0
        assert "SIG-2026-014: ungdom" in capsys.readouterr().out


def test_the_version_is_told(typed: Office) -> None:
    assert typed.type("--version").out == f"sigdocs {__version__}\n"


def test_without_a_word_the_help_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([])
    assert ended.value.code == 2
    assert "Kommandon" in "".join(capsys.readouterr())


def test_help_starts_like_any_small_program_and_loads_no_heavy_library() -> None:
    heavy = "{'sqlalchemy', 'pydantic', 'lxml', 'docx', 'rich', 'watchdog'} & set(sys.modules)"
    code = (
        "import sys, contextlib; from sigdocs.cli import main\n"
        "with contextlib.suppress(SystemExit): main(['--help'])\n"
        f"sys.exit(len({heavy}))"
    )
    # Measured as about 2 times an empty program; with SQLAlchemy alone it is 7 and with python-docx 4 more.
    empty = min(_seconds("import argparse") for _ in range(3))
    assert min(_seconds(code) for _ in range(3)) < 8 * empty


def _seconds(code: str) -> float:
    began = time.perf_counter()
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert run.returncode == 0
    return time.perf_counter() - began
