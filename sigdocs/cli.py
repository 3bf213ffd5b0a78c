"""The command line: which commands there are, and how their errors become exit codes. Thin."""

import importlib
import sys
from collections.abc import Sequence
from typing import NoReturn

import click

from sigdocs import __version__
from sigdocs.errors import ExitCode, SigdocsError
from sigdocs.swedish_click import speak_swedish

COMMANDS = {
    "init": "Skapa en arbetsmapp.",
    "watch": "Bevaka inkorgen tills programmet stoppas.",
    "run": "Ta hand om allt som ligger i inkorgen nu.",
    "check": "Läs en anteckning och säg vad den skulle ge. Skriver inget.",
    "form": "Gör blanketten för ett ärendes nästa anteckning.",
    "leaflet": "Gör informationsbladet eller foldern, med eller utan ärende.",
    "status": "Visa ärenden, möten, åtaganden, samtycken och det som väntar.",
    "case": "Visa ett ärendes historia och dokument.",
    "nominations": "Visa nomineringarna, bara koder, och gör listan till fokusgruppen.",
    "dormant": "Gör vilande lista: avslutade ärenden där kontakten hålls vid liv.",
    "templates": "Kontrollera, prova och anta kontorets egna mallar.",
    "rebuild": "Gör om register och dokument ur liggaren och jämför.",
    "verify": "Kontrollera liggarens kedjor och alla filers innehåll.",
    "doctor": "Kontrollera installationen och arbetsmappen.",
    "schema": "Skriv ut anteckningens JSON Schema.",
}


_OPTIONS = "[VÄXLAR]"


class _Lazy(click.Group):
    """A group whose commands are imported only when they are run; help needs none of them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        del ctx
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"sigdocs.commands.{cmd_name}_command")
        command: click.Command = module.command
        command.options_metavar = _OPTIONS
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        del ctx
        with formatter.section("Kommandon"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(
    cls=_Lazy,
    help="sigdocs: mötesanteckningar in; åtgärdsplaner, journal och blanketter ut.",
    options_metavar=_OPTIONS,
    subcommand_metavar="KOMMANDO …",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.option(
    "-w", "--workspace", metavar="MAPP", help="Arbetsmappen. Annars SIGDOCS_WORKSPACE, annars här."
)
@click.version_option(__version__, message="sigdocs %(version)s", help="Visa versionen.")
@click.pass_context
def group(ctx: click.Context, workspace: str | None) -> None:
    """Remember the workspace for the command."""
    ctx.obj = workspace


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run a command and exit with its code.

    Args:
        arguments: what the command line says, the process's own when None.
    """
    _speak_utf8()
    speak_swedish()
    try:
        code = group.main(arguments, prog_name="sigdocs", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        code = int(ExitCode.USAGE)
    except click.Abort:
        click.echo("Avbrutet.", err=True)
        code = int(ExitCode.ERROR)
    except SigdocsError as error:
        click.echo(str(error), err=True)
        code = int(error.exit_code)
    sys.exit(code if isinstance(code, int) else 0)


def _speak_utf8() -> None:
    """Swedish letters also where the console has another code page."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="replace")
