"""A correction issues a version of each plan whose page it alters, and of no other.

The judge is the same story told from its beginning with the note right from the start: the plan
of each entry, as its papers would have read then, against the same papers without the correction.
"""

import datetime as dt
from dataclasses import replace

from hypothesis import HealthCheck, Phase, event, given, settings
from hypothesis import strategies as st

from sigdocs.casework.decide import decide
from sigdocs.casework.decision import Again, Ids, Register
from sigdocs.casework.evolve import replay
from sigdocs.casework.history import Entry, effective
from sigdocs.casework.plan.reached import plans_in
from sigdocs.casework.plan.view import plan_view
from sigdocs.casework.rule import rule
from sigdocs.documents.plan.care_plan import care_plan_context
from sigdocs.documents.plan.delivery_list import delivery_list_context
from sigdocs.documents.plan.easy_plan import easy_plan_context
from sigdocs.documents.plan.plan import plan_context
from sigdocs.model.base import Frozen
from sigdocs.model.case import Case
from sigdocs.model.events import Event, PlanIssued
from sigdocs.model.note import Note, NoteKind
from sigdocs.model.receivers import Receiver
from sigdocs.model.version import PlanVersion
from tests.casework_any import likely_notes
from tests.casework_notes import PROFILE, REGISTER, Story
from tests.plan_histories import opening, richer, right
from tests.test_casework_always import told

Pages = dict[int, tuple[Frozen, ...]]
CAREFUL = settings(
    max_examples=30,
    deadline=None,
    phases=[Phase.reuse, Phase.generate, Phase.shrink],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)


def papers(case: Case, before: Case | None, plan: PlanVersion) -> tuple[Frozen, ...]:
    """What stands on the papers of a version, but for its number and the day it was issued."""
    told = {"version": 1, "replaces": None, "corrects": None, "issued_on": plan.meeting_on}
    bare = plan.model_copy(update=told | {"goes_to": unsent(plan.goes_to)})
    view = plan_view(case, before, bare, PROFILE)
    shown = (
        plan_context(view, PROFILE),
        easy_plan_context(view, PROFILE),
        delivery_list_context(case, bare, PROFILE),
    )
    care = PROFILE.case_types[case.type].care_plan and not plan.internal
    return (*shown, care_plan_context(view, PROFILE)) if care else shown


def unsent(some: tuple[Receiver, ...]) -> tuple[Receiver, ...]:
    """Receivers, by whatever way the plan reaches them."""
    return tuple(one.model_copy(update={"channel": ""}) for one in some)


def pages(entries: list[Entry], published: set[int]) -> Pages:
    """The papers of the plan of each entry, the notes told in turn as they now stand.

    Of an entry with a published version that makes no plan any more, those of the plan that stands.
    """
    case: Case | None = None
    before: Case | None = None
    shown_before: Case | None = None
    ids, found = Ids(), Pages()
    stands = PlanVersion(version=0, seq=0, meeting_on=dt.date.min, issued_on=dt.date.min)
    for entry in entries:
        events: tuple[Event, ...]
        if entry.note.kind is NoteKind.CORRECTION:
            events = tuple(e for e in entry.events if not isinstance(e, PlanIssued))
        else:
            again = Again(entry.seq, entry.note.consents) if case else None
            decision = rule(case, entry.note, entry.ruled_on, PROFILE, Register(), ids, again)
            assert decision.accepted, [one.message for one in decision.problems]
            events = decision.events
        ids, case = ids.raised(events), replay(case, events)
        assert case
        made = plans_in(events)
        if made or (entry.seq in published and before):
            stands = next(iter(made), stands)
            shown_before = shown_before if stands.again else before
            shown = stands.model_copy(update={"seq": entry.seq})
            found[entry.seq] = papers(case, shown_before, shown)
        before = case if made else before
    return found


def history(plains: list[dict[str, object]]) -> Story:
    story = Story()
    for plain in plains:
        if plain["kind"] == "rättelse" and not story.history:
            continue
        one = told(plain, story.history)
        decision = decide(story.history, one, one.date, PROFILE, REGISTER)
        if decision.accepted:
            story.history.append(Entry(len(story.history) + 1, one, decision.events, one.date))
    return story


def corrected(story: Story, target: Entry, mended: Note) -> tuple[list[Entry], list[PlanVersion]]:
    """The entries with one note right, and what the correction issued; () when it is refused."""
    day = story.history[-1].note.date + dt.timedelta(days=1)
    one = Note(
        kind=NoteKind.CORRECTION,
        date=day,
        author=PROFILE.staff[0].name,
        corrects_date=target.note.date,
        corrects_kind=target.note.kind,
        replacement=mended,
    )
    decision = decide(story.history, one, day, PROFILE, REGISTER)
    if not decision.accepted:
        return [], []
    standing = effective(story.history)
    standing[target.seq - 1] = replace(target, note=mended)
    return standing, [*plans_in(decision.events)]


@CAREFUL
@given(opening(), likely_notes().flatmap(richer), st.data())
def test_a_version_is_issued_exactly_where_the_page_reads_otherwise(
    start: dict[str, object], plains: list[dict[str, object]], data: st.DataObject
) -> None:
    story = history([start, *plains])
    if not story.history:
        return
    standing = effective(story.history)
    notes = [one for one in standing if one.note.kind is not NoteKind.CORRECTION]
    target = notes[data.draw(st.integers(0, len(notes) - 1))]
    right_note = data.draw(right(target.note))
    told_right, issued = corrected(story, target, right_note)
    if not told_right:
        event("refused")
        return
    published = {plan.seq for plan in story.case.plans}
    before, after = pages(standing, published), pages(told_right, published)
    event(f"{len(issued)} issued")
    # A page that both tellings make, and that was never published, is no version to mend.
    told_of = {
        seq for seq in before | after if seq in published or seq not in before.keys() & after
    }
    differ = {seq for seq in told_of if before.get(seq) != after.get(seq)}
    again = {plan.again for plan in issued}
    assert {plan.seq for plan in issued} == differ - again
