"""Whether a text points out a person: numbers, addresses, names known and names by their look.

Rather a question too many than a name too much: before consent a young person is a code.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from sigdocs.casework.nomination import faults
from sigdocs.casework.nomination.first_names import ALSO_WORDS, FIRST_NAMES
from sigdocs.casework.people import folded
from sigdocs.casework.warnings import names_in
from sigdocs.model.problem import Fault

_BIRTH_YEAR = r"(?:19[89]\d|20[01]\d)"
_NUMBER = re.compile(
    r"(?<!\d)(?:\d{6}|\d{8})\s?[-+\u2013/ ]?\s?\d{4}(?!\d)|(?<!\d)(?:19|20)\d{6}(?!\d)"
    r"|(?<!\d)\d\d(?:0[1-9]|1[0-2])(?:[06][1-9]|[1278]\d|[39][01])(?!\d)"
    r"|\bfödd\w*\W[^.\n]{0,20}?\d|\bf\.\s?\d"
    rf"|(?<!\d){_BIRTH_YEAR}-\d\d-\d\d|(?<!\d)\d{{1,2}}(?:/\d{{1,2}}|\s[a-z]{{3,9}}),?\s{_BIRTH_YEAR}(?!\d)",
    re.IGNORECASE,
)
_MONTH = (
    r"(?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december)"
)
_COUNTED = (
    r"(?:noll|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv|tretton|fjorton|femton|sexton|sjutton"
    r"|arton|nitton|tjugo|trettio)"
)
_BIRTH_IN_WORDS = re.compile(
    rf"(?<!\d){_BIRTH_YEAR}[./]\d{{1,2}}[./]\d{{1,2}}(?!\d)"  # 2011.04.15
    rf"|\bfyll(?:er|de|t)\s+(?:\d|{_COUNTED}\b)"  # Fyller 15 den 15 april
    rf"|\bfödd\w*\W[^.\n]{{0,60}}?\b(?:{_MONTH}|tvåtusen\w*)\b"  # född den femtonde april
    rf"|(?<!\d)\d{{1,2}}\s+{_MONTH}\s+[-\u2013'’]\s?\d\d(?!\d)"  # 30 april -11
    rf"|\b{_COUNTED}(?:[\s-]+{_COUNTED}){{2,}}\b",  # elva noll fyra femton
    re.IGNORECASE,
)
_SHORT_PHONE = re.compile(
    r"(?<![\d-])\d{3}[\s\u2013-]?\d{2}[\s\u2013-]?\d{2}(?![\d-])"  # Telefon: 1740605
)
_EMAIL = re.compile(
    r"[\w.+-]\s?(?:@|\(at\)|\[at\]|\bsnabel-?a\b)\s?[\w-]"
    r"|(?<!\w)@\w|\b(?:snap|insta|tiktok|nick|konto|alias)\w*\s?[:=]\s?\S"
    r"|\w#\d{3,5}(?!\d)"  # discord ghost#4432
    r"|https?://|\bwww\.\w|\b[\w-]+\.(?:com|se|net|org|nu|tv|gg|me|io)/\w"  # youtube.com/c/…
    r"|\b(?:snap|insta|tiktok|discord|youtube|facebook|twitch|steam|roblox|telegram|kik)\w*"
    r"(?:\s+\w+){0,2}\s+(?=\w*[a-zåäö])\w*\d",  # Finns på snapchat som kingmilo11
    re.IGNORECASE,
)
_ANY_SCHOOL = (
    "grund|gymnasie|hög|låg|mellan|sär|för|musik|kultur|idrotts|special|folkhög|hem|sommar"
)
_KIN = re.compile(
    r"\b(?:(?:store?|stora|lill[ea]?|halv|styv|tvilling|små)?(?:bror|brorsa|broder|syster|syrra|syskon)|kusin|syssling"
    r"|(?:mor|far)(?:mor|far|bror)|(?:mo|fa)ster|(?:styv|plast|bonus|foster|familjehems|extra)(?:mamma|pappa|mor|far|förälder)"
    r"|mamma|pappa|mor|morsa|far(?! ?&)|farsa|(?<!& )(?:tonårs)?son|dotter|granne|faddern?|(?:flick|pojk)vän(?:ne)?"
    r"|sambo)(?:n|ns|s|en|ens|na|na?s)?\b",
    re.IGNORECASE,
)
"""Storebror, bonusmamman, en granne: who nominates, told by how close to the youth they are."""
_PLACE = re.compile(
    rf"\b(?!(?:{_ANY_SCHOOL}|anpassade\s)skolan\b)\w{{3,}}skolan\b"  # går på rosendalsskolan
    r"|(?<![\d-])\d{3}\s?\d{2}(?![\d-]|\s?\d|\s?(?:kr|kronor|:-))",  # 12345 Lindåsa
    re.IGNORECASE,
)
_OTHER_CASE = re.compile(r"\b([A-ZÅÄÖ]{2,8})-\d{4}-\d{2,5}\b", re.IGNORECASE)  # SIG-2026-004
_PHONE = re.compile(
    r"(?<![\d-])(?:\+46|0046|0)[\s\u2013-]?\(?0?\)?[1-9](?:[\s\u2013/-]{0,2}\d){6,10}(?![\d-])"
)
_WAYS = "järn|motor|huvud|skol|gen|ut|cykel|in|bak|gång|gå|hem|dö"
_ADDRESS = re.compile(
    rf"\b(?!(?:{_WAYS})(?:vägen|gatan)\b)\w{{2,}}(?:gatan|vägen|gränden?|stigen|torget|backen|allén)\b"
    r"|\b\w{2,}(?:gata|väg)\s+\d|\b\w{3,}[gv]\.\s?\d|\b(?-i:[A-ZÅÄÖ])\w{2,}v\s\d|\bvägen\s+\d"
    r"|\blgh\s?\d|\bc/o\b|(?<!\d)\d{3}\s\d{2}\s+(?-i:[A-ZÅÄÖ])\w{2,}",
    re.IGNORECASE,
)
_PLATE = re.compile(r"\b[A-Z]{3}\s?\d{2}[A-Z\d]\b")
_CLASS = re.compile(
    r"(?<![\w.,:])[1-9]\s?[A-F](?!\w)|(?<![\w.,:])[4-9][a-f](?!\w)|\bklass\w*\s\d"
    r"|\bi\s[4-9]\s[a-f](?!\w)"  # mentor i 9 b
)
_CALLED = re.compile(
    r"\b(?:heter|vid namn|namnet|smeknamn\w*|initialer\w*|kallas för)\W{1,4}\w"
    r"|\bkallas(?! till| in| hem| av| dit| hit| upp)\W{1,4}\w",  # kallas ghost
    re.IGNORECASE,
)
_SPELT_OUT = re.compile(r"(?<!\w)[a-zåäö](?:[ _·-][a-zåäö]){2,}(?!\w)", re.IGNORECASE)  # m-i-l-o
_IN_BRACKETS = re.compile(r"\(\s?([A-ZÅÄÖ]{2,3})\s?\)")  # Han (ME) har rymt.
_JOINED = re.compile(r"\b[A-ZÅÄÖÉ][a-zåäöé]+(?:-[A-ZÅÄÖÉ][a-zåäöé]+)+\b")  # Kim-Lo-Vi skolkar
_FOREIGN = re.compile(r"\b(?:X|Zl|Mb|Nd|Ng|Nk|Dz|Sz|Cz|Kh|Gh|Dh|Bh)[a-zåäö]{2,}")  # Xhevdet skolkar
_OWNS = re.compile(
    r"\b([A-ZÅÄÖÉ][a-zåäöé]+s)\s+(?:pojke|pojk|son|dotter|flicka|grabb|kille|tjej|unge|familj|"
    r"mamma|pappa|bror|syster|storebror|lillebror|storasyster|lillasyster|kusin|barn)\w*"
)  # Ekdahls pojke
_WHOSE = re.compile(r"(?:Hans|Hennes|Deras|Dennes|Dess|Allas|Vars|\w+(?:ens|ets|ans|rnas))")
_INITIALS = re.compile(
    r"(?<![\w.])[A-ZÅÄÖ]\.\s?[A-ZÅÄÖ](?:\.|\b)|(?<![\w.])[A-ZÅÄÖ] [A-ZÅÄÖ](?![\w-])"
)
_INSIDE = re.compile(r"(?<=[\w,;)”\"’'])[^\S\n]+[”\"(]?([A-ZÅÄÖÉ][a-zåäöéüèáíóćčšž]+)(?!\w)")
_SHOUTED = re.compile(r"(?<![\w-])([A-ZÅÄÖÉ]{4,})(?![\w-])")
_SURNAME = re.compile(r"\b[a-zåäö]{2,}ssons?\b")
_WORD = re.compile(r"[^\W\d_]+")
_SHORTEST_NAME, _SHORTEST_SMALL, _SHORTEST_WHOLE = 3, 4, 8
_STARTERS = frozenset({"hans", "alla", "min", "may", "per", "sam", "love", "bor"})
_BRANDS = """
    adhd sspf hvb lvu lss npf sol osl cbt kbt sms snapchat instagram tiktok facebook youtube
    discord telegram signal whatsapp roblox sverige europa stockholm göteborg malmö
