"""What the archive (the store of files) has lost, what it holds altered, and what to do about it."""

import json
from collections.abc import Iterator, Mapping

from sigdocs.records.audit import Finding
from sigdocs.records.ledger import Ledger
from sigdocs.records.store import Store

RESTORE = (
    "Stoppa tjänsten. Återställ mappen records/store från samma säkerhetskopia som liggaren; det som "
    "är helt behöver inte skrivas över. Låt utkorgen ligga kvar. Kör sedan ”sigdocs verify”."
)
REPLACE = (
    "Använd inte filen och skicka den inte. Återställ den från säkerhetskopia. Ta reda på vem som har "
    "kunnat skriva i records/store. Kör sedan ”sigdocs verify”."
)
_NOTE = "anteckningen"


def missing_files(ledger: Ledger, store: Store) -> tuple[str, ...]:
    """Give the fingerprints of the recorded files that are not in the store.

    Raises:
        LedgerError: when the ledger cannot be read.
    """
    return tuple(sha256 for sha256 in sorted(_needed(ledger)) if not store.has(sha256))


def lost_files(ledger: Ledger, store: Store) -> Iterator[Finding]:
    """Give what is not in the store though it is recorded.

    Raises:
        LedgerError: when the ledger cannot be read.
    """
    names, needed = named_files(ledger), _needed(ledger)
    lost = missing_files(ledger, store)
    if lost and len(lost) == len(needed):
        text = f"Arkivet records/store saknas eller är tomt: {len(lost)} registrerade filer fattas."
        yield Finding(text, remedy=RESTORE)
        return
    for sha256 in lost:
        what = f" ({names[sha256]})" if sha256 in names else ""
        yield Finding(f"Arkivfilen {sha256}{what} saknas, fast den är registrerad.", remedy=RESTORE)


def altered_files(store: Store, names: Mapping[str, str]) -> Iterator[Finding]:
    """Reread every stored file; ``names`` tells which paper a fingerprint is."""
    for path in store.damaged():
        place = path.relative_to(store.root).as_posix()
        what = f" Den ska vara {names[path.name]}." if path.name in names else ""
        yield Finding(f"Arkivfilen {place} är skadad eller hör inte dit.{what}", remedy=REPLACE)


def _needed(ledger: Ledger) -> frozenset[str]:
    """Give inputs and papers, and what each entry says that its papers are made from."""
    found = set(ledger.papers.fingerprints())
    for number in ledger.cases():
        for entry in ledger.entries(number):
            extra = json.loads(entry.manifest).get("extra", {})
            found |= {extra["profile"]} if extra.get("profile") else set()
            found |= set(extra.get("materials", {}).values())
    return frozenset(found)


def named_files(ledger: Ledger) -> Mapping[str, str]:
    """Give what each recorded file is, by fingerprint; names no person.

    Raises:
        LedgerError: when the ledger cannot be read.
    """
    names: dict[str, str] = {}
    for number in ledger.cases():
        for entry in ledger.entries(number):
            names[entry.note_sha] = f"{_NOTE} {number} nr {entry.seq:03}"
            for one in ledger.papers.renditions(entry.note_sha):
                if one.sha256:
                    names[one.sha256] = f"{one.document.stem} ({one.format})"
    return names
