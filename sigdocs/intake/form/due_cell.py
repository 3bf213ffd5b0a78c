"""The one cell that says when: a last day, a first day, ”löpande”, a rhythm, or several of them."""

import re
from collections.abc import Mapping

from sigdocs.intake.draft import Cell

_ONGOING = re.compile(r"(?:fort)?löpande\b|tills vidare\b|kontinuerligt\b", re.IGNORECASE)
_STARTS = re.compile(
    r"(?:från(?: och med)?|fr\.? ?o\.? ?m\.?|(?:med )?start(?:ar)?|första gång(?:en)?|börjar)"
    r"(?: den)?\s*:?\s+(?P<rest>.+)",
    re.IGNORECASE,
)
_RHYTHM = re.compile(
    r"(?:varje|var|vart|varannan|vartannat|\d+ (?:ggr|gång|gånger)|en gång|två gånger|dagligen|"
    r"veckovis|månadsvis|vid|i samband)\b",
    re.IGNORECASE,
)
_DUE = re.compile(r"(?:ska vara )?(?:klart?|senast|före|innan|till)\s+(?:den )?", re.IGNORECASE)
_BETWEEN = re.compile(
    r"\s*[,;\n]\s*|\s+(?=(?:från|fr\.o\.m\.|första gång|med start)\b)", re.IGNORECASE
)


def when(cell: Cell) -> Mapping[str, Cell]:
    """Part a cell into due, starts, ongoing and rhythm; what is none of these is the due day.

    >>> from sigdocs.intake.draft import Place
    >>> parts = when(Cell("löpande från 9/9, varje fredag", Place()))
    >>> {name: part.text for name, part in parts.items() if part.text}
    {'ongoing': 'ja', 'starts': '9/9', 'rhythm': 'varje fredag'}
    """
    found: dict[str, list[str]] = {}
    for piece in _BETWEEN.split(cell.text.strip()):
        for name, text in _read(piece):
            found.setdefault(name, []).append(text)
    if not found:
        return {"due": cell}
    found |= {"ongoing": ["ja"]} if "ongoing" in found else {}
    parts = {name: Cell(", ".join(texts), cell.place) for name, texts in found.items()}
    return {"due": Cell("", cell.place)} | parts


def _read(piece: str) -> list[tuple[str, str]]:
    if not piece:
        return []
    if ongoing := _ONGOING.match(piece):
        return [("ongoing", "ja"), *_read(piece[ongoing.end() :].strip(" .–-"))]
    if starts := _STARTS.fullmatch(piece):
        return [("starts", starts["rest"])]
    if _RHYTHM.match(piece):
        return [("rhythm", piece)]
    shortened = piece
    while due := _DUE.match(shortened):
        shortened = shortened[due.end() :]
    return [("due", shortened or piece)]
