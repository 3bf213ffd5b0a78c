"""Whether work ends at all, for inputs at which a slow pattern or loop would go on for minutes.

Not a timing: what things cost is measured by `make bench`, against the naive way. A machine ten
times slower, or busy with something else, still ends what is sound far below the limit here.
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
