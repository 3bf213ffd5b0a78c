"""Which goal, commitment or life area a note means: by number, else by wording.

By wording only when exactly one is clearly nearest; otherwise the writer is asked.
"""

from collections.abc import Sequence

from sigdocs.casework import faults
from sigdocs.casework.decision import Ruling
from sigdocs.casework.people import folded
from sigdocs.model.case import Commitment, Goal
from sigdocs.model.note import Note
from sigdocs.model.plan import CommitmentEntry, GoalEntry
from sigdocs.model.profile import Area

CLEAR = 75
MARGIN = 12
_TOO_SHORT = 8
_NOTHING_LIKE = 45
_SHOWN = 50


def likeness(one: str, other: str) -> float:
    """How alike two wordings are, 0 to 100, forgiving for what was left out.

    >>> likeness("Milo går till skolan", "Milo går till skolan varje dag, sms:ar Petra") > 80
    True
    """
    from rapidfuzz import fuzz

    one, other = folded(one), folded(other)
    if not one or not other:
        return 0.0
    shorter = min(len(one), len(other))
    whole = fuzz.ratio(one, other)
    return max(whole, 0.95 * fuzz.partial_ratio(one, other)) if shorter >= _TOO_SHORT else whole


def nearest(wanted: str, texts: Sequence[str]) -> int | None:
    """The index of the one text that is clearly nearest; None when none or several are."""
    scores = sorted(((likeness(wanted, text), -i) for i, text in enumerate(texts)), reverse=True)
    if not scores or scores[0][0] < CLEAR:
        return None
    if len(scores) > 1 and scores[0][0] - scores[1][0] < MARGIN:
        return None
    return -scores[0][1]


def find_commitment(ruling: Ruling, ref: str, text: str, path: str) -> Commitment | None:
    """The commitment meant by a number and/or a wording, or None with the problem noted."""
    commitments = ruling.case.commitments
    number = normal_ref(ref, "Å")
    if not number:
        return _by_wording(ruling, text, path)
    found = next((one for one in commitments if one.id == number), None)
    if found is None:
        ruling.problem(faults.COMMITMENT_UNKNOWN, f"{path}.ref", ref=ref, choices=_open(ruling))
        return None
    index = nearest(text, [one.text for one in commitments]) if text else None
    other = commitments[index].id if index is not None else ""
    likely = likeness(text, found.text) if text else CLEAR
    if (likely < CLEAR and other and other != found.id) or likely < _NOTHING_LIKE:
        ruling.problem(
            faults.COMMITMENT_CONFLICT,
            f"{path}.ref",
            ref=found.id,
            text=short(text),
            stands=short(found.text),
            other=other or "inget annat",
        )
        return None
    return found


def _by_wording(ruling: Ruling, text: str, path: str) -> Commitment | None:
    standing = [one for one in ruling.case.commitments if one.open]
    pool = (
        standing
        if nearest(text, [one.text for one in standing]) is not None
        else list(ruling.case.commitments)
    )
    index = nearest(text, [one.text for one in pool])
    if index is not None:
        return pool[index]
    alike = [one for one in standing if likeness(text, one.text) >= CLEAR]
    if alike:
        choices = "; ".join(f"{one.id} {short(one.text)}" for one in alike)
        ruling.problem(
            faults.COMMITMENT_AMBIGUOUS, f"{path}.text", text=short(text), choices=choices
        )
    else:
        ruling.problem(
            faults.COMMITMENT_UNKNOWN, f"{path}.text", ref=short(text), choices=_open(ruling)
        )
    return None


def normal_ref(ref: str, letter: str) -> str:
    """A number as the plan writes it: ``å 3``, ``A3`` and ``3`` are Å3; "" when it is none.

    >>> normal_ref("å 3.", "Å"), normal_ref("nr 12", "Å"), normal_ref("m2", "M")
    ('Å3', 'Å12', 'M2')
    """
    digits = "".join(sign for sign in ref if sign.isdigit())
    return f"{letter}{int(digits)}" if digits and digits.isascii() else ""


