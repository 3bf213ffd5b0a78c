"""What a correction of facts makes wrong on papers that are out, where none is made anew for it."""

from collections.abc import Iterator

from sigdocs.casework.plan.safety import MADE_ANEW, plans_for_safety
from sigdocs.casework.sharing.receivers import by_post, of_plan
from sigdocs.model.case import Case
from sigdocs.model.people import GuardianFacts, PersonFacts


def papers_no_longer_right(before: Case, after: Case) -> Iterator[str]:
    """Tell which papers to use no more, and what to do, in Swedish; nothing where all are right."""
    was, now = before.coordinator, after.coordinator
    if plans_for_safety(before) and (was != now or _readers(before) != _readers(after)):
        yield MADE_ANEW
    if was and now and was != now:
        yield (
            f"Den som leder gruppen är rättad från {was} till {now}. Kallelser och samtyckesintyg som "
            f"redan är ute nämner {was}: säg till dem som har fått dem vem det är."
        )
    plan = before.plan
    if plan is None:
        return
    known = {one.name: one for one in (before.youth, *before.guardians)}
    sent = {one.name for one in plan.goes_to if not one.party}
    for person in (after.youth, *after.guardians):
        if (old := known.get(person.name)) and person.name in sent:
            yield from _of_person(old, person, plan.version)


def _of_person(was: PersonFacts, now: PersonFacts, version: int) -> Iterator[str]:
    way, new = _way(was), _way(now)
    if way != new:
        yield (
            f"{now.name} ska ha planen på annat sätt: {new or 'inte sagt'}, inte "
            f"{way or 'som det stod'}. Planen är densamma. Ändra för hand på delgivningslistan till "
            f"version {version}, och använd inte adressbladet till {now.name}."
        )
    elif was.address != now.address and by_post(way):
        yield (
            f"Adressbladet till version {version} har fel adress till {now.name}: använd det inte. "
            "Nästa adressblad får den rätta; har brevet gått, skicka planen igen."
        )


def _readers(case: Case) -> list[tuple[str, str]]:
    return [(one.name, one.party) for one in of_plan(case.plan)] if case.plan else []


def _way(person: PersonFacts) -> str:
    return person.channel if isinstance(person, GuardianFacts) else person.contact_way
