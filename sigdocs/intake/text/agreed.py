"""What was agreed, and what became of it: one reader for every block on goals and commitments.

Which heading a block has only breaks ties. A line with a number and a status is a status also
under ”Nytt”; one with who and when is a new commitment also under ”Sedan sist”.
"""

import re
from collections.abc import Callable
from dataclasses import replace

from sigdocs.intake.draft import Cell
from sigdocs.intake.known import NOTHING, Known
from sigdocs.intake.lines.progress import progress
from sigdocs.intake.lines.state import State
from sigdocs.intake.lines.when import when
from sigdocs.intake.text.block import Agreed, Fields, Work, goal_named, of_area
from sigdocs.intake.text.block_goals import (
    take_area_head,
    take_detail,
    take_goal_head,
    take_goal_label,
)
from sigdocs.intake.text.block_new import (
    for_area,
    for_goal,
    goes_on,
    in_area,
    take_labelled,
    take_new,
    take_record,
    take_under,
)
from sigdocs.intake.text.block_statuses import REFS, take_likely, take_numbered, told_cells
from sigdocs.intake.text.block_words import take_in_words
from sigdocs.intake.text.lines import Row
from sigdocs.intake.text.records import Record, record, records
from sigdocs.intake.text.who_when import who_when


def _is_unused(row: Row, goal: Fields, work: Work) -> bool:
    """Whether a row that seemed to name a goal was followed by nothing, and is no bare heading."""
    used = any(goal is one for one in work.found.goals)
    bare = row.text.strip().removesuffix(":")
    return not used and (":" in bare or not of_area(bare, work))


def agreed(rows: list[Row], prior: str, known: Known = NOTHING, area: str = "") -> Agreed:
    """Read the rows of a block.

    ``prior`` is ”goals” or ”statuses”, what its heading tells, and ``area`` the life area that it names.
    """
    work = Work(prior, known, listed=any(row.bullet for row in rows))
    if area and rows:
        work.scope = goal_named(rows[0], area, work) or {"area": rows[0].cell(text=area)}
    units = records([part for row in rows for part in _parted(row)])
    for (row, inner), below in zip(units, [*(one for one, _ in units[1:]), None], strict=False):
        work.below = below
        if inner:
            _unit(row, inner, work)
            continue
        for taker in _TAKERS:
            if taker(row, work):
                break
        else:
            work.found.kept.append(row)
    work.found.kept += [row for row, goal in work.entered if _is_unused(row, goal, work)]
    return work.found


# ”Skulden är 96 400 kr enligt Eva. Mål: Skulden hos Kronofogden har en betalplan. Robin ringer …”
_GOAL_INSIDE = re.compile(r"(?<=[.!?])\s+(?=Mål:\s+\S)")


def _parted(row: Row) -> list[Row]:
    """Part a row where a goal begins inside it; what stands before is told of something else."""
    first, *more = _GOAL_INSIDE.split(row.text, maxsplit=1)
    below = [replace(row, text=text, after_blank=False) for text in more]
    return [replace(row, text=first), *below] if more else [row]


def _unit(row: Row, inner: list[Row], work: Work) -> None:
    """Take a record: what was agreed, with how it stands or by whom and when on label lines below."""
    told = record(row, inner)
    said = State(
        status=told.state.status,
        comment=told.state.comment,
        new_due=told.state.new_due,
        unclear=told.state.unclear,
    )
    numbered = REFS.match(told.what)
    ref = (
        f"Å{re.findall(r'[0-9]+', numbered['refs'])[0]}"
        if numbered
        else work.known.commitment_like(told.what)
    )
    one = work.known.commitment(ref) if ref else None
    if told.stands:
        status = said.status or (progress(one, told.stands) if one else None) or ""
        fields: Fields = (
            {"ref": row.cell(label=ref, text=ref)} if ref else {"text": row.cell(text=told.what)}
        )
        if not status and (said.unclear or not said.new_due):
            if ref:
                cells = told_cells(row, replace(said, status="", comment=told.stands))
                work.found.statuses.append(fields | cells)
            (work.found.unclear if ref else work.found.bare).append(row)
        else:
            work.found.statuses.append(fields | told_cells(row, replace(said, status=str(status))))
        _keep_rest(told, work)
        return
    new = who_when(row, told.what, work.known)
    for name, cell in told.fields.items():
        new.fields[name] = cell
    _spread_when(row, new.fields)
    if told.goal and (scope := goal_named(row, told.goal, work)):
        before = work.scope
        work.enter(scope, row)
        work.add(new.fields, row)
        work.scope = before
    else:
        work.add(new.fields, row)
    work.open = None
    _keep_rest(told, work)


def _keep_rest(told: Record, work: Work) -> None:
    work.found.kept += told.rest


def _spread_when(row: Row, fields: Fields) -> None:
    due = fields.get("due")
    if isinstance(due, Cell) and (parts := when(due.text)):
        del fields["due"]
        for name, text in parts.items():
            fields.setdefault(name, row.cell(label=name, text=text))


_TAKERS: tuple[Callable[[Row, Work], bool], ...] = (
    take_goal_head,
    take_goal_label,
    take_area_head,
    take_detail,
    take_numbered,
    take_under,
    goes_on,
    take_record,
    for_goal,
    for_area,
    in_area,
    take_labelled,
    take_in_words,
    take_likely,
    take_new,
)
