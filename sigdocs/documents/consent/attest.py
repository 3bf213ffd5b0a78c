"""The attest to a party that consent exists: what it may receive and until when, without the form."""

from collections.abc import Iterator

from sigdocs.casework.consent.changes import CoverageChange, coverage_changes
from sigdocs.casework.consent.deciders import must_consent
from sigdocs.casework.consent.parties import gone_parties
from sigdocs.casework.consent.words import outlived, terms_of, word_on
from sigdocs.casework.sharing.receivers import to_party
from sigdocs.documents.document import Document, DocumentKind
from sigdocs.documents.letterhead import Fact, Letterhead, facts, letterhead
from sigdocs.documents.paper import Paper, Story, sender
from sigdocs.documents.people import KINDS_IN_WORDS
from sigdocs.documents.swedish import long_date, upper_first
from sigdocs.model.base import Frozen
from sigdocs.model.case import Case
from sigdocs.model.profile import Profile
from sigdocs.model.receivers import Need

ATTEST = DocumentKind(
    slug="samtyckesintyg",
    name="Intyg om samtycke",
    document_class="Samtycke i personakt",
    receives=("parten",),
)


class ConsentAttestContext(Frozen):
    """What stands on the attest to one party.

    ``one_way`` says when the party may only receive; "" when it may give too.
    """

    letterhead: Letterhead
    title: str
    party: str
    facts: tuple[Fact, ...]
    kinds: tuple[str, ...]
    one_way: str
    exceptions: tuple[str, ...]
    contact: str
    signed_by: str


def consent_attest_context(
    case: Case, change: CoverageChange, profile: Profile
) -> ConsentAttestContext:
    """Give what stands on the attest to the party whose right began or changed."""
    office, until = sender(case, profile), change.after.until
    said = [
        word_on(case, giver, change.party.key, change.on) for giver in must_consent(case, change.on)
    ]
    words = [one for one in said if one]
    gives = all(terms_of(one, change.party.key).gives for one in words)
    return ConsentAttestContext(
        letterhead=letterhead(profile, change.on, case.number, ATTEST.name),
        title=ATTEST.name,
        party=upper_first(change.party.name),
        facts=facts(
            ("Till", upper_first(change.party.name)),
            ("Gäller", case.youth.name or case.number),
            ("Ärende", case.number),
            ("Från och med", long_date(change.on)),
            ("Till och med", long_date(until) if until else "så länge insatsen pågår"),
        ),
        kinds=tuple(said for kind, said in KINDS_IN_WORDS.items() if kind in change.after.kinds),
        one_way="" if gives else "Samtycket låter er ta emot uppgifter, inte lämna.",
        exceptions=tuple(dict.fromkeys(one for word in words for one in word.exceptions)),
        contact=office.contact,
        signed_by=office.signed_by,
    )


def _due(story: Story) -> Iterator[Document]:
    found = coverage_changes(story.before, story.after, story.entry.days, story.profile)
    gone = gone_parties(story.after, story.profile)
    wanted = [
        one
        for one in found
        if one.after.kinds
        and one.party not in gone
        and _more_than_before(one)
        and not _outlived(one, story)
    ]
    return (_attest(one, place, story) for place, one in enumerate(wanted))


def _more_than_before(change: CoverageChange) -> bool:
    """Whether there is more to tell than what the notice of a lost right already says."""
    gained = set(change.after.kinds) - set(change.before.kinds)
    return bool(gained) or change.narrowed or change.after.until != change.before.until


def _outlived(change: CoverageChange, story: Story) -> bool:
    """Whether the insats was over before the consent was learnt: then nothing is to be shared."""
    day = max(change.on, *story.entry.days)
    said = (
        word_on(story.after, giver, change.party.key, day)
        for giver in must_consent(story.after, day)
    )
    return any(one and outlived(story.after, one, day) for one in said)


def _attest(change: CoverageChange, place: int, story: Story) -> Document:
    return story.new(
        ATTEST,
        consent_attest_context(story.after, change, story.profile),
        number=story.number(place),
        on=change.on,
        to=(to_party(change.party),),
        need=Need(kinds=change.after.kinds),
        addressee=upper_first(change.party.name),
    )


PAPER = Paper(ATTEST, _due, ConsentAttestContext)
