"""``sigdocs run``: everything in the inbox now, then exit."""

import click

from sigdocs.commands.shared import json_option, log_to, print_json, workspace_of
from sigdocs.errors import ExitCode

_BROKEN = 5.0
_UNFINISHED = (
    "Något gick inte att göra klart. Det ligger kvar i records och görs vid nästa körning; "
    "”sigdocs doctor” visar vad som felas."
)


@click.command(
    "run",
    help="Ta hand om allt i inkorgen nu. Svarskod 0: allt mottaget, 3: något lämnades tillbaka.",
)
@json_option
@click.pass_context
def command(ctx: click.Context, *, as_json: bool) -> int:
    """Take care of what lies there, and say how it went."""
    from sigdocs.commands.outcome_text import tell, tell_unused
    from sigdocs.folders.inbox import Patience
    from sigdocs.folders.locking import workspace_lock
    from sigdocs.loop import Service
    from sigdocs.pipeline import Outcome, Result
    from sigdocs.service.desk import open_desk, prepare

    workspace = workspace_of(ctx)
    prepare(workspace)
    results: list[Result] = []

    def told(name: str, result: Result) -> None:
        results.append(result)
        if not as_json:
            tell(name, result)

    quiet = min(workspace.settings().service.quiet, 1.0)
    with (
        workspace_lock(workspace.records),
        open_desk(workspace, patience=Patience(quiet, _BROKEN)) as desk,
        log_to(workspace.records),
    ):
        tell_unused(desk.library)
        service = Service(desk, told=told)
        service.start()
        service.run_once()
        while service.make_leaflets():
            pass
        trouble = service.scan().trouble
        failed = service.failed
    if trouble:
        click.echo(f"{trouble.message} {trouble.remedy}", err=True)
        return int(ExitCode.ERROR)
    if failed:
        click.echo(_UNFINISHED, err=True)
    if as_json:
        print_json([_plain(result) for result in results])
    elif not results and not failed:
        click.echo("Inkorgen är tom.")
    if failed:
        return int(ExitCode.ERROR)
    returned = any(result.outcome is Outcome.RETURNED for result in results)
    return int(ExitCode.RETURNED if returned else ExitCode.OK)


def _plain(result: object) -> dict[str, object]:
    from sigdocs.pipeline import Result

    if not isinstance(result, Result):
        raise TypeError(result)
    return {
        "utfall": result.outcome.value,
        "ärende": result.case_number,
        "mapp": result.folder,
        "meddelanden": [{"kod": one.code, "stoppar": one.blocks} for one in result.problems],
    }
