"""``sigdocs verify``: chains and fixity."""

import click

from sigdocs.commands.shared import json_option, print_json, workspace_of
from sigdocs.errors import ExitCode


@click.command(
    "verify", help="Kontrollera liggarens kedjor och varje fils innehåll. Svarskod 4 vid skada."
)
@json_option
@click.pass_context
def command(ctx: click.Context, *, as_json: bool) -> int:
    """Recheck everything that is recorded."""
    from sigdocs.casework.nomination.register import only_cases
    from sigdocs.records.verify import verify
    from sigdocs.service.desk import open_desk

    with open_desk(workspace_of(ctx), with_office=False) as desk:
        findings = verify(desk.ledger, desk.store, desk.workspace.outbox)
        cases = len(only_cases(desk.ledger.cases()))
    damaged = any(one.is_damage for one in findings)
    if as_json:
        print_json(
            {
                "ärenden": cases,
                "fynd": [
                    {"text": one.text, "skada": one.is_damage, "gör så här": one.remedy}
                    for one in findings
                ],
            }
        )
    else:
        for one in findings:
            click.echo(f"{'SKADA' if one.is_damage else 'obs'}: {one.text}")
        for remedy in dict.fromkeys(one.remedy for one in findings if one.remedy):
            click.echo(f"→ {remedy}")
        if not findings:
            click.echo(f"Allt stämmer: {cases} {'ärende' if cases == 1 else 'ärenden'}.")
    return int(ExitCode.DAMAGED if damaged else ExitCode.OK)
