"""``kvitto.txt`` of a nomination: its code, what was made, what to clear away. Pure text."""

from collections.abc import Sequence

from sigdocs.casework.history import Entry
from sigdocs.casework.nomination.register import nominations
from sigdocs.model.nomination_events import NominationChanged, NominationMade
from sigdocs.service.publishing.receipt import Told

_CLEAR = (
    "Listan är arbetsmaterial. Förstör den efter fokusgruppens möte, på papper och i mappen; "
    "”sigdocs nominations” visar vilka som kan rensas."
)


def nomination_receipt(
    history: Sequence[Entry], told: Told, files: Sequence[str], waiting: Sequence[str]
) -> str:
    """The receipt of the last entry of the register, with CR LF as all receipts.

    Args:
        history: the register's entries.
        told: what its writer should know.
        files: names of what was made.
        waiting: names of what will be made later.
    """
    entry, known = history[-1], nominations(history)
    title = f"Kvitto – nomineringar, nr {entry.seq:03}"
    codes = dict.fromkeys(
        event.code
        for event in entry.events
        if isinstance(event, NominationMade | NominationChanged)
    )
    states = [f"{code}: {one.state.value}" for code in codes if (one := known.find(code))]
    parts = (
        (title, "=" * len(title), "", f"Nominering {entry.note.date}", ""),
        _section("Läge", states),
        _section("Att titta på", [f"{message} {remedy}" for message, remedy in told.warnings]),
        _section("Så togs anteckningen emot", told.remarks),
        _section("Öppna nomineringar", [str(len(known.open))]),
        _section("Gjort", files),
        _section("Kommer av sig själv i samma mapp när LibreOffice fungerar igen", waiting),
        _section("Efter mötet", [_CLEAR]),
    )
    return "\r\n".join(line for part in parts for line in part) + "\r\n"


def _section(title: str, lines: Sequence[str]) -> tuple[str, ...]:
    return (title, *(f"- {line}" for line in lines), "") if lines else ()
