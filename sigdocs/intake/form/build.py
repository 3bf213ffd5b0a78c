"""The Word form of a note, made for one case and one kind, or blank.

Equal input gives equal bytes: nothing in it comes from a clock or a random number.
"""

import datetime as dt
from collections.abc import Iterable, Sequence

from sigdocs.casework.consent.deciders import decides_alone
from sigdocs.intake.draft import Draft
from sigdocs.intake.form.controls import Controls
from sigdocs.intake.form.fields import Control, Field, Section, Shape
from sigdocs.intake.form.layout import FILL_IN, layout
from sigdocs.intake.form.page import FormPage, form_package
from sigdocs.intake.form.rows import Row, merged, rows_of, shown_sections
from sigdocs.intake.form.values import case_draft
from sigdocs.intake.form.xml import cell, paragraph, row, run, table, twips
from sigdocs.model.case import Case, CaseState
from sigdocs.model.meeting import NextMeeting
from sigdocs.model.note import NoteKind
from sigdocs.model.note_types import of
from sigdocs.model.people import GuardianFacts
from sigdocs.model.profile import Profile
from sigdocs.rendering.blank import Style

_LABEL_WIDTH, _TABLE_WIDTH = 48, 166
_ROW, _LINE_ROW, _TEXT_ROW, _HEAD_ROW = 8.5, 8.0, 13.0, 6.5
_SHORT = 12  # rows of a table that is kept on one page
_FEW = 6  # rows under a header that are kept on one page; more go over with the header repeated
_BLANK_LIST = 6
_BRIEF = frozenset({"to", "not_to", "comment"})  # a few names or words: a line is enough
_FROM_CASE = frozenset({"attendees", "goals", "statuses"})  # which a case would fill in
_TINT = '<w:shd w:val="clear" w:color="auto" w:fill="F5F5F5"/>'


_GAP = '<w:spacing w:before="0" w:after="0" w:line="120"/>'
_STOPS = "".join(f'<w:tab w:val="left" w:pos="{twips(8.6 * n)}"/>' for n in range(1, 12))


def build_form(
    kind: NoteKind,
    profile: Profile,
    case: Case | None,
    *,
    next_meeting: NextMeeting | None = None,
    guardian: GuardianFacts | None = None,
    on: dt.date | None = None,
    prefill: Draft | None = None,
    base: bytes | None = None,
) -> bytes:
    """Give the form as a Word file.

    Args:
        kind: which note is to be written.
        profile: the municipality, for header, life areas and colours.
        case: the case it is for; None gives the blank form.
        next_meeting: the date to propose.
        guardian: whom the interview is with, when it is with a guardian.
        on: the day it is given out; from 18 no form asks of guardians. None when it is not known.
        prefill: what is already understood of the note; it goes before what the case says.
        base: a Word file whose styles are used instead of the program's own.

    Raises:
        TemplateError: when ``base`` is no usable Word file.
    """
    grown = case is not None and on is not None and decides_alone(case, on)
    said = case_draft(kind, profile, case, next_meeting, guardian, grown=grown)
    draft = merged(said, prefill or {})
    controls = Controls()
    closed = case is not None and case.state is CaseState.CLOSED
    asked = layout(kind, opens=case is None, closed=closed, grown=grown)
    page = FormPage(profile, of(kind).title, kind, case, filled=bool(prefill))
    body = [paragraph("Title", run(of(kind).title)), _subtitle(page)]
    body.append(paragraph("Litentext", run(FILL_IN)))
    for section in shown_sections(asked, prefill or {}):
        body += _section(section, rows_of(section, draft), controls, fresh=case is None)
    body.append(paragraph("Litentext", extra=_GAP))  # Word wants a paragraph after the last table
    return form_package(page, "".join(body), base)


def _subtitle(page: FormPage) -> str:
    if page.case is None:
        return paragraph("Subtitle", run(page.name))
    words = page.profile.case_types[page.case.type]
    return paragraph("Subtitle", run(f"{words.youth_word.capitalize()}: {page.case.youth.name}"))


