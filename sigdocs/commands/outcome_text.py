"""How what became of a file is said on the command line."""

import click

from sigdocs.pipeline import Outcome, Result

_SIGNS = {Outcome.ACCEPTED: "✓", Outcome.RETURNED: "↩", Outcome.KNOWN: "="}


def tell(name: str, result: Result) -> None:
    """Say in a line or some how it went with a file."""
    where = f" → outbox/{result.folder}" if result.folder else ""
    back = " → inbox/retur" if result.outcome is Outcome.RETURNED else ""
    click.echo(f"{_SIGNS[result.outcome]} {name}: {result.outcome.value}{where}{back}")
    for problem in result.problems:
        click.echo(f"    {'' if problem.blocks else 'obs: '}{problem.message}")
