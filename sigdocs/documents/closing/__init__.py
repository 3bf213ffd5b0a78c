"""Papers of a closed case."""
