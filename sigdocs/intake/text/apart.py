"""Sentences that are about something of their own, taken out of the row that they stand in.

”Torsdag den 9 april klockan 15.00. Planen går till alla i samtycket.” tells of two things, and each is
read where such things are read; when and where the meeting was held may stand in a sentence too.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from sigdocs.intake.folding import key
from sigdocs.intake.known import NOTHING, Known
from sigdocs.intake.text.head import same_day
from sigdocs.intake.text.head_words import DATE, MYSELF_NAMED, of_its_own
from sigdocs.intake.text.held import Held, held
from sigdocs.intake.text.labels import resolve
from sigdocs.intake.text.lines import Row, is_table
from sigdocs.intake.text.plan import sentences
from sigdocs.intake.text.present import goes_on, plain_people, present
from sigdocs.intake.text.topics import topic

_OWN = re.compile(
    # ”Planen går till …”, ”Samtycket är oförändrat”, ”Nästa möte blir …”, ”Alla i samtycket får planen”
    r"^(?:(?:den (?:nya|reviderade) )?plan(?:en)? (?:går|skickas|skickar (?:jag|vi)|kommer|sänds|delas|mejlas|ska)\b|samtycke\w* (?:är|gäller|kvarstår|ligger)\b"
    r"|alla (?:i|som omfattas av) samtycket\b|nästa (?:möte|träff|gång)\b|vi (?:ses|träffas|möts) (?:igen|nästa|åter|den)\b|(?:antecknare|antecknat av|skrivet av|vid pennan)\s*:)",
    re.IGNORECASE,
)
# ”Samtycket är oförändrat och planen går till alla i samtycket”
_BOTH = re.compile(r"^(samtycke\w*\s[^,.]{3,40}?),?\s+och\s+(planen\s.+)$", re.IGNORECASE)
# ”Om mötet”, ”Tid och plats”, ”Deltagare m.m.”: what stands there says when and where, without a verb
_OF_MEETING = re.compile(
    r"(?:uppgifter )?(?:om )?(?:motet|samtalet|traffen)|formalia|form\w+ uppgifter|allmant|forutsattningar|tid(?:punkt)?,? (?:och|plats).*|plats,? (?:och|tid).*|(?:nar|var) och (?:var|nar)|.*\bdeltagare\b.*|inledning"
)
_OF_PEOPLE = frozenset({"attendees", "absent"})
_FIRST, _HEAD = 15, 3
# ”15.00-15.50 i Eken”: from and to are told of what has been
_SPAN = re.compile(r"\d[.:]\d\d\s*(?:[-–]|till)\s*\d")


def apart(rows: Sequence[Row], known: Known = NOTHING) -> list[Row]:
    """Give the rows with such sentences on rows of their own, at the same line."""
    days = [found[0] for row in rows[:1] for found in DATE.finditer(row.text)]
    labels = {told[1].lower() for row in rows if (told := _LABELLED.match(row.text))}
    first = 0 if rows and of_its_own(rows[0].text) else _FIRST
    found: list[Row] = []
    here, headed, people = True, False, False
    who = False
    for place, written in enumerate(rows):
        row = written
        if place and (row.heads or row.heading):
            here, headed = _of_meeting(row.text), True
            people, who = _heads_people(row.text), False
        sure = here and (headed or 0 < place < _HEAD or bool(_SPAN.search(row.text)))
        if place < first and people:
            row = replace(row, text=plain_people(row.text))
        parts = list(
            _parted(
                row,
                known,
                labels=labels if place < first else None,
                bare=sure,
                who=None if people or place >= first else who and not row.after_blank,
            )
        )
        who = any(one.text.startswith("Närvarande: ") for one in parts)
        for part in parts:
            told = _LABELLED.match(part.text)
            if not (told and part.text != row.text and _said(told, days)):
                found.append(part)
    return [*found, *_writer(rows[:first], known)]


def _writer(rows: Sequence[Row], known: Known) -> Iterator[Row]:
    """Tell who wrote by ”jag, Omar Haddad”, before such words are read as a name in a list."""
    if any(_TELLS_WRITER.match(row.text) for row in rows):
        return
    for row in rows:
        told = MYSELF_NAMED.search(row.text)
        if told and told[1] != known.youth:
            yield Row(row.number, f"Antecknat av: {told[1]}", after_blank=True)
            return


_TELLS_WRITER = re.compile(
    r"\W*(?:antecknat|antecknare|skriv\w*|vid pennan|sekreterare|protokoll)\b[^:]*:", re.IGNORECASE
)
_LABELLED = re.compile(r"\W*(datum|tid|plats)\s*:\s*(.*)$", re.IGNORECASE)


def _said(told: re.Match[str], days: Sequence[str]) -> bool:
    """Whether a day is the one that the title has told."""
    return told[1] == "Datum" and any(same_day(told[2], day) for day in days)


def _of_meeting(text: str) -> bool:
    return bool(_OF_MEETING.fullmatch(key(_bare(text)))) or _heads_people(text)


def _heads_people(text: str) -> bool:
    return bool({resolve(_bare(text)), topic(_bare(text))} & _OF_PEOPLE)


def _bare(text: str) -> str:
    return re.sub(r"^\W*\d+(?:\.\d+)*[.)]?\s+", "", text).rstrip(" :")


def _parted(
    row: Row, known: Known, *, labels: set[str] | None, bare: bool, who: bool | None
) -> Iterator[Row]:
    """Part a row; ``who`` is whether it stands below who was there, None where others see to it."""
    whole = [] if is_table(row) or row.heading else sentences(row.text)
    parts = [part for one in whole for part in _BOTH.sub(r"\1.\n\2", one).split("\n")]
    plain: list[str] = []
    own: list[str] = []
    said: list[str] = []
    for at, sentence in enumerate(parts):
        when = held(sentence.strip(), known, bare=bare) if labels is not None else None
        if when and not (labels and labels & {row.split(":")[0].lower() for row in _rows(when)}):
            plain += [f"{when.before}."] if when.before else []
            own += _rows(when)
            said += [when.who] if when.who else []
            who = who if who is None else who or bool(when.who)
        elif (
            who is not None
            and labels is not None
            and (people := present(sentence, known) or (who and goes_on(sentence, known)))
        ):
            said.append(people)
            who = True
        elif at and _OWN.match(sentence.strip()):
            own.append(sentence.strip())
        else:
            plain.append(sentence)
    if said:
        own.append(f"Närvarande: {'. '.join(said)}")
    if not own:
        yield row
        return
    if plain:
        yield replace(row, text=" ".join(plain))
    for text in own:
        yield replace(row, text=text, bullet=False, heads=False, after_blank=True)


def _rows(when: Held) -> Iterator[str]:
    for label, value in (("Datum", when.day), ("Tid", when.time), ("Plats", when.place)):
        if value:
            yield f"{label}: {value}"
