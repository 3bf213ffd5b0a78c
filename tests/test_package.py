import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sigdocs.model.problem import Problem
from sigdocs.rendering.blank import blank_bytes
from sigdocs.rendering.package import Limits, Package, open_package, parse_xml, write_package

DOCUMENT = "word/document.xml"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504


def parts() -> dict[str, bytes]:
    package = open_package(blank_bytes())
    assert isinstance(package, Package)
    return dict(package.parts)


def verdict(data: bytes, limits: Limits | None = None) -> str:
    """The code of the refusal, with the reason in brackets where one is given; "" when taken."""
    found = open_package(data, limits or Limits())
    if isinstance(found, Package):
        return ""
    assert isinstance(found, Problem)
    assert found.message
    assert found.remedy
    return f"{found.code} {found.values.get('reason', '')}".strip()


def zipped(entries: list[tuple[str, bytes]], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", method) as archive:
        for name, data in entries:
            archive.writestr(name, data)
    return target.getvalue()


def changed(name: str, data: bytes) -> bytes:
    return write_package(parts() | {name: data})


def nested(depth: int) -> bytes:
    return b"<a>" * depth + b"</a>" * depth


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", "filen-ar-tom"),
        (b"\0" * 4096, "filen-ar-tom"),
        (OLE + "WordDocument".encode("utf-16-le"), "gammalt-wordformat"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "filen-ar-krypterad"),
        (b"%PDF-1.7\n", "inte-wordfil"),
        (b"PK\x03\x04 och sedan inget", "filen-ar-trasig"),
        (blank_bytes()[:-200], "filen-ar-trasig"),
        (zipped([("hej.txt", b"hej")]), "inte-wordfil"),
    ],
)
def test_what_is_no_word_file_is_refused_by_its_kind(data: bytes, expected: str) -> None:
    assert verdict(data) == expected


def test_a_word_file_without_its_document_is_refused() -> None:
    left = {name: data for name, data in parts().items() if name != DOCUMENT}
    assert verdict(write_package(left)) == "inte-wordfil"


def test_a_spreadsheet_is_no_word_file() -> None:
    types = parts()["[Content_Types].xml"].replace(
        b"wordprocessingml.document", b"spreadsheetml.sheet"
    )
    assert verdict(changed("[Content_Types].xml", types)) == "inte-wordfil"


def test_the_document_may_have_another_name() -> None:
    renamed = parts()
    renamed["word/document2.xml"] = renamed.pop(DOCUMENT)
    renamed["word/_rels/document2.xml.rels"] = renamed.pop("word/_rels/document.xml.rels")
    for name in ("[Content_Types].xml", "_rels/.rels"):
        renamed[name] = renamed[name].replace(b"document.xml", b"document2.xml")
    package = open_package(write_package(renamed))
    assert isinstance(package, Package)
    assert package.main == "word/document2.xml"


def test_macros_are_refused_by_part_and_by_declared_type() -> None:
    assert verdict(changed("word/vbaProject.bin", b"x")) == "filen-har-makron"
    types = parts()["[Content_Types].xml"].replace(
        b"openxmlformats-officedocument.wordprocessingml.document.main",
        b"ms-word.document.macroEnabled.main",
    )
    assert verdict(changed("[Content_Types].xml", types)) == "filen-har-makron"


def test_a_large_file_is_refused_unread() -> None:
    assert verdict(b"PK" + b"x" * 2000, Limits(file=1000)) == "filen-ar-for-stor"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (zipped([("a.bin", b"\0" * 3_000_000)]), "för hårt packad"),
        (zipped([("a.xml", b"<a>" + b" " * 9_000_000 + b"</a>")]), "för stor när den packas upp"),
        (zipped([(f"{n}.xml", b"<a/>") for n in range(1001)]), "för många delar"),
        (zipped([("a.xml", b"<a/>"), ("A.XML", b"<a/>")]), "två delar med samma namn"),
        (zipped([("../a.xml", b"<a/>")]), "delar med otillåtna namn"),
        (zipped([("/a.xml", b"<a/>")]), "delar med otillåtna namn"),
        (zipped([("a.xml", b"<a/>")], zipfile.ZIP_BZIP2), "ovanlig packning"),
        (zipped([("a.xml", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')]), "DTD"),
        (zipped([("a.xml", "<!DOCTYPE a><a/>".encode("utf-16"))]), "DTD"),
    ],
)
def test_bombs_and_traps_are_refused_with_the_reason(data: bytes, reason: str) -> None:
    assert verdict(data) == f"filen-ar-misstankt {reason}"


@pytest.mark.parametrize("bad", [b"<a>", b"", b"<a>&b;</a>", b"\xff\xfe", nested(5000)])
def test_a_part_that_is_no_xml_names_itself(bad: bytes) -> None:
    problem = open_package(changed("word/styles.xml", bad))
    assert isinstance(problem, Problem)
    assert problem.code == "filen-ar-trasig"
    assert "word/styles.xml" in problem.message


def test_a_locked_zip_is_called_encrypted() -> None:
    data = bytearray(zipped([("a.xml", b"<a/>")]))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    assert verdict(bytes(data)) == "filen-ar-krypterad"


def test_a_lying_directory_does_not_unpack_more_than_it_says() -> None:
    data = bytearray(zipped([("a.bin", b"\0" * 900_000)]))
    at = data.index(b"PK\x01\x02") + 24
    data[at : at + 4] = (10).to_bytes(4, "little")
    assert verdict(bytes(data)) == "filen-ar-trasig"


def test_entities_hidden_by_an_encoding_are_refused() -> None:
    hidden = b'<?xml version="1.0" encoding="UTF-7"?>' + b"+ADwAIQ-DOCTYPE a+AD4-<a/>"
    with pytest.raises(ValueError, match=r"XML|DTD"):
        parse_xml(hidden)


@given(st.dictionaries(st.from_regex(r"[a-z]{1,8}/[a-z]{1,8}\.bin", fullmatch=True), st.binary()))
def test_what_is_written_is_read_back(extra: dict[str, bytes]) -> None:
    everything = parts() | extra
    package = open_package(write_package(everything))
    assert isinstance(package, Package)
    assert package.parts == everything


def test_the_order_in_which_parts_come_does_not_show() -> None:
    backwards = dict(reversed(list(parts().items())))
    assert write_package(backwards) == write_package(parts()) == blank_bytes()


@given(st.binary(max_size=60), st.integers(0, 18_000))
def test_no_damage_makes_it_fall(noise: bytes, place: int) -> None:
    data = blank_bytes()
    assert isinstance(
        open_package(data[:place] + noise + data[place + len(noise) :]), Package | Problem
    )
