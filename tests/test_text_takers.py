"""Facts taken from lines as people write them: when, how it stands, by whom, of which commitment."""

from collections.abc import Mapping

import pytest

from sigdocs.intake.draft import Cell, Node
from sigdocs.intake.known import Known, KnownCommitment
from sigdocs.intake.lines.progress import progress
from sigdocs.intake.lines.state import goal_state, state_of
from sigdocs.intake.lines.when import last_day, when
from sigdocs.intake.text.agreed import agreed
from sigdocs.intake.text.lines import Row, rows
from sigdocs.intake.text.outcomes import outcomes
from sigdocs.intake.text.topics import topic
from sigdocs.intake.text.who_when import who_when

CASE = Known(
    youth="Milo Ekdahl",
    guardians={"Sara Ekdahl": "mamma", "Jonas Ekdahl": "pappa"},
    people=("Petra Lindqvist", "Lina Strand", "Niklas Berg", "Josefin Ahl"),
    parties=(("Björkskolan", "skolan"), ("Mini-Maria", "MM"), ("Polisen",)),
    areas=("Skola", "Hälsa", "Droger och missbruk", "Fritid"),
    commitments=(
        KnownCommitment(
            "Å1", "Milo sms:ar Petra när han är i skolan", ("Milo Ekdahl",), ongoing=True
        ),
        KnownCommitment("Å2", "Anpassat schema i matte tas fram", ("Lina Strand",)),
        KnownCommitment(
            "Å3", "Urinprov på Mini-Maria varje tisdag", ("Josefin Ahl",), ongoing=True
        ),
        KnownCommitment("Å4", "Jonas skjutsar Milo till proven", ("Jonas Ekdahl",)),
        KnownCommitment("Å5", "Petra bokar plats på föräldrakursen", ("Petra Lindqvist",)),
    ),
)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("löpande fr.o.m. 23 jan", {"ongoing": "löpande", "starts": "23 jan"}),
        ("löpande, första gången 30 jan", {"ongoing": "löpande", "starts": "30 jan"}),
        ("senast fre 20 mars", {"due": "fre 20 mars"}),
        ("klart senast 2026-10-02", {"due": "2026-10-02"}),
        ("varje fredag, ffg 17/4", {"rhythm": "varje fredag", "starts": "17/4"}),
        ("fr.o.m. 29/6, klart fre 24/7", {"starts": "29/6", "due": "fre 24/7"}),
        ("tills vidare", {"ongoing": "löpande"}),
        ("två gånger i veckan från 3/3", {"rhythm": "två gånger i veckan", "starts": "3/3"}),
        ("när Milo orkar", {}),
        ("senast 6 feb om skolan hinner", {}),
        ("helst före jul", {}),
    ],
)
def test_when_is_read_whole_or_not_at_all(said: str, told: dict[str, str]) -> None:
    assert when(said) == told


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ("Anpassat schema – klart 3 feb", "klart"),
        ("Peter skjutsar [pågår]", "pågår"),
        ("-> KLAR 260226", "KLAR"),
        ("[x] hemma i tid", "klar"),
        ("ringt kuratorn ✅", "klar"),
        ("har inte kommit igång", "ej påbörjad"),
        ("blev inte av, Sara var sjuk", "ej påbörjad"),
        ("skjutsar inte längre", "utgår"),
        ("(delvis) två av fyra", "delvis"),
        ("rullar på", "pågår"),
    ],
)
def test_how_something_stands_is_read_in_any_notation(said: str, status: str) -> None:
    assert state_of(said).status == status


@pytest.mark.parametrize(
    "said",
    ["inte klart", "nästan klar", "klart senast 30/10", "inte helt färdig än", "[ ] hemma i tid"],
)
def test_what_may_mean_two_things_is_no_status(said: str) -> None:
    assert not state_of(said).status


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("ej påbörjat. Nytt datum: 27 feb", "27 feb"),
        ("delvis, flyttat till 27/2", "27/2"),
        ("skjuts fram till den 3 april", "den 3 april"),
        ("Ny dag för den är den 29 maj", "den 29 maj"),
        ("pågår, klart 3 feb", ""),
    ],
)
def test_a_new_day_is_read_where_it_is_said_to_be_one(said: str, day: str) -> None:
    assert state_of(said).new_due == day