"""
_ORDINARY = frozenset(_BRANDS.split())


def pointing_out(
    text: str, known: Iterable[str], fair: frozenset[str], *, of_body: bool = False
) -> Iterator[Fault]:
    """Give what in a text may point out a person, each sort once.

    Args:
        text: what somebody wrote.
        known: names of people in the office's cases, whole.
        fair: folded words that are no person's: the municipality and the organisations.
        of_body: whether the text names an organisation, which has capitals of its own.

    >>> [one.code for one in pointing_out("Pojken heter Milo, tel 070-1740611", (), frozenset())]
    ['nominering-telefon', 'nominering-namn']
    """
    plain = _plain(text)
    if _NUMBER.search(plain) or _BIRTH_IN_WORDS.search(plain):
        yield faults.NUMBER
    elif _PHONE.search(plain) or _SHORT_PHONE.search(plain):
        yield faults.PHONE
    if _EMAIL.search(plain):
        yield faults.EMAIL
    if _ADDRESS.search(plain):
        yield faults.ADDRESS
    if _CLASS.search(plain) or _PLATE.search(plain):
        yield faults.CLASS
    if not of_body and _PLACE.search(_ADDRESS.sub(" ", plain)):
        yield faults.PLACE
    if any(folded(series) not in fair for series in _OTHER_CASE.findall(plain)):
        yield faults.OTHER_CASE
    if _holds_known(plain, known, fair):
        yield faults.KNOWN_NAME
    elif _holds_name(_ADDRESS.sub(" ", plain), fair, of_body=of_body):
        yield faults.NAME


def is_kin(text: str) -> bool:
    """Whether who nominates is told by how close to the youth they are: ”storebror”, not ”kurator”.

    >>> is_kin("Storebror"), is_kin("förälder"), is_kin("syskonstödjare")
    (True, False, False)
    """
    return bool(_KIN.search(_plain(text)))


def _plain(text: str) -> str:
    """The text as it is seen: no signs that have no width, no letters in another guise."""
    seen = (sign for sign in text if unicodedata.category(sign) != "Cf")
    return unicodedata.normalize("NFKC", "".join(seen))


def _holds_known(text: str, known: Iterable[str], fair: frozenset[str]) -> bool:
    """Whether a part of a known name is there, written small only when it is no other word."""
    large = {part for word in re.findall(r"\b[A-ZÅÄÖÉ][\w-]*", text) for part in _words(word)}
    small = {word for word in _words(text) if len(word) >= _SHORTEST_SMALL} - ALSO_WORDS
    spoken, squeezed = large | small, "".join(_words(text))
    for name in known:
        parts = {part for part in _words(name) if len(part) >= _SHORTEST_NAME} - fair
        if (parts | {f"{part}s" for part in parts}) & spoken:
            return True
        whole = "".join(_words(name))
        if " " in name and len(whole) >= _SHORTEST_WHOLE and whole in squeezed:
            return True
    return False


def _holds_name(text: str, fair: frozenset[str], *, of_body: bool) -> bool:
    """Whether something looks like a name, by what stands beside it, its form or the common ones."""
    if _has_the_form_of_one(text, fair, of_body=of_body):
        return True
    if any(sign.isalpha() and not unicodedata.name(sign, "").startswith("LATIN") for sign in text):
        return True
    looks = [*names_in(text), *_SHOUTED.findall(text)]
    looks += [] if of_body else _INSIDE.findall(text)
    if any(not _is_fair(name, fair | _ORDINARY) for name in looks):
        return True
    small = {_bare(word) for word in _words(text)} - ALSO_WORDS
    large = {_bare(word) for one in re.findall(r"\b[A-ZÅÄÖÉ]\w*", text) for word in _words(one)}
    return bool(((small | (large - _STARTERS)) & FIRST_NAMES) - fair)


def _has_the_form_of_one(text: str, fair: frozenset[str], *, of_body: bool) -> bool:
    """Whether something is introduced, spelt, joined or owned as only names are."""
    forms = (_CALLED, _INITIALS, _SPELT_OUT, _FOREIGN, *(() if of_body else (_JOINED,)))
    return (
        any(one.search(text) for one in forms)
        or bool(_SURNAME.search(text.casefold()))
        or any(not _is_fair(one, fair | _ORDINARY) for one in _IN_BRACKETS.findall(text))
        or any(not _WHOSE.fullmatch(one) for one in _OWNS.findall(text))
    )


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _bare(word: str) -> str:
    """The word without a genitive, where that leaves a name."""
    bare = word.removesuffix("s")
    return bare if bare in FIRST_NAMES and word not in FIRST_NAMES else word


def _is_fair(name: str, fair: frozenset[str]) -> bool:
    return all(word in fair or word.removesuffix("s") in fair for word in folded(name).split())
