import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sigdocs.folders import faults
from sigdocs.folders.contents import ACCEPTED, LIMITS, Limits, Verdict, judge
from sigdocs.model.problem import Fault

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def packed(parts: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return stream.getvalue()


WORD = packed({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w/>" * 50})
ODT = packed({"mimetype": b"x", "content.xml": b"<o/>", "META-INF/manifest.xml": b"<m/>"})


def encrypted_bits(content: bytes) -> bytes:
    changed = bytearray(content)
    changed[6] |= 1
    central = content.index(b"PK\x01\x02")
    changed[central + 8] |= 1
    return bytes(changed)


def verdict(tmp_path: Path, name: str, content: bytes, limits: Limits = LIMITS) -> Verdict:
    path = tmp_path / name
    path.write_bytes(content)
    return judge(path, len(content), ACCEPTED | {".pdf"}, limits)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.docx", WORD),
        ("A.DOCX", WORD),
        ("a.odt", ODT),
        ("a.txt", b"Datum: 12/11"),
        ("a.md", b"x"),
        ("a.json", b"{"),
        ("a.pdf", b"%PDF-1.7\nstartxref\n0\n%%EOF\n"),
    ],
)
def test_whole_files_of_known_kinds_are_fine(tmp_path: Path, name: str, content: bytes) -> None:
    assert verdict(tmp_path, name, content) == Verdict(None)


@pytest.mark.parametrize(
    ("name", "content", "fault"),
    [
        ("a.doc", OLE, faults.OLD_WORD),
        ("a.docx", OLE + b"x" * 600, faults.OLD_WORD),
        ("a.docx", OLE + "EncryptedPackage".encode("utf-16-le"), faults.ENCRYPTED),
        ("a.docx", encrypted_bits(WORD), faults.ENCRYPTED),
        ("a.docm", WORD, faults.MACROS),
        (
            "a.docx",
            packed({"word/document.xml": b"", "word/vbaProject.bin": b"x"}),
            faults.MACROS,
        ),
        ("a.odt", packed({"content.xml": b"", "Basic/script-lc.xml": b"x"}), faults.MACROS),
        (
            "a.odt",
            packed({"content.xml": b"", "META-INF/manifest.xml": b"<m:encryption-data/>"}),
            faults.ENCRYPTED,
        ),
        ("a.docx", packed({"xl/workbook.xml": b"x"}), faults.SHEET),
        ("a.docx", packed({"word/document.xml": b"0" * 40_000_000}), faults.ZIP_BOMB),
        ("a.jpg", b"x", faults.SCANNED_PAPER),
        ("a.eml", b"x", faults.MAIL),
        ("a.zip", b"x", faults.ARCHIVE),
        ("a.exe", b"x", faults.UNKNOWN_TYPE),
        ("a", b"x", faults.UNKNOWN_TYPE),
    ],
)
def test_what_can_never_be_read_says_why(
    tmp_path: Path, name: str, content: bytes, fault: Fault
) -> None:
    problem, is_whole = verdict(tmp_path, name, content)
    assert problem is not None
    assert problem.fault is fault
    assert is_whole


@pytest.mark.parametrize(
    ("name", "content", "fault"),
    [
        ("a.docx", b"", faults.EMPTY),
        ("a.txt", b"", faults.EMPTY),
        ("a.docx", WORD[:-30], faults.BROKEN),
        ("a.docx", WORD[:1], faults.BROKEN),
        ("a.docx", bytes(500), faults.NOT_A_DOCUMENT),
        ("a.odt", ODT[:40], faults.BROKEN),
        ("a.pdf", b"%PDF-1.7\n" + b"x" * 5000, faults.BROKEN),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_may_still_be_arriving_is_not_whole(
    tmp_path: Path, name: str, content: bytes, fault: Fault
) -> None:
    problem, is_whole = verdict(tmp_path, name, content)
    assert problem is not None
    assert problem.fault is fault
    assert not is_whole


def test_a_file_of_200_megabytes_is_refused_without_being_opened(tmp_path: Path) -> None:
    problem, _ = judge(tmp_path / "not-there.docx", 200_000_000, ACCEPTED, LIMITS)
    assert problem is not None
    assert problem.message == "Filen är 200 MB. Högst 25 MB tas emot."


def test_many_small_parts_count_as_a_bomb(tmp_path: Path) -> None:
    content = packed({"word/document.xml": b"", **{f"{number}": b"" for number in range(20)}})
    problem, _ = verdict(tmp_path, "a.docx", content, Limits(parts=20))
    assert problem is not None
    assert problem.fault is faults.ZIP_BOMB


@given(st.binary(max_size=300), st.sampled_from(["a.docx", "a.odt", "a.pdf"]))
def test_random_bytes_never_pass_and_never_raise(
    tmp_path_factory: pytest.TempPathFactory, content: bytes, name: str
) -> None:
    assert verdict(tmp_path_factory.mktemp("x"), name, b"PK" + content).problem is not None


@given(st.integers(min_value=0, max_value=len(WORD) - 1))
def test_no_beginning_of_a_word_file_passes_for_the_whole(
    tmp_path_factory: pytest.TempPathFactory, cut: int
) -> None:
    problem, is_whole = verdict(tmp_path_factory.mktemp("x"), "a.docx", WORD[:cut])
    assert problem is not None
    assert not is_whole


def test_every_reason_is_swedish_prose_with_a_remedy() -> None:
    every = [each for each in vars(faults).values() if isinstance(each, Fault)]
    assert len({each.code for each in every}) == len(every) >= 17
    for each in every:
        assert each.text.endswith(".")
        assert each.remedy.endswith(".")
        assert each.code.isascii()


def test_the_letter_says_what_is_wrong_and_what_to_do() -> None:
    text = faults.letter(faults.OLD_WORD.at())
    assert text.startswith("Filen är i det äldre Word-formatet (.doc).\n\nGör så här: Öppna den")
