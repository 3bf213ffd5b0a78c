"""The workspace on disk and its settings, ``sigdocs.toml``."""

import os
import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Annotated

from pydantic import Field, ValidationError, field_validator
from pydantic_core import ErrorDetails, PydanticCustomError

from sigdocs.casework.people import folded
from sigdocs.errors import SettingsError, WorkspaceError
from sigdocs.model.base import Frozen, sv
from sigdocs.model.note import CaseType
from sigdocs.model.people import SafetyContact
from sigdocs.model.profile import (
    Area,
    CaseTypeProfile,
    Contact,
    Duty,
    Partner,
    Profile,
    Rules,
    Secrecy,
    Staff,
)

SETTINGS = "sigdocs.toml"
_MAX_SETTINGS = 1_000_000
_NEAR = 0.75
_SAME_KEY = (
    "Nyckeln ”{}” står för både {} och {}. Ge var och en sin egen nyckel; samtycken som redan finns "
    "gäller den som behåller nyckeln"
)
_SAME_NAME = "”{}” står för både {} och {}. Låt bara en av dem heta eller kallas så"
_ASCII = str.maketrans("åäöÅÄÖ -", "aaoAAO__")


class ServiceSettings(Frozen):
    """How the service behaves; times in seconds, sizes in megabytes."""

    quiet: Annotated[float, sv("lugn före läsning", "Sekunder."), Field(ge=0, le=600)] = 2.0
    broken: Annotated[float, sv("ofullständig fil", "Sekunder."), Field(ge=0, le=86_400)] = 60.0
    interval: Annotated[float, sv("nästa titt", "Sekunder."), Field(ge=0.2, le=600)] = 10.0
    largest: Annotated[int, sv("största fil", "Megabyte."), Field(ge=1, le=100)] = 25
    soffice: Annotated[str, sv("libreoffice", "Sökväg till soffice.")] = ""


class Settings(Profile):
    """The whole of ``sigdocs.toml``: the municipality's profile and the service."""

    service: Annotated[ServiceSettings, sv("tjänst", "Hur tjänsten arbetar.")] = ServiceSettings()

    @field_validator("partners")
    @classmethod
    def _each_party_is_one(cls, parties: tuple[Partner, ...]) -> tuple[Partner, ...]:
        """Refuse a key, a name or a word in ”kallas” that stands for two parties."""
        keys: dict[str, Partner] = {}
        words: dict[str, Partner] = {}
        for one in parties:
            if one.key in keys:
                said = _SAME_KEY.format(one.key, keys[one.key].name, one.name)
                raise PydanticCustomError("samma-nyckel", said)
            keys[one.key] = one
            for word in (one.name, *one.synonyms):
                if (known := words.setdefault(folded(word), one)) is not one:
                    said = _SAME_NAME.format(word, known.name, one.name)
                    raise PydanticCustomError("samma-namn", said)
        return parties

    def profile(self) -> Profile:
        """The part that decides what stands on paper."""
        return Profile.model_validate({name: getattr(self, name) for name in Profile.model_fields})


