"""What the cases add up to on a day, as frozen facts. Part of the core: no file, clock or screen."""
