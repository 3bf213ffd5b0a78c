"""An open workspace: its settings, ledger, store and folders, and a LibreOffice when there is one.

Everything that knows clock, disk or process is reached through the desk; the core is not.
"""

import contextlib
import datetime as dt
import hashlib
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from sigdocs.errors import OfficeError, WorkspaceError
from sigdocs.folders.contents import Limits
from sigdocs.folders.files import private_dir
from sigdocs.folders.inbox import Inbox, Patience, inbox_is_marked, mark_inbox
from sigdocs.folders.outbox import mark_outbox, outbox_is_marked, outbox_is_there
from sigdocs.folders.returns import Returns
from sigdocs.model.profile import Profile
from sigdocs.records.chain import canonical_json
from sigdocs.records.store import Store
from sigdocs.settings import ServiceSettings, Workspace

if TYPE_CHECKING:
    from sigdocs.records.ledger import Ledger
    from sigdocs.rendering.library import Library
    from sigdocs.rendering.office.pool import OfficePool

Clock = Callable[[], dt.datetime]
_OFFICES = 2
_MEGABYTE = 1_000_000


def system_clock() -> dt.datetime:
    """The time now, in the office's own zone."""
    return dt.datetime.now().astimezone()


@dataclass(slots=True)
class Desk:
    """What one running process works with. Use :func:`open_desk`.

    Attributes:
        profile: what the settings say of municipality, people and rules.
        profile_sha: fingerprint of the profile as kept in the store, so that every paper can be
            made again as it was.
        clock: tells the time; today is its date.
    """

    workspace: Workspace
    profile: Profile
    service: ServiceSettings
    ledger: "Ledger"
    store: Store
    inbox: Inbox
    returns: Returns
    library: "Library"
    clock: Clock = system_clock
    with_office: bool = True
    lent_office: "OfficePool | None" = None
    profile_sha: str = ""
    _office: "OfficePool | None" = None
    _office_retry: dt.datetime | None = field(default=None)

    def now(self) -> dt.datetime:
        """The time now."""
        return self.clock()

    def today(self) -> dt.date:
        """The day that rules are asked about."""
        return self.clock().date()

    def office(self) -> "OfficePool":
        """LibreOffice, found anew when it was missing before.

        Raises:
            OfficeError: when there is none.
        """
        from sigdocs.rendering.office.pool import OfficePool

        if not self.with_office:
            raise OfficeError("LibreOffice är avstängt för den här körningen.")
        if self.lent_office is not None:
            return self.lent_office
        if self._office is None:
            soffice = Path(self.service.soffice) if self.service.soffice else None
            workers = min(_OFFICES, os.cpu_count() or 1)
            self._office = OfficePool(workers, soffice=soffice)
        return self._office

    def require_outbox(self) -> Path:
        """The outbox, when it is there: papers must not land where its share is unmounted.

        Raises:
            WorkspaceError: when it is not, or is another one.
        """
        if not outbox_is_there(self.workspace.outbox, work_folder(self.workspace)):
            raise WorkspaceError(
                "Utkorgen nås inte, eller så är det en annan mapp än den som ställdes i ordning. "
                "Kontrollera att den delade mappen är ansluten; papperen läggs där när den är "
                "tillbaka. Ska mappen vara en ny utkorg: kör ”sigdocs init” i arbetsmappen."
            )
        return self.workspace.outbox

    def require_inbox(self) -> None:
        """Make sure of the inbox: what is given back must not land beside it.

        Raises:
            WorkspaceError: when it is not there, or is another one.
        """
        if trouble := self.inbox.trouble():
            raise WorkspaceError(f"{trouble.message} {trouble.remedy}")

    def close(self) -> None:
        """End LibreOffice and let go of the ledger."""
        if self._office is not None:
            self._office.close()
            self._office = None
        self.ledger.close()


@contextlib.contextmanager
def open_desk(
    workspace: Workspace,
    *,
    clock: Clock = system_clock,
    with_office: bool = True,
    patience: Patience | None = None,
    office: "OfficePool | None" = None,
) -> Iterator[Desk]:
    """Open a workspace for reading and writing.

    Args:
        workspace: where it lies.
        clock: another clock than the machine's.
        with_office: False to make no PDF in this run.
        patience: another wait for unfinished files than the settings'.
        office: a LibreOffice that is running already; its owner ends it.

    Raises:
        SettingsError: when the settings cannot be used.
        WorkspaceError: when the records lie on an unfit disk or cannot be reached.
        LedgerError: when the ledger is damaged.
    """
    from sigdocs.rendering.leaflet_texts import leaflet_texts
    from sigdocs.rendering.library import Library

    settings = workspace.settings()
    texts = leaflet_texts(workspace.templates)
    profile = settings.profile().model_copy(update={"leaflets": texts})
    ledger = _ledger(workspace)
    service = settings.service
    desk = Desk(
        workspace=workspace,
        profile=profile,
        service=service,
        ledger=ledger,
        store=Store(workspace.records / "store"),
        inbox=Inbox(
            workspace.inbox,
            work_folder(workspace),
            patience=patience or Patience(service.quiet, service.broken),
            limits=Limits(size=service.largest * _MEGABYTE),
        ),
        returns=Returns(workspace.inbox),
        library=Library(workspace.templates),
        clock=clock,
        with_office=with_office,
        lent_office=office,
        profile_sha=hashlib.sha256(profile_bytes(profile)).hexdigest(),
    )
    try:
        yield desk
    finally:
        desk.close()


def _ledger(workspace: Workspace) -> "Ledger":
    from sigdocs.records.ledger import Ledger

    try:
        for folder in (workspace.records, work_folder(workspace)):
            private_dir(folder)
        return Ledger.open(workspace.records / "ledger.sqlite")
    except OSError as error:
        raise WorkspaceError(
            "Arbetsmappen går inte att skriva i. Kontrollera disk och behörigheter."
        ) from error


def profile_bytes(profile: Profile) -> bytes:
    """The profile as canonical JSON, to be kept in the store."""
    return canonical_json(profile.model_dump(mode="json")).encode()


def work_folder(workspace: Workspace) -> Path:
    """Where claimed inputs lie while they are worked on."""
    return workspace.records / "work"


def prepare(workspace: Workspace, *, anew: bool = False) -> None:
    """Make the folders of a workspace; those that are there are left as they are.

    An inbox or outbox that once was there and is gone now is not made again: it is a share that
    has not been connected yet.

    Args:
        workspace: where to make them.
        anew: make also those that are gone, and take those that are there for the right ones.

    Raises:
        WorkspaceError: when they cannot be made.
    """
    try:
        work = private_dir(work_folder(workspace))
        if anew or not inbox_is_marked(work):
            mark_inbox(workspace.inbox, work)
        if anew or not outbox_is_marked(work):
            mark_outbox(workspace.outbox, work)
    except OSError as error:
        raise WorkspaceError(
            "Mapparna kan inte skapas. Kontrollera disk och behörigheter."
        ) from error
