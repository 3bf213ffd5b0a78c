"""A dropped file becomes a note, or problems that go back to its writer."""