def test_a_goal_that_is_reached_or_dropped_is_told_so() -> None:
    assert goal_state("Målet är uppnått.") == ("uppnått", "")
    assert goal_state("Målet utgår, familjen fortsätter själva.") == (
        "utgår",
        "familjen fortsätter själva",
    )
    assert goal_state("Målet gäller hela våren") == ("", "")


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ("Föräldrakursen är bokad och klar", "Å5"),
        ("pappas skjuts till proven", "Å4"),
        ("urinproven på MM", "Å3"),
        ("matteschemat", "Å2"),
        ("Tisdagsproven", "Å3"),
        ("Matteschemat", "Å2"),
        ("Petra ringde i går", ""),
        ("Vi ses den 12 mars", ""),
        ("Vi pratade om sommaren", ""),
        ("Milo och Petra", ""),
    ],
)
def test_a_commitment_is_known_by_its_words_when_it_can_be_no_other(said: str, number: str) -> None:
    assert CASE.commitment_like(said) == number


@pytest.mark.parametrize(
    ("number", "said", "status"),
    [
        ("Å5", "Petra har bokat kursen", "klar"),
        ("Å5", "Petra bokade den 3 mars", "klar"),
        ("Å5", "Petra har inte bokat än", None),
        ("Å5", "Petra bokade men det blev fullt", None),
        ("Å5", "ska bokas på måndag", None),
        ("Å3", "provet lämnas som det ska", "pågår"),
        ("Å3", "funkar bra", "pågår"),
        ("Å3", "funkar inte så bra", None),
        ("Å3", "har gått bra fyra av fem gånger, resten pratade vi om", "pågår"),
        ("Å3", "har gått bra en av fem gånger", None),
        ("Å3", "proven tas", "pågår"),
        ("Å3", "ska tas i morgon", None),
        ("Å1", "Milo sms:ar de flesta morgnar", "pågår"),
        ("Å4", "Jonas har skjutsat alla gånger, kör vidare", None),
    ],
)
def test_a_commitment_is_done_when_its_own_verb_is_past(
    number: str, said: str, status: str | None
) -> None:
    one = CASE.commitment(number)
    assert one is not None
    assert progress(one, said) == status


@pytest.mark.parametrize(
    ("line", "text", "who", "when_"),
    [
        ("Lina ringer klubben (senast fre 6/3)", "Lina ringer klubben", "Lina", {"due"}),
        ("@Lina Strand Ringer klubben (senast 6 mars)", "Ringer klubben", "Lina Strand", {"due"}),
        ("Boka tid hos kuratorn – ansv: Lina, löpande, ffg 9/2", "Boka tid hos kuratorn", "Lina", {"ongoing", "starts"}),
        ("Läxhjälp varje onsdag. Vem: Milo. När: löpande fr.o.m. 29 april.", "Läxhjälp varje onsdag.", "Milo", {"ongoing", "starts", "rhythm"}),
        ("petra och lina skriver en lista, senast 19 mars", "petra och lina skriver en lista", "petra och lina", {"due"}),
        ("Elsa ringer klubben senast 6/3", "Elsa ringer klubben", None, {"due"}),
        ("Fritidsgården ordnar resan", "Fritidsgården ordnar resan", None, set()),
    ],
)  # fmt: skip
def test_what_who_and_when_are_told_apart(
    line: str, text: str, who: str | None, when_: set[str]
) -> None:
    fields = who_when(Row(1, line), line, CASE).fields
    told = {name: node.text for name, node in fields.items() if isinstance(node, Cell)}
    assert told["text"].rstrip(".") == text.rstrip(".")
    assert told.get("responsible") == who
    assert set(told) & {"due", "starts", "ongoing", "rhythm"} == when_


def statuses(*lines: str, prior: str = "statuses") -> list[tuple[str, str]]:
    """Give the number and status of each entry that a block gives."""
    found = agreed(rows(list(lines)), prior, CASE).statuses
    return [
        (getattr(one.get("ref"), "text", ""), getattr(one.get("status"), "text", ""))
        for one in found
    ]


