"""The draft of the decision on the insats: all that the notes tell, and every choice left open."""

import datetime as dt

from sigdocs.documents.casefile.decision_basis import DecisionBasisContext, decision_basis_context
from sigdocs.documents.document import Document
from sigdocs.documents.due import due
from sigdocs.model.case import Case
from sigdocs.model.insats import InsatsGiven
from sigdocs.model.note import LegalFrame
from sigdocs.model.people import Custody
from tests.casework_notes import CONSENT, FAMILY, PROFILE, START, Story, headed
from tests.paper_cases import PROFILE as LINDASA
from tests.paper_cases import example
from tests.paper_rendering import rendered, text_of

KIND = "beslutsunderlag"
DAY = dt.date(2026, 9, 2)
INTAKE = headed(
    "inskrivning", "2026-09-01", FAMILY + "parter som tillfrågas: [{organisation: BUP}]\n"
)


def papers(story: Story) -> list[Document]:
    return [one for one in due(story.history, PROFILE) if one.kind.slug == KIND]


def the_case() -> Case:
    return Case.model_validate(example(KIND)["fall"])


def draft(case: Case, day: dt.date = DAY) -> DecisionBasisContext:
    return decision_basis_context(case, "Petra", day, LINDASA)


def words(context: DecisionBasisContext) -> str:
    return text_of(rendered(KIND, context)).replace("\xa0", " ")


def test_it_is_made_as_the_case_opens_and_again_only_when_it_says_something_new() -> None:
    story = Story.started(INTAKE)
    (first,) = papers(story)
    assert first.stem == f"SIG-2026-014_{KIND}_nr101_2026-09-01"
    assert (first.party, first.kind.signed) == ("", True)
    story.accept(headed("journal", "2026-09-02", "iakttagelser: Ringer Sara.\n"))
    assert papers(story) == []
    story.accept(headed("samtycke", "2026-09-03", "samtycke till insatsen: {samtycker: [Milo]}\n"))
    assert [one.number for one in papers(story)] == [301]


def test_after_the_start_meeting_there_is_nothing_more_to_decide_by_it() -> None:
    story = Story.started(INTAKE)
    begun = START.replace("\ntyp:", "\närende: SIG-2026-014\ntyp:", 1)
    story.accept(begun)
    assert papers(story) == []
    assert len(papers(Story.started(START))) == 1


def test_the_choice_the_reasons_and_the_signature_are_blank() -> None:
    said = words(draft(the_case()))
    assert said.index("Utkast – programmet beslutar inte.") < said.index("Bakgrund")
    for choice in (
        "Bifall: insatsen beviljas enligt förslaget.",
        "Bifall med ändring: ",
        "Avslag.",
    ):
        assert f"□ {choice}" in said
    assert "Motivering: \t" in said
    assert "Namnförtydligande" in said
    assert "■" not in said


def test_both_kinds_of_consent_stand_apart_with_what_is_missing() -> None:
    context = draft(the_case())
    insats = {one.who: (one.state, one.told) for one in context.to_insats}
    assert insats == {
        "Sara Ekdahl": ("samtycker", "skriftligt 2026-09-01"),
        "Jonas Ekdahl": ("saknas", "–"),
        "Milo Ekdahl": ("samtycker", "skriftligt 2026-09-01"),
    }
    assert context.insats_note.startswith("Ännu inte antecknat: Jonas Ekdahl.")
    assert {one.who: one.state for one in context.to_disclosure}["BUP"] == "omfattas inte"
    assert not any("BUP" in line for line in context.proposal)


def test_who_judged_it_fitting_without_the_guardians_is_named() -> None:
    alone = InsatsGiven(seq=1, givers=("Milo Ekdahl",), on=DAY, assessed_by="Karin Ahl")
    context = draft(the_case().model_copy(update={"insats": (alone,)}))
    assert context.insats_note == "Inget saknas. Lämpligt utan vårdnadshavare enligt Karin Ahl."
    assert "se nedan" in context.to_insats[0].told


def test_from_eighteen_only_the_youth_is_asked() -> None:
    grown = draft(the_case(), dt.date(2029, 4, 15))
    assert [one.who for one in grown.to_insats] == ["Milo Ekdahl"]


def test_what_no_note_tells_says_so_and_a_sole_guardian_is_named_as_such() -> None:
    mother = the_case().guardians[0].model_copy(update={"custody": Custody.SOLE})
    nothing = {"social_worker": "", "origin": None, "placed_before": None, "situation": ()}
    context = draft(the_case().model_copy(update=nothing | {"guardians": (mother,)}))
    told = {one.label: one.text for one in context.background}
    assert told["Socialsekreterare"] == told["Hur ärendet kom in"] == "framgår inte"
    assert told["Vårdnadshavare"] == "Sara Ekdahl, mamma, vårdnad: ensam"
    assert "Nuläge" not in words(context)


def test_the_legal_frame_is_named_beside_the_law_it_rests_on() -> None:
    frames = (None, LegalFrame.SOL, LegalFrame.LVU)
    unsaid, sol, lvu = (draft(the_case().model_copy(update={"legal_frame": f})) for f in frames)
    assert unsaid.legal.startswith("Rättslig ram framgår inte.")
    assert sol.legal == "Insatsen ges med stöd av socialtjänstlagen (SoL)."
    assert lvu.legal.endswith("vid sidan av: LVU.")


def test_without_any_party_asked_it_says_that_nothing_is_shared() -> None:
    story = Story.started(headed("inskrivning", "2026-09-01", FAMILY))
    (document,) = papers(story)
    assert isinstance(document.context, DecisionBasisContext)
    assert "Utan samtycke delas inget." in words(document.context)
    assert CONSENT not in words(document.context)
