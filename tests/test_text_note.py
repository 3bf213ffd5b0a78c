import datetime as dt
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sigdocs.intake.draft import Cell, Node
from sigdocs.intake.folding import fold
from sigdocs.intake.interpret import Understood, interpret
from sigdocs.intake.text.labels import resolve, resolve_near
from sigdocs.intake.text.note import TextNote, read_text
from sigdocs.intake.text.sections import is_area
from sigdocs.model.note import CaseType, Note, NoteKind
from sigdocs.model.people import Custody, Protection
from sigdocs.model.plan import GoalStatus, Status
from tests.pace import ends

NOTES = Path(__file__).parent / "data" / "notes"
TODAY = dt.date(2026, 11, 22)
HEAD = "Uppföljning SIG-2026-014\nDatum: 2026-10-22\n"


def understood(text: str) -> tuple[TextNote, Understood]:
    read = read_text(text.encode())
    return read, interpret(read.draft, today=TODAY)


def note(text: str) -> Note:
    read, result = understood(text)
    assert not [one for one in read.problems if one.blocks], [
        problem.message for problem in read.problems
    ]
    assert result.note is not None, [problem.message for problem in result.problems]
    return result.note


def followed(text: str) -> Note:
    return note(HEAD + text)


@pytest.mark.parametrize("path", sorted(NOTES.glob("*.txt")), ids=lambda path: path.stem)
def test_an_example_note_is_understood_in_full(
    path: Path, golden: Callable[[Path, str], None]
) -> None:
    read = note(path.read_text(encoding="utf-8"))
    golden(path.with_suffix(".json"), read.model_dump_json(exclude_defaults=True, indent=1) + "\n")


def test_the_start_meeting_has_every_figure_that_was_told() -> None:
    read = note((NOTES / "startmote.txt").read_text(encoding="utf-8"))
    figures = [(m.kind.value, m.subject, str(m.value), m.window_months) for m in read.measures]
    assert figures == [
        ("skolnärvaro", "", "61", None),
        ("brottsmisstankar", "", "4", 3),
        ("brottsmisstankar", "", "6", 6),
        ("oro", "Sara", "8", None),
        ("oro", "Jonas", "6", None),
        ("hur viktigt", "Milo", "6", None),
        ("tilltro", "Milo", "4", None),
        ("beredd", "Milo", "5", None),
    ]
    assert sum(len(goal.commitments) for goal in read.goals) == 9


@pytest.mark.parametrize(
    "encode",
    [
        lambda text: text.encode("utf-8-sig"),
        lambda text: text.encode("utf-16"),
        lambda text: b"\xfe\xff" + text.encode("utf-16-be"),
        lambda text: text.encode("cp1252"),
        lambda text: text.replace("\n", "\r\n").encode(),
        lambda text: text.replace("\n", "\r").encode(),
    ],
)
def test_a_note_reads_the_same_in_any_encoding(encode: Callable[[str], bytes]) -> None:
    text = (NOTES / "startmote.txt").read_text(encoding="utf-8")
    assert read_text(encode(text)).draft == read_text(text.encode()).draft


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "anteckning-tom"),
        (b"  \n\n", "anteckning-tom"),
        (b"PK\x03\x04\x00\x00", "text-olasbar"),
        (b"\x81\x8d", "text-olasbar"),
        ("å".encode() * 200_001, "anteckning-for-lang"),
        (b"x" * 900_000, "anteckning-for-lang"),
        (b"a\n" * 4_001, "for-manga-rader"),
    ],
)
def test_what_is_no_note_is_refused_with_one_reason(data: bytes, code: str) -> None:
    assert [problem.code for problem in read_text(data).problems] == [code]


@pytest.mark.parametrize("bullet", ["-", "*", "•", "–", "·", "1.", "2)"])
def test_any_bullet_will_do(bullet: str) -> None:
    read = followed(f"NÄRVARANDE\n{bullet} Milo\n{bullet} Petra Lindqvist, samordnare\n")
    assert [(a.name, a.role) for a in read.attendees] == [
        ("Milo", ""),
        ("Petra Lindqvist", "samordnare"),
    ]


