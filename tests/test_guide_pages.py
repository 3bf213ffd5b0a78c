"""The list of messages is made from the code, whole and current."""

import re
from collections import Counter
from pathlib import Path

import pytest

import sigdocs
from sigdocs import guide_pages
from sigdocs.guide_pages import PAGES, fault_page, faults, main, stale
from sigdocs.model.problem import Fault

ROOT = Path(sigdocs.__file__).parent.parent
EVERY = [fault for found in faults().values() for fault in found]


def test_every_generated_page_is_current() -> None:
    assert stale(ROOT) == [], "run make docs"


def test_every_module_of_faults_is_found_and_has_a_title() -> None:
    modules = {
        ".".join(path.relative_to(ROOT).with_suffix("").parts)
        for path in (ROOT / "sigdocs").rglob("*faults.py")
    }
    assert modules == set(faults()) == set(guide_pages._ROOMS)


def test_no_fault_is_made_outside_the_modules_of_faults() -> None:
    makes = re.compile(r"(?<![>\w.] )\bFault\(\s*\n?\s*\"")
    strays = [
        path.name
        for path in (ROOT / "sigdocs").rglob("*.py")
        if not path.stem.endswith("faults") and path.stem != "problem"
        if makes.search(path.read_text("utf-8"))
    ]
    assert strays == []


def test_a_code_names_one_message_only() -> None:
    twice = [code for code, times in Counter(fault.code for fault in EVERY).items() if times > 1]
    assert twice == []


def test_codes_are_plain_lower_case_swedish_with_hyphens() -> None:
    assert [
        fault.code for fault in EVERY if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", fault.code)
    ] == []


@pytest.mark.parametrize("fault", EVERY, ids=lambda fault: fault.code)
def test_a_message_says_what_and_what_to_do_in_whole_sentences(fault: Fault) -> None:
    for text in (fault.text, fault.remedy):
        assert text[-1] in ".?!}"
        assert text[0].isupper() or text[0] in "”{"
        assert '"' not in text


def test_each_fault_stands_on_the_page_with_its_remedy() -> None:
    page = fault_page()
    for fault in EVERY:
        assert f"### {fault.code}\n" in page
        assert guide_pages._shown(fault.remedy) in page
    assert not re.search(r"\{\w+\}", page), "the page shows a field of the program"


def test_a_page_that_the_code_has_left_behind_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sigdocs, "__file__", str(tmp_path / "sigdocs" / "__init__.py"))
    (tmp_path / "docs").mkdir()
    assert main(["--check"]) == 1
    assert "docs/fel.md är inte aktuell" in capsys.readouterr().out
    assert main([]) == 0
    assert main(["--check"]) == 0
    assert {str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*.md")} == set(PAGES)
    (tmp_path / next(iter(PAGES))).write_text("gammalt", "utf-8")
    assert main(["--check"]) == 1
