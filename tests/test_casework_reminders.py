"""What a note recalls of a consent without changing it, and whom a comma parts."""

from tests.casework_notes import Story, follow_up


def test_that_somebody_was_never_covered_may_be_recalled_without_saying_who_consents() -> None:
    story = Story.started()
    remarks = story.follow_up("2026-09-22", "samtycke: [{inte: [BUP]}]").remarks
    assert "Samtycket omfattar inte BUP, lika lite som förut." in remarks


def test_that_somebody_covered_is_left_out_is_not_taken_as_a_mere_reminder() -> None:
    story = Story.started()
    note = follow_up("2026-09-22", "samtycke: [{inte: [polisen]}]")
    assert "samtycke-utan-givare" in story.refuse(note)


def test_two_people_with_a_comma_between_are_both_responsible() -> None:
    story = Story.started()
    story.follow_up("2026-09-22", _plan("Sara, Jonas"))
    assert [one.name for one in story.case.commitments[-1].responsible] == [
        "Sara Ekdahl",
        "Jonas Ekdahl",
    ]


def test_a_place_after_a_comma_stays_with_its_person() -> None:
    story = Story.started()
    story.follow_up("2026-09-22", _plan("Lina, Björkskolan"))
    assert [one.name for one in story.case.commitments[-1].responsible] == ["Lina Strand"]


def _plan(who: str) -> str:
    return (
        "åtgärdsplan: [{livsområde: Fritid, mål: Träna 1 gång, åtaganden: "
        f"[{{åtagande: Ring, ansvarig: ['{who}'], klart senast: 2026-10-01}}]}}]"
    )
