"""Who was there, when the group meets next, whom to call, how things stand."""

import datetime as dt
import re

from sigdocs.intake.draft import Cell, Node
from sigdocs.intake.folding import fold, key
from sigdocs.intake.lines.measures import measures_in
from sigdocs.intake.text.lines import Row, joined
from sigdocs.intake.text.plan import sentences
from sigdocs.intake.values.dates import Found, Look, read_date, split_clock

Fields = dict[str, Node]

_CALLS = re.compile(
    r"^(?:([^,\d]+?)\s+kallar|kalla[sr] av:?\s+(.+?)|kallar:\s*(.+?))[.]?$", re.IGNORECASE
)
_THEN = re.compile(r"^(?:därefter|sedan|sen|efter det)\b:?\s*(.+?)\.?$", re.IGNORECASE)
_PLACE = re.compile(r"^(?:plats|lokal):?\s+(.+?)\.?$", re.IGNORECASE)
_CLOCK = re.compile(r"^(?:tid|kl|klockan):\s*(.+?)\.?$", re.IGNORECASE)
_DAY = re.compile(r"^(?:datum|dag):\s*(.+)$", re.IGNORECASE)
_NO_MEETING = re.compile(
    r"\b(?:inget|ej|inte|ingen)\b.*\b(?:bestamt|bokat|inbokat|satt|mote|tid)\b|^(?:nej|ej|inget|-)$"
)
_PHONE = re.compile(r"(?<![\d-])(\+?0\d{1,3}[ -]?\d[\d -]{4,}\d|112|114\s?14)(?!\d)")
_WHO = re.compile(r"([\wÅÄÖåäö-]+(?:\s[A-ZÅÄÖ][\wåäö-]+)?)[\s,:–-]*$")
_TIME_WORDS = (
    r"dagtid|kväll/helg|kväll och helg|kvällstid|kväll|helg|natt|vid fara|akut|övrig tid|jourtid"
)
_WHEN_BEFORE = re.compile(rf"\b({_TIME_WORDS})\b[\s,:–-]*", re.IGNORECASE)
_WHEN_AFTER = re.compile(rf"^\s*\(?\s*({_TIME_WORDS})\b", re.IGNORECASE)
_AREA = re.compile(r"^([^:]{2,60}?)\s*:\s+(.*)$", re.DOTALL)
_CLOCK_AND_PLACE = re.compile(
    r"^((?:kl(?:ockan)?\.?\s*)?\d{1,2}(?:[.:]\d{2})?(?:\s*(?:[-–]|till)\s*\d{1,2}(?:[.:]\d{2})?)?)\s+(?!till\b)([^\W\d].{2,})$",
    re.IGNORECASE,
)
_PLACE_LAST = re.compile(r"^(.*\d)\s+([^\W\d][^\d]{2,})$")
_ANY_DAY = dt.date(2026, 1, 1)


def next_meeting(rows: list[Row]) -> tuple[Fields, list[Row], list[Row]]:
    """Read when the group meets next; also rows not understood, and rows that say it is not set."""
    fields: Fields = {}
    lost: list[Row] = []
    unset: list[Row] = []
    for row in rows:
        for sentence in sentences(row.text):
            if not _meeting_part(row, sentence.strip(), fields):
                said = not fields and _NO_MEETING.search(fold(sentence))
                (unset if said else lost).append(row)
    return fields, lost, unset


def _meeting_part(row: Row, sentence: str, fields: Fields) -> bool:
    if (found := _CLOCK.match(sentence)) and "at" not in fields:
        fields["at"] = row.cell(text=found[1])
        return True
    if (found := _DAY.match(sentence)) and "on" not in fields:
        sentence = found[1]
    for name, pattern in (("rhythm", _THEN), ("called_by", _CALLS), ("place", _PLACE)):
        if found := pattern.match(sentence):
            fields[name] = row.cell(text=next(group for group in found.groups() if group))
            return True
    if "on" in fields:
        return False
    return _when_and_where(row, sentence.strip(" ."), fields)


