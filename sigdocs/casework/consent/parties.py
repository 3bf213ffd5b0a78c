"""Which parties a case's consents speak of, and whose consent therefore matters."""

from sigdocs.casework.people import People, all_parties, folded, slug
from sigdocs.model.case import Case
from sigdocs.model.profile import Channel, Partner, Profile


def covered_by_name(case: Case) -> frozenset[str]:
    """The keys of the parties that some consent names as covered."""
    return frozenset(party.name for consent in case.consents for party in consent.parties)


def covered_names(case: Case, profile: Profile) -> tuple[str, ...]:
    """The names of the parties that some consent names as covered."""
    parties = (*all_parties(profile, case.asked), *gone_parties(case, profile))
    return tuple(one.name for one in parties if one.key in covered_by_name(case))


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


def gone_parties(case: Case, profile: Profile) -> tuple[Partner, ...]:
    """The parties that consents speak of and the settings have no more, by the names they had."""
    known = {one.key for one in all_parties(profile, case.asked)}
    names = _names_on_plans(case)
    return tuple(
        Partner(key=key, name=names.get(key, key), channel=Channel.NONE)
        for key in sorted(spoken_of(case) - known)
    )


def registered_for(case: Case | None, profile: Profile) -> Profile:
    """The settings without a party whose key the consents of a case know as another body.

    What was said of one body never reaches another: here the key is gone, with the name it had.
    """
    if case is None:
        return profile
    spoken, names = spoken_of(case), _names_on_plans(case)
    same = tuple(
        one
        for one in profile.partners
        if one.key not in spoken or is_called(one, names.get(one.key, one.name))
    )
    return profile if same == profile.partners else profile.model_copy(update={"partners": same})


def is_called(party: Partner, name: str) -> bool:
    """Whether a party goes by a name, as its own or in ”kallas”."""
    return folded(name) in {folded(one) for one in (party.name, *party.synonyms)}


def gone_party(case: Case, profile: Profile, written: str) -> str:
    """The key of a party that the settings have no more, by its key or the name it had; else ""."""
    wanted = {folded(written), folded(slug(written))}
    found = (
        one.key
        for one in gone_parties(case, profile)
        if wanted & {folded(one.key), folded(one.name)}
    )
    return next(found, "")


def _names_on_plans(case: Case) -> dict[str, str]:
    receivers = (one for plan in case.plans for one in (*plan.goes_to, *plan.not_to))
    return {one.party: one.name for one in receivers if one.party}
