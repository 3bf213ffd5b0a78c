"""The receipt of a note that touched consent, custody or protection ends with how consent stands."""

from tests.days import Days, follow_up, given, headed, withdrawn

TITLE = "Så gäller samtycket nu"


def table(receipt: str) -> list[str]:
    """The lines below the heading, "" and all after left out."""
    body = receipt.partition(f"{TITLE}\n")[2]
    return body.partition("\n\n")[0].splitlines()


def row(receipt: str, party: str) -> str:
    (found,) = [line for line in table(receipt) if line.startswith(party)]
    return found


def test_each_party_stands_with_kinds_days_and_whose_yes(days: Days) -> None:
    rows = "samtycke:\n" + withdrawn("BUP", day="2026-09-20", by="Sara Ekdahl")
    receipt = days.accept("2026-09-20", headed("samtycke", "2026-09-20", rows)).receipt
    assert receipt.rstrip().endswith(table(receipt)[-1])
    polisen = row(receipt, "Polisen")
    assert "alla slag" in polisen
    assert "2026-09-01–2027-02-28" in polisen
    assert all(name in polisen for name in ("Sara Ekdahl", "Jonas Ekdahl", "Milo Ekdahl"))
    bup = row(receipt, "BUP")
    assert "ingenting" in bup
    assert "Jonas Ekdahl, Milo Ekdahl" in bup or "Milo Ekdahl, Jonas Ekdahl" in bup
    (lacks,) = [line for line in table(receipt) if line.startswith("    ")]
    assert lacks.startswith("    Sara Ekdahl: ")
    assert lacks.endswith("; behövs ett nytt samtycke")


def test_what_lacks_is_told_for_each_who_has_not_said_yes(days: Days) -> None:
    rows = "samtycke:\n" + given("Frivården", day="2026-09-20", by="Milo Ekdahl")
    receipt = days.accept("2026-09-20", headed("samtycke", "2026-09-20", rows)).receipt
    lines = table(receipt)
    place = lines.index(row(receipt, "Frivården"))
    lacking = {line.strip().partition(":")[0] for line in lines[place + 1 : place + 3]}
    assert lacking == {"Sara Ekdahl", "Jonas Ekdahl"}
    assert all("behövs" in line for line in lines[place + 1 : place + 3])


def test_custody_and_protection_bring_the_table_too(days: Days) -> None:
    told = "vårdnadshavare: [{namn: Jonas Ekdahl, vårdnad: ingen}, {namn: Sara Ekdahl, vårdnad: ensam}]\n"
    receipt = days.accept("2026-09-20", follow_up("2026-09-20", told)).receipt
    assert "Jonas" not in row(receipt, "Polisen")


def test_a_note_that_touches_none_of_it_has_no_table(days: Days) -> None:
    assert TITLE not in days.accept("2026-09-20", follow_up("2026-09-20")).receipt
