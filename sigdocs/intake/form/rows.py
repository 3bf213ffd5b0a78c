"""A draft laid out in a form's sections: which text goes in which field of which row."""

import re
from collections.abc import Iterable, Mapping, Sequence

from sigdocs.intake.draft import Cell, Draft, Node
from sigdocs.intake.form.fields import Control, Field, Section, means_yes
from sigdocs.intake.form.sections import sections
from sigdocs.intake.form.words import NO, YES, plain

Row = Mapping[str, str]

# Lists whose rows the case already fills in: what a row is known by.
_KEYS: Mapping[str, tuple[str, ...]] = {
    "statuses": ("ref",),
    "goals": ("ref",),
    "situation": ("area",),
    "measures": ("kind", "subject"),
    "suspicions": ("source", "window_months"),
}
_NEGATIONS = frozenset({"", "nej", "n", "0", "☐", "□", "false", "ej", "inte"})
_REVIEWED = ("ref", "baseline", "status", "comment")


def merged(base: Draft, over: Draft) -> Draft:
    """Give ``base`` with what ``over`` says laid upon it; rows of the case are met by their key."""
    result: dict[str, Node] = dict(base)
    for name, node in over.items():
        old = result.get(name)
        if isinstance(old, Mapping) and isinstance(node, Mapping):
            result[name] = merged(old, node)
        elif isinstance(old, list) and isinstance(node, list) and name in _KEYS:
            result[name] = _merged_rows(old, node, _KEYS[name])
        elif not _is_blank(node):
            result[name] = node
    return result


def _is_blank(node: Node) -> bool:
    return not node or (isinstance(node, Cell) and not node.text.strip())


def _merged_rows(old: list[Node], new: list[Node], keys: tuple[str, ...]) -> list[Node]:
    rows = list(old)
    where = {_key(row, keys): n for n, row in enumerate(rows)}
    for row in new:
        spot = where.get(_key(row, keys)) if all(_key(row, keys)) else None
        if spot is None:
            rows.append(row)
        else:
            known = rows[spot]
            if isinstance(known, Mapping) and isinstance(row, Mapping):
                rows[spot] = merged(known, row)
    return rows


def _key(row: Node, keys: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(plain(text_at(row, key)) for key in keys)


def text_at(node: Node, path: str) -> str:
    """Give the text at a dotted path, lists and records written out; "" where nothing is."""
    for name in filter(None, path.split(".")):
        if not isinstance(node, Mapping) or name not in node:
            return ""
        node = node[name]
    return _written(node)


def _written(node: Node) -> str:
    if isinstance(node, Cell):
        return node.text.strip()
    if isinstance(node, Mapping):
        name, *rest = (_written(part) for part in node.values())
        return f"{name} (bara {', '.join(filter(None, rest))})" if any(rest) else name
    return "\n".join(filter(None, map(_written, node)))


def rows_of(section: Section, draft: Draft) -> Sequence[Row]:
    """Give the filled rows of a section: one for a plain label table, one an item for lists."""
    node = _node_at(draft, section.root)
    if section.is_like(sections()["new_goals"]):
        return [row for goal in _items(node) for row in _goal_rows(goal)]
    if section.is_like(sections()["goals"]):
        node = [g for g in _items(node) if any(text_at(g, key) for key in _REVIEWED)]
    items = _items(node) if section.many else [node]
    rows = [{f.path: _value(section, f, item) for f in section.fields} for item in items if item]
    return [row for row in rows if any(row.values())]


def _node_at(draft: Draft, root: str) -> Node:
    node: Node = draft
    for name in filter(None, root.split(".")):
        node = node.get(name, {}) if isinstance(node, Mapping) else {}
    return node


def _items(node: Node) -> Sequence[Node]:
    return node if isinstance(node, list) else [node] if node else []


def _value(section: Section, field: Field, item: Node) -> str:
    text = text_at(item, field.path)
    if field.control is Control.TICK and not text:
        return YES if means_yes(section.root, field.path) else ""
    if field.control is Control.TICK and text:
        return NO if text.casefold() in _NEGATIONS else YES
    if field.control is Control.LINE:
        return re.sub(r"\s*\n\s*", ", ", text)
    return text


def _goal_rows(goal: Node) -> Iterable[Row]:
    """Give one row a commitment; area and goal stand on the first, and mean the same below."""
    known = text_at(goal, "ref")
    commitments = _items(goal.get("commitments", [])) if isinstance(goal, Mapping) else []
    if known and not commitments:
        return
    head = {"area": text_at(goal, "area"), "goal": known or text_at(goal, "goal")}
    for number, item in enumerate(commitments or [{}]):
        texts = {"text": text_at(item, "text"), "documented": text_at(item, "documented")}
        texts["responsible"] = text_at(item, "responsible")  # commas belong to the names
        texts["due"] = _when(item)
        if ref := text_at(item, "ref"):
            texts["text"] = f"{ref} {texts['text']}"
        yield (head if number == 0 else {}) | {
            f"commitments.{key}": text for key, text in texts.items()
        }


def _when(item: Node) -> str:
    """Give all that is said of when, as one writes it in one cell."""
    starts, ongoing = text_at(item, "starts"), text_at(item, "ongoing").casefold()
    parts = (
        text_at(item, "due"),
        "" if ongoing in _NEGATIONS else "löpande",
        text_at(item, "rhythm"),
        f"från {starts}" if starts else "",
    )
    return ", ".join(part for part in parts if part)


def shown_sections(asked: Sequence[Section], draft: Draft) -> Sequence[Section]:
    """Give the sections asked for, with fields and sections added for all that the draft says.

    What a note held must not vanish because its kind does not ask for it.
    """
    named = {section.title: section for section in asked}
    covered = {_full(section, f.path) for section in asked for f in section.fields}
    result = []
    for section in sections().values():
        kept = named.get(section.title)
        said = {path for row in rows_of(section, draft) for path, text in row.items() if text}
        news = {f.path for f in section.fields if f.path in said and not f.given}
        news = {path for path in news if _full(section, path) not in covered}
        if kept:
            result.append(section.only(*({f.path for f in kept.fields} | news)))
        elif news:
            result.append(section)
    order = [section.title for section in asked]
    known = [s for s in result if s.title in order]
    return [
        *sorted(known, key=lambda s: order.index(s.title)),
        *(s for s in result if s.title not in order),
    ]


def _full(section: Section, path: str) -> str:
    return f"{section.root}.{path}" if section.root else path
