"""How an insats ends, and what it came to."""
