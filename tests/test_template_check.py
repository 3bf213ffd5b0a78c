import datetime as dt
import io
from decimal import Decimal
from enum import Enum, StrEnum
from typing import Annotated, Any

import pytest
from pydantic import BaseModel, Field

from sigdocs.model.problem import Problem
from sigdocs.rendering.blank import blank_bytes, blank_document
from sigdocs.rendering.faults import UNKNOWN_FIELD
from sigdocs.rendering.package import Package, open_package, write_package
from sigdocs.rendering.template.check import check_template
from sigdocs.rendering.template.lint import _FAULTS, ELSEWHERE

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


class Colour(StrEnum):
    RED = "röd"


class Level(Enum):
    LOW = 1


class Commitment(BaseModel, frozen=True):
    act: str
    due: dt.date | None = None
    people: tuple[str, ...] = ()

    @property
    def late(self) -> bool:
        return False


class Goal(BaseModel, frozen=True):
    text: Annotated[str, Field(max_length=9)]
    commitments: tuple[Commitment, ...] = ()


class Plan(BaseModel, frozen=True):
    version: int
    goals: tuple[Goal, ...] = ()
    colour: Colour = Colour.RED
    level: Level = Level.LOW
    share: Decimal | float = 0.5
    at: dt.time | None = None
    stamp: dt.datetime | None = None
    free: Any = None


def written(
    *paragraphs: str, cells: tuple[tuple[str, ...], ...] = (), header: str = "", footer: str = ""
) -> bytes:
    document = blank_document()
    for text in paragraphs:
        document.add_paragraph(text)
    if cells:
        table = document.add_table(len(cells), len(cells[0]))
        for row, texts in zip(table.rows, cells, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
    document.sections[0].header.paragraphs[0].text = header
    document.sections[0].footer.paragraphs[0].text = footer
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def said(data: bytes) -> list[tuple[str, str, str]]:
    problems = check_template(data, Plan)
    for problem in problems:
        assert isinstance(problem, Problem)
        assert "{{{" not in problem.message + problem.remedy
    return [(p.code, p.path, p.suggestion) for p in problems]


def codes(*paragraphs: str) -> list[str]:
    return [code for code, _, _ in said(written(*paragraphs))]


def test_a_sound_template_has_no_problems() -> None:
    cells = (
        ("Mål", "Senast"),
        ("{%tr for goal in goals %}", ""),
        ("{{ goal.text }}", "{{ goal.commitments|length }}"),
        ("{%tr for c in goal.commitments if c.due %}", ""),
        ("{{ loop.index }} {{ c.act|bind }}", "{{ c.due|datumtext|streck }}, {{ c.people|lista }}"),
        ("{%tr endfor %}", ""),
        ("{%tr endfor %}", ""),
    )
    data = written(
        "Version {{ version }} {{ colour }} {{ share|tal }} {{ at|klockslag }} {{ free.any.thing }}",
        "{%p if goals and not goals[0].commitments[0].late %}",
        "{% set first = goals|first %}{{ first.text if version is odd else 'x' ~ version }}",
        "{%p endif %}",
        cells=cells,
        header="{{ version }}",
        footer="{% for goal in goals %}{{ goal.text|stycken }}{% endfor %}",
    )
    assert said(data) == []


@pytest.mark.parametrize(
    ("code", "meant"),
    [
        ("{{ versoin }}", "version"),
        ("{% for goal in goals %}{{ goal.txt }}{% endfor %}", "text"),
        (
            "{% for g in goals %}{% for c in g.commitments %}{{ c.akt }}{% endfor %}{% endfor %}",
            "act",
        ),
        ("{% if goal %}{% endif %}", "goals"),
        ("{% for goal in gaols %}{% endfor %}", "goals"),
        ("{{ goals[0].txet }}", "text"),
        ("{{ (goals|first)['txet'] }}", "text"),
        ("{% for goal in goals %}{{ loop.idnex }}{% endfor %}", "index"),
        ("{% set g = goals|last %}{{ g.tekst }}", "text"),
        ("{{ versoin if colour else version }}", "version"),
        ("{{ version.__class__ }}", ""),
        ("{{ colour.value }}", ""),
    ],
)
def test_a_misspelt_field_is_found_wherever_it_stands(code: str, meant: str) -> None:
    assert said(written(code)) == [(UNKNOWN_FIELD.code, "brödtexten, stycke 1", meant)]


def test_a_loops_name_ends_with_the_loop() -> None:
    assert codes("{% for goal in goals %}{% endfor %}{{ goal.text }}") == ["mall-namn-efter-slut"]


def test_the_place_is_told_by_table_row_and_column_and_by_header() -> None:
    data = written("x", cells=(("a", "b"), ("c", "{{ versoin }}")), header="{{ gaols }}")
    places = [place for _, place, _ in said(data)]
    assert sorted(places) == ["brödtexten, tabell 1, rad 2, kolumn 2", "sidhuvud 1, stycke 1"]


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("{{ goals }}", "mall-kan-inte-skrivas"),
        ("{{ goals[0] }}", "mall-kan-inte-skrivas"),
        ("{{ share }}", "mall-kan-inte-skrivas"),
        ("{{ at }}", "mall-kan-inte-skrivas"),
        ("{{ stamp }}", "mall-kan-inte-skrivas"),
        ("{{ level }}", "mall-kan-inte-skrivas"),
        ("{{ version == 2 }}", "mall-kan-inte-skrivas"),
        ("{{ version|datum }}", "mall-fel-filter"),
        ("{{ colour|tal }}", "mall-fel-filter"),
        ("{{ goals|stycken }}", "mall-fel-filter"),
        ("{{ version|lista }}", "mall-inte-lista"),
        ("{% for x in version %}{% endfor %}", "mall-inte-lista"),
        ("{% for x in colour %}{% endfor %}", "mall-inte-lista"),
        ("{{ version|datumtex }}", "mall-okant-filter"),
        ("{{ colour|safe }}", "mall-okant-filter"),
        ("{% if version is defined %}{% endif %}", "mall-okant-filter"),
        ("{{ colour.upper() }}", "mall-otillaten-kod"),
        ("{% macro m() %}{% endmacro %}", "mall-otillaten-kod"),
        ("{% include 'x' %}", "mall-otillaten-kod"),
        ("{% autoescape false %}{% endautoescape %}", "mall-otillaten-kod"),
    ],
)
def test_a_use_that_does_not_fit_the_value_is_found(code: str, expected: str) -> None:
    assert expected in codes(code)


