"""What an entry of the journal says, apart: what was told, what was seen, what is made of it.

Facts with their source, the writer's own observations, and the assessment are never mixed
(SoL 14:3).
"""

import datetime as dt
import itertools
from collections.abc import Iterator

from sigdocs.documents.letterhead import Fact, facts, named, number_of
from sigdocs.documents.words import clock, day_and_date, joined, long_date, upper_first
from sigdocs.model.base import Frozen
from sigdocs.model.case import Case, JournalEntry
from sigdocs.model.people import SourcedFact

NOTHING = "Inget antecknat."
NO_SOURCE = "Källa inte angiven"


class EntryText(Frozen):
    """What an entry says. ``told``, ``observations`` and ``assessment`` are never mixed.

    Attributes:
        number: the entry's number in the journal.
        heading: what it is about.
        date: the day of the happening.
        facts: labelled lines: when, by whom, with whom, what it corrects.
        told: what was said, labelled with who said it.
        observations: what the writer saw.
        assessment: what the writer makes of it.
        decisions: what is done.
        objection: what somebody holds to be wrong in the entry (SoL 14:6).
        corrects: the entry it corrects, and ``corrected_by`` the one that corrects it; "" if none.
    """

    number: int
    heading: str
    date: str
    facts: tuple[Fact, ...]
    told: tuple[Fact, ...]
    observations: str
    assessment: str
    decisions: str
    objection: str
    corrects: str
    corrected_by: str


def case_facts(case: Case) -> tuple[Fact, ...]:
    """Give the labelled lines that say whose journal it is."""
    return facts(
        ("Gäller", joined((named(case.youth, case), number_of(case.youth)))),
        ("Ärende", case.number),
        ("Personakt", case.file_reference),
    )


def entry_text(entry: JournalEntry, case: Case) -> EntryText:
    """Give what an entry says, and which others it corrects or is corrected by."""
    return EntryText(
        number=entry.number,
        heading=entry.heading,
        date=long_date(entry.happened_on),
        facts=_entry_facts(entry),
        told=tuple(_told(entry.facts)),
        observations=entry.observations or NOTHING,
        assessment=entry.assessment or NOTHING,
        decisions=entry.decisions,
        objection=entry.objection,
        corrects=f"Rättar anteckning nr {entry.corrects}" if entry.corrects else "",
        corrected_by=_corrected_by(entry, case),
    )


def _entry_facts(entry: JournalEntry) -> tuple[Fact, ...]:
    return facts(
        ("Händelsen", _moment(entry.happened_on, entry.happened_at)),
        ("Antecknat", long_date(entry.entered_on)),
        ("Av", joined((entry.author, entry.author_title))),
        ("Kontaktsätt", upper_first(entry.contact_way)),
        ("Med", entry.with_whom),
    )


def _moment(day: dt.date, at: dt.time | None) -> str:
    return joined((upper_first(day_and_date(day)), clock(at)), " ")


def _told(told: tuple[SourcedFact, ...]) -> Iterator[Fact]:
    """Give what was said, with what one source said in a row under one label."""
    for source, run in itertools.groupby(told, key=lambda fact: fact.source):
        text = "\n".join(fact.text for fact in run)
        yield Fact(label=upper_first(source) or NO_SOURCE, text=text)


def _corrected_by(entry: JournalEntry, case: Case) -> str:
    later = [str(other.number) for other in case.journal if other.corrects == entry.number]
    return f"Rättad i anteckning nr {', '.join(later)}" if later else ""
