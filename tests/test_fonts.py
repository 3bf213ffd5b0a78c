"""Fonts asked for and fonts at hand."""

import io
import shutil
import zipfile
from pathlib import Path

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.styles.style import ParagraphStyle

from sigdocs.rendering.fonts import _of_folder, installed_fonts, missing_fonts, used_fonts

GOTHIC = "Aldrig Gotisk"


def saved(document: docx.document.Document) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


@pytest.fixture
def plain(sample_docx: bytes) -> docx.document.Document:
    return docx.Document(io.BytesIO(sample_docx))


def style(document: docx.document.Document, name: str, font: str = "") -> ParagraphStyle:
    made = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    assert isinstance(made, ParagraphStyle)
    if font:
        made.font.name = font
    return made


def test_a_font_named_on_a_run_is_used(plain: docx.document.Document) -> None:
    plain.add_paragraph().add_run("x").font.name = GOTHIC
    assert GOTHIC in used_fonts(saved(plain))


def test_a_font_of_a_style_counts_only_when_the_style_is_used(
    plain: docx.document.Document,
) -> None:
    made = style(plain, "Egen", GOTHIC)
    assert GOTHIC not in used_fonts(saved(plain))
    plain.add_paragraph("x", style=made)
    assert GOTHIC in used_fonts(saved(plain))


def test_a_font_is_inherited_from_the_style_beneath(plain: docx.document.Document) -> None:
    upper, lower = style(plain, "Övre"), style(plain, "Undre", GOTHIC)
    upper.base_style = lower
    plain.add_paragraph("x", style=upper)
    assert GOTHIC in used_fonts(saved(plain))


def test_a_font_in_a_header_is_used(plain: docx.document.Document) -> None:
    plain.sections[0].header.paragraphs[0].add_run("sekretess").font.name = GOTHIC
    assert GOTHIC in used_fonts(saved(plain))


def test_a_place_in_the_theme_is_looked_up_there(plain: docx.document.Document) -> None:
    run = plain.add_paragraph().add_run("x")
    run._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:asciiTheme"), "majorHAnsi")
    data = saved(plain)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        theme = package.read("word/theme/theme1.xml").decode()
    used = used_fonts(data)
    assert "majorHAnsi" not in used
    assert any(f'<a:latin typeface="{name}"' in theme for name in used)


def test_only_fonts_that_are_not_here_are_missing(
    plain: docx.document.Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = frozenset({"liberation sans", "carlito", "caladea"})
    monkeypatch.setattr("sigdocs.rendering.fonts.installed_fonts", lambda: here)
    for name in (GOTHIC, "Calibri", "Times New Roman"):
        plain.add_paragraph().add_run("x").font.name = name
    missing = missing_fonts(saved(plain))
    assert GOTHIC in missing
    assert "Times New Roman" in missing
    assert not {"Calibri", "Liberation Sans"} & set(missing)
    assert list(missing) == sorted(missing)


def test_the_fonts_of_this_computer_are_told_in_lower_case() -> None:
    assert installed_fonts()
    assert all(name == name.lower() for name in installed_fonts())


@pytest.mark.skipif(shutil.which("fc-list") is None, reason="only where fontconfig tells")
def test_reading_the_files_finds_what_fontconfig_finds() -> None:
    read = _of_folder(Path("/usr/share/fonts/truetype/liberation"))
    assert "liberation sans" in read
    assert read <= installed_fonts()


def test_broken_font_files_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / "a.ttf").write_bytes(b"no font")
    (tmp_path / "b.otf").write_bytes(b"")
    assert _of_folder(tmp_path) == frozenset()


def test_fonts_that_come_with_libreoffice_count(
    tmp_path: Path, plain: docx.document.Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sigdocs.rendering.fonts.installed_fonts", frozenset)
    monkeypatch.setattr("sigdocs.rendering.fonts._of_folder", lambda _: frozenset({GOTHIC.lower()}))
    plain.add_paragraph().add_run("x").font.name = GOTHIC
    data = saved(plain)
    assert GOTHIC in missing_fonts(data)
    assert GOTHIC not in missing_fonts(data, tmp_path / "program" / "soffice.bin")


def test_what_is_no_word_file_is_an_error() -> None:
    with pytest.raises(zipfile.BadZipFile):
        missing_fonts(b"Hej")
