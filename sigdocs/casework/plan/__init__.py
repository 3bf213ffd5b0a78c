"""The plan: goals and commitments, versions, and what a version shows."""
