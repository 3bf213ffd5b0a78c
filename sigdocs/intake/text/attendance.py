"""Who was there and who was not, sentence by sentence, as people write it.

”Robin, Mia Strand (soc) och jag. Eva Rask lämnade återbud.” names four people, three of whom
were there. What follows a name and names nobody is told of that person.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from sigdocs.casework.people import bare
from sigdocs.intake.folding import fold
from sigdocs.intake.known import Known
from sigdocs.intake.lines.person import is_role
from sigdocs.intake.text.attendance_words import (
    BRACKET,
    DID,
    END,
    FINITE,
    INNER,
    JOINING,
    KIN_ALONE,
    LED,
    LOWER_DID,
    NO_NAME,
    NOT,
    PAIR,
    PRESENT,
    SEPARATOR,
    TICKED,
    TOLD,
    UNTICKED,
    WORK,
    WRITES,
)
from sigdocs.intake.text.whom import Named, is_place, whom


@dataclass(slots=True)
class Person:
    """Somebody a line names, and what it tells of them.

    Attributes:
        joined: whether ”och” stands before the name.
        known: whether it is somebody of the case, or the writer.
        single: whether one word names them, or they are known.
        lower: whether the name is written without a capital.
    """

    names: tuple[str, ...]
    role: str = ""
    told: str = ""
    present: bool = True
    joined: bool = False
    known: bool = False
    single: bool = False
    lower: bool = False

    @property
    def writes(self) -> bool:
        """Whether this is who took the notes."""
        return bool(WRITES.search(fold(self.told))) or self.names == ("jag",)


@dataclass(slots=True)
class Sentence:
    """A sentence about attendance: its people, and whether a word of its own says so."""

    people: list[Person] = field(default_factory=list)
    led: bool = False


def parts_of(text: str) -> list[str]:
    """Part a line in sentences, and before ”frånv:” in its middle; initials end no sentence.

    >>> parts_of("närv: Noa, R Hägg, jag. Mia sjuk. frånv: Ali")
    ['närv: Noa, R Hägg, jag', 'Mia sjuk', 'frånv: Ali']
    """
    pieces = [one for part in INNER.split(text) for one in END.split(part)]
    return [one.strip(" ,;") for one in pieces if one and one.strip(" .,;")]


_LONGEST = 4_000
"""Characters of a sentence on attendance at most; what is longer is no list of people at a meeting."""


@dataclass(frozen=True, slots=True)
class _How:
    """How a list is read: told by a heading to be one, on one line, of whom it takes to be there."""

    known: Known
    listed: bool
    inline: bool
    present: bool
    many: bool = False


def sentence(
    text: str, known: Known, *, present: bool = True, listed: bool = False, inline: bool = True
) -> Sentence:
    """Read a sentence that is nothing but who was there, or was not; no people when it is not.

    ``listed`` when a heading says that these are people; ``inline`` when it is no row of a list.

    >>> [(one.names, one.present) for one in sentence("ej: Stefan Rydh, sjuk", Known()).people]
    [(('Stefan Rydh',), False)]
    """
    if len(text) > _LONGEST:
        return Sentence()
    if whole := re.fullmatch(r"\(([^()]*)\)", text.strip()):
        text = whole[1]
    led = LED.match(same_length(text))
    if led:
        present, text = not led["away"], text[led.end() :]
    capitals = text.isupper()
    how = _How(known, listed or bool(led and led["colon"]), inline, present)
    people = _people(text.title() if capitals else text, how)
    return Sentence([_in_capitals(one) for one in people] if capitals else people, led=bool(led))


def _in_capitals(person: Person) -> Person:
    """Give back the capitals that a list was written in: ”SARA EKDAHL, MAMMA”."""
    names = person.names if person.known else tuple(name.upper() for name in person.names)
    return replace(person, names=names, told=person.told.upper())


def same_length(text: str) -> str:
    """Give text in plain lower case, as long as it was, so that places in it are the same."""
    return text.casefold().translate(_PLAIN) if len(text.casefold()) == len(text) else text


_PLAIN = str.maketrans("åäöéèü", "aaoeeu")


def _people(text: str, how: _How) -> list[Person]:
    found: list[Person] = []
    named = [part for _, part in _cut(text) if part[:1].isupper() and whom(part, how.known)]
    how = replace(how, many=len(named) > PAIR or (how.inline and how.listed))
    for between, part in _cut(text):
        more = _of_part(part, found, how)
        if more is None:
            return []
        for one in more:
            one.joined = bool(JOINING.search(between))
            one.present = one.present and how.present
        if more:
            found += more
        elif found:
            found[-1].told = f"{found[-1].told}{between if found[-1].told else ''}{part}"
        else:
            return []
    return _judged(found, present=how.present)


def _cut(text: str) -> Iterator[tuple[str, str]]:
    """Part a list outside its brackets; each part with what stands between it and the one before."""
    depth, start, between, place = 0, 0, "", 0
    while place < len(text):
        depth += (text[place] in "([") - (text[place] in ")]")
        found = None if depth > 0 else SEPARATOR.match(text, place)
        if not found or not found[0].strip():
            place += 1
            continue
        if part := text[start:place].strip():
            yield between, part
            between = ""
        between += found[0]
        start = place = found.end()
    if part := text[start:].strip():
        yield between, part


def _of_part(part: str, before: list[Person], how: _How) -> list[Person] | None:
    """Give whom a part names; nobody when it tells of the one before, None when it is unclear."""
    here, part = _ticked(part)
    asides = [one for one in BRACKET.findall(part) if one.strip()]
    plain = BRACKET.sub(" ", part).replace("@", " ").strip(" .–-")
    plain = re.sub(r"\s+[–-]\s+", " – ", plain)
    known = how.known
    if several := _spaced(plain, known) or (_lower_row(plain, known) if how.listed else []):
        people = [Person(names, known=_is_of(names, known), single=True) for names in several]
        people[-1].told = _told("", asides)
        return _marked(people, plain, here=here)
    named = whom(plain, known)
    if named is None:
        return _marked(_as_written(plain, asides, before, how), plain, here=here)
    verdict = _is_new(named, plain, asides, before, how)
    if not verdict:
        return None if verdict is None else []
    names = _by_bracket(named.names, asides, known)
    is_known = _is_of(names, known)
    single = all(" " not in name for name in named.names) or is_known
    one = Person(names, named.role, _told(named.rest, asides), known=is_known, single=single)
    return _marked([one], plain, here=here)


def _ticked(part: str) -> tuple[bool, str]:
    here = True
    if ticked := TICKED.match(part) or UNTICKED.match(part):
        here, part = not UNTICKED.match(part), part[ticked.end() :]
    if led := re.match(r"(?:ej|inte|utan)\s+(?=\w)", part, re.IGNORECASE):
        here, part = False, part[led.end() :]
    return here, part


def _is_new(
    named: Named, text: str, asides: list[str], before: list[Person], how: _How
) -> bool | None:
    """Whether a part names somebody new; None when that is unclear."""
    told = _describes(named, text, before, how)
    whence = not _is_of(named.names, how.known) and _is_whence(asides, before, how)
    if told or told is None or whence:
        return None if told is None else False
    if not _fits(named.rest, how.known, sure=named.sure or bool(named.role)):
        return False if before else None
    if named.sure or (named.role and not _is_title(named, before)) or asides or named.rest:
        return True
    if named.role or not before:
        return how.listed and not before
    if before and not how.inline and not how.many:
        return False
    plain = all(one.single and fold(one.told) in {"", *KIN_ALONE} for one in before)
    return True if how.many and plain else None


def _is_whence(asides: list[str], before: list[Person], how: _How) -> bool:
    """Whether a part may only be where the one of a row is from: ”Emil Wallin, tränare, Eken BK (sjuk)”."""
    titled = len(before) == 1 and is_role(before[0].told)
    plain = not any(is_role(word) for aside in asides for word in (aside, aside.split(",")[0]))
    return bool(asides) and titled and plain and not how.inline and not how.many


def _marked(people: list[Person], text: str, *, here: bool) -> list[Person]:
    for one in people:
        one.present, one.lower = here, text == text.casefold()
    return people


def _spaced(text: str, known: Known) -> list[tuple[str, ...]]:
    """Part ”tim marie ali kristin” at its blanks when each word is somebody of the case."""
    words = text.split()
    if len(words) <= 1 or known.person(text):
        return []
    names = [found.names if (found := whom(word, known)) else () for word in words]
    return names if all(set(one) <= {*known.names, "jag"} and one for one in names) else []


def _lower_row(text: str, known: Known) -> list[tuple[str, ...]]:
    """Part ”robin mia hans jag” in a list of people, when somebody in it is of the case."""
    words = text.split()
    if len(words) < len(("robin", "mia", "jag")) or text != text.casefold():
        return []
    names = [(found.names if (found := whom(word, known)) else ()) for word in words]
    told = all(name or _is_lower_name(word) for name, word in zip(names, words, strict=True))
    return (
        [name or (word,) for name, word in zip(names, words, strict=True)]
        if told and any(names)
        else []
    )


def _is_of(names: tuple[str, ...], known: Known) -> bool:
    return names == ("jag",) or set(names) <= {*known.names}


def _describes(named: Named, text: str, before: list[Person], how: _How) -> bool | None:
    """Whether a part that could be somebody is what the one before is: ”Karin Ek, mamma”."""
    if not before or named.rest or fold(text).strip(" .") not in KIN_ALONE:
        return False
    last = before[-1]
    if set(named.names) & {*how.known.guardians}:
        return [bare(one) for one in named.names] == [bare(one) for one in last.names]
    if how.known.youth in last.names or fold(last.names[0]) in KIN_ALONE:
        return False
    if " " in last.names[0] or not how.inline or not how.present:
        return True
    return False if how.known.youth else None


def _is_title(named: Named, before: list[Person]) -> bool:
    """Whether ”mentor Hagagymn.” is what the one before is: named in full, and not yet told of."""
    kin = fold(named.role) in KIN_ALONE
    return bool(before) and not kin and " " in before[-1].names[0]


def _fits(rest: str, known: Known, *, sure: bool) -> bool:
    """Whether what stands after a name is told of a person at a meeting, not what somebody does."""
    rest = rest.lstrip(" –-")
    if not rest:
        return True
    if did := DID.search(same_length(rest)):
        return bool(NOT.search(did["how"]) or PRESENT.search(did["how"]))
    first, *more = rest.split()
    if is_role(first) or fold(first) in WORK or (sure and TOLD.match(rest)):
        return True
    return is_place(rest, known) or (not more and first[:1].islower())


def _as_written(text: str, asides: list[str], before: list[Person], how: _How) -> list[Person]:
    """Take ”noor”, ”sara ekdahl” or, of those who did not come, ”BUP” as a list has it."""
    if not how.listed:
        return []
    if not before and not how.present and is_place(text, how.known):
        return [Person((text,), told=_told("", asides))]
    rest = LOWER_DID.search(same_length(text))
    name, told = (text[: rest.start()], text[rest.start() :].strip()) if rest else (text, "")
    names = name.split()
    alone = len(names) == 1 if before else 0 < len(names) <= PAIR
    if not alone or not all(map(_is_lower_name, names)) or not all(one.lower for one in before):
        return []
    if before and not how.inline:
        return []
    return [Person((name,), told=_told(told, asides), single=True)]


def _is_lower_name(text: str) -> bool:
    plain = fold(text)
    word = re.fullmatch(r"[^\W\d]{2,}", text)
    told = plain in NO_NAME or is_role(text) or DID.match(plain) or is_place(text, _NOBODY)
    return bool(word) and not told


_NOBODY = Known()


def _by_bracket(names: tuple[str, ...], asides: list[str], known: Known) -> tuple[str, ...]:
    """Read ”jag (jonna)” as Jonna."""
    if names == ("jag",) and asides and (name := known.person(asides[0])):
        asides.pop(0)
        return (name,)
    return names


def _told(rest: str, asides: list[str]) -> str:
    return " ".join([rest.lstrip(" –-"), *(f"({aside.strip()})" for aside in asides)]).strip()


def _judged(people: list[Person], *, present: bool) -> list[Person]:
    """Say of each whether they came; ”Mia och Eva kunde inte” is of both."""
    for place, one in enumerate(people):
        did = DID.search(same_length(one.told))
        if not did:
            continue
        if NOT.search(did["how"]):
            one.present = False
        elif not present and re.match(r"(?:var|ar) med\b", did["how"]):
            one.present = True
        if not one.present and present and place and not _spread(people[: place + 1], did["how"]):
            return []
    return people


def _spread(people: list[Person], how: str) -> bool:
    """Let what is said after ”Mia och Eva” be of both; False when it is unclear of how many."""
    *before, last = people
    bare = [one for one in before if not one.told]
    if not last.joined:
        return not (bare and len(bare) == len(before) and FINITE.match(how))
    for one in reversed(before):
        if one.told:
            break
        one.present = False
    return True
