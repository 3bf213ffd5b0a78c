"""Corrections: one earlier note as it should have been, and every plan that the error reached."""

import pytest

from sigdocs.casework.correction import correct as correcting
from sigdocs.casework.decide import decide
from sigdocs.casework.evolve import replay
from sigdocs.casework.history import case_as_of, effective
from sigdocs.model.events import EVENTS, NoteCorrected
from sigdocs.model.plan import Status
from tests.casework_notes import (
    FAMILY,
    PLAN,
    PRESENT,
    PROFILE,
    REGISTER,
    START,
    Story,
    codes,
    follow_up,
    headed,
    note,
    receivers,
    withheld,
)


def item(stood: str, should_be: str, applies_to: str = "", reason: str = "skrivfel") -> str:
    return (
        f"  - {{gäller: '{applies_to}', stod: '{stood}', ska stå: '{should_be}', "
        f"orsak: {reason}}}\n"
    )


def correction(*items: str, of: str = "2026-09-08", day: str = "2026-10-01", more: str = "") -> str:
    below = "rättelser:\n" + "".join(items) if items else ""
    return headed("rättelse", day, f"rättar: {of}\n{more}{below}")


def again(text: str, of: str = "2026-09-08") -> str:
    whole = "".join(f"  {line}\n" for line in text.splitlines())
    return correction(of=of) + f"\nhela anteckningen på nytt:\n{whole}"


def followed() -> Story:
    story = Story.started()
    rows = "[{nr: Å1, status: delvis}, {åtagande: Prova boxning, status: klar}]"
    story.follow_up("2026-09-22", f"uppföljning av åtaganden: {rows}")
    return story


def test_every_plan_that_the_error_reached_gets_the_next_version() -> None:
    story = followed()
    decision = story.accept(correction(item("61 %", "63 %")))
    assert [(p.version, p.seq, p.replaces, p.corrects) for p in story.case.plans[2:]] == [
        (3, 1, None, 1),
        (4, 2, 2, 2),
    ]
    assert story.case.goals[0].history[0].measure == "63 %"
    assert decision.remarks == (
        "Plan version 3 rättar version 1.",
        "Plan version 4 rättar version 2.",
    )


def test_what_was_issued_stays_issued() -> None:
    story = followed()
    before = story.case
    story.accept(correction(item("61 %", "63 %")))
    assert story.case.plans[:2] == before.plans
    assert story.case.journal[:2] == before.journal
    entry = story.case.journal[-1]
    assert (entry.heading, entry.corrects) == ("Rättelse", 1)
    assert entry.facts[0].text == "Stod: ”61 %”. Ska stå: ”63 %”. Orsak: skrivfel."


def test_the_case_can_be_seen_as_it_stood_after_an_entry_with_corrections() -> None:
    story = followed()
    story.accept(correction(item("61 %", "63 %")))
    then = case_as_of(story.history, 1)
    assert then is not None
    assert (then.goals[0].history[0].measure, len(then.meetings)) == ("63 %", 1)
    assert case_as_of(story.history, 0) is None


def test_a_correction_that_no_plan_shows_makes_no_version() -> None:
    story = Story.started(START + "\nnominerad av: Polisen")
    decision = story.accept(correction(item("Polisen", "Skolan", "nominerad av")))
    assert decision.remarks == ("Rättelsen ändrar ingen plan.",)
    assert (story.plan.version, story.case.nominated_by) == (1, "Skolan")


def test_a_misspelling_in_the_journal_only_can_be_corrected() -> None:
    story = Story.started()
    story.accept(headed("journal", "2026-09-15", "övrigt: Milo rigde"))
    story.accept(correction(item("rigde", "ringde"), of="2026-09-15"))
    assert effective(story.history)[1].note.other == "Milo ringde"
    assert story.case.journal[-1].corrects == 2


def test_a_reworded_commitment_keeps_its_number_and_what_later_notes_said_of_it() -> None:
    story = followed()
    story.accept(correction(item("Prova boxning", "Testa simning på badet")))
    one = story.commitment("Å3")
    assert (one.text, one.status) == ("Testa simning på badet", Status.DONE)
    assert [one.id for one in story.case.commitments] == ["Å1", "Å2", "Å3"]


