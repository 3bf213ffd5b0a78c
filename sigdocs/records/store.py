"""The store of files: each under its own fingerprint, so what is there can prove itself."""

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

from sigdocs.errors import LedgerError
from sigdocs.folders.carrying import sweep
from sigdocs.folders.files import private_dir, sha256_of, write_durably

_READ_ONLY = 0o440
_SHA = re.compile(r"[0-9a-f]{64}")


class Store:
    """Files under ``root``, as ``ab/abcd…``; write-protected and never altered."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def path(self, sha256: str) -> Path:
        """Say where a file of that fingerprint lies, or would lie.

        Raises:
            ValueError: when it is no fingerprint.
        """
        if not _SHA.fullmatch(sha256):
            raise ValueError("not a SHA-256 in lower-case hexadecimal")
        return self.root / sha256[:2] / sha256

    def put(self, content: bytes) -> str:
        """Keep a file and give its fingerprint; once it returns, the file survives a power cut.

        Putting the same again changes nothing, but mends a copy that has been damaged.

        Raises:
            OSError: when it cannot be written; then nothing is there.
        """
        sha256 = hashlib.sha256(content).hexdigest()
        path = self.path(sha256)
        if not path.is_file() or sha256_of(path) != sha256:
            private_dir(path.parent)
            write_durably(path, content, _READ_ONLY)
        return sha256

    def get(self, sha256: str) -> bytes:
        """Give a file, having checked that it is unaltered.

        Raises:
            LedgerError: when it is missing or damaged.
        """
        path = self.path(sha256)
        if not path.is_file():
            raise LedgerError(f"Filen {sha256[:12]} saknas i arkivet. Kör ”sigdocs verify”.")
        content = path.read_bytes()
        if hashlib.sha256(content).hexdigest() != sha256:
            raise LedgerError(f"Filen {sha256[:12]} i arkivet är skadad. Kör ”sigdocs verify”.")
        return content

    def has(self, sha256: str) -> bool:
        """Say whether a file of that fingerprint is there, without checking it."""
        return self.path(sha256).is_file()

    def sweep(self) -> None:
        """Remove what a crash left half written; only while nothing is being put."""
        for folder in self.root.glob("[0-9a-f][0-9a-f]"):
            sweep(folder)

    def damaged(self) -> Iterator[Path]:
        """Reread every file; give those that are not what their name says, or do not belong.

        Temporary files, which a crash may leave, are passed over.
        """
        for path in sorted(self.root.rglob("*")):
            if path.is_dir() or path.suffix == ".tmp":
                continue
            in_place = _SHA.fullmatch(path.name) and path == self.path(path.name)
            if not in_place or sha256_of(path) != path.name:
                yield path
