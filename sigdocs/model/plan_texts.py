"""The texts of a note that stand on the plan, as they were said, until something else is said.

Declared here once. The note, what happened, the case, the plan's view and its page all have these
fields; what is done with one of them is done with each, by what it is declared to be. So a new one
is a field here, a line of a form and a place in the template.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Final

from sigdocs.model.base import Frozen, sv
from sigdocs.model.text import Text


@dataclass(frozen=True, slots=True)
class Stands:
    """What a text is called where it is told, and what it stands for.

    Attributes:
        part: its name among the parts of the plan, when it has changed.
        source: what the journal calls it.
        passes: whether it is the word of one meeting, and ends with the next that reviews the plan.
        of_guardians: whether it is the guardians' word, which no plan shows from the day that the
            youth decides alone.
    """

    part: str
    source: str
    passes: bool = False
    of_guardians: bool = False


class PlanTexts(Frozen):
    """The texts that stand on the plan; an empty one has not been said.

    Attributes:
        youth_goals: what the young person wants, as written.
        guardian_goals: what the guardians want, as written.
        youth_words: the young person's own words, as written.
    """

    youth_goals: Annotated[
        Text,
        sv("den unges egna mål", "Som den unge sade det.", "egna mål", "ungdomens mål"),
        Stands("Dina mål", "Den unge (egna mål)"),
    ] = ""
    guardian_goals: Annotated[
        Text,
        sv("vårdnadshavarnas mål", "Som de sade det.", "föräldrarnas mål"),
        Stands("Vårdnadshavarnas mål", "Vårdnadshavarna (mål)", of_guardians=True),
    ] = ""
    youth_words: Annotated[
        Text,
        sv("den unges egna ord", "Ordagrant.", "egna ord", "ungdomens ord", "röst"),
        Stands("Det här tycker du", "Den unge (egna ord)", passes=True),
    ] = ""


PLAN_TEXTS: Final[Mapping[str, Stands]] = {
    name: next(one for one in field.metadata if isinstance(one, Stands))
    for name, field in PlanTexts.model_fields.items()
}
"""Every text that stands on the plan, by the name of its field."""


def texts_of(said: PlanTexts) -> dict[str, Any]:
    """Give the texts in ``said`` by the names of their fields, the empty ones too."""
    return {name: getattr(said, name) for name in PLAN_TEXTS}
