"""The municipality's colour in a template: one hue changed for another, all else left alone."""

import re
from functools import lru_cache

from sigdocs.rendering.blank import ACCENT
from sigdocs.rendering.package import Package, open_package, write_package

LEAST_CONTRAST = 4.5
"""Against white; WCAG 2.1 success criterion 1.4.3, and what a copier needs."""

_LINEAR_BELOW = 0.04045


@lru_cache(maxsize=32)
def recoloured(template: bytes, accent: str) -> bytes:
    """Give a template with ``accent`` (RRGGBB) where ours has its own.

    Too pale a colour is not used, for it would not survive a copier; nor is a file changed that
    cannot be opened, since whoever fills it in says what is wrong with it.
    """
    package = open_package(template)
    if not isinstance(package, Package) or contrast(accent) < LEAST_CONTRAST:
        return template
    ours = re.compile(ACCENT.encode(), re.IGNORECASE)
    new = accent.upper().encode()
    return write_package(
        {
            name: ours.sub(new, data) if name.endswith(".xml") else data
            for name, data in package.parts.items()
        }
    )


def contrast(colour: str) -> float:
    """Give the contrast of a colour (RRGGBB) against white, 1 to 21.

    >>> contrast("000000"), contrast("FFFFFF")
    (21.0, 1.0)
    """
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (0, 2, 4))
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def _linear(share: float) -> float:
    return share / 12.92 if share <= _LINEAR_BELOW else float(((share + 0.055) / 1.055) ** 2.4)
