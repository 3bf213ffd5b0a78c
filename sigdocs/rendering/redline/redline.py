"""What changed between two versions of a paper, as native tracked changes of Word.

Blocks are aligned by what they are, never by position: tables by heading, caption and header
row; rows by the stable id (``Å3``) or label they open with; paragraphs by likeness. So a
commitment is only ever compared with itself; one that is gone is deleted whole.

Headers and footers are the new version's: number and date differ there by nature.
Known limits: table-wide properties and section settings are the new version's, untracked;
notes, comments and bookmarks of deleted text do not come along.
"""

import datetime as dt
import re
from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from sigdocs.model.problem import Problem
from sigdocs.rendering.package import open_package, write_package
from sigdocs.rendering.redline.alignment import Pair, common, identity, likeness, shifted, similar
from sigdocs.rendering.redline.inline import compare_paragraphs, mark_paragraph
from sigdocs.rendering.redline.marks import Kind, Marks
from sigdocs.rendering.redline.revisions import settle, settle_parts
from sigdocs.rendering.redline.whole_file import joined, with_document
from sigdocs.rendering.wordml import (
    PPR,
    RPR,
    SDT,
    SDT_CONTENT,
    TBL,
    TC,
    TR,
    Element,
    P,
    W,
    canonical,
    properties,
    text_of,
    without,
)

_HEADING = re.compile(r"heading|rubrik|title", re.IGNORECASE)


def redline(old: bytes, new: bytes, *, author: str, date: dt.date) -> bytes:
    """The new document with every change from the old one as a tracked change.

    Args:
        old: the earlier version, a .docx made from the same template.
        new: the later version, a .docx.
        author: who made the changes, as shown by Word.
        date: the day of the changes, as shown by Word.

    Raises:
        ValueError: when either is no readable .docx.

    Returns:
        A .docx; equal input gives equal bytes. Accepting all changes gives the new text,
        rejecting all gives the old.
    """
    before, after = _parts(old), _parts(new)
    old_root, new_root = joined(before, after)
    for root in (old_root, new_root):
        settle(root, accept=True)
    marks = Marks.within(new_root, author, date)
    for was, now in zip(old_root.iter(W + "body"), new_root.iter(W + "body"), strict=True):
        _merge(marks, was, now)
    return write_package(with_document(before, after, new_root))


def accept_all(docx: bytes) -> bytes:
    """The document as it is when every tracked change is accepted.

    Raises:
        ValueError: when it is no readable .docx.
    """
    return write_package(settle_parts(_parts(docx), accept=True))


def reject_all(docx: bytes) -> bytes:
    """The document as it was before its tracked changes.

    Raises:
        ValueError: when it is no readable .docx.
    """
    return write_package(settle_parts(_parts(docx), accept=False))


def _parts(docx: bytes) -> Mapping[str, bytes]:
    package = open_package(docx)
    if isinstance(package, Problem):
        raise ValueError(package.message)  # noqa: TRY004 - a fault in the bytes, not in a type
    return package.parts


# -- blocks: paragraphs, tables, block-level controls ------------------------------------------


@dataclass(frozen=True, slots=True)
class _Block:
    """One block and what it is known by.

    Attributes:
        element: the block itself.
        kind: its tag.
        text: a paragraph's text; a table's caption and header row; a control's tag.
        columns: how many columns a table has.
        anchor: unlike None for what a reader finds the way by: headings and tables.
    """

    element: Element = field(compare=False)
    kind: str
    text: str
    columns: int = 0
    anchor: Hashable = field(default=None, compare=False)


_Placed = tuple[Element, Kind | None, Element | None]


def _merge(marks: Marks, old_home: Element, new_home: Element) -> None:
    """Merge what ``old_home`` holds into ``new_home`` (body, cell, control), marked."""
    olds, news = _blocks(old_home), _blocks(new_home)
    placed: list[_Placed] = []
    for i, j in _ends_paired(_block_pairs(olds, news), olds, news):
        was = None if i is None else olds[i].element
        now = None if j is None else news[j].element
        if was is not None and now is not None:
            _compare(marks, was, now)
            placed.append((now, None, was))
        elif now is not None:
            _mark(marks, now, "ins")
            placed.append((now, "ins", None))
        elif was is not None:
            twin = marks.copy_of_old(was)
            _mark(marks, twin, "del")
            _place(twin, placed[-1][0] if placed else None, new_home, P, TBL, SDT)
            placed.append((twin, "del", was))
    _leave_last_end(marks, placed)


