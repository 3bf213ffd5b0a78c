import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sigdocs.intake.draft import Cell, Draft, Node, Place
from sigdocs.intake.interpret import Understood, interpret
from sigdocs.model.consent import Information
from sigdocs.model.note import Note, NoteKind, Reading
from sigdocs.model.plan import Status

TODAY = dt.date(2026, 11, 20)


def drafted(value: Any, line: int = 1) -> Node:
    if isinstance(value, Mapping):
        return {name: drafted(child, line) for name, child in value.items()}
    if isinstance(value, list):
        return [drafted(child, line) for child in value]
    return Cell(value, Place(line=line))


def understood(**fields: Any) -> Understood:
    draft = drafted({"kind": "uppföljning", "date": "2026-10-29", **fields})
    assert isinstance(draft, Mapping)
    return interpret(draft, today=TODAY)


def note(**fields: Any) -> Note:
    result = understood(**fields)
    assert result.note is not None, [problem.message for problem in result.problems]
    return result.note


def codes(**fields: Any) -> list[str]:
    return [problem.code for problem in understood(**fields).problems]


def goal(**commitment: Any) -> dict[str, Any]:
    whole = {"text": "Skicka närvaro", "responsible": "Lina Strand", "ongoing": "löpande"}
    return {"goal": "Närvaro 85 %", "commitments": [whole | commitment]}


def test_a_date_cell_with_times_fills_the_times_beside_it() -> None:
    read = note(date="2026-10-29 kl. 14.30–15.45")
    assert (read.start_time, read.end_time) == (dt.time(14, 30), dt.time(15, 45))


def test_the_notes_own_date_is_read_back_from_today_and_the_rest_from_it() -> None:
    read = note(date="29/10", goals=[goal(due="imorgon", ongoing="")])
    assert read.goals[0].commitments[0].due == dt.date(2026, 10, 30)
    assert read.readings == (
        Reading(path="date", written="29/10", read_as="torsdag 2026-10-29"),
        Reading(path="goals.0.commitments.0.due", written="imorgon", read_as="fredag 2026-10-30"),
    )


def test_readings_follow_the_order_of_the_input_not_of_the_reading() -> None:
    result = understood(next_meeting={"on": "tors 12/11 kl 14", "place": "samma plats"})
    assert result.note is not None
    assert result.note.next_meeting is not None
    assert result.note.next_meeting.at == dt.time(14)
    assert [reading.path for reading in result.note.readings] == ["next_meeting.on"]


@pytest.mark.parametrize(
    ("written", "status"),
    [
        ("Klar", Status.DONE),
        ("klart", Status.DONE),
        ("PÅ GÅNG", Status.ONGOING),
        ("pagar", Status.ONGOING),
        ("ej påbörjat", Status.NOT_STARTED),
        ("inte behandlad", Status.NOT_REVIEWED),
        ("utgått", Status.DROPPED),
    ],
)
def test_a_status_is_read_with_the_words_people_use(written: str, status: Status) -> None:
    assert note(statuses=[{"ref": "Å1", "status": written}]).statuses[0].status is status


def test_a_slip_of_the_pen_in_a_status_is_read_and_shown() -> None:
    read = note(statuses=[{"ref": "Å1", "status": "delviss"}])
    assert read.statuses[0].status is Status.PARTLY
    assert read.readings[0].read_as == "delvis"


@pytest.mark.parametrize(
    ("written", "suggestion"), [("funkar bra", "pågår"), ("nja", "delvis"), ("hmm", "")]
)
def test_a_status_that_is_none_is_a_question(written: str, suggestion: str) -> None:
    (problem,) = understood(statuses=[{"ref": "Å1", "status": written}]).problems
    assert (problem.code, problem.path) == ("okant-val", "statuses.0.status")
    assert problem.suggestion == suggestion
    assert "pågår" in problem.remedy


