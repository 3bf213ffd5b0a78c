"""Which kinds of information a consent names, and which of them are taken back.

A consent names its kinds (D17: what opens must be certain); only one that an earlier program
recorded may be silent, and means every kind.
"""

import datetime as dt
from collections.abc import Iterator

from sigdocs.casework.consent import faults
from sigdocs.casework.consent.parties import covered_by_name
from sigdocs.casework.consent.taken_back import parts_taken
from sigdocs.casework.consent.words import (
    kinds_for,
    mentions,
    order,
    terms_of,
    withdrawn_on,
    word_on,
)
from sigdocs.casework.decision import Ruling
from sigdocs.model.case import Case, Consent
from sigdocs.model.consent import ConsentFact, ConsentParty, Information
from sigdocs.model.events import ConsentStated
from sigdocs.model.note import NoteKind


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
    day = ruling.note.date
    words = [word_on(ruling.case, giver, party.name, day) for giver in givers]
    had = [set(kinds_for(one, party.name) or Information) for one in words if one]
    if len(had) < len(words) or not had:
        return party
    kinds = tuple(kind for kind in Information if kind in set.intersection(*had))
    return party.model_copy(update={"information": kinds})


def _other_among(kinds: tuple[Information, ...]) -> bool:
    """Whether ”annat” is one of some kinds; beside every other it is only the rest of the plan."""
    return Information.OTHER in kinds and set(kinds) != set(Information)


def ask_what_is_taken_back(ruling: Ruling, fact: ConsentFact, path: str) -> None:
    """Ask about a withdrawal that leaves something out: is that taken back, or just that not?"""
    if but := (*fact.not_parties, *fact.exceptions):
        ruling.problem(faults.CONSENT_SOME_BACK, path, what=", ".join(but))


def take_back_kinds(
    ruling: Ruling, fact: ConsentFact, by: tuple[str, ...], keys: tuple[str, ...], day: dt.date
) -> tuple[str, ...] | None:
    """Take back the kinds that a withdrawal names, in new words of those who take them back.

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
    whole = [key for key, kinds in named.items() if not kinds]
    for key, kinds in named.items():
        words = [one for giver in by for one in _narrowed(ruling.case, giver, key, kinds, day)]
        if words and not any(one.parties[0].receives for one in words):
            whole.append(key)
        elif words:
            ruling.happen(*(ConsentStated(consent=_told(one, ruling, fact)) for one in words))
            _say_what_is_left(ruling, words)
    return tuple(whole) or None


def _say_what_is_left(ruling: Ruling, words: list[Consent]) -> None:
    names = {one.key: one.name for one in ruling.people.parties}
    for part in parts_taken(words):
        name, gone = names.get(part.party, part.party), ", ".join(part.kinds)
        since = "" if part.begins else f" från {part.on}"
        before = f", innan det börjar gälla {part.begins}" if part.begins else ""
        ruling.remarks.append(
            f"Samtycket återkallas{since} för {name} bara när det gäller {gone}{before}. "
            f"Resten av samtycket till {name} står som förut."
        )


def _told(word: Consent, ruling: Ruling, fact: ConsentFact) -> Consent:
    """A word as it is said now: by this note, the way that the note tells."""
    said = {
        name: getattr(fact, name) for name in ("written", "noted_by", "language", "interpreter")
    }
    return word.model_copy(update={"seq": ruling.seq, **said})


def _narrowed(
    case: Case, giver: str, party: str, gone: frozenset[Information], day: dt.date
) -> Iterator[Consent]:
    """Give the words of one person on a party anew from a day, without some kinds.

    Those that were taken back, or ended before that day, are not given.
    """
    for word in sorted(case.consents, key=order):
        if giver not in word.givers or not mentions(word, party) or party in word.not_parties:
            continue
        if withdrawn_on(case, giver, party, word, day) or (word.until and word.until < day):
            continue
        had = kinds_for(word, party) or tuple(Information)
        left = tuple(kind for kind in had if kind not in gone)
        if word.given_on <= day and left != had:
            gone_now = tuple(kind for kind in had if kind in gone)
            yield _without(word, giver, party, left, day).model_copy(
                update={"taken_back": gone_now}
            )


def _without(
    word: Consent, giver: str, party: str, left: tuple[Information, ...], day: dt.date
) -> Consent:
    terms = terms_of(word, party)
    stays = terms.model_copy(
        update={"information": left or terms.information, "receives": terms.receives and bool(left)}
    )
    return word.model_copy(
        update={
            "givers": (giver,),
            "parties": (stays,),
            "not_parties": (),
            "given_on": day,
            "since": max(word.since, day),
        }
    )