def _place(element: Element, after: Element | None, home: Element, *siblings: str) -> None:
    first = next(home.iterchildren(*siblings), None)
    if after is not None:
        after.addnext(element)
    elif first is not None:
        first.addprevious(element)
    else:
        home.append(element)


def _blocks(home: Element) -> list[_Block]:
    heading = ""
    found = []
    for element in home.iterchildren(P, TBL, SDT):
        block = _read_block(element, heading)
        heading = block.text if block.kind == P and block.anchor else heading
        found.append(block)
    return found


def _read_block(element: Element, heading: str) -> _Block:
    if element.tag == TBL:
        caption = element.find(f"{W}tblPr/{W}tblCaption")
        title = "" if caption is None else caption.get(W + "val", "")
        columns = len(element.findall(f"{W}tblGrid/{W}gridCol"))
        row = element.find(TR)
        text = f"{title}|{'' if row is None else _opening(row)}"
        return _Block(element, TBL, text, columns, (columns, text, heading))
    if element.tag == SDT:
        tag = element.find(f"{W}sdtPr/{W}tag")
        return _Block(element, SDT, "" if tag is None else tag.get(W + "val", ""))
    text = text_of(element)
    style = element.find(f"{PPR}/{W}pStyle")
    is_heading = style is not None and _HEADING.match(style.get(W + "val", ""))
    return _Block(element, P, text, anchor=text if is_heading else None)


def _opening(row: Element) -> str:
    """What a table's first row says: all of a repeated header, else the first label."""
    header = row.find(f"{W}trPr/{W}tblHeader") is not None
    cells = row.findall(TC)
    return "|".join(text_of(cell) for cell in (cells if header else cells[:1]))


def _block_pairs(olds: Sequence[_Block], news: Sequence[_Block]) -> list[Pair]:
    """Tables and headings first; then, between them, what is alike."""
    if len(olds) == len(news) == 1 and olds[0].kind == news[0].kind == P:
        return [(0, 0)]
    old_at = [i for i, block in enumerate(olds) if block.anchor is not None]
    new_at = [j for j, block in enumerate(news) if block.anchor is not None]
    matched = [
        (old_at[i], new_at[j])
        for i, j in common([olds[i].anchor for i in old_at], [news[j].anchor for j in new_at])
        if i is not None and j is not None
    ]
    pairs: list[Pair] = []
    for (i1, j1), (i2, j2) in pairwise([(-1, -1), *matched, (len(olds), len(news))]):
        between = similar(olds[i1 + 1 : i2], news[j1 + 1 : j2], _block_likeness)
        pairs += [*shifted(between, i1 + 1, j1 + 1), (i2, j2)]
    return pairs[:-1]


def _block_likeness(old: _Block, new: _Block) -> float:
    if old.kind != new.kind:
        return 0.0
    if old.kind == P:
        return likeness(old.text, new.text)
    return 0.9 if old == new else 0.0


def _ends_paired(pairs: list[Pair], olds: Sequence[_Block], news: Sequence[_Block]) -> list[Pair]:
    """A cell's last paragraph cannot go, so an old and a new last one are one, rewritten."""
    last: Pair = (len(olds) - 1, len(news) - 1)
    alone = ((last[0], None), (None, last[1]))
    if not all(pair in pairs for pair in alone) or {olds[-1].kind, news[-1].kind} != {P}:
        return pairs
    return [*(pair for pair in pairs if pair not in alone), last]


def _compare(marks: Marks, old: Element, new: Element) -> None:
    if new.tag == TBL:
        _merge_rows(marks, old, new)
    elif new.tag == SDT:
        was, now = old.find(SDT_CONTENT), new.find(SDT_CONTENT)
        if was is not None and now is not None:
            _merge(marks, was, now)
    else:
        compare_paragraphs(marks, old, new)


