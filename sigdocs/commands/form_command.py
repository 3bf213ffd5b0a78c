"""``sigdocs form``: the form for a case's next note."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from sigdocs.commands.shared import json_option, print_json, unknown_case, workspace_of
from sigdocs.errors import ExitCode

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sigdocs.model.note import NoteKind

_NO_CASE = (
    "en nominering hör inte till något ärende, och dess blankett får inte säga vem den gäller. "
    "Ta den tomma blanketten i outbox/blanketter"
)
_TAKEN = (
    "{path} finns redan och är annorlunda; den kan vara ifylld och skrivs inte över. "
    "Flytta den, eller ange en annan fil med -o."
)

_SEVERAL = (
    "det blir {count} blanketter, en för varje vårdnadshavare. Utelämna -o, så läggs de i utkorgen."
)


@click.command("form", help="Gör en blankett för ÄRENDE, ifylld med det som är känt.")
@click.argument("number", metavar="ÄRENDE")
@click.option(
    "--type",
    "kind_name",
    metavar="SORT",
    help="Sorts anteckning, t.ex. uppföljning eller avvikelse. Annars den som står på tur.",
)
@click.option(
    "-o",
    "--out",
    metavar="FIL",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Vart blanketten skrivs. Annars i utkorgen under ärendet.",
)
@json_option
@click.pass_context
def command(
    ctx: click.Context, number: str, kind_name: str | None, out: Path | None, *, as_json: bool
) -> int:
    """Write the form and say where."""
    from sigdocs.casework.nominations import only_cases
    from sigdocs.documents.note_form import next_kind
    from sigdocs.service.desk import open_desk
    from sigdocs.service.entries import case_of
    from sigdocs.service.papers import forms_on_demand

    wanted = _kind(kind_name) if kind_name else None
    with open_desk(workspace_of(ctx), with_office=False) as desk:
        case = case_of(desk.ledger.entries(number))
        if case is None:
            click.echo(unknown_case(number, only_cases(desk.ledger.cases())), err=True)
            return int(ExitCode.ERROR)
        kind = wanted or next_kind(case)
        forms = forms_on_demand(desk, case, kind)
        folder = desk.workspace.outbox / "arenden" / number
    if out and len(forms) > 1:
        raise click.BadParameter(_SEVERAL.format(count=len(forms)), param_hint="-o")
    made = {out or folder / name: form for name, form in forms.items()}
    taken = [path for path, form in made.items() if path.exists() and path.read_bytes() != form]
    if taken:
        click.echo(_TAKEN.format(path=taken[0]), err=True)
        return int(ExitCode.ERROR)
    return _lay(made, kind, as_json=as_json)


def _lay(made: "Mapping[Path, bytes]", kind: "NoteKind", *, as_json: bool) -> int:
    """Write each form and say where; several when each guardian has one."""
    from sigdocs.folders.outbox import refresh

    for path, form in made.items():
        refresh(path, form)
    if as_json:
        several = {"filer": [*map(str, made)]} if len(made) > 1 else {}
        print_json({"fil": str(next(iter(made))), "sort": kind.value} | several)
    else:
        click.echo("\n".join(map(str, made)))
    return int(ExitCode.OK)


def _kind(name: str) -> "NoteKind":
    from sigdocs.model.note import NoteKind
    from sigdocs.model.note_types import of

    of_case = [kind for kind in NoteKind if of(kind).of_case]
    if name.casefold() in {kind.value for kind in NoteKind} - {kind.value for kind in of_case}:
        raise click.BadParameter(_NO_CASE, param_hint="--type")
    for kind in of_case:
        if name.casefold() in {kind.value, kind.slug}:
            return kind
    choices = ", ".join(one.value for one in of_case)
    raise click.BadParameter(f"{name} finns inte. Välj en av: {choices}", param_hint="--type")