def _section(
    section: Section, rows: Sequence[Row], controls: Controls, *, fresh: bool
) -> Iterable[str]:
    blank = max(section.blank, _BLANK_LIST if fresh and section.root in _FROM_CASE else 0)
    if section.shape is Shape.ROWS and not (rows or blank):
        return
    yield paragraph("Heading2", run(section.title))
    if section.help:
        yield paragraph("Litentext", run(section.help), keep=True)
    if section.shape is Shape.ROWS:
        yield _row_table(section, [*rows, *([{}] * blank)], controls)
    elif section.stacked:
        yield from _stacked(section, [*rows, *([{}] * (blank - len(rows)))], controls)
    else:
        yield _label_table(section, rows, controls, fresh=fresh)


def _label_table(section: Section, rows: Sequence[Row], controls: Controls, *, fresh: bool) -> str:
    """A label beside each answer; several columns of answers for a list with several items."""
    answers = max(len(rows), section.blank, 1)
    filled: list[Row] = [*rows, *([{}] * (answers - len(rows)))]
    width = (_TABLE_WIDTH - _LABEL_WIDTH) / answers
    lines = [_numbered(section, answers, width)] if answers > 1 else []
    last = section.fields[-1] if len(section.fields) <= _SHORT else None
    for field in section.fields:
        keep = last not in {None, field}
        label = cell(_LABEL_WIDTH, *_label(field, fresh=fresh, keep=keep), look=_TINT)
        values = (_value(field, item, width, controls) for item in filled)
        lines.append(row([label, *values], _height(field)))
    return table([_LABEL_WIDTH, *([width] * answers)], lines, section.title, header=answers > 1)


def _stacked(section: Section, items: Sequence[Row], controls: Controls) -> Iterable[str]:
    """A table of labels and answers for each item, one below the other."""
    width = _TABLE_WIDTH - _LABEL_WIDTH
    for number, item in enumerate(items, 1):
        if number > 1:
            yield paragraph("Litentext", extra=_GAP)
        name = f"{section.fields[0].label} {number}"
        lines = [row([_head("Uppgift", _LABEL_WIDTH), _head(name, width)], _HEAD_ROW, header=True)]
        for field in section.fields:
            keep = field is not section.fields[-1]
            label = cell(_LABEL_WIDTH, *_label(field, fresh=True, keep=keep), look=_TINT)
            lines.append(row([label, _value(field, item, width, controls)], _height(field)))
        yield table([_LABEL_WIDTH, width], lines, f"{section.title}: {name}", header=True)


def _numbered(section: Section, answers: int, width: float) -> str:
    names = ("Uppgift", *(f"{section.title} {n}" for n in range(1, answers + 1)))
    widths = (_LABEL_WIDTH, *([width] * answers))
    heads = [_head(name, size) for name, size in zip(names, widths, strict=True)]
    return row(heads, _HEAD_ROW, header=True)


def _label(field: Field, *, fresh: bool, keep: bool) -> Iterable[str]:
    yield paragraph(Style.CELL, run(field.label, bold=True), keep=keep, whole=True)
    if field.hint and (fresh or field.path != "case_number"):
        yield paragraph("Etikett", run(field.hint), extra='<w:spacing w:before="0" w:after="40"/>')


def _height(field: Field) -> float:
    return _TEXT_ROW if field.control is Control.TEXT and field.path not in _BRIEF else _LINE_ROW


def _row_table(section: Section, rows: Sequence[Row], controls: Controls) -> str:
    widths = [field.width for field in section.fields]
    heads = [_head(field.label, field.width, keep=True) for field in section.fields]
    lines = [row(heads, _HEAD_ROW, header=True)]
    last = len(rows) - 1
    for number, item in enumerate(rows):
        at_an_end = number in {0, last - 1}  # two rows at least on each page
        keep = number < last and (len(rows) <= _FEW or at_an_end)
        cells = (_value(field, item, field.width, controls, keep=keep) for field in section.fields)
        lines.append(row(cells, _ROW))
    return table(widths, lines, section.title, header=True)


def _head(label: str, width: float, *, keep: bool = False) -> str:
    return cell(width, paragraph(Style.CELL_HEAD, run(label), whole=True, keep=keep))


def _value(field: Field, item: Row, width: float, controls: Controls, *, keep: bool = False) -> str:
    content = controls.value(field, item.get(field.path, ""))
    if field.control is Control.SCALE:
        stops = f"<w:tabs>{_STOPS}</w:tabs>"
        return cell(width, paragraph(Style.CELL, content, extra=stops, keep=keep))
    fixed = field.control in {Control.FIXED, Control.DATE}  # names, numbers and days
    return cell(width, paragraph(Style.CELL, content, whole=fixed, keep=keep))
