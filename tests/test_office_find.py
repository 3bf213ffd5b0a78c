"""Where LibreOffice is, and which Python can speak to it."""

import sys
from pathlib import Path

import pytest

from sigdocs.errors import ExitCode, OfficeError
from sigdocs.rendering.office.find import clean_environment, find_python, find_soffice
from sigdocs.rendering.office.office import Office
from sigdocs.rendering.office.pool import OfficePool


@pytest.fixture
def nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """A computer without LibreOffice."""
    monkeypatch.setattr("shutil.which", lambda _: None)
    monkeypatch.setattr("sigdocs.rendering.office.find._HOMES", ())


def program(folder: Path, *names: str) -> Path:
    folder.mkdir(parents=True)
    for name in names:
        (folder / name).write_text("")
    return folder


def test_a_missing_libreoffice_says_how_to_get_one(nowhere: None) -> None:
    with pytest.raises(OfficeError) as caught:
        OfficePool()
    assert "apt-get install" in str(caught.value)
    assert "winget install" in str(caught.value)
    assert "sigdocs.toml" in str(caught.value)
    assert caught.value.exit_code is ExitCode.DEGRADED


def test_the_settings_go_before_everything_else(tmp_path: Path) -> None:
    home = program(tmp_path / "eget", "soffice")
    assert find_soffice(home / "soffice") == home / "soffice"


def test_a_wrong_path_in_the_settings_is_said_and_nothing_else_tried(tmp_path: Path) -> None:
    with pytest.raises(OfficeError, match="Rätta sökvägen"):
        Office(tmp_path / "soffice")


def test_the_binary_is_taken_past_the_script_that_starts_it(tmp_path: Path) -> None:
    home = program(tmp_path / "program", "soffice", "soffice.bin")
    assert find_soffice(home / "soffice") == home / "soffice.bin"


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_link_on_the_path_is_followed_home(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = program(tmp_path / "program", "soffice", "soffice.bin")
    link = program(tmp_path / "bin") / "soffice"
    link.symlink_to(home / "soffice")
    monkeypatch.setattr("shutil.which", lambda name: str(link) if name == "soffice" else None)
    assert find_soffice() == home / "soffice.bin"


def test_the_usual_places_are_searched_with_the_newest_first(
    nowhere: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for version in ("7.6", "24.8", "25.2"):
        program(tmp_path / f"libreoffice{version}" / "program", "soffice.bin")
    places = (str(tmp_path / "nothing"), str(tmp_path / "libreoffice*" / "program"))
    monkeypatch.setattr("sigdocs.rendering.office.find._HOMES", places)
    assert find_soffice() == tmp_path / "libreoffice25.2" / "program" / "soffice.bin"


@pytest.mark.office
def test_the_python_found_speaks_uno(needs_office: None) -> None:
    python = find_python(find_soffice())
    assert python is None or python.is_file()


def test_a_python_without_uno_is_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = program(tmp_path / "program", "python", "soffice.bin")
    candidates = iter([home / "python", home / "missing"])
    monkeypatch.setattr("sigdocs.rendering.office.find._pythons", lambda _: candidates)
    assert find_python(home / "soffice.bin") is None
    assert list(candidates) == []


def test_another_python_is_not_bent_by_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV"):
        monkeypatch.setenv(name, "bent")
    monkeypatch.setenv("PATHEXT", ".EXE")
    cleaned = clean_environment()
    assert "bent" not in cleaned.values()
    assert cleaned["PATHEXT"] == ".EXE"
