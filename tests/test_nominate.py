"""A nomination is a code: what a note does to the register, and what may not stand in it."""

import datetime as dt
from dataclasses import dataclass, field, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sigdocs.casework.decide import decide
from sigdocs.casework.decision import Decision, Register
from sigdocs.casework.history import Entry, fold
from sigdocs.casework.nomination.identifying import pointing_out
from sigdocs.casework.nomination.register import REGISTER, is_register, nominations, only_cases
from sigdocs.casework.nomination.shown import as_it_will_stand
from sigdocs.documents.due import due
from sigdocs.intake.draft import Cell
from sigdocs.intake.text.note import read_text
from sigdocs.model.events import EVENTS
from sigdocs.model.nomination import Nominations, NominationState
from sigdocs.model.nomination_events import NominationBecameCase
from tests.casework_notes import PROFILE, START, Story, note
from tests.pace import ends

NEW = """typ: nominering
datum: 2026-08-17
antecknat av: Petra Lindqvist
nominering:
  nomineras av: Polisen
  vad oron gäller: Stölder med äldre kamrater
  fråga till fokusgruppen: Är det rätt målgrupp?
"""
KNOWN = frozenset({"Milo Ekdahl", "Sara Ekdahl"})


@dataclass
class Kept:
    """The register's entries so far."""

    history: list[Entry] = field(default_factory=list)
    register: Register = field(default_factory=lambda: Register(names=KNOWN))

    def drop(self, text: str) -> Decision:
        """Decide on a note whose text its writer has been shown, and says yes to."""
        told = note(text).model_copy(update={"may_stand": True})
        register = replace(self.register, shown=frozenset({as_it_will_stand(told)}))
        decision = decide(self.history, told, told.date, PROFILE, register)
        if decision.accepted:
            entry = Entry(len(self.history) + 1, told, decision.events, told.date)
            self.history.append(entry)
        return decision

    def codes(self, text: str) -> list[str]:
        return [one.code for one in self.drop(text).problems]

    @property
    def now(self) -> Nominations:
        return nominations(self.history)


def later(code: str, more: str, day: str = "2026-09-01") -> str:
    return (
        f"typ: nominering\ndatum: {day}\nantecknat av: Petra Lindqvist\n"
        f"nomineringskod: {code}\nnominering: {{{more}}}\n"
    )


def test_codes_follow_the_profile_and_begin_anew_each_year() -> None:
    kept = Kept()
    for year in ("2026", "2026", "2027"):
        kept.drop(
            NEW.replace("2026-08-17", f"{year}-08-17").replace("äldre", f"{len(kept.history)}")
        )
    assert [one.code for one in kept.now.all] == ["NOM-2026-001", "NOM-2026-002", "NOM-2027-001"]


def test_a_new_one_needs_who_what_and_a_question() -> None:
    bare = "typ: nominering\ndatum: 2026-08-17\nantecknat av: Petra\n"
    assert Kept().codes(bare) == ["nominering-tom"]
    assert Kept().codes(bare + "nominering: {skolform: gymnasium}\n") == [
        "nominering-av-vem",
        "nominering-utan-oro",
        "nominering-utan-fraga",
    ]


def test_more_is_added_and_what_is_not_said_stays() -> None:
    kept = Kept()
    kept.drop(NEW)
    kept.drop(later("NOM-2026-001", "nomineringens läge: informerad, skolform: gymnasium"))
    (one,) = kept.now.all
    assert (one.state, one.state_on) == (NominationState.INFORMED, dt.date(2026, 9, 1))
    assert (one.facts.school, one.facts.organisation) == ("gymnasium", "Polisen")


@pytest.mark.parametrize(
    ("told", "code"),
    [
        (later("NOM-2026-009", "skolform: gymnasium"), "nominering-kod-okand"),
        (later("NOM-2026-001", "nomineringens läge: blev ärende"), "nominering-blev-arende"),
        (later("NOM-2026-001", "nästa fokusgrupp: 2026-08-01"), "nominering-mote-bakat"),
        (NEW + "ärende: SIG-2026-014\n", "nominering-i-arende"),
        (NEW + "ungdom: {namn: Milo Ekdahl}\n", "nominering-med-person"),
        (NEW + "övrigt: hej\n", "nominering-med-annat"),
    ],
)
def test_what_does_not_belong_is_a_question(told: str, code: str) -> None:
    kept = Kept()
    kept.drop(NEW)
    assert kept.codes(told) == [code]


