"""Deviations, pauses, closing, the next meeting, the calendar, warnings and the journal."""

import datetime as dt

import pytest

from sigdocs.casework.calendar import add_months, birthday, born, is_weekday, propose_next
from sigdocs.casework.warnings import names_in
from sigdocs.model.case import Side
from sigdocs.model.profile import Rules
from tests.casework_notes import (
    CONSENT,
    FAMILY,
    PLAN,
    PRESENT,
    START,
    Story,
    codes,
    follow_up,
    headed,
)


@pytest.mark.parametrize(
    ("day", "meet_by"),
    [
        ("2026-09-28", "2026-09-29"),
        ("2026-10-02", "2026-10-05"),
        ("2027-06-24", "2027-06-28"),  # midsommarafton is a Friday
        ("2026-12-23", "2026-12-28"),  # julafton, juldagen, annandagen, Sunday
    ],
)
def test_a_deviation_means_contact_that_day_and_a_meeting_the_next_weekday(
    day: str, meet_by: str
) -> None:
    story = Story.started(START.replace("2027-02-28", "2027-12-31"))
    story.accept(headed("avvikelse", day, "avvikelse: {vad hände: kom inte hem}" + PRESENT))
    (deviation,) = story.case.deviations
    assert (str(deviation.contact_by), str(deviation.meet_by)) == (day, meet_by)
    assert deviation.met_on is None


def test_the_meeting_that_follows_settles_the_deviation() -> None:
    story = Story.started()
    story.accept(headed("avvikelse", "2026-09-28", "avvikelse: {vad hände: skolk}" + PRESENT))
    story.follow_up("2026-09-29")
    assert str(story.case.deviations[0].met_on) == "2026-09-29"


def test_a_deviation_cannot_come_after_its_own_note() -> None:
    more = "avvikelse: {vad hände: skolk, hände den: 2026-09-30}"
    assert Story.started().refuse(headed("avvikelse", "2026-09-28", more)) == ["avvikelse-framat"]


def test_a_pause_without_an_end_lasts_as_the_rules_say() -> None:
    story = Story.started()
    decision = story.accept(headed("paus", "2026-12-31", "paus: {från och med: 2026-12-31}"))
    assert str(story.case.pauses[0].pause.until) == "2027-02-28"
    assert "Pausen saknar slutdatum" in decision.remarks[0]


@pytest.mark.parametrize(
    ("pause", "code"),
    [
        ("{skäl: brott}", "paus-utan-start"),
        ("{från och med: 2026-10-01, till och med: 2026-09-01}", "period-bakvand"),
    ],
)
def test_a_pause_has_days_in_order(pause: str, code: str) -> None:
    assert Story.started().refuse(headed("paus", "2026-10-01", f"paus: {pause}")) == [code]


@pytest.mark.parametrize(
    ("closing", "code"),
    [
        ("{pauser: inga}", "avslut-utan-skal"),
        ("{anledning: klart, inskriven: 2026-09-08, utskriven: 2026-01-01}", "period-bakvand"),
    ],
)
def test_a_closing_says_why_and_has_days_in_order(closing: str, code: str) -> None:
    assert Story.started().refuse(headed("avslut", "2026-10-01", f"avslut: {closing}")) == [code]


def test_closing_takes_away_the_next_meeting_and_does_not_set_another() -> None:
    story = Story.started(START + "\nnästa möte: {datum: 2026-09-22}")
    note = "avslut: {anledning: klart}\nnästa möte: {datum: 2026-12-01}"
    decision = story.accept(headed("avslut", "2026-09-20", note))
    assert story.case.next_meeting is None
    assert any("förs inte in som nästa möte" in one for one in decision.remarks)


def test_a_journal_contact_may_move_the_next_meeting() -> None:
    story = Story.started(START + "\nnästa möte: {datum: 2026-09-22}")
    story.accept(headed("journal", "2026-09-15", "nästa möte: {datum: 2026-09-24}"))
    assert str(story.case.next_meeting and story.case.next_meeting.on) == "2026-09-24"
    assert story.plan.version == 1
    story.follow_up("2026-09-24")
    assert story.case.next_meeting is None


