import datetime as dt
import re
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from sigdocs.casework.history import Entry
from sigdocs.documents.casefile.journal import JOURNAL, JournalContext
from sigdocs.documents.casefile.running_journal import running_journal
from sigdocs.documents.document import Document
from sigdocs.documents.due import due
from sigdocs.documents.meeting.interview_form import YOUTH_FORM
from sigdocs.documents.meeting.note_form import NOTE_FORM
from sigdocs.documents.meeting.summons import SUMMONS
from sigdocs.documents.plan.care_plan import CARE_PLAN
from sigdocs.documents.plan.delivery_list import DELIVERY_LIST
from sigdocs.documents.plan.easy_plan import EASY_PLAN
from sigdocs.documents.plan.plan import PLAN, PlanContext
from sigdocs.model import events as ev
from sigdocs.model.case import Case, PausePeriod
from sigdocs.model.closing import Closing
from sigdocs.model.meeting import Pause
from sigdocs.model.note import Note, NoteKind, Reading
from sigdocs.model.version import PlanVersion
from tests.paper_cases import FOLLOWED, PROFILE, START

DAY = dt.date(2026, 9, 22)
NOTES = [Note(kind=NoteKind.START, date=START.opened_on), Note(kind=NoteKind.FOLLOW_UP, date=DAY)]


def happened(case: Case, seq: int) -> tuple[ev.Event, ...]:
    """Tell as events what the case says of one of its entries."""
    return (
        ev.MeetingHeld(meeting=case.meetings[seq - 1]),
        ev.VoicesHeard(youth_words=case.youth_words),
        *(ev.GoalSet(goal=goal) for goal in case.goals if goal.made_seq == seq),
        *(ev.CommitmentMade(commitment=item) for item in case.commitments if item.made_seq == seq),
        *(
            ev.CommitmentReviewed(
                commitment_id=item.id, seq=seq, on=DAY, status=told.status, new_due=item.due
            )
            for item in case.commitments
            for told in item.history
            if told.seq == seq
        ),
        ev.NextMeetingPlanned(meeting=case.next_meeting),
        ev.PlanIssued(plan=case.plans[seq - 1]),
        ev.JournalWritten(entry=case.journal[seq - 1]),
    )


OPENED = ev.CaseOpened(
    number=START.number, case_type=START.type, on=START.opened_on, youth=START.youth
)
FIRST = Entry(1, NOTES[0], (OPENED, *happened(START, 1)), START.opened_on)
SECOND = Entry(2, NOTES[1], happened(FOLLOWED, 2), DAY)


def later(*events: ev.Event) -> Entry:
    return Entry(3, Note(kind=NoteKind.CONTACT, date=DAY), events, DAY)


def mended_at(seq: int, words: str, corrects: int) -> Entry:
    """Correct the words of an entry, and issue its plan again."""
    right = (OPENED, *happened(START, 1)) if seq == 1 else happened(FOLLOWED, 2)
    again = tuple(
        ev.VoicesHeard(youth_words=words) if isinstance(event, ev.VoicesHeard) else event
        for event in right
    )
    plan = PlanVersion(
        version=3, seq=seq, meeting_on=DAY, issued_on=DAY, replaces=2, corrects=corrects
    )
    replayed = ev.Replayed(seq=seq, note=NOTES[seq - 1], events=again)
    return later(
        ev.NoteCorrected(seq=seq, replayed=(replayed,)),
        ev.PlanIssued(plan=plan),
    )


def plan_of(document: Document) -> PlanContext:
    assert isinstance(document.context, PlanContext)
    return document.context


def test_a_follow_up_yields_plan_entry_and_next_form() -> None:
    documents = due((FIRST, SECOND), PROFILE)
    assert [document.kind for document in documents] == [
        *(PLAN, EASY_PLAN, CARE_PLAN, DELIVERY_LIST, JOURNAL, SUMMONS, SUMMONS, NOTE_FORM)
    ]
    assert [document.stem for document in documents] == [
        "SIG-2026-014_atgardsplan_v2_2026-09-22",
        "SIG-2026-014_lattlast_plan_v2_2026-09-22",
        "SIG-2026-014_genomforandeplan_v2_2026-09-22",
        "SIG-2026-014_delgivningslista_v2_2026-09-22",
        "SIG-2026-014_journalanteckning_nr2_2026-09-22",
        "SIG-2026-014_kallelse_nr201_2026-10-06",
        "SIG-2026-014_kallelse_nr202_2026-10-06",
        "SIG-2026-014_anteckning_uppfoljning_2026-10-06",
    ]
    assert [document.against for document in documents] == [1, *[None] * 7]
    assert {document.seq for document in documents} == {2}