@dataclass(frozen=True, slots=True)
class Workspace:
    """The folders of one office."""

    root: Path

    @property
    def settings_file(self) -> Path:
        """Where the settings stand."""
        return self.root / SETTINGS

    @property
    def inbox(self) -> Path:
        """Where notes are dropped."""
        return self.root / "inbox"

    @property
    def outbox(self) -> Path:
        """Where papers are found."""
        return self.root / "outbox"

    @property
    def records(self) -> Path:
        """What must last."""
        return self.root / "records"

    @property
    def templates(self) -> Path:
        """The office's own templates; need not exist."""
        return self.root / "templates"

    @classmethod
    def find(cls, given: str | None = None) -> "Workspace":
        """The workspace named on the command line, else in the environment, else here.

        Raises:
            WorkspaceError: when there is no ``sigdocs.toml`` there.
        """
        root = Path(given or os.environ.get("SIGDOCS_WORKSPACE") or ".").resolve()
        workspace = cls(root)
        if not workspace.settings_file.is_file():
            raise WorkspaceError(
                "Här finns ingen arbetsmapp (filen sigdocs.toml saknas). "
                "Skapa en med ”sigdocs init MAPP”, eller ange mappen med -w."
            )
        return workspace

    def settings(self) -> Settings:
        """Read the settings.

        Raises:
            SettingsError: when they cannot be used; the message says which line or field.
        """
        try:
            content = self.settings_file.read_bytes()[: _MAX_SETTINGS + 1]
            text = content.decode("utf-8-sig")
            data = tomllib.loads(text)
        except OSError as error:
            raise SettingsError("Filen sigdocs.toml går inte att läsa.") from error
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise SettingsError(_misspelt(error)) from error
        try:
            settings = parse_settings(data)
        except ValidationError as error:
            raise SettingsError(_explain(error, text)) from None
        if wanting := [*_twice(data), *_wanting(settings)]:
            raise SettingsError(_HAS_FAULTS + "\n".join(f"  {one}" for one in wanting))
        return settings


def _misspelt(error: ValueError) -> str:
    """Say where the file is no TOML: Python tells what it wanted, in English, and where."""
    if isinstance(error, UnicodeDecodeError):
        return "Filen sigdocs.toml är inte sparad som UTF-8. Spara om den med den kodningen."
    place = re.search(r"line (\d+), column (\d+)", str(error))
    where = f"på rad {place[1]}, tecken {place[2]}" if place else "i slutet"
    return (
        f"Filen sigdocs.toml är felskriven {where}. Se efter att citattecken, hakparenteser "
        "och kommatecken är hela där och på raden ovanför."
    )


def parse_settings(data: dict[str, object]) -> Settings:
    """Settings from a TOML document; keys may be written without å, ä, ö and spaces.

    Raises:
        ValidationError: when something is missing, misspelt or out of range.
    """
    return Settings.model_validate(_with_swedish_keys(data))


def _with_swedish_keys(value: object) -> object:
    if isinstance(value, dict):
        return {
            _known_keys().get(_plain(key), key): _with_swedish_keys(below)
            for key, below in value.items()
        }
    if isinstance(value, list):
        return [_with_swedish_keys(one) for one in value]
    return value


def _plain(key: str) -> str:
    return key.translate(_ASCII).casefold()


@cache
def _known_keys() -> dict[str, str]:
    models = (Settings, ServiceSettings, Secrecy, Staff, Contact, Duty, Partner, Area)
    fields = (
        field
        for model in (*models, CaseTypeProfile, Rules, SafetyContact)
        for field in model.model_fields.values()
    )
    names = [*(str(field.alias) for field in fields), *(kind.value for kind in CaseType)]
    return {_plain(name): name for name in names}


def example_settings() -> str:
    """The settings a new workspace begins with: a fictional municipality."""
    return (resources.files("sigdocs") / "start" / SETTINGS).read_text("utf-8")


_HAS_FAULTS = "Filen sigdocs.toml har fel:\n"


def _explain(error: ValidationError, text: str) -> str:
    lines = [
        f"  {' › '.join(map(_place, fault['loc']))}: {_said(fault)}{_line_of(fault['loc'], text)}"
        for fault in error.errors(include_url=False)
    ]
    return _HAS_FAULTS + "\n".join(lines)


def _line_of(location: tuple[str | int, ...], text: str) -> str:
    """Say on which line a key stands, when it stands on one alone."""
    key = next((_plain(part) for part in reversed(location) if isinstance(part, str)), "")
    lines = [
        number
        for number, line in enumerate(text.split("\n"), 1)
        if "=" in line and _plain(line.partition("=")[0].strip(" \"'")) == key
    ]
    return f" (rad {lines[0]})" if len(lines) == 1 else ""


