"""Which part of an old text answers to which of a new one: pure, on plain values."""

import difflib
import itertools
import re
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import Final, Literal, TypeVar

from rapidfuzz import fuzz
from rapidfuzz.distance import LCSseq

Block = TypeVar("Block", bound=Hashable)
Pair = tuple[int | None, int | None]
Opcode = tuple[Literal["equal", "delete", "insert", "replace"], int, int, int, int]

_MONTHS = "jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec"
_WORD: Final = re.compile(
    rf"\d{{4}}-\d\d-\d\d|\d{{1,2}}\s(?:{_MONTHS})[a-zå]*\.?(?:\s\d{{4}})?|\d+(?:[.:,/-]\d+)+"
    r"|\w+(?:[-’']\w+)*|\s+|[^\w\s]",
    re.IGNORECASE,
)
_IDENTITY = re.compile(r"[\s•●○–*-]*([A-ZÅÄÖ]\d{1,4})(?!\w)")
_COMMITMENT = re.compile(r"(?<!\w)Å\d{1,4}(?!\w)")
# Below this share of common words two texts are shown as one leaving and another coming.
_SAME_TEXT = 0.4
# Below this, two paragraphs are not the same one edited.
_LIKELY = 0.5
_MOST_COMPARED = 40_000


def words(text: str) -> list[str]:
    """Split into words, blanks and signs; a date, time or number range stays one piece.

    >>> words("Till 2026-11-12, kl 14.00")
    ['Till', ' ', '2026-11-12', ',', ' ', 'kl', ' ', '14.00']
    >>> words("12 november 2026")
    ['12 november 2026']
    """
    return _WORD.findall(text)


def identity(text: str) -> str:
    """The stable id that a text opens with, or nothing.

    >>> identity("Å3 Polisen ringer"), identity("Polisen ringer")
    ('Å3', '')
    """
    found = _IDENTITY.match(text)
    return found[1] if found else ""


def subject(text: str) -> str:
    """The commitment that a text is about: the first it names, else the id it opens with.

    >>> subject("Nytt: Å3 Polisen ringer"), subject("M1 Gå i skolan"), subject("Trygghet")
    ('Å3', 'M1', '')
    """
    found = _COMMITMENT.search(text) if "Å" in text else None
    return found[0] if found else identity(text)


def likeness(old: str, new: str) -> float:
    """How surely two texts are the same one edited: 0 (never) to 1.

    >>> likeness("Å1 Ringa skolan", "Å2 Ringa skolan")
    0.0
    """
    if old and new:
        alike = fuzz.ratio(old, new, score_cutoff=100 * _LIKELY) / 100
    else:
        alike = 0.1 if old == new else 0.01
    return alike if alike and subject(old) == subject(new) else 0.0


