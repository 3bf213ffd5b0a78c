"""What a form already says when it is handed out: the case as a draft of the next note."""

from collections.abc import Iterator, Mapping

from sigdocs.casework.sharing.recipients import kept_out
from sigdocs.intake.draft import Cell, Draft, Node, Place
from sigdocs.intake.form.words import NO
from sigdocs.model.case import Case, Commitment, Goal, Present, Side
from sigdocs.model.interview import SuspicionSource
from sigdocs.model.meeting import NextMeeting
from sigdocs.model.note import NoteKind
from sigdocs.model.note_types import of
from sigdocs.model.people import GuardianFacts
from sigdocs.model.plan import GoalStatus
from sigdocs.model.profile import Profile

_NOWHERE = Place()
_SCALES = (("hur viktigt", "av 10"), ("tilltro", "av 10"), ("beredd", "av 10"))


def cell(text: object) -> Cell:
    """Give text without a place, as the program states it."""
    return Cell(str(text), _NOWHERE)


def case_draft(
    kind: NoteKind,
    profile: Profile,
    case: Case | None,
    next_meeting: NextMeeting | None,
    guardian: GuardianFacts | None = None,
    *,
    grown: bool = False,
) -> Draft:
    """Give what the form of a note says before anybody has written in it.

    ``grown`` when the youth is 18: then no row is of a guardian.
    """
    case_type = case.type if case else next(iter(profile.case_types))
    areas = [{"area": cell(area.label)} for area in profile.case_types[case_type].areas]
    draft: dict[str, Node] = {"kind": cell(kind.value), "situation": [*areas]}
    draft["youth_interview"] = {"suspicions": _suspicions()}
    # The summary of a closing goes to no party unless somebody says so.
    asked = {"everyone_covered": cell(NO)} if kind is NoteKind.CLOSING else {}
    if case is None:
        return {**draft, "recipients": asked, "measures": _measures("", ())}
    draft |= _header(case)
    guardians = () if grown else case.guardians
    hidden = {one.name for one in case.guardians} if grown else set()
    there = (one for one in _last_time(case) if not (grown and one.side is Side.GUARDIAN))
    draft["attendees"] = [*map(_person, there)]
    kept = (one.name for one in kept_out(case) if one.name not in hidden)
    draft["recipients"] = {**asked, "not_to": [cell(name) for name in kept]}
    draft["measures"] = _measures(_called(case), [g.called or g.name for g in guardians])
    draft["goals"] = [*map(_goal, _open_goals(case))] if of(kind).shows_goals else []
    draft["statuses"] = [_commitment(c) for c in case.commitments if c.open]
    draft["closing"] = _closing(case)
    if guardian is not None:
        who = {"guardian": cell(guardian.name), "relation": cell(guardian.relation)}
        draft["guardian_interview"] = {**who}
    return draft | ({"next_meeting": _meeting(next_meeting)} if next_meeting else {})


def _header(case: Case) -> dict[str, Node]:
    last = case.meetings[-1] if case.meetings else None
    written = {"author": last.author, "author_title": last.author_title} if last else {}
    return {
        "case_number": cell(case.number),
        "youth": {"name": cell(case.youth.name)},
        **{key: cell(text) for key, text in written.items()},
    }


def _called(case: Case) -> str:
    return case.youth.called or case.youth.name.partition(" ")[0]


def _last_time(case: Case) -> tuple[Present, ...]:
    """Those who were at the last meeting or were called to it; else all that are known."""
    held = (meeting.people for meeting in reversed(case.meetings) if of(meeting.kind).review)
    return next(held, ()) or case.people


def _person(person: Present) -> Mapping[str, Node]:
    texts = {"name": person.name, "role": person.title, "organisation": person.organisation}
    return {"present": cell(NO)} | {key: cell(text) for key, text in texts.items()}


def _open_goals(case: Case) -> list[Goal]:
    return [g for g in case.goals if g.status in {GoalStatus.OPEN, GoalStatus.PARTLY}]


def _goal(goal: Goal) -> Mapping[str, Node]:
    return {"ref": cell(goal.id), "area": cell(goal.area), "goal": cell(goal.text)}


def _commitment(item: Commitment) -> Mapping[str, Node]:
    who = ", ".join(responsible.name for responsible in item.responsible)
    shown = "\n".join(part for part in (who, _when(item)) if part)
    return {"ref": cell(item.id), "text": cell(item.text), "_who": cell(shown or "–")}


def _when(item: Commitment) -> str:
    if item.due:
        day = item.due.isoformat().replace("-", "\u2011")  # kept on one line
        return f"senast\u00a0{day}"
    return item.rhythm or ("löpande" if item.ongoing else "")


def _measures(youth: str, guardians: Iterator[str] | list[str] | tuple[str, ...]) -> list[Node]:
    rows = [("skolnärvaro", youth, "%", ""), ("brottsmisstankar", youth, "st", "6")]
    rows += [("oro", name, "av 10", "") for name in guardians]
    rows += [(kind, youth, unit, "") for kind, unit in _SCALES]
    keys = ("kind", "subject", "unit", "window_months")
    return [{k: cell(text) for k, text in zip(keys, row, strict=True)} for row in rows]


def _suspicions() -> list[Node]:
    """One row a source; six months is the window of the routine's question (S0 1.1.2)."""
    return [{"source": cell(one.value), "window_months": cell(6)} for one in SuspicionSource]


def _closing(case: Case) -> Mapping[str, Node]:
    outcomes: list[Node] = [
        {"area": cell(goal.area), "goal": cell(f"{goal.id} {goal.text}")} for goal in case.goals
    ]
    return {"enrolled": cell(case.opened_on.isoformat()), "outcomes": outcomes}


def _meeting(meeting: NextMeeting) -> Mapping[str, Node]:
    times = (one.strftime("%H.%M") for one in (meeting.at, meeting.until) if one)
    at = "–".join(times)
    texts = {
        "on": meeting.on.isoformat(),
        "at": at,
        "place": meeting.place,
        "called_by": meeting.called_by,
        "rhythm": meeting.rhythm,
    }
    return {key: cell(text) for key, text in texts.items() if text}
