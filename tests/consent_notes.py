"""Notes on consent as files, spelled as docs/anteckning.md says, at three doors: text, data, Word.

Nothing here knows what the words mean; :mod:`tests.consent_histories` does.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import yaml

from sigdocs.intake.form.build import build_form
from sigdocs.model.note import NoteKind
from tests.consent_casts import RELATIONS, Cast
from tests.consent_office import settings
from tests.form_samples import Hand, W, type_in

AUTHOR = "Petra Lindqvist"
TEXT, ROWS, DATA, WORD = "text", "rader", "data", "word"
SUFFIX = {TEXT: "txt", ROWS: "txt", DATA: "yaml", WORD: "docx"}


class _Plain(yaml.SafeDumper):
    """Writes every value out, where YAML would refer back to an equal one."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002 - yaml's own signature
        return True


@dataclass(frozen=True)
class Words:
    """One statement on consent, in the words that the writer has for people and parties."""

    givers: tuple[str, ...]
    parties: tuple[str, ...]
    on: dt.date
    taken_back: bool = False
    changed: bool = False
    kinds: tuple[str, ...] = ()
    since: dt.date | None = None
    until: dt.date | None = None
    exception: str = ""
    comment: str = ""


def present(cast: Cast) -> str:
    """The youth among those present, in the words that mean nobody else."""
    return cast.words[cast.youth.id]


def head(kind: str, cast: Cast, day: dt.date) -> str:
    return f"{kind.capitalize()}\nÄrende: {cast.case}\nDatum: {day}\nAntecknat av: {AUTHOR}, samordnare\n"


def data_head(kind: str, cast: Cast, day: dt.date) -> dict[str, Any]:
    return {"typ": kind, "ärende": cast.case, "datum": day, "antecknat av": AUTHOR}


def as_data(told: dict[str, Any]) -> bytes:
    return yaml.dump(told, Dumper=_Plain, allow_unicode=True, sort_keys=False).encode()


def opening(cast: Cast, consent: Words | None, door: str) -> bytes:
    """The start meeting that opens the case."""
    if door == DATA:
        return as_data(_opening_data(cast, consent))
    people = "; ".join(
        f"{one.name} {_dashed(one.number)}, {RELATIONS[one.id]}" for one in cast.guardians
    )
    lines = [
        "Startmöte",
        *(["Ärendetyp: unga vuxna"] if cast.adult else []),
        f"Datum: {cast.start} kl 14.30",
        f"Antecknat av: {AUTHOR}, samordnare",
        f"Samordnare: {AUTHOR}",
        f"Ungdom: {cast.youth.name}, {_dashed(cast.youth.number)}",
        *([f"Vårdnadshavare: {people}"] if people else []),
        "",
        "Närvarande",
        f"- {present(cast)}",
        "",
        *([section(consent, door), ""] if consent else []),
        "Åtgärdsplan",
        f"1. Livsområde: {'Fritid' if cast.adult else 'Skola'}",
        "   Mål: Närvaro minst 85 % i november",
        f"   - Boka en tid. Ansvarig: {AUTHOR}. Löpande.",
    ]
    return ("\n".join(lines) + "\n").encode()


def _opening_data(cast: Cast, consent: Words | None) -> dict[str, Any]:
    return {
        "typ": "startmöte",
        **({"ärendetyp": "unga vuxna"} if cast.adult else {}),
        "datum": cast.start,
        "antecknat av": AUTHOR,
        "samordnare": AUTHOR,
        "ungdom": {"namn": cast.youth.name, "personnummer": cast.youth.number},
        "vårdnadshavare": [
            {"namn": one.name, "personnummer": one.number, "relation": RELATIONS[one.id]}
            for one in cast.guardians
        ],
        "närvarande": [{"namn": present(cast)}],
        "åtgärdsplan": [
            {
                "livsområde": "Fritid" if cast.adult else "Skola",
                "mål": "Närvaro minst 85 %",
                "åtaganden": [{"åtagande": "Boka en tid", "ansvarig": [AUTHOR], "löpande": True}],
            }
        ],
        **({"samtycke": [_datum(consent)]} if consent else {}),
    }


def _dashed(digits: str) -> str:
    return f"{digits[:8]}-{digits[8:]}"


def consent_note(cast: Cast, day: dt.date, said: Sequence[Words], door: str) -> bytes:
    """A note of the kind samtycke; more than one statement only as data."""
    if door == DATA:
        return as_data(
            data_head("samtycke", cast, day) | {"samtycke": [_datum(one) for one in said]}
        )
    if door == WORD:
        return consent_form(cast, day, said[0])
    return (head("samtycke", cast, day) + "\n" + section(said[0], door) + "\n").encode()


