"""Genomförandeplanen: the fields of SoF 10:3, to sign, where the settings ask for it."""

import datetime as dt

from sigdocs.casework.plan.view import plan_view
from sigdocs.documents.document import Document
from sigdocs.documents.due import due
from sigdocs.documents.plan.care_plan import CarePlanContext, care_plan_context
from sigdocs.model.case import Case
from sigdocs.model.meeting import Situation
from sigdocs.model.note import CaseType
from sigdocs.model.profile import Profile
from sigdocs.model.version import PlanVersion
from tests.casework_notes import PROFILE, Story, follow_up, headed
from tests.paper_cases import PROFILE as LINDASA
from tests.paper_cases import example
from tests.paper_rendering import rendered, text_of
from tests.protecting import hidden

KIND = "genomforandeplan"
WITHDRAWN = "samtycke: [{samtycke: återkallat, lämnat av: [Milo], parter: [{part: Mini-Maria}]}]\n"


def papers(story: Story, profile: Profile = PROFILE) -> list[Document]:
    return [one for one in due(story.history, profile) if one.kind.slug == KIND]


def the_case() -> Case:
    return Case.model_validate(example(KIND)["fall"])


def plan(case: Case, **changes: object) -> CarePlanContext:
    assert case.plan is not None
    version = case.plan.model_copy(update=changes)
    return care_plan_context(plan_view(case, None, version, LINDASA), LINDASA)


def said(context: CarePlanContext) -> str:
    return text_of(rendered(KIND, context)).replace("\xa0", " ")


def test_it_goes_with_each_plan_that_says_something_new() -> None:
    story = Story.started()
    (first,) = papers(story)
    assert first.stem == f"SIG-2026-014_{KIND}_v1_2026-09-08"
    assert (first.party, first.kind.signed) == ("", True)
    story.accept(follow_up("2026-09-22"))
    assert [one.number for one in papers(story)] == [2]
    story.accept(headed("samtycke", "2026-10-02", WITHDRAWN))
    assert story.plan.version == 3
    assert papers(story) == []


def test_a_kind_of_case_whose_settings_do_not_ask_for_it_has_none() -> None:
    youth = PROFILE.case_types[CaseType.YOUTH].model_copy(update={"care_plan": False})
    types = PROFILE.case_types | {CaseType.YOUTH: youth}
    silent = PROFILE.model_copy(update={"case_types": types})
    assert papers(Story.started(), silent) == []
    assert not PROFILE.case_types[CaseType.YOUNG_ADULT].care_plan


def test_an_internal_version_of_the_plan_yields_none() -> None:
    story = Story.started()
    lapsed = "samtycke: [{samtycke saknades: true}]\n"
    story.accept(follow_up("2026-09-22", lapsed))
    assert story.plan.internal
    assert papers(story) == []


def test_every_field_of_the_regulation_has_its_place() -> None:
    text = said(plan(the_case()))
    for heading in (
        "Mål",
        "När och hur insatserna genomförs",
        "Andra huvudmäns insatser",
        "Umgänge och viktiga personer",
        "Kontakt med nämnden",
        "Så följs planen upp",
        "Den unges syn",
        "Vårdnadshavarnas syn",
        "Underskrifter",
    ):
        assert f"\n{heading}\n" in text
    assert "M1 Närvaro minst 85 % till höstlovet. Läge: 74 %" in text
    assert "nästa gång tisdag 6 oktober 2026, kl. 14.30." in text


def test_what_others_do_stands_apart_from_what_the_family_and_the_municipality_do() -> None:
    context = plan(the_case())
    own = {one.what.split()[0] for one in context.own}
    others = {one.what.split()[0] for one in context.others}
    assert {"Å1", "Å6", "Å8"} <= own
    assert {"Å2", "Å4", "Å7"} <= others
    going = {one.id for one in the_case().commitments if one.open}
    assert own | others == going
    assert not own & others


def test_the_youth_the_guardians_and_the_social_worker_sign() -> None:
    names = [(one.name, one.role) for one in plan(the_case()).signers]
    assert names == [
        ("Milo Ekdahl", "den det gäller"),
        ("Sara Ekdahl", "vårdnadshavare"),
        ("Jonas Ekdahl", "vårdnadshavare"),
        ("Amir Haddad", "socialsekreterare"),
    ]


def test_from_eighteen_the_guardians_neither_sign_nor_are_asked() -> None:
    grown = plan(the_case(), meeting_on=dt.date(2029, 4, 15))
    assert [one.role for one in grown.signers] == ["den det gäller", "socialsekreterare"]
    assert "Vårdnadshavarnas syn" not in said(grown)


def test_what_was_told_of_family_and_friends_is_given_else_there_are_lines() -> None:
    told = (Situation(area="Familj och umgänge", text="Träffar kusinen varje helg."),)
    assert plan(the_case().model_copy(update={"situation": told})).near == told[0].text
    assert "Umgänge och viktiga personer\n\t\n\t\n" in said(plan(the_case()))


def test_without_goals_or_meeting_it_says_so() -> None:
    nothing = {"goals": (), "commitments": (), "next_meeting": None, "social_worker": ""}
    bare = plan(the_case().model_copy(update=nothing | {"coordinator": ""}))
    text = said(bare)
    assert "Inga mål är bestämda än." in text
    assert "Nästa möte är inte bestämt än." in text
    assert "Socialsekreterare\t–" in text


def test_the_version_is_the_plans_own() -> None:
    case = the_case()
    assert isinstance(case.plan, PlanVersion)
    assert f"Version\t{case.plan.version}" in said(plan(case))


def test_dates_in_the_tables_are_short_and_a_line_each() -> None:
    rows = {one.what.split()[0]: one.when for one in plan(the_case()).own}
    assert rows["Å1"].replace("\xa0", " ") == "från 2026-09-09\nlöpande"
    assert rows["Å6"] == "senast\xa02026-09-30"


def test_a_guardian_protected_from_another_is_named_on_no_plan_that_both_sign() -> None:
    case = the_case()
    names = [one.name for one in case.guardians]
    assert all(f"{name}, vårdnadshavare" in said(plan(case)) for name in names)
    shown = said(plan(hidden(case).model_copy(update={"apart": True})))
    assert not any(f"{name}, vårdnadshavare" in shown for name in names)
    assert shown.count("Vårdnadshavare, skriver själv sitt namn") == len(names)
