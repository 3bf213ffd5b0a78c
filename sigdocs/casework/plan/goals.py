"""The plan's goals and commitments: what the note says of old ones, and the new ones it makes."""

from collections.abc import Iterator

from sigdocs.casework import faults
from sigdocs.casework.calendar import is_far
from sigdocs.casework.decision import Ruling
from sigdocs.casework.people import folded
from sigdocs.casework.plan.references import (
    find_area,
    find_commitment,
    find_goal,
    makes_next,
    sets_next,
    short,
)
from sigdocs.model.case import Commitment, Goal, GoalChange, Responsible
from sigdocs.model.events import CommitmentMade, CommitmentReviewed, GoalReviewed, GoalSet
from sigdocs.model.note_types import of
from sigdocs.model.plan import CommitmentEntry, GoalEntry, GoalStatus, Status, StatusEntry

_LONGEST = 5
"""Years; what is promised for longer is meant to go on, or a slip of the pen."""


def plan(ruling: Ruling) -> None:
    """Review the standing commitments, then the goals with what is new under them."""
    standing = tuple(one for one in ruling.case.commitments if one.open)
    reviewed = _review(ruling)
    for index, entry in enumerate(ruling.note.goals):
        reviewed |= _goal(ruling, entry, f"goals.{index}")
    if of(ruling.note.kind).goes_through:
        _carry_over(ruling, [one for one in standing if one.id not in reviewed])


def _review(ruling: Ruling) -> set[str]:
    stated: dict[str, Status] = {}
    standing = frozenset(one.id for one in ruling.case.commitments if one.open)
    for index, entry in enumerate(ruling.note.statuses):
        path = f"statuses.{index}"
        commitment = find_commitment(ruling, entry.ref, entry.text, path)
        if commitment is None:
            continue
        if commitment.id not in standing:
            closed = commitment.status.value
            ruling.problem(
                faults.COMMITMENT_CLOSED, f"{path}.status", ref=commitment.id, status=closed
            )
        elif _one_status(ruling, commitment, entry, stated, path):
            _set_status(ruling, commitment, entry)
    return set(stated)


def _one_status(
    ruling: Ruling,
    commitment: Commitment,
    entry: StatusEntry,
    stated: dict[str, Status],
    path: str,
) -> bool:
    status = entry.status or Status.NOT_REVIEWED
    said = bool(entry.comment or entry.new_due)
    if entry.status is None and not said:
        return False
    first = stated.get(commitment.id, Status.NOT_REVIEWED)
    if entry.status and first not in {status, Status.NOT_REVIEWED}:
        ruling.problem(
            faults.TWO_STATUSES,
            f"{path}.status",
            ref=commitment.id,
            first=first.value,
            second=status.value,
        )
        return False
    new = commitment.id not in stated or first is not status
    stated[commitment.id] = status if entry.status else first
    return new or said


def _set_status(ruling: Ruling, commitment: Commitment, entry: StatusEntry) -> None:
    ruling.happen(
        CommitmentReviewed(
            commitment_id=commitment.id,
            seq=ruling.seq,
            on=ruling.note.date,
            status=entry.status or Status.NOT_REVIEWED,
            comment=entry.comment,
            new_due=entry.new_due,
        )
    )


def _carry_over(ruling: Ruling, left: list[Commitment]) -> None:
    for commitment in left:
        ruling.happen(
            CommitmentReviewed(
                commitment_id=commitment.id,
                seq=ruling.seq,
                on=ruling.note.date,
                status=Status.NOT_REVIEWED,
            )
        )
    if left:
        ids = ", ".join(one.id for one in left)
        ruling.remarks.append(f"Utan status i anteckningen, står kvar som ej behandlade: {ids}.")


def _goal(ruling: Ruling, entry: GoalEntry, path: str) -> set[str]:
    area = find_area(ruling, entry.area, f"{path}.area")
    goal = find_goal(ruling, entry, area, path)
    if goal is None and entry.goal and (not entry.ref or sets_next(ruling, entry)):
        goal = _new_goal(ruling, entry, area)
    elif goal is not None and (
        entry.status or entry.baseline or entry.comment or _reworded(goal, entry)
    ):
        _review_goal(ruling, goal, entry)
    reviewed = set()
    for index, line in enumerate(entry.commitments):
        below = f"{path}.commitments.{index}"
        if line.ref and not makes_next(ruling, line):
            reviewed |= _restated(ruling, line, below)
        elif goal is None:
            ruling.problem(faults.GOAL_MISSING, below, text=short(line.text))
        else:
            _new_commitment(ruling, goal, line, below)
    return reviewed


def _new_goal(ruling: Ruling, entry: GoalEntry, area: str) -> Goal:
    status = entry.status or GoalStatus.OPEN
    first = GoalChange(
        seq=ruling.seq,
        on=ruling.note.date,
        status=status,
        measure=entry.baseline,
        comment=entry.comment,
    )
    goal = Goal(
        id=_next_id(ruling, "M", entry.goal),
        area=area or entry.area,
        text=entry.goal,
        made_on=ruling.note.date,
        made_seq=ruling.seq,
        status=status,
        history=(first,),
    )
    ruling.happen(GoalSet(goal=goal))
    return goal


