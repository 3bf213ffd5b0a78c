"""What is asked about wherever in a note it stands: consent, protection, another's name."""

import pytest

from sigdocs.intake.text.note import read_text

HEAD = "Uppföljning SIG-2026-014\nDatum: 2026-10-22\nAntecknat av: Petra Lindqvist\n"


def asked(text: str) -> list[tuple[str, str]]:
    return [(problem.code, problem.path) for problem in read_text(HEAD + text).problems]


@pytest.mark.parametrize(
    "line",
    [
        "Jonas återkallar sitt samtycke till Mini-Maria.",
        "Sara tar tillbaka sitt samtycke.",
        "Milo vill inte längre att polisen får veta något.",
        "Samtycket har gått ut.",
        "Muntligt samtycke från Jonas på telefon.",
        "Jonas har lämnat samtycke till BUP.",
    ],
)
def test_consent_told_outside_its_section_is_asked_about(line: str) -> None:
    assert asked(f"\nÖvrigt\n{line}\n") == [("samtycke-pa-fel-plats", "rad.6")]
    stated = f"\nSamtycke\nKommentar: inget ändras\n\nÖvrigt\n{line}\n"
    assert asked(stated) == []


@pytest.mark.parametrize(
    "line",
    ["Samtycket kan återkallas när som helst.", "Samtycke finns.", "Milo tog tillbaka bollen."],
)
def test_what_changes_no_consent_is_not_asked_about(line: str) -> None:
    assert asked(f"\nÖvrigt\n{line}\n") == []


@pytest.mark.parametrize(
    "line",
    [
        "Familjen har skyddade personuppgifter.",
        "Sara har sekretessmarkering.",
        "Bor på skyddat boende.",
    ],
)
def test_protection_told_of_nobody_is_asked_about(line: str) -> None:
    assert asked(f"\nÖvrigt\n{line}\n") == [("skydd-pa-fel-plats", "rad.6")]
    graded = f"Vårdnadshavare: Sara Ekdahl, sekretessmarkering\n\nÖvrigt\n{line}\n"
    assert asked(graded) == []


def test_a_title_that_names_another_than_the_youth_is_asked_about() -> None:
    text = "Startmöte Noa Lind\nUngdom: Milo Ekdahl\nDatum: 2026-09-08\n"
    assert [problem.code for problem in read_text(text).problems] == ["rubriken-namner-annan"]
    own = text.replace("Noa Lind", "Milo Ekdahl")
    assert not read_text(own).problems


def test_a_full_name_in_the_title_is_held_against_the_case() -> None:
    draft = read_text("Uppföljning Noa Lind\nÄrende: SIG-2026-014\n").draft
    assert "youth" in draft
    assert "youth" not in read_text("Uppföljning Milo\nÄrende: SIG-2026-014\n").draft


@pytest.mark.parametrize(
    ("line", "target"),
    [
        ("arende SIG-2026-014", "case_number"),
        ("datum 14/9-26 kl 14", "date"),
        ("plats rum eken", "place"),
        ("Dat: 12/11", "date"),
        ("Närv: Milo", "attendees"),
        ("Ss: Amir Haddad", "social_worker"),
        ("Paus fr.o.m. 20/11 t.o.m. 20/1", "pause"),
        ("Inskriven 2026-09-01, utskriven 2026-11-10", "closing"),
        ("Vi kom överens om att:\n- Milo ringer. Ansvarig: Milo. Löpande", "goals"),
    ],
)
def test_labels_are_read_without_colon_and_in_short(line: str, target: str) -> None:
    read = read_text(f"Uppföljning\n{line}\n")
    assert not read.problems
    assert target in read.draft


@pytest.mark.parametrize(
    ("head", "rows"),
    [
        ("| Åtagande | Ansvarig | Klart senast |", "| Ring | Milo | löpande |"),
        ("| Vad | Vem | När |", "| Ring | Milo | tills vidare |"),
        ("Åtgärd | Ansvarig | Löpande", "| Ring | Milo | x |"),
    ],
)
def test_a_plan_table_is_read_by_its_heads(head: str, rows: str) -> None:
    head = head if head.startswith("|") else f"| {head} |"
    read = read_text(f"{HEAD}\nPlan\nLivsområde: Skola\nMål: 85 %\n{head}\n|---|---|---|\n{rows}\n")
    assert not read.problems
    assert "goals" in read.draft


def test_a_column_nobody_knows_is_asked_about_by_its_name() -> None:
    problems = read_text(
        f"{HEAD}\nPlan\n| Åtagande | Ansvarig | Väder |\n| Ring | Milo | regn |\n"
    ).problems
    assert ("okand-rubrik", "Väder") in [(one.code, one.values.get("rad")) for one in problems]


def codes(text: str) -> list[str]:
    return [problem.code for problem in read_text(text).problems]


@pytest.mark.parametrize(
    "line",
    [
        "Sara har fått ensam vårdnad från 1/11",
        "Jonas har inte längre vårdnad",
        "vårdnaden överflyttad till farmor",
    ],
)
def test_a_change_of_custody_in_words_is_asked_about_unless_somebodys_custody_is_given(
    line: str,
) -> None:
    head = "Journal\nÄrende: SIG-2026-014\nDatum: 2026-11-21\n"
    assert codes(f"{head}Bedömning: {line}\n") == ["vardnad-pa-fel-plats"]
    told = f"{head}Vårdnadshavare: Sara Ekdahl, ensam vårdnad\n\nBedömning: {line}\n"
    assert codes(told) == []


def test_the_watch_over_a_case_told_in_words_is_asked_about_in_a_journal_and_told_of_in_a_closing() -> (
    None
):
    head = "Ärende: SIG-2026-014\nDatum: 2026-11-21\nBedömning: stabilt\nTas bort från vilande lista.\n"
    assert codes(f"Journal\n{head}") == ["vilande-lista-i-text"]
    assert codes(f"Journal\n{head}Vilande lista: nej\n") == []
    (told,) = read_text(f"Avslut\n{head}Anledning: Mål nådda\n").problems
    assert (told.code, told.blocks) == ("vilande-lista-i-avslut", False)
