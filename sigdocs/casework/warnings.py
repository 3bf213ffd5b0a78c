"""What the writer ought to see, each once per matter and not at every version."""

import re

from sigdocs.casework import faults
from sigdocs.casework.calendar import MAJORITY, birthday, born
from sigdocs.casework.decision import Ruling
from sigdocs.casework.people import folded
from sigdocs.model.case import Goal, Side
from sigdocs.model.events import Warned
from sigdocs.model.people import PersonFacts, Protection
from sigdocs.model.problem import Fault

_MEASURABLE = re.compile(
    r"\d|\b(varje|dagligen|veckovis|månadsvis|per (dag|vecka|månad)|gång(er)?|en|ett|två|tre|fyra|"
    r"inga|ingen|inget|inte|ej|utan|negativ\w*|alla|klarar?|godkän\w*|egen|eget|slut\w*|minst|"
    r"högst|senast|före|innan|drogfri|skuldfri)\b",
    re.IGNORECASE,
)
_NAME = re.compile(
    r"(?<![.!?:”\"] )(?<!^)(?<![\wåäöÅÄÖ])([A-ZÅÄÖ][a-zåäöé]+ [A-ZÅÄÖ](?:[a-zåäöé]+\b|\b))"
)


def warn(ruling: Ruling, matter: str, fault: Fault, path: str = "", **values: object) -> None:
    """Show a warning unless the same matter was shown before in this case."""
    if matter in ruling.case.warned:
        return
    ruling.problem(fault, path, "", **values)
    ruling.happen(Warned(matter=matter))


def look_for_warnings(ruling: Ruling) -> None:
    """All warnings that the case, after this note, gives reason for."""
    _soon_adult(ruling)
    _protected(ruling)
    made = [one.made_seq for one in ruling.case.goals]
    made += [one.made_seq for one in ruling.case.commitments]
    if ruling.seq in made:
        for goal in ruling.case.goals:
            _goal(ruling, goal)
        _own_commitment(ruling)
    _third_persons(ruling)


def _soon_adult(ruling: Ruling) -> None:
    birth = born(ruling.case.youth.personnummer)
    if birth is None:
        return
    day = birthday(birth, MAJORITY)
    if 0 < (day - ruling.note.date).days <= ruling.profile.rules.birthday_warning:
        warn(ruling, "18-år", faults.SOON_ADULT, "youth", on=day)


def _goal(ruling: Ruling, goal: Goal) -> None:
    if goal.made_seq != ruling.seq:
        return
    index = next((i for i, one in enumerate(ruling.note.goals) if one.goal == goal.text), 0)
    path = f"goals.{index}.goal"
    if not _MEASURABLE.search(goal.text):
        warn(ruling, f"mätbart:{goal.id}", faults.UNMEASURABLE, path, goal=goal.text)
    if not any(one.goal_id == goal.id for one in ruling.case.commitments):
        warn(ruling, f"tomt:{goal.id}", faults.GOAL_EMPTY, path, goal=goal.text)


def _own_commitment(ruling: Ruling) -> None:
    own = (
        who.side is Side.YOUTH
        for one in ruling.case.commitments
        if one.open
        for who in one.responsible
    )
    if not any(own):
        warn(ruling, "eget-åtagande", faults.NO_OWN, "goals")


def _protected(ruling: Ruling) -> None:
    note = ruling.note
    stated: list[tuple[str, str, PersonFacts]] = [
        (f"guardians.{i}", "en vårdnadshavare", one) for i, one in enumerate(note.guardians)
    ]
    if note.youth:
        stated.append(("youth", "den unge", note.youth))
    known = {one.name: one for one in (ruling.case.youth, *ruling.case.guardians)}
    for path, who, one in stated:
        guarded = known.get(one.name, one).protection is not Protection.NONE
        if guarded and (one.address or one.phone):
            warn(ruling, f"skyddad:{one.name}", faults.PROTECTED, path, who=who)


def _third_persons(ruling: Ruling) -> None:
    known = ruling.people.names() | _present_names(ruling)
    for path, text in _printed(ruling):
        for name in dict.fromkeys(match[1] for match in _NAME.finditer(text)):
            if not set(folded(name).split()) & known:
                warn(ruling, f"namn:{folded(name)}", faults.THIRD_PERSON, path, name=name)


def _present_names(ruling: Ruling) -> frozenset[str]:
    words = (
        f"{one.name} {one.title} {one.organisation}"
        for meeting in ruling.case.meetings
        for one in meeting.people
    )
    return frozenset(part for text in words for part in folded(text).split())


def _printed(ruling: Ruling) -> list[tuple[str, str]]:
    note = ruling.note
    texts = [("police", note.police), ("safety", note.safety)]
    texts += [(f"statuses.{i}.comment", one.comment) for i, one in enumerate(note.statuses)]
    for i, goal in enumerate(note.goals):
        texts += [(f"goals.{i}.goal", goal.goal), (f"goals.{i}.baseline", goal.baseline)]
        texts += [
            (f"goals.{i}.commitments.{j}.text", one.text) for j, one in enumerate(goal.commitments)
        ]
    return [(path, text) for path, text in texts if text]
