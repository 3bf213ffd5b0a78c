"""No author of a paper has to think of protected people: what is printed is shielded in one place."""

import ast
import datetime as dt
from enum import Enum
from pathlib import Path

import pytest
from pydantic import BaseModel

import sigdocs
from sigdocs.documents import kinds, shield
from sigdocs.documents.document import Document
from sigdocs.documents.kinds import PAPERS, printable
from sigdocs.documents.paper import Paper
from sigdocs.documents.shield import HIDDEN
from sigdocs.model.case import Case
from sigdocs.service.on_demand import decision_basis, lay_on_demand
from tests.paper_cases import PROFILE, example
from tests.paper_rendering import example_context
from tests.protecting import SECRETS, all_text, hidden
from tests.service_stage import Stage

DAY = dt.date(2026, 9, 22)
TOLD = "hos mamma på Björkvägen 3, 123 45 Norrby, 070-174 06 99"
CASE = hidden(Case.model_validate(example("atgardsplan")["fall"]))
FILLED = [paper for paper in PAPERS if paper.context]
BY_SLUG = [paper.kind.slug for paper in FILLED]


def telling(value: object) -> object:
    """What stands on a page, where every text tells of a protected home."""
    match value:
        case Enum():
            return value
        case str():
            return f"{value} {TOLD}"
        case dict():
            return {key: telling(item) for key, item in value.items()}
        case list() | tuple():
            return tuple(map(telling, value))
    return value


def told_everywhere(paper: Paper) -> Document:
    page: BaseModel = example_context(paper.kind.slug)
    context = type(page).model_validate(telling(page.model_dump()))
    return Document(paper.kind, 1, "", "", seq=1, dated=DAY, context=context)


def text(document: Document) -> str:
    assert document.context is not None
    return document.context.model_dump_json()


@pytest.mark.parametrize("paper", FILLED, ids=BY_SLUG)
def test_a_protected_home_is_hidden_wherever_it_stands_on_whatever_kind_of_paper(
    paper: Paper,
) -> None:
    document = told_everywhere(paper)
    assert [one for one in SECRETS if one in text(document)]
    shown = text(printable(document, (CASE,), PROFILE))
    if paper.verbatim:
        assert shown == text(document)
    else:
        assert HIDDEN in shown
        assert [one for one in SECRETS if one in shown] == []


def test_only_what_stays_in_the_file_is_printed_as_it_was_written() -> None:
    assert {paper.kind.receives for paper in PAPERS if paper.verbatim} == {("akten",)}


@pytest.mark.parametrize("paper", FILLED, ids=BY_SLUG)
def test_a_page_that_is_finished_twice_says_the_same(paper: Paper) -> None:
    once = printable(told_everywhere(paper), (CASE,), PROFILE)
    assert text(printable(once, (CASE,), PROFILE)) == text(once)


def test_pages_are_shielded_where_they_are_finished_and_nowhere_else() -> None:
    room = Path(sigdocs.__file__).parent
    modules = {path: ast.parse(path.read_text("utf-8")) for path in room.rglob("*.py")}
    names = {
        path: {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
        | {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
        for path, tree in modules.items()
    }
    assert {path for path, used in names.items() if shield.shielded.__name__ in used} == {
        Path(kinds.__file__),
        Path(shield.__file__),
    }


def test_a_paper_that_somebody_asks_for_is_shielded_too(stage: Stage, tmp_path: Path) -> None:
    case = CASE.model_copy(update={"youth_goals": f"Bo {TOLD}"})
    target = tmp_path / "underlag.docx"
    assert lay_on_demand(stage.desk, case, decision_basis(stage.desk, case), target) == (target,)
    whole = all_text(target.read_bytes())
    assert HIDDEN in whole
    assert [one for one in SECRETS if one in whole] == []
