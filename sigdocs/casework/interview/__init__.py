"""Interviews with the youth and the guardians."""
