"""The summary of a closed case: how long, why, what was reached, and who follows up what.

Fields after the routine's closing (S0 1.2.2, S2 3.2.1): nothing is counted that nobody told. What
is for the file and the family stays out of the edition that a party has. An edition is made when
the case closes, and anew when a correction or a late interview changes what stands on it.
"""

import datetime as dt
from collections.abc import Iterator

from sigdocs.casework.closing.duration import Stay, stay_of
from sigdocs.casework.closing.occasions import AT_END, AT_START, NEAR_WEEKS
from sigdocs.casework.closing.outcomes import Outcome, outcomes_of
from sigdocs.casework.closing.reasons import closing_reason
from sigdocs.casework.closing.rows import numbers_in
from sigdocs.casework.closing.verdicts import Verdict
from sigdocs.casework.consent.deciders import decides_alone
from sigdocs.casework.people import People
from sigdocs.casework.sharing.receivers import of_summary
from sigdocs.documents.closing.measures import (
    ChartLine,
    MeasureLine,
    chart_lines,
    measure_lines,
    measures_for,
)
from sigdocs.documents.document import Document, DocumentKind
from sigdocs.documents.letterhead import Fact, Letterhead, facts, letterhead
from sigdocs.documents.paper import Paper, Story, sender
from sigdocs.documents.people import about, party_name
from sigdocs.documents.plan.people import receiver
from sigdocs.documents.shield import printed_alike
from sigdocs.documents.swedish import EMPTY, NBSP, joined, listed, long_date, upper_first
from sigdocs.model.base import Frozen
from sigdocs.model.case import Case, Meeting
from sigdocs.model.closing import Closing
from sigdocs.model.note import NoteKind
from sigdocs.model.note_types import of
from sigdocs.model.profile import Profile
from sigdocs.model.receivers import Receiver

CLOSING_SUMMARY = DocumentKind(
    slug="avslutssammanstallning",
    name="Avslutssammanställning",
    document_class="Sammanställning i personakt",
    receives=(
        "akten",
        "ansvarig socialsekreterare",
        "den unge",
        "vårdnadshavare",
        "parter som anteckningen nämner, enligt samtycke",
    ),
    signed=True,
)
_ALWAYS = (Verdict.MET, Verdict.PARTLY, Verdict.NOT)
_IN_WORDS = {
    Verdict.MET: "Uppfyllda",
    Verdict.PARTLY: "Delvis uppfyllda",
    Verdict.NOT: "Inte uppfyllda",
    Verdict.DROPPED: "Utgår",
    Verdict.DISPUTED: "Oklart: planen och anteckningen säger olika",
    Verdict.UNTOLD: "Ej bedömda",
}
_OCCASIONS = (
    f"”{upper_first(AT_START)}” är insatsens {NEAR_WEEKS} första veckor och ”{AT_END}” dess {NEAR_WEEKS} sista, "
    "men aldrig mer än halva insatsen."
)
_NOTHING = "Inga mätvärden är antecknade i ärendet."
_NOT_HERE = "Inga mätvärden redovisas i den här utgåvan."
_WATCH = ("follow_up_on", "follow_up_by", "dormant")


class GoalCount(Frozen):
    """How many goals ended in one way, and which."""

    how: str
    number: str
    which: str


class AreaLine(Frozen):
    """A life area with its goal: how it was, how it is, whether the goal was met."""

    area: str
    goal: str
    before: str
    after: str
    met: str


class ClosingSummaryContext(Frozen):
    """What stands on the summary of a closed case.

    What is empty is left out of the paper: ``goals`` and ``areas`` when there are no goals,
    ``measures`` when nothing was measured, ``charts`` when no scale was measured at both ends.
    ``unmeasured`` is what stands in the place of no measures. ``not_to`` is always empty, for
    templates of before: who does not have it is told in the office alone.
    """

    letterhead: Letterhead
    title: str
    facts: tuple[Fact, ...]
    reason: str
    goals: tuple[GoalCount, ...]
    areas: tuple[AreaLine, ...]
    measures: tuple[MeasureLine, ...]
    occasions: str
    unmeasured: str
    charts: tuple[ChartLine, ...]
    course: tuple[Fact, ...]
    youth_words: str
    guardian_words: str
    afterwards: tuple[str, ...]
    dormant: str
    receivers: tuple[str, ...]
    signed_by: str
    not_to: tuple[str, ...] = ()


