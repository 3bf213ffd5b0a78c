"""Tables of a few words each: when and where it was, who was there, who shall have the plan.

Each of their rows is given as the line that says the same in words, so that one reader reads both.
A table of anything else is left as it is.
"""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from sigdocs.intake.folding import key
from sigdocs.intake.text.goal_table import goals_with_points
from sigdocs.intake.text.labels import names_of, resolve
from sigdocs.intake.text.lines import Row, is_table, table_cells
from sigdocs.intake.text.topics import topic
from sigdocs.intake.values.marks import Mark, read_mark
from sigdocs.model.people import Attendee

_HEAD = frozenset({"kind", "case_number", "date", "place", "author", "start_time", "end_time"})
_FIRST = 12
_PAIR, _WIDEST, _COLUMNS_MAX = 2, 4, 9
# ”nej, inget nytt om ekonomin”: why not is told in more words than a yes
_REASON_MAX = 60
_CELL = re.compile(r"\t+|\s{3,}")
# ”|Namn|Roll|Med?|”, ”| Deltagare | Här |”, ”|Vem|J/N|”
_OF_PEOPLE = re.compile(
    r"namn|vem|vilka|person(?:er)?|deltagare|narvar\w*|narvaro|med|har|pa plats"
)
# ”|Närvarande|från|”, ”|Här|Inte här|”: all who stand there were there
_TELLS = re.compile(r"fran|roll|varifran|verksamhet|(?:inte|ej) (?:har|med|narvarande|pa plats)")
_ABSENT = re.compile(r"(?:inte|ej) (?:har|med|narvarande|pa plats)|franvarande|saknades")
_TIMES = {"start": "Starttid", "slut": "Sluttid", "kl": "Tid", "klockan": "Tid", "tid": "Tid"}
_WRITERS = re.compile(r"(?:anteckn|sekr|av|skrev|vid pennan|anteckning|antecknat|antecknar)\.?")
# ”| Antecknat | måndag 13/4 2026, Lena Sundqvist |”: the note's day, where another is of what happened
_WRITTEN = re.compile(
    r"(?:antecknat|skrivet): (?=[^,]*\d)(?P<day>[^,]*), (?P<name>[A-ZÅÄÖ][\w-]+ [A-ZÅÄÖ][\w-]+)",
    re.IGNORECASE,
)
_BARE_DAY = re.compile(r"^(?=[^,]*\d)[^,]*$")
# ”nej (avslutning)”, ”N, lov”: why somebody was away is told in any words
_NAME = re.compile(r"[A-ZÅÄÖ][\w-]+(?: [A-ZÅÄÖ][\w-]*)?")
_AWAY = re.compile(r"^(?:nej|n|[-–—])[\s,(:]+(?P<why>[^()]+)\)?$", re.IGNORECASE)
_SAYS_YES = re.compile(r"\b(?:ja|men|delvis|x)\b", re.IGNORECASE)


def barred(lines: Sequence[str]) -> list[str]:
    r"""Give lines of cells parted by tabs or blanks the bars of a table, where a cell is a mark.

    >>> barred(["Tim\tja", "Eva Rask     nej   semester", "Datum:   12 mars"])
    ['| Tim | ja |', '| Eva Rask | nej | semester |', 'Datum:   12 mars']
    """
    parted = [_parted(line) for line in lines]
    marked = [_PAIR <= len(cells) <= _WIDEST and _is_mark(cells[1]) for cells in parted]
    told = list(lines)
    for at, cells in enumerate(parted):
        beside = marked[max(0, at - 1) : at] + marked[at + 1 : at + 2]
        head = len(cells) == _PAIR and at < _FIRST and bool(_label(cells[0]))
        if len(cells) == _PAIR and topic(cells[0]).startswith("recipients"):
            told[at] = f"{cells[0]}: {cells[1]}"  # ”Inte till\tBIF”
        elif head or (marked[at] and any(beside)):
            told[at] = f"| {' | '.join(cells)} |"
    return told


def _parted(line: str) -> list[str]:
    if "|" in line or not (_CELL.search(line.strip())):
        return []
    cells = [cell.strip() for cell in _CELL.split(line.strip())]
    return cells if len(cells) > 1 and cells[0] and not cells[0].endswith((":", ".", ",")) else []


def _is_mark(cell: str) -> bool:
    mark = _mark(cell)
    short = len(cell.split()) <= _PAIR + 1 or (mark.yes is False and len(cell) <= _REASON_MAX)
    return bool(cell) and mark.yes is not None and short


