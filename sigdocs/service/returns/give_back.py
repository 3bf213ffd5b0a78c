"""A note goes back to its writer with questions, and the copies are cleared once it is mended."""

from collections.abc import Mapping, Sequence
from pathlib import PurePath

from sigdocs.casework.correction.correct import may_correct
from sigdocs.casework.history import effective
from sigdocs.casework.nomination.register import REGISTER
from sigdocs.casework.people import all_parties
from sigdocs.casework.questions import Corrected, rights_in_question
from sigdocs.errors import OfficeError, SigdocsError
from sigdocs.folders.claims import Claimed
from sigdocs.folders.filenames import safe_name
from sigdocs.intake.draft import Cell, Place
from sigdocs.intake.reading import Placed, Understanding
from sigdocs.model.case import Case
from sigdocs.model.note import Note, NoteKind
from sigdocs.model.problem import Problem
from sigdocs.records.rows import Entry as Row
from sigdocs.records.rows import Returned
from sigdocs.service.codec import answered_of, case_of, history_of
from sigdocs.service.desk import Desk
from sigdocs.service.log import log_stumble
from sigdocs.service.opening_files import as_word
from sigdocs.service.registry import CASES, FOCUS_GROUP
from sigdocs.service.returns.answered import fields_asked, is_about_another
from sigdocs.service.returns.answering import RETURN_ID, replaced_by, tell_waiting, with_return_id
from sigdocs.service.returns.copies import clear, remember
from sigdocs.service.returns.holding import written


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
    if any(one.work == claimed.id for one in desk.ledger.worklist.returned()):
        return  # it was noted last of all, so it lies there
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
    clear(desk, replaced_by(desk, claimed.name, claimed.sha256, understanding))
    laid = desk.returns.give_back(
        None if files else claimed, files, reason if not _marked(files) else ""
    )
    remember(desk, claimed.id, laid)
    desk.ledger.worklist.give_back(_row(desk, claimed, understanding, problems))


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


def settle(desk: Desk, row: Row) -> None:
    """Take away the returned copies that an accepted note answers, and say of others that they wait.

    Can be called again: what the note answers was decided when it was recorded.
    """
    answered = answered_of(row)
    waiting = desk.ledger.worklist.returned()
    clear(desk, [one for one in waiting if one.sha256 in answered])
    tell_waiting(desk, row)


def clear_returned(desk: Desk, return_id: str) -> None:
    """Take away the returned copy that a note known already carries the id of."""
    clear(desk, with_return_id(desk, return_id))


def _files(
    desk: Desk,
    claimed: Claimed,
    content: bytes,
    understanding: Understanding,
    placed: Sequence[Placed],
) -> dict[str, bytes]:
    from sigdocs.intake.form.returned import Remark, returned_form

    name, return_id = safe_name(claimed.name), claimed.id[:RETURN_ID]
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
    from sigdocs.intake.text.returned import mark

    lines = {id(problem): place.line for problem, place in placed}
    problems = [problem for problem, _ in placed]
    text = mark(understanding.text, problems, lambda problem: lines[id(problem)], return_id)
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
            on=desk.today(),
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
    return case if case and not is_about_another(understanding, case) else None


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


def _row(
    desk: Desk, claimed: Claimed, understanding: Understanding, problems: Sequence[Problem]
) -> Returned:
    note = understanding.tentative
    dated = all(problem.path != "date" for problem in understanding.problems if problem.blocks)
    return Returned(
        work=claimed.id,
        sha256=claimed.sha256,
        name=safe_name(claimed.name),
        case_number=(note.case_number if note else _text(understanding, "case_number")) or None,
        note_kind=note.kind.value if note else None,
        note_date=note.date if note and dated else None,
        returned_at=desk.now(),
        rights=written(rights_in_question(note, problems, _corrected(desk, note))),
        asked=written(sorted(fields_asked(problems))),
    )


def _corrected(desk: Desk, note: Note | None) -> Corrected:
    """What is known of the case of a correction: the notes that it may be of, and the parties' names."""
    if note is None or note.kind is not NoteKind.CORRECTION:
        return Corrected()
    rows = desk.ledger.entries(note.case_number) if note.case_number else []
    case = case_of(rows)
    parties = all_parties(desk.profile, case.asked if case else ())
    told = (one.note for one in effective(history_of(rows)))
    return Corrected(
        tuple(one for one in told if may_correct(note, one)),
        tuple(name for party in parties for name in (party.name, *party.synonyms)),
    )
