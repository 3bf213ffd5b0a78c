"""An interview goes into the file: what was told, its numbers, and the goals in own words.

It changes no consent. What a family tells of crime, health and worry is for the file only (S0
1.1.2); own goals go into the plan, and the numbers into the summary that the family has. What one
of several guardians wishes, said alone, goes into no plan that the other reads: the receipt shows
it. Whom the youth does not want to have with is told to a person.
"""

from collections.abc import Iterator
from decimal import Decimal

from sigdocs.casework import faults
from sigdocs.casework.consent.deciders import decides_alone
from sigdocs.casework.decision import Ruling
from sigdocs.casework.interview import faults as own_faults
from sigdocs.model import events as ev
from sigdocs.model.case import CaseState, DatedMeasure
from sigdocs.model.interview import (
    GuardianInterview,
    Interview,
    OwnGoal,
    ScaledGoal,
    Suspicions,
    YouthInterview,
)
from sigdocs.model.note import NoteKind
from sigdocs.model.note_types import NOTE_TYPES, of
from sigdocs.model.people import GuardianFacts
from sigdocs.model.plan import Measure, MeasureKind
from sigdocs.model.text import LINE_MAX, TEXT_MAX

IF_NOTHING = "om 6 månader om inget händer"
_OF_TEN = "av 10"


def interview(ruling: Ruling) -> None:
    """Record the interview that the note tells of, with its measures and own goals."""
    _right_kind(ruling)
    if not of(ruling.note.kind).interview:
        return
    _not_after_closing(ruling)
    subject = _subject(ruling)
    if not subject or _held_already(ruling, subject):
        return
    note = ruling.note
    of_youth = note.kind is NoteKind.YOUTH_INTERVIEW
    held = Interview(
        seq=ruling.seq,
        on=note.date,
        subject=subject,
        interviewer=note.author,
        place=note.place,
        youth=note.youth_interview if of_youth else None,
        guardian=None if of_youth else note.guardian_interview,
    )
    ruling.happen(ev.InterviewHeld(interview=held))
    taken = (DatedMeasure(seq=ruling.seq, on=note.date, measure=one) for one in _measures(held))
    if measures := tuple(taken):
        ruling.happen(ev.MeasuresTaken(measures=measures))
    _hear(ruling, held)
    _remark(ruling, held)


def _right_kind(ruling: Ruling) -> None:
    """Ask when answers stand in a note of another kind, where nobody would look for them."""
    note = ruling.note
    for one in NOTE_TYPES:
        if one.interview and note.kind is not one.kind and getattr(note, one.answers) is not None:
            told = {"kind": note.kind.value, "wanted": one.kind.value}
            ruling.problem(own_faults.OTHER_KIND, one.answers, **told)


def _not_after_closing(ruling: Ruling) -> None:
    """An interview at the closing may come in after the closing's own note, but not be later."""
    case = ruling.case
    if case.state is not CaseState.CLOSED:
        return
    days = [one.on for one in case.meetings if one.kind is NoteKind.CLOSING]
    if case.closing and case.closing.discharged:
        days.append(case.closing.discharged)
    if days and ruling.note.date > max(days):
        ruling.problem(own_faults.AFTER_CLOSING, "date", closed=max(days))


def _subject(ruling: Ruling) -> str:
    """The full name of who was interviewed; "" after asking, when that is not clear."""
    if ruling.note.kind is NoteKind.YOUTH_INTERVIEW:
        return ruling.case.youth.name
    told = ruling.note.guardian_interview or GuardianInterview()
    path, people = "guardian_interview.guardian", ruling.people
    only = [one.name for one in ruling.case.guardians]
    found: tuple[GuardianFacts, ...] = people.which_guardians(told.guardian or told.relation)
    if len(found) == 1:
        return found[0].name
    if not only:
        ruling.problem(own_faults.NO_GUARDIANS, path)
    elif not told.guardian or len(found) > 1:
        ruling.problem(own_faults.GUARDIAN_MISSING, path, only[0] if len(only) == 1 else "")
    else:
        near = people.near_guardian(told.guardian)
        ruling.problem(own_faults.GUARDIAN_UNKNOWN, path, near, name=told.guardian)
    return ""


def _held_already(ruling: Ruling, subject: str) -> bool:
    """Ask when the same person was interviewed the same day: the note may be the same again."""
    twin = next(
        (
            one
            for one in ruling.case.interviews
            if (one.subject, one.on) == (subject, ruling.note.date)
        ),
        None,
    )
    if twin is None:
        return False
    ruling.problem(
        faults.SAME_MEETING,
        "date",
        kind=ruling.note.kind.value,
        on=twin.on,
        seq=f"{twin.seq:03}",
        author=f", antecknad av {twin.interviewer}" if twin.interviewer else "",
    )
    return True