def test_a_status_with_more_to_it_leaves_the_rest_as_comment() -> None:
    entry = note(statuses=[{"ref": "Å3", "status": "klar – Lina skickade"}]).statuses[0]
    assert (entry.status, entry.comment) == (Status.DONE, "Lina skickade")


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("Milo och vårdnadshavare", ("Milo", "vårdnadshavare")),
        ("Lina Strand, Björkskolan", ("Lina Strand, Björkskolan",)),
        ("Lina Strand, Björkskolan; Petra", ("Lina Strand, Björkskolan", "Petra")),
        ("Milo, Sara och Jonas", ("Milo", "Sara", "Jonas")),
    ],
)
def test_responsible_are_parted_but_not_from_their_organisation(
    written: str, names: tuple[str, ...]
) -> None:
    assert note(goals=[goal(responsible=written)]).goals[0].commitments[0].responsible == names


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"responsible": ""}, "ansvarig-saknas"),
        ({"ongoing": ""}, "tid-for-atagande-saknas"),
        ({"ongoing": "", "rhythm": "varje fredag"}, "tid-for-atagande-saknas"),
        ({"ongoing": "", "due": "asap"}, "datum-saknar-dag"),
        ({"ongoing": "", "due": "så fort som möjligt"}, "datum-saknar-dag"),
    ],
)
def test_a_new_commitment_needs_who_and_when_and_says_so_once(
    fields: dict[str, str], code: str
) -> None:
    assert codes(goals=[goal(**fields)]) == [code]


def test_a_start_with_a_rhythm_is_a_when_and_an_old_commitment_needs_neither() -> None:
    timed = goal(ongoing="", starts="2026-11-03", rhythm="1 gång/vecka 8 veckor")
    assert note(goals=[timed]).goals[0].commitments[0].starts == dt.date(2026, 11, 3)
    assert not codes(goals=[goal(ref="Å3", ongoing="", responsible="")])


@pytest.mark.parametrize(
    ("written", "value", "unit"),
    [("72 %", "72", "%"), ("ca 50", "50", ""), ("8 av 10", "8", "av 10"), ("0,75", "0.75", "")],
)
def test_a_measure_is_read_with_its_unit(written: str, value: str, unit: str) -> None:
    (measure,) = note(measures=[{"kind": "närvaro", "value": written}]).measures
    assert (measure.value, measure.unit) == (Decimal(value), unit)


def test_a_number_that_is_none_is_a_question() -> None:
    assert codes(measures=[{"kind": "oro", "value": "ganska hög"}]) == ["tal-forstas-inte"]


@pytest.mark.parametrize(
    ("number", "code"),
    [
        ("20110415-2391", "personnummer-kontrollsiffra"),
        ("20110435-2390", "personnummer-datum"),
        ("110415", "personnummer-form"),
    ],
)
def test_a_wrong_personnummer_is_a_problem_that_does_not_repeat_it(number: str, code: str) -> None:
    (problem,) = understood(youth={"name": "Milo Ekdahl", "personnummer": number}).problems
    assert problem.code == code
    assert number not in problem.message


@pytest.mark.parametrize(
    ("written", "kept"),
    [("20110415-2390", "201104152390"), ("110415-2390", "201104152390"), ("okänt", "saknas")],
)
def test_a_personnummer_is_kept_with_twelve_digits(written: str, kept: str) -> None:
    youth = note(youth={"name": "Milo", "personnummer": written}).youth
    assert youth is not None
    assert youth.personnummer == kept


def test_a_coordination_number_is_accepted() -> None:
    youth = note(youth={"name": "Kim", "personnummer": "20110475-2397"}).youth
    assert youth is not None
    assert youth.personnummer == "201104752397"


def test_a_person_in_one_line_is_unfolded() -> None:
    read = note(guardians="Sara Ekdahl 19811105-2380, Jonas Ekdahl 19790214-2392")
    assert [(g.name, g.personnummer) for g in read.guardians] == [
        ("Sara Ekdahl", "198111052380"),
        ("Jonas Ekdahl", "197902142392"),
    ]


