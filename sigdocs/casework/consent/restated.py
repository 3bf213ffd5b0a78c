"""A consent said again: no new fact when it says what holds, a question when it says anything else.

It opens nothing and closes nothing: what is told is held against the verdicts of the day.
"""

import datetime as dt
from collections.abc import Iterator

from sigdocs.casework.consent import faults
from sigdocs.casework.consent.verdict import Verdict, verdict
from sigdocs.casework.decision import Ruling
from sigdocs.casework.people import folded
from sigdocs.model.consent import ConsentAction, ConsentFact, ConsentParty, Information
from sigdocs.model.profile import Partner

Difference = tuple[str, str]
"""Where in a fact it is said, and what differs, in Swedish."""


def say_again(ruling: Ruling, fact: ConsentFact, path: str) -> None:
    """Let a consent that is unchanged be so; ask about whatever differs from what holds."""
    told = list(_differences(ruling, fact))
    for below, what in told:
        ruling.problem(faults.NOT_UNCHANGED, f"{path}.{below}", what=what)
    if not told:
        ruling.remarks.append("Samtycket är oförändrat; det som gällde förut gäller.")


def is_known(ruling: Ruling, fact: ConsentFact) -> bool:
    """Whether a consent given is one that stands already, told of again: no word of it is new.

    It is of the same day, by the same people, to parties that it holds for as it says.
    """
    if fact.action is not ConsentAction.GIVEN or fact in (ruling.recorded or ()):
        return False
    if not (fact.on and fact.givers and fact.parties) or fact.other or fact.review or fact.lapsed:
        return False
    found = [ruling.people.family_members(one) for one in fact.givers]
    if not all(found):
        return False
    by = {one.name for some in found for one in some}
    said = (one for one in ruling.case.consents if one.given_on == fact.on)
    if not any(by == set(one.givers) for one in said):
        return False
    return not any(_differences(ruling, fact))


def _differences(ruling: Ruling, fact: ConsentFact) -> Iterator[Difference]:
    holding = _holding(ruling)
    stated: set[str] = set()
    for index, one in enumerate(fact.parties):
        party = _meant(ruling, one.name)
        if party:
            stated.add(party.key)
        what = _party_differs(holding, party, one, fact)
        if what:
            yield f"parties.{index}.name", what
    yield from _left_out(ruling, holding, fact, stated)
    yield from _days(ruling, holding, fact, stated)
    yield from _limits(ruling, fact)


def _meant(ruling: Ruling, name: str) -> Partner | None:
    """The party that a name is of, or that somebody of that name is from: ”Eva får bara ekonomin”."""
    keys = {hit.party for hit in ruling.people.person(name)}
    found = [party for party in ruling.people.parties if party.key in keys]
    return ruling.people.registered(name) or (found[0] if len(found) == 1 else None)


def _holding(ruling: Ruling) -> dict[str, Verdict]:
    """The verdict on each party that something may be sent to on the day of the note."""
    day = ruling.note.date
    found = {one.key: verdict(ruling.case, one.key, day) for one in ruling.people.parties}
    return {key: one for key, one in found.items() if one.kinds}


def _party_differs(
    holding: dict[str, Verdict], party: Partner | None, said: ConsentParty, fact: ConsentFact
) -> str:
    """What a consent said again tells of a party that is not so; "" when it is."""
    if party is None:
        return f"{said.name} finns inte bland parterna"
    if party.same_committee:
        return ""
    held = holding.get(party.key)
    if held is None:
        return f"samtycket gäller inte för {party.name}"
    if not (said.gives and said.receives):
        return f"samtycket för {party.name} är inte åt bara ena hållet"
    named = set(said.information or fact.information)
    if named and named != set(held.kinds):
        return f"{party.name} får enligt samtycket {_kinds(held.kinds)}"
    return ""


def _kinds(kinds: tuple[Information, ...]) -> str:
    every = set(kinds) == set(Information)
    return "alla slags uppgifter" if every else f"bara {', '.join(kinds)}"


def _left_out(
    ruling: Ruling, holding: dict[str, Verdict], fact: ConsentFact, stated: set[str]
) -> Iterator[Difference]:
    """Tell of those said to be left out who are not, and of those whom a list does not name.

    Parties each with its own kinds are limits told again, and no list of all.
    """
    names = {one.key: one.name for one in ruling.people.parties}
    out: set[str] = set()
    for index, name in enumerate(fact.not_parties):
        party = ruling.people.registered(name)
        if party is None:
            yield f"not_parties.{index}", f"{name} finns inte bland parterna"
        elif party.key in holding:
            yield f"not_parties.{index}", f"samtycket gäller för {party.name}"
        out |= {party.key} if party else set()
    near = {one.key for one in ruling.profile.partners if one.same_committee}
    if stated and not all(one.information for one in fact.parties):
        spoken = stated | out | _told_elsewhere(ruling, fact) | near
        for key in (key for key in holding if key not in spoken):
            yield "parties", f"{names[key]} räknas inte upp, men samtycket gäller för {names[key]}"


def _told_elsewhere(ruling: Ruling, fact: ConsentFact) -> set[str]:
    """The parties that other rows of the note speak of: given anew, or taken back."""
    others = [one for one in ruling.note.consents if one is not fact]
    written = [
        name for one in others for name in (*(p.name for p in one.parties), *one.not_parties)
    ]
    found = (ruling.people.registered(name) for name in written)
    return {one.key for one in found if one}


def _days(
    ruling: Ruling, holding: dict[str, Verdict], fact: ConsentFact, stated: set[str]
) -> Iterator[Difference]:
    about = [one for key, one in holding.items() if not stated or key in stated]
    untils = {one.until for one in about}
    if fact.until and untils != {fact.until}:
        ends = ", ".join(str(day) for day in sorted(filter(None, untils)))
        yield "until", f"samtyckets sista dag är {ends or 'inte känd'}, inte {fact.until}"
    if fact.action is ConsentAction.UNCHANGED or not fact.on:
        told: tuple[tuple[str, dt.date | None], ...] = (("on", fact.on), ("since", fact.since))
    else:
        told = (("since", fact.since),)
    known = {day for one in ruling.case.consents for day in (one.given_on, one.since)}
    for name, day in told:
        if day and day not in known:
            yield name, f"inget samtycke är från {day}"


def _limits(ruling: Ruling, fact: ConsentFact) -> Iterator[Difference]:
    """Tell of exceptions and of an end in words that no consent has."""
    held = {folded(said) for one in ruling.case.consents for said in one.exceptions}
    for index, said in enumerate(fact.exceptions):
        if folded(said) not in held:
            yield f"exceptions.{index}", f"samtycket har inte undantaget ”{said}”"
    known = {folded(one.until_text) for one in ruling.case.consents}
    if fact.until_text and folded(fact.until_text) not in known:
        yield "until_text", f"samtycket säger inte att det gäller {fact.until_text}"
