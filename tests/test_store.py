import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sigdocs.errors import LedgerError
from sigdocs.records.store import Store


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "store")


def spoil(path: Path, content: bytes) -> None:
    path.chmod(0o600)
    path.write_bytes(content)


@given(content=st.binary(max_size=300))
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_is_put_can_be_got_and_putting_again_is_the_same(store: Store, content: bytes) -> None:
    sha = store.put(content)
    assert store.put(content) == sha
    assert store.get(sha) == content
    assert store.path(sha).parent.name == sha[:2]
    assert list(store.damaged()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such rights")
def test_a_stored_file_is_write_protected_and_not_for_others(store: Store) -> None:
    path = store.path(store.put(b"x"))
    assert path.stat().st_mode & 0o777 == 0o440
    assert path.parent.stat().st_mode & 0o777 == 0o700


def test_a_file_that_is_not_there_is_told_of_in_swedish(store: Store) -> None:
    sha = "0" * 64
    assert not store.has(sha)
    with pytest.raises(LedgerError, match="saknas"):
        store.get(sha)


@pytest.mark.parametrize("name", ["", "../../etc/passwd", "0" * 63, "A" * 64, "0" * 64 + "\n"])
def test_only_a_fingerprint_leads_to_a_file(name: str, store: Store) -> None:
    with pytest.raises(ValueError, match="SHA-256"):
        store.path(name)


@pytest.mark.parametrize("bit", range(0, 64, 5))
def test_every_flipped_bit_is_found_and_mended_by_putting_again(bit: int, store: Store) -> None:
    content = b"en plan!"
    sha = store.put(content)
    spoil(store.path(sha), (int.from_bytes(content, "big") ^ 1 << bit).to_bytes(8, "big"))
    assert list(store.damaged()) == [store.path(sha)]
    with pytest.raises(LedgerError, match="skadad"):
        store.get(sha)
    store.put(content)
    assert store.get(sha) == content


def test_a_file_that_does_not_belong_is_found_but_not_what_a_crash_left(store: Store) -> None:
    good = store.path(store.put(b"x"))
    (good.parent / ".0123456789abcdef.tmp").write_bytes(b"half")
    stray = good.parent / "stray"
    stray.write_bytes(b"x")
    misplaced = store.root / good.name
    misplaced.write_bytes(b"x")
    assert sorted(store.damaged()) == sorted([misplaced, stray])
