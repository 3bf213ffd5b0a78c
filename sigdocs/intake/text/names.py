"""Whether words are a name, a list of names, or something said about them."""

import itertools
import re

from sigdocs.intake.folding import fold, key, word_set
from sigdocs.intake.lines.line import listed
from sigdocs.intake.lines.person import is_role, people
from sigdocs.intake.values.personnummer import NUMBER

_SAID = word_set(
    "har hade ska skall får fick är var blir blev vill kan måste inte ej inget ingen nej ja bara endast enbart "
    "utom till från att men om det den han hon de hen sig säger sa ringde ringer kommer skrivs gick går tar tog "
    "drar hela allt alla något nåt någon samtliga samtycke samtycket ok okej idag imorgon gäller omfattar ingår "
    "omfattas tills fram igen längre vet veta dela delar"
)
_FAMILY = frozenset(
    map(
        key,
        ("familjen", "hemmet", "hem", "vh", "vhn", "mamma", "pappa", "mor", "far", "föräldrarna",
         "föräldrar", "vårdnadshavare", "vårdnadshavarna", "ungdomen", "honom", "henne", "dem",
         "parter", "de andra", "övriga", "samma", "gruppen", "nätverket"),
    )
)  # fmt: skip
_YOUTH = frozenset(map(key, ("den unge", "den unga", "ungdomen", "den enskilde")))
_WORDS_MAX = 5
_LOWER_MAX = 2
_ONLY = re.compile(r"\s*\((?:bara|endast|enbart|gäller)\s[^()]+\)$", re.IGNORECASE)
_BOTH = re.compile(r"^(?:både|dels|även|samt|och|till|för|att)\s+", re.IGNORECASE)


def names_in(text: str) -> list[str]:
    """Part a list in words; a plus sign parts too.

    >>> names_in("soc, Björkskolan + Mini-Maria")
    ['soc', 'Björkskolan', 'Mini-Maria']
    """
    return [_BOTH.sub("", name) for name in listed(text)]


def is_name(text: str) -> bool:
    """Whether ``text`` can be the name of somebody, and nothing said about them.

    >>> is_name("Lina Strand"), is_name("Sara ringde och")
    (True, False)
    """
    words = [fold(word) for word in re.findall(r"[^\W\d_][\w./-]*", text)]
    if not words or len(words) > _WORDS_MAX or re.search(r"[():;]|\d{2}", text):
        return False
    lower = all(word[:1].islower() for word in text.split() if word[:1].isalpha())
    return not (_SAID & set(words)) and not (lower and len(words) > _LOWER_MAX)


def is_party(text: str) -> bool:
    """Whether ``text`` can be a party of a consent: a name, and not the family's.

    >>> is_party("Lindåsa BK (bara fritid)"), is_party("familjen"), is_party("BUP – nej")
    (True, False, False)
    """
    bare = _ONLY.sub("", text)
    return is_name(bare) and key(bare) not in _FAMILY


def tells_people(text: str, *, alone: bool = False) -> bool:
    """Whether a line names people so that they can be told apart.

    ``alone`` when the line is all that was written of them, not one row of a list.

    >>> tells_people("Lina Strand, mentor, Björkskolan"), tells_people("Milo, Sara, Lina Strand")
    (True, True)
    >>> tells_people("Milo, Sara, Elin Moe, tränare Lindåsa BK")
    False
    >>> tells_people("Milo Ekdahl, Sara Ekdahl", alone=True)
    False
    """
    if key(text) in _YOUTH:
        return True
    if re.search(r"[;\n]", text):
        return all(map(tells_people, people(text) if NUMBER.search(text) else listed(text)))
    if len(NUMBER.findall(text)) > 1:
        return all(map(tells_people, people(text)))
    text = _LABELLED.sub("", text)
    bare = re.sub(r"\([^()]*\)|\d{6,8}[-+ ]?\d{4}|\s[–—-]\s.*$", " ", text)
    said_first = re.split(_HOW, bare.split(",")[0])[0]
    words = set(map(fold, re.findall(r"[^\W\d_]+", said_first)))
    if words & _SAID or len(words) > _WORDS_MAX + 1:
        return False
    alone = alone and not re.search(r"\d{4}", text)
    return _told_apart(
        [part.strip() for part in re.split(r",|\soch\s|\ssamt\s", bare)], alone=alone
    )


def _told_apart(parts: list[str], *, alone: bool) -> bool:
    """Whether parts between commas are one person with title and place, or all of them names."""
    names = [part[:1].isupper() and not is_role(part) for part in parts]
    if alone and len(parts) == len(("one", "two")) and all(map(_FULL_NAME.fullmatch, parts)):
        return False
    if all(names[1:]):
        return True
    again = any(named and not after for named, after in itertools.pairwise(names[1:]))
    return not again and names[1:].count(True) <= (1 if names[1] else _PLACES_MAX)


_HOW = re.compile(r"\s(?:via|deltog|deltar|kom|kunde|kommer|per|ej|inte|var (?:med|sjuk))\b")
_LABELLED = re.compile(r",\s*[A-Za-zÅÄÖåäö ]{3,25}:\s*[^,;]*")
_PLACES_MAX = 2
_FULL_NAME = re.compile(
    r"[A-ZÅÄÖ][a-zåäöé]+ (?:[A-ZÅÄÖ][a-zåäöé]+(?<!skolan)(?<!ungdom)(?<!kommun)|[A-ZÅÄÖ])"
)