def closing_summary_context(
    case: Case, on: dt.date, profile: Profile, *, party: str = "", again: bool = False
) -> ClosingSummaryContext:
    """Give what stands on the summary of a closed case, dated a day.

    Args:
        case: the case, closed.
        on: the day that the paper bears.
        profile: the municipality.
        party: the partner's key for the edition of one party; "" for file and family.
        again: whether it takes the place of one that was made before.

    Raises:
        ValueError: when the case is not closed.
    """
    closing, discharge, stay = case.closing, case.discharge, stay_of(case)
    if closing is None or discharge is None or stay is None:
        raise ValueError("the case is not closed")
    areas = profile.case_types[case.type].areas
    outcomes = outcomes_of(closing.outcomes, case.goals, areas, stay)
    measures = measures_for(case, party, on, profile)
    goes_to = of_summary(case, on, profile)
    if party:
        goes_to = tuple(one for one in goes_to if one.party == party)
    return ClosingSummaryContext(
        letterhead=letterhead(profile, on, case.number, CLOSING_SUMMARY.name),
        title=CLOSING_SUMMARY.name,
        facts=_facts(case, stay, closing, profile, again=again),
        reason=closing.reason or EMPTY,
        goals=_goals(outcomes),
        areas=tuple(map(_area, outcomes)),
        measures=measure_lines(measures, stay),
        occasions=_OCCASIONS,
        unmeasured=_NOT_HERE if party else _NOTHING,
        charts=chart_lines(measures, stay),
        course=_course(case, stay, closing, whole=not party),
        youth_words=discharge.youth_words,
        guardian_words="" if party or decides_alone(case, on) else closing.guardian_words,
        afterwards=closing.afterwards,
        dormant="" if party else _dormant(case, closing, profile),
        receivers=tuple(_receivers(case, goes_to, whole=not party)),
        signed_by=sender(case, profile).signed_by if case.coordinator else _title(case, profile),
    )


def _title(case: Case, profile: Profile) -> str:
    """Give what the office calls the one who coordinates."""
    return upper_first(profile.case_types[case.type].coordinator_title)


def _facts(
    case: Case, stay: Stay, closing: Closing, profile: Profile, *, again: bool
) -> tuple[Fact, ...]:
    kind = closing_reason(closing.reason)
    paused = f", varav {_days(stay.paused)} i paus" if stay.paused else ""
    return facts(
        ("Gäller", about(case)),
        ("Ärende", case.number),
        ("Inskriven", long_date(stay.since)),
        ("Utskriven", long_date(stay.until)),
        ("Tid i insatsen", f"{_days(stay.days)}{paused}"),
        ("Anledning", upper_first(kind.value) if kind else "se nedan"),
        (
            _title(case, profile),
            sender(case, profile).contact if case.coordinator else "",
        ),
        ("Socialsekreterare", case.social_worker),
        ("Ersätter", "tidigare utgåva av sammanställningen" if again else ""),
    )


def _days(number: int) -> str:
    return f"{number}{NBSP}{'dag' if number == 1 else 'dagar'}"


def _goals(outcomes: tuple[Outcome, ...]) -> tuple[GoalCount, ...]:
    counted = [one for one in outcomes if one.counts]
    found = {verdict: [one for one in counted if one.verdict is verdict] for verdict in Verdict}
    return tuple(
        GoalCount(
            how=_IN_WORDS[verdict],
            number=str(len(some)),
            which=listed(one.goal.id if one.goal else one.area for one in some) or EMPTY,
        )
        for verdict, some in found.items()
        if counted and (some or verdict in _ALWAYS)
    )


def _area(one: Outcome) -> AreaLine:
    known = one.goal.id if one.goal else ""
    named = one.text if known in numbers_in(one.text) else joined((known, one.text), " ")
    return AreaLine(
        area=one.area,
        goal=named or EMPTY,
        before=one.before or EMPTY,
        after=one.after or EMPTY,
        met=joined((upper_first(one.verdict.value), one.rest)) if one.counts else EMPTY,
    )


