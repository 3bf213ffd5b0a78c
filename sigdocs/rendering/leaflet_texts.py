"""The leaflets' texts: the office's own where it has a sound file for a language, else ours."""

import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources.abc import Traversable
from pathlib import Path

from pydantic import ValidationError

from sigdocs.model.leaflet import LeafletTexts
from sigdocs.rendering.library import packaged_folder

FOLDER = ("informationsblad", "sprak")
_MAX_BYTES = 200_000


def leaflet_texts(office: Path) -> tuple[LeafletTexts, ...]:
    """Give the texts of every language, the original first, then by name.

    A file of the office's own replaces ours of the same name, or adds a language. One that
    cannot be used never stops a paper: ours is used instead.

    Args:
        office: the workspace's ``templates/``; need not exist.
    """
    own = {texts.code: texts for texts in _sound(office.joinpath(*FOLDER))}
    found = {**_packaged(), **own}
    return tuple(sorted(found.values(), key=lambda texts: (not texts.original, texts.name)))


def unusable_texts(office: Path) -> tuple[str, ...]:
    """Name the office's own language files that cannot be used."""
    folder = office.joinpath(*FOLDER)
    return tuple(file.name for file in _files(folder) if _read(file) is None)


@cache
def _packaged() -> dict[str, LeafletTexts]:
    return {texts.code: texts for texts in _sound(packaged_folder().joinpath(*FOLDER))}


def _sound(folder: Traversable) -> Iterator[LeafletTexts]:
    return filter(None, map(_read, _files(folder)))


def _files(folder: Traversable) -> list[Traversable]:
    if not folder.is_dir():
        return []
    files = [file for file in folder.iterdir() if file.name.endswith(".toml")]
    return sorted(files, key=lambda file: file.name)


def _read(file: Traversable) -> LeafletTexts | None:
    """Give the file's texts, None when they cannot be used."""
    try:
        with file.open("rb") as stream:
            text = stream.read(_MAX_BYTES + 1).decode("utf-8-sig")
        texts = LeafletTexts.model_validate(tomllib.loads(text))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, ValidationError):
        return None
    return texts if file.name == f"{texts.code}.toml" else None
