"""Notes as tired coordinators type them, held to what a careful reader takes from each."""

import datetime as dt
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from sigdocs.intake.reading import Understanding, understand
from sigdocs.intake.text.returned import mark, strip_marks

FOLDER = Path(__file__).parent / "data" / "notes" / "field"
NOTES = sorted(FOLDER.glob("*.txt"))
FACTS: dict[str, Any] = yaml.safe_load((FOLDER / "facts.yaml").read_text(encoding="utf-8"))
TODAY = dt.date(2026, 11, 22)
PATH_OR_ENGLISH = re.compile(r"\b\w+\.\d+\b(?!\.\d)|[a-z]+_[a-z]+|\b(?:None|field|value|missing)\b")


def read(path: Path) -> Understanding:
    return understand(path.read_bytes(), path.name, TODAY)


def dumped(understanding: Understanding) -> Any:
    note = understanding.tentative
    return note.model_dump(mode="json", exclude_defaults=True) if note else None


def at(values: Any, path: str) -> Any:
    for part in path.split("."):
        values = values[int(part)] if part.isdigit() else values.get(part)
    return values


def test_every_note_has_its_facts_and_every_facts_its_note() -> None:
    assert sorted(FACTS) == [path.stem for path in NOTES]


@pytest.mark.parametrize("path", NOTES, ids=lambda path: path.stem)
def test_the_facts_of_a_note_are_read_as_a_person_reads_them(path: Path) -> None:
    wanted = FACTS[path.stem].get("facts", {})
    values = dumped(read(path))
    assert {name: at(values, name) for name in wanted} == wanted


@pytest.mark.parametrize("path", NOTES, ids=lambda path: path.stem)
def test_a_question_stands_at_each_unclear_line_and_at_no_other(path: Path) -> None:
    asked = {place.line for problem, place in read(path).placed if problem.blocks}
    assert sorted(asked) == FACTS[path.stem].get("asks", [])


@pytest.mark.parametrize("path", NOTES, ids=lambda path: path.stem)
def test_what_was_read_and_asked_stays_as_it_was(
    path: Path, golden: Callable[[Path, str], None]
) -> None:
    understanding = read(path)
    asked = [
        {"rad": place.line, "fråga": one.message, "förslag": one.suggestion}
        for one, place in understanding.placed
    ]
    told = {"note": dumped(understanding), "frågor": asked}
    golden(path.with_suffix(".json"), json.dumps(told, ensure_ascii=False, indent=1) + "\n")


@pytest.mark.parametrize("path", NOTES, ids=lambda path: path.stem)
def test_the_returned_text_speaks_plain_swedish(path: Path) -> None:
    understanding = read(path)
    for problem, _ in understanding.placed:
        said = f"{problem.message} {problem.remedy} {problem.suggestion}"
        ours = re.sub(r"”[^”]*”", "", said)
        assert not PATH_OR_ENGLISH.search(ours), said


@pytest.mark.parametrize("path", NOTES, ids=lambda path: path.stem)
def test_the_questions_stand_under_their_lines_and_go_away_again(path: Path) -> None:
    understanding = read(path)
    lines = {id(problem): place.line for problem, place in understanding.placed}
    back = mark(understanding.text, understanding.problems, lambda one: lines[id(one)])
    for line in FACTS[path.stem].get("asks", []):
        assert f"^^ rad {line}: " in back
    assert strip_marks(back).rstrip("\n") == understanding.text.rstrip("\n")
