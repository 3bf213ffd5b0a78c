"""How the sections of the form are put together: which field, under which label, how wide."""

from dataclasses import dataclass

from sigdocs.intake.form.fields import Control, Field, Section, Shape, form_field
from sigdocs.intake.form.words import plain


@dataclass(frozen=True, slots=True)
class Asking:
    """Makes the fields below one root of the note, with labels, hints and widths."""

    root: str = ""

    def line(self, path: str, label: str = "", hint: str = "") -> Field:
        """Ask in a row of its own."""
        return form_field(self.root, path, label, hint=hint)

    def shown(self, path: str, label: str = "", width: int = 0) -> Field:
        """Show what is known; not for writing in."""
        return form_field(self.root, path, label, width=width, given=True, control=Control.FIXED)

    def column(self, path: str, width: int, label: str = "", *, given: bool = False) -> Field:
        """Ask in a column, ``width`` in mm; ``given`` when the form fills it in itself."""
        return form_field(self.root, path, label, width=width, given=given)

    def tick(self, path: str, label: str, width: int = 0, *, default: str = "") -> Field:
        """Ask by a tick box."""
        return form_field(
            self.root, path, label, width=width, control=Control.TICK, default=default
        )


def label_section(
    title: str,
    root: str,
    *fields: Field,
    other: tuple[str, ...] = (),
    blank: int = 0,
    tip: str = "",
    stacked: bool = False,
) -> Section:
    """Give a section with a label beside each field; ``blank`` columns when it is a list.

    ``stacked`` gives each item of the list a table of its own instead of a column.
    """
    names = frozenset(map(plain, (title, *other)))
    return Section(title, root, Shape.LABELS, fields, bool(blank), blank, tip, names, stacked)


def row_section(
    title: str,
    root: str,
    *fields: Field,
    other: tuple[str, ...] = (),
    blank: int = 3,
    tip: str = "",
) -> Section:
    """Give a section with a header row and ``blank`` rows to write in."""
    names = frozenset(map(plain, (title, *other)))
    return Section(title, root, Shape.ROWS, fields, many=True, blank=blank, help=tip, names=names)
