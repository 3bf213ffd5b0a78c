"""A note from another program: YAML or JSON with the model's Swedish keys, or its English ones.

Only plain strings, lists and mappings are read; references, tags and repeated keys are refused,
and the size and depth of a file are held before it is read.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

import yaml
from rapidfuzz import fuzz, process

from sigdocs.intake import faults
from sigdocs.intake.characters import alike
from sigdocs.intake.draft import Cell, Node, Place
from sigdocs.intake.folding import key
from sigdocs.intake.lines.consent import say_taken_back
from sigdocs.intake.note_fields import Shape, shapes
from sigdocs.intake.text.labels import names_of
from sigdocs.intake.text.lines import CHARACTERS_MAX, decode
from sigdocs.intake.text.note import TextNote
from sigdocs.model.base import Frozen
from sigdocs.model.consent import ConsentFact
from sigdocs.model.note import Note
from sigdocs.model.problem import Fault, Problem

_DEPTH_MAX = 12
_NODES_MAX = 20_000
_NEAR = 70
_NOTHING = frozenset({"", "~", "null", "Null", "NULL"})
_TABBED = re.compile(r" *\t+ *\S")
_CURLY = re.compile("[”“]")
# tid: ”14.30”
_QUOTED = re.compile("[”“„](.*)[”“]")
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@dataclass(slots=True)
class _Work:
    lines: list[str]
    problems: list[Problem] = field(default_factory=list)
    places: dict[str, Place] = field(default_factory=dict)

    def say(self, problem: Problem, node: yaml.Node) -> None:
        self.problems.append(problem)
        self.places.setdefault(problem.path, Place(line=_line(node)))


def read_data(data: bytes, form: str = "YAML") -> TextNote:
    """Read a YAML or JSON note; ``form`` is what to call it in a message."""
    text = decode(data)
    if isinstance(text, Problem):
        return TextNote("", {}, (text,), {})
    source = text.replace("\t", "  ") if text.lstrip().startswith("{") else text
    try:
        if problem := _measured(source, form):
            return _refused(text, problem)
        root = yaml.compose(source, Loader=_LOADER)
    except yaml.YAMLError as error:
        return _refused(text, _broken(source, _marked(error), form))
    work = _Work(source.split("\n"))
    if not isinstance(root, yaml.MappingNode):
        return _refused(text, (faults.DATA_BROKEN, 1, {"format": form}))
    draft = _mapping(Note, root, "", work)
    return TextNote(text, draft, tuple(work.problems), work.places)


_Refusal = tuple[Fault, int, dict[str, str]]


def _refused(text: str, refusal: _Refusal) -> TextNote:
    fault, line, values = refusal
    path = f"rad.{line}"
    return TextNote(text, {}, (fault.at(path, **values),), {path: Place(line=line)})


def _measured(source: str, form: str) -> _Refusal | None:
    """Refuse what is too deep, too much, or refers to itself, before it is built."""
    depth = nodes = documents = 0
    for event in yaml.parse(source, Loader=_LOADER):
        line = event.start_mark.line + 1 if event.start_mark else 1
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            return faults.DATA_ALIAS, line, {}
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        nodes += isinstance(event, yaml.NodeEvent)
        documents += isinstance(event, yaml.DocumentStartEvent)
        if depth > _DEPTH_MAX:
            return faults.DATA_TOO_DEEP, line, {}
        if nodes > _NODES_MAX:
            return faults.TEXT_TOO_LONG, line, {"antal": str(CHARACTERS_MAX)}
        if documents > 1:
            return faults.DATA_BROKEN, line, {"format": form}
    return None


def _broken(source: str, line: int, form: str) -> _Refusal:
    """Tell why a file does not follow its form, when it is one of the slips that editors make."""
    lines = source.split("\n")
    near = lines[max(0, line - 2) : line]
    tabs = (number for number, one in enumerate(lines, 1) if _TABBED.match(one))
    if form == "YAML" and (tabbed := next(tabs, 0)):
        return faults.DATA_TABS, tabbed, {}
    if any(_CURLY.search(one) for one in near):
        return faults.DATA_QUOTES, line, {"format": form}
    return faults.DATA_BROKEN, line, {"format": form}


def _marked(error: yaml.YAMLError) -> int:
    mark = getattr(error, "problem_mark", None)
    return mark.line + 1 if mark else 1


def _line(node: yaml.Node) -> int:
    return int(node.start_mark.line) + 1


def _mapping(
    model: type[Frozen], node: yaml.MappingNode, path: str, work: _Work
) -> dict[str, Node]:
    found: dict[str, Node] = {}
    labels: list[tuple[str, Cell]] = []
    for key_node, value in node.value:
        word = str(key_node.value)
        shape = _field(model, word)
        here = f"{path}.{shape.name}" if path and shape else (shape.name if shape else path)
        if shape is None or shape.name == "readings":
            _unknown(model, key_node, path, work)
        elif shape.name in found:
            work.say(faults.DATA_TWICE.at(here, nyckel=word[:60]), key_node)
        else:
            read = _value(shape, value, here, work)
            if read is not None:
                found[shape.name] = read
                labels.append((word, Cell("", Place(line=_line(key_node), label=shape.label))))
    for word, cell in labels if model is ConsentFact else ():
        say_taken_back(found, word, cell)
    return found


def _field(model: type[Frozen], word: str) -> Shape | None:
    known = shapes(model)
    return known.get(word) or known.get(names_of(model).get(key(word), ""))


def _unknown(model: type[Frozen], node: yaml.Node, path: str, work: _Work) -> None:
    word = str(node.value)[:60]
    labels = {key(shape.label): shape.label for shape in shapes(model).values()}
    hit = process.extractOne(key(word), list(labels), scorer=fuzz.ratio, score_cutoff=_NEAR)
    where = f"{path}.rad.{_line(node)}" if path else f"rad.{_line(node)}"
    near = labels[hit[0]] if hit else ""
    work.say(faults.DATA_UNKNOWN_KEY.at(where, nyckel=word, suggestion=near), node)


def _value(shape: Shape, node: yaml.Node, path: str, work: _Work) -> Node | None:
    if isinstance(node, yaml.SequenceNode):
        if not shape.many:
            work.say(faults.DATA_SHAPE.at(path, falt=shape.label, form="ett värde"), node)
            return None
        items = [_item(shape, item, f"{path}.{i}", work) for i, item in enumerate(node.value)]
        return [item for item in items if item is not None]
    item = _item(shape, node, path, work)
    return [item] if shape.many and isinstance(item, Mapping) else item


def _item(shape: Shape, node: yaml.Node, path: str, work: _Work) -> Node | None:
    if isinstance(node, yaml.ScalarNode):
        if not node.style and node.value in _NOTHING:
            return None
        if lost := _lost_after(node, work.lines):
            work.say(faults.DATA_HASH.at(path, skrivet=lost), node)
        text = alike(node.value)
        if not node.style and shape.kind is not str and (quoted := _QUOTED.fullmatch(text.strip())):
            text = quoted[1]
        return Cell(text, Place(line=_line(node), label=shape.label))
    if isinstance(node, yaml.MappingNode) and shape.model is not None:
        return _mapping(shape.model, node, path, work)
    work.say(faults.DATA_SHAPE.at(path, falt=shape.label, form="en text"), node)
    return None


def _lost_after(node: yaml.ScalarNode, lines: list[str]) -> str:
    """What stands after ` #` on the line of a plain value, which YAML takes for a remark and drops."""
    end = node.end_mark
    if node.style or end is None or end.line >= len(lines):
        return ""
    rest = lines[end.line][end.column :].strip()
    return rest[:60] if rest.startswith("#") else ""
