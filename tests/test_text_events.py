"""What a deviation or a pause tells in people's own words, and what the youth is quoted as saying."""

import datetime as dt

import pytest

from sigdocs.intake.known import Known
from sigdocs.intake.reading import understand

CASE = Known(youth="Noor Rahimi", guardians={"Karim Rahimi": "pappa"}, people=("Petra Nyman",))
TODAY = dt.date(2026, 3, 20)


def deviation(told: str) -> tuple[tuple[str, str, str], set[str]]:
    text = f"Avvikelse\nÄrende: SIG-2026-001\nDatum: 2026-03-20\n\n{told}\n"
    read = understand(text.encode(), "a.txt", TODAY, CASE)
    note = read.note or read.tentative
    assert note
    assert note.deviation
    one = note.deviation
    return (one.what, str(one.on or ""), one.contacted_how), {p.code for p in read.problems}


def test_what_and_whom_stand_under_headings_in_own_words() -> None:
    told = "Det som hände\nNoor kom inte hem den 18 mars.\n\nVem vi pratade med\n- Karim kl 9.00.\n- Petra kl 10. Petra sa: ”bra”."  # fmt: skip
    assert deviation(told)[0] == (
        "Noor kom inte hem den 18 mars.",
        "2026-03-18",
        "Karim kl 9.00. Petra kl 10. Petra sa: ”bra”.",
    )


def test_who_was_told_is_taken_from_the_sentences() -> None:
    told = "Igår kom Noor inte hem och svarade inte i telefon. Jag ringde Karim 22.20.\nPetra informerad 17.15"
    (what, day, how), _ = deviation(told)
    assert (day, how) == ("2026-03-19", "Jag ringde Karim 22.20. Petra informerad 17.15.")
    assert what.startswith("Igår kom Noor inte hem och svarade inte i telefon.")


def test_a_record_of_an_event_gives_no_day_to_what_is_new_below() -> None:
    told = "Händelse\n--------\nVad: Noor kom inte till provet\n  Dag: idag 20/3\nKontakt: Ringde Karim 15.10\n\nÅtgärd\n------\nVad: Nytt prov\n  Vem: Petra Nyman\n  När: senast 27/3\n"  # fmt: skip
    assert deviation(told)[0] == ("Noor kom inte till provet", "2026-03-20", "Ringde Karim 15.10.")


@pytest.mark.parametrize(
    "told",
    ["Noor var borta den 17 mars och den 18 mars.", "Noor kom inte hem i tisdags."],
)
def test_a_day_that_is_not_sure_is_asked_about(told: str) -> None:
    (_, day, _), asked = deviation(told)
    assert "avvikelsens-dag-oklar" in asked
    assert not day


def test_a_documented_deviation_is_read_as_it_was() -> None:
    told = "Vad hände: Milo kom inte till skolan. Jag ringde pappa.\nHände den: 2026-03-19\nKontakt togs: 2026-03-20\nHur kontakten togs: hembesök"  # fmt: skip
    assert deviation(told)[0] == (
        "Milo kom inte till skolan. Jag ringde pappa.",
        "2026-03-19",
        "hembesök",
    )


@pytest.mark.parametrize(
    "told",
    [
        "Pausen gäller från och med idag till och med 12 juli 2026. Skäl: ny misstanke.",
        "Paus fr.o.m.   2026-03-20\nPaus t.o.m.    2026-07-12\nSkäl           ny misstanke\n\nNoor tog det lugnt.",
        "→ insatsen pausad fr 20/3 t.o.m. 12/7\n→ skäl: ny misstanke\n→ Petra vet",
        "Insatsen pausas, från den 20 mars till och med den 12 juli. Skälet är ny misstanke.",
    ],
)
def test_a_pause_is_read_from_to_and_why(told: str) -> None:
    text = f"Paus\nÄrende: SIG-2026-001\nDatum: 2026-03-20\n\n{told}\n"
    read = understand(text.encode(), "a.txt", TODAY, CASE)
    note = read.note or read.tentative
    assert note
    assert note.pause
    assert (str(note.pause.since), str(note.pause.until)) == ("2026-03-20", "2026-07-12")
    assert note.pause.reason == "ny misstanke"


def test_a_pause_that_is_only_spoken_of_gives_no_days() -> None:
    text = "Paus\nÄrende: SIG-2026-001\nDatum: 2026-03-20\n\nVi talade om en paus men inte när.\n"
    assert "uppgift-saknas" in {p.code for p in understand(text.encode(), "a.txt", TODAY).problems}


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ("Noor säger\n”jag sover bättre”", "”jag sover bättre”"),
        ("Läget är bättre, ”jag orkar mer nu” /Noor", "”jag orkar mer nu”"),
        ("N: ”det är lättare nu”", "”det är lättare nu”"),
        ("Noor berättade att Karim hade varit med: ”Han visade köket.”", "”Han visade köket.”"),
        ("Karim säger\n”jag sover bättre”", ""),
        ("Noor lyssnade, ”det går bra” sa Karim", ""),
        ("”det går bra”", ""),
    ],
)
def test_the_youths_own_words_are_those_of_the_one_named(told: str, words: str) -> None:
    text = f"Uppföljning\nÄrende: SIG-2026-001\nDatum: 2026-03-20\n\n{told}\n"
    read = understand(text.encode(), "a.txt", TODAY, CASE)
    note = read.note or read.tentative
    assert note
    assert note.youth_words == words


@pytest.mark.parametrize(
    "line",
    [
        "sam. påskrivet idag av noor + båda vh, de fyra ovan",
        "Samtycke på papper idag av Noor och Karim. De tre ovan.",
        "Samtycke undertecknat idag av Noor för dem som vi talade om.",
    ],
)
def test_a_consent_that_is_told_in_a_line_is_never_lost_in_silence(line: str) -> None:
    text = f"Uppföljning\nÄrende: SIG-2026-001\nDatum: 2026-03-20\n\nVi talade om sommaren.\n{line}\n"  # fmt: skip
    read = understand(text.encode(), "a.txt", TODAY, CASE)
    asked = {p.code for p in read.problems if p.blocks}
    given = read.tentative.consents if read.tentative else ()
    assert asked or any(one.givers for one in given)


def test_a_line_about_the_case_itself_opens_no_consent() -> None:
    text = "Uppföljning\nÄrende: SIG-2026-001\nDatum: 2026-03-20\n\nLäget\nSamtalet på papper var bra.\n"  # fmt: skip
    read = understand(text.encode(), "a.txt", TODAY, CASE)
    assert read.tentative
    assert not read.tentative.consents
