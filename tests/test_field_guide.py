import datetime as dt
import io
from collections.abc import Iterator

import docx
import pytest
from docx.oxml.ns import qn
from pydantic import BaseModel

from sigdocs.errors import TemplateError
from sigdocs.rendering.blank import blank_document
from sigdocs.rendering.field_guide import field_guide, meanings
from sigdocs.rendering.library import CONTEXTS, FORM
from sigdocs.rendering.package import Package, open_package
from sigdocs.rendering.samples import sample_context
from sigdocs.rendering.template.accessible import accessibility_problems
from sigdocs.rendering.template.check import check_template
from sigdocs.rendering.template.field_list import FieldGroup, field_groups
from tests.oracles import audit_docx

KINDS = sorted(CONTEXTS)


def groups(slug: str) -> tuple[FieldGroup, ...]:
    return field_groups(sample_context(slug), meanings())


def template_lines(found: tuple[FieldGroup, ...]) -> Iterator[str]:
    yield from ("Titel",)
    for group in found:
        yield from group.opening
        for row in group.rows:
            yield from row.tags
        yield from ["{%p endfor %}"] * len(group.opening)


@pytest.mark.parametrize("slug", KINDS)
def test_a_template_of_every_tag_that_is_listed_passes_the_check(slug: str) -> None:
    document = blank_document()
    for line in template_lines(groups(slug)):
        document.add_paragraph(line)
    target = io.BytesIO()
    document.save(target)
    assert check_template(target.getvalue(), CONTEXTS[slug]) == ()


@pytest.mark.parametrize("slug", KINDS)
def test_every_field_has_a_meaning_in_swedish(slug: str) -> None:
    """A new kind of paper says what its fields mean in ``templates/falt.toml``."""
    found = groups(slug)
    assert [row.tags for group in found for row in group.rows if not row.meaning] == []
    assert [group.opening for group in found[1:] if not group.meaning] == []


def test_no_meaning_is_told_of_a_field_that_does_not_exist() -> None:
    models: dict[str, type[BaseModel]] = {}
    waiting: list[object] = list(CONTEXTS.values())
    while waiting:
        kind = waiting.pop()
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            if kind.__name__ not in models:
                waiting += [info.annotation for info in kind.model_fields.values()]
            models[kind.__name__] = kind
        else:
            waiting += getattr(kind, "__args__", ())
    for name, told in meanings().items():
        assert set(told) <= set(models[name].model_fields), name


@pytest.mark.parametrize("slug", KINDS)
def test_the_document_opens_in_word_is_accessible_and_always_the_same(slug: str) -> None:
    data = field_guide(slug)
    audit_docx(data)
    assert data == field_guide(slug)
    package = open_package(data)
    assert isinstance(package, Package)
    assert accessibility_problems(package) == ()


def test_a_tag_stands_in_a_cell_of_its_own_with_meaning_and_sample() -> None:
    document = docx.Document(io.BytesIO(field_guide("atgardsplan")))
    rows = [
        tuple("\n".join(p.text for p in cell.paragraphs) for cell in row.cells)
        for table in document.tables
        for row in table.rows
    ]
    assert ("{{ letterhead.municipality }}", "kommunen", "Lindåsa kommun") in rows
    told = {tag: sample for tag, _, sample in rows}
    assert told["{{ row.id }}"].startswith("Å")
    assert "{%p for line in present %}\n{{ line }}\n{%p endfor %}" in told
    texts = [paragraph.text for paragraph in document.paragraphs]
    assert "{%p for goal in area.goals %}" in texts
    for cell in document.tables[0].rows[1].cells[0].paragraphs:
        assert len(list(cell._p.iter(qn("w:r")))) == 1, "Word must not split a tag"


def test_the_form_has_no_fields_to_copy() -> None:
    with pytest.raises(TemplateError):
        field_guide(FORM)


def test_dates_numbers_and_yes_or_no_are_listed_with_what_prints_them() -> None:
    class Paper(BaseModel):
        on: dt.date
        at: dt.time | None = None
        share: float = 0.5
        whole: bool = True

    (group,) = field_groups(Paper(on=dt.date(2026, 9, 8)), {})
    assert [row.tags[0] for row in group.rows] == [
        "{{ on|datumtext }}",
        "{{ at|klockslag }}",
        "{{ share|tal }}",
        "{%p if whole %}",
    ]
    assert [row.sample for row in group.rows] == ["2026-09-08", "", "0.5", "ja"]