def test_a_reworded_goal_keeps_its_number_and_what_was_put_under_it_later() -> None:
    story = Story.started()
    more = "mål: En fast fritidsaktivitet per vecka, åtaganden: [{åtagande: Köpa skor, ansvarig: [mamma], löpande: true}]"
    story.follow_up("2026-09-22", f"åtgärdsplan: [{{livsområde: Fritid, {more}}}]")
    story.accept(correction(item("En fast fritidsaktivitet per vecka", "Två pass i veckan")))
    assert [(one.id, one.text) for one in story.case.goals][1] == ("M2", "Två pass i veckan")
    assert story.commitment("Å4").goal_id == "M2"


def test_a_number_that_was_corrected_away_is_never_given_to_another() -> None:
    story = Story.started()
    fewer = START.replace(PLAN, PLAN[: PLAN.index("  - livsområde: Fritid")])
    story.accept(again(fewer))
    assert [one.id for one in story.case.commitments] == ["Å1", "Å2"]
    row = "{åtagande: Simma, ansvarig: [Milo], löpande: true}"
    story.follow_up(
        "2026-10-06",
        f"åtgärdsplan: [{{livsområde: Fritid, mål: Simma varje vecka, åtaganden: [{row}]}}]",
    )
    assert [one.id for one in story.case.commitments] == ["Å1", "Å2", "Å4"]
    assert story.case.goals[-1].id == "M3"


def test_two_goals_with_the_same_words_keep_a_number_each() -> None:
    row = "{åtagande: Milo ringer, ansvarig: [Milo], löpande: true}"
    twins = f"""
åtgärdsplan:
  - {{livsområde: Fritid, mål: Simma varje vecka, åtaganden: [{row}]}}
  - {{livsområde: Skola, mål: Simma varje vecka, åtaganden: [{row}]}}
"""
    story = Story.started(START.replace(PLAN, twins))
    story.accept(correction(item("Socialkontoret", "Skolan")))
    assert [one.id for one in story.case.goals] == ["M1", "M2"]
    assert [one.id for one in story.case.commitments] == ["Å1", "Å2"]


@pytest.mark.parametrize(
    ("stood", "should_be", "applies_to", "read"),
    [
        ("2026-09-30", "2026-10-07", "Å3", lambda s: str(s.commitment("Å3").due)),
        ("2026-09-30", "2026-10-07", "klart senast", lambda s: str(s.commitment("Å3").due)),
        ("startmöte", "uppföljning", "", lambda s: s.case.state.value),
        ("Lina Strand", "Niklas Berg", "Å2", lambda s: s.commitment("Å2").responsible[0].name),
        ("skolan varje dag", "skolan kl 8", "", lambda s: s.commitment("Å1").text[-11:]),
        ("Ekdahl", "Ekdal", "ungdom", lambda s: s.case.youth.name),
        ("61%", "63 %", "nuläge", lambda s: s.case.goals[0].history[0].measure),
        ("SOCIALKONTORET", "Rådhuset", "plats", lambda s: s.case.meetings[0].place),
    ],
)  # fmt: skip
def test_an_item_is_found_by_what_stood_and_what_it_applies_to(
    stood: str, should_be: str, applies_to: str, read: object
) -> None:
    story = Story.started()
    decision = story.drop(correction(item(stood, should_be, applies_to)))
    if should_be == "uppföljning":
        assert codes(decision) == ["rattelse-stoppar-senare"]
        return
    assert decision.accepted, [one.message for one in decision.problems]
    assert callable(read)
    assert read(story) in {should_be, "skolan kl 8", "Milo Ekdal", "63 %"}


def test_a_number_points_at_the_row_of_that_commitment() -> None:
    story = Story.started()
    rows = "[{nr: Å1, status: pågår}, {nr: Å2, status: pågår}]"
    more = f"uppföljning av åtaganden: {rows}\nmätvärden: [{{mått: skolnärvaro, värde: 72}}]"
    story.follow_up("2026-09-22", more)
    wrong = (item("pågår", "klar", "Å2"), item("72 %", "78,5 %", "närvaro"))
    story.accept(correction(*wrong, of="2026-09-22"))
    assert (story.commitment("Å1").open, story.commitment("Å2").open) == (True, False)
    assert f"{story.case.measures[0].measure.value:f}" == "78.5"


def test_only_the_words_that_stood_are_replaced() -> None:
    story = Story.started()
    story.accept(correction(item("milo  går", "Milo cyklar")))
    assert story.commitment("Å1").text == "Milo cyklar till skolan varje dag"


