"""``outbox/stoppat/``: which papers may not be sent any more, told the same day.

The published sets stay as they are; a notice for each entry that stops something names the
papers by set and file. Nothing is copied: a second copy of a paper that must not go out is one
more way for it to go out.
"""

import datetime as dt
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sigdocs.casework.history import History
from sigdocs.documents.exposed import exposed_by_last
from sigdocs.documents.stopped import (
    Issued,
    Stopped,
    issued_by_last,
    may_stop,
    still_stopped,
    stopped_by_last,
)
from sigdocs.folders.filenames import opaque_path
from sigdocs.folders.outbox import refresh
from sigdocs.model.profile import Profile
from sigdocs.model.receivers import Need, Receiver
from sigdocs.records.rows import Entry as Row
from sigdocs.service.codec import history_of
from sigdocs.service.desk import Desk
from sigdocs.service.publishing.files import materials_of

FOLDER = "stoppat"
OF_PERSON = "_skydd_"
"""What stands before the day in the name of a notice of papers that another case's protection stops."""
OF_AGE = "_18ar_"
"""The same in the name of a notice of papers that an 18th birthday stops."""
HEAD = ("STOPPAT – skicka inte de här papperen", "=" * 37, "")
_WHOLLY = (
    "Planen skickas till parten från och med nästa version som går dit.",
    "Har du läst det här kan du ta bort filen, och den tidigare filen om samma papper.",
)
_PARTLY = (
    "Hela planen skickas till parten först när samtycket omfattar allt som får stå i den.",
    "Låt den tidigare filen om samma papper ligga kvar: det som står där om andra slag gäller ännu.",
)


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice that lies in the outbox until somebody has read it and taken it away.

    Attributes:
        place: relative to the outbox.
        papers: how many papers it names.
        since: the day it was laid there.
    """

    case_number: str
    place: str
    papers: int
    since: dt.date


def notices(desk: Desk) -> tuple[Notice, ...]:
    """The notices that lie in the outbox, oldest first within each case.

    Raises:
        LedgerError: when the ledger or store is damaged.
    """
    folder = desk.workspace.outbox / FOLDER
    if not folder.is_dir():
        return ()
    return tuple(one for number in desk.ledger.cases() for one in _notices(desk, number))


def _notices(desk: Desk, number: str) -> Iterator[Notice]:
    lying = {path.stem for path in (desk.workspace.outbox / FOLDER / number).glob("*.txt")}
    rows = desk.ledger.entries(number) if lying else ()
    history = history_of(rows)
    for seq, row in enumerate(rows, start=1):
        name = set_of(desk, row).rpartition("/")[2]
        if name in lying:
            stopped, still = _stopped(desk, rows[:seq], history[:seq])
            papers = len({(one.seq, one.stem) for one in (*stopped, *still)})
            yield Notice(number, f"{FOLDER}/{number}/{name}.txt", papers, row.ruled_on)
        for begins in (f"{name}{OF_PERSON}", f"{name}{OF_AGE}"):
            for day in sorted(filter(None, (_day_after(begins, one) for one in lying))):
                place = f"{FOLDER}/{number}/{begins}{day}.txt"
                told = (desk.workspace.outbox / place).read_text("utf-8-sig")
                yield Notice(number, place, told.count("\n- "), day)


def _day_after(begins: str, stem: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(stem.removeprefix(begins)) if stem.startswith(begins) else None
    except ValueError:
        return None


def lay_stop_notice(desk: Desk, rows: Sequence[Row], folder: str) -> str:
    """Lay the notice of what the last row stops; returns its place in the outbox, "" if none.

    Args:
        desk: the open workspace.
        rows: the case's entries so far.
        folder: where the entry's own set lies, relative to the outbox.

    Raises:
        LedgerError: when the ledger or store is damaged.
        OSError: when disk or share fails; the call can be made again.
    """
    history = history_of(rows)
    if not may_stop(history):
        return ""
    stopped, still = _stopped(desk, rows, history)
    if not stopped and not still:
        return ""
    *_, case, name = folder.split("/")
    place = f"{FOLDER}/{case}/{name}.txt"
    sets = {row.seq: set_of(desk, row) for row in rows}
    parts = [notice(stopped, sets, folder)] if stopped else []
    parts += [passed_notice(still, sets, folder)] if still else []
    text = "\r\n".join(parts)
    refresh(desk.require_outbox() / opaque_path(place), text.encode("utf-8-sig"))
    return place


def _stopped(
    desk: Desk, rows: Sequence[Row], history: History
) -> tuple[tuple[Stopped, ...], tuple[Stopped, ...]]:
    """What the last entry stops, and what stays stopped though a party may receive anew."""
    profile = materials_of(desk, rows[-1]).profile
    papers = issued_by(rows[:-1], history, profile)
    stopped = (*stopped_by_last(history, papers, profile), *exposed_by_last(history, profile))
    return stopped, still_stopped(history, papers, profile)


def issued_by(rows: Sequence[Row], history: History, profile: Profile) -> list[Issued]:
    """What the first entries of a case have yielded, oldest first."""
    return [
        paper
        for end, row in enumerate(rows, start=1)
        for paper in _issued(row, history[:end], profile)
    ]


def _issued(row: Row, history: History, profile: Profile) -> Sequence[Issued]:
    """What an entry yielded, as its manifest tells; worked out anew where an old one does not."""
    told: list[dict[str, Any]] = json.loads(row.manifest)["documents"]
    if not all("receivers" in one for one in told):
        return issued_by_last(history, profile)
    return [
        Issued(
            seq=row.seq,
            stem=one["stem"],
            receivers=tuple(Receiver(**who) for who in one["receivers"]),
            need=Need(kinds=one["needs"], some=one["some"]),
        )
        for one in told
    ]


def notice(stopped: Sequence[Stopped], sets: dict[int, str], folder: str) -> str:
    """The notice as text, with CR LF so that every editor shows it well."""
    lines = [*HEAD, *named(stopped, sets)]
    lines += [
        "Har något av dem redan skickats: det går inte att ta tillbaka, men skicka det inte igen.",
        "Papperen ligger kvar i sina mappar, för det som en gång har getts ut ändras aldrig.",
        f"Nya papper ligger i {folder}.",
    ]
    return "\r\n".join(lines) + "\r\n"


def passed_notice(still: Sequence[Stopped], sets: dict[int, str], folder: str) -> str:
    """What is told when consent is given anew: the older papers do not go again."""
    lines = [
        "SAMTYCKE FINNS IGEN – skicka ändå inte de äldre papperen",
        "=" * 56,
        "",
        *named(still, sets),
        "De stoppades tidigare och är nu för gamla. De ska fortfarande inte skickas.",
        f"Skicka i stället intyget om samtycke i {folder}.",
        *(_PARTLY if any(one.partly for one in still) else _WHOLLY),
    ]
    return "\r\n".join(lines) + "\r\n"


def named(stopped: Sequence[Stopped], sets: dict[int, str]) -> Iterator[str]:
    """Name the papers of a notice by set and file, for each whom they may not go to."""
    for to in dict.fromkeys(one.to for one in stopped):
        own = [one for one in stopped if one.to == to]
        yield f"Till {to}: {own[0].why}."
        yield from (f"- {sets[one.seq]}/{one.stem}" for one in own)
        yield ""


def set_of(desk: Desk, row: Row) -> str:
    """The set of an entry, relative to the outbox."""
    publication = desk.ledger.papers.publication(row.note_sha)
    return publication.folder if publication else f"{row.seq:03}"
