"""Proof that the ledger itself is whole: the file, the chains, and the tables read off them.

A chain without an outside anchor cannot show that its end is cut off, or that all of it was
reckoned anew: so the heads of an earlier day (``Ledger.chain_heads``), kept on paper or another
disk, can be given to compare with.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sigdocs.errors import LedgerError
from sigdocs.records.chain import faults_of
from sigdocs.records.ledger import ChainHead, Ledger
from sigdocs.records.projection import Row, differences, rows_by_table


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is not as recorded.

    Attributes:
        text: in Swedish, with case numbers, fingerprints and program-made paths only.
        is_damage: whether records are damaged; False for what staff may have done in the outbox.
        remedy: what to do about it; "" when the text says so itself.
    """

    text: str
    is_damage: bool = True
    remedy: str = ""


def audit(ledger: Ledger, heads: Iterable[ChainHead] = ()) -> tuple[Finding, ...]:
    """Recheck every column of every entry, and that the other tables say what the entries say.

    Args:
        ledger: the ledger.
        heads: of an earlier day, kept outside; the chains must still run through them.

    Returns:
        What is wrong; () when all is as recorded.
    """
    try:
        return (*_file(ledger), *_entries(ledger, frozenset(heads)))
    except LedgerError as error:
        return (Finding(str(error)),)


def _file(ledger: Ledger) -> Iterator[Finding]:
    if ledger.engine.dialect.name != "sqlite":
        return
    with ledger.engine.connect() as connection:
        for check in ("integrity_check", "foreign_key_check"):
            rows = [tuple(row) for row in connection.exec_driver_sql(f"PRAGMA {check}")]
            if rows not in ([], [("ok",)]):
                yield Finding(f"Databasfilen är skadad ({check}). Återställ från säkerhetskopia.")


def _entries(ledger: Ledger, heads: frozenset[ChainHead]) -> Iterator[Finding]:
    expected: dict[str, Counter[Row]] = rows_by_table(())
    passed: set[ChainHead] = set()
    for case_number in ledger.cases():
        try:
            entries = ledger.entries(case_number)
            yield from map(Finding, faults_of(entries))
            for table, rows in rows_by_table(entries).items():
                expected[table].update(rows)
        except LedgerError as error:
            yield Finding(f"{case_number}: {error}")
        else:
            passed |= {ChainHead(case_number, each.seq, each.hash) for each in entries}
    yield from _off_anchor(heads - passed)
    for table, (missing, surplus) in differences(ledger, expected).items():
        yield Finding(
            f"Tabellen {table} stämmer inte med liggarens poster: rader som saknas {missing}, "
            f"för många {surplus}. Kör ”sigdocs rebuild”."
        )


def _off_anchor(heads: Iterable[ChainHead]) -> Iterator[Finding]:
    for head in sorted(heads, key=lambda head: (head.case_number, head.seq)):
        yield Finding(
            f"{head.case_number} post {head.seq}: finns inte längre som den var när "
            "kontrollsummorna sparades utanför systemet."
        )
