"""The service round the core: an open workspace, one note through all rooms, the watched folder."""
