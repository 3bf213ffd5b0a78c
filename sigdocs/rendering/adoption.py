"""Templates that the office has adopted: who, when and why, and the file itself kept.

Beside the live file ``templates/<kind>/<kind>.docx`` stand ``antagna.toml``, one table for each
adoption, and ``tidigare/<sha256>.docx``, every template that has ever been live by decision. So a
live file that is spoilt by hand can be done without.
"""

import datetime as dt
import hashlib
import json
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sigdocs.errors import TemplateError
from sigdocs.folders.files import private_dir, write_durably

JOURNAL = "antagna.toml"
EARLIER = "tidigare"
_HEAD = "# Mallar som kontoret har antagit, äldst först. Skrivs av ”sigdocs templates adopt”.\n"


@dataclass(frozen=True, slots=True)
class Adopted:
    """That a template was adopted.

    Attributes:
        sha256: which, in hexadecimal.
        on: the day.
        by: who decided it.
        comment: what is new in it, or why.
    """

    sha256: str
    on: dt.date
    by: str
    comment: str


def adopted_in(folder: Path) -> tuple[Adopted, ...]:
    """Give the adoptions of a kind, oldest first; none when the journal cannot be read.

    Args:
        folder: the kind's folder in the office's templates.
    """
    try:
        return tuple(_read(folder / JOURNAL))
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return ()


def kept_in(folder: Path, sha256: str) -> bytes | None:
    """Give a template that was adopted, None when it is gone or is no longer what it was."""
    path = folder / EARLIER / f"{sha256}.docx"
    try:
        data = path.read_bytes()
    except OSError:
        return None
    return data if hashlib.sha256(data).hexdigest() == sha256 else None


def adopt(folder: Path, data: bytes, decision: Adopted) -> None:
    """Let a template go live; the one that is live now is kept. Can be called again at any time.

    Kept first, then told, and live last: wherever it is cut off, what is live is whole.

    Args:
        folder: the kind's folder in the office's templates; made when missing.
        data: the template, which somebody has looked through.
        decision: what is told of it.

    Raises:
        TemplateError: when the journal is there but cannot be read.
        OSError: when disk or share fails.
    """
    journal = folder / JOURNAL
    told = _text_of(journal)
    live = folder / f"{folder.name}.docx"
    if live.is_file():
        _keep(folder, live.read_bytes())
    _keep(folder, data)
    if decision not in adopted_in(folder)[-1:]:
        write_durably(journal, f"{told}\n{_table(decision)}".encode())
    write_durably(live, data)


def _keep(folder: Path, data: bytes) -> None:
    sha256 = hashlib.sha256(data).hexdigest()
    if kept_in(folder, sha256) is None:
        write_durably(private_dir(folder / EARLIER) / f"{sha256}.docx", data)


def _text_of(journal: Path) -> str:
    """Give the journal as it stands, to be added to, never to be lost."""
    if not journal.is_file():
        return _HEAD
    try:
        tuple(_read(journal))
        return journal.read_text("utf-8-sig")
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise TemplateError(
            f"{JOURNAL} i mappen {journal.parent.name} är skadad och kan inte fyllas på. Rätta den, "
            "eller byt namn på den så börjas en ny."
        ) from error


def _read(journal: Path) -> Iterator[Adopted]:
    for one in tomllib.loads(journal.read_text("utf-8-sig")).get("antagen", ()):
        day = one["dag"]
        if not isinstance(day, dt.date):
            raise TypeError(day)
        yield Adopted(str(one["sha256"]), day, str(one["av"]), str(one["kommentar"]))


def _table(one: Adopted) -> str:
    return (
        f"[[antagen]]\nsha256 = {_quoted(one.sha256)}\ndag = {one.on.isoformat()}\n"
        f"av = {_quoted(one.by)}\nkommentar = {_quoted(one.comment)}\n"
    )


def _quoted(text: str) -> str:
    """Write a text as a TOML string, on one line.

    >>> _quoted("Ny logga")
    '"Ny logga"'
    """
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
