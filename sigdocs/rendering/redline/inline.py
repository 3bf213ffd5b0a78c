"""What changed within a paragraph, written as tracked changes around whole runs or words.

A paragraph is read as tokens: words, single run children (tab, break, picture), whole fields,
boxes (hyperlink, content control) and points (bookmarks). Tokens remember their run, so that
what comes out keeps the formatting that went in; a box present in both is compared inside.
"""

import copy
import itertools
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, Literal

from lxml import etree

from sigdocs.rendering.redline.alignment import edits, words
from sigdocs.rendering.redline.marks import Kind, Marks
from sigdocs.rendering.wordml import (
    PPR,
    R_NS,
    RPR,
    SDT,
    SDT_CONTENT,
    Element,
    R,
    T,
    W,
    canonical,
)

State = Literal["equal", "ins", "del"]

_BOXES: Final = {W + "hyperlink", SDT, W + "smartTag", W + "fldSimple"}
_BOX_PROPERTIES: Final = {W + "sdtPr", W + "sdtEndPr", W + "smartTagPr"}
_FIELD_CHAR, _FIELD_TYPE = W + "fldChar", W + "fldCharType"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_UNSEEN = {RPR, W + "lastRenderedPageBreak"}


@dataclass(frozen=True, slots=True, eq=False)
class _Token:
    """The smallest thing that is kept, inserted or deleted.

    Attributes:
        key: equal in both versions when the token is the same; text is its own key, other
            kinds start with NUL.
        home: the run it stands in, or the element itself when it is no run.
        item: a word, a child of the run, or the runs of a whole field.
    """

    key: str
    home: Element
    item: str | Element | tuple[Element, ...]


_Piece = tuple[State, _Token, _Token | None]


def compare_paragraphs(marks: Marks, old: Element, new: Element) -> None:
    """Mark in ``new`` what differs from ``old``; an equal paragraph is left as it is."""
    if canonical(old) == canonical(new):
        return
    marks.mark_formatting(new, old, PPR)
    before, after = old.find(f"{PPR}/{RPR}"), new.find(f"{PPR}/{RPR}")
    if before is not None and after is not None:
        marks.mark_formatting(new[0], old[0], RPR)
    _compare_content(marks, old, new)


def mark_paragraph(marks: Marks, paragraph: Element, kind: Kind) -> None:
    """Mark a whole paragraph, its content and its end, as come or gone."""
    _mark_content(marks, paragraph, kind)
    marks.mark_paragraph_end(paragraph, kind)


def _compare_content(marks: Marks, old: Element, new: Element) -> None:
    olds, news = list(_tokens(old)), list(_tokens(new))
    pieces: list[_Piece] = []
    for tag, i1, i2, j1, j2 in edits([t.key for t in olds], [t.key for t in news]):
        if tag == "equal":
            both = zip(olds[i1:i2], news[j1:j2], strict=True)
            pieces.extend(("equal", now, was) for was, now in both)
        else:
            pieces.extend(("del", token, None) for token in olds[i1:i2])
            pieces.extend(("ins", token, None) for token in news[j1:j2])
    _write(marks, new, pieces)


def _mark_content(marks: Marks, home: Element, kind: Kind) -> None:
    _write(marks, home, [(kind, token, None) for token in _tokens(home)])


# -- reading ---------------------------------------------------------------------------------


def _tokens(home: Element) -> Iterator[_Token]:
    for group in _field_groups(home):
        first = group[0]
        if len(group) > 1:
            yield _Token("\0field" + "".join(map(_essence, group)), first, tuple(group))
        elif first.tag == R:
            yield from _run_tokens(first)
        elif first.tag in _BOXES:
            yield _Token(_box_key(first), first, first)
        elif first.tag not in _BOX_PROPERTIES | {PPR, W + "proofErr"}:
            yield _Token("\0" + _essence(first), first, first)


def _run_tokens(run: Element) -> Iterator[_Token]:
    for child in run.iterchildren(etree.Element):
        if child.tag == T:
            yield from (_Token(word, run, word) for word in words(child.text or ""))
        elif child.tag not in _UNSEEN:
            yield _Token("\0" + _essence(child), run, child)


