"""The sections of the Word form that ask the youth, or a guardian, at an interview."""

from sigdocs.intake.form.fields import Section
from sigdocs.intake.form.section_kit import Asking, label_section, row_section

_SCALE = "0 = inte alls, 10 = helt och hållet"
_WORRY = "0 = ingen, 10 = störst"
_RANK = "1 = viktigast"
_FREE = (
    "Det är frivilligt att svara. Lämna tomt det som inte togs upp. Egna mål kommer med i planen, "
    "och talen i familjens sammanställning vid avslutet. Resten stannar i akten."
)
_RING = "Ringa in en siffra på varje skala, eller välj den i listan till höger. "
_MORE = "Fler mål: kopiera en tabell."


def interview_sections() -> dict[str, Section]:
    """Give the sections of both interviews, by a short key."""
    return {**_youth(), **_guardian()}


def _youth() -> dict[str, Section]:
    told, goal = Asking("youth_interview"), Asking("youth_interview.goals")
    crime = Asking("youth_interview.suspicions")
    return {
        "y_now": label_section(
            "Så har du det nu",
            "youth_interview",
            told.line("living", hint="Vilka bor du med? Hur är det hemma?"),
            told.line("leisure", hint="Vad gör du när du är ledig?"),
            told.line("friends", hint="Vilka är du med?"),
            told.line("health", hint="Hur mår du? Hur sover du?"),
            told.line("substances"),
            told.line("works", hint="Vad går bra? Vem finns där för dig?"),
            other=("Nuläge för den unge",),
            tip=_FREE,
        ),
        "y_school": label_section(
            "Din skola",
            "youth_interview",
            *(told.line(path) for path in ("school", "grade", "attendance")),
            told.line("marks", hint="Hur går det i ämnena?"),
            other=("Om skolan",),
        ),
        "y_crime": row_section(
            "Misstankar om brott",
            "youth_interview.suspicions",
            crime.column("source", 34, given=True),
            crime.column("count", 20),
            crime.column("window_months", 26, "Senaste månaderna", given=True),
            crime.column("comment", 86),
            other=("Brottsmisstankar",),
            blank=1,
        ),
        "y_goals": label_section(
            "Dina mål",
            "youth_interview.goals",
            goal.line("goal", "Mål"),
            goal.line("priority", hint=_RANK),
            goal.line("term"),
            goal.line("importance", "Hur viktigt är det?", _SCALE),
            goal.line("confidence", "Hur säker är du på att klara det?", _SCALE),
            goal.line("readiness", "Hur redo är du att börja nu?", _SCALE),
            other=("Den unges mål",),
            blank=3,
            tip=_RING + _MORE,
            stacked=True,
        ),
        "y_wishes": label_section(
            "Stöd och kontakt",
            "youth_interview",
            told.line("wants", "Vem vill du ha med?"),
            told.line("wants_not", "Vem vill du inte ha med?"),
            told.line("contact_way", "Hur vill du bli kontaktad?", "Sms, samtal, skriftligt"),
            told.line("support", "Vad vill du ha stöd med?", "Väckning, skjuts, läxor"),
        ),
    }


def _guardian() -> dict[str, Section]:
    told, goal = Asking("guardian_interview"), Asking("guardian_interview.goals")
    return {
        "g_who": label_section(
            "Vem intervjun gäller",
            "guardian_interview",
            told.line("guardian"),
            told.line("relation", "Relation till den unge"),
            told.line("interpreter", "Behövs tolk?"),
            told.line("language", hint="Om inte svenska"),
            other=("Vem som intervjuas",),
        ),
        "g_now": label_section(
            "Så ser du på läget",
            "guardian_interview",
            told.line("situation", "Beskriv situationen"),
            told.line("worries", "Vad oroar dig mest?"),
            told.line("tried", "Vad har prövats?", "Och hur gick det?"),
            tip=_FREE,
        ),
        "g_worry": label_section(
            "Din oro",
            "guardian_interview",
            told.line("worry_now", "Hur stor är din oro nu?", _WORRY),
            told.line("worry_later", "Om 6 månader om inget händer?", _WORRY),
            tip=_RING.strip(),
        ),
        "g_goals": row_section(
            "Dina mål som förälder",
            "guardian_interview.goals",
            goal.column("goal", 100, "Mål"),
            goal.column("priority", 24),
            goal.column("term", 42),
            other=("Förälderns mål",),
            blank=3,
        ),
        "g_support": label_section(
            "Stöd till dig",
            "guardian_interview",
            told.line("support", "Vilket stöd behöver du själv?"),
            told.line("urgent_call", "Vem ringer du akut?"),
        ),
    }
