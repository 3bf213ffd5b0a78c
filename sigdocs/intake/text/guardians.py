"""Who the guardians are, and which line tells of whom.

What a line tells belongs to the person it stands under, or to all when it is said of the block:
”Vårdnad: gemensam”. A protection that may be of two people is of neither before somebody answers.
"""

import re
from dataclasses import dataclass, field, replace

from sigdocs.intake.draft import Node, beside
from sigdocs.intake.folding import fold, key
from sigdocs.intake.lines.line import expand
from sigdocs.intake.lines.person import people, spoken
from sigdocs.intake.text.labels import names_of
from sigdocs.intake.text.lines import Row, is_table
from sigdocs.intake.text.names import tells_people
from sigdocs.intake.text.sections import LABEL, Section
from sigdocs.model.people import GuardianFacts

Fields = dict[str, Node]

_JOINT = re.compile(r"\bgemensam\w*\b")
_DENIED = re.compile(r"^(?:nej|ingen|inga|inget|ej|inte|behovs (?:inte|ej)|saknas|-)\b")
# ”vh, gemensam vårdnad”, ”Vårdnadshavare (gemensam vårdnad)”
_HEADED = re.compile(r"\b(gemensam|ensam) vardnad\b|\bvardnad\w*\s*:?\s*(gemensam|ensam)\b")
_ATTRIBUTES = frozenset(names_of(GuardianFacts).values())
_WITH_NO = frozenset({"protection", "interpreter"})


@dataclass(slots=True)
class Guardians:
    """What a block tells of guardians.

    Attributes:
        found: each as fields; more may come to the last from a line below.
        unclear: rows that may be about more than one.
        nobody: rows in which nobody is named.
    """

    found: list[Fields] = field(default_factory=list)
    unclear: list[Row] = field(default_factory=list)
    nobody: list[Row] = field(default_factory=list)


@dataclass(slots=True)
class _At:
    """Where the person stands whom the next line may be about."""

    row: Row
    record: bool = False
    several: bool = False


def gathered(parts: list[Section]) -> list[Section]:
    """Let the lines that tell of guardians be of one section with them: ”Tolk: ja” below a name."""
    found: list[Section] = []
    for part in parts:
        above = found[-1] if found else Section("", "")
        if above.target == "guardians" and _goes_on(part, above):
            above.rows += _written(part)
        elif part.target == "guardians.custody" and not part.row.heading if part.row else False:
            found.append(replace(part, target="guardians", rows=_written(part), inline=False))
        else:
            found.append(part)
    return found


def _goes_on(part: Section, above: Section) -> bool:
    """Whether a labelled line tells of the guardians above it."""
    first, _, name = part.target.partition(".")
    if first not in {"youth", "guardians"} or name not in _ATTRIBUTES or part.row is None:
        return False
    if any(map(is_table, above.rows)) or part.row.heading:
        return False
    named = any(key(row.text.partition(":")[0]) == "namn" for row in above.rows)
    return named or not above.rows if name == "name" else name != "personnummer" or named


def _written(part: Section) -> list[Row]:
    """Give the rows of a section as they stood, the label before the first."""
    if part.row is None or not part.inline:
        return part.rows
    first, *rest = part.rows
    return [replace(part.row, text=f"{part.label}: {first.text}"), *rest]


def guardians_of(section: Section) -> Guardians:
    """Read a block of guardians: names with what is told of each, then lines about one or all."""
    block, at, first = Guardians(), None, list[Row]()
    for place, row in enumerate(section.rows):
        told = LABEL.match(row.text)
        name = names_of(GuardianFacts).get(key(told[1])) if told else None
        text = told[2] if told and name else row.text
        if told and name == "custody" and at is None:
            first.append(row)
        elif told and name and name != "name":
            _attribute(row, name, told[2], block, at)
        elif tells_people(text, alone=section.inline and not place):
            at = _person(row, text, block, record=bool(name))
        else:
            block.nobody.append(row)
    for row in first:
        _attribute(replace(row, after_blank=True), "custody", row.text.partition(":")[2], block, at)
    _headed(section, block)
    return block


def _person(row: Row, text: str, block: Guardians, *, record: bool) -> _At:
    named = [node for one in people(text) for node in expand(GuardianFacts, row.cell(text=one))]
    block.found += [dict(node) for node in named if isinstance(node, dict)]
    return _At(row, record, several=len(named) > 1)


def _attribute(row: Row, name: str, value: str, block: Guardians, at: _At | None) -> None:
    whom = _whom(row, name, value, block, at)
    if whom is None:
        block.unclear.append(row)
        return
    told = spoken(value) if name in {"language", "interpreter"} else {}
    for one in whom:
        for field_name, text in (told or {name: value}).items():
            held = one.get(field_name)
            cell = row.cell(told_label(row), text.strip())
            one[field_name] = beside(held, cell) if held is not None else cell


def told_label(row: Row) -> str:
    """Give the label of a labelled row."""
    return row.text.partition(":")[0].strip()


def _whom(row: Row, name: str, value: str, block: Guardians, at: _At | None) -> list[Fields] | None:
    """Give whom a line tells of: the one it stands under, all of the block, or nobody knows."""
    if at is None or not block.found:
        return None
    below = row.indent > at.row.indent or (at.record and not row.after_blank)
    if below or (len(block.found) == 1 and not row.after_blank):
        return None if at.several else block.found[-1:]
    listed = at.row.bullet and not row.bullet
    if name in _WITH_NO and _DENIED.match(fold(value)) and (listed or row.after_blank):
        return block.found
    if name == "custody" and _JOINT.search(fold(value)):
        return block.found
    alone = len(block.found) == 1
    if listed or at.several or row.after_blank or (name in {"protection", "custody"} and not alone):
        return None
    return block.found[-1:]


def _headed(section: Section, block: Guardians) -> None:
    """Let ”vh, gemensam vårdnad” over the names be said of all of them."""
    found = _HEADED.search(fold(section.label))
    value = next(filter(None, found.groups()), "") if found else ""
    if value and section.row and (value == "gemensam" or len(block.found) == 1):
        for one in block.found:
            one.setdefault("custody", section.row.cell(text=value))
