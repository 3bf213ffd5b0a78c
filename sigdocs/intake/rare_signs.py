"""Signs that the fonts of papers may lack: told, so that somebody looks at the page."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from sigdocs.intake import faults
from sigdocs.intake.draft import Cell, Node
from sigdocs.model.problem import Problem

# Latin, Greek, Cyrillic, Hebrew, punctuation, currency, arrows, signs of number and box: fonts have them.
_RARE: Final = re.compile("[^\x00-\u05ff\u1e00-\u2300\u2500-\u27bf\ufb00-\ufb06\ufe0e\ufe0f\ufffd]")
_SHOWN: Final = 8


def rare_signs(draft: Node) -> Iterator[Problem]:
    """Tell once which rare signs a note has, at the first of them.

    What joins or marks another sign is left out of the list.
    """
    found: dict[str, str] = {}
    for path, cell in _cells(draft, ""):
        for sign in _RARE.findall(cell.text):
            if unicodedata.category(sign)[0] not in "MC":
                found.setdefault(sign, path)
    if found:
        signs = " ".join([*found][:_SHOWN]) + (" …" if len(found) > _SHOWN else "")
        yield faults.RARE_SIGNS.at(next(iter(found.values())), tecken=signs)


def _cells(node: Node, path: str) -> Iterator[tuple[str, Cell]]:
    if isinstance(node, Cell):
        yield path, node
        return
    parts = enumerate(node) if isinstance(node, list) else node.items()
    for name, part in parts:
        yield from _cells(part, f"{path}.{name}" if path else str(name))
