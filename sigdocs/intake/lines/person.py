"""A line about private persons: who they are, and what is told of each of them.

”Sara Ekdahl 19811105-2380, mamma, adress: Granvägen 3, 123 45 Lindåsa” is one person. What stands
between two personnummer belongs to the one before, up to the next name: an address or a phone
that lands on the wrong person may reach somebody it is kept from.
"""

import itertools
import re

from sigdocs.intake.folding import fold, key, word_set
from sigdocs.intake.text.labels import names_of
from sigdocs.intake.values.choices import read_choice
from sigdocs.intake.values.personnummer import NUMBER
from sigdocs.model.people import GuardianFacts, PersonFacts
from sigdocs.model.profile import Channel

_ROLES = re.compile(
    r"^(?:ss|soc\.?\s?sekr|lpo|ec|mamma|pappa|mor|far|vh|vardnadshavare|lots|coach|mentor|rektor|kurator|polis|tolk|chef"
    r"|syster|bror|moster|faster|styvfar|styvmor|familjehem|god man|\w*(?:are|polis|ledare"
    r"|sekreterare|assistent|pedagog|skoterska|lakare|psykolog|ordnare|chef|tolk|larare))\b"
)
_CALLED = re.compile(r"(?:tfn|tel|telefon|mobil|ring)\.?:?\s*(\+?\d[\d –-]{5,}\d)", re.IGNORECASE)
_DIALLED = re.compile(r"(?<![\d-])((?:\+|0)\d[\d –-]{5,}\d)")
_KIN = r"(?:[Mm]amma|[Pp]appa|[Mm]or|[Ff]ar|[Ss]tyv(?:mor|far|mamma|pappa)|[Mm]ormor|[Mm]orfar|[Ff]armor|[Ff]arfar)"
_LED = re.compile(rf"^({_KIN})n?(?:\s*:\s*|\s+)(?=[A-ZÅÄÖ])")
_BOTH = re.compile(rf"(?<=[^\s,;])\s+(?:och|samt|&)\s+(?=[A-ZÅÄÖ]|{_KIN}\s+[A-ZÅÄÖ])")
_SEGMENT = re.compile(r"(?:(?!\s(?:och|samt|&)\s)[^,;()])+")
_NAME = re.compile(rf"^\s*(?:och\s+)?((?:{_KIN}:?\s+)?[A-ZÅÄÖ][^\d:]*)$")
_LABELLED = re.compile(r"^([^:]{2,30}):\s*(.+)$")
_UNMARKED = re.compile(
    r"^(adress|bostadsadress|adr\.?|kanal|skickas|utskick|språk|modersmål)\s+"
    r"(?:(?:per|med|via|som)\s+)?(?!ej\b|inte\b)(.+)$",
    re.IGNORECASE,
)
_SAID = (
    ("protection", re.compile(r"skydd|sekretessmark|fingera"), ""),
    ("interpreter", re.compile(r"^(?:behover )?tolk(?:behov)?$"), "ja"),
    ("contact_way", re.compile(r"@|\d[\d –-]{5,}\d"), ""),
)
_LANGUAGES = word_set(
    "svenska engelska arabiska somaliska tigrinja dari persiska farsi kurdiska kurmanji sorani turkiska finska polska "
    "ryska ukrainska bosniska serbiska kroatiska albanska spanska franska tyska thailändska pashto swahili amhariska "
    "romani rumänska vietnamesiska kinesiska teckenspråk syriska"
)
# ”behöver ingen tolk”, ”tolk behövs inte”, ”vill ha tolk på alla möten”, ”tolk ja”, ”utan tolk”
_TOLK = re.compile(r"\btolk\w*\b")
_NO_TOLK = re.compile(r"\b(?:ingen|inte|ej|utan|nej)\b|^(?:nej|ej|inte|behovs (?:inte|ej))\b")
_WANTS = re.compile(
    r"^(?:(?:vill ha|behover|onskar|ja|med|tolk|tolkbehov|ja tack|arabisk|pa alla moten|alltid|behovs|nej|ingen|inte|ej|utan|inget behov av|svensk|\w+sk)\s*:?\s*)+$"
)
# ”helst sms”, ”nås bäst på kvällen”, ”Når man enklast på sms”
_REACHED = re.compile(
    r"(?:helst|enklast|nas (?:bast|enklast)|nar man|bast (?:pa|via)|sms\b|ring helst)"
)
_ON_ADDRESS = re.compile(r"^(?:\d{3}\s?\d{2}\b|lgh\b|c/o\b|box\b)", re.IGNORECASE)


def is_role(text: str) -> bool:
    """Whether ``text`` begins with what somebody is, as ”samordnare SIG” does."""
    return bool(_ROLES.match(fold(text)))


def people(text: str) -> list[str]:
    """Part a line of private persons: before the name of each, by semicolon, ”och” or line.

    >>> people("Sara Ekdahl 19811105-2380 (mamma), Jonas Ekdahl 19790214-2392 (pappa)")
    ['Sara Ekdahl 19811105-2380 (mamma)', 'Jonas Ekdahl 19790214-2392 (pappa)']
    >>> people("Sara Ekdahl, mamma; adress: Granvägen 3; Jonas Ekdahl")
    ['Sara Ekdahl, mamma, adress: Granvägen 3', 'Jonas Ekdahl']
    """
    parts: list[str] = []
    for part in _stripped(re.split(r"[;\n]", text)):
        if parts and _is_told(part):
            parts[-1] = f"{parts[-1]}, {part}"
        else:
            parts.append(part)
    return [one for part in parts for one in _numbered(part)] or [text]


def youth_line(text: str) -> dict[str, str]:
    """Part what is written of the youth into the fields of :class:`PersonFacts`."""
    return _described(text, "contact_way")


