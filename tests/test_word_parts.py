"""Parts put into a Word file stay what they are, whoever made the file."""

import pytest

from sigdocs.intake.form.parts import (
    custom_properties,
    declare,
    relate,
    related,
    relations_of,
    with_property,
)
from sigdocs.rendering.blank import blank_bytes
from sigdocs.rendering.package import Package, open_package, write_package
from tests.oracles import audit_docx


@pytest.fixture
def parts() -> dict[str, bytes]:
    package = open_package(blank_bytes())
    assert isinstance(package, Package)
    return dict(package.parts)


def test_a_property_is_set_changed_and_taken_away(parts: dict[str, bytes]) -> None:
    first = with_property(parts, "a", "1 & <2>")
    second = with_property(with_property(first, "b", "2"), "a", "3")
    assert custom_properties(first) == {"a": "1 & <2>"}
    assert custom_properties(second) == {"b": "2", "a": "3"}
    assert custom_properties(with_property(second, "a", "")) == {"b": "2"}
    audit_docx(write_package(second))


def test_a_property_that_was_never_there_leaves_the_file_as_it_was(parts: dict[str, bytes]) -> None:
    assert with_property(parts, "a", "") == parts
    assert custom_properties(parts) == {}


def test_properties_of_other_programs_keep_their_kind(parts: dict[str, bytes]) -> None:
    mine = with_property(parts, "a", "1")
    mine["docProps/custom.xml"] = mine["docProps/custom.xml"].replace(b"lpwstr", b"i4")
    assert b"i4>1<" in with_property(mine, "b", "2")["docProps/custom.xml"]


def test_a_related_part_is_found_by_its_kind_wherever_it_lies(parts: dict[str, bytes]) -> None:
    main = "word/document.xml"
    assert related(parts, main, "styles") == "word/styles.xml"
    assert related(parts, main, "comments") == ""
    assert related(parts, "nothing.xml", "styles") == ""
    rels = relations_of(main)
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
    relate(parts, rels, "rIdA", kind, "/word/annat.xml")
    assert related(parts, main, "comments") == "word/annat.xml"


def test_the_same_relation_or_type_twice_stands_once(parts: dict[str, bytes]) -> None:
    for _ in range(2):
        relate(parts, "_rels/.rels", "rIdX", "kind", "x.xml")
        declare(parts, "/x.xml", "text/x")
    assert parts["_rels/.rels"].count(b"rIdX") == 1
    assert parts["[Content_Types].xml"].count(b"/x.xml") == 1
