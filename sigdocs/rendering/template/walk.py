"""The Jinja tree of a template walked with types: every field, filter and loop is asked for."""

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from functools import cache
from typing import Any

from jinja2 import nodes
from jinja2.exceptions import TemplateSyntaxError
from pydantic import BaseModel

from sigdocs.model.problem import Problem
from sigdocs.rendering import faults
from sigdocs.rendering.template.lint import places_of
from sigdocs.rendering.template.sandbox import LOOP_NAMES, environment, forbidden_nodes
from sigdocs.rendering.template.shapes import Shape, fields, items, name_of, printable, shape
from sigdocs.rendering.template.suggest import nearest

_TAKES: Mapping[str, tuple[type, ...]] = {
    "datum": (dt.date,),
    "datumtext": (dt.date,),
    "dagdatum": (dt.date,),
    "klockslag": (dt.time, dt.datetime),
    "tal": (int, float, Decimal),
    "stycken": (str,),
    "bind": (str,),
    "upper": (str,),
    "lower": (str,),
}
_TAG = re.compile(r"\{[{%].*?[%}]\}")
_MEMBER_FILTERS = frozenset({"first", "last"})
_LIST_FILTERS = frozenset({"lista", "length", "first", "last"})


def field_problems(
    sources: Mapping[str, str], data: bytes, model: type[BaseModel]
) -> tuple[Problem, ...]:
    """Tell of every field that ``model`` does not have, and every use that does not fit it.

    Args:
        sources: Jinja text by part.
        data: the Word file, to find places in.
        model: what the template will be given.
    """
    where = tuple(places_of(data))
    found: dict[tuple[str, str], Problem] = {}
    for source in sources.values():
        for wording, problem in _source_problems(source, model):
            place = _find(wording, where)
            found.setdefault((problem.message, place), _placed(problem, place))
    return tuple(found.values())


def _source_problems(source: str, model: type[BaseModel]) -> Iterator[tuple[str, Problem]]:
    try:
        tree = environment().parse(source)
    except TemplateSyntaxError:
        yield "", faults.SYNTAX.at(raw="{% … %}")
        return
    for node in forbidden_nodes(tree):
        yield _wording(node), faults.NOT_ALLOWED.at(what=_wording(node))
    walker = _Walker()
    walker.statements(tree.body, dict(fields(model)))
    yield from walker.found


def _placed(problem: Problem, place: str) -> Problem:
    return Problem(problem.fault, place, problem.values, problem.suggestion)


def _find(wording: str, where: Iterable[tuple[str, str]]) -> str:
    """Find the paragraph where these words stand in a tag, or else their last word."""
    words = re.findall(r"\w+", wording)
    for sought in (wording, *words[-1:]):
        pattern = re.compile(rf"(?<![\w.]){re.escape(sought)}(?!\w)|[.'\"]{re.escape(sought)}\b")
        for place, text in where:
            if any(pattern.search(tag) for tag in _TAG.findall(text)):
                return place
    return ""


def _wording(node: nodes.Node) -> str:
    """Write an expression as its author did, near enough to be found again."""
    if isinstance(node, nodes.Getattr):
        return f"{_wording(node.node)}.{node.attr}"
    if isinstance(node, nodes.Name):
        return node.name
    if isinstance(node, nodes.Filter) and node.node is not None:
        return f"{_wording(node.node)}|{node.name}"
    if isinstance(node, nodes.Call):
        return f"{_wording(node.node)}("
    if isinstance(node, nodes.Getitem):
        key = node.arg.value if isinstance(node.arg, nodes.Const) else ""
        return f"{_wording(node.node)}[{key}]"
    return type(node).__name__.lower()


Scope = dict[str, Shape]


class _Loop:
    """Stands for Jinja's ``loop``."""