@pytest.mark.parametrize(
    "heading",
    ["Närvarande", "## NARVARANDE", "Deltagare:", "**Närvarande**", "Närvarnde", "deltog"],
)
def test_a_heading_may_be_retyped(heading: str) -> None:
    assert followed(f"\n{heading}\nMilo\nSara\n").attendees[1].name == "Sara"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Å3: klar – Lina skickade", ("Å3", "", Status.DONE, "Lina skickade")),
        ("- Å3 Pågår, 72 % närvaro", ("Å3", "", Status.ONGOING, "72 % närvaro")),
        ("a3 - inte behandlad", ("Å3", "", Status.NOT_REVIEWED, "")),
        ("- Milo går till skolan: pågår, 72 %", ("", "Milo går till skolan", Status.ONGOING, "72 %")),
        ("* Ringa BUP – utgår", ("", "Ringa BUP", Status.DROPPED, "")),
        ("Å4 Skjutsa Milo: delvis (en gång)", ("Å4", "Skjutsa Milo", Status.PARTLY, "en gång")),
    ],
)  # fmt: skip
def test_what_became_of_a_commitment_is_read_in_the_ways_people_write(
    line: str, expected: tuple[str, str, Status | None, str]
) -> None:
    (entry,) = followed(f"\nUppföljning av åtaganden\n{line}\n").statuses
    assert (entry.ref, entry.text, entry.status, entry.comment) == expected


def test_a_new_day_for_a_commitment_and_a_goal_that_is_reached() -> None:
    read = followed("\nStatus\nÅ4: delvis, ny tid: 20/11\nM2: uppfyllt\nMål 1: delvis\n")
    assert read.statuses[0].new_due == dt.date(2026, 11, 20)
    assert (read.goals[0].ref, read.goals[0].status) == ("M2", GoalStatus.REACHED)


def test_a_status_that_is_none_comes_back_with_its_line_and_a_suggestion() -> None:
    _, result = understood(HEAD + "\nStatus\n- Milo går till skolan: funkar bra\n")
    (problem,) = result.problems
    assert (problem.code, problem.suggestion) == ("okant-val", "pågår")
    assert result.place(problem.path).line == 5


def test_tables_are_read_by_their_headings() -> None:
    read = followed(
        "\nUppföljning av åtaganden\n|Nr|Status|Kommentar|\n|--|:--:|--|\n|Å1|klar|bra|\n|Å2||\n"
        "\nNya åtaganden\n| Mål | Åtagande | Ansvarig | Klart senast |\n"
        "| Fritid | Boka pass | Petra | 12/11 |\n| | Köpa skor | Sara | 13/11 |\n"
    )
    assert [(s.ref, s.status) for s in read.statuses] == [("Å1", Status.DONE), ("Å2", None)]
    (goal,) = read.goals
    assert [(c.text, c.responsible) for c in goal.commitments] == [
        ("Boka pass", ("Petra",)),
        ("Köpa skor", ("Sara",)),
    ]


def test_an_unknown_column_is_a_problem_at_its_line() -> None:
    read, _ = understood(HEAD + "\nStatus\n|Nr|Väder|\n|Å1|sol|\n")
    assert ("okand-rubrik", "rad.5") in {(p.code, p.path) for p in read.problems}
    assert read.places["rad.5"].line == 5


@pytest.mark.parametrize(
    "line",
    [
        "- Boka pass. Ansvarig: Petra. Klart senast 12/11.",
        "- Boka pass. Ansvarig: Petra, klart senast 12/11",
        "- Boka pass, ansvarig: Petra, klart 12/11",
        "- Boka pass (ansvarig: Petra, senast 12/11)",
        "- Boka pass – ansvarig: Petra; klart: tors v 46",
        "- Boka pass\n  Ansvarig: Petra\n  Klart senast: 12 nov",
        "1) Boka\n   pass. Ansvarig: Petra. Klart 12/11",
    ],
)
def test_who_and_when_may_stand_in_many_ways(line: str) -> None:
    (goal,) = followed(f"\nNya åtaganden\nMål: Träna\n{line}\n").goals
    (made,) = goal.commitments
    assert made.text.rstrip(".") == "Boka pass"
    assert (made.responsible, made.due) == (("Petra",), dt.date(2026, 11, 12))


