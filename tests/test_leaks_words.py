"""A right that is lost may be said anywhere in a note: it is understood or asked about, and held.

Whatever the door: text, YAML, JSON or a Word form.
"""

import json

import pytest

from sigdocs.commands.status_view import plain
from sigdocs.model.note import NoteKind
from sigdocs.service.overview import standing
from tests.days import (
    CASE,
    Days,
    follow_up,
    given,
    headed,
    in_words,
    met_in_words,
    withdrawn,
)
from tests.form_samples import Hand, W, a_blank, type_in

SAID = "Milo tar tillbaka samtycket till Polisen från idag."


def filled(form: bytes, answers: dict[tuple[str, str], str], day: str = "2026-09-21") -> bytes:
    """Fill in the form of a follow-up as a coordinator would, with some answers of its own."""
    hand = Hand(form)
    hand.answer("Om anteckningen", "Datum", day)
    hand.answer("Om anteckningen", "Antecknat av", "Petra Lindqvist")
    type_in(hand.rows("Närvarande")[1].findall(f"{W}tc")[0], "☒")
    for (heading, label), value in answers.items():
        hand.answer(heading, label, value)
    return hand.save()


def in_json(day: str, **more: object) -> str:
    """A follow-up as JSON."""
    note = {
        "typ": "uppföljning",
        "ärende": CASE,
        "datum": day,
        "antecknat av": "Petra Lindqvist",
        "närvarande": [{"namn": "Milo"}],
    }
    return json.dumps(note | more, ensure_ascii=False)


@pytest.mark.parametrize(
    "note",
    [
        pytest.param(follow_up("2026-09-22", f"övrigt: {SAID}\n"), id="övrigt"),
        pytest.param(
            follow_up("2026-09-22", f"samtycke: [{{kommentar: '{SAID}'}}]\n"),
            id="samtyckets kommentar",
        ),
        pytest.param(
            follow_up("2026-09-22", f"nuläge: [{{område: Familj, nuläge: '{SAID}'}}]\n"),
            id="nuläge",
        ),
        pytest.param(
            follow_up("2026-09-22", f"den unges egna ord: '{SAID}'\n"),
            id="ord",
        ),
        pytest.param(
            follow_up("2026-09-22", f"status: [{{nr: Å1, status: pågår, kommentar: '{SAID}'}}]\n"),
            id="status",
        ),
        pytest.param(
            headed("journal", "2026-09-22", f"iakttagelser: {SAID}\n"),
            id="journal",
        ),
        pytest.param(in_json("2026-09-22", övrigt=SAID), id="json"),
        pytest.param(met_in_words("2026-09-22", "Övrigt", SAID), id="text"),
        pytest.param(in_words("Journal", "2026-09-22", "Iakttagelser: " + SAID), id="textjournal"),
    ],
)
def test_consent_taken_back_in_free_text_is_acted_on_or_asked_about(days: Days, note: str) -> None:
    came = days.drop("2026-09-22", note)
    assert came.asks("samtyck") or "Till Polisen" in came.stopped


@pytest.mark.parametrize(
    "said",
    [
        "Milo har ångrat sig om polisen och vill inte ha med dem.",
        "Milo säger nej till att polisen får veta mer.",
        "Sara vill inte längre att BUP ska få något.",
        "Jonas drar tillbaka sitt ja till skolan.",
        "Polisen ska inte få planen mer, säger Sara.",
        "Milo hoppar av samarbetet med polisen.",
        "Sara tar tillbaka sitt medgivande för Mini-Maria.",
    ],
)
def test_the_ordinary_words_for_a_no_are_known_in_a_text_too(days: Days, said: str) -> None:
    came = days.drop("2026-09-22", met_in_words("2026-09-22", "Övrigt", said))
    assert not came.accepted or came.stopped


@pytest.mark.parametrize(
    "said",
    [
        "Milo tar inte tillbaka samtycket till Polisen.",
        "Enligt skolan lär Milo ha tagit tillbaka samtycket till Polisen i våras.",
        "Milo undrar om samtycket kan tas tillbaka.",
    ],
)
@pytest.mark.parametrize("door", [met_in_words, follow_up])
def test_a_denial_or_hearsay_of_withdrawal_never_withdraws_anything(
    days: Days, said: str, door: object
) -> None:
    text = met_in_words("2026-09-22", "Övrigt", said)
    note = text if door is met_in_words else follow_up("2026-09-22", f"övrigt: {said}\n")
    came = days.drop("2026-09-22", note)
    assert came.stopped == ""
    assert not came.pages("besked_upphort")


@pytest.mark.parametrize(
    ("heading", "label"),
    [
        ("Samtycke", "Kommentar om samtycket"),
        ("Övrigt", "Annat som togs upp"),
        ("Till journalen", "Bedömning"),
        ("Den unges egna ord", "Egna ord"),
        ("Polisens uppdrag", "Vad polisen sade"),
    ],
)
def test_a_withdrawal_in_any_cell_of_a_word_form_is_acted_on_or_asked_about(
    days: Days, heading: str, label: str
) -> None:
    came = days.drop("2026-09-21", filled(days.form(), {(heading, label): SAID}))
    assert came.asks("samtyck") or "Till Polisen" in came.stopped


