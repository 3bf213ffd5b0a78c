"""``sigdocs init``: make a workspace."""

from pathlib import Path

import click

from sigdocs.errors import WorkspaceError


@click.command("init", help="Skapa en arbetsmapp i MAPP. Det som redan finns där lämnas orört.")
@click.argument("folder", metavar="MAPP", type=click.Path(path_type=Path))
def command(folder: Path) -> None:
    """Make settings, inbox, outbox and records, and the blank forms."""
    from sigdocs.folders.files import private_dir, write_durably
    from sigdocs.service.blanks import lay_blanks
    from sigdocs.service.desk import open_desk, prepare
    from sigdocs.settings import Workspace, example_settings

    workspace = Workspace(folder.resolve())
    try:
        private_dir(workspace.root)
        if not workspace.settings_file.exists():
            write_durably(workspace.settings_file, example_settings().encode())
    except OSError as error:
        raise WorkspaceError(f"Mappen {folder} kan inte skapas eller skrivas i.") from error
    prepare(workspace, anew=True)
    with open_desk(workspace, with_office=False) as desk:
        lay_blanks(desk)
    click.echo(f"Arbetsmappen är klar: {workspace.root}")
    click.echo("1. Fyll i kommun, enhet, samordnare och parter i sigdocs.toml.")
    click.echo("2. Kör ”sigdocs doctor” för att se att allt stämmer.")
    click.echo("3. Starta med ”sigdocs watch”. Blanketter ligger i outbox/blanketter.")
