"""Outside judges of what the program writes, for every test that makes a Word file."""

import tempfile
from functools import cache
from pathlib import Path
from typing import Any

# Findings that we accept, each with the reason: (part of the description, why it is right so).
EXPLAINED: tuple[tuple[str, str], ...] = ()


@cache
def _validator() -> Any:
    from openxml_audit import OpenXmlValidator

    return OpenXmlValidator(max_errors=200, security_validation=True)


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
