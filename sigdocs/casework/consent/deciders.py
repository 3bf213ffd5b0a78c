"""Who must consent to disclosure on a day: the youth, and until 18 each guardian with custody.

Under 18 each guardian with custody and the youth consent; from 18 the youth alone (OSL 10:1,
12:2–3; FB 6:11, 6:13).
"""

import datetime as dt

from sigdocs.casework.calendar import is_adult
from sigdocs.model.case import Case
from sigdocs.model.note import CaseType


def must_consent(case: Case, day: dt.date) -> tuple[str, ...]:
    """The names of those whose consent is needed on a day: the youth last."""
    if decides_alone(case, day):
        return (case.youth.name,)
    return (*with_custody(case), case.youth.name)


def decides_alone(case: Case, day: dt.date) -> bool:
    """Whether the youth, being 18 or more on a day, is the only one who must consent.

    A youth without a known birth date counts as under 18 in a youth case.
    """
    adult = is_adult(case.youth.personnummer, day)
    return case.type is CaseType.YOUNG_ADULT if adult is None else adult


def with_custody(case: Case) -> tuple[str, ...]:
    """The names of the guardians who have custody."""
    return tuple(one.name for one in case.guardians if one.has_custody)


def deciders_changed(before: Case | None, after: Case, day: dt.date) -> bool:
    """Whether others must consent on a day after an entry than before it: custody, or an age."""
    return before is not None and must_consent(before, day) != must_consent(after, day)
