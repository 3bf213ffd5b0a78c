"""Tables written with upright bars, read by the words of their heading row."""

import itertools
import re
from collections.abc import Mapping

from sigdocs.intake import faults
from sigdocs.intake.draft import Node
from sigdocs.intake.folding import key
from sigdocs.intake.text.labels import names_of
from sigdocs.intake.text.lines import Row, is_table, table_cells
from sigdocs.model.base import Frozen
from sigdocs.model.problem import Problem

Fields = dict[str, Node]
_HEADS = re.compile(
    # ”Nr”, ”Åtagande”, ”Nytt”, ”Vad”, ”Plan”
    r"(?P<what>plan(?:en)?|a|at|atag|nr|id|#|atagande(?:n)?|nytt(?: atagande)?|nya atagand\w+|vad(?: \w+)*|att gora|uppgift|atgard|insats|overenskommelse)"
    # ”Mål”, ”Område”
    r"|(?P<goal>(?:till )?mal(?:et)?|livsomrade|omrade|hor till)"
    r"|(?P<status>status(?: \w+)?|lage(?:t)?|hur gick det|hur gar det|utfall)"
    r"|(?P<who>vem(?: \w+)*|ansv\w*|utfors av)"
    r"|(?P<when>nar|klart?(?: \w+)?|senast|datum|deadline|till nar|sista dag)"
)


def heads_plan(row: Row) -> str:
    """Give what a table of the plan by its heading row tells: how things stand, or what is new; else ""."""
    told = {found.lastgroup for cell in table_cells(row) if (found := _HEADS.fullmatch(key(cell)))}
    if "status" in told and told & {"what", "goal"}:
        return "statuses"
    return "goals" if "what" in told and "who" in told else ""


def blocks(rows: list[Row]) -> list[list[Row]]:
    """Part the rows where a table begins or ends, in their order; a table may end at the next."""
    found: list[list[Row]] = []
    for _, block in itertools.groupby(rows, key=is_table):
        found.append([])
        for row in block:
            if found[-1] and is_table(row) and row.after_blank:
                found.append([])
            found[-1].append(row)
    return found


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
