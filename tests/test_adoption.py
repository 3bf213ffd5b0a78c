import datetime as dt
import hashlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sigdocs.errors import TemplateError
from sigdocs.rendering.adoption import (
    EARLIER,
    JOURNAL,
    Adopted,
    _read,
    _table,
    adopt,
    adopted_in,
    kept_in,
)

DAY = dt.date(2026, 11, 2)


def decided(data: bytes, comment: str = "ny logga") -> Adopted:
    return Adopted(hashlib.sha256(data).hexdigest(), DAY, "Eva Ek", comment)


def test_an_adopted_template_is_live_and_told_and_the_one_before_it_is_kept(tmp_path: Path) -> None:
    folder = tmp_path / "samtycke"
    first, second = decided(b"ett"), decided(b"tva", "större text")
    adopt(folder, b"ett", first)
    adopt(folder, b"tva", second)
    assert (folder / "samtycke.docx").read_bytes() == b"tva"
    assert adopted_in(folder) == (first, second)
    assert kept_in(folder, first.sha256) == b"ett"


def test_a_live_file_that_nobody_adopted_is_kept_too(tmp_path: Path) -> None:
    folder = tmp_path / "samtycke"
    folder.mkdir()
    (folder / "samtycke.docx").write_bytes(b"inlagd")
    adopt(folder, b"ny", decided(b"ny"))
    assert kept_in(folder, hashlib.sha256(b"inlagd").hexdigest()) == b"inlagd"
    assert len(adopted_in(folder)) == 1


def test_the_same_decision_twice_is_told_once(tmp_path: Path) -> None:
    for _ in range(2):
        adopt(tmp_path, b"ny", decided(b"ny"))
    assert adopted_in(tmp_path) == (decided(b"ny"),)


def test_a_kept_file_that_has_been_changed_is_no_longer_that_template(tmp_path: Path) -> None:
    one = decided(b"ny")
    adopt(tmp_path, b"ny", one)
    (tmp_path / EARLIER / f"{one.sha256}.docx").write_bytes(b"annat")
    assert kept_in(tmp_path, one.sha256) is None
    assert kept_in(tmp_path, "0" * 64) is None


@pytest.mark.parametrize(
    "spoilt",
    ["[[antagen]\n", "antagen = 3\n", "[[antagen]]\ndag = 2026-11-02\n", "antagen = [1]\n"],
)
def test_a_spoilt_journal_stops_no_paper_and_is_never_written_over(
    tmp_path: Path, spoilt: str
) -> None:
    (tmp_path / JOURNAL).write_text(spoilt, "utf-8")
    assert adopted_in(tmp_path) == ()
    with pytest.raises(TemplateError, match=r"antagna\.toml"):
        adopt(tmp_path, b"ny", decided(b"ny"))
    assert (tmp_path / JOURNAL).read_text("utf-8") == spoilt
    assert not list(tmp_path.glob("*.docx"))


@given(st.text(st.characters(codec="utf-8"), max_size=40), st.text(max_size=20).map(repr))
def test_any_words_of_a_decision_are_read_back_as_they_were_written(
    tmp_path_factory: pytest.TempPathFactory, comment: str, by: str
) -> None:
    one = Adopted("0" * 64, DAY, by, comment)
    journal = tmp_path_factory.getbasetemp() / JOURNAL
    journal.write_text(_table(one), "utf-8", newline="")
    assert list(_read(journal)) == [one]