def test_the_codes_that_became_cases_are_closed_with_the_next_entry() -> None:
    kept = Kept()
    kept.drop(NEW)
    kept.register = Register(became_cases=frozenset({"NOM-2026-001"}))
    assert kept.codes(later("NOM-2026-001", "skolform: gymnasium")) == ["nominering-redan-klar"]
    kept.drop(NEW.replace("Stölder", "Rån"))
    first, second = kept.now.all
    assert (first.state, second.code) == (NominationState.BECAME_CASE, "NOM-2026-002")
    assert [one.code for one in kept.now.open] == ["NOM-2026-002"]
    (closed,) = [e for e in kept.history[-1].events if isinstance(e, NominationBecameCase)]
    assert closed.model_dump() == {
        "type": "nomination-became-case",
        "code": "NOM-2026-001",
        "seq": 2,
        "on": dt.date(2026, 8, 17),
    }


def test_the_register_is_no_case_and_its_paper_is_the_list_alone() -> None:
    kept = Kept()
    kept.drop(NEW)
    assert is_register(kept.history)
    assert fold(kept.history) is None
    assert [one.kind.slug for one in due(kept.history, PROFILE)] == ["fokusgruppslista"]
    assert only_cases([REGISTER, "SIG-2026-014"]) == ("SIG-2026-014",)
    events = kept.history[0].events
    assert EVENTS.validate_json(EVENTS.dump_json(events)) == events


def test_a_case_refuses_nominations_and_takes_a_code_only_when_it_opens() -> None:
    story = Story.started()
    assert [one.code for one in story.drop(NEW).problems] == ["nominering-i-arende"]
    code = "nomineringskod: NOM-2026-001\n"
    journal = f"typ: journal\ndatum: 2026-09-10\nantecknat av: Petra\niakttagelser: Hej\n{code}"
    assert "nominering-kod-i-annan" in story.refuse(journal)
    kept = Kept()
    kept.drop(NEW)
    known = Register(free=story.register.free, nominations=kept.now)
    opened = Story(register=known)
    opened.accept(START + code)
    assert opened.case.nomination == "NOM-2026-001"
    assert "nominering-kod-okand" in Story(register=story.register).refuse(START + code)
    closed = kept.now.model_copy(
        update={"all": (kept.now.all[0].model_copy(update={"state": NominationState.NO}),)}
    )
    refused = Story(register=Register(free=story.register.free, nominations=closed))
    assert "nominering-redan-klar" in refused.refuse(START + code)


