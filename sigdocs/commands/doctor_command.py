"""``sigdocs doctor``: whether installation and workspace are as they must be."""

import click

from sigdocs.commands.shared import json_option, print_json, print_table, workspace_of
from sigdocs.errors import ExitCode


@click.command(
    "doctor",
    help="Kontrollera installationen och arbetsmappen, och säg vad som ska göras. Ändrar inget. "
    "Svarskod 1 vid fel, 5 när något saknas men Word-filer kan göras.",
)
@json_option
@click.pass_context
def command(ctx: click.Context, *, as_json: bool) -> int:
    """Look at everything and tell."""
    from sigdocs.service.doctor.machine import Level
    from sigdocs.service.doctor.workspace import examine

    checks = tuple(examine(workspace_of(ctx)))
    if as_json:
        print_json(
            [
                {"läge": one.level, "vad": one.what, "fynd": one.said, "gör så här": one.remedy}
                for one in checks
            ]
        )
    else:
        rows = [
            (one.level.value, one.what, "\n→ ".join(filter(None, (one.said, one.remedy))))
            for one in checks
        ]
        print_table("Kontroll", ("", "vad", "fynd, och → vad man gör"), rows)
    levels = {one.level for one in checks}
    if Level.ERROR in levels:
        return int(ExitCode.ERROR)
    return int(ExitCode.DEGRADED if Level.DEGRADED in levels else ExitCode.OK)
