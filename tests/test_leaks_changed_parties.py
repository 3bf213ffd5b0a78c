"""A party's key given to another body: what was said of the old one never reaches the new one."""

import json
from collections.abc import Callable, Iterator

import pytest

from sigdocs.commands.status_view import plain
from sigdocs.service.doctor.workspace import examine
from sigdocs.service.overview import standing
from sigdocs.settings import SETTINGS
from tests.days import Days, days_in, follow_up, headed, start, withdrawn, words_of

CALLED = "nästa möte: {datum: 2026-10-06}\n"
NEW = "Habiliteringen"


def with_settings(days: Days, change: Callable[[str], str]) -> Iterator[Days]:
    """Open the office anew with other settings."""
    workspace = days.stage.desk.workspace
    path = workspace.root / SETTINGS
    path.write_text(change(path.read_text("utf-8")), "utf-8")
    with days_in(workspace) as after:
        yield after


def another_body(settings: str) -> str:
    """Give the key of BUP to a body of another name."""
    parts = settings.split("[[parter]]")
    return "[[parter]]".join(_renamed(one) if 'nyckel = "bup"' in one else one for one in parts)


def _renamed(part: str) -> str:
    lines = (line for line in part.splitlines() if not line.startswith("kallas"))
    return "\n".join(lines).replace('"BUP"', f'"{NEW}"') + "\n"


@pytest.fixture
def changed(first_days: Days) -> Iterator[Days]:
    """An office where BUP was called and had a plan before its key was given to another body."""
    first_days.accept("2026-09-08", start(more=CALLED))
    yield from with_settings(first_days, another_body)


@pytest.fixture
def changed_before_any_plan(first_days: Days) -> Iterator[Days]:
    """The same where no plan has been made."""
    opened = start().replace("typ: startmöte", "typ: inskrivning")
    opened = "\n".join(one for one in opened.splitlines() if not one.startswith("åtgärdsplan"))
    first_days.accept("2026-09-08", f"{opened}\n")
    yield from with_settings(first_days, another_body)


@pytest.mark.parametrize("party", ["BUP", ""])
def test_word_of_a_withdrawal_and_a_call_taken_back_go_by_the_old_name(
    changed: Days, party: str
) -> None:
    rows = withdrawn(*filter(None, [party]), day="2026-09-15")
    came = changed.accept("2026-09-15", headed("samtycke", "2026-09-15", f"samtycke:\n{rows}"))
    assert "Till BUP" in came.stopped
    assert {*came.papers_to("BUP")} == {"besked_upphort", "kallelse"}
    assert came.papers_to(NEW) == []
    assert not any(
        NEW in words_of(one) for one in came.folder.glob("*.docx") if "_anteckning_" not in one.name
    )


def test_a_plan_given_out_again_without_another_party_does_not_go_to_the_new_body(
    changed: Days,
) -> None:
    rows = withdrawn("Polisen", day="2026-09-15")
    came = changed.accept("2026-09-15", headed("samtycke", "2026-09-15", f"samtycke:\n{rows}"))
    assert NEW not in came.plan_to
    assert came.papers_to(NEW) == []


def test_a_note_that_makes_a_plan_waits_until_the_settings_are_mended(changed: Days) -> None:
    assert changed.drop("2026-09-15", follow_up("2026-09-15")).asks("BUP", NEW)
    back = with_settings(changed, lambda text: text.replace(f'"{NEW}"', '"BUP"'))
    assert "BUP" in next(back).accept("2026-09-15", follow_up("2026-09-15")).plan_to


def test_no_notice_goes_to_the_new_body_where_no_plan_tells_the_old_name(
    changed_before_any_plan: Days,
) -> None:
    rows = withdrawn(day="2026-09-15")
    came = changed_before_any_plan.drop(
        "2026-09-15", headed("samtycke", "2026-09-15", f"samtycke:\n{rows}")
    )
    assert came.asks("BUP", NEW)


def test_doctor_and_status_tell_it_at_once_with_the_remedy(changed: Days) -> None:
    found = [
        one for one in examine(changed.stage.desk.workspace) if one.what == "Parter i samtycken"
    ]
    assert [(NEW in one.said, "kallas" in one.remedy) for one in found] == [(True, True)]
    shown = json.dumps(
        plain(standing(changed.stage.desk), names=False), ensure_ascii=False, default=str
    )
    assert f"stod för BUP och står nu för {NEW}" in shown
    assert "kallas" in shown


def test_a_party_that_still_goes_by_its_old_name_is_the_same(first_days: Days) -> None:
    first_days.accept("2026-09-08", start(more=CALLED))
    kept = with_settings(
        first_days,
        lambda text: another_body(text).replace(f'"{NEW}"', f'"{NEW}"\nkallas = ["BUP"]'),
    )
    days = next(kept)
    assert NEW in days.accept("2026-09-15", follow_up("2026-09-15")).plan_to
    assert plain(standing(days.stage.desk), names=False)["parter i inställningarna"] == []
