"""What a note means for a case: ``decide`` gives events or problems, ``evolve`` applies events."""