def test_attendees_in_one_line_are_unfolded() -> None:
    read = note(
        attendees="Robin; Håkan Ek (frivården); Jonas Ekdahl, pappa/vh (via telefon); BUP (kunde ej)"
        "; Elin Moe, coach, Lindåsa BK – deltog utan sekretessuppgifter"
    )
    rows = [(a.name, a.role, a.organisation, a.how, a.present) for a in read.attendees]
    assert rows == [
        ("Robin", "", "", "", True),
        ("Håkan Ek", "", "frivården", "", True),
        ("Jonas Ekdahl", "pappa/vh", "", "via telefon", True),
        ("BUP", "", "", "kunde ej", False),
        ("Elin Moe", "coach", "Lindåsa BK", "", True),
    ]
    assert [a.without_secrets for a in read.attendees] == [False] * 4 + [True]


def test_a_party_may_be_held_to_some_kinds_of_information() -> None:
    (consent,) = note(consents=[{"parties": "Polisen, Lindåsa BK (bara fritid)"}]).consents
    assert [(p.name, p.information) for p in consent.parties] == [
        ("Polisen", ()),
        ("Lindåsa BK", (Information.LEISURE,)),
    ]


def test_two_young_people_in_one_note_are_refused() -> None:
    assert "tva-ungdomar" in codes(youth=["Milo Ekdahl, 20110415-2390", "Robin Falk"])
    assert "tva-ungdomar" in codes(youth="Milo Ekdahl 20110415-2390, Robin Falk 20040322-2391")


def test_one_field_stated_twice_is_a_question_unless_it_says_the_same() -> None:
    assert codes(place=["Eken", "Björken"]) == ["uppgift-star-tva-ganger"]
    assert note(place=["Eken", "eken"]).place == "Eken"
    assert note(other=["Ett.", "Två."]).other == "Ett.\nTvå."


@pytest.mark.parametrize(
    ("kind", "code", "path"),
    [
        ("inskrivning", "uppgift-saknas", "youth.name"),
        ("startmöte", "uppgift-saknas", "youth.name"),
        ("samtycke", "uppgift-saknas", "consents"),
        ("journal", "innehall-saknas", ""),
        ("avvikelse", "uppgift-saknas", "deviation.what"),
        ("paus", "uppgift-saknas", "pause.since"),
        ("avslut", "uppgift-saknas", "closing.reason"),
        ("gurka", "okand-typ", "kind"),
        ("", "typ-saknas", "kind"),
    ],
)
def test_each_kind_of_note_needs_its_own(kind: str, code: str, path: str) -> None:
    (problem,) = understood(kind=kind).problems
    assert (problem.code, problem.path) == (code, path)


def test_a_correction_needs_to_say_what_is_wrong() -> None:
    assert codes(kind="rättelse") == ["rattelse-saknas"]
    item = {"applies_to": "Å3", "stood": "klar", "should_be": "pågår"}
    read = note(kind="rättelse", corrects_date="2026-10-15", corrections=[item])
    assert read.corrections[0].should_be == "pågår"


def test_a_whole_note_again_is_read_against_its_own_date() -> None:
    again = {"kind": "uppföljning", "date": "2026-10-15", "goals": [goal(due="imorgon")]}
    read = note(kind="rättelse", corrects_date="15/10", replacement=again)
    assert read.replacement is not None
    assert read.replacement.goals[0].commitments[0].due == dt.date(2026, 10, 16)


def test_problems_inside_a_whole_note_again_point_into_it() -> None:
    result = understood(kind="rättelse", corrects_date="15/10", replacement={"kind": "journal"})
    assert "replacement.date" in {problem.path for problem in result.problems}


def test_a_note_without_date_is_refused_but_all_of_it_is_read() -> None:
    result = understood(date="", place="Eken", start_time="25.99")
    assert [problem.code for problem in result.problems] == [
        "tid-finns-inte",
        "anteckningens-datum-saknas",
    ]
    assert result.partial["place"] == Cell("Eken", Place(line=1))


