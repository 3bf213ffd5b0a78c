"""The list that lies with every published set: each file's SHA-256 and size."""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Final, NamedTuple

from sigdocs.folders.files import sha256_of

MANIFEST: Final = "manifest.json"


class Entry(NamedTuple):
    """One file of a set: SHA-256 in hexadecimal digits, size in bytes."""

    sha256: str
    size: int

    @classmethod
    def of(cls, content: bytes) -> "Entry":
        """Sum up one file's bytes."""
        return cls(hashlib.sha256(content).hexdigest(), len(content))


class Manifest(NamedTuple):
    """The files of a published set by name, without the manifest itself."""

    files: Mapping[str, Entry]

    @classmethod
    def of(cls, files: Mapping[str, bytes]) -> "Manifest":
        """Sum up files that are to be published."""
        return cls({name: Entry.of(content) for name, content in files.items()})

    @classmethod
    def read(cls, folder: Path) -> "Manifest":
        """Read the manifest of a published set.

        Raises:
            FileNotFoundError: when the folder is no published set.
        """
        listed = json.loads((folder / MANIFEST).read_bytes())["files"]
        return cls({each["name"]: Entry(each["sha256"], each["size"]) for each in listed})

    def to_bytes(self) -> bytes:
        """Write it as canonical JSON: equal sets give equal bytes."""
        listed = [{"name": name, **self.files[name]._asdict()} for name in sorted(self.files)]
        text = json.dumps({"files": listed}, sort_keys=True, separators=(",", ":"))
        return f"{text}\n".encode()


def damaged(folder: Path) -> tuple[str, ...]:
    """Name the files of a published set that are gone or no longer hold what was published.

    Raises:
        FileNotFoundError: when the folder is no published set.
    """
    files = Manifest.read(folder).files
    return tuple(name for name in sorted(files) if not _is_whole(folder / name, files[name]))


def _is_whole(path: Path, entry: Entry) -> bool:
    if not path.is_file() or path.stat().st_size != entry.size:
        return False
    return sha256_of(path) == entry.sha256
