"""Who does what in the case: the office's rows, the case's names."""

import datetime as dt

from sigdocs.documents.casefile.duties import DutiesContext, duties_context
from sigdocs.documents.document import Document
from sigdocs.documents.due import due
from sigdocs.model.case import Case
from sigdocs.model.profile import Profile
from tests.casework_notes import FAMILY, PROFILE, START, Story, follow_up, headed
from tests.paper_cases import PROFILE as LINDASA
from tests.paper_cases import example
from tests.paper_rendering import rendered, text_of

KIND = "arbetsfordelning"
DAY = dt.date(2026, 9, 8)
STAFFED = START + "samordnare: Petra Lindqvist\nansvarig socialsekreterare: Amir Haddad\n"


def papers(story: Story, profile: Profile = PROFILE) -> list[Document]:
    return [one for one in due(story.history, profile) if one.kind.slug == KIND]


def told(document: Document) -> DutiesContext:
    assert isinstance(document.context, DutiesContext)
    return document.context


def the_case() -> Case:
    return Case.model_validate(example(KIND)["fall"])


def test_the_start_meeting_yields_it_with_every_task_of_the_settings() -> None:
    (document,) = papers(Story.started(STAFFED))
    assert document.stem == f"SIG-2026-014_{KIND}_nr1_2026-09-08"
    assert [one.task for one in told(document).rows] == [one.task for one in PROFILE.duties]
    who = {one.role: one.who for one in told(document).rows}
    assert who["Samordnare"] == "Petra Lindqvist"
    assert who["Socialsekreterare"] == "Amir Haddad"
    assert who["Socialsekreterare och samordnare"] == "Amir Haddad och Petra Lindqvist"
    assert who["Enhetschef"] == "Karin Ahl"
    assert not told(document).replaces


def test_a_new_social_worker_yields_a_new_one_that_replaces_it_and_nothing_else_does() -> None:
    story = Story.started(STAFFED)
    story.accept(follow_up("2026-09-22"))
    assert papers(story) == []
    story.accept(headed("journal", "2026-09-23", "ansvarig socialsekreterare: Vera Dahl\n"))
    (document,) = papers(story)
    assert told(document).replaces
    assert "Vera Dahl" in {one.who for one in told(document).rows}
    assert "ersätter den tidigare" in text_of(rendered(KIND, told(document)))


def test_before_the_start_meeting_and_without_rows_in_the_settings_there_is_none() -> None:
    assert papers(Story.started(headed("inskrivning", "2026-09-01", FAMILY))) == []
    silent = PROFILE.model_copy(update={"duties": ()})
    assert papers(Story.started(STAFFED), silent) == []


def test_a_role_without_a_name_is_said_to_lack_one_and_nobody_is_guessed() -> None:
    bare = the_case().model_copy(update={"social_worker": ""})
    context = duties_context(bare, DAY, LINDASA, anew=False)
    assert context.missing == "Namn saknas på: socialsekreterare."
    assert {one.who for one in context.rows if one.role == "Socialsekreterare"} == {"–"}
    assert "Fyll i innan den skrivs under." in text_of(rendered(KIND, context))


def test_the_manager_signs_by_title_where_the_settings_give_no_name() -> None:
    nameless = LINDASA.model_copy(update={"manager": ""})
    assert duties_context(the_case(), DAY, nameless, anew=False).manager == "enhetschef"
    assert duties_context(the_case(), DAY, LINDASA, anew=False).manager == "Karin Ahl, enhetschef"
