"""What stands on the example of each kind of paper: the sample cases beside the templates.

Fictional throughout. A template is tried on them before any real case is, and tests hold the
papers to them.
"""

import datetime as dt
import json
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from pydantic import BaseModel

from sigdocs.casework.consent.changes import CoverageChange, coverage_changes
from sigdocs.casework.consent.taken_back import taken_back
from sigdocs.casework.meeting.summonses import Call
from sigdocs.casework.plan.view import plan_view
from sigdocs.documents.casefile.decision_basis import decision_basis_context
from sigdocs.documents.casefile.disclosure_log import disclosure_context
from sigdocs.documents.casefile.duties import duties_context
from sigdocs.documents.casefile.journal import journal_context
from sigdocs.documents.casefile.running_journal import running_journal_context
from sigdocs.documents.closing.dormant_list import dormant_list_context
from sigdocs.documents.closing.summary import closing_summary_context
from sigdocs.documents.consent.attest import consent_attest_context
from sigdocs.documents.consent.ended import confirmation_context, ended_context
from sigdocs.documents.consent.form import consent_form_context
from sigdocs.documents.handout.focus_list import focus_list_context
from sigdocs.documents.handout.leaflet import leaflet_context
from sigdocs.documents.meeting.pause_draft import pause_draft_context
from sigdocs.documents.meeting.rest_notice import rest_notice_context
from sigdocs.documents.meeting.summons import summons_context
from sigdocs.documents.plan.address_sheet import address_sheet_context
from sigdocs.documents.plan.care_plan import care_plan_context
from sigdocs.documents.plan.delivery_list import delivery_list_context
from sigdocs.documents.plan.easy_plan import easy_plan_context
from sigdocs.documents.plan.plan import plan_context
from sigdocs.documents.plan.safety_plan import safety_plan_context
from sigdocs.errors import TemplateError
from sigdocs.model.case import Case, ConsentRequest, Withdrawal
from sigdocs.model.leaflet import LeafletTexts
from sigdocs.model.nomination import Nominations
from sigdocs.model.profile import Profile
from sigdocs.rendering.library import packaged_file

Told = Mapping[str, Any]
_PLAN = "atgardsplan"
_TOLD_OF = dict.fromkeys(("lattlast_plan", "informationsblad", "informationsfolder"), _PLAN)
"""Kinds that are made of what another kind's example tells."""


@dataclass(frozen=True, slots=True)
class Sample:
    """What is told of a sample case.

    Attributes:
        told: what ``exempel.json`` says: ``fall``, and what the kind needs beside it.
        case: the case.
        profile: the municipality of the samples.
    """

    told: Told
    case: Case
    profile: Profile


def has_sample(slug: str) -> bool:
    """Whether there is a sample case for a kind of paper."""
    return slug in _CONTEXTS


def sample_context(slug: str, one: Sample | None = None) -> BaseModel:
    """Give what stands on the example of a kind of paper.

    Args:
        slug: the kind.
        one: what to tell instead of the sample.

    Raises:
        TemplateError: when the program has no example of that kind.
    """
    if not has_sample(slug):
        raise TemplateError(f"Programmet har inget exempel för {slug}.")
    return _CONTEXTS[slug](one or sample(slug))


@cache
def sample(slug: str) -> Sample:
    """Read the sample case of a kind of paper.

    Raises:
        TemplateError: when it is missing.
    """
    told = json.loads(packaged_file(f"{_TOLD_OF.get(slug, slug)}/exempel.json"))
    profile = json.loads(packaged_file(f"{_PLAN}/exempel.json"))["profil"]
    return Sample(told, Case.model_validate(told["fall"]), Profile.model_validate(profile))


def sample_change(one: Sample) -> CoverageChange:
    """Give what the sample's entry changes for its party."""
    before = Case.model_validate(one.told["före"])
    day = dt.date.fromisoformat(one.told["datum"])
    found = coverage_changes(before, one.case, (day, day), one.profile)
    return next(change for change in found if change.party.key == one.told["part"])


def _plan(one: Sample) -> BaseModel:
    if one.case.plan is None:
        raise TemplateError("Exemplet på en plan saknar plan.")
    before = Case.model_validate(one.told["före"])
    return plan_context(plan_view(one.case, before, one.case.plan, one.profile), one.profile)


def _easy_plan(one: Sample) -> BaseModel:
    if one.case.plan is None:
        raise TemplateError("Exemplet på en plan saknar plan.")
    before = Case.model_validate(one.told["före"])
    return easy_plan_context(plan_view(one.case, before, one.case.plan, one.profile), one.profile)


def _care_plan(one: Sample) -> BaseModel:
    view = plan_view(one.case, None, one.case.plans[-1], one.profile)
    return care_plan_context(view, one.profile)


