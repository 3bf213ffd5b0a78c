"""What is taken back in a form's box for remarks on consent acts as it would in a text note."""

from typing import Any

import pytest

from sigdocs.intake.form.read import FormReading, read_form
from tests.form_samples import Hand, a_form, said


def withdrawn(remark: str) -> list[dict[str, Any]]:
    hand = Hand(a_form())
    hand.answer("Samtycke", "Kommentar om samtycket", remark)
    reading = read_form(hand.save())
    assert isinstance(reading, FormReading)
    found = said(reading.draft).get("consents", [])
    assert [one["comment"] for one in found if "action" not in one] == ([remark] if remark else [])
    return [one for one in found if "action" in one]


@pytest.mark.parametrize(
    ("remark", "givers", "parties"),
    [
        ("Sara Ekdahl tar tillbaka samtycket till Polisen från 2026-09-22.", ["Sara Ekdahl"], ["Polisen"]),
        ("Sara Ekdahl återkallar samtycket till Polisen.", ["Sara Ekdahl"], ["Polisen"]),
        ("Milo drar tillbaka sitt samtycke.", ["Milo"], []),
    ],
)  # fmt: skip
def test_a_withdrawal_understood_whole_is_one(
    remark: str, givers: list[str], parties: list[str]
) -> None:
    (fact,) = withdrawn(remark)
    assert fact["action"] == "återkallat"
    assert fact["givers"] == givers
    assert fact.get("parties", []) == parties


def test_kinds_taken_back_are_those_alone() -> None:
    (fact,) = withdrawn(
        "Sara Ekdahl tar tillbaka samtycket för familj till Polisen från 2026-09-22."
    )
    assert fact["information"] == ["familj"]


@pytest.mark.parametrize(
    "remark",
    [
        "Sara Ekdahl samtycker till att uppgifter lämnas till Polisen.",
        "Sara Ekdahl tar tillbaka samtycket till Polisen. Milo samtycker till BUP.",
        "Sara Ekdahl tar nog tillbaka samtycket till Polisen om det fortsätter så här.",
        "Inget ändras.",
        "",
    ],
)
def test_what_gives_or_is_not_understood_whole_stays_a_remark(remark: str) -> None:
    assert not withdrawn(remark)
