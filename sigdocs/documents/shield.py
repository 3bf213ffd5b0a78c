"""What must never stand on a shared paper: where a protected person lives and is reached.

Invariant 8. Such facts are kept in the case but taken out of every text that is printed, also
where a writer put them in the middle of a sentence. That is done once, for every document, where
it is finished (``documents.due.printable``); no kind of paper has to think of it.
"""

import re
from collections.abc import Iterable
from typing import TypeVar

from pydantic import BaseModel

from sigdocs.casework.whereabouts import HIDDEN, whereabouts, without
from sigdocs.model.case import Case
from sigdocs.model.profile import Profile

__all__ = ["HIDDEN", "shielded"]

PageT = TypeVar("PageT", bound=BaseModel)


def shielded(page: PageT, hidden: re.Pattern[str] | None) -> PageT:
    """Give the page without the ``whereabouts`` of anybody protected."""
    return without(page, hidden)


def printed_alike(
    one: PageT, of: Iterable[Case], other: PageT, of_other: Iterable[Case], profile: Profile
) -> bool:
    """Whether two pages say the same, each without what is hidden in the cases it is made of."""
    page = shielded(one, whereabouts(of, profile))
    return page == shielded(other, whereabouts(of_other, profile))
