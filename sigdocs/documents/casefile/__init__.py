"""Papers that stay in the file."""
