"""A record: what was agreed on one line, and label lines below that belong to it.

Vad: Urinprov torsdagar
  Läge: på gång, 3 negativa av 4
  Ny tid: senast fre 27/3
"""

from dataclasses import dataclass, field

from sigdocs.intake.draft import Cell
from sigdocs.intake.folding import key
from sigdocs.intake.lines.state import State, state_of
from sigdocs.intake.text.lines import Row, is_table
from sigdocs.intake.values.choices import Choice, read_choice
from sigdocs.model.plan import Status

_FIELDS = {
    key(word): name
    for name, words in {
        "what": "vad, vad ska göras, åtagande, nytt åtagande, åtgärd, insats, aktivitet, uppgift, punkt, överenskommelse",
        "responsible": "vem, ansvarig, ansvariga, ansvar, ansv, utförs av, görs av, vem gör",
        "due": "när, klart, klart senast, senast, till när, deadline, sista dag, klar",
        "starts": "start, från, fr.o.m., börjar, första gången, startar",
        "rhythm": "hur ofta, omfattning",
        "documented": "dokumenteras, hur dokumenteras, uppföljs, följs upp, uppföljning",
        "stands": "läge, status, hur gick det, hur går det, läget, resultat, hur det gick, utfall, gått",
        "new_due": "ny tid, nytt datum, ny dag, nytt klart, flyttas till, flyttat till, nytt senast",
        "comment": "kommentar, anm, anmärkning, notering",
        "goal": "hör till, mål, gäller mål, livsområde, område, under mål",
    }.items()
    for word in words.split(",")
}


@dataclass(slots=True)
class Record:
    """What a record tells.

    Attributes:
        what: what was agreed.
        fields: by whom, when and so on, for a new commitment.
        stands: how it stands, as written; "" when not told.
        state: the same, read.
        goal: which goal it is of, as written.
        rest: lines that are none of this.
    """

    what: str
    fields: dict[str, Cell] = field(default_factory=dict)
    stands: str = ""
    state: State = field(default_factory=State)
    goal: str = ""
    rest: list[Row] = field(default_factory=list)


def label_of(row: Row) -> tuple[str, str]:
    """Give the field that a line's label names in a record, and what it says; "" when it has none."""
    label, colon, value = row.text.partition(":")
    name = _FIELDS.get(key(label), "") if colon and value.strip() else ""
    return name, value.strip()


def records(rows: list[Row]) -> list[tuple[Row, list[Row]]]:
    """Give each row with the label lines below that belong to it; most rows have none.

    Indentation binds; without it, a label of who, when or how binds to the line right above that
    begins a record.
    """
    found: list[tuple[Row, list[Row]]] = []
    for row in rows:
        name = label_of(row)[0]
        labelled = not is_table(row) and name in _FIELDS_BELOW
        if found and ((labelled and _binds(row, name, found[-1])) or _goes_on(row, found[-1])):
            found[-1][1].append(row)
        else:
            found.append((row, []))
    return found


def _goes_on(row: Row, above: tuple[Row, list[Row]]) -> bool:
    """Whether a row goes on with the label lines above it: further in, and with no gap between."""
    head, inner = above
    return bool(inner) and not (row.bullet or row.after_blank) and row.indent > head.indent


_FIELDS_BELOW = frozenset(_FIELDS.values()) - {"what"}


def _binds(row: Row, name: str, above: tuple[Row, list[Row]]) -> bool:
    """Whether a label line belongs to the line above: that begins a record, or this says how it stands."""
    head, inner = above
    if row.after_blank or is_table(head) or head.heading:
        return False
    if label_of(head)[0] == "what":
        return row.indent >= head.indent
    below = row.indent > head.indent and not label_of(head)[0]
    return below and (name in {"stands", "new_due"} or bool(inner))


def _anew(by: Cell, state: State, told: Record, inner: list[Row]) -> str:
    """Give the day by which what still goes on shall be done: ”Status: …” and ”Klart senast: 24/4”."""
    if state.status and read_choice(Status, state.status) not in _OPEN:
        told.rest += [line for line in inner if line.number == by.place.line]
        return ""
    return by.text.removeprefix("senast ").strip()


_OPEN = tuple(
    Choice(one) for one in (Status.ONGOING, Status.PARTLY, Status.NOT_STARTED, Status.NOT_REVIEWED)
)


def record(row: Row, inner: list[Row]) -> Record:
    """Read a record."""
    name, value = label_of(row)
    told = Record(value if name == "what" else row.text)
    stands: list[str] = []
    due = ""
    for line in inner:
        name, value = label_of(line)
        if name == "stands":
            stands.append(value)
        elif name == "new_due" and not due:
            due = value.removeprefix("senast ").strip()
        elif name == "comment":
            stands.append(value)
        elif name == "goal" and not told.goal:
            told.goal = value
        elif name not in {"", "goal", "new_due"} and name not in told.fields:
            told.fields[name] = line.cell(label=line.text.partition(":")[0], text=value.strip(" ."))
        else:
            told.rest.append(line)
    told.stands = ". ".join(stands) or ("ny tid" if due else "")
    state = state_of(told.stands) if stands else State()
    if stands and (by := told.fields.pop("due", None)):
        due = due or _anew(by, state, told, inner)
    # ”Status: Robin har inte ringt” with ”Klart senast: 15/4”: the day alone does not say how it stands
    unsaid = bool(stands and due) and not (state.status or state.new_due)
    told.state = State(
        state.status,
        "",
        told.stands if stands else "",
        due or state.new_due,
        state.unclear or unsaid,
    )
    return told
