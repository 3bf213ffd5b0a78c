"""Consent in words: read in full, or asked about."""

import pytest

from sigdocs.intake.draft import Cell, Node
from sigdocs.intake.text.consent import consents
from sigdocs.intake.text.lines import Row
from sigdocs.intake.text.names import is_name, is_party, names_in, tells_people
from sigdocs.intake.text.recipients import recipients


def texts(node: Node | None) -> list[str]:
    nodes = node if isinstance(node, list) else [node]
    return [cell.text for cell in nodes if isinstance(cell, Cell)]


def told(text: str) -> tuple[list[dict[str, Node]], int]:
    facts, _, lost = consents([Row(n, line) for n, line in enumerate(text.split("\n"), 1)])
    return facts, len(lost)


@pytest.mark.parametrize(
    ("sentence", "givers", "parties"),
    [
        ("Samtycke från Sara och Milo. Gäller polisen.", ["Sara", "Milo"], ["polisen"]),
        ("Samtycke från Sara, Jonas och Milo, dat 1/9.", ["Sara", "Jonas", "Milo"], []),
        ("Sara + Milo samtycker. Omfattar BUP + soc.", ["Sara", "Milo"], ["BUP", "soc"]),
        ("Skriftligt från Eva 1/9, gäller BUP och soc till 1/3-27.", ["Eva"], ["BUP", "soc"]),
        ("Avser Fritidsbanken och Ejderskolan.", [], ["Fritidsbanken", "Ejderskolan"]),
        (
            "Sara har idag lämnat samtycke till att Björkskolan delar uppgifter med soc.",
            ["Sara"],
            ["Björkskolan", "soc"],
        ),
    ],
)
def test_who_consents_to_whom(sentence: str, givers: list[str], parties: list[str]) -> None:
    (fact,), lost = told(sentence)
    assert (texts(fact.get("givers")), texts(fact.get("parties")), lost) == (givers, parties, 0)


@pytest.mark.parametrize(
    "sentence",
    [
        "Sara är tveksam till att skolan får veta.",
        "Milo samtycker inte till BUP.",
        "Sara och Jonas har inte återkallat samtycket.",
        "Samtycket upphör.",
        "Samtycket gäller till sommaren.",
        "Gäller BUP till 1 mars, polisen till 1 april.",
        "Samtycke saknas från Jonas.",
        "Polisen får bara veta om brott.",
        "Gäller BUP och skolan, bara skolgång.",
        "Gäller familjen.",
        "Gäller alla parter.",
        "Petra tar upp det med familjen, gäller BUP om Sara vill.",
        "Niklas informerar, Sara säger nej till BUP.",
        "Sara ringde 1/10 och drar tillbaka samtycket.",
        "Milo tar kanske tillbaka samtycket till BUP.",
        "Milo tar tillbaka samtycket för drogprover till BUP.",
        "Milo tar tillbaka samtycket till BUP och för hälsa till Polisen.",
        "Milo tar tillbaka samtycket för hälsa till Polisen och till BUP.",
        "Milo tar tillbaka samtycket för hälsa till Polisen och för ekonomi till BUP.",
    ],
)
def test_a_sentence_with_any_word_beyond_the_grammar_is_asked_about(sentence: str) -> None:
    facts, lost = told(sentence)
    assert lost == 1
    assert all(set(fact) == {"comment"} for fact in facts)


@pytest.mark.parametrize(
    "sentence",
    [
        "Samtycket är frivilligt och kan tas tillbaka när som helst.",
        "Petra går igenom vad samtycket innebär.",
        "Ok, gäller fortfarande.",
        "Skriftligt samtycke finns.",
        "Samtycke finns, inget nytt har hänt.",
    ],
)
def test_what_changes_nothing_is_kept_as_a_comment(sentence: str) -> None:
    facts, lost = told(sentence)
    assert ([set(fact) for fact in facts], lost) == ([{"comment"}], 0)


def test_parties_in_a_list_may_be_answered_and_anything_more_is_asked() -> None:
    lines = [
        "Polisen",
        "BUP – nej",
        "Mini-Maria (ja)",
        "Lindåsa BK (bara fritid)",
        "Soc (inte prov)",
    ]
    facts, _, lost = consents([Row(n, line, bullet=True) for n, line in enumerate(lines, 1)])
    assert texts(facts[0]["parties"]) == ["Polisen", "Mini-Maria", "Lindåsa BK (bara fritid)"]
    assert texts(facts[0]["not_parties"]) == ["BUP"]
    assert [row.number for row in lost] == [5]


