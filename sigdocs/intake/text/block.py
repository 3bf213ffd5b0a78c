"""What a block of goals and commitments is read into, and where in it a reader stands."""

import re
from dataclasses import dataclass, field

from sigdocs.intake.draft import Cell, Node, beside
from sigdocs.intake.known import Known
from sigdocs.intake.lines.when import OFTEN, last_day
from sigdocs.intake.text import goal_names
from sigdocs.intake.text.goal_names import goal_of
from sigdocs.intake.text.lines import Row
from sigdocs.intake.text.sections import is_area

Fields = dict[str, Node]


UNDER = re.compile(
    # ”Under mål 5: Karin …”, ”Till mål 2 – …”, ”(M1) …”, ”Mål 3, nytt: …”
    r"^(?:under|till|på|för|inom|ad|nytt (?:under|till|på|för))\s+(?:mål|M)\s?(?P<number>\d{1,2})\s*(?:\([^()]*\)|[A-ZÅÄÖ]?[a-zåäö]+)?\s*[:,–—-]\s*(?P<rest>.+)$"
    r"|^[(\[]M(?P<other>\d{1,2})[)\]]\s*(?:[–—-]\s*)?(?P<after>.+)$",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(slots=True)
class Agreed:
    """What a block holds: goals with what is new under them, statuses, and rows of neither.

    ``kept`` are told and ask for nothing; ``unclear`` tell of how something stands in words that
    may mean two things; ``both`` say how something stands and anew by whom and when; ``bare`` name a commitment and say nothing of it that can be read;
    ``named`` may tell of one in words, and say nothing of how it stands.
    """

    goals: list[Fields] = field(default_factory=list)
    statuses: list[Fields] = field(default_factory=list)
    measures: list[tuple[Row, str, str]] = field(default_factory=list)
    kept: list[Row] = field(default_factory=list)
    unclear: list[Row] = field(default_factory=list)
    both: list[Row] = field(default_factory=list)
    bare: list[Row] = field(default_factory=list)
    named: list[tuple[str, Row]] = field(default_factory=list)


@dataclass(slots=True)
class Work:
    """Where a reader of a block stands: the goal in scope, and the commitment that rows below go on with.

    Attributes:
        prior: what the heading over the block tells: ”goals”, ”statuses”, ”told” for neither, or
            ”event” where what happened is told, and only plain words of status are of the plan.
        known: what is known of the case.
        found: what has been read.
        scope: the goal that new commitments belong under.
        last: the row that began the commitment last read.
        open: that commitment, while rows below may go on with it.
        listed: whether the block is a list.
        below: the row after the one being read.
        entered: each row that began a goal, and the goal.
    """

    prior: str
    known: Known
    found: Agreed = field(default_factory=Agreed)
    scope: Fields | None = None
    last: Row | None = None
    open: Fields | None = None
    listed: bool = False
    below: Row | None = None
    entered: list[tuple[Row, Fields]] = field(default_factory=list)

    def goal(self) -> Fields:
        """The goal that a new commitment belongs under, made when there is none."""
        if self.scope is None:
            self.scope = {}
        if not any(self.scope is one for one in self.found.goals):
            self.found.goals.append(self.scope)
        return self.scope

    def enter(self, scope: Fields, row: Row) -> None:
        """Begin a goal; it is told only if something is said of it."""
        self.scope, self.open, self.last = scope, None, row
        self.entered.append((row, scope))
        if set(scope) - {"ref", "area"} and not any(scope is one for one in self.found.goals):
            self.found.goals.append(scope)

    def add(self, fields: Fields, row: Row) -> None:
        """Add a new commitment to the goal in scope."""
        _timed(fields, row, listed=self.prior == "goals")
        held = self.goal().setdefault("commitments", [])
        if isinstance(held, list):
            held.append(fields)
        self.open, self.last = fields, row


def _timed(fields: Fields, row: Row, *, listed: bool) -> None:
    """Tell when of what is new and says it inside its own words.

    ”… och tar med till mig 15/4” is by that day; ”Helen mejlar närvaron varje fredag”, in a list of
    what is to be done, goes on.
    """
    text = fields.get("text")
    if not isinstance(text, Cell) or fields.keys() & {"due", "starts", "ongoing"}:
        return
    ended = last_day(text.text)
    if ended and "rhythm" not in fields:
        wording, day = ended
        fields["due"] = row.cell(label="due", text=day)
        fields["text"] = Cell(wording, text.place)
    elif listed and not re.search(r"\d/\d|\d{4}", text.text) and OFTEN.search(text.text):
        fields["ongoing"] = row.cell(label="ongoing", text="löpande")


def of_area(text: str, work: Work) -> bool:
    """Whether words are a life area, of anybody or of this office."""
    return is_area(text) or work.known.is_area(text.strip(" :"))


def goal_named(row: Row, said: str, work: Work) -> Fields:
    """Give the goal that ”Hör till: drogmålet” means, by number, wording or life area; {} when none is."""
    if number := re.match(r"^(?:M|mål)\s?(\d{1,2})\b", said, re.IGNORECASE):
        return {"ref": row.cell(text=f"M{number[1]}")}
    bare = re.sub(
        r"^(?:mål(?:et)?\s+)?(?:om|kring|i|inom|nr)\s+", "", said.strip(" ."), flags=re.IGNORECASE
    )
    if ref := goal_of(bare, work.known):
        return {"ref": row.cell(text=ref)}
    area = area_named(re.sub(r"(?:s?mål(?:et)?)$", "", bare, flags=re.IGNORECASE), work)
    return {"area": row.cell(text=area)} if area else {}


def area_named(said: str, work: Work) -> str:
    """Give the life area that a word or two are, as the office calls it; "" when none."""
    bare = re.sub(r"(?:en|n|t|et)$", "", said)
    named = (name for name in (said, f"{said}a", f"{said}er", bare, f"{bare}a") if name)
    found = next((area for name in named if (area := goal_names.area_of(name, work.known))), "")
    return found or (said if said and of_area(said, work) else "")


def area_of(work: Work) -> str:
    """Give the life area of the goal in scope; "" when none is known."""
    area = (work.scope or {}).get("area")
    return area.text if isinstance(area, Cell) else ""


def tell(work: Work, name: str, cell: Cell) -> None:
    """Tell something of the goal in scope; what is there already stays beside it."""
    goal = work.goal()
    goal[name] = beside(goal[name], cell) if name in goal else cell