@pytest.mark.parametrize(
    "comment", ["Milo tar tillbaka samtycket till Polisen.", "Milo vill inte vara med längre.", ""]
)
def test_a_consent_form_that_does_not_say_what_happened_is_asked_about(
    days: Days, comment: str
) -> None:
    hand = Hand(a_blank(NoteKind.CONSENT))
    write(hand, "Ärende", CASE)
    write(hand, "Datum", "2026-09-21")
    write(hand, "Antecknat av", "Petra Lindqvist")
    write(hand, "Lämnat av", "Milo")
    write(hand, "Parter som omfattas", "Polisen")
    write(hand, "Gäller till och med", "2026-12-31")
    write(hand, "Kommentar om samtycket", comment)
    assert days.drop("2026-09-21", hand.save()).asks("samtyck")


def write(hand: Hand, label: str, value: str) -> None:
    """Write an answer in the row of that label, in whatever table it stands."""
    rows = (row.findall(f"{W}tc") for row in hand.root.iter(f"{W}tr"))
    cells = next(row for row in rows if hand.text(row[0].findall(f"{W}p")[0]) == label)
    type_in(cells[1], value)


def test_a_row_of_who_takes_back_is_never_a_consent(days: Days) -> None:
    came = days.drop(
        "2026-09-22",
        in_words(
            "Samtycke",
            "2026-09-22",
            "Samtycke",
            "Återkallat av: Milo",
            "Parter: Polisen",
            "T.o.m.: 2026-12-31",
        ),
    )
    assert came.asks("samtyck") or "Till Polisen" in came.stopped


UNCLEAR = (
    "Milo: polisen? nej",
    "Milo vill inte att Polisen är med.",
    "Milo tar tillbaka samtycket till BUP och polisen, men inte skolan.",
)


@pytest.mark.parametrize("said", UNCLEAR)
def test_an_unclear_no_under_consent_is_asked_about(days: Days, said: str) -> None:
    came = days.drop("2026-09-20", in_words("Samtycke", "2026-09-20", "Samtycke", said))
    assert came.asks("samtyck", said.partition(" ")[2])


@pytest.mark.parametrize("said", UNCLEAR)
def test_the_party_has_nothing_while_the_question_of_its_consent_is_unanswered(
    days: Days, said: str
) -> None:
    days.drop("2026-09-20", in_words("Samtycke", "2026-09-20", "Samtycke", said))
    later = days.accept("2026-09-22", follow_up("2026-09-22", "nästa möte: {datum: 2026-10-06}\n"))
    assert not later.shares_with("Polisen")
    assert "en obesvarad fråga om samtycke från 2026-09-20" in later.receipt


def test_status_says_that_sharing_is_held_and_why(days: Days) -> None:
    days.drop("2026-09-20", in_words("Samtycke", "2026-09-20", "Samtycke", UNCLEAR[0]))
    shown = json.dumps(plain(standing(days.stage.desk), names=False), default=str)
    assert "obesvarad fr\\u00e5ga om samtycke" in shown


def test_an_unclear_no_in_a_case_that_cannot_be_told_stands_first_in_status(days: Days) -> None:
    note = in_words("Samtycke", "2026-09-20", "Samtycke", UNCLEAR[0]).replace(CASE, "SIG-2026-099")
    days.drop("2026-09-20", note)
    days.accept("2026-09-22", follow_up("2026-09-22", "nästa möte: {datum: 2026-09-29}\n"))
    shown = plain(standing(days.stage.desk), names=False)
    tables = [name for name, rows in shown.items() if isinstance(rows, list) and rows]
    assert tables[0] == "lämnade tillbaka"


def test_sharing_goes_on_when_the_question_has_been_answered(days: Days) -> None:
    days.drop("2026-09-20", in_words("Samtycke", "2026-09-20", "Samtycke", UNCLEAR[1]))
    for copy in days.stage.returns.iterdir():
        copy.unlink()
    answer = headed("samtycke", "2026-09-20", "samtycke:\n" + given("Polisen", day="2026-09-20"))
    days.accept("2026-09-21", answer)
    later = days.accept("2026-09-22", follow_up("2026-09-22"))
    assert "Polisen" in later.plan_to


def test_a_maybe_opens_nothing_and_closes_nothing(days: Days) -> None:
    said = "Skriftligt samtycke från Sara, Jonas och Milo. Får dela med Frivården om det behövs."
    came = days.drop("2026-09-20", in_words("Samtycke", "2026-09-20", "Samtycke", said))
    assert came.asks("samtyck", "om det behövs")
    later = days.accept("2026-09-22", follow_up("2026-09-22"))
    assert not later.shares_with("Frivården")


