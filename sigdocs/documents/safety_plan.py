"""The safety plan: what is done when the plan does not hold, and who calls whom.

Fields after the routine's safety planning (S0 1.2.2). Early signs and what each of the family does
are no fields of a note: they are lines to fill in together.
"""

import datetime as dt
from collections.abc import Iterator

from sigdocs.casework.issuing import recheck
from sigdocs.documents.consent_people import about
from sigdocs.documents.document import Document, DocumentKind, Paper, Story, stem_of
from sigdocs.documents.letterhead import Fact, Letterhead, facts, letterhead
from sigdocs.documents.plan_people import coordinator
from sigdocs.documents.shield import shielded
from sigdocs.documents.words import (
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
from sigdocs.model.people import SafetyContact
from sigdocs.model.profile import Profile
from sigdocs.model.receiving import Receiver

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


class SafetyPlanContext(Frozen):
    """What stands on the safety plan.

    ``agreed`` is what was agreed to do, "" when only contacts were; ``follow_up`` is when it is
    looked at again, "" when no meeting is planned; ``receivers`` is "" before there is a plan.
    """

    letterhead: Letterhead
    title: str
    facts: tuple[Fact, ...]
    agreed: str
    calls: tuple[Call, ...]
    follow_up: str
    receivers: str
    contact: str


def safety_receivers(case: Case, day: dt.date, profile: Profile) -> tuple[Receiver, ...]:
    """Give those who may have the safety plan a day: whom the plan in force may still go to."""
    return recheck(case, case.plan, day, profile).goes_to if case.plan else ()


def safety_plan_context(
    case: Case, on: dt.date, ruled_on: dt.date, profile: Profile
) -> SafetyPlanContext:
    """Give what stands on the safety plan made at a meeting, given out on another day."""
    staff = coordinator(case, profile)
    has_it = safety_receivers(case, ruled_on, profile)
    context = SafetyPlanContext(
        letterhead=letterhead(profile, on, case.number, SAFETY_PLAN.name),
        title=SAFETY_PLAN.name,
        facts=facts(
            ("Gäller", about(case)),
            ("Ärende", case.number),
            ("Bestämd", long_date(on)),
            (
                upper_first(profile.case_types[case.type].coordinator_title),
                joined((staff.name, staff.phone or profile.phone)) if staff else "",
            ),
        ),
        agreed=case.safety,
        calls=calls(case, profile),
        follow_up=_follow_up(case),
        receivers=listed(upper_first(one.name) for one in has_it),
        contact=joined((staff.name, staff.phone or profile.phone)) if staff else profile.phone,
    )
    return shielded(context, case, profile)


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
    coming = case.next_meeting
    return joined((day_and_date(coming.on), clock(coming.at))) if coming else ""


def _due(story: Story) -> Iterator[Document]:
    if _planned(story.after) and _planned(story.after) != _planned(story.before):
        yield _safety_plan(story)


def _planned(case: Case | None) -> tuple[str, tuple[SafetyContact, ...]] | None:
    """Give what is planned for safety; None when nothing is."""
    return (
        (case.safety, case.safety_contacts)
        if case and (case.safety or case.safety_contacts)
        else None
    )


def _safety_plan(story: Story) -> Document:
    case, entry = story.after, story.entry
    return Document(
        kind=SAFETY_PLAN,
        number=entry.seq,
        title=f"{SAFETY_PLAN.name} {case.number}",
        stem=stem_of(case.number, SAFETY_PLAN, f"nr{entry.seq}", entry.note.date),
        seq=entry.seq,
        dated=entry.ruled_on,
        context=safety_plan_context(case, entry.note.date, entry.ruled_on, story.profile),
    )


PAPER = Paper(SAFETY_PLAN, _due, SafetyPlanContext)
