"""``sigdocs case``: a case's story and documents, and some of its papers on demand."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from sigdocs.commands.shared import json_option, print_json, print_table, unknown_case, workspace_of
from sigdocs.errors import ExitCode

if TYPE_CHECKING:
    from sigdocs.model.case import Case
    from sigdocs.records.rows import Rendition
    from sigdocs.reports.consents import ConsentLine
    from sigdocs.reports.story import Chapter
    from sigdocs.service.desk import Desk

_DEFAULT = "-"
_FINGERPRINT = 12
"""As many signs of a SHA-256 as are enough to tell a case's notes apart; ``--json`` has all."""


@click.command("case", help="Visa ett ärendes historia och dokument.")
@click.argument("number", metavar="ÄRENDE")
@click.option(
    "--journal",
    metavar="[FIL]",
    is_flag=False,
    flag_value=_DEFAULT,
    help="Gör hela journalen som ett dokument: FIL.docx eller FIL.pdf. Utan FIL läggs båda i "
    "utkorgen under ärendet.",
)
@click.option(
    "--beslutsunderlag",
    "basis",
    metavar="[FIL]",
    is_flag=False,
    flag_value=_DEFAULT,
    help="Gör utkastet till beslut om insats som det ser ut idag, på samma sätt.",
)
@json_option
@click.pass_context
def command(
    ctx: click.Context, number: str, journal: str | None, basis: str | None, *, as_json: bool
) -> int:
    """Tell the story, or write the papers that are asked for."""
    from sigdocs.casework.consent.parties import registered_for
    from sigdocs.casework.nomination.register import only_cases
    from sigdocs.reports.consents import consent_lines, insats_waiting
    from sigdocs.reports.story import story
    from sigdocs.service.codec import case_of, history_of
    from sigdocs.service.desk import open_desk

    asked = {"--journal": journal, "--beslutsunderlag": basis}
    wanted = {option: _target(option, told) for option, told in asked.items() if told is not None}
    with open_desk(workspace_of(ctx), with_office=bool(wanted)) as desk:
        rows = desk.ledger.entries(number)
        case = case_of(rows)
        if case is None:
            click.echo(unknown_case(number, only_cases(desk.ledger.cases())), err=True)
            return int(ExitCode.ERROR)
        if wanted:
            return _lay(desk, case, wanted, as_json=as_json)
        consents = consent_lines(case, registered_for(case, desk.profile), desk.today())
        waiting = insats_waiting(case, desk.today())
        chapters = story(history_of(rows))
        made = [one for row in rows for one in desk.ledger.papers.renditions(row.note_sha)]
        folders = {row.note_sha: _folder(desk, row.note_sha) for row in rows}
        originals = {row.seq: row.note_sha for row in rows}
    if as_json:
        told = _plain(case, chapters, made, folders, consents, originals)
        print_json(told | {"samtycke till insatsen väntar på": list(waiting)})
    else:
        _show(case, chapters, made, folders, consents, originals)
        click.echo(f"\nSamtycke till insatsen väntar på: {', '.join(waiting) or 'ingen'}")
    return int(ExitCode.OK)


def _folder(desk: "Desk", note_sha: str) -> str:
    publication = desk.ledger.papers.publication(note_sha)
    return publication.folder if publication else ""


def _target(option: str, told: str) -> Path | None:
    """The file to write; None for Word and PDF in the outbox."""
    if told == _DEFAULT:
        return None
    if Path(told).suffix.lower() not in (".docx", ".pdf"):
        raise click.BadParameter("filen ska heta något på .docx eller .pdf", param_hint=option)
    return Path(told)


