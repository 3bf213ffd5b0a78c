"""Scales from 0 to 10 as people write them: whose, of what and how much, in any order.

A sentence is read only when all its words are understood; else it is left to whoever reads prose.
Worry is never the youth's unless it is said so, and of nobody named it is nobody's: then it is asked.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from sigdocs.intake.folding import fold, key
from sigdocs.intake.known import NOTHING, Known
from sigdocs.model.plan import MeasureKind

Facets = dict[str, str]

_WORDS = (
    # ”viktigt 7”, ”hur viktigt 7”, ”vikt 7”
    (MeasureKind.IMPORTANCE, r"(?:hur\s+)?vikt(?:ig[a-zåäö]*)?(?:\s+det\s+är)?"),
    # ”tilltro 4”, ”tillit 4”, ”tror på det 4”
    (
        MeasureKind.CONFIDENCE,
        r"till(?:tro(?:n)?|it(?:en)?)|själv(?:tillit|förtroende)|tror\s+på\s+det",
    ),
    # ”beredd 6”, ”hur beredd 6”, ”beredskap 6”, ”redo 6”
    (MeasureKind.READINESS, r"(?:hur\s+)?(?:beredd?(?:het|skap)?|redo)"),
    # ”oro 8”, ”oron 8”, ”orolig 8”, ”oroar sig 8”
    (MeasureKind.WORRY, r"(?:hur\s+)?oro(?:n|lig[a]?|ar\s+sig)?"),
)
_SCALE = "|".join(rf"(?P<{kind.name}>{words})" for kind, words in _WORDS)
_PLAIN = "|".join(words for _, words in _WORDS)
_TEN = r"(?:10|[0-9](?:[.,]5)?)"
_OF_TEN = r"(?:\s*(?:/|av)\s*10)?(?![\d%/]|[.,:]\d|\s*(?:%|procent|kr\b|st\b|ggr|gång|min|tim))"
_BEFORE = r"(?:var|förra\s+(?:gången|mötet)|sist|senast|tidigare|förut|innan|från|ned|upp|ner|mot|jämfört)"
_TOKEN = re.compile(
    "|".join(
        (
            # ”(viktigt/tilltro/beredd)”, after or before ”7/5/6”
            rf"(?P<legend>\(?(?:{_PLAIN})\s*[/,–-]\s*(?:{_PLAIN})\s*(?:[/,–-]|,?\s*och)\s*(?:{_PLAIN})\)?)",
            # ”(6 sist)”, ”(var 6)”, ”, var 6”, ”upp från 5”: what it was is told beside what it is
            rf"(?P<before>\(\s*(?:(?:{_BEFORE}\s+)+{_TEN}|{_TEN}\s+{_BEFORE})[^()\d]*\)|,?\s*\b(?:{_BEFORE}\s+)+{_TEN}\b(?:\s+{_BEFORE})?)",
            # ”7/5/6”, ”7 / 5 / 6”, ”7-5-6”
            rf"(?P<three>(?<![\d/-]){_TEN}(?:\s*[/–-]\s*{_TEN}){{2}}(?![\d]|\s*[/–-]\s*\d))",
            # ”8 på viktigt”, ”6 i oro”
            rf"(?P<on>(?<![\d/.,]){_TEN}{_OF_TEN}\s+(?:på|i|för|när\s+det\s+gäller)\s+(?:hur\s+)?(?:{_PLAIN})\b)",
            # ”7”, ”7/10”, ”7 av 10”
            rf"(?P<number>(?<![\d/.,:-]){_TEN}{_OF_TEN})",
            rf"\b(?:{_SCALE})\b",
            r"(?P<aside>\([^()]*\))",
            r"(?P<word>[^\W\d_](?:[\w’'-]*[^\W_])?)",
            r"(?P<sign>[\s:,–—=+&./|-])",
            r"(?P<other>.)",
        )
    ),
    re.IGNORECASE,
)
_NUMBER = re.compile(rf"{_TEN}")
_NOISE = frozenset(
    map(
        fold,
        ["skattar", "skattade", "skattn", "skattning", "skattningar", "skattningen", "självskattning", "självskattningar", "sjalvskattning", "skalor", "skala", "skalan", "skalfrågor", "mi", "och", "o", "samt", "har", "är", "på", "i", "ligger", "står", "satte", "sätter", "ger", "gav", "säger", "sa", "nu", "idag", "dag", "också", "till", "själv", "just", "sin", "sina", "sitt", "den", "det", "om", "för", "av", "vid", "slutet", "start", "starten", "avslut", "gäller", "poäng", "siffror", "siffran", "siffra", "fortfarande", "kvar", "igen", "uppskattar", "skattas", "sig", "känner", "kände", "uppger", "uppgav", "anger", "angav", "svarar", "svarade", "bedömer", "bedömde", "beskriver", "upplever", "upplevde", "frågan", "frågorna", "förändringen", "förändring", "att", "hans", "hennes", "hens", "han", "hon", "hen", "hur", "en", "ett", "egen", "nere", "uppe", "skattningarna"],
    )
)  # fmt: skip
_FAMILY = re.compile(
    r"(?:mamma|pappa|mor|far|bonusmamma|bonuspappa|styvmamma|styvpappa|styvfar|styvmor|mormor|morfar|farmor|farfar|föräldrarna|båda|vh)",
    re.IGNORECASE,
)
_NO_NAME = re.compile(
    # ”Nuläge: oro 8”, ”Skola: beredd 6”: what it is about, and nobody
    r"(?:nu)?läge\w*|mål\w*|mätvärde\w*|skola\w*|familj\w*|hem\w*|fritid\w*|kriminalitet|droger|missbruk|hälsa"
    r"|sysselsättning|ekonomi|bostad|boende|jobb|kommentar|status|resultat|före|efter|sist|nytt|plan\w*|mötet?",
    re.IGNORECASE,
)
_YOUTH = frozenset({"den unge", "ungdomen", "klienten", "unge"})
_SENTENCE = re.compile(r"(?<=[.!?;])\s+|\s*;\s*")
_OF_SCALES = re.compile(rf"\bskatt(?:ar|n)|\bskal(?:or|fr)|(?:{_PLAIN})\s*/", re.IGNORECASE)
_CLOCK = re.compile(r"^\s*\[?\d{1,2}[:.]\d{2}\]?\s+(?=\D)")
_LONGEST = 400
_NAME_MAX = 3
_SAID_OF = re.compile(r"(?:/|\bav)\s*10\b")


@dataclass(frozen=True, slots=True)
class Scaled:
    """One number on a scale.

    Attributes:
        who: whose it is, "" when nobody was named.
        before: what it was before, as written; "" when not told.
    """

    kind: MeasureKind
    value: str
    who: str = ""
    before: str = ""

    @property
    def facets(self) -> Facets:
        """The fields of a measure that it fills."""
        found = {"kind": self.kind.value, "value": self.value}
        found |= {"subject": self.who} if self.who else {}
        label = f"{self.kind.value[:1].upper()}{self.kind.value[1:]} {self.before}"
        return found | ({"label": label} if self.before else {})


@dataclass(slots=True)
class _Reader:
    """Where in a sentence the reading is: whose numbers come, on which scale.

    ``scaled`` when it is known to be of scales, so that ”8/9/9” is no day.
    """

    known: Known
    who: str = ""
    kind: MeasureKind | None = None
    worried: bool = False
    named: bool = False
    scaled: bool = False
    words: list[str] = field(default_factory=list)
    found: list[Scaled] = field(default_factory=list)
    held: str = ""

    def emit(self, kind: MeasureKind, value: str) -> None:
        """Take a number on a scale; worry only of somebody named for it."""
        worry = kind is MeasureKind.WORRY
        whose = self.who if not worry or self.named or not self._of_youth else ""
        self.found.append(Scaled(kind, value.replace(".", ","), whose))
        self.kind, self.worried, self.named = None, worry, False

    @property
    def _of_youth(self) -> bool:
        """Whether the numbers so far are the youth's own, so that worry is somebody else's."""
        return not self.who or any(one.kind is not MeasureKind.WORRY for one in self.found[-1:])


def scales_in(
    text: str, known: Known = NOTHING, who: str = "", *, scaled: bool = False
) -> tuple[list[Scaled], str]:
    """Take the sentences that are scales and nothing else; give them and what is left of the text.

    ``who`` is whose they are when nobody is named, ``scaled`` whether a heading says they are scales.

    >>> [(one.kind.value, one.value, one.who) for one in scales_in("Elis: tilltro 4, beredd 6")[0]]
    [('tilltro', '4', 'Elis'), ('beredd', '6', 'Elis')]
    >>> [(one.who, one.value) for one in scales_in("Oro: Dalia 8, Karim 6")[0]]
    [('Dalia', '8'), ('Karim', '6')]
    >>> scales_in("Det är viktigt att vara där kl 7.")
    ([], 'Det är viktigt att vara där kl 7.')
    """
    if len(text) > _LONGEST or not re.search(r"\d", text):
        return [], text
    clock = _CLOCK.match(text)
    found: list[Scaled] = []
    left: list[str] = []
    worried = False
    for sentence in _SENTENCE.split(text[clock.end() :] if clock else text):
        reader = _Reader(known, who=who, worried=worried, named=bool(who), scaled=scaled)
        if _read(sentence.strip(" .;"), reader):
            found += reader.found
            left += [reader.held] if reader.held else []
        else:
            left.append(sentence)
        worried = reader.worried and bool(reader.found)
    rest = " ".join(left).strip()
    return (found, f"{clock[0]}{rest}" if clock and rest else rest) if found else ([], text)


def _read(sentence: str, reader: _Reader) -> bool:
    """Whether every word of a sentence is of its scales."""
    reader.scaled = reader.scaled or bool(_OF_SCALES.search(sentence))
    for token in _TOKEN.finditer(sentence):
        if not _step(token, reader):
            return False
    return _name(reader) and bool(reader.found) and reader.kind is None


def _step(token: re.Match[str], reader: _Reader) -> bool:
    kind, said = token.lastgroup or "", token[0]
    if kind == "word":
        reader.words.append(said)
    elif kind == "sign":
        return said not in {":", ","} or _name(reader)
    elif not _name(reader) or kind == "other":
        return False
    elif kind in {"legend", "before", "aside"}:
        return _beside(kind, said, reader)
    elif kind in {"number", "on", "three"}:
        return _counted(kind, said, reader)
    else:
        reader.kind = MeasureKind[kind]
    return True


def _counted(kind: str, said: str, reader: _Reader) -> bool:
    numbers = _NUMBER.findall(said)
    if kind == "three":
        if not (reader.who or reader.scaled):
            return False
        for each, number in zip(_OF_YOUTH, numbers, strict=True):
            reader.emit(each, number)
        return True
    told = _scale_of(said) if kind == "on" else reader.kind
    scale = told or (MeasureKind.WORRY if reader.worried and reader.named else None)
    if scale is None:
        return False
    reader.emit(scale, numbers[0] + (" av 10" if _SAID_OF.search(said) else ""))
    return True


_OF_YOUTH = (MeasureKind.IMPORTANCE, MeasureKind.CONFIDENCE, MeasureKind.READINESS)


def _scale_of(said: str) -> MeasureKind | None:
    return next(
        (kind for kind, words in _WORDS if re.search(rf"\b(?:{words})\b", said, re.IGNORECASE)),
        None,
    )


def _beside(kind: str, said: str, reader: _Reader) -> bool:
    """Take what stands beside a number: a legend, what it was, or in brackets whose it is."""
    if kind == "legend":
        reader.scaled = True
        return True
    if kind == "aside" and (who := person_in(said.strip("() "), reader.known)) and reader.found:
        reader.found[-1] = replace(reader.found[-1], who=who)
        return True
    if kind == "before" and reader.found:
        told = said.strip(" ,()")
        reader.found[-1] = replace(reader.found[-1], before=f"({told})")
        return True
    if kind == "aside" and not re.search(r"\d", said):
        reader.held = f"{reader.held} {said}".strip()
        return True
    return False


def _name(reader: _Reader) -> bool:
    """Read the words so far as whom the numbers are of; whether they can be."""
    words = [word for word in reader.words if fold(word) not in _NOISE]
    reader.words = []
    if not words:
        return True
    who = person_in(" ".join(words), reader.known)
    if who:
        reader.who, reader.named = who, True
    return bool(who)


def person_in(text: str, known: Known = NOTHING) -> str:
    """Give whom some words name and nothing else, as written or as known; "" when nobody.

    >>> person_in("Dalia"), person_in("mammas"), person_in("skolan")
    ('Dalia', 'mamma', '')
    """
    if len(text) == 1 and (name := _family_by_letter(text, known)):
        return name
    for form in (text, re.sub(r"s$", "", text)):
        if name := known.person(form):
            return name
        if _FAMILY.fullmatch(form) or fold(form) in _YOUTH:
            return "" if fold(form) in _YOUTH else form.lower()
    parts = text.split()
    if (
        _NO_NAME.fullmatch(parts[0] if parts else "")
        or len(parts) > _NAME_MAX
        or not all(part[:1].isupper() and part.isalpha() for part in parts)
    ):
        return ""
    return text


def _family_by_letter(letter: str, known: Known) -> str:
    """Give the one of the family whose name begins so, for scales are theirs: ”R: viktigt 8”, ”D oro 7”."""
    family = [name for name in (known.youth, *known.guardians) if name[:1] == letter]
    return family[0] if len(family) == 1 and not known.alike else ""


def scales_of(text: str) -> Iterator[Facets]:
    """Give the measures of a cell that is scales and nothing else: ”Elis: viktigt 7, tilltro 4”."""
    found, left = scales_in(text)
    if not left and all(one.who or one.kind is not MeasureKind.WORRY for one in found):
        yield from (one.facets for one in found)


# ”|Skala|V|T|B|”, ”|Skalor|vikt|tillt|ber|oro|”: letters mean scales only when all three stand there
_SHORT = {
    "v": MeasureKind.IMPORTANCE,
    "t": MeasureKind.CONFIDENCE,
    "tillt": MeasureKind.CONFIDENCE,
    "b": MeasureKind.READINESS,
    "ber": MeasureKind.READINESS,
}
_YOUTHS = {MeasureKind.IMPORTANCE, MeasureKind.CONFIDENCE, MeasureKind.READINESS}


def columns_of(heading: Sequence[str]) -> dict[int, MeasureKind]:
    """Give which columns of a table are scales, by its heading.

    >>> columns_of(["Vem", "Viktigt", "Oro"])
    {1: <MeasureKind.IMPORTANCE: 'hur viktigt'>, 2: <MeasureKind.WORRY: 'oro'>}
    """
    told = {
        place: kind
        for place, cell in enumerate(heading)
        for kind, words in _WORDS
        if re.fullmatch(
            rf"(?:{words})(?:\s*\(?(?:0|1)\s*[–-]\s*10\)?)?", cell.strip(), re.IGNORECASE
        )
    }
    short = {place: _SHORT[key(cell)] for place, cell in enumerate(heading) if key(cell) in _SHORT}
    both = {*told.values(), *short.values()} >= _YOUTHS
    return dict(sorted({**told, **(short if both else {})}.items()))


def number_in(cell: str) -> str | None:
    """Give the number of a table's cell on a scale; "" when it is empty, None when it is none."""
    bare = cell.strip(" -–")
    found = re.fullmatch(rf"({_TEN})(?:\s*(?:/|av)\s*10)?", bare)
    return found[1] if found else ("" if not bare else None)
