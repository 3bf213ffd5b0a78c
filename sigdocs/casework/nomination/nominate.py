"""What a note on a nomination does to the register, and whether an intake may close one."""

import datetime as dt
from collections.abc import Iterator

from sigdocs.casework import faults as common
from sigdocs.casework.decision import Decision, Register
from sigdocs.casework.history import History
from sigdocs.casework.nomination import faults
from sigdocs.casework.nomination.identifying import is_kin, pointing_out
from sigdocs.casework.nomination.register import as_cases_stand, is_register, nominations
from sigdocs.casework.nomination.shown import TEXTS, shown_first
from sigdocs.casework.opening import format_number, number_pattern
from sigdocs.casework.people import folded
from sigdocs.model import events as ev
from sigdocs.model.nomination import NominationFacts, Nominations, NominationState
from sigdocs.model.nomination_events import NominationBecameCase, NominationChanged, NominationMade
from sigdocs.model.note import Note
from sigdocs.model.note_types import of
from sigdocs.model.problem import Problem
from sigdocs.model.profile import Profile

_MAY_STAND = frozenset(
    {
        *("kind", "date", "author", "author_title", "readings"),
        *("nomination", "nomination_code", "may_stand"),
    }
)
_ABOUT_PEOPLE = frozenset({"youth", "guardians", "file_reference", "attendees", "youth_words"})


def nominate(
    history: History, note: Note, today: dt.date, profile: Profile, register: Register
) -> Decision:
    """What a note on a nomination does: a new code, a new state, or all that is to be asked.

    The codes that cases have been opened with since the last entry are closed first, and those
    that a correction has taken from their case opened again, so that the register never needs
    to know which case.
    """
    known = as_cases_stand(history, register.became_cases, register.left_cases)
    if history and not is_register(history):
        return Decision(problems=(faults.NOT_A_CASE.at("case_number"),))
    problems = tuple(_problems(note, known, today, profile, register))
    problems = problems or tuple(shown_first(note, register))
    if problems or note.nomination is None:
        return Decision(problems=problems)
    seq = len(history) + 1
    moved = tuple(_moved_by_cases(nominations(history), known, seq, note.date))
    code = note.nomination_code or next_code(
        known, note.date.year, profile, register.lost_nominations
    )
    kind = NominationChanged if note.nomination_code else NominationMade
    told = kind(code=code, seq=seq, on=note.date, facts=note.nomination)
    if note.nomination_code:
        return Decision(events=(*moved, told))
    remark = f"Nomineringen fick koden {code}. Skriv den i nästa anteckning om samma nominering."
    return Decision(events=(*moved, told), remarks=(remark,))


def _moved_by_cases(
    told: Nominations, known: Nominations, seq: int, day: dt.date
) -> Iterator[ev.Event]:
    """What the register was not told of: nominations that cases took up, or gave back."""
    for before, now in zip(told.all, known.all, strict=True):
        if before.state is now.state:
            continue
        if now.state is NominationState.BECAME_CASE:
            yield NominationBecameCase(code=now.code, seq=seq, on=day)
        else:
            back = NominationFacts(state=now.state)
            yield NominationChanged(code=now.code, seq=seq, on=day, facts=back)


def next_code(known: Nominations, year: int, profile: Profile, lost: int = 0) -> str:
    """The code after the highest of a year by the profile's pattern; none is used again.

    ``lost`` codes more may have been given; lists that people hold may name them.
    """
    pattern = number_pattern(profile.nomination_code)
    found = [match for one in known.all if (match := pattern.fullmatch(one.code))]
    serials = [
        int(match["serial"])
        for match in found
        if "year" not in match.groupdict() or int(match["year"]) == year
    ]
    return format_number(profile.nomination_code, year, max(serials, default=0) + lost + 1)