@pytest.mark.parametrize(
    ("items", "code"),
    [
        ((item("Björkskolan", "Ekskolan"),), "stod-flera"),
        ((item("aldrig skrivet", "x"),), "stod-inte"),
        ((item("", "nytt"),), "stod-inte"),
        ((item("2026-09-30", "31 februari", "klart senast"),), "ska-sta-form"),
        ((item("Å", "x"), item("aldrig", "y")), "stod-inte"),
        ((), "rattelse-tom"),
        ((item("61 %", "61 %"),), "rattelse-utan-andring"),
    ],
)
def test_an_item_that_cannot_be_read_one_way_is_asked_about(
    items: tuple[str, ...], code: str
) -> None:
    assert set(Story.started().refuse(correction(*items))) == {code}


def test_a_word_that_stands_twice_in_one_text_must_be_quoted_longer() -> None:
    story = Story.started(START + "\növrigt: Milo ringde och sedan ringde Sara")
    assert story.refuse(correction(item("ringde", "skrev"))) == ["stod-tva-ganger"]
    story.accept(correction(item("ringde Sara", "skrev Sara")))


def test_what_nearly_stood_is_suggested() -> None:
    (problem,) = (
        Story.started().drop(correction(item("Milo gick till skolan varje dag", "x"))).problems
    )
    assert problem.suggestion == "Milo går till skolan varje dag"


@pytest.mark.parametrize(
    ("of", "more", "code"),
    [
        ("2026-09-09", "", "rattar-finns-inte"),
        ("2026-09-08", "rättar typ: avvikelse\n", "rattar-finns-inte"),
        ("2026-09-15", "", "rattar-flera"),
    ],
)
def test_the_note_that_is_corrected_must_be_one_of_the_case(of: str, more: str, code: str) -> None:
    story = Story.started()
    story.accept(headed("journal", "2026-09-15", "övrigt: ringt"))
    story.accept(headed("avvikelse", "2026-09-15", "avvikelse: {vad hände: skolk}"))
    assert story.refuse(correction(item("61 %", "63 %"), of=of, more=more)) == [code]


def test_of_two_notes_the_same_day_the_kind_tells_which() -> None:
    story = Story.started()
    story.accept(headed("journal", "2026-09-08", "övrigt: ringt"))
    story.accept(correction(item("61 %", "63 %"), more="rättar typ: startmöte\n"))


def test_a_correction_says_which_note_who_wrote_it_and_is_not_ahead_of_time() -> None:
    story = Story.started()
    assert story.refuse(correction(item("61 %", "63 %")).replace("rättar: 2026-09-08\n", "")) == [
        "rattar-vad"
    ]
    anonymous = correction(item("61 %", "63 %")).replace("antecknat av: Petra Lindqvist\n", "")
    assert story.refuse(anonymous) == ["skribent-saknas"]
    assert story.refuse(correction(item("61 %", "63 %")), today="2026-09-30") == ["datum-framat"]
    assert Story().refuse(correction(item("61 %", "63 %"))) == ["arende-ej-angivet"]


def test_a_correction_that_names_no_note_is_asked_with_the_one_that_it_fits() -> None:
    story = followed()
    asked = story.drop(correction(item("61 %", "63 %")).replace("rättar: 2026-09-08\n", ""))
    [problem] = asked.problems
    assert (problem.code, problem.path) == ("rattar-vad", "corrects_date")
    assert problem.suggestion == "startmöte 2026-09-08"
    assert "Menas ”Rättar: startmöte 2026-09-08”?" in problem.remedy
    nowhere = correction(item("99 %", "63 %")).replace("rättar: 2026-09-08\n", "")
    [problem] = story.drop(nowhere).problems
    assert problem.suggestion == ""
    assert "2026-09-08 startmöte" in problem.remedy


def test_a_note_can_be_corrected_again_after_another_correction() -> None:
    story = followed()
    story.accept(correction(item("61 %", "63 %")))
    story.accept(correction(item("63 %", "64 %"), day="2026-10-02"))
    assert story.case.goals[0].history[0].measure == "64 %"
    assert [(p.version, p.corrects) for p in story.case.plans[4:]] == [(5, 3), (6, 4)]
    assert story.refuse(correction(item("61 %", "65 %"), day="2026-10-03")) == ["stod-inte"]


def test_the_opening_note_may_have_had_the_wrong_name_and_number() -> None:
    story = followed()
    story.accept(again(START.replace("Milo Ekdahl", "Milo Ekdal").replace("15239", "15238")))
    case = story.case
    assert (case.number, case.youth.name, case.youth.personnummer) == (
        "SIG-2026-014",
        "Milo Ekdal",
        "201104152380",
    )
    assert "Polisen" in receivers(story.plan)


def test_protection_stated_by_mistake_is_taken_back_by_a_correction() -> None:
    story = Story.started(
        START.replace("152390'", "152390', skyddade personuppgifter: sekretessmarkering")
    )
    story.accept(again(START))
    assert not story.case.youth.protected


