"""When consent ends by somebody's will: a confirmation to who withdrew, a notice to each party."""

import datetime as dt
from collections.abc import Iterator

from sigdocs.casework.consent.changes import CoverageChange, coverage_changes
from sigdocs.casework.consent.parties import consent_parties
from sigdocs.casework.consent.taken_back import PartTaken, TakenBack, taken_back
from sigdocs.casework.consent.verdict import Verdict, judged, verdicts
from sigdocs.casework.sharing.receivers import family, to_party
from sigdocs.documents.document import Document, DocumentKind
from sigdocs.documents.letterhead import Fact, Letterhead, facts, letterhead
from sigdocs.documents.paper import Paper, Story, sender
from sigdocs.documents.people import about, kinds_in_words, party_name
from sigdocs.documents.swedish import long_date, upper_first
from sigdocs.model.base import Frozen
from sigdocs.model.case import Case
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

    ``ended`` are the parties that they have taken their word back for, ``unbegun`` those of them for
    which it had not begun, with its first day; ``parts`` the parties that lose some kinds, with those;
    ``kept`` those that it still holds for. What others have said of them is not told.
    """

    letterhead: Letterhead
    title: str
    facts: tuple[Fact, ...]
    whole: bool
    ended: tuple[str, ...]
    unbegun: tuple[str, ...]
    parts: tuple[str, ...]
    kept: tuple[str, ...]
    contact: str
    signed_by: str


class ConsentEndedContext(Frozen):
    """What stands on the notice to a party: no reason, no name, nothing of the case.

    ``lost`` and ``kept`` are kinds of information; ``kept`` is "" when nothing is left. ``begun`` is
    whether it had begun to have what it lost.
    """

    letterhead: Letterhead
    title: str
    facts: tuple[Fact, ...]
    lost: str
    kept: str
    begun: bool
    contact: str
    signed_by: str


def confirmation_context(
    case: Case, taken: TakenBack, on: dt.date, profile: Profile
) -> WithdrawalConfirmationContext:
    """Give what stands on the confirmation to one who has taken something back, entered on a day."""
    day = max(on, taken.on)
    kept = _kept(case, taken.who, day, profile)
    own = (one.name for said in case.consents if taken.who in said.givers for one in said.parties)
    keys = dict.fromkeys(own if taken.whole else taken.parties)
    ended = [key for key in keys if key not in kept and key not in taken.unbegun]
    return WithdrawalConfirmationContext(
        letterhead=letterhead(profile, on, case.number, CONFIRMATION.name),
        title=CONFIRMATION.name,
        facts=facts(
            ("Gäller", about(case)),
            ("Ärende", case.number),
            ("Återkallat av", taken.who),
            ("Från och med", long_date(taken.on)),
        ),
        whole=taken.whole,
        ended=tuple(party_name(key, case, profile) for key in ended),
        unbegun=tuple(
            f"{party_name(key, case, profile)}, från {long_date(day)}"
            for key, day in taken.unbegun.items()
        ),
        parts=tuple(
            _part(one, case, profile) for one in taken.parts if _stands(one, case, taken.who, day)
        ),
        kept=tuple(kept.values()),
        **sender(case, profile)._asdict(),
    )


def _kept(case: Case, who: str, day: dt.date, profile: Profile) -> dict[str, str]:
    """The parties that one person's word holds for on a day, by key, with their names."""
    return {
        one.key: upper_first(one.name) + _left(case, who, one.key, said)
        for one in consent_parties(case, profile)
        for said in verdicts(case, one.key, day)
        if said.giver == who and said.kinds
    }


def _left(case: Case, who: str, party: str, said: Verdict) -> str:
    """What is left of a party's kinds, where some of them have been taken back."""
    parted = any(one.kinds and who in one.by and party in one.parties for one in case.withdrawals)
    return f": {kinds_in_words(said.kinds)}" if parted and said.limited else ""


def _stands(part: PartTaken, case: Case, who: str, day: dt.date) -> bool:
    """Whether what was taken back is still so, and not given anew since."""
    had = judged(case, who, part.party, day).kinds
    return not set(part.kinds) <= set(had)


def _part(part: PartTaken, case: Case, profile: Profile) -> str:
    name, kinds = party_name(part.party, case, profile), kinds_in_words(part.kinds)
    begins = f" (samtycket börjar gälla {long_date(part.begins)})" if part.begins else ""
    return f"{name}: {kinds}{begins}"


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
        begun=change.begun,
        **sender(case, profile)._asdict(),
    )


def _confirmations(story: Story) -> Iterator[Document]:
    known = story.before
    withdrawals = [
        one for one in story.after.withdrawals if not known or one not in known.withdrawals
    ]
    each = taken_back(story.after, withdrawals)
    stands = (one for one in each if _takes_effect(one, story))
    return (_confirmation(one, place, story) for place, one in enumerate(stands))


def _takes_effect(taken: TakenBack, story: Story) -> bool:
    """Whether anything of it holds; what came late, and was given anew before, is in the receipt only."""
    case, day = story.after, max(story.entry.note.date, taken.on)
    if (
        taken.whole
        or taken.unbegun
        or any(_stands(one, case, taken.who, day) for one in taken.parts)
    ):
        return True
    return any(not judged(case, taken.who, key, day).kinds for key in taken.parties)


def _confirmation(taken: TakenBack, place: int, story: Story) -> Document:
    day = story.entry.note.date
    at_home, _ = family(story.after, story.issued_on)
    return story.new(
        CONFIRMATION,
        confirmation_context(story.after, taken, day, story.profile),
        to=tuple(one for one in at_home if one.name == taken.who),
        number=story.number(place),
        on=taken.on,
        addressee=taken.who,
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