def test_one_line_may_tell_of_several_commitments() -> None:
    assert statuses("Å1, Å3 och Å4 pågår") == [("Å1", "pågår"), ("Å3", "pågår"), ("Å4", "pågår")]
    assert statuses("Schemat i matte blev klart, föräldrakursen utgår.") == [
        ("Å2", "klar"),
        ("Å5", "utgår"),
    ]


def test_what_stands_in_the_next_sentence_is_of_the_same_commitment() -> None:
    (entry,) = agreed(rows(["Schemat i matte. Klart sedan 3 feb."]), "statuses", CASE).statuses
    assert isinstance(entry["ref"], Cell)
    assert entry["ref"].text == "Å2"


def test_a_record_is_one_commitment_with_what_stands_on_its_label_lines() -> None:
    lines = [
        "Vad: Anpassat schema matte",
        "  Läge: delvis, en lektion kvar",
        "  Ny tid: senast fre 20/3",
    ]
    (entry,) = agreed(rows(lines), "statuses", CASE).statuses
    told = {name: node.text for name, node in entry.items() if isinstance(node, Cell)}
    assert (told["ref"], told["status"], told["new_due"]) == ("Å2", "delvis", "fre 20/3")


def test_something_new_under_what_was_agreed_before_is_new() -> None:
    told = agreed(rows(["Nytt: Lina ordnar läxhjälp, senast 24 april"]), "statuses", CASE)
    (goal,) = told.goals
    assert isinstance(goal["commitments"], list)
    assert len(goal["commitments"]) == 1


def test_talk_is_neither_status_nor_commitment() -> None:
    told = agreed(rows(["Vi pratade om sommaren och fikade."]), "statuses", CASE)
    assert not told.statuses
    assert not told.goals
    assert len(told.kept) == 1


def test_a_named_commitment_of_which_nothing_can_be_read_is_left_to_be_asked_about() -> None:
    told = agreed(rows(["Föräldrakursen: Petra ringde men det var fullt."]), "statuses", CASE)
    assert not told.statuses
    assert [ref for ref, _ in told.named] == ["Å5"]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Mål 1 Skola. Vid start: närvaro 54 %. Vid avslut: närvaro 84 %. Uppfyllt: ja", ("M1 Skola", "närvaro 54 %", "närvaro 84 %", "ja")),
        ("Fritid: in ingen aktivitet, ut basket två gånger i veckan. delvis", ("Fritid", "ingen aktivitet", "basket två gånger i veckan", "delvis")),
        ("Skola: 61 % -> 88 %", ("Skola", "61 %", "88 %", "")),
        ("Hälsa: från daglig rökning till inget. Inte uppfyllt", ("Hälsa", "daglig rökning", "inget", "nej")),
    ],
)  # fmt: skip
def test_how_it_went_is_read_in_any_shape(line: str, told: tuple[str, ...]) -> None:
    (found,) = outcomes([Row(1, line)], CASE).found
    cells = [found.get(name) for name in ("area", "before", "after", "met")]
    assert tuple(cell.text if isinstance(cell, Cell) else "" for cell in cells) == told


@pytest.mark.parametrize(
    ("heading", "target"),
    [
        ("Vilka var med", "attendees"),
        ("Kunde inte komma", "absent"),
        ("Sedan sist", "statuses"),
        ("2. Nya överenskommelser", "goals"),
        ("Läget just nu", "situation"),
        ("Skalfrågor", "measures"),
        ("Om det krisar", "safety"),
        ("Vi ses igen", "next_meeting"),
        ("Planen går till", "recipients"),
        ("Planen går inte till", "recipients.not_to"),
        ("Samtal med rektorn", ""),
        ("Polisens bil stod utanför", ""),
    ],
)
def test_a_heading_in_own_words_has_its_topic(heading: str, target: str) -> None:
    assert topic(heading) == target


def texts(fields: Mapping[str, Node]) -> dict[str, str]:
    return {name: node.text for name, node in fields.items() if isinstance(node, Cell)}