def test_the_next_meeting_comes_after_this_one_and_a_day_off_is_shown() -> None:
    story = Story.started()
    assert story.refuse(follow_up("2026-09-22", "nästa möte: {datum: 2026-09-22}")) == [
        "nasta-mote-bakat"
    ]
    (problem,) = story.follow_up("2026-09-22", "nästa möte: {datum: 2026-10-03}").problems
    assert problem.message == "Nästa möte 2026-10-03 är en lördag."
    (problem,) = story.follow_up("2026-10-06", "nästa möte: {datum: 2026-12-25}").problems
    assert problem.message == "Nästa möte 2026-12-25 är en fredag som är helgdag."


def test_meetings_are_proposed_densely_first_and_never_on_a_day_off() -> None:
    assert propose_next(dt.date(2026, 9, 8), 1, Rules()) == dt.date(2026, 9, 22)
    assert propose_next(dt.date(2026, 9, 8), 5, Rules()) == dt.date(2026, 10, 8)
    assert propose_next(dt.date(2026, 12, 11), 1, Rules()) == dt.date(2026, 12, 28)


def test_the_ends_of_time_are_days_too() -> None:
    assert not is_weekday(dt.date(9999, 12, 31), Rules()) or add_months(dt.date.max, 2)
    assert propose_next(dt.date.max, 1, Rules()) > dt.date(9000, 1, 1)
    assert (born("999904152390"), born("201113152390")) == (None, None)
    assert birthday(dt.date(2008, 2, 29), 20) == dt.date(2028, 2, 29)


def test_the_18th_birthday_is_warned_of_once_when_near() -> None:
    far = START.replace("201104152390", "200811202397")
    story = Story()
    assert "snart-18" not in codes(story.accept(far))
    assert codes(story.follow_up("2026-09-22")) == ["snart-18"]
    assert codes(story.follow_up("2026-10-06")) == []


def test_a_goal_that_cannot_be_measured_is_warned_of_when_it_is_set() -> None:
    story = Story()
    vague = START.replace("En fast fritidsaktivitet per vecka", "Bättre fritid")
    assert codes(story.accept(vague)) == ["mal-omatbart"]
    assert codes(story.follow_up("2026-09-22")) == []


@pytest.mark.parametrize("text", ["Inga nya brott", "Eget boende", "Drogfri", "Närvaro 85 %"])
def test_a_goal_with_number_rhythm_or_a_yes_or_no_is_measurable(text: str) -> None:
    assert codes(Story().accept(START.replace("En fast fritidsaktivitet per vecka", text))) == []


def test_a_goal_without_commitment_and_a_plan_without_the_youths_own_are_shown() -> None:
    only = "\nåtgärdsplan: [{livsområde: Skola, mål: Närvaro 85 %}]"
    found = codes(Story().accept(START.replace(PLAN, only)))
    assert found == ["mal-utan-atagande", "inget-eget-atagande"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Bråk med Danne W igen", ["Danne W"]),
        ("Kevin Andersson ringer varje dag", ["Kevin Andersson"]),
        ("Umgås inte med Kevin", ["Kevin"]),
        ("Kusinen Adam Ekdahl hämtar", ["Adam Ekdahl"]),
        ("Erbjud Sara samtal med Milo", []),
        ("Träna på Lindåsa BK i Lindåsa varje tisdag", []),
        ("Niklas Berg och Polisen rapporterar i September", []),
    ],
)
def test_a_name_of_nobody_in_the_case_is_shown_once(text: str, names: list[str]) -> None:
    story = Story()
    start = START.replace("Prova boxning", f"'{text}'")
    shown = [one.values["name"] for one in story.accept(start).problems]
    assert shown == names
    assert codes(story.follow_up("2026-09-22", f"polisens uppdrag: '{text}'")) == []


