"""The safety plan: what is done when the plan does not hold, and who calls whom.

Fields after the routine's safety planning (S0 1.2.2). A step that the notes say nothing of is lines
to fill in together.
"""

import datetime as dt
from collections.abc import Iterator

from sigdocs.casework.consent.deciders import decides_alone
from sigdocs.casework.history import course
from sigdocs.casework.meeting.upcoming import upcoming
from sigdocs.casework.sharing.recipients import recheck
from sigdocs.documents.document import Document, DocumentKind
from sigdocs.documents.letterhead import Fact, Letterhead, facts, letterhead
from sigdocs.documents.paper import Paper, Story, sender
from sigdocs.documents.people import about, coordinator_role
from sigdocs.documents.swedish import (
    EMPTY,
    clock,
    day_and_date,
    joined,
    listed,
    long_date,
    upper_first,
)
from sigdocs.model.base import Frozen
from sigdocs.model.case import Case
from sigdocs.model.note import NoteKind
from sigdocs.model.people import SafetyContact
from sigdocs.model.profile import Profile
from sigdocs.model.receivers import Receiver
from sigdocs.model.safety import SafetySteps

SAFETY_PLAN = DocumentKind(
    slug="sakerhetsplan",
    name="Säkerhetsplan",
    document_class="Plan i personakt",
    receives=("akten", "den unge", "vårdnadshavare", "berörda enligt samtycke"),
)


class Call(Frozen):
    """Whom to call at a time of day, or when something happens."""

    when: str
    who: str
    phone: str


class Step(Frozen):
    """One part of the plan, under its heading."""

    heading: str
    text: str


class SafetyPlanContext(Frozen):
    """What stands on the safety plan.

    Attributes:
        steps: the parts that have been spoken of.
        unsaid: the headings of those that have not.
        agreed: what was agreed to do, "" when that was not said by itself.
        how: how it is looked at again, "" when that was not said.
        follow_up: when that is, "" when neither a day nor a meeting is planned.
        receivers: "" before there is a plan.
    """

    letterhead: Letterhead
    title: str
    facts: tuple[Fact, ...]
    steps: tuple[Step, ...]
    unsaid: tuple[str, ...]
    agreed: str
    calls: tuple[Call, ...]
    how: str
    follow_up: str
    receivers: str
    contact: str


def safety_receivers(case: Case, day: dt.date, profile: Profile) -> tuple[Receiver, ...]:
    """Give those who may have the safety plan a day: whom the plan in force may still go to.

    The family also while the plan is for the office only: whom to ring at night cannot wait for
    somebody's consent.
    """
    if case.plan is None:
        return ()
    plan = recheck(case, case.plan, day, profile)
    return tuple(one for one in plan.goes_to if not (plan.internal and one.party))


def safety_plan_context(
    case: Case, on: dt.date, ruled_on: dt.date, profile: Profile
) -> SafetyPlanContext:
    """Give what stands on the safety plan made at a meeting, given out on another day."""
    contact = sender(case, profile).contact
    has_it = safety_receivers(case, ruled_on, profile)
    return SafetyPlanContext(
        letterhead=letterhead(profile, on, case.number, SAFETY_PLAN.name),
        title=SAFETY_PLAN.name,
        facts=facts(
            ("Gäller", about(case)),
            ("Ärende", case.number),
            ("Bestämd", long_date(on)),
            (coordinator_role(case, profile), contact if case.coordinator else ""),
        ),
        steps=tuple(one for one in _steps(case, ruled_on) if one.text),
        unsaid=tuple(one.heading for one in _steps(case, ruled_on) if not one.text),
        agreed=case.safety,
        calls=calls(case, profile),
        how=case.safety_steps.follow_up,
        follow_up=_follow_up(case),
        receivers=listed(upper_first(one.name) for one in has_it),
        contact=contact,
    )


def _steps(case: Case, day: dt.date) -> tuple[Step, ...]:
    """Give every part; the guardians' only while the young person is under 18."""
    told = case.safety_steps
    every = (
        Step(heading="Det här kan hända", text=told.risk),
        Step(heading="Tecken att se upp med", text=told.signs),
        Step(heading="Det här gör du som är ung", text=told.youth_does),
        Step(heading="Det här gör du som är vårdnadshavare", text=told.guardian_does),
    )
    return every[:-1] if decides_alone(case, day) else every


def calls(case: Case, profile: Profile) -> tuple[Call, ...]:
    """Give whom to call: what was agreed on, then the unit's own for other times of day."""
    agreed = case.safety_contacts
    times = {one.when.casefold() for one in agreed}
    others = (one for one in profile.safety_contacts if one.when.casefold() not in times)
    return tuple(map(_call, (*agreed, *others)))


def _call(contact: SafetyContact) -> Call:
    return Call(
        when=upper_first(contact.when) or EMPTY,
        who=upper_first(contact.who),
        phone=contact.phone or EMPTY,
    )


def _follow_up(case: Case) -> str:
    coming, last = upcoming(case), case.safety_steps.follow_up_by
    meeting = joined((day_and_date(coming.on), clock(coming.at, coming.until))) if coming else ""
    return joined((meeting, f"senast {long_date(last)}" if last else ""))


def _due(story: Story) -> Iterator[Document]:
    now = _planned(story.after)
    if now and now != _planned(story.told):
        yield _safety_plan(story, story.entry.note.date)
    elif now and _stale(story):
        yield _safety_plan(story, _planned_on(story))


def _stale(story: Story) -> bool:
    """Whether the entry issues a plan, and who has it or whom to call is another than last told.

    Entries of an earlier program did not look.
    """
    if story.before is None or not any(version.tells_all for version, _ in story.issued()):
        return False
    states = zip((story.before, story.after), story.history[-2:], strict=True)
    was, now = (
        safety_plan_context(case, story.entry.note.date, entry.ruled_on, story.profile)
        for case, entry in states
    )
    return _lasting(was) != _lasting(now)


def _lasting(context: SafetyPlanContext) -> SafetyPlanContext:
    """Give what stands on the plan, but for when it is looked at again: that is each meeting's."""
    return context.model_copy(update={"follow_up": ""})


def _planned_on(story: Story) -> dt.date:
    """Give the day of the meeting that what is planned for safety was last said at."""
    told = [
        entry.note.date
        for entry, before, after in course(story.history)
        if entry.note.kind is not NoteKind.CORRECTION and _planned(after) != _planned(before)
    ]
    return told[-1] if told else story.entry.note.date


def _planned(
    case: Case | None,
) -> tuple[str, SafetySteps, tuple[SafetyContact, ...]] | None:
    """Give what is planned for safety; None when nothing is."""
    if case is None:
        return None
    planned = (case.safety, case.safety_steps, case.safety_contacts)
    return planned if planned != ("", SafetySteps(), ()) else None


def _safety_plan(story: Story, on: dt.date) -> Document:
    case, entry = story.after, story.entry
    context = safety_plan_context(case, on, entry.ruled_on, story.profile)
    to = safety_receivers(case, entry.ruled_on, story.profile)
    return story.new(SAFETY_PLAN, context, to=to, number=entry.seq)


PAPER = Paper(SAFETY_PLAN, _due, SafetyPlanContext)
