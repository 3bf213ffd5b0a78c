"""Sections of the notes that stand apart: on a nomination, and on a disclosure without consent."""

from sigdocs.intake.form.fields import Section
from sigdocs.intake.form.section_kit import Asking, label_section


def nominating() -> dict[str, Section]:
    """Give the sections of a nomination, which has no case."""
    note, told = Asking(), Asking("nomination")
    return {
        "nomination": label_section(
            "Nomineringen",
            "nomination",
            told.line("organisation", hint="Verksamhet, inget namn"),
            told.line("role", hint="Till exempel kurator, inget namn"),
            *map(told.line, ("age_band", "school", "concerns", "description", "asked")),
            *map(told.line, ("meeting_on", "state", "said")),
            other=("Nominering", "Om nomineringen"),
            tip="Skriv så att ingen kan kännas igen: inget namn, nummer, telefon eller adress.",
        ),
        "may_stand": label_section(
            "Innan texten går till fokusgruppen",
            "",
            note.tick("may_stand", "Texten får stå så"),
            other=("Texten till fokusgruppen",),
            tip="Blanketten kommer tillbaka en gång och visar hur det kommer att stå på listan. Kryssa då.",
        ),
        "nomination_code": label_section(
            "Koden",
            "",
            note.line("nomination_code", hint="Tom för en ny nominering; programmet ger koden."),
            other=("Nomineringskod",),
        ),
    }


def disclosing() -> dict[str, Section]:
    """Give the sections of a disclosure without consent."""
    told = Asking("disclosure")
    what = ("what", "source", "receiver", "receiver_person", "receiver_type", "on")
    ground = ("other_ground", "weighing", "initiative", "asked_by", "told", "despite")
    return {
        "disclosure": label_section(
            "Utlämnandet",
            "disclosure",
            told.line("information", hint="Till exempel skolgång, brottsmisstankar"),
            *map(told.line, what),
            told.line("at", hint="Till exempel 14.30"),
            other=("Utlämnande", "Vad som lämnades ut och till vem"),
        ),
        "disclosure_ground": label_section(
            "Beslut och lagrum",
            "disclosure",
            told.line("decided_by"),
            told.line("decider_title"),
            told.line("ground"),
            *map(told.line, ground),
            other=("Beslutet om utlämnande", "Lagrum och prövning"),
        ),
    }
