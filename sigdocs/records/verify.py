"""Proof that nothing recorded has been altered, lost or slipped in: ledger, store and outbox."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from sigdocs.errors import LedgerError
from sigdocs.folders import manifest as papers_out
from sigdocs.records.archive import altered_files, lost_files, named_files
from sigdocs.records.audit import Finding, audit
from sigdocs.records.ledger import ChainHead, Ledger
from sigdocs.records.rows import Publication
from sigdocs.records.store import Store

_COMPARE = (
    "Mappen och liggaren säger olika om vilka filer som gavs ut: antingen har någon bytt i mappen "
    "eller i liggarens register. Skicka inget ur mappen innan den är jämförd med säkerhetskopian; "
    "”sigdocs rebuild --documents” säger vilket papper som inte är som det gjordes."
)


def verify(
    ledger: Ledger, store: Store, outbox: Path, heads: Iterable[ChainHead] = ()
) -> tuple[Finding, ...]:
    """Recheck every entry, every stored file and every published folder.

    Args:
        ledger: the ledger.
        store: must hold every recorded input and every finished document.
        outbox: the folder that publications are relative to.
        heads: chain heads of an earlier day, as for ``audit``.

    Returns:
        What is wrong; () when all is as recorded.
    """
    found = list(audit(ledger, heads))
    try:
        names = named_files(ledger)
    except LedgerError:
        names = {}
    found += altered_files(store, names)
    try:
        found += lost_files(ledger, store)
        found += _published(ledger, outbox)
    except LedgerError as error:
        found.append(Finding(str(error)))
    return tuple(found)


def _published(ledger: Ledger, outbox: Path) -> Iterator[Finding]:
    for publication in ledger.papers.published():
        folder = outbox / publication.folder
        if not folder.is_dir():
            text = f"outbox/{publication.folder} har flyttats eller tagits bort."
            yield Finding(text, is_damage=False)
            continue
        for name in _unlike(ledger, publication, folder):
            here = (folder / name).is_file()
            what = "är inte som när den publicerades" if here else "saknas"
            remedy = _COMPARE if name == papers_out.MANIFEST else ""
            text = f"outbox/{publication.folder}/{name} {what}."
            yield Finding(text, is_damage=False, remedy=remedy)


def _unlike(ledger: Ledger, publication: Publication, folder: Path) -> tuple[str, ...]:
    try:
        listed = papers_out.Manifest.read(folder).files
        damaged = papers_out.damaged(folder)
    except (OSError, ValueError, KeyError, TypeError):
        return (papers_out.MANIFEST,)
    shas = {each.sha256 for each in listed.values()}
    made = {each.sha256 for each in ledger.papers.renditions(publication.entry)} - {None}
    return damaged if made <= shas else (*damaged, papers_out.MANIFEST)
