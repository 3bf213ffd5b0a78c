from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sigdocs.folders.manifest import MANIFEST, Manifest, damaged


def test_damage_is_seen(tmp_path: Path) -> None:
    files = {"plan.docx": b"plan", "kvitto.txt": b"tack", "journal.docx": b""}
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    (tmp_path / MANIFEST).write_bytes(Manifest.of(files).to_bytes())
    assert damaged(tmp_path) == ()
    (tmp_path / "plan.docx").write_bytes(b"plam")
    (tmp_path / "kvitto.txt").unlink()
    assert damaged(tmp_path) == ("kvitto.txt", "plan.docx")


@given(st.dictionaries(st.from_regex(r"[a-z]{1,8}\.docx", fullmatch=True), st.binary(max_size=20)))
def test_a_manifest_is_the_same_bytes_for_the_same_set_and_reads_back(
    tmp_path_factory: pytest.TempPathFactory, files: dict[str, bytes]
) -> None:
    manifest = Manifest.of(files)
    content = manifest.to_bytes()
    assert Manifest.of(dict(reversed(files.items()))).to_bytes() == content
    folder = tmp_path_factory.mktemp("set")
    (folder / MANIFEST).write_bytes(content)
    assert Manifest.read(folder) == manifest


def test_the_manifest_is_canonical_json() -> None:
    assert Manifest.of({"b.txt": b"", "a.txt": b"x"}).to_bytes() == (
        b'{"files":[{"name":"a.txt","sha256":"2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881","size":1},'
        b'{"name":"b.txt","sha256":"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855","size":0}]}\n'
    )
