"""People in text notes: who was there, who the guardians are, who said what."""

import datetime as dt

import pytest

from sigdocs.intake.draft import Cell
from sigdocs.intake.interpret import interpret
from sigdocs.intake.known import NOTHING, Known
from sigdocs.intake.text.attendance import parts_of, sentence
from sigdocs.intake.text.attendance_rows import of_people
from sigdocs.intake.text.note import read_text
from sigdocs.model.note import Note

HEAD = "Uppföljning SIG-2026-014\nDatum: 2026-10-22\nAntecknat av: Petra Lindqvist, samordnare\n"
ENROLMENT = "Inskrivning\nDatum: 2026-09-01\nAntecknat av: Petra Lindqvist\nUngdom: Milo Ekdahl\n"
KNOWN = Known(
    youth="Milo Ekdahl",
    guardians={"Sara Ekdahl": "mamma", "Jonas Ekdahl": "pappa"},
    people=("Petra Lindqvist", "Amir Haddad", "Lina Strand", "Niklas Berg", "Elin Moe"),
    parties=(("Polisen",), ("Björkskolan",)),
)


def read(text: str, known: Known = KNOWN) -> tuple[Note | None, list[str]]:
    told = read_text(text, known)
    understood = interpret(told.draft, today=dt.date(2026, 11, 1))
    problems = [*told.problems, *understood.problems]
    return understood.tentative, [one.code for one in problems if one.blocks]


def there(text: str, known: Known = KNOWN) -> tuple[list[str], list[str]]:
    """Who was there and who was not, by the sentences of one line of people."""
    told = [one for part in parts_of(text) for one in sentence(part, known, listed=True).people]
    here = [name for one in told if one.present for name in one.names]
    return here, [name for one in told if not one.present for name in one.names]


@pytest.mark.parametrize(
    ("line", "here", "away"),
    [
        ("med: milo, sara, amir + jag", ["Milo Ekdahl", "Sara Ekdahl", "Amir Haddad", "jag"], []),
        ("ej: amir, sjuk", [], ["Amir Haddad"]),
        ("milo sara amir, jag. lina kunde ej (jobb)", ["Milo Ekdahl", "Sara Ekdahl", "Amir Haddad", "jag"], ["Lina Strand"]),
        ("Milo, mamma och pappa", ["Milo Ekdahl", "Sara Ekdahl", "Jonas Ekdahl"], []),
        ("Milo. Sara och Amir kunde inte komma.", ["Milo Ekdahl"], ["Sara Ekdahl", "Amir Haddad"]),
        ("närv: Milo, Sara frånv: Amir", ["Milo Ekdahl", "Sara Ekdahl"], ["Amir Haddad"]),
        ("Niklas sjuk, Elin var inte kallad", [], ["Niklas Berg", "Elin Moe"]),
        ("här: milo amir jag. ej sara, ej elin", ["Milo Ekdahl", "Amir Haddad", "jag"], ["Sara Ekdahl", "Elin Moe"]),
        ("@Amir Haddad (antecknar), Milo Ekdahl, Elin Moe (gäst)", ["Amir Haddad", "Milo Ekdahl", "Elin Moe"], []),
        ("klienten, L Strand, NB och jag (petra)", ["Milo Ekdahl", "Lina Strand", "Niklas Berg", "Petra Lindqvist"], []),
        ("Milo, Tova (som stöd), Amir", ["Milo Ekdahl", "Tova", "Amir Haddad"], []),
        ("Sara, tolk Samir Aziz", ["Sara Ekdahl", "Samir Aziz"], []),
        ("[ ] Rasmus Holm – sjuk", [], ["Rasmus Holm"]),
    ],
)  # fmt: skip
def test_who_was_there_is_read_in_the_ways_people_write(
    line: str, here: list[str], away: list[str]
) -> None:
    assert there(line) == (here, away)


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Stefan Rydh, Frivården", ["Stefan Rydh"]),
        ("Karin Holm, mamma (vårdnadshavare), via telefon", ["Karin Holm"]),
        ("Fatima Warsame, socialsekreterare, barn- och ungdomsenheten", ["Fatima Warsame"]),
        ("R Hägg (sam.), L Fransson (soc), Maria Ek", ["R Hägg", "L Fransson", "Maria Ek"]),
        ("Alvar, mamma Anna, Lena Wik mentor Ängskolan och Kalle Berg från fritidsgården",
         ["Alvar", "Anna", "Lena Wik", "Kalle Berg"]),
        ("noor, dalia, samir (tolk)", ["noor", "dalia", "samir"]),
        ("SARA EKDAHL, MAMMA", ["SARA EKDAHL"]),
    ],
)  # fmt: skip
def test_people_are_told_apart_with_nothing_known(line: str, names: list[str]) -> None:
    assert there(line, NOTHING) == (names, [])


@pytest.mark.parametrize(
    "line",
    [
        "Amir ringer klubben",
        "Milo är trött men närvarande",
        "Lina söker fortfarande praktik, inget svar",
        "Schemat är klart",
        "Milo, Sara Wallin",
    ],
)
def test_a_line_of_what_somebody_does_is_no_list_of_people(line: str) -> None:
    assert not of_people(line, KNOWN)


