"""``sigdocs form``: the form for a case's next note."""

from pathlib import Path

import click

from sigdocs.commands.shared import workspace_of
from sigdocs.errors import ExitCode


@click.command("form", help="Gör en ifylld blankett för ÄRENDE.")
@click.argument("number", metavar="ÄRENDE")
@click.option(
    "--type", "kind_name", default="uppföljning", show_default=True, help="Sorts anteckning."
)
@click.option("-o", "--out", type=click.Path(path_type=Path), help="Vart blanketten skrivs.")
@click.pass_context
def command(ctx: click.Context, number: str, kind_name: str, out: Path | None) -> int:
    """Write the form and say where."""
    from sigdocs.folders.outbox import refresh
    from sigdocs.intake.form_build import build_form
    from sigdocs.model.note import NoteKind
    from sigdocs.service.desk import open_desk
    from sigdocs.service.entries import case_of
    from sigdocs.service.papers import proposal

    kind = next((one for one in NoteKind if kind_name in {one.value, one.slug}), None)
    if kind is None:
        choices = ", ".join(one.value for one in NoteKind)
        raise click.BadParameter(f"{kind_name} finns inte. Välj en av: {choices}")
    with open_desk(workspace_of(ctx), with_office=False) as desk:
        case = case_of(desk.ledger.entries(number))
        if case is None:
            click.echo(f"Ärendet {number} finns inte.", err=True)
            return int(ExitCode.ERROR)
        form = build_form(
            kind,
            desk.profile,
            case,
            next_meeting=proposal(case, desk.profile),
            base=desk.library.form().data,
        )
        target = (
            out
            or desk.workspace.outbox / "arenden" / number / f"{number}_anteckning_{kind.slug}.docx"
        )
        refresh(target, form)
    click.echo(str(target))
    return int(ExitCode.OK)
