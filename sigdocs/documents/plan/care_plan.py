"""Genomförandeplanen: the social services' own plan for the insats, beside the group's action plan.

Fields after SoF (2025:468) 10:3: goals, when and how the insatser are carried out, follow-up, what
other principals do, contact with the family and with the nämnd, the views of child and guardians.
Made for the kinds of case whose settings ask for it, when the plan begins and when it is revised.
"""

from collections.abc import Iterator

from sigdocs.casework.consent.deciders import must_consent
from sigdocs.casework.plan.view import Aim, CarePart, PlanView, Promise, plan_view
from sigdocs.casework.sharing.receivers import signers_home
from sigdocs.documents.document import Document, DocumentKind
from sigdocs.documents.letterhead import Fact, Letterhead, facts, letterhead
from sigdocs.documents.paper import Paper, Story
from sigdocs.documents.people import coordinator
from sigdocs.documents.plan.areas import when_in_table
from sigdocs.documents.plan.people import whom
from sigdocs.documents.plan.states import as_printed, plan_states
from sigdocs.documents.swedish import EMPTY, NBSP, clock, day_and_date, joined, listed, long_date
from sigdocs.model.base import Frozen
from sigdocs.model.case import Case
from sigdocs.model.meeting import NextMeeting
from sigdocs.model.plan import GoalStatus
from sigdocs.model.profile import Profile
from sigdocs.model.version import PlanVersion

CARE_PLAN = DocumentKind(
    slug="genomforandeplan",
    name="Genomförandeplan",
    document_class="Plan i personakt",
    receives=("akten", "den unge", "vårdnadshavare"),
    signed=True,
)


_OWN_HAND = "skriver själv sitt namn"


class CareArea(Frozen):
    """A life area with the goals that are open in it."""

    label: str
    goals: tuple[str, ...]


class CareRow(Frozen):
    """What is done, by whom, and when."""

    what: str
    who: str
    when: str


class CareSigner(Frozen):
    """Somebody who signs the plan, and as what."""

    name: str
    role: str


class CarePlanContext(Frozen):
    """What stands on the plan; an empty view or contact leaves lines to fill in.

    Attributes:
        own: what the family, the unit and the municipality do.
        others: what other principals do (region, police, associations …).
        near: what was told of family and friends, "" when nothing was.
        board: how the nämnd is reached, and by whom.
        guardians_sign: whether the guardians take part; from 18 they do not.
    """

    letterhead: Letterhead
    title: str
    facts: tuple[Fact, ...]
    areas: tuple[CareArea, ...]
    own: tuple[CareRow, ...]
    others: tuple[CareRow, ...]
    near: str
    board: tuple[Fact, ...]
    follow_up: str
    youth_view: str
    guardian_view: str
    guardians_sign: bool
    signers: tuple[CareSigner, ...]


def care_plan_context(view: PlanView, profile: Profile) -> CarePlanContext:
    """Give what stands on the plan that goes with a version of the action plan.

    Raises:
        ValueError: when the settings ask for none, or the version is internal.
    """
    if view.care is None:
        raise ValueError("a version that no genomförandeplan goes with")
    version, care = view.version, view.care
    going = [one for one in view.commitments if one.open]
    return CarePlanContext(
        letterhead=letterhead(
            profile,
            version.issued_on,
            view.number,
            CARE_PLAN.name,
            f"version {version.version}",
        ),
        title=CARE_PLAN.name,
        facts=facts(
            ("Gäller", whom(view)),
            ("Ärende", view.number),
            ("Bestämd", long_date(version.meeting_on)),
            ("Version", str(version.version)),
        ),
        areas=_areas(view),
        own=tuple(_row(one) for one in going if not one.elsewhere),
        others=tuple(_row(one) for one in going if one.elsewhere),
        near="\n".join(care.near),
        board=_board(view, care, profile),
        follow_up=_follow_up(view.next_meeting),
        youth_view="\n".join(filter(None, (view.youth_goals, view.youth_words))),
        guardian_view=view.guardian_goals,
        guardians_sign=not care.alone,
        signers=_signers(view, care),
    )


def _areas(view: PlanView) -> tuple[CareArea, ...]:
    found: dict[str, list[str]] = {}
    for goal in view.goals:
        if goal.status in {GoalStatus.OPEN, GoalStatus.PARTLY}:
            said = joined((f"{goal.id} {goal.text}", _stands(goal)), ". ")
            found.setdefault(goal.area or "Övrigt", []).append(said)
    return tuple(CareArea(label=label, goals=tuple(goals)) for label, goals in found.items())


def _stands(goal: Aim) -> str:
    last = goal.stood[-1].text if goal.stood else ""
    return f"Läge: {last}" if last else ""


def _row(item: Promise) -> CareRow:
    who = (joined(dict.fromkeys((one.name, one.organisation))) for one in item.responsible)
    return CareRow(
        what=f"{item.id} {item.text}",
        who=listed(who) or EMPTY,
        when=when_in_table(item, NBSP),
    )


def _board(view: PlanView, care: CarePart, profile: Profile) -> tuple[Fact, ...]:
    staff = coordinator(view, profile)
    title = profile.case_types[view.type].coordinator_title
    return facts(
        ("Nämnd", joined((profile.committee, profile.unit, profile.phone))),
        ("Socialsekreterare", care.social_worker or EMPTY),
        (title.capitalize(), joined((staff.name, staff.phone)) if staff else EMPTY),
    )


def _follow_up(coming: NextMeeting | None) -> str:
    if coming is None:
        return "Planen följs upp vid varje möte i gruppen. Nästa möte är inte bestämt än."
    when = joined((day_and_date(coming.on), clock(coming.at)))
    rhythm = f" Därefter: {coming.rhythm}." if coming.rhythm else ""
    return f"Planen följs upp vid varje möte i gruppen, nästa gång {when}.{rhythm}"


def _signers(view: PlanView, care: CarePart) -> tuple[CareSigner, ...]:
    """Give those who sign: the youth, under 18 the guardians too, and the social worker.

    A guardian whose name another who reads it may not have writes it there.
    """
    return (
        CareSigner(name=view.youth, role="den det gäller"),
        *(
            CareSigner(name=name or "Vårdnadshavare", role="vårdnadshavare" if name else _OWN_HAND)
            for name in care.guardians
        ),
        CareSigner(name=care.social_worker or "Ansvarig", role="socialsekreterare"),
    )


def _due(story: Story) -> Iterator[Document]:
    """Due with a version of the plan that may be shown, when it says something new."""
    if story.profile.case_types[story.after.type].care_plan:
        for version, case, _ in plan_states(story):
            before = as_printed(version.corrects or version.replaces, story)
            if not version.internal and (before is None or _said(before) != _said(case)):
                yield _care_plan(version, case, story)


def _said(case: Case) -> tuple[object, ...]:
    """Give all that the plan tells of a case."""
    people = (case.youth, case.guardians, case.social_worker, case.coordinator)
    told = (case.situation, case.youth_goals, case.youth_words, case.guardian_goals)
    return (people, told, case.goals, case.commitments, case.next_meeting)


def _care_plan(version: PlanVersion, case: Case, story: Story) -> Document:
    context = care_plan_context(plan_view(case, None, version, story.profile), story.profile)
    to = signers_home(case, must_consent(case, version.issued_on), version.issued_on)
    return story.of_version(CARE_PLAN, context, version, to=to)


PAPER = Paper(CARE_PLAN, _due, CarePlanContext)
