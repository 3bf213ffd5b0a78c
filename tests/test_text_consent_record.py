"""A section of consent written as a record, what is unchanged, and who shall have the plan."""

import pytest

from sigdocs.intake.draft import Cell, Node
from sigdocs.intake.text.consent_record import told_of_consent
from sigdocs.intake.text.lines import Row
from sigdocs.intake.text.note import read_text
from sigdocs.intake.text.recipients import recipients
from sigdocs.intake.text.unchanged import unchanged

ELIS = "Skriftligt, undertecknat 13 januari 2026 av Elis Hedlund, Karin Hedlund och Peter Åkerlind."


def texts(node: Node | None) -> list[str]:
    nodes = node if isinstance(node, list) else [node]
    return [cell.text for cell in nodes if isinstance(cell, Cell)]


def told(*lines: str, closing: bool = False) -> tuple[list[dict[str, list[str]]], list[str]]:
    rows = [Row(number, line) for number, line in enumerate(lines, 1)]
    facts, _, lost = told_of_consent(rows, closing=closing)
    said = [
        {name: texts(node) for name, node in fact.items() if name != "comment"} for fact in facts
    ]
    return said, [row.text for row in lost]


@pytest.mark.parametrize(
    "sentence",
    [
        "Oförändrat.",
        "Oförändrat sedan 13 januari 2026.",
        "gäller som förut till 30 nov",
        "samma som sist",
        "Samtycket är oförändrat.",
        "Samtycket från 2 mars gicks igenom och ligger kvar.",
        "Samtycket från 3 februari är oförändrat",
        "Samtycket står kvar tiden ut, oförändrat.",
        "Samtycket gäller, ingen ändring.",
        "Samtycket är lämnat sedan förut och oförändrat.",
        "Inga ändringar i samtycket.",
        "Robin vill inte ändra något, det är oförändrat.",
        "10:02 Samtycket är oförändrat.",
    ],
)
def test_a_consent_that_is_as_it_was(sentence: str) -> None:
    assert unchanged(sentence).get("action") == "oförändrat"


@pytest.mark.parametrize(
    "sentence",
    [
        "Samtycket är inte oförändrat.",
        "Samtycket är oförändrat utom för polisen.",
        "Samtycket är oförändrat, men BUP ska bort.",
        "Oförändrat för polisen.",
        "Oförändrat, bara skolgång.",
        "Samtycket ligger inte kvar.",
        "Samtycket är nästan oförändrat.",
        "Sara vill ändra något, annars oförändrat.",
        "Oförändrat tills Jonas säger nej.",
        "Samtycke och fritid är oförändrat.",
        "Planen är oförändrad sedan sist och Jonas är tveksam.",
        "Samtycket kanske ligger kvar.",
    ],
)
def test_a_word_more_and_it_is_not_said_to_be_as_it_was(sentence: str) -> None:
    assert unchanged(sentence) == {}
    assert unchanged(sentence, named=True) == {}


def test_only_what_names_the_consent_is_of_it_elsewhere() -> None:
    assert unchanged("Samtycket gäller till sista november.", named=True)["until"] == "november"
    assert unchanged("Oförändrat.", named=True) == {}
    assert unchanged("Ingen ändring sedan sist.", named=True) == {}


def test_a_consent_said_again_line_by_line_is_one_fact() -> None:
    facts, lost = told(
        "Oförändrat sedan 13 januari 2026.",
        "Gäller: 13 januari 2026 – 31 oktober 2026",
        "Omfattar: socialtjänsten, polisen, Kvarnhede Basket (bara fritid)",
        "Omfattar inte: BUP",
    )
    assert lost == []
    assert facts == [
        {
            "action": ["oförändrat"],
            "on": ["13 januari 2026"],
            "since": ["13 januari 2026"],
            "until": ["31 oktober 2026"],
            "parties": ["socialtjänsten", "polisen", "Kvarnhede Basket (bara fritid)"],
            "not_parties": ["BUP"],
        }
    ]


def test_givers_days_parties_and_kinds_in_lines_of_their_own_are_one_consent() -> None:
    facts, lost = told(
        ELIS,
        "Gäller: 13 januari 2026 – 31 oktober 2026",
        "Omfattar: socialtjänsten, polisen",
        "Omfattar inte: BUP",
        "Uppgifter som får delas: skolgång och närvaro, brottsmisstankar, hälsa och droger",
        "Undantag: skolans pedagogiska utredning lämnas inte till polisen",
    )
    assert lost == []
    (fact,) = facts
    assert fact["givers"] == ["Elis Hedlund", "Karin Hedlund", "Peter Åkerlind"]
    assert (fact["on"], fact["until"]) == (["13 januari 2026"], ["31 oktober 2026"])
    assert fact["information"] == ["skolgång och närvaro, brottsmisstankar, hälsa och droger"]
    assert fact["exceptions"] == ["skolans pedagogiska utredning lämnas inte till polisen"]


