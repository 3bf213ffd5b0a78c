import os
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sigdocs.errors import WorkspaceError
from sigdocs.folders.filenames import (
    MAX_NAME_BYTES,
    is_bad_name,
    looks_like_personal_number,
    numbered,
    opaque_path,
    safe_name,
    shown_name,
)

ANY_NAME = st.binary(min_size=1, max_size=255).map(os.fsdecode) | st.text(min_size=1, max_size=255)


@given(ANY_NAME)
def test_a_safe_name_can_be_made_on_any_disk_and_is_itself_safe(raw: str) -> None:
    safe = safe_name(raw)
    assert 0 < len(safe.encode()) <= MAX_NAME_BYTES
    assert not set(safe) & set('/\\:*?"<>|\n\0')
    assert safe[0] not in " ." or safe == "namnlös"
    assert safe[-1] not in " ."
    assert safe_name(safe) == safe


@given(ANY_NAME)
def test_a_shown_name_is_always_printable_as_utf8(raw: str) -> None:
    shown = shown_name(raw)
    assert shown.encode().decode() == shown == unicodedata.normalize("NFC", shown)


def test_ordinary_swedish_names_are_kept_as_they_are() -> None:
    name = "Uppföljning Åsa–möte (kopia) nr 2.docx"
    assert not is_bad_name(name)
    assert safe_name(name) == name


def test_letters_from_a_mac_are_shown_composed() -> None:
    assert shown_name(unicodedata.normalize("NFD", "möte.docx")) == "möte.docx"


@pytest.mark.parametrize(
    "name", ["a\nb.docx", "a\x07.txt", "a\u202excod.exe", "a" * 251 + ".txt", "a\udcff.txt"]
)
def test_names_that_cannot_be_shown_are_bad(name: str) -> None:
    assert is_bad_name(name)


def test_the_ending_survives_shortening() -> None:
    assert safe_name("å" * 200 + ".docx").endswith("å.docx")


def test_numbering_goes_before_the_ending() -> None:
    assert numbered("a.b.docx", 2) == "a.b (2).docx"


@pytest.mark.parametrize(
    "text",
    [
        "20110203-2384",
        "110203-2384",
        "1102032384",
        "akt_201102032384.pdf",
        "110263-2384",
        "110203 2384",
    ],
)
def test_what_may_be_a_personnummer_is_seen(text: str) -> None:
    assert looks_like_personal_number(text)


@pytest.mark.parametrize(
    "text", ["SIG-2026-014", "001_2026-11-12_uppfoljning", "1234567890123456", "999999-1234"]
)
def test_numbers_that_cannot_be_one_are_let_through(text: str) -> None:
    assert not looks_like_personal_number(text)


@pytest.mark.parametrize(
    "path", ["arenden/SIG-2026-014/001_2026-11-12_startmote", "blanketter/uppfoljning.docx"]
)
def test_the_programs_own_paths_are_taken(path: str) -> None:
    assert opaque_path(path).as_posix() == path


@pytest.mark.parametrize(
    "path",
    ["", "/etc", "a/../b", "åtgärd", "a b", "a//b", "con.txt", "a/.dold", "slut.", "x/110203-2384"],
)
def test_other_paths_are_refused_without_being_repeated(path: str) -> None:
    with pytest.raises(WorkspaceError) as caught:
        opaque_path(path)
    assert "2384" not in str(caught.value)
