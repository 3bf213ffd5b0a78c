"""``sigdocs rebuild``: what only repeats the ledger is thrown away and made again."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, TypeVar

import click

from sigdocs.commands.shared import json_option, print_json, print_table, workspace_of
from sigdocs.errors import ExitCode

if TYPE_CHECKING:
    from sigdocs.records.rows import Entry
    from sigdocs.service.desk import Desk
    from sigdocs.service.publishing.reproduce import PutBack, Remade

Value = TypeVar("Value")
_WHY = (
    "Det publicerade gäller och har inte ändrats. Skillnaden kan bero på att LibreOffice har bytt "
    "version sedan dess, eller programmet om posten inte säger vilket som gjorde den; "
    "annars: kör ”sigdocs verify”."
)
_DRAWN = (
    "Gjorda av sigdocs {then}; dagens program ({now}) ritar dem annorlunda. Det publicerade gäller "
    "och finns helt kvar: inget behöver göras."
)
Differences = dict[str, tuple[int, int]]


@click.command(
    "rebuild",
    help="Släng och gör om alla register ur liggaren. Svarskod 4 när ett dokument inte blir lika "
    "eller har gått förlorat, 5 när PDF-filer inte kunde jämföras.",
)
@click.option(
    "--documents", is_flag=True, help="Gör också om varje dokument och jämför med det publicerade."
)
@click.option(
    "--restore", is_flag=True, help="Lägg tillbaka det som saknas i utkorgen. Inget skrivs över."
)
@json_option
@click.pass_context
def command(ctx: click.Context, *, documents: bool, restore: bool, as_json: bool) -> int:
    """Remake the tables, and the papers when asked."""
    from sigdocs.folders.locking import workspace_lock
    from sigdocs.service.desk import open_desk
    from sigdocs.service.publishing.reproduce import put_back, remake_papers

    workspace = workspace_of(ctx)
    with (
        workspace_lock(workspace.records),
        open_desk(workspace, with_office=documents) as desk,
    ):
        mended = _tables(desk)
        entries = list(_entries(desk))
        remade: list[Remade] = []
        if documents:
            told = _told(entries, "Gör om dokument", quiet=as_json)
            remade = [one for rows in told for one in remake_papers(desk, rows)]
        back: list[PutBack] = []
        if restore:
            told = _told(entries, "Lägger tillbaka", quiet=as_json)
            back = [put_back(desk, rows) for rows in told]
    (_print_json if as_json else _show)(mended, remade, back)
    return int(_code(remade, back))


def _tables(desk: "Desk") -> Differences:
    from sigdocs.records.projection import differences, remake, rows_by_table

    numbers = desk.ledger.cases()
    entries = (row for number in numbers for row in desk.ledger.entries(number))
    found = differences(desk.ledger, rows_by_table(entries))
    remake(desk.ledger)
    return found


def _entries(desk: "Desk") -> Iterator[Sequence["Entry"]]:
    """Each entry, as the last of its case's rows so far."""
    for number in desk.ledger.cases():
        rows = desk.ledger.entries(number)
        yield from (rows[: row.seq] for row in rows)


def _told(entries: Sequence[Value], what: str, *, quiet: bool) -> Iterable[Value]:
    from rich.console import Console
    from rich.progress import track

    return track(
        entries, what, console=Console(stderr=True), transient=True, disable=quiet or not entries
    )


def _code(remade: "Sequence[Remade]", back: "Sequence[PutBack]") -> ExitCode:
    from sigdocs.service.publishing.reproduce import Verdict

    verdicts = {one.verdict for one in remade}
    if verdicts & {Verdict.DIFFERS, Verdict.FAILED} or any(one.lost for one in back):
        return ExitCode.DAMAGED
    return ExitCode.DEGRADED if Verdict.NO_OFFICE in verdicts else ExitCode.OK


def _show(mended: Differences, remade: "Sequence[Remade]", back: "Sequence[PutBack]") -> None:
    from sigdocs.service.provenance import program
    from sigdocs.service.publishing.reproduce import Verdict

    click.echo(
        "Registren är gjorda på nytt. "
        + ("De stämde inte med liggaren:" if mended else "De stämde med liggaren.")
    )
    for table, (missing, surplus) in mended.items():
        click.echo(f"  {table}: {missing} rader saknades, {surplus} var för många")
    counts = Counter(one.verdict for one in remade)
    print_table(
        "Dokument gjorda på nytt",
        ("jämfört med det publicerade", "antal"),
        [(verdict.value, str(counts[verdict])) for verdict in Verdict if counts[verdict]],
    )
    for one in remade:
        if one.verdict in (Verdict.DIFFERS, Verdict.FAILED):
            click.echo(f"{one.verdict.value.upper()}: {one.case_number} nr {one.seq:03} {one.name}")
    if counts[Verdict.DIFFERS]:
        click.echo(_WHY)
    if counts[Verdict.DRAWN_OTHERWISE]:
        drawn = {one.made_by for one in remade if one.verdict is Verdict.DRAWN_OTHERWISE}
        click.echo(_DRAWN.format(then=" och ".join(sorted(drawn)), now=program()))
    for done in back:
        for path in done.laid:
            click.echo(f"Tillbakalagd: outbox/{path}")
        for path in done.lost:
            click.echo(f"FÖRLORAD: outbox/{path}. Återställ från säkerhetskopia.")


def _print_json(mended: Differences, remade: "Sequence[Remade]", back: "Sequence[PutBack]") -> None:
    pick: Callable[[PutBack], tuple[str, ...]]
    lists = {}
    for key, pick in (("tillbakalagda", lambda one: one.laid), ("förlorade", lambda one: one.lost)):
        lists[key] = [path for one in back for path in pick(one)]
    print_json(
        {
            "register": {
                table: {"saknades": missing, "för många": surplus}
                for table, (missing, surplus) in mended.items()
            },
            "dokument": [
                {
                    "ärende": one.case_number,
                    "nr": one.seq,
                    "fil": one.name,
                    "jämförelse": one.verdict,
                    "gjord av": one.made_by,
                }
                for one in remade
            ],
            **lists,
        }
    )