def _mark(marks: Marks, block: Element, kind: Kind) -> None:
    """Mark a block with all it holds."""
    if block.tag == P:
        mark_paragraph(marks, block, kind)
        return
    for row in block.iterchildren(TR):
        _mark_row(marks, row, kind)
    for content in block.iterchildren(SDT_CONTENT):
        for inner in list(content.iterchildren(P, TBL, SDT)):
            _mark(marks, inner, kind)


def _leave_last_end(marks: Marks, placed: list[_Placed]) -> None:
    """Move marks on trailing paragraph ends one up: the very last end can neither come nor go.

    Word lets a paragraph that loses its end take the formatting of the next, so the last one
    also records which formatting it has on the other side.
    """
    kept = max((n for n, (_, kind, _) in enumerate(placed) if kind is None), default=len(placed))
    trailing = placed[kept + 1 :]
    if not trailing or {el.tag for el, _, _ in placed[kept:]} != {P}:
        return
    stays, _, was = placed[kept]
    last, kind, _ = trailing[-1]
    if kind is None or was is None:
        return
    for mark in last.findall(f"{PPR}/{RPR}/{W}{kind}"):
        properties(properties(last, PPR), RPR).remove(mark)
    marks.mark_paragraph_end(stays, kind)
    left_out = (RPR, W + "sectPr", W + "pPrChange")
    if kind == "ins":
        marks.record(properties(last, PPR), without(was.find(PPR), PPR, *left_out))
        return
    of_last = properties(last, PPR)
    before = without(of_last, PPR, *left_out)
    of_last[:] = [*without(stays.find(PPR), PPR, *left_out), *of_last.findall(RPR)]
    marks.record(of_last, before)


# -- rows ------------------------------------------------------------------------------------


def _merge_rows(marks: Marks, old: Element, new: Element) -> None:
    olds, news = old.findall(TR), new.findall(TR)
    after: Element | None = None
    for i, j in common(*_row_keys(olds, news)):
        if i is not None and j is not None:
            after = news[j]
            _compare_rows(marks, olds[i], after)
        elif j is not None:
            after = news[j]
            _mark_row(marks, after, "ins")
        elif i is not None:
            twin = marks.copy_of_old(olds[i])
            _mark_row(marks, twin, "del")
            _place(twin, after, new, TR)
            after = twin


def _row_keys(
    olds: Sequence[Element], news: Sequence[Element]
) -> tuple[list[Hashable], list[Hashable]]:
    """The key of each row; rows whose key is not theirs alone are known by their whole text."""
    keys = [[_row_key(row) for row in rows] for rows in (olds, news)]
    twice = {key for side in keys for key, times in Counter(side).items() if times > 1}
    full: list[list[Hashable]] = [
        [(key, text_of(row)) if key in twice else key for key, row in zip(side, rows, strict=True)]
        for side, rows in zip(keys, (olds, news), strict=True)
    ]
    return full[0], full[1]


def _row_key(row: Element) -> tuple[int, str]:
    """How many cells, and the first id that opens a cell, else the first cell with text."""
    texts = [text_of(cell).strip() for cell in row.iterchildren(TC)]
    ids = filter(None, map(identity, texts))
    return len(texts), next(ids, None) or next(filter(None, texts), "").casefold()


def _compare_rows(marks: Marks, old: Element, new: Element) -> None:
    if canonical(old) == canonical(new):
        return
    marks.mark_formatting(new, old, W + "trPr")
    for was, now in zip(old.findall(TC), new.findall(TC), strict=True):
        marks.mark_formatting(now, was, W + "tcPr")
        _merge(marks, was, now)


def _mark_row(marks: Marks, row: Element, kind: Kind) -> None:
    marks.mark_row(row, kind)
    for cell in row.iterchildren(TC):
        for block in list(cell.iterchildren(P, TBL, SDT)):
            _mark(marks, block, kind)
