"""Which parties a case's consents speak of, and whose consent therefore matters."""

from sigdocs.casework.people import People
from sigdocs.model.case import Case
from sigdocs.model.profile import Partner, Profile


def covered_by_name(case: Case) -> frozenset[str]:
    """The keys of the parties that some consent names as covered."""
    return frozenset(party.name for consent in case.consents for party in consent.parties)


def spoken_of(case: Case) -> frozenset[str]:
    """The keys of the parties that some consent names, as covered or as left out."""
    left_out = (key for consent in case.consents for key in consent.not_parties)
    return covered_by_name(case) | frozenset(left_out)


def consent_parties(case: Case, profile: Profile) -> tuple[Partner, ...]:
    """The partners whose consent matters: asked for, or spoken of; not those of the same nämnd."""
    people = People.of(profile, case)
    asked = (people.party(name) for name in case.asked)
    named = spoken_of(case) | {party.key for party in asked if party}
    return tuple(one for one in people.parties if one.key in named and not one.same_committee)
