"""Whose each measure is, by who they are in the case and not by how they are written.

”Oro Sara”, ”oro mamma” and ”Oro (Sara Ekdahl)” are one person's worry, under the one name of the case.
"""

from collections.abc import Iterable

from sigdocs.casework.interview.record import IF_NOTHING
from sigdocs.casework.people import People, folded
from sigdocs.casework.plan.measures import OF_YOUTH
from sigdocs.model.case import DatedMeasure
from sigdocs.model.people import GuardianFacts, PersonFacts
from sigdocs.model.plan import Measure, MeasureKind

_OF_KIND = {
    MeasureKind.WORRY: "oro oron orolig",
    MeasureKind.IMPORTANCE: "hur viktigt viktig vikt",
    MeasureKind.CONFIDENCE: "tilltro säker hur",
    MeasureKind.READINESS: "beredd redo hur",
    MeasureKind.OTHER: "annat",
}
"""What a label says that the kind says already."""


def as_known(taken: Iterable[DatedMeasure], people: People) -> tuple[DatedMeasure, ...]:
    """Give measures under the names of the case: one person one name, and a label that adds to it."""
    return tuple(
        one.model_copy(update={"measure": _as_known(one.measure, people)}) for one in taken
    )


def whose(measure: Measure, people: People) -> tuple[str, ...]:
    """Give whom a measure may be of, by their names in the case; () for nobody that it knows."""
    if measure.kind in OF_YOUTH:
        return (people.youth.name,)
    if measure.subject:
        family = tuple(one.name for one in people.family_members(measure.subject))
        return family or tuple(one.name for one in people.person(measure.subject))
    if measure.kind is not MeasureKind.WORRY:
        return ()
    said = (people.family_members(word) for word in folded(measure.label).split())
    return tuple(dict.fromkeys(one.name for found in said for one in found))


def _as_known(measure: Measure, people: People) -> Measure:
    found = whose(measure, people)
    subject = found[0] if len(found) == 1 else measure.subject
    label = _label(measure, subject, people)
    return measure.model_copy(update={"subject": subject, "label": label})


def _label(measure: Measure, subject: str, people: People) -> str:
    """What a label adds: ”Tilltro Milo: gå i skolan” is ”gå i skolan”."""
    if measure.kind in OF_YOUTH or measure.label == IF_NOTHING:
        return "" if measure.kind in OF_YOUTH else measure.label
    known = {*folded(measure.subject).split(), *folded(subject).split()}
    persons = (people.youth, *people.guardians)
    known |= {word for one in persons if one.name == subject for word in _called(one)}
    known |= set(folded(_OF_KIND[measure.kind]).split())
    words = measure.label.split()
    while words and set(folded(words[0]).split()) <= known:
        words.pop(0)
    while words and set(folded(words[-1]).split()) <= known:
        words.pop()
    return " ".join(words).strip(" ,:–-()")


def _called(person: PersonFacts) -> frozenset[str]:
    relation = person.relation if isinstance(person, GuardianFacts) else ""
    return frozenset(folded(f"{person.name} {person.called} {relation}").split())
