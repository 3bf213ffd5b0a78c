"""”Ändrat sedan version n”: what a reader of the last version must know.

Every change has a sign and a word, so that a grey copy of a copy still tells them apart.
"""

from collections.abc import Iterator

from sigdocs.casework.plan.differences import Difference, Sign
from sigdocs.casework.plan.parts import NEXT_MEETING
from sigdocs.casework.plan.view import PlanView
from sigdocs.documents.swedish import (
    clock,
    day_and_date,
    joined,
    listed,
    long_date,
    shortened,
    upper_first,
)
from sigdocs.model.base import Frozen

LINE = 90
"""The most signs of a commitment that the list of changes repeats; all of it is in the plan."""

_SAID = {
    Sign.NEW: ("+", "Ny"),
    Sign.MOVED: ("→", "Ny tid"),
    Sign.DONE: ("■", "Klar"),
    Sign.REACHED: ("■", "Uppfyllt"),
    Sign.DROPPED: ("–", "Utgår"),
    Sign.MEASURED: ("▲", "Nytt läge"),
    Sign.CHANGED: ("▲", "Ändrad"),
    Sign.SILENT: ("○", "Ej behandlad"),
}
"""Each as a sign that survives a copier and a word."""
_PLACES = {word: place for place, (_, word) in enumerate(_SAID.values())}


class Change(Frozen):
    """One line of the list: sign, word, which goal or commitment, and what."""

    sign: str
    word: str
    ref: str
    text: str


def changes(view: PlanView) -> tuple[Change, ...]:
    """Give what differs from the version before, most telling first.

    How dates were read is asked in the receipt, never on a paper.
    """
    found = list(map(_difference, view.differences))
    if view.parts:
        found.append(_change(Sign.CHANGED, "", "; ".join(_part(one, view) for one in view.parts)))
    return tuple(sorted(_silence_together(found), key=lambda change: _PLACES[change.word]))


def mark_of(sign: Sign) -> str:
    """Give the sign alone."""
    return _SAID[sign][0]


def word_of(sign: Sign) -> str:
    """Give the word alone."""
    return _SAID[sign][1]


def _part(name: str, view: PlanView) -> str:
    """Give a part that has changed; the next meeting with its day, which is short and what counts."""
    planned = view.next_meeting
    if name != NEXT_MEETING:
        return name
    when = (day_and_date(planned.on), clock(planned.at, planned.until)) if planned else ()
    return f"{name}: {joined(when, ' ') or 'inte bestämt'}"


def _difference(one: Difference) -> Change:
    return _change(one.sign, one.ref, _told(one))


def _told(one: Difference) -> str:
    text = shortened(one.text, LINE)
    if one.sign is Sign.MOVED:
        return f"{_ended(text)} {_moved(one)}."
    if one.stood is not None:
        return f"{_ended(text)} Stod: {shortened(one.stood, LINE)}"
    if one.measure is not None:
        return f"{_ended(text)} Nu: {shortened(one.measure, LINE)}"
    if one.responsible is not None:
        return f"{_ended(text)} Ny ansvarig: {listed(one.responsible)}."
    return f"{_ended(text)} Nu: {one.status.value}." if one.status else text


def _ended(text: str) -> str:
    """Give a text that another sentence can follow."""
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."


def _moved(one: Difference) -> str:
    if one.due is None:
        return "Ingen slutdag längre"
    new = upper_first(long_date(one.due))
    return f"{new} i stället för {long_date(one.was_due)}" if one.was_due else new


def _silence_together(found: list[Change]) -> Iterator[Change]:
    """Tell in one line which commitments the meeting did not speak of."""
    silent = [change for change in found if change.word == word_of(Sign.SILENT)]
    yield from (change for change in found if change not in silent)
    if len(silent) > 1:
        yield _change(Sign.SILENT, "", listed(change.ref for change in silent))
    else:
        yield from silent


def _change(sign: Sign, ref: str, text: str) -> Change:
    return Change(sign=mark_of(sign), word=word_of(sign), ref=ref, text=text)
