import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from sigdocs.records.ledger import Ledger
from sigdocs.records.rows import Returned, WorkState
from sigdocs.records.worklist import Worklist
from tests.ledger_examples import CASE, NOON, sha, work


@pytest.fixture
def worklist(tmp_path: Path) -> Iterator[Worklist]:
    with Ledger.open(tmp_path / "ledger.db") as ledger:
        yield ledger.worklist


def returned(number: int = 1, name: str = "anteckning.docx") -> Returned:
    when = NOON + dt.timedelta(seconds=number)
    return Returned(f"w{number}", sha(name), name, CASE, "avvikelse", NOON.date(), when)


def test_claimed_inputs_are_worked_on_oldest_first(worklist: Worklist) -> None:
    for number in (2, 1, 3):
        worklist.claim(work(number=number))
    worklist.finish("w1", WorkState.DUPLICATE)
    assert worklist.open() == (work(number=2), work(number=3))
    assert worklist.find("w1") == replace(work(), state=WorkState.DUPLICATE)
    assert worklist.find("w9") is None


def test_claiming_again_after_a_crash_does_not_reopen_what_is_done(worklist: Worklist) -> None:
    worklist.claim(work())
    worklist.finish("w1", WorkState.ACCEPTED)
    worklist.claim(work())
    assert worklist.open() == ()


def test_a_file_name_that_is_no_text_is_kept_spelt_out(worklist: Worklist) -> None:
    worklist.claim(work("m\udcf6te.docx"))
    worklist.give_back(returned(name="m\udcf6te.docx"))
    assert worklist.find("w1") == replace(
        work("m\udcf6te.docx"), original_name="m\\udcf6te.docx", state=WorkState.RETURNED
    )
    assert worklist.returned()[0].name == "m\\udcf6te.docx"


def test_what_was_given_back_lies_there_until_it_is_cleared(worklist: Worklist) -> None:
    unread = replace(returned(2), case_number=None, note_kind=None, note_date=None)
    for number, each in ((2, unread), (1, returned(1))):
        worklist.claim(work(number=number))
        worklist.give_back(each)
    worklist.give_back(unread)
    assert worklist.open() == ()
    assert worklist.returned() == (returned(1), unread)
    worklist.clear("w1", NOON)
    assert worklist.returned() == (unread,)