def test_a_follow_ups_plan_tells_what_changed_since_the_last() -> None:
    plan = plan_of(due((FIRST, SECOND), PROFILE)[0])
    assert ("+", "Å10") in {(change.sign, change.ref) for change in plan.changes}


def test_the_first_entry_yields_a_plan_that_replaces_nothing() -> None:
    plan, *others = due((FIRST,), PROFILE)
    entry = next(one for one in others if one.kind.slug == "journalanteckning")
    assert (plan.number, plan.against, plan_of(plan).changes) == (1, None, ())
    assert isinstance(entry.context, JournalContext)


def test_without_entries_nothing_is_due() -> None:
    assert due((), PROFILE) == ()


def test_an_entry_that_issues_nothing_yields_only_the_next_form() -> None:
    (form,) = due((FIRST, SECOND, later()), PROFILE)
    assert (form.kind, form.form, form.number) == (NOTE_FORM, NoteKind.FOLLOW_UP, 3)


def test_a_closed_case_has_no_next_form() -> None:
    closed = due((FIRST, SECOND, later(ev.CaseClosed(closing=Closing(), on=DAY))), PROFILE)
    assert {document.kind for document in closed} == {SUMMONS, YOUTH_FORM}
    calls = {document.title for document in closed if document.kind is SUMMONS}
    assert calls == {"Inställt möte SIG-2026-014"}


def test_a_paused_case_waits_for_its_resumption() -> None:
    paused = later(ev.CasePaused(period=PausePeriod(seq=3, pause=Pause(since=DAY))))
    assert due((FIRST, SECOND, paused), PROFILE)[-1].form is NoteKind.RESUME


def test_before_the_start_meeting_the_next_form_is_for_it() -> None:
    assert due((Entry(1, NOTES[0], (OPENED,), DAY),), PROFILE)[-1].form is NoteKind.START


def test_a_correction_yields_a_version_compared_with_the_one_it_corrects() -> None:
    plan, *_ = due((FIRST, SECOND, mended_at(2, "Rätt ord.", corrects=2)), PROFILE)
    assert (plan.number, plan.against, plan.seq) == (3, 2, 3)
    assert plan_of(plan).youth_words == "Rätt ord."
    assert plan_of(plan).changed_since == "Ändrat sedan version 2"


def test_an_old_plan_corrected_shows_the_case_as_it_was_then() -> None:
    plan, *_ = due((FIRST, SECOND, mended_at(1, "Rätt ord.", corrects=1)), PROFILE)
    rows = {row.id for area in plan_of(plan).areas for goal in area.goals for row in goal.rows}
    assert (plan.against, plan_of(plan).youth_words) == (1, "Rätt ord.")
    assert "Å10" not in rows


def test_dates_as_read_stand_on_no_paper() -> None:
    reading = Reading(path="next_meeting.on", written="nästa tors", read_as="torsdag 12 november")
    read = replace(SECOND, note=NOTES[1].model_copy(update={"readings": (reading,)}))
    assert due((FIRST, read), PROFILE) == due((FIRST, SECOND), PROFILE)


def test_the_running_journal_is_a_document_of_its_own() -> None:
    document = running_journal(FOLLOWED, PROFILE)
    assert document.stem == "SIG-2026-014_lopande_journal_2026-09-22"
    assert document.number == 2


def test_no_title_or_path_names_a_person() -> None:
    names = re.compile("Milo|Ekdahl|Petra|20110415")
    for document in (*due((FIRST, SECOND), PROFILE), running_journal(FOLLOWED, PROFILE)):
        assert not names.search(document.title + document.stem)


@given(st.text(min_size=1, max_size=40))
def test_a_path_holds_only_signs_that_every_disk_takes(number: str) -> None:
    case = START.model_copy(update={"number": number})
    assert re.fullmatch(r"[A-Za-z0-9_-]+", running_journal(case, PROFILE).stem)
