"""``sigdocs watch``: the service."""

import click

from sigdocs.commands.shared import log_to, workspace_of


@click.command("watch", help="Bevaka inkorgen tills programmet stoppas (Ctrl-C).")
@click.pass_context
def command(ctx: click.Context) -> None:
    """Take care of what is dropped, until told to stop."""
    import threading

    from sigdocs.commands.outcome_text import tell, tell_unused
    from sigdocs.folders.locking import workspace_lock
    from sigdocs.folders.watching import Watcher, stopping_on_signals
    from sigdocs.loop import Service
    from sigdocs.service.desk import open_desk, prepare

    workspace = workspace_of(ctx)
    stop = threading.Event()
    prepare(workspace)
    with (
        workspace_lock(workspace.records),
        open_desk(workspace) as desk,
        log_to(workspace.records),
    ):
        tell_unused(desk.library)
        service = Service(desk, told=tell)
        click.echo(f"Bevakar {workspace.inbox}. Stoppa med Ctrl-C.")
        with stopping_on_signals(stop):
            service.start()
            Watcher(workspace.inbox, interval=desk.service.interval).run_forever(service.tend, stop)
    click.echo("Stoppad. Det som inte hann bli klart görs vid nästa start.")