def follow_up(cast: Cast, day: dt.date, door: str, said: Words | None = None, more: str = "",
              data: dict[str, Any] | None = None) -> bytes:  # fmt: skip
    """A follow-up where nothing but ``said`` and ``more`` (or ``data``) was told."""
    if door == DATA:
        told = data_head("uppföljning", cast, day) | {"närvarande": [{"namn": present(cast)}]}
        return as_data(told | ({"samtycke": [_datum(said)]} if said else {}) | (data or {}))
    parts = [head("uppföljning", cast, day), f"Närvarande\n- {present(cast)}\n"]
    parts += [section(said, door) + "\n"] if said else []
    return "\n".join([*parts, more]).encode()


def journal(cast: Cast, day: dt.date, row: str, data: dict[str, Any], door: str) -> bytes:
    """A journal note with one row on a guardian."""
    if door == DATA:
        fact = {"källa": AUTHOR, "uppgift": "Samtal om läget."}
        told = {"kontaktsätt": "telefonsamtal", "vårdnadshavare": [data], "uppgifter": [fact]}
        return as_data(data_head("journal", cast, day) | told)
    body = (
        f"Kontaktsätt: telefonsamtal\nVårdnadshavare: {row}\n\nUppgifter\nPetra: Samtal om läget.\n"
    )
    return (head("journal", cast, day) + body).encode()


def section(said: Words, door: str) -> str:
    """The section Samtycke of a text."""
    rows = [_sentence(said)] if door == TEXT else list(_rows(said))
    return "\n".join(["Samtycke", *rows])


def _sentence(said: Words) -> str:
    names = listed(said.givers)
    if said.taken_back:
        what = f" till {listed(said.parties)}" if said.parties else ""
        return f"{names} tar tillbaka samtycket{what} {said.on}."
    since = f" fr.o.m. {said.since}" if said.since else ""
    until = f" t.o.m. {said.until}." if said.until else ". Gäller så länge insatsen pågår."
    text = f"Skriftligt samtycke från {names}, dat. {said.on}. Gäller {listed(said.parties)}{since}{until}"
    text += f"\nSlags uppgifter: {', '.join(said.kinds)}" if said.kinds else ""
    text += f"\nUndantag: {said.exception}" if said.exception else ""
    return text + (f"\nKommentar: {said.comment}" if said.comment else "")


def _rows(said: Words) -> list[str]:
    rows = [
        ("Vad som hänt", "återkallat" if said.taken_back else "ändrat" if said.changed else ""),
        ("Återkallat av" if said.taken_back else "Lämnat av", "; ".join(said.givers)),
        ("Datum", str(said.on)),
        ("Parter", "; ".join(said.parties)),
        ("Slags uppgifter", ", ".join(said.kinds)),
        ("Undantag", said.exception),
        ("Från och med", str(said.since or "")),
        ("Till och med", str(said.until or "")),
        ("Gäller så länge", "" if said.until or said.taken_back else "insatsen pågår"),
        ("Kommentar", said.comment),
    ]
    return [f"{label}: {value}" for label, value in rows if value]


def _datum(said: Words) -> dict[str, Any]:
    told: dict[str, Any] = {"lämnat av": list(said.givers), "datum": said.on}
    if said.parties:
        told["parter"] = [{"part": one} for one in said.parties]
    if said.taken_back or said.changed:
        told["samtycke"] = "återkallat" if said.taken_back else "ändrat"
    elif said.until is None:
        told["gäller så länge"] = "insatsen pågår"
    more = {"slags uppgifter": list(said.kinds), "från och med": said.since,
            "till och med": said.until, "undantag": [said.exception] if said.exception else [],
            "kommentar": said.comment}  # fmt: skip
    return told | {label: value for label, value in more.items() if value}


def listed(names: Sequence[str]) -> str:
    """Names as in a sentence."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} och {names[-1]}"


@cache
def _blank(kind: NoteKind) -> bytes:
    return build_form(kind, settings(), None)


def consent_form(cast: Cast, day: dt.date, said: Words) -> bytes:
    """The blank form on consent, filled in as a coordinator would."""
    hand = Hand(_blank(NoteKind.CONSENT))
    word = "återkallat" if said.taken_back else "ändrat" if said.changed else "lämnat"
    answers = {
        "Ärende": cast.case,
        "Datum": str(day),
        "Antecknat av": AUTHOR,
        "Vad som hänt": "" if said.comment and not said.givers else word,
        "Lämnat av": "\n".join(said.givers),
        "Dagen det lämnades": str(said.on),
        "Parter som omfattas": "\n".join(said.parties),
        "Slags uppgifter": ", ".join(said.kinds),
        "Undantag": said.exception,
        "Gäller från och med": str(said.since or ""),
        "Gäller till och med": str(said.until or ""),
        "Gäller så länge": "" if said.until or said.taken_back else "insatsen pågår",
        "Kommentar om samtycket": said.comment,
    }
    for row in hand.root.iter(f"{W}tr"):
        label, cell, *_ = row.findall(f"{W}tc")
        if value := answers.get(hand.text(label.findall(f"{W}p")[0])):
            type_in(cell, value)
    return hand.save()
