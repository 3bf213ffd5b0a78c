"""Protection holds for the person: what it stops in the other cases that they belong to.

Their papers are made anew by the next note there; until then a notice below ``outbox/stoppat/``
says which of them may go to nobody.
"""

from collections.abc import Sequence

from sigdocs.documents.exposed import exposed, newly_protected
from sigdocs.documents.stopped import Stopped
from sigdocs.folders.filenames import opaque_path
from sigdocs.folders.outbox import refresh
from sigdocs.model.case import Case
from sigdocs.model.people import PersonFacts
from sigdocs.records.rows import Entry as Row
from sigdocs.service.codec import history_of
from sigdocs.service.desk import Desk
from sigdocs.service.protected import cases_of, digits_of
from sigdocs.service.publishing.files import materials_of
from sigdocs.service.publishing.stop_notice import FOLDER, OF_PERSON, named, set_of


def lay_sibling_notices(desk: Desk, rows: Sequence[Row]) -> None:
    """Lay a notice in each other case of those whom the last row of a case makes protected.

    Raises:
        LedgerError: when the ledger or store is damaged.
        OSError: when disk or share fails; the call can be made again.
    """
    for person in newly_protected(history_of(rows)):
        number = digits_of(person)
        others = cases_of(desk, number, besides=rows[0].case_number) if number else ()
        for case in others:
            _lay(desk, case, person)


def _lay(desk: Desk, case: Case, person: PersonFacts) -> None:
    rows = desk.ledger.entries(case.number)
    stopped = tuple(_stopped(desk, rows, _sheltered(case, person)))
    if not stopped:
        return
    sets = {row.seq: set_of(desk, row) for row in rows}
    name = sets[rows[-1].seq].rpartition("/")[2]
    place = f"{FOLDER}/{case.number}/{name}{OF_PERSON}.txt"
    lines = ["STOPPAT – skicka inte de här papperen", "=" * 37, "", *named(stopped, sets)]
    lines += [
        "Skyddet är antecknat i ett annat ärende och gäller personen. Nya papper görs med nästa",
        "anteckning i det här ärendet. Papperen ligger kvar i sina mappar.",
    ]
    text = "\r\n".join(lines) + "\r\n"
    refresh(desk.require_outbox() / opaque_path(place), text.encode("utf-8-sig"))


def _stopped(desk: Desk, rows: Sequence[Row], case: Case) -> Sequence[Stopped]:
    return tuple(exposed(history_of(rows), case, materials_of(desk, rows[-1]).profile))


def _sheltered(case: Case, person: PersonFacts) -> Case:
    """The case as its next note finds it: the person protected in it too."""
    kept = {"protection": person.protection}
    number = digits_of(person)
    guardians = tuple(
        one.model_copy(update=kept) if digits_of(one) == number else one for one in case.guardians
    )
    youth = case.youth.model_copy(update=kept) if digits_of(case.youth) == number else case.youth
    return case.model_copy(update={"youth": youth, "guardians": guardians, "apart": True})
