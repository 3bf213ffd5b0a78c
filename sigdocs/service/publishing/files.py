"""The files of an entry: each due document as Word, with tracked changes, as archival PDF, for calendars.

Made from the ledger alone: history, and the profile and templates that the entry names. So they
can be made again at any time, by a restart after a crash or by ``rebuild``, byte for byte.
"""

import datetime as dt
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from sigdocs.casework.history import Entry, fold
from sigdocs.casework.nomination.register import is_register
from sigdocs.documents.document import Document
from sigdocs.documents.due import due
from sigdocs.documents.meeting.interview_form import interviewed_guardians
from sigdocs.documents.meeting.note_form import proposal
from sigdocs.documents.meeting.summons import SummonsContext
from sigdocs.documents.plan.plan import PLAN
from sigdocs.errors import LedgerError, OfficeError, TemplateError
from sigdocs.model.case import Case
from sigdocs.model.note import NoteKind
from sigdocs.model.people import GuardianFacts
from sigdocs.model.profile import Profile
from sigdocs.records.rows import Entry as Row
from sigdocs.rendering.calendar_file import calendar_file
from sigdocs.rendering.library import CONTEXTS, FORM, LOGO, TemplateFile, pictures
from sigdocs.rendering.office.pool import Paper
from sigdocs.rendering.redline.redline import redline
from sigdocs.rendering.scrub import Properties
from sigdocs.service.codec import extra_of, history_of, told_of
from sigdocs.service.desk import Desk, profile_bytes
from sigdocs.service.publishing.nomination_receipt import nomination_receipt
from sigdocs.service.publishing.receipt import receipt

RECEIPT = "kvitto.txt"
DOCX, PDF, REDLINE, ICS = "docx", "pdf", "redline", "ics"
_ENDINGS = {DOCX: ".docx", PDF: ".pdf", REDLINE: "_andringar.docx", ICS: ".ics"}


@dataclass(frozen=True, slots=True)
class Materials:
    """What an entry's papers are made from: profile, templates and logotype of its day.

    ``form`` is the Word file whose styles the note form is drawn in.
    """

    profile: Profile
    templates: Mapping[str, TemplateFile]
    form: bytes
    logo: bytes


@dataclass(frozen=True, slots=True)
class File:
    """One file of a document; ``content`` None when it waits for LibreOffice."""

    document: Document
    format: str
    content: bytes | None

    @property
    def name(self) -> str:
        """The file's name in the published set."""
        return file_name(self.document.stem, self.format)


def file_name(stem: str, form: str) -> str:
    """The name of a document's file in one format.

    >>> file_name("SIG-2026-014_atgardsplan_v2_2026-09-22", "redline")
    'SIG-2026-014_atgardsplan_v2_2026-09-22_andringar.docx'
    """
    return stem + _ENDINGS[form]


def formats_of(document: Document) -> tuple[str, ...]:
    """The formats that a document is made in."""
    if document.form is not None:
        return (DOCX,)
    if isinstance(document.context, SummonsContext):
        return (DOCX, PDF, ICS)
    return (DOCX, PDF, REDLINE) if document.against else (DOCX, PDF)


def materials_of(desk: Desk, row: Row) -> Materials:
    """The profile and templates that an entry was accepted with, from the store.

    Raises:
        LedgerError: when one of them is missing or damaged.
    """
    extra = extra_of(row)
    profile = Profile.model_validate(json.loads(desk.store.get(extra["profile"])))
    kept = {slug: desk.store.get(sha) for slug, sha in extra["materials"].items()}
    form, logo = kept.pop(FORM), kept.pop(LOGO)
    templates = {slug: TemplateFile(slug, data) for slug, data in kept.items()}
    return Materials(profile, templates, form, logo)


def keep_materials(desk: Desk, materials: Materials) -> dict[str, str]:
    """Put profile, templates and logotype in the store; gives their fingerprints by name."""
    if not desk.store.has(desk.profile_sha):
        desk.store.put(profile_bytes(materials.profile))
    kept = {slug: template.data for slug, template in materials.templates.items()}
    kept |= {FORM: materials.form, LOGO: materials.logo}
    return {name: desk.store.put(data) for name, data in kept.items()}


