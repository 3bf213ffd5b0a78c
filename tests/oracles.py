"""Outside judges of what the program writes, for every test that makes a Word file."""

import itertools
import tempfile
from functools import cache
from pathlib import Path
from typing import Any

# Findings that we accept, each with the reason: (part of the description, why it is right so).
EXPLAINED: tuple[tuple[str, str], ...] = ()


_SERIALS = itertools.count()


@cache
def _validator() -> Any:
    from openxml_audit import OpenXmlValidator

    _tell_packages_apart()
    return OpenXmlValidator(max_errors=200, security_validation=True)


def _tell_packages_apart() -> None:
    """Let the auditor remember counts and ids by package, not by where in memory it lay.

    It keys what it remembers by ``id()``, which the next file may get as well: now and then a
    whole file was told to lack comments that an earlier one did not have.
    """
    from openxml_audit.semantic.constraints import cross_part

    by_memory = cross_part._cache_key

    def by_package(context: Any, part_path: str, part_uris: list[str]) -> tuple[int, str]:
        package = context.package
        if not hasattr(package, "_serial"):
            package._serial = next(_SERIALS)
        return package._serial, by_memory(context, part_path, part_uris)[1]

    cross_part._cache_key = by_package


def docx_findings(data: bytes) -> list[str]:
    """Give what openxml-audit says against a Word file, bar what is explained above."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "audited.docx")
        path.write_bytes(data)
        found = [str(error) for error in _validator().validate(path).errors]
    return [line for line in found if not any(part in line for part, _ in EXPLAINED)]


def audit_docx(data: bytes) -> None:
    """Assert that Word has no reason to offer a repair of this file."""
    found = docx_findings(data)
    assert not found, "\n".join(found)
