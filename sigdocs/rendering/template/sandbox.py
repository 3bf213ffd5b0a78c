"""The Jinja in which templates are read: they may look at the data, and nothing more.

A template is data that office staff edit, yet Jinja would run it as code. So here: no calls, no
imports, no macros, no way to switch escaping off, only the fields of the models, and a value
that is missing is an error, never a blank.
"""

import dataclasses
import datetime as dt
import re
from collections.abc import Iterator
from enum import Enum
from functools import cache, cached_property, lru_cache
from typing import Any, Final

from jinja2 import StrictUndefined, Template, nodes
from jinja2.exceptions import SecurityError
from jinja2.runtime import LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup
from pydantic import BaseModel

from sigdocs.rendering.template.filters import FILTERS

LOOP_NAMES: Final = frozenset({"index", "index0", "first", "last", "length", "revindex"})

_BUILTIN_FILTERS = ("first", "last", "length", "lower", "upper")
_BUILTIN_TESTS = ("none", "odd", "even")
_UNFIT = re.compile("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

_ALLOWED_NODES = (
    *(nodes.Template, nodes.Output, nodes.TemplateData, nodes.For, nodes.If, nodes.Assign),
    *(nodes.Name, nodes.Getattr, nodes.Getitem, nodes.Const, nodes.Filter, nodes.Test),
    *(nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not, nodes.CondExpr),
    *(nodes.Concat, nodes.Add, nodes.Sub, nodes.Neg, nodes.Tuple),
)


class StrictEnvironment(ImmutableSandboxedEnvironment):
    """Jinja without calls, with only the fields of models, and whole values or none."""

    intercepted_binops = frozenset({"*", "**", "%", "/", "//"})

    def __init__(self) -> None:
        super().__init__(
            autoescape=True,
            undefined=StrictUndefined,
            finalize=_printable,
            keep_trailing_newline=True,
        )
        self.globals.clear()
        self.filters = {name: self.filters[name] for name in _BUILTIN_FILTERS} | dict(FILTERS)
        self.tests = {name: self.tests[name] for name in _BUILTIN_TESTS}

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:  # noqa: ANN401, ARG002 - Jinja's signature
        """Let fields and properties of models through, and where a loop stands."""
        if isinstance(obj, LoopContext):
            return attr in LOOP_NAMES
        return attr in public_names(obj.__class__)

    def is_safe_callable(self, obj: Any) -> bool:  # noqa: ANN401, ARG002 - Jinja's signature
        """Let nothing be called."""
        return False

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:  # noqa: ANN401, ARG002 - Jinja's signature
        """Refuse the operators by which a short template makes a long text."""
        raise SecurityError(operator)


@cache
def environment() -> StrictEnvironment:
    """Give the one environment of this process."""
    return StrictEnvironment()


@lru_cache(maxsize=256)
def compiled(source: str) -> Template:
    """Compile a template text, once a process.

    Raises:
        jinja2.TemplateSyntaxError: when the text is not Jinja.
    """
    return environment().from_string(source)


@cache
def public_names(kind: type) -> frozenset[str]:
    """Name what a template may read of a value of this type."""
    if issubclass(kind, BaseModel):
        fields = {*kind.model_fields, *kind.model_computed_fields}
    elif dataclasses.is_dataclass(kind):
        fields = {field.name for field in dataclasses.fields(kind)}
    else:
        return frozenset()
    derived = {
        name
        for base in kind.__mro__
        if base not in {BaseModel, object}
        for name, member in vars(base).items()
        if isinstance(member, property | cached_property)
    }
    return frozenset(name for name in fields | derived if not name.startswith("_"))


def forbidden_nodes(tree: nodes.Template) -> Iterator[nodes.Node]:
    """Find what a template may not contain: calls, macros, imports, unescaped blocks."""
    for node in tree.find_all(nodes.Node):
        if not isinstance(node, (*_ALLOWED_NODES, nodes.Keyword)):
            yield node


def loop_depth(node: nodes.Node) -> int:
    """Count how many loops stand within each other at most."""
    deepest = max((loop_depth(child) for child in node.iter_child_nodes()), default=0)
    return deepest + isinstance(node, nodes.For)


def _printable(value: object) -> object:
    """Print text, whole numbers and dates; anything else has a filter, or is a mistake."""
    if isinstance(value, Enum) and isinstance(value.value, str):
        value = value.value
    if isinstance(value, Markup):
        return value
    if isinstance(value, str):
        if unfit := _UNFIT.search(value):
            raise ValueError(f"tecknet U+{ord(unfit[0]):04X} kan inte skrivas ut")
        return value
    if isinstance(value, StrictUndefined):
        return str(value)  # raises, and says which name it was
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
        return FILTERS["datum"](value)
    raise TypeError(f"ett värde av slaget {type(value).__name__} kan inte skrivas ut som det är")
