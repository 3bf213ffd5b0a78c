"""Paper from data: Word files from templates, tracked changes, archival PDF."""
