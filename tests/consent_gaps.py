"""What the program does not yet hold of the rules on consent, each as a switch.

A gap that is mended is taken away here; from then on the suite holds it. ``seed`` is a history
that shows it: ``python -m tests.consent_soak show SEED`` prints the notes and what is wrong.
"""

from dataclasses import dataclass

ANY = ""


@dataclass(frozen=True)
class Gap:
    """Disagreements that are known.

    Attributes:
        right: what is right, and is not so yet.
        seed: a history that shows it.
        kinds: how the kinds of disagreement begin; "" for all that such a history shows.
        traps: the uncommon things in the histories that show it; () for any.
        cast: the family that it takes; "" for any.
    """

    right: str
    seed: int
    kinds: tuple[str, ...] = ("",)
    traps: tuple[str, ...] = ()
    cast: str = ANY

    def holds(self, kind: str, trap: str, cast: str) -> bool:
        """Whether a disagreement is of this gap."""
        trapped = not self.traps or trap in self.traps
        return trapped and self.cast in {ANY, cast} and kind.startswith(self.kinds)


GAPS: tuple[Gap, ...] = (
    Gap(
        right="a key that the settings give another name, the old one nowhere under kallas, "
        "reaches nobody: it may be another body; the oracle knows a party by its key alone",
        seed=240,
        kinds=("utelämnad: plan",),
        traps=("renamed party",),
    ),
)
"""One, of the oracle: the program leaves out, and opens nothing."""


def gap(kind: str, trap: str, cast: str) -> Gap | None:
    """The gap that a disagreement belongs to; None when it is not known."""
    return next((one for one in GAPS if one.holds(kind, trap, cast)), None)
