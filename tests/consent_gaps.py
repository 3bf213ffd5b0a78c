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


GAPS = (
    Gap(
        "whom the plan shall not go to while consent is lacking stays out through renewal",
        seed=58,
        kinds=("läcka: plan, ska inte ha planen",),
        traps=("kept out",),
    ),
    Gap(
        "a consent that is learnt after the insats has ended yields no attest",
        seed=428,
        kinds=("läcka: samtyckesintyg, insatsen slutade",),
    ),
    Gap(
        "a late yes that a no has overtaken, whole or for one party, yields no attest",
        seed=357,
        kinds=("läcka: samtyckesintyg, återtaget", "läcka: samtyckesintyg, annat slag"),
    ),
    Gap(
        "what was given before an exception in words is stopped, which the oracle does not ask for",
        seed=68,
        kinds=("stoppat i onödan",),
        traps=("exception in free words",),
    ),
    Gap(
        "a no to a party gone from the settings is taken in",
        seed=42,
        kinds=("nej som inte tas emot",),
        traps=("removed party",),
    ),
    Gap(
        "a yes to come that is taken back, or one that began after the note's day, is stopped and told of",
        seed=2,
        kinds=(
            "inte stoppat: återtaget",
            "inte stoppat: har inte börjat",
            "inte stoppat: annat slag",
            "inget besked: återtaget",
        ),
    ),
    Gap(
        "a shorter word dropped after its last day stops, is told of, and yields no attest or call",
        seed=185,
        kinds=("inte stoppat: har gått ut", "inget besked", "läcka: samtyckesintyg, har gått ut"),
        traps=("shorter",),
    ),
    Gap("a no that stands where no reader looks is asked about", seed=325, kinds=("förbigånget",)),
    Gap(
        "a plan given out anew because of a note of an earlier day goes to all who are covered now",
        seed=535,
        kinds=("utelämnad: plan som ges ut på nytt", "hölls inne: plan som ges ut på nytt"),
    ),
    Gap(
        "a plan given out anew because custody is given back goes to that guardian",
        seed=173,
        kinds=("utelämnad: plan till familjen",),
        traps=("custody",),
    ),
)


def gap(kind: str, trap: str, cast: str) -> Gap | None:
    """The gap that a disagreement belongs to; None when it is not known."""
    return next((one for one in GAPS if one.holds(kind, trap, cast)), None)
