"""What a plan shows: all that its papers are made from, and nothing that none of them prints.

A pure function of the case, the version and the municipality's profile. The papers (plan,
lättläst plan, genomförandeplan) print it and nothing else of the case; a correction issues a
version anew exactly when its view reads otherwise. So what a paper is to print is added here.
"""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from sigdocs.casework.calendar import born
from sigdocs.casework.consent.deciders import decides_alone, must_consent
from sigdocs.casework.consent.parties import covered_by_name
from sigdocs.casework.meeting.upcoming import upcoming
from sigdocs.casework.people import folded
from sigdocs.casework.placelike import kept_apart
from sigdocs.casework.plan.differences import Difference, Sign, differences, sign_of
from sigdocs.casework.plan.standing import Stood, measures_in
from sigdocs.casework.sharing.receivers import of_plan
from sigdocs.model.base import Frozen
from sigdocs.model.case import Case, Commitment, Goal, Meeting, Present, Responsible, Side
from sigdocs.model.meeting import NextMeeting
from sigdocs.model.note import CaseType
from sigdocs.model.people import SafetyContact
from sigdocs.model.plan import GoalStatus, Status
from sigdocs.model.plan_texts import PLAN_TEXTS, PlanTexts, texts_of
from sigdocs.model.profile import Profile
from sigdocs.model.version import PlanVersion

_ENDED = frozenset({GoalStatus.REACHED, GoalStatus.DROPPED})
_NEAR = ("umgange", "familj", "kompis", "relation")


class Promise(Frozen):
    """A commitment that the plan shows.

    Attributes:
        goal: the goal it belongs to, "" for none.
        responsible: who, with their side only as far as it is the youth's.
        comment: what was said of it at the meeting, or since the one before; ``commented_on`` when.
        sign: what happened to it since the version before.
        elsewhere: whether another principal does it; told where a genomförandeplan is made.
    """

    id: str
    goal: str = ""
    text: str
    responsible: tuple[Responsible, ...]
    due: dt.date | None
    starts: dt.date | None
    ongoing: bool
    rhythm: str
    documented: str
    status: Status
    comment: str
    commented_on: dt.date | None
    sign: Sign | None = None
    elsewhere: bool = False

    @property
    def open(self) -> bool:
        """Whether it is still carried in the plan."""
        return not self.status.closes

    @property
    def own(self) -> bool:
        """Whether the young person has promised it."""
        return any(who.side is Side.YOUTH for who in self.responsible)


class Aim(Frozen):
    """A goal that the plan shows, how it stood at most twice, oldest first; ``area`` as printed."""

    id: str
    area: str
    text: str
    status: GoalStatus
    stood: tuple[Stood, ...]


class CarePart(Frozen):
    """What the genomförandeplan alone shows.

    Attributes:
        near: what was told of family and friends.
        alone: whether the young person signs without guardians; ``guardians`` are those who do,
            "" for each where somebody of the family is protected from another.
    """

    near: tuple[str, ...]
    social_worker: str
    alone: bool
    guardians: tuple[str, ...]


class PlanView(PlanTexts):
    """All that a version of a plan shows; where a protected person lives is hidden when printed.

    Attributes:
        version: the version; nobody receives an internal one.
        youth: the young person's name, else the case number; ``born`` None when protected.
        meeting: the meeting that the version comes out of, with those called to it.
        undecided: whether nothing has ever been promised.
        since: the version that it is told against; None for a first plan.
        differences: what differs in goals and commitments from that version; ``first`` when there
            is none.
        parts: the names of all else on the page that differs from it.
        police: whether the police take part; ``police_said`` what was said of their task,
            ``police_said_on`` the day when that was before this meeting.
        contacts: whom to call: what was agreed on, else what the profile says.
        care: what the genomförandeplan alone shows; None where none is made.
    """

    number: str
    type: CaseType
    version: PlanVersion
    youth: str
    born: dt.date | None
    meeting: Meeting | None
    next_meeting: NextMeeting | None
    coordinator: str
    goals: tuple[Aim, ...]
    commitments: tuple[Promise, ...]
    undecided: bool
    since: int | None
    first: bool
    differences: tuple[Difference, ...]
    parts: tuple[str, ...] = ()
    police: bool
    police_said: str
    police_said_on: dt.date | None
    safety: str
    contacts: tuple[SafetyContact, ...]
    care: CarePart | None


