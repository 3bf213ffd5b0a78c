"""click in Swedish: everything it says by itself, on the help pages and about wrong usage.

click looks its texts up through names that each of its modules holds. Those are pointed here;
the usual way, a language set in the environment, would also change programs that we start.
"""

from types import ModuleType
from typing import Final

import click
import click.core
import click.decorators
import click.exceptions
import click.formatting
import click.parser
import click.types

_TEXTS: Final = {
    "Usage:": "Så här:",
    "Options": "Växlar",
    "Positional arguments": "Argument",
    "Commands": "Kommandon",
    "Show this message and exit.": "Visa den här hjälpen.",
    "Show the version and exit.": "Visa versionen.",
    "default: {default}": "annars: {default}",
    "env var: {var}": "miljövariabel: {var}",
    "(dynamic)": "(beräknas)",
    "required": "måste anges",
    "Aborted!": "Avbrutet.",
    "Missing command.": "Ange ett kommando.",
    "Got unexpected extra argument ({args})": "Ett argument för mycket: {args}",
    "Got unexpected extra arguments ({args})": "Argument för mycket: {args}",
    "Value must be an iterable.": "Flera värden behövs.",
    "Takes {nargs} values but 1 was given.": "{nargs} värden behövs, men 1 angavs.",
    "Takes {nargs} values but {len} were given.": "{nargs} värden behövs, men {len} angavs.",
    "Did you mean {possibility}?": "Menas {possibility}?",
    "(Did you mean one of: {possibilities}?)": "(Menas någon av: {possibilities}?)",
    "Error: {message}": "Fel: {message}",
    "Try '{command} {option}' for help.": "Hjälp: {command} {option}",
    "Invalid value: {message}": "Går inte: {message}",
    "Invalid value for {param_hint}: {message}": "{param_hint} går inte: {message}",
    "Missing argument": "Här saknas argumentet",
    "Missing option": "Här saknas växeln",
    "Missing parameter": "Här saknas",
    "Missing {param_type}": "Här saknas {param_type}",
    "Missing parameter: {param_name}": "Här saknas: {param_name}",
    "No such option {name!r}.": "Växeln {name} finns inte.",
    "No such command {name!r}.": "Kommandot {name} finns inte.",
    "unknown error": "okänt fel",
    "Could not open file {filename!r}: {message}": "{filename} går inte att öppna: {message}",
    "Choose from:\n\t{choices}": "Välj en av:\n\t{choices}",
    "{value!r} is not {choice}.": "{value} är inte {choice}.",
    "{value!r} is not one of {choices}.": "{value} är inte någon av {choices}.",
    "{value!r} is not a valid {number_type}.": "{value} är inte ett tal.",
    "{value} is not in the range {range}.": "{value} ligger inte inom {range}.",
    "file": "Filen",
    "directory": "Mappen",
    "path": "Sökvägen",
    "{name} {filename!r} does not exist.": "{name} {filename} finns inte.",
    "{name} {filename!r} is a file.": "{name} {filename} är en fil.",
    "{name} {filename!r} is a directory.": "{name} {filename} är en mapp.",
    "{name} {filename!r} is not readable.": "{name} {filename} går inte att läsa.",
    "{name} {filename!r} is not writable.": "{name} {filename} går inte att skriva till.",
    "{name} {filename!r} is not executable.": "{name} {filename} går inte att köra.",
    "Option {name!r} does not take a value.": "Växeln {name} tar inget värde.",
    "Option {name!r} requires an argument.": "Växeln {name} behöver ett värde.",
    "Option {name!r} requires {nargs} arguments.": "Växeln {name} behöver {nargs} värden.",
    "Argument {name!r} takes {nargs} values.": "Argumentet {name} tar {nargs} värden.",
}

_MODULES: Final[tuple[ModuleType, ...]] = (
    click.core,
    click.decorators,
    click.exceptions,
    click.formatting,
    click.parser,
    click.types,
)


def speak_swedish() -> None:
    """Let click say what it says in Swedish; can be called again."""
    for module in _MODULES:
        names = vars(module)
        if "_" in names:
            names["_"] = translated
        if "ngettext" in names:
            names["ngettext"] = _counted


def translated(text: str) -> str:
    """One of click's texts in Swedish; unchanged when it is not known.

    >>> translated("Usage:")
    'Så här:'
    """
    return _TEXTS.get(text, text)


def _counted(one: str, many: str, count: int) -> str:
    return translated(one if count == 1 else many)