def _field_groups(home: Element) -> Iterator[list[Element]]:
    """The children one by one, except that a field's runs come together."""
    group: list[Element] = []
    depth = 0
    for child in home.iterchildren(etree.Element):
        group.append(child)
        for char in child.iterchildren(_FIELD_CHAR):
            depth += {"begin": 1, "end": -1}.get(char.get(_FIELD_TYPE, ""), 0)
        if depth <= 0:
            yield group
            group, depth = [], 0
    yield from ([child] for child in group)


def _essence(element: Element) -> str:
    return canonical(element).decode()


def _box_key(box: Element) -> str:
    """What makes two boxes the same one: name and target, not what they hold."""
    names = [box.tag, box.get(R_NS + "id"), box.get(W + "anchor"), box.get(W + "instr")]
    labels = (box.find(f"{W}sdtPr/{W}{name}") for name in ("tag", "alias"))
    names += [label.get(W + "val") for label in labels if label is not None]
    return "\0" + "\0".join(name or "" for name in names)


# -- writing ---------------------------------------------------------------------------------


def _write(marks: Marks, home: Element, pieces: list[_Piece]) -> None:
    """Replace the content of ``home`` by the pieces, marked."""
    size = Counter(id(token.home) for piece in pieces for token in piece[1:] if token)
    out = [el for el in home if el.tag == PPR or el.tag in _BOX_PROPERTIES]
    for state, chunk in itertools.groupby(pieces, key=lambda piece: piece[0]):
        wrapper: Element | None = None
        for element in _elements(marks, state, list(chunk), size):
            if state == "equal" or element.tag != R:
                out.append(element)
                wrapper = None
                continue
            if wrapper is None:
                wrapper = marks.mark(state)
                out.append(wrapper)
            wrapper.append(element)
    home[:] = out


def _elements(
    marks: Marks, state: State, chunk: list[_Piece], size: Counter[int]
) -> Iterator[Element]:
    """The elements that a stretch of one state becomes, runs still without their mark."""
    for _, group in itertools.groupby(chunk, key=_format_group):
        pieces = list(group)
        _, first, was = pieces[0]
        if isinstance(first.item, tuple):
            yield from _field(marks, state, first.item)
        elif first.home.tag == R:
            whole = len(pieces) == size[id(first.home)]
            run = first.home if whole else _run_of(first.home, [t.item for _, t, _ in pieces])
            if was is not None:
                marks.mark_formatting(run, was.home, RPR)
            yield marks.copy_of_deleted_run(run) if state == "del" else run
        elif first.home.tag in _BOXES:
            yield from _box(marks, state, first.home, was)
        elif state != "del":
            yield first.home


def _format_group(piece: _Piece) -> tuple[int, str]:
    """Pieces of one run go together, as long as they had one formatting before."""
    _, token, was = piece
    before = was.home.find(RPR) if was is not None else None
    return id(token.home), _essence(before) if before is not None else ""


def _run_of(run: Element, items: Iterable[str | Element | tuple[Element, ...]]) -> Element:
    """A run formatted as ``run`` that holds only these items."""
    part = etree.Element(R)
    formatting = run.find(RPR)
    if formatting is not None:
        part.append(copy.deepcopy(formatting))
    for is_text, group in itertools.groupby(items, key=lambda item: isinstance(item, str)):
        if is_text:
            text = etree.SubElement(part, T, {_SPACE: "preserve"})
            text.text = "".join(item for item in group if isinstance(item, str))
        else:
            part.extend(copy.deepcopy(item) for item in group if isinstance(item, Element))
    return part


def _field(marks: Marks, state: State, parts: tuple[Element, ...]) -> Iterator[Element]:
    for part in parts:
        if state != "del":
            yield part
        elif part.tag == R:
            yield marks.copy_of_deleted_run(part)


def _box(marks: Marks, state: State, box: Element, was: _Token | None) -> Iterator[Element]:
    """A hyperlink or content control; a deleted control leaves its text and goes itself."""
    if state == "equal":
        if was is not None:
            _compare_content(marks, _inside(was.home), _inside(box))
        yield box
    elif state == "ins":
        _mark_content(marks, _inside(box), "ins")
        yield box
    else:
        twin = marks.copy_of_old(box)
        _mark_content(marks, _inside(twin), "del")
        yield from _inside(twin) if twin.tag == SDT else (twin,)


def _inside(box: Element) -> Element:
    content = box.find(SDT_CONTENT)
    return box if content is None else content
