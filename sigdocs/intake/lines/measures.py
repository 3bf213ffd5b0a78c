"""Numbers told in prose: attendance, suspicions, worry, the three MI scales."""

import re
from collections.abc import Iterator

from sigdocs.intake.folding import fold, key
from sigdocs.intake.values.choices import read_choice
from sigdocs.model.plan import MeasureKind

Facets = dict[str, str]

_NUMBER = r"(\d+(?:[.,]\d+)?)"
_ATTENDANCE = re.compile(
    rf"{_NUMBER}\s*(?:%|procent)\s*(?:skol)?narvaro|narvaro\w*\D{{0,25}}?{_NUMBER}\s*(?:%|procent)"
)
_COUNTED = re.compile(
    r"(\d+)\s*(?:st\.?)?\s*(?:polisanmal\w+|anmal\w+|(?:brotts)?misstank\w*)?[\w\s]{0,20}?senaste"
    r"\s+(\d+|manaden|halvaret|aret)\s*(?:man\w*)?"
)
_OF_TEN = re.compile(rf"{_NUMBER}\s*(?:av|/)\s*10\b")
_SCALES = (
    (MeasureKind.IMPORTANCE, re.compile(r"(?:hur )?viktigt?\D{0,80}?(\d+)")),
    (MeasureKind.CONFIDENCE, re.compile(r"(?:tilltro|saker)\D{0,80}?(\d+)")),
    (MeasureKind.READINESS, re.compile(r"(?:beredd|redo)\D{0,80}?(\d+)")),
)
_SOURCE = re.compile(r"\benligt\s+([\wåäöÅÄÖ-]+)", re.IGNORECASE)
_NAME = re.compile(r"\b([A-ZÅÄÖ][a-zåäöé]+)\b")
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-ZÅÄÖ”\"])")
_LONGEST = 1_000
_UNIT = r"\s*(?:%|procent|av\s*10|/\s*10|st\b\.?)?\s*"
_BEFORE = re.compile(
    rf"{_NUMBER}{_UNIT}(?:[-–—=]+>|→)\s*(?=\d)|\bfr[åa]n\s+{_NUMBER}{_UNIT}till\s+(?=\d)"
    rf"|\b(?:f[öo]re|innan|var|f[öo]rr)\s+{_NUMBER}{_UNIT}[,;]?\s*(?:och\s+)?(?:efter|nu|idag)\s+(?=\d)",
    re.IGNORECASE,
)
_RANGE = re.compile(r"\s*[-–]\s*\d")
_CRIMES = {r"misstank": MeasureKind.SUSPICIONS, r"anmala?n": MeasureKind.REPORTS}
_WINDOWS = {"manaden": "1", "halvaret": "6", "aret": "12"}
_PERIOD = re.compile(
    r"\b(?:under |på )?(?:de |den |det )?senaste\s+"
    r"(?:(?P<months>\d+)\s*mån\w*|(?P<whole>månaden|halvåret|året)|\d+\s*(?:veck\w*|dag\w*))"
    r"|^(?:på |under )?(?P<led>\d+)\s*mån\w*(?=\s*[:,–-])",
    re.IGNORECASE,
)
"""”3 brottsmisstankar senaste 3 månaderna”: the time that a number is of, and never the number; ”3 månader: 2 …”."""
_NONE = re.compile(r"^(?:inga|ingen|noll)\s", re.IGNORECASE)
"""”Inga brottsmisstankar senaste 3 månaderna”."""
_LINE = re.compile(
    r"^(.*?)[\s:–-]*((?:ca\.?\s|cirka\s)?(\d{1,3}(?: \d{3})+(?!\d)|\d+(?:[.,]\d+)?)\s*(?:%|procent|av\s*10|/\s*10|st\b\.?)?)(.*)$",
    re.IGNORECASE,
)


def measures_in(area: str, text: str) -> Iterator[Facets]:
    """Find the numbers in what was told about one area of life.

    >>> [m["value"] for m in measures_in("Skola", "61 % närvaro sedan terminsstart")]
    ['61 %']
    """
    worried = False
    for whole in _SENTENCE.split(text):
        if len(whole) > _LONGEST:
            continue
        sentence = _now(whole)
        plain = fold(sentence)
        worried = worried or bool(re.search(r"\boro", plain))
        yield from _school(sentence, plain)
        yield from _crime(sentence, plain)
        if worried:
            yield from _worry(sentence, plain)
    if len(text) <= _LONGEST and re.match(r"mi\W*skal", fold(f"{area} {text}")):
        yield from _scales(area, text)


