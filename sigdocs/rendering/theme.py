"""The smallest theme Word accepts: one family, one accent, plain fills and lines."""

_NAMESPACE = "http://schemas.openxmlformats.org/drawingml/2006/main"
_SOLID = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_LINE = f'<a:ln w="6350">{_SOLID}</a:ln>'
_EFFECT = "<a:effectStyle><a:effectLst/></a:effectStyle>"


def theme_xml(font: str, accent: str) -> str:
    """Give a theme part in which every font is ``font`` and every accent ``accent`` (RRGGBB)."""
    return (
        f'<a:theme xmlns:a="{_NAMESPACE}" name="sigdocs"><a:themeElements>'
        f"{_colours(accent)}{_fonts(font)}{_formats()}</a:themeElements></a:theme>"
    )


def _colours(accent: str) -> str:
    names = {"dk1": "000000", "lt1": "FFFFFF", "dk2": accent, "lt2": "EFEFEF"}
    names |= {f"accent{n}": accent for n in range(1, 7)} | {"hlink": accent, "folHlink": accent}
    colours = "".join(
        f'<a:{name}><a:srgbClr val="{rgb}"/></a:{name}>' for name, rgb in names.items()
    )
    return f'<a:clrScheme name="sigdocs">{colours}</a:clrScheme>'


def _fonts(font: str) -> str:
    family = f'<a:latin typeface="{font}"/><a:ea typeface=""/><a:cs typeface=""/>'
    return (
        f'<a:fontScheme name="sigdocs"><a:majorFont>{family}</a:majorFont>'
        f"<a:minorFont>{family}</a:minorFont></a:fontScheme>"
    )


def _formats() -> str:
    return (
        f'<a:fmtScheme name="sigdocs"><a:fillStyleLst>{_SOLID * 3}</a:fillStyleLst>'
        f"<a:lnStyleLst>{_LINE * 3}</a:lnStyleLst><a:effectStyleLst>{_EFFECT * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{_SOLID * 3}</a:bgFillStyleLst></a:fmtScheme>"
    )