def test_a_goal_that_exists_is_named_by_its_number() -> None:
    read = followed("\nNya åtaganden\nMål M2: Träna\n- Boka. Ansvarig: Petra. Löpande.\n")
    assert (read.goals[0].ref, read.goals[0].goal) == ("M2", "Träna")


def test_a_goal_may_be_named_by_its_number_after_the_label() -> None:
    read = followed("Nya åtaganden\nMål: M4\n- Milo ringer. Ansvarig: Milo. Löpande.\n")
    (goal,) = read.goals
    assert (goal.ref, goal.goal, len(goal.commitments)) == ("M4", "", 1)


def test_a_party_may_begin_as_from_and_until_do() -> None:
    read = followed("Samtycke: Milo själv, gäller Frivården och Jobbtorg t.o.m. 2026-12-24.\n")
    assert [party.name for party in read.consents[0].parties] == ["Frivården", "Jobbtorg"]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Jorma Lehto, tränare, Lindåsa BK (sjuk)", ["Jorma Lehto"]),
        ("Karin, mamma, Amir Haddad, socialsekreterare", ["Karin", "Amir Haddad"]),
        ("Karin, mamma, Amir", ["Karin", "Amir"]),
        ("Lina Strand, mentor, Björkskolan; Niklas Berg", ["Lina Strand", "Niklas Berg"]),
    ],
)
def test_where_somebody_absent_works_is_no_person(line: str, names: list[str]) -> None:
    read = followed(f"Ej närvarande: {line}\n")
    assert [one.name for one in read.attendees if not one.present] == names


def test_what_is_done_next_is_no_part_of_the_assessment() -> None:
    read = followed("Bedömning: Skolan håller.\nÅtgärd: Petra ringer rektor.\n")
    assert (read.assessment, read.decisions) == ("Skolan håller.", "Petra ringer rektor.")


def test_a_title_may_say_more_after_a_dash() -> None:
    read = note(
        "Samtycke – ändring\nÄrende: SIG-2026-014\nDatum: 2026-10-02\nAntecknat av: Petra\n"
        "Samtycke\nVad som hänt: ändrat\nLämnat av: Milo\nParter: Polisen; BUP\n"
    )
    assert (read.kind, len(read.consents[0].parties)) == (NoteKind.CONSENT, 2)


def test_consent_that_is_taken_back_held_to_a_kind_or_had_lapsed() -> None:
    back = followed("Samtycke: Milo tar tillbaka samtycket till Mini-Maria 2026-10-02\n").consents[
        0
    ]
    assert (back.action.value, back.givers, back.on) == (
        "återkallat",
        ("Milo",),
        dt.date(2026, 10, 2),
    )
    assert [party.name for party in back.parties] == ["Mini-Maria"]
    leisure = followed("\nSamtycke\n- Polisen\n- Lindåsa BK (bara fritid)\n").consents[0]
    assert [(p.name, [i.value for i in p.information]) for p in leisure.parties] == [
        ("Polisen", []),
        ("Lindåsa BK", ["fritid"]),
    ]
    assert followed("Samtycke: samtycke hade gått ut\n").consents[0].lapsed


def test_consent_by_word_of_mouth_with_what_it_leaves_out() -> None:
    (fact,) = followed(
        "\nSamtycke\nMuntligt samtycke från Sara och Milo 2026-10-01, antecknat av Petra Lindqvist. "
        "Omfattar polisen, Björkskolan (bara skolgång) och BUP men inte drogprover. "
        "Gäller till 2027-02-28.\n"
    ).consents
    assert (fact.givers, fact.on) == (("Sara", "Milo"), dt.date(2026, 10, 1))
    assert (fact.written, fact.noted_by) == (False, "Petra Lindqvist")
    assert [party.name for party in fact.parties] == ["polisen", "Björkskolan", "BUP"]
    assert (fact.exceptions, fact.until) == (("drogprover",), dt.date(2027, 2, 28))


