"""What is to be done, by whom and when, told apart in one line.

”Karin frågar klubben. Vem: Karin. När: senast 20 feb”, ”Kalle ringer klubben (senast fre 6/3)”,
”anpassat schema – ansv: Sofia, löpande, ffg 9/2”.
"""

import re
from dataclasses import dataclass

from sigdocs.intake.draft import Cell, Node
from sigdocs.intake.known import Known
from sigdocs.intake.lines.when import DAY, OFTEN, when
from sigdocs.intake.text.lines import Row
from sigdocs.intake.text.plan import commitment, sentences

Fields = dict[str, Node]
FIRST = "den som nämns först"
"""The label of whom a line begins with; who is told by a label of their own comes before that."""

_TAIL = re.compile(
    r"\s*[(\[](?P<said>[^()\[\]]+)[)\]]\s*\.?$|\s+(?:[–—-]|->|→)\s*(?P<after>[^–—]+)$|\s*,\s+(?P<last>[^,]+)\.?$"
)
_WHO_LABEL = re.compile(
    r"^(?:ansv(?:arig\w*|\.)?|vem|utförs av|görs av|av|@)\s*[:=]?\s*", re.IGNORECASE
)
# ”Robin lämnar prov hos Frivården varannan vecka från den 16 mars.”
_FROM = re.compile(rf"[,\s]+(från\s+{DAY})[\s.]*$", re.IGNORECASE)
# ”… (har ok:at per tfn)”, ”…, löpande från den 25 maj, så vi vet att det håller”
_ASIDE_LAST = re.compile(
    r"\s*\([^()]+\)\s*\.?$|,\s+så\s+(?:att\s+)?(?:vi|det|han|hon|hen|man)\s[^,()]+$"
)
_TIMES = frozenset({"due", "starts", "ongoing"})
# ”tomas hämtar tim t träningen tors, fr o m 5/2”
_EACH = re.compile(r"\s(mån|tis|ons|tors?|fre|lör|sön)$", re.IGNORECASE)
_AND = re.compile(r"\s*[,;]\s*|\s+(?:och|o|&|samt|\+)\s+(?=@?[A-ZÅÄÖ])")
# ”ansv noor + båda föräldrarna”
_AND_LOW = re.compile(r"\s*[,;]\s*|\s+(?:och|o|&|samt|\+)\s+")
_BOTH = re.compile(r"^båda\s+(?=\w)", re.IGNORECASE)
_PARENTS = re.compile(r"föräldrarna|vh|vårdnadshavarna", re.IGNORECASE)
_BOX = re.compile(r"^\s*(?:\[ \]|[☐⬜])\s*")
_AT = re.compile(r"^@?")
# ”Noor → messar Lena vid skolstart, varje dag från 16/2”, ”nytt: Björn -> skriver omdöme”
_ARROW = re.compile(
    r"^(?:nytt?|\+)?\s*:?\s*(?P<who>[^\W\d][\w .,&+-]{1,60}?)\s*(?:→|->|⇒|=>)\s*(?=[^\W\d])",
    re.IGNORECASE,
)
# ”Karim skjutsar Noor dit, senast 26 mars ska alla sex skjutsarna vara gjorda”
_BY_THEN = re.compile(
    rf",\s+senast\s+(?P<day>{DAY})\s+ska(?:ll)?\s+(?:(?!\d)[^.,;]){{1,60}}?\b(?:gjor[dt]\w*|klart?|klara|färdig\w*)(?:\s+\w+){{0,3}}\s*\.?$",
    re.IGNORECASE,
)
# ”…, det gör hon senast den 17 april”
_DOES_IT = re.compile(
    r"[,\s]+(?:och )?(?:det|detta)(?: här)? (?:gör|tar|ordnar|sker|fixar|ska|blir)(?: (?:hon|han|hen|de|vi|jag|ske|vara))*\s*$",
    re.IGNORECASE,
)
# ”Det ska vara klart …”, ”Det gäller löpande”, ”Detta görs från …”
_IT_SHALL = re.compile(
    r"^(?:det|detta|den)(?: här)?\s+(?:(?:ska|skall)\s+(?:vara\s+|ske\s+|göras\s+)?|är\s+|gäller\s+|görs\s+|sker\s+|börjar\s+|pågår\s+)",
    re.IGNORECASE,
)
_SAID_WHEN = re.compile(
    r"[,\s]+((?:(?:ska|skall) vara )?(?:klart? )?(?:senast|deadline|före|innan|fr\.?\s?o\.?\s?m\.?|från och med|med start|start|ffg|första gången|l[öo]pande|tills vidare)\b.*)$",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Told:
    """What one line tells: the fields of a commitment, and whether both who and when are among them."""

    fields: Fields

    @property
    def sure(self) -> bool:
        """Whether it says by whom and when, as only something agreed does."""
        timed = self.fields.keys() & {"due", "starts", "ongoing", "rhythm"}
        return "responsible" in self.fields and bool(timed)


def who_when(row: Row, text: str, known: Known, *, alone: bool = False) -> Told:
    """Tell apart what a line says; ``alone`` when it may hold who and when only."""
    text, after = _told_after(_BOX.sub("", text.strip()))
    who, text = _arrow(text, known)
    fields = commitment(row, text)
    _put(row, fields, after)
    if who:
        fields.setdefault("responsible", row.cell(label=FIRST, text=who))
    fields.pop("ref", None)
    told = fields.get("text")
    wording = told.text if isinstance(told, Cell) else ""
    _spread(row, fields)
    while wording and (left := _tail(row, wording, fields, known)) is not None:
        wording = left
    if "due" not in fields and (by := _BY_THEN.search(wording)):
        _put(row, fields, {"due": by["day"]})
        wording = wording[: by.start()]
    if not fields.keys() & _TIMES and (aside := _ASIDE_LAST.search(wording)):
        # ”pelle möter i dörren ffg, senast 27/2 (har ok:at per tfn)”
        inner = _tail(row, wording[: aside.start()], fields, known)
        wording = wording if inner is None else f"{inner}{aside[0]}"
    said = None if fields.keys() & _TIMES else _said_when(wording)
    if said and (parts := when(said[1])):
        _put(row, fields, parts)
        wording = _DOES_IT.sub("", wording[: said.start()])
    if wording and alone and (parts := when(wording)):
        _put(row, fields, parts)
        wording = ""
    if wording and "responsible" not in fields:
        wording = _leader(row, wording, fields, known, alone=alone)
    if "starts" in fields and not fields.keys() & {"due", "ongoing", "rhythm"}:
        often = OFTEN.search(wording) or _EACH.search(wording)
        _put(row, fields, {"rhythm": often[1]} if often else {})
    fields.pop("text", None)
    if wording.strip(" .,;"):
        fields["text"] = row.cell(text=wording.strip().rstrip(" ,;"))
    return Told(fields)


def _said_when(wording: str) -> re.Match[str] | None:
    """Find when inside a sentence; ”från den 16 mars” only of what is done often."""
    often = OFTEN.search(wording)
    return _SAID_WHEN.search(wording) or (_FROM.search(wording, often.end()) if often else None)


def _arrow(text: str, known: Known) -> tuple[str, str]:
    """Part who stands before an arrow from what they are to do; "" when nobody known does."""
    found = _ARROW.match(text)
    names, end = _first_names(found["who"], known) if found else ([], 0)
    if not found or not names or found["who"][end:].strip(" :"):
        return "", text
    return " och ".join(names), text[found.end() :]


def _told_after(text: str) -> tuple[str, dict[str, str]]:
    """Take when out of a sentence of its own, such as ”Det ska vara klart senast den 20 mars”."""
    found: dict[str, str] = {}
    for sentence in sentences(text)[1:]:
        told = _IT_SHALL.match(sentence)
        parts = when(sentence[told.end() :]) if told else {}
        if parts:
            found |= parts
            text = text.replace(sentence, "", 1).strip()
    return text, found


def _spread(row: Row, fields: Fields) -> None:
    """Part ”löpande fr.o.m. 23 jan” under ”När” into the fields that it is of."""
    due = fields.get("due")
    if isinstance(due, Cell) and (parts := when(due.text)) and parts != {"due": due.text}:
        del fields["due"]
        _put(row, fields, parts)


def _put(row: Row, fields: Fields, parts: dict[str, str]) -> None:
    for name, text in parts.items():
        fields.setdefault(name, row.cell(label=name, text=text))


def _tail(row: Row, wording: str, fields: Fields, known: Known) -> str | None:
    """Take what stands last in brackets, after a dash or a comma, when it is who or when."""
    found = _TAIL.search(wording)
    if not found or not wording[: found.start()].strip():
        return None
    said = (found["said"] or found["after"] or found["last"]).strip(" .")
    parts = _people_and_when(said, known)
    if parts is None or (found["last"] and "who" in parts and not _WHO_LABEL.match(said)):
        return None
    who = parts.pop("who", "")
    if who and "responsible" in fields:
        return None
    if who:
        fields["responsible"] = row.cell(label="vem", text=who)
    _put(row, fields, parts)
    return wording[: found.start()].rstrip(" ,;")


def _people_and_when(said: str, known: Known) -> dict[str, str] | None:
    """Part ”Sofia, senast 24/4” into who and when; None when any of it is neither."""
    who: list[str] = []
    rest: list[str] = []
    between = _AND_LOW if _WHO_LABEL.match(said) else _AND
    for piece in between.split(said):
        bare = _BOTH.sub("", _AT.sub("", _WHO_LABEL.sub("", piece)).strip(" .:"))
        labelled = bool(_WHO_LABEL.match(piece))
        meant = known.person(bare) or (who and _PARENTS.fullmatch(bare))
        if not rest and bare and (meant or (labelled and bare[:1].isupper())):
            who.append(bare)
        elif piece.strip():
            rest.append(piece)
    parts = when(", ".join(rest)) if rest else {}
    if (rest and not parts) or not (who or parts):
        return None
    return ({"who": " och ".join(who)} if who else {}) | parts


def _leader(row: Row, wording: str, fields: Fields, known: Known, *, alone: bool) -> str:
    """Take whom a line begins with as the one who does it: ”Kalle ringer klubben”, ”@Nadia: …”."""
    if alone and known.person(wording):
        fields["responsible"] = row.cell(label="vem", text=wording.strip(" ."))
        return ""
    names, end = _first_names(wording, known)
    if not names:
        return wording
    rest = wording[end:]
    sign = re.match(r"\s*[:–—-]\s+|\s+(?=[A-ZÅÄÖ])|\s*,\s+", rest)
    if not rest.strip() or (not sign and not rest[:1].isspace()):
        return wording
    fields["responsible"] = row.cell(label=FIRST, text=" och ".join(names))
    marked = wording.lstrip().startswith("@") or (sign and not sign[0].isspace())
    return (
        rest[sign.end() :] if sign and marked else rest.strip() if wording[:1] == "@" else wording
    )


def _first_names(wording: str, known: Known) -> tuple[list[str], int]:
    """Give whom words begin with, one or several joined, and where they end."""
    names: list[str] = []
    at = 0
    while True:
        joined = re.match(r"\s*(?:,|och|o|&|samt|\+)\s+|\s*", wording[at:])
        start = at + (
            joined.end() if joined and names else len(wording[at:]) - len(wording[at:].lstrip())
        )
        if names and start == at:
            return names, at
        found = _one_name(wording[start:], known)
        if not found:
            return names, at
        name, length = found
        if names and not re.match(r"\s*(?:,|och|o|&|samt|\+)\s", wording[at:]):
            return names, at
        names.append(name)
        at = start + length


def _one_name(text: str, known: Known) -> tuple[str, int] | None:
    """Give the person that words begin with: two words if they are a name, else one."""
    for pattern in (r"@?([\w-]+ [\w-]+)", r"@?([\w-]+)"):
        if (found := re.match(pattern, text)) and (
            known.person(found[1]) or found[1].casefold() == "jag"
        ):
            return found[1], found.end()
    return None