def _leaflet(one: Sample, slug: str) -> BaseModel:
    texts = tomllib.loads(packaged_file("informationsblad/sprak/sv.toml").decode())
    foot, staff = f"{one.case.number} · {slug}", one.profile.staff[0]
    return leaflet_context(LeafletTexts.model_validate(texts), one.profile, foot, staff)


def _consent(one: Sample) -> BaseModel:
    request = ConsentRequest.model_validate(one.told["begäran"])
    return consent_form_context(one.case, request, one.profile)


def _confirmation(one: Sample) -> BaseModel:
    ended = Withdrawal.model_validate(one.told["återkallelse"])
    day = dt.date.fromisoformat(one.told["datum"])
    (taken,) = taken_back(one.case, [ended])
    return confirmation_context(one.case, taken, day, one.profile)


def _summons(one: Sample) -> BaseModel:
    if one.case.next_meeting is None:
        raise TemplateError("Exemplet på en kallelse saknar möte.")
    call = Call(meeting=one.case.next_meeting, **one.told["kallelse"])
    return summons_context(one.case, call, dt.date.fromisoformat(one.told["datum"]), one.profile)


def _safety_plan(one: Sample) -> BaseModel:
    day = dt.date.fromisoformat(one.told["datum"])
    return safety_plan_context(one.case, day, day, one.profile)


def _pause_draft(one: Sample) -> BaseModel:
    day = dt.date.fromisoformat(one.told["datum"])
    by = one.told["föreslås av"]
    return pause_draft_context(one.case, one.case.pauses[-1], by, day, one.profile)


def _disclosure_log(one: Sample) -> BaseModel:
    day = dt.date.fromisoformat(one.told["datum"])
    by = one.told["antecknat av"]
    return disclosure_context(one.case, one.case.disclosures[-1], by, day, one.profile)


def _focus_list(one: Sample) -> BaseModel:
    known = Nominations.model_validate(one.told["nomineringar"])
    return focus_list_context(known, dt.date.fromisoformat(one.told["datum"]), one.profile)


def _rest_notice(one: Sample) -> BaseModel:
    day, until = (dt.date.fromisoformat(one.told[name]) for name in ("datum", "vilande till"))
    party = next(party for party in one.profile.partners if party.key == one.told["part"])
    return rest_notice_context(one.case, party, until, day, one.profile)


def _decision_basis(one: Sample) -> BaseModel:
    day = dt.date.fromisoformat(one.told["datum"])
    return decision_basis_context(one.case, one.told["underlag av"], day, one.profile)


def _duties(one: Sample) -> BaseModel:
    day = dt.date.fromisoformat(one.told["datum"])
    return duties_context(one.case, day, one.profile, anew=False)


def _delivery_list(one: Sample) -> BaseModel:
    return delivery_list_context(one.case, one.case.plans[-1], one.profile)


def _closing(one: Sample) -> BaseModel:
    day = dt.date.fromisoformat(one.told["datum"])
    return closing_summary_context(one.case, day, one.profile)


def _dormant(one: Sample) -> BaseModel:
    day = dt.date.fromisoformat(one.told["datum"])
    others = map(Case.model_validate, one.told["andra fall"])
    return dormant_list_context((one.case, *others), day, one.profile)


_CONTEXTS: Mapping[str, Callable[[Sample], BaseModel]] = {
    "atgardsplan": _plan,
    "lattlast_plan": _easy_plan,
    "informationsblad": lambda one: _leaflet(one, "informationsblad"),
    "informationsfolder": lambda one: _leaflet(one, "informationsfolder"),
    "journalanteckning": lambda one: journal_context(one.case, one.case.journal[-1], one.profile),
    "lopande_journal": lambda one: running_journal_context(one.case, one.profile),
    "samtycke": _consent,
    "samtycke_fornyelse": _consent,
    "samtyckesintyg": lambda one: consent_attest_context(one.case, sample_change(one), one.profile),
    "besked_upphort": lambda one: ended_context(one.case, sample_change(one), one.profile),
    "aterkallelse_bekraftelse": _confirmation,
    "kallelse": _summons,
    "delgivningslista": _delivery_list,
    "genomforandeplan": _care_plan,
    "adresslista": lambda one: address_sheet_context(one.case, one.case.plans[-1], one.profile),
    "sakerhetsplan": _safety_plan,
    "pausbeslut": _pause_draft,
    "fokusgruppslista": _focus_list,
    "utlamnandelogg": _disclosure_log,
    "besked_vilande": _rest_notice,
    "beslutsunderlag": _decision_basis,
    "arbetsfordelning": _duties,
    "avslutssammanstallning": _closing,
    "vilande_lista": _dormant,
}
