"""The chain of hashes: one chain a case, over every column of every entry."""

import datetime as dt
import hashlib
import json
from collections.abc import Iterable, Mapping

from sigdocs.records.rows import Entry

GENESIS = "0" * 64
"""What the first entry of a case has in place of a previous hash."""


def canonical_json(value: object) -> str:
    """Write JSON data in its one canonical form: sorted keys, no spaces, no escapes.

    Raises:
        ValueError: for NaN and infinity, which are not JSON.

    >>> canonical_json({"ö": 1, "a": [True, None]})
    '{"a":[true,null],"ö":1}'
    """
    return json.dumps(
        value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False
    )


def is_canonical(text: str) -> bool:
    """Say whether ``text`` is JSON in the form ``canonical_json`` gives."""
    try:
        return canonical_json(json.loads(text)) == text
    except ValueError:
        return False


def hash_of(columns: Mapping[str, object]) -> str:
    """Give the SHA-256 over every column of an entry but ``hash`` itself, as hexadecimal."""
    plain = {name: _plain(value) for name, value in columns.items() if name != "hash"}
    return hashlib.sha256(canonical_json(plain).encode()).hexdigest()


def faults_of(entries: Iterable[Entry]) -> tuple[str, ...]:
    """Check one case's entries in order; give one Swedish sentence (ids only) for each break."""
    found: list[str] = []
    previous = GENESIS
    for place, entry in enumerate(entries, start=1):
        name = f"{entry.case_number} post {entry.seq}"
        if entry.seq != place:
            found.append(f"{name}: post {place} saknas i kedjan.")
            return tuple(found)
        if entry.prev_hash != previous:
            found.append(f"{name}: kedjan till posten före är bruten.")
        if entry.hash != hash_of(entry.columns()):
            found.append(f"{name}: innehållet stämmer inte med postens kontrollsumma.")
        previous = entry.hash
    return tuple(found)


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, dt.date) else value
