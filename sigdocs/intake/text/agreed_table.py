"""A table of what was agreed or of what became of it: columns of goals, commitments and statuses together."""

import re
from collections.abc import Mapping

from sigdocs.intake import faults
from sigdocs.intake.draft import Cell, Node
from sigdocs.intake.folding import key
from sigdocs.intake.known import NOTHING, Known
from sigdocs.intake.lines.state import goal_state, state_of
from sigdocs.intake.lines.when import when
from sigdocs.intake.text.block import Agreed
from sigdocs.intake.text.labels import names_of
from sigdocs.intake.text.lines import Row, table_cells
from sigdocs.intake.text.sections import is_area
from sigdocs.model.plan import CommitmentEntry, GoalEntry, StatusEntry
from sigdocs.model.problem import Problem

Fields = dict[str, Node]

_MORE = {
    key(word): name
    for name, words in {
        "ref": "å, åt, åtag, nr, id, å-nr, punkt, åtagandenr, åtagandenummer",
        "text": "plan, vad, vad ska göras, åtagande, åtaganden, nytt, nytt åtagande, nya åtaganden, nytt att göra, punkt, åtgärd, innehåll, beskrivning, vad vi sa, att göra, överenskommelse, uppgift, insats",
        "responsible": "vem, vem gör, vem gör det, ansvarig, ansvariga, av, utförs av, ansv, vem ansvarar",
        "due": "när, klart, till när, datum, sista dag, deadline, tid, klart när, senast, klar",
        "status": "status, läge, hur gick det, läget, hur går det, resultat, utfall, status idag, status nu",
        "comment": "kommentar, kommentarer, anteckning, notering, notis, anm, anmärkning, hur det gick, övrigt, uppföljning, not, kort, mätt, siffra, värde",
        "new_due": "nytt datum, ny tid, ny dag, nytt klart",
        "starts": "start, från, startar, börjar",
        "documented": "dokumenteras, hur följs det upp, uppföljs, följs upp",
        "goal.goal": "mål, delmål, målet, till mål, hör till, hör till mål",
        "goal.area": "område, livsområde",
        "goal.baseline": "nuläge, mätvärde, mått",
    }.items()
    for word in words.split(",")
}
_GOAL = re.compile(r"^(?:M|Mål)\s?(\d{1,2})\b\W*(.*)$", re.IGNORECASE | re.DOTALL)
_REF = re.compile(r"^[Åå]?\s?(\d{1,2})\b\W*(.*)$", re.DOTALL)
_NONE = frozenset({"", "-", "–", "—", "x"})


def agreed_table(
    table: list[Row], prior: str, known: Known = NOTHING
) -> tuple[Agreed, list[Problem]]:
    """Read a table by its heading row; a column that nobody knows is asked about."""
    head, *body = table
    columns = [(word, _column(word, prior)) for word in table_cells(head)]
    if not any(name for _, name in columns):
        return _headless(table, known)
    columns = _with_comment(columns)
    problems = [
        faults.UNKNOWN_HEADING.at(f"rad.{head.number}", rad=word)
        for word, name in columns
        if word and not name
    ]
    found = Agreed()
    for row in body:
        cells = table_cells(row)
        if len(cells) > len(columns) and any(cells[len(columns) :]):
            problems.append(faults.LINE_NOT_UNDERSTOOD.at(f"rad.{row.number}", rad=row.text[:120]))
        told: Fields = {
            name: row.cell(label=word, text=text)
            for (word, name), text in zip(columns, cells, strict=False)
            if name and text not in _NONE
        }
        if told:
            _put(row, told, found, asked=any(name == "status" for _, name in columns))
    return found, problems


def _headless(table: list[Row], known: Known) -> tuple[Agreed, list[Problem]]:
    """Read a table without a heading row by what its cells hold."""
    found, problems = Agreed(), list[Problem]()
    for row in table:
        if told := _by_content(row, table_cells(row), known):
            _put(row, told, found, asked=False)
        else:
            problems.append(faults.LINE_NOT_UNDERSTOOD.at(f"rad.{row.number}", rad=row.text[:120]))
    return found, problems


