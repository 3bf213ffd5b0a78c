"""A note typed as text, and its way back."""
