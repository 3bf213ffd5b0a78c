"""How what became of a file is said on the command line.

By case number and codes alone: the service's output goes to the machine's journal, a file's name
can hold a person's, and a question quotes the note. All of it stands in receipt and retur.
"""

import click

from sigdocs.pipeline import Outcome, Result
from sigdocs.rendering.library import Library

_SIGNS = {Outcome.ACCEPTED: "✓", Outcome.RETURNED: "↩", Outcome.KNOWN: "="}


def tell(name: str, result: Result) -> None:
    """Say in a line or some how it went with a file, which is not named."""
    del name
    where = f" → outbox/{result.folder}" if result.folder else ""
    back = " → inbox/retur" if result.outcome is Outcome.RETURNED else ""
    case = result.case_number or "okänt ärende"
    click.echo(f"{_SIGNS[result.outcome]} {case}: {result.outcome.value}{where}{back}")
    for problem in result.problems:
        click.echo(f"    {'' if problem.blocks else 'obs: '}{problem.code}")


def tell_unused(library: Library) -> None:
    """Say at start which of the office's own templates and pictures are not used, and why."""
    told = {f"Mallen {slug}": problems for slug, problems in library.faults().items()}
    for what, problems in (told | {"Logotypen": library.logo_faults()}).items():
        for one in problems:
            where = f" ({one.path})" if one.path else ""
            click.echo(f"{what}{where}: {one.message} {one.remedy}", err=True)
