"""What a note recalls of a consent, without changing it."""

from tests.casework_notes import Story, follow_up


def test_that_somebody_was_never_covered_may_be_recalled_without_saying_who_consents() -> None:
    story = Story.started()
    remarks = story.follow_up("2026-09-22", "samtycke: [{inte: [BUP]}]").remarks
    assert "Samtycket omfattar inte BUP, lika lite som förut." in remarks


def test_that_somebody_covered_is_left_out_is_not_taken_as_a_mere_reminder() -> None:
    story = Story.started()
    note = follow_up("2026-09-22", "samtycke: [{inte: [polisen]}]")
    assert "samtycke-utan-givare" in story.refuse(note)