def test_a_first_name_beside_an_unknown_surname_is_somebody_else() -> None:
    assert there("Milo, Sara Wallin")[0] == ["Milo Ekdahl", "Sara Wallin"]


def test_of_how_many_an_absence_is_told_is_not_guessed() -> None:
    assert sentence("Milo, Sara, Amir kunde inte", KNOWN).people == []


@pytest.mark.parametrize(
    "line",
    ["Kunde inte delta: Amir Haddad, Lina Strand", "Frånvarande: Amir, Lina", "ej: amir, lina"],
)
def test_a_list_of_absentees_never_swallows_what_follows(line: str) -> None:
    note, _ = read(f"{HEAD}{line}\n\nAgenda\n1. Hur går det?\n\nSkola\n• Schemat är klart.\n")
    assert note
    assert [one.name for one in note.attendees] == ["Amir Haddad", "Lina Strand"]
    assert "Hur går det?" in note.other


def test_a_right_told_below_a_list_of_people_is_still_asked_about() -> None:
    assert (
        "samtycke-pa-fel-plats"
        in read(f"{HEAD}Närvarande: Milo, Sara\nSara tar tillbaka samtycket.\n")[1]
    )


def test_the_writer_among_those_present_is_named() -> None:
    note, _ = read(
        f"{HEAD}Med var Milo, mamma och jag. Lina Strand från Björkskolan kunde inte komma.\n"
    )
    assert note
    assert [(one.name, one.present) for one in note.attendees] == [
        ("Milo Ekdahl", True), ("Sara Ekdahl", True), ("Petra Lindqvist", True), ("Lina Strand", False),
    ]  # fmt: skip


def test_a_list_of_labelled_lines_tells_of_the_person_above() -> None:
    note, _ = read(
        f"{HEAD}\nMed på mötet\n------\nNamn: Milo\nNamn: Lina Strand\n  Roll: mentor\nInte med: Amir (sjuk)\n"
    )
    assert note
    assert [(one.name, one.role, one.present) for one in note.attendees] == [
        ("Milo Ekdahl", "", True), ("Lina Strand", "mentor", True), ("Amir Haddad", "", False),
    ]  # fmt: skip


def test_when_somebody_was_there_is_a_remark() -> None:
    note, _ = read(
        f"{HEAD}\nNärvarande\n- Milo\n- Elin Moe, tränare (bara under punkten fritid, kl 15.00)\n"
    )
    assert note
    assert [one.name for one in note.attendees] == ["Milo Ekdahl", "Elin Moe"]


GUARDIANS = (
    "\nVårdnadshavare\nVårdnad: gemensam\n"
    "• Sara Ekdahl, mamma, 19811105-2380, mobil 070-1740611, utskick: ja, som brev\n"
    "• Jonas Ekdahl, pappa, arabiska, vill ha tolk på alla möten\n"
)


def test_custody_on_a_line_of_its_own_is_of_all_guardians() -> None:
    note, _ = read(ENROLMENT + GUARDIANS, NOTHING)
    assert note
    sara, jonas = note.guardians
    assert [one.custody for one in (sara, jonas)] == ["gemensam", "gemensam"]
    assert (sara.phone, sara.wants_mail, sara.channel) == ("070-1740611", True, "brev")
    assert (jonas.language, jonas.interpreter) == ("arabiska", True)


def test_protection_below_two_guardians_is_of_neither_until_it_is_clear_whose() -> None:
    note, codes = read(
        ENROLMENT + GUARDIANS + "Skyddade personuppgifter: sekretessmarkering\n", NOTHING
    )
    assert "person-oklar" in codes
    assert note is None or [one.protection for one in note.guardians] == [None, None]


def test_protection_indented_below_a_name_is_hers() -> None:
    text = "\nVårdnadshavare\nNamn: Sara Ekdahl\n  Skydd: sekretessmarkering\nNamn: Jonas Ekdahl\n  Tfn: 070-1740612\n"
    note, _ = read(ENROLMENT + text, NOTHING)
    assert note
    assert [(one.name, one.protected) for one in note.guardians] == [
        ("Sara Ekdahl", True), ("Jonas Ekdahl", False),
    ]  # fmt: skip


def test_who_is_wanted_stands_with_whom_to_ask_there() -> None:
    text = "Vill ha med: polisen (Niklas Berg), Björkskolan, Björkviks IF (bara fritid)\nVill inte ha med: BUP\n"
    note, _ = read(
        f"{ENROLMENT}\n{text}Föreslagen av: Amir Haddad\nUrsprung: fokusgrupp 11 juni 2026\n",
        NOTHING,
    )
    assert note
    assert [(one.organisation, one.contact) for one in note.partners] == [
        ("polisen", "Niklas Berg"), ("Björkskolan", ""), ("Björkviks IF (bara fritid)", ""),
    ]  # fmt: skip
    assert (note.nominated_by, note.origin) == ("Amir Haddad", "fokusgrupp")
    assert "BUP" in note.other
    assert "11 juni 2026" in note.other


