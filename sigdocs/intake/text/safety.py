"""The safety planning of a text note: in words, step by step, and whom to call."""

import re
from dataclasses import dataclass, field, replace

from sigdocs.intake import faults
from sigdocs.intake.draft import Node
from sigdocs.intake.folding import key
from sigdocs.intake.text.findings import Sheet
from sigdocs.intake.text.labels import names_of
from sigdocs.intake.text.lines import Row, is_table, joined, table_cells
from sigdocs.intake.text.meeting import safety_contacts
from sigdocs.intake.text.sections import LABEL, Section
from sigdocs.intake.text.tables import read_table, tables
from sigdocs.model.people import SafetyContact
from sigdocs.model.safety import SafetySteps

_TWO = 2
_SHORT = {
    "risk": "risk",
    "risker": "risk",
    "situation": "risk",
    "tecken": "signs",
    "foljs upp senast": "follow_up_by",
    "senast": "follow_up_by",
    "foljs upp": "follow_up",
    "uppfoljning": "follow_up",
}
"""Labels that mean this only where safety is spoken of; the longer ones are labels anywhere."""
_DOES = re.compile(r"^(?:(?:vad|det har) gor )?([\w ]+?)(?: gor(?: sa har)?| ska gora)?$")
_WHO = {
    "youth_does": {"ungdomen", "den unge", "han sjalv", "hon sjalv", "jag"},
    "guardian_does": {
        "mamma",
        "pappa",
        "vh",
        "vhn",
        "vardnadshavare",
        "vardnadshavarna",
        "foraldrar",
    }
    | {"foraldrarna", "mor", "far", "mamma och pappa"},
}


@dataclass(slots=True)
class _Step:
    """What stands under one label: ``name`` is "" for plain words, "?" for a step of nobody known."""

    name: str
    label: str
    rows: list[Row] = field(default_factory=list)


def read_safety(section: Section, sheet: Sheet) -> None:
    """Read what stands under ”Säkerhetsplanering”: short labels begin a step, the rest is text."""
    _, _, name = section.target.partition(".")
    section.rows = _without_tables(section.rows, sheet)
    plain: list[Row] = []
    for step in _parted(section, name):
        if step.name == "?":
            for row in step.rows:
                sheet.lost(row, faults.SAFETY_WHO)
        elif step.name:
            rows = step.rows
            sheet.put(f"safety_steps.{step.name}", rows[0].cell(step.label, joined(rows)))
        else:
            plain += step.rows
    if plain:
        sheet.put("safety", plain[0].cell(section.label, joined(plain)))
    sheet.put("safety_contacts", list(safety_contacts(section.rows)))


def read_contacts(section: Section, sheet: Sheet) -> None:
    """Read whom to call: a table, several in one row, or one a row."""
    found, section.rows = tables(section.rows)
    for table in found:
        fields, problems = read_table(table, SafetyContact)
        sheet.put("safety_contacts", list(fields))
        sheet.problems += problems
        sheet.made += [row.cell() for row in table]
    for row in section.rows:
        contacts = safety_contacts([row])
        one: list[Node] = [row.cell(section.label)]
        sheet.put("safety_contacts", one if len(contacts) < _TWO else list(contacts))


def _without_tables(rows: list[Row], sheet: Sheet) -> list[Row]:
    """Read tables whose columns are steps; ask about any other, and give the rows outside them."""
    found, rest = tables(rows)
    for head, *body in found:
        names = [(word, _column(word)) for word in table_cells(head)]
        if not body or any(step in {"", "?"} for _, step in names):
            sheet.lost(head)
        for row in body:
            cells = table_cells(row)
            if len(cells) > len(names) or any(step in {"", "?"} for _, step in names):
                sheet.lost(row)
                continue
            for (word, step), told in zip(names, cells, strict=False):
                if told:
                    sheet.put(f"safety_steps.{step}", row.cell(word, _told(word, told)))
    return rest


def _column(word: str) -> str:
    return names_of(SafetySteps).get(key(word)) or _step(key(word))


def _parted(section: Section, name: str) -> list[_Step]:
    """Part the rows by their short labels."""
    steps = [_Step(name, section.label)]
    for row in section.rows:
        label = None if is_table(row) else LABEL.match(row.text)
        step = _step(key(label[1])) if label else ""
        if label and step and label[2].strip():
            told = row.text if step == "?" else _told(label[1], label[2])
            steps.append(_Step(step, f"{section.label} {label[1]}", [replace(row, text=told)]))
        elif row.after_blank and steps[-1].name and not (name and steps[-1] is steps[0]):
            steps.append(_Step("", section.label, [row]))
        else:
            steps[-1].rows.append(row)
    return [step for step in steps if step.rows]


def _step(word: str) -> str:
    """The step that a label names; "?" when it says that somebody does something, but not who."""
    if word in _SHORT:
        return _SHORT[word]
    who = _DOES.match(word)
    does = who is not None and who[1] != word
    for name, people in _WHO.items():
        if who and does and who[1] in people:
            return name
    return "?" if does else ""


def _told(label: str, value: str) -> str:
    """What is told in a step; whoever of two guardians it is stays in it."""
    who = label.split(maxsplit=1)[0]
    return f"{who}: {value}" if key(who) in {"mamma", "pappa"} else value
