"""Which kinds of information a consent names, and which of them are taken back.

A consent names its kinds (D17: what opens must be certain); only one that an earlier program
recorded may be silent, and means every kind.
"""

import datetime as dt
import re
from typing import Final

from sigdocs.casework.consent import faults
from sigdocs.casework.consent.overtaken import say_what_overtook
from sigdocs.casework.consent.parties import covered_by_name
from sigdocs.casework.consent.taken_back import parts_taken
from sigdocs.casework.consent.verdict import judged
from sigdocs.casework.decision import Ruling
from sigdocs.casework.kind_words import kinds_meant
from sigdocs.casework.meant import sentences
from sigdocs.casework.party_words import parties_in
from sigdocs.casework.people import folded
from sigdocs.model.case import Case, Withdrawal
from sigdocs.model.consent import ConsentFact, ConsentParty, Information
from sigdocs.model.events import ConsentWithdrawn
from sigdocs.model.note import NoteKind

_SHOWN = 120
_ALSO: Final = re.compile(r"\b(?:och|aven|ocksa|samt|plus|likasa|detsamma)\b")
_STAYS: Final = re.compile(
    r"\b(?:resten|ovrigt|annat|fortfarande|som forut|star kvar|kvarstar|oforandra\w*|andras inte|inget andras)\b"
)
"""Words of what is not taken back: ”skolgång får de veta som förut”."""


def kinds_said(kinds: tuple[Information, ...], frame: str = "{}") -> str:
    """What is told of some kinds that a consent names; "" when it names none."""
    if not kinds:
        return ""
    every = set(kinds) == set(Information)
    return frame.format("alla slags uppgifter" if every else f"bara {', '.join(kinds)}")


def terms_said(party: ConsentParty) -> str:
    """What is told of a party's own terms, in brackets: its kinds, and one way only."""
    kinds = kinds_said(party.information, " ({})")
    if party.gives and party.receives:
        return kinds
    return kinds + (" (får bara ta emot)" if party.receives else " (får bara lämna)")


def ask_about_kinds(
    ruling: Ruling, fact: ConsentFact, parties: tuple[ConsentParty, ...], path: str
) -> None:
    """Ask which kinds of information a consent is about, and what ”annat” among them is.

    What was recorded before the question was asked stands when its note is ruled on again.
    """
    if fact in (ruling.recorded or ()):
        return
    named = {one.key: one.name for one in ruling.people.parties}
    each = {named.get(one.name, one.name): one.information or fact.information for one in parties}
    if unnamed := [name for name, kinds in each.items() if not kinds]:
        ruling.problem(
            faults.CONSENT_NO_KINDS,
            f"{path}.information",
            parties=", ".join(unnamed),
            example=unnamed[0],
            choices=", ".join(Information),
        )
    if not fact.other and any(map(_other_among, each.values())):
        ruling.problem(faults.CONSENT_OTHER, f"{path}.other")


def as_before(
    ruling: Ruling, givers: tuple[str, ...], party: ConsentParty, fact: ConsentFact
) -> ConsentParty:
    """Give a party that a closing names without kinds those that it had from the same people."""
    if ruling.note.kind is not NoteKind.CLOSING or party.information or fact.information:
        return party
    each = [judged(ruling.case, giver, party.name, ruling.note.date) for giver in givers]
    had = [set(one.named) for one in each if not one.missing]
    if len(had) < len(each) or not had:
        return party
    kinds = tuple(kind for kind in Information if kind in set.intersection(*had))
    return party.model_copy(update={"information": kinds})


def _other_among(kinds: tuple[Information, ...]) -> bool:
    """Whether ”annat” is one of some kinds; beside every other it is only the rest of the plan."""
    return Information.OTHER in kinds and set(kinds) != set(Information)


