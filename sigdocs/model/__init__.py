"""The words of the trade as frozen types: notes, people, plans, consents, problems."""
