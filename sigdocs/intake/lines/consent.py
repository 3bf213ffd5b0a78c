"""What the label of an answer about consent says by itself: ”Återkallat av” takes consent back."""

from sigdocs.intake.draft import Cell, Node
from sigdocs.intake.folding import key
from sigdocs.model.consent import ConsentAction

_TAKES_BACK = key("återkallat av")


def put_labelled(fields: dict[str, Node], name: str, cell: Cell, label: str) -> None:
    """Put an answer among the fields of a consent, beside what its label says has happened.

    Two answers to the same stand together, so that they are asked about when they differ.
    """
    _put(fields, name, cell)
    say_taken_back(fields, label, cell)


def say_taken_back(fields: dict[str, Node], label: str, cell: Cell) -> None:
    """Say that consent was taken back when that is what the label of an answer tells."""
    if key(label) == _TAKES_BACK:
        _put(fields, "action", Cell(ConsentAction.WITHDRAWN.value, cell.place))


def _put(fields: dict[str, Node], name: str, cell: Cell) -> None:
    known = fields.get(name)
    before = known if isinstance(known, list) else [known] if known else []
    fields[name] = [*before, cell] if before else cell