def plan_view(
    case: Case,
    previous: Case | None,
    version: PlanVersion,
    profile: Profile,
    *,
    met: Case | None = None,
    against: int | None = None,
) -> PlanView:
    """Give what a version of the plan shows.

    Args:
        case: the case as it stood at the entry whose state the plan shows.
        previous: the same for the version that it is told against; None for the first.
        version: the version.
        profile: the municipality's words and people.
        met: for a version that corrects another or gives it out again, the case as the meeting
            met it; what was said and ended at that meeting stands in each version of its plan.
        against: the number of the version that it is told against, for one given out again; of
            any other that is the one it corrects or replaces.
    """
    made = profile.case_types[case.type].care_plan and not version.internal
    then = met if version.corrects else (version.again and met) or previous
    outside = _outside(profile) if made else frozenset[str]()
    commitments = tuple(_promises(case, previous, then, outside))
    return PlanView(
        number=case.number,
        type=case.type,
        version=_shown(version),
        youth=case.youth.name or case.number,
        born=_born(case),
        meeting=_meeting(case, version),
        next_meeting=upcoming(case),
        coordinator=case.coordinator,
        goals=tuple(_aims(case, then, commitments, profile)),
        commitments=commitments,
        undecided=not case.commitments,
        since=against if version.again else version.corrects or version.replaces,
        first=previous is None,
        differences=differences(previous, case),
        **_texts(case, version),
        police=_with_police(case, profile),
        police_said=case.police,
        police_said_on=_before(case, version.meeting_on),
        safety=case.safety,
        contacts=case.safety_contacts or profile.safety_contacts,
        care=_care(case, max(version.meeting_on, version.issued_on)) if made else None,
    )


def _texts(case: Case, version: PlanVersion) -> dict[str, Any]:
    """What was said that stands on the plan, and that may stand on it the day it is issued."""
    alone = decides_alone(case, version.issued_on)
    hidden = {name: "" for name, one in PLAN_TEXTS.items() if alone and one.of_guardians}
    return texts_of(case) | hidden


def reads_otherwise(one: PlanView, other: PlanView) -> bool:
    """Whether two views differ in more than their version's number, its lineage and its day."""
    return _bare(one) != _bare(other)


def _bare(view: PlanView) -> PlanView:
    version = view.version
    told = {"version": 0, "seq": 0, "issued_on": version.meeting_on}
    alone = told | {"replaces": None, "corrects": None}
    bare = version.model_copy(update=alone)
    return view.model_copy(update={"version": bare, "since": None})


def _shown(version: PlanVersion) -> PlanVersion:
    """Give a version with whom it is for as printed: nobody when internal, and not by what way; who has it not is no business of the page."""
    printed = (one.model_copy(update={"number": "", "channel": ""}) for one in of_plan(version))
    return version.model_copy(update={"goes_to": tuple(printed), "not_to": ()})


def _born(case: Case) -> dt.date | None:
    """Give the birth date that the personnummer itself writes out, None when it is protected."""
    number = "".join(sign for sign in case.youth.personnummer if sign in "0123456789")
    day = None if case.youth.protected else born(number)
    return day if day and f"{day:%Y%m%d}" == number[:8] else None


def _meeting(case: Case, version: PlanVersion) -> Meeting | None:
    held = [meeting for meeting in case.meetings if meeting.on == version.meeting_on]
    exact = [meeting for meeting in held if meeting.seq == version.met_seq]
    found = next(reversed(exact or held), None)
    if found is None:
        return None
    there = (one for one in found.people if not _was_guardian(case, version, one))
    people = tuple(one.model_copy(update={"side": None, "party": ""}) for one in there)
    return found.model_copy(update={"seq": 0, "people": people})


