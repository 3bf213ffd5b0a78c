"""The plan: what it shows of its case, and what differs between two of its versions."""
