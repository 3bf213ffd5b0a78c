"""A project in miniature, and an index on disk that has gone on since its lock was made.

``plug`` wants ``cov`` with an extra, which brings ``tml``: the shape that made an old pip leave the
lock for whatever was newest. Everything is offered as 1.0, which is locked, and as 2.0.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

SETUP = Path(__file__).parents[1] / ".ci" / "setup"
LOCKED, NEWER = "1.0", "2.0"
_REQUIRES = {"cov": ('tml; extra == "toml"',), "tml": (), "plug": (f"cov[toml]>={LOCKED}",)}
_BACKEND = """\
import shutil

def build_editable(wheel_directory, config_settings=None, metadata_directory=None):
    return shutil.copy("office-1.0-py3-none-any.whl", wheel_directory).rpartition("/")[2]
"""
_PROJECT = """\
[build-system]
requires = []
build-backend = "backend"
backend-path = ["."]

[project]
name = "office"
version = "1.0"
dependencies = ["plug"]
"""


def pythons() -> list[str]:
    """Return the Pythons to set up with: the one running, and the system's where it can.

    Each brings a pip of its own; the system's is the oldest that anybody is asked to have.
    """
    ours, system = str(Path(sys.executable).resolve()), Path("/usr/bin/python3").resolve()
    fit = "import sys, ensurepip, venv; sys.exit(sys.version_info < (3, 11))"
    able = (
        system.exists()
        and not subprocess.run([system, "-c", fit], check=False, capture_output=True).returncode
    )
    return sorted({ours, str(system)} if able else {ours})


class Miniature:
    """A folder with what setup needs to make its ``.venv``, and the index beside it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.index = root / "index"
        (root / ".ci").mkdir(parents=True)
        shutil.copy(SETUP, self.setup)
        _write_wheel(root, "office", LOCKED, ("plug",))
        (root / "backend.py").write_text(_BACKEND, "utf-8")
        (root / "pyproject.toml").write_text(_PROJECT, "utf-8")
        for name in _REQUIRES:
            self.offer(name, LOCKED)
        self.lock(*_REQUIRES)
        for name in _REQUIRES:
            self.offer(name, NEWER)

    @property
    def setup(self) -> Path:
        """The setup that is run: a copy of the real one."""
        return self.root / ".ci" / "setup"

    def offer(self, name: str, version: str, remark: str = "") -> None:
        """Lay a wheel in the index, on the page of its package."""
        folder = self.index / name
        folder.mkdir(parents=True, exist_ok=True)
        _write_wheel(folder, name, version, _REQUIRES[name], remark)
        links = (f'<a href="{one.name}">{one.name}</a>' for one in sorted(folder.glob("*.whl")))
        (folder / "index.html").write_text(f"<!DOCTYPE html>{''.join(links)}", "utf-8")

    def lock(self, *names: str) -> None:
        """Pin these packages, as they are offered now."""
        lines = (
            f"{name}=={LOCKED} --hash=sha256:{hashlib.sha256(self._wheel(name)).hexdigest()}\n"
            for name in names
        )
        (self.root / "requirements.lock").write_text("".join(lines), "utf-8")

    def make_venv(
        self, python: str, index: Path | None = None, **more: str
    ) -> "subprocess.CompletedProcess[str]":
        """Run the step of setup that makes ``.venv``, shut off from every index but one on disk."""
        kept = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("PIP_", "PYTHON", "VIRTUAL_ENV"))
        }
        told = {
            "PYTHON": python,
            "PIP_CONFIG_FILE": os.devnull,
            "PIP_INDEX_URL": (index or self.index).as_uri(),
            "PIP_NO_CACHE_DIR": "1",
        }
        steps = f"source '{self.setup}'; may_install() {{ return 1; }}; make_venv"
        return subprocess.run(
            ["bash", "-c", steps],
            env=kept | told | more,
            capture_output=True,
            encoding="utf-8",
            timeout=300,
            check=False,
        )

    def installed(self) -> dict[str, str]:
        """Return what lies in ``.venv``, by name, with its version."""
        folders = self.root.glob(".venv/lib/python*/site-packages/*.dist-info")
        pairs = (folder.name.removesuffix(".dist-info").split("-") for folder in folders)
        return dict(pairs)

    def is_finished(self) -> bool:
        """Tell whether setup will take the ``.venv`` as it is."""
        return (self.root / ".venv" / "sigdocs-setup").exists()

    def _wheel(self, name: str) -> bytes:
        return (self.index / name / f"{name}-{LOCKED}-py3-none-any.whl").read_bytes()


def _write_wheel(
    folder: Path, name: str, version: str, requires: tuple[str, ...], remark: str = ""
) -> None:
    about = f"{name}-{version}.dist-info"
    lines = [f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\nProvides-Extra: toml"]
    lines += [f"Requires-Dist: {one}" for one in requires]
    parts = {
        f"{name}.py": f"# {remark}\n",
        f"{about}/METADATA": "\n".join(lines) + "\n",
        f"{about}/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    parts[f"{about}/RECORD"] = "".join(f"{part},,\n" for part in (*parts, f"{about}/RECORD"))
    with zipfile.ZipFile(folder / f"{name}-{version}-py3-none-any.whl", "w") as wheel:
        for part, text in parts.items():
            wheel.writestr(zipfile.ZipInfo(part), text)
