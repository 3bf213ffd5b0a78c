"""The vilande lista: numbers, days and colleagues, and nothing of any case."""

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sigdocs.documents.closing.dormant_list import dormant_list_context, standing_list
from sigdocs.model.case import Case, CaseState
from sigdocs.model.closing import Closing
from sigdocs.rendering.office.pool import OfficePool, Paper
from sigdocs.rendering.pdf_check import check
from tests.oracles import audit_docx
from tests.paper_cases import PROFILE, START
from tests.paper_rendering import example_context, rendered, text_of
from tests.protecting import SECRETS, all_text, hidden, read_pdf

KIND = "vilande_lista"
DAY = dt.date(2027, 6, 14)
WHEN = dt.datetime(2027, 6, 14, 12, tzinfo=dt.UTC)
PEOPLE = ("Milo", "Ekdahl", "20110415", "Sara", "Jonas", "Björkskolan", "Haddad")


def watched(number: str = "SIG-2026-014", on: dt.date | None = None, **told: Any) -> Case:
    closing = Closing(reason="Milo flyttar", dormant=True, follow_up_on=on, **told)
    state = {"number": number, "state": CaseState.CLOSED, "closing": closing}
    return START.model_copy(update=state)


def lines(*cases: Case) -> list[tuple[str, str, str]]:
    found = dormant_list_context(cases, DAY, PROFILE).cases
    return [(one.number, one.next, one.who) for one in found]


def test_the_first_contact_to_take_comes_first_and_a_late_one_says_so() -> None:
    late, soon = DAY - dt.timedelta(1), DAY
    assert lines(watched("B", soon), watched("C"), watched("A", late)) == [
        ("A", "2027-06-13\nförsenad", "Petra Lindqvist"),
        ("B", "2027-06-14", "Petra Lindqvist"),
        ("C", "–", "Petra Lindqvist"),
    ]


@pytest.mark.parametrize(
    "case",
    [
        START,
        watched().model_copy(update={"state": CaseState.ACTIVE}),
        watched().model_copy(update={"closing": Closing(dormant=False)}),
        watched().model_copy(update={"closing": Closing()}),
        watched().model_copy(update={"closing": None}),
    ],
)
def test_only_a_closed_case_that_is_to_be_watched_is_on_it(case: Case) -> None:
    assert lines(case) == []


def test_only_a_colleague_is_named() -> None:
    assert lines(watched(follow_up_by="petra"))[0][2] == "Petra Lindqvist"
    assert lines(watched(follow_up_by="mamma Sara"))[0][2] == "Petra Lindqvist"
    alone = watched(follow_up_by="mamma Sara").model_copy(update={"coordinator": ""})
    assert lines(alone)[0][2] == "Petra Lindqvist"
    nobody = alone.model_copy(update={"meetings": ()})
    assert lines(nobody)[0][2] == "–"


@given(st.text(max_size=20), st.lists(st.text(max_size=20), max_size=3))
def test_nothing_that_was_told_of_a_case_can_stand_on_it(by: str, after: list[str]) -> None:
    told: dict[str, Any] = {"follow_up_by": by, "afterwards": tuple(after), "guardian_words": by}
    case = watched().model_copy(update={"closing": Closing.model_construct(dormant=True, **told)})
    plain = dormant_list_context([watched()], DAY, PROFILE)
    assert dormant_list_context([case], DAY, PROFILE).cases == plain.cases


def paper(*cases: Case) -> bytes:
    return rendered(KIND, dormant_list_context(cases, DAY, PROFILE))


def test_the_paper_names_nobody_of_the_family_and_no_school() -> None:
    whole = all_text(paper(hidden(watched(on=DAY, follow_up_by="Sara på Björkvägen 3"))))
    assert "SIG-2026-014" in whole
    assert not [name for name in (*PEOPLE, *SECRETS) if name in whole]


def test_an_empty_list_says_that_it_is_empty() -> None:
    said = text_of(paper())
    assert "Inga ärenden står på listan." in said
    assert "Nästa kontakt |" not in said


def test_its_name_and_title_say_nothing_but_what_it_is() -> None:
    document = standing_list([watched(on=DAY)], DAY, PROFILE)
    assert (document.stem, document.title, document.party) == ("vilande_lista", "Vilande lista", "")


def crowd() -> bytes:
    return paper(*(watched(f"SIG-2026-{place:03}", DAY) for place in range(1, 90)))


def test_a_long_list_opens_in_word_without_repair() -> None:
    audit_docx(crowd())


@pytest.mark.office
@pytest.mark.slow
def test_its_pages_are_fit_for_printing_and_repeat_their_header(office: OfficePool) -> None:
    words = [rendered(KIND, example_context(KIND)), paper(), crowd()]
    made = office.archive([Paper(word, "Vilande lista", WHEN) for word in words])
    pdfs = [pdf for pdf in made if isinstance(pdf, bytes)]
    assert [check(pdf) for pdf in pdfs] == [(), (), ()]
    assert [len(read_pdf(pdf)) for pdf in pdfs[:2]] == [1, 1]
    with_rows = [page for page in read_pdf(pdfs[2]) if "SIG-2026-" in page]
    assert all("Nästa kontakt" in page for page in with_rows)
