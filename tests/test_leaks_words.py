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
    GUARDIANS,
    Days,
    follow_up,
    given,
    headed,
    in_words,
    met_in_words,
    start,
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


def test_a_withdrawal_in_the_only_box_on_consent_of_a_form_acts(days: Days) -> None:
    cell = ("Samtycke", "Kommentar om samtycket")
    said = "Milo tar tillbaka samtycket till Polisen från 2026-09-21."
    came = days.drop("2026-09-21", filled(days.form(), {cell: said}))
    assert "Till Polisen" in came.stopped
    assert not came.asks("samtyck")


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


LOST = "Jonas återkallar sitt samtycke till BUP."
MOTHER = "{namn: Sara Ekdahl, relation: mamma, "
FATHER = "{namn: Jonas Ekdahl, relation: pappa, "


@pytest.mark.parametrize(
    "said",
    [
        ("Samtycke", f"Kommentar: {LOST} I övrigt ändras inte samtycket."),
        ("Samtycke", f"Kommentar: {LOST} Inget ändras."),
        ("Nuläge", LOST, "", "Samtycke", "Kommentar: Övrigt ändras inte."),
        ("Nuläge", LOST, "", "Samtycke", "Kommentar: Inget annat ändras."),
        ("Nuläge", LOST, "", "Samtycke", "Kommentar: Samtycket till Polisen ändras inte."),
    ],
)
def test_that_the_rest_is_unchanged_does_not_answer_for_what_is_lost(
    days: Days, said: tuple[str, ...]
) -> None:
    assert days.drop("2026-09-22", met_in_words("2026-09-22", *said)).asks("samtyck", "BUP")


@pytest.mark.parametrize(
    "comment", ["Inget ändras.", "Samtycket till BUP ändras inte.", "Ingenting ändras för Jonas."]
)
def test_that_nothing_changes_is_an_answer_in_its_place(days: Days, comment: str) -> None:
    said = ("Övrigt", "Jonas tar inte tillbaka samtycket till BUP.", "", "Samtycke")
    days.accept("2026-09-22", met_in_words("2026-09-22", *said, f"Kommentar: {comment}"))


def test_that_nothing_changes_for_a_party_is_said_beside_a_row_on_another(days: Days) -> None:
    row = given("Polisen", day="2026-09-22", more="kommentar: För BUP ändras inget.")
    said = "övrigt: Jonas tar inte tillbaka samtycket till BUP.\n"
    days.accept("2026-09-22", follow_up("2026-09-22", f"samtycke:\n{row}{said}"))


@pytest.mark.parametrize("by", ["Sara Ekdahl", "Jonas Ekdahl"])
def test_a_loss_in_the_remark_of_a_row_on_another_party_is_asked_about(days: Days, by: str) -> None:
    row = given("Polisen", day="2026-09-22", by=by, more=f"kommentar: {LOST}")
    assert days.drop("2026-09-22", follow_up("2026-09-22", f"samtycke:\n{row}")).asks("samtyck")


@pytest.mark.parametrize(
    "rows",
    [
        withdrawn("Polisen", day="2026-09-22", by="Jonas Ekdahl")
        + withdrawn("BUP", day="2026-09-22", by="Sara Ekdahl"),
        given("BUP", day="2026-09-22", by="Jonas Ekdahl", more="inte: [Polisen]"),
        withdrawn("BUP", day="2026-09-22", by="Sara Ekdahl"),
    ],
)
def test_rows_of_others_do_not_together_answer_for_one_person_and_one_party(
    days: Days, rows: str
) -> None:
    note = follow_up("2026-09-22", f"samtycke:\n{rows}övrigt: {LOST}\n")
    assert days.drop("2026-09-22", note).asks("samtyck", "BUP")


@pytest.mark.parametrize(
    ("rows", "said", "about"),
    [
        ("vårdnad: gemensam", "Jonas har inte längre vårdnaden om Milo.", "vårdnad"),
        ("vårdnad: gemensam", "Sara har nu ensam vårdnad.", "vårdnad"),
        ("skyddade personuppgifter: nej", "Jonas har fått sekretessmarkering.", "skydd"),
        ("skyddade personuppgifter: nej", "Sara har fått sekretessmarkering.", "skydd"),
    ],
)
@pytest.mark.parametrize("who", [MOTHER, FATHER])
def test_what_is_said_of_one_guardian_in_its_place_is_no_answer_that_does_not_agree(
    days: Days, who: str, rows: str, said: str, about: str
) -> None:
    more = f"vårdnadshavare:\n  - {who}{rows}}}\növrigt: {said}\n"
    assert days.drop("2026-09-22", follow_up("2026-09-22", more)).asks(about)