def found(text: str, known: frozenset[str] = KNOWN) -> list[str]:
    return [
        fault.code
        for fault in pointing_out(text, known, frozenset({"lindasa", "falt", "bup", "nom"}))
    ]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("född 20110415-2390", "nominering-personnummer"),
        ("110475-2390", "nominering-personnummer"),
        ("201104152390", "nominering-personnummer"),
        ("föddes den 15 april", "nominering-personnummer"),
        ("ring 070-1740611", "nominering-telefon"),
        ("ring +46 70 174 06 11", "nominering-telefon"),
        ("ring 08-46500400", "nominering-telefon"),
        ("skriv till a.b@lindasa.se", "nominering-e-post"),
        ("bor på Björkvägen 3", "nominering-adress"),
        ("bor i 123 45 Norrby", "nominering-adress"),
        ("hans mamma Sara orolig", "nominering-kant-namn"),
        ("familjen Ekdahls lägenhet", "nominering-kant-namn"),
        ("milo ekdahl", "nominering-kant-namn"),
        ("Pojken heter Kevin", "nominering-namn"),
        ("umgås med Adam", "nominering-namn"),
        ("såg Kevin Olsson", "nominering-namn"),
        ("föddes 2011-04-15", "nominering-personnummer"),
        ("fyller år 15 april 2011", "nominering-personnummer"),
        ("110415", "nominering-personnummer"),
        ("ring 070–174 06 11", "nominering-telefon"),
        ("nås på @ekis_08", "nominering-e-post"),
        ("a.b (at) lindasa.se", "nominering-e-post"),
        ("Bor på storgatan", "nominering-adress"),
        ("Kvarnv. 3, lgh 1201", "nominering-adress"),
        ("går i 8B", "nominering-klass"),
        ("kör en moped ABC 12D", "nominering-klass"),
        ("milo har synts", "nominering-kant-namn"),
        ("Mi\u200blo", "nominering-kant-namn"),
        ("syns som MiloEkdahl", "nominering-kant-namn"),
        ("pappa Johan är orolig", "nominering-namn"),
        ("pappa johan är orolig", "nominering-namn"),
        ("Kevin har synts ute", "nominering-namn"),
        ("Oro: Alis bror stjäl", "nominering-namn"),
        ("KEVIN har synts ute", "nominering-namn"),
        ("familjen svensson", "nominering-namn"),
        ("pojken kallas ”ekis”", "nominering-namn"),
        ("M.E. har synts ute", "nominering-namn"),
        ("Мило har synts", "nominering-namn"),
    ],
)
def test_what_points_out_somebody_is_found(text: str, code: str) -> None:
    assert found(text) == [code]


@pytest.mark.parametrize(
    "text",
    [
        "Har misstänkts för 3 stölder sedan 2026-05-01, närvaro 61 %.",
        "Fältgruppen i Lindåsa träffar ungdomen varje fredag kl. 18.00.",
        "NOM-2026-001 och NOM-2026-002 rör sig ihop.",
        "Mamma är orolig. Pappa bor på annan ort. Polisen har talat med skolan.",
        "Hans syskon är oroliga. Alla runt honom märker det. Min bedömning: bråttom.",
        "Kallas till möten men kommer inte. Går i årskurs 8, inte i klassen.",
        "Har vägrat LVU och talat med BUP och SSPF. Enligt SoL 19:1 gjordes en anmälan.",
        "Ny i kommunen\nSaknar fritid\nHar skulder på 5 000–10 000 kr, skattar oron till 8 av 10.",
        "Är på torget och vid motorvägen om kvällarna. Rykten sprids på Snapchat.",
    ],
)
def test_what_names_nobody_is_left_alone(text: str) -> None:
    assert found(text) == []


@given(st.text(max_size=60), st.sampled_from(sorted(KNOWN)), st.text(max_size=60))
def test_a_known_name_is_found_whatever_stands_around_it(
    before: str, name: str, after: str
) -> None:
    assert "nominering-kant-namn" in found(f"{before} {name} {after}")


def test_no_message_repeats_what_it_found() -> None:
    told = Kept().drop(NEW.replace("äldre kamrater", "Kevin Olsson, 070-1740611, i Lindåsa"))
    assert [one.path for one in told.problems] == ["nomination.concerns"] * 2
    said = "".join(one.message + one.remedy + one.suggestion for one in told.problems)
    assert "Kevin" not in said
    assert "1740611" not in said
    assert {one.suggestion for one in told.problems} == {"skriv koden"}


def test_a_note_about_a_case_holds_the_code_and_nothing_of_the_nomination() -> None:
    story = Story()
    asked = story.refuse(START + "nominering: {vad oron gäller: Stölder}\n")
    assert "nominering-i-arende" in asked


def test_a_nomination_in_an_intake_is_its_code_under_either_label() -> None:
    for label in ("Nominering", "Nomineringskod"):
        read = read_text(f"Inskrivning\nDatum: 2026-09-01\n{label}: NOM-2026-001\n")
        assert isinstance(code := read.draft["nomination_code"], Cell)
        assert (code.text, "nomination" in read.draft) == ("NOM-2026-001", False)


@pytest.mark.parametrize("sign", ["a", ".", "A ", "x.y.", "070 ", "1"])
def test_a_text_without_end_is_looked_through(sign: str) -> None:
    text = sign * (20_000 // len(sign))
    with ends():
        list(pointing_out(text, KNOWN, frozenset()))
