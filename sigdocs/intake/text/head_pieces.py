"""A line of a note's head in pieces: which say where, which name somebody, which say nothing."""

import re
from collections.abc import Iterator

from sigdocs.intake.folding import fold
from sigdocs.intake.known import Known
from sigdocs.intake.text.head_words import NOISE, PLACE

GAP = "\x1f"
"""Where in a line a day, a time or a number stood."""
# ”träffades vi i rum Eken”, ”mötet var på Lotsen”: what leads to where says nothing
_LED = re.compile(
    r"^(?:(?:vi|mötet|träffades|sågs|möttes|var|höll|hölls)\s+)+(?=(?:i|på|hos)\s)", re.IGNORECASE
)
_WORDS_MAX = 6
_NAME_MAX = 3
_PARTS = re.compile(rf"{GAP}|\s*[|;,·•]\s*|\s+[-–—/]+\s+|(?<=\))\s+(?=\w)|\s+(?=\()")


def pieces(rest: str) -> Iterator[str]:
    """Give the pieces of a line, and where a day, a time or a number was taken out of it."""
    place = 0
    for gap in _PARTS.finditer(rest):
        if part := _balanced(rest[place : gap.start()]):
            yield part
        if GAP in gap[0]:
            yield GAP
        place = gap.end()
    if part := _balanced(rest[place:]):
        yield part


def _balanced(part: str) -> str:
    part = _LED.sub("", part.strip(" .,;:–-"))
    return part if part.count("(") == part.count(")") else part.strip("()")


def is_place(part: str, known: Known, *, after: bool) -> bool:
    """Whether words say where: by what they are, or by standing right after the time."""
    plain = fold(part)
    words = part.split()
    if (
        known.person(part)
        or len(words) > _WORDS_MAX
        or re.search(r"(?<!\w)(?:jag|som|ska|fick|kom)(?!\w)", plain)
    ):
        return False
    if re.fullmatch(r"\((?:hybrid|via lank|digitalt|pa plats|ljudsamtal)\)", plain):
        return True
    if found := PLACE.search(plain):
        return (
            found.start() == 0
            or bool(PLACE.fullmatch(plain.split()[-1]))
            or words[-1].isdigit()
            or after
        )
    return (
        after
        and len(words) <= _NAME_MAX
        and all(word.isalpha() and not known.person(word) for word in words)
    )


def joined_place(parts: list[str]) -> str:
    """Join ”Lotsen” and ”Storgatan 4”; ”(hybrid)” stands right after the place."""
    told = ", ".join(re.sub(r"^(?:i|på)\s+(?=\S)", "", part) for part in parts)
    return told.replace(", (", " (") if not told.startswith("(") else told.strip("()")


def says_nothing(part: str) -> bool:
    """Whether a piece holds only words such as ”möte” and ”med”."""
    words = re.findall(r"[^\W\d_]+", part)
    return all(fold(word) in NOISE for word in words) and not re.search(r"\d", part)


def is_name(part: str, known: Known) -> bool:
    """Whether words are somebody's name and what says nothing: ”Noor R”, ”med Noor”."""
    words = [word for word in part.strip("()").split() if fold(word) not in NOISE]
    bare = " ".join(words)
    if not words or known.person(bare):
        return True
    shaped = all(re.fullmatch(r"[A-ZÅÄÖ][\w-]*\.?", word) for word in words)
    return shaped and len(words) <= _NAME_MAX