NEW = (
    "Ny part: Kvarnhede Basket, tränare Emil Wallin",
    "Skriftligt, undertecknat 2 mars 2026 av Elis Hedlund, Karin Hedlund och Peter Åkerlind.",
    "Gäller för Kvarnhede Basket: 2 mars 2026 – 31 oktober 2026",
    "Uppgifter som får delas med Kvarnhede Basket: fritid",
    "I övrigt oförändrat: socialtjänsten, polisen t.o.m. 31 oktober 2026",
    "Omfattar inte: BUP",
)


def test_a_new_party_has_its_own_consent_and_the_rest_is_as_it_was() -> None:
    facts, lost = told(*NEW)
    assert lost == []
    new, rest = facts
    assert (new["parties"], new["information"], new["on"]) == (
        ["Kvarnhede Basket"],
        ["fritid"],
        ["2 mars 2026"],
    )
    assert (rest["action"], rest["parties"]) == (["oförändrat"], ["socialtjänsten", "polisen"])
    assert rest["not_parties"] == ["BUP"]


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("delas med Kvarnhede Basket: fritid", "delas med polisen: fritid"),
        ("Gäller för Kvarnhede Basket:", "Gäller för Kvarnhede Basket Ungdom:"),
        ("delas med Kvarnhede Basket: fritid", "delas med Kvarnhede Basket: allt utom fritid"),
        ("I övrigt oförändrat: socialtjänsten, polisen", "I övrigt oförändrat: alla utom polisen"),
        ("av Elis Hedlund, Karin Hedlund", "av Elis Hedlund, inte Karin Hedlund"),
        ("Omfattar inte: BUP", "Omfattar inte: BUP förrän Karin sagt ja"),
    ],
)
def test_a_line_of_something_else_is_asked_about(was: str, now: str) -> None:
    """A longer name, another party, a negation or a condition is never read as the known form."""
    lines = [line.replace(was, now) for line in NEW]
    assert lines != list(NEW)
    assert len(told(*lines)[1]) == 1


def test_who_takes_what_back_stands_below_what_is_taken_back() -> None:
    facts, lost = told(
        "Återkallat: fältgruppen",
        "Elis tar tillbaka samtycket för fältgruppen i dag, muntligt, antecknat av Maria. Karin och Peter håller med.",
        "Gäller direkt, fr.o.m. 16 april 2026. Fältgruppen får inga fler uppgifter.",
        "I övrigt oförändrat: socialtjänsten, polisen t.o.m. 31 oktober 2026",
        "Omfattar inte: BUP, fältgruppen",
    )
    assert lost == []
    back, rest = facts
    assert back == {
        "action": ["återkallat"],
        "parties": ["fältgruppen"],
        "givers": ["Elis"],
        "on": ["i dag"],
        "written": ["nej"],
        "noted_by": ["Maria"],
        "since": ["16 april 2026"],
    }
    assert rest["not_parties"] == ["BUP", "fältgruppen"]


@pytest.mark.parametrize(
    "second",
    [
        "Elis tar tillbaka samtycket för polisen i dag.",
        "Elis tar kanske tillbaka samtycket för fältgruppen.",
        "Polisen får inga fler uppgifter.",
        "Omfattar: polisen, BUP",
        "Uppgifter som får delas: fritid",
        "Karin håller inte med.",
    ],
)
def test_what_does_not_go_with_a_withdrawal_is_asked_about(second: str) -> None:
    facts, lost = told("Återkallat: fältgruppen", second)
    assert lost == [second]
    assert facts[0]["parties"] == ["fältgruppen"]


ENDS = "Gällde t.o.m. 31 oktober 2026 men upphör i dag, 24 september 2026, när insatsen avslutas."


def test_that_consent_ends_with_the_insats_is_no_question_at_the_closing() -> None:
    assert told(ENDS, closing=True)[1] == []
    assert told(ENDS)[1] == [ENDS]


