"""The end of the insats, and the watch over a closed case: the routine's vilande lista."""

import datetime as dt
import re
from collections.abc import Iterator

from sigdocs.casework import faults
from sigdocs.casework.calendar import is_far
from sigdocs.casework.closing import faults as closing_faults
from sigdocs.casework.closing.duration import stay_of
from sigdocs.casework.closing.outcomes import disagreements, outcomes_of
from sigdocs.casework.closing.reasons import ClosingReason, closing_reason
from sigdocs.casework.closing.rows import doubts
from sigdocs.casework.consent.coverage import coverage
from sigdocs.casework.consent.parties import consent_parties
from sigdocs.casework.decision import Ruling
from sigdocs.casework.sharing.recipients import summary_recipients
from sigdocs.model import events as ev
from sigdocs.model.case import Case, CaseState
from sigdocs.model.closing import Closing
from sigdocs.model.note import Note, NoteKind
from sigdocs.model.profile import Area
from sigdocs.model.receivers import Discharge

_WATCH = ("dormant", "follow_up_on", "follow_up_by")
_FAR = 2
_OF_GOAL = re.compile(
    r"\W*M\s?\d{1,3}\b\s*(?:[:–-]|\d|(?:ja|nej|delvis|ej|inte|utgår|uppfyll\w*|uppnå\w*|nå(?:tt|dd))\b)",
    re.IGNORECASE,
)
"""A line that tells of a goal: ”M1 ja”, ”M2: 61 % -> 88 %”."""


def close(ruling: Ruling) -> None:
    """End the insats when the note says so, and ask about what does not fit together."""
    note = ruling.note
    if note.kind is not NoteKind.CLOSING:
        return
    closing = note.closing
    if closing is None or not closing.reason:
        ruling.problem(closing_faults.REASON, "closing.reason")
        return
    on = closing.discharged or note.date
    _check_period(ruling, closing.enrolled or ruling.case.opened_on, on)
    _check_follow_up(ruling, closing, on, "utskrivningen")
    _check_rows(ruling, closing)
    goes_to, not_to = summary_recipients(ruling)
    discharge = Discharge(
        seq=ruling.seq,
        on=on,
        youth_words=note.youth_words,
        counts_all=True,
        goes_to=goes_to,
        not_to=not_to,
    )
    ruling.happen(ev.CaseClosed(closing=closing, on=on, discharge=discharge))
    _remark(ruling, closing)
    _say_consent_ends(ruling, on)


def follow_up(ruling: Ruling) -> None:
    """Let a journal entry change the watch over a closed case: on or off, when and by whom."""
    note, said = ruling.note, ruling.note.closing
    if note.kind is not NoteKind.CONTACT or said is None:
        return
    if ruling.case.state is not CaseState.CLOSED:
        ruling.problem(closing_faults.NOT_CLOSED, "closing")
        return
    watch = {name: getattr(said, name) for name in _WATCH}
    if said != Closing(**watch):
        ruling.problem(closing_faults.ONLY_WATCH, "closing")
        return
    _check_follow_up(ruling, said, note.date, "anteckningen")
    ruling.happen(ev.FollowedUp(**watch))
    _warn(ruling, ruling.case.closing or said)


def is_dormant(case: Case) -> bool:
    """Whether a closed case stands on the vilande lista."""
    closed = case.state is CaseState.CLOSED
    return closed and case.closing is not None and case.closing.dormant is True


def _check_period(ruling: Ruling, since: dt.date, on: dt.date) -> None:
    path, day = "closing.discharged", ruling.note.date
    if on < since:
        ruling.problem(faults.PERIOD, path, what="Insatsen", since=since, until=on)
    elif is_far(on, day, years=1):
        ruling.problem(faults.FAR_AHEAD, path, what="Utskrivning", on=on, years=1)


def _check_rows(ruling: Ruling, closing: Closing) -> None:
    """Ask which goal a row means and what it says of it, and of goals told where none are looked for."""
    found = doubts(closing.outcomes, ruling.case.goals, _areas(ruling))
    ruling.problems += [one for one in found if one not in ruling.known]
    for path, name, text in _texts(ruling.note, closing):
        for line in text.splitlines():
            if _OF_GOAL.match(line):
                ruling.problem(closing_faults.GOAL_ELSEWHERE, path, rad=line.strip(), field=name)


def _texts(note: Note, closing: Closing) -> Iterator[tuple[str, str, str]]:
    """The running texts of a closing, each with its path and its name."""
    yield "closing.reason", "Anledning", closing.reason
    yield "closing.pauses", "Pauser", closing.pauses
    yield "closing.guardian_words", "Vårdnadshavarnas ord", closing.guardian_words
    yield "youth_words", "Den unges egna ord", note.youth_words
    for place, text in enumerate(closing.afterwards):
        yield f"closing.afterwards.{place}", "Efter avslut", text


def _areas(ruling: Ruling) -> tuple[Area, ...]:
    return ruling.profile.case_types[ruling.case.type].areas


def _check_follow_up(ruling: Ruling, said: Closing, day: dt.date, what: str) -> None:
    on, path = said.follow_up_on, "closing.follow_up_on"
    if on is None:
        return
    if on <= day:
        ruling.problem(closing_faults.FOLLOW_UP_PAST, path, on=on, what=what, day=day)
    elif is_far(on, day, years=_FAR):
        ruling.problem(faults.FAR_AHEAD, path, what="Uppföljningsdatum", on=on, years=_FAR)


def _remark(ruling: Ruling, closing: Closing) -> None:
    if closing_reason(closing.reason) is None:
        known = ", ".join(reason.value for reason in ClosingReason)
        ruling.remarks.append(
            "Anledningen står som den är skriven; den kunde inte läsas som bara en av rutinens: "
            f"{known}. Är det en av dem, lämna en rättelse."
        )
    case, areas, stay = ruling.case, _areas(ruling), stay_of(ruling.case)
    if stay:
        rows = outcomes_of(closing.outcomes, case.goals, areas, stay)
        ruling.remarks.extend(disagreements(rows))
    _warn(ruling, closing)


def _say_consent_ends(ruling: Ruling, on: dt.date) -> None:
    """Tell that consent ends with the insats, and to whom attests are out that say otherwise."""
    parties = consent_parties(ruling.case, ruling.profile)
    covered = [one.name for one in parties if coverage(ruling.case, one.key, on).kinds]
    if covered:
        ruling.remarks.append(
            f"Samtycket att dela uppgifter upphör med insatsen, {on}, utom för sammanställningen och också där "
            f"intyget om samtycke säger en senare dag. Meddela dem som har ett intyg: {', '.join(covered)}."
        )


def _warn(ruling: Ruling, closing: Closing) -> None:
    said = ruling.note.closing
    if closing.dormant and closing.follow_up_on:
        whom = f", {closing.follow_up_by}" if closing.follow_up_by else ""
        ruling.remarks.append(
            f"Ärendet står på vilande lista: nästa kontakt {closing.follow_up_on}{whom}."
        )
    elif ruling.note.kind is NoteKind.CONTACT and said and said.dormant is False:
        ruling.remarks.append("Ärendet är borttaget från vilande lista.")
    if closing.dormant and closing.follow_up_on is None:
        ruling.problem(closing_faults.NO_DAY, "closing.follow_up_on")
    if not closing.dormant and ruling.note.closing and ruling.note.closing.follow_up_on:
        on = closing.follow_up_on
        ruling.problem(closing_faults.NOT_WATCHED, "closing.follow_up_on", on=on)
