"""A filled-in Word form as a draft of the note.

Read by heading, label and column header, never by position or tag, so that what people and
other programs do with a form (rows moved, tables pasted, tags lost, headings retyped) does not
change what it says.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from sigdocs.intake.draft import Cell, Draft, Place
from sigdocs.intake.form import faults
from sigdocs.intake.form.answers import PRESENT, Answers, answer, says
from sigdocs.intake.form.asides import beside_the_page
from sigdocs.intake.form.blocks import Paragraph, Table, TextCell, TextRow, read_blocks
from sigdocs.intake.form.comments import foreign_comments
from sigdocs.intake.form.fields import Control, Field, Section, Shape
from sigdocs.intake.form.match import best_field, is_furniture, section_named, section_of_table
from sigdocs.intake.form.sections import sections
from sigdocs.intake.form.taken_back import with_taken_back
from sigdocs.intake.form.words import YES, plain
from sigdocs.model.note import NoteKind
from sigdocs.model.problem import Problem
from sigdocs.rendering.package import Package, open_package

_SHOWN = 80
_SHARED = frozenset({"area", "goal"})
"""The columns where nothing written means as in the row above."""
_HEAD_OF_LABELS = "uppgift"  # above the labels where there are several columns of answers


@dataclass(frozen=True, slots=True)
class Misread:
    """Something in the form that was not understood, and where it stands."""

    problem: Problem
    place: Place


@dataclass(frozen=True, slots=True)
class FormReading:
    """What a form says.

    Attributes:
        draft: the fields found, empty ones too, for a question must find its place.
        places: every field met, empty ones too, by dotted path into the note.
        misread: what could not be taken as an answer.
    """

    draft: Draft
    places: Mapping[str, Place]
    misread: tuple[Misread, ...] = ()

    def place(self, path: str) -> Place | None:
        """Give where in the form a dotted path belongs: its field, else what lies nearest."""
        while path:
            below = (p for p in self.places if p == path or p.startswith(f"{path}."))
            if nearest := min(below, key=lambda p: (p.count("."), p != path), default=None):
                return self.places[nearest]
            path = path.rpartition(".")[0]
        return None


def read_form(data: bytes) -> FormReading | Problem:
    """Give what a Word file says, or why it cannot be opened."""
    package = open_package(data)
    return package if isinstance(package, Problem) else read_package(package)


def read_package(package: Package) -> FormReading:
    """Give what an opened Word file says."""
    reader = _Reader()
    for block in read_blocks(package):
        if isinstance(block, Table):
            reader.table(block)
        else:
            reader.beside(block.asides, Place(paragraph=block.index))
            if block.text:
                reader.paragraph(block)
    for problem in beside_the_page(package):
        reader.misread(problem, Place())
    for text in foreign_comments(package):
        reader.misread(faults.COMMENT_NOT_READ.at(text=_short(text)), Place())
    return reader.result()


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else f"{line[:_SHOWN]}…"


@dataclass(slots=True)
class _Reader:
    """Walks through the form, remembering under which heading it is."""

    answers: Answers = field(default_factory=Answers)
    found: list[Misread] = field(default_factory=list)
    section: Section | None = None

    def misread(self, problem: Problem, place: Place) -> None:
        self.found.append(Misread(problem, place))

    def beside(self, asides: tuple[Problem, ...], place: Place) -> None:
        for problem in asides:
            self.misread(problem, place)

    def result(self) -> FormReading:
        draft, places = self.answers.finished()
        draft = _less_unsaid(draft)
        self._nobody_ticked(draft, places)
        if not says(draft) and not self.found:
            self.misread(faults.EMPTY_FORM.at(), Place())
        return FormReading(with_taken_back(draft), places, tuple(self.found))

    def _nobody_ticked(self, draft: Draft, places: Mapping[str, Place]) -> None:
        """With nobody ticked, the boxes were passed by: ask rather than believe it."""
        people = draft.get("attendees")
        ticks = (
            [p.get("present") for p in people if isinstance(p, Mapping)]
            if isinstance(people, list)
            else []
        )
        if ticks and all(isinstance(tick, Cell) and tick.text == "nej" for tick in ticks):
            problem = faults.NOBODY_TICKED.at("attendees")
            self.misread(problem, places.get("attendees.0.present", Place()))

    def paragraph(self, block: Paragraph) -> None:
        named = section_named(block.text, sure=not block.heading)
        if named:
            self.section = named
        elif block.style in {"title", "subtitle", "rubrik", "underrubrik"}:
            return
        elif block.heading:
            self.section = None
            if not is_furniture(block.text):
                self._loose(block)
        elif not is_furniture(block.text):
            self._loose(block)

    def _loose(self, block: Paragraph) -> None:
        """Text beside the fields: an answer when the section has one place for it, else a question."""
        place = Place(paragraph=block.index, label=self.section.title if self.section else "")
        label, colon, value = block.text.partition(":")
        home = self.section
        if home and home.shape is Shape.LABELS and not home.many:
            texts = [f for f in home.fields if f.control is Control.TEXT]
            if colon and value.strip() and (known := best_field(label, home.fields)):
                self._answer(home, known, Cell(value.strip(), place))
                return
            if len(texts) == 1 and len(home.fields) == 1:
                self.answers.append(home, texts[0], Cell(block.text, place))
                return
        if home is None and colon and self._at_the_top(label, Cell(value.strip(), place)):
            return
        self.misread(faults.LOOSE_TEXT.at(text=_short(block.text)), place)

    def _at_the_top(self, label: str, cell: Cell) -> bool:
        """Take a line above the first heading, which lost its style: ”Ungdom: Milo Ekdahl”."""
        about = sections()["about"]
        known = best_field(label, about.fields)
        if known and cell.text:
            self._answer(about, known, cell)
        return bool(known)

    def _answer(self, section: Section, target: Field, cell: Cell) -> None:
        if not self.answers.put(section, target, cell):
            self.misread(faults.TWO_ANSWERS.at(target.path, etikett=target.label), cell.place)

    def table(self, table: Table) -> None:
        for row in table.rows:
            for cell in row.cells:
                self.beside(cell.asides, Place(cell=(table.index, row.index, cell.column)))
        section = section_of_table(table, self.section)
        if section is None:
            self._unknown(table)
        elif section.shape is Shape.ROWS:
            self._rows(section, table)
        else:
            self._labels(section, table)

    def _unknown(self, table: Table) -> None:
        for row in table.rows:
            for cell in row.cells:
                if cell.text:
                    place = Place(cell=(table.index, row.index, cell.column))
                    self.misread(faults.UNKNOWN_TABLE.at(text=_short(cell.text)), place)
                    return

    def _rows(self, section: Section, table: Table) -> None:
        start, columns = _header(section, table)
        over: dict[int, tuple[str, Place]] = {}
        for row in table.rows[start + 1 :]:
            if [c.text for c in row.cells] == [c.text for c in table.rows[start].cells]:
                continue
            cells: dict[str, Cell] = {}
            for cell in row.cells:
                place = Place(cell=(table.index, row.index, cell.column))
                known = columns.get(cell.grid)
                if not cell.merged:
                    over[cell.grid] = (cell.text, place)
                elif known and known.path not in _SHARED and (above := over.pop(cell.grid, None)):
                    self._merged(*above)
                if known:
                    place = Place(cell=place.cell, label=known.label)
                    told = cell.text if known.path == PRESENT else answer(known, cell.text)
                    cells[known.path] = Cell(told, place)
                elif cell.text:
                    head = _head_text(table.rows[start], cell.grid)
                    self.misread(faults.UNKNOWN_COLUMN.at(kolumn=_short(head or cell.text)), place)
            self.answers.row(section, cells)

    def _merged(self, text: str, place: Place) -> None:
        """Ask whether what stands in a cell over several rows is for all of them."""
        if text:
            self.misread(faults.MERGED_CELLS.at(text=_short(text)), place)

    def _labels(self, section: Section, table: Table) -> None:
        answers: dict[int, dict[str, Cell]] = {}
        last: Field | None = None
        for row in table.rows:
            head, values = _split(row)
            if section.many and plain(head) == _HEAD_OF_LABELS:
                continue
            known = best_field(head.partition("\n")[0], section.fields)
            home, target = section, known
            if not known and head and not is_furniture(head):
                home, target = _elsewhere(section, head)
            if target is None and not head and last:
                target = last
            if target is None:
                self._unknown_label(table, row, head, values)
                continue
            last = target
            for number, cell in enumerate(values):
                place = Place(cell=(table.index, row.index, cell.column), label=target.label)
                found = Cell(answer(target, cell.text), place)
                if section.many and home is section:
                    _extend(answers.setdefault(number, {}), target, found)
                elif number == 0 or cell.text:
                    self._answer(home, target, found)
        for item in answers.values():
            self.answers.row(section, item)

    def _unknown_label(self, table: Table, row: TextRow, head: str, values: list[TextCell]) -> None:
        filled = [cell for cell in values if cell.text]
        if filled:
            place = Place(cell=(table.index, row.index, filled[0].column))
            self.misread(faults.UNKNOWN_LABEL.at(etikett=_short(head or filled[0].text)), place)
        elif head and not filled and len(row.cells) == 1:
            place = Place(cell=(table.index, row.index, 0))
            self.misread(faults.LOOSE_TEXT.at(text=_short(head)), place)


def _extend(item: dict[str, Cell], target: Field, cell: Cell) -> None:
    old = item.get(target.path)
    if old and old.text and cell.text:
        cell = Cell(f"{old.text}\n{cell.text}", old.place)
    if cell.text or not old:
        item[target.path] = cell


def _elsewhere(section: Section, head: str) -> tuple[Section, Field | None]:
    """Look for a label among the other sections: rows are pasted from one table to another."""
    for other in sections().values():
        if other.shape is Shape.LABELS and not other.many and other is not section:
            known = best_field(head.partition("\n")[0], other.fields, sure=True)
            if known:
                return other, known
    return section, None


def _split(row: TextRow) -> tuple[str, list[TextCell]]:
    """Give a row's label and answers; one cell alone may hold both, with a colon between."""
    if not row.cells:
        return "", []
    first, *rest = row.cells
    if rest:
        return _label_and_more(first, rest)
    label, colon, value = first.text.partition(":")
    if colon and value.strip():
        return label, [TextCell(value.strip(), first.column, first.grid)]
    return first.text, []


