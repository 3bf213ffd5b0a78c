"""What each dependency weighs: ``python -m tests.dependency_sizes`` prints the table's figures.

Size is what pip installed of the package itself; time is the least of seven fresh interpreters
that import it, less that of an empty one.
"""

import re
import subprocess
import sys
import time
import tomllib
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

_PROJECT = Path(__file__).parents[1] / "pyproject.toml"
_MODULES = {
    "docxtpl-lint": "docxtpl_lint",
    "lxml": "lxml.etree",
    "python-docx": "docx",
    "pyyaml": "yaml",
    "rapidfuzz": "rapidfuzz.process",
    "rich": "rich.table",
    "watchdog": "watchdog.observers",
}
_RUNS = 7


def direct() -> list[str]:
    """The packages that the project itself asks for, as they are named in the lock."""
    wanted = tomllib.loads(_PROJECT.read_text("utf-8"))["project"]["dependencies"]
    return sorted(re.split(r"[\[><=]", one)[0].lower() for one in wanted)


def size(package: str) -> float:
    """Installed size in megabytes."""
    files = metadata.files(package) or ()
    paths = (Path(str(file.locate())) for file in files)
    return sum(path.stat().st_size for path in paths if path.is_file()) / 1e6


def import_time(module: str) -> float:
    """Milliseconds that ``import module`` adds to a fresh interpreter."""
    return min(_times(f"import {module}")) - min(_times("pass"))


def _times(code: str) -> Iterator[float]:
    for _ in range(_RUNS):
        began = time.perf_counter()
        subprocess.run([sys.executable, "-c", code], check=True)
        yield 1000 * (time.perf_counter() - began)


def main() -> None:
    """Print one line a dependency."""
    for package in direct():
        module = _MODULES.get(package, package)
        version = metadata.version(package)
        sys.stdout.write(
            f"{package:14} {version:10} {size(package):7.1f} MB {import_time(module):6.0f} ms\n"
        )


if __name__ == "__main__":
    main()