def test_a_parent_without_custody_is_no_guardian() -> None:
    text = "Mamma Sara Ekdahl har ensam vårdnad, telefon 070-1740611\nPappa Jonas Ek är inte vårdnadshavare\n"
    note, _ = read(ENROLMENT + text, NOTHING)
    assert note
    assert [(one.name, one.custody) for one in note.guardians] == [("Sara Ekdahl", "ensam")]
    assert "Jonas Ek är inte vårdnadshavare" in note.other


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("Milo: ”Jag orkar om ni slutar tjata.”", "Jag orkar om ni slutar tjata."),
        ("Milo säger: ”Det blev bara fel.”", "Det blev bara fel."),
        ("Lina ringde. Milo vill hellre gå själv. ”Det blev mycket sms.”", "Det blev mycket sms."),
        ("Sara: ”Jag är orolig för honom.”", ""),
        ("Milo pratade med Lina, som sa ”kom i morgon då”.", ""),
        ("Skolan kallar det ”anpassad studiegång”.", ""),
    ],
)
def test_a_quotation_is_of_whom_was_named_last(line: str, words: str) -> None:
    note, _ = read(f"{HEAD}\nAnteckningar från samtalet\n{line}\n")
    assert note
    assert note.youth_words.strip("”") == words


def test_a_contact_has_its_facts_by_their_source() -> None:
    text = (
        "Journal SIG-2026-014\nDatum: 2026-10-22\nAntecknat av: Petra Lindqvist\n\n"
        "Uppgift (Lina Strand): Milo var frånvarande\n  hela fredagen.\nSara säger: att hon blev rädd\n"
        "Delas med: ingen, bara akten\n"
    )
    note, codes = read(text)
    assert note
    assert [(one.source, one.text) for one in note.facts] == [
        ("Lina Strand", "Milo var frånvarande hela fredagen."), ("Sara", "att hon blev rädd"),
    ]  # fmt: skip
    assert "ingen, bara akten" in note.other
    assert not codes


def test_a_deviation_tells_when_and_how_contact_was_made() -> None:
    text = (
        "Avvikelse SIG-2026-014\nDatum: 2026-10-22\nAntecknat av: Petra Lindqvist\n\n"
        "Vad hände: Milo var inte i skolan.\n"
        "Kontakt med Milo: onsdag 21 oktober kl 17.05, Petra fick svar på sms\nPaus: nej, insatsen fortsätter\n"
    )
    note, _ = read(text)
    assert note
    assert note.deviation
    assert note.deviation.contacted_on == dt.date(2026, 10, 21)
    assert "fick svar på sms" in note.deviation.contacted_how
    assert note.pause is None


def test_who_interpreted_came_late_or_told_of_it_themselves_is_read_as_such() -> None:
    text = (
        f"{HEAD}Närvarande: Milo, mamma Sara, Lina Strand från Björkskolan, Niklas Berg (kom 10.20), "
        "Samir Aziz. Jag höll i mötet.\n"
    )
    note, _ = read(text)
    assert note
    told = {one.name: (one.role, one.organisation, one.how) for one in note.attendees}
    assert told["Niklas Berg"] == ("", "", "kom 10.20")
    assert "Petra Lindqvist" in told
    note, _ = read(f"{HEAD}Närvarande: Milo, Sara, Lina Strand, Petra Lindqvist. Samir tolkade.\n")
    assert note
    assert [one.role for one in note.attendees if one.name == "Samir"] == ["tolk"]


def test_a_list_of_people_ends_at_the_prose_below_it() -> None:
    note, codes = read(
        f"{HEAD}Närvarande\n- Milo\n- Lina Strand, Björkskolan\n\nBra stämning. Milo pratade.\n"
    )
    assert note
    assert [one.name for one in note.attendees] == ["Milo Ekdahl", "Lina Strand"]
    assert "personer-oklara" not in codes


@pytest.mark.parametrize(
    ("row", "organisation", "how"),
    [
        (
            "Emil Wallin, tränare, Eken Basket (bara under punkten fritid, kl 15.00–15.10)",
            "Eken Basket",
            "bara under punkten fritid, kl 15.00–15.10",
        ),
        (
            "Emil Wallin, tränare, Eken Basket (kom sent, kl 15.00)",
            "Eken Basket",
            "kom sent, kl 15.00",
        ),
    ],
)
def test_where_one_of_a_row_is_from_is_nobody_else(row: str, organisation: str, how: str) -> None:
    text = f"Uppföljning SIG-2026-014\nDatum: 2026-10-22\n\nVilka var med\n• {row}\n"
    attendees = read_text(text).draft["attendees"]
    assert isinstance(attendees, list)
    (one,) = attendees
    assert isinstance(one, dict)
    said = {name: cell.text for name, cell in one.items() if isinstance(cell, Cell)}
    assert (said["name"], said["role"], said["organisation"]) == (
        "Emil Wallin",
        "tränare",
        organisation,
    )
    assert said["how"] == how
    assert ("without_secrets" in said) == how.startswith("bara")
