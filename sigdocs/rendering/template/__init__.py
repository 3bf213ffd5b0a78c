"""Word templates: filled in strictly, and checked before any case is."""
