"""``kvitto.txt``: what was understood, what was made, what to look at. Pure text."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sigdocs.casework.meeting.upcoming import upcoming
from sigdocs.casework.sharing.receivers import less_held, of_plan
from sigdocs.model.case import Case, Meeting
from sigdocs.model.note import Note
from sigdocs.model.plan import Status
from sigdocs.model.receivers import Receiver
from sigdocs.model.version import PlanVersion


@dataclass(frozen=True, slots=True)
class Told:
    """What was told to the writer when the note was accepted; kept with the entry.

    Attributes:
        remarks: how the note was understood where that was not plain.
        warnings: what the writer ought to see: message and remedy.
        consent: how consent stands after it, as a table; () when the note did not touch it.
    """

    remarks: tuple[str, ...] = ()
    warnings: tuple[tuple[str, str], ...] = ()
    consent: tuple[str, ...] = ()


def receipt(
    case: Case,
    note: Note,
    issued: Sequence[PlanVersion],
    told: Told,
    files: Sequence[str],
    waiting: Sequence[str],
) -> str:
    """The receipt of an accepted note, with CR LF so that every editor shows it well.

    Args:
        case: the case with the note.
        note: the note.
        issued: the plan versions that it made.
        told: what its writer should know.
        files: names of what was made, with whom each is for where that is not plain.
        waiting: names of what will be made later.
    """
    seq = case.seq
    parts = (
        _heading(f"Kvitto – {case.number}, nr {seq:03}"),
        _understood(case, note, seq),
        _section("Att titta på", _to_look_at(told)),
        _section("Så lästes datum och tider", _readings(note)),
        _section("Så togs anteckningen emot", told.remarks),
        _plans(issued),
        _summary(case),
        _section("Gjort", files),
        _section("Kommer av sig själv i samma mapp när LibreOffice fungerar igen", waiting),
        _next(case, note),
        ["Så gäller samtycket nu", *told.consent, ""] if told.consent else [],
    )
    return "\r\n".join(line for part in parts for line in part) + "\r\n"


def _heading(text: str) -> list[str]:
    return [text, "=" * len(text), ""]


def _section(title: str, lines: Iterable[str]) -> list[str]:
    shown = [f"- {line}" for line in lines]
    return [title, *shown, ""] if shown else []


def _understood(case: Case, note: Note, seq: int) -> list[str]:
    about = [f"{note.kind.value.capitalize()} {note.date}"]
    if note.start_time:
        about.append(f"kl. {note.start_time:%H.%M}")
    meeting = next((one for one in case.meetings if one.seq == seq), None)
    rows = [
        ("Anteckning", ", ".join(about)),
        ("Antecknat av", note.author),
        ("Närvarande", _count(meeting)),
        ("Intervju med", ", ".join(one.subject for one in case.interviews if one.seq == seq)),
        *_plan_rows(case, seq),
    ]
    return [f"{label + ':':<22}{value}" for label, value in rows if value] + [""]


def _count(meeting: Meeting | None) -> str:
    if meeting is None or not meeting.people:
        return ""
    present = sum(one.present for one in meeting.people)
    absent = len(meeting.people) - present
    return f"{present}" + (f" (ej närvarande {absent})" if absent else "")


def _plan_rows(case: Case, seq: int) -> list[tuple[str, str]]:
    goals = [goal for goal in case.goals if goal.made_seq == seq]
    new = [one.id for one in case.commitments if one.made_seq == seq]
    said = [
        (one.id, change.status)
        for one in case.commitments
        for change in one.history
        if change.seq == seq
    ]
    spoken = [f"{ref} {status.value}" for ref, status in said if status is not Status.NOT_REVIEWED]
    return [
        ("Nya mål", ", ".join(goal.id for goal in goals)),
        ("Nya åtaganden", ", ".join(new)),
        ("Status", ", ".join(spoken)),
        ("Mätvärden", str(sum(one.seq == seq for one in case.measures) or "")),
    ]


def _to_look_at(told: Told) -> list[str]:
    return [f"{message} {remedy}" for message, remedy in told.warnings]


def _readings(note: Note) -> list[str]:
    return [f"”{one.written}” lästes som {one.read_as}" for one in note.readings]


def _plans(issued: Sequence[PlanVersion]) -> list[str]:
    return [line for plan in issued for line in _plan(plan)]


def _plan(plan: PlanVersion) -> list[str]:
    mark = " – INTERNT ARBETSMATERIAL" if plan.internal else ""
    mends = f", rättar version {plan.corrects}" if plan.corrects else ""
    if plan.corrects and not plan.replaces:
        mends += f" från mötet {plan.meeting_on} (ersätter inte planen som gäller)"
    return _section(
        f"Planen, version {plan.version}{mends}{mark}",
        [
            *(f"Får inte delas: {reason}" for reason in plan.internal),
            *(["Ingen får den här versionen."] if plan.internal else ()),
            *(f"Skickas till {one.name} ({one.reason}){_by(one)}" for one in of_plan(plan)),
            *(f"Skickas INTE till {one.name}: {one.reason}" for one in plan.not_to),
        ],
    )


def _summary(case: Case) -> list[str]:
    """Who has the summary of a case that the note closes; the paper itself tells nobody's reason."""
    told = case.discharge
    if told is None or told.seq != case.seq:
        return []
    goes_to, waits = less_held(case, told.goes_to)
    to = (f"Går till {one.name} ({one.reason}){_by(one)}" for one in goes_to)
    not_to = (f"Går INTE till {one.name}: {one.reason}" for one in (*told.not_to, *waits))
    return _section("Avslutssammanställningen", [*to, *not_to])


def _by(who: Receiver) -> str:
    return f": {who.channel}" if who.channel else ""


def _next(case: Case, note: Note) -> list[str]:
    meeting = upcoming(case)
    if meeting is None or meeting.on < note.date:
        return []
    until = f"–{meeting.until:%H.%M}" if meeting.until else ""
    at = f" kl. {meeting.at:%H.%M}{until}" if meeting.at else ""
    place = f", {meeting.place}" if meeting.place else ""
    return [f"Nästa möte: {_day(meeting.on)}{at}{place}", ""]


def _day(day: dt.date) -> str:
    from sigdocs.documents.swedish import day_and_date

    return day_and_date(day).replace("\N{NO-BREAK SPACE}", " ")
