"""Text as people write it, held to what paper and XML can carry.

What a Word file cannot hold is refused at the door, for a writer of XML drops such characters
without a word (a lone surrogate even drops the rest of the document).
"""

import re
import unicodedata
from typing import Annotated

from pydantic import BeforeValidator, StringConstraints
from pydantic_core import PydanticCustomError

TEXT_MAX = 20_000
LINE_MAX = 500

# Everything outside the production Char of XML 1.0 (5th ed. § 2.2), bar CR which becomes LF.
_UNFIT = re.compile("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_BREAK = re.compile("[ \t]*[\t\n\u0085\u2028\u2029][ \t\n\u0085\u2028\u2029]*")


def clean_text(value: object) -> object:
    r"""Give ``value`` with LF line breaks and composed letters (NFC); other types untouched.

    Raises:
        PydanticCustomError: ``otillatet-tecken`` for a character that XML 1.0 has no place for,
            ``for-lang-text`` for one so long that it is no note.

    >>> clean_text("a\r\nb\rA\u030a")
    'a\nb\nÅ'
    """
    if not isinstance(value, str):
        return value
    if len(value) > 2 * TEXT_MAX:
        raise PydanticCustomError("for-lang-text", "Texten är för lång.", {"max_length": TEXT_MAX})
    text = value.replace("\r\n", "\n").replace("\r", "\n")
    if unfit := _UNFIT.search(text):
        raise PydanticCustomError(
            "otillatet-tecken",
            "Texten innehåller ett tecken som inte kan skrivas ut ({sign}, plats {position}).",
            {"sign": f"U+{ord(unfit[0]):04X}", "position": unfit.start() + 1},
        )
    return unicodedata.normalize("NFC", text)


def clean_line(value: object) -> object:
    r"""Give ``value`` as :func:`clean_text` does, on one line and without space around it.

    >>> clean_line(" Kim \r\n Berg ")
    'Kim Berg'
    """
    text = clean_text(value)
    return _BREAK.sub(" ", text.strip()) if isinstance(text, str) else text


Text = Annotated[str, StringConstraints(max_length=TEXT_MAX), BeforeValidator(clean_text)]
"""A note's own words: several lines, at most 20,000 characters."""

Line = Annotated[str, StringConstraints(max_length=LINE_MAX), BeforeValidator(clean_line)]
"""A name, a title, a cell: one line without space around it, at most 500 characters."""
