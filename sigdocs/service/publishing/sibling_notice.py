"""Protection holds for the person: what it stops in the other cases that they belong to.

Their papers are made anew by the next note there; until then a notice below ``outbox/stoppat/``
says which of them may go to nobody.
"""

import datetime as dt
from collections.abc import Sequence
from typing import TypeVar

from sigdocs.casework.protection import digits_of, own_word
from sigdocs.documents.exposed import exposed, newly_protected
from sigdocs.documents.stopped import Stopped
from sigdocs.folders.filenames import opaque_path
from sigdocs.folders.outbox import refresh
from sigdocs.model.case import Case
from sigdocs.model.people import PersonFacts
from sigdocs.records.rows import Entry as Row
from sigdocs.service.codec import history_of
from sigdocs.service.desk import Desk
from sigdocs.service.protected import cases_of
from sigdocs.service.publishing.files import materials_of
from sigdocs.service.publishing.stop_notice import FOLDER, HEAD, OF_PERSON, named, set_of

PersonT = TypeVar("PersonT", bound=PersonFacts)


def lay_sibling_notices(desk: Desk, rows: Sequence[Row]) -> None:
    """Lay a notice in each other case of those whom the last row of a case makes protected.

    By its own word alone: who is protected by another case's has been told of there.

    Raises:
        LedgerError: when the ledger or store is damaged.
        OSError: when disk or share fails; the call can be made again.
    """
    history = history_of(rows)
    people = [
        one for one in newly_protected(history) if (nr := digits_of(one)) and own_word(history, nr)
    ]
    others = {
        case.number: case
        for one in people
        for case in cases_of(desk, digits_of(one), besides=rows[0].case_number)
    }
    for case in others.values():
        _lay(desk, case, people, rows[-1].ruled_on)


def _lay(desk: Desk, case: Case, people: Sequence[PersonFacts], day: dt.date) -> None:
    rows = desk.ledger.entries(case.number)
    stopped = tuple(_stopped(desk, rows, _sheltered(case, people)))
    if not stopped:
        return
    sets = {row.seq: set_of(desk, row) for row in rows}
    name = sets[rows[-1].seq].rpartition("/")[2]
    place = f"{FOLDER}/{case.number}/{name}{OF_PERSON}{day}.txt"
    lines = [*HEAD, *named(stopped, sets)]
    lines += [
        "Skyddet är antecknat i ett annat ärende och gäller personen. Nya papper görs med nästa",
        "anteckning i det här ärendet. Papperen ligger kvar i sina mappar.",
    ]
    text = "\r\n".join(lines) + "\r\n"
    refresh(desk.require_outbox() / opaque_path(place), text.encode("utf-8-sig"))


def _stopped(desk: Desk, rows: Sequence[Row], case: Case) -> Sequence[Stopped]:
    return tuple(exposed(history_of(rows), case, materials_of(desk, rows[-1]).profile))


def _sheltered(case: Case, people: Sequence[PersonFacts]) -> Case:
    """The case as its next note finds it: the people protected in it too."""
    grades = {digits_of(one): one.protection for one in people}

    def hidden(one: PersonT) -> PersonT:
        grade = None if one.protected else grades.get(digits_of(one))
        return one.model_copy(update={"protection": grade}) if grade else one

    guardians = tuple(map(hidden, case.guardians))
    youth = hidden(case.youth)
    return case.model_copy(update={"youth": youth, "guardians": guardians, "apart": True})