def _school(sentence: str, plain: str) -> Iterator[Facets]:
    if found := _ATTENDANCE.search(plain):
        yield _with_source(MeasureKind.ATTENDANCE, f"{found[1] or found[2]} %", sentence)


def _crime(sentence: str, plain: str) -> Iterator[Facets]:
    if not re.search(r"misstank|anmala?n", plain):
        return
    for found in _COUNTED.finditer(plain):
        words = found[0] if re.search(r"misstank|anmala?n", found[0]) else plain
        kinds = [kind for word, kind in _CRIMES.items() if re.search(word, words)]
        if len(kinds) > 1:
            continue
        (kind,) = kinds
        window = _WINDOWS.get(found[2], found[2])
        yield _with_source(kind, found[1], sentence) | {"window_months": window}


def _worry(sentence: str, plain: str) -> Iterator[Facets]:
    subject: Facets = {}
    told_to = 0
    for found in _OF_TEN.finditer(plain):
        said = _NAME.findall(sentence[told_to : found.start()])
        names = [name for name in said if not name.startswith("Oro")]
        subject = {"subject": names[0]} if names else subject
        told_to = found.end()
        yield {"kind": MeasureKind.WORRY.value, "value": f"{found[1]} av 10"} | subject


def _scales(area: str, text: str) -> Iterator[Facets]:
    names = [name for name in _NAME.findall(area) if key(name) != "mi"]
    subject = {"subject": names[-1]} if names else {}
    for kind, pattern in _SCALES:
        if found := pattern.search(fold(text)):
            yield {"kind": kind.value, "value": found[1]} | subject


def _with_source(kind: MeasureKind, value: str, sentence: str) -> Facets:
    source = _SOURCE.search(sentence)
    return {"kind": kind.value, "value": value} | ({"source": source[1]} if source else {})


def measure_line(text: str) -> Facets:
    """Unfold one line that is a measure: ”Skolnärvaro: 72 %”, ”Oro Sara 8 av 10”.

    >>> measure_line("Oro Sara: 8 av 10")["subject"]
    'Sara'
    """
    period = _PERIOD.search(text)
    told = _NONE.sub("0 ", f"{text[: period.start()]}{text[period.end() :]}" if period else text)
    found = _LINE.match(_now(told))
    if not found:
        return {"kind": MeasureKind.OTHER.value, "label": text, "value": text}
    before, after = found[1].strip(" ,:–-"), found[4].strip(" ,:–-")
    value = found[2] + found[4] if _RANGE.match(found[4]) else found[2]
    label = f"{before}: {found[2]}{found[4]}" if before and _now(told) == text else text
    facets = {"kind": _kind(before or after).value, "label": label, "value": value}
    names = _NAME.findall(before)[0 if before[:1].islower() else 1 :]
    if source := _SOURCE.search(text):
        facets["source"] = source[1]
    window = _months(period) if period else _first(re.search(r"(\d+)\s*man", fold(found[4])))
    facets |= {"window_months": window} if window else {}
    return facets | ({"subject": names[0]} if names and "source" not in facets else {})


def _months(period: re.Match[str]) -> str:
    """How many months a period is, "" when it is told in something else."""
    return period["months"] or period["led"] or _WINDOWS.get(fold(period["whole"] or ""), "")


def _first(found: re.Match[str] | None) -> str:
    return found[1] if found else ""


def _now(text: str) -> str:
    """Leave out what a number was before: of ”61 % → 88 %” the later one is how things stand."""
    return _BEFORE.sub("", text)


def _kind(told: str) -> MeasureKind:
    words = told.split()
    for end in range(len(words), 0, -1):
        choice = read_choice(MeasureKind, " ".join(words[:end]))
        if choice is not None and isinstance(choice.value, MeasureKind):
            return choice.value
    return MeasureKind.OTHER
