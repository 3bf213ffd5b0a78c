"""Sections about the plan put on the sheet: what was agreed, what became of it, how it went."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from sigdocs.intake import faults
from sigdocs.intake.draft import Cell, Node
from sigdocs.intake.folding import fold
from sigdocs.intake.known import Known
from sigdocs.intake.lines.measures import measures_in
from sigdocs.intake.text.agreed import agreed
from sigdocs.intake.text.agreed_table import agreed_table
from sigdocs.intake.text.block import Agreed
from sigdocs.intake.text.elsewhere import closes
from sigdocs.intake.text.findings import Sheet
from sigdocs.intake.text.goal_names import area_of
from sigdocs.intake.text.kept import keep, prior_of
from sigdocs.intake.text.lines import Row, is_table
from sigdocs.intake.text.outcomes import outcomes
from sigdocs.intake.text.sections import Section, is_area
from sigdocs.intake.text.strong import without_receivers
from sigdocs.intake.text.tables import blocks, read_table, tables
from sigdocs.model.closing import AreaOutcome

_ROW_MAX = 2_000
# ”med: noor, helen, agnes”, all in lower case; ”jag” and ”mamma” are no names
_LOW_NAME = re.compile(
    r"(?!(?:jag|tolk\w*|mamma|pappa|mor|far|alla|vi|hon|han|hen|de)$)[^\W\d_]{3,}"
)


def read_plan(section: Section, sheet: Sheet) -> None:
    """Read what was agreed and what became of it, whatever the heading over it says."""
    goals: list[dict[str, Node]] = []
    for block in blocks(section.rows):
        if is_table(block[0]):
            told, problems = agreed_table(block, section.target, sheet.known)
            sheet.problems += problems
            sheet.made += [row.cell() for row in block]
        else:
            rows = without_receivers(block, sheet)
            told = agreed(rows, section.target, _with_present(sheet), _area_said(section, sheet))
            sheet.made += [row.cell() for row in block]
        goals += _continued(goals, told.goals)
        sheet.put("statuses", list(told.statuses))
        _ask_or_keep(told, section, sheet)
    sheet.put("goals", list(goals))


def read_outcomes(section: Section, sheet: Sheet) -> None:
    """Read how it went; what rows of it tell of commitments is read as that."""
    found, rest = tables(section.rows)
    for table in found:
        fields, problems = read_table(table, AreaOutcome)
        sheet.put("closing.outcomes", list(fields))
        sheet.problems += problems
    read = {cell.place.line for cell in _cells(sheet.draft.get("closing"))}
    told = outcomes([row for row in rest if row.number not in read], sheet.known, only=True)
    sheet.put("closing.outcomes", list(told.found))
    sheet.made += [row.cell() for row in section.rows]
    more = sorted((*told.left, *(row for row in rest if row.number in read)), key=_number)
    left = [row for row in more if not _is_word(row)]
    for row in more:
        if _is_word(row) and not (is_area(row.text) or sheet.known.is_area(row.text)):
            sheet.leave(row)
    read_plan(replace(section, target="statuses", rows=left), sheet)


def _is_word(row: Row) -> bool:
    return len(row.text.split()) == 1 and ":" not in row.text


def _cells(node: Node | None) -> Iterator[Cell]:
    if isinstance(node, Cell):
        yield node
    children = node if isinstance(node, list) else node.values() if isinstance(node, dict) else ()
    for child in children:
        yield from _cells(child)


def _number(row: Row) -> int:
    return row.number


def _with_present(sheet: Sheet) -> Known:
    """Give what is known, and the names of those whom the note has told of before."""
    held = sheet.draft.get("attendees", [])
    nodes = held if isinstance(held, list) else [held]
    cells = [one.get("name") if isinstance(one, dict) else one for one in nodes]
    names = (
        cell.text.split(",")[0].split("(")[0].strip() for cell in cells if isinstance(cell, Cell)
    )
    more = tuple(
        name
        for name in names
        if (name[:1].isupper() or _LOW_NAME.fullmatch(name))
        and name not in sheet.known.names
        and not sheet.known.person(name)
    )
    return replace(sheet.known, people=(*sheet.known.people, *more)) if more else sheet.known


# ”nytt på skolan”, ”Nytt inom fritid”
_NEW_IN = re.compile(r"^nytt?\s+(?:på|inom|under|i|för|om|kring)\s+", re.IGNORECASE)


def _area_said(section: Section, sheet: Sheet) -> str:
    """Give the life area that the heading over a block is: ”jobb”, ”nytt på skolan”; "" when none."""
    return area_of(_NEW_IN.sub("", section.label.strip(" :.")), sheet.known)


def _ask_or_keep(told: Agreed, section: Section, sheet: Sheet) -> None:
    for row in told.unclear:
        sheet.ask(row, faults.STATUS_UNCLEAR)
    sheet.told_of += told.named
    for row in told.both:
        sheet.ask(row, faults.STATUS_IN_PLAN)
    for row in told.bare:
        sheet.ask(row, faults.STATUS_MISSING)
    for row, area, text in told.measures:
        found = [
            {name: row.cell(text=value) for name, value in one.items()}
            for one in measures_in(area, text)
        ]
        sheet.put("measures", list(found))
    area = section.label if section.rows and section.row is section.rows[0] else ""
    keep(replace(section, label=area or section.label, row=None, rows=told.kept), sheet)


def _continued(found: list[dict[str, Node]], more: list[dict[str, Node]]) -> list[dict[str, Node]]:
    """Give ``more``; commitments that it opens with, under no goal, go to the goal above."""
    if not (found and more and set(more[0]) == {"commitments"}) or "status" in found[-1]:
        return more
    held, added = found[-1].setdefault("commitments", []), more[0]["commitments"]
    if isinstance(held, list) and isinstance(added, list):
        held += added
    return more[1:]


def read_told(section: Section, sheet: Sheet) -> None:
    """Read what stands under a heading that nobody knows: what is certain is taken, the rest kept."""
    if section.row and not section.rows:
        sheet.leave(section.row)
        return
    rest: list[Row] = []
    for block in blocks(section.rows):
        if is_table(block[0]):
            rest += block
            if _tells_facts(block, sheet):
                sheet.lost(block[0])
            continue
        told = agreed(block, prior_of(sheet), _with_present(sheet), _area_said(section, sheet))
        sheet.put("goals", list(told.goals))
        sheet.put("statuses", list(told.statuses))
        sheet.told_of += told.named
        for row in (*told.unclear, *told.bare):
            sheet.ask(row, faults.STATUS_UNCLEAR)
        rest += told.kept
    keep(replace(section, rows=rest), sheet)
    if section.row and not rest:
        sheet.keep([section.row], "")
    sheet.made += [row.cell() for row in section.rows]


# ”|Å|Status|”, ”| M1 | delvis |”, ”|Skala|viktigt|tilltro|”, ”| Betalar | Robin | 25/5 |”
_OF_PLAN = re.compile(
    r"(?<!\w)[åm]\s?\d{1,2}(?!\w)|\b(?:mål|status|läge|uppfyllt|viktigt|tilltro|beredd|oro|senast|löpande)\b|\b\d{1,2}/\d{1,2}\b",
    re.IGNORECASE,
)


def _tells_facts(table: list[Row], sheet: Sheet) -> bool:
    """Whether a table that nobody reads tells of the plan, a scale, a day or somebody of the case."""
    text = "\n".join(row.text for row in table)
    return bool(_OF_PLAN.search(text) or sheet.known.named(text))


def told_beside(section: Section, sheet: Sheet) -> None:
    """Take how commitments stand from what is told of something else: ”Läget”, ”Vad som hänt”."""
    if not any(one.open for one in sheet.known.commitments):
        return
    rows = [row for row in section.rows if not (is_table(row) or _of_area(row))]
    told = agreed([row for row in rows if len(row.text) <= _ROW_MAX], prior_of(sheet), sheet.known)
    sheet.put("statuses", list(told.statuses))
    sheet.told_of += told.named
    for row in told.unclear:
        sheet.ask(row, faults.STATUS_UNCLEAR)


def _of_area(row: Row) -> bool:
    """Whether a row tells of an area of life by its label: ”Skola: 72 % närvaro”."""
    label, colon, value = row.text.partition(":")
    return bool(colon and value.strip()) and is_area(label)


def gather_goals(sheet: Sheet) -> None:
    """Put what is new under a life area to the one new goal that the note sets in it."""
    held = sheet.draft.get("goals")
    if not isinstance(held, list):
        return
    entries = [one for one in held if isinstance(one, dict)]
    for one in entries:
        if set(one) != {"area", "commitments"}:
            continue
        same = [
            each
            for each in entries
            if "goal" in each and _area(each, sheet.known) == _area(one, sheet.known)
        ]
        target = same[0].setdefault("commitments", []) if len(same) == 1 else None
        if isinstance(target, list) and isinstance(one["commitments"], list):
            target += one["commitments"]
            one.clear()
    _by_number(entries, sheet)
    sheet.draft["goals"] = [one for one in held if one != {}]


def _by_number(entries: list[dict[str, Node]], sheet: Sheet) -> None:
    """Put what is of ”mål 1” at a start to the first goal that the note sets."""
    new = [one for one in entries if "goal" in one and "ref" not in one]
    for one in entries:
        ref = one.get("ref")
        if sheet.known.goals or set(one) != {"ref", "commitments"} or not isinstance(ref, Cell):
            continue
        at = int(ref.text.lstrip("M")) - 1
        if 0 <= at < len(new):
            target = new[at].setdefault("commitments", [])
            if isinstance(target, list) and isinstance(one["commitments"], list):
                target += one["commitments"]
                one.clear()


def _area(goal: Mapping[str, Node], known: Known) -> str:
    area = goal.get("area")
    return fold(area_of(area.text, known) or area.text) if isinstance(area, Cell) else ""


def ask_named(sheet: Sheet) -> None:
    """Ask how each commitment stands that a note on the plan speaks of and nowhere says it of."""
    if prior_of(sheet) == "event" and not closes(sheet.draft):
        return
    held = sheet.draft.get("statuses", [])
    entries = [one for one in (held if isinstance(held, list) else [held]) if isinstance(one, dict)]
    said = {ref.text for one in entries if isinstance(ref := one.get("ref"), Cell)}
    for ref, row in dict(reversed(sheet.told_of)).items():
        if ref not in said:
            sheet.ask(row, faults.STATUS_OF_NAMED)