def ask_what_is_taken_back(ruling: Ruling, fact: ConsentFact, path: str) -> None:
    """Ask about a withdrawal that leaves something out: is that taken back, or just that not?

    Its remark, or one that stands beside it, may tell of more than is taken back: ”och skolgång”.
    """
    beside = (
        one.comment for one in ruling.note.consents if one == ConsentFact(comment=one.comment)
    )
    told = [one for text in (fact.comment, *beside) for one in sentences(text)]
    if but := (*fact.not_parties, *fact.exceptions):
        ruling.problem(faults.CONSENT_SOME_BACK, path, what=", ".join(but))
    elif more := next((one for one in told if _tells_of_more(ruling, fact, folded(one))), ""):
        ruling.problem(faults.CONSENT_MORE_BACK, f"{path}.comment", what=more[:_SHOWN])


def _tells_of_more(ruling: Ruling, fact: ConsentFact, plain: str) -> bool:
    """Whether a folded remark names a kind or a party that no row of the note does, as changed."""
    if _STAYS.search(plain):
        return False
    rows, people = ruling.note.consents, ruling.people
    kinds = {kind for row in rows for kind in row.information}
    kinds |= {kind for row in rows for party in row.parties for kind in party.information}
    named = folded(" ; ".join(name for row in rows for name in _names_in(row)))
    more = kinds_meant(plain) - kinds
    others = parties_in(people, plain) - parties_in(people, named)
    return bool((kinds and more) or (fact.parties and others and _ALSO.search(plain)))


def _names_in(row: ConsentFact) -> tuple[str, ...]:
    return (*(one.name for one in row.parties), *row.not_parties)


def take_back_kinds(
    ruling: Ruling, fact: ConsentFact, by: tuple[str, ...], keys: tuple[str, ...], day: dt.date
) -> tuple[str, ...] | None:
    """Let the kinds that a withdrawal names be taken back of the parties that keep the rest.

    Gives the parties whose consent is taken back whole; None when nothing more is taken back.
    """
    named = {
        key: frozenset(one.information or fact.information)
        for key, one in zip(keys, fact.parties, strict=True)
    }
    if fact.information and not keys:
        named = dict.fromkeys(sorted(covered_by_name(ruling.case)), frozenset(fact.information))
    if not any(named.values()):
        return keys
    whole = [key for key, gone in named.items() if not gone]
    for key, gone in named.items():
        if gone and _is_all(ruling.case, by, key, gone, day):
            whole.append(key)
        elif gone:
            kinds = tuple(kind for kind in Information if kind in gone)
            end = Withdrawal(seq=ruling.seq, by=by, parties=(key,), on=day, kinds=kinds)
            ruling.happen(ConsentWithdrawn(withdrawal=end))
            _say_what_is_left(ruling, end)
            say_what_overtook(ruling, end)
    return tuple(whole) or None


def _is_all(
    case: Case, by: tuple[str, ...], party: str, gone: frozenset[Information], day: dt.date
) -> bool:
    """Whether what is taken back is all that those who take it back had let a party have."""
    had = [judged(case, giver, party, day) for giver in by]
    kinds = {kind for one in had for kind in one.named}
    return bool(kinds) and kinds <= gone


def _say_what_is_left(ruling: Ruling, end: Withdrawal) -> None:
    names = {one.key: one.name for one in ruling.people.parties}
    parts = parts_taken(ruling.case, [end])
    for part in parts:
        name, gone = names.get(part.party, part.party), ", ".join(part.kinds)
        since = "" if part.begins else f" från {part.on}"
        before = f", innan det börjar gälla {part.begins}" if part.begins else ""
        ruling.remarks.append(
            f"Samtycket återkallas{since} för {name} bara när det gäller {gone}{before}. "
            f"Resten av samtycket till {name} står som förut."
        )
    if not parts:
        name, gone = names.get(end.parties[0], end.parties[0]), ", ".join(end.kinds)
        ruling.remarks.append(
            f"{', '.join(end.by)} tar tillbaka {gone} för {name}; det ingick inte i deras samtycke "
            f"{end.on}."
        )
