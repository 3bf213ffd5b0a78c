"""Papers round a meeting: calls, forms, pauses."""
