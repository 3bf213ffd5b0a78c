"""Words of the form: how labels are compared, what yes and no are."""

import re

YES, NO = "ja", "nej"
_NOT_A_WORD = re.compile(r"[^\w§]+")


def plain(text: str) -> str:
    """Give a label as labels are compared: small letters and single spaces, no signs.

    >>> plain("  Klart senast / LÖPANDE: ")
    'klart senast löpande'
    """
    return _NOT_A_WORD.sub(" ", text.replace("\u00ad", "").casefold()).strip()


def capital(text: str) -> str:
    """Give text with a capital first letter, the rest untouched."""
    return text[:1].upper() + text[1:]
