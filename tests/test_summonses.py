"""Who is called to which meeting, and how calls follow it when it moves or goes."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from sigdocs.casework.consent.coverage import covers_something
from sigdocs.casework.meeting.summonses import FAMILY, Call, calls
from sigdocs.documents.due import due
from tests.casework_notes import KINDS, PROFILE, START, Story, headed
from tests.stopped_papers import stopped
from tests.test_plan_reissue import custody

NEAR = {"socialtjansten"}
COVERED = {"polisen", "bjorkskolan", "mini-maria"}
MEET = "nästa möte: {datum: %s, tid: '14:30', plats: Socialkontoret}\n"
WITHDRAWN = "samtycke: [{samtycke: återkallat, lämnat av: [Milo], parter: [{part: Mini-Maria}]}]\n"
PAUSE = "paus: {från och med: 2026-09-10, till och med: 2026-11-10, skäl: Resa, beslutat av: Eva}\n"


def planned(day: str = "2026-09-22") -> Story:
    return Story.started(START + MEET % day)


def made(story: Story) -> dict[str, Call]:
    return {call.party: call for call in calls(story.history, PROFILE)}


def test_a_planned_meeting_calls_the_family_and_each_covered_party() -> None:
    found = made(planned())
    assert set(found) - NEAR == COVERED | {FAMILY}
    assert {(one.thread, one.sequence, one.cancelled) for one in found.values()} == {
        ("1", 0, False)
    }


def test_a_note_that_plans_nothing_new_calls_nobody() -> None:
    story = planned()
    story.accept(headed("journal", "2026-09-10", "iakttagelser: Ringer Sara.\n"))
    assert made(story) == {}


def test_a_moved_meeting_is_the_same_meeting_with_a_higher_sequence() -> None:
    story = planned()
    for day, sequence in (("2026-09-24", 1), ("2026-09-29", 2)):
        story.accept(headed("journal", "2026-09-10", f"iakttagelser: Till {day}.\n" + MEET % day))
        found = made(story)
        assert set(found) - NEAR == COVERED | {FAMILY}
        assert {(one.thread, one.sequence) for one in found.values()} == {("1", sequence)}


def test_a_new_meeting_after_one_that_was_held_is_another() -> None:
    story = planned()
    story.follow_up("2026-09-22", MEET % "2026-10-06")
    assert {(one.thread, one.sequence) for one in made(story).values()} == {("2", 0)}


def test_a_meeting_held_is_not_taken_back() -> None:
    story = planned()
    story.follow_up("2026-09-22")
    assert made(story) == {}


def test_a_note_later_the_same_day_does_not_take_back_the_meeting_that_was_held() -> None:
    story = planned()
    story.follow_up("2026-09-22", MEET % "2026-10-06")
    story.accept(headed("journal", "2026-09-22", "iakttagelser: Ringer Sara.\n"))
    assert made(story) == {}


def test_a_closing_takes_the_meeting_back_from_all() -> None:
    story = planned()
    story.accept(headed("avslut", "2026-09-15", "avslut: {anledning: flytt}\n"))
    found = made(story)
    assert set(found) - NEAR == COVERED | {FAMILY}
    assert {(one.thread, one.sequence, one.cancelled) for one in found.values()} == {("1", 1, True)}


def test_a_pause_over_the_day_takes_the_meeting_back_and_one_beyond_it_stands() -> None:
    story = planned()
    story.accept(headed("paus", "2026-09-10", PAUSE))
    assert {one.cancelled for one in made(story).values()} == {True}
    beyond = planned("2026-11-20")
    beyond.accept(headed("paus", "2026-09-10", PAUSE))
    assert made(beyond) == {}


def test_a_withdrawal_takes_the_meeting_back_from_that_party_alone() -> None:
    story = planned()
    story.accept(headed("samtycke", "2026-09-10", WITHDRAWN))
    (call,) = made(story).values()
    assert (call.party, call.sequence, call.cancelled) == ("mini-maria", 1, True)
    story.accept(headed("journal", "2026-09-11", "iakttagelser: Ny tid.\n" + MEET % "2026-09-23"))
    assert set(made(story)) - NEAR == (COVERED | {FAMILY}) - {"mini-maria"}


def test_a_late_note_calls_nobody_to_a_day_that_has_passed() -> None:
    story = Story()
    story.accept(START + MEET % "2026-09-22", today="2026-09-25")
    assert made(story) == {}


def deviated(more: str = "") -> Story:
    story = planned()
    told = "avvikelse: {vad hände: Kom inte hem}\n"
    story.accept(headed("avvikelse", "2026-09-10", told + more))
    return story


def test_a_deviation_calls_to_a_meeting_the_next_weekday() -> None:
    found = made(deviated())
    assert set(found) - NEAR == COVERED | {FAMILY}
    assert {(one.thread, one.meeting.on, one.urgent) for one in found.values()} == {
        ("avvikelse2", dt.date(2026, 9, 11), True)
    }


def test_a_deviation_that_settles_the_time_itself_moves_the_planned_meeting_there() -> None:
    found = made(deviated(MEET % "2026-09-11"))
    assert {(one.thread, one.sequence) for one in found.values()} == {("1", 1)}
    assert {one.meeting.at for one in found.values()} == {dt.time(14, 30)}


def test_the_meeting_after_a_deviation_is_not_taken_back_once_held() -> None:
    story = deviated()
    story.follow_up("2026-09-11")
    assert [one for one in made(story).values() if one.cancelled] == []


_STEPS = st.sampled_from(["flytta", "återkalla", "lämna", "journal"])


@given(st.lists(_STEPS, max_size=6))
def test_nobody_uncovered_is_called_and_sequences_only_rise(steps: list[str]) -> None:
    story, last = planned(), dict[tuple[str, str], int]()
    for place, step in enumerate(steps):
        day = f"2026-09-{10 + place}"
        again = (
            WITHDRAWN.replace("återkallat", "lämnat")
            .replace("}]}]", f"}}], datum: {day}, {KINDS}, till och med: 2027-02-28}}]")
            .replace("[Milo]", "[båda vh, Milo]")
        )
        more = {
            "flytta": MEET % f"2026-10-{10 + place}",
            "återkalla": WITHDRAWN,
            "lämna": again,
            "journal": "",
        }[step]
        kind = "samtycke" if "samtycke" in more else "journal"
        story.accept(headed(kind, day, more + f"iakttagelser: Dag {place}.\n"))
        for call in made(story).values():
            known = last.get((call.thread, call.party), -1)
            assert call.sequence > known
            last[call.thread, call.party] = call.sequence
            if call.party not in {FAMILY, *NEAR} and not call.cancelled:
                assert not covers_something(story.case, call.party, dt.date.fromisoformat(day))


def test_a_guardian_who_loses_custody_has_the_call_taken_back_and_the_others_have_it_anew() -> None:
    story = planned("2026-10-20")
    assert made(story)[FAMILY].people == ("Milo Ekdahl", "Sara Ekdahl", "Jonas Ekdahl")
    story.accept(custody("ingen"))
    family = [call for call in calls(story.history, PROFILE) if call.party == FAMILY]
    assert [(call.people, call.cancelled, call.sequence) for call in family] == [
        (("Jonas Ekdahl",), True, 1),
        (("Milo Ekdahl", "Sara Ekdahl"), False, 1),
    ]
    assert not any(call.moved for call in family)
    again = {one.stem for one in stopped(story.history, PROFILE) if "kallelse" in one.stem}
    assert len(again) == 1
    papers = [one for one in due(story.history, PROFILE) if one.kind.slug == "kallelse"]
    to = [tuple(who.name for who in one.receivers) for one in papers if not one.party]
    assert to == [("Jonas Ekdahl",), ("Milo Ekdahl", "Sara Ekdahl")]
    told = [one.addressee for one in papers if not one.party or one.party == "familj"]
    assert told == ["Jonas Ekdahl", "Milo Ekdahl och Sara Ekdahl"]


def test_a_guardian_who_gets_custody_is_called_with_the_others() -> None:
    story = planned("2026-10-20")
    story.accept(custody("ingen"))
    story.accept(custody("gemensam", "2026-10-05"))
    family = [call for call in calls(story.history, PROFILE) if call.party == FAMILY]
    assert [(call.people, call.cancelled) for call in family] == [
        (("Milo Ekdahl", "Sara Ekdahl", "Jonas Ekdahl"), False)
    ]
    story.accept(headed("journal", "2026-10-06", "iakttagelser: Ringer Sara.\n"))
    assert FAMILY not in made(story)


def test_who_wants_no_mail_has_no_call_taken_back() -> None:
    story = planned("2026-10-20")
    story.accept(headed("journal", "2026-10-02", NO_MAIL))
    assert FAMILY not in made(story)


NO_MAIL = "vårdnadshavare: [{namn: Jonas Ekdahl, får utskick: false}]\n"
