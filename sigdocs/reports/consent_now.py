"""How consent stands after a note: each party with its kinds, its days, whose yes, and what lacks."""

import datetime as dt
from collections.abc import Iterable, Iterator

from sigdocs.casework.consent.parties import consent_parties
from sigdocs.casework.consent.verdict import ConsentState, Verdict, left_standing, verdict, verdicts
from sigdocs.model.case import Case
from sigdocs.model.consent import Information
from sigdocs.model.events import ConsentStated, ConsentWithdrawn, Event, FactsStated, NoteCorrected
from sigdocs.model.profile import Partner, Profile

_COLUMNS = ("Part", "Får ta emot", "Gäller", "Ja från")
_WIDEST = 40
_TAKES = {
    ConsentState.WITHDRAWN: "behövs ett nytt samtycke",
    ConsentState.REFUSED: "behövs ett samtycke som omfattar parten",
    ConsentState.VOID: "behövs ett eget samtycke",
    ConsentState.ENDED: "behövs ett förnyat samtycke",
    ConsentState.NEEDED: "behövs ett samtycke",
    ConsentState.ISSUED: "behövs underskriften på blanketten",
}


def touches_consent(events: Iterable[Event]) -> bool:
    """Whether the events of a note say anything of consent, custody or protection."""
    return any(map(_touches, events))


def _touches(event: Event) -> bool:
    if isinstance(event, FactsStated):
        people = (*((event.youth,) if event.youth else ()), *event.guardians)
        custody = any(one.custody is not None for one in event.guardians)
        return custody or any(one.protection is not None for one in people)
    return isinstance(event, ConsentStated | ConsentWithdrawn | NoteCorrected)


def consent_now(case: Case, profile: Profile, day: dt.date) -> tuple[str, ...]:
    """Give the lines of a table in plain text; () when there is no party to speak of."""
    parties = consent_parties(case, profile)
    rows = [_COLUMNS, *(_row(case, party, day) for party in parties)]
    widths = [min(_WIDEST, max(len(row[at]) for row in rows)) for at in range(len(_COLUMNS))]
    told = [_line(row, widths) for row in rows]
    lacking = (tuple(_lacking(case, party, day)) for party in parties)
    lines = (line for row, lacks in zip(told[1:], lacking, strict=True) for line in (row, *lacks))
    return (told[0], *lines) if parties else ()


def _row(case: Case, party: Partner, day: dt.date) -> tuple[str, ...]:
    whole = verdict(case, party.key, day)
    yes = (one.giver for one in verdicts(case, party.key, day) if one.kinds)
    return (party.name, _kinds(whole), _days(whole), ", ".join(yes) or "ingen")


def _kinds(whole: Verdict) -> str:
    if not whole.kinds:
        return "ingenting"
    kinds = "alla slag" if set(whole.kinds) == {*Information} else ", ".join(whole.kinds)
    return "; ".join((kinds, *map(_left_out, whole.excepted)))


def _left_out(said: str) -> str:
    """What is left out, in words: ”inte drogprover”, said with one ”inte” however it was written."""
    begins = said.partition(" ")[0].casefold()
    return said if begins in {"inte", "ej", "inga", "inget"} else f"inte {said}"


def _days(whole: Verdict) -> str:
    if not whole.kinds:
        return "–"
    return f"{whole.since or ''}–{whole.until or 'tills vidare'}"


def _line(row: tuple[str, ...], widths: list[int]) -> str:
    cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
    return "  ".join(cells).rstrip()


def _lacking(case: Case, party: Partner, day: dt.date) -> Iterator[str]:
    """What it would take, for each whose yes a party lacks."""
    for one in verdicts(case, party.key, day):
        if one.reason:
            takes = _TAKES.get(one.state)
            yield f"    {one.giver}: {one.reason}" + (f"; {takes}" if takes else "")
    for one in left_standing(case, party.key, day):
        gone = ", ".join(kind for kind in Information if one.limited and kind not in one.only)
        what = one.reason or f"har tagit tillbaka {gone}"
        yield f"    {one.giver}: {what}; står tills alla som nu bestämmer har lämnat nytt samtycke"
