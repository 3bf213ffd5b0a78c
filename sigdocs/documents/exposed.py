"""Which papers show what is protected only since they were made: they may go to nobody."""

from collections.abc import Iterator

from sigdocs.casework.history import History, fold
from sigdocs.documents.due import due
from sigdocs.documents.shield import printed_alike
from sigdocs.documents.stopped import Stopped
from sigdocs.model.case import Case
from sigdocs.model.events import CaseOpened, FactsStated, NoteCorrected
from sigdocs.model.people import PersonFacts
from sigdocs.model.profile import Profile

_SPEAKS = (CaseOpened, FactsStated, NoteCorrected)
_WHY = "papperen visar var någon finns eller nås, och det är skyddat nu"


def newly_protected(history: History) -> tuple[PersonFacts, ...]:
    """Give those whom the last entry of a case makes protected."""
    if not any(isinstance(event, _SPEAKS) for event in history[-1].events):
        return ()
    before, after = fold(history[:-1]), fold(history)
    if after is None:
        return ()
    was = {one.name for one in _protected(before)} if before else set()
    return tuple(one for one in _protected(after) if one.name not in was)


def exposed_by_last(history: History, profile: Profile) -> tuple[Stopped, ...]:
    """Give the papers of earlier entries that show what the last one makes protected."""
    after = fold(history)
    if after is None or not newly_protected(history):
        return ()
    return tuple(exposed(history[:-1], after, profile))


def exposed(history: History, case: Case, profile: Profile) -> Iterator[Stopped]:
    """Give the papers for others than the office that show what is protected in a case."""
    for end in range(1, len(history) + 1):
        for document in due(history[:end], profile):
            page = document.context
            if page and document.receivers and not printed_alike(page, (), page, (case,), profile):
                yield Stopped(document.seq, document.stem, party="", to="alla", why=_WHY)


def _protected(case: Case) -> Iterator[PersonFacts]:
    return (one for one in (case.youth, *case.guardians) if one.protected)
