"""Papers that may not be sent any more are named the same day; what was published stays."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from sigdocs.casework import evolve as evolving
from sigdocs.documents.due import due
from sigdocs.documents.stopped import still_stopped, stopped_by_last
from sigdocs.folders.manifest import damaged
from sigdocs.model.events import SituationTold
from sigdocs.records.verify import verify
from sigdocs.service.publishing.stop_notice import notices
from tests.casework_notes import CONSENT, PROFILE, START, Story, headed
from tests.service_stage import CASE, SECRETS, Stage, tree
from tests.stopped_papers import papers_of
from tests.stopped_papers import still as still_now
from tests.stopped_papers import stopped as stopped_now
from tests.test_consent_verdict import ASKED
from tests.test_plan_reissue import custody, withdrawal

NOTE = f"""Samtycke
Ärende: {CASE}
Datum: 2026-10-02
Antecknat av: Petra Lindqvist

Samtycke
Milo tar tillbaka samtycket till Mini-Maria 2026-10-02.
"""


def test_the_attest_and_the_plan_are_stopped_for_the_party_alone() -> None:
    story = Story.started()
    story.accept(withdrawal("Mini-Maria"))
    stopped = stopped_now(story.history, PROFILE)
    assert {one.party for one in stopped} == {"mini-maria"}
    assert [one.stem.split("_")[1] for one in stopped] == ["atgardsplan", "samtyckesintyg"]
    assert {one.seq for one in stopped} == {1}
    assert stopped[0].why.endswith("från och med 2\xa0oktober 2026")


def test_every_version_that_the_party_was_to_have_is_stopped() -> None:
    story = Story.started()
    story.follow_up("2026-09-22")
    story.accept(withdrawal("Polisen"))
    plans = [one.stem for one in stopped_now(story.history, PROFILE) if "plan" in one.stem]
    assert [stem.split("_")[2] for stem in plans] == ["v1", "v2"]


def test_nothing_is_stopped_by_a_note_that_takes_no_right() -> None:
    story = Story.started(ASKED)
    assert stopped_now(story.history, PROFILE) == ()
    story.accept(headed("samtycke", "2026-09-02", CONSENT))
    assert stopped_now(story.history, PROFILE) == ()
    story.accept(withdrawal("Mini-Maria"))
    story.accept(headed("journal", "2026-10-03", "iakttagelser: Ringer Sara.\n"))
    assert stopped_now(story.history, PROFILE) == ()
    assert stopped_now((), PROFILE) == ()


def test_what_was_stopped_stays_so_when_consent_is_given_anew() -> None:
    story = Story.started()
    again = headed("samtycke", "2026-10-05", CONSENT.replace("2026-09-01", "2026-10-05"))
    assert still_now(story.history, PROFILE) == ()
    story.accept(withdrawal("Mini-Maria"))
    before = stopped_now(story.history, PROFILE)
    assert still_now(story.history, PROFILE) == ()
    story.accept(again)
    still = still_now(story.history, PROFILE)
    assert [(one.seq, one.stem, one.party) for one in still] == [
        (one.seq, one.stem, one.party) for one in before
    ]
    assert still[0].why == "Mini-Maria får åter ta emot uppgifter från och med 5\xa0oktober 2026"
    story.accept(headed("journal", "2026-10-06", "iakttagelser: Ringer Sara.\n"))
    assert still_now(story.history, PROFILE) == ()


def test_what_waits_for_a_guardian_who_loses_custody_is_stopped_for_them() -> None:
    story = Story.started(START + "säkerhetsplanering: Milo ringer Sara.\n")
    story.accept(headed("avslut", "2026-10-01", "avslut: {anledning: flytt}\n"))
    story.accept(custody("ingen", "2026-10-05"))
    stopped = stopped_now(story.history, PROFILE)
    assert [one.stem.split("_")[1] for one in stopped] == [
        "atgardsplan",
        "genomforandeplan",
        "sakerhetsplan",
        "avslutssammanstallning",
    ]
    assert {(one.party, one.to) for one in stopped} == {("", "Jonas Ekdahl")}
    assert stopped[0].why.endswith("från och med 5\xa0oktober 2026")


SARA = "  - {namn: Sara Ekdahl, roll: mamma/vh}\n"


def test_a_guardian_of_one_who_has_come_of_age_has_nothing_waiting_to_stop() -> None:
    story = Story.started(
        START.replace("201104152390", "200804152392").replace(SARA, "") + "ärendetyp: ungdom\n"
    )
    story.accept(custody("ingen"))
    assert stopped_now(story.history, PROFILE) == ()


def test_word_of_rest_may_go_to_a_party_that_may_still_have_something() -> None:
    story = Story.started()
    rest = "paus: {från och med: 2026-10-01, beslutat av: Eva Chef}\n"
    story.accept(headed("paus", "2026-10-01", rest))
    less = CONSENT.replace("{part: Mini-Maria}", "{part: Mini-Maria, slags uppgifter: [skolgång]}")
    story.accept(headed("samtycke", "2026-10-05", less.replace("2026-09-01", "2026-10-05")))
    kinds = {one.stem.split("_")[1] for one in stopped_now(story.history, PROFILE)}
    assert "atgardsplan" in kinds
    assert "besked" not in kinds
    story.accept(withdrawal("Mini-Maria", day="2026-10-08"))
    assert [one for one in stopped_now(story.history, PROFILE) if "vilande" in one.stem]


def test_a_notice_that_a_right_ended_is_itself_never_stopped() -> None:
    story = Story.started()
    story.accept(withdrawal("Mini-Maria"))
    story.accept(headed("samtycke", "2026-10-05", CONSENT.replace("2026-09-01", "2026-10-05")))
    story.accept(withdrawal("Mini-Maria", day="2026-10-08"))
    assert not [one for one in stopped_now(story.history, PROFILE) if "besked" in one.stem]


def test_the_outbox_tells_what_is_stopped_and_keeps_what_was_published(stage: Stage) -> None:
    before = tree(stage.outbox / "arenden")
    result = stage.accept("aterkallelse.txt", NOTE)
    place = stage.outbox / "stoppat" / CASE / f"{result.folder.rpartition('/')[2]}.txt"
    told = place.read_text("utf-8-sig")
    assert "Till Mini-Maria: Mini-Maria får inte ta emot uppgifterna från och med" in told
    assert f"- arenden/{CASE}/001_2026-09-08_startmote/{CASE}_atgardsplan_v1_2026-09-08" in told
    assert f"Nya papper ligger i {result.folder}." in told
    assert not [one for one in SECRETS if one in told or one in place.as_posix()]
    after = tree(stage.outbox / "arenden")
    assert {name: after[name] for name in before} == before
    assert damaged(stage.outbox / result.folder) == ()
    assert verify(stage.desk.ledger, stage.desk.store, stage.outbox) == ()
    made = [path.name for path in (stage.outbox / result.folder).iterdir()]
    assert [name for name in made if "besked_upphort" in name]
    assert [name for name in made if "_atgardsplan_v2_" in name]


def test_consent_given_anew_lays_a_notice_that_the_older_papers_are_past(stage: Stage) -> None:
    stage.accept("aterkallelse.txt", NOTE)
    told = headed("samtycke", "2026-10-05", CONSENT.replace("2026-09-01", "2026-10-05"))
    result = stage.accept("igen.yaml", f"ärende: {CASE}\n{told}")
    place = stage.outbox / "stoppat" / CASE / f"{result.folder.rpartition('/')[2]}.txt"
    passed = place.read_text("utf-8-sig")
    assert passed.startswith("SAMTYCKE FINNS IGEN")
    assert "Till Mini-Maria: Mini-Maria får åter ta emot uppgifter från och med" in passed
    assert f"/{CASE}_atgardsplan_v1_2026-09-08" in passed
    assert f"Skicka i stället intyget om samtycke i {result.folder}." in passed
    assert [one.papers for one in notices(stage.desk)] == [3, 3]
    assert not [one for one in SECRETS if one in passed]


def test_a_correction_that_takes_a_right_stops_what_was_made_for_it(stage: Stage) -> None:
    result = stage.accept("aterkallelse.txt", NOTE.replace("till Mini-Maria ", "till polisen "))
    mended = (
        f"Rättelse\nÄrende: {CASE}\nDatum: 2026-10-03\nAntecknat av: Petra Lindqvist\n"
        "Rättar: 2026-10-02\n\nGäller: samtycke parter\nStod: polisen\nSka stå: Mini-Maria\n"
        "Orsak: Fel verksamhet.\n"
    )
    again = stage.accept("rattelse.txt", mended)
    place = stage.outbox / "stoppat" / CASE
    assert len([*place.iterdir()]) == 2
    told = (place / f"{again.folder.rpartition('/')[2]}.txt").read_text("utf-8-sig")
    assert "Till Mini-Maria" in told
    assert f"{result.folder}/" in told


def test_a_new_guardian_stops_what_waits_for_every_party(stage: Stage) -> None:
    told = (
        f"Journal\nÄrende: {CASE}\nDatum: 2026-10-02\nAntecknat av: Petra Lindqvist\n"
        "Vårdnadshavare: Per Ekholm, farbror, gemensam vårdnad\n\n"
        "Iakttagelser: Tingsrättens beslut har kommit.\n"
    )
    result = stage.accept("vardnad.txt", told)
    place = stage.outbox / "stoppat" / CASE / f"{result.folder.rpartition('/')[2]}.txt"
    stopped = place.read_text("utf-8-sig")
    assert "Till Polisen: " in stopped
    assert "Till Mini-Maria: " in stopped
    made = {path.name.partition("_")[2] for path in (stage.outbox / result.folder).iterdir()}
    assert [name for name in made if name.startswith("besked_upphort")]
    assert "atgardsplan_v2_2026-09-08.docx" in made


def test_a_note_that_stops_nothing_lays_no_notice(stage: Stage) -> None:
    assert not (stage.outbox / "stoppat").exists()


@pytest.mark.parametrize("entries", [20, 200])
def test_a_stop_costs_in_proportion_to_the_entries_and_remakes_no_paper(
    entries: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    story = Story.started()
    papers = papers_of(story.history, PROFILE)
    for number in range(2, entries):
        story.history.append(replace(story.history[0], seq=number, events=JOURNAL_ONLY))
    story.accept(withdrawal("Mini-Maria"))
    applied = Counter[str]()
    counted(applied, monkeypatch)
    assert stopped_by_last(story.history, papers, PROFILE)
    story.accept(headed("samtycke", "2026-10-05", CONSENT.replace("2026-09-01", "2026-10-05")))
    applied.clear()
    assert still_stopped(story.history, papers, PROFILE)
    assert applied["evolve"] <= 4 * len(story.history) + 40
    assert applied["due"] == 0


JOURNAL_ONLY = (SituationTold(situation=()),)


def counted(applied: Counter[str], monkeypatch: pytest.MonkeyPatch) -> None:
    def count(name: str, of: Callable[..., Any]) -> Callable[..., Any]:
        def counting(*given: Any) -> Any:
            applied[name] += 1
            return of(*given)

        return counting

    monkeypatch.setattr(evolving, "evolve", count("evolve", evolving.evolve))
    monkeypatch.setattr("sigdocs.documents.stopped.due", count("due", due))


MEET = "nästa möte: {datum: 2026-10-20, tid: '14.00', plats: Socialkontoret}\n"


def corrected(what: str, stood: str, now: str) -> str:
    """A correction of the start meeting."""
    row = f"{{gäller: {what}, stod: {stood}, ska stå: {now}, orsak: fel person}}"
    return headed("rättelse", "2026-10-05", f"rättar: 2026-09-08\nrättelser: [{row}]\n")


def test_a_guardian_whose_number_was_wrong_and_who_has_no_custody_is_stopped_all_the_same() -> None:
    story = Story.started()
    row = "{namn: Jonas Ekdahl, personnummer: '197902152391', vårdnad: ingen}"
    story.accept(headed("journal", "2026-10-05", f"vårdnadshavare: [{row}]\niakttagelser: Dom.\n"))
    assert {one.to for one in stopped_now(story.history, PROFILE)} == {"Jonas Ekdahl"}


def test_one_who_turns_out_to_be_no_guardian_is_stopped_and_the_other_is_not() -> None:
    story = Story.started()
    decision = story.accept(corrected("vårdnadshavare", "Jonas Ekdahl", "Johan Ekberg"))
    assert any("Äldre papper till Jonas Ekdahl" in one for one in decision.remarks)
    assert {one.to for one in stopped_now(story.history, PROFILE)} == {"Jonas Ekdahl"}