def guardian_line(text: str) -> dict[str, str]:
    """Part what is written of one guardian into the fields of :class:`GuardianFacts`."""
    return _described(text, "relation")


def spoken(text: str) -> dict[str, str]:
    """Part what is told of language and interpreter; nothing when it is told of something else.

    >>> spoken("svenska, behöver ingen tolk")
    {'language': 'svenska', 'interpreter': 'nej'}
    >>> spoken("behövs inte"), spoken("mamma")
    ({'interpreter': 'nej'}, {})
    """
    found: dict[str, str] = {}
    for part in _stripped(re.split(r"[,;()]|\s(?:men|och)\s", text)):
        plain = fold(part)
        if plain in _LANGUAGES and "language" not in found:
            found["language"] = part.lower()
        elif plain in {"behovs", "behovs inte", "behovs ej"} or (
            _TOLK.search(plain) and _WANTS.match(plain)
        ):
            found["interpreter"] = "nej" if _NO_TOLK.search(plain) else "ja"
        elif plain in {"ja", "nej"} and "interpreter" in found:
            found["interpreter"] = plain
        else:
            return {}
    return found


def _stripped(parts: list[str]) -> list[str]:
    return [part for raw in parts if (part := raw.strip(" \t,.;•"))]


def _is_told(part: str) -> bool:
    """Whether a part is told of the person before it, and is nobody by itself."""
    if NUMBER.search(part) or _LED.match(part):
        return False
    return (
        is_role(part) or bool(_ON_ADDRESS.match(part)) or _detail(part, "relation")[0] != "relation"
    )


def _numbered(text: str) -> list[str]:
    """Part one piece before the name that each personnummer but the first belongs to."""
    numbers = list(NUMBER.finditer(text))
    if len(numbers) <= 1:
        return _stripped(_BOTH.split(text))
    cuts = [
        before.end() + _name_at(text[before.end() : number.start()])
        for before, number in itertools.pairwise(numbers)
    ]
    edges = itertools.pairwise([0, *cuts, len(text)])
    parts = _stripped([text[start:end] for start, end in edges])
    return [re.sub(r"^och\s+|[\s,(]+(?:och|samt|&)?$", "", part) for part in parts]


def _name_at(between: str) -> int:
    """Where the last name begins in what stands between two numbers; 0 when there is none."""
    names = [
        one.start() + found.start(1)
        for one in _SEGMENT.finditer(between)
        if (found := _NAME.match(one[0])) and (not is_role(found[1]) or _LED.match(found[1]))
    ]
    return names[-1] if names else 0


def _person(text: str) -> tuple[dict[str, str], list[str]]:
    """Take name, number and phone from a line, and give what is left of it in its parts."""
    fields = {"name": text}
    for name, pattern in (("personnummer", NUMBER), ("phone", _CALLED), ("phone", _DIALLED)):
        found = None if name in fields else pattern.search(text)
        if found:
            fields[name] = found[found.re.groups]
            text = f"{text[: found.start()].rstrip(' ,(')}, {text[found.end() :].lstrip(' ,)')}"
    name, *rest = _stripped(re.split(r"[,(]", text.replace(")", ""))) or [""]
    if led := _LED.match(name := re.sub(r"^och\s+", "", name)):
        name, rest = name[led.end() :], [led[1].lower(), *rest]
    return fields | {"name": name}, rest


def _described(text: str, otherwise: str) -> dict[str, str]:
    """Put what is told after a name where it belongs, the rest in ``otherwise``."""
    fields, parts = _person(text)
    rest: list[str] = []
    last = ""
    for part in parts:
        if last == "address" and _ON_ADDRESS.match(part):
            fields[last] += f", {part}"
            continue
        last, value = _detail(part, otherwise)
        if last == "contact_way" != otherwise and last in fields:
            fields[last] += f", {value}"
        elif last == otherwise or last in fields:
            rest.append(part)
        else:
            fields[last] = value
    return fields | ({otherwise: ", ".join(rest)} if rest else {})


def _detail(part: str, otherwise: str) -> tuple[str, str]:
    if found := _LABELLED.match(part) or _UNMARKED.match(part):
        return _labelled(found[1], found[2], otherwise) or (otherwise, part)
    plain, guardian = fold(part), otherwise == "relation"
    if said := _reached(part, guardian=guardian):
        return said
    if "vardnad" in plain and guardian and not is_role(part):
        return "custody", re.sub(r"\s*vårdnad$", "", part, flags=re.IGNORECASE)
    if re.search(r"\b(?:inget|inte|ej) (?:utskick|post)", plain) and guardian:
        return "wants_mail", "nej"
    for name, pattern, value in _SAID:
        if pattern.search(plain):
            return name, value or part
    return ("called", part.split(None, 1)[1]) if plain.startswith("kallas ") else (otherwise, part)


def _reached(part: str, *, guardian: bool) -> tuple[str, str] | None:
    """Give in which language and by what way somebody is reached: ”arabiska”, ”helst sms”."""
    plain = fold(part)
    if said := spoken(part):
        return next(iter(said.items()))
    if _REACHED.match(plain):
        return "contact_way", part
    return ("channel", "brev") if guardian and plain in _AS_LETTER else None


_AS_LETTER = frozenset({"som brev", "per brev", "med brev"})


def _labelled(label: str, value: str, otherwise: str) -> tuple[str, str] | None:
    """Give the field that a label inside a line names, as ”adress:” does, and its value."""
    model = GuardianFacts if otherwise == "relation" else PersonFacts
    name = names_of(model).get(key(label), "name")
    if name == "wants_mail" and read_choice(Channel, value):
        name = "channel"
    return None if name == "name" else (name, value)