def code_problems(note: Note, register: Register, *, opens: bool) -> Iterator[Problem]:
    """What is wrong with the code of a nomination in a note that is about a case."""
    if note.nomination:
        yield faults.FACTS_HERE.at("nomination")
    if not note.nomination_code:
        return
    if not (opens and of(note.kind).opens):
        yield faults.CODE_HERE.at("nomination_code")
        return
    yield from _closed_or_unknown(note.nomination_code, register.nominations, register)


def _problems(
    note: Note, known: Nominations, today: dt.date, profile: Profile, register: Register
) -> Iterator[Problem]:
    if note.date > today:
        yield common.FUTURE.at("date", on=note.date)
    if not note.author:
        yield common.AUTHOR_MISSING.at("author")
    yield from _beside(note)
    if note.nomination is None:
        yield faults.NO_FACTS.at("nomination")
        return
    yield from _identifying(note.nomination, profile, register)
    yield from _in_title(note, profile, register)
    if note.nomination.state is NominationState.BECAME_CASE:
        yield faults.BECAME.at("nomination.state")
    if note.nomination.meeting_on and note.nomination.meeting_on < note.date:
        meeting = note.nomination.meeting_on
        yield faults.BEFORE.at("nomination.meeting_on", on=meeting, date=note.date)
    if note.nomination_code:
        yield from _closed_or_unknown(note.nomination_code, known, register)
    else:
        yield from _missing(note.nomination)


def _beside(note: Note) -> Iterator[Problem]:
    for name, field in Note.model_fields.items():
        if name in _MAY_STAND or getattr(note, name) == field.default:
            continue
        what = (field.title or name).capitalize()
        if name == "case_number":
            yield faults.NOT_A_CASE.at(name)
        elif name in _ABOUT_PEOPLE:
            yield faults.PERSON.at(name, what=what)
        else:
            yield faults.BESIDE.at(name, what=what)


def _identifying(facts: NominationFacts, profile: Profile, register: Register) -> Iterator[Problem]:
    fair = _fair_words(profile)
    for name in TEXTS:
        body = name == "organisation"
        for fault in pointing_out(getattr(facts, name), register.names, fair, of_body=body):
            yield fault.at(f"nomination.{name}", suggestion="skriv koden")
    for name in ("organisation", "role"):
        if is_kin(getattr(facts, name)):
            yield faults.RELATION.at(f"nomination.{name}")


def _in_title(note: Note, profile: Profile, register: Register) -> Iterator[Problem]:
    """A title has words and capitals of its own; what is known of a case has no place there."""
    for fault in pointing_out(note.author_title, register.names, _fair_words(profile)):
        if fault in {faults.NUMBER, faults.KNOWN_NAME}:
            yield fault.at("author_title", suggestion="skriv bara befattningen")


def _fair_words(profile: Profile) -> frozenset[str]:
    """Words that name the municipality and its partners, and no person."""
    names = [profile.municipality, profile.unit, profile.committee]
    names += [name for one in profile.partners for name in (one.name, *one.synonyms)]
    names.append(profile.nomination_code.partition("{")[0].strip("-"))
    return frozenset(word for name in names for word in folded(name).split())


def _missing(facts: NominationFacts) -> Iterator[Problem]:
    if not facts.organisation:
        yield faults.WHO.at("nomination.organisation")
    if not (facts.concerns or facts.description):
        yield faults.WHAT.at("nomination.concerns")
    if not facts.asked:
        yield faults.ASKED.at("nomination.asked")


def _closed_or_unknown(code: str, known: Nominations, register: Register) -> Iterator[Problem]:
    found = known.find(code)
    if found is None:
        near = known.open[0].code if len(known.open) == 1 else ""
        yield faults.CODE_UNKNOWN.at("nomination_code", suggestion=near, code=code)
        return
    state = NominationState.BECAME_CASE if code in register.became_cases else found.state
    if not state.open:
        yield faults.CODE_CLOSED.at("nomination_code", code=code, state=state.value)
