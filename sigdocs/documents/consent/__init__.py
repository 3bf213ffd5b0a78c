"""Papers on consent."""
