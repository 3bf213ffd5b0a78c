from sigdocs.rendering.blank import ACCENT, blank_bytes
from sigdocs.rendering.package import Package, open_package
from sigdocs.rendering.template.accent import contrast, recoloured


def parts(data: bytes) -> dict[str, bytes]:
    package = open_package(data)
    assert isinstance(package, Package)
    return dict(package.parts)


def test_the_municipalitys_colour_takes_the_place_of_ours() -> None:
    styles = parts(recoloured(blank_bytes(), "7a1f3d"))["word/styles.xml"]
    assert b"7A1F3D" in styles
    assert ACCENT.encode() not in styles


def test_nothing_but_the_colour_changes() -> None:
    before, after = parts(blank_bytes()), parts(recoloured(blank_bytes(), "7A1F3D"))
    assert {
        name: data.replace(b"7A1F3D", ACCENT.encode()) for name, data in after.items()
    } == before


def test_a_colour_too_pale_to_read_is_not_used() -> None:
    assert recoloured(blank_bytes(), "FFD700") == blank_bytes()


def test_a_file_that_is_no_word_file_is_left_alone() -> None:
    assert recoloured(b"hej", "7A1F3D") == b"hej"


def test_our_own_colour_is_easily_read() -> None:
    assert contrast(ACCENT) > 10


def test_contrast_is_measured_as_wcag_does() -> None:
    assert round(contrast("767676"), 2) == 4.54
