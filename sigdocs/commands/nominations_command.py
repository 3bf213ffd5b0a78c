"""``sigdocs nominations``: the nominations by code, the list for the focus group, and what to clear."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from sigdocs.commands.shared import json_option, print_json, print_table, workspace_of
from sigdocs.errors import ExitCode

if TYPE_CHECKING:
    from sigdocs.service.kept_current.focus_list import Standing

_DEFAULT = "-"


@click.command(
    "nominations", help="Visa nomineringarna, bara koder, och gör listan till fokusgruppen."
)
@click.option(
    "--list",
    "target",
    metavar="[FIL]",
    is_flag=False,
    flag_value=_DEFAULT,
    help="Gör listan: FIL.docx eller FIL.pdf. Utan FIL läggs båda i utkorgen under fokusgrupp.",
)
@json_option
@click.pass_context
def command(ctx: click.Context, target: str | None, *, as_json: bool) -> int:
    """Tell how the nominations stand, or write the list."""
    from sigdocs.service.desk import open_desk
    from sigdocs.service.kept_current.focus_list import default_places, lay_list, standing

    if target not in (None, _DEFAULT) and Path(target).suffix.lower() not in (".docx", ".pdf"):
        raise click.BadParameter("filen ska heta något på .docx eller .pdf", param_hint="--list")
    with open_desk(workspace_of(ctx), with_office=target is not None) as desk:
        now = standing(desk)
        places = default_places(desk) if target == _DEFAULT else (Path(target or ""),)
        laid = lay_list(desk, now.register, places) if target else ()
    if as_json:
        print_json(_plain(now) | {"filer": [str(path) for path in laid]})
    else:
        _show(now)
        for path in laid:
            click.echo(str(path))
    if target and len(laid) < len(places):
        click.echo("PDF-filen gick inte att göra. ”sigdocs doctor” visar vad som felas.", err=True)
        return int(ExitCode.DEGRADED)
    return int(ExitCode.OK)


def _show(now: "Standing") -> None:
    if not now.register.all:
        click.echo("Inga nomineringar.")
    print_table(
        "Öppna nomineringar",
        ("kod", "läge", "sedan", "nomineras av", "åldersspann"),
        [
            (
                one.code,
                one.state.value,
                str(one.state_on),
                one.facts.organisation or "–",
                one.facts.age_band or "–",
            )
            for one in now.register.open
        ],
    )
    print_table("Antal", ("läge", "antal"), [(state, str(n)) for state, n in now.counts.items()])
    print_table(
        "Listor att rensa (förstör dem, på papper och i utkorgen)",
        ("mapp",),
        [(f"outbox/{folder}",) for folder in now.to_clear],
    )


def _plain(now: "Standing") -> dict[str, object]:
    return {
        "nästa fokusgrupp": now.register.meeting_on,
        "nomineringar": [
            {
                "kod": one.code,
                "läge": one.state.value,
                "sedan": one.state_on,
                "nomineras av": one.facts.organisation,
                "åldersspann": one.facts.age_band,
            }
            for one in now.register.all
        ],
        "antal": dict(now.counts),
        "att rensa": list(now.to_clear),
    }
