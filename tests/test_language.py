import io

import docx
from docx.oxml.ns import qn

from sigdocs.model.leaflet import SWEDISH, Language
from sigdocs.rendering.fonts import used_fonts
from sigdocs.rendering.language import RIGHT_TO_LEFT_FONT, localised
from sigdocs.rendering.library import CONTEXTS
from sigdocs.rendering.template.check import check_template
from tests.oracles import audit_docx
from tests.paper_cases import TEMPLATES

ARABIC = Language(tag="ar-SA", from_right=True)
ENGLISH = Language(tag="en-GB")
PAGE = 16838


def source(kind: str) -> bytes:
    return (TEMPLATES / kind / f"{kind}.docx").read_bytes()


FOLDER = source("informationsfolder")


def frames(data: bytes) -> list[tuple[int, int]]:
    body = docx.Document(io.BytesIO(data)).element.body
    return [
        (int(frame.get(qn("w:x"))), int(frame.get(qn("w:w"))))
        for frame in body.iter(qn("w:framePr"))
    ]


def test_swedish_is_left_as_it_is() -> None:
    assert localised(FOLDER, SWEDISH) is FOLDER


def test_a_file_that_cannot_be_opened_is_left_to_whoever_fills_it_in() -> None:
    assert localised(b"no Word file", ARABIC) == b"no Word file"


def test_another_language_is_named_and_nothing_is_turned() -> None:
    turned = docx.Document(io.BytesIO(localised(FOLDER, ENGLISH)))
    (lang,) = turned.styles.element.find(qn("w:docDefaults")).iter(qn("w:lang"))
    assert lang.get(qn("w:val")) == "en-GB"
    assert not [*turned.element.body.iter(qn("w:bidi"))]
    assert frames(localised(FOLDER, ENGLISH)) == frames(FOLDER)


def test_from_the_right_every_panel_changes_side() -> None:
    before, after = frames(FOLDER), frames(localised(FOLDER, ARABIC))
    assert after == [(PAGE - left - broad, broad) for left, broad in before]
    assert frames(localised(FOLDER, ARABIC)) != before


def test_from_the_right_what_is_swedish_still_reads_from_the_left() -> None:
    body = docx.Document(io.BytesIO(localised(FOLDER, ARABIC))).element.body
    for paragraph in body.iter(qn("w:p")):
        runs = [*paragraph.iter(qn("w:r"))]
        swedish = [
            run
            for run in runs
            if any(style.get(qn("w:val")) == "Svenska" for style in run.iter(qn("w:rStyle")))
        ]
        assert not [mark for run in swedish for mark in run.iter(qn("w:rtl"))]
        turned = [*paragraph.iter(qn("w:bidi"))]
        assert bool(turned) is (len(swedish) < len(runs))
        if runs and len(swedish) == len(runs):
            assert [side.get(qn("w:val")) for side in paragraph.iter(qn("w:jc"))] == ["right"]


def test_the_font_for_arabic_is_asked_for_and_word_is_told_another() -> None:
    turned = localised(FOLDER, ARABIC)
    assert RIGHT_TO_LEFT_FONT in used_fonts(turned)
    assert RIGHT_TO_LEFT_FONT not in used_fonts(FOLDER)
    document = docx.Document(io.BytesIO(turned))
    (table,) = [part for part in document.part.package.iter_parts() if "fontTable" in part.partname]
    assert b'<w:altName w:val="Arial"/>' in table.blob


def test_a_turned_template_is_as_sound_as_the_one_it_was() -> None:
    for kind in ("informationsblad", "informationsfolder"):
        turned = localised(source(kind), ARABIC)
        audit_docx(turned)
        assert check_template(turned, CONTEXTS[kind]) == ()


def test_the_same_template_is_turned_once() -> None:
    assert localised(FOLDER, ARABIC) is localised(FOLDER, ARABIC)
