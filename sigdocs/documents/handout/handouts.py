"""The leaflets as they are handed out: to a family when its case opens, and lying ready for all."""

import datetime as dt
from collections.abc import Iterator

from sigdocs.casework.consent.deciders import decides_alone
from sigdocs.casework.sharing.receivers import family
from sigdocs.documents.document import Document, DocumentKind
from sigdocs.documents.handout.languages import family_languages
from sigdocs.documents.handout.leaflet import LeafletContext, leaflet_context
from sigdocs.documents.paper import Paper, Story, asked_for, never
from sigdocs.documents.people import coordinator
from sigdocs.documents.swedish import NBSP, joined
from sigdocs.model.case import Case, CaseState
from sigdocs.model.leaflet import LeafletTexts
from sigdocs.model.profile import Profile
from sigdocs.model.receivers import NOTHING

SHEET = DocumentKind(
    slug="informationsblad",
    name="Informationsblad",
    document_class="Informationsmaterial",
    receives=("den unge", "vårdnadshavare"),
)
FOLDER = DocumentKind(
    slug="informationsfolder",
    name="Informationsfolder",
    document_class="Informationsmaterial",
    receives=("skolor", "fritidsgårdar", "familjer"),
)
_STANDING_SINCE = dt.date(2000, 1, 1)
"""A standing leaflet bears no date; files need one that does not make them differ each day."""


def standing_leaflets(profile: Profile) -> tuple[Document, ...]:
    """Give sheet and folder in every language, for anybody: they name the unit and no case."""
    return tuple(
        standing_leaflet(kind, texts, profile)
        for kind in (SHEET, FOLDER)
        for texts in profile.leaflets
    )


def standing_leaflet(kind: DocumentKind, texts: LeafletTexts, profile: Profile) -> Document:
    """Give one of them."""
    return Document(
        kind=kind,
        number=1,
        title=f"{kind.name}, {texts.name}",
        stem=f"{kind.slug}_{texts.code}",
        seq=0,
        dated=_STANDING_SINCE,
        context=leaflet_context(texts, profile, _foot(kind, texts)),
        language=texts.language,
    )


def case_leaflet(
    kind: DocumentKind, texts: LeafletTexts, case: Case, profile: Profile, on: dt.date
) -> Document:
    """Give sheet or folder for a case: with its number and, when it has one, its coordinator.

    Args:
        kind: ``SHEET`` or ``FOLDER``.
        texts: what it says.
        case: as it stands.
        profile: the municipality's.
        on: the day it is made.
    """
    return asked_for(
        case,
        kind,
        _context(kind, texts, case, profile, on),
        on,
        to=family(case, on)[0],
        need=NOTHING,
        which=texts.code,
        title=_title(kind, texts, case),
        language=texts.language,
    )


def _due(story: Story) -> Iterator[Document]:
    """One sheet a language when a case first has a coordinator; numbered as they come."""
    had = story.before is not None and bool(story.before.coordinator)
    if had or not story.after.coordinator or story.after.state is CaseState.CLOSED:
        return
    languages = family_languages(story.after, story.profile)
    for number, texts in enumerate(languages, start=story.entry.seq):
        yield story.new(
            SHEET,
            _context(SHEET, texts, story.after, story.profile, story.entry.ruled_on),
            to=family(story.after, story.issued_on)[0],
            need=NOTHING,
            number=number,
            which=texts.code,
            on=story.entry.ruled_on,
            title=_title(SHEET, texts, story.after),
            language=texts.language,
        )


def _context(
    kind: DocumentKind, texts: LeafletTexts, case: Case, profile: Profile, on: dt.date
) -> LeafletContext:
    texts = texts.for_grown if decides_alone(case, on) else texts
    foot = _foot(kind, texts, case.number)
    return leaflet_context(texts, profile, foot, coordinator(case, profile))


def _title(kind: DocumentKind, texts: LeafletTexts, case: Case) -> str:
    return f"{kind.name} {case.number}, {texts.name}"


def _foot(kind: DocumentKind, texts: LeafletTexts, case_number: str = "") -> str:
    return joined((case_number, kind.name, texts.name.replace(" ", NBSP)), " · ")


PAPER = Paper(SHEET, _due, LeafletContext)
FOLDER_PAPER = Paper(FOLDER, never, LeafletContext)
