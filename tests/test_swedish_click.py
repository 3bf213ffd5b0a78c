import ast
import inspect
import re
import string

import click.core
import click.decorators
import click.exceptions
import click.formatting
import click.parser
import click.types
import pytest

from sigdocs.swedish_click import speak_swedish, translated

MODULES = (
    click.core,
    click.decorators,
    click.exceptions,
    click.formatting,
    click.parser,
    click.types,
)
FOR_PROGRAMMERS = re.compile(
    r"deprecated|defined twice|declarations|declaration|Boolean option|No options defined|"
    r"start character|prog\)s|Do you want|Confirm the action|Choice\(|format|UUID|boolean|"
    r"values? (is|are) required|\{len_type\}|^deprecated"
)
"""Texts that only a fault of ours, or a kind of parameter that we have none of, could show."""


def texts() -> set[str]:
    found = set()
    for module in MODULES:
        for node in ast.walk(ast.parse(inspect.getsource(module))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                asked = {"_": node.args[:1], "ngettext": node.args[:2]}.get(node.func.id, [])
                found |= {
                    each.value
                    for each in asked
                    if isinstance(each, ast.Constant) and isinstance(each.value, str)
                }
    return found


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_every_text_that_a_user_can_meet_has_a_swedish_one() -> None:
    english = {text for text in texts() if translated(text) == text}
    assert {text for text in english if not FOR_PROGRAMMERS.search(text)} == set()


@pytest.mark.parametrize("text", sorted(texts()))
def test_the_swedish_text_asks_for_no_field_that_click_does_not_give(text: str) -> None:
    assert fields(translated(text)) <= fields(text)


def test_speaking_swedish_twice_is_speaking_swedish() -> None:
    speak_swedish()
    speak_swedish()
    assert vars(click.core)["_"]("Options") == "Växlar"
    assert vars(click.parser)["ngettext"]("a", "b", 2) == "b"