def of_one_parent(first_days: Days, cells: str, other: str = "") -> None:
    """Begin a case whose mother has these cells, and whose father those."""
    family = GUARDIANS.replace("relation: mamma,", f"relation: mamma, {cells},")
    if other:
        family = family.replace("relation: pappa,", f"relation: pappa, {other},")
    first_days.accept(
        "2026-09-08", start(given("Polisen", by="Sara Ekdahl, Milo Ekdahl"), guardians=family)
    )


@pytest.mark.parametrize(
    "said",
    [
        "Pappan har nu fått skyddad folkbokföring.",
        "Han har nu fått skyddad folkbokföring.",
        "Familjen har skyddade personuppgifter.",
        "Saras sambo har fått sekretessmarkering.",
        "Sara berättade att han har fått sekretessmarkering.",
        "Sara säger att barnen har skyddad identitet.",
        "Sara har fått fingerade personuppgifter.",
        "Saras sekretessmarkering har upphört.",
    ],
)
def test_that_one_is_protected_does_not_answer_for_another_nor_for_nobody_named(
    first_days: Days, said: str
) -> None:
    of_one_parent(first_days, "skyddade personuppgifter: sekretessmarkering")
    assert first_days.drop("2026-09-15", follow_up("2026-09-15", f"övrigt: {said}\n")).asks("skydd")


@pytest.mark.parametrize(
    "said", ["Mamman har sekretessmarkering.", "Sara har som förut skyddad adress, Milo mår bra."]
)
def test_protection_that_is_known_of_whom_a_sentence_names_is_not_asked_about(
    first_days: Days, said: str
) -> None:
    of_one_parent(first_days, "skyddade personuppgifter: sekretessmarkering")
    first_days.accept("2026-09-15", follow_up("2026-09-15", f"övrigt: {said}\n"))


@pytest.mark.parametrize(
    "said",
    [
        "Sara har inte längre vårdnaden om Milo.",
        "Jonas har nu ensam vårdnad.",
        "Sara har ingen vårdnad, Jonas ensam vårdnad.",
        "Vårdnaden har överflyttats till pappan.",
    ],
)
def test_custody_that_does_not_agree_with_what_is_recorded_is_asked_about(
    first_days: Days, said: str
) -> None:
    of_one_parent(first_days, "vårdnad: ensam", "vårdnad: ingen")
    assert first_days.drop("2026-09-15", follow_up("2026-09-15", f"övrigt: {said}\n")).asks(
        "vårdnad"
    )


@pytest.mark.parametrize(
    "said",
    [
        "Jonas har inte längre vårdnaden om Milo.",
        "Sara har ensam vårdnad, Jonas ingen vårdnad.",
        "Sara berättar att pappan inte har vårdnaden.",
        "Vårdnaden har överflyttats till mamman.",
    ],
)
def test_custody_as_it_is_recorded_is_not_asked_about(first_days: Days, said: str) -> None:
    of_one_parent(first_days, "vårdnad: ensam", "vårdnad: ingen")
    first_days.accept("2026-09-15", follow_up("2026-09-15", f"övrigt: {said}\n"))


@pytest.mark.parametrize("cell", ["roll", "anmärkning", "verksamhet"])
def test_a_withdrawal_in_a_cell_of_somebody_present_is_asked_about(days: Days, cell: str) -> None:
    row = f"närvarande: [{{namn: den unge, {cell}: återkallar sitt samtycke till BUP}}]\n"
    assert days.drop("2026-09-22", headed("uppföljning", "2026-09-22", row)).asks("samtyck")


