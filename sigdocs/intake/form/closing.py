"""What the form of a closing asks, and the journal's form of a closed case."""

from sigdocs.intake.form.fields import Control, Field, Section
from sigdocs.intake.form.section_kit import Asking, label_section, row_section


def closing_sections() -> dict[str, Section]:
    """Give the sections about the end of the insats and what follows, by a short key."""
    closing, outcome = Asking("closing"), Asking("closing.outcomes")
    receivers = Asking("recipients")
    return {
        "summary": label_section(
            "Sammanställningen skickas till",
            "recipients",
            receivers.tick("everyone_covered", "Alla som ingår i samtycket"),
            receivers.line("to", "Skickas till", "Familjen och socialsekreteraren får den alltid"),
            receivers.line("not_to", "Skickas inte till"),
        ),
        "closing": label_section(
            "Avslutet",
            "closing",
            *(closing.line(p) for p in ("enrolled", "discharged", "reason", "pauses")),
            closing.line("afterwards", "Efter avslut", "Vem följer upp vad, och när"),
            closing.line("guardian_words"),
            closing.line("dormant"),
            closing.line("follow_up_on"),
            closing.line("follow_up_by"),
            other=("Avslut", "Om avslutet"),
        ),
        "watch": label_section(
            "Vilande lista",
            "closing",
            closing.line("dormant", "Vilande lista"),
            closing.line("follow_up_on"),
            closing.line("follow_up_by"),
        ),
        "outcomes": row_section(
            "Läge per livsområde",
            "closing.outcomes",
            outcome.column("area", 28, given=True),
            outcome.column("goal", 38, given=True),
            outcome.column("before", 40),
            outcome.column("after", 40),
            Field(
                "met",
                "Uppfyllt",
                Control.CHOICE,
                ("Ja", "Delvis", "Nej"),
                width=20,
                names=frozenset({"uppfyllt", "måluppfyllelse"}),
            ),
            other=("Läge vid avslut",),
            blank=2,
        ),
    }
