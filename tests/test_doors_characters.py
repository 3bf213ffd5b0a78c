"""Notes whose characters look the same read the same, however they came to be typed."""

import datetime as dt
import unicodedata
from collections.abc import Callable

import pytest

from sigdocs.intake.reading import Understanding, understand
from tests.days import CASE, in_words

DAY = dt.date(2026, 9, 22)
PLAIN = in_words(
    "Uppföljning",
    f"{DAY} kl 14.30",
    "Närvarande",
    "- Milo",
    "- Lina Strand, mentor, Björkskolan",
    "",
    "Uppföljning av åtaganden",
    "Å1: pågår, 72 % närvaro",
    "Å2: delvis. Ny tid: 2026-11-20",
    "",
    "Mätvärden",
    "- Skolnärvaro: 72 %",
    "",
    "Egna ord: ”Det går helt ok.”",
    "Nästa möte: tisdag 2026-10-06 kl 14.30, rum Eken",
)


def read(data: bytes, name: str = "a.txt") -> Understanding:
    return understand(data, name, DAY)


def codes(data: bytes, name: str = "a.txt") -> list[str]:
    return [one.code for one in read(data, name).problems if one.blocks]


def test_the_plain_note_is_read() -> None:
    assert read(PLAIN.encode()).note


def spaced(space: str) -> Callable[[str], bytes]:
    return lambda text: text.replace(" ", space).replace(f"-{space}", "- ").encode()


@pytest.mark.parametrize(
    "typed",
    [
        lambda text: unicodedata.normalize("NFD", text).encode(),
        lambda text: text.replace("Å", "\u212b").encode(),
        spaced("\u00a0"),
        spaced("\u202f"),
        spaced("\u2007"),
        lambda text: text.replace("-", "\u2011").replace("\u2011 ", "- ").encode(),
        lambda text: text.replace("2026-11-20", "2026–11–20").encode(),
        lambda text: text.replace("2026-11-20", "2026\u221211\u221220").encode(),
        lambda text: text.replace("Björkskolan", "Björk\u00adskolan").encode(),
        lambda text: text.replace("Å1", "\u200bÅ1").replace("-22", "-22\u200b").encode(),
        lambda text: text.replace("Milo", "Mi\u200dlo").encode(),
        lambda text: text.replace("\n", "\x85").encode(),
        lambda text: text.replace("\n", "\u2028").encode(),
        lambda text: text.replace("närvaro\n", "närvaro\x0b").encode(),
        lambda text: text.replace("Mätvärden", "\fMätvärden").encode(),
        lambda text: text.replace("14.30", "14\u223630").encode(),
        lambda text: text.encode("utf-16"),
        lambda text: text.encode("utf-16-le"),
        lambda text: text.encode("utf-16-be"),
        lambda text: text.encode("cp1252"),
        lambda text: text.encode("mac_roman"),
        lambda text: text.replace("”", '"').encode("cp850"),
    ],
)
def test_what_looks_the_same_reads_the_same(typed: Callable[[str], bytes]) -> None:
    note, plain = read(typed(PLAIN)).note, read(PLAIN.encode()).note
    assert note
    assert plain
    words = plain.youth_words if "”" in note.youth_words else plain.youth_words.replace("”", '"')
    assert note.model_copy(update={"readings": ()}) == plain.model_copy(
        update={"readings": (), "youth_words": words}
    )


def test_what_is_printed_as_it_was_said_keeps_its_look() -> None:
    said = "Det är “så” – typ 14.30–15.30 … 👨\u200d👩\u200d👧 أنا بخير"
    note = read(PLAIN.replace("Det går helt ok.", said).encode()).note
    assert note
    assert note.youth_words == f"”{said}”"


def test_signs_that_turn_the_text_are_asked_about_at_their_line() -> None:
    turned = PLAIN.replace("72 % närvaro", "\u202e% 27\u202c närvaro")
    assert "texten-vands" in codes(turned.encode())


def test_a_sign_that_was_lost_on_the_way_is_asked_about() -> None:
    assert codes(PLAIN.replace("går helt", "g\ufffdr helt").encode()) == ["otillatet-tecken"]


def data_note(more: str = "") -> str:
    return (
        f"typ: uppföljning\närende: {CASE}\ndatum: {DAY}\nantecknat av: Petra Lindqvist\n"
        f"närvarande: [{{namn: den unge}}]\n{more}"
    )


def test_yaml_keys_are_found_decomposed_and_in_other_case() -> None:
    text = data_note("tid: 12:30\nnuläge: [{område: Skola, nuläge: 1_000 steg}]\n")
    plain = read(text.encode(), "a.yaml").note
    assert plain
    assert plain.situation[0].text == "1_000 steg"
    assert plain.start_time == dt.time(12, 30)
    for typed in (
        unicodedata.normalize("NFD", text),
        text.replace("typ:", "Typ:"),
        f"\ufeff{text}",
    ):
        assert read(typed.encode(), "a.yaml").note == plain


def test_what_yaml_would_take_for_a_remark_is_asked_about() -> None:
    assert codes(data_note("övrigt: ring mamma #viktigt\n").encode(), "a.yaml") == [
        "datafil-text-efter-nummertecken"
    ]
    kept = read(data_note("# en egen rad\növrigt: 'ring mamma #viktigt'\n").encode(), "a.yaml").note
    assert kept
    assert kept.other == "ring mamma #viktigt"


def test_tabs_and_curly_quotes_in_yaml_are_told_alone_and_at_their_line() -> None:
    tabbed = read(data_note("status:\n\t- {åtagande: Å1}\n").encode(), "a.yaml")
    assert [(one.code, place.line) for one, place in tabbed.placed] == [("datafil-tabbar", 7)]
    assert codes(data_note("övrigt: ”Sara sade: ja”\n").encode(), "a.yaml") == [
        "datafil-typografiska-citattecken"
    ]
    note = read(data_note("tid: ”14.30”\negna ord: ”Bra.”\n").encode(), "a.yaml").note
    assert note
    assert (note.start_time, note.youth_words) == (dt.time(14, 30), "”Bra.”")


def test_a_number_written_as_programs_do_is_no_smaller_number() -> None:
    measured = "mätvärden: [{mått: annat, benämning: Skulder, värde: 1_000}]\n"
    assert codes(data_note(measured).encode(), "a.yaml") == ["tal-forstas-inte"]


def test_a_dash_for_somebody_is_asked_about_rather_than_taken_for_there() -> None:
    text = data_note().replace("den unge}", "den unge, närvarande: –}")
    assert codes(text.encode(), "a.yaml") == ["ja-eller-nej"]


def test_emoji_and_other_scripts_are_kept_and_told_once() -> None:
    note = read(PLAIN.replace("Det går helt ok.", "Klara nian 👍🏽 ትግርኛ").encode())
    assert note.note
    assert "👍🏽 ትግርኛ" in note.note.youth_words
    assert [(one.code, one.values["tecken"]) for one in note.problems] == [
        ("tecken-kanske-inte-syns", "👍 🏽 ት ግ ር ኛ")
    ]
    assert not read(PLAIN.replace("Det går helt ok.", "Bra → 100 € ☒ Ωж").encode()).problems
