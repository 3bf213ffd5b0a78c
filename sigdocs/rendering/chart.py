"""Small charts in a paper: native Word charts drawn from numbers, the same bytes each time.

A place is a picture whose alternative text is ``diagram:`` and what to draw, as
``documents.closing.charts`` writes it. Drawn as bars in two fills that a grey copier keeps apart, each
with its number; the alternative text says what is compared, and a table beside holds the numbers.
"""

from collections.abc import Iterator, MutableMapping
from xml.sax.saxutils import escape

from lxml import etree

from sigdocs.documents.closing.charts import Chart
from sigdocs.rendering.blank import FONT
from sigdocs.rendering.package import CONTENT_TYPES, Package, open_package, parse_xml
from sigdocs.rendering.scrub import relations_of
from sigdocs.rendering.wordml import serialise

PLACE = "diagram:"

_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_A_NS = "http://schemas.openxmlformats.org/drawingml/2006/main"
_C_NS = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_R_NS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_A, _C, _R = f"{{{_A_NS}}}", f"{{{_C_NS}}}", f"{{{_R_NS}}}"
_CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_RELATION = f"{_R_NS}/chart"
_INK, _PALE = "333333", "FFFFFF"
_EMU_MM = 36_000
_ROW_MM, _REST_MM = 11, 9


def place_charts(part: str, root: etree._Element, parts: MutableMapping[str, bytes]) -> None:
    """Draw what the places of ``root``, which is the part named ``part``, ask for.

    Raises:
        ValueError: when a place does not say what to draw.
    """
    for number, (asked, frame) in enumerate(list(_places(root)), start=1):
        chart = Chart.model_validate_json(asked)
        name = f"charts/chart{number}.xml"
        parts[f"word/{name}"] = chart_xml(chart)
        _declare(parts, f"/word/{name}")
        _draw(frame, chart, _point(part, parts, name, f"diagram{number}"))
    _forget_unused(part, root, parts)


def chart_alts(docx: bytes) -> tuple[str, ...]:
    """Give the alternative texts of a Word file's charts, in order.

    LibreOffice draws a chart but forgets what is said of it, so the PDF is told here.
    """
    package = open_package(docx)
    if not isinstance(package, Package) or not any("/charts/" in name for name in package.parts):
        return ()
    drawn = package.xml(package.main).iter(f"{_WP}docPr")
    return tuple(str(one.get("descr", "")) for one in drawn if _has_chart(one))


def _has_chart(drawing: etree._Element) -> bool:
    frame = drawing.getparent()
    return frame is not None and next(frame.iter(f"{_C}chart"), None) is not None


def _forget_unused(part: str, root: etree._Element, parts: MutableMapping[str, bytes]) -> None:
    """Drop the pictures that only showed where a chart would stand."""
    if relations_of(part) not in parts:
        return
    relations = parse_xml(parts[relations_of(part)])
    used = {
        value
        for element in root.iter()
        for key, value in element.attrib.items()
        if str(key).startswith(_R)
    }
    for relation in list(relations):
        picture = str(relation.get("Type", "")).endswith("/image")
        if picture and relation.get("Id") not in used:
            relations.remove(relation)
    parts[relations_of(part)] = serialise(relations)


def _places(root: etree._Element) -> Iterator[tuple[str, etree._Element]]:
    for drawing in root.iter(f"{_WP}docPr"):
        words, frame = str(drawing.get("descr", "")), drawing.getparent()
        if words.startswith(PLACE) and frame is not None:
            yield words.removeprefix(PLACE).strip(), frame


def _draw(frame: etree._Element, chart: Chart, relation: str) -> None:
    height = str((_REST_MM + _ROW_MM * len(chart.bars)) * _EMU_MM)
    for extent in frame.findall(f"{_WP}extent"):
        extent.set("cy", height)
    for drawing in frame.iter(f"{_WP}docPr"):
        drawing.set("descr", chart.alt)
        drawing.set("name", "Diagram")
    for graphic in frame.findall(f"{_A}graphic"):
        for old in list(graphic):
            graphic.remove(old)
        data = etree.SubElement(graphic, f"{_A}graphicData", uri=_C_NS)
        drawn = etree.SubElement(data, f"{_C}chart", nsmap={"c": _C_NS, "r": _R_NS})
        drawn.set(f"{_R}id", relation)


def _declare(parts: MutableMapping[str, bytes], name: str) -> None:
    types = parse_xml(parts[CONTENT_TYPES])
    tag = f"{{{etree.QName(types).namespace}}}Override"
    etree.SubElement(types, tag, PartName=name, ContentType=_CHART_TYPE)
    parts[CONTENT_TYPES] = serialise(types)


def _point(part: str, parts: MutableMapping[str, bytes], target: str, relation: str) -> str:
    relations = parse_xml(parts[relations_of(part)])
    tag = f"{{{etree.QName(relations).namespace}}}Relationship"
    etree.SubElement(relations, tag, Id=relation, Type=_RELATION, Target=target)
    parts[relations_of(part)] = serialise(relations)
    return relation


