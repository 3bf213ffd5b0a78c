"""Example profiles that a workspace may begin with: settings, logotype and texts, all as data."""

from collections.abc import Iterator
from dataclasses import dataclass
from importlib import resources
from importlib.resources.abc import Traversable

from sigdocs.settings import SETTINGS, example_settings

STANDARD = "standard"
_ABOUT = "# Exempelprofil: "


@dataclass(frozen=True, slots=True)
class Example:
    """A profile to begin with.

    Attributes:
        name: what it is chosen by.
        about: what kind of municipality it shows, in Swedish.
        files: its files, by path relative to the workspace.
    """

    name: str
    about: str
    files: dict[str, bytes]


def examples() -> tuple[Example, ...]:
    """The profiles that come with the program; the one used when none is chosen first."""
    folder = resources.files("sigdocs") / "start" / "profiler"
    named = sorted((one for one in folder.iterdir() if one.is_dir()), key=lambda one: one.name)
    standard = Example(
        STANDARD,
        "en kommun med insatsgrupper både för ungdomar och för unga vuxna.",
        {SETTINGS: example_settings().encode()},
    )
    return (standard, *map(_example, named))


def example(name: str) -> Example | None:
    """The profile of a name, None when there is none."""
    return next((one for one in examples() if one.name == name), None)


def _example(folder: Traversable) -> Example:
    files = dict(_files(folder))
    first = files[SETTINGS].decode().partition("\n")[0]
    return Example(folder.name, first.removeprefix(_ABOUT), files)


def _files(folder: Traversable, below: str = "") -> Iterator[tuple[str, bytes]]:
    for one in sorted(folder.iterdir(), key=lambda each: each.name):
        if one.is_dir():
            yield from _files(one, f"{below}{one.name}/")
        else:
            yield below + one.name, one.read_bytes()
