"""What ``doctor`` finds: whether a workspace is as it must be. Nothing in it is changed."""

import os
import shutil
import stat
import tomllib
from collections.abc import Iterator
from pathlib import Path

from sigdocs.casework.nomination.register import only_cases
from sigdocs.errors import SettingsError, SigdocsError, TemplateError, WorkspaceError
from sigdocs.folders.files import is_network_path
from sigdocs.folders.inbox import Inbox
from sigdocs.folders.locking import LOCK_NAME, workspace_lock
from sigdocs.model.case import CaseState
from sigdocs.model.profile import Channel
from sigdocs.profiles import examples
from sigdocs.records.store import Store
from sigdocs.rendering.language import localised
from sigdocs.rendering.leaflet_texts import leaflet_texts, unusable_texts
from sigdocs.rendering.library import CONTEXTS, Library
from sigdocs.service.desk import system_clock, work_folder
from sigdocs.service.doctor.machine import Check, Level, clock, fonts, office, program
from sigdocs.settings import SETTINGS, Settings, Workspace, parse_settings

LEDGER = "ledger.sqlite"
_OTHERS = stat.S_IRWXG | stat.S_IRWXO
_LITTLE, _TOO_LITTLE = 1_000_000_000, 100_000_000
_SAFE = {"journal_mode": "delete", "synchronous": "3", "foreign_keys": "1", "secure_delete": "1"}


def examine(workspace: Workspace) -> Iterator[Check]:
    """Everything, in the order that it is worth mending."""
    yield from program()
    settings = _settings(workspace)
    yield settings
    soffice = ""
    if settings.level is Level.OK:
        known = workspace.settings()
        soffice = known.service.soffice
        yield from _their_own(known)
    yield from office(soffice)
    yield from _templates(workspace, soffice)
    yield from _folders(workspace)
    yield from _inbox(workspace)
    yield from _ledger(workspace)
    if settings.level is Level.OK:
        yield from _parties(workspace)
    yield from _archive(workspace)
    yield _disk(workspace)
    yield _running(workspace)


def _settings(workspace: Workspace) -> Check:
    try:
        settings = workspace.settings()
    except SettingsError as error:
        return Check(Level.ERROR, "Inställningar", str(error), "Rätta i sigdocs.toml och spara.")
    staff, partners = len(settings.staff), len(settings.partners)
    return Check(
        Level.OK,
        "Inställningar",
        f"{settings.municipality}, {settings.unit}; {staff} samordnare, {partners} parter",
    )


def _their_own(settings: Settings) -> Iterator[Check]:
    """What reads well but should not stand on real papers, or leaves an envelope without address."""
    invented = {parse_settings(tomllib.loads(one)).municipality for one in _shipped()}
    if settings.municipality in invented:
        yield Check(
            Level.NOTE,
            "Kommunen",
            f"{settings.municipality} är påhittad, ur exemplet",
            "Byt ut kommun, enhet, samordnare och parter i sigdocs.toml mot era egna.",
        )
    yield from _nobody(settings)
    bare = [
        one.name for one in settings.partners if one.channel is Channel.LETTER and not one.address
    ]
    if bare:
        yield Check(
            Level.NOTE,
            "Adresser",
            f"saknas för parter som får brev: {', '.join(bare)}",
            "Skriv adress vid parten i sigdocs.toml, annars står den inte på adressbladet.",
        )


def _nobody(settings: Settings) -> Iterator[Check]:
    """Lists that may be empty but seldom are meant to be."""
    if not settings.staff:
        remedy = "Skriv dem under [[samordnare]] i sigdocs.toml, så känns de igen i anteckningar."
        yield Check(Level.NOTE, "Samordnare", "ingen är inlagd", remedy)
    if not settings.partners:
        remedy = "Skriv dem under [[parter]] i sigdocs.toml, så känns de igen och får sina papper."
        yield Check(Level.NOTE, "Parter", "ingen är inlagd", remedy)


