import dataclasses
import datetime as dt
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sigdocs.errors import LedgerError
from sigdocs.records.chain import GENESIS, canonical_json, faults_of, hash_of, is_canonical
from sigdocs.records.manifest import manifest_of, rows_of
from sigdocs.records.rows import Entry
from tests.ledger_examples import CASE, new_entry

TEXT = st.text(st.characters(exclude_categories=["Cs"]))
NUMBERS = st.integers() | st.floats(allow_nan=False, allow_infinity=False)
VALUES = st.recursive(
    st.none() | st.booleans() | NUMBERS | TEXT,
    lambda inner: st.lists(inner) | st.dictionaries(TEXT, inner),
)
COLUMNS = [each.name for each in dataclasses.fields(Entry)]


def chained(count: int) -> list[Entry]:
    entries: list[Entry] = []
    for seq in range(1, count + 1):
        new = new_entry(seq)
        previous = entries[-1].hash if entries else GENESIS
        day, time = new.note_date, new.recorded_at
        texts = (new.note, new.events, manifest_of(new, ()))
        key = (CASE, seq, new.note_sha, new.note_kind)
        entry = Entry(*key, day, time, new.ruled_on, *texts, previous, "")
        entries.append(dataclasses.replace(entry, hash=hash_of(entry.columns())))
    return entries


@given(VALUES)
def test_canonical_json_says_the_same_and_is_the_only_form(value: object) -> None:
    text = canonical_json(value)
    assert json.loads(text) == value
    assert is_canonical(text)
    assert not is_canonical(f" {text}")
    assert text.encode().decode() == text


@pytest.mark.parametrize("text", ["", "{", "NaN", '{"a": 1}', '{"b":1,"a":1}', '"\\u00e5"'])
def test_any_other_form_is_not_canonical(text: str) -> None:
    assert not is_canonical(text)


def test_a_sound_chain_has_no_faults() -> None:
    assert faults_of(chained(4)) == ()
    assert faults_of(()) == ()


@given(place=st.integers(0, 3), column=st.sampled_from(COLUMNS), change=st.integers(1, 9))
def test_a_change_of_any_column_of_any_entry_is_found(place: int, column: str, change: int) -> None:
    entries = chained(4)
    value = getattr(entries[place], column)
    if isinstance(value, dt.date):
        changed: Any = value + dt.timedelta(days=change)
    else:
        changed = value + change if isinstance(value, int) else f"{value}{change}"
    entries[place] = dataclasses.replace(entries[place], **{column: changed})
    faults = faults_of(entries)
    assert faults
    assert entries[0].note not in " ".join(faults)


@given(st.permutations(range(4)))
def test_entries_in_another_order_are_found(order: list[int]) -> None:
    entries = chained(4)
    assert (faults_of([entries[each] for each in order]) == ()) is (order == sorted(order))


@pytest.mark.parametrize("place", [0, 1, 2])
def test_an_entry_taken_out_of_the_middle_is_named(place: int) -> None:
    entries = chained(4)
    del entries[place]
    assert f"post {place + 1} saknas" in faults_of(entries)[-1]


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"documents":[{}]}', '{"documents":3}'])
def test_a_damaged_manifest_is_an_error_that_names_its_entry(text: str) -> None:
    entry = dataclasses.replace(chained(1)[0], manifest=text)
    with pytest.raises(LedgerError, match=f"{CASE} post 1"):
        rows_of(entry)
