"""Which papers a case is due, and what stands on them: pure data for the templates."""