def test_consent_that_goes_on_as_before_names_no_party() -> None:
    (fact,) = followed("Samtycke: ok, gäller fortfarande\n").consents
    assert (fact.parties, fact.comment) == ((), "ok, gäller fortfarande")


def test_a_plan_may_have_its_areas_as_headings_and_its_commitments_in_tables() -> None:
    read = followed(
        "\n# Handlingsplan\n## Skola\nMål: 85 %\n- Ring varje morgon\n  Ansvarig: Sara\n  Löpande\n"
        "## Fritid\nMål: Träna\n| Åtagande | Ansvarig | När |\n| Boka | Petra | 2026-11-20 |\n"
    )
    plan = [(goal.area, goal.goal, [c.text for c in goal.commitments]) for goal in read.goals]
    assert plan == [("Skola", "85 %", ["Ring varje morgon"]), ("Fritid", "Träna", ["Boka"])]


def test_a_few_words_right_above_a_goal_name_its_life_area() -> None:
    read = followed(
        "\nPlan\nSkola\nMål: 85 %\n- Ring varje morgon\n  Ansvarig: Sara\n  Löpande\n"
        "Fritid:\nMål: Träna\n- Boka. Ansvarig: Petra. Klart 2026-11-20\n"
    )
    plan = [(goal.area, goal.goal, [c.text for c in goal.commitments]) for goal in read.goals]
    assert plan == [("Skola", "85 %", ["Ring varje morgon"]), ("Fritid", "Träna", ["Boka."])]


def test_what_a_note_of_consent_tells_needs_no_second_heading() -> None:
    head = "Samtycke\nÄrende: SIG-2026-014\nDatum: 2026-10-01\nAntecknat av: Petra Lindqvist\n\n"
    (fact,) = note(head + "Milo tar tillbaka samtycket till BUP 2026-10-01.\n").consents
    assert (fact.action.value, fact.givers) == ("återkallat", ("Milo",))
    (given_,) = note(head + "Lämnat av: Milo\nParter: BUP\nTill och med: 2027-02-28\n").consents
    assert (given_.givers, [one.name for one in given_.parties]) == (("Milo",), ["BUP"])


def test_a_commitment_of_which_nothing_is_said_that_can_be_read_is_asked_about() -> None:
    read, _ = understood(HEAD + "\nStatus\nÅ5: de har inte hört av sig på två veckor\n")
    assert [(one.code, one.path) for one in read.problems] == [("status-saknas-pa-raden", "rad.5")]


def test_a_status_of_nothing_is_asked_about() -> None:
    read, _ = understood(HEAD + "\nStatus\n1. delvis\n")
    assert [problem.path for problem in read.problems] == ["rad.5"]


def test_consent_with_a_label_a_line() -> None:
    (fact,) = followed(
        "\nSamtycke\nLämnat av: Milo och Sara\nDatum: 2026-10-01\nParter: Polisen; Skolan\n"
        "Till och med: 2027-02-28\n"
    ).consents
    assert (fact.givers, fact.until) == (("Milo", "Sara"), dt.date(2027, 2, 28))
    assert len(fact.parties) == 2


@pytest.mark.parametrize(
    ("line", "everyone", "to", "not_to"),
    [
        ("Planen skickas till alla som ingår i samtycket (inte BUP).", True, (), ("BUP",)),
        ("Planen skickas till: Milo, Sara och polisen", False, ("Milo", "Sara", "polisen"), ()),
        ("Skickas till alla i samtycket och Håkan Ek", True, ("Håkan Ek",), ()),
        ("Utskick: alla, men inte Mini-Maria", True, (), ("Mini-Maria",)),
        ("Planen skickas inte till: BUP", True, (), ("BUP",)),
    ],
)
def test_who_shall_have_the_plan(
    line: str,
    everyone: object,
    to: tuple[str, ...],
    not_to: tuple[str, ...],
) -> None:
    found = followed(line + "\n").recipients
    assert found is not None
    assert (found.everyone_covered, found.to, found.not_to) == (everyone, to, not_to)


