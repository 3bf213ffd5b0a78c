"""A correction said in one sentence: ”Å4 ska vara pågår, inte klar”.

Only the plain sentences are read, where it is certain which words stood and which shall stand;
all others are asked about.
"""

import re

from sigdocs.intake import faults
from sigdocs.intake.text.findings import Sheet
from sigdocs.intake.text.lines import Row

_SIGNS = " .,;:”\"'–-"
_SHALL = r"(?:ska|skall|skulle|borde)\s+(?:det\s+)?(?:vara|stå|ha\s+varit|ha\s+stått)"
_STOOD = r"(?:(?:och\s+)?(?:det\s+)?(?:står|stod|blev)(?:\s+det)?|är\s+skrivet)"
_NEW_FIRST = re.compile(
    rf"(?P<where>.*?)\s*\b{_SHALL}\b\s*:?\s*(?P<new>.+?)\s*(?:,|\(|–)?\s*\b(?:och\s+)?(?:inte|ej)\b\s+(?P<old>.+)",
    re.IGNORECASE | re.DOTALL,
)
_OLD_FIRST = re.compile(
    rf"(?P<where>.*?)\s*\b{_STOOD}\b\s*:?\s*(?P<old>.+?)\s*(?:,|–)?\s*(?:\b(?:men|det)\b\s*)*\b{_SHALL}\b\s*:?\s*(?P<new>.+)",
    re.IGNORECASE | re.DOTALL,
)
_AGAIN = re.compile(rf"\b(?:{_SHALL}|{_STOOD}|inte|ej)\b|(?<!\w)/\s*[^\W\d]", re.IGNORECASE)
_INTRO = re.compile(r"^(?:i|på|för|om|under|vid)\s+", re.IGNORECASE)


def put_correction(row: Row, text: str, sheet: Sheet) -> None:
    """Put what a sentence corrects on the sheet, or ask how it is meant."""
    told = read_correction(text)
    items = sheet.draft.setdefault("corrections", [])
    if not told or not isinstance(items, list):
        sheet.ask(row, faults.CORRECTION_UNCLEAR)
        return
    item = {name: row.cell(text=said) for name, said in told.items() if said}
    items.append(dict(item))
    sheet.made.append(row.cell())


def read_correction(text: str) -> dict[str, str]:
    """Give ”applies_to”, ”stood” and ”should_be” of a plain sentence; {} for any other.

    >>> read_correction("Å4 ska vara pågår, inte klar")
    {'applies_to': 'Å4', 'stood': 'klar', 'should_be': 'pågår'}
    >>> read_correction("Det står 61 % men ska stå 63 %.")
    {'applies_to': '', 'stood': '61 %', 'should_be': '63 %'}
    >>> read_correction("Å4 blev visst fel")
    {}
    """
    for pattern in (_NEW_FIRST, _OLD_FIRST):
        if match := pattern.fullmatch(text.strip(_SIGNS)):
            where, new, old = (match[name].strip(_SIGNS + ")(") for name in ("where", "new", "old"))
            if new and old and not any(_AGAIN.search(one) for one in (where, new, old)):
                return {
                    "applies_to": _INTRO.sub("", where),
                    "stood": old,
                    "should_be": new,
                }
    return {}
