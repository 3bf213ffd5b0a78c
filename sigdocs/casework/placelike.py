"""What in a text may tell where somebody is or how they are reached, seen by its form alone.

For a protected person of whom nothing is recorded there is nothing to look for; so everything of
such a form is taken to be theirs, unless it is known to be the office's or a party's.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from pydantic import BaseModel

from sigdocs.casework.people import People, folded
from sigdocs.model.case import Case
from sigdocs.model.profile import Profile

_LETTER = "a-zåäöéü"
_BIG = rf"[A-ZÅÄÖÉ][{_LETTER}]+"
_STREET = (
    r"väg(?:en|ens|s[a-zåäö]+)?|gat(?:a|an|ans|uhörn\w*|s[a-zåäö]{3,})|stig(?:en|ens|s[a-zåäö]+)|"
    r"gränd(?:en|ens)?|torg(?:et|ets)|back(?:en|ens)|allén?|parken|kajen|stranden|slingan"
)
_NUMBER = r"(?:\s+\d{1,3}(?:\s?[A-Ha-h])?(?!\w))?"
_LOWER = (
    r"(?<!\w)(?!(?:upp|ned|över|under|till)stigen)[a-zåäö]{3,}(?:vägen|gatan|stigen|gränd|torget)"
)
_STAYS = (
    r"(?:(?:bor|bodde|bott|bosatt|inneboende|vistas|övernattar)(?!\w)[^.,;:!?\n]*?(?<!\w)"
    r"(?:hos|på|i|med|vid|nära|utanför|ihop|tillsammans)|hemma hos|hem till|sover (?:över )?hos|"
    r"flytt(?:at|ar|ade) till|(?:hem|bostads)?adress(?:en)?|skyddat boende|skyddsboende\w*|"
    r"jourboende\w*|kvinnojour\w*|ny(?:a|tt)? (?:lägenhet|bostad|hem|boende))(?!\w)"
)
_LINES = (
    r"(?:(?:tar|åker|med)\s+)?(?:buss|linje|tåg|pendeltåg|spårvagn)(?:en|et)?"
    r"(?:\s+(?:nr|nummer))?\s+\d+(?![.:]?\d)"
)
_WAYS = (
    r"(?:(?:tar|åker|med)\s+(?:buss|tåg|spårvagn|tunnelban|pendel)\w*|hållplats\w*|"
    r"skolskjuts\w*|skolväg\w*)"
)
_TO = r"(?:går|åker|kör|cyklar|reser|skjuts\w*|följer(?: med)?|tar sig|kommer|buss|tåg)\s+till"
_TOWN = rf"(?:i|på|från|via|mot|genom|förbi|kring|runt|vid|nära|utanför|{_TO})"
_SPOTS = (
    r"(?:station|centrum|torg|busstation|resecentrum|skola|lekplats|bibliotek|köpcentrum|simhall|"
    r"idrottsplats|kyrka)\w*"
)
_KIN = (
    r"(?:sin|sitt|sina|hennes|hans|deras|en|ett|mor(?:mor|far|bror)|far(?:mor|far|bror)|moster|faster|"
    r"släkt\w*|vän\w*|kompis\w*|syster\w*|bror\w*)"
)
_AT_KIN = rf"(?:är|var|finns|stannar|håller till|uppehåller sig) (?:nu )?hos {_KIN}(?!\w)"
_BOX = (
    rf"(?i:(?:post)?box|postfack|boxadress)\s+\d+(?:,?\s+(?:\d{{3}}[ \u00a0]?\d{{2}}\s+)?{_BIG})?"
)
_FLAT = (
    r"(?:lgh|lägenhet(?:en|snr|snummer)?)\.?\s*(?:nr\.?\s*|nummer\s*)?\d+|lägenhet\w* på våning\w*"
)
_APPS = r"(?:insta\w*|snap\w*|tiktok|facebook|fb|discord|telegram|signal|whatsapp|messenger)"
_HANDLES = rf"(?:heter|nås som|finns som)\s+\S+\s+på\s+{_APPS}|{_APPS}\s*:\s*\S+"
_HOMES = (
    r"(?:\w*boende|\w+hem(?:met)?|hotell|härbärge|\w*jour(?:en)?|hvb(?:-hem(?:met)?)?|stället|området|byn|"
    r"orten|staden|gården|lägenheten|huset)(?:t|et)?"
)
_NAMES = r"(?:\s+(?:som\s+)?(?:heter|kallas|är|ligger\s+(?:i|på|vid)))?"
_WORKS = r"(?:arbetar|jobbar|anställd|praktik\w*|jobb|arbete)\s+(?:på|hos|vid|i|åt)"
_CAPITAL = rf"(?:{_BIG}|[A-ZÅÄÖ]{{2,}})"
_FORMS = (
    re.compile(rf"(?<!\w){_BIG}(?:{_STREET})(?!\w){_NUMBER}"),
    re.compile(rf"{_LOWER}(?!\w){_NUMBER}"),
    re.compile(r"(?<!\d)\d{3}[ \u00a0]?\d{2}\s+[A-ZÅÄÖ][a-zåäöé]+"),
    re.compile(rf"(?<!\w){_STAYS}[^.,;:!?\n]*", re.IGNORECASE),
    re.compile(rf"(?<!\w){_LINES}(?!\w)", re.IGNORECASE),
    re.compile(r"(?<![\w.])[^\s@()]+@[^\s@]+\.\w+"),
    re.compile(r"(?<![\w.@])@\w[\w.]*\w"),
    re.compile(r"(?<!\w)c/o\s+[^.,;:!?\n]+", re.IGNORECASE),
    re.compile(rf"(?<!\w){_BOX}(?!\w)"),
    re.compile(rf"(?<!\w)(?:{_FLAT})(?!\w)", re.IGNORECASE),
    re.compile(rf"(?<!\w)(?:{_AT_KIN})[^.,;:!?\n]*", re.IGNORECASE),
    re.compile(rf"(?<!\w)(?:{_HANDLES})", re.IGNORECASE),
)
_NAMED = (
    re.compile(rf"(?<!\w)(?i:{_TOWN})\s+({_BIG}(?:[ -]{_BIG})*{_NUMBER})"),
    re.compile(rf"(?<!\w)({_BIG}s) {_SPOTS}"),
    re.compile(rf"(?<!\w)({_BIG}köpings?)(?!\w)"),
    re.compile(rf"(?<!\w)(?i:{_HOMES}{_NAMES})\s+({_BIG}(?:[ -]{_BIG})*)"),
    re.compile(rf"(?<!\w)(?i:{_WORKS})\s+({_CAPITAL}(?:[ -]{_CAPITAL})*)"),
)
_SCHOOL = re.compile(rf"(?<!\w)({_BIG}(?:skola|skolan|skolans|gymnasiet|gymnasiets))(?!\w)")
_SCHOOL_NAMED = re.compile(
    rf"(?<!\w)(?i:(?:för|grund)?skolan?|gymnasiet|klassen)\s+(?i:heter|kallas)\s+({_BIG})"
)
_SCHOOLS = (_SCHOOL, _SCHOOL_NAMED)
_WAYS_TO_SCHOOL = (re.compile(rf"(?<!\w){_WAYS}(?!\w)", re.IGNORECASE),)
_PHONE = re.compile(r"(?<![\w-])(?:\+|00)?\d(?:[\s./()–-]*\d){5,}(?!\w)")
_TIMED = re.compile(
    r"\d{4}-\d{2}-\d{2}|(?<!\d)(?:19|20)\d{6}(?!\d)|\d{1,2}/\d{1,2}(?:[ -]+\d{2,4})?(?!\d)|"
    r"(?<![\d.])\d{1,2}[.:]\d{2}\s*[–-]\s*\d{1,2}[.:]\d{2}(?![\d.])|(?<!\d)\d{4}\s*[–/-]\s*\d{2,4}(?!\d)"
)
_MONEY = re.compile(r"\s*(?:kr|kronor|sek)(?!\w)", re.IGNORECASE)
_SHORTEST_PHONE = 7
_PAIRS = re.compile(r"\d\d(?:[ .-]\d\d){2}")
_CALLED = re.compile(
    r"(?<!\w)(?:ring\w*|tfn|tel\w*|mobil\w*|nummer|numret|nås på|sms\w*)\W{1,3}"
    r"(\d(?:[\s./–-]?\d){4,5})(?!\s?\d|\w)",
    re.IGNORECASE,
)
_EVERYBODYS = frozenset({"11313", "11414", "116111", "116117", "116123", "90101"})
"""Short telephone numbers that anybody may call."""
_ANYWHERE = frozenset(
    [
        "januari",
        "februari",
        "mars",
        "april",
        "maj",
        "juni",
        "juli",
        "augusti",
        "september",
        "oktober",
        "november",
        "december",
        "mandag",
        "tisdag",
        "onsdag",
        "torsdag",
        "fredag",
        "lordag",
        "sondag",
        "teams",
        "zoom",
        "skype",
        "facebook",
        "instagram",
        "snapchat",
        "whatsapp",
        "tiktok",
        "youtube",
        "discord",
        "sverige",
        "socialtjansten",
        "polisen",
        "varden",
        "frivarden",
        "kriminalvarden",
        "kronofogden",
        "skatteverket",
        "forsakringskassan",
        "arbetsformedlingen",
        "skolan",
        "grundskolan",
        "gymnasiet",
        "gymnasieskolan",
        "hogskolan",
        "forskolan",
        "komvux",
        "halvvags",
        "feedbacken",
        "jag",
        "du",
        "vi",
        "han",
        "hon",
        "de",
        "hen",
    ]
)
_OFFICES = re.compile(
    r"(?:social|medborgar|kommun|stads|radhus|polis)\w*|kontor\w*|konferens\w*|mote\w*|samtal\w*|digital\w*|"
    r"video\w*|telefon\w*|distans|lank\w*|teams|zoom|skype|meddelas|har|hos|oss|pa|i|via|vid|plan|"
    r"vaning\w*|samma|plats\w*|som|sist|forra|gangen|reception\w*|entre\w*|skola\w*|den|en|ett|stora|lilla|"
    r"\d{1,3}"
)
_ROOM = re.compile(r"(?<!\w)(?:rum\w*|\w*rummet|sal\w*|lokal\w*)(?!\w).*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Known:
    """What tells nothing of a protected person: it is the office's, a party's or somebody's name.

    Attributes:
        phrases: names and addresses of office and parties, as written, the longest first.
        words: words of names, folded.
        bodies: those of office and parties alone.
        numbers: telephone numbers of office and parties, as digits without country or zero.
        school: whether the youth is protected, so that a school and the way to it tell where.
    """

    phrases: tuple[str, ...]
    words: frozenset[str]
    bodies: frozenset[str]
    numbers: frozenset[str]
    school: bool


def shelters(case: Case) -> bool:
    """Whether anybody of a case is protected."""
    return any(person.protected for person in (case.youth, *case.guardians))


def kept_apart(case: Case) -> bool:
    """Whether each of the family has papers of their own, without what looks like a place."""
    return case.apart and shelters(case)


def known_of(case: Case, profile: Profile) -> Known:
    """Give what tells nothing of where the protected of a case are."""
    people = People.of(profile, case)
    phrases = [profile.municipality, profile.unit, profile.committee, *_parts(profile.address)]
    numbers = [profile.phone, *(one.phone for one in profile.staff)]
    numbers += [one.phone for one in profile.safety_contacts]
    for party in people.parties:
        phrases += [party.name, *party.synonyms, *_parts(party.address)]
        numbers += [one.phone for one in party.contacts]
    phrases += [one.email for one in profile.staff] + [one.who for one in profile.safety_contacts]
    bodies = _words(phrases)
    seen = (f"{who.name} {who.title}" for held in case.meetings for who in held.people)
    return Known(
        phrases=tuple(sorted({one for one in phrases if one}, key=lambda one: (-len(one), one))),
        words=bodies | people.names() | _words(seen) | _ANYWHERE,
        bodies=bodies,
        numbers=frozenset(map(_digits, filter(None, numbers))),
        school=case.youth.protected,
    )


def place_like(text: str, known: Known) -> tuple[str, ...]:
    """Give what in a text may tell where somebody is or how they are reached, as written."""
    left = _less_known(text, known)
    found = [*_phones(left, known)]
    plain = _TIMED.sub(" ", left)
    forms = (*_FORMS, *(_WAYS_TO_SCHOOL if known.school else ()))
    named = (*_NAMED, *(_SCHOOLS if known.school else ()))
    found += [hit[0] for form in forms for hit in form.finditer(plain)]
    found += [hit[1] for form in named for hit in form.finditer(plain) if _strange(hit[1], known)]
    apart = dict.fromkeys(one.strip() for one in found if not _usual(one))
    return tuple(one for one in apart if not any(one != more and one in more for more in apart))


def strange_place(place: str, known: Known) -> bool:
    """Whether a meeting's place is another than a room of the office or of a party, or none."""
    if not place or place_like(place, known):
        return bool(place)
    left = " ".join(
        _ROOM.sub("", piece) for piece in re.split(r"[,;()/]", _less_known(place, known))
    )
    return any(
        word not in known.bodies and not _OFFICES.fullmatch(word) for word in folded(left).split()
    )


