"""Setting up gives the same on any day: the lock is whole, and what an index serves changes nothing."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.specifiers import SpecifierSet
from packaging.version import Version

from tests.pins import PYTHONS, Package, faults, installed, read_pins
from tests.setup_stage import LOCKED, NEWER, SETUP, Miniature, pythons

ROOT = Path(__file__).parents[1]
LOCK = (ROOT / "requirements.lock").read_text("utf-8")
SCRIPT = SETUP.read_text("utf-8")
HANDBOOK = (ROOT / "docs" / "handbok" / "it.md").read_text("utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
ASKED = [
    *PROJECT["project"]["dependencies"],
    *PROJECT["dependency-groups"]["dev"],
    *PROJECT["build-system"]["requires"],
]
WINDOWS_ONLY = {"colorama": Package("0.4.6", (), ">=2.7")}
"""Pinned, but installed on no other system: what its wheel says of itself, written down by hand."""
KNOWN = WINDOWS_ONLY | installed()
PIP_THAT_RESOLVES_EXTRAS_WITHIN_THE_LOCK = Version("23.3")


def without(name: str) -> str:
    left = re.sub(rf"^{name}==.*\n(?:    --hash.*\n)+", "", LOCK, flags=re.MULTILINE)
    assert left != LOCK
    return left


def instead(name: str, pin: str) -> str:
    changed, times = re.subn(rf"^{name}==.* (?=\\$)", f"{name}=={pin} ", LOCK, flags=re.MULTILINE)
    assert times == 1
    return changed


def wrong(lock: str) -> list[str]:
    return faults(read_pins(lock), ASKED, KNOWN)


def test_the_lock_is_whole_on_every_machine_and_holds_nothing_that_nobody_asks_for() -> None:
    assert wrong(LOCK) == []


@pytest.mark.parametrize(
    ("lock", "expected"),
    [
        (without("click"), "the project wants click, which is not pinned for Python 3.11 on linux"),
        (without("pluggy"), "pytest wants pluggy, which is not pinned for Python 3.14 on linux"),
        (without("coverage"), "pytest-cov wants coverage, which is not pinned for Python 3.12 on"),
        (
            without("colorama"),
            "pytest wants colorama, which is not pinned for Python 3.13 on win32",
        ),
        (without("hatchling"), "the project wants hatchling, which is not pinned for"),
        (
            instead("jinja2", f"{KNOWN['jinja2'].version} ; sys_platform == 'win32'"),
            "docxtpl wants jinja2, which is not pinned for Python 3.11 on linux aarch64",
        ),
        (instead("pluggy", "0.1"), ", and pluggy==0.1 is pinned"),
        (instead("click", "7.0"), ", and click==7.0 is pinned"),
        (instead("colorama", "0.9"), "colorama==0.9 is pinned, but known is 0.4.6"),
        (f"{LOCK}extra==1.0 --hash=sha256:{64 * '0'}\n", "extra is pinned, and nobody asks for it"),
        (f"{LOCK}extra==1.0 --hash=sha256:{64 * '0'}\n", "nothing is known of extra"),
    ],
)
def test_what_a_lock_lacks_or_has_too_much_of_is_named(lock: str, expected: str) -> None:
    assert [fault for fault in wrong(lock) if expected in fault]


def test_a_package_that_leaves_a_python_behind_is_named() -> None:
    narrow = KNOWN | {"six": Package(KNOWN["six"].version, (), ">=3.12")}
    assert faults(read_pins(LOCK), ASKED, narrow) == [
        f"six wants Python >=3.12, not Python 3.11 on {machine}"
        for machine in ("linux aarch64", "linux x86_64", "win32 AMD64")
    ]


@pytest.mark.parametrize(
    "line", ["six==1.17.0", f"six>=1 --hash=sha256:{64 * '0'}", LOCK.splitlines()[0]]
)
def test_a_line_without_an_exact_version_and_a_hash_is_refused(line: str) -> None:
    with pytest.raises(ValueError, match=r"no exact version|pinned twice"):
        read_pins(f"{LOCK}{line}\n")


def test_setup_looks_for_the_pythons_that_the_lock_is_held_to() -> None:
    assert tuple(reversed(re.findall(r"python(3\.\d+)(?= |;)", SCRIPT))) == PYTHONS
    allowed = SpecifierSet(PROJECT["project"]["requires-python"])
    assert next(f"3.{minor}" for minor in range(20) if f"3.{minor}" in allowed) == PYTHONS[0]


@pytest.mark.slow
@pytest.mark.parametrize("python", pythons())
def test_setup_gives_what_is_locked_whatever_newer_an_index_offers(
    tmp_path: Path, python: str
) -> None:
    project = Miniature(tmp_path / "projekt")
    made = project.make_venv(python)
    assert made.returncode == 0, made.stderr
    expected = dict.fromkeys(("cov", "tml", "plug", "office"), LOCKED)
    assert expected.items() <= project.installed().items()
    assert project.installed().keys() - expected.keys() <= {"pip", "setuptools", "wheel"}
    again = project.make_venv(python, index=tmp_path / "nowhere")
    assert (again.returncode, again.stdout, again.stderr) == (0, "", "")


@pytest.mark.slow
@pytest.mark.parametrize("python", pythons())
def test_an_old_pip_that_may_resolve_leaves_the_lock_for_what_is_newest(
    tmp_path: Path, python: str
) -> None:
    project = Miniature(tmp_path / "projekt")
    assert SCRIPT.count("install --no-deps --require-hashes") == 1
    resolving = SCRIPT.replace("install --no-deps --require-hashes", "install --require-hashes")
    project.setup.write_text(resolving, "utf-8")
    made = project.make_venv(python)
    pip = Version(project.installed()["pip"])
    if pip >= PIP_THAT_RESOLVES_EXTRAS_WITHIN_THE_LOCK:
        pytest.skip(f"pip {pip} keeps to the lock when it resolves: the fault is not there to see")
    assert made.returncode != 0
    assert f"cov-{NEWER}" in made.stderr
    assert not project.is_finished()


@pytest.mark.slow
def test_a_lock_that_lacks_something_is_told_and_not_taken_for_finished(tmp_path: Path) -> None:
    project = Miniature(tmp_path / "projekt")
    project.lock("plug", "tml")
    made = project.make_venv(pythons()[0])
    assert made.returncode == 1
    assert "requirements.lock räcker inte" in made.stderr
    assert "plug 1.0 requires cov" in made.stderr
    assert not project.is_finished()


@pytest.mark.slow
def test_no_variable_of_the_users_sends_packages_elsewhere(tmp_path: Path) -> None:
    project = Miniature(tmp_path / "projekt")
    away = {"PIP_TARGET": str(tmp_path / "away"), "PIP_PLATFORM": "any", "PIP_PYTHON_VERSION": "2"}
    made = project.make_venv(pythons()[0], None, **away)
    assert made.returncode == 0, made.stderr
    assert {"cov", "plug"} <= project.installed().keys()
    assert not (tmp_path / "away").exists()


@pytest.mark.slow
def test_a_pip_conf_that_leaves_the_venv_hollow_is_told(tmp_path: Path) -> None:
    project = Miniature(tmp_path / "projekt")
    conf = tmp_path / "pip.conf"
    conf.write_text(f"[install]\ntarget = {tmp_path / 'away'}\n", "utf-8")
    made = project.make_venv(pythons()[0], PIP_CONFIG_FILE=str(conf))
    assert made.returncode == 1
    assert "Se efter i pip.conf" in made.stderr
    assert not project.is_finished()


@pytest.mark.slow
def test_a_wheel_that_is_not_the_one_locked_is_refused(tmp_path: Path) -> None:
    project = Miniature(tmp_path / "projekt")
    project.offer("tml", LOCKED, remark="changed since")
    made = project.make_venv(pythons()[0])
    assert made.returncode != 0
    assert "tml" in made.stderr
    assert "HASH" in made.stderr.upper()
    assert not project.is_finished()


def test_the_handbook_installs_on_windows_as_setup_does() -> None:
    steps = re.findall(
        r"^ *(?:lacks=\$\()?pip (?:-qq )?((?:install|check)\b[^)\n]*)", SCRIPT, re.MULTILINE
    )
    told = re.findall(r"python -m pip (.+)", HANDBOOK)
    assert [step.replace(" -e .", " .") for step in steps] == told
    assert len(steps) == 3


def test_the_handbook_names_each_package_that_setup_looks_for() -> None:
    fonts = re.search(r"^FONTS=\((.+)\)", SCRIPT, re.MULTILINE)
    others = re.search(r"for package in (.+) \"\$\{FONTS\[@\]\}\" (.+); do", SCRIPT)
    assert fonts
    assert others
    wanted = {"libreoffice-writer-nogui", *f"{fonts[1]} {others[1]} {others[2]}".split()}
    command = HANDBOOK.split("sudo apt-get install", 1)[1].split("\nsudo", 1)[0]
    assert wanted <= set(command.split())
    assert "libreoffice-writer-nogui" in SCRIPT