@pytest.mark.parametrize(
    ("line", "to", "not_to"),
    [
        (
            "soc, Björkskolan + Mini-Maria, ej polisen",
            ["soc", "Björkskolan", "Mini-Maria"],
            ["polisen"],
        ),
        ("alla utom Polisen", [], ["Polisen"]),
        ("Jonas vill inte ha nåt hem.", [], ["Jonas"]),
        ("Pappa ska inte få planen", [], ["Pappa"]),
    ],
)
def test_who_gets_the_plan(line: str, to: list[str], not_to: list[str]) -> None:
    found = recipients([Row(1, line)])
    said = (texts(found.fields.get("to")), texts(found.fields.get("not_to")), found.lost)
    assert said == (to, not_to, [])


@pytest.mark.parametrize(
    "line",
    ["Milo om han vill", "alla som orkar läsa", "Jonas får inte veta adressen", "soc tar den"],
)
def test_recipients_that_are_no_names_are_asked_about(line: str) -> None:
    found = recipients([Row(1, line)])
    assert (found.fields, found.limits, len(found.lost)) == ({}, [], 1)


def test_names_and_parties_are_told_from_what_is_said_of_them() -> None:
    assert names_in("både Milo och Sara+Jonas") == ["Milo", "Sara", "Jonas"]
    assert is_name("Fältgruppen i Lindåsa")
    assert not is_name("Sara ringde 1/10 och")
    assert not any(map(is_party, ("pappa", "alla", "BUP – nej", "x (inte prov)")))


@pytest.mark.parametrize(
    ("line", "clear"),
    [
        ("Milo", True),
        ("Lina Strand, mentor, Björkskolan", True),
        ("Niklas Berg, kommunpolis, lpo Lindåsa", True),
        ("Milo, Sara, Amir", True),
        ("Milo; Lina Strand, mentor, Björkskolan", True),
        ("Milo Ekdahl, Sara Ekdahl", False),
        ("Milo, Sara, Elin Moe, tränare Lindåsa BK", False),
        ("Sara, mamma, Jonas Ekdahl, pappa", False),
        ("Pappa Jonas har inte vårdnad", False),
    ],
)
def test_people_on_one_line_are_told_apart_or_asked_about(line: str, clear: object) -> None:
    assert tells_people(line, alone=True) is clear


@pytest.mark.parametrize(
    "said",
    [
        "Skriftligt samtycke från Milo, Sara och Jonas 2026-09-03.",
        "Skriftligt samtycke från Milo, Sara och Jonas, 2026-09-03.",
        "Samtycke från Milo, Sara och Jonas lämnat 2026-09-03.",
        "Samtycke från Milo, Sara och Jonas den 2026-09-03.",
    ],
)
def test_three_who_consent_are_read_with_the_day_after_their_names(said: str) -> None:
    (fact,), _, lost = consents([Row(1, f"{said} Gäller Polisen t.o.m. 2027-03-01.")])
    assert not lost
    assert texts(fact["givers"]) == ["Milo", "Sara", "Jonas"]
    assert texts(fact["on"]) == ["2026-09-03"]
    assert texts(fact["until"]) == ["2027-03-01"]


def test_the_last_day_of_a_consent_is_not_taken_for_the_day_it_was_given() -> None:
    (fact, *_), _, _ = consents([Row(1, "Samtycke från Milo, Sara till 2027-03-01.")])
    assert "on" not in fact


BELOW = "Parter:\nPolisen (skolgång)\nBUP\nInte:\nKronofogden\nTill och med: 2026-12-31"
INLINE = "Parter: Polisen (skolgång); BUP\nInte: Kronofogden\nTill och med: 2026-12-31"


def test_parties_a_line_below_their_label_are_those_on_one_line() -> None:
    (below,), (inline,) = (told(f"Lämnat av: Milo\n{said}")[0] for said in (BELOW, INLINE))
    assert {name: texts(node) for name, node in below.items()} == {
        name: texts(node) for name, node in inline.items()
    }
    assert told(BELOW)[1] == told(INLINE)[1] == 0


@pytest.mark.parametrize(
    "line",
    [
        "Gäller så länge insatsen pågår",
        "Milo vill inte att BUP får veta",
        "Undantag allt om pappa",
        "Milo tar tillbaka samtycket till BUP",
        "BUP nej",
        "till och med 31 december",
    ],
)
def test_a_line_that_limits_is_never_one_of_the_parties_above(line: str) -> None:
    facts, _ = told(f"Lämnat av: Milo\nParter:\nPolisen\n{line}")
    assert not any(line in text for one in facts for text in texts(one.get("parties")))
