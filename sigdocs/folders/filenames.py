"""Names: those that people give files, and those that the program gives.

People's names may hold anything a disk allows; they are shown in NFC and given back safely.
The program's own names are ASCII and say nothing about a person (design D5).
"""

import re
import unicodedata
from pathlib import PurePath, PurePosixPath

from sigdocs.errors import WorkspaceError

MAX_NAME_BYTES = 180  # leaves room for ” (12)”, ”.txt” and a temporary name below 255
_FORBIDDEN = frozenset('/\\:*?"<>|')
_UNSHOWABLE = frozenset({"Cc", "Cs", "Co", "Zl", "Zp"})
_TURNING = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)", re.IGNORECASE)
_OPAQUE = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._-]{0,98}[A-Za-z0-9_-])?")
_PERSONAL_NUMBER = re.compile(r"(?<!\d)(?:\d\d)?\d\d(\d\d)(\d\d)[-+_ .]?\d{4}(?!\d)")


def shown_name(raw: str) -> str:
    """Give a name as people see it: composed letters (NFC), undecodable bytes as ”?”."""
    whole = raw.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return unicodedata.normalize("NFC", whole).replace("\ufffd", "?")


def is_bad_name(raw: str) -> bool:
    r"""Say whether a name cannot be shown, printed or given back as it is.

    >>> is_bad_name("möte 3 nov.docx"), is_bad_name("a\nb.docx"), is_bad_name("å" * 120)
    (False, True, True)
    """
    too_long = len(unicodedata.normalize("NFC", raw).encode("utf-8", "replace")) > MAX_NAME_BYTES
    return too_long or any(_is_unshowable(sign) for sign in raw)


def safe_name(raw: str) -> str:
    r"""Make of any name one that every disk takes, as like it as can be, its ending kept.

    >>> safe_name("a\nb:c.docx"), safe_name("con.txt"), safe_name(" .. ")
    ('a_b_c.docx', '_con.txt', 'namnlös')
    """
    composed = unicodedata.normalize("NFC", raw)
    mild = "".join(
        "_" if sign in _FORBIDDEN or _is_unshowable(sign) else sign for sign in composed
    ).strip(" .")
    named = mild or "namnlös"
    return _shortened(f"_{named}" if _RESERVED.match(named) else named)


def numbered(name: str, number: int) -> str:
    """Give the name's ``number``:th variant, for a file that may not replace another.

    >>> numbered("möte.docx", 1), numbered("möte.docx", 3)
    ('möte.docx', 'möte (3).docx')
    """
    path = PurePath(name)
    return name if number == 1 else f"{path.stem} ({number}){path.suffix}"


def looks_like_personal_number(text: str) -> bool:
    """Say whether digits in ``text`` may be a personnummer or samordningsnummer.

    >>> looks_like_personal_number("SIG-2026-014"), looks_like_personal_number("x_991231-2380")
    (False, True)
    """
    return any(_may_be_date(*found.groups()) for found in _PERSONAL_NUMBER.finditer(text))


def opaque_path(relative: str) -> PurePosixPath:
    """Check a path that the program makes: ASCII, relative, nothing like a personnummer.

    Args:
        relative: parts divided by ``/``.

    Raises:
        WorkspaceError: when it is none of that. The path is not repeated in the text.
    """
    parts = relative.split("/")
    if not all(_OPAQUE.fullmatch(part) and not _RESERVED.match(part) for part in parts):
        raise WorkspaceError(
            "Ett namn på en mapp eller fil i utkorgen kan bara ha A–Z, siffror, punkt, "
            "bindestreck och understreck. Ändra mönstret för ärendenummer i sigdocs.toml."
        )
    if looks_like_personal_number(relative):
        raise WorkspaceError(
            "Ett namn på en mapp eller fil i utkorgen liknar ett personnummer och används inte. "
            "Ändra mönstret för ärendenummer i sigdocs.toml."
        )
    return PurePosixPath(relative)


def _is_unshowable(sign: str) -> bool:
    return sign in _TURNING or unicodedata.category(sign) in _UNSHOWABLE


def _shortened(name: str) -> str:
    suffix = PurePath(name).suffix
    ending = suffix if len(suffix.encode()) <= 16 else ""  # noqa: PLR2004 - longer is no ending
    stem = name.removesuffix(ending).encode()[: MAX_NAME_BYTES - len(ending.encode())]
    return stem.decode("utf-8", "ignore").rstrip(" .") + ending


def _may_be_date(month: str, day: str) -> bool:
    return 1 <= int(month) <= 12 and 1 <= int(day) % 60 <= 31  # noqa: PLR2004 - +60: samordningsnummer
