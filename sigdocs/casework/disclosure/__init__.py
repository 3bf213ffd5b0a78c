"""Disclosure without consent, as a person decided it."""
