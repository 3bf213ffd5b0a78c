"""``sigdocs form``: the form for a case's next note."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from sigdocs.commands.shared import json_option, print_json, unknown_case, workspace_of
from sigdocs.errors import ExitCode

if TYPE_CHECKING:
    from sigdocs.model.note import NoteKind

_TAKEN = (
    "{path} finns redan och är annorlunda; den kan vara ifylld och skrivs inte över. "
    "Flytta den, eller ange en annan fil med -o."
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
    from sigdocs.documents.note_form import next_kind
    from sigdocs.folders.outbox import refresh
    from sigdocs.intake.form.build import build_form
    from sigdocs.service.desk import open_desk
    from sigdocs.service.entries import case_of
    from sigdocs.service.papers import proposal

    wanted = _kind(kind_name) if kind_name else None
    with open_desk(workspace_of(ctx), with_office=False) as desk:
        case = case_of(desk.ledger.entries(number))
        if case is None:
            click.echo(unknown_case(number, desk.ledger.cases()), err=True)
            return int(ExitCode.ERROR)
        kind = wanted or next_kind(case)
        form = build_form(
            kind,
            desk.profile,
            case,
            next_meeting=proposal(case, desk.profile),
            base=desk.library.form().data,
        )
        name = f"{number}_anteckning_{kind.slug}.docx"
        target = out or desk.workspace.outbox / "arenden" / number / name
    if target.exists() and target.read_bytes() != form:
        click.echo(_TAKEN.format(path=target), err=True)
        return int(ExitCode.ERROR)
    refresh(target, form)
    if as_json:
        print_json({"fil": str(target), "sort": kind.value})
    else:
        click.echo(str(target))
    return int(ExitCode.OK)


def _kind(name: str) -> "NoteKind":
    from sigdocs.model.note import NoteKind

    for kind in NoteKind:
        if name.casefold() in {kind.value, kind.slug}:
            return kind
    choices = ", ".join(one.value for one in NoteKind)
    raise click.BadParameter(f"{name} finns inte. Välj en av: {choices}", param_hint="--type")
