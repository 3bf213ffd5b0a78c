"""From a recorded entry to files in the outbox, and back to the same files again."""