def _label_and_more(first: TextCell, rest: list[TextCell]) -> tuple[str, list[TextCell]]:
    """Take what somebody wrote below the label, in its own cell, as the answer."""
    label, _, below = first.text.partition("\n")
    if not below.strip() or is_furniture(below):
        return label, rest
    if any(cell.text for cell in rest):
        return label, [TextCell(below.strip(), first.column, first.grid), *rest]
    return label, [TextCell(below.strip(), first.column, first.grid)]


def _header(section: Section, table: Table) -> tuple[int, Mapping[int, Field]]:
    """Give which row holds the column headers, and the field of each grid column."""
    best: tuple[int, Mapping[int, Field]] = (0, {})
    for number, row in enumerate(table.rows[:3]):
        columns = dict(_columns(section, row))
        if len(columns) > len(best[1]):
            best = (number, columns)
    return best


def _columns(section: Section, row: TextRow) -> Iterator[tuple[int, Field]]:
    taken: set[str] = set()
    for cell in row.cells:
        known = best_field(cell.text, section.fields)
        if known and known.path not in taken:
            taken.add(known.path)
            yield cell.grid, known


def _head_text(row: TextRow, grid: int) -> str:
    return next((cell.text for cell in row.cells if cell.grid == grid), "")


def _less_unsaid(draft: Draft) -> Draft:
    """The draft without the tick for everybody that the form comes with, and that nobody made.

    Who has been kept from the plan is let in by a word of somebody's, never by a form left as it was;
    a closing's form comes without the tick, so there it is somebody's.
    """
    told = draft.get("recipients")
    if (
        not isinstance(told, Mapping)
        or _text_of(draft.get("kind")).casefold() == NoteKind.CLOSING.value
    ):
        return draft
    rest = {name: node for name, node in told.items() if name != "everyone_covered"}
    if _text_of(told.get("everyone_covered")) != YES or any(map(says, rest.values())):
        return draft
    return {**draft, "recipients": rest}


def _text_of(node: object) -> str:
    return node.text if isinstance(node, Cell) else ""
