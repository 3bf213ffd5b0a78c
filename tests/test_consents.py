import datetime as dt

import pytest

from sigdocs.casework.consent_state import ConsentState
from sigdocs.model.case import Case, CaseState, Consent, Withdrawal
from sigdocs.model.consent import ConsentParty
from sigdocs.model.people import PersonFacts
from sigdocs.reports.consents import consent_ends, consent_lines
from tests.casework_notes import PROFILE, Story
from tests.paper_cases import START
from tests.test_consent_state import ASKED

DAY = dt.timedelta(days=1)
GIVEN, END = dt.date(2026, 9, 1), dt.date(2027, 2, 28)
WITHIN = 30
ASKED_ON = dt.date(2026, 9, 2)
GIVERS = (*(one.name for one in START.guardians), START.youth.name)


def consent(
    *parties: str, seq: int = 1, since: dt.date = GIVEN, until: dt.date | None = END
) -> Consent:
    named = tuple(ConsentParty(name=party) for party in parties)
    return Consent(seq=seq, givers=GIVERS, parties=named, given_on=since, since=since, until=until)


def case_with(*consents: Consent, **changes: object) -> Case:
    return START.model_copy(update={"consents": consents, "withdrawals": ()} | changes)


Told = list[tuple[tuple[str, ...], dt.date | None, bool]]


def ends(case: Case, today: dt.date) -> Told:
    return [(one.parties, one.last_day, one.lapsed) for one in consent_ends(case, today, WITHIN)]


@pytest.mark.parametrize(
    ("today", "told"),
    [
        (END - 31 * DAY, []),
        (END - 30 * DAY, [(("skola", "polisen"), END, False)]),
        (END, [(("skola", "polisen"), END, False)]),
        (END + DAY, [(("skola", "polisen"), END, True)]),
    ],
)
def test_consent_is_told_of_from_30_days_before_its_end_and_after_it(
    today: dt.date, told: Told
) -> None:
    assert ends(case_with(consent("skola", "polisen")), today) == told


def test_a_renewed_consent_is_not_told_of() -> None:
    renewed = consent("skola", seq=5, since=END - 10 * DAY, until=END + 300 * DAY)
    assert ends(case_with(consent("skola"), renewed), END - 5 * DAY) == []


def test_each_partys_end_is_its_own_and_the_first_to_end_comes_first() -> None:
    case = case_with(consent("skola"), consent("polisen", seq=2, until=END - 5 * DAY))
    assert ends(case, END - 6 * DAY) == [
        (("polisen",), END - 5 * DAY, False),
        (("skola",), END, False),
    ]


def test_what_was_withdrawn_did_not_run_out() -> None:
    end = Withdrawal(seq=3, by=(START.youth.name,), parties=("skola",), on=GIVEN + 30 * DAY)
    case = case_with(consent("skola", "polisen"), withdrawals=(end,))
    assert ends(case, END + DAY) == [(("polisen",), END, True)]


def test_a_case_without_any_consent_says_so_and_a_closed_one_does_not() -> None:
    assert ends(case_with(), GIVEN) == [((), None, True)]
    assert ends(case_with(state=CaseState.CLOSED), GIVEN) == []


def test_consent_without_a_last_day_does_not_run_out() -> None:
    assert ends(case_with(consent("skola", until=None)), END + 100 * DAY) == []


def test_from_18_a_guardians_consent_may_run_out_without_ending_the_youths() -> None:
    by_guardians = consent("skola").model_copy(update={"givers": GIVERS[:-1]})
    by_youth = consent("skola", until=None).model_copy(update={"givers": GIVERS[-1:]})
    case = case_with(by_guardians, by_youth)
    assert ends(case, END) == [(("skola",), END, False)]
    adult = PersonFacts(name=GIVERS[-1], personnummer="200901012384")
    assert ends(case.model_copy(update={"youth": adult}), END) == []


def test_each_party_has_a_line_that_names_roles_and_no_person() -> None:
    lines = {one.party: one for one in consent_lines(Story.started(ASKED).case, PROFILE, ASKED_ON)}
    assert lines["Polisen"].state is ConsentState.ISSUED
    assert lines["Polisen"].waiting == ("vårdnadshavare 1", "vårdnadshavare 2", "den unge")
    assert lines["Mini-Maria"].end is None


def test_a_consent_in_force_waits_for_nobody() -> None:
    (line, *_) = consent_lines(Story.started().case, PROFILE, ASKED_ON)
    assert (line.state, line.waiting) == (ConsentState.IN_FORCE, ())
    assert line.end == dt.date(2027, 2, 28)
