"""``sigdocs status``: what matters today."""

from typing import TYPE_CHECKING

import click

from sigdocs.commands.shared import json_option, print_json, workspace_of

if TYPE_CHECKING:
    from sigdocs.service.overview import Standing


@click.command(
    "status",
    help="Visa ärenden, möten, åtaganden och samtycken att se till, och det som väntar. "
    "Utan --names nämns ingen enskild vid namn.",
)
@click.option(
    "--names", is_flag=True, help="Visa namn, åtagandens lydelse och filnamn. Tänk på sekretessen."
)
@json_option
@click.pass_context
def command(ctx: click.Context, *, names: bool, as_json: bool) -> None:
    """Tell how everything stands."""
    from sigdocs.commands.status_view import plain, show
    from sigdocs.service.desk import open_desk
    from sigdocs.service.overview import standing

    with open_desk(workspace_of(ctx), with_office=False) as desk:
        now: Standing = standing(desk)
    if as_json:
        print_json(plain(now, names=names))
    else:
        show(now, names=names)
