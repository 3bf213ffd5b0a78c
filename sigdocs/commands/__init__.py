"""The commands, one module each, loaded when asked for."""

from sigdocs.swedish_click import speak_swedish

speak_swedish()  # click reads some of its texts already when a command is defined