def test_a_filter_meant_is_suggested() -> None:
    assert said(written("{{ version|datumtex }}"))[0][2] == "datumtext"


@pytest.mark.parametrize(
    ("texts", "cells", "expected"),
    [
        (("{{ version",), (), "mall-tagg-oppen"),
        (("{{ version", "}}"), (), "mall-tagg-over-stycken"),
        (("{% if version %}",), (), "mall-block-oppet"),
        (("{% endif %}",), (), "mall-slut-utan-borjan"),
        (("{{ version | }}",), (), "mall-felskriven"),
        (("{%p if version == '%' %}", "{%p endif %}"), (), "mall-tecken-i-tagg"),
        (("{%tr for g in goals %}", "{%tr endfor %}"), (), "mall-utanfor-tabell"),
        ((), (("{% tr for g in goals %}",), ("{% tr endfor %}",)), "mall-mellanslag-i-tagg"),
        ((), (("{%tr for g in goals %}",), ("{% endfor %}",)), "mall-olika-forled"),
        ((), (("{%tr for g in goals %}", "{%tr endfor %}"),), "mall-samma-plats"),
        ((), (("{%tc for g in goals %}",), ("{%tc endfor %}",)), "mall-over-tabeller"),
        (("{% vm %}",), (), "mall-utanfor-tabell"),
        (("Hej {%p if version %}", "{%p endif %}"), (), "mall-text-forsvinner"),
        (("{%p if version %}{%p endif %}",), (), "mall-samma-plats"),
    ],
)
def test_tags_that_do_not_fit_together_are_told_in_swedish(
    texts: tuple[str, ...], cells: tuple[tuple[str, ...], ...], expected: str
) -> None:
    found = said(written(*texts, cells=cells))
    assert expected in [code for code, _, _ in found]
    assert all(place.startswith("brödtexten, ") for _, place, _ in found)