def test_other_faults_are_looked_for_by_the_first_day_that_an_unclear_date_may_be() -> None:
    meeting = {"on": "fre 6/11"}
    result = understood(date="tors 28/10", next_meeting=meeting)
    assert [problem.code for problem in result.problems] == ["veckodag-stammer-inte"]
    assert result.note is None
    assert result.tentative is not None
    assert result.tentative.date == dt.date(2026, 10, 28)
    assert result.tentative.next_meeting is not None
    assert result.tentative.next_meeting.on == dt.date(2026, 11, 6)


def test_what_ends_before_it_starts_is_a_problem() -> None:
    consent = {"givers": "Milo", "since": "2026-10-01", "until": "2026-09-01"}
    (problem,) = understood(consents=[consent], start_time="15.00").problems
    assert (problem.code, problem.path) == ("slutar-fore-start", "consents.0.until")
    assert problem.message == "Till och med är före från och med."


def test_signs_that_cannot_be_printed_and_missing_parts_are_problems() -> None:
    result = understood(other="a\x00b", attendees=[{"role": "lots"}], author="x" * 600)
    found = {problem.code: problem.path for problem in result.problems}
    assert found == {
        "otillatet-tecken": "other",
        "del-saknas": "attendees.0.name",
        "for-lang-text": "author",
    }


def test_what_could_be_read_is_given_in_the_shape_a_form_wants() -> None:
    result = understood(kind="avslutsmöte", date="29/10", closing={"dormant": "x", "reason": "mål"})
    assert result.partial["kind"] == Cell("avslut", Place(line=1))
    assert result.partial["date"] == Cell("2026-10-29", Place(line=1))
    assert result.partial["closing"] == {
        "dormant": Cell("ja", Place(line=1)),
        "reason": Cell("mål", Place(line=1)),
    }


def test_a_problem_has_the_place_of_the_nearest_thing_that_was_written() -> None:
    draft: Draft = {
        "kind": Cell("uppföljning", Place(line=1)),
        "date": Cell("2026-10-29", Place(line=2)),
        "goals": [{"commitments": [{"text": Cell("Ring", Place(line=7))}]}],
    }
    result = interpret(draft, today=TODAY)
    assert {result.place(problem.path).line for problem in result.problems} == {7}


WORDS = st.sampled_from(
    [
        "2026-10-29",
        "12/11",
        "klar",
        "nja",
        "ja",
        "72",
        "%",
        "Milo",
        "och",
        ",",
        ";",
        ":",
        "(via",
        "telefon)",
        "–",
    ]
)
TEXTS = st.text(max_size=20) | st.lists(WORDS, max_size=6).map(" ".join)


@given(st.dictionaries(st.sampled_from(sorted(Note.model_fields)), TEXTS, max_size=8))
def test_any_cells_give_a_note_or_problems(fields: dict[str, str]) -> None:
    fields.pop("readings", None)
    draft = drafted(fields)
    assert isinstance(draft, Mapping)
    result = interpret(draft, today=TODAY)
    assert (result.note is None) == any(problem.blocks for problem in result.problems)
    if result.note is not None:
        assert result.note.kind in NoteKind


def test_the_next_meeting_may_say_when_it_ends_but_not_before_it_begins() -> None:
    told = {"on": "2026-10-06", "at": "kl 14.30–15.45"}
    read = note(kind="uppföljning", date="2026-09-22", next_meeting=told)
    assert read.next_meeting is not None
    assert (read.next_meeting.at, read.next_meeting.until) == (dt.time(14, 30), dt.time(15, 45))
    wrong = {"on": "2026-10-06", "at": "14.30", "until": "13.00"}
    asked = codes(kind="uppföljning", date="2026-09-22", next_meeting=wrong)
    assert asked == ["slutar-fore-start"]
