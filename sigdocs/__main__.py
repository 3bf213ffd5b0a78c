"""``python -m sigdocs``."""

from sigdocs.cli import main

if __name__ == "__main__":
    main()