def find_goal(ruling: Ruling, entry: GoalEntry, area: str, path: str) -> Goal | None:
    """The standing goal an entry speaks of; None when it sets a new one or a problem is noted."""
    goals = ruling.case.goals
    if number := normal_ref(entry.ref, "M"):
        found = next((goal for goal in goals if goal.id == number), None)
        if found is None and sets_next(ruling, entry):
            return None
        if found is None:
            choices = ", ".join(goal.id for goal in goals) or "inga än"
            ruling.problem(faults.GOAL_UNKNOWN, f"{path}.ref", ref=entry.ref, choices=choices)
            return None
        index = nearest(entry.goal, [goal.text for goal in goals])
        other = found if index is None else goals[index]
        if other.id != found.id and likeness(entry.goal, found.text) < CLEAR:
            ruling.problem(
                faults.GOAL_CONFLICT,
                f"{path}.ref",
                ref=found.id,
                text=short(entry.goal),
                stands=short(found.text),
                other=other.id,
            )
        return found
    earlier = [goal for goal in goals if goal.made_seq != ruling.seq]
    if entry.goal:
        same = [goal for goal in earlier if folded(goal.text) == folded(entry.goal)]
        return same[-1] if same else None
    in_area = [goal for goal in earlier if folded(goal.area) == folded(area)]
    return in_area[0] if len(in_area) == 1 else None


def sets_next(ruling: Ruling, entry: GoalEntry) -> bool:
    """Whether an entry sets a new goal under the number that it will get: ”Mål 6 Skola: …”."""
    return bool(entry.goal) and _is_next(ruling, normal_ref(entry.ref, "M"), ruling.ids.goals)


def makes_next(ruling: Ruling, line: CommitmentEntry) -> bool:
    """Whether a line makes a new commitment under the number that it will get: ”Å7 Karin ringer”."""
    number = normal_ref(line.ref, "Å")
    known = any(one.id == number for one in ruling.case.commitments)
    return bool(line.text) and not known and _is_next(ruling, number, ruling.ids.commitments)


def _is_next(ruling: Ruling, number: str, last: int) -> bool:
    """Whether a number is the next that is given, or one that the same note was given before."""
    kept = {own for own, _ in ruling.ids.kept}
    return bool(number) and (number in kept or number[1:] == str(last + 1))


def pinned(ruling: Ruling) -> Note:
    """The note with every mention of a standing goal or commitment turned into its number.

    So that what a writer meant stays the same after a correction has reworded the plan.
    """
    note = ruling.note
    statuses = tuple(
        entry.model_copy(update={"ref": found.id, "text": ""})
        if (found := find_commitment(ruling, entry.ref, entry.text, ""))
        else entry
        for entry in note.statuses
    )
    areas = ruling.profile.case_types[ruling.case.type].areas
    goals = []
    for entry in note.goals:
        area = _area(entry.area, areas)
        goal = find_goal(ruling, entry, area.label if area else entry.area, "")
        same = goal is not None and folded(goal.text) == folded(entry.goal)
        said = "" if same else entry.goal
        goals.append(entry.model_copy(update={"ref": goal.id, "goal": said}) if goal else entry)
    return note.model_copy(update={"statuses": statuses, "goals": tuple(goals)})


def find_area(ruling: Ruling, written: str, path: str) -> str:
    """The life area as it will be printed; "" with the problem noted when there is none.

    What people write together (”Droger/hälsa”) is kept as written when each part is known.
    """
    if not written:
        return ""
    areas = ruling.profile.case_types[ruling.case.type].areas
    if named := areas_named(written, areas):
        return named[0].label if len(named) == 1 else written
    used = {folded(goal.area): goal.area for goal in ruling.case.goals}
    if folded(written) in used:
        return used[folded(written)]
    choices = ", ".join(area.label for area in areas)
    index = nearest(written, [area.label for area in areas])
    suggestion = areas[index].label if index is not None else ""
    ruling.problem(faults.AREA, path, suggestion, area=written, choices=choices)
    return ""


def areas_named(written: str, areas: Sequence[Area]) -> tuple[Area, ...]:
    """The life areas that a heading names: one, several written together, or () for none."""
    if exact := _area(written, areas):
        return (exact,)
    parts = [part for part in written.replace(" och ", "/").split("/") if part.strip()]
    named = tuple(found for part in parts if (found := _area(part, areas)))
    return named if len(parts) > 1 and len(named) == len(parts) else ()


def _area(written: str, areas: Sequence[Area]) -> Area | None:
    wanted = folded(written)
    return next(
        (area for area in areas if wanted in {folded(area.label), *map(folded, area.synonyms)}),
        None,
    )


def _open(ruling: Ruling) -> str:
    standing = (one for one in ruling.case.commitments if one.open)
    return "; ".join(f"{one.id} {short(one.text)}" for one in standing) or "inga"


def short(text: str) -> str:
    """``text`` cut for a message, at most 50 signs."""
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1].rstrip() + "…"
