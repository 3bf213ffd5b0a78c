"""``python -m sigdocs``."""

from sigdocs.cli import main

main()
