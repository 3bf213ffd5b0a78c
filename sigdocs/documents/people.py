"""The people and parties that papers name: who coordinates, who signs, whom it concerns."""

import datetime as dt
from collections.abc import Iterable

from sigdocs.casework.consent.deciders import must_consent
from sigdocs.casework.consent.parties import gone_parties
from sigdocs.casework.people import all_parties
from sigdocs.casework.plan.view import PlanView
from sigdocs.documents.letterhead import birth_date
from sigdocs.documents.swedish import long_date, upper_first
from sigdocs.model.base import Frozen
from sigdocs.model.case import Case
from sigdocs.model.consent import Information
from sigdocs.model.people import PersonFacts
from sigdocs.model.profile import Profile, Staff

KINDS_IN_WORDS = {
    Information.SCHOOL: "skolgång och närvaro",
    Information.CRIME: "brottsmisstankar",
    Information.HEALTH: "hälsa och missbruk",
    Information.FAMILY: "familj",
    Information.HOUSING: "boende",
    Information.MONEY: "ekonomi",
    Information.LEISURE: "fritid",
    Information.WORK: "sysselsättning och arbete",
    Information.OTHER: "annat",
}


class Signer(Frozen):
    """Somebody who must sign: who, in which role, and in what language they need it."""

    name: str
    role: str
    language: str = ""


def party_name(key: str, case: Case, profile: Profile) -> str:
    """Give a party's name as printed."""
    parties = (*all_parties(profile, case.asked), *gone_parties(case, profile))
    known = (one.name for one in parties if one.key == key)
    return upper_first(next(known, key))


def kinds_in_words(kinds: Iterable[Information]) -> str:
    """Give kinds of information as a list for a sentence, in the order of the form.

    >>> kinds_in_words([Information.LEISURE, Information.SCHOOL])
    'skolgång och närvaro, fritid'
    """
    wanted = set(kinds)
    return ", ".join(said for kind, said in KINDS_IN_WORDS.items() if kind in wanted)


def signers(case: Case, names: Iterable[str]) -> tuple[Signer, ...]:
    """Give those who must sign, with their roles."""
    guardians = {one.name: one for one in case.guardians}
    return tuple(
        _signer(guardians.get(name, case.youth), guardian=name in guardians) for name in names
    )


def family(case: Case, day: dt.date) -> str:
    """Give the names of those who decide about consent on a day, as a list."""
    return ", ".join(name or "den unge" for name in must_consent(case, day))


def about(case: Case) -> str:
    """Give whom a paper concerns: name, and birth date unless it is protected."""
    born = birth_date(case.youth)
    name = case.youth.name or case.number
    if born is None or case.youth.protected:
        return name
    return f"{name}, född {long_date(born)}"


def coordinator(case: Case | PlanView, profile: Profile) -> Staff | None:
    """Give the case's coordinator, with title and phone where the profile knows them."""
    if not case.coordinator:
        return None
    title = profile.case_types[case.type].coordinator_title
    plain = Staff(name=case.coordinator)
    known = next((one for one in profile.staff if one.name == case.coordinator), plain)
    return known if known.title else known.model_copy(update={"title": title})


def coordinator_role(case: Case, profile: Profile) -> str:
    """Give what the office calls its coordinators, as a label."""
    return upper_first(profile.case_types[case.type].coordinator_title)


def _signer(person: PersonFacts, *, guardian: bool) -> Signer:
    tongue = person.language or ("annat språk" if person.interpreter else "")
    return Signer(
        name=person.name,
        role="vårdnadshavare" if guardian else "den det gäller",
        language=f"{tongue}, tolk behövs" if person.interpreter else tongue,
    )
