"""Pictures of the office put in the place that the template keeps for them.

A place is a picture whose alternative text is ``bild:`` and a name, e.g. ``bild:logotyp``: that is
something office staff can see and write in Word. A place without a picture is left out.
"""

from collections.abc import Iterator, Mapping, MutableMapping
from dataclasses import dataclass

from lxml import etree

from sigdocs.rendering.package import CONTENT_TYPES, parse_xml
from sigdocs.rendering.scrub import relations_of
from sigdocs.rendering.wordml import W, serialise

PLACE = "bild:"

_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_EXTENSIONS = {"image/png": "png", "image/jpeg": "jpeg"}


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture and what it shows, said to those who cannot see it.

    Attributes:
        data: a PNG or JPEG file.
        alt: alternative text, e.g. "Exempelkommuns vapen".
    """

    data: bytes
    alt: str


def places(root: etree._Element) -> Iterator[tuple[str, etree._Element]]:
    """Find the places of a part: name and the ``inline`` or ``anchor`` element."""
    for drawing in root.iter(f"{_WP}docPr"):
        words = str(drawing.get("descr", ""))
        frame = drawing.getparent()
        if words.startswith(PLACE) and frame is not None:
            yield words.removeprefix(PLACE).strip(), frame


def place_pictures(
    part: str,
    root: etree._Element,
    parts: MutableMapping[str, bytes],
    pictures: Mapping[str, Picture],
) -> None:
    """Fill the places of ``root``, which is the part named ``part``; ``parts`` gets the files.

    Raises:
        ValueError: when a picture is neither PNG nor JPEG.
    """
    for name, frame in list(places(root)):
        if name in pictures:
            _fill(part, frame, parts, name, pictures[name])
        else:
            _leave_out(part, frame, parts)


def _fill(
    part: str, frame: etree._Element, parts: MutableMapping[str, bytes], name: str, picture: Picture
) -> None:
    extension, width, height = _measure(picture.data)
    media = f"word/media/{name}.{extension}"
    parts[media] = picture.data
    _declare(parts, extension)
    _point(part, frame, parts, f"media/{name}.{extension}")
    for drawing in frame.iter(f"{_WP}docPr"):
        drawing.set("descr", picture.alt)
    _fit(frame, width, height)


def _leave_out(part: str, frame: etree._Element, parts: MutableMapping[str, bytes]) -> None:
    _point(part, frame, parts, None)
    drawing = next(frame.iterancestors(f"{W}drawing"), None)
    if drawing is not None and (parent := drawing.getparent()) is not None:
        parent.remove(drawing)


def _measure(data: bytes) -> tuple[str, int, int]:
    """Give file extension, width and height in pixels."""
    from docx.image.exceptions import UnrecognizedImageError
    from docx.image.image import Image

    try:
        image = Image.from_blob(data)
    except UnrecognizedImageError as error:
        raise ValueError("bilden är varken PNG eller JPEG") from error
    if image.content_type not in _EXTENSIONS:
        raise ValueError("bilden är varken PNG eller JPEG")
    return _EXTENSIONS[image.content_type], image.px_width, image.px_height


def _declare(parts: MutableMapping[str, bytes], extension: str) -> None:
    types = parse_xml(parts[CONTENT_TYPES])
    if any(entry.get("Extension") == extension for entry in types):
        return
    default = types.makeelement(
        f"{{{etree.QName(types).namespace}}}Default",
        Extension=extension,
        ContentType=f"image/{extension}",
    )
    types.insert(0, default)
    parts[CONTENT_TYPES] = serialise(types)


def _point(
    part: str, frame: etree._Element, parts: MutableMapping[str, bytes], target: str | None
) -> None:
    """Let the relationship of the drawing lead to ``target``, or take it away."""
    relations = parse_xml(parts[relations_of(part)])
    used = {blip.get(f"{_R}embed") for blip in frame.iter(f"{_A}blip")}
    for relation in list(relations):
        if relation.get("Id") in used and target is None:
            relations.remove(relation)
        elif relation.get("Id") in used:
            relation.set("Target", str(target))
    parts[relations_of(part)] = serialise(relations)


def _fit(frame: etree._Element, width: int, height: int) -> None:
    """Make the picture as large as its place lets it be, in its own proportions."""
    extents = [*frame.findall(f"{_WP}extent"), *frame.findall(f".//{_A}xfrm/{_A}ext")]
    for extent in extents:
        box = int(str(extent.get("cx"))), int(str(extent.get("cy")))
        scale = min(box[0] / width, box[1] / height)
        extent.set("cx", str(int(width * scale)))
        extent.set("cy", str(int(height * scale)))