def test_a_corrected_consent_changes_who_receives_the_plan() -> None:
    story = followed()
    story.accept(again(START.replace("{part: Mini-Maria}", "{part: Frivården}")))
    assert "Mini-Maria" not in receivers(story.plan)
    assert "Frivården" in receivers(story.plan)


def test_a_plan_issued_anew_goes_to_nobody_whom_consent_no_longer_covers() -> None:
    story = followed()
    story.accept(correction(item("61 %", "63 %"), day="2027-03-15"))
    assert "Polisen" not in receivers(story.plan)
    assert withheld(story.plan)["Polisen"] == "samtycket gick ut 2027-02-28"


def test_a_plan_issued_anew_goes_to_no_guardian_once_the_youth_is_18() -> None:
    story = Story.started(
        START.replace("till och med: 2027-02-28", "gäller så länge: under insatstiden")
    )
    story.accept(correction(item("61 %", "63 %"), day="2029-04-15"))
    assert "Sara Ekdahl" not in receivers(story.plan)
    assert "18 år" in withheld(story.plan)["Sara Ekdahl"]


def test_a_correction_that_breaks_a_later_note_says_which() -> None:
    story = followed()
    fewer = START.replace(PLAN, PLAN[: PLAN.index("  - livsområde: Fritid")])
    (problem,) = story.drop(again(fewer)).problems
    assert problem.code == "rattelse-stoppar-senare"
    assert "nr 002 (uppföljning 2026-09-22)" in problem.message


def test_a_later_note_that_only_the_register_has_left_behind_stands() -> None:
    story = followed()
    row = "{åtagande: Simma, ansvarig: ['Samira'], löpande: true}"
    story.follow_up("2026-10-06", f"åtgärdsplan: [{{nr: M2, åtaganden: [{row}]}}]")
    changed = PROFILE.model_copy(update={"staff": PROFILE.staff[:1]})
    told = note(correction(item("61 %", "63 %"), day="2026-10-10"))
    decision = decide(story.history, told, told.date, changed, REGISTER)
    assert decision.accepted, [one.message for one in decision.problems]
    replayed = next(e for e in decision.events if isinstance(e, NoteCorrected)).replayed
    assert replayed[2].events == story.history[2].events


def test_a_case_number_whose_pattern_has_changed_since_does_not_stop_a_correction() -> None:
    story = Story.started(headed("inskrivning", "2026-09-01", FAMILY + "\närende: SIG-2026-099"))
    kinds = {
        kind: own.model_copy(update={"number_pattern": "NY-{år}-{löpnr:03}"})
        for kind, own in PROFILE.case_types.items()
    }
    told = note(correction(item("Jonas", "Johan"), of="2026-09-01"))
    changed = PROFILE.model_copy(update={"case_types": kinds})
    assert decide(story.history, told, told.date, changed, REGISTER).accepted


def test_a_journal_note_that_was_a_follow_up_gets_its_plan_version() -> None:
    story = Story.started()
    story.accept(headed("journal", "2026-09-22", "övrigt: möte"))
    decision = story.accept(again(follow_up("2026-09-22"), of="2026-09-22"))
    assert decision.remarks == ("Plan version 2 görs nu.",)
    assert (story.plan.version, story.plan.seq, story.plan.corrects) == (2, 2, None)


def test_a_correction_is_no_replacement_for_a_note() -> None:
    whole = again(headed("rättelse", "2026-09-08", "rättar: 2026-09-08"))
    assert Story.started().refuse(whole) == ["rattelse-tom"]


def test_a_correction_survives_the_ledger() -> None:
    story = followed()
    decision = story.accept(correction(item("61 %", "63 %")))
    assert EVENTS.validate_json(EVENTS.dump_json(decision.events)) == decision.events


def test_a_ledger_without_an_opened_case_is_damaged() -> None:
    with pytest.raises(ValueError, match="without a case"):
        correcting._case_after([], ())


def test_present_people_are_untouched_by_a_correction_of_another_meeting() -> None:
    story = followed()
    story.accept(correction(item("delvis", "pågår"), of="2026-09-22"))
    assert story.commitment("Å1").status is Status.ONGOING
    assert [(p.version, p.corrects) for p in story.case.plans[2:]] == [(3, 2)]
    assert PRESENT.count("namn") == len(story.case.meetings[1].people)


