import base64
import datetime as dt
import hashlib
import tomllib
from pathlib import Path

import pytest

from sigdocs.documents.meeting.note_form import NOTE_FORM
from sigdocs.rendering.adoption import Adopted, adopt
from sigdocs.rendering.library import CONTEXTS, FORM, LOGO, Library, Origin
from sigdocs.rendering.overview import overview
from sigdocs.rendering.package import Package, open_package, write_package
from tests.oracles import audit_docx
from tests.paper_cases import TEMPLATES


def lay(office: Path, slug: str, data: bytes) -> None:
    (office / slug).mkdir(parents=True)
    (office / slug / f"{slug}.docx").write_bytes(data)


def repainted(data: bytes) -> bytes:
    package = open_package(data)
    assert isinstance(package, Package)
    styles = package.parts["word/styles.xml"].replace(b"1F4E5F", b"123456")
    return write_package({**package.parts, "word/styles.xml": styles})


@pytest.mark.parametrize("slug", sorted(CONTEXTS))
def test_without_templates_of_its_own_an_office_has_the_programs(slug: str, tmp_path: Path) -> None:
    library = Library(tmp_path / "none")
    assert library.current(slug) == library.packaged(slug)


def test_a_sound_template_of_the_offices_is_used(tmp_path: Path) -> None:
    library = Library(tmp_path)
    own = repainted(library.packaged("atgardsplan").data)
    lay(tmp_path, "atgardsplan", own)
    assert library.current("atgardsplan").data == own
    assert library.faults() == {}


def test_a_misspelt_field_leaves_the_programs_template_in_use_and_is_told(tmp_path: Path) -> None:
    library = Library(tmp_path)
    good = open_package(library.packaged("atgardsplan").data)
    assert isinstance(good, Package)
    body = good.parts["word/document.xml"].replace(b"settled", b"setled")
    lay(tmp_path, "atgardsplan", write_package({**good.parts, "word/document.xml": body}))
    assert library.current("atgardsplan") == library.packaged("atgardsplan")
    assert [problem.suggestion for problem in library.faults()["atgardsplan"]] == ["settled"]


def test_what_is_no_word_file_at_all_is_told_too(tmp_path: Path) -> None:
    library = Library(tmp_path)
    lay(tmp_path, "journalanteckning", b"not a zip")
    assert library.current("journalanteckning") == library.packaged("journalanteckning")
    assert set(library.faults()) == {"journalanteckning"}


def test_the_forms_styles_can_be_the_offices_own(tmp_path: Path) -> None:
    library = Library(tmp_path)
    assert library.form() == library.packaged(FORM)
    own = repainted(library.packaged(FORM).data)
    lay(tmp_path, FORM, own)
    assert library.form().data == own


def test_a_broken_style_file_leaves_the_programs_in_use(tmp_path: Path) -> None:
    lay(tmp_path, FORM, b"PK broken")
    library = Library(tmp_path)
    assert library.form() == library.packaged(FORM)


def adopted(office: Path, slug: str, data: bytes) -> None:
    sha = hashlib.sha256(data).hexdigest()
    adopt(office / slug, data, Adopted(sha, dt.date(2026, 11, 2), "Eva Ek", "ny"))


@pytest.mark.parametrize("slug", ["atgardsplan", FORM])
def test_a_live_template_that_is_spoilt_gives_way_to_the_one_adopted_last(
    slug: str, tmp_path: Path
) -> None:
    library = Library(tmp_path)
    own = repainted(library.packaged(slug).data)
    adopted(tmp_path, slug, library.packaged(slug).data)
    adopted(tmp_path, slug, own)
    (tmp_path / slug / f"{slug}.docx").write_bytes(b"not a zip")
    used = library.current(slug)
    assert (used.data, used.origin) == (own, Origin.ADOPTED)
    assert set(library.faults()) == {slug}


def test_an_adopted_template_that_no_longer_fits_the_program_is_passed_over(tmp_path: Path) -> None:
    library = Library(tmp_path)
    sound = repainted(library.packaged("samtycke").data)
    adopted(tmp_path, "samtycke", sound)
    adopted(tmp_path, "samtycke", b"of another time")
    assert library.current("samtycke").data == sound


def test_whose_the_template_is_stands_in_the_overview_with_its_adoption(tmp_path: Path) -> None:
    library = Library(tmp_path)
    adopted(tmp_path, "samtycke", repainted(library.packaged("samtycke").data))
    lay(tmp_path, "atgardsplan", repainted(library.packaged("atgardsplan").data))
    lines = {line.slug: line for line in overview(library)}
    assert set(lines) == {*CONTEXTS, FORM}
    assert lines["samtycke"].adopted
    assert lines["samtycke"].adopted.by == "Eva Ek"
    assert lines["atgardsplan"].origin is Origin.OWN
    assert lines["atgardsplan"].adopted is None
    assert lines["journalanteckning"].origin is Origin.PROGRAM


_SMALL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGNISEgAAAJEASHhGUI0AAAAAElFTkSuQmCC"
)


def test_the_logotype_can_be_the_offices_own(tmp_path: Path) -> None:
    library = Library(tmp_path)
    neutral = library.logo()
    (tmp_path / f"{LOGO}.png").write_bytes(_SMALL)
    assert neutral.startswith(b"\x89PNG")
    assert library.logo() == _SMALL


def test_the_forms_description_agrees_with_the_program() -> None:
    told = tomllib.loads((TEMPLATES / FORM / "kind.toml").read_text("utf-8"))
    known = NOTE_FORM
    assert told == {
        "namn": known.name,
        "handlingsslag": known.document_class,
        "mottagare": [*known.receives],
        "undertecknas": known.signed,
    }
    audit_docx((TEMPLATES / FORM / f"{FORM}.docx").read_bytes())