def test_at_the_start_of_a_sentence_any_word_may_stand_before_a_name() -> None:
    assert list(names_in("Ring Kevin Olsson. Hälsa Bo. Danne W kom.")) == [
        "Kevin Olsson",
        "Bo",
        "Danne W",
    ]


PROTECTED = FAMILY.replace(
    "personnummer: '201104152390'",
    "personnummer: '201104152390', skyddade personuppgifter: sekretessmarkering, "
    "telefon: 070-1740620",
)


def test_a_protected_persons_phone_is_kept_and_shown_once() -> None:
    story = Story()
    assert codes(story.accept(START.replace(FAMILY, PROTECTED))) == ["skyddad-uppgift"]
    assert story.case.youth.phone == "070-1740620"
    assert codes(story.follow_up("2026-09-22", PROTECTED)) == []


@pytest.mark.parametrize(
    "more",
    [
        "säkerhetsplanering: Ring Milo på 070 174 06 20",
        "vem ringer vem: [{vem: Milo, telefon: 070-1740621}]",
    ],
)
def test_a_protected_persons_phone_in_running_text_is_asked_about(more: str) -> None:
    story = Story()
    intake = headed("inskrivning", "2026-09-01", PROTECTED)
    assert codes(story.accept(intake)) == ["skyddad-uppgift"]
    start = headed("startmöte", "2026-09-08", CONSENT + PRESENT + PLAN + more)
    assert story.refuse(start) == ["skyddad-plats-eller-nummer"]


def test_the_journal_keeps_fact_observation_and_assessment_apart() -> None:
    story = Story.started()
    story.accept(
        headed(
            "journal",
            "2026-09-15",
            """
tid: '10:30'
kontaktsätt: telefon
kontakt med: Lina Strand
uppgifter: [{källa: Lina Strand, uppgift: Milo var i skolan}]
iakttagelser: Trött
bedömning: Det går framåt
åtgärd eller beslut: Ringer på fredag
synpunkt på uppgift: Milo anser att det inte stämmer
mätvärden: [{mått: skolnärvaro, värde: 72.5, enhet: '%', månader: 3}]
nuläge: [{område: Skola, nuläge: Godkänt i sex ämnen}]
den unges egna ord: Det går bra
polisens uppdrag: Rapporterar
""",
        )
    )
    entry = story.case.journal[-1]
    assert (entry.number, entry.heading, entry.with_whom) == (2, "Kontakt", "Lina Strand")
    assert entry.author_title == "samordnare/lots SIG"
    assert (entry.observations, entry.assessment) == ("Trött", "Det går framåt")
    told = {(fact.source, fact.text) for fact in entry.facts}
    assert ("Lina Strand", "Milo var i skolan") in told
    assert ("Mätvärden", "skolnärvaro 72,5 % (senaste 3 månaderna)") in told
    assert ("Den unge (egna ord)", "Det går bra") in told


def test_the_journal_of_other_kinds_tells_what_they_are_about() -> None:
    story = Story.started()
    more = (
        "avvikelse: {vad hände: skolk, kontakt med den unge: 2026-09-28, hur kontakten togs: sms}"
    )
    story.accept(headed("avvikelse", "2026-09-28", more + PRESENT))
    story.accept(headed("paus", "2026-10-01", "paus: {från och med: 2026-10-01, skäl: brott}"))
    outcome = "läge per livsområde: [{livsområde: Skola, läge vid inskrivning: 61 %}]"
    closing = f"avslut: {{anledning: klart, {outcome}, efter avslut: [Petra ringer]}}"
    story.accept(headed("avslut", "2026-10-20", closing + PRESENT))
    texts = [[fact.text for fact in entry.facts] for entry in story.case.journal[1:]]
    assert texts[0] == ["skolk", "2026-09-28 (sms)."]
    assert texts[1] == ["Från och med 2026-10-01.", "brott"]
    assert texts[2] == [
        "klart",
        "Vid inskrivning: 61 %. Vid utskrivning: –. Uppfyllt: –.",
        "Petra ringer",
    ]


