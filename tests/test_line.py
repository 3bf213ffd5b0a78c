from enum import StrEnum

import pytest

from sigdocs.intake.draft import Cell, Place
from sigdocs.intake.lines.line import expand, listed
from sigdocs.intake.lines.measures import measure_line, measures_in
from sigdocs.intake.values.choices import SYNONYMS, likely, read_bool, read_choice
from sigdocs.model.base import Frozen
from sigdocs.model.consent import ConsentParty
from sigdocs.model.note import NoteKind, Origin
from sigdocs.model.people import Attendee, GuardianFacts, PersonFacts, SafetyContact
from sigdocs.model.plan import MeasureKind, Status


def expanded(model: type[Frozen], text: str) -> list[dict[str, str]]:
    found = []
    for node in expand(model, Cell(text, Place(line=1))):
        assert isinstance(node, dict)
        found.append({name: cell.text for name, cell in node.items() if isinstance(cell, Cell)})
    return found


@pytest.mark.parametrize("kind", list(SYNONYMS))
def test_every_choice_and_every_synonym_is_read_as_itself(kind: type[StrEnum]) -> None:
    for value in kind:
        assert read_choice(kind, value.value.upper()) is not None
        for word in SYNONYMS[kind].get(value, "").split(","):
            choice = read_choice(kind, word)
            assert not word.strip() or (choice is not None and choice.value is value), word


@pytest.mark.parametrize("kind", list(SYNONYMS))
def test_no_synonym_means_two_things(kind: type[StrEnum]) -> None:
    words = [word.strip() for value in SYNONYMS[kind].values() for word in value.split(",")]
    assert len(words) == len(set(words))


def test_what_stands_in_parentheses_is_dropped_for_the_kind_of_note_only() -> None:
    assert read_choice(NoteKind, "Startmöte (uppstartsmöte)") is not None
    assert read_choice(Origin, "annat (via skolan)") is None


def test_a_word_between_two_choices_is_neither() -> None:
    assert read_choice(Status, "klar inte") is None
    assert read_choice(Status, "") is None
    assert likely(Status, "") == ""


@pytest.mark.parametrize(
    ("written", "value"),
    [("ja", True), ("X", True), ("[x]", True), ("✓", True), ("☐", False), ("Nej.", False), ("?", None)],
)  # fmt: skip
def test_yes_and_no_are_read_as_people_tick(written: str, value: object) -> None:
    assert read_bool(written) is value


def test_the_fields_own_name_is_a_yes() -> None:
    assert read_bool("Tills vidare", "löpande", "tills vidare") is True


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("soc, polis och fältgruppen", ["soc", "polis", "fältgruppen"]),
        ("Vuxen och Bostad; Polisen", ["Vuxen och Bostad", "Polisen"]),
        ("Lindåsa BK (fritid, hälsa), soc", ["Lindåsa BK (fritid, hälsa)", "soc"]),
        ("", []),
    ],
)
def test_a_list_in_words_is_parted(written: str, names: list[str]) -> None:
    assert listed(written) == names


@pytest.mark.parametrize(
    ("model", "written", "fields"),
    [
        (Attendee, "Fältassistent Danne W", {"name": "Danne W", "role": "Fältassistent"}),
        (Attendee, "Jenny Palm (coach, Jobbtorg)",
         {"name": "Jenny Palm", "role": "coach", "organisation": "Jobbtorg"}),
        (Attendee, "Sara – via länk", {"name": "Sara", "how": "via länk"}),
        (PersonFacts, "Milo Ekdahl, tfn 070-1740605, skyddad folkbokföring",
         {"name": "Milo Ekdahl", "phone": "070-1740605", "protection": "skyddad folkbokföring"}),
        (GuardianFacts, "Jonas Ekdahl (pappa), inget utskick",
         {"name": "Jonas Ekdahl", "relation": "pappa", "wants_mail": "nej"}),
        (ConsentParty, "Lindåsa BK (bara fritid)", {"name": "Lindåsa BK", "information": "fritid"}),
        (SafetyContact, "Kväll: socialjouren 08-46500410",
         {"who": "socialjouren", "when": "Kväll", "phone": "08-46500410"}),
        (SafetyContact, "Vid fara: 112", {"who": "112", "when": "Vid fara", "phone": "112"}),
    ],
)  # fmt: skip
def test_one_line_is_unfolded_into_its_fields(
    model: type[Frozen], written: str, fields: dict[str, str]
) -> None:
    (found,) = expanded(model, written)
    assert found == fields


