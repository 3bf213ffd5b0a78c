"""Numbers told in sentences anywhere in a note: attendance, tests, suspicions, debts, courses.

Each is kept with its words as written. What shall be, and what somebody is quoted as saying, is no
measure.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from sigdocs.intake.draft import Cell, Node
from sigdocs.intake.folding import fold
from sigdocs.intake.text.findings import Sheet
from sigdocs.intake.text.lines import Row, is_table
from sigdocs.model.plan import MeasureKind

_WORDS: Mapping[str, int] = {
    **dict.fromkeys(("ingen", "inga", "inget", "noll"), 0),
    **dict.fromkeys(("en", "ett"), 1),
    **{
        word: number
        for number, word in enumerate(
            [
                "två",
                "tre",
                "fyra",
                "fem",
                "sex",
                "sju",
                "åtta",
                "nio",
                "tio",
                "elva",
                "tolv",
                "tretton",
                "fjorton",
                "femton",
            ],
            start=2,
        )
    },
}
_N = rf"(?P<n>\d{{1,3}}(?:[.,]\d)?|{'|'.join(_WORDS)})"
_PATTERNS: tuple[tuple[MeasureKind, str, re.Pattern[str]], ...] = tuple(
    (kind, unit, re.compile(pattern, re.IGNORECASE))
    for kind, unit, pattern in (
        # ”Närvaron i februari var 76 %”, ”närvaro feb 71 %”
        (
            MeasureKind.ATTENDANCE,
            "%",
            r"\b(?:skol)?närvaro(?:n)?\b[^.;%\d]{0,40}?(?P<n>\d{1,3}(?:[.,]\d)?)\s*(?:%|procent)",
        ),
        # ”62 % närvaro när vi började”
        (
            MeasureKind.ATTENDANCE,
            "%",
            r"(?<![\d.,])(?P<n>\d{1,3}(?:[.,]\d)?)\s*(?:%|procent)\s+(?:skol)?närvaro\b",
        ),
        # ”inga nya misstankar”, ”0 nya brottsmisstankar sedan start”
        (
            MeasureKind.SUSPICIONS,
            "",
            rf"(?<![\w.,]){_N}\s+(?:nya\s+)?(?:brotts)?misstank(?:e|ar)\b",
        ),
        # ”noll nya anmälningar”
        (
            MeasureKind.REPORTS,
            "",
            rf"(?<![\w.,]){_N}\s+(?:nya\s+)?(?:polis)?anmälning(?:ar)?\b",
        ),
        # ”elva prov i rad utan fynd”, ”3 prov, alla negativa”
        (
            MeasureKind.OTHER,
            "",
            rf"(?<![\w.,/]){_N}\s+(?:av\s+\w+\s+)?(?:urin|drog)?prov\b(?=[^.;]{{0,40}}\b(?:negativ|neg|ren|fynd|positiv|missa))",
        ),
        # ”tolv negativa prov i rad”, ”8 negativa till och med idag”, ”4 av 4 negativa”
        (
            MeasureKind.OTHER,
            "",
            rf"(?<![\w.,/]){_N}\s+(?:av\s+\w+,?\s+)?(?:alla\s+|båda\s+)?(?:negativa|neg|rena)\b",
        ),
        # ”4 av 5 kurser godkända”, ”fem godkända kurser”, ”godkänd i tre kurser”
        (
            MeasureKind.OTHER,
            "",
            rf"(?<![\w.,/]){_N}\s+(?:av\s+(?:\w+\s+){{1,2}}?)?(?:(?:godkända|klara)\s+kurser|kurser\s+(?:är\s+)?(?:godkända|klara|säkra|på väg))\b",
        ),
        (MeasureKind.OTHER, "", rf"\bgodkänd\s+i\s+{_N}(?:\s+(?:kurser|ämnen)|(?=\s*[.,]|$))"),
    )
)
# ”Skulden är 84 300 kr enligt Eva”, ”84 300 kr kvar”
_DEBT = re.compile(
    r"\bskuld\w*\b[^.;\d]{0,50}?(?P<n>\d{1,3}(?:[ .\u00a0]\d{3})+|\d{4,7})\s*(?:kr|kronor)\b"
    # ”skuld ca 90 000”
    r"|\bskuld(?:en)?\s+(?:är\s+)?(?:ca|cirka|ungefär)?\s*(?P<bare>\d{1,3}(?:[ .\u00a0]\d{3})+)(?!\s*(?:kr|kronor|\d))"
    r"|(?<![\d.,])(?P<left>\d{1,3}(?:[ .\u00a0]\d{3})+|\d{4,7})\s*(?:kr|kronor)\s+kvar\b",
    re.IGNORECASE,
)
_TO_BE = re.compile(
    r"\b(?:ska|skall|minst|senast|l[öo]pande|vill|hoppas|om (?:det|han|hon|hen)|före \w+en)\b|\bmål(?:et)?(?: är| lyder)?\s*:",
    re.IGNORECASE,
)
_QUOTE = re.compile(r"[”“\"„»][^”“\"„»«]*[”“\"«]")
_SENTENCE = re.compile(r"(?:[^.!?;]|[.!?](?!\s|$))+")
_LABEL_MAX = 110
_SOURCE = re.compile(r"\benligt\s+([A-ZÅÄÖ][\wåäöé-]+)")


def told_measures(rows: Sequence[Row], sheet: Sheet) -> None:
    """Put each number that is told in a sentence on the sheet, once."""
    known = list(_held(sheet))
    told = {kind for _, kind, _ in known if kind != MeasureKind.OTHER}
    goals = [fold(one.text) for one in sheet.known.goals]
    for row in rows:
        if is_table(row) or any(at == row.number for at, _, _ in known):
            continue
        for said in _SENTENCE.findall(_QUOTE.sub(" ", row.text)):
            sentence = said.strip()
            if _TO_BE.search(sentence) or any(fold(sentence) in one for one in goals):
                continue
            for kind, unit, value in _numbers(sentence):
                if kind in told:  # it has its own line; another number in words is asked about
                    continue
                if not any(value == other.replace(",", ".") for _, _, other in known):
                    known.append((0, kind, value))
                    sheet.put("measures", [dict(_cells(row, sentence, kind, unit, value))])


def _held(sheet: Sheet) -> Iterator[tuple[int, str, str]]:
    """Give the measures found before: the line, what is measured, the number."""
    held = sheet.draft.get("measures", [])
    scales = {str(one) for one in MeasureKind} - {
        "annat",
        "skolnärvaro",
        "brottsmisstankar",
        "polisanmälningar",
    }
    for one in held if isinstance(held, list) else [held]:
        if isinstance(one, Cell):
            number = re.search(r"\d+(?:[.,]\d+)?", one.text)
            kinds = [kind for kind, _, _ in _numbers(one.text)]
            yield one.place.line, "".join(kinds[:1]), number[0] if number else ""
            continue
        kind, value = (
            (one.get("kind"), one.get("value")) if isinstance(one, Mapping) else (None, None)
        )
        if isinstance(kind, Cell) and isinstance(value, Cell) and kind.text not in scales:
            number = re.search(r"\d+(?:[.,]\d+)?", value.text)
            yield kind.place.line, kind.text, number[0] if number else value.text


def _numbers(sentence: str) -> Iterator[tuple[str, str, str]]:
    """Give what is measured, its unit and the number, each place in a sentence once."""
    taken: list[tuple[int, int]] = []
    for kind, unit, pattern in _PATTERNS:
        for found in pattern.finditer(sentence):
            if any(found.start() < end and start < found.end() for start, end in taken):
                continue
            taken.append(found.span())
            said = found["n"].casefold()
            yield kind.value, unit, str(_WORDS.get(said, said)).replace(",", ".")
    for found in _DEBT.finditer(sentence):
        yield (
            MeasureKind.OTHER.value,
            "kr",
            re.sub(r"\D", "", found["n"] or found["bare"] or found["left"]),
        )


def _cells(row: Row, sentence: str, kind: str, unit: str, value: str) -> Iterator[tuple[str, Node]]:
    label = (
        sentence if len(sentence) <= _LABEL_MAX else f"{sentence[:_LABEL_MAX].rsplit(' ', 1)[0]} …"
    )
    label = re.sub(r"[,\s]*\benligt$", "", label)
    told = {"kind": kind, "label": label, "value": value, "unit": unit}
    if source := _SOURCE.search(sentence):
        told["source"] = source[1]
    for name, text in told.items():
        if text:
            yield name, row.cell(label=name, text=text)
