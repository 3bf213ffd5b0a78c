"""What the log is told of faults in the program: where, and of what kind, but never of whom."""

import traceback
from pathlib import Path

import structlog


def log_stumble(error: Exception, **ids: str) -> None:
    """Log an unforeseen error by its kind and place; its text may quote a note, so it is left out."""
    frames = traceback.extract_tb(error.__traceback__)
    where = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
    structlog.get_logger().error("stumbled", kind=type(error).__name__, where=where, **ids)
