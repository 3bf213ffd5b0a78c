"""The action plan: what stands on it, as strings ready for print.

The first page answers, without turning: whom and which meeting it concerns, what has changed,
what the young person does, when the next meeting is and whom to call.
"""

from collections.abc import Iterator

from sigdocs.casework.history import case_as_of
from sigdocs.casework.plan.parts import parts_changed
from sigdocs.casework.plan.view import PlanView, Promise, plan_view
from sigdocs.casework.sharing.receivers import of_plan
from sigdocs.documents.document import Document, DocumentKind
from sigdocs.documents.letterhead import Fact, Letterhead, facts, letterhead
from sigdocs.documents.paper import Paper, Story
from sigdocs.documents.plan.areas import PlanArea, by_area, doubts, when_in_text
from sigdocs.documents.plan.changes import Change, changes
from sigdocs.documents.plan.people import attendance, contacts, receiver, to_call, whom
from sigdocs.documents.plan.states import as_printed, plan_states, told_against
from sigdocs.documents.shield import printed_alike
from sigdocs.documents.swedish import (
    clock,
    day_and_date,
    joined,
    listed,
    long_date,
    shortened,
    upper_first,
)
from sigdocs.model.base import Frozen
from sigdocs.model.case import Case, Meeting
from sigdocs.model.meeting import NextMeeting
from sigdocs.model.plan_texts import PlanTexts, texts_of
from sigdocs.model.profile import Profile
from sigdocs.model.version import PlanVersion

PLAN = DocumentKind(
    slug="atgardsplan",
    name="Åtgärdsplan",
    document_class="Plan i personakt",
    receives=("akten", "den unge", "vårdnadshavare", "parter enligt samtycke"),
)

BRIEF = 8
"""The most changes shown on the first page; when there are more, all stand last in the plan."""

OWN_LENGTH = 260
"""The most signs of an own commitment on the first page; all of it is in the plan."""


class OwnCommitment(Frozen):
    """What the young person has promised: id, text, and when."""

    id: str
    text: str
    when: str


class PlanContext(PlanTexts):
    """Everything that stands on an action plan, with all ``PlanTexts``. Empty texts and lists are left out.

    Attributes:
        title: what the plan is called here (åtgärdsplan, handlingsplan …).
        subtitle: for whom.
        facts: labelled lines: meeting, next meeting, whom to call …
        settled: whether the plan is settled, and if not what is missing.
        internal: why it must not be shared; empty when it may be.
        changed_since: heading of the list of changes; "" for a first plan.
        changes: the changes on the first page; ``more_changes`` counts the rest.
        all_changes: all of them, when they do not fit the first page.
        own: the young person's own commitments.
        areas: the plan by life area.
        police_role: what the police are there for, as the profile says it.
        police: what was said of the police's task in this case.
        safety: what is done when the plan does not hold.
        contacts: whom to call.
        present: who was there; ``absent`` who was called and was not.
        goes_to: who receives the plan.
        not_to: always empty, for templates of before; who does not is told in the office alone.
    """

    letterhead: Letterhead
    title: str
    subtitle: str
    facts: tuple[Fact, ...]
    settled: str
    internal: tuple[str, ...]
    changed_since: str
    changes: tuple[Change, ...]
    more_changes: str
    all_changes: tuple[Change, ...]
    own: tuple[OwnCommitment, ...]
    areas: tuple[PlanArea, ...]
    police_role: str
    police: str
    safety: str
    contacts: tuple[Fact, ...]
    present: tuple[str, ...]
    absent: tuple[str, ...]
    goes_to: tuple[str, ...]
    not_to: tuple[str, ...] = ()


def plan_context(view: PlanView, profile: Profile) -> PlanContext:
    """Give what stands on a version of the plan: what it shows, in the municipality's words."""
    version = view.version
    title = upper_first(profile.case_types[view.type].plan_title)
    told = changes(view)
    brief = told if len(told) <= BRIEF else told[: BRIEF - 1]
    present, absent = attendance(view.meeting)
    return PlanContext(
        letterhead=letterhead(
            profile,
            version.issued_on,
            view.number,
            title,
            f"version {version.version}",
            note=_lineage(version),
        ),
        title=title,
        subtitle=f"för {whom(view)}",
        facts=_facts(view, profile),
        settled=_settled(version, doubts(view)),
        internal=tuple(map(upper_first, version.internal)),
        changed_since="" if view.first and not told else _heading(view.since),
        changes=brief,
        more_changes=_more(told[len(brief) :]),
        all_changes=told if len(told) > len(brief) else (),
        own=tuple(_own(item) for item in view.commitments if item.open and item.own),
        areas=by_area(view),
        **texts_of(view),
        police_role=profile.police_role if view.police else "",
        police=_police(view),
        safety=view.safety,
        contacts=contacts(view),
        present=present,
        absent=absent,
        goes_to=tuple(map(receiver, version.goes_to)),
    )


