"""A note goes back to its writer with questions, and the copies are cleared once it is mended."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path, PurePath

from sigdocs.casework.nominations import REGISTER
from sigdocs.casework.people import folded
from sigdocs.errors import OfficeError, SigdocsError
from sigdocs.folders.carrying import remove_file
from sigdocs.folders.claims import Claimed
from sigdocs.folders.filenames import safe_name
from sigdocs.folders.files import private_dir, write_durably
from sigdocs.folders.returns import Returned as Written
from sigdocs.intake.draft import Cell, Place
from sigdocs.intake.reading import Placed, Understanding
from sigdocs.model.case import Case
from sigdocs.model.note import NoteKind
from sigdocs.model.problem import Problem
from sigdocs.records.rows import Entry as Row
from sigdocs.records.rows import Returned
from sigdocs.service.blanks import blank_name
from sigdocs.service.desk import Desk
from sigdocs.service.diary import log_stumble
from sigdocs.service.entries import case_of
from sigdocs.service.registry import CASES, FOCUS_GROUP

COPIES = "retur"
"""Folder in the records: what lies in ``inbox/retur/``, and copies that people wrote in."""

_ID = 12
_DIGITS = 10


def give_back(
    desk: Desk,
    claimed: Claimed,
    content: bytes,
    understanding: Understanding,
    problems: Sequence[Problem],
) -> None:
    """Lay the note in ``inbox/retur/`` with every question at its place. Can be called again.

    The original is in the store already and stays untouched.
    """
    desk.require_inbox()
    read = set(map(id, understanding.problems))
    later = understanding.placing([one for one in problems if id(one) not in read])
    placed = (*understanding.placed, *later)
    try:
        files = _files(desk, claimed, content, understanding, placed)
    except (SigdocsError, OSError):
        raise
    except Exception as error:  # noqa: BLE001 - its writer must have it back, with or without marks
        log_stumble(error, work=claimed.id)
        files = {}
    reason = "" if understanding.text and files else _letter(claimed.name, placed)
    _clear(desk, _alike(desk, claimed.name, understanding))
    written = desk.returns.give_back(
        None if files else claimed, files, reason if not _marked(files) else ""
    )
    _remember(desk, claimed.id, written)
    desk.ledger.worklist.give_back(_row(desk, claimed, understanding))


def as_word(desk: Desk, content: bytes) -> bytes:
    """An OpenDocument text as Word.

    Raises:
        OfficeError: when LibreOffice is missing or cannot read it.
    """
    from sigdocs.rendering.office.office import Format

    return desk.office().convert(content, Format.ODT, Format.DOCX)


def tell_known(desk: Desk, claimed: Claimed, row: Row) -> None:
    """Say in ``inbox/retur/`` that the same note was taken in before; nothing was changed."""
    desk.require_inbox()
    name = f"{safe_name(claimed.name)}.txt"
    where = FOCUS_GROUP if row.case_number == REGISTER else f"{CASES}/{row.case_number}"
    text = (
        f"Anteckningen ”{claimed.name}” är redan mottagen: {row.case_number}, nr {row.seq:03}, "
        f"{row.note_kind} {row.note_date}.\r\n\r\nInget har ändrats. Papperen ligger i utkorgen "
        f"under {where}. Den här texten kan tas bort.\r\n"
    )
    desk.returns.give_back(None, {name: text.encode("utf-8-sig")})


def clear_mended(desk: Desk, name: str, row: Row, return_id: str) -> None:
    """Take away the returned copies that an accepted note answers. Can be called again."""
    answered = [
        one
        for one in desk.ledger.worklist.returned()
        if one.work[:_ID] == return_id
        or _is_copy_of(one, name, row.case_number, row.note_kind)
        or (one.case_number, one.note_kind, one.note_date)
        == (row.case_number, row.note_kind, row.note_date)
    ]
    _clear(desk, answered)


def _alike(desk: Desk, name: str, understanding: Understanding) -> list[Returned]:
    note = understanding.tentative
    case, kind = (note.case_number, note.kind.value) if note else ("", "")
    return [
        one
        for one in desk.ledger.worklist.returned()
        if one.work[:_ID] == understanding.return_id or _is_copy_of(one, name, case, kind)
    ]


def _is_copy_of(one: Returned, name: str, case: str, kind: str) -> bool:
    """Whether a note of that name may be the returned one mended.

    The name alone does not tell: everybody who fills in the same blank form has the same.
    """
    other_case = one.case_number and case and one.case_number != case
    other_kind = one.note_kind and kind and one.note_kind != kind
    own_name = _plain(name) not in _BLANKS
    return own_name and _plain(one.name) == _plain(name) and not other_case and not other_kind


def _plain(name: str) -> str:
    stem = PurePath(name).stem.casefold().removesuffix(" – blankett")
    return stem.rpartition(" (")[0] if stem.endswith(")") and " (" in stem else stem


_BLANKS = frozenset(_plain(blank_name(kind)) for kind in NoteKind)


def _clear(desk: Desk, answered: Iterable[Returned]) -> None:
    for one in answered:
        desk.require_inbox()
        desk.returns.clear(_remembered(desk, one.work), _folder(desk))
        desk.ledger.worklist.clear(one.work, desk.now())
        remove_file(_list(desk, one.work))


def _files(
    desk: Desk,
    claimed: Claimed,
    content: bytes,
    understanding: Understanding,
    placed: Sequence[Placed],
) -> dict[str, bytes]:
    from sigdocs.intake.form.returned import Remark, returned_form

    name, return_id = safe_name(claimed.name), claimed.id[:_ID]
    if understanding.text:
        return _text_files(desk, name, understanding, placed, return_id)
    remarks = [Remark(problem, place) for problem, place in placed]
    try:
        if PurePath(name).suffix.lower() == ".odt":
            name, content = f"{PurePath(name).stem}.docx", as_word(desk, content)
        return {name: returned_form(content, remarks, return_id)}
    except (OfficeError, ValueError):
        return {}


def _text_files(
    desk: Desk,
    name: str,
    understanding: Understanding,
    placed: Sequence[Placed],
    return_id: str,
) -> dict[str, bytes]:
    from sigdocs.intake.form.returned import returned_as_form
    from sigdocs.intake.text_return import mark

    lines = {id(problem): place.line for problem, place in placed}
    problems = [problem for problem, _ in placed]
    text = mark(understanding.text, problems, lambda problem: lines[id(problem)])
    files = {name: text.encode("utf-8-sig")}
    kind = _kind(understanding)
    if kind is not None:
        form = returned_as_form(
            kind,
            understanding.partial,
            problems,
            desk.profile,
            _case(desk, understanding),
            return_id,
        )
        files[f"{PurePath(name).stem} – blankett.docx"] = form
    return files


def _marked(files: dict[str, bytes]) -> bool:
    return any(not name.endswith(".docx") for name in files)


def _kind(understanding: Understanding) -> NoteKind | None:
    if understanding.note:
        return understanding.note.kind
    return next((kind for kind in NoteKind if kind.value == _text(understanding, "kind")), None)


def _text(understanding: Understanding, name: str) -> str:
    return _cell(understanding.partial, name)


def _case(desk: Desk, understanding: Understanding) -> Case | None:
    number = _text(understanding, "case_number")
    case = case_of(desk.ledger.entries(number)) if number else None
    return case if case and not _is_about_another(understanding, case) else None


def _is_about_another(understanding: Understanding, case: Case) -> bool:
    """Whether the note names another youth than the case's: nobody's plan is shown to a stranger."""
    said = understanding.partial.get("youth")
    if not isinstance(said, Mapping):
        return False
    number, name = (_cell(said, field) for field in ("personnummer", "name"))
    digits, known = (re.sub(r"\D", "", one)[-_DIGITS:] for one in (number, case.youth.personnummer))
    if len(digits) == len(known) == _DIGITS:
        return digits != known
    names = {*folded(case.youth.name).split(), *folded(case.youth.called).split()}
    return not set(folded(name).split()) <= names


def _cell(said: Mapping[str, object], name: str) -> str:
    cell = said.get(name)
    return cell.text if isinstance(cell, Cell) else ""


def _letter(name: str, placed: Sequence[Placed]) -> str:
    lines = [
        f"Anteckningen ”{name}” behöver kompletteras. Frågorna står också som kommentarer i filen.",
        "Rätta i filen, spara den och lägg den i inkorgen igen.",
        "",
    ]
    for number, (problem, place) in enumerate(placed, start=1):
        mark = "" if problem.blocks else "Att titta på: "
        lines.append(f"{number}. {mark}{_where(place)}{problem.message} {problem.remedy}")
        if problem.suggestion:
            lines.append(f"   Förslag: {problem.suggestion}")
    return "\n".join(lines) + "\n"


def _where(place: Place) -> str:
    return f"{place.label}: " if place.label else ""


def _row(desk: Desk, claimed: Claimed, understanding: Understanding) -> Returned:
    note = understanding.tentative
    dated = all(problem.path != "date" for problem in understanding.problems if problem.blocks)
    return Returned(
        work=claimed.id,
        sha256=claimed.sha256,
        name=safe_name(claimed.name),
        case_number=note.case_number or None if note else None,
        note_kind=note.kind.value if note else None,
        note_date=note.date if note and dated else None,
        returned_at=desk.now(),
    )


def _folder(desk: Desk) -> Path:
    return private_dir(desk.workspace.records / COPIES)


def _remember(desk: Desk, work_id: str, written: Sequence[Written]) -> None:
    content = json.dumps([list(one) for one in written], ensure_ascii=False).encode()
    write_durably(_list(desk, work_id), content)


def _list(desk: Desk, work_id: str) -> Path:
    return _folder(desk) / f"{work_id}.json"


def _remembered(desk: Desk, work_id: str) -> tuple[Written, ...]:
    path = _list(desk, work_id)
    if not path.is_file():
        return ()
    return tuple(Written(*one) for one in json.loads(path.read_bytes()))