def _twice(value: object, path: str = "") -> Iterator[str]:
    """Tell of keys that stand twice under two spellings: ”farg” and ”färg”."""
    if isinstance(value, dict):
        known = Counter(_plain(key) for key in value)
        for key in value:
            if known[_plain(key)] > 1:
                yield f"{path}{key}: står två gånger; behåll den som gäller"
            yield from _twice(value[key], f"{path}{key} › ")
    elif isinstance(value, list):
        for number, one in enumerate(value, 1):
            yield from _twice(one, f"{path}nr {number} › ")


def _wanting(settings: Settings) -> Iterator[str]:
    """Tell of what stands on every paper and is left empty."""
    told = {
        "kommun": settings.municipality,
        "nämnd": settings.committee,
        "enhet": settings.unit,
        "sekretess › myndighet": settings.secrecy.authority,
    }
    for key, value in told.items():
        if not value.strip():
            yield f"{key}: är tom; skriv vad som ska stå på papperen"


def _place(part: str | int) -> str:
    """Count as people do: the first of several is number 1."""
    return f"nr {part + 1}" if isinstance(part, int) else part


def _said(fault: ErrorDetails) -> str:
    ours = "-" in fault["type"]  # said in Swedish where it is judged
    said = fault["msg"] if ours else _SAID.get(fault["type"], _UNKNOWN)
    bounds = {name: fault.get("ctx", {}).get(name) for name in _BOUNDS}
    said += "".join(f"; {_BOUNDS[name]} {at}" for name, at in bounds.items() if at is not None)
    if fault["type"] == "enum":
        words = (
            str(fault.get("ctx", {}).get("expected", "")).replace("'", "”").replace(" or ", ", ")
        )
        return f"”{fault['input']}” är inte ett av de ord som går att välja: {words}"
    if fault["type"] == "extra_forbidden":
        near = get_close_matches(_plain(str(fault["loc"][-1])), _known_keys(), 1, _NEAR)
        return f"{said}. Menades {near[0]}?" if near else said
    if fault["type"] == "string_pattern_mismatch":
        return f"{said}{_FORMS.get(str(fault['loc'][-1]), '')}"
    return said


_UNKNOWN = "kan inte läsas som det är skrivet"
_BOUNDS = {"ge": "minst", "le": "högst", "max_length": "högst så många tecken:"}
_FORMS = {
    "färg": "; skriv sex tecken utan #, t.ex. ”1F4E5F”",
    "ärendenummer": "; skriv {år} och {löpnr:03} i det, t.ex. ”SIG-{år}-{löpnr:03}”",
    "nomineringskod": "; skriv {år} och {löpnr:03} i det, t.ex. ”NOM-{år}-{löpnr:03}”",
}
_SAID = {
    "missing": "saknas",
    "extra_forbidden": "finns inte; kontrollera stavningen",
    "int_parsing": "ska vara ett heltal",
    "int_type": "ska vara ett heltal",
    "float_parsing": "ska vara ett tal",
    "float_type": "ska vara ett tal",
    "bool_type": "ska vara true eller false",
    "bool_parsing": "ska vara true eller false",
    "string_type": "ska stå inom citattecken",
    "string_pattern_mismatch": "har fel form",
    **dict.fromkeys(
        ("date_type", "date_parsing", "date_from_datetime_parsing", "date_from_datetime_inexact"),
        "ska vara ett datum utan citattecken, t.ex. 2026-11-01",
    ),
    "tuple_type": "ska stå inom hakparenteser, t.ex. [”Soc”, ”Socialtjänsten”]",
    **dict.fromkeys(("model_type", "dict_type"), "ska vara en egen del med rader under sig"),
    "string_too_long": "är för lång",
    "greater_than_equal": "är för litet",
    "less_than_equal": "är för stort",
    "too_short": "är tom; minst en behövs",
    "enum": "är inte ett av de ord som går att välja",
}
