"""What stands on one line: a person, a measure, an answer."""
