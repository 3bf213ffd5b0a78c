"""Single values as people write them: days, choices, numbers."""