def _shipped() -> Iterator[str]:
    return (one.files[SETTINGS].decode() for one in examples())


def _templates(workspace: Workspace, soffice: str) -> Iterator[Check]:
    library = Library(workspace.templates)
    try:
        used = [library.current(slug).data for slug in CONTEXTS]
    except TemplateError as error:
        yield Check(Level.ERROR, "Mallar", str(error), "Installera om sigdocs.")
        return
    languages = {texts.language for texts in leaflet_texts(workspace.templates)}
    turned = [localised(data, one) for data in used for one in languages if one.from_right]
    yield fonts([*used, *turned], soffice)
    yield from _texts(workspace)
    for one in library.logo_faults():
        yield Check(Level.NOTE, "Logotypen", one.message, one.remedy)
    faults = library.faults()
    if not faults:
        yield Check(Level.OK, "Mallar", "alla går att använda")
    for slug, problems in faults.items():
        for one in problems:
            found = f"{one.path}: {one.message}" if one.path else one.message
            yield Check(Level.NOTE, f"Mallen {slug}", found, one.remedy)


def _texts(workspace: Workspace) -> Iterator[Check]:
    """The office's own language files that cannot be used; all others are used as they are."""
    for name in unusable_texts(workspace.templates):
        remedy = "Jämför med programmets egen fil. Tills den är rättad används programmets text."
        yield Check(Level.NOTE, f"Språkfilen {name}", "går inte att använda", remedy)


def _folders(workspace: Workspace) -> Iterator[Check]:
    for folder in (workspace.inbox, workspace.outbox, workspace.records):
        yield _folder(folder)


def _folder(folder: Path) -> Check:
    what = f"Mappen {folder.name}"
    if not folder.is_dir():
        return Check(Level.ERROR, what, "finns inte", "Kör ”sigdocs init” på arbetsmappen igen.")
    if not os.access(folder, os.R_OK | os.W_OK | os.X_OK):
        remedy = "Ge den som kör sigdocs rätt att läsa och skriva där."
        return Check(Level.ERROR, what, "går inte att läsa och skriva i", remedy)
    if _is_open_to_others(folder):
        remedy = f"Ta bort rättigheterna om det inte är meningen: chmod go-rwx {folder.name}"
        return Check(Level.NOTE, what, "kan läsas av andra på datorn", remedy)
    return Check(Level.OK, what, "går att läsa och skriva i, bara av den som kör sigdocs")


def _is_open_to_others(path: Path) -> bool:
    """Whether others have rights; on Windows rights are inherited, and asked about elsewhere."""
    return os.name != "nt" and bool(path.stat().st_mode & _OTHERS)


def _inbox(workspace: Workspace) -> Iterator[Check]:
    trouble = Inbox(workspace.inbox, work_folder(workspace)).trouble()
    if trouble:
        yield Check(Level.ERROR, "Inkorgens märke", trouble.message, trouble.remedy)
    else:
        yield Check(Level.OK, "Inkorgens märke", "finns")
    shared = is_network_path(workspace.inbox)
    yield Check(
        Level.NOTE if shared else Level.OK,
        "Inkorgens disk",
        "nätverksdisk; nya filer märks vid nästa titt" if shared else "datorns egen",
    )


def _ledger(workspace: Workspace) -> Iterator[Check]:
    path = workspace.records / LEDGER
    if is_network_path(workspace.records):
        remedy = "Lägg records på datorns egen disk; inbox och outbox får ligga på nätverket."
        yield Check(Level.ERROR, "Liggarens disk", "nätverksdisk", remedy)
        return
    yield Check(Level.OK, "Liggarens disk", "datorns egen")
    if not path.is_file():
        yield Check(Level.NOTE, "Liggaren", "finns inte än", "Den skapas vid första körningen.")
        yield from clock(system_clock(), None)
        return
    try:
        yield from _opened(path)
    except SigdocsError as error:
        yield Check(Level.ERROR, "Liggaren", str(error), "Kör ”sigdocs verify”.")


