import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sigdocs.documents.swedish import NBSP
from sigdocs.rendering.template.filters import FILTERS


def filtered(name: str, value: object) -> str:
    return str(FILTERS[name](value))


@given(st.dates())
def test_dates_are_written_in_full_and_never_broken_before_the_month(day: dt.date) -> None:
    assert filtered("datum", day) == day.isoformat()
    assert filtered("datumtext", day).startswith(f"{day.day}{NBSP}")
    assert filtered("datumtext", day).endswith(f" {day.year}")
    assert filtered("dagdatum", day).endswith(f"dag {filtered('datumtext', day)}")


def test_a_moment_is_written_as_its_day() -> None:
    assert filtered("datum", dt.datetime(2026, 11, 12, 14, 30, tzinfo=dt.UTC)) == "2026-11-12"


@pytest.mark.parametrize(
    ("time", "expected"),
    [
        (dt.time(14, 30), "kl.\xa014.30"),
        (dt.time(9), "kl.\xa009.00"),
        (dt.time(0, 5), "kl.\xa000.05"),
    ],
)
def test_the_clock_is_written_with_a_point(time: dt.time, expected: str) -> None:
    assert filtered("klockslag", time) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (3.5, "3,5"),
        (Decimal("3.50"), "3,5"),
        (0, "0"),
        (-0.001, "0"),
        (-12, "−12"),
        (100, "100"),
        (9999.99, "9999,99"),
        (10_000, "10\xa0000"),
        (1_234_567.8, "1\xa0234\xa0567,8"),
    ],
)
def test_numbers_have_a_decimal_comma(value: float | Decimal, expected: str) -> None:
    assert filtered("tal", value) == expected


@pytest.mark.parametrize(
    ("items", "expected"),
    [([], ""), (["a"], "a"), (["a", "b"], "a och b"), (["a", "b", "c"], "a, b och c")],
)
def test_lists_are_joined_as_a_sentence_does(items: list[str], expected: str) -> None:
    assert filtered("lista", items) == expected


def test_each_line_is_a_paragraph_and_signs_are_escaped() -> None:
    assert filtered("stycken", "a < b\n\nc") == "a &lt; b<?stycke?><?stycke?>c"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("den 2 maj", "den 2_maj"),
        ("den 12 november 2026", "den 12_november 2026"),
        ("kl. 14.30", "kl._14.30"),
        ("25 kap. 1 § OSL", "25_kap. 1_§ OSL"),
        ("§ 5", "§_5"),
        ("sida 3 av 7", "sida 3_av_7"),
        ("5 majs", "5 majs"),
        ("av 7 skäl", "av 7 skäl"),
    ],
)
def test_what_belongs_together_is_not_broken(text: str, expected: str) -> None:
    assert filtered("bind", text) == expected.replace("_", NBSP)


@given(st.text())
def test_binding_changes_nothing_but_spaces(text: str) -> None:
    assert filtered("bind", text).replace(NBSP, " ") == text.replace(NBSP, " ")


def test_the_names_are_swedish_and_ascii() -> None:
    assert all(name.isascii() and name.islower() for name in FILTERS)