@pytest.mark.parametrize(
    ("said", "statuses"),
    [
        ("Jonas skjuts är avslutad, och matteschemat också.", {"Å4": "klar", "Å2": "klar"}),
        ("Petra är klar med sitt.", {"Å5": "klar"}),
        ("Josefin är klar med sitt.", {}),
        ("Josefin är sjuk.", {}),
        ("Petra ska ringa skolan.", {}),
        ("Lina har inte hunnit med hela schemat i matte.", {"Å2": "delvis"}),
    ],
)
def test_each_clause_tells_of_its_own_commitment(said: str, statuses: dict[str, str]) -> None:
    found = agreed([Row(1, said)], "told", CASE).statuses
    assert {texts(one)["ref"]: texts(one)["status"] for one in found} == statuses


@pytest.mark.parametrize("said", ["Milo sms:ade Petra hela tiden", "Jonas skjutsade Milo kl 12"])
def test_what_happened_is_not_how_the_plan_stands(said: str) -> None:
    assert not agreed([Row(1, said)], "event", CASE).statuses


def test_a_tick_at_what_goes_on_is_read_by_its_words_or_asked_about() -> None:
    found = agreed(rows(["Å1 ✅ bra vecka, sms:ar som han ska", "Å4 ✅"]), "statuses", CASE)
    assert [texts(one)["status"] for one in found.statuses] == ["pågår", "klar"]
    assert agreed(rows(["Å3 ✅ 9/4 neg"]), "statuses", CASE).unclear


@pytest.mark.parametrize(
    ("last", "goal"),
    [
        ("Det är fritidsmålet.", {"area": "fritid"}),
        ("Det hör till skolan, det är där det tar emot.", {"area": "Skola"}),
        ("Fritid.", {"area": "Fritid"}),
        ("(Skola, nytt)", {"area": "Skola"}),
        ("[skola]", {"area": "skola"}),
        ("(Björkskolan)", {}),
    ],
)
def test_the_last_words_of_a_commitment_may_say_its_goal(last: str, goal: dict[str, str]) -> None:
    told = Row(1, f"Petra ringer om en plats, senast den 4 maj. {last}")
    (found,) = agreed([told], "goals", CASE).goals
    assert texts(found) == goal


def test_both_belong_to_the_goal_that_the_last_sentence_names() -> None:
    told = "Milo skriver ett brev, senast 13 maj. Lina ansöker om stöd, senast 20 maj. Båda hör till skolan."
    found = agreed([Row(1, told)], "goals", CASE).goals
    assert [texts(one) for one in found] == [{"area": "Skola"}] * 2


@pytest.mark.parametrize("said", ["Å3: klar", "Å3 klar", "- Å3: klart", "Å3 – avslutad"])
def test_a_bare_status_of_what_goes_on_is_that_status(said: str) -> None:
    told = agreed(rows([said]), "statuses", CASE)
    assert [*told.unclear, *told.bare] == []
    assert [getattr(one["status"], "text", "") for one in told.statuses] != [""]


def test_one_time_of_what_goes_on_is_not_all_of_it() -> None:
    told = agreed(rows(["Å3: aprilprovet gjort"]), "statuses", CASE)
    assert all(getattr(one.get("status"), "text", "") != "gjort" for one in told.statuses)


@pytest.mark.parametrize("by", ["fre 5/6", "2026-06-05", "den 5 juni"])
def test_what_is_to_be_done_by_a_day_is_new_though_like_an_open_commitment(by: str) -> None:
    lines = ["1. Livsområde: Skola", "   Mål: Behörig", f"   - Lina tar fram schema i matte till hösten. Ansvarig: Lina. Klart senast {by}."]  # fmt: skip
    told = agreed(rows(lines), "goals", CASE)
    assert [*told.unclear, *told.statuses] == []
    (goal,) = told.goals
    assert isinstance(goal["commitments"], list)
    assert len(goal["commitments"]) == 1


def test_a_record_with_status_and_last_day_is_how_it_stands_and_until_when() -> None:
    lines = [
        "Insats: Budgetrådgivaren",
        "  Status: delvis, ett av två besök",
        "  Klart senast: 2026-06-26",
    ]
    (one,) = agreed(rows(lines), "statuses", CASE).statuses
    assert getattr(one["new_due"], "text", "") == "2026-06-26"


