"""Tables written with upright bars, read by the words of their heading row."""

import itertools
from collections.abc import Mapping

from sigdocs.intake import faults
from sigdocs.intake.draft import Node
from sigdocs.intake.folding import key
from sigdocs.intake.text.labels import names_of
from sigdocs.intake.text.lines import Row, is_table, table_cells
from sigdocs.model.base import Frozen
from sigdocs.model.plan import CommitmentEntry, GoalEntry
from sigdocs.model.problem import Problem

Fields = dict[str, Node]


def blocks(rows: list[Row]) -> list[list[Row]]:
    """Part the rows where a table begins or ends, in their order."""
    return [list(block) for _, block in itertools.groupby(rows, key=is_table)]


def tables(rows: list[Row]) -> tuple[list[list[Row]], list[Row]]:
    """Part the rows: each table, and what stands outside tables."""
    found: list[list[Row]] = []
    rest: list[Row] = []
    inside = False
    for row in rows:
        if is_table(row):
            if not inside:
                found.append([])
            found[-1].append(row)
        else:
            rest.append(row)
        inside = is_table(row)
    return found, rest


def read_table(table: list[Row], model: type[Frozen]) -> tuple[list[Fields], list[Problem]]:
    """Read a table of ``model``, a row each; an unknown column is a problem."""
    head, *body = table
    columns = _columns(head, names_of(model))
    problems = [
        faults.UNKNOWN_HEADING.at(f"rad.{head.number}", rad=word)
        for word, name in columns
        if word and not name
    ]
    found: list[Fields] = []
    for row in body:
        cells = table_cells(row)
        if len(cells) > len(columns) and any(cells[len(columns) :]):
            problems.append(faults.LINE_NOT_UNDERSTOOD.at(f"rad.{row.number}", rad=row.text[:120]))
        pairs = zip(columns, cells, strict=False)
        found.append(
            {name: row.cell(label=word, text=text) for (word, name), text in pairs if name and text}
        )
    return [fields for fields in found if fields], problems


def _columns(head: Row, names: Mapping[str, str]) -> list[tuple[str, str]]:
    return [(word, names.get(key(word), "")) for word in table_cells(head)]


def plan_table(table: list[Row]) -> tuple[list[Fields], list[Problem]]:
    """Read a plan written as one table: goals, each with the commitments of its rows."""
    commitment_words, goal_words = names_of(CommitmentEntry), names_of(GoalEntry)
    head, *body = table
    columns = []
    problems: list[Problem] = []
    for word in table_cells(head):
        name = _plan_column(key(word), goal_words, commitment_words)
        if word and not name:
            problems.append(faults.UNKNOWN_HEADING.at(f"rad.{head.number}", rad=word))
        columns.append((word, name))
    goals: list[Fields] = []
    for row in body:
        cells = {
            name: row.cell(label=word, text=text)
            for (word, name), text in zip(columns, table_cells(row), strict=False)
            if name and text
        }
        _put(goals, cells)
    return goals, problems


def _plan_column(
    word: str, goal_words: Mapping[str, str], commitment_words: Mapping[str, str]
) -> str:
    if name := commitment_words.get(word):
        return name
    name = goal_words.get(word, "")
    return f"goal.{name}" if name else ""


def _put(goals: list[Fields], cells: Mapping[str, Node]) -> None:
    """Add a row: the same goal and area as above (or none) belongs to the goal above."""
    goal = {
        name.removeprefix("goal."): node for name, node in cells.items() if name.startswith("goal.")
    }
    commitment: Node = {name: node for name, node in cells.items() if not name.startswith("goal.")}
    above = (
        {name: node for name, node in goals[-1].items() if name != "commitments"} if goals else {}
    )
    if not goals or (goal and _texts(goal) != _texts(above)):
        goals.append(dict(goal))
    if commitment:
        held = goals[-1].setdefault("commitments", [])
        if isinstance(held, list):
            held.append(commitment)


def _texts(fields: Mapping[str, Node]) -> dict[str, str]:
    return {name: getattr(node, "text", "") for name, node in fields.items()}
