"""``sigdocs init``: make a workspace."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from sigdocs.errors import WorkspaceError

if TYPE_CHECKING:
    from sigdocs.profiles import Example
    from sigdocs.settings import Workspace

_HAS_SETTINGS = (
    "Mappen {folder} har redan inställningar. En profil väljs när mappen är ny; ändra annars i "
    "sigdocs.toml."
)


def _list_profiles(ctx: click.Context, parameter: click.Parameter, wanted: object) -> None:
    del parameter
    if wanted and not ctx.resilient_parsing:
        from sigdocs.profiles import examples

        for one in examples():
            click.echo(f"{one.name}: {one.about}")
        ctx.exit()


@click.command("init", help="Skapa en arbetsmapp i MAPP. Det som redan finns där lämnas orört.")
@click.argument("folder", metavar="MAPP", type=click.Path(path_type=Path))
@click.option(
    "--profil",
    "profile",
    metavar="NAMN",
    help="Vilken exempelprofil en ny mapp börjar med: inställningar, logotyp och texter.",
)
@click.option(
    "--profiler",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_list_profiles,
    help="Visa exempelprofilerna.",
)
def command(folder: Path, profile: str | None) -> None:
    """Make settings, inbox, outbox and records, and the blank forms."""
    from sigdocs.folders.files import private_dir
    from sigdocs.service.desk import open_desk, prepare
    from sigdocs.service.kept_current.blank_forms import lay_blanks
    from sigdocs.settings import Workspace

    chosen = _chosen(profile)
    workspace = Workspace(folder.resolve())
    try:
        private_dir(workspace.root)
        if not workspace.settings_file.exists():
            _lay(workspace, chosen)
        elif profile and workspace.settings_file.read_bytes() != chosen.files["sigdocs.toml"]:
            raise WorkspaceError(_HAS_SETTINGS.format(folder=folder))
    except OSError as error:
        raise WorkspaceError(f"Mappen {folder} kan inte skapas eller skrivas i.") from error
    prepare(workspace, anew=True)
    with open_desk(workspace, with_office=False) as desk:
        lay_blanks(desk)
    click.echo(f"Arbetsmappen är klar: {workspace.root}")
    click.echo("1. Fyll i kommun, enhet, samordnare och parter i sigdocs.toml.")
    click.echo("2. Kör ”sigdocs doctor” för att se att allt stämmer.")
    click.echo("3. Starta med ”sigdocs watch”. Blanketter ligger i outbox/blanketter.")


def _chosen(name: str | None) -> "Example":
    from sigdocs.profiles import STANDARD, example, examples

    found = example(name or STANDARD)
    if found is None:
        known = ", ".join(one.name for one in examples())
        raise click.BadParameter(
            f"profilen {name} finns inte. Välj en av: {known}", param_hint="--profil"
        )
    return found


def _lay(workspace: "Workspace", chosen: "Example") -> None:
    """Lay the profile's files, the settings last: a folder with settings is a whole one."""
    from sigdocs.folders.files import private_dir, write_durably

    for path, content in sorted(chosen.files.items(), key=lambda one: "/" not in one[0]):
        target = workspace.root / path
        private_dir(target.parent)
        if not target.exists():
            write_durably(target, content)