def _mark(cell: str) -> Mark:
    told = read_mark(cell, attendance=True)
    away = _AWAY.match(cell.strip())
    if told.yes is None and away and not _SAYS_YES.search(away["why"]):
        return Mark(yes=False, said=away["why"].strip())
    return told


def _label(word: str) -> str:
    """Give the label that all read of a column or row of the head; "" of anything else."""
    plain = key(word)
    if plain in _TIMES:
        return _TIMES[plain]
    if _WRITERS.fullmatch(plain):
        return "Antecknat av"
    return word if (resolve(word) or topic(word, first=True)) in _HEAD else ""


def in_words(rows: Sequence[Row]) -> list[Row]:
    """Give the rows, those tables in words that are of the head, of people or of receivers."""
    told: list[Row] = []
    for block in _blocks(rows):
        told += (
            _table(block, told, first=len(told) < _FIRST) if is_table(block[0]) else []
        ) or block
    return told


def _blocks(rows: Sequence[Row]) -> Iterator[list[Row]]:
    """Part the rows where a table begins or ends; the rule below its heading is no gap in it."""
    for table, some in itertools.groupby(rows, key=is_table):
        block: list[Row] = []
        for row in some:
            if table and row.after_blank and len(block) > 1:
                yield block
                block = []
            block.append(row)
        yield block


def _table(table: list[Row], before: list[Row], *, first: bool) -> list[Row]:
    cells = [table_cells(row) for row in table]
    if max(map(len, cells)) > _COLUMNS_MAX:
        return []
    if first and (head := list(_of_head(table, cells))):
        return head
    above = before[-1].text.strip(" :") if before and not is_table(before[-1]) else ""
    about = resolve(above) or topic(above)
    for reader in (_of_receivers, _labelled, goals_with_points):
        if told := list(reader(table, cells, about)):
            return told
    titled = bool(_OF_PEOPLE.fullmatch(key(cells[0][0])))
    if titled and all(key(word) in names_of(Attendee) for word in cells[0]):
        return []  # it is read by its columns
    if (
        about == "attendees"
        or titled
        or _OF_PEOPLE.fullmatch(key(above))
        or (first and _names(cells))
    ):
        return list(_people(table, cells, titled=titled, headed=about == "attendees"))
    return []


def _of_receivers(table: list[Row], cells: list[list[str]], about: str) -> Iterator[Row]:
    """Give a table of who shall have the plan, by the heading above it or by its first row."""
    if about.startswith("recipients"):
        yield from _receivers(table, cells)
    elif _titles(cells) and (resolve(cells[0][0]) or topic(cells[0][0])) == "recipients":
        told = list(_receivers(table[1:], cells[1:]))
        yield from (_title_of(table, cells), *told) if told else ()


def _titles(cells: list[list[str]]) -> bool:
    """Whether the first row is a heading over the others: ”|Planen till||”, ”| Vem får veta |  |”."""
    return len(cells) > 1 and bool(cells[0][0]) and not any(cells[0][1:])


def _title_of(table: list[Row], cells: list[list[str]]) -> Row:
    return replace(table[0], text=cells[0][0].rstrip(" :"), heading=True, heads=True)


def _labelled(table: list[Row], cells: list[list[str]], _about: str) -> Iterator[Row]:
    """Give a table that is nothing but labels and what they say: ”| Händelsedag | lördag 11/4 |”."""
    below = _titles(cells) and not resolve(cells[0][0])
    if any(len(one) != _PAIR for one in cells) or len(cells) - below < _PAIR + 1:
        return
    told = [resolve(one[0]) or topic(one[0], first=True) for one in cells[below:]]
    known = [one for one in told if one]
    enough = below or len(known) * _PAIR >= len(told)
    if len(known) < _PAIR or not enough or len(set(known)) != len(known):
        return
    if any(
        topic(word, first=True) == "author" and _BARE_DAY.search(value) for word, value in cells
    ):
        return  # ”| Skrivet | måndag 13/4 |”: of what, is not said
    written = any(_WRITTEN.fullmatch(f"{word}: {value}") for word, value in cells)
    for row, (word, value) in zip(table[below:], cells[below:], strict=True):
        if found := _WRITTEN.fullmatch(f"{word}: {value}"):
            yield replace(row, text=f"Datum: {found['day']}")
            yield replace(row, text=f"Antecknat av: {found['name']}")
        elif value:
            happened = written and key(word) in {"handelsedag", "handelsedatum"}
            label = "Hände den" if happened else word
            yield replace(row, text=f"{label}: {value}", after_blank=row is table[below])


