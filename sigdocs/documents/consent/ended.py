"""When consent ends by somebody's will: a confirmation to who withdrew, a notice to each party."""

import datetime as dt
from collections.abc import Iterator

from sigdocs.casework.consent.changes import CoverageChange, coverage_changes
from sigdocs.casework.consent.parties import consent_parties
from sigdocs.casework.consent.verdict import verdicts
from sigdocs.casework.sharing.receivers import family, to_party
from sigdocs.documents.document import Document, DocumentKind
from sigdocs.documents.letterhead import Fact, Letterhead, facts, letterhead
from sigdocs.documents.paper import Paper, Story, sender
from sigdocs.documents.people import about, kinds_in_words, party_name
from sigdocs.documents.swedish import long_date, upper_first
from sigdocs.model.base import Frozen
from sigdocs.model.case import Case, Withdrawal
from sigdocs.model.profile import Profile
from sigdocs.model.receivers import NOTHING

CONFIRMATION = DocumentKind(
    slug="aterkallelse_bekraftelse",
    name="Bekräftelse på återkallat samtycke",
    document_class="Samtycke i personakt",
    receives=("akten", "den som återkallade"),
)
NOTICE = DocumentKind(
    slug="besked_upphort",
    name="Besked om att samtycke har upphört",
    document_class="Samtycke i personakt",
    receives=("parten",),
)


class WithdrawalConfirmationContext(Frozen):
    """What stands on the confirmation to one who has withdrawn, of their own word and nobody else's.

    ``ended`` are the parties that they have taken their word back for, ``kept`` those that it still
    holds for; what others have said of them is not told.
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
    case: Case, withdrawal: Withdrawal, who: str, on: dt.date, profile: Profile
) -> WithdrawalConfirmationContext:
    """Give what stands on the confirmation to one of those of a withdrawal, entered on a day."""
    day = max(on, withdrawal.on)
    kept = [
        upper_first(one.name)
        for one in consent_parties(case, profile)
        if any(said.giver == who and said.kinds for said in verdicts(case, one.key, day))
    ]
    own = (one.name for said in case.consents if who in said.givers for one in said.parties)
    ended = withdrawal.parties or tuple(dict.fromkeys(own))
    names = [party_name(key, case, profile) for key in ended]
    return WithdrawalConfirmationContext(
        letterhead=letterhead(profile, on, case.number, CONFIRMATION.name),
        title=CONFIRMATION.name,
        facts=facts(
            ("Gäller", about(case)),
            ("Ärende", case.number),
            ("Återkallat av", who),
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
    each = ((one, who) for one in new for who in one.by)
    return (_confirmation(one, who, place, story) for place, (one, who) in enumerate(each))


def _confirmation(withdrawal: Withdrawal, who: str, place: int, story: Story) -> Document:
    day = story.entry.note.date
    at_home, _ = family(story.after, max(story.entry.days))
    return story.new(
        CONFIRMATION,
        confirmation_context(story.after, withdrawal, who, day, story.profile),
        to=tuple(one for one in at_home if one.name == who),
        number=story.number(place),
        on=withdrawal.on,
        addressee=who,
    )


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
