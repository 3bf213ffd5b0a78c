"""A legal ground as people write it: ”10:15 a”, ”10 kap. 15 a § OSL”, ”lag (2025:170)”."""

import re

from sigdocs.intake.folding import fold
from sigdocs.model.disclosure import Ground

_OSL = re.compile(
    r"(?:enligt )?(?:osl,? )?10\s?(?:kap\.?\s?|:\s?)(\d{1,2})\s?([a-z])?(?: ?§)?(?: osl)?\.?"
)
_SOL = re.compile(r"(?:enligt )?(?:sol,? )?19\s?(?:kap\.?\s?|:\s?)(\d{1,2})(?: ?§)?(?: sol)?\.?")
_ACT = re.compile(r"(?:enligt )?(?:lag(?:en)? )?\(?2025:170\)?\.?")
_LONG = (
    (re.compile(r"offentlighets- och sekretesslagen(?: \(2009:400\))?"), "osl"),
    (re.compile(r"socialtjanstlagen(?: \(2025:400\))?"), "sol"),
)
_OTHER = frozenset({"annat lagrum", "annat"})


def read_ground(text: str) -> Ground | None:
    """Give the ground that ``text`` names and nothing more; None when it may be several or other.

    >>> read_ground("10 kap. 15 a § offentlighets- och sekretesslagen (2009:400)").value
    'OSL 10:15 a'
    >>> read_ground("OSL 10:15") is None
    True
    """
    plain = fold(text)
    for pattern, short in _LONG:
        plain = pattern.sub(short, plain)
    if _ACT.fullmatch(plain):
        return Ground.ACT_2025_170
    if plain.rstrip(".") in _OTHER:
        return Ground.OTHER
    if (found := _SOL.fullmatch(plain)) and "osl" not in plain:
        return _known(f"SoL 19:{int(found[1])}")
    if (found := _OSL.fullmatch(plain)) and "sol" not in plain:
        return _known(f"OSL 10:{int(found[1])} {found[2] or ''}".strip())
    return None


def _known(value: str) -> Ground | None:
    return Ground(value) if value in [*Ground] else None