def _measures(held: Interview) -> Iterator[Measure]:
    if held.youth:
        yield from _of_youth(held.youth, held.subject)
    if held.guardian:
        worries = (("", held.guardian.worry_now), (IF_NOTHING, held.guardian.worry_later))
        for label, value in worries:
            if value is not None:
                yield _scaled(MeasureKind.WORRY, held.subject, value, label)


def _of_youth(told: YouthInterview, name: str) -> Iterator[Measure]:
    if told.attendance is not None:
        yield Measure(
            kind=MeasureKind.ATTENDANCE,
            subject=name,
            value=told.attendance,
            unit="%",
            source="den unge",
        )
    for one in told.suspicions:
        if one.count is not None:
            yield _suspected(one, name)
    for goal in told.goals:
        for kind, value in _scales(goal):
            if value is not None:
                yield _scaled(kind, name, value, goal.goal)


def _scales(goal: ScaledGoal) -> tuple[tuple[MeasureKind, int | None], ...]:
    return (
        (MeasureKind.IMPORTANCE, goal.importance),
        (MeasureKind.CONFIDENCE, goal.confidence),
        (MeasureKind.READINESS, goal.readiness),
    )


def _scaled(kind: MeasureKind, subject: str, value: int, label: str) -> Measure:
    short = " ".join(label.split())[:LINE_MAX]
    return Measure(kind=kind, label=short, subject=subject, value=Decimal(value), unit=_OF_TEN)


def _suspected(one: Suspicions, name: str) -> Measure:
    return Measure(
        kind=MeasureKind.SUSPICIONS,
        subject=name,
        value=Decimal(one.count or 0),
        unit="st",
        window_months=one.window_months,
        source=one.source or "",
    )


def _hear(ruling: Ruling, held: Interview) -> None:
    """Take the goals in own words as that person's voice, when none has been recorded yet."""
    case, goals = ruling.case, _in_order(held)
    spoken = case.youth_goals if held.youth else case.guardian_goals
    if not goals:
        return
    whose = "Den unges" if held.youth else "Vårdnadshavarens"
    if spoken:
        ruling.remarks.append(
            f"{whose} mål fanns redan i ärendet och står kvar som de var; de nya finns i intervjun."
        )
        return
    text = "\n".join(goals)[:TEXT_MAX]
    if others := _others(ruling, held):
        ruling.remarks.append(
            f"Det {held.subject} vill, sagt i enrum, förs inte in i planen, som {others} läser: "
            f"”{_short(text)}”. Ska det stå där: skriv det under ”Vårdnadshavarnas mål” i mötets "
            "anteckning."
        )
        return
    ruling.happen(
        ev.VoicesHeard(youth_goals=text) if held.youth else ev.VoicesHeard(guardian_goals=text)
    )
    ruling.remarks.append(
        f"{whose} mål ur intervjun förs in i ärendet som egna mål, och står i nästa plan."
    )


def _others(ruling: Ruling, held: Interview) -> str:
    """Who besides a guardian heard alone reads the guardians' part of the plan; "" for nobody."""
    if held.youth:
        return ""
    names = [one.name for one in ruling.case.guardians if one.name != held.subject]
    return " och ".join(names)


def _in_order(held: Interview) -> list[str]:
    """The goals, those that were ranked first, as a list in words."""
    goals: tuple[OwnGoal, ...] = held.youth.goals if held.youth else ()
    goals = held.guardian.goals if held.guardian else goals
    last = len(goals) + max((one.priority or 0 for one in goals), default=0)
    ranked = sorted(goals, key=lambda one: one.priority or last)
    return [one.goal for one in ranked]


def _remark(ruling: Ruling, held: Interview) -> None:
    if held.youth and held.youth.wants_not:
        ruling.remarks.append(
            f"Den unge vill inte ha med: ”{_short(held.youth.wants_not)}”. Det ändrar inget "
            "samtycke; det avgör du tillsammans med familjen."
        )
    if held.guardian and held.guardian.interpreter:
        known = next(one for one in ruling.case.guardians if one.name == held.subject)
        if not known.interpreter:
            ruling.remarks.append(
                "Vårdnadshavaren behöver tolk. Det står inte i ärendet; skriv det under "
                "Vårdnadshavare i nästa anteckning."
            )
    if held.guardian:
        _remark_on_right(ruling, held.subject)
    ruling.remarks.append(
        "Intervjun stannar i akten: inget av svaren utom egna mål går till någon part. Talen står i "
        "familjens sammanställning vid avslutet."
    )


def _remark_on_right(ruling: Ruling, name: str) -> None:
    """Say when the one interviewed does not decide for the youth, who may not want it."""
    known = next(one for one in ruling.case.guardians if one.name == name)
    if decides_alone(ruling.case, ruling.note.date):
        ruling.remarks.append(
            "Den unge är 18 år: en vårdnadshavare intervjuas bara om den unge vill det."
        )
    elif not known.has_custody:
        ruling.remarks.append(f"{name} har inte vårdnaden. Kontrollera att intervjun skulle göras.")


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else f"{line[:_SHOWN]}…"


_SHOWN = 120
