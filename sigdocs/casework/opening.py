"""A case begins: its number, its kind, its young person."""

import re

from sigdocs.casework import faults
from sigdocs.casework.calendar import born, is_adult
from sigdocs.casework.decision import Register, Ruling
from sigdocs.model.events import CaseOpened
from sigdocs.model.note import CaseType, Note
from sigdocs.model.note_types import of
from sigdocs.model.problem import Problem
from sigdocs.model.profile import Profile


def open_case(
    note: Note, profile: Profile, register: Register
) -> tuple[CaseOpened | None, tuple[Problem, ...]]:
    """The event that opens a case from ``note``, or why it cannot be opened."""
    if not of(note.kind).opens:
        return None, (_no_such_case(note),)
    if note.youth is None or not note.youth.name:
        return None, (faults.YOUTH_MISSING.at("youth"),)
    kind, problems = _case_type(note, profile)
    known = born(note.youth.personnummer) is not None
    held = register.open_by_personnummer.get(note.youth.personnummer) if known else None
    if held:
        problems += (faults.YOUTH_HAS_CASE.at("case_number", suggestion=held, number=held),)
    if note.case_number and kind:
        problems += _typed_number(note.case_number, kind, profile, register)
    if problems or kind is None:
        return None, problems
    number = note.case_number or _free(kind, note, profile, register)
    return CaseOpened(number=number, case_type=kind, on=note.date, youth=note.youth), ()


def remark_on_leaflet(ruling: Ruling) -> None:
    """Say what the family's own leaflet waits for: it bears the name of a coordinator."""
    opens = of(ruling.note.kind).opens
    if opens and ruling.profile.leaflets and not ruling.case.coordinator:
        title = ruling.profile.case_types[ruling.case.type].coordinator_title
        ruling.remarks.append(
            f"Inget informationsblad är gjort till familjen, för ärendet saknar {title}. Skriv "
            f"”{title[:1].upper()}{title[1:]}:” och namnet i nästa anteckning, så görs det. Bladet utan "
            "namn och ärendenummer finns i blanketter/information."
        )


def number_pattern(pattern: str) -> re.Pattern[str]:
    """A regular expression for a number pattern such as ``SIG-{år}-{löpnr:03}``.

    >>> bool(number_pattern("SIG-{år}-{löpnr:03}").fullmatch("SIG-2026-014"))
    True
    """
    escaped = re.escape(pattern)
    escaped = re.sub(r"\\\{år\\\}", r"(?P<year>\\d{4})", escaped)
    return re.compile(
        re.sub(r"\\\{löpnr:0(\d)\\\}", lambda width: rf"(?P<serial>\d{{{width[1]},}})", escaped)
    )


def format_number(pattern: str, year: int, serial: int) -> str:
    """The case number of a year and serial.

    >>> format_number("SIG-{år}-{löpnr:03}", 2026, 14)
    'SIG-2026-014'
    """
    return pattern.format(år=year, löpnr=serial)


def type_of_number(number: str, profile: Profile) -> CaseType | None:
    """Which kind of case a number belongs to by its pattern."""
    return next(
        (
            kind
            for kind, own in profile.case_types.items()
            if number_pattern(own.number_pattern).fullmatch(number)
        ),
        None,
    )


def _no_such_case(note: Note) -> Problem:
    if not note.case_number:
        return faults.NO_CASE.at("case_number")
    return faults.UNKNOWN_CASE.at("case_number", number=note.case_number, near="")


def _free(kind: CaseType, note: Note, profile: Profile, register: Register) -> str:
    """The register's next number, else the first that its pattern leaves free that year."""
    if given := register.free.get(kind):
        return given
    pattern = profile.case_types[kind].number_pattern
    serials = range(1, len(register.taken) + 2)
    numbers = (format_number(pattern, note.date.year, serial) for serial in serials)
    return next((number for number in numbers if number not in register.taken), "")


def _case_type(note: Note, profile: Profile) -> tuple[CaseType | None, tuple[Problem, ...]]:
    by_number = type_of_number(note.case_number, profile)
    kind = note.case_type or by_number or _by_age(note)
    if kind is None and len(profile.case_types) == 1:
        kind = next(iter(profile.case_types))
    if kind is None:
        return None, (faults.CASE_TYPE.at("case_type"),)
    if kind not in profile.case_types:
        return None, (_unset(kind, profile),)
    return kind, ()


def _unset(kind: CaseType, profile: Profile) -> Problem:
    known = [one.value for one in profile.case_types]
    return faults.CASE_TYPE_UNSET.at(
        "case_type",
        suggestion=known[0] if len(known) == 1 else "",
        case_type=kind.value,
        choices=", ".join(f"”{one}”" for one in known),
    )


def _by_age(note: Note) -> CaseType | None:
    adult = is_adult(note.youth.personnummer, note.date) if note.youth else None
    return CaseType.YOUTH if adult is False else None


def _typed_number(
    number: str, kind: CaseType, profile: Profile, register: Register
) -> tuple[Problem, ...]:
    pattern = profile.case_types[kind].number_pattern
    if not number_pattern(pattern).fullmatch(number):
        example = format_number(pattern.replace("{år}", "ÅÅÅÅ"), 0, 1)
        shown = faults.NUMBER_PATTERN.at(
            "case_number",
            suggestion=register.free.get(kind, ""),
            number=number,
            case_type=kind.value,
            pattern=example,
        )
        return (shown,)
    if number in register.taken:
        return (faults.CASE_EXISTS.at("case_number", number=number),)
    return ()
