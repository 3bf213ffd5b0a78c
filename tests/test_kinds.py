import datetime as dt
import re

from hypothesis import given
from hypothesis import strategies as st

from sigdocs.documents.journal import JournalContext
from sigdocs.documents.kinds import JOURNAL, NOTE_FORM, PLAN, Document, due, running_journal
from sigdocs.documents.plan import PlanContext
from sigdocs.model.case import Case, CaseState, PlanVersion
from sigdocs.model.note import Note, NoteKind, Reading
from tests.paper_cases import FOLLOWED, PROFILE, START

DAY = dt.date(2026, 9, 22)
NOTE = Note(kind=NoteKind.FOLLOW_UP, date=DAY)


def yielded(
    before: Case | None, after: Case, note: Note = NOTE, corrected: Case | None = None
) -> tuple[Document, ...]:
    def then(seq: int) -> Case:
        return START if seq == 1 else FOLLOWED

    def now(seq: int) -> Case:
        return corrected if corrected and seq == 2 else then(seq)

    return due(before, after, note, PROFILE, now=now, then=then)


def plan_of(document: Document) -> PlanContext:
    assert isinstance(document.context, PlanContext)
    return document.context


def test_a_follow_up_yields_plan_entry_and_next_form() -> None:
    documents = yielded(START, FOLLOWED)
    assert [document.kind for document in documents] == [PLAN, JOURNAL, NOTE_FORM]
    assert [document.stem for document in documents] == [
        "SIG-2026-014_atgardsplan_v2_2026-09-22",
        "SIG-2026-014_journalanteckning_nr2_2026-09-22",
        "SIG-2026-014_anteckning_uppfoljning_2026-10-06",
    ]
    assert [document.against for document in documents] == [1, None, None]


def test_the_first_entry_yields_a_plan_that_replaces_nothing() -> None:
    plan, entry, _ = yielded(None, START)
    assert (plan.number, plan.against, plan_of(plan).changes) == (1, None, ())
    assert isinstance(entry.context, JournalContext)


def test_an_entry_that_issues_nothing_yields_only_the_next_form() -> None:
    (form,) = yielded(FOLLOWED, FOLLOWED)
    assert (form.kind, form.form) == (NOTE_FORM, NoteKind.FOLLOW_UP)


def test_a_closed_case_has_no_next_form() -> None:
    closed = FOLLOWED.model_copy(update={"state": CaseState.CLOSED})
    assert [document.kind for document in yielded(START, closed)] == [PLAN, JOURNAL]


def test_a_paused_case_waits_for_its_resumption() -> None:
    paused = FOLLOWED.model_copy(update={"state": CaseState.PAUSED})
    assert yielded(START, paused)[-1].form is NoteKind.RESUME


def test_before_the_start_meeting_the_next_form_is_for_it() -> None:
    opened = START.model_copy(update={"meetings": (), "plans": (), "journal": ()})
    assert yielded(None, opened)[-1].form is NoteKind.START


def test_a_correction_yields_a_version_compared_with_the_one_it_corrects() -> None:
    right = FOLLOWED.model_copy(update={"youth_words": "Rätt ord."})
    mended = PlanVersion(version=3, seq=2, meeting_on=DAY, issued_on=DAY, replaces=2, corrects=2)
    after = right.model_copy(update={"seq": 3, "plans": (*FOLLOWED.plans, mended)})
    plan, _ = yielded(FOLLOWED, after, corrected=right)
    assert (plan.number, plan.against, plan.seq) == (3, 2, 3)
    assert plan_of(plan).youth_words == "Rätt ord."
    assert plan_of(plan).changed_since == "Ändrat sedan version 2"


def test_dates_as_read_stand_only_on_the_entrys_own_plan() -> None:
    reading = Reading(path="next_meeting.on", written="nästa tors", read_as="torsdag 12 november")
    plan, *_ = yielded(START, FOLLOWED, NOTE.model_copy(update={"readings": (reading,)}))
    assert "?" in {change.sign for change in plan_of(plan).changes}


def test_the_running_journal_is_a_document_of_its_own() -> None:
    document = running_journal(FOLLOWED, PROFILE)
    assert document.stem == "SIG-2026-014_lopande_journal_2026-09-22"
    assert document.number == 2


def test_no_title_or_path_names_a_person() -> None:
    names = re.compile("Milo|Ekdahl|Petra|20110415")
    for document in (*yielded(START, FOLLOWED), running_journal(FOLLOWED, PROFILE)):
        assert not names.search(document.title + document.stem)


@given(st.text(min_size=1, max_size=40))
def test_a_path_holds_only_signs_that_every_disk_takes(number: str) -> None:
    case = START.model_copy(update={"number": number})
    assert re.fullmatch(r"[A-Za-z0-9_-]+", running_journal(case, PROFILE).stem)
