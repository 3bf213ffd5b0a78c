"""What holds for every note and every history, whatever people write."""

import datetime as dt

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sigdocs.casework.consent.coverage import may_receive
from sigdocs.casework.consent.deciders import decides_alone
from sigdocs.casework.decide import decide
from sigdocs.casework.decision import Decision, Register
from sigdocs.casework.history import Entry, case_as_of, effective, fold
from sigdocs.model.case import Case
from sigdocs.model.events import EVENTS, PlanIssued
from sigdocs.model.note import Note, NoteKind
from sigdocs.model.version import PlanVersion
from tests.casework_any import any_note, likely_notes
from tests.casework_notes import KINDS, PROFILE, REGISTER, START, Story, headed, note

SLOW = settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=[
        HealthCheck.too_slow,
        HealthCheck.data_too_large,
        HealthCheck.filter_too_much,
    ],
)
_NEAR = {party.key for party in PROFILE.partners if party.same_committee}


def told(plain: dict[str, object], history: list[Entry]) -> Note:
    """The note; a correction corrects some follow-up or the start."""
    if plain["kind"] == "rättelse":
        plans = [
            e.note
            for e in effective(history)
            if e.note.kind in {NoteKind.START, NoteKind.FOLLOW_UP}
        ]
        chosen = plans[len(history) % len(plans)]
        plain = plain | {"corrects_date": chosen.date, "corrects_kind": chosen.kind}
    return Note.model_validate(plain, by_name=True)


def tell(plains: list[dict[str, object]], late: int) -> list[tuple[Entry, Case]]:
    """The accepted entries after a start meeting, each with the case it met."""
    story = Story.started()
    steps = []
    for plain in plains:
        one = told(plain, story.history)
        day = one.date + dt.timedelta(days=late)
        before = story.case
        decision = decide(story.history, one, day, PROFILE, REGISTER)
        assert decision == decide(story.history, one, day, PROFILE, REGISTER)
        if decision.accepted:
            story.history.append(Entry(len(story.history) + 1, one, decision.events, day))
            steps.append((story.history[-1], before))
    return steps


HISTORIES = st.tuples(likely_notes(), st.sampled_from([0, 0, 3, 40]))


def entries(story: tuple[list[dict[str, object]], int]) -> list[Entry]:
    start = Story.started().history
    return [*start, *(entry for entry, _ in tell(*story))]


@SLOW
@given(any_note(), st.sampled_from([0, 1]))
def test_no_note_makes_decide_fail_and_a_refused_one_does_nothing(
    any_one: Note, known: int
) -> None:
    history = Story.started().history[:known]
    today = min(any_one.date, dt.date(2029, 12, 31))
    decision = decide(history, any_one, today, PROFILE, Register())
    assert decision.accepted or not decision.events
    assert all(one.message and one.remedy for one in decision.problems)
    if decision.accepted:
        assert EVENTS.validate_json(EVENTS.dump_json(decision.events)) == decision.events


@SLOW
@given(any_note(NoteKind.CORRECTION), any_note())
def test_no_correction_makes_decide_fail(correction: Note, again: Note) -> None:
    start = Story.started().history
    aimed = correction.model_copy(
        update={"corrects_date": start[0].note.date, "corrects_kind": None, "replacement": again}
    )
    _same(decide(start, aimed, dt.date(2029, 12, 31), PROFILE, REGISTER))
    items = aimed.model_copy(update={"replacement": None})
    _same(decide(start, items, dt.date(2029, 12, 31), PROFILE, REGISTER))


def _same(decision: Decision) -> None:
    assert decision.accepted == (not any(one.blocks for one in decision.problems))


@SLOW
@given(HISTORIES)
def test_versions_have_no_gaps_and_ids_are_given_once_and_stay(
    story: tuple[list[dict[str, object]], int],
) -> None:
    history = entries(story)
    numbered: dict[str, str] = {}
    for count in range(1, len(history) + 1):
        case = fold(history[:count])
        assert case is not None
        assert [p.version for p in case.plans] == list(range(1, len(case.plans) + 1))
        for at, plan in enumerate(case.plans):
            stood = case.model_copy(update={"plans": case.plans[:at]}).plan
            later = stood is not None and plan.seq >= stood.seq
            assert plan.replaces == (stood.version if stood and later else None)
        assert [e.number for e in case.journal] == list(range(1, len(case.journal) + 1))
        ids = [one.id for one in case.goals] + [one.id for one in case.commitments]
        assert len(ids) == len(set(ids))
        for one in case.commitments:
            assert numbered.setdefault(one.id, one.goal_id) == one.goal_id


@SLOW
@given(HISTORIES)
def test_the_ledgers_json_gives_the_same_case_at_every_entry(
    story: tuple[list[dict[str, object]], int],
) -> None:
    history = entries(story)
    read = [
        Entry(
            e.seq,
            Note.model_validate_json(e.note.model_dump_json()),
            EVENTS.validate_json(EVENTS.dump_json(e.events)),
            e.ruled_on,
        )
        for e in history
    ]
    assert fold(read) == fold(history)
    assert all(case_as_of(read, n) == case_as_of(history, n) for n in range(len(history) + 1))


@SLOW
@given(HISTORIES)
def test_what_is_closed_never_comes_back_open(story: tuple[list[dict[str, object]], int]) -> None:
    history = entries(story)
    closed: set[str] = set()
    for count, entry in enumerate(history, 1):
        case = fold(history[:count])
        assert case is not None
        open_now = {one.id for one in case.commitments if one.open}
        if entry.note.kind is not NoteKind.CORRECTION:
            assert not closed & open_now
        closed = {one.id for one in case.commitments if not one.open}


@SLOW
@given(HISTORIES)
def test_the_plan_goes_only_to_those_whom_consent_covers_and_all_others_have_a_reason(
    story: tuple[list[dict[str, object]], int],
) -> None:
    history = entries(story)
    for count, entry in enumerate(history, 1):
        case = fold(history[:count])
        assert case is not None
        for event in entry.events:
            if isinstance(event, PlanIssued):
                _covered(case, event.plan, entry)


def _covered(case: Case, plan: PlanVersion, entry: Entry) -> None:
    guardians = {one.name for one in case.guardians}
    for one in plan.goes_to:
        if one.party and one.party not in _NEAR:
            assert may_receive(case, one.party, entry.ruled_on) == ""
            assert not plan.internal
        elif one.name in guardians:
            assert not decides_alone(case, entry.ruled_on)
    reached = {one.party or one.name for one in (*plan.goes_to, *plan.not_to)}
    assert guardians | {case.youth.name} <= reached
    assert all(one.reason for one in (*plan.goes_to, *plan.not_to))
    named = {party.name for consent in case.consents for party in consent.parties}
    if entry.note.kind is not NoteKind.CORRECTION:
        assert named <= reached


def test_the_example_start_is_the_same_each_time() -> None:
    one, other = Story(), Story()
    assert one.accept(START) == other.accept(START)
    assert note(START) == note(START)


def test_a_party_that_comes_in_as_another_goes_out_is_told_of_on_the_plan_issued_anew() -> None:
    story = Story.started()
    story.accept(
        headed(
            "samtycke",
            "2026-09-15",
            "samtycke: [{lämnat av: [båda vh, Milo], parter: [{part: Polisen}, {part: Frivården}], "
            f"{KINDS}, inte: [Mini-Maria], till och med: 2027-01-01}}]",
        )
    )
    told = {one.party: one.reason for one in story.plan.not_to}
    assert told["mini-maria"] == "ingår inte längre"
    assert told["frivarden"] == "får planen från nästa möte"
