"""From meeting notes to plans, journals and records for sociala insatsgrupper."""
