"""Between the ledger's rows and the core's values: notes, events and cases as canonical JSON."""

import json
from collections.abc import Iterable
from typing import Any

from sigdocs.casework.history import Entry, fold
from sigdocs.errors import LedgerError
from sigdocs.model.case import Case
from sigdocs.model.events import EVENTS, Event
from sigdocs.model.note import Note
from sigdocs.records import rows
from sigdocs.records.chain import canonical_json
from sigdocs.service.provenance import program
from sigdocs.service.publishing.receipt import Told
from sigdocs.service.returns.answered import Answer

_ANSWERED, _WAITING = "answered", "waiting"


def note_json(note: Note) -> str:
    """The note as the ledger keeps it: whole, so that later defaults change nothing."""
    return canonical_json(note.model_dump(mode="json"))


def events_json(events: Iterable[Event]) -> str:
    """The events as the ledger keeps them."""
    return canonical_json(EVENTS.dump_python(tuple(events), mode="json"))


def told_json(told: Told, answer: Answer, profile_sha: str, materials: dict[str, str]) -> str:
    """What else is kept with the entry: what was told, and what its papers are made from and by.

    Which returned notes it answers is kept too, so that a crash changes nothing of that.
    """
    answers = {_ANSWERED: list(answer.answered), _WAITING: dict(answer.waiting)}
    return canonical_json(
        {
            **{key: value for key, value in answers.items() if value},
            "profile": profile_sha,
            "materials": materials,
            "program": program(),
            "remarks": list(told.remarks),
            "warnings": [list(pair) for pair in told.warnings],
            **({"consent": list(told.consent)} if told.consent else {}),
        }
    )


def entry_of(row: rows.Entry) -> Entry:
    """The core's entry of a ledger row.

    Raises:
        LedgerError: when the row cannot be read.
    """
    try:
        return Entry(
            seq=row.seq,
            note=Note.model_validate_json(row.note),
            events=EVENTS.validate_json(row.events),
            ruled_on=row.ruled_on,
        )
    except ValueError as error:
        raise LedgerError(
            f"{row.case_number} post {row.seq} går inte att läsa. Kör ”sigdocs verify”."
        ) from error


def history_of(entries: Iterable[rows.Entry]) -> list[Entry]:
    """A case's history from its ledger rows."""
    return [entry_of(row) for row in entries]


def case_of(entries: Iterable[rows.Entry]) -> Case | None:
    """The case that ledger rows add up to."""
    return fold(history_of(entries))


def extra_of(row: rows.Entry) -> dict[str, Any]:
    """What ``told_json`` kept with the entry."""
    extra: dict[str, Any] = json.loads(row.manifest)["extra"]
    return extra


def program_of(row: rows.Entry) -> str:
    """The program that made the entry's papers; "" for an entry from before it was kept."""
    return str(extra_of(row).get("program", ""))


def told_of(row: rows.Entry) -> Told:
    """What the writer was told when the entry was accepted."""
    extra = extra_of(row)
    return Told(
        remarks=tuple(extra["remarks"]),
        warnings=tuple((message, remedy) for message, remedy in extra["warnings"]),
        consent=tuple(extra.get("consent", ())),
    )


def answered_of(row: rows.Entry) -> frozenset[str]:
    """The fingerprints of the returned notes that the entry answers."""
    return frozenset(extra_of(row).get(_ANSWERED, ()))


def waiting_of(row: rows.Entry) -> dict[str, str]:
    """The fingerprints of returned notes that the entry might seem to answer, and why it does not."""
    waiting: dict[str, str] = extra_of(row).get(_WAITING, {})
    return waiting
