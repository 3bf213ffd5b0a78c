"""Whether a text points out a person: numbers, addresses, names known and names by their look.

Rather a question too many than a name too much: before consent a young person is a code.
"""

import re
from collections.abc import Iterable, Iterator

from sigdocs.casework import nomination_faults as faults
from sigdocs.casework.people import folded
from sigdocs.casework.warnings import names_in
from sigdocs.model.problem import Fault

_NUMBER = re.compile(
    r"(?<!\d)(?:\d{6}|\d{8})[-+\u2013 ]?\d{4}(?!\d)|(?<!\d)(?:19|20)\d{6}(?!\d)"
    r"|\bfödd\w*\s+(?:den\s+)?\d",
    re.IGNORECASE,
)
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+\.\w")
_PHONE = re.compile(r"(?<![\d-])(?:\+46|0046|0)[\s-]?\(?0?\)?[1-9](?:[\s-]?\d){6,10}(?![\d-])")
_ADDRESS = re.compile(
    r"\b\w+(?:gatan|vägen|gränden?|stigen|torget|backen|allén|gata|väg)\s+\d+"
    r"|(?<!\d)\d{3}\s\d{2}\s+[A-ZÅÄÖ][a-zåäö]{2,}",
)
_CALLED = re.compile(r"\b(?:heter|kallas(?: för)?|vid namn|namnet)\s+[A-ZÅÄÖÉ]\w")
_SHORTEST_NAME = 3


def pointing_out(text: str, known: Iterable[str], fair: frozenset[str]) -> Iterator[Fault]:
    """Give what in a text may point out a person, each sort once.

    Args:
        text: what somebody wrote.
        known: names of people in the office's cases, whole.
        fair: folded words that are no person's: the municipality and the organisations.

    >>> [one.code for one in pointing_out("Pojken heter Milo, tel 070-1740611", (), frozenset())]
    ['nominering-telefon', 'nominering-namn']
    """
    if _NUMBER.search(text):
        yield faults.NUMBER
    elif _PHONE.search(text):
        yield faults.PHONE
    if _EMAIL.search(text):
        yield faults.EMAIL
    if _ADDRESS.search(text):
        yield faults.ADDRESS
    if _holds_known(text, known, fair):
        yield faults.KNOWN_NAME
    elif _CALLED.search(text) or any(not _is_fair(name, fair) for name in names_in(text)):
        yield faults.NAME


def _holds_known(text: str, known: Iterable[str], fair: frozenset[str]) -> bool:
    """Whether a part of a known name is written with a capital, or the whole name anyhow."""
    spoken = {folded(word) for word in re.findall(r"\b[A-ZÅÄÖÉ][\w-]*", text)}
    spoken |= {part for word in spoken for part in word.split()}
    whole = f" {folded(text)} "
    for name in known:
        plain = folded(name)
        parts = {part for part in plain.split() if len(part) >= _SHORTEST_NAME} - fair
        genitives = parts | {f"{part}s" for part in parts}
        if genitives & spoken or (" " in plain and f" {plain} " in whole):
            return True
    return False


def _is_fair(name: str, fair: frozenset[str]) -> bool:
    return all(word in fair or word.removesuffix("s") in fair for word in folded(name).split())