@pytest.mark.parametrize(
    ("line", "everyone", "to", "not_to"),
    [
        ("Planen skickas till Robin och alla i samtycket", True, ["Robin"], []),
        ("alla i samtycket, plus Noor, Dalia och Karim", True, ["Noor", "Dalia", "Karim"], []),
        ("Planen till familjen (Noor, Dalia) och alla i samtycket", True, ["Noor", "Dalia"], []),
        ("Planen går till Tim. Vårdcentralen ska inte ha den.", False, ["Tim"], ["Vårdcentralen"]),
        ("Planen går till Tim och Marie. Inte skolan.", False, ["Tim", "Marie"], ["skolan"]),
        ("Alla i samtycket får den. BUP är inte med.", True, [], ["BUP"]),
        ("alla i samtycket utom BUP och polisen", True, [], ["BUP", "polisen"]),
        ("alla i samtycket men inte till BUP, Mini-Maria", True, [], ["BUP", "Mini-Maria"]),
        (
            "Robin och Mia, inte till AF, KFM eller polisen",
            False,
            ["Robin", "Mia"],
            ["AF", "KFM", "polisen"],
        ),
        ("alla i samtycket utom Polisen (Robin vill det så den här gången)", True, [], ["Polisen"]),
        (
            "Robin och Mia. Björkviks IF behöver inte detta.",
            False,
            ["Robin", "Mia"],
            ["Björkviks IF"],
        ),
        ("Karin via Maria", False, ["Karin"], []),
        ("Dennis, Gårdskolan och Planverket", False, ["Dennis", "Gårdskolan", "Planverket"], []),
        ("alla i samtycket via säker e-post", True, [], []),
        ("skicka t alla i sam., inte roger", True, [], ["roger"]),
        ("plan → alla i samtycket, BUP ej med", True, [], ["BUP"]),
        ("→ planen till alla i samtycket. VC ej", True, [], ["VC"]),
        ("till: familjen + alla i sam.", True, ["familjen"], []),
        (
            "utskick tim, marie och alla i sam. inte vårdcentralen (finns inte i sam.) och inte pappa roger",
            True,
            ["tim", "marie"],
            ["vårdcentralen", "pappa roger"],
        ),
    ],
)
def test_who_gets_the_plan(line: str, *, everyone: bool, to: list[str], not_to: list[str]) -> None:
    found = recipients([Row(1, line)])
    covered = texts(found.fields.get("everyone_covered")) == ["ja"]
    said = (covered, texts(found.fields.get("to")), texts(found.fields.get("not_to")))
    assert (said, found.lost) == ((everyone, to, not_to), [])


@pytest.mark.parametrize(
    "line",
    [
        "via Maria",
        "alla myndigheter",
        "alla som vill",
        "Polisen får planen när Jonas sagt ja",
        "soc, polisen, men skolan bara om Sara säger ja",
        "inte till BUP, alla i samtycket",
        "Tim och alla i samtycket som har bett om den",
        "BUP, inte",
        "Polisen men inte när den är sjuk",
    ],
)
def test_what_is_no_list_of_receivers_is_asked_about(line: str) -> None:
    found = recipients([Row(1, line)])
    assert (found.fields, len(found.lost)) == ({}, 1)


def test_as_usual_says_nothing_new_and_is_kept() -> None:
    found = recipients([Row(1, "skickas som vanligt")])
    assert (found.fields, found.lost, len(found.kept)) == ({}, [], 1)


@pytest.mark.parametrize(
    "line",
    [
        "alla i samtycket, KFM enbart ekonomi",
        "alla i samtycket (KFM bara ekonomidelen)",
        "Alla i samtycket, och KFM bara ekonomidelen.",
        "Går till alla i samtycket. KFM får bara det som rör ekonomin.",
        "alla i samtycket. KFM ska inte ha annat än ekonomi",
    ],
)
def test_a_part_for_one_party_is_held_against_its_consent(line: str) -> None:
    found = recipients([Row(1, line)])
    (limit,) = found.limits
    (party,) = [one for one in _several(limit["parties"]) if isinstance(one, dict)]
    assert texts(party["name"]) == ["KFM"]
    assert texts(party["information"])[0].startswith("ekonomi")
    assert texts(limit["action"]) == ["oförändrat"]
    assert "to" not in found.fields


def test_such_sentences_are_taken_below_any_heading() -> None:
    draft = read_text(
        "Uppföljning\nÄrende: SIG-2026-001\nDatum: 2026-09-22\n\nPlanen\n"
        "Boendemålet pågår. Samtycket är oförändrat. Utskick till alla i samtycket. BUP är inte med.\n"
    ).draft
    assert draft["recipients"]["everyone_covered"].text == "ja"  # type: ignore[index, union-attr, call-overload]
    assert texts(draft["recipients"]["not_to"]) == ["BUP"]  # type: ignore[index, call-overload]
    (again,) = [one for one in _several(draft["consents"]) if isinstance(one, dict)]
    assert texts(again["action"]) == ["oförändrat"]


def test_a_consent_taken_back_elsewhere_is_asked_about_though_another_line_says_unchanged() -> None:
    found = read_text(
        "Uppföljning\nÄrende: SIG-2026-001\nDatum: 2026-09-22\n\nVädret\nSamtycket är oförändrat.\n"
        "Milo återkallar samtycket till polisen.\n"
    )
    assert "samtycke-pa-fel-plats" in {one.code for one in found.problems}


def _several(node: Node) -> list[Node]:
    return node if isinstance(node, list) else [node]


def test_what_has_happened_to_a_consent_is_no_block_of_its_own() -> None:
    """”Vad som hänt: ändrat” below Samtycke opens no other block, where a limit would be lost."""
    draft = read_text(
        "Uppföljning\nÄrende: SIG-2026-001\nDatum: 2026-10-18\n\nSamtycke\nVad som hänt: ändrat\n"
        "Lämnat av: Leyla Hassan\nParter: BUP\nSlags uppgifter: ekonomi\nTill och med: 2026-12-17\n"
    ).draft
    (fact,) = [one for one in _several(draft["consents"]) if isinstance(one, dict)]
    assert texts(fact["action"]) == ["ändrat"]
    assert texts(fact["information"]) == ["ekonomi"]