@pytest.mark.parametrize(
    ("line", "place", "rhythm"),
    [
        ("Nästa möte: tors 12/11 kl 14, samma plats", "Eken", ""),
        ("Nästa möte: torsdag 2026-11-12, kl. 14.00, Lindåsaskolan. Därefter varannan vecka.",
         "Lindåsaskolan", "varannan vecka"),
        ("Nästa möte: 12 nov 14.00-15.00, Socialkontoret, Petra kallar", "Socialkontoret", ""),
        ("Övrigt: inget\nNästa möte 12/11 kl 14, Eken", "Eken", ""),
        ("\n## Nytt möte\n12 nov kl 14:00 i rum Eken\n", "i rum Eken", ""),
    ],
)  # fmt: skip
def test_when_the_group_meets_next(line: str, place: str, rhythm: str) -> None:
    found = followed(f"Plats: Eken\n{line}\n").next_meeting
    assert found is not None
    assert (found.on, found.at) == (dt.date(2026, 11, 12), dt.time(14))
    assert (found.place, found.rhythm) == (place, rhythm)


def test_a_meeting_that_is_not_set_is_told_and_asks_nothing() -> None:
    read = followed("Nästa möte: inte bestämt\n")
    assert read.next_meeting is None
    assert "inte bestämt" in read.other


def test_the_title_may_hold_kind_case_and_day() -> None:
    read = note("AVSTÄMNING SIG unga vuxna – SIGUV-2025-031 – 2026-05-07\nÖvrigt: Inget.\n")
    assert (read.kind, read.case_type) == (NoteKind.FOLLOW_UP, CaseType.YOUNG_ADULT)
    assert (read.case_number, read.date) == ("SIGUV-2025-031", dt.date(2026, 5, 7))


def test_a_correction_may_be_the_whole_note_again() -> None:
    read = note(
        "Rättelse\nÄrende: SIG-2026-014\nDatum: 2026-10-25\nRättar: 2026-10-22\n"
        "Hela anteckningen:\n" + HEAD + "Plats: Eken\n"
    )
    assert read.replacement is not None
    assert (read.replacement.place, read.replacement.date) == ("Eken", dt.date(2026, 10, 22))


def test_the_other_kinds_of_note() -> None:
    deviation = note("Avvikelse\nDatum: 2026-10-22\nVad hände: Milo kom inte.\nHände den: igår\n")
    assert deviation.deviation is not None
    assert deviation.deviation.on == dt.date(2026, 10, 21)
    pause = note("Paus\nDatum: 22/10 2026\nFr.o.m.: 2026-10-23\nT.o.m.: 2026-12-23\nSkäl: Resa.\n")
    assert pause.pause is not None
    assert pause.pause.until == dt.date(2026, 12, 23)
    journal = note(
        "Journal\nDatum: 2026-10-22\nKontaktsätt: sms\nUppgifter\nSara: Milo är hemma.\n"
    )
    assert [(fact.source, fact.text) for fact in journal.facts] == [("Sara", "Milo är hemma.")]


def test_what_is_told_of_a_person_belongs_to_the_one_it_stands_under() -> None:
    read = followed(
        "Ungdom: Milo Ekdahl\nTelefon: 070-1740605\nSpråk: arabiska\n"
        "Vårdnadshavare: Sara Ekdahl\nSkyddade uppgifter: sekretessmarkering\nTelefon: 070-1740606\n"
    )
    assert read.youth is not None
    assert (read.youth.phone, read.youth.protection) == ("070-1740605", None)
    (guardian,) = read.guardians
    assert (guardian.phone, guardian.protection) == ("070-1740606", Protection.MARKED)