@pytest.mark.parametrize(
    ("area", "text", "expected"),
    [
        ("Skola", "Närvaron är nu 72,5 procent.", [("skolnärvaro", "72,5 %")]),
        ("Brott", "Enligt polisen 3 polisanmälningar senaste halvåret.", [("polisanmälningar", "3")]),
        ("Familj", "Saras oro är 8/10.", [("oro", "8 av 10")]),
        ("Familj", "De träffas 3 av 10 dagar.", []),
        ("MI-skalor", "viktigt 6, säker 4, redo 5",
         [("hur viktigt", "6"), ("tilltro", "4"), ("beredd", "5")]),
        ("Skola", "x" * 2_000 + " 61 % närvaro", []),
    ],
)  # fmt: skip
def test_numbers_told_in_prose_are_found(
    area: str, text: str, expected: list[tuple[str, str]]
) -> None:
    assert [(m["kind"], m["value"]) for m in measures_in(area, text)] == expected


def test_a_measure_on_a_line_of_its_own_keeps_its_words() -> None:
    found = measure_line("Brottsmisstankar: 2 st senaste 3 mån enligt polisen")
    assert found["label"].startswith("Brottsmisstankar")
    assert (found["value"], found["window_months"], found["source"]) == ("2 st", "3", "polisen")


@pytest.mark.parametrize(
    ("told", "whose"),
    [
        ("Karin skattar oron till 9 av 10, Johan 7 av 10.", ["Karin", "Johan"]),
        ("Oro: Sara 8/10 och Jonas 6/10", ["Sara", "Jonas"]),
        ("Sara: oron är 8 av 10 på vardagar, 9 av 10 på helgen", ["Sara", "Sara"]),
        ("Sara säger att Milo oroar henne, 8 av 10", ["Sara"]),
    ],
)
def test_each_number_of_worry_is_the_one_persons_it_is_told_of(told: str, whose: list[str]) -> None:
    assert [one.get("subject", "") for one in measures_in("Familj", told)] == whose


@pytest.mark.parametrize(
    ("line", "kind", "value", "months"),
    [
        ("3 månader: 2 brottsmisstankar", MeasureKind.SUSPICIONS, "2", "3"),
        ("3 brottsmisstankar senaste 3 månaderna", MeasureKind.SUSPICIONS, "3", "3"),
        ("1 brottsmisstanke senaste 3 månaderna", MeasureKind.SUSPICIONS, "1", "3"),
        ("Brottsmisstankar: 3 senaste 3 månaderna", MeasureKind.SUSPICIONS, "3", "3"),
        ("Brottsmisstankar senaste 6 månaderna: 2", MeasureKind.SUSPICIONS, "2", "6"),
        ("Inga brottsmisstankar senaste 3 månaderna", MeasureKind.SUSPICIONS, "0", "3"),
        ("2 polisanmälningar det senaste halvåret", MeasureKind.REPORTS, "2", "6"),
        ("Skolnärvaro senaste 4 veckorna: 72 %", MeasureKind.ATTENDANCE, "72 %", ""),
        ("72 % skolnärvaro", MeasureKind.ATTENDANCE, "72 %", ""),
        ("boxning 2 ggr/v", MeasureKind.OTHER, "2", ""),
    ],
)
def test_a_measure_is_known_on_either_side_of_its_number_and_its_time_is_no_number(
    line: str, kind: MeasureKind, value: str, months: str
) -> None:
    found = measure_line(line)
    assert (found["kind"], found["value"].strip()) == (kind.value, value)
    assert found.get("window_months", "") == months
