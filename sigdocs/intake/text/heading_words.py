"""What a heading says besides its name: ”Mottagare (utom polisen)”, ”Samtycke – inte till skolan”."""

import re

from sigdocs.intake.folding import fold, key
from sigdocs.intake.text.kept import may_be_more
from sigdocs.intake.text.labels import resolve
from sigdocs.intake.text.sections import OF_HEAD, Section
from sigdocs.intake.text.topics import topic

_OF_RIGHTS = ("recipients", "consents", "guardians", "youth", "insats", "partners")
# ”Vårdnadshavare (gemensam vårdnad)”, ”Mottagare (namn och roll)”: how to fill it in, or what is so anyway
_SAYS_NOTHING = re.compile(
    r"gemensam vardnad|vardnadshavare|namn|roll|verksamhet|telefon|obligatoriskt|frivilligt|om det finns|se (?:nedan|ovan)|forts(?:attning)?"
    r"|och|dag|datum|nu|idag|i dag|ungdomen|den unge|barnet|plan(?:en)?|av planen|sig|enligt samtycket?"
)
_NARROWS = re.compile(
    r"\b(?:utom|forutom|utan|undantag\w*|inte|ej|ingen|inget|inga|aldrig|bara|endast|enbart|saknas|till och med|t\.? ?o\.? ?m|fr\.? ?o\.? ?m"
    r"|fran och med|tills|efter|\d{1,2}/\d{1,2}|\d{1,2} (?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)\w*|\d{4})\b"
)
_ASIDE = re.compile(r"\(([^()]*)\)")
_DASH = re.compile(r"\s[–—-]\s")


def says_more(section: Section) -> bool:
    """Whether the heading of a section may narrow or change what stands below it.

    What tells who may have what must be said by nothing but its name; any other heading may hold
    words of its own, when they deny nothing, limit nothing and set no day.
    """
    if not section.label or not section.target or section.target in OF_HEAD:
        return False
    beside = [*_ASIDE.findall(section.label), *_pieces(_ASIDE.sub(" ", section.label))]
    opens = section.target.partition(".")[0] in _OF_RIGHTS
    return any(
        _NARROWS.search(fold(words)) or may_be_more(words) or (opens and not _empty(words))
        for words in beside
    )


def _pieces(label: str) -> list[str]:
    """Give what stands beside the name of the heading, on the other side of a dash."""
    pieces = _DASH.split(label)
    others = [piece for piece in pieces if not (resolve(piece) or topic(piece))]
    return others if len(others) < len(pieces) else []


def _empty(words: str) -> bool:
    return not re.search(r"[^\W\d]", _SAYS_NOTHING.sub("", key(words)))
