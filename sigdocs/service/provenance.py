"""Which program drew a paper: its version, and a fingerprint of its code."""

import hashlib
from functools import cache
from pathlib import Path

import sigdocs

_SHOWN = 8


@cache
def program() -> str:
    """The version with a fingerprint of every source file, so that an unreleased change shows too.

    Templates are no part of it: an entry keeps those that its papers were made from.
    """
    root = Path(sigdocs.__file__).parent
    seen = hashlib.sha256()
    for path in sorted(root.rglob("*.py")):
        code = path.read_bytes().replace(b"\r\n", b"\n")
        seen.update(path.relative_to(root).as_posix().encode() + b"\0")
        seen.update(hashlib.sha256(code).digest())
    return f"{sigdocs.__version__}+{seen.hexdigest()[:_SHOWN]}"