def test_whose_a_protection_is_is_never_guessed() -> None:
    text = (
        HEAD + "Vårdnadshavare: Sara Ekdahl; Jonas Ekdahl\nSkyddade uppgifter: sekretessmarkering\n"
    )
    assert [problem.code for problem in understood(text)[0].problems] == ["person-oklar"]


def test_what_is_told_after_a_guardians_name_finds_its_place() -> None:
    (guardian,) = followed(
        "Vårdnadshavare: Sara Ekdahl, mamma, ensam vårdnad, tolk, skyddad folkbokföring\n"
    ).guardians
    assert (guardian.relation, guardian.custody, guardian.interpreter) == (
        "mamma",
        Custody.SOLE,
        True,
    )
    assert guardian.protection is Protection.REGISTERED


def test_a_line_that_is_not_understood_comes_back_with_what_may_have_been_meant() -> None:
    read, result = understood(HEAD + "Plats: Eken\nPlan skikas til: alla\nVäder: regn\n")
    assert [(p.code, p.path) for p in read.problems] == [("raden-forstas-inte", "rad.4")]
    assert result.tentative
    assert result.tentative.other == "Väder: regn"


@pytest.mark.parametrize(
    "heading",
    [
        "Mottagare (utom polisen)",
        "Utskick (inte till polisen):",
        "Samtycke (mamma tar tillbaka)",
        "Samtycke – bara till skolan",
        "Nästa träff (31 mars kl 15)",
        "Närvarande (utom Lina)",
        "Vårdnadshavare (ensam vårdnad mamma)",
    ],
)
def test_what_a_heading_says_besides_its_name_is_asked_about(heading: str) -> None:
    (asked, *_) = [
        p for p in read_text(f"{HEAD}\n{heading}\n- BUP\n").problems if p.path == "rad.4"
    ]
    assert heading.rstrip(":") in str(asked.values)


@pytest.mark.parametrize(
    "heading",
    [
        "Skattningar (0–10)",
        "Vårdnadshavare (gemensam vårdnad)",
        "Nuläge (i korthet)",
        "Övrigt – kort",
    ],
)
def test_a_heading_may_have_words_of_its_own_that_change_nothing(heading: str) -> None:
    asked = read_text(f"{HEAD}\n{heading}\n- Tim\n").problems
    assert "rubriken-sager-mer" not in {problem.code for problem in asked}


def test_names_on_one_line_are_people_and_in_a_list_a_comma_belongs_to_the_row() -> None:
    assert [a.name for a in followed("Närvarande: Milo, Petra\n").attendees] == ["Milo", "Petra"]
    (row,) = followed("\nNärvarande\n- Lina, Björkskolan\n").attendees
    assert (row.name, row.organisation) == ("Lina", "Björkskolan")


def test_a_line_with_an_unknown_label_is_not_put_in_somebodys_mouth() -> None:
    told = followed("Egna ord: ”Nä.”\nVäder: regn\n")
    assert (told.youth_words, told.other) == ("”Nä.”", "Väder: regn")
    assert followed("Polisen: Inget nytt.\nMilos ord: ”Nä.”\n").youth_words == "”Nä.”"


def test_signed_another_day_is_kept() -> None:
    assert "2026-10-23" in followed("Antecknat av Petra Lindqvist 2026-10-23\n").other
    assert not followed("Antecknat av Petra Lindqvist 2026-10-22\n").other


def _bag(node: Node) -> set[str]:
    if isinstance(node, Cell):
        return set(re.findall(r"\w+", fold(f"{node.text} {node.place.label}")))
    children = node if isinstance(node, list) else node.values()
    return {word for child in children for word in _bag(child)}


def lost_lines(text: str) -> list[str]:
    read = read_text(text)
    if not read.places and read.problems:
        return []
    held = _bag(read.draft)
    known = {problem.path for problem in read.problems}
    return [
        line
        for number, line in enumerate(re.split("\r\n|[\n\r\x85\u2028\u2029]", read.text), 1)
        if f"rad.{number}" not in known
        and not _is_furniture(line)
        and (words := {word for word in map(_bare, re.findall(r"\w{4,}", fold(line))) if word})
        and not words & held
    ]