class _Walker:
    """Walks statements with the names in scope; ``found`` gathers wording and problem."""

    def __init__(self) -> None:
        self.found: list[tuple[str, Problem]] = []
        self._readers: Mapping[type[nodes.Node], Callable[[Any, Scope], Shape]] = {
            nodes.Name: self._name,
            nodes.Getattr: self._field,
            nodes.Getitem: self._member,
            nodes.Filter: self._filtered,
            nodes.CondExpr: self._choice,
            nodes.Const: self._constant,
        }

    def statements(self, body: Iterable[nodes.Node], scope: Scope) -> None:
        for node in body:
            if isinstance(node, nodes.Output):
                self._print(node.nodes, scope)
            elif isinstance(node, nodes.For):
                self._repeat(node, scope)
            elif isinstance(node, nodes.If):
                self.kind(node.test, scope)
                for branch in (node.body, node.elif_, node.else_):
                    self.statements(branch, scope)
            elif isinstance(node, nodes.Assign):
                self._bind(node.target, self.kind(node.node, scope), scope)

    def _print(self, printed: Iterable[nodes.Node], scope: Scope) -> None:
        for node in printed:
            if isinstance(node, nodes.TemplateData):
                continue
            kinds = self.kind(node, scope)
            if kinds and not any(printable(kind) for kind in kinds):
                self._say(
                    node, faults.NOT_PRINTABLE.at(expression=_wording(node), kind=name_of(kinds[0]))
                )

    def _repeat(self, node: nodes.For, scope: Scope) -> None:
        inner = {**scope, "loop": (_Loop,)}
        self._bind(node.target, self._members(node.iter, scope), inner)
        if node.test is not None:
            self.kind(node.test, inner)
        self.statements(node.body, inner)
        self.statements(node.else_, scope)

    def _members(self, node: nodes.Node, scope: Scope) -> Shape:
        kinds = self.kind(node, scope)
        lists = [found for kind in kinds if (found := items(kind)) is not None]
        if kinds and not lists:
            self._say(node, faults.NOT_A_LIST.at(expression=_wording(node)))
        return tuple(member for found in lists for member in found)

    def _bind(self, target: nodes.Node, kinds: Shape, scope: Scope) -> None:
        if isinstance(target, nodes.Name):
            scope[target.name] = kinds
        for part in target.iter_child_nodes():
            self._bind(part, (), scope)

    def kind(self, node: nodes.Node, scope: Scope) -> Shape:
        """Give the types an expression may have; problems within it go to ``found``."""
        reader = self._readers.get(type(node))
        if reader is not None:
            return reader(node, scope)
        if isinstance(node, nodes.Test) and node.name not in environment().tests:
            self._unknown_filter(node, node.name, environment().tests)
        for child in node.iter_child_nodes():
            self.kind(child, scope)
        return (bool,) if isinstance(node, nodes.Compare | nodes.Not | nodes.Test) else ()

    def _choice(self, node: nodes.CondExpr, scope: Scope) -> Shape:
        self.kind(node.test, scope)
        branches = [node.expr1] if node.expr2 is None else [node.expr1, node.expr2]
        return tuple(found for branch in branches for found in self.kind(branch, scope))

    def _constant(self, node: nodes.Const, scope: Scope) -> Shape:  # noqa: ARG002 - as its siblings
        return shape(type(node.value))

    def _field(self, node: nodes.Getattr, scope: Scope) -> Shape:
        return self._attribute(node, node.attr, scope)

    def _name(self, node: nodes.Name, scope: Scope) -> Shape:
        if node.name not in scope:
            self._unknown(node, node.name, scope)
        return scope.get(node.name, ())

    def _attribute(self, node: nodes.Getattr | nodes.Getitem, name: str, scope: Scope) -> Shape:
        kinds = self.kind(node.node, scope)
        if kinds == (_Loop,):
            if name not in LOOP_NAMES:
                self._unknown(node, name, LOOP_NAMES)
            return (int,)
        known = {field: found for kind in kinds for field, found in fields(kind).items()}
        if kinds and name not in known:
            self._unknown(node, name, known)
        return known.get(name, ())

    def _member(self, node: nodes.Getitem, scope: Scope) -> Shape:
        if isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, str):
            return self._attribute(node, node.arg.value, scope)
        self.kind(node.arg, scope)
        return self._members(node.node, scope)

    def _filtered(self, node: nodes.Filter, scope: Scope) -> Shape:
        if node.node is None:
            return ()
        if node.name not in environment().filters:
            self._unknown_filter(node, node.name, environment().filters)
            self.kind(node.node, scope)
            return ()
        if node.name in _LIST_FILTERS:
            members = self._members(node.node, scope)
            return members if node.name in _MEMBER_FILTERS else (str,)
        kinds = self.kind(node.node, scope)
        takes = _TAKES.get(node.name)
        if takes and kinds and not any(_fits(kind, takes) for kind in kinds):
            fault = faults.WRONG_FILTER.at(
                name=node.name, expression=_wording(node.node), kind=name_of(kinds[0])
            )
            self._say(node, fault)
        return kinds if node.name == "streck" else (str,)

    def _unknown(self, node: nodes.Node, name: str, known: Iterable[str]) -> None:
        names = sorted(known)
        fault = faults.UNKNOWN_FIELD.at(
            suggestion=nearest(name, names),
            expression=_wording(node),
            known=", ".join(names) or "inget",
        )
        self._say(node, fault)

    def _unknown_filter(self, node: nodes.Node, name: str, known: Iterable[str]) -> None:
        names = sorted(known)
        self._say(
            node,
            faults.UNKNOWN_FILTER.at(
                suggestion=nearest(name, names), name=name, known=", ".join(names)
            ),
        )

    def _say(self, node: nodes.Node, problem: Problem) -> None:
        self.found.append((_wording(node), problem))


@cache
def _fits(kind: object, takes: tuple[type, ...]) -> bool:
    return isinstance(kind, type) and issubclass(kind, takes) and kind is not bool
