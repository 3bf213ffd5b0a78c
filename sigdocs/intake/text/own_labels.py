"""Labels that mean another thing in notes of one kind than in all others."""

import itertools
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from sigdocs.intake.folding import fold, key
from sigdocs.intake.text.insats import takes_back_insats
from sigdocs.intake.text.labels import resolve
from sigdocs.intake.text.lines import Row
from sigdocs.intake.text.sections import LABEL, Section
from sigdocs.intake.text.title import kind_in
from sigdocs.intake.values.choices import read_choice
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
_GOALS = "Läge per livsområde"
_NUMBERED = re.compile(r"^\W*M\s?\d{1,3}\b", re.IGNORECASE)
# What people call a field in notes of one kind; elsewhere the same words are about something else.
EVERYDAY: Mapping[NoteKind, Mapping[str, str]] = {
    NoteKind.NOMINATION: {
        "Nomineringens läge": "läge, status, hur det gick",
        "Åldersspann": "ålder, ungefärlig ålder",
        "Nomineras av": "vem nominerar, nominerande, nominerat av",
        "Nominerarens roll": "roll, befattning hos den som nominerar",
        "Skolform": "skola",
        "Fråga till fokusgruppen": "fråga, frågan, frågeställning",
        "Vad oron gäller": "oro, oron, vad är oron",
        "Avidentifierad beskrivning": "beskrivning",
        "Vad fokusgruppen kom fram till": "svar, fokusgruppen kom fram till, fokusgruppen",
        "Nästa fokusgrupp": "fokusgrupp, fokusgruppen möts",
    },
    NoteKind.DISCLOSURE: {
        "Vad som lämnades ut": "vad, uppgifter, vilka uppgifter, vad lämnades ut",
        "Lämnades ut klockan": "klockan, kl",
        "Lämnades till": "till, lämnade till, till vem, vem fick uppgifterna, mottagare",
        "Lämnades ut den": "när, dag",
        "Utlämnandet beslutades av": "beslut, vem beslutade, beslutat av, beslut av, beslutsfattare",
        "Menprövning": "varför, skäl, bedömning",
        "Besked till familjen": "besked, familjen, har familjen fått veta",
    },
    NoteKind.CLOSING: {
        "Anledning till avslut": "varför avslut, varför, skäl, orsak, skäl till avslut",
        "Vilande lista": "vilande, ska ligga vilande",
        "Efter avslut": "uppföljning, uppföljning efter avslut, vad händer sen, vad händer nu, efter, "
        "efteråt, därefter",
        _GOALS: "mål, målen, målen i planen, måluppfyllelse, mål och måluppfyllelse, "
        "uppfyllda mål, uppföljning av mål, uppföljning av målen, hur gick det med målen, resultat, "
        "resultat per mål, utfall, läge vid utskrivning",
        "Vårdnadshavarnas ord": "föräldrarnas ord, föräldrars ord, vårdnadshavares ord, vh ord, "
        "vh egna ord, föräldrarnas egna ord",
    },
}
_OWN_WORDS = {
    kind: {key(word): label for label, words in called.items() for word in words.split(",")}
    for kind, called in EVERYDAY.items()
}
# What running text can only be about in a note of the kind: its label and its field.
_PROSE = {NoteKind.RESUME: ("Övrigt", "other")}
_GUARDIAN = re.compile(
    r"^(mamma|pappa|mor|far)(?:s (?:egna )?ord\s*:|\s*:\s*(?=[”\"“]))\s*",
    re.IGNORECASE,
)
_NO_CONSENT = re.compile(
    r"(?:samtycke\w*(?: till utlamnande\w*)?\W+)?(?:nej|inget|ej|saknas|(?:finns|ges) (?:inte|ej)|inte lamnat|ej lamnat)\W*"
)
_TITLED = re.compile(r"^([^,;]+), ([a-zåäö][^,;]*)$")
_CLOCK = re.compile(r"^(.*\d)\s*,?\s+(?:kl\.?\s*)?(\d{1,2}[.:]\d{2})$")


