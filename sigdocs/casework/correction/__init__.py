"""A correction: what it mends, and what it reaches."""