@pytest.mark.parametrize(
    "said",
    [
        "Mini-Maria ska inte få planen längre.",
        "Jonas säger nej till Mini-Maria.",
        "Jonas vill inte längre att Fältgruppen får något.",
        "Jonas har ångrat sig om Lindåsa BK.",
        "Jobbtorget får inte veta något mer.",
        "Jonas vill inte ha med Kronofogden längre.",
        "Jonas tar tillbaka det han sa om Beroendemottagningen.",
        "Jonas vill att fältarna hålls utanför och säger nej till fältet.",
        "Jonas har sagt upp samtycket till BUP.",
        "Jonas har dragit in sitt samtycke.",
        "Samtycket gäller inte längre BUP.",
        "Jonas nekar BUP insyn från och med nu.",
        "Jonas vill inte att uppgifter delas med BUP.",
        "Jonas motsätter sig att BUP får information.",
        "Jonas godkänner inte att planen delas.",
    ],
)
@pytest.mark.parametrize("door", ["text", "data"])
def test_a_no_to_any_party_of_the_register_is_asked_about_at_its_line(
    days: Days, said: str, door: str
) -> None:
    text = met_in_words("2026-09-22", "Övrigt", "Allt är bra.", said)
    note = text if door == "text" else follow_up("2026-09-22", f"övrigt: {said}\n")
    assert days.drop("2026-09-22", note).asks("samtyck", said)


def test_a_question_of_a_party_that_only_the_register_knows_stands_at_the_line_that_says_it(
    days: Days,
) -> None:
    said = "Jonas säger nej till Kronofogden."
    days.drop("2026-09-22", met_in_words("2026-09-22", "Övrigt", "Allt är bra.", said))
    (copy,) = days.stage.returns.glob("*.txt")
    text = copy.read_text("utf-8-sig")
    (line,) = (one for one in text.splitlines() if one.endswith(f" | {said}"))
    assert f"* Rad {line.split()[0]}: ”{said}”" in text


@pytest.mark.parametrize(
    "said",
    [
        "Milo tog tillbaka cykeln från polisen.",
        "Milo nekar till misstankarna som polisen utreder.",
        "Jonas får träffa Milo, och Sara har vårdnaden om de andra barnen.",
        "Milo vägrar gå till skolan på fredagar.",
        "Milo vill inte ha med sig läxor från skolan.",
        "Mamman motsätter sig skolans beslut om anpassad studiegång.",
        "Samtycket gäller inte förrän också Jonas har skrivit under.",
        "Familjen bor kvar. Farmor hjälper till på kvällarna.",
    ],
)
def test_ordinary_words_are_not_asked_about(days: Days, said: str) -> None:
    days.accept("2026-09-22", follow_up("2026-09-22", f"övrigt: {said}\n"))


@pytest.mark.parametrize(
    "said",
    [
        "Jonas har annullerat samtycket.",
        "Sara: Samtycket är slut för min del.",
        "Inget samtycke till Polisen finns längre.",
        "Milo drar tillbaka allt.",
        "Milo vill hålla skolan utanför.",
        "Polisen ska hållas utanför.",
        "Inga uppgifter till Polisen från och med nu.",
        "Milo: Sluta skicka till Polisen.",
        "Milo har bytt åsikt om Polisen.",
        "Sara undanber sig att Polisen får planen.",
        "Återkallelse inkom från Jonas.",
        "Bara familjen får planen framöver.",
    ],
)
def test_other_ordinary_ways_to_say_no_are_asked_about(days: Days, said: str) -> None:
    note = headed("journal", "2026-09-22", f"iakttagelser: '{said}'\n")
    assert days.drop("2026-09-22", note).asks("samtyck")


@pytest.mark.parametrize(
    ("said", "about"),
    [
        ("Jonas är inte vårdnadshavare längre.", "vårdnad"),
        ("Jonas fråntogs vårdnaden.", "vårdnad"),
        ("Vårdnaden har gått över till farmor.", "vårdnad"),
        ("Sara bor på kvinnojour sedan i fredags.", "skydd"),
        ("Adressen får inte röjas.", "skydd"),
        ("Skatteverket har beviljat skydd.", "skydd"),
    ],
)
def test_other_ordinary_words_for_custody_and_protection_are_asked_about(
    days: Days, said: str, about: str
) -> None:
    assert days.drop("2026-09-22", headed("journal", "2026-09-22", f"iakttagelser: {said}\n")).asks(
        about
    )


@pytest.mark.parametrize(
    "cell",
    [
        f"plats: {SAID}\n",
        f"nästa möte: {{datum: 2026-10-06, därefter: '{SAID}'}}\n",
        f"nästa möte: {{datum: 2026-10-06, plats: '{SAID}'}}\n",
        f"mätvärden: [{{mått: övrigt, benämning: '{SAID}', värde: 3, enhet: st}}]\n",
    ],
)
def test_a_cell_for_a_place_or_a_name_is_swept_too(days: Days, cell: str) -> None:
    assert days.drop("2026-09-22", follow_up("2026-09-22", cell)).asks("samtyck")
