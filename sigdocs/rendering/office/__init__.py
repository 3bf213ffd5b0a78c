"""LibreOffice kept warm: found, started, watched over, shared."""
