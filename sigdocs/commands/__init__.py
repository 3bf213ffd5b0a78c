"""The commands, one module each, loaded when asked for."""
