"""A block of who was there and who was not becomes attendees; what else it holds goes on its way.

A list of names ends where something else begins: what comes after is never swallowed by it.
"""

import itertools
import re
from dataclasses import dataclass, field, replace

from sigdocs.intake.draft import Cell, Node
from sigdocs.intake.folding import key
from sigdocs.intake.known import Known
from sigdocs.intake.lines.line import attendee_line
from sigdocs.intake.lines.person import is_role
from sigdocs.intake.text.attendance import Person, parts_of, sentence
from sigdocs.intake.text.attendance_words import AND_I, I_WAS_THERE, INTERPRETED
from sigdocs.intake.text.lines import Row
from sigdocs.intake.text.sections import LABEL
from sigdocs.intake.text.topics import topic
from sigdocs.intake.text.whom import is_place, whom

Fields = dict[str, Node]

# ”Namn: Noor”, ”Roll: AF”, ”Hur: telefon 11.15”: what a label in a list tells of the person above
_NAMES = re.compile(r"namn|vem|deltagare|person|narvarande|med|deltog|pa plats")
_TELLS = (
    ("role", re.compile(r"roll|befattning|titel|funktion|relation")),
    ("organisation", re.compile(r"verksamhet|organisation|fran|arbetsplats|varifran")),
    ("how", re.compile(r"hur|anmarkning|kommentar|tid|hur lange|sa")),
)
_ROLE_WORDS = 3
_WHY = re.compile(r"\(([^()]*)\)\s*$")
# ”Noor, Dalia, Karim” on one line below its heading is no row of a list
_SEVERAL = re.compile(r"^[^,()]*(?:\([^()]*\))?(?:,[^,()]*(?:\([^()]*\))?){2,}")


@dataclass(slots=True)
class Block:
    """What a block of people holds.

    Attributes:
        found: the people, each as fields of an attendee.
        writer: who took the notes, by the words of the block.
        unclear: rows of the list of which nobody can tell whom they name.
        told: sentences about something else, to be kept.
    """

    found: list[Fields] = field(default_factory=list)
    writer: str = ""
    unclear: list[Row] = field(default_factory=list)
    told: list[Row] = field(default_factory=list)


def people_end(rows: list[Row], known: Known, *, inline: bool) -> int:
    """Give how many rows of a block are of people: a list ends where something else begins."""
    pairs = itertools.pairwise(rows)
    ends = (at for at, (above, row) in enumerate(pairs, 1) if _ends(row, above, known, inline))
    return next(ends, len(rows))


def people_block(rows: list[Row], known: Known, *, present: bool, inline: bool) -> Block:
    """Read a block that a heading or label says is of people; ``inline`` when it is one line."""
    block = Block()
    for place, row in enumerate(rows):
        if not _row(row, known, block, present=present, inline=inline and place == 0):
            block.unclear.append(row)
    return block


def _ends(row: Row, above: Row, known: Known, inline: bool) -> bool:  # noqa: FBT001
    """Whether a row below a list of people is something else, and not of people at all."""
    if row.bullet and above.bullet and not row.after_blank:
        return False
    if row.indent > above.indent and not row.after_blank and not inline:
        return False
    if above.bullet and not row.bullet and not LABEL.match(row.text):  # the list ends here
        said = sentence(parts_of(row.text)[0], known) if parts_of(row.text) else None
        goes_on = said and (said.led or any(not one.present for one in said.people))
        if not goes_on and (row.after_blank or not (said and said.people)):
            return True
    if not (inline or row.after_blank or row.heads or row.heading):
        return False
    told = LABEL.match(row.text)
    text = told[2] if told and _NAMES.fullmatch(key(told[1])) else row.text
    if told and (tells := _telling(told[1])):
        return not tells
    parts = parts_of(text)
    apart = inline and row.after_blank and len(parts) > 1
    told_of = [bool(sentence(part, known).people) for part in (parts if apart else parts[:1])]
    return not (told_of and all(told_of))


