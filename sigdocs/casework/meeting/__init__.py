"""Who was at a meeting, and who is called to the next."""