def texts_in(value: object, path: str = "") -> Iterator[tuple[str, str]]:
    """Give every text in a value of the model, with the path to it."""
    if isinstance(value, str) and not isinstance(value, Enum):
        yield path, value
    elif isinstance(value, BaseModel):
        for name, one in value:
            yield from texts_in(one, f"{path}.{name}" if path else name)
    elif isinstance(value, tuple):
        for index, one in enumerate(value):
            yield from texts_in(one, f"{path}.{index}")


def _less_known(text: str, known: Known) -> str:
    """The text without what is the office's or a party's."""
    return _any_of(known.phrases).sub(" ", text) if known.phrases else text


@lru_cache(maxsize=64)
def _any_of(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """Give what finds any of some phrases, however their words are spaced."""
    spaced = (r"\s+".join(map(re.escape, one.split())) for one in phrases)
    return re.compile(rf"(?<!\w)(?:{'|'.join(spaced)})(?!\w)", re.IGNORECASE)


def _phones(text: str, known: Known) -> Iterator[str]:
    plain = _TIMED.sub(lambda at: "x" * len(at[0]), text)
    for hit in _PHONE.finditer(plain):
        long = len(_digits(hit[0])) >= _SHORTEST_PHONE or _PAIRS.fullmatch(hit[0])
        if long and not _MONEY.match(text, hit.end()) and _digits(hit[0]) not in known.numbers:
            yield hit[0]
    for hit in _CALLED.finditer(plain):
        if _digits(hit[1]) not in known.numbers | _EVERYBODYS:
            yield hit[1]


def _strange(name: str, known: Known) -> bool:
    """Whether a name is neither anybody's of the case nor what everybody knows."""
    if not known.school and _SCHOOL.fullmatch(name):
        return False
    words = folded(name).split()
    return any(
        word not in known.words and word.removesuffix("s") not in known.words
        for word in words
        if not _OFFICES.fullmatch(word)
    )


def _usual(found: str) -> bool:
    return folded(found) in _ANYWHERE


def _digits(number: str) -> str:
    return re.sub(r"^(?:\+|00)46|\D", "", number).lstrip("0")


def _parts(address: str) -> list[str]:
    return [part.strip() for part in re.split(r"[,;\n]", address)]


def _words(phrases: Iterable[str]) -> frozenset[str]:
    return frozenset(word for phrase in phrases for word in folded(phrase).split())