def _bare(word: str) -> str:
    """A word without the marks of emphasis around it: ”__0__” is no word of five letters."""
    bare = word.strip("_")
    return bare if len(bare) >= len("ord") + 1 else ""


def _is_furniture(line: str) -> bool:
    plain = line.strip(" #*-•–·:|_")
    if line.strip().startswith("|"):
        return all(
            resolve(cell) or not cell.strip("| -:") for cell in line.replace("Nr", "").split("|")
        )
    heading = bool(resolve(plain) or resolve_near(plain) or is_area(plain))
    return bool(heading or FURNITURE.fullmatch(fold(plain)))


FURNITURE = re.compile(r"(motes|minnes)?anteckning(ar)?|sig|sekretess\w*|sociala? insatsgrupp(er)?")
PIECES = (
    "Närvarande", "Samtycke", "Nuläge", "Åtgärdsplan", "Status", "Övrigt:", "Nästa möte:", "Plats:",
    "Mål:", "Livsområde: Skola", "- Milo", "* Petra ringer. Ansvarig: Petra. Klart 12/11",
    "Å3: klar – bra", "| Nr | Status |", "| Å1 | klar |", "BUP ingår INTE ännu.", "tors 12/11 kl 14",
    "Gurka är gott", "Väder: regn", "Ej närvarande: BUP (kunde ej)", "Planen skickas till alla",
    "Typ: uppföljning", "Datum: 2026-10-22", "Stod: ett", "Ska stå: två", "Hela anteckningen:",
    "Skola: 61 % närvaro", "Egna ord: ”hej”", "Säkerhetsplanering", "vh ringer Petra, 070-1740611",
    "Rättar: uppföljning 2026-10-22", "Ungdom: Milo Ekdahl", "", "   ", "Polisen", "  Ansvarig: Kim",
)  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=25).map("\n".join))
@settings(max_examples=150, deadline=None)
def test_no_line_of_a_note_in_any_order_is_lost(text: str) -> None:
    assert not lost_lines(text)


@given(st.text(max_size=300) | st.lists(st.text(max_size=40), max_size=12).map("\n".join))
@settings(max_examples=150, deadline=None)
def test_any_text_at_all_is_kept_or_asked_about(text: str) -> None:
    assert not lost_lines(text)
    interpret(read_text(text).draft, today=TODAY)


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    assert isinstance(read_text(data), TextNote)


@pytest.mark.parametrize(
    "text",
    [
        "Samtycke\n" + "Gäller a, " * 15_000,
        "Samtycke\n" + ("Milo och " * 200 + "\n") * 80,
        "Åtgärdsplan\n" + ("- " + "ansvarig, klart " * 110 + "\n") * 100,
        "Nuläge\n" + "oro 8 av 10 närvaro " * 9_000,
        "Övrigt: " + "(" * 150_000,
        "\n".join(f"etikett{number}: värde" for number in range(3_900)),
        "Säkerhetsplanering\n" + "0" * 150_000,
        "Nästa möte: " + "12/11, " * 280,
        "|a" * 80_000,
    ],
    ids=range(9),
)
def test_a_hostile_note_ends(text: str) -> None:
    with ends():
        read = read_text(text)
        interpret(read.draft, today=TODAY)


def test_a_heading_alone_after_a_gap_ends_the_list_of_statuses() -> None:
    text = HEAD + "Status\nÅ1: pågår\n\nNuläge\nSkola: 72 % närvaro\n"
    read = note(text)
    assert [entry.ref for entry in read.statuses] == ["Å1"]
    assert [(told.area, told.text) for told in read.situation] == [("Skola", "72 % närvaro")]


