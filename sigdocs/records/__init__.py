"""What must last: the ledger, the store of originals, their verification."""
