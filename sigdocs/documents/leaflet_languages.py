"""In which languages a family can be told of the insats."""

from sigdocs.model.case import Case
from sigdocs.model.leaflet import LeafletTexts
from sigdocs.model.profile import Profile


def family_languages(case: Case, profile: Profile) -> tuple[LeafletTexts, ...]:
    """Give Swedish, and the texts in every other language that the family is said to speak."""
    spoken = [person.language for person in (case.youth, *case.guardians) if person.language]
    return tuple(
        texts
        for texts in profile.leaflets
        if texts.original or any(texts.means(language) for language in spoken)
    )


def untranslated(case: Case, profile: Profile) -> tuple[str, ...]:
    """Give the languages that the family is said to speak and that there is no text in."""
    spoken = [person.language for person in (case.youth, *case.guardians) if person.language]
    known = {word for word in spoken for texts in profile.leaflets if texts.means(word)}
    return tuple(dict.fromkeys(word for word in spoken if word not in known))