def test_a_numbered_life_area_right_above_its_goal_is_an_area_and_no_commitment() -> None:
    read = read_text(
        "Startmöte SIG-2026-014\nDatum: 2026-09-08\n\nÅtgärdsplan\n1. Skola\nMål: Närvaro 85 %\n"
        "- Milo går till skolan. Ansvarig: Milo. Löpande.\n2. Hälsa och missbruk\nMål: Sova bättre\n"
    )
    goals = read.draft["goals"]
    assert isinstance(goals, list)
    areas = [goal["area"] for goal in goals if isinstance(goal, dict)]
    assert [area.text for area in areas if isinstance(area, Cell)] == [
        "Skola",
        "Hälsa och missbruk",
    ]


def test_the_number_of_a_goal_alone_on_its_line_is_the_goal_of_what_stands_below() -> None:
    read = read_text(HEAD + "\nNya åtaganden\nM1\n- Läxhjälp. Ansvarig: Lina Strand. Löpande.\n")
    assert not read.problems
    found = read.draft["goals"]
    assert isinstance(found, list)
    (goal,) = found
    assert isinstance(goal, dict)
    assert isinstance(goal["ref"], Cell)
    assert goal["ref"].text == "M1"
    assert "commitments" in goal


OPENED = "Inskrivning\nDatum: 2026-09-01\nUngdom: Milo Ekdahl, 20110415-2390\n"


def opened(text: str) -> tuple[list[tuple[str, str]], list[tuple[str, str]], list[str]]:
    """What is asked at which row, the guardians with relation, and the parties."""
    read, result = understood(OPENED + text)
    assert result.note is not None
    assert result.note.youth
    assert result.note.youth.name == "Milo Ekdahl"
    return (
        [(one.code, one.path) for one in (*read.problems, *result.problems)],
        [(one.name, one.relation) for one in result.note.guardians],
        [one.organisation for one in result.note.partners],
    )


def test_headings_below_people_need_neither_colon_nor_blank_line() -> None:
    sara, jonas = ("Sara Ekdahl", "mamma"), ("Jonas Ekdahl", "pappa")
    told = "Vårdnadshavare\nSara Ekdahl, mamma\nJonas Ekdahl, pappa\nParter\nPolisen\nMini-Maria\n"
    assert opened(told) == ([], [sara, jonas], ["Polisen", "Mini-Maria"])
    told = "Parter:\n- Polisen\n- Mini-Maria\nVårdnadshavare\nSara Ekdahl, mamma\n"
    assert opened(told) == ([], [sara], ["Polisen", "Mini-Maria"])


def test_a_relative_under_guardians_is_one_of_them() -> None:
    told = "Vårdnadshavare:\nMamma: Sara Ekdahl 19811105-2380\nPappa Jonas Ekdahl\n"
    assert opened(told) == ([], [("Sara Ekdahl", "mamma"), ("Jonas Ekdahl", "pappa")], [])


@pytest.mark.parametrize(
    ("told", "row", "parties"),
    [
        ("Mamma: Anna Ekdahl\nParter: Polisen\n", 4, ["Polisen"]),
        ("Styvpappa Bo Ek\n", 4, []),
        ("Parter: Polisen\nMamma: Anna Ekdahl, tel 070-1740620\n", 5, ["Polisen"]),
        ("Parter:\n- Polisen\n- Mamma: Anna Ekdahl\n", 6, ["Polisen"]),
        ("Samordnare: Petra Lindqvist\nPappa: Bo Ek\n", 5, []),
    ],
)
def test_a_relative_elsewhere_is_asked_about_at_their_row(
    told: str, row: int, parties: list[str]
) -> None:
    assert opened(told) == ([("foralder-oklar", f"rad.{row}")], [], parties)


def test_an_unknown_label_below_the_youth_is_no_second_youth() -> None:
    assert opened("Syskon: Nils Ekdahl\n")[0] == [("raden-forstas-inte", "rad.4")]
    problems = understood(OPENED + "Robin Falk, 20040322-2391\n")[1].problems
    assert "tva-ungdomar" in [one.code for one in problems]