def test_the_journal_of_a_closing_tells_when_and_how_often() -> None:
    story = Story.started()
    told = "inskriven: 2026-09-01, utskriven: 2026-10-20, pauser: '1', vilande lista: true"
    story.accept(headed("avslut", "2026-10-20", f"avslut: {{anledning: klart, {told}}}" + PRESENT))
    facts = [(fact.source, fact.text) for fact in story.case.journal[-1].facts]
    assert facts[:4] == [
        ("Tid i insatsen", "Inskriven 2026-09-01. Utskriven 2026-10-20."),
        ("Pauser", "1"),
        ("Anledning till avslut", "klart"),
        ("Vilande lista", "Läggs på vilande lista."),
    ]


def test_texts_too_long_for_one_fact_are_kept_as_several() -> None:
    story = Story.started()
    long = "x" * 19_990
    outcome = f"läge per livsområde: [{{livsområde: Skola, läge vid inskrivning: {long}, läge vid utskrivning: {long}}}]"
    story.accept(headed("avslut", "2026-10-20", f"avslut: {{anledning: klart, {outcome}}}"))
    facts = [fact.text for fact in story.case.journal[-1].facts][1:]
    assert "".join(facts).count("x") == 2 * 19_990


def test_people_keep_the_title_and_organisation_they_once_had() -> None:
    story = Story.started()
    story.follow_up("2026-09-22", who="\nnärvarande: [{namn: Milo}, {namn: Niklas Berg}]")
    (police,) = [one for one in story.case.people if one.name == "Niklas Berg"]
    assert (police.title, police.party, police.side) == ("kommunpolis", "polisen", Side.PARTNER)


def test_the_author_may_be_somebody_known_from_the_meetings() -> None:
    story = Story.started()
    note = headed("journal", "2026-09-15", "övrigt: hembesök").replace(
        "Petra Lindqvist", "Lina Strand"
    )
    story.accept(note)
    assert story.case.journal[-1].author_title == "mentor"


def test_safety_voices_and_police_stand_until_said_anew() -> None:
    story = Story.started(
        START + "\nsäkerhetsplanering: Ring Petra\nden unges egna mål: Klara nian"
    )
    story.follow_up("2026-09-22", "vem ringer vem: [{vem: Petra, telefon: 070-1740611}]")
    case = story.case
    assert (case.safety, case.safety_contacts[0].who, case.youth_goals) == (
        "Ring Petra",
        "Petra",
        "Klara nian",
    )


def test_who_was_left_out_stays_left_out_until_a_note_says_otherwise() -> None:
    story = Story.started()
    story.follow_up("2026-09-22", "planen skickas till: {inte till: [Björkskolan]}")
    story.follow_up("2026-10-06")
    assert "Björkskolan" not in {one.name for one in story.plan.goes_to}
    story.follow_up("2026-10-20", "planen skickas till: {alla i samtycket: true}")
    assert "Björkskolan" in {one.name for one in story.plan.goes_to}


def test_mail_to_a_protected_guardian_goes_by_way_of_somebody() -> None:
    story = Story.started()
    more = "vårdnadshavare: [{namn: Sara Ekdahl, skyddade personuppgifter: sekretessmarkering}]"
    story.follow_up("2026-09-22", more)
    (sara,) = (one for one in story.plan.goes_to if one.name == "Sara Ekdahl")
    assert sara.reason == "vårdnadshavare; skyddade uppgifter, förmedlas via socialtjänsten"


def test_old_words_of_the_youth_are_not_printed_again_as_new() -> None:
    story = Story.started()
    story.follow_up("2026-09-22", "den unges egna ord: Det går bra")
    assert story.case.youth_words == "Det går bra"
    story.follow_up("2026-10-06")
    assert story.case.youth_words == ""