def _with_comment(columns: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Let a column without a heading be what is remarked, in a table of how things stand."""
    names = {name for _, name in columns}
    if "status" not in names or "comment" in names:
        return columns
    return [(word, name or ("" if word else "comment")) for word, name in columns]


def _by_content(row: Row, cells: list[str], known: Known) -> Fields:
    """Read a row of a table without heading: ”M3 | Tar med Noor | Pelle | senast 22/4”, ”M1 | pågår”."""
    told: Fields = {}
    for cell in cells:
        if re.fullmatch(r"(?:M|Mål)\s?\d{1,2}", cell, re.IGNORECASE):
            name = "goal.goal"
        elif known.person(cell):
            name = "responsible"
        elif "goal.goal" in told and goal_state(cell)[0]:
            name = "status"
        elif when(cell):
            name = "due"
        else:
            name = "text"
        if cell not in _NONE:
            if name in told:
                return {}
            told[name] = row.cell(text=cell)
    if told.keys() >= {"goal.goal", "status"} and "responsible" not in told:
        return {"comment" if name == "text" else name: cell for name, cell in told.items()}
    return told if told.keys() >= {"text", "responsible"} else {}


def _column(word: str, prior: str) -> str:
    if not key(word):
        return "ref" if word.strip() == "#" else ""
    if name := _MORE.get(key(word)):
        return name
    for model in (
        (CommitmentEntry, StatusEntry) if prior == "goals" else (StatusEntry, CommitmentEntry)
    ):
        if name := names_of(model).get(key(word)):
            return name
    name = names_of(GoalEntry).get(key(word), "")
    return f"goal.{name}" if name else ""


def _put(row: Row, told: Fields, found: Agreed, *, asked: bool) -> None:
    """Add a row; ``asked`` when the table has a column of how each thing stands."""
    goal: Fields = {
        n.removeprefix("goal."): node for n, node in told.items() if n.startswith("goal.")
    }
    rest: Fields = {n: node for n, node in told.items() if not n.startswith("goal.")}
    if not goal and isinstance(text := rest.get("text"), Cell) and _GOAL.match(text.text) and asked:
        goal["goal"] = rest.pop("text")  # ”| M2 inga nya brott | ej uppfyllt |” among commitments
    _number(row, rest)
    _goal_number(row, goal)
    if goal and "status" in rest and not rest.keys() & {"ref", "text"}:
        found.goals.append(goal | _goal_stands(row, rest))
        return
    told_of = "status" in rest or "new_due" in rest
    if (told_of and rest.keys() & {"ref", "text"}) or (
        "ref" in rest and (asked or "comment" in rest)
    ):
        found.statuses.append(_status(row, rest))
        return
    if not goal and not found.goals:
        found.goals.append({})
    if goal and (not found.goals or _texts(goal) != _texts(found.goals[-1])):
        found.goals.append(dict(goal))
    commitment = _commitment(row, rest)
    if commitment:
        held = found.goals[-1].setdefault("commitments", [])
        if isinstance(held, list):
            held.append(commitment)


def _goal_stands(row: Row, rest: Fields) -> Fields:
    """Give how a goal stands by its cells: ”delvis, praktik från 18/5” is status and comment."""
    said = rest["status"].text if isinstance(rest["status"], Cell) else ""
    status, more = goal_state(said)
    more = ", ".join(
        part
        for part in (
            more,
            *(cell.text for n, cell in rest.items() if n == "comment" and isinstance(cell, Cell)),
        )
        if part
    )
    told: Fields = {"status": row.cell(text=status or said)}
    return told | ({"comment": row.cell(text=more)} if more else {})


def _number(row: Row, rest: Fields) -> None:
    """Part ”Å3 Anpassat schema” in one cell into number and wording; a bare 3 under ”Nr” is Å3."""
    for name in ("ref", "text"):
        cell = rest.get(name)
        if not isinstance(cell, Cell):
            continue
        found = _REF.match(cell.text)
        if found and (name == "ref" or cell.text.lstrip()[:1] in "Åå"):
            rest["ref"] = row.cell(label=cell.place.label, text=f"Å{found[1]}")
            if found[2].strip() and (name == "text" or "text" not in rest):
                rest["text"] = row.cell(label=cell.place.label, text=found[2].strip())
            return


def _goal_number(row: Row, goal: Fields) -> None:
    """Part ”Mål 1 Skola” into number and area or text."""
    cell = goal.get("goal")
    if isinstance(cell, Cell) and re.fullmatch(r"\d{1,2}", cell.text):
        goal["ref"] = row.cell(label=cell.place.label, text=f"M{cell.text}")
        del goal["goal"]
    elif isinstance(cell, Cell) and (found := _GOAL.match(cell.text)):
        goal["ref"] = row.cell(label=cell.place.label, text=f"M{found[1]}")
        del goal["goal"]
        if is_area(found[2]):
            goal.setdefault("area", row.cell(text=found[2].strip()))
        elif found[2].strip():
            goal["goal"] = row.cell(text=found[2].strip())
    elif isinstance(cell, Cell) and is_area(cell.text) and "area" not in goal:
        goal["area"] = goal.pop("goal")


def _status(row: Row, rest: Fields) -> Fields:
    """Keep of a row what says how it stands; a new day may stand among the comments."""
    told = {
        n: node for n, node in rest.items() if n in {"ref", "text", "status", "comment", "new_due"}
    }
    said = " . ".join(
        cell.text for n in ("status", "comment") if isinstance(cell := rest.get(n), Cell)
    )
    state = state_of(said)
    status = rest.get("status")
    if isinstance(status, Cell) and state.status:
        told["status"] = row.cell(label=status.place.label, text=state.status)
        if state.comment and state.comment != status.text:
            told["comment"] = row.cell(label=status.place.label, text=state.comment.strip(" ."))
    if state.new_due:
        told.setdefault("new_due", row.cell(text=state.new_due))
    return told


def _commitment(row: Row, rest: Fields) -> Fields:
    told = {n: node for n, node in rest.items() if n not in {"status", "new_due"}}
    if isinstance(comment := told.pop("comment", None), Cell):
        told.setdefault("documented", comment)
    ongoing = told.get("ongoing")
    if isinstance(ongoing, Cell) and (more := re.match(r"ja\W+(.+)", ongoing.text, re.IGNORECASE)):
        told |= {n: row.cell(label=n, text=text) for n, text in when(f"löpande {more[1]}").items()}
    due = told.get("due")
    if isinstance(due, Cell) and (parts := when(due.text)):
        del told["due"]
        for name, text in parts.items():
            told.setdefault(name, row.cell(label=name, text=text))
    return told


def _texts(fields: Mapping[str, Node]) -> dict[str, str]:
    return {n: getattr(node, "text", "") for n, node in fields.items() if n != "commitments"}