def test_a_time_of_day_is_corrected_as_it_is_written() -> None:
    story = Story.started(START + "\ntid: '14:30'")
    story.accept(correction(item("14:30", "15:00", "tid")))
    assert str(story.case.meetings[0].start) == "15:00:00"


def test_an_event_before_the_case_is_opened_means_a_damaged_ledger() -> None:
    events = Story.started().history[0].events
    with pytest.raises(ValueError, match="before the case was opened"):
        replay(None, events[1:])


def test_a_corrected_measure_yields_a_version_of_each_plan_that_shows_it() -> None:
    taken = "mätvärden: [{mått: skolnärvaro, värde: %s, enhet: '%%'}]\n"
    story = Story.started(START.replace("    nuläge: 61 %\n", "") + taken % 61)
    story.follow_up("2026-09-22", taken % 65)
    story.follow_up("2026-10-06", taken % 68)
    decision = story.accept(correction(item("61", "71", "skolnärvaro"), day="2026-10-07"))
    assert [one.corrects for one in story.case.plans[3:]] == [1, 2]
    assert "Rättelsen ändrar ingen plan." not in decision.remarks


def test_a_correction_of_an_earlier_plan_alone_leaves_the_later_one_in_force() -> None:
    story = followed()
    story.accept(correction(item("Socialkontoret", "Rådhuset")))
    again = story.case.plans[-1]
    assert (again.version, again.corrects, again.replaces) == (3, 1, None)
    assert story.plan.version == 2
    story.follow_up("2026-10-06")
    assert (story.plan.version, story.plan.replaces) == (4, 2)


def test_what_has_happened_to_consent_since_is_not_taken_for_the_corrections_doing() -> None:
    story = Story.started(START + "\nnominerad av: Polisen")
    story.accept(correction(item("61 %", "63 %"), day="2027-03-15"))
    assert "Polisen" not in receivers(story.plan)
    decision = story.accept(correction(item("Polisen", "Skolan", "nominerad av"), day="2027-03-16"))
    assert decision.remarks == ("Rättelsen ändrar ingen plan.",)


def test_whom_a_corrected_note_keeps_out_the_next_silent_one_keeps_out_too() -> None:
    story = Story.started(START + "\nplanen skickas till: {inte till: [Mini-Maria]}")
    story.follow_up("2026-09-22")
    assert "Mini-Maria" not in receivers(story.plan)
    story.accept(again(START))
    assert [one.corrects for one in story.case.plans[2:]] == [1, 2]
    assert "Mini-Maria" in receivers(story.plan)


def test_a_withdrawal_that_took_nothing_gives_back_the_plan_that_stood() -> None:
    story = Story.started()
    withdrawn = "samtycke: [{samtycke: återkallat, lämnat av: [Milo], parter: [{part: Polisen}]}]"
    story.accept(headed("samtycke", "2026-09-15", withdrawn))
    assert "Polisen" not in receivers(story.plan)
    right = headed("journal", "2026-09-15", "övrigt: Milo funderar på samtycket")
    story.accept(again(right, of="2026-09-15"))
    assert (story.plan.corrects, story.plan.seq, story.plan.meeting_on.day) == (2, 2, 8)
    assert "Polisen" in receivers(story.plan)


def with_parties(written: str) -> str:
    return START.replace("{part: soc}, ", f"{{part: {written}}}, ").replace(
        "{part: Mini-Maria}", "{part: soc}"
    )


def test_a_list_written_otherwise_is_the_same_list_and_the_correction_is_told_so() -> None:
    story = Story.started(with_parties("fältarna o Mini-Maria"))
    told = correction(item("fältarna o Mini-Maria", "fältarna och Mini-Maria"))
    (asked,) = story.drop(told).problems
    assert (asked.code, asked.path) == ("rattelse-utan-verkan", "corrections.0.should_be")
    assert "Mini-Maria" in asked.suggestion


def test_a_longer_wording_is_not_put_in_twice_nor_two_items_that_undo_each_other_taken_in() -> None:
    story = Story.started()
    story.follow_up("2026-09-22", "övrigt: Ringer varje vecka")
    longer = item("Ringer varje vecka", "Ringer varje vecka på fredagar")
    story.accept(correction(longer, of="2026-09-22", day="2026-09-25"))
    again_later = correction(longer, of="2026-09-22", day="2026-09-26")
    assert story.refuse(again_later) == ["redan-rattat"]
    both = (item("på fredagar", "på måndagar"), item("på måndagar", "på fredagar"))
    told = correction(*both, of="2026-09-22", day="2026-09-27")
    assert story.refuse(told) == ["rattelse-utan-andring"]
