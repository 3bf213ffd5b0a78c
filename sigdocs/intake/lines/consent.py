"""What is written of consent in another cell than its own: ”Återkallat av”, ”annat (körkort)”."""

import re
from collections.abc import Mapping

from sigdocs.intake.draft import Cell, Node
from sigdocs.intake.folding import key
from sigdocs.model.consent import ConsentAction

_TAKES_BACK = key("återkallat av")
_OTHER = re.compile(
    r"\b(annat)(?:,?\s+nämligen)?\s*(?:\(([^()]+)\)|(?:[:=]|\s[–—-])\s*([^,;()\n]+)|(?<=nämligen)\s([^,;()\n]+))",
    re.IGNORECASE,
)


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


def tell_other(fields: Mapping[str, Node]) -> Mapping[str, Node]:
    """Move what ”annat” is from among the kinds of information: ”ekonomi, annat (körkort)”."""
    kinds = fields.get("information")
    moved: dict[str, Node] = {}
    cells = [_less_other(one, moved) for one in (kinds if isinstance(kinds, list) else [kinds])]
    if "other" not in moved:
        return fields
    return {**moved, **fields, "information": [one for one in cells if one is not None]}


def _less_other(node: Node | None, moved: dict[str, Node]) -> Node | None:
    found = _OTHER.search(node.text) if isinstance(node, Cell) else None
    if not isinstance(node, Cell) or not found:
        return node
    _put(moved, "other", Cell(next(filter(None, found.groups()[1:])), node.place))
    left = f"{node.text[: found.end(1)]}{node.text[found.end() :]}"
    return Cell(left, node.place)


def _put(fields: dict[str, Node], name: str, cell: Cell) -> None:
    known = fields.get(name)
    before = known if isinstance(known, list) else [known] if known else []
    fields[name] = [*before, cell] if before else cell
