"""What the entries of a case have yielded, and what its last one stops: for the tests of stops."""

from sigdocs.casework.history import History
from sigdocs.documents.stopped import (
    Issued,
    Stopped,
    issued_by_last,
    still_stopped,
    stopped_by_last,
)
from sigdocs.model.profile import Profile


def papers_of(history: History, profile: Profile) -> list[Issued]:
    ends = range(1, len(history) + 1)
    return [paper for end in ends for paper in issued_by_last(history[:end], profile)]


def stopped(history: History, profile: Profile) -> tuple[Stopped, ...]:
    return stopped_by_last(history, papers_of(history, profile), profile)


def still(history: History, profile: Profile) -> tuple[Stopped, ...]:
    return still_stopped(history, papers_of(history, profile), profile)
