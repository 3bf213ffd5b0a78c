"""Labels that mean another thing in notes of one kind than in all others."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from sigdocs.intake.folding import key
from sigdocs.intake.text_lines import Row
from sigdocs.intake.text_sections import LABEL, Section
from sigdocs.intake.text_title import kind_in
from sigdocs.intake.words import read_choice
from sigdocs.model.note import NoteKind

_OWN: Mapping[NoteKind, Mapping[str, str]] = {
    NoteKind.DISCLOSURE: {
        "pause.decided_by": "disclosure.decided_by",
        "legal_frame": "disclosure.ground",
    },
    NoteKind.NOMINATION: {"nominated_by": "nomination.organisation"},
}
# In a note about a case a nomination is only its code.
_CODE = {"nomination": "nomination_code"}
# What people call a field of a nomination; elsewhere the same words are about something else.
_NOMINATION = {
    key(word): label
    for words, label in (
        (("läge", "status", "hur det gick"), "Nomineringens läge"),
        (("ålder", "ungefärlig ålder"), "Åldersspann"),
        (("vem nominerar", "nominerande", "nominerat av"), "Nomineras av"),
        (("roll", "befattning hos den som nominerar"), "Nominerarens roll"),
        (("fråga", "frågan", "frågeställning"), "Fråga till fokusgruppen"),
        (("oro", "oron", "vad är oron"), "Vad oron gäller"),
        (("beskrivning",), "Avidentifierad beskrivning"),
        (("svar", "fokusgruppen kom fram till"), "Vad fokusgruppen kom fram till"),
    )
    for word in words
}


def own_rows(rows: list[Row]) -> list[Row]:
    """Give the rows of a note, in a nomination with the labels that people use for its fields."""
    if not rows or _kind_of(rows[0].text.partition(":")[2] or rows[0].text) != NoteKind.NOMINATION:
        return rows
    return [_relabelled(row) for row in rows]


def _relabelled(row: Row) -> Row:
    found = LABEL.match(row.text)
    label = _NOMINATION.get(key(found[1])) if found else None
    return replace(row, text=re.sub(r"^[^:]+", label, row.text, count=1)) if label else row


def own_labels(parts: Iterable[Section]) -> None:
    """Let ”Lagrum” and ”Beslutat av” in a note on a disclosure be about the disclosure."""
    sections = list(parts)
    own = _OWN.get(_kind(sections) or NoteKind.CONTACT, _CODE)
    for section in sections:
        section.target = own.get(section.target, section.target)


def _kind(sections: list[Section]) -> NoteKind | None:
    texts = [row.text for part in sections if part.target == "kind" for row in part.rows[:1]]
    texts += [row.text for part in sections[:1] if not part.target for row in part.rows]
    return next(filter(None, map(_kind_of, texts)), None)


def _kind_of(text: str) -> NoteKind | None:
    choice = read_choice(NoteKind, kind_in(text) or text)
    return NoteKind(choice.value) if choice else None
