import time

from tests.bench.stopwatch import PLACES, Stopwatch


def test_every_place_that_the_bench_times_is_there() -> None:
    missing = [(place, name) for place, name, _ in PLACES if not hasattr(place, name)]
    assert missing == []


def test_what_no_phase_took_is_the_rest() -> None:
    watch = Stopwatch(time.perf_counter)
    with watch.running():
        time.sleep(0.01)
    assert set(watch.spent) == {"rest"}
    assert watch.spent["rest"] >= 10
