"""What must never stand on a shared paper: where a protected person lives and is reached."""

from typing import TypeVar

from sigdocs.casework.whereabouts import HIDDEN, whereabouts, without
from sigdocs.model.base import Frozen
from sigdocs.model.case import Case
from sigdocs.model.profile import Profile

__all__ = ["HIDDEN", "shielded"]

PageT = TypeVar("PageT", bound=Frozen)


def shielded(page: PageT, case: Case, profile: Profile) -> PageT:
    """Give the page without the address, town or phone of any protected person of the case."""
    return without(page, whereabouts(case, profile))
