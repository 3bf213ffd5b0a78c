"""What stands on the example papers about consent."""

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

from pydantic import BaseModel

from sigdocs.casework.consent.changes import CoverageChange, coverage_changes
from sigdocs.casework.consent.taken_back import taken_back
from sigdocs.documents.consent.attest import ConsentAttestContext, consent_attest_context
from sigdocs.documents.consent.ended import (
    ConsentEndedContext,
    WithdrawalConfirmationContext,
    confirmation_context,
    ended_context,
)
from sigdocs.documents.consent.form import ConsentFormContext, consent_form_context
from sigdocs.model.case import Case, ConsentRequest, Withdrawal
from tests.paper_cases import PROFILE

Told = Mapping[str, Any]


def form(told: Told, case: Case) -> ConsentFormContext:
    """Give the form that the example's request makes."""
    return consent_form_context(case, ConsentRequest.model_validate(told["begäran"]), PROFILE)


def change(told: Told, case: Case) -> CoverageChange:
    """Give what the example's entry changes for its party."""
    before = Case.model_validate(told["före"])
    day = dt.date.fromisoformat(told["datum"])
    found = coverage_changes(before, case, (day, day), PROFILE)
    return next(one for one in found if one.party.key == told["part"])


def attest(told: Told, case: Case) -> ConsentAttestContext:
    """Give the attest to the example's party."""
    return consent_attest_context(case, change(told, case), PROFILE)


def notice(told: Told, case: Case) -> ConsentEndedContext:
    """Give the notice to the example's party."""
    return ended_context(case, change(told, case), PROFILE)


def confirmation(told: Told, case: Case) -> WithdrawalConfirmationContext:
    """Give the confirmation of the example's withdrawal."""
    ended = Withdrawal.model_validate(told["återkallelse"])
    day = dt.date.fromisoformat(told["datum"])
    (taken,) = taken_back(case, [ended])
    return confirmation_context(case, taken, day, PROFILE)


CONSENT_PAPERS: Mapping[str, Callable[[Told, Case], BaseModel]] = {
    "samtycke": form,
    "samtycke_fornyelse": form,
    "samtyckesintyg": attest,
    "besked_upphort": notice,
    "aterkallelse_bekraftelse": confirmation,
}
