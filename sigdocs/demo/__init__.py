"""``make demo``: two fictional cases through the real service, so that one can see what it does."""
