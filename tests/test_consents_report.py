import datetime as dt

import pytest

from sigdocs.casework.consent.verdict import ConsentState
from sigdocs.model.case import Case, CaseState, Consent, ConsentRequest, Withdrawal
from sigdocs.model.consent import ConsentParty
from sigdocs.model.people import PersonFacts
from sigdocs.reports.consents import consent_groups, consent_lines
from tests.casework_notes import PROFILE, Story
from tests.paper_cases import START
from tests.test_consent_verdict import ASKED

DAY = dt.timedelta(days=1)
GIVEN, END = dt.date(2026, 9, 1), dt.date(2027, 2, 28)
SCHOOL = "bjorkskolan"
NAMES = ("Polisen", "Björkskolan")
ASKED_ON = dt.date(2026, 9, 2)
GIVERS = (*(one.name for one in START.guardians), START.youth.name)


def consent(
    *parties: str, seq: int = 1, since: dt.date = GIVEN, until: dt.date | None = END
) -> Consent:
    named = tuple(ConsentParty(name=party) for party in parties)
    return Consent(seq=seq, givers=GIVERS, parties=named, given_on=since, since=since, until=until)


def case_with(*consents: Consent, **changes: object) -> Case:
    return START.model_copy(update={"consents": consents, "withdrawals": ()} | changes)


def told(case: Case, today: dt.date) -> list[tuple[tuple[str, ...], ConsentState, int | None]]:
    """The groups that somebody must act on: parties, state and days left."""
    groups = consent_groups(case, PROFILE, today)
    return [(one.parties, one.line.state, one.days_left) for one in groups if one.line.acting]


@pytest.mark.parametrize(
    ("today", "state", "left"),
    [
        (END - 30 * DAY, ConsentState.EXPIRING, 30),
        (END, ConsentState.EXPIRING, 0),
        (END + DAY, ConsentState.ENDED, -1),
    ],
)
def test_consent_asks_for_somebody_from_30_days_before_its_end_and_after_it(
    today: dt.date, state: ConsentState, left: int
) -> None:
    assert told(case_with(consent(SCHOOL, "polisen")), today) == [(NAMES, state, left)]


def test_a_consent_in_force_is_told_of_but_asks_for_nobody() -> None:
    case = case_with(consent(SCHOOL, "polisen"))
    (group,) = consent_groups(case, PROFILE, END - 31 * DAY)
    assert (group.parties, group.line.state) == (NAMES, ConsentState.IN_FORCE)
    assert told(case, END - 31 * DAY) == []


def test_a_renewed_consent_asks_for_nobody_even_if_the_new_one_begins_later() -> None:
    case = case_with(
        consent(SCHOOL), consent(SCHOOL, seq=5, since=END + DAY, until=END + 300 * DAY)
    )
    assert told(case, END - 5 * DAY) == []
    other = case_with(consent(SCHOOL), consent("polisen", seq=5, since=END + DAY, until=None))
    assert ((NAMES[1],), ConsentState.EXPIRING, 5) in told(other, END - 5 * DAY)


def test_each_partys_end_is_its_own_and_the_first_to_end_comes_first() -> None:
    case = case_with(consent(SCHOOL), consent("polisen", seq=2, until=END - 5 * DAY))
    assert [(parties, left) for parties, _, left in told(case, END - 6 * DAY)] == [
        (("Polisen",), 1),
        (("Björkskolan",), 6),
    ]


def test_what_was_withdrawn_is_told_of_and_asks_for_nobody() -> None:
    end = Withdrawal(seq=3, by=(START.youth.name,), parties=(SCHOOL,), on=GIVEN + 30 * DAY)
    case = case_with(consent(SCHOOL, "polisen"), withdrawals=(end,))
    assert told(case, END + DAY) == [(("Polisen",), ConsentState.ENDED, -1)]
    states = [one.line.state for one in consent_groups(case, PROFILE, END + DAY)]
    assert ConsentState.WITHDRAWN in states


def test_a_case_without_any_consent_says_whose_is_needed_and_a_closed_one_nothing() -> None:
    bare = case_with(asked=())
    assert told(bare, GIVEN) == [((), ConsentState.NEEDED, None)]
    (group,) = consent_groups(bare, PROFILE, GIVEN)
    assert group.line.waiting == ("vårdnadshavare 1", "vårdnadshavare 2", "den unge")
    assert consent_groups(case_with(state=CaseState.CLOSED), PROFILE, GIVEN) == ()


def test_consent_without_a_last_day_does_not_run_out() -> None:
    assert told(case_with(consent(SCHOOL, until=None)), END + 100 * DAY) == []


def test_from_18_the_youths_own_consent_is_what_counts() -> None:
    by_guardians = consent(SCHOOL).model_copy(update={"givers": GIVERS[:-1]})
    by_youth = consent(SCHOOL, until=None).model_copy(update={"givers": GIVERS[-1:]})
    case = case_with(by_guardians, by_youth)
    assert told(case, END) == [((NAMES[1],), ConsentState.EXPIRING, 0)]
    adult = PersonFacts(name=GIVERS[-1], personnummer="200901012384")
    assert told(case.model_copy(update={"youth": adult}), END) == []


def test_a_form_that_waits_for_its_answer_says_since_when() -> None:
    (group,) = consent_groups(Story.started(ASKED).case, PROFILE, ASKED_ON + 9 * DAY)
    assert group.line.state is ConsentState.ISSUED
    assert group.line.asked_on == dt.date(2026, 9, 1)
    assert group.parties[1:]


def test_a_renewal_that_waits_for_its_answer_says_since_when() -> None:
    asked = ConsentRequest(seq=4, on=END - 20 * DAY, parties=(SCHOOL,), givers=GIVERS, renews=END)
    case = case_with(consent(SCHOOL), requests=(asked,))
    (group,) = consent_groups(case, PROFILE, END - 10 * DAY)
    assert group.line.asked_on == END - 20 * DAY
    assert consent_groups(case, PROFILE, GIVEN)[0].line.asked_on is None


def test_each_party_has_a_line_that_names_roles_and_no_person() -> None:
    lines = {one.party: one for one in consent_lines(Story.started(ASKED).case, PROFILE, ASKED_ON)}
    assert lines["Polisen"].state is ConsentState.ISSUED
    assert lines["Polisen"].waiting == ("vårdnadshavare 1", "vårdnadshavare 2", "den unge")
    assert lines["Mini-Maria"].end is None


def test_a_consent_in_force_waits_for_nobody() -> None:
    (line, *_) = consent_lines(Story.started().case, PROFILE, ASKED_ON)
    assert (line.state, line.waiting) == (ConsentState.IN_FORCE, ())
    assert line.end == dt.date(2027, 2, 28)