def _review_goal(ruling: Ruling, goal: Goal, entry: GoalEntry) -> None:
    ruling.happen(
        GoalReviewed(
            goal_id=goal.id,
            seq=ruling.seq,
            on=ruling.note.date,
            status=entry.status or goal.status,
            measure=entry.baseline,
            comment=entry.comment,
            text=entry.goal if _reworded(goal, entry) else "",
        )
    )
    if _reworded(goal, entry):
        ruling.remarks.append(f"Mål {goal.id} har fått en ny lydelse: ”{short(entry.goal)}”.")
    left = [one.id for one in ruling.case.commitments if one.goal_id == goal.id and one.open]
    if entry.status in {GoalStatus.REACHED, GoalStatus.DROPPED} and left:
        ruling.remarks.append(
            f"Mål {goal.id} är {entry.status.value}; öppna åtaganden står kvar: {', '.join(left)}."
        )


def _reworded(goal: Goal, entry: GoalEntry) -> bool:
    """Whether an entry words a goal anew; one that only leaves out words says it again in short."""
    said = folded(entry.goal).split()
    return bool(said) and not set(said) <= set(folded(goal.text).split())


def _restated(ruling: Ruling, line: CommitmentEntry, path: str) -> set[str]:
    known = find_commitment(ruling, line.ref, line.text, path)
    if known is None:
        return set()
    if not known.open:
        closed = known.status.value
        ruling.problem(faults.COMMITMENT_CLOSED, f"{path}.ref", ref=known.id, status=closed)
        return set()
    if line.responsible and set(_responsible(ruling, line, path)) != set(known.responsible):
        stands = ", ".join(who.name for who in known.responsible) or "ingen"
        ruling.problem(
            faults.COMMITMENT_CHANGED, f"{path}.responsible", ref=known.id, stands=stands
        )
    if line.due and line.due != known.due:
        ruling.happen(
            CommitmentReviewed(
                commitment_id=known.id,
                seq=ruling.seq,
                on=ruling.note.date,
                status=Status.NOT_REVIEWED,
                new_due=line.due,
            )
        )
        return {known.id}
    return set()


def _new_commitment(ruling: Ruling, goal: Goal, line: CommitmentEntry, path: str) -> None:
    if twin := _twin(ruling, goal, line):
        ruling.problem(faults.COMMITMENT_TWICE, path, text=short(line.text), ref=twin)
        return
    if not line.responsible:
        ruling.problem(faults.NO_WHO, f"{path}.responsible", text=short(line.text))
    if not (line.due or line.starts or line.ongoing):
        ruling.problem(faults.NO_WHEN, f"{path}.due", text=short(line.text))
    if line.due and is_far(line.due, ruling.note.date, _LONGEST):
        what = "Åtagandets sista dag"
        ruling.problem(faults.FAR_AHEAD, f"{path}.due", what=what, on=line.due, years=_LONGEST)
    commitment = Commitment(
        id=_next_id(ruling, "Å", line.text),
        goal_id=goal.id,
        text=line.text,
        responsible=_responsible(ruling, line, path),
        due=line.due,
        starts=line.starts,
        ongoing=line.ongoing,
        rhythm=line.rhythm,
        documented=line.documented,
        made_on=ruling.note.date,
        made_seq=ruling.seq,
    )
    ruling.happen(CommitmentMade(commitment=commitment))


def _twin(ruling: Ruling, goal: Goal, line: CommitmentEntry) -> str:
    wanted = folded(line.text)
    return next(
        (
            one.id
            for one in ruling.case.commitments
            if one.open
            and one.goal_id == goal.id
            and one.made_seq != ruling.seq
            and folded(one.text) == wanted
        ),
        "",
    )


def _responsible(ruling: Ruling, line: CommitmentEntry, path: str) -> tuple[Responsible, ...]:
    found: list[Responsible] = []
    for index, written in _each_responsible(ruling, line):
        hits = ruling.people.person(written)
        if len(hits) == 1:
            found += hits
        elif hits:
            choices = ", ".join(
                f"{hit.name} ({hit.organisation or hit.side.value})" for hit in hits
            )
            ruling.problem(
                faults.RESPONSIBLE_AMBIGUOUS,
                f"{path}.responsible.{index}",
                name=written,
                choices=choices,
            )
        else:
            _unknown(ruling, written, f"{path}.responsible.{index}")
    return tuple(dict.fromkeys(found))


def _each_responsible(ruling: Ruling, line: CommitmentEntry) -> Iterator[tuple[int, str]]:
    """Those responsible, also when two were written as one (”Milo och vårdnadshavare”)."""
    for index, written in enumerate(line.responsible):
        parts = [part.strip() for part in written.split(" och ")]
        apart = not ruling.people.person(written) and all(map(ruling.people.person, parts))
        commas = [part.strip() for part in written.split(",")]
        if len(commas) > 1 and all(_is_somebody(ruling, part) for part in commas):
            parts, apart = commas, True
        for part in parts if apart else [written]:
            yield index, part


def _is_somebody(ruling: Ruling, written: str) -> bool:
    """Whether ``written`` is one person's own name: in ”Sara, Jonas” no workplace of Sara's."""
    hits = ruling.people.person(written)
    if len(hits) != 1 or hits[0].name == hits[0].organisation:
        return False
    return folded(written) in {folded(hits[0].name), folded(hits[0].name.split()[0])}


def _unknown(ruling: Ruling, written: str, path: str) -> None:
    near = ruling.people.near_person(written)
    example = near or f"{written.partition(',')[0]}, verksamheten"
    ruling.problem(faults.RESPONSIBLE_UNKNOWN, path, near, name=written, example=example)


def _next_id(ruling: Ruling, letter: str, text: str) -> str:
    goals = ruling.note.goals
    texts = (
        (entry.goal for entry in goals)
        if letter == "M"
        else (line.text for entry in goals for line in entry.commitments)
    )
    own, ruling.ids = ruling.ids.take(letter, folded(text), frozenset(map(folded, texts)))
    return own
