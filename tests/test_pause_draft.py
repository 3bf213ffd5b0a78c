"""The draft of a decision to pause: it proposes, and leaves deciding to a manager."""

import datetime as dt
from typing import Any

import pytest

from sigdocs.documents.document import Document
from sigdocs.documents.due import due
from sigdocs.documents.meeting.pause_draft import PauseDraftContext, pause_draft_context
from sigdocs.model.case import Case, PausePeriod
from sigdocs.rendering.office.pool import OfficePool
from tests.casework_notes import PROFILE, START, Story, headed
from tests.oracles import audit_docx
from tests.paper_cases import PROFILE as LINDASA
from tests.paper_cases import example
from tests.paper_rendering import example_context, rendered, text_of
from tests.protecting import SECRETS, all_text, archived, hidden, printed, read_pdf, told_of_secrets

KIND = "pausbeslut"
DAY = dt.date(2026, 10, 5)
REASON = "Milo är misstänkt för rån."
PAUSE = f"paus: {{från och med: 2026-10-05, skäl: '{REASON}', beslutat av: Karin Ahl}}\n"


def papers(story: Story) -> list[Document]:
    return [one for one in due(story.history, PROFILE) if one.kind.slug == KIND]


def paused(more: str = PAUSE) -> Story:
    story = Story.started()
    story.accept(headed("paus", "2026-10-05", more))
    return story


def text(document: Document) -> str:
    assert document.context is not None
    return text_of(rendered(KIND, document.context)).replace("\xa0", " ")


def draft(case: Case, **changes: Any) -> PauseDraftContext:
    (period,) = case.pauses
    pause = period.pause.model_copy(update=changes)
    return pause_draft_context(case, PausePeriod(seq=1, pause=pause), "Petra", DAY, LINDASA)


def the_case() -> Case:
    return Case.model_validate(example(KIND)["fall"])


def test_a_pause_yields_a_draft_until_the_day_that_the_routine_says() -> None:
    (document,) = papers(paused())
    said = text(document)
    assert document.stem == "SIG-2026-014_pausbeslut_nr201_2026-10-05"
    assert document.kind.signed
    assert "pausas från och med 5 oktober 2026 till och med 5 december 2026." in said
    assert "Föreslås av\tPetra Lindqvist" in said
    assert "Beslutas av\tKarin Ahl" in said


def test_other_notes_yield_no_draft_and_a_pause_yields_it_once() -> None:
    assert papers(Story.started()) == []
    story = paused()
    story.accept(headed("journal", "2026-10-06", "iakttagelser: Ringer Sara.\n"))
    assert papers(story) == []


def test_it_says_that_it_is_a_draft_and_leaves_every_choice_open() -> None:
    said = text(papers(paused())[0])
    assert said.index("Det här är ett utkast.") < said.index("Förslag")
    for choice in ("pausas enligt förslaget.", "pausas, men så här: ", "pausas inte."):
        assert f"□ Insatsen {choice}" in said
    assert "Namnförtydligande" in said
    assert "■" not in said


def test_what_the_parties_are_told_is_the_last_day_and_never_the_reason() -> None:
    story = paused()
    said = text(papers(story)[0])
    told = said.partition("Det här får samverkansparterna veta\n")[2].partition("\n")[0]
    assert told == "Insatsen är vilande till och med 5 december 2026."
    assert said.count(REASON) == 1
    for other in due(story.history, PROFILE):
        if other.party:
            assert other.context is not None
            assert REASON not in other.context.model_dump_json()


def test_without_reason_or_manager_there_are_lines_and_nobody_is_named() -> None:
    context = draft(the_case(), reason="", decided_by="")
    said = text_of(rendered(KIND, context))
    assert context.decider == "Den som får besluta"
    assert "Beslutas av" not in said
    assert "Skäl\n\t\n\t\n" in said


def test_a_case_without_coordinator_gives_the_units_number() -> None:
    assert draft(the_case().model_copy(update={"coordinator": ""})).contact == LINDASA.phone


def protected() -> bytes:
    reason = "Bråk hos mamma på Björkvägen 3 i Norrby, 0701740699."
    case = hidden(the_case())
    return rendered(KIND, printed(draft(case, reason=reason), case, LINDASA))


def test_nothing_of_a_protected_guardian_is_in_any_part_of_the_file() -> None:
    whole = all_text(protected())
    assert "(utelämnat)" in whole
    assert not [secret for secret in SECRETS if secret in whole]


def long_one() -> bytes:
    return rendered(KIND, draft(the_case(), reason="Det har hänt flera saker. " * 120))


def test_the_longest_draft_opens_in_word_without_repair() -> None:
    audit_docx(long_one())


@pytest.mark.office
@pytest.mark.slow
def test_its_pages_are_fit_for_the_archive_and_the_box_to_sign_is_whole(office: OfficePool) -> None:
    words = {
        "exempel": rendered(KIND, example_context(KIND)),
        "lång": long_one(),
        "skyddad": protected(),
    }
    pages = archived(office, words)
    assert len(read_pdf(pages["exempel"])) == 1
    for page in read_pdf(pages["lång"]):
        assert page.count("enligt förslaget") == page.count("Namnförtydligande")
    assert told_of_secrets(pages["skyddad"]) == []


MEETS = "nästa möte: {datum: 2026-10-20, tid: '14:30', plats: Socialkontoret}\n"
RESTS = "paus: {från och med: 2026-10-05, till och med: 2026-11-30, skäl: Resa, beslutat av: Karin Ahl}\n"
WITHDRAWN = (
    "samtycke:\n  - {samtycke: återkallat, lämnat av: [Jonas Ekdahl], datum: 2026-10-06, "
    "parter: [{part: polis}]}\n"
)


def test_no_paper_made_within_a_pause_tells_of_the_meeting_that_it_calls_off() -> None:
    story = Story.started(START + MEETS)
    story.accept(headed("paus", "2026-10-05", RESTS))
    form = next(one for one in due(story.history, PROFILE) if one.kind.slug == "anteckning")
    assert form.stem.endswith("2026-10-05")
    story.accept(headed("samtycke", "2026-10-06", WITHDRAWN))
    pages = {one.kind.slug: one.context for one in due(story.history, PROFILE) if one.context}
    assert {"atgardsplan", "lattlast_plan"} <= set(pages)
    told = [slug for slug, page in pages.items() if "20\xa0oktober" in page.model_dump_json()]
    assert told == []


def test_a_meeting_after_the_pause_stands_on_the_plan() -> None:
    story = Story.started(START + MEETS.replace("2026-10-20", "2026-12-01"))
    story.accept(headed("paus", "2026-10-05", RESTS))
    story.accept(headed("samtycke", "2026-10-06", WITHDRAWN))
    plan = next(one for one in due(story.history, PROFILE) if one.kind.slug == "atgardsplan")
    assert plan.context
    assert "1\xa0december" in plan.context.model_dump_json()
