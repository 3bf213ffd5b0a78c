import dataclasses
import datetime as dt
from enum import Enum
from functools import cached_property
from typing import Any

import jinja2
import pytest
from pydantic import BaseModel

from sigdocs.rendering.template.sandbox import (
    compiled,
    environment,
    forbidden_nodes,
    loop_depth,
    public_names,
)


@dataclasses.dataclass(frozen=True)
class Part:
    size: int = 2

    @property
    def twice(self) -> int:
        return 2 * self.size

    def method(self) -> str:
        raise AssertionError("called")


class Whole(BaseModel, frozen=True):
    name: str = "x"
    part: Part = Part()
    _hidden: str = "hemligt"

    @cached_property
    def late(self) -> str:
        return "sent"


class Sign(Enum):
    PLUS = "+"


def printed(code: str, **values: object) -> str:
    return compiled(code).render({"whole": Whole(), **values})


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("{{ whole.name }}", "x"),
        ("{{ whole.late }}", "sent"),
        ("{{ whole.part.twice + 1 }}", "5"),
        ("{{ 'a' ~ whole['name'] }}", "ax"),
        ("{{ many|first }}{{ many|last }}{{ many|length }}", "ac3"),
        ("{% for m in many %}{{ m }}{{ '' if loop.last else ';' }}{% endfor %}", "a;b;c"),
        ("{{ day }}", "2026-11-12"),
        ("{{ sign }}", "+"),
        ("{{ '<&' }}", "&lt;&amp;"),
        ("rad\n", "rad\n"),
    ],
)
def test_fields_properties_and_loops_are_read(code: str, expected: str) -> None:
    values = {"many": ("a", "b", "c"), "day": dt.date(2026, 11, 12), "sign": Sign.PLUS}
    assert printed(code, **values) == expected


@pytest.mark.parametrize(
    "code",
    [
        "{{ whole.__class__ }}",
        "{{ whole['__class__'] }}",
        "{{ whole._hidden }}",
        "{{ whole.model_dump }}",
        "{{ whole.model_fields_set }}",
        "{{ whole.part.method }}",
        "{{ whole.part.method() }}",
        "{{ whole.name.upper() }}",
        "{{ ''.join(['a']) }}",
        "{{ whole.name.__init__.__globals__ }}",
        "{% for m in 'ab' %}{{ loop.cycle }}{% endfor %}",
        "{% for m in 'ab' %}{{ loop.__class__ }}{% endfor %}",
        "{{ self.__class__ }}",
        "{{ range(3) }}",
        "{{ namespace() }}",
        "{{ lipsum() }}",
        "{{ 'x' * 9 }}",
        "{{ 9 ** 9 }}",
        "{{ '%s' % 'x' }}",
        "{{ absent }}",
        "{{ whole.nmae }}",
    ],
)
def test_nothing_else_is_reached_called_or_blank(code: str) -> None:
    with pytest.raises((jinja2.TemplateError, TypeError)):
        printed(code)


@pytest.mark.parametrize(
    "value",
    [
        None,
        True,
        1.5,
        (),
        {},
        Whole(),
        dt.time(1),
        dt.datetime(2026, 1, 1, tzinfo=dt.UTC),
        "\x07",
        "a\r\nb",
        "\ud800",
    ],
)
def test_what_cannot_be_printed_faithfully_is_not_printed(value: Any) -> None:
    with pytest.raises((TypeError, ValueError)):
        printed("{{ value }}", value=value)


def test_filters_and_tests_are_a_short_list() -> None:
    assert not {"safe", "attr", "default", "map", "tojson", "format"} & set(environment().filters)
    assert set(environment().tests) == {"none", "odd", "even"}
    assert environment().globals == {}


def test_only_fields_and_properties_have_public_names() -> None:
    assert public_names(Whole) == {"name", "part", "late"}
    assert public_names(Part) == {"size", "twice"}
    assert public_names(str) == frozenset()


@pytest.mark.parametrize(
    ("code", "kinds"),
    [
        ("{% set a = 1 %}{% if a is odd and not a > 2 %}{{ a - 1 }}{% endif %}", set()),
        ("{{ f() }}", {"Call"}),
        ("{% block x %}{% endblock %}", {"Block"}),
        ("{% filter upper %}x{% endfilter %}", {"FilterBlock"}),
        ("{% with a = 1 %}{% endwith %}", {"With"}),
        ("{{ a[1:2] }}", {"Slice"}),
        ("{{ [1] }}", {"List"}),
    ],
)
def test_what_a_template_may_not_contain_is_named(code: str, kinds: set[str]) -> None:
    assert {type(node).__name__ for node in forbidden_nodes(environment().parse(code))} == kinds


def test_loops_within_loops_are_counted() -> None:
    loop = "{% for a in b %}"
    code = f"{loop}{{% endfor %}}{loop}{loop}{{% endfor %}}{{% endfor %}}"
    assert loop_depth(environment().parse(code)) == 2
