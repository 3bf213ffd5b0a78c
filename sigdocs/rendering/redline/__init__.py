"""What changed between two versions of a paper, as native tracked changes."""