def own_rows(rows: list[Row]) -> list[Row]:
    """Give the rows of a note, with the labels that people use in notes of its kind."""
    kind = _kind_of(rows[0].text.partition(":")[2] or rows[0].text) if rows else None
    if kind in _PROSE:
        return _running_text(rows, *_PROSE[kind])
    words = _OWN_WORDS.get(kind, {}) if kind else {}
    if kind is NoteKind.CLOSING:
        rows = [_said_by_a_guardian(row) for row in rows]
    if kind is NoteKind.CONSENT and rows[-1].after_blank and takes_back_insats(rows[-1].text):
        rows = [*rows[:-1], replace(rows[-1], text=f"Samtycke till insatsen: {rows[-1].text}")]
    return [part for row in rows for part in _relabelled(row, words)]


def _said_by_a_guardian(row: Row) -> Row:
    """Let ”Mamma: ”Tack.”” be the guardians' words, and hers."""
    found = _GUARDIAN.match(row.text)
    said = f"Vårdnadshavarnas ord: {found[1]}: {row.text[found.end() :]}" if found else row.text
    return replace(row, text=said)


def _relabelled(row: Row, words: Mapping[str, str]) -> Iterator[Row]:
    found = LABEL.match(row.text)
    label = words.get(key(found[1] if found else row.text))
    whole = (
        len(row.text.split()) > 1 and row.text[:1].isupper()
    )  # no sentence, and no word of a list
    heads = (row.heading or row.after_blank or whole) and not row.bullet and label != row.text
    if label and not found and heads and row.number > 1:
        yield replace(row, text=label)
        return
    if not found or not label or (label == _GOALS and found[2] and not _NUMBERED.search(found[2])):
        yield row
    elif label == "Lämnades ut den" and (clock := _CLOCK.match(found[2])):
        yield replace(row, text=f"{label}: {clock[1]}")
        yield replace(row, text=f"Lämnades ut klockan: {clock[2]}")
    elif label == "Utlämnandet beslutades av" and (titled := _TITLED.match(found[2])):
        yield replace(row, text=f"{label}: {titled[1]}")
        yield replace(row, text=f"Beslutsfattarens befattning: {titled[2]}")
    else:
        yield replace(row, text=f"{label}: {found[2]}")


def _running_text(rows: list[Row], label: str, target: str) -> list[Row]:
    """Let the running text below the first lines stand under ``label``, unless that is there."""
    if any(resolve(row.text.partition(":")[0]) == target for row in rows[1:]):
        return rows
    for place, row in enumerate(rows):
        if place and row.after_blank and not LABEL.match(row.text) and not resolve(row.text):
            return [*rows[:place], replace(row, text=f"{label}: {row.text}"), *rows[place + 1 :]]
    return rows


def own_labels(parts: Iterable[Section]) -> None:
    """Let ”Lagrum” and ”Beslutat av” in a note on a disclosure be about the disclosure."""
    sections = list(parts)
    kind = _kind(sections)
    own = _OWN.get(kind or NoteKind.CONTACT, _CODE)
    if kind is NoteKind.DISCLOSURE:
        for section in sections:
            _without_consent(section)
    for before, section in itertools.pairwise([Section("", ""), *sections]):
        section.target = own.get(section.target, section.target)
        if before.target == "disclosure.decided_by" and section.target == "author_title":
            section.target = "disclosure.decider_title"


def _without_consent(section: Section) -> None:
    """Let ”Samtycke: nej” in a note on a disclosure be a remark: all such are made without."""
    said = " ".join(row.text for row in section.rows)
    if section.target == "consents" and _NO_CONSENT.fullmatch(fold(said)):
        said = said if "samtycke" in fold(said) else f"{section.label}: {said}"
        section.target, section.rows = "other", [replace(section.rows[0], text=said)]


def _kind(sections: list[Section]) -> NoteKind | None:
    texts = [row.text for part in sections if part.target == "kind" for row in part.rows[:1]]
    texts += [row.text for part in sections[:1] if not part.target for row in part.rows]
    return next(filter(None, map(_kind_of, texts)), None)


def _kind_of(text: str) -> NoteKind | None:
    choice = read_choice(NoteKind, kind_in(text) or text)
    return NoteKind(choice.value) if choice else None