def _course(case: Case, stay: Stay, closing: Closing, *, whole: bool) -> tuple[Fact, ...]:
    """Give the course in numbers; the note's own words on it and the deviations when whole."""
    counts_all = bool(case.discharge and case.discharge.counts_all)
    held = [one for one in case.meetings if of(one.kind).meeting and (_met(one) or not counts_all)]
    issued = [one for one in case.plans if counts_all or one.corrects is None]
    pauses = f"{stay.pauses}, {_days(stay.paused)}" if stay.pauses else "inga"
    told = f"Anteckningen: {closing.pauses}" if closing.pauses and whole else ""
    deviations = str(len(case.deviations)) if case.deviations else "inga"
    return facts(
        ("Möten", str(len(held))),
        ("Versioner av planen", str(len(issued))),
        ("Pauser", joined((pauses, told), ". ")),
        ("Avvikelser", deviations if whole else ""),
    )


def _met(one: Meeting) -> bool:
    """Whether a happening was a meeting: a closing may be written without anybody having met."""
    return one.kind is not NoteKind.CLOSING or any(who.present for who in one.people)


def _dormant(case: Case, closing: Closing, profile: Profile) -> str:
    if closing.dormant is None:
        return ""
    if not closing.dormant:
        return "Ärendet står inte på vilande lista."
    day = f"Nästa kontakt {long_date(closing.follow_up_on)}" if closing.follow_up_on else ""
    known = People.of(profile, case).person(closing.follow_up_by)
    who = known[0].name if len(known) == 1 else closing.follow_up_by or case.coordinator
    told = joined((day or "Dag för nästa kontakt är inte bestämd", who))
    return f"Ärendet står på vilande lista. {told}."


def _receivers(case: Case, goes_to: tuple[Receiver, ...], *, whole: bool) -> Iterator[str]:
    if whole:
        yield "Akten"
    if whole and case.social_worker:
        yield f"{case.social_worker} {EMPTY} ansvarig socialsekreterare"
    yield from (upper_first(receiver(one)) for one in goes_to)


def _due(story: Story) -> Iterator[Document]:
    kind = story.entry.note.kind
    freed = story.before is not None and bool(story.before.held) and not story.after.held
    changes = of(kind).interview or kind is NoteKind.CORRECTION or freed
    if story.after.discharge is None or not (changes or kind is NoteKind.CLOSING):
        return
    had = _may_have(story.told, story) if changes else ()
    for place, party in enumerate(_may_have(story.after, story)):
        if party not in had or _changed(story, party):
            yield _edition(story, party, place, again=party in had)


def _may_have(case: Case | None, story: Story) -> tuple[str, ...]:
    """Give "" for file and family, then the parties that may have it the day of the ruling."""
    if case is None or case.discharge is None:
        return ()
    to = of_summary(case, story.entry.ruled_on, story.profile)
    return ("", *(one.party for one in to if one.party))


def _changed(story: Story, party: str) -> bool:
    """Whether an edition says something else than before; the watch has a list of its own."""
    before, after = story.told, story.after
    if before and before.closing and after.closing:
        same = {name: getattr(before.closing, name) for name in _WATCH}
        after = after.model_copy(update={"closing": after.closing.model_copy(update=same)})
    if before is None:
        return True
    day, profile = story.entry.ruled_on, story.profile
    then, now = (
        closing_summary_context(case, day, profile, party=party) for case in (before, after)
    )
    return not printed_alike(then, (before,), now, (after,), profile)


def _edition(story: Story, party: str, place: int, *, again: bool) -> Document:
    case, day = story.after, story.entry.ruled_on
    context = closing_summary_context(case, day, story.profile, party=party, again=again)
    to = of_summary(case, day, story.profile)
    return story.new(
        CLOSING_SUMMARY,
        context,
        number=story.number(place),
        to=tuple(one for one in to if one.party == party),
        addressee=party_name(party, case, story.profile) if party else _at_home(case),
    )


def _at_home(case: Case) -> str:
    """Give whom the whole summary is for, besides the file."""
    chosen = case.discharge.goes_to if case.discharge else ()
    alone = all(one.party or one.name == case.youth.name for one in chosen)
    worker = ("socialsekreteraren",) if case.social_worker else ()
    return listed(("akten", *worker, case.youth.name if alone else "familjen"))


PAPER = Paper(CLOSING_SUMMARY, _due, ClosingSummaryContext)