def common(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[Pair]:
    """Pair equal keys, as many as order allows; the rest stand alone, the old before the new.

    >>> common(["Å1", "Å2"], ["Å2", "Å3"])
    [(0, None), (1, 0), (None, 1)]
    """
    pairs: list[Pair] = []
    for op in LCSseq.opcodes(old, new):
        span_old, span_new = range(op.src_start, op.src_end), range(op.dest_start, op.dest_end)
        if op.tag == "equal":
            pairs.extend(zip(span_old, span_new, strict=True))
        else:
            pairs.extend((i, None) for i in span_old)
            pairs.extend((None, j) for j in span_new)
    return _old_first(pairs)


def _old_first(pairs: list[Pair]) -> list[Pair]:
    """Within each stretch without a match, put what left before what came."""
    ordered: list[Pair] = []
    waiting: list[Pair] = []
    for pair in pairs:
        if pair[0] is None:
            waiting.append(pair)
            continue
        if pair[1] is not None:
            ordered += waiting
            waiting = []
        ordered.append(pair)
    return ordered + waiting


def similar(
    old: Sequence[Block], new: Sequence[Block], score: Callable[[Block, Block], float]
) -> list[Pair]:
    """Pair by the greatest sum of scores that keeps order; a score of 0 never pairs.

    Equal beginnings and ends pair first; past some 200 by 200 blocks only equal ones pair.

    >>> similar(["a b c d"], ["x", "a b c e"], likeness)
    [(None, 0), (0, 1)]
    """
    head = _equal_run(old, new)
    tail = _equal_run(old[head:][::-1], new[head:][::-1])
    rest_old, rest_new = old[head : len(old) - tail], new[head : len(new) - tail]
    if len(rest_old) * len(rest_new) > _MOST_COMPARED:
        middle = common(rest_old, rest_new)
    else:
        middle = _best_path(rest_old, rest_new, score)
    ends = ((len(old) - n, len(new) - n) for n in range(tail, 0, -1))
    return [
        *((n, n) for n in range(head)),
        *shifted(_old_first(middle), head, head),
        *ends,
    ]


def shifted(pairs: Iterable[Pair], old: int, new: int) -> Iterator[Pair]:
    """The pairs of a part, numbered within the whole where the part starts at ``old``, ``new``."""
    for i, j in pairs:
        yield None if i is None else i + old, None if j is None else j + new


def _equal_run(old: Sequence[Hashable], new: Sequence[Hashable]) -> int:
    same = itertools.takewhile(lambda pair: pair[0] == pair[1], zip(old, new, strict=False))
    return sum(1 for _ in same)


def _best_path(
    old: Sequence[Block], new: Sequence[Block], score: Callable[[Block, Block], float]
) -> list[Pair]:
    width = len(new)
    scores = [[score(a, b) for b in new] for a in old]
    best = [[0.0] * (width + 1) for _ in range(len(old) + 1)]
    for i in range(len(old) - 1, -1, -1):
        for j in range(width - 1, -1, -1):
            paired = scores[i][j] and scores[i][j] + best[i + 1][j + 1]
            best[i][j] = max(paired, best[i + 1][j], best[i][j + 1])
    pairs: list[Pair] = []
    i = j = 0
    while i < len(old) and j < width:
        if scores[i][j] and best[i][j] == scores[i][j] + best[i + 1][j + 1]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            pairs.append((i, None))
            i += 1
        else:
            pairs.append((None, j))
            j += 1
    pairs.extend((n, None) for n in range(i, len(old)))
    pairs.extend((None, n) for n in range(j, width))
    return pairs


def edits(old: Sequence[str], new: Sequence[str]) -> list[Opcode]:
    """The steps from one row of words to another, as ``difflib`` names them.

    Blanks and signs between two changes change with them, and texts with little in common
    change whole: a reader follows one replaced phrase sooner than five replaced words.
    """
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    codes = matcher.get_opcodes()
    kept = sum(len(old[i]) for tag, i1, i2, _, _ in codes if tag == "equal" for i in range(i1, i2))
    strangers = subject("".join(old)) != subject("".join(new))
    if strangers or kept * 2 < _SAME_TEXT * sum(map(len, (*old, *new))):
        return _whole(len(old), len(new))
    return _smoothed(codes, old)


def _whole(old: int, new: int) -> list[Opcode]:
    return [("replace", 0, old, 0, new)] if old or new else []


def _smoothed(codes: list[Opcode], old: Sequence[str]) -> list[Opcode]:
    smooth: list[Opcode] = []
    for at, (tag, i1, i2, j1, j2) in enumerate(codes):
        inner = 0 < at < len(codes) - 1
        if tag == "equal" and inner and not any(_says_something(w) for w in old[i1:i2]):
            tag = "replace"  # noqa: PLW2901 - the code is rewritten on its way
        if tag != "equal" and smooth and smooth[-1][0] != "equal":
            _, first_old, _, first_new, _ = smooth.pop()
            smooth.append(("replace", first_old, i2, first_new, j2))
        else:
            smooth.append((tag, i1, i2, j1, j2))
    return smooth


def _says_something(word: str) -> bool:
    return not word or word[0].isalnum() or word[0] == "\0"
