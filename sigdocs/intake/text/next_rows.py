"""When the group meets next, wherever and however it is said: taken out of the rows of a note.

A line that is not wholly understood is left to whoever reads the block it stands in.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from sigdocs.intake.draft import Cell
from sigdocs.intake.folding import fold, key
from sigdocs.intake.lines.when import WEEKDAY
from sigdocs.intake.text.attendance import sentence as attendance
from sigdocs.intake.text.findings import Sheet
from sigdocs.intake.text.head import same_day
from sigdocs.intake.text.head_words import DATE, PLACE, TIME
from sigdocs.intake.text.labels import resolve
from sigdocs.intake.text.lines import Row, is_table
from sigdocs.intake.text.sections import LABEL
from sigdocs.intake.text.topics import topic

_LEAD = re.compile(
    # ”Nästa träff:”, ”n m tors 9/4”, ”vi ses igen 9/4”, ”Nästa ordinarie möte ligger kvar 6 maj”, ”Nästa gång ses vi 16 april”
    r"(?<!\w)(?:nästa\s+(?:ordinarie\s+|planerade\s+)?(?:möte\w*|träff\w*|gång(?:en)?|uppföljning\w*|avstämning\w*|sig(?:-möte)?)|n\.?\s?m\.?|nytt\s+möte|ny\s+mötestid|vi\s+(?:ses|träffas|möts)(?:\s+igen|\s+nästa(?:\s+gång)?)?|ses\s+igen|(?:start|avsluts?|uppföljnings|planerings)mötet?(?=\s+(?:är|blir|hålls)\s+(?:bokat|planerat|bestämt|satt|\S+dag|den)\b)|avslutning(?=\s+blir\s+det\b)|ett\s+(?:extra|nytt|akut)\s+möte(?=\s+(?:är|blir|hålls)\b))(?!\w)"
    r"(?:\s+(?:ses\s+vi|träffas\s+vi|blir\s+det|är|blir|hålls|äger\s+rum|ligger|kvar|som|planerat|planerad|bestämt|bokat|bokad|satt|till|den|på|igen|blev))*\s*[:,–—-]?\s*",
    re.IGNORECASE,
)
# ”nästa → tors 9/4 kl 15.00, Eken”, ”→ nästa 26/3 kl 10, samma rum”
_NEXT_ALONE = re.compile(
    rf"^\W*nästa\b\s*(?:→|->|=>|[:–-])?\s*(?=(?:(?:{WEEKDAY}|må|ti|on|to|fr|lö|sö)\.?\s+)?(?:den\s+)?\d)",
    re.IGNORECASE,
)
# ”Akut möte onsdag den 11 mars klockan 15.00”, ”→ akutmöte fre 20/3 kl 15.00, Eken”, ”Akut möte: ti 14/4 kl 9.00”, ”Startmöte torsdag den 12 februari klockan 15.00, Eken.”
_AT_ONCE = re.compile(
    rf"^\W*(?:(?:akut|extra|stort|nytt|kort)\s*möte|(?:start|avsluts?|planerings|uppföljnings)möte|som planerat)\s*:?\s+(?=(?:(?:må|ti|on|to|fr|lö|sö)\s+)?(?:{DATE.pattern}),?\s+kl)",
    re.IGNORECASE,
)
_PAST = re.compile(r"\b(?:hölls|var|ägde|genomfördes|träffades|sågs|kom|deltog)\b", re.IGNORECASE)
# ”Framåt”, ”Fortsättning”: what stands there is of the next meeting when it is a day with a time
_AHEAD = re.compile(
    r"framat(?:blick)?(?: och utskick)?|fortsattning(?:en)?|sa gar vi vidare|nasta(?: steg)?|vidare|avslutning|slutligen|planering framat"
)
_SAME = re.compile(
    r"\b(?:på|i)\s+samma\s+(?:plats|ställe|lokal|rum),?\s+(?:det vill säga|dvs\.?|alltså)\s+(?:på\s+|i\s+)?",
    re.IGNORECASE,
)
# ”nm: to 9/4”, with the weekday in two letters
_SHORT_DAY = re.compile(r"(?<!\w)(må|ti|on|to|fr|lö|sö)(?=\.?\s+\d{1,2}\s*/)", re.IGNORECASE)
_WHOLE_DAY = {"ma": "mån", "ti": "tis", "on": "ons", "to": "tors", "fr": "fre", "lo": "lör", "so": "sön"}  # fmt: skip
# ”flyttad från torsdag 21 maj till torsdag 11 juni 2026 kl 15”
_MOVED = re.compile(
    rf"^(?:är\s+)?(?:flyttad|flyttat|flyttas|ändrad|ändrat|ändras)(?:\s+från\s+(?:{DATE.pattern})(?:\s*,?\s*(?:{TIME.pattern}))?)?\s+till\s+",
    re.IGNORECASE,
)
# ”avslutsmöte torsdag 24 september”, ”planeringsmöte onsdag 11 mars”
_KIND = re.compile(
    r"^(?:(?:(?:akut|extra|stort|nytt|kort)\s+)?\w*möte|som planerat|uppföljning|avstämning|avslut|startmöte)\s+(?=\S*\s*\d|\w+dag)",
    re.IGNORECASE,
)
_BEGINS = re.compile(
    rf"(?:{_MOVED.pattern[1:]}|{_KIND.pattern[1:]})?(?:(?:den|på)\s+)?(?:(?:må|ti|on|to|fr|lö|sö)\.?\s+)?(?:{DATE.pattern}|{TIME.pattern})",
    re.IGNORECASE,
)
_CALLS = re.compile(
    r"^(?P<who>[^\W\d]\w+(?: [A-ZÅÄÖ]\w+)?)\s+kallar(?:\s+(?:på nytt|igen))?$", re.IGNORECASE
)
_THEN = re.compile(r"^(?:därefter|sedan|sen|efter det)\b:?\s*(.+)$", re.IGNORECASE)
_SAME_TIME = re.compile(r"^samma tid(?:\s+och\s+(?:plats|ställe|lokal|rum))?$", re.IGNORECASE)
_SAME_PLACE = re.compile(
    r"^(?:(?:på|i)\s+)?(?:samma\s+(?:plats|ställe|lokal|rum|sal)|här(?:\s+igen)?)(?:\s+igen)?$",
    re.IGNORECASE,
)
_SAYS_NOTHING = re.compile(r"^(?:som\s+(?:bestämt|planerat|vanligt)|igen|preliminärt|bokat)$", re.IGNORECASE)  # fmt: skip
_VERB = re.compile(
    r"(?<!\w)(?:är|blir|ska|då|om|får|har|inte|ej|kommer|tar|kallar|därefter|sedan|sen|efter|var|varje|planen?|skickas?|går)(?!\w)"
)
_SENTENCE = re.compile(r"(?<!o\.m)(?<!\bkl)(?<!\bv)(?<!\bnr)(?<=[^\W])\.\s+(?=\S)|(?<=[!?;])\s+")
_DETAILS = {
    "date": r"(?:när|dag|datum|tid|den)",
    "time": r"(?:kl|klockan|tid)",
    "place": r"(?:var|plats|rum|lokal|ställe)",
    "called_by": r"(?:kallar|kallas av|vem kallar)",
}
_TIME_ROW = re.compile(r"^(?:tid|start(?:tid)?|klockan|kl)\b", re.IGNORECASE)
_HEADING_MAX = 60
_PLACE_WORDS = 5
_HEAD = 3


@dataclass(slots=True)
class _Said:
    """What a line says of the next meeting; ``more`` when it says more than has a field."""

    fields: dict[str, str] = field(default_factory=dict)
    more: bool = False


@dataclass(frozen=True, slots=True)
class _Told:
    """Where to put what is found, and when this meeting began: ”samma tid”."""

    sheet: Sheet
    clock: str = ""


def take_next(rows: Sequence[Row], sheet: Sheet) -> list[Row]:
    """Give the rows less what they say of the next meeting, which is put on the sheet."""
    left: list[Row] = []
    place = 0
    clock = next((found[0] for row in rows if _TIME_ROW.match(row.text) and (found := TIME.search(row.text))), "")  # fmt: skip
    told = _Told(sheet, re.split(r"\s*(?:[-–—]|till)\s*", clock)[0])
    while place < len(rows):
        row = rows[place]
        if _heads_next(row) or _looks_ahead(row, rows[place + 1 : place + 2]):
            block = list(_block(rows[place + 1 :]))
            left += _of_block(row, block, told)
            place += 1 + len(block)
            continue
        left += _of_row(row, told)
        place += 1
    return left


def _heads_next(row: Row) -> bool:
    """Whether a row is the heading alone: ”Nästa träff”, ”Nästa möte:”."""
    words = row.text.strip(" :")
    if len(words) > _HEADING_MAX:
        return False
    if (
        row.bullet
        or is_table(row)
        or re.search(r"\d", words)
        or not (row.heading or row.after_blank or row.text.endswith(":"))
    ):
        return False
    return "next_meeting" in {resolve(words), topic(words)}


def _looks_ahead(row: Row, below: Sequence[Row]) -> bool:
    """Whether a heading such as ”Framåt” stands over a day with a time, and so over the next meeting."""
    words = key(_NUMBER.sub("", row.text)).strip()
    if row.bullet or not (row.heads or row.heading) or not _AHEAD.fullmatch(words) or not below:
        return False
    first = _SENTENCE.split(below[0].text)[0]
    said = _said(first, None) if _BEGINS.match(first) and not below[0].bullet else None
    return said is not None and {"on", "at"} <= said.fields.keys()


_NUMBER = re.compile(r"^\d+[.)]?\s+")


def _block(rows: Sequence[Row]) -> Iterator[Row]:
    """Give the rows that stand under the heading: until a gap, a heading or another label."""
    for place, row in enumerate(rows):
        label = LABEL.match(row.text)
        if (
            is_table(row)
            or row.heading
            or (row.after_blank and place)
            or (label and not _detail(row))
        ):
            return
        yield row


def _detail(row: Row) -> tuple[str, str] | None:
    """Give what ”När: tors 9/4 kl 15” and ”Var: Eken” tell under the heading."""
    label = LABEL.match(row.text)
    for name, words in _DETAILS.items() if label else ():
        if label and re.fullmatch(words, label[1].strip(), re.IGNORECASE):
            return name, label[2].strip(" .")
    return None


def _of_block(heading: Row, block: list[Row], sheet: _Told) -> list[Row]:
    found: list[tuple[Row, _Said]] = []
    rest: list[Row] = []
    for row in block:
        told = _detail(row)
        said = _of_detail(*told) if told else None
        if said:
            found.append((row, said))
            continue
        sentences = _SENTENCE.split(row.text)
        kept = []
        for sentence in sentences:
            one = None if told else _said(sentence, sheet)
            if found and _who_comes(sentence, sheet):
                found.append((row, _Said({"more": f"Nästa möte: {sentence}"})))
            elif one and one.fields and ("on" in one.fields or found) and not _more_alone(one):
                found.append((row, replace_more(one, sentence)))
            else:
                kept.append(sentence)
        rest += [replace(row, text=". ".join(kept))] if kept else []
    if not any("on" in said.fields for _, said in found):
        return [heading, *block]
    for row, said in found:
        _put(row, said, sheet)
    return [heading, *rest] if any(not LABEL.match(row.text) for row in rest) else rest


def _who_comes(sentence: str, told: _Told) -> bool:
    """Whether a sentence is a list of people alone, as ”Noor, Dalia, Petra och Samir” is."""
    people = attendance(sentence, told.sheet.known, listed=True).people
    named = [part for part in re.split(r",|\boch\b", sentence) if part.strip(" .")]
    return len(people) > 1 and len(people) >= len(named) and not re.search(r"\d", sentence)


def _more_alone(said: _Said) -> bool:
    """Whether a sentence below the day says something of its own, and is not of the meeting."""
    place = said.fields.get("place", "")
    alone = bool(place) and len(said.fields) == 1 and not PLACE.search(fold(place))
    return "on" not in said.fields and (said.more or (alone and not place.startswith("samma")))


def _of_detail(name: str, value: str) -> _Said | None:
    if name in {"date", "time"}:
        said = _said(value, None)
        return said if said and said.fields.keys() <= {"on", "at", "place"} else None
    if name == "place":
        return _Said({"place": re.sub(r"\s+igen$", "", value)})
    return _Said({"called_by": value})


def _of_row(row: Row, sheet: _Told) -> list[Row]:
    """Take the sentences of a row that tell of the next meeting; give what is left of it."""
    if is_table(row) or not re.search(r"\d", row.text):
        return [row]
    left: list[str] = []
    taken = False
    sentences = _SENTENCE.split(row.text)
    for sentence in sentences:
        at_once = (
            _AT_ONCE.match(sentence) if row.number > _HEAD and not _PAST.search(sentence) else None
        )
        lead = _NEXT_ALONE.match(sentence) or _LEAD.search(sentence) or at_once
        rest = sentence[lead.end() :] if lead else ""
        said = _said(rest, sheet) if _BEGINS.match(rest) else None
        if not (lead and said and "on" in said.fields):
            if taken and (more := _after(sentence.strip(" ."))):
                _put(row, more, sheet)
                continue
            left.append(sentence)
            continue
        if lead.start():
            said.more = True
        _put(row, replace_more(said, sentence), sheet)
        taken = True
    if not taken:
        return [row]
    rest = " ".join(part if part.endswith((".", "!", "?")) else f"{part}." for part in left)
    return [replace(row, text=rest)] if left else []


def _after(sentence: str) -> _Said | None:
    """Read what is said right after the day, as ”Maria kallar.” or ”Därefter varannan vecka.”, if any."""
    if calls := _CALLS.match(sentence):
        return _Said({"called_by": calls["who"]})
    then = _THEN.match(sentence)
    return _Said({"rhythm": then[1]}) if then else None


def replace_more(said: _Said, sentence: str) -> _Said:
    """Keep the whole sentence for the journal, when it says more than the fields hold."""
    return _Said({**said.fields, "more": sentence.strip()}) if said.more else said


def _said(text: str, sheet: _Told | None) -> _Said | None:
    """Read what follows ”nästa möte”: day, time, place and who calls; None when there is no day."""
    said = _Said()
    rest = _SHORT_DAY.sub(lambda found: _WHOLE_DAY[fold(found[1])], text.strip(" ."))
    rest = _SAME.sub("", rest)
    for pattern in (_MOVED, _KIND):
        if found := pattern.match(rest):
            said.more, rest = True, rest[found.end() :]
    times = list(TIME.finditer(rest))
    bare = TIME.sub("\x1f", rest)
    days = list(DATE.finditer(bare))
    if len(days) > 1 or len(times) > 1:
        return None
    if days:
        said.fields["on"] = days[0][0].strip(" ,")
    if times:
        said.fields["at"] = times[0][0].strip(" ,")
    pieces = re.split(r"(\x1f)|[,;|·]|\s[–—-]\s", DATE.sub("\x1f", bare))
    after = False
    for part in filter(None, pieces):
        if not _piece(part.strip(" .:\x1f"), said, sheet, after=after):
            return None
        after = part == "\x1f" and "at" in said.fields
    return said


def _piece(part: str, said: _Said, sheet: _Told | None, *, after: bool) -> bool:
    """Take one piece of a line about the next meeting; what has no field is kept as said."""
    plain = re.sub(r"\s+igen$", "", part)
    if not part or _SAYS_NOTHING.match(part):
        return True
    if found := _CALLS.match(part):
        said.fields["called_by"] = found["who"]
    elif _SAME_TIME.match(part):
        clock = sheet.clock if sheet else ""
        if clock:
            said.fields["at"] = clock
        if "och" in part:
            said.fields["place"] = "samma plats"
        said.more = said.more or not clock
    elif _SAME_PLACE.match(part):
        said.fields["place"] = plain if fold(part).startswith("samma") else "samma plats"
    elif not _where(part, sheet, after=after):
        if re.search(r"\d|därefter|sedan|kalla", part, re.IGNORECASE):
            return False
        said.more = True
    else:
        where, held = plain, said.fields.get("place")
        said.fields["place"] = f"{held}, {where}" if held else where
    return True


def _where(part: str, told: _Told | None, *, after: bool) -> bool:
    """Whether words say where: by what they are, right after the time, or as a house by its name."""
    if _VERB.search(part.lower()) or len(part.split()) > _PLACE_WORDS:
        return False
    if told and told.sheet.known.person(part):
        return False
    named = after or part[:1].isupper() or re.match(r"(?:i|på|hos)\s", part)
    return bool(named or PLACE.search(fold(part))) and bool(re.match(r"\w", part))


def _put(row: Row, said: _Said, told: _Told) -> None:
    sheet = told.sheet
    held = sheet.draft.get("next_meeting")
    known = held if isinstance(held, dict) else {}
    for name, told_of in said.fields.items():
        before = known.get(name)
        value = sheet.known.place(told_of) if name == "place" else told_of
        if name == "more":
            sheet.put("other", row.cell(text=value))
        elif isinstance(before, Cell) and (
            before.text == value or (name == "on" and same_day(before.text, value))
        ):
            continue
        else:
            sheet.put(f"next_meeting.{name}", row.cell(text=value))