def _lay(desk: "Desk", case: "Case", wanted: "dict[str, Path | None]", *, as_json: bool) -> int:
    from sigdocs.service.publishing.on_demand import decision_basis, journal, lay_on_demand

    make = {"--journal": journal, "--beslutsunderlag": decision_basis}
    laid: list[Path] = []
    for option, target in wanted.items():
        laid += lay_on_demand(desk, case, make[option](desk, case), target)
    if as_json:
        print_json({"filer": [str(path) for path in laid]})
    else:
        for path in laid:
            click.echo(str(path))
    if len(laid) < sum(1 if target else 2 for target in wanted.values()):
        click.echo("PDF-filen gick inte att göra. ”sigdocs doctor” visar vad som felas.", err=True)
        return int(ExitCode.DEGRADED)
    return int(ExitCode.OK)


def _show(
    case: "Case",
    chapters: "tuple[Chapter, ...]",
    made: "list[Rendition]",
    folders: dict[str, str],
    consents: "tuple[ConsentLine, ...]",
    originals: dict[int, str],
) -> None:
    plan = f", plan version {case.plan.version}" if case.plan else ""
    click.echo(f"{case.number}: {case.type.value}, {case.state.value}{plan}")
    print_table(
        "Historia",
        ("nr", "dag", "sort", "vad", "original"),
        [
            (
                f"{one.seq:03}",
                str(one.on),
                one.kind,
                _happened(one),
                originals[one.seq][:_FINGERPRINT],
            )
            for one in chapters
        ],
    )
    print_table(
        "Samtycken",
        ("part", "läge", "till och med", "väntar på"),
        [
            (one.party, one.state.value, str(one.end or ""), ", ".join(one.waiting))
            for one in consents
        ],
    )
    print_table(
        "Dokument",
        ("sort", "version", "filer", "mapp"),
        [
            (str(one["namn"]), str(one["version"]), _formats(one), str(one["mapp"]))
            for one in _documents(made, folders)
        ],
    )


def _happened(one: "Chapter") -> str:
    mended = f"rättad i nr {', '.join(map(str, one.corrected_by))}" if one.corrected_by else ""
    return "; ".join(part for part in (*one.happened, mended) if part)


def _formats(one: dict[str, object]) -> str:
    done, late = _named(one["filer"]), _named(one["väntar"])
    return done + (f" (väntar: {late})" if late else "")


def _named(formats: object) -> str:
    words = {"redline": "ändringar"}
    names = formats if isinstance(formats, list) else []
    return ", ".join(words.get(str(name), str(name)) for name in names)


def _plain(
    case: "Case",
    chapters: "tuple[Chapter, ...]",
    made: "list[Rendition]",
    folders: dict[str, str],
    consents: "tuple[ConsentLine, ...]",
    originals: dict[int, str],
) -> dict[str, object]:
    return {
        "ärende": case.number,
        "typ": case.type.value,
        "läge": case.state.value,
        "plan": case.plan.version if case.plan else None,
        "poster": [
            {
                "nr": one.seq,
                "dag": one.on,
                "mottagen": one.ruled_on,
                "sort": one.kind,
                "vad": list(one.happened),
                "planer": list(one.plans),
                "rättar": one.corrects,
                "rättad i": list(one.corrected_by),
                "original sha256": originals[one.seq],
            }
            for one in chapters
        ],
        "samtycken": [
            {
                "part": one.party,
                "läge": one.state.value,
                "till och med": one.end,
                "väntar på": list(one.waiting),
            }
            for one in consents
        ],
        "dokument": _documents(made, folders),
    }


def _documents(made: "list[Rendition]", folders: dict[str, str]) -> list[dict[str, object]]:
    from sigdocs.documents.due import PAPERS

    names = {paper.kind.slug: paper.kind.name for paper in PAPERS}
    documents = dict.fromkeys(one.document for one in made)
    return [
        {
            "sort": document.kind,
            "namn": names.get(document.kind, document.kind),
            "version": document.version,
            "titel": document.title,
            "mapp": folders[document.entry],
            "filer": [one.format for one in made if one.document == document and one.sha256],
            "väntar": [one.format for one in made if one.document == document and not one.sha256],
        }
        for document in documents
    ]
