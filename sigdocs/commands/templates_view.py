"""How templates and what is wrong with them are shown: for people, and as JSON for programs."""

from collections.abc import Iterable, Sequence

import click

from sigdocs.commands.shared import print_table
from sigdocs.model.problem import Problem
from sigdocs.rendering.overview import TemplateLine
from sigdocs.rendering.review import KIND_NAMES

_DIGITS = 12
Findings = Sequence[tuple[str, tuple[Problem, ...]]]


def show_lines(lines: Iterable[TemplateLine]) -> None:
    """Print a row for each kind of paper."""
    rows = [
        (
            line.slug,
            line.name,
            line.origin.value,
            line.sha256[:_DIGITS],
            _adopted(line),
            _state(line),
        )
        for line in lines
    ]
    print_table("Mallar", ("sort", "namn", "mall", "avtryck", "antagen", "läge"), rows)


def plain_lines(lines: Iterable[TemplateLine]) -> list[dict[str, object]]:
    """The same as data, with the whole fingerprint."""
    return [
        {
            "sort": line.slug,
            "namn": line.name,
            "mall": line.origin.value,
            "sha256": line.sha256,
            "antagen": line.adopted.on if line.adopted else None,
            "av": line.adopted.by if line.adopted else None,
            "kommentar": line.adopted.comment if line.adopted else None,
            "fel": [one.message for one in line.faults],
        }
        for line in lines
    ]


def _adopted(line: TemplateLine) -> str:
    return f"{line.adopted.on} av {line.adopted.by}" if line.adopted else "–"


def _state(line: TemplateLine) -> str:
    return f"{len(line.faults)} fel i den egna filen" if line.faults else "OK"


def show_findings(found: Findings) -> None:
    """Print everything that was found, template by template."""
    for slug, problems in found:
        worst = any(problem.blocks for problem in problems)
        click.echo(f"{'✗' if worst else '✓'} {slug}: {KIND_NAMES[slug]}")
        for problem in problems:
            show_problem(problem)


def show_problem(problem: Problem) -> None:
    """Print what is wrong, where, what was meant and what to do."""
    place = f" ({problem.path})" if problem.path else ""
    meant = f" Menas {problem.suggestion}?" if problem.suggestion else ""
    click.echo(f"    {'fel' if problem.blocks else 'obs'}: {problem.message}{place}{meant}")
    click.echo(f"         {problem.remedy}")


def plain_findings(found: Findings) -> list[dict[str, object]]:
    """The same as data."""
    return [
        {"sort": slug, "meddelanden": [_plain(problem) for problem in problems]}
        for slug, problems in found
    ]


def _plain(problem: Problem) -> dict[str, object]:
    return {
        "kod": problem.code,
        "allvar": problem.fault.severity.value,
        "plats": problem.path,
        "vad": problem.message,
        "menas": problem.suggestion,
        "gör så här": problem.remedy,
    }
