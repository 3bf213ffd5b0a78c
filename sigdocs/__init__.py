"""From meeting notes to plans, journals and records for sociala insatsgrupper."""

__version__ = "0.1.0"
