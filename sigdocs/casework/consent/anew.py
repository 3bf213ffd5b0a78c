"""Whether a consent is given anew to whom one of its givers said no last, or only copied from before."""

import datetime as dt
import re
from collections.abc import Iterable

from sigdocs.casework import faults
from sigdocs.casework.consent import faults as told
from sigdocs.casework.consent.words import kinds_taken, mentions, order, withdrawn_on, word_on
from sigdocs.casework.decision import Ruling
from sigdocs.casework.people import folded
from sigdocs.model.consent import ConsentFact, ConsentParty, Information
from sigdocs.model.note import NoteKind

_ANEW = re.compile(
    r"\b(?:pa nytt|ater|igen|anyo|nytt samtycke|darefter|efterat|senare samma dag)\b"
)
"""Words of a consent that was given after another had been taken back: ”lämnat på nytt”."""
_NOT = re.compile(r"\b(?:inte|ej|utan|innan|fore|aldrig)\b")
"""What makes them say something else: ”inte lämnat på nytt”."""


def ask_whether_anew(
    ruling: Ruling,
    fact: ConsentFact,
    givers: tuple[str, ...],
    parties: tuple[ConsentParty, ...],
    path: str,
) -> None:
    """Ask for the day when a meeting's note names a party that one of its givers said no to last.

    A heading copied from an older note looks the same as a consent given anew. What another note
    tells was taken back the same day may have been so before or after, and is asked about too.
    """
    if fact not in (ruling.recorded or ()) and not _is_anew(folded(fact.comment)):
        _ask_which_came_last(ruling, fact, givers, parties, path)
    if fact.on or fact.since or ruling.note.kind is NoteKind.CONSENT:
        return
    names = {party.key: party.name for party in ruling.people.parties}
    for one in parties:
        party, said = one.name, {"party": names.get(one.name, one.name)}
        again = one.information or fact.information
        if back := _days(_part_taken_back(ruling, giver, party, again) for giver in givers):
            what = ", ".join(again)
            ruling.problem(told.KINDS_AGAIN, f"{path}.on", on=max(back), what=what, **said)
        elif ends := _days(_taken_back(ruling, giver, party) for giver in givers):
            ruling.problem(faults.CONSENT_AGAIN, f"{path}.on", on=max(ends), **said)
        elif fact in (ruling.recorded or ()):
            continue
        elif noes := _days(_left_out_on(ruling, giver, party) for giver in givers):
            ruling.problem(told.CONSENT_AFTER_NO, f"{path}.on", on=max(noes), **said)


def _is_anew(plain: str) -> bool:
    """Whether a folded remark says that a consent came after all else; a regret or an hour does not."""
    return bool(_ANEW.search(plain)) and not _NOT.search(plain)


def _ask_which_came_last(
    ruling: Ruling,
    fact: ConsentFact,
    givers: tuple[str, ...],
    parties: tuple[ConsentParty, ...],
    path: str,
) -> None:
    names = {party.key: party.name for party in ruling.people.parties}
    day = fact.on or ruling.note.date
    for one in parties:
        again = one.information or fact.information
        if any(_ended_the_same_day(ruling, giver, one.name, again, day) for giver in givers):
            name = names.get(one.name, one.name)
            ruling.problem(told.CONSENT_SAME_DAY, f"{path}.comment", party=name, on=day)


def _ended_the_same_day(
    ruling: Ruling, giver: str, party: str, again: tuple[Information, ...], day: dt.date
) -> bool:
    """Whether another note tells that a giver took back a party that day, and none of a yes since."""
    case = ruling.case
    words = (one for one in case.consents if giver in one.givers and mentions(one, party))
    last = max((order(one) for one in words), default=(dt.date.min, 0))
    return any(
        giver in end.by
        and end.on == day
        and end.seq != ruling.seq
        and (end.on, end.seq) >= last
        and (not end.parties or party in end.parties)
        and (not end.kinds or not again or {*end.kinds} & {*again})
        for end in case.withdrawals
    )


def _days(found: Iterable[dt.date | None]) -> list[dt.date]:
    return [day for day in found if day]


def _taken_back(ruling: Ruling, giver: str, party: str) -> dt.date | None:
    """The day from which a giver's own word on a party is taken back, if nothing of theirs is later."""
    case, day = ruling.case, ruling.last_day
    return withdrawn_on(case, giver, party, word_on(case, giver, party, day), day)


def _part_taken_back(
    ruling: Ruling, giver: str, party: str, again: tuple[Information, ...]
) -> dt.date | None:
    """The day from which a giver took back some of the kinds that are named again."""
    case, day = ruling.case, ruling.last_day
    word = word_on(case, giver, party, day)
    if word is None or withdrawn_on(case, giver, party, word, day):
        return None
    gone = kinds_taken(case, giver, party, word, day)
    ends = (one for one in case.withdrawals if giver in one.by and party in one.parties)
    return max((one.on for one in ends if gone & {*one.kinds} & {*again}), default=None)


def _left_out_on(ruling: Ruling, giver: str, party: str) -> dt.date | None:
    """The day a giver's latest word on a party said no to it."""
    word = word_on(ruling.case, giver, party, ruling.last_day)
    no = word and party in word.not_parties and word.seq != ruling.seq
    return word.given_on if word and no else None
