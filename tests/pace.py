"""Whether work ends at all, for inputs at which a slow pattern or loop would go on for minutes.

Not a timing: what things cost is measured by `make bench`, against the naive way. The slowest sound
input here takes 5 to 8 seconds of one core; a pattern that backtracks takes hours.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager

HANGS = 30.0
"""Seconds of this process's own work after which it is called hung."""


@contextmanager
def ends() -> Iterator[None]:
    """Fail when what is done within took more of the processor than anything sound would."""
    began = time.process_time()
    yield
    assert time.process_time() - began < HANGS
