"""The record of a decision to disclose without consent, for the file only (row 28).

It is signed by the one who decided and sent to nobody; the receiver gets nothing from here.
"""

import datetime as dt
from collections.abc import Iterator

from sigdocs.casework.history import fold
from sigdocs.documents.consent_people import about, kinds_in_words
from sigdocs.documents.document import Document, DocumentKind
from sigdocs.documents.letterhead import Fact, Letterhead, facts, letterhead
from sigdocs.documents.paper import OFFICE, Paper, Story
from sigdocs.documents.words import EMPTY, NBSP, clock, joined, long_date, upper_first
from sigdocs.model.base import Frozen
from sigdocs.model.case import Case, DisclosureCase
from sigdocs.model.disclosure import LAW_CHECKED, PROVISIONS, Disclosure, Ground
from sigdocs.model.profile import Profile

DISCLOSURE_LOG = DocumentKind(
    slug="utlamnandelogg",
    name="Utlämnande utan samtycke",
    document_class="Utlämnandelogg i personakt",
    receives=("akten",),
    signed=True,
)
_WHO_SIGNS = "Den som beslutade"


class DisclosureContext(Frozen):
    """What stands on the record.

    ``what`` and the texts after it are as the note says, ”–” where it says nothing; ``despite``
    is "" unless the writer had to say why the ground holds.
    """

    letterhead: Letterhead
    title: str
    facts: tuple[Fact, ...]
    what: str
    ground: str
    provision: str
    law_checked: str
    despite: str
    weighing: str
    told: str
    decider: str
    signed: str


def disclosure_context(
    case: Case, disclosed: DisclosureCase, by: str, on: dt.date, profile: Profile, replaces: int = 0
) -> DisclosureContext:
    """Give what stands on the record of a disclosure that somebody noted a day.

    ``replaces`` is the number of the record that a correction puts it in place of, 0 for a first.
    """
    told = disclosed.told
    ground, provision = _ground(told)
    return DisclosureContext(
        letterhead=letterhead(profile, on, case.number, DISCLOSURE_LOG.name),
        title=DISCLOSURE_LOG.name,
        facts=facts(
            ("Gäller", about(case)),
            ("Ärende", case.number),
            ("Lämnat", _when(disclosed)),
            ("Lämnat till", joined((told.receiver, told.receiver_person))),
            ("Uppgifter", kinds_in_words(told.information)),
            ("Kom från", told.source),
            ("Bakgrund", _initiative(told)),
            ("Beslutat av", joined((told.decided_by, told.decider_title))),
            ("Antecknat av", by),
            ("Ersätter", f"nr {replaces}, som gjordes före rättelsen" if replaces else ""),
        ),
        what=told.what or EMPTY,
        ground=ground,
        provision=provision,
        law_checked=long_date(LAW_CHECKED),
        despite=told.despite,
        weighing=told.weighing or EMPTY,
        told=told.told or EMPTY,
        decider=joined((told.decided_by, told.decider_title)) or _WHO_SIGNS,
        signed=_signed(disclosed, case),
    )


def _signed(disclosed: DisclosureCase, case: Case) -> str:
    """What the decider puts a name to, whole, since the box may come alone on a page."""
    to = f" till {disclosed.told.receiver}" if disclosed.told.receiver else ""
    return f"om utlämnandet{to} den {long_date(disclosed.on)} i ärende {case.number}"


def _when(disclosed: DisclosureCase) -> str:
    return joined((long_date(disclosed.on), clock(disclosed.at)))


def _ground(told: Disclosure) -> tuple[str, str]:
    """The ground in words, and where it stands in the law."""
    if told.ground is None:
        return EMPTY, EMPTY
    if told.ground is Ground.OTHER:
        return told.other_ground or EMPTY, EMPTY
    known = PROVISIONS[told.ground]
    where = joined((known.source, told.other_ground))
    return known.label, where.replace(" §", f"{NBSP}§").replace(" kap. ", f"{NBSP}kap.{NBSP}")


def _initiative(told: Disclosure) -> str:
    words = upper_first(told.initiative or "")
    asked = f"begärdes av {told.asked_by}" if told.asked_by else ""
    return joined((words, asked))


def _due(story: Story) -> Iterator[Document]:
    return (_record(one, place, story) for place, one in enumerate(_new(story)))


def _new(story: Story) -> list[DisclosureCase]:
    """The disclosures that the entry at hand records, or records otherwise than before."""
    known = story.before.disclosures if story.before else ()
    return [one for one in story.after.disclosures if one not in known]


def _replaced(disclosed: DisclosureCase, story: Story) -> int:
    """The number of the latest earlier record of the same disclosure, 0 when this is the first."""
    known = story.before.disclosures if story.before else ()
    if disclosed.seq not in {one.seq for one in known}:
        return 0
    for end in range(len(story.history) - 1, 0, -1):
        history = story.history[:end]
        before, after = fold(history[:-1]), fold(history)
        earlier = Story(history, before, after, story.profile) if after else story
        for place, one in enumerate(_new(earlier)):
            if one.seq == disclosed.seq:
                return earlier.number(place)
    return 0


def _record(disclosed: DisclosureCase, place: int, story: Story) -> Document:
    note, replaced = story.entry.note, _replaced(disclosed, story)
    by = joined((note.author, note.author_title))
    context = disclosure_context(story.after, disclosed, by, note.date, story.profile, replaced)
    return story.new(
        DISCLOSURE_LOG, context, to=OFFICE, number=story.number(place), on=disclosed.on
    )


PAPER = Paper(DISCLOSURE_LOG, _due, DisclosureContext)