def _lineage(version: PlanVersion) -> str:
    """Give what a version replaces or corrects, "" for a first version.

    >>> import datetime as dt
    >>> day = dt.date(2026, 9, 8)
    >>> _lineage(PlanVersion(
    ...     version=4, seq=3, meeting_on=day, issued_on=day, replaces=3, corrects=2))
    'rättar version 2, ersätter version 3'
    """
    return joined(
        (
            f"rättar version {version.corrects}" if version.corrects else "",
            f"ersätter version {version.replaces}" if version.replaces else "",
        )
    )


def _police(view: PlanView) -> str:
    """Give the police's words, with their day when they are older than the version."""
    day = view.police_said_on
    return joined((long_date(day) if day else "", view.police_said), ": ")


def _facts(view: PlanView, profile: Profile) -> tuple[Fact, ...]:
    version, meeting = view.version, view.meeting
    return facts(
        ("Möte", _meeting(meeting, version)),
        ("Nästa möte", _next_meeting(view.next_meeting)),
        ("Ring", to_call(view, profile)),
        ("Ärende", joined((view.number, f"version {version.version}", _lineage(version)))),
        ("Upprättad", joined((long_date(version.issued_on), _author(meeting)), " av ")),
    )


def _meeting(meeting: Meeting | None, version: PlanVersion) -> str:
    if meeting is None:
        return upper_first(day_and_date(version.meeting_on))
    when = joined((day_and_date(meeting.on), clock(meeting.start, meeting.end)), " ")
    return joined((f"{upper_first(meeting.kind.value)} {when}", meeting.place), "\n")


def _next_meeting(planned: NextMeeting | None) -> str:
    if planned is None:
        return "Inte bestämt"
    when = joined((upper_first(day_and_date(planned.on)), clock(planned.at, planned.until)), " ")
    calls = f"{planned.called_by} kallar" if planned.called_by else ""
    then = f"därefter {planned.rhythm}" if planned.rhythm else ""
    return joined((joined((when, planned.place)), upper_first(joined((calls, then)))), "\n")


def _author(meeting: Meeting | None) -> str:
    return joined((meeting.author, meeting.author_title)) if meeting else ""


def _settled(version: PlanVersion, missing: tuple[str, ...]) -> str:
    if missing:
        return f"Planen är inte fastställd: {listed(missing)}."
    if version.internal:
        return "Planen är inte fastställd: den är internt arbetsmaterial."
    return f"Planen är fastställd vid mötet {long_date(version.meeting_on)}."


def _heading(since: int | None) -> str:
    return f"Ändrat sedan version {since}" if since else "Att godkänna"


def _more(rest: tuple[Change, ...]) -> str:
    return f"och {len(rest)} till, se Alla ändringar sist i planen" if rest else ""


def _own(item: Promise) -> OwnCommitment:
    return OwnCommitment(id=item.id, text=shortened(item.text, OWN_LENGTH), when=when_in_text(item))


def _due(story: Story) -> Iterator[Document]:
    for version, case, before in plan_states(story):
        yield _plan(version, case, before, story)


def _plan(version: PlanVersion, case: Case, before: Case | None, story: Story) -> Document:
    context = plan_context(_view(version, case, before, story), story.profile)
    against = version.corrects or version.replaces
    return story.of_version(
        PLAN,
        context,
        version,
        to=of_plan(version),
        name=context.title,
        against=against if against and _hides_nothing(story, against) else None,
    )


def _view(version: PlanVersion, case: Case, before: Case | None, story: Story) -> PlanView:
    """Give what a version shows, with all that it changes since the one it is told against."""
    shown = _shown(version, case, before, story)
    if not version.tells_all or before is None or shown.since is None:
        return shown
    last = story.after.plans[shown.since - 1]
    earlier = as_printed(told_against(last, story), story)
    parts = parts_changed(_shown(last, before, earlier, story), shown)
    return shown.model_copy(update={"parts": parts})


def _shown(version: PlanVersion, case: Case, before: Case | None, story: Story) -> PlanView:
    against, met = told_against(version, story), _met(version, story)
    return plan_view(case, before, version, story.profile, met=met, against=against)


def _met(version: PlanVersion, story: Story) -> Case | None:
    """Give the case as it stood when the meeting of a version began, at the plan before it."""
    earlier = [one.seq for one in story.after.plans if one.seq < version.met_seq]
    return case_as_of(story.history, max(earlier)) if earlier else None


def _hides_nothing(story: Story, number: int) -> bool:
    """Whether all that an earlier version printed may still be shown.

    What it said of somebody who is protected by now must not come back as deleted text.
    """
    before = as_printed(number, story)
    if before is None:
        return False
    view = plan_view(before, None, story.after.plans[number - 1], story.profile)
    old = plan_context(view, story.profile)
    return printed_alike(old, (before,), old, (before, story.after), story.profile)


PAPER = Paper(PLAN, _due, PlanContext)
