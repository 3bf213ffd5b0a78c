"""Tables set in columns of blanks, given the tabs of tables pasted from elsewhere.

Mål   Vad                      Vem     Senast
M1    Söker praktik på lagret  Robin   15/4
"""

import re
from collections.abc import Iterator

# ”Mål   Vad   Vem   Senast”, ”viktigt   tilltro   beredd”, ”Vid start   Nu   Uppfyllt”
_OF_COLUMN = re.compile(
    r"mål|vad|vem|ansvarig|när|senast|klart|status|läge|nr|åtagande|viktigt|tilltro|beredd|oro|in|ut|nu"
    r"|vid \w+|uppfyllt|hör till",
    re.IGNORECASE,
)
_COLUMN = re.compile(r"(?:^|(?<=\s\s))(?=\S)")
_COLUMNS_MIN, _KNOWN_MIN, _LINE_MAX = 3, 2, 240


def columned(lines: list[str]) -> list[str]:
    """Give rows of such a table, from its heading row on, with tabs; other lines as they are."""
    found = list(lines)
    starts: list[int] = []
    for place, line in enumerate(lines):
        below = lines[place + 1] if place + 1 < len(lines) else ""
        if not _fits(line, starts):
            begun = _starts(line)
            starts = begun if _fits(below, begun) else []
        if starts:
            found[place] = "\t".join(_cells(line, starts))
    return found


def _starts(line: str) -> list[int]:
    """Give where the columns of a heading row begin; none when it is no row of a few words each."""
    if len(line) > _LINE_MAX or re.search(r"[|\t:.!?]", line):
        return []
    starts = [found.start() for found in _COLUMN.finditer(line)]
    known = sum(bool(_OF_COLUMN.fullmatch(word)) for word in _cells(line, starts))
    starts = starts if 0 in starts else [0, *starts]
    return starts if known >= _KNOWN_MIN and len(starts) >= _COLUMNS_MIN else []


def _fits(line: str, starts: list[int]) -> bool:
    """Whether a line is set in columns: blanks right before where each begins, and two with words."""
    if (
        not starts
        or re.search(r"[|\t]", line)
        or any(line[at - 2 : at].strip() for at in starts[1:])
    ):
        return False
    return sum(map(bool, _cells(line, starts))) > 1


def _cells(line: str, starts: list[int]) -> Iterator[str]:
    for at, start in enumerate(starts):
        yield line[start : starts[at + 1] if at + 1 < len(starts) else len(line)].strip()
