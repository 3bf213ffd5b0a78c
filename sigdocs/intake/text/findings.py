"""The sheet that a text note is written out on: fields found, lines not understood."""

import re
from dataclasses import dataclass, field, replace

from sigdocs.intake import faults
from sigdocs.intake.draft import Cell, Node, beside
from sigdocs.intake.folding import fold, key
from sigdocs.intake.known import NOTHING, Known
from sigdocs.intake.text.labels import names_of, suggest
from sigdocs.intake.text.lines import Row, joined
from sigdocs.intake.text.sections import RELATIVE, Section
from sigdocs.model.people import PersonFacts
from sigdocs.model.problem import Fault, Problem

_WORD = re.compile(r"\w+")
# ”Robin Falk, 20040322-2391” below the youth is a second one; ”Bor hos mormor” is not
_PERSON = re.compile(r"^(?:[A-ZÅÄÖ][\w-]+(?: [A-ZÅÄÖ][\w-]+)+\s*(?:[,(].*)?$|.*\d{6,8}[-+ ]?\d{4})")
_SUGGESTED_MAX = 40
_LABELLED = re.compile(r"^\W*([^\W\d][^:,;\d]{1,30}?)\s*:\s")
# Words that say what a cell is, not what it holds; they need not be in a cell.
_SPENT = frozenset(
    map(
        fold,
        ["och", "samt", "kl", "klockan", "den", "ansvarig", "ansvariga", "ansvar", "klart", "klar", "senast", "start", "startar", "från", "fr", "till", "och", "med", "o", "m", "första", "gång", "gången", "löpande", "tills", "vidare", "dokumenteras", "kallar", "kallas", "av", "plats", "lokal", "därefter", "sedan", "sen", "ny", "tid", "nytt", "datum", "flyttas", "ändras", "nr", "mål", "åtagande", "inte", "ej", "alla", "som", "ingår", "i", "samtycket", "planen", "skickas", "får", "inget", "utskick", "deltog", "utan", "men", "är", "ska", "vara", "omfattas"],
    )
)  # fmt: skip


@dataclass(slots=True)
class Sheet:
    """What has been found so far; ``made`` holds every node put, for :func:`audit`.

    ``named`` is whom the title names, and where; ``writer`` who a list of people says took notes;
    ``again`` what is said again of a consent outside its section, which answers for nothing else
    that is said of it.
    """

    known: Known = NOTHING
    draft: dict[str, Node] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    person: str = ""
    writer: str = ""
    named: tuple[Row, str] | None = None
    lines: set[int] = field(default_factory=set)
    made: list[Node] = field(default_factory=list)
    again: list[Node] = field(default_factory=list)
    told_of: list[tuple[str, Row]] = field(default_factory=list)
    left: list[Row] = field(default_factory=list)
    interview: bool = False

    def about(self, target: str) -> None:
        """Remember whom the section just read was about; ”” when no person."""
        name = target.partition(".")[0]
        if not (name == "youth" and self.person == "guardians" and "." in target):
            told = name == "youth" or (name == "guardians" and name in self.draft)
            self.person = name if told else ""

    def put(self, path: str, node: Node) -> None:
        """Add ``node`` at a dotted path; what is there already is kept beside it."""
        if node in ([], {}):
            return
        self.made.append(node)
        name, _, inner = path.partition(".")
        if inner:
            held = self.draft.setdefault(name, {})
            parts = held if isinstance(held, list) else [held]
            last = parts[-1]
            if isinstance(last, dict):
                last[inner] = beside(last[inner], node) if inner in last else node
            else:
                self.draft[name] = [*parts, {inner: node}]
        else:
            self.draft[name] = beside(self.draft[name], node) if name in self.draft else node

    def keep(self, rows: list[Row], label: str) -> None:
        """Keep rows verbatim for the journal, under their own heading."""
        if rows:
            text = joined(rows)
            self.put("other", rows[0].cell(label, f"{label}: {text}" if label else text))

    def leave(self, row: Row) -> None:
        """Leave a row that nobody took: kept or asked about once all of the note is read."""
        if not (self.left and self.left[-1].number == row.number):
            self.left.append(row)

    def ask(self, row: Row, fault: Fault) -> None:
        """Ask about a row, instead of what else is wrong with it."""
        self.problems = [one for one in self.problems if one.path != f"rad.{row.number}"]
        self.lines.discard(row.number)
        self.lost(row, fault)

    def lost(self, row: Row, fault: Fault = faults.LINE_NOT_UNDERSTOOD) -> None:
        """Say that a row was not understood; once."""
        if row.number in self.lines:
            return
        self.lines.add(row.number)
        near = suggest(row.text.partition(":")[0]) if len(self.lines) <= _SUGGESTED_MAX else ""
        self.problems.append(fault.at(f"rad.{row.number}", rad=row.text[:120], suggestion=near))


def of_whom(row: Row) -> Fault:
    """Give what to ask of a row that was not understood: a relative named alone may be a guardian."""
    return faults.PARENT_UNCLEAR if RELATIVE.match(row.text) else faults.LINE_NOT_UNDERSTOOD


def one_youth(section: Section, sheet: Sheet) -> Section:
    """Leave the rows that name the youth; ask about those below that name a relative or a label."""
    named: list[Row] = []
    for row in section.rows:
        label = _LABELLED.match(row.text)
        unknown = label is not None and key(label[1]) not in names_of(PersonFacts)
        person = _PERSON.match(row.text) or label
        if named and (unknown or not person or RELATIVE.match(row.text)):
            sheet.lost(row, of_whom(row))
        else:
            named.append(row)
    return replace(section, rows=named)


_OF_RIGHTS = frozenset(
    {"consents", "insats", "guardians", "youth", "partners", "corrections", "replacement"}
    | {"recipients", "disclosure", "attendees", "absent"}
)
"""Where each word may turn a right or name somebody: what is not understood there is asked about."""


def audit(section: Section, made: list[Node], sheet: Sheet) -> None:
    """Call each line a problem whose words are in none of the cells made of the section."""
    held = {word for node in made for word in _words(node)} | set(
        _WORD.findall(fold(section.label))
    )
    held |= _SPENT
    for row in section.rows:
        if any(word not in held for word in _WORD.findall(fold(row.text))):
            (sheet.lost if section.target.partition(".")[0] in _OF_RIGHTS else sheet.leave)(row)


def _words(node: Node) -> list[str]:
    if isinstance(node, Cell):
        return _WORD.findall(fold(f"{node.text} {node.place.label}"))
    children = node if isinstance(node, list) else node.values()
    return [word for child in children for word in _words(child)]