def test_every_structural_finding_has_swedish_words() -> None:
    from docxtpl_lint.messages import RULES

    contract = {rule for rule in RULES if rule.startswith(("DTL3", "DTL4"))}
    assert set(RULES) == set(_FAULTS) | ELSEWHERE | contract


def with_part(name: str, old: bytes, new: bytes, **extra: bytes) -> bytes:
    package = open_package(blank_bytes())
    assert isinstance(package, Package)
    parts = dict(package.parts)
    assert old in parts[name]
    return write_package(parts | {name: parts[name].replace(old, new, 1)} | extra)


def with_relation(kind: str, target: str, *, outside: bool) -> bytes:
    mode = ' TargetMode="External"' if outside else ""
    link = f'<Relationship Id="rX" Type="{OFFICE}/{kind}" Target="{target}"{mode}/></Relationships>'
    return with_part("word/_rels/document.xml.rels", b"</Relationships>", link.encode())


@pytest.mark.parametrize(
    ("kind", "target", "outside", "expected"),
    [
        ("image", "https://example.com/a.png", True, ["mall-hamtar-utifran"]),
        ("hyperlink", "file:///c:/x", True, ["mall-hamtar-utifran"]),
        ("hyperlink", "https://www.example.se", True, []),
        ("attachedTemplate", "file:///c:/mall.dotm", True, []),
        ("oleObject", "embeddings/a.bin", False, ["mall-har-inbaddat"]),
        ("comments", "comments.xml", False, ["mall-har-kommentarer"]),
    ],
)
def test_what_reaches_out_or_hides_is_refused(
    kind: str, target: str, *, outside: bool, expected: list[str]
) -> None:
    assert [code for code, _, _ in said(with_relation(kind, target, outside=outside))] == expected


@pytest.mark.parametrize(
    ("xml", "expected"),
    [
        (
            '<w:p><w:ins w:id="1" w:author="a"><w:r><w:t>x</w:t></w:r></w:ins></w:p>',
            ["mall-har-andringar"],
        ),
        ("<w:p><w:r><w:object/></w:r></w:p>", ["mall-har-inbaddat"]),
        ('<w:p><w:fldSimple w:instr=" PAGE "/></w:p>', []),
        (
            '<w:p><w:fldSimple w:instr=" INCLUDEPICTURE &quot;x&quot; "/></w:p>',
            ["mall-har-farligt-falt"],
        ),
        (
            "<w:p><w:r><w:instrText>DDE</w:instrText></w:r><w:r><w:instrText>AUTO c</w:instrText></w:r></w:p>",
            ["mall-har-farligt-falt"],
        ),
    ],
)
def test_active_and_unfinished_content_is_refused(xml: str, expected: list[str]) -> None:
    data = with_part("word/document.xml", b"<w:sectPr>", xml.encode() + b"<w:sectPr>")
    assert [code for code, _, _ in said(data)] == expected


def test_a_picture_place_that_nobody_fills_is_named() -> None:
    drawing = (
        '<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/'
        'wordprocessingDrawing"><wp:docPr id="1" name="x" descr="bild:logotypp"/></wp:inline></w:drawing></w:r></w:p>'
    )
    data = with_part("word/document.xml", b"<w:sectPr>", drawing.encode() + b"<w:sectPr>")
    assert said(data) == [("mall-okand-bild", "word/document.xml", "logotyp")]


def test_a_file_with_macros_is_refused_before_anything_else() -> None:
    package = open_package(blank_bytes())
    assert isinstance(package, Package)
    data = write_package({**package.parts, "word/vbaProject.bin": b"x"})
    assert [code for code, _, _ in said(data)] == ["filen-har-makron"]


def test_every_fault_is_in_plain_swedish_with_a_code_of_its_own() -> None:
    from sigdocs.model.problem import Fault
    from sigdocs.rendering import faults

    all_faults = [value for value in vars(faults).values() if isinstance(value, Fault)]
    assert len({fault.code for fault in all_faults}) == len(all_faults)
    assert all(
        fault.text.endswith((".", "{why}")) and fault.remedy.endswith((".", "%}}", "{{%.", "}}"))
        for fault in all_faults
    )