def _row(row: Row, known: Known, block: Block, *, present: bool, inline: bool) -> bool:
    """Read a row of a list; False when it is unclear whom it names."""
    told = None if inline else LABEL.match(row.text)
    if told and block.found and (name := _telling(told[1])):
        _tell(block.found[-1], name, row, told[2])
        return True
    role, text = "", row.text
    if told:
        role, text, present = _labelled(told[1], told[2], known, present=present)
    read = False
    listing = inline or (not row.bullet and bool(_SEVERAL.search(text)))
    for part in parts_of(AND_I.sub(r"\1 ", text)):
        people = sentence(part, known, present=present, listed=True, inline=listing).people
        if I_WAS_THERE.match(part):
            people = [Person(("jag",), known=True)]
        if not people:
            if not read:
                return False
            block.told.append(replace(row, text=part))
            continue
        read = True
        _put(row, [_with_role(one, role) for one in people], block)
    return read


def _labelled(label: str, value: str, known: Known, *, present: bool) -> tuple[str, str, bool]:
    """Read what stands before the colon in a list: ”Inte med”, ”Namn”, ”Tolk”."""
    about = topic(label)
    if about == "absent" or (about == "attendees" and not present):
        return "", value, about != "absent"
    if about == "attendees" or _NAMES.fullmatch(key(label)):
        return "", value, present
    short = len(label.split()) <= _ROLE_WORDS
    if short and not whom(label, known) and whom(value, known):
        return label, value, present
    return "", f"{label}: {value}", present


def _with_role(person: Person, role: str) -> Person:
    return replace(person, role=person.role or role)


def _put(row: Row, people: list[Person], block: Block) -> None:
    for one in people:
        if one.writes:
            block.writer = one.names[0]
        block.found += [_fields(row, one, name) for name in one.names]


def _fields(row: Row, person: Person, name: str) -> Fields:
    said, how = INTERPRETED.sub("tolk", person.told), ""
    role = INTERPRETED.sub("tolk", person.role)
    if not person.present and (aside := _WHY.search(said)) and not _is_what(aside[1]):
        said, how = said[: aside.start()], aside[1]
    told = attendee_line(", ".join(filter(None, (name, role, said.strip(" ,")))))
    told["name"] = name
    if how:
        told["how"] = ", ".join(filter(None, (told.get("how", ""), how)))
    if not person.present:
        told["present"] = "nej"
    elif told.get("present") == "nej":
        del told["present"]
    return {kind: row.cell(text=value) for kind, value in told.items() if value}


def _is_what(text: str) -> bool:
    """Whether a bracket says what somebody is, and not why they did not come."""
    return is_role(text) or is_place(text, Known())


def _telling(label: str) -> str:
    plain = key(label)
    return next((name for name, words in _TELLS if words.fullmatch(plain)), "")


def _tell(fields: Fields, name: str, row: Row, value: str) -> None:
    """Add what a line of its own tells of the person above: ”Roll: KFM, på länk”."""
    more = attendee_line(f"{'x'}, {value}") if name != "how" else {"how": value}
    for kind, text in more.items():
        if kind == "name":
            continue
        bare = kind == "organisation" and name == "role" and "role" not in fields
        fields.setdefault(name if bare else kind, row.cell(text=text))


def name_the_writer(attendees: Node | None, author: str, known: Known) -> Node | None:
    """Give the attendees with ”jag” as who took the notes, once; as written when nobody knows who."""
    written = author.partition(",")[0].strip()
    name = known.person(written) or written
    if not name or not isinstance(attendees, list):
        return attendees
    named = [one for one in attendees if isinstance(one, dict)]
    there = {cell.text for one in named if isinstance(cell := one.get("name"), Cell)}
    found: list[Node] = []
    for one in attendees:
        me = one.get("name") if isinstance(one, dict) else None
        if not (isinstance(one, dict) and isinstance(me, Cell) and me.text == "jag"):
            found.append(one)
        elif name not in there:
            found.append({**one, "name": Cell(name, me.place)})
    return found
