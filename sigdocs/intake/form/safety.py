"""The sections of the Word form about safety: in words, step by step, and whom to call."""

from collections.abc import Mapping

from sigdocs.intake.form.fields import Section
from sigdocs.intake.form.section_kit import Asking, label_section, row_section


def safety_sections() -> Mapping[str, Section]:
    """Give the three sections, by a short key."""
    note, steps, call = Asking(), Asking("safety_steps"), Asking("safety_contacts")
    return {
        "safety": label_section(
            "Säkerhetsplanering",
            "",
            note.line("safety", "Om planen inte hålls"),
            other=("Säkerhetsplan", "Säkerhet"),
        ),
        "safety_steps": label_section(
            "Säkerhetsplan steg för steg",
            "safety_steps",
            *map(steps.line, ("risk", "signs", "youth_does", "guardian_does", "follow_up")),
            steps.line("follow_up_by"),
            other=("Säkerhetsplanens delar", "Säkerhetsplan i steg"),
        ),
        "calls": row_section(
            "Vem ringer vem",
            "safety_contacts",
            call.column("when", 52),
            call.column("who", 70),
            call.column("phone", 44),
            other=("Akuta kontakter",),
        ),
    }