def chart_xml(chart: Chart) -> bytes:
    """Write the chart part of a Word file."""
    names = "".join(_point_text(at, bar.label) for at, bar in enumerate(chart.bars))
    count = len(chart.bars)
    labels = (
        f'<c:cat><c:strRef><c:f>Tal!$A$2:$A${count + 1}</c:f><c:strCache><c:ptCount val="{count}"/>'
        f"{names}</c:strCache></c:strRef></c:cat>"
    )
    before = [bar.before for bar in chart.bars]
    after = [bar.after for bar in chart.bars]
    series = _series(0, chart.first, _PALE, before, labels)
    series += _series(1, chart.second, _INK, after, labels)
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<c:chartSpace xmlns:c="{_C_NS}" xmlns:a="{_A_NS}" xmlns:r="{_R_NS}">'
        '<c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/><c:plotArea><c:layout/>'
        '<c:barChart><c:barDir val="bar"/><c:grouping val="clustered"/><c:varyColors val="0"/>'
        f'{series}<c:gapWidth val="60"/><c:axId val="1"/><c:axId val="2"/></c:barChart>'
        f"{_category_axis()}{_value_axis(chart.most)}<c:spPr><a:noFill/></c:spPr></c:plotArea>"
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        '<c:spPr><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill><a:ln><a:noFill/></a:ln></c:spPr>'
        f"{_text(900)}</c:chartSpace>"
    ).encode()


def _series(at: int, name: str, fill: str, values: list[float | None], labels: str) -> str:
    column = "BC"[at]
    points = "".join(
        f'<c:pt idx="{place}"><c:v>{value:g}</c:v></c:pt>'
        for place, value in enumerate(values)
        if value is not None
    )
    return (
        f'<c:ser><c:idx val="{at}"/><c:order val="{at}"/><c:tx><c:strRef><c:f>Tal!${column}$1</c:f>'
        f'<c:strCache><c:ptCount val="1"/>{_point_text(0, name)}</c:strCache></c:strRef></c:tx>'
        f'<c:spPr><a:solidFill><a:srgbClr val="{fill}"/></a:solidFill><a:ln w="9525"><a:solidFill>'
        f'<a:srgbClr val="{_INK}"/></a:solidFill></a:ln></c:spPr><c:invertIfNegative val="0"/>'
        f"<c:dLbls>{_commas(values)}<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>{_text(900)}"
        '<c:dLblPos val="outEnd"/><c:showLegendKey val="0"/><c:showVal val="1"/>'
        '<c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/>'
        f'<c:showBubbleSize val="0"/></c:dLbls>{labels}<c:val><c:numRef>'
        f"<c:f>Tal!${column}$2:${column}${len(values) + 1}</c:f><c:numCache>"
        f'<c:formatCode>General</c:formatCode><c:ptCount val="{len(values)}"/>{points}'
        "</c:numCache></c:numRef></c:val></c:ser>"
    )


def _commas(values: list[float | None]) -> str:
    """The numbers that are not whole, spelt out: a chart writes them in the machine's own way."""
    return "".join(
        f'<c:dLbl><c:idx val="{place}"/><c:tx><c:rich><a:bodyPr/><a:p><a:r><a:rPr lang="sv-SE"/>'
        f"<a:t>{str(value).replace('.', ',')}</a:t></a:r></a:p></c:rich></c:tx>"
        '<c:dLblPos val="outEnd"/><c:showLegendKey val="0"/><c:showVal val="1"/>'
        '<c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/>'
        '<c:showBubbleSize val="0"/></c:dLbl>'
        for place, value in enumerate(values)
        if value is not None and not value.is_integer()
    )


def _point_text(at: int, text: str) -> str:
    return f'<c:pt idx="{at}"><c:v>{escape(text)}</c:v></c:pt>'


def _category_axis() -> str:
    return (
        '<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="maxMin"/></c:scaling>'
        '<c:delete val="0"/><c:axPos val="l"/><c:numFmt formatCode="General" sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>'
        f"{_line(_INK)}{_text(900)}"
        '<c:crossAx val="2"/><c:crosses val="autoZero"/></c:catAx>'
    )


def _value_axis(most: float) -> str:
    return (
        f'<c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/><c:max val="{most:g}"/>'
        f'<c:min val="0"/></c:scaling><c:delete val="0"/><c:axPos val="b"/><c:majorGridlines>'
        f"{_line('D0D0D0')}</c:majorGridlines>"
        '<c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/>'
        f'<c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>{_line("D0D0D0")}{_text(900)}'
        f'<c:crossAx val="1"/><c:crosses val="max"/><c:majorUnit val="{most / 5:g}"/></c:valAx>'
    )


def _line(colour: str) -> str:
    return (
        f'<c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="{colour}"/></a:solidFill></a:ln>'
        "</c:spPr>"
    )


def _text(size: int) -> str:
    return (
        f'<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="{size}"><a:solidFill>'
        f'<a:srgbClr val="{_INK}"/></a:solidFill><a:latin typeface="{FONT}"/></a:defRPr></a:pPr>'
        '<a:endParaRPr lang="sv-SE"/></a:p></c:txPr>'
    )
