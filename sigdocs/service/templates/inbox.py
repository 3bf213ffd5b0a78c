"""``templates/inkorg/``: a template dropped there is looked through, and answered.

The file itself is never touched. The answer lies in ``svar/`` beside it: a letter, and when
something is wrong a copy with a Word comment at each fault. The letter bears the fingerprint of
the file it answers, so a file that is changed, or was still being copied, is answered anew.
Nothing goes live this way: a person adopts.
"""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from sigdocs.folders.files import private_dir
from sigdocs.folders.outbox import refresh
from sigdocs.model.problem import Problem
from sigdocs.rendering.review import KIND_NAMES, review
from sigdocs.service.desk import Desk
from sigdocs.service.templates.comments import commented_template, remark

DROPPED, ANSWERS = "inkorg", "svar"
_LARGEST = 5_000_000
_SOUND = """\
Mallen {name} går att använda till {kind}.

Titta på den:  sigdocs templates preview "{path}" --kind {slug} -o prov
Anta den:      sigdocs templates adopt "{path}" --kind {slug} --comment "vad som är nytt"
"""
_FAULTY = """\
Mallen {name} går inte att använda till {kind} än. Rätta i den fil som ligger i inkorg, inte i kopian
med kommentarer, och spara; då granskas den igen.
"""
_UNKNOWN = """\
Det syns inte vilken sorts mall {name} är. Låt filens namn börja med en av de här:
"""


def answer_templates(desk: Desk) -> int:
    """Look through every template that has come or been changed since it was answered.

    Returns:
        How many were answered now.

    Raises:
        OSError: when a disk or share fails; the call can be made again.
    """
    folder = desk.workspace.templates / DROPPED
    return sum(_answer(path) for path in _dropped(folder))


def _dropped(folder: Path) -> Iterator[Path]:
    if not folder.is_dir():
        return
    for path in sorted(folder.iterdir()):
        is_word = path.suffix.lower() in {".docx", ".docm", ".dotx", ".doc"}
        if is_word and not path.name.startswith(("~$", ".")) and path.is_file():
            yield path


def _answer(path: Path) -> bool:
    try:
        with path.open("rb") as stream:
            data = stream.read(_LARGEST + 1)  # one byte more than the check takes
    except PermissionError:  # open in Word on another machine
        return False
    sign = f"Avtryck: {hashlib.sha256(data).hexdigest()}"
    letter = path.parent / ANSWERS / f"{path.name}.txt"
    if letter.is_file() and sign in letter.read_text("utf-8-sig"):
        return False
    private_dir(letter.parent)
    slug = _kind_of(path.stem)
    problems = review(slug, data) if slug else ()
    _lay_copy(path, data, problems)
    text = f"{_letter(path, slug, problems)}\n{sign}\n"
    return refresh(letter, text.replace("\n", "\r\n").encode("utf-8-sig"))


def _kind_of(stem: str) -> str:
    """Give the kind that a file's name begins with, "" when it begins with none.

    >>> _kind_of("samtycke_fornyelse ny"), _kind_of("Samtycke-2"), _kind_of("mall")
    ('samtycke_fornyelse', 'samtycke', '')
    """
    fitting = (slug for slug in KIND_NAMES if stem.casefold().startswith(slug))
    return max(fitting, key=len, default="")


def _lay_copy(path: Path, data: bytes, problems: tuple[Problem, ...]) -> None:
    place = path.parent / ANSWERS / f"{path.stem}_kommentarer.docx"
    copy = commented_template(data, problems) if problems else None
    if copy is None:
        place.unlink(missing_ok=True)
    else:
        refresh(place, copy)


def _letter(path: Path, slug: str, problems: tuple[Problem, ...]) -> str:
    if not slug:
        return "\n".join((_UNKNOWN.format(name=path.name), *KIND_NAMES, ""))
    faulty = any(problem.blocks for problem in problems)
    head = (_FAULTY if faulty else _SOUND).format(
        name=path.name, kind=KIND_NAMES[slug], slug=slug, path=path
    )
    return "\n".join((head, *(f"{remark(problem)}\n" for problem in problems)))
