"""Errors of the program itself, as one tree with its exit codes.

SigdocsError
├── SettingsError       the workspace's settings cannot be used
├── WorkspaceError      the workspace is missing, in use, or on an unfit disk
├── LedgerError         the ledger cannot be read or written as it must be
│   └── AlreadyRecordedError the same note or number is there already
├── TemplateError       a Word template cannot be used
└── OfficeError         LibreOffice is missing, died or gave no document

Faults in *inputs* are never errors: they are ``model.problem.Problem`` values.
"""

from enum import IntEnum


class ExitCode(IntEnum):
    """What a command tells the program that called it."""

    OK = 0
    ERROR = 1
    USAGE = 2
    RETURNED = 3
    DAMAGED = 4
    DEGRADED = 5


class SigdocsError(Exception):
    """Something that stops the program, said in Swedish with what to do."""

    exit_code = ExitCode.ERROR


class SettingsError(SigdocsError):
    """The settings cannot be used."""


class WorkspaceError(SigdocsError):
    """The workspace is missing, in use by another process, or on an unfit disk."""


class LedgerError(SigdocsError):
    """The ledger cannot be read or written as it must be."""

    exit_code = ExitCode.DAMAGED


class AlreadyRecordedError(LedgerError):
    """The same note, entry or number is recorded already; nothing was written."""


class TemplateError(SigdocsError):
    """A Word template cannot be used; the message says where and why."""


class OfficeError(SigdocsError):
    """LibreOffice is missing, died, or gave no usable document."""

    exit_code = ExitCode.DEGRADED