def test_a_day_alone_does_not_say_how_a_record_stands() -> None:
    lines = ["Insats: Samtalet", "  Status: Milo har en påse brev", "  Klart senast: 2026-04-15"]
    told = agreed(rows(lines), "statuses", CASE)
    assert told.bare or told.unclear


def test_what_was_not_done_and_is_struck_out_is_struck_out() -> None:
    assert state_of("inte gjort. Milo vill behålla numret, vi stryker punkten").status == "utgår"
    assert state_of("inte gjort, ringer i morgon").status == "inte gjort"
    assert state_of("ej påbörjad, Lina jobbar inte längre där").status == "ej påbörjad"


@pytest.mark.parametrize(
    ("said", "parted"),
    [
        ("Milo tar med alla brev till mig 15/4", ("Milo tar med alla brev till mig", "15/4")),
        ("Lina bokar tid, 27 mars.", ("Lina bokar tid", "27 mars.")),
        *(
            (said, None)
            for said in (
                "Lina går dit från 15/4",
                "Lina ringer efter 15/4",
                "Milo är där mellan 3/4 och 15/4",
                "Milo åker inte före 15/4",
                "Lina ringer inte förrän 15/4",
                "Skulden är 15",
            )
        ),
    ],
)
def test_a_day_at_the_end_is_the_last_day_only_when_nothing_says_otherwise(
    said: str, parted: tuple[str, str] | None
) -> None:
    assert last_day(said) == parted


def test_what_somebody_shall_do_is_asked_about_also_when_it_looks_like_a_heading() -> None:
    told = agreed(rows(["Skola", "Mål: Närvaro 85 %", "- Ansvarig: Petra"]), "goals", CASE)
    assert told.goals[0].get("commitments") or told.bare or told.unclear


def test_nothing_that_is_said_thrice_is_lost() -> None:
    told = agreed(rows(["Läge: ett", "Läge: två", "Läge: tre"]), "goals", CASE)
    assert "två" in str(told)
    lines = ["Åtagande: Milo ringer", "  Hör till: Skola", "  Hör till: Droger", "  Vem: Milo"]
    assert "Droger" in str(agreed(rows([*lines, "  Vem: Lina"]), "goals", CASE))
    assert "Lina" in str(agreed(rows([*lines, "  Vem: Lina"]), "goals", CASE))


@pytest.mark.parametrize(
    ("said", "by"),
    [
        ("Jonas skjutsar Milo till träningen på torsdagar, från den 5 februari.", "ongoing"),
        ("Milo → messar Petra vid skolstart, varje dag från 16/2", "ongoing"),
        ("Lina mejlar närvaron varje fredag", "ongoing"),
        ("Lina bokar studiebesök på lagret, 27/3", "due"),
        ("Jonas skjutsar Milo dit, senast 26 mars ska alla skjutsarna vara gjorda", "due"),
    ],
)
def test_what_is_new_has_its_who_and_when_wherever_they_stand(said: str, by: str) -> None:
    lines = ["Skola", "Mål: Närvaro 85 %", f"- {said}"]
    told = agreed(rows(lines), "goals", CASE)
    (goal,) = told.goals
    assert isinstance(goal["commitments"], list)
    (one,) = goal["commitments"]
    assert isinstance(one, dict)
    assert "responsible" in one
    assert by in one or (by == "ongoing" and "rhythm" in one)


@pytest.mark.parametrize(
    "said",
    [
        "Nya misstankar: 0",
        "Träningar i februari: 7 av 8",
        "Skulder enligt Eva: 86 400 kr",
        "Eva sa att skulden är 86 400 kr just nu.",
        "”De ringde tillbaka!!”",
    ],
)
def test_a_number_or_somebodys_words_among_goals_are_nothing_to_do(said: str) -> None:
    told = agreed(rows(["Skola", "Mål: Närvaro 85 %", said]), "goals", CASE)
    assert not any(goal.get("commitments") for goal in told.goals)