def _names(cells: list[list[str]]) -> bool:
    """Whether each row is somebody's name with a mark, as ”Tim|ja” is."""
    return all(_NAME.fullmatch(one[0]) and len(one) > 1 and _is_mark(one[1]) for one in cells)


def _of_head(table: list[Row], cells: list[list[str]]) -> Iterator[Row]:
    """Give ”|Datum|Tid|Plats|” above its values, or ”|Datum|12 mars|” a line each, as labels."""
    if all(len(one) == _PAIR and _label(one[0]) for one in cells):
        for row, (word, value) in zip(table, cells, strict=True):
            yield replace(row, text=f"{_label(word)}: {value}")
        return
    labels = [_label(word) for word in cells[0]]
    more = cells[_PAIR:]
    if len(cells) < _PAIR or len(labels) < _PAIR or not all(labels) or len(cells[1]) != len(labels):
        return
    if not all(topic(one[0]) == "next_meeting" or key(one[0]) == "nasta" for one in more):
        return
    for word, value in zip(labels, cells[1], strict=True):
        if value:
            yield replace(table[1], text=f"{word}: {value}", after_blank=word == labels[0])
    for row, one in zip(table[_PAIR:], more, strict=True):
        yield replace(row, text=f"Nästa möte: {', '.join(filter(None, one[1:]))}")


def _column(cells: list[list[str]]) -> int | None:
    """Give which column holds a mark in each row."""
    wide = min(map(len, cells), default=0)
    return next((at for at in range(1, wide) if all(_is_mark(one[at]) for one in cells)), None)


def _people(
    table: list[Row], cells: list[list[str]], *, titled: bool, headed: bool
) -> Iterator[Row]:
    """Give those of a table a line each; ``titled`` when its first row heads its columns."""
    at = _column(cells[titled:])
    if at is None and not (titled and all(_TELLS.fullmatch(key(word)) for word in cells[0][1:])):
        return
    if titled and len(cells[0]) > 1 and _ABSENT.fullmatch(key(cells[0][1])):
        for row, one in zip(table[1:], cells[1:], strict=True):
            for label, names in zip(("Närvarande", "Ej närvarande"), one, strict=False):
                yield from (
                    [replace(row, text=f"{label}: {names}", after_blank=True)] if names else []
                )
        return
    if not headed:
        yield replace(table[0], text="Närvarande", heading=True, heads=True)
    for row, one in zip(table[titled:], cells[titled:], strict=True):
        yield replace(row, text=_person(one, at), bullet=True, after_blank=False)


def _person(cells: list[str], at: int | None) -> str:
    """Give ”Pelle Grahn, Navet” or ”Ej: Pelle Grahn (Navet, sjuk)” of a row."""
    mark = Mark(yes=True) if at is None else _mark(cells[at])
    told = [cell for place, cell in enumerate(cells[1:], 1) if cell and place != at]
    if not mark.yes:
        more = ", ".join(filter(None, (*told, mark.said)))
        return f"Ej: {cells[0]} ({more})" if more else f"Ej: {cells[0]}"
    several = re.search(r",|\boch\b", cells[0])
    return cells[0] if several else ", ".join(filter(None, (cells[0], *told, mark.said)))


def _in_doubt(cells: list[str]) -> bool:
    """Whether a row does not know itself: ”| Vårdcentralen (Dr Hahn) | ja? |”."""
    return any(cell.endswith("?") for cell in cells)


def _receivers(table: list[Row], cells: list[list[str]]) -> Iterator[Row]:
    """Give ”Polisen|ja” and ”KFM|nej, inget nytt” as ”Polisen”, ”inte KFM” and why."""
    at = _column([one for one in cells if not _in_doubt(one)])
    if at is None:
        return
    why: list[str] = []
    for row, one in zip(table, cells, strict=True):
        if _in_doubt(one):
            yield replace(row, text=" ".join(one), bullet=True, after_blank=False)
            continue
        mark = _mark(one[at])
        name = re.sub(r"\s*\([^()]*\)$", "", one[0])
        yield replace(
            row, text=name if mark.yes else f"inte {name}", bullet=True, after_blank=False
        )
        more = [one[0]] if name != one[0] else []
        why += [f"{name}: {said}" for said in (*more, mark.said, *one[at + 1 :]) if said]
    if why:
        yield replace(table[-1], text=f"Övrigt: {'; '.join(why)}", after_blank=True)
