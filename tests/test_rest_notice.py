"""What the parties are told of a pause: the last day, to those that consent covers, and no more."""

import datetime as dt

from sigdocs.documents.document import Document
from sigdocs.documents.due import due
from sigdocs.documents.meeting.rest_notice import RestNoticeContext, rest_notice_context
from sigdocs.model.case import Case
from tests.casework_notes import PROFILE, Story, headed
from tests.paper_cases import PROFILE as LINDASA
from tests.paper_cases import example
from tests.paper_rendering import rendered, text_of

KIND = "besked_vilande"
REASON = "Milo är misstänkt för rån."
DECIDED = f"paus: {{från och med: 2026-10-05, skäl: '{REASON}', beslutat av: Karin Ahl}}\n"
PROPOSED = DECIDED.replace(", beslutat av: Karin Ahl", "")
WITHDRAWN = "samtycke: [{samtycke: återkallat, lämnat av: [Milo], parter: [{part: Mini-Maria}]}]\n"


def papers(story: Story) -> list[Document]:
    return [one for one in due(story.history, PROFILE) if one.kind.slug == KIND]


def told(document: Document) -> RestNoticeContext:
    assert isinstance(document.context, RestNoticeContext)
    return document.context


def paused(more: str = DECIDED) -> Story:
    story = Story.started()
    story.accept(headed("paus", "2026-10-05", more))
    return story


def resumed(story: Story) -> list[Document]:
    story.accept(headed("återupptagande", "2026-11-10"))
    return papers(story)


def the_case() -> Case:
    return Case.model_validate(example(KIND)["fall"])


def test_each_party_that_consent_covers_gets_one_and_nobody_else() -> None:
    made = papers(paused())
    assert {one.party for one in made} == {
        "socialtjansten", "polisen", "bjorkskolan", "mini-maria",
    }  # fmt: skip
    assert [one.number for one in made] == [201, 202, 203, 204]
    assert not any(one.party and one.party in document.stem for one in made for document in made)


def test_a_party_withdrawn_since_gets_none() -> None:
    story = Story.started()
    story.accept(headed("samtycke", "2026-10-01", WITHDRAWN))
    story.accept(headed("paus", "2026-10-05", DECIDED))
    assert "mini-maria" not in {one.party for one in papers(story)}


def test_it_holds_the_last_day_and_neither_reason_nor_name_nor_first_day() -> None:
    case = paused().case
    for document in papers(paused()):
        said = text_of(rendered(KIND, told(document))).replace("\xa0", " ")
        assert "Insatsen är vilande till och med 5 december 2026." in said
        for hidden in (REASON, "misstänkt", "Milo", "Ekdahl", "Karin Ahl", case.youth.personnummer):
            assert hidden not in said
        assert "5 oktober 2026" not in said.partition("Insatsen är vilande")[2]


def test_before_anybody_has_decided_no_party_is_told_and_the_writer_learns_why() -> None:
    story = Story.started()
    decision = story.accept(headed("paus", "2026-10-05", PROPOSED))
    assert papers(story) == []
    assert any("vem som har beslutat" in one for one in decision.remarks)
    assert resumed(story) == []


def test_when_the_insats_goes_on_the_same_parties_hear_of_it() -> None:
    made = resumed(paused())
    assert {one.party for one in made} == {one.party for one in papers(paused())}
    said = text_of(rendered(KIND, told(made[0])))
    assert made[0].title == "Besked om att insatsen återupptas SIG-2026-014"
    assert "Insatsen är inte längre vilande." in said
    assert "Milo" not in said


def test_other_notes_during_the_pause_tell_the_parties_nothing() -> None:
    story = paused()
    story.accept(headed("journal", "2026-10-06", "iakttagelser: Ringer Sara.\n"))
    assert papers(story) == []


def test_a_correction_of_the_last_day_tells_them_the_new_one() -> None:
    story = paused(DECIDED.replace("skäl", "till och med: 2026-11-05, skäl"))
    item = "{gäller: till och med, stod: '2026-11-05', ska stå: '2026-11-20', orsak: fel dag}"
    story.accept(headed("rättelse", "2026-10-07", f"rättar: 2026-10-05\nrättelser: [{item}]\n"))
    assert {told(one).until for one in papers(story)} == {"20\xa0november 2026"}


def test_a_case_without_coordinator_gives_the_units_number() -> None:
    bare = the_case().model_copy(update={"coordinator": ""})
    day = dt.date(2026, 10, 5)
    context = rest_notice_context(bare, LINDASA.partners[1], day, day, LINDASA)
    assert (context.contact, context.signed_by) == (LINDASA.phone, LINDASA.unit)


def test_each_notice_says_to_the_office_whom_it_is_for() -> None:
    made = papers(paused())
    assert [one.addressee for one in made] == [
        next(party.name for party in PROFILE.partners if party.key == one.party) for one in made
    ]
