"""Genomförandeplanen: the social services' own plan for the insats, beside the group's action plan.

Fields after SoF (2025:468) 10:3: goals, when and how the insatser are carried out, follow-up, what
other principals do, contact with the family and with the nämnd, the views of child and guardians.
Made for the kinds of case whose settings ask for it, when the plan begins and when it is revised.
"""

from collections.abc import Iterator

from sigdocs.casework.deciders import decides_alone, must_consent
from sigdocs.casework.people import folded
from sigdocs.casework.sharing.receivers import relatives
from sigdocs.documents.consent_people import about
from sigdocs.documents.document import Document, DocumentKind
from sigdocs.documents.letterhead import Fact, Letterhead, facts, letterhead
from sigdocs.documents.paper import Paper, Story
from sigdocs.documents.plan import plan_states
from sigdocs.documents.plan_areas import when_in_table
from sigdocs.documents.plan_people import coordinator
from sigdocs.documents.words import EMPTY, NBSP, clock, day_and_date, joined, listed, long_date
from sigdocs.model.base import Frozen
from sigdocs.model.case import Case, Commitment, GoalChange, PlanVersion
from sigdocs.model.plan import GoalStatus
from sigdocs.model.profile import Profile

CARE_PLAN = DocumentKind(
    slug="genomforandeplan",
    name="Genomförandeplan",
    document_class="Plan i personakt",
    receives=("akten", "den unge", "vårdnadshavare"),
    signed=True,
)
_NEAR = ("umgange", "familj", "kompis", "relation")


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


def care_plan_context(case: Case, version: PlanVersion, profile: Profile) -> CarePlanContext:
    """Give what stands on the plan that goes with a version of the action plan."""
    day, number = version.meeting_on, f"version {version.version}"
    outside = {one.key for one in profile.partners if not (one.municipal or one.same_committee)}
    going = [one for one in case.commitments if one.open]
    elsewhere = [one for one in going if any(who.party in outside for who in one.responsible)]
    return CarePlanContext(
        letterhead=letterhead(profile, version.issued_on, case.number, CARE_PLAN.name, number),
        title=CARE_PLAN.name,
        facts=facts(
            ("Gäller", about(case)),
            ("Ärende", case.number),
            ("Bestämd", long_date(day)),
            ("Version", str(version.version)),
        ),
        areas=_areas(case, profile),
        own=tuple(_row(one) for one in going if one not in elsewhere),
        others=tuple(map(_row, elsewhere)),
        near="\n".join(one.text for one in case.situation if _is_near(one.area)),
        board=_board(case, profile),
        follow_up=_follow_up(case),
        youth_view="\n".join(filter(None, (case.youth_goals, case.youth_words))),
        guardian_view=case.guardian_goals,
        guardians_sign=not decides_alone(case, day),
        signers=_signers(case, version),
    )


def _areas(case: Case, profile: Profile) -> tuple[CareArea, ...]:
    labels = {area.code: area.label for area in profile.case_types[case.type].areas}
    found: dict[str, list[str]] = {}
    for goal in case.goals:
        if goal.status in {GoalStatus.OPEN, GoalStatus.PARTLY}:
            said = joined((f"{goal.id} {goal.text}", _stands(goal.measures)), ". ")
            found.setdefault(labels.get(goal.area, goal.area) or "Övrigt", []).append(said)
    return tuple(CareArea(label=label, goals=tuple(goals)) for label, goals in found.items())


def _stands(measures: tuple[GoalChange, ...]) -> str:
    return f"Läge: {measures[-1].measure}" if measures else ""


def _row(item: Commitment) -> CareRow:
    who = (joined(dict.fromkeys((one.name, one.organisation))) for one in item.responsible)
    return CareRow(
        what=f"{item.id} {item.text}",
        who=listed(who) or EMPTY,
        when=when_in_table(item, NBSP),
    )


def _is_near(area: str) -> bool:
    return any(word in folded(area) for word in _NEAR)


def _board(case: Case, profile: Profile) -> tuple[Fact, ...]:
    staff = coordinator(case, profile)
    title = profile.case_types[case.type].coordinator_title
    return facts(
        ("Nämnd", joined((profile.committee, profile.unit, profile.phone))),
        ("Socialsekreterare", case.social_worker or EMPTY),
        (title.capitalize(), joined((staff.name, staff.phone)) if staff else EMPTY),
    )


def _follow_up(case: Case) -> str:
    coming = case.next_meeting
    if coming is None:
        return "Planen följs upp vid varje möte i gruppen. Nästa möte är inte bestämt än."
    when = joined((day_and_date(coming.on), clock(coming.at)))
    rhythm = f" Därefter: {coming.rhythm}." if coming.rhythm else ""
    return f"Planen följs upp vid varje möte i gruppen, nästa gång {when}.{rhythm}"


def _signers(case: Case, version: PlanVersion) -> tuple[CareSigner, ...]:
    """Give those who sign: the youth, under 18 the guardians too, and the social worker."""
    deciding = must_consent(case, version.meeting_on)
    guardians = [name for name in deciding if name != case.youth.name]
    return (
        CareSigner(name=case.youth.name or case.number, role="den det gäller"),
        *(CareSigner(name=name, role="vårdnadshavare") for name in guardians),
        CareSigner(name=case.social_worker or "Ansvarig", role="socialsekreterare"),
    )


def _due(story: Story) -> Iterator[Document]:
    """Due with a version of the plan that may be shown, when it says something new."""
    if story.profile.case_types[story.after.type].care_plan:
        for version, case, before in plan_states(story):
            if not version.internal and (before is None or _said(before) != _said(case)):
                yield _care_plan(version, case, story)


def _said(case: Case) -> tuple[object, ...]:
    """Give all that the plan tells of a case."""
    people = (case.youth, case.guardians, case.social_worker, case.coordinator)
    told = (case.situation, case.youth_goals, case.youth_words, case.guardian_goals)
    return (people, told, case.goals, case.commitments, case.next_meeting)


def _care_plan(version: PlanVersion, case: Case, story: Story) -> Document:
    context = care_plan_context(case, version, story.profile)
    to = relatives(case, must_consent(case, version.issued_on))
    return story.of_version(CARE_PLAN, context, version, to=to)


PAPER = Paper(CARE_PLAN, _due, CarePlanContext)
