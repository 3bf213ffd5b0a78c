"""The answers of a form gathered into a draft: rows to lists, rows of a plan to goals."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from sigdocs.intake.draft import Cell, Draft, Node, Place
from sigdocs.intake.form.controls import ANSWER
from sigdocs.intake.form.due_cell import when
from sigdocs.intake.form.fields import SCALE, Control, Field, Section
from sigdocs.intake.form.sections import sections
from sigdocs.intake.form.words import NO, YES, plain
from sigdocs.intake.values.marks import read_mark

_GOAL_REF = re.compile(r"\s*(M\s?\d{1,3})\b[.:)]?\s*(.*)", re.DOTALL | re.IGNORECASE)
_COMMITMENT_REF = re.compile(r"\s*(Å\s?\d{1,3})\b[.:)]?\s*(.*)", re.DOTALL | re.IGNORECASE)
_PRINTED = re.compile(r"(?<!\S)" + r"\s+".join(SCALE) + rf"(?:\s+{ANSWER})?(?!\S)")
_RINGED = re.compile(r"[(\[<*_]{1,2}\s{0,3}(\d{1,2})\s{0,3}[)\]>*_]{1,2}")
PRESENT, _BESIDE = "present", "how"
_SAME = frozenset({"", '"', "”", "–", "-", "dito", "samma"})


def answer(target: Field, text: str) -> str:
    """Give what a cell answers; a tick box answers yes or no, or what is to be asked about."""
    if target.control is Control.TICK:
        return ticked(target, text)[0]
    return on_scale(text) if target.control is Control.SCALE else text


def ticked(target: Field, text: str) -> tuple[str, str]:
    """Read a tick: yes, no, or as it stands to be asked about; and what was written beside it.

    Beside ”Med” one may write how: ”x (via telefon)”, ”sjuk”. Beside another box words may change what
    the tick means.
    """
    attendance = target.path == PRESENT
    mark = read_mark(text, attendance=attendance)
    if mark.yes is None or (mark.said and not attendance):
        return text.strip(), ""
    return YES if mark.yes else NO, mark.said


def on_scale(text: str) -> str:
    """Give what a printed scale answers: what stands beside it, or the one number marked in it."""
    beside = _PRINTED.sub(" ", text, count=1).strip()
    if beside != text.strip():
        return beside
    marked = _RINGED.findall(text)
    if len(marked) == 1 and _PRINTED.fullmatch(_RINGED.sub(r"\1", text).strip()):
        return str(marked[0])
    return text


def _is_said(target: Field, text: str) -> bool:
    """Whether a field says something that the form did not say by itself."""
    if target.control is Control.TICK:
        return text != NO or target.default == YES
    return bool(text) and not target.given


@dataclass(slots=True)
class Answers:
    """Collects answers as they are met."""

    tree: dict[str, Node] = field(default_factory=dict)
    goals: list[dict[str, Node]] = field(default_factory=list)
    seen: dict[str, Place] = field(default_factory=dict)

    def put(self, section: Section, target: Field, cell: Cell) -> bool:
        """Take one answer; False when another answer to the same is there already."""
        *parents, last = _path(section, target).split(".")
        spot = self._branch(parents)
        old = spot.get(last)
        if isinstance(old, Cell) and old.text and target.control is Control.TEXT and cell.text:
            return self.append(section, target, cell)
        if isinstance(old, Cell) and old.text and cell.text:
            return plain(old.text) == plain(cell.text)
        if cell.text or old is None:
            spot[last] = cell
        return True

    def append(self, section: Section, target: Field, cell: Cell) -> bool:
        """Take more text to a field that may hold much."""
        *parents, last = _path(section, target).split(".")
        spot = self._branch(parents)
        old = spot.get(last)
        if isinstance(old, Cell) and old.text and old.text != cell.text:
            cell = Cell(f"{old.text}\n{cell.text}", old.place)
        spot[last] = cell
        return True

    def _branch(self, names: list[str]) -> dict[str, Node]:
        spot = self.tree
        for name in names:
            below = spot.setdefault(name, {})
            assert isinstance(below, dict)  # noqa: S101 - the layout gives each path one shape
            spot = below
        return spot

    def row(self, section: Section, cells: Mapping[str, Cell]) -> None:
        """Take one row of a list."""
        cells = _with_aside(section, cells)
        texts = {f.path: (f, cells[f.path].text) for f in section.fields if f.path in cells}
        if cells:
            first = next((c for p, c in cells.items() if not texts[p][0].given), None)
            place = (first or next(iter(cells.values()))).place
            self.seen.setdefault(section.root, place)
        if section.is_like(sections()["new_goals"]):
            if any(text not in _SAME for _, text in texts.values()):
                self._planned(cells)
        elif self._is_filled(section, texts):
            kept = {path: cell for path, cell in cells.items() if not path.startswith("_")}
            self._into(section.root, {**kept})

    def _is_filled(self, section: Section, texts: Mapping[str, tuple[Field, str]]) -> bool:
        if section.is_like(sections()["statuses"]):
            return any(text for f, text in texts.values() if not f.path.startswith("_"))
        if section.is_like(sections()["goals"]) and not texts.get("ref", ("", ""))[1]:
            return any(text for _, text in texts.values())
        return any(_is_said(f, text) for f, text in texts.values())

    def _into(self, root: str, item: dict[str, Node]) -> None:
        if root == "goals":
            self._reviewed(item)
            return
        *parents, last = root.split(".")
        spot = self._branch(parents)
        rows = spot.setdefault(last, [])
        assert isinstance(rows, list)  # noqa: S101 - the layout gives each path one shape
        rows.append(item)

    def _reviewed(self, item: dict[str, Node]) -> None:
        """Take a row about a goal, which the plan's rows may have named before."""
        known = next((goal for goal in self.goals if _same_goal(goal, item)), None)
        if known is None:
            self.goals.append(item)
        else:
            known.update({key: cell for key, cell in item.items() if says(cell)})

    def _planned(self, cells: Mapping[str, Cell]) -> None:
        """Take a row of the plan: a commitment under its goal, new or met before."""
        goal = self._goal_for(cells)
        prefix = "commitments."
        item: dict[str, Node] = {
            k.removeprefix(prefix): c for k, c in cells.items() if k.startswith(prefix)
        }
        if not says(item):
            return
        if isinstance(due := item.pop("due", None), Cell):
            item |= when(due)
        text = item.get("text")
        if isinstance(text, Cell) and (found := _COMMITMENT_REF.fullmatch(text.text)):
            item["ref"] = Cell(found[1], text.place)
            item["text"] = Cell(found[2], text.place)
        commitments = goal.setdefault("commitments", [])
        assert isinstance(commitments, list)  # noqa: S101 - made a list a line above
        commitments.append(item)

    def _goal_for(self, cells: Mapping[str, Cell]) -> dict[str, Node]:
        """Find the goal of a row: an empty area or goal means the same as in the row above."""
        nothing = Cell("", next(iter(cells.values())).place)
        area, goal = cells.get("area", nothing), cells.get("goal", nothing)
        above = self._last_planned()
        if above and area.text in _SAME and goal.text in _SAME:
            return above
        if above and area.text in _SAME and isinstance(over := above.get("area"), Cell):
            area = Cell(over.text, area.place)
        found = _GOAL_REF.fullmatch(goal.text)
        item: dict[str, Node] = {"area": area, "goal": goal}
        if found:
            item |= {"ref": Cell(found[1], goal.place), "goal": Cell(found[2], goal.place)}
        for known in self.goals:
            if _same_goal(known, item):
                known.setdefault("commitments", [])
                return known
        self.goals.append({**item, "commitments": []})
        return self.goals[-1]

    def _last_planned(self) -> dict[str, Node] | None:
        return next((goal for goal in reversed(self.goals) if "commitments" in goal), None)

    def finished(self) -> tuple[Draft, Mapping[str, Place]]:
        """Give the draft, empty cells too, and the place of every cell."""
        tree: dict[str, Node] = {**self.tree, **({"goals": [*self.goals]} if self.goals else {})}
        places: dict[str, Place] = {}
        _noted(tree, "", places)
        for root, place in self.seen.items():
            places.setdefault(root, place)
        return tree, places


