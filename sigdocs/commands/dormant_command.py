"""``sigdocs dormant``: the vilande lista, made now."""

import click

from sigdocs.commands.shared import json_option, print_json, workspace_of


@click.command(
    "dormant",
    help="Gör vilande lista nu: avslutade ärenden där kontakten hålls vid liv. Bara ärendenummer.",
)
@json_option
@click.pass_context
def command(ctx: click.Context, *, as_json: bool) -> None:
    """Make the list and say where it lies."""
    from sigdocs.folders.locking import workspace_lock
    from sigdocs.service.desk import open_desk
    from sigdocs.service.kept_current.dormant_list import lay_dormant_list

    workspace = workspace_of(ctx)
    with workspace_lock(workspace.records), open_desk(workspace) as desk:
        made = [str(path) for path in lay_dormant_list(desk)]
    if as_json:
        print_json({"filer": made})
    else:
        click.echo("\n".join(made) or "Inga ärenden står på vilande lista.")