def draft(
    desk: Desk, rows: Sequence[Row], history: Sequence[Entry]
) -> tuple[Materials, list[File]]:
    """Today's materials and the Word files of an entry that is about to be recorded.

    Made before the entry is, so that nothing is ever recorded whose papers cannot be made. When
    a template of the office's own fails, the program's own is used.

    Args:
        desk: the open workspace.
        rows: the case's recorded entries.
        history: the same, and the new one last.

    Raises:
        TemplateError: when even the program's own templates fail.
    """
    own = todays_materials(desk)
    try:
        return own, make_word(desk, rows, history, own)
    except TemplateError:
        plain = packaged_materials(desk)
        return plain, make_word(desk, rows, history, plain)


def todays_materials(desk: Desk) -> Materials:
    """The profile and templates that are in use now."""
    return _materials(desk, desk.library.current, desk.library.form())


def packaged_materials(desk: Desk) -> Materials:
    """Today's profile, and the program's own templates."""
    return _materials(desk, desk.library.packaged, desk.library.packaged(FORM))


def _materials(
    desk: Desk, template: Callable[[str], TemplateFile], form: TemplateFile
) -> Materials:
    templates = {slug: template(slug) for slug in CONTEXTS}
    return Materials(desk.profile, templates, form.data, desk.library.logo())


def make_again(desk: Desk, rows: Sequence[Row]) -> list[File]:
    """The Word files of the last of a case's recorded entries, from what the ledger says.

    Raises:
        LedgerError: when the ledger or store is damaged.
    """
    return make_word(desk, rows[:-1], history_of(rows), materials_of(desk, rows[-1]))


def make_word(
    desk: Desk, earlier: Sequence[Row], history: Sequence[Entry], materials: Materials
) -> list[File]:
    """The Word files that the last of ``history`` yields, and a place for each PDF.

    Raises:
        TemplateError: when a template cannot be filled in.
        LedgerError: when the ledger or store is damaged.
    """
    made: list[File] = []
    for document in due(history, materials.profile):
        if document.form is not None:
            made.append(File(document, DOCX, _form(history, document, materials)))
            continue
        docx = render(document, materials)
        made += [File(document, DOCX, docx), File(document, PDF, None)]
        if isinstance(document.context, SummonsContext):
            made.append(File(document, ICS, calendar_file(document.context.event)))
        if document.against:
            old = _earlier(desk, earlier, document.against, made)
            changed = redline(old, docx, author=materials.profile.unit, date=document.dated)
            made.append(File(document, REDLINE, changed))
    return made


def render(document: Document, materials: Materials) -> bytes:
    """The Word file of a document from its template."""
    profile = materials.profile
    source = materials.templates[document.kind.slug]
    if document.context is None:
        raise LedgerError("Ett dokument utan innehåll.")
    return source.template(profile.accent, document.language).render(
        document.context,
        Properties(
            title=document.title,
            subject=document.kind.name,
            author=f"{profile.municipality}, {profile.unit}",
            dated=document.dated,
            language=document.language.tag,
        ),
        pictures(materials.logo, profile.logo_text or profile.municipality),
    )


def _form(history: Sequence[Entry], document: Document, materials: Materials) -> bytes:
    from sigdocs.intake.form.build import build_form

    case, profile = fold(history), materials.profile
    if case is None or document.form is None:
        raise LedgerError("En blankett utan ärende. Kör ”sigdocs verify”.")
    return build_form(
        document.form,
        profile,
        case,
        next_meeting=proposal(case, profile),
        guardian=next((one for one in case.guardians if one.name == document.addressee), None),
        on=max(history[-1].days),
        base=materials.form,
    )


