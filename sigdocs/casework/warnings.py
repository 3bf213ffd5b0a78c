"""What the writer ought to see, each once per matter and not at every version."""

import re
from collections.abc import Iterator

from sigdocs.casework import faults
from sigdocs.casework.calendar import MAJORITY, birthday, born
from sigdocs.casework.decision import Ruling
from sigdocs.casework.people import folded
from sigdocs.model.case import Goal, Side
from sigdocs.model.events import Warned
from sigdocs.model.people import PersonFacts
from sigdocs.model.plan_texts import texts_of
from sigdocs.model.problem import Fault
from sigdocs.model.safety import SafetySteps

_MEASURABLE = re.compile(
    r"\d|\b(varje|dagligen|veckovis|månadsvis|per (dag|vecka|månad)|gång(er)?|en|ett|två|tre|fyra|"
    r"inga|ingen|inget|inte|ej|utan|negativ\w*|alla|klarar?|godkän\w*|egen|eget|slut\w*|minst|"
    r"högst|senast|före|innan|drogfri|skuldfri|behörig\w*|antagen)\b",
    re.IGNORECASE,
)
_WORD = r"[A-ZÅÄÖÉ][a-zåäöéü]+"
_NAME = re.compile(rf"(?<![\w-])({_WORD}) ({_WORD}|[A-ZÅÄÖ])(?![\w-])")
_ALONE = re.compile(
    r"(?:\b(?:med|av|hos|och|kompisen|kompis|vännen|vän|kusinen|kusin|brodern|bror|storebror|lillebror|"
    r"systern|syster|pojkvännen|flickvännen|killen|tjejen|grannen)) "
    rf"({_WORD})(?![\w-]| [A-ZÅÄÖ])"
)
_SURNAMES = (
    "sson", "sen", "ström", "berg", "qvist", "kvist", "gren", "lund", "dahl", "man", "mark", "ic",
    "stedt", "holm", "nder", "roth", "borg", "ova", "oglu", "ali", "vic", "ovic", "wall", "blad",
)  # fmt: skip
_STARTS = re.compile(r"(?:^|[.!?:”\"\n–-]) *$")


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
        guarded = known.get(one.name, one).protected
        if guarded and (one.address or one.phone):
            warn(ruling, f"skyddad:{one.name}", faults.PROTECTED, path, who=who)


def _third_persons(ruling: Ruling) -> None:
    known = ruling.people.names() | _present_names(ruling)
    for path, text in _printed(ruling):
        for name in dict.fromkeys(names_in(text)):
            if not _is_known(name, known):
                warn(ruling, f"namn:{folded(name)}", faults.THIRD_PERSON, path, name=name)


def names_in(text: str) -> Iterator[str]:
    """Give what looks like a person's name; at the start of a sentence the first word may be any.

    >>> list(names_in("Ring Kevin Olsson. Erbjud Sara samtal hos Danne W, inte med Adam."))
    ['Kevin Olsson', 'Sara', 'Danne W', 'Adam']
    """
    place = 0
    while match := _NAME.search(text, place):
        starts = _STARTS.search(text[: match.start()])
        longer = starts and _NAME.match(text, match.start(2))
        if longer:
            match = longer
        first_only = starts and not longer and not _surname(match[2])
        yield match[2] if first_only else match[0]
        place = match.end()
    yield from (match[1] for match in _ALONE.finditer(text))


def _surname(word: str) -> bool:
    """Whether a word is a surname by its form (”Andersson”, ”Lindqvist”, ”W”)."""
    return len(word) == 1 or word.endswith(_SURNAMES)


def _is_known(name: str, known: frozenset[str]) -> bool:
    words = folded(name).split()
    short = len(words) > 1 and len(words[-1]) == 1
    return all(word in known for word in (words[:1] if short else words))


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
    steps = note.safety_steps or SafetySteps()
    texts += [(f"safety_steps.{name}", text) for name, text in steps if isinstance(text, str)]
    texts += texts_of(note).items()
    for root, told in (
        ("youth_interview", note.youth_interview),
        ("guardian_interview", note.guardian_interview),
    ):
        goals = told.goals if told else ()
        texts += [(f"{root}.goals.{i}.goal", one.goal) for i, one in enumerate(goals)]
    texts += [(f"statuses.{i}.comment", one.comment) for i, one in enumerate(note.statuses)]
    for i, goal in enumerate(note.goals):
        texts += [(f"goals.{i}.goal", goal.goal), (f"goals.{i}.baseline", goal.baseline)]
        texts.append((f"goals.{i}.comment", goal.comment))
        texts += [
            (f"goals.{i}.commitments.{j}.text", one.text) for j, one in enumerate(goal.commitments)
        ]
    return [(path, text) for path, text in texts if text]
