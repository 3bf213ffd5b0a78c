"""Running commands in this process, in a workspace, on a day of the test's own choice."""

import datetime as dt
import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from sigdocs.cli import main
from sigdocs.service import desk
from tests.service_stage import MAY_STAND

NOTES = Path(__file__).parent / "data" / "notes"
CASE = "SIG-2026-014"
FOLLOW_UP = """\
Ärende: SIG-2026-014
Typ av möte: Uppföljning
Datum och tid: 2026-09-22 kl. 14.30–15.15
Plats: Socialkontoret Lindåsa, rum Eken
Antecknat av: Petra Lindqvist, samordnare/lots SIG

Närvarande
- Milo
- Petra Lindqvist, samordnare SIG, Lindåsa kommun

Uppföljning av åtaganden
- Å1: pågår. Milo har sms:at varje morgon.
- Å3: klar. Schemat gäller från v 38.

Nästa möte: tisdag 2026-10-06 kl. 14.30
"""
"""A follow-up of the example case that raises no question."""
_ZONE = dt.timezone(dt.timedelta(hours=1))


@dataclass(frozen=True)
class Said:
    """What a command answered."""

    code: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        return json.loads(self.out)


class Office:
    """A workspace, and somebody who types commands in it."""

    def __init__(
        self, root: Path, capsys: pytest.CaptureFixture[str], patch: pytest.MonkeyPatch
    ) -> None:
        self.root = root
        self._capsys = capsys
        self._patch = patch
        patch.setenv("COLUMNS", "200")
        self.on("2026-09-08")

    def on(self, day: str) -> "Office":
        set_clock(self._patch, dt.datetime.fromisoformat(f"{day}T17:00:00").replace(tzinfo=_ZONE))
        return self

    def drop(self, text: str | bytes, name: str = "möte.txt") -> Path:
        path = self.root / "inbox" / name
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return path

    def nominate(self, text: str, name: str = "nominering.txt") -> None:
        """Drop a nomination, and once more with a yes when its text has been shown."""
        for written in (text, text + MAY_STAND):
            self.drop(written, name)
            said = self.type("run")
        assert said.code == 0

    def type(self, *words: str) -> Said:
        self._capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            main(["-w", str(self.root), *words])
        shown = self._capsys.readouterr()
        assert isinstance(ended.value.code, int)
        return Said(ended.value.code, shown.out, shown.err)

    def fingerprint(self) -> dict[str, str]:
        """Every path below the workspace with its content, or its being a folder."""
        return {str(path.relative_to(self.root)): _print_of(path) for path in self.root.rglob("*")}


def set_clock(patch: pytest.MonkeyPatch, now: dt.datetime) -> None:
    original = vars(desk.open_desk)["__wrapped__"]
    patch.setitem(original.__kwdefaults__, "clock", lambda: now)


def _print_of(path: Path) -> str:
    return "mapp" if path.is_dir() else hashlib.sha256(path.read_bytes()).hexdigest()


def without_office(root: Path) -> None:
    """Let the workspace look for LibreOffice where there is none, and wait for no quiet."""
    settings = root / "sigdocs.toml"
    text = settings.read_text("utf-8")
    text = text.replace('libreoffice = ""', f'libreoffice = "{(root / "inget").as_posix()}"')
    settings.write_text(text.replace("lugn_fore_lasning = 2.0", "lugn_fore_lasning = 0.1"), "utf-8")
