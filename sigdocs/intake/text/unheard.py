"""The last look at a text note: what may take a right away, and came to nothing that is acted on.

Whatever the readers did with a line (furniture, a heading, a name, a date that could not be read):
its words are in a text that the sweep reads, or in a row of the right's own, or they are asked about.
"""

import dataclasses
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from sigdocs.casework.meant import sentences
from sigdocs.casework.party_words import calling_names
from sigdocs.casework.people import bare, folded
from sigdocs.casework.signs import Names
from sigdocs.casework.sweep import swept
from sigdocs.casework.telling import told_in
from sigdocs.intake import faults
from sigdocs.intake.draft import Cell, Node, Place
from sigdocs.intake.known import Known
from sigdocs.intake.text.lines import Row, rows, split_lines
from sigdocs.model.note import Note, NoteKind
from sigdocs.model.problem import Fault
from sigdocs.model.rights import Right

if TYPE_CHECKING:
    from sigdocs.intake.reading import Placed, Understanding

_SHOWN = 120
_EVERY = frozenset(Right)
_PLACES = (
    ("consents.", frozenset({Right.CONSENT})),
    ("insats.", frozenset({Right.CONSENT})),
    ("recipients.", frozenset({Right.CONSENT})),
    ("corrections.", _EVERY),
)
"""Where what is said is acted on as it stands, and of which right."""
_LEAVES = {
    "custody": frozenset({Right.CUSTODY}),
    "protection": frozenset({Right.PROTECTION}),
    "legal_frame": frozenset({Right.CUSTODY}),
    "without_secrets": frozenset({Right.CONSENT}),
    "wants_not": frozenset({Right.CONSENT}),
}


def with_unheard(read: "Understanding", known: Known) -> "Understanding":
    """Give what was read with a question for each line that may take a right away unheard."""
    note = read.tentative
    if note and note.kind is NoteKind.NOMINATION:
        return read
    asked = tuple(_asked(read, _names(note, known)))
    if not asked:
        return read
    instead = {place.line for _, place in asked}
    left = (
        one
        for one in read.placed
        if one[0].fault is not faults.LINE_NOT_UNDERSTOOD or one[1].line not in instead
    )
    return dataclasses.replace(read, placed=(*left, *asked))


def _asked(read: "Understanding", names: Names) -> Iterator["Placed"]:
    heard = tuple(folded(one) for one in (swept(read.tentative) if read.tentative else ()))
    acted = _acted_on(read)
    for row in rows(split_lines(read.text)):
        fault = next(_faults(row, names, heard, acted.get(row.number, frozenset())), None)
        if fault:
            yield fault.at(f"rad.{row.number}", rad=row.text[:_SHOWN]), Place(line=row.number)


def _faults(
    row: Row, names: Names, heard: tuple[str, ...], acted: frozenset[Right]
) -> Iterator[Fault]:
    """What to ask of words that are acted on nowhere, and stand in no text that the sweep reads."""
    for sentence in sentences(row.text):
        plain = folded(sentence)
        if told := list(told_in(plain, names)):
            there = (one for one in heard if one in plain or plain in one)
            said = {fault.right for one in there for fault in told_in(one, names)}
            yield from (one for one in told if one.right not in said | acted)


def _acted_on(read: "Understanding") -> Mapping[int, frozenset[Right]]:
    """The rights that each line is acted on about, or is asked about already."""
    found: dict[int, frozenset[Right]] = {}
    for path, cell in _cells(read.partial, ""):
        number = cell.place.line or 0
        found[number] = found.get(number, frozenset()) | _rights_at(path)
    for problem, place in read.placed:
        number, right = place.line or 0, problem.fault.right
        found[number] = found.get(number, frozenset()) | ({right} if right else set())
    return found


def _rights_at(path: str) -> frozenset[Right]:
    inner = path.removeprefix("replacement.")
    of_place = (rights for start, rights in _PLACES if inner.startswith(start))
    return _LEAVES.get(inner.rpartition(".")[2], frozenset()) | next(of_place, frozenset())


def _cells(node: Node, path: str) -> Iterator[tuple[str, Cell]]:
    if isinstance(node, Cell):
        yield path, node
        return
    inside = enumerate(node) if isinstance(node, list) else node.items()
    for name, one in inside:
        yield from _cells(one, f"{path}.{name}" if path else str(name))


def _names(note: Note | None, known: Known) -> Names:
    """What the organisations and the family are called, those whom the note itself tells of too."""
    people = (known.youth, *known.guardians)
    told = ((note.youth,) if note and note.youth else ()) + (note.guardians if note else ())
    folk = {bare(one).partition(" ")[0] for one in people} | {
        name for one in told for name in calling_names(one)
    }
    parties = {folded(name) for party in known.parties for name in party}
    return Names(frozenset(parties - {""}), frozenset(folk - {""}))
