"""Papers to and about the decision: none tells where a protected person is, short or far too long."""

import datetime as dt

import pytest
from pydantic import BaseModel

from sigdocs.documents.address_sheet import address_sheet_context
from sigdocs.documents.care_plan import care_plan_context
from sigdocs.documents.decision_basis import decision_basis_context
from sigdocs.documents.duties import duties_context
from sigdocs.documents.rest_notice import rest_notice_context
from sigdocs.model.case import Case
from sigdocs.model.meeting import Situation
from sigdocs.rendering.office.pool import OfficePool
from tests.oracles import audit_docx
from tests.paper_cases import NAME, PROFILE, example
from tests.paper_rendering import example_context, rendered
from tests.protecting import SECRETS, all_text, archived, hidden, printed, read_pdf

KINDS = ("beslutsunderlag", "arbetsfordelning", "besked_vilande", "adresslista", "genomforandeplan")
DAY = dt.date(2026, 10, 5)
TOLD = "Ses hos mamma på Björkvägen 3 i Norrby, ring 0701740699. "
TOLD_BRIEFLY = Situation(area="Familj", text=TOLD)


def the_case(kind: str) -> Case:
    return Case.model_validate(example(kind)["fall"])


def context(kind: str, case: Case) -> BaseModel:
    match kind:
        case "beslutsunderlag":
            return decision_basis_context(case, "Petra, 070-1740699", DAY, PROFILE)
        case "arbetsfordelning":
            return duties_context(case, DAY, PROFILE, anew=True)
        case "besked_vilande":
            return rest_notice_context(case, PROFILE.partners[1], DAY, DAY, PROFILE)
        case "adresslista":
            return address_sheet_context(case, case.plans[-1], PROFILE)
        case _:
            return care_plan_context(case, case.plans[-1], PROFILE)


def protected(kind: str) -> bytes:
    """A paper whose writers told where a protected guardian is, wherever they could."""
    telling = {
        "situation": (TOLD_BRIEFLY,),
        "youth_goals": TOLD,
        "guardian_goals": TOLD,
        "social_worker": "Amir Haddad, 070-1740699",
        "coordinator": "Petra, Björkvägen 3",
    }
    case = hidden(the_case(kind)).model_copy(update=telling)
    return rendered(kind, printed(context(kind, case), case))


def long_one(kind: str) -> bytes:
    """A paper of a case with long names, 40 of everything, and answers that never end."""
    case = the_case(kind)
    mother, *others = case.guardians
    many = tuple(mother.model_copy(update={"name": f"{NAME} {n}"}) for n in range(6))
    text = ("Milo säger till i god tid om något känns fel. " * 50)[:2000]
    case = case.model_copy(
        update={
            "youth": case.youth.model_copy(update={"name": NAME}),
            "guardians": (*many, *others),
            "situation": (Situation(area="Familj", text=text),) * 3,
            "youth_goals": text,
            "guardian_goals": text,
            "commitments": case.commitments * 5,
            "goals": case.goals * 4,
            "asked": tuple(f"Föreningen {n} i Lindåsa" for n in range(20)),
        }
    )
    return rendered(kind, context(kind, case))


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_of_a_protected_guardian_is_in_any_part_of_the_file(kind: str) -> None:
    whole = all_text(protected(kind))
    assert not [secret for secret in SECRETS if secret in whole]


@pytest.mark.parametrize("kind", KINDS)
def test_the_longest_opens_in_word_without_repair(kind: str) -> None:
    audit_docx(long_one(kind))


@pytest.mark.office
@pytest.mark.slow
def test_their_pages_are_fit_for_the_archive_and_no_box_to_sign_is_split(
    office: OfficePool,
) -> None:
    words = {kind: rendered(kind, example_context(kind)) for kind in KINDS}
    words |= {f"lång {kind}": long_one(kind) for kind in KINDS}
    words |= {f"skyddad {kind}": protected(kind) for kind in KINDS}
    pages = archived(office, words)
    lengths = {name: len(read_pdf(pages[name])) for name in KINDS}
    assert lengths == dict(zip(KINDS, (2, 1, 1, 1, 3), strict=True))
    for kind in KINDS:
        whole = "".join("".join(read_pdf(pages[f"skyddad {kind}"])).split())
        whole += pages[f"skyddad {kind}"].decode("latin-1")
        assert not [secret for secret in SECRETS if "".join(secret.split()) in whole]
    for page in read_pdf(pages["lång beslutsunderlag"]):
        assert page.count("enligt förslaget") == page.count("Namnförtydligande")
