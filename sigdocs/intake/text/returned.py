"""A faulty text note as it goes back: a summary, then the lines with their numbers and remarks.

The writer mends the lines and drops the same file again; :func:`strip_marks` takes away all
that was added, whatever the note itself holds.
"""

import re
from collections.abc import Callable, Iterator, Sequence

from sigdocs.model.problem import Problem

_FIRST = "SVAR FRÅN SIGDOCS: anteckningen behöver rättas"
_BEGIN = "---------- anteckningen börjar här ----------"
_END = "---------- anteckningen slutar här ----------"
_HOW = (
    "Rätta raderna nedan, spara, och lägg filen i mappen inbox igen. Radnumren, raderna med ^^ och",
    "den här texten får stå kvar; de tas bort när filen läses.",
)
_ID = "Retur-id: "
_NUMBER = re.compile(r"^ {0,6}\d{1,6} \| ?")
_REMARK = re.compile(r"^\s*\^\^ ")
_PIECE = re.compile("([^\r\n\x85\u2028\u2029]*)(\r\n|[\r\n\x85\u2028\u2029]|$)")


def mark(
    text: str,
    problems: Sequence[Problem],
    line_of: Callable[[Problem], int],
    return_id: str = "",
) -> str:
    """Give ``text`` with what is wrong said first, and again under each line.

    ``line_of`` gives the number of a problem's line from 1, or 0 when it has none. By
    ``return_id`` the file is known when it comes back (:func:`marked_id`).
    """
    told = [(line_of(problem), problem) for problem in problems]
    told.sort(key=lambda pair: (not pair[1].blocks, pair[0]))
    lines = [_FIRST, "", f"Att rätta eller se över: {len(told)}."]
    lines += [f"  * {_where(number)}{_said(problem)}" for number, problem in told]
    lines += ["", *_HOW, ""]
    lines += [f"{_ID}{return_id}", ""] if return_id else []
    lines += [_BEGIN]
    return "\n".join(lines) + "\n" + "".join(_numbered(text, told)) + _END + "\n"


def _numbered(text: str, told: list[tuple[int, Problem]]) -> Iterator[str]:
    pieces = _pieces(text)
    for number, (line, end) in enumerate(pieces, 1):
        yield f"{number:>4} | {line}{end or chr(10)}"
        for at, problem in told:
            if at == number:
                yield f"     ^^ rad {number}: {_said(problem)}\n"


def _pieces(text: str) -> list[tuple[str, str]]:
    """Give the lines of ``text`` and their ends; the last one has none."""
    pieces = []
    for found in _PIECE.finditer(text):
        pieces.append((found[1], found[2]))
        if not found[2]:
            break
    return pieces


def _where(number: int) -> str:
    return f"Rad {number}: " if number else ""


def _said(problem: Problem) -> str:
    kind = "" if problem.blocks else "(obs) "
    guess = f" Förslag: {problem.suggestion}" if problem.suggestion else ""
    return " ".join(f"{kind}{problem.message} {problem.remedy}{guess}".split())


def strip_marks(text: str) -> str:
    r"""Give the note out of a file that :func:`mark` made; any other text comes back as it is.

    >>> strip_marks(mark("Typ: gurka\n", [], lambda problem: 0))
    'Typ: gurka\n'
    """
    pieces = _pieces(text)
    lines = [line.strip() for line, _ in pieces]
    begin = _begins(lines)
    if not begin:
        return text
    end = lines.index(_END, begin) if _END in lines[begin:] else len(lines)
    kept = [piece for piece in pieces[begin:end] if not _REMARK.match(piece[0])]
    note = "".join(_NUMBER.sub("", line, count=1) + ending for line, ending in kept)
    note = note[: len(note) - len(kept[-1][1])] if kept else ""
    below = "".join(line + ending for line, ending in pieces[end + 1 :]).strip()
    return f"{note}\n\n{below}" if below else note  # what was typed below the note is part of it


def marked_id(text: str) -> str:
    r"""Give the return that a file made by :func:`mark` answers; "" for any other text.

    >>> marked_id(mark("Typ: gurka\n", [], lambda problem: 0, "1f2e"))
    '1f2e'
    """
    lines = [line.strip() for line, _ in _pieces(text)]
    ids = (line.removeprefix(_ID) for line in lines[: _begins(lines)] if line.startswith(_ID))
    return next(ids, "")


def _begins(lines: Sequence[str]) -> int:
    """Give where the note itself begins in a marked text; 0 when it is not marked."""
    marked = lines[0].lstrip("\ufeff").startswith(_FIRST) and _BEGIN in lines
    return lines.index(_BEGIN) + 1 if marked else 0
