"""Whatever stands in a note of any of the kinds with sections of their own is kept or asked about."""

import datetime as dt
import json
import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from sigdocs.intake.draft import Cell, Node
from sigdocs.intake.folding import fold
from sigdocs.intake.reading import Understanding, understand
from sigdocs.intake.text.note import read_text
from tests.pace import ends

TODAY = dt.date(2026, 11, 22)
HEADS = (
    "Intervju ungdom",
    "Intervju förälder",
    "Utlämnande",
    "Nominering",
    "Avslut",
    "Journal",
    "Uppföljning",
    "Samtycke",
)
LABELS = tuple(
    re.split(
        r"[|]",
        "Skola:|Närvaro:|Mål:|Mål|Egna mål|Fritid:|Misstankar om brott:|Styrkor|Vill ha med:|Stöd:|Oro nu:|"
        "Situationen:|Vad oroar mest|Tolk:|Vårdnadshavare:|Relation:|Vad som lämnades ut:|Lämnades till:|"
        "Lagrum:|Menprövning:|Beslutat av:|Besked till familjen:|Nomineras av:|Åldersspann:|Vad oron gäller:|"
        "Fråga till fokusgruppen:|Läge:|Säkerhetsplan|Säkerhetsplanering:|Risk:|Tecken:|Vad gör vh:|Så följs det upp:|"
        "Vem ringer vem|Samtycke till insatsen:|Samtycke till insatsen|Samtycke|Anledning till avslut:|"
        "Efter avslut|Vilande lista:|Uppföljningsdatum:|Följs upp av:|Vårdnadshavarnas ord:|Egna ord:|"
        "Mätvärden|Läge vid avslut|Nästa möte:|Nästa möte|Uppgifter|Bedömning:|Övrigt:|Datum:|Tid:|Ungdom:|"
        "Vårdnad:|Skyddade uppgifter:|Föräldrarnas ord:|Vilande|Pappa:|Väder:",
    )
)
WORDS = (
    "ord{0}|ord{0} ord{1}|- ord{0}|* ord{0}, ord{1}|1. ord{0}|ja|nej, ord{0}|8/10|typ {1}|åtta av tio|7-8|ca 6 ord{0}|"
    "ord{0}, viktigt 9, redo ord{1}|prio 1, kort sikt, ord{0}|Viktigt: 9|{1} senaste 6 mån ord{0}|polisen: {1} st ord{0}|"
    "ord{0} 61 % -> 88 % ord{1}|12/11|v 47|nästa tors|2026-11-12 kl 14-15.30 ord{0}|OSL 10:18 a ord{0}|"
    "| ord{0} | ord{1} |\n|---|---|\n| Skola | ord{0} |\n| Mål | Prio |\n| ord{0} | 2 |\nord{0}\tord{1}\tord{0}|"
    "Ord{0} Ekdahl, ord{1}|Milo gör: ord{0}|Ord{0}: ”ord{1}”|Å1: klar ord{0}|ord{0} 070-1740611 kväll|   ord{0}|Hur bor du? ord{0}"
).replace("|---|---|", "\x00")
SAID = [part for part in re.split(r"(?<!\n)\|(?=\S)|\x00", WORDS) if part.strip()]
SPENT = re.compile(r"ord\d+")


def read(text: str) -> Understanding:
    return understand(text.encode(), "a.txt", TODAY)


def untold(text: str) -> list[str]:
    """The lines with words neither in what was read of a note nor in a question about the line.

    A note that comes back with a question comes back whole, so there what was found in it is
    enough; in one that is taken each word must be in the note itself.
    """
    understanding = read(text)
    note = understanding.note
    held = note.model_dump_json() if note else json.dumps(_texts(read_text(text).draft))
    taken = not any(problem.blocks for problem in understanding.problems)
    asked = {place.line for problem, place in understanding.placed if problem.blocks}
    # Of "ord10 ord0" under "Mätvärden" the note keeps "ord ord0" as measured, and 10 as how much.
    measured = [
        re.sub(r"ord(?!\d)", f"ord{one.value}", fold(one.label))
        for one in (note and note.measures) or ()
    ]
    kept = set(SPENT.findall(fold(" ".join([held, *measured]))))
    return [
        line
        for number, line in enumerate(text.split("\n"), 1)
        if (taken or number not in asked) and set(SPENT.findall(fold(line))) - kept
    ]


def _texts(node: Node) -> list[str]:
    if isinstance(node, Cell):
        return [node.text]
    children = node if isinstance(node, list) else node.values()
    return [text for child in children for text in _texts(child)]


@st.composite
def notes(draw: st.DrawFn) -> str:
    lines = [draw(st.sampled_from(HEADS)), "Datum: 2026-11-20", "Antecknat av: Petra Lindqvist"]
    for number in range(draw(st.integers(0, 9))):
        label = draw(st.sampled_from(["", *LABELS]))
        said = draw(st.sampled_from(["", *SAID])).format(number * 2 + 10, number % 9)
        gap = draw(st.sampled_from(["", "\n"]))
        lines.append(f"{gap}{label} {said}".rstrip() if label.endswith(":") else f"{gap}{label}")
        if not label.endswith(":"):
            lines.append(said)
    return "\n".join(lines)


@given(notes())
@example("Utlämnande\nDatum: 2026-11-20\nAntecknat av: Petra Lindqvist\nMätvärden\nord10")
@example("Utlämnande\nDatum: 2026-11-20\nAntecknat av: Petra Lindqvist\nMätvärden\nord10 ord0")
@example(
    "Utlämnande\nDatum: 2026-11-20\nAntecknat av: Petra Lindqvist\nMätvärden\nOrd10 Ekdahl, ord0"
)
@settings(max_examples=150, deadline=None)
def test_no_word_of_a_note_is_lost_whatever_sections_it_has(text: str) -> None:
    assert not untold(text)


@pytest.mark.parametrize("head", HEADS)
def test_a_long_note_is_read(head: str) -> None:
    pieces = [*LABELS, "ord, viktigt 9", "| a | b |", "61 % -> 88 %", "a\tb\tc"]
    text = f"{head}\nDatum: 2026-11-20\n" + "\n".join(f"{one} ord" for one in pieces * 20)
    with ends():
        read(text)


@pytest.mark.parametrize("head", ["Intervju ungdom", "Uppföljning", "Avslut"])
@pytest.mark.parametrize(
    "piece", ["Hur bor du? ", "Skola: a. ", "viktigt 9, ", "Vilande lista ", "a\t"]
)
def test_a_long_line_is_read(head: str, piece: str) -> None:
    with ends():
        read(f"{head}\nDatum: 2026-11-20\nMål: {piece * 5000}\n{piece * 5000}")
