"""``outbox/stoppat/``: what an 18th birthday stops, told on the day and not with the next note.

A slip in the records says which birthdays are known and told, so that a look costs next to nothing.
"""

import datetime as dt
import json
from collections.abc import Mapping
from typing import NamedTuple

from sigdocs.casework.calendar import grown_from
from sigdocs.documents.stopped import stopped_by_birthday
from sigdocs.folders.filenames import opaque_path
from sigdocs.folders.files import write_durably
from sigdocs.folders.outbox import refresh
from sigdocs.model.case import CaseState
from sigdocs.records.chain import canonical_json
from sigdocs.service.codec import case_of, history_of
from sigdocs.service.desk import Desk
from sigdocs.service.publishing.files import materials_of
from sigdocs.service.publishing.stop_notice import FOLDER, HEAD, OF_AGE, issued_by, named, set_of

SLIP = "fodelsedagar.json"


class _Known(NamedTuple):
    """What is known of a case as of its last entry.

    Attributes:
        hash: the last entry's.
        day: the first day that the youth may be 18, when it is after that entry; "" else.
        told: whether what it stops is told.
    """

    hash: str
    day: str
    told: bool = False


def lay_birthday_notices(desk: Desk) -> None:
    """Lay a notice for each open case whose youth has come of age since its last entry.

    Raises:
        LedgerError: when the ledger or store is damaged.
        OSError: when disk or share fails; the call can be made again.
    """
    slip = desk.workspace.records / SLIP
    before = _read(slip.read_text("utf-8") if slip.is_file() else "{}")
    heads = {head.case_number: head.hash for head in desk.ledger.chain_heads()}
    known = {number: _known(desk, number, one, before) for number, one in heads.items()}
    today = desk.today().isoformat()
    for number, one in known.items():
        if one.day and one.day <= today and not one.told:
            _lay(desk, number, desk.today())
            known[number] = one._replace(told=True)
    if known != before:
        write_durably(slip, canonical_json({key: list(one) for key, one in known.items()}).encode())


def _known(desk: Desk, number: str, head: str, before: Mapping[str, _Known]) -> _Known:
    """What is known of a case, read anew when it has moved."""
    known = before.get(number)
    if known and known.hash == head:
        return known
    rows = desk.ledger.entries(number)
    case = case_of(rows)
    day = grown_from(case.youth.personnummer) if case else None
    goes_on = case is not None and case.state is not CaseState.CLOSED
    later = day if day and goes_on and day > max(history_of(rows)[-1].days) else None
    return _Known(head, later.isoformat() if later else "")


def _read(text: str) -> dict[str, _Known]:
    """What the slip says; nothing when it cannot be read, and all is looked at anew."""
    try:
        told = {number: _Known(*one) for number, one in json.loads(text).items()}
    except (ValueError, TypeError, AttributeError):
        return {}
    return told


def _lay(desk: Desk, number: str, today: dt.date) -> None:
    rows = desk.ledger.entries(number)
    history = history_of(rows)
    papers = issued_by(rows, history, materials_of(desk, rows[-1]).profile)
    stopped = stopped_by_birthday(history, papers, today)
    if not stopped:
        return
    sets = {row.seq: set_of(desk, row) for row in rows}
    name = sets[rows[-1].seq].rpartition("/")[2]
    lines = [*HEAD, *named(stopped, sets)]
    lines += [
        "Den unge bestämmer nu ensam. Nya papper görs med nästa anteckning i ärendet.",
        "Papperen ligger kvar i sina mappar.",
    ]
    place = f"{FOLDER}/{number}/{name}{OF_AGE}{today}.txt"
    text = "\r\n".join(lines) + "\r\n"
    refresh(desk.require_outbox() / opaque_path(place), text.encode("utf-8-sig"))