def _with_aside(section: Section, cells: Mapping[str, Cell]) -> Mapping[str, Cell]:
    """The row with its tick read, and what was written beside the tick among its remarks."""
    target = next((f for f in section.fields if f.path == PRESENT and f.path in cells), None)
    if target is None:
        return cells
    value, said = ticked(target, (cell := cells[PRESENT]).text)
    told = cells.get(_BESIDE, Cell("", cell.place))
    if plain(said) in plain(told.text):
        said = ""
    how = Cell(", ".join(filter(None, (said, told.text))), told.place)
    return {**cells, PRESENT: Cell(value, cell.place), _BESIDE: how}


def _path(section: Section, target: Field) -> str:
    return f"{section.root}.{target.path}" if section.root else target.path


def _same_goal(known: Mapping[str, Node], item: Mapping[str, Node]) -> bool:
    for key in ("ref", "goal"):
        old, new = known.get(key), item.get(key)
        if isinstance(old, Cell) and isinstance(new, Cell) and old.text and new.text:
            return plain(old.text).replace(" ", "") == plain(new.text).replace(" ", "")
    return False


def _noted(node: Node, path: str, places: dict[str, Place]) -> None:
    """Note the place of every cell below ``path``."""
    if isinstance(node, Cell):
        places[path] = node.place
        return
    parts = enumerate(node) if isinstance(node, list) else node.items()
    for key, part in parts:
        _noted(part, f"{path}.{key}" if path else str(key), places)


def says(node: Node) -> bool:
    """Whether anything at all stands in a node."""
    if isinstance(node, Cell):
        return bool(node.text)
    return any(map(says, node if isinstance(node, list) else node.values()))
