"""Pages of the documentation that are made from the code, and the check that they are current.

``python -m sigdocs.guide_pages`` writes them, ``--check`` says which are out of date.
"""

import importlib
import pkgutil
import string
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

import sigdocs
from sigdocs.intake import guide
from sigdocs.model.problem import Fault, Severity

_ROOMS: Final[Mapping[str, str]] = {
    "sigdocs.folders.faults": "Filen i inkorgen",
    "sigdocs.intake.faults": "Det som står i anteckningen",
    "sigdocs.intake.values.faults": "Dagar, tal och val",
    "sigdocs.intake.form.faults": "Hur blanketten är ifylld",
    "sigdocs.casework.faults": "Anteckningen mot ärendet",
    "sigdocs.casework.family_faults": "Vem i familjen som avses",
    "sigdocs.casework.consent.faults": "Samtycke till att dela uppgifter",
    "sigdocs.casework.consent.insats_faults": "Samtycke till insatsen",
    "sigdocs.casework.sweep_faults": "Rättigheter som nämns i löpande text",
    "sigdocs.casework.unheard_faults": "Rättigheter i en anteckning som inte ändrar dem",
    "sigdocs.casework.nomination.faults": "Nomineringar före samtycke",
    "sigdocs.casework.disclosure.faults": "Utlämnande utan samtycke",
    "sigdocs.casework.interview.faults": "Intervjun mot ärendet",
    "sigdocs.casework.closing.faults": "Avslut och vilande lista",
    "sigdocs.casework.correction.faults": "Rättelser",
    "sigdocs.service.faults": "Programmet självt",
    "sigdocs.rendering.faults": "Word-mallar",
}

_FAULT_HEAD: Final = """\
# Vad programmet säger, och vad man gör

Den här sidan är gjord av koden (`make docs`). Varje meddelande står en gång, med den kod som också
står i retur och logg. Där det står … sätter programmet in det som gäller just den anteckningen.

Ett **fel** stoppar anteckningen: den kommer tillbaka i `inbox/retur/` och inget har ändrats.
En **upplysning** stoppar inget: anteckningen är mottagen, och upplysningen står i `kvitto.txt`.
"""


def faults() -> Mapping[str, tuple[Fault, ...]]:
    """All kinds of message, by the module that defines them, in the order they stand there."""
    names = (found.name for found in pkgutil.walk_packages(sigdocs.__path__, "sigdocs."))
    rooms = sorted(name for name in names if name.endswith("faults"))
    return {name: tuple(_defined_in(name)) for name in sorted(rooms, key=_place)}


def _place(module: str) -> tuple[int, str]:
    known = list(_ROOMS)
    return (known.index(module) if module in known else len(known), module)


def _defined_in(module: str) -> Iterator[Fault]:
    seen: set[str] = set()
    for value in vars(importlib.import_module(module)).values():
        if isinstance(value, Fault) and value.code not in seen:
            seen.add(value.code)
            yield value


def fault_page() -> str:
    """``docs/fel.md``: each message to a writer, and its remedy."""
    sections = (_section(room, found) for room, found in faults().items() if found)
    return "\n".join((_FAULT_HEAD, *sections))


def _section(room: str, found: Sequence[Fault]) -> str:
    return "\n".join((f"## {_ROOMS.get(room, room)}\n", *map(_entry, found)))


def _entry(fault: Fault) -> str:
    grade = "Upplysning" if fault.severity is Severity.WARNING else "Fel"
    return (
        f"### {fault.code}\n{grade}: {_shown(fault.text)}\n\nGör så här: {_shown(fault.remedy)}\n"
    )


def _shown(text: str) -> str:
    """Put an ellipsis where the program puts a value.

    >>> _shown("Ärendet ”{number}” finns inte."), _shown("Skriv }} efter {{.")
    ('Ärendet ”…” finns inte.', 'Skriv } efter {.')
    """
    parsed = string.Formatter().parse(text)
    return "".join(said + ("" if name is None else "…") for said, name, *_ in parsed)


PAGES: Final[Mapping[str, Callable[[], str]]] = {
    "docs/fel.md": fault_page,
    "docs/anteckning.md": guide.page,
}


def stale(root: Path) -> list[str]:
    """Name the pages under ``root`` that are not what the code says now."""
    return [name for name, page in PAGES.items() if _written(root / name) != page()]


def _written(path: Path) -> str:
    return path.read_text("utf-8") if path.is_file() else ""


def main(arguments: Sequence[str]) -> int:
    """Write the pages, or with ``--check`` only say which are out of date (then 1)."""
    root = Path(sigdocs.__file__).parent.parent
    old = stale(root)
    if "--check" in arguments:
        for name in old:
            sys.stdout.write(f"{name} är inte aktuell. Kör ”make docs”.\n")
        return 1 if old else 0
    for name in old:
        (root / name).write_text(PAGES[name](), "utf-8", newline="\n")
        sys.stdout.write(f"{name} är omskriven.\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
