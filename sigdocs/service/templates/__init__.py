"""Templates of the office's own that are dropped to be adopted."""
