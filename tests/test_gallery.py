"""The gallery shows each picture there is, and the pictures are of pages."""

import re

from PIL import Image

from sigdocs.documents.due import PAPERS
from tests.gallery import FOLDER, Shown, contact_sheet, page_of, row

A4 = Image.new("RGB", (496, 702), "white")
LANDSCAPE = Image.new("RGB", (702, 496), "white")


def test_the_page_and_the_pictures_agree() -> None:
    shown = re.findall(r"\]\(([\w-]+\.png)\)", (FOLDER / "README.md").read_text("utf-8"))
    assert sorted(shown) == sorted(path.name for path in FOLDER.glob("*.png"))


def test_every_kind_of_paper_has_its_picture() -> None:
    pictured = {path.stem for path in FOLDER.glob("*.png")}
    assert {paper.kind.slug for paper in PAPERS} <= pictured


def test_pages_stand_beside_each_other_in_full() -> None:
    sheet = row([A4, A4, LANDSCAPE])
    assert sheet.width > A4.width * 2 + LANDSCAPE.width
    assert sheet.height > A4.height


def test_the_contact_sheet_has_room_for_every_kind() -> None:
    few = contact_sheet([Shown("a", "Åtgärdsplan", (A4,)), Shown("b", "Folder", (LANDSCAPE,))])
    many = contact_sheet([Shown("a", "Åtgärdsplan", (A4,))] * 13)
    assert many.width == few.width
    assert many.height > 2.9 * few.height


def test_every_paper_is_called_by_its_name_and_length() -> None:
    text = page_of([Shown("a", "Plan", (A4, A4)), Shown("b", "Kallelse", (A4,))])
    assert "![Plan, 2 sidor](a.png)" in text
    assert "![Kallelse, en sida](b.png)" in text
