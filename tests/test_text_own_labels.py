"""The words people use for a field in notes of one kind, and for another thing elsewhere."""

import datetime as dt

import pytest

from sigdocs.intake.draft import Cell
from sigdocs.intake.interpret import interpret
from sigdocs.intake.text.note import TextNote, read_text
from tests.test_text_note import note

DISCLOSURE = """Utlämnande
Ärende: SIG-2026-014
Datum: 2026-10-05
Antecknat av: Petra Lindqvist

Vad: Att han ska träffa äldre killar på torget på fredag.
Till: Polisen
När: 5/10 kl 14.30
Beslut: Karin Holm, enhetschef
Lagrum: OSL 10:18 a
Varför: Polisen behöver kunna vara på plats.
Familjen: Sara fick veta samma dag.
"""
DEVIATION = "Avvikelse\nÄrende: SIG-2026-014\nDatum: 2026-09-30\nAntecknat av: Petra Lindqvist\n\n"


def test_a_disclosure_is_read_in_short_everyday_words() -> None:
    told = note(DISCLOSURE).disclosure
    assert told is not None
    assert (told.receiver, told.decided_by, told.decider_title) == (
        "Polisen",
        "Karin Holm",
        "enhetschef",
    )
    assert (told.on, told.at) == (dt.date(2026, 10, 5), dt.time(14, 30))
    assert told.weighing == "Polisen behöver kunna vara på plats."
    assert told.told == "Sara fick veta samma dag."


@pytest.mark.parametrize(
    "row",
    ["Samtycke: nej", "Samtycke: saknas.", "Samtycke:\nNej", "Samtycke till utlämnandet: nej"],
)
def test_that_a_disclosure_has_no_consent_is_a_remark_and_no_consent(row: str) -> None:
    told = note(f"{DISCLOSURE}\n{row}\n")
    assert told.consents == ()
    assert told.other == " ".join(row.split())


@pytest.mark.parametrize("said", ["nej, Sara tar tillbaka det", "Milo och Sara, Polisen"])
def test_what_else_a_disclosure_says_of_consent_is_asked_about(said: str) -> None:
    read = read_text(f"{DISCLOSURE}\nSamtycke: {said}\n")
    assert [one.code for one in read.problems] == ["samtycke-oklart"]


def test_running_text_in_a_deviation_is_what_happened() -> None:
    told = note(f"{DEVIATION}Milo kom inte till skolan.\nPetra åkte hem till honom.\n")
    assert told.deviation is not None
    assert told.deviation.what == "Milo kom inte till skolan.\nPetra åkte hem till honom."


def test_a_deviation_that_says_what_happened_keeps_the_rest_for_the_journal() -> None:
    read = note(f"{DEVIATION}Mörkt ute.\n\nVad hände: Milo kom inte.\n")
    assert read.deviation
    assert (read.deviation.what, read.other) == ("Milo kom inte.", "Mörkt ute.")


def test_the_same_short_words_mean_nothing_of_the_kind_in_a_follow_up() -> None:
    read: TextNote = read_text("Uppföljning SIG-2026-014\nDatum: 2026-10-22\nVarför: x\n")
    told = interpret(read.draft, today=dt.date(2026, 11, 22)).note
    assert told is not None
    assert (told.closing, told.other) == (None, "Varför: x")


def test_a_pause_is_still_decided_by_whom_it_says() -> None:
    read = read_text(f"{DEVIATION.replace('Avvikelse', 'Paus')}Beslutat av: Karin Holm, chef\n")
    pause = read.draft["pause"]
    assert isinstance(pause, dict)
    assert isinstance(cell := pause["decided_by"], Cell)
    assert cell.text == "Karin Holm, chef"


def test_a_resume_told_in_a_sentence_keeps_it_as_something_else_that_was_said() -> None:
    told = note(f"{DEVIATION.replace('Avvikelse', 'Återupptagande')}Pausen upphör.\n")
    assert told.other == "Pausen upphör."