def _opened(path: Path) -> Iterator[Check]:
    from sigdocs.records.ledger import Ledger

    with Ledger.open(path) as ledger:
        newest, cases = ledger.newest(), len(only_cases(ledger.cases()))
        with ledger.engine.connect() as connection:
            found = {
                name: str(connection.exec_driver_sql(f"PRAGMA {name}").scalar()) for name in _SAFE
            }
    yield Check(Level.OK, "Liggaren", f"{cases} {'ärende' if cases == 1 else 'ärenden'}")
    told = ", ".join(f"{name}={value}" for name, value in found.items())
    safe = found == _SAFE
    remedy = "" if safe else "Installera om sigdocs; så här kan uppgifter gå förlorade."
    yield Check(Level.OK if safe else Level.ERROR, "Liggarens läge", told, remedy)
    if _is_open_to_others(path):
        remedy = f"chmod go-rwx {path.name}"
        yield Check(Level.NOTE, "Liggarens rättigheter", "kan läsas av andra på datorn", remedy)
    yield from clock(system_clock(), newest)


def _parties(workspace: Workspace) -> Iterator[Check]:
    """Whether the parties that consents in going cases speak of are the same in the settings."""
    from sigdocs.records.ledger import Ledger
    from sigdocs.service.codec import case_of
    from sigdocs.service.party_changes import party_changes

    if not (workspace.records / LEDGER).is_file():
        return
    profile, store = workspace.settings().profile(), Store(workspace.records / "store")
    found: dict[str, str] = {}
    try:
        with Ledger.open(workspace.records / LEDGER) as ledger:
            for number in only_cases(ledger.cases()):
                rows = ledger.entries(number)
                case = case_of(rows)
                if case and case.state is not CaseState.CLOSED:
                    changes = party_changes(case, profile, store, rows)
                    found |= {one.told: one.remedy for one in changes}
    except SigdocsError:
        return  # what is wrong with the ledger has been told
    for told, remedy in found.items():
        yield Check(Level.ERROR, "Parter i samtycken", told, remedy)


def _archive(workspace: Workspace) -> Iterator[Check]:
    """Whether each recorded file is there and unaltered; rereads them all."""
    from sigdocs.records.archive import altered_files, lost_files, named_files
    from sigdocs.records.ledger import Ledger

    if not (workspace.records / LEDGER).is_file():
        return
    store = Store(workspace.records / "store")
    try:
        with Ledger.open(workspace.records / LEDGER) as ledger:
            names = named_files(ledger)
            found = [*altered_files(store, names), *lost_files(ledger, store)]
    except SigdocsError:
        return  # what is wrong with the ledger has been told
    if not found:
        yield Check(Level.OK, "Arkivet", f"{len(names)} registrerade filer är hela")
        return
    told = found[0].text + (f" Och {len(found) - 1} fel till." if len(found) > 1 else "")
    remedies = dict.fromkeys(one.remedy for one in found)
    yield Check(Level.ERROR, "Arkivet", told, " ".join(remedies))


def _disk(workspace: Workspace) -> Check:
    free = shutil.disk_usage(workspace.root).free
    level = Level.ERROR if free < _TOO_LITTLE else Level.NOTE if free < _LITTLE else Level.OK
    said = f"{free / 1e9:.1f} GB ledigt"
    return Check(level, "Diskutrymme", said, "" if level is Level.OK else "Frigör utrymme.")


def _running(workspace: Workspace) -> Check:
    if not (workspace.records / LOCK_NAME).is_file():
        return Check(Level.OK, "Tjänsten", "körs inte just nu")
    try:
        with workspace_lock(workspace.records, wait=0):
            return Check(Level.OK, "Tjänsten", "körs inte just nu")
    except WorkspaceError:
        return Check(Level.OK, "Tjänsten", "körs just nu i den här arbetsmappen")
