"""A closing, a disclosure and a nomination in the words that people use for their fields."""

import datetime as dt

import pytest

from sigdocs.intake.reading import understand
from sigdocs.model.note import Note

TODAY = dt.date(2026, 11, 22)
HEAD = "Ärende: SIG-2026-014\nDatum: 2026-11-20\nAntecknat av: Petra Lindqvist, samordnare\n\n"


def read(title: str, told: str) -> Note:
    found = understand(f"{title}\n{HEAD}{told}".encode(), "a.txt", TODAY)
    assert found.note, [one.message for one in found.problems]
    return found.note


def test_a_disclosure_in_everyday_words() -> None:
    told = read(
        "Utlämnande",
        "Vad: Att Milo hotats\nTill: Polisen\nBeslutat av: Karin Holm\nBefattning: enhetschef\n"
        "Lagrum: OSL 10:18 a\nMenprövning: Behövs\nFamiljen: Vet\n",
    )
    assert told.disclosure
    assert (told.disclosure.what, told.disclosure.receiver) == ("Att Milo hotats", "Polisen")
    assert (told.disclosure.decider_title, told.author_title) == ("enhetschef", "samordnare")


@pytest.mark.parametrize("label", ["Föräldrarnas ord", "VH egna ord", "Vårdnadshavares ord"])
def test_what_the_parents_said_at_the_end_are_not_the_youths_words(label: str) -> None:
    told = read("Avslut", f"Anledning: Mål nådda\n{label}: ”Äntligen lugnt.”\n")
    assert told.closing
    assert (told.closing.guardian_words, told.youth_words) == ("”Äntligen lugnt.”", "")


@pytest.mark.parametrize("line", ["Mamma: ”Tack.”", "Mammas ord: ”Tack.”"])
def test_who_of_the_parents_said_it_stays(line: str) -> None:
    told = read("Avslut", f"Varför avslut: Mål nådda\n{line}\nMilos ord: ”Hej då.”\n")
    assert told.closing
    assert (told.closing.reason, told.closing.guardian_words) == ("Mål nådda", "Mamma: ”Tack.”")
    assert told.youth_words == "”Hej då.”"


def test_a_list_goes_on_below_a_point_with_a_label_of_its_own() -> None:
    told = read(
        "Avslut",
        "Skäl: Flyttar\nEfter avslut\n- Vilande lista: ja\n- Uppföljningsdatum: 2027-02-20\n- Lina ringer\n",
    ).closing
    assert told
    assert (told.dormant, told.follow_up_on) == (True, dt.date(2027, 2, 20))
    assert told.afterwards == ("Lina ringer",)


def test_the_code_in_the_title_of_a_nomination_is_its_code_and_opens_no_other() -> None:
    told = read("Nominering NOM-2026-001", "Läge: går vidare\n").nomination_code
    assert told == "NOM-2026-001"


def test_how_each_of_two_consented_to_the_insats_is_asked_about_and_never_a_name() -> None:
    told = f"Samtycke\n{HEAD}Samtycke till insatsen: Milo skriftligt 1/9, Jonas muntligt 1/9\n"
    found = understand(told.encode(), "a.txt", TODAY)
    assert [one.code for one in found.problems] == ["insats-flera-dagar"]
    assert found.tentative
    assert found.tentative.insats
    assert found.tentative.insats.givers == ("Milo", "Jonas")


@pytest.mark.parametrize(
    "line", ["Milo ja, Jonas tar tillbaka", "Milo ja, pappa nej", "Sara har inte svarat"]
)
def test_a_no_to_the_insats_is_never_a_giver(line: str) -> None:
    found = understand(f"Samtycke\n{HEAD}Samtycke till insatsen: {line}\n".encode(), "a.txt", TODAY)
    assert "insats-inte-samtycke" in [one.code for one in found.problems]
    assert found.note is None


@pytest.mark.parametrize(
    ("line", "rows"),
    [
        ("Skola: 61 % -> 88 %, ja", [("Skola", "61 %", "88 %", "ja")]),
        ("M1 Skola: 61 % -> 88 %. Uppfyllt: ja", [("M1 Skola", "61 %", "88 %", "ja")]),
        ("Fritid: boxning 2 ggr/v, delvis, sedan maj", [("Fritid", "", "boxning 2 ggr/v", "delvis, sedan maj")]),
        ("Skola ja", [("Skola", "", "", "ja")]),
        ("M1: Delvis uppfyllt: ja", [("M1", "", "", "Delvis uppfyllt: ja")]),
        ("M1: 61 % -> 70 %. Målet ej uppfyllt: sedan i maj", [("M1", "61 %", "70 %", "ej uppfyllt: sedan i maj")]),
        ("M1: ja, nej", [("M1", "", "", "ja, nej")]),
        ("M1: delvis. Nej", [("M1", "", "", "delvis. Nej")]),
        ("M1: inte", [("M1", "", "", "inte")]),
        ("Skola: går varje dag (ja)", [("Skola", "", "går varje dag", "ja")]),
        ("M1: ja, M2: delvis", [("M1", "", "", "ja"), ("M2", "", "", "delvis")]),
        ("Fritid: boxning, inte varje vecka", [("Fritid", "", "boxning, inte varje vecka", "")]),
        ("Familj: lugnare, helt", [("Familj", "", "lugnare, helt", "")]),
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    "heading", ["Läge vid avslut", "Måluppfyllelse", "Mål:", "Uppföljning av mål"]
)
def test_a_line_of_the_outcome_is_parted_and_no_word_spills_into_another_column(
    heading: str, line: str, rows: list[tuple[str, ...]]
) -> None:
    found = read("Avslut", f"Anledning: Mål nådda\n\n{heading}\n{line}\n")
    assert found.closing
    assert [(o.area, o.before, o.after, o.met) for o in found.closing.outcomes] == rows
    assert found.goals == ()


def test_what_stands_below_a_gap_is_no_part_of_the_reason() -> None:
    told = f"Avslut\n{HEAD}Anledning: Mål nådda\n\nMilo har varit hos sin farbror i sommar.\n"
    found = understand(told.encode(), "a.txt", TODAY)
    assert found.note
    assert found.note.closing
    assert found.note.closing.reason == "Mål nådda"
    assert found.note.other == "Milo har varit hos sin farbror i sommar."


def test_a_heading_of_its_own_ends_what_somebody_said_without_a_gap() -> None:
    told = read(
        "Avslut", "Anledning: Mål nådda\nMamma: ”Tack.”\nVad händer sen\nPetra ringer Milo\n"
    )
    assert told.closing
    assert told.closing.guardian_words == "Mamma: ”Tack.”"
    assert told.closing.afterwards == ("Petra ringer Milo",)
