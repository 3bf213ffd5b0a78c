"""When consent ends by somebody's will: a confirmation to the family, a notice to each party."""

import datetime as dt
from collections.abc import Iterator

from sigdocs.casework.consent.changes import CoverageChange, coverage_changes
from sigdocs.casework.consent.coverage import coverage
from sigdocs.casework.consent.parties import consent_parties
from sigdocs.casework.sharing.receivers import family, to_party
from sigdocs.documents.document import Document, DocumentKind
from sigdocs.documents.letterhead import Fact, Letterhead, facts, letterhead
from sigdocs.documents.paper import Paper, Story, sender
from sigdocs.documents.people import about, kinds_in_words, party_name
from sigdocs.documents.swedish import listed, long_date, upper_first
from sigdocs.model.base import Frozen
from sigdocs.model.case import Case, Withdrawal
from sigdocs.model.profile import Profile
from sigdocs.model.receivers import NOTHING

CONFIRMATION = DocumentKind(
    slug="aterkallelse_bekraftelse",
    name="Bekräftelse på återkallat samtycke",
    document_class="Samtycke i personakt",
    receives=("akten", "den unge", "vårdnadshavare"),
)
NOTICE = DocumentKind(
    slug="besked_upphort",
    name="Besked om att samtycke har upphört",
    document_class="Samtycke i personakt",
    receives=("parten",),
)


class WithdrawalConfirmationContext(Frozen):
    """What stands on the confirmation to the family.

    ``ended`` and ``kept`` are the parties that may not, and that still may, receive anything.
    """

    letterhead: Letterhead
    title: str
    facts: tuple[Fact, ...]
    whole: bool
    ended: tuple[str, ...]
    kept: tuple[str, ...]
    contact: str
    signed_by: str


class ConsentEndedContext(Frozen):
    """What stands on the notice to a party: no reason, no name, nothing of the case.

    ``lost`` and ``kept`` are kinds of information; ``kept`` is "" when nothing is left.
    """

    letterhead: Letterhead
    title: str
    facts: tuple[Fact, ...]
    lost: str
    kept: str
    contact: str
    signed_by: str


def confirmation_context(
    case: Case, withdrawal: Withdrawal, on: dt.date, profile: Profile
) -> WithdrawalConfirmationContext:
    """Give what stands on the confirmation of a withdrawal, entered on a day."""
    day = max(on, withdrawal.on)
    kept = [
        upper_first(one.name)
        for one in consent_parties(case, profile)
        if coverage(case, one.key, day).kinds
    ]
    ended = withdrawal.parties or tuple(
        dict.fromkeys(one.name for said in case.consents for one in said.parties)
    )
    names = [party_name(key, case, profile) for key in ended]
    return WithdrawalConfirmationContext(
        letterhead=letterhead(profile, on, case.number, CONFIRMATION.name),
        title=CONFIRMATION.name,
        facts=facts(
            ("Gäller", about(case)),
            ("Ärende", case.number),
            ("Återkallat av", listed(withdrawal.by)),
            ("Från och med", long_date(withdrawal.on)),
        ),
        whole=not withdrawal.parties,
        ended=tuple(name for name in names if name not in kept),
        kept=tuple(kept),
        **sender(case, profile)._asdict(),
    )


def ended_context(case: Case, change: CoverageChange, profile: Profile) -> ConsentEndedContext:
    """Give what stands on the notice to a party that lost its right, or part of it."""
    return ConsentEndedContext(
        letterhead=letterhead(profile, change.on, case.number, NOTICE.name),
        title=NOTICE.name,
        facts=facts(
            ("Till", upper_first(change.party.name)),
            ("Ärende", case.number),
            ("Från och med", long_date(change.on)),
        ),
        lost=kinds_in_words(change.lost),
        kept=kinds_in_words(change.after.kinds),
        **sender(case, profile)._asdict(),
    )


def _confirmations(story: Story) -> Iterator[Document]:
    known = story.before.withdrawals if story.before else ()
    new = [one for one in story.after.withdrawals if one not in known]
    return (_confirmation(one, place, story) for place, one in enumerate(new))


def _confirmation(withdrawal: Withdrawal, place: int, story: Story) -> Document:
    day = story.entry.note.date
    context = confirmation_context(story.after, withdrawal, day, story.profile)
    to, _ = family(story.after, max(story.entry.days))
    return story.new(CONFIRMATION, context, to=to, number=story.number(place), on=withdrawal.on)


def _notices(story: Story) -> Iterator[Document]:
    found = coverage_changes(story.before, story.after, story.entry.days, story.profile)
    lost = [one for one in found if one.lost]
    return (_notice(one, place, story) for place, one in enumerate(lost))


def _notice(change: CoverageChange, place: int, story: Story) -> Document:
    return story.new(
        NOTICE,
        ended_context(story.after, change, story.profile),
        number=story.number(place),
        on=change.on,
        to=(to_party(change.party),),
        need=NOTHING,
        addressee=upper_first(change.party.name),
    )


CONFIRMATION_PAPER = Paper(CONFIRMATION, _confirmations, WithdrawalConfirmationContext)
NOTICE_PAPER = Paper(NOTICE, _notices, ConsentEndedContext)
