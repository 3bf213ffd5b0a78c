"""A workspace to try the service on, with a fixed clock and, mostly, without LibreOffice."""

import contextlib
import datetime as dt
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from sigdocs.folders.inbox import Patience
from sigdocs.loop import Service
from sigdocs.pipeline import Outcome, Result
from sigdocs.service.desk import Desk, open_desk, prepare
from sigdocs.settings import SETTINGS, Workspace, example_settings
from tests.form_samples import Hand, W, type_in

NOON = dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC)
AT_ONCE = Patience(0.0, 0.0)
CASE = "SIG-2026-014"
NOTES = Path(__file__).parent / "data" / "notes"
START = (NOTES / "startmote.txt").read_text("utf-8")
CLOSING = (NOTES / "avslut_ung_vuxen.txt").read_text("utf-8")
FOLLOW_UP = f"""Uppföljningsmöte
Ärende: {CASE}
Datum: 2026-09-22 kl. 14.30
Plats: Socialkontoret Lindåsa, rum Eken
Antecknat av: Petra Lindqvist

Närvarande
- Milo
- Sara Ekdahl, mamma/vh
- Petra Lindqvist, samordnare SIG
- Niklas Berg, kommunpolis

Status
- Å1: pågår. Närvaro 78 %
- Å4: klar

Nästa möte: tisdag 2026-10-06 kl. 14.30
"""
FAULTY = FOLLOW_UP.replace("- Å4: klar", "- Å99: klar").replace("2026-09-22", "2026-10-06")
FAULTY = FAULTY.replace("tisdag 2026-10-06", "tisdag 2026-10-20")
MENDED = FAULTY.replace("Å99", "Å5")
CORRECTION = f"""Rättelse
Ärende: {CASE}
Datum: 2026-10-08
Antecknat av: Petra Lindqvist
Rättar: 2026-09-22

Gäller: Å4
Stod: klar
Ska stå: pågår
Orsak: Schemat var inte färdigt.
"""
MAY_STAND = "\nTexten får stå så: ja\n"
"""The yes to a nomination's text, once it has been shown."""
SECRETS = ("Milo", "Ekdahl", "Lindqvist", "Haddad", "20110415", "110415", "2390", "Björkskolan")


def a_workspace(root: Path) -> Workspace:
    """Give a workspace as ``sigdocs init`` makes it."""
    root.mkdir(parents=True, exist_ok=True)
    (root / SETTINGS).write_text(example_settings(), encoding="utf-8")
    workspace = Workspace(root)
    prepare(workspace)
    return workspace


@contextlib.contextmanager
def a_desk(workspace: Workspace, *, with_office: bool = False) -> Iterator[Desk]:
    """Open a workspace at a fixed moment."""
    with open_desk(
        workspace, clock=lambda: NOON, with_office=with_office, patience=AT_ONCE
    ) as desk:
        yield desk


@dataclass
class Stage:
    """An open workspace, a service on it, and what was told of every file."""

    desk: Desk
    told: list[tuple[str, Result]] = field(default_factory=list)

    @property
    def service(self) -> Service:
        """A service that has just been started."""
        return Service(self.desk, told=lambda name, result: self.told.append((name, result)))

    @property
    def inbox(self) -> Path:
        """The inbox."""
        return self.desk.workspace.inbox

    @property
    def returns(self) -> Path:
        """What came back."""
        return self.inbox / "retur"

    @property
    def outbox(self) -> Path:
        """The outbox."""
        return self.desk.workspace.outbox

    def drop(self, name: str, content: str | bytes) -> Result:
        """Drop a file, let the service work, and give what became of it."""
        data = content.encode() if isinstance(content, str) else content
        (self.inbox / name).write_bytes(data)
        return self.work()[-1][1]

    def work(self) -> list[tuple[str, Result]]:
        """Let the service work until the inbox is empty; gives what it told."""
        before = len(self.told)
        self.service.run_once()
        return self.told[before:]

    def accept(self, name: str, content: str | bytes) -> Result:
        """Drop a note that must be accepted."""
        result = self.drop(name, content)
        assert result.outcome is Outcome.ACCEPTED, [one.message for one in result.problems]
        return result

    def nominate(self, name: str, content: str) -> Result:
        """Drop a nomination twice: it is shown to its writer first, then accepted with a yes."""
        shown = self.drop(name, content)
        assert [one.path for one in shown.problems] == ["may_stand"]
        return self.accept(name, content + MAY_STAND)

    def next_form(self) -> bytes:
        """The form that the latest published set holds."""
        newest = max((self.outbox / "arenden" / CASE).iterdir())
        return next(newest.glob("*_anteckning_*.docx")).read_bytes()

    def returned(self) -> list[str]:
        """The names of what lies in ``retur``."""
        return sorted(path.name for path in self.returns.iterdir())

    def left(self) -> list[str]:
        """The names of what people see in the inbox, ``retur`` apart."""
        return sorted(path.name for path in self.inbox.iterdir() if path.name[0] not in ".r")


def filled(form: bytes, day: str, statuses: dict[str, str]) -> bytes:
    """Fill in a follow-up's form as a coordinator would: day, author, two present, statuses."""
    hand = Hand(form)
    hand.answer("Om anteckningen", "Datum", day)
    hand.answer("Om anteckningen", "Antecknat av", "Petra Lindqvist")
    for row in hand.rows("Närvarande")[1:3]:
        type_in(row.findall(f"{W}tc")[0], "☒")
    for row in hand.rows("Uppföljning av åtaganden")[1:]:
        cells = row.findall(f"{W}tc")
        if status := statuses.get(hand.text(cells[0])):
            type_in(cells[3], status)
    return hand.save()


def tree(root: Path) -> dict[str, bytes]:
    """Give every file below ``root`` by its path, but for the database and locks."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }


def copied(workspace: Workspace, root: Path) -> Workspace:
    """Give a copy of a workspace."""
    shutil.copytree(workspace.root, root, symlinks=True)
    return Workspace(root)