def _when_and_where(row: Row, sentence: str, fields: Fields) -> bool:
    """Part ”tors 12/11, kl 14, samma plats” into day, time and place."""
    parts = [part.strip() for part in sentence.split(",")]
    if _NO_MEETING.search(fold(sentence)):
        return False
    day, clock = split_clock(parts[0])
    rest = parts[1:]
    if rest and not clock and re.match(r"^(?:kl\b|\d{1,2}[.:]\d{2})", fold(rest[0])):
        clock, rest = rest[0], rest[1:]
    if not clock and (found := _PLACE_LAST.match(parts[0])) and split_clock(found[1])[1]:
        (day, clock), rest = split_clock(found[1]), [found[2], *rest]
    if found := re.match(r"^(.*?\d)\s+((?:i|på|hos)\s.+)$", clock or day):
        rest = [found[2], *rest]
        clock, day = (found[1], day) if clock else (clock, found[1])
    if found := _CLOCK_AND_PLACE.match(clock):
        clock, rest = found[1], [found[2], *rest]
    fields["on"] = row.cell(text=day)
    if clock:
        fields["at"] = row.cell(text=clock)
    places = [part for part in rest if not _meeting_part_of_list(row, part, fields)]
    if places:
        fields["place"] = row.cell(text=", ".join(places))
    return True


def _meeting_part_of_list(row: Row, part: str, fields: Fields) -> bool:
    found = _CALLS.match(part) or _THEN.match(part)
    if found:
        name = "rhythm" if _THEN.match(part) else "called_by"
        fields[name] = row.cell(text=next(group for group in found.groups() if group))
    return bool(found)


def safety_contacts(rows: list[Row]) -> list[Fields]:
    """Find whom to call in the words of a safety plan: who, number, when."""
    found: list[Fields] = []
    for row in rows:
        last = 0
        for phone in _PHONE.finditer(row.text):
            before = row.text[last : phone.start()]
            after = _WHEN_AFTER.match(row.text[phone.end() :])
            found.append(_contact(row, before, phone[1], after[1] if after else ""))
            last = phone.end() + (after.end() if after else 0)
    return found


def _contact(row: Row, before: str, phone: str, when: str) -> Fields:
    said = list(_WHEN_BEFORE.finditer(before))
    if said:
        when = when or said[-1][1]
        before = before[said[-1].end() :]
    who = _WHO.search(before)
    name = re.sub(r"^(?:ringer?|ring|kontaktar?|nås|på)(?:\s+|$)", "", who[1]) if who else ""
    name = name or phone
    fields: Fields = {"who": row.cell(text=name), "phone": row.cell(text=phone)}
    return fields | ({"when": row.cell(text=when)} if when else {})


def situation(rows: list[Row]) -> tuple[list[Fields], list[Fields]]:
    """Read how things stand, an area a row, and the numbers told in it."""
    areas: list[tuple[str, list[Row]]] = []
    for row in rows:
        labelled = _AREA.match(row.text)
        if labelled and len(labelled[1].split()) <= len(["hur", "mår", "du", "nu"]):
            areas.append((labelled[1], [_with(row, labelled[2])]))
        elif row.heading:
            areas.append((row.text, []))
        elif areas:
            areas[-1][1].append(row)
        else:
            areas.append(("", [row]))
    found: list[Fields] = []
    measures: list[Fields] = []
    for area, block in areas:
        text = joined(block)
        row = block[0] if block else rows[0]
        texts = {"area": area, "text": text}
        found.append(
            {name: row.cell(label=area, text=value) for name, value in texts.items() if value}
        )
        measures += [
            _cells(_where(block, facets), facets)
            for facets in measures_in(area, text.replace("\n", " "))
        ]
    return found, measures


def _with(row: Row, text: str) -> Row:
    return Row(row.number, text, row.indent, row.bullet, row.heading, row.after_blank)


def _where(block: list[Row], facets: dict[str, str]) -> Row:
    number = facets["value"].split()[0]
    return next((row for row in block if number in row.text), block[0])


def _cells(row: Row, facets: dict[str, str]) -> Fields:
    return {name: row.cell(text=value) for name, value in facets.items()}


def signature(row: Row, text: str, date: Node | None) -> tuple[Cell, Cell | None]:
    """Part ”Samira Nordin 2026-06-18” into who wrote, and the day when it is another one."""
    found = re.search(
        r"[,\s]+(?:den\s)?(\d{4}-\d{2}-\d{2}|\d{1,2}/\d{1,2}(?:[-/ ]\d{2,4})?)\.?$", text
    )
    if not found:
        return row.cell(text=text), None
    author = row.cell(text=text[: found.start()].strip(" ,"))
    told = split_clock(date.text)[0] if isinstance(date, Cell) else ""
    same = read_date(found[1], _ANY_DAY, Look.BACK), read_date(told, _ANY_DAY, Look.BACK)
    if isinstance(same[0], Found) and isinstance(same[1], Found) and same[0].value == same[1].value:
        return author, None
    return author, row.cell(label=key("antecknat"), text=found[1])
