"""The ledger's tables through time; see ``records.database.upgrade``."""
