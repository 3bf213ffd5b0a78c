"""The plan and the papers that go with a version of it."""
