"""``sigdocs check``: a dry run of one note."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from sigdocs.commands.shared import json_option, print_json, print_table, workspace_of
from sigdocs.errors import ExitCode

if TYPE_CHECKING:
    from sigdocs.intake.draft import Place
    from sigdocs.model.note import Note
    from sigdocs.model.problem import Problem
    from sigdocs.service.assess import Ruled
    from sigdocs.service.desk import Desk


@click.command(
    "check",
    help="Läs FIL och säg vad som förstods, vad som är fel och vad som skulle göras. Skriver inget.",
)
@click.argument("file", metavar="FIL", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@json_option
@click.pass_context
def command(ctx: click.Context, file: Path, *, as_json: bool) -> int:
    """Rule on a file without recording anything."""
    from sigdocs.folders.contents import ACCEPTED, LIMITS, judge
    from sigdocs.service.assess import assess
    from sigdocs.service.desk import open_desk

    with open_desk(workspace_of(ctx)) as desk:
        problem, _ = judge(file, file.stat().st_size, ACCEPTED, LIMITS)
        if problem is not None:
            if as_json:
                print_json(_refused(problem))
            else:
                click.echo(f"{problem.message} {problem.remedy}")
            return int(ExitCode.RETURNED)
        ruled = assess(desk, file.name, file.read_bytes())
        would = _would_make(desk, ruled)
        if as_json:
            print_json(_plain(ruled, would))
        else:
            _show(ruled, would)
    return int(ExitCode.OK if ruled.accepted else ExitCode.RETURNED)


def _would_make(desk: "Desk", ruled: "Ruled") -> list[str]:
    from sigdocs.casework.history import Entry
    from sigdocs.documents.due import due
    from sigdocs.service.codec import history_of
    from sigdocs.service.publishing.files import file_name, formats_of

    note = ruled.understanding.note
    if note is None or not ruled.accepted:
        return []
    history = history_of(ruled.rows)
    entry = Entry(len(history) + 1, note, ruled.decision.events, desk.today())
    return [
        file_name(document.stem, form)
        for document in due([*history, entry], desk.profile)
        for form in formats_of(document)
    ]


def _show(ruled: "Ruled", would: list[str]) -> None:
    note = ruled.understanding.note
    if note is not None:
        click.echo(f"Läst som {note.kind.value} {note.date}, {_about(note)}.")
        if counted := _counted(note):
            click.echo(counted)
        readings = [(one.written, one.read_as) for one in note.readings]
        print_table("Så lästes datum och tider", ("Skrivet", "Läst som"), readings)
    later = ruled.understanding.placing(ruled.decision.problems)
    rows = [
        (_where(place), "fel" if one.blocks else "obs", one.message, one.remedy)
        for one, place in (*ruled.understanding.placed, *later)
    ]
    print_table("Att rätta eller titta på", ("Var", "", "Vad", "Gör så här"), rows)
    for remark in ruled.decision.remarks:
        click.echo(f"- {remark}")
    if would:
        click.echo("Skulle göras: " + ", ".join(would))
    elif not ruled.accepted:
        click.echo("Anteckningen skulle lämnas tillbaka.")


def _counted(note: "Note") -> str:
    """What was found, as numbers to hold against the paper; only what there is any of."""
    numbers = {
        "närvarande": sum(one.present for one in note.attendees),
        "mål": len(note.goals),
        "nya åtaganden": sum(len(goal.commitments) for goal in note.goals),
        "statusar": len(note.statuses),
        "mätvärden": len(note.measures),
    }
    found = ", ".join(f"{what} {number}" for what, number in numbers.items() if number)
    return f"{found.capitalize()}." if found else ""


def _about(note: "Note") -> str:
    if note.nomination and not note.youth:
        return f"kod {note.nomination_code or '(ny)'}"
    return f"ärende {note.case_number or '(nytt)'}"


def _where(place: "Place") -> str:
    return f"rad {place.line}" if place.line else place.label


def _plain(ruled: "Ruled", would: list[str]) -> dict[str, object]:
    note = ruled.understanding.note
    return {
        "godtas": ruled.accepted,
        "anteckning": note.model_dump(mode="json", by_alias=True, exclude_defaults=True)
        if note
        else None,
        "meddelanden": [_message(one) for one in ruled.problems],
        "anmärkningar": list(ruled.decision.remarks),
        "skulle göras": would,
    }


def _refused(problem: "Problem") -> dict[str, object]:
    return {
        "godtas": False,
        "anteckning": None,
        "meddelanden": [_message(problem)],
        "anmärkningar": [],
        "skulle göras": [],
    }


def _message(one: "Problem") -> dict[str, object]:
    return {
        "kod": one.code,
        "stoppar": one.blocks,
        "fält": one.path,
        "text": one.message,
        "åtgärd": one.remedy,
        "förslag": one.suggestion,
    }