def _was_guardian(case: Case, version: PlanVersion, who: Present) -> bool:
    """Whether somebody met as a guardian of one who had come of age when the plan was issued."""
    turned = decides_alone(case, version.issued_on) and not decides_alone(case, version.meeting_on)
    return turned and who.side is Side.GUARDIAN


def _with_police(case: Case, profile: Profile) -> bool:
    police = {partner.key for partner in profile.partners if partner.police}
    people = {who.party for meeting in case.meetings for who in meeting.people}
    agreed = covered_by_name(case)
    return bool(case.police or police & (people | agreed | {*case.asked}))


def _before(case: Case, day: dt.date) -> dt.date | None:
    """Give the day that the police's task was spoken of, when it was before ``day``."""
    said = case.police_said_on
    return said if said and said < day else None


def _outside(profile: Profile) -> frozenset[str]:
    """Give the keys of the other principals."""
    away = (one for one in profile.partners if not (one.municipal or one.same_committee))
    return frozenset(one.key for one in away)


def _promises(
    case: Case, previous: Case | None, since: Case | None, outside: frozenset[str]
) -> Iterator[Promise]:
    """Give those open, and those closed since ``since``, in the order of their ids."""
    before, then = _by_id(previous), _by_id(since)
    goals = {goal.id for goal in case.goals}
    for item in case.commitments:
        was = then.get(item.id)
        if item.open or was is None or was.open:
            told = {
                "goal": item.goal_id if item.goal_id in goals else "",
                "sign": sign_of(before.get(item.id), item) if previous else None,
                "elsewhere": item.open and any(who.party in outside for who in item.responsible),
            }
            yield _promise(item, was).model_copy(update=told)


def _by_id(case: Case | None) -> dict[str, Commitment]:
    return {item.id: item for item in case.commitments} if case else {}


def _promise(item: Commitment, was: Commitment | None) -> Promise:
    told = item.history[len(was.history) if was else 0 :]
    said = told[-1] if told and told[-1].comment else None
    return Promise(
        id=item.id,
        text=item.text,
        responsible=tuple(map(_printed, item.responsible)),
        due=item.due,
        starts=item.starts,
        ongoing=item.ongoing and not item.rhythm,
        rhythm=item.rhythm,
        documented=item.documented,
        status=item.status,
        comment=said.comment if said else "",
        commented_on=said.on if said else None,
    )


def _printed(who: Responsible) -> Responsible:
    side = Side.YOUTH if who.side is Side.YOUTH else Side.PARTNER
    return who.model_copy(update={"side": side, "party": ""})


def _aims(
    case: Case, since: Case | None, shown: tuple[Promise, ...], profile: Profile
) -> Iterator[Aim]:
    """Give the goals not yet ended, ended since ``since``, or with commitments still shown.

    An area's measures stand with the first goal of the area.
    """
    areas = profile.case_types[case.type].areas
    labels = {area.code: area.label for area in areas}
    old = {was.id: was.status for was in since.goals} if since else {}
    with_rows = {one.goal for one in shown}
    begun: set[str] = set()
    for goal in case.goals:
        ended = goal.status in _ENDED and old.get(goal.id) is goal.status
        if goal.id in with_rows or not ended:
            label = labels.get(goal.area, goal.area)
            stood = () if label in begun else measures_in(case, goal.area, areas)
            begun.add(label)
            yield _aim(goal, label, stood)


def _aim(goal: Goal, label: str, stood: tuple[Stood, ...]) -> Aim:
    own = tuple(Stood(on=change.on, text=change.measure) for change in goal.measures)
    return Aim(
        id=goal.id, area=label, text=goal.text, status=goal.status, stood=(own or stood)[-2:]
    )


def _care(case: Case, day: dt.date) -> CarePart:
    near = (one.text for one in case.situation if any(word in folded(one.area) for word in _NEAR))
    deciding = must_consent(case, day)
    return CarePart(
        near=tuple(near),
        social_worker=case.social_worker,
        alone=decides_alone(case, day),
        guardians=tuple(
            "" if kept_apart(case) else name for name in deciding if name != case.youth.name
        ),
    )
