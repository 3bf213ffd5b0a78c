"""The Word form of a note: drawn for a case, read back, and returned with comments."""
