"""``docs/kommandon.md`` tells of every command, option and exit code, and of no others."""

import re
from collections.abc import Iterator

import click
import pytest

from sigdocs.cli import COMMANDS, group
from sigdocs.errors import ExitCode
from tests.test_docs import ROOT

PAGE = (ROOT / "docs" / "kommandon.md").read_text("utf-8")
SECTIONS = dict(
    section.split("\n", 1) for section in re.split(r"^## ", PAGE, flags=re.MULTILINE)[1:]
)
HELP = {"-h", "--help"}


def below(name: str, command: click.Command) -> Iterator[tuple[str, click.Command]]:
    """A command and those in it, by what is typed."""
    yield name, command
    for inner, each in getattr(command, "commands", {}).items():
        yield from below(f"{name} {inner}", each)


def options(command: click.Command) -> Iterator[str]:
    commands = [command] if command is group else [each for _, each in below("", command)]
    for parameter in (parameter for each in commands for parameter in each.params):
        if isinstance(parameter, click.Option):
            yield from parameter.opts


def told(text: str) -> set[str]:
    rows = re.findall(r"^\| (`-.*?) \|", text, flags=re.MULTILINE)
    return {option for row in rows for option in re.findall(r"`(--?[\w-]+)", row)}


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_has_a_section_with_exactly_its_options(name: str) -> None:
    command = group.get_command(click.Context(group), name)
    assert command
    assert told(SECTIONS[name]) == set(options(command)) - HELP
    for typed, each in below(name, command):
        arguments = [one.metavar for one in each.params if isinstance(one, click.Argument)]
        assert not arguments or f"`sigdocs {typed} {arguments[0]}`" in SECTIONS[name]
        assert f"sigdocs {typed}" in SECTIONS[name]


def test_the_page_has_a_section_for_nothing_else() -> None:
    assert list(SECTIONS) == ["Svarskoder", *COMMANDS]


def test_the_options_before_the_command_are_told() -> None:
    assert told(PAGE.partition("## ")[0]) == set(options(group)) | HELP


def test_every_exit_code_is_told_by_number_and_name() -> None:
    rows = re.findall(r"^\| (\d) \| (\w+) \|", SECTIONS["Svarskoder"], flags=re.MULTILINE)
    assert rows == [(str(code.value), code.name) for code in ExitCode]


def test_the_kinds_of_note_that_form_takes_are_told() -> None:
    from sigdocs.model.note import NoteKind

    for kind in NoteKind:
        assert kind.value in SECTIONS["form"]
