"""Where the consents of a case stand, party by party, and which of them ask something of a person."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass

from sigdocs.casework.consent.coverage import covers_something
from sigdocs.casework.consent.deciders import must_consent
from sigdocs.casework.consent.insats import NO_GUARDIAN, insats_missing, insats_told, last_of_insats
from sigdocs.casework.consent.parties import consent_parties
from sigdocs.casework.consent.verdict import ConsentState, standings, verdict
from sigdocs.casework.consent.words import mentions
from sigdocs.model.case import Case, CaseState
from sigdocs.model.insats import InsatsWithdrawal
from sigdocs.model.profile import Profile

_MISSING = frozenset({ConsentState.NEEDED, ConsentState.ISSUED})
_ASKING = _MISSING | {ConsentState.EXPIRING, ConsentState.ENDED}
_RENEWABLE = frozenset({ConsentState.EXPIRING, ConsentState.ENDED})


@dataclass(frozen=True, slots=True)
class ConsentLine:
    """Where the consent for one party stands. Names no person.

    Attributes:
        party: the party's name; "" when the case has no consent for any.
        state: all who must consent taken together.
        end: the last day, or the day to look at it anew.
        waiting: whose consent is missing, by role and place among the guardians.
        asked_on: when the form was made that nobody has answered yet.
        acting: whether somebody has to do something; not so when a new consent begins later.
    """

    party: str
    state: ConsentState
    end: dt.date | None
    waiting: tuple[str, ...]
    asked_on: dt.date | None = None
    acting: bool = False


@dataclass(frozen=True, slots=True)
class ConsentGroup:
    """The parties of a case whose consents stand alike.

    Attributes:
        parties: their names; () when the case has no consent for any.
        line: what they share; its own party is "".
        days_left: until its end, negative when that has passed; None when it has none.
    """

    case_number: str
    parties: tuple[str, ...]
    line: ConsentLine
    days_left: int | None


def consent_lines(case: Case, profile: Profile, today: dt.date) -> tuple[ConsentLine, ...]:
    """Where the consent for each party of a case stands."""
    return tuple(
        _line(case, party.key, party.name, today, profile)
        for party in consent_parties(case, profile)
    )


def consent_groups(case: Case, profile: Profile, today: dt.date) -> tuple[ConsentGroup, ...]:
    """The same for a list of cases: parties that stand alike together, the first to end first.

    A closed case has none, and one without any consent says whose is needed.
    """
    if case.state is CaseState.CLOSED:
        return ()
    if not case.consents and not case.asked:
        return (_no_consent(case, today),)
    alike: defaultdict[ConsentLine, list[str]] = defaultdict(list)
    for line in consent_lines(case, profile, today):
        alike[_without_party(line)].append(line.party)
    groups = [
        ConsentGroup(case.number, tuple(parties), line, _days_to(line.end, today))
        for line, parties in alike.items()
    ]
    return tuple(sorted(groups, key=lambda one: one.line.end or dt.date.min))


def _line(case: Case, key: str, name: str, today: dt.date, profile: Profile) -> ConsentLine:
    warning = profile.rules.consent_warning
    whole = verdict(case, key, today, warning)
    each = standings(case, key, today, warning)
    return ConsentLine(
        party=name,
        state=whole.state,
        end=whole.end,
        waiting=tuple(_role(case, one.giver) for one in each if one.missing),
        asked_on=_asked_on(case, key, whole.state),
        acting=whole.state in _ASKING and not _renewed(case, key, today),
    )


def _days_to(end: dt.date | None, today: dt.date) -> int | None:
    return (end - today).days if end else None


def _without_party(line: ConsentLine) -> ConsentLine:
    return ConsentLine("", line.state, line.end, line.waiting, line.asked_on, line.acting)


def _no_consent(case: Case, today: dt.date) -> ConsentGroup:
    waiting = tuple(_role(case, name) for name in must_consent(case, today))
    return ConsentGroup(
        case.number, (), ConsentLine("", ConsentState.NEEDED, None, waiting, acting=True), None
    )


def _asked_on(case: Case, party: str, state: ConsentState) -> dt.date | None:
    """The day of the first form that still waits for its answer."""
    asked = [one for one in case.requests if party in one.parties]
    if state in _RENEWABLE:
        said = [one.given_on for one in case.consents if mentions(one, party)]
        asked = [one for one in asked if one.renews and one.on > max(said)]
    elif state not in _MISSING:
        return None
    return min((one.on for one in asked), default=None)


@dataclass(frozen=True, slots=True)
class InsatsBack:
    """A consent to the insats that was taken back and is lacking; who is a role, never a name."""

    case_number: str
    who: str
    on: dt.date


def insats_back(case: Case, today: dt.date) -> tuple[InsatsBack, ...]:
    """The consents to the insats that are lacking because they were taken back."""
    told = [(name, last_of_insats(case, name, today)) for name in insats_missing(case, today)]
    return tuple(
        InsatsBack(case.number, _role(case, name), last.on)
        for name, last in told
        if isinstance(last, InsatsWithdrawal)
    )


def insats_waiting(case: Case, today: dt.date) -> tuple[str, ...]:
    """Whose consent to the insats itself is lacking, by role, and if it was taken back."""
    told = [(name, insats_told(case, name, today)) for name in insats_missing(case, today)]
    return tuple(_role(case, name) + (f" ({back})" if back else "") for name, back in told)


def _role(case: Case, name: str) -> str:
    guardians = [one.name for one in case.guardians]
    if name == NO_GUARDIAN:
        return NO_GUARDIAN
    if name not in guardians:
        return "den unge"
    return f"vårdnadshavare {guardians.index(name) + 1}" if guardians[1:] else "vårdnadshavare"


def _renewed(case: Case, party: str, today: dt.date) -> bool:
    """Whether a consent has been given that begins later and then covers the party."""
    later = [
        one.since
        for one in case.consents
        if one.since > today and party in {each.name for each in one.parties}
    ]
    return any(not covers_something(case, party, day) for day in later)
