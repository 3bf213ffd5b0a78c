"""One module a revision, never altered once it has been in use."""
