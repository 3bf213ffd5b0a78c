"""The leaflets as papers: a sheet for the family when a case opens, and standing ones for all."""

import datetime as dt
from collections.abc import Iterator

from sigdocs.documents.document import Document, DocumentKind, Paper, Story, never, stem_of
from sigdocs.documents.leaflet import LeafletContext, leaflet_context
from sigdocs.documents.plan_people import coordinator
from sigdocs.documents.words import NBSP, joined
from sigdocs.model.case import Case
from sigdocs.model.leaflet import LeafletTexts
from sigdocs.model.profile import Profile

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


def family_languages(case: Case, profile: Profile) -> tuple[LeafletTexts, ...]:
    """Give Swedish, and the texts in every other language that the family is said to speak."""
    spoken = [person.language for person in (case.youth, *case.guardians) if person.language]
    return tuple(
        texts
        for texts in profile.leaflets
        if texts.original or any(texts.means(language) for language in spoken)
    )


def standing_leaflets(profile: Profile) -> tuple[Document, ...]:
    """Give sheet and folder in every language, for anybody: they name the unit and no case."""
    return tuple(
        Document(
            kind=kind,
            number=1,
            title=f"{kind.name}, {texts.name}",
            stem=f"{kind.slug}_{texts.code}",
            seq=0,
            dated=_STANDING_SINCE,
            context=leaflet_context(texts, profile, _foot(kind, texts)),
            language=texts.language,
        )
        for kind in (SHEET, FOLDER)
        for texts in profile.leaflets
    )


def _due(story: Story) -> Iterator[Document]:
    """One sheet a language when a case opens with a coordinator; numbered as they come."""
    if story.before is not None or coordinator(story.after, story.profile) is None:
        return
    languages = family_languages(story.after, story.profile)
    for number, texts in enumerate(languages, start=story.entry.seq):
        yield _sheet(story, texts, number)


def _sheet(story: Story, texts: LeafletTexts, number: int) -> Document:
    case, profile = story.after, story.profile
    foot = _foot(SHEET, texts, case.number)
    return Document(
        kind=SHEET,
        number=number,
        title=f"{SHEET.name} {case.number}, {texts.name}",
        stem=stem_of(case.number, SHEET, texts.code, story.entry.ruled_on),
        seq=story.entry.seq,
        dated=story.entry.ruled_on,
        context=leaflet_context(texts, profile, foot, coordinator(case, profile)),
        language=texts.language,
    )


def _foot(kind: DocumentKind, texts: LeafletTexts, case_number: str = "") -> str:
    return joined((case_number, kind.name, texts.name.replace(" ", NBSP)), " · ")


PAPER = Paper(SHEET, _due, LeafletContext)
FOLDER_PAPER = Paper(FOLDER, never, LeafletContext)
