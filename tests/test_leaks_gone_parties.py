"""A party gone from the settings loses its right like any other: with stop, notice and cancelled call."""

from collections.abc import Iterator

import pytest

from sigdocs.settings import SETTINGS
from tests.days import Days, days_in, follow_up, headed, in_words, start, withdrawn, words_of

CALLED = "nästa möte: {datum: 2026-10-06}\n"
BOTH = {"besked_upphort", "kallelse"}


@pytest.fixture
def without_bup(first_days: Days) -> Iterator[Days]:
    """An office where BUP was called and had a plan before it was taken out of the settings."""
    first_days.accept("2026-09-08", start(more=CALLED))
    workspace = first_days.stage.desk.workspace
    path = workspace.root / SETTINGS
    parts = path.read_text("utf-8").split("[[parter]]")
    path.write_text("[[parter]]".join(one for one in parts if 'nyckel = "bup"' not in one), "utf-8")
    with days_in(workspace) as days:
        yield days


def consent(rows: str) -> str:
    """A note of consent in YAML."""
    return headed("samtycke", "2026-09-15", f"samtycke:\n{rows}")


@pytest.mark.parametrize(
    "note",
    [
        pytest.param(consent(withdrawn(day="2026-09-15")), id="allt"),
        pytest.param(consent(withdrawn("BUP", day="2026-09-15")), id="namnet"),
        pytest.param(consent(withdrawn("Polisen", "BUP", day="2026-09-15")), id="bland andra"),
        pytest.param(
            in_words(
                "Samtycke",
                "2026-09-15",
                "Samtycke",
                "Milo tar tillbaka samtycket till BUP 2026-09-15.",
            ),
            id="text",
        ),
        pytest.param(
            follow_up("2026-09-15", f"samtycke:\n{withdrawn('BUP', day='2026-09-15')}{CALLED}"),
            id="på ett möte",
        ),
    ],
)
def test_a_withdrawal_reaches_a_party_gone_from_the_settings(without_bup: Days, note: str) -> None:
    came = without_bup.accept("2026-09-15", note)
    assert "Till BUP" in came.stopped
    assert {*came.papers_to("BUP")} == BOTH
    (call,) = (one for one in came.folder.glob("*_kallelse_*.docx") if "TillBUP" in words_of(one))
    assert "Inställt" in words_of(call)
    again = without_bup.accept("2026-09-16", consent(withdrawn("Polisen", day="2026-09-16")))
    assert not again.papers_to("BUP")


def test_a_party_gone_from_the_settings_is_told_of_on_the_list_and_has_no_plan(
    without_bup: Days,
) -> None:
    taken = withdrawn("Polisen", day="2026-09-22")
    came = without_bup.accept("2026-09-22", follow_up("2026-09-22", f"samtycke:\n{taken}{CALLED}"))
    assert "BUP" not in came.plan_to
    assert "Skickas INTE till BUP: finns inte längre i inställningarna" in came.receipt


def test_a_party_gone_from_the_settings_is_told_of_its_meeting_but_called_to_no_other(
    without_bup: Days,
) -> None:
    told = headed("journal", "2026-09-10", "iakttagelser: Flyttat.\n")
    moved = CALLED.replace("10-06", "10-08")
    came = without_bup.accept("2026-09-10", told + moved)
    assert came.papers_to("BUP") == ["kallelse"]
    taken = f"samtycke:\n{withdrawn('Polisen', day='2026-10-08')}"
    later = follow_up("2026-10-08", taken + CALLED.replace("10-06", "11-10"))
    assert not without_bup.accept("2026-10-08", later).papers_to("BUP")
