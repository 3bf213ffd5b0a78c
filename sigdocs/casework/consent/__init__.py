"""Consent: who gives it, what each has said, and what that amounts to on a day."""
