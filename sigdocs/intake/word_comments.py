"""The comments of a Word file: which are the program's own, which were written by people."""

from collections.abc import Iterator
from typing import Final

from lxml import etree

from sigdocs.intake.form_text import W, seen_text
from sigdocs.rendering.package import Package

AUTHOR: Final = "sigdocs"


def is_own(comment: etree._Element) -> bool:
    """Whether the program wrote this comment."""
    return comment.get(W + "author") == AUTHOR


def foreign_comments(package: Package) -> Iterator[str]:
    """Give the text of every comment that a person wrote."""
    part = package.main.rpartition("/")[0] + "/comments.xml"
    if part not in package.parts:
        return
    for comment in package.xml(part).iter(W + "comment"):
        text = seen_text(comment)
        if text and not is_own(comment):
            yield text
