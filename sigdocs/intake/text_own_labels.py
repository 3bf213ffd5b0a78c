"""Labels that mean another thing in notes of one kind than in all others."""

from collections.abc import Iterable, Mapping

from sigdocs.intake.text_sections import Section
from sigdocs.intake.text_title import kind_in
from sigdocs.intake.words import read_choice
from sigdocs.model.note import NoteKind

_OWN: Mapping[NoteKind, Mapping[str, str]] = {
    NoteKind.DISCLOSURE: {
        "pause.decided_by": "disclosure.decided_by",
        "legal_frame": "disclosure.ground",
    },
}


def own_labels(parts: Iterable[Section]) -> None:
    """Let ”Lagrum” and ”Beslutat av” in a note on a disclosure be about the disclosure."""
    sections = list(parts)
    own = _OWN.get(_kind(sections) or NoteKind.CONTACT, {})
    for section in sections:
        section.target = own.get(section.target, section.target)


def _kind(sections: list[Section]) -> NoteKind | None:
    texts = [row.text for part in sections if part.target == "kind" for row in part.rows[:1]]
    texts += [row.text for part in sections[:1] if not part.target for row in part.rows]
    for text in texts:
        choice = read_choice(NoteKind, kind_in(text) or text)
        if choice:
            return NoteKind(choice.value)
    return None
