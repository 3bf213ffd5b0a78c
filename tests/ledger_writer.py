"""A process that fills a ledger until it is killed or done: ``PATH CASE FIRST COUNT``."""

import sys
from pathlib import Path

from sigdocs.errors import AlreadyRecordedError
from sigdocs.records.ledger import Ledger
from tests.ledger_examples import new_entry, work


def main(path: str, case: str, first: str, count: str) -> None:
    with Ledger.open(Path(path)) as ledger:
        print("open", flush=True)  # noqa: T201 - the test waits for it
        for version in range(int(first), int(first) + int(count)):
            claimed = work(number=version)
            ledger.worklist.claim(claimed)
            try:
                ledger.append(new_entry(version, case, work=claimed.id))
            except AlreadyRecordedError:
                continue


if __name__ == "__main__":
    main(*sys.argv[1:])
