"""A note that goes back to its writer, and what answers it."""