@pytest.mark.parametrize(
    ("said", "about"),
    [
        ("Sara har fått sekretessmarkering.", "skydd"),
        ("Jonas har inte längre vårdnaden.", "vårdnad"),
        ("Sara har nu ensam vårdnad enligt dom.", "vårdnad"),
        ("Milo och Sara bor på skyddat boende.", "skydd"),
        ("Jonas får inte veta var de bor.", "skydd"),
    ],
)
def test_custody_and_protection_in_the_prose_of_a_data_note_are_asked_about(
    days: Days, said: str, about: str
) -> None:
    assert days.drop("2026-09-21", follow_up("2026-09-21", f"övrigt: {said}\n")).asks(about)


@pytest.mark.parametrize(
    ("said", "about"),
    [
        ("Sara har fått sekretessmarkering.", "skydd"),
        ("Jonas har inte längre vårdnaden.", "vårdnad"),
        ("Sara har nu ensam vårdnad enligt dom.", "vårdnad"),
        ("Jonas får inte veta var de bor.", "skydd"),
    ],
)
def test_custody_and_protection_in_the_prose_of_a_text_are_asked_about(
    days: Days, said: str, about: str
) -> None:
    assert days.drop("2026-09-21", met_in_words("2026-09-21", "Övrigt", said)).asks(about)


def test_protection_and_custody_said_in_one_breath_are_both_asked_about(days: Days) -> None:
    said = "Sara har fått sekretessmarkering. Jonas har inte längre vårdnaden."
    came = days.drop("2026-09-28", met_in_words("2026-09-28", "Övrigt", said))
    assert came.asks("skydd")
    assert came.asks("vårdnad")


def test_a_withdrawal_of_one_kind_takes_that_kind_alone_or_is_asked_about(days: Days) -> None:
    row = (
        "samtycke:\n  - {samtycke: återkallat, lämnat av: [Milo], datum: 2026-09-23, "
        "parter: [{part: Polisen, slags uppgifter: [hälsa och missbruk]}]}\n"
    )
    came = days.drop("2026-09-23", headed("samtycke", "2026-09-23", row))
    (notice,) = came.pages("besked").values() if came.accepted else ("hälsa",)
    assert "hälsa" in notice


@pytest.mark.parametrize("heading", ["Vårdnadshavare:", "Vårdnadshavare"])
@pytest.mark.parametrize("mark", ["", "- "])
def test_custody_told_in_rows_right_below_what_was_said_is_acted_on(
    days: Days, heading: str, mark: str
) -> None:
    rows = (f"{mark}Sara Ekdahl, mamma, ensam vårdnad", f"{mark}Jonas Ekdahl, pappa, ingen vårdnad")
    said = ("Uppgifter", "Sara: Jonas är borta.", heading, *rows)
    came = days.accept("2026-09-22", in_words("Journal", "2026-09-22", *said))
    assert "Jonas" not in came.plan_to
    assert "Till Jonas Ekdahl: har inte längre vårdnaden" in came.stopped


@pytest.mark.parametrize("said", ["Jonas Ekdahl, ingen vårdnad", "Jonas har inte vårdnaden."])
def test_custody_in_a_bare_row_is_asked_about(days: Days, said: str) -> None:
    note = in_words("Journal", "2026-09-22", "Uppgifter", "Sara: Det går bra.", said)
    assert days.drop("2026-09-22", note).asks("vårdnad")


@pytest.mark.parametrize(
    "said",
    [
        "Sara tar tillbaka sitt samtycke till BUP.",
        "Milo ångrar sitt ja till skolan.",
        "Samtycket till Mini-Maria upphör.",
    ],
)
def test_a_withdrawal_in_its_place_does_not_answer_for_another_told_elsewhere(
    days: Days, said: str
) -> None:
    row = "samtycke:\n" + withdrawn("Polisen", day="2026-09-22")
    assert days.drop("2026-09-22", follow_up("2026-09-22", f"{row}övrigt: {said}\n")).asks(
        "samtyck"
    )


@pytest.mark.parametrize(
    "said", ["Milo tar tillbaka samtycket till Polisen.", "Samtycket till Polisen upphör."]
)
def test_what_the_row_says_is_not_asked_about_again(days: Days, said: str) -> None:
    row = "samtycke:\n" + withdrawn("Polisen", day="2026-09-22")
    came = days.accept("2026-09-22", follow_up("2026-09-22", f"{row}övrigt: {said}\n"))
    assert "Till Polisen" in came.stopped


@pytest.mark.parametrize(
    "mend",
    [
        f"gäller: övrigt, stod: Allt väl., ska stå: '{SAID}', orsak: glömt",
        f"gäller: åtagande Å1, stod: pågår, ska stå: klar, orsak: '{SAID}'",
    ],
)
def test_a_correction_that_tells_of_a_withdrawal_is_asked_about(days: Days, mend: str) -> None:
    days.accept(
        "2026-09-22",
        follow_up("2026-09-22", "övrigt: Allt väl.\nstatus: [{nr: Å1, status: pågår}]\n"),
    )
    note = headed("rättelse", "2026-09-23", f"rättar: 2026-09-22\nrättelser: [{{{mend}}}]\n")
    assert days.drop("2026-09-23", note).asks("samtyck")
