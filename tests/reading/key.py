"""What a note says according to its key, fact by fact.

A key tells of one note under Swedish names: ``slag``, ``datum``, ``narvarande``, ``status`` … and
leaves out what the note does not say.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from tests.reading.facts import ENOUGH, Area, Fact, day_pattern, name_pattern, time_pattern
from tests.reading.who import Who

Key = Mapping[str, Any]
SCALES = {"viktigt": "vikt|viktig", "tilltro": "tilltro", "beredd": "bered|redo", "oro": "oro"}
PLACES = 0.6
"""A place may be said by its room alone."""


def key_facts(key: Key, who: Who, number: str = "") -> tuple[Fact, ...]:
    """All that a key says of its note, whose case has a number; "" before it has one."""
    readers = (_people, _statuses, _goals, _new, _scales, _measures, _next, _receivers, _consent)
    found = [*_head(key, who, number)]
    for reader in (*readers, _words, _event, _closing, _intake):
        found += reader(key, who)
    return tuple(found)


def _head(key: Key, who: Who, number: str) -> Iterator[Fact]:
    head = Area.HEAD
    if number:
        youth = name_pattern(who.people.youth.name)
        yield Fact(head, "ärende", number, "case_number", pattern=f"{number}|{youth}")
    if slag := key.get("slag"):
        yield Fact(head, "slag", slag, "kind", pattern=slag[:6])
    if day := key.get("datum"):
        yield Fact(head, "datum", day, "date", pattern=day_pattern(day))
    for name, path in (("start", "start_time"), ("slut", "end_time")):
        if time := key.get(name):
            yield Fact(head, name, time, path, pattern=time_pattern(time))
    if place := key.get("plats"):
        yield Fact(head, "plats", place, "place", PLACES, words=place)
    if author := key.get("skrivet_av"):
        yield Fact(head, "skrivet av", author, "author", pattern=name_pattern(author))


def _people(key: Key, who: Who) -> Iterator[Fact]:
    for name, value in (("narvarande", "var med"), ("ej_narvarande", "var inte med")):
        for one in map(_bare, key.get(name, ())):
            pattern = name_pattern(one)
            yield Fact(Area.PEOPLE, one, value, "attendees", pattern=pattern)


def _statuses(key: Key, who: Who) -> Iterator[Fact]:
    texts = {one.id: one.text for one in who.case.commitments} if who.case else {}
    for ref, said in key.get("status", {}).items():
        number = rf"[åa] ?{ref[1:]}(?!\d)"
        text = texts.get(ref, "")
        if status := said.get("status"):
            yield Fact(Area.STATUS, ref, status, "statuses", pattern=number, words=text)
        if day := said.get("nytt_datum"):
            name, pattern = f"{ref} ny dag", rf"{number}|{day_pattern(day)}"
            yield Fact(Area.STATUS, name, day, "statuses", pattern=pattern, words=text)


def _goals(key: Key, who: Who) -> Iterator[Fact]:
    texts = {one.id: one.text for one in who.case.goals} if who.case else {}
    for ref, status in key.get("malstatus", {}).items():
        number, text = rf"\b(?:m|mål) ?{ref[1:]}(?!\d)", texts.get(ref, "")
        yield Fact(Area.GOALS, f"{ref} läge", status, "goals", pattern=number, words=text)
    for index, goal in enumerate(key.get("nya_mal", ()), start=1):
        name, text = f"nytt mål {index}", goal["text"]
        yield Fact(Area.GOALS, name, text, "goals", ENOUGH, words=text)
        if area := goal.get("livsomrade"):
            value, name = who.area(area), f"{name}, livsområde"
            yield Fact(Area.GOALS, name, value, "goals", pattern=area, words=text)


def _new(key: Key, who: Who) -> Iterator[Fact]:
    for index, one in enumerate(key.get("nya", ()), start=1):
        name, text = f"nytt {index}", one["text"]
        yield Fact(Area.NEW, name, text, "goals", ENOUGH, words=text)
        if one.get("ansvarig"):
            value = who.everyone(one["ansvarig"])
            yield Fact(Area.NEW, f"{name}, vem", value, "goals", words=text)
        if when := when_of(one.get("senast"), one.get("fran"), ongoing=bool(one.get("lopande"))):
            yield Fact(Area.NEW, f"{name}, när", when, "goals", words=text)
        if goal := _goal_of(str(one.get("mal") or ""), key, who):
            yield Fact(Area.NEW, f"{name}, mål", goal, "goals", words=text)


def when_of(due: object, starts: object, *, ongoing: bool) -> str:
    """Tell in one spelling when a commitment is to be done; the first day counts if it goes on."""
    if due:
        return f"senast {due}"
    said = [f"från {starts}"] if starts else []
    return ", ".join([*said, "löpande"] if ongoing or starts else [])


def _goal_of(said: str, key: Key, who: Who) -> str:
    """The goal that a new commitment belongs to: a standing number, or which of the new ones."""
    case_goals = who.case.goals if who.case else ()
    if any(goal.id == said for goal in case_goals):
        return said
    new = list(key.get("nya_mal", ()))
    for index, goal in enumerate(new, start=1):
        area = who.area(goal.get("livsomrade") or "")
        if said in {f"M{index}", goal["text"], goal.get("livsomrade")} or who.area(said) == area:
            return f"nytt mål {index}"
    in_area = [goal.id for goal in case_goals if who.area(said) == goal.area]
    return in_area[0] if len(in_area) == 1 else ""


def _scales(key: Key, who: Who) -> Iterator[Fact]:
    for one in key.get("skattningar", ()):
        for scale, pattern in SCALES.items():
            if one.get(scale) is not None:
                name, value = f"{one['vem']} {scale}", str(one[scale])
                yield Fact(Area.SCALES, name, value, "measures", pattern=pattern, words=one["vem"])


def _measures(key: Key, who: Who) -> Iterator[Fact]:
    for index, one in enumerate(key.get("matt", ()), start=1):
        name = f"{one.get('vad', 'mått')} {one.get('nar') or index}"
        value = str(one["varde"])
        words = f"{one.get('vad', '')} {value}"
        yield Fact(Area.MEASURES, name, value, "measures", ENOUGH, words=words)


def _next(key: Key, who: Who) -> Iterator[Fact]:
    said = key.get("nasta_mote") or {}
    if day := said.get("datum"):
        yield Fact(Area.NEXT, "dag", day, "next_meeting.on", pattern=day_pattern(day))
    if time := said.get("tid"):
        yield Fact(Area.NEXT, "tid", time, "next_meeting.at", pattern=time_pattern(time))
    if place := said.get("plats"):
        path = "next_meeting.place"
        yield Fact(Area.NEXT, "plats", place, path, PLACES, pattern="samma", words=place)


def _receivers(key: Key, who: Who) -> Iterator[Fact]:
    said = key.get("utskick") or {}
    if said.get("alla_i_samtycket"):
        pattern = r"\balla\b.*samt|\balla\b"
        yield Fact(Area.RECIPIENTS, "alla", "ja", "recipients.everyone_covered", pattern=pattern)
    for name, path in (("till", "recipients.to"), ("inte", "recipients.not_to")):
        for one in said.get(name, ()):
            for whom in who.receivers(one):
                pattern = name_pattern(whom)
                yield Fact(Area.RECIPIENTS, f"{name} {whom}", "ja", path, pattern=pattern)


def _consent(key: Key, who: Who) -> Iterator[Fact]:
    said = key.get("samtycke") or {}
    action = said.get("uppgift")
    if not action:
        return
    yield Fact(Area.CONSENT, "uppgift", action, "consents", pattern=r"samt|medgiv|\bsam\b")
    if action == "oförändrat":
        return
    for one in said.get("parter") or ():
        name, pattern = f"part {who.party(one)}", name_pattern(one)
        yield Fact(Area.CONSENT, name, "ja", "consents", pattern=pattern)
    for one in said.get("av") or ():
        name, pattern = f"av {who.everyone([one])}", name_pattern(one)
        yield Fact(Area.CONSENT, name, "ja", "consents", pattern=pattern)
    for name in ("fran", "till"):
        if day := said.get(name):
            yield Fact(Area.CONSENT, name, day, "consents", pattern=day_pattern(day))


def _words(key: Key, who: Who) -> Iterator[Fact]:
    for index, one in enumerate(key.get("egna_ord") or (), start=1):
        yield Fact(Area.WORDS, f"citat {index}", one, "youth_words", ENOUGH, words=one)


def _event(key: Key, who: Who) -> Iterator[Fact]:
    deviation, pause = key.get("avvikelse") or {}, key.get("paus") or {}
    texts = (
        ("vad hände", deviation.get("vad"), "deviation.what", 0.6),
        ("kontakt", deviation.get("kontakt"), "deviation.contacted_how", 0.4),
        ("skäl", pause.get("skal"), "pause.reason", 0.6),
    )
    for name, value, path, share in texts:
        if value:
            yield Fact(Area.EVENT, name, value, path, share, words=value)
    days = (
        ("hände den", deviation.get("dag"), "deviation.on"),
        ("paus från", pause.get("fran"), "pause.since"),
        ("paus till", pause.get("till"), "pause.until"),
    )
    for name, value, path in days:
        if value:
            yield Fact(Area.EVENT, name, value, path, pattern=day_pattern(value))


def _closing(key: Key, who: Who) -> Iterator[Fact]:
    said = key.get("avslut") or {}
    if reason := said.get("anledning"):
        yield Fact(Area.EVENT, "anledning", reason, "closing.reason", 0.6, words=reason)
    if said.get("vilande") is not None:
        value = "ja" if said["vilande"] else "nej"
        yield Fact(Area.EVENT, "vilande", value, "closing.dormant", pattern="vilande")
    for ref, goal in (said.get("mal") or {}).items():
        for name, share in (("in", 0.6), ("ut", 0.6), ("uppfyllt", 1.0)):
            if value := goal.get(name):
                number = rf"\b(?:m|mål) ?{ref[1:]}(?!\d)"
                words = value if share < 1 else _goal_text(ref, who)
                path = "closing.outcomes"
                yield Fact(Area.EVENT, f"{ref} {name}", value, path, share, number, words)


def _goal_text(ref: str, who: Who) -> str:
    goals = who.case.goals if who.case else ()
    return next((goal.text for goal in goals if goal.id == ref), "")


def _intake(key: Key, who: Who) -> Iterator[Fact]:
    if youth := key.get("ungdom"):
        yield from _person("den unge", youth, "youth")
    for one in key.get("vardnadshavare") or ():
        yield from _person(str(one.get("namn", "vårdnadshavare")), one, "guardians")
    for one in key.get("onskade") or ():
        name, pattern = f"önskas {'/'.join(who.receivers(one))}", name_pattern(one)
        yield Fact(Area.INTAKE, name, "ja", "partners", pattern=pattern)
    if custody := key.get("vardnad"):
        yield Fact(Area.INTAKE, "vårdnad", custody, "guardians", 0.3, pattern="vårdn")


def _person(whose: str, said: Key, path: str) -> Iterator[Fact]:
    for name in ("namn", "pnr", "telefon", "relation", "sprak", "tolk"):
        value = said.get(name)
        if value not in {None, ""}:
            plain = spelled(name, value)
            pattern = f"{name_pattern(whose)}|{name_pattern(str(value))}"
            yield Fact(Area.INTAKE, f"{whose} {name}", plain, path, pattern=pattern)


def spelled(name: str, value: object) -> str:
    """Give a fact of a person in one spelling: numbers as digits, yes and no in words."""
    if isinstance(value, bool):
        return "ja" if value else "nej"
    if name in {"pnr", "telefon"}:
        digits = "".join(sign for sign in str(value) if sign.isdigit())
        return digits[-10:] if name == "pnr" else digits
    return str(value)


def _bare(name: str) -> str:
    return name.partition(" (")[0]
