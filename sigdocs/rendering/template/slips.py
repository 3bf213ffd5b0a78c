"""Slips that Word's autocorrect and a hurried hand make in a template's tags, each named as what it is.

The structure of a template is judged after these: a tag that Word has altered is else told as one that
its end lacks.
"""

import re
from collections.abc import Iterator
from typing import Final

from lxml import etree

from sigdocs.model.problem import Problem
from sigdocs.rendering import faults
from sigdocs.rendering.template.lint import places_of
from sigdocs.rendering.wordml import W

# { goal.text }, {{ goal.text }
_LONE: Final = re.compile(r"(?<!\{)\{\s*[a-z_][\w.|]*\s*\}\}?|\{\{\s*[a-z_][\w.|]*\s*\}(?!\})")
_TAG: Final = re.compile(r"\{[{%#].*?[}%#]\}")
_HARD: Final = re.compile("[\u00a0\u2007\u202f\u200b\ufeff]")
# {%P for, {% For, {%p Endif
_CAPITAL: Final = re.compile(
    r"\{%-?(?:(?:P|TR|TC|R|Tr|Tc)\b|\s*(?:p|tr|tc|r)?\s*(?:For|If|Else|Elif|End\w+|Set)\b)"
)
_OFF: Final = frozenset({"0", "false", "off"})


def slips(data: bytes) -> Iterator[Problem]:
    """Tell each slip, with its place."""
    for place, text in places_of(data):
        for found in _LONE.finditer(text):
            yield faults.LONE_BRACE.at(place, raw=found[0])
        for tag in _TAG.finditer(text):
            if _HARD.search(tag[0]):
                yield faults.HARD_SPACE.at(place, raw=_HARD.sub(" ", tag[0]))
            elif _CAPITAL.match(tag[0]):
                yield faults.CAPITAL_TAG.at(place, raw=tag[0])


def hidden_tags(root: etree._Element) -> Iterator[str]:
    """Give the text of each run that is hidden and yet holds a tag."""
    for run in root.iter(f"{W}r"):
        hidden = run.find(f"{W}rPr/{W}vanish")
        text = "".join(piece.text or "" for piece in run.iter(f"{W}t"))
        if (
            hidden is not None
            and hidden.get(f"{W}val", "1") not in _OFF
            and re.search("[{}]", text)
        ):
            yield text.strip()