def forms_on_demand(desk: Desk, case: Case, kind: NoteKind) -> dict[str, bytes]:
    """The form for a note of one kind as things stand, by file name; one for each guardian.

    When nobody has custody, or the youth has come of age, a guardian's form bears no name.
    """
    from sigdocs.intake.form.build import build_form

    whom: list[tuple[int, GuardianFacts | None]] = [(0, None)]
    if kind is NoteKind.GUARDIAN_INTERVIEW:
        whom = [*interviewed_guardians(case, desk.today())] or whom
    return {
        f"{case.number}_anteckning_{kind.slug}{f'_{number}' if number else ''}.docx": build_form(
            kind,
            desk.profile,
            case,
            next_meeting=proposal(case, desk.profile),
            guardian=guardian,
            on=desk.today(),
            base=desk.library.form().data,
        )
        for number, guardian in whom
    }


def _earlier(desk: Desk, rows: Sequence[Row], version: int, made: Sequence[File]) -> bytes:
    """An earlier version's Word file: just made, from the store, or made again."""
    for file in made:
        if file.document.kind is PLAN and file.document.number == version and file.content:
            return file.content
    for index, row in enumerate(rows):
        for rendition in desk.ledger.papers.renditions(row.note_sha):
            paper = rendition.document
            if (paper.kind, paper.version, rendition.format) == (PLAN.slug, version, DOCX):
                if rendition.sha256:
                    return desk.store.get(rendition.sha256)
                return _made_again(desk, rows[: index + 1], version)
    raise LedgerError(f"Plan version {version} finns inte i liggaren. Kör ”sigdocs verify”.")


def _made_again(desk: Desk, rows: Sequence[Row], version: int) -> bytes:
    materials = materials_of(desk, rows[-1])
    documents = due(history_of(rows), materials.profile)
    return next(
        render(document, materials)
        for document in documents
        if document.kind is PLAN and document.number == version
    )


def make_pdfs(desk: Desk, files: Sequence[File]) -> list[File]:
    """The same files, with every PDF that LibreOffice could make from the Word file beside it."""
    words = {file.document.stem: file.content for file in files if file.format == DOCX}
    waiting = [file for file in files if file.format == PDF and file.content is None]
    papers = [
        Paper(
            words[file.document.stem] or b"",
            file.document.title,
            noon(file.document.dated),
            file.document.language.tag,
        )
        for file in waiting
    ]
    made = dict(zip((file.name for file in waiting), _archive(desk, papers), strict=True))
    return [
        File(file.document, file.format, made[file.name]) if file.name in made else file
        for file in files
    ]


def _archive(desk: Desk, papers: Sequence[Paper]) -> list[bytes | None]:
    if not papers:
        return []
    try:
        results = desk.office().archive(papers)
    except OfficeError:
        return [None for _ in papers]
    return [result if isinstance(result, bytes) else None for result in results]


def noon(day: dt.date) -> dt.datetime:
    """The moment that stands in a PDF made from a paper of that day: the same on any machine."""
    return dt.datetime.combine(day, dt.time(12), dt.UTC)


def receipt_of(rows: Sequence[Row], files: Sequence[File]) -> bytes:
    """``kvitto.txt`` of the last row, with a byte order mark so that Notepad reads it right."""
    history = history_of(rows)
    if is_register(history):
        return _register_receipt(history, rows[-1], files)
    before, case = fold(history[:-1]), fold(history)
    if case is None:
        raise LedgerError("En post utan ärende. Kör ”sigdocs verify”.")
    known = len(before.plans) if before else 0
    text = receipt(
        case,
        history[-1].note,
        case.plans[known:],
        told_of(rows[-1]),
        [_named(file) for file in files if file.content is not None],
        [_named(file) for file in files if file.content is None],
    )
    return text.encode("utf-8-sig")


def _register_receipt(history: Sequence[Entry], row: Row, files: Sequence[File]) -> bytes:
    done = [file.name for file in files if file.content is not None]
    waiting = [file.name for file in files if file.content is None]
    return nomination_receipt(history, told_of(row), done, waiting).encode("utf-8-sig")


def _named(file: File) -> str:
    document = file.document
    told = f"{'med' if document.form else 'till'} {document.addressee}"
    if not document.form and not document.title.startswith(document.kind.name):
        told = f"{document.title.rpartition(' ')[0]}, {told}"
    return f"{file.name} ({told})" if document.addressee else file.name
