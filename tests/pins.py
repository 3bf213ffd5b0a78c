"""Whether a lock holds all that is asked for, on every machine that it is meant for, and no more.

Told without a network, from what the installed packages say of themselves.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib import metadata

from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

PYTHONS = ("3.11", "3.12", "3.13", "3.14")
"""The versions of Python that the project is meant for."""
_MACHINES = (
    ("linux", "x86_64", "posix", "Linux"),
    ("linux", "aarch64", "posix", "Linux"),
    ("win32", "AMD64", "nt", "Windows"),
)
_PIN = re.compile(r"([\w.-]+==[\w.]+(?: ; .+?)?)(?: --hash=sha256:[0-9a-f]{64})+")


@dataclass(frozen=True)
class Package:
    """What one version of a package says of itself."""

    version: str
    requires: tuple[str, ...] = ()
    python: str = ""


def read_pins(lock: str) -> dict[str, Requirement]:
    """Return what is pinned, by name.

    Raises:
        ValueError: a line is no exact version with a hash, or a name stands there twice.
    """
    pins: dict[str, Requirement] = {}
    for line in re.sub(r" *\\\n *", " ", lock).splitlines():
        found = _PIN.fullmatch(line)
        if not found:
            raise ValueError(f"no exact version with a hash: {line[:60]}")
        pin = Requirement(found[1])
        if pins.setdefault(canonicalize_name(pin.name), pin) is not pin:
            raise ValueError(f"{pin.name} is pinned twice")
    return pins


def installed() -> dict[str, Package]:
    """Return every package of this Python's, by name."""
    return {
        canonicalize_name(one.name): Package(
            one.version, tuple(one.requires or ()), one.metadata["Requires-Python"] or ""
        )
        for one in metadata.distributions()
    }


def environments() -> Iterator[dict[str, str]]:
    """Yield each machine and Python that the lock is meant for, as markers name them."""
    for python in PYTHONS:
        for platform, machine, system_kind, system in _MACHINES:
            yield {
                "python_version": python,
                "python_full_version": f"{python}.0",
                "implementation_name": "cpython",
                "implementation_version": f"{python}.0",
                "platform_python_implementation": "CPython",
                "sys_platform": platform,
                "platform_machine": machine,
                "os_name": system_kind,
                "platform_system": system,
                "platform_release": "",
                "platform_version": "",
            }


def faults(
    pins: Mapping[str, Requirement], asked: Iterable[str], known: Mapping[str, Package]
) -> list[str]:
    """Return what the lock lacks anywhere, what does not fit, and what nobody asks for, sorted."""
    asked = tuple(asked)
    found, reached = set(_unlike(pins, known)), set[str]()
    for environment in environments():
        walk = _Walk(pins, known, environment)
        found.update(walk.faults(asked))
        reached |= walk.reached
    found.update(f"{name} is pinned, and nobody asks for it" for name in pins.keys() - reached)
    return sorted(found)


def _unlike(pins: Mapping[str, Requirement], known: Mapping[str, Package]) -> Iterator[str]:
    for name, pin in pins.items():
        if name not in known:
            yield f"nothing is known of {name}: it is not installed, nor written down"
        elif not pin.specifier.contains(known[name].version, prereleases=True):
            yield f"{name}{pin.specifier} is pinned, but known is {known[name].version}"


@dataclass
class _Walk:
    """A walk from what is asked for to all that it brings with it, on one machine."""

    pins: Mapping[str, Requirement]
    known: Mapping[str, Package]
    environment: Mapping[str, str]

    def __post_init__(self) -> None:
        self.reached: set[str] = set()
        self._left: list[tuple[str, Requirement, str]] = []
        self._asked: set[tuple[str, str]] = set()

    def faults(self, asked: tuple[str, ...]) -> Iterator[str]:
        self._ask("the project", asked, "")
        while self._left:
            who, wanted, name = self._left.pop()
            pin = self.pins.get(name)
            if pin is None or not self._applies(pin, ""):
                yield f"{who} wants {wanted.name}, which is not pinned for {self._machine}"
                continue
            self.reached.add(name)
            if not wanted.specifier.contains(str(pin.specifier)[2:], prereleases=True):
                yield f"{who} wants {wanted.name}{wanted.specifier}, and {name}{pin.specifier} is pinned"
            yield from self._enter(name, wanted)

    def _enter(self, name: str, wanted: Requirement) -> Iterator[str]:
        package = self.known.get(name, Package(""))
        if not SpecifierSet(package.python).contains(self.environment["python_full_version"]):
            yield f"{name} wants Python {package.python}, not {self._machine}"
        for extra in ("", *wanted.extras):
            if (name, extra) not in self._asked:
                self._asked.add((name, extra))
                self._ask(name, package.requires, extra)

    def _ask(self, who: str, requirements: Iterable[str], extra: str) -> None:
        for wanted in map(Requirement, requirements):
            if self._applies(wanted, extra):
                self._left.append((who, wanted, canonicalize_name(wanted.name)))

    def _applies(self, wanted: Requirement, extra: str) -> bool:
        return wanted.marker is None or wanted.marker.evaluate({**self.environment, "extra": extra})

    @property
    def _machine(self) -> str:
        return "Python {python_version} on {sys_platform} {platform_machine}".format_map(
            self.environment
        )
