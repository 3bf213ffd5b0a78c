"""Every section of the Word form, described once: its heading, its fields, its other names."""

from collections.abc import Mapping
from functools import cache

from sigdocs.intake.form.closing import closing_sections
from sigdocs.intake.form.consent import consent_section, insats_section
from sigdocs.intake.form.fields import Control, Field, Section
from sigdocs.intake.form.interview import interview_sections
from sigdocs.intake.form.nomination_disclosure import disclosing, nominating
from sigdocs.intake.form.safety import safety_sections
from sigdocs.intake.form.section_kit import Asking, label_section, row_section
from sigdocs.intake.form.words import YES

_JOURNAL = ("observations", "assessment", "decisions", "objection")


@cache
def sections() -> Mapping[str, Section]:
    """Give every section that a form may have, by a short key."""
    return {
        **_about(),
        **_people(),
        **_plan(),
        **_told(),
        **_in_words(),
        **_kinds_own(),
        **safety_sections(),
        **interview_sections(),
    }


def _about() -> dict[str, Section]:
    note = Asking()
    return {
        "about": label_section(
            "Om anteckningen",
            "",
            note.shown("kind", "Typ av anteckning"),
            note.line("case_number", "Ärende", "Lämnas tomt för ett nytt ärende."),
            note.line("case_type"),
            note.line("youth.name", "Ungdom"),
            note.line("date", "Datum"),
            note.line("start_time", "Tid från", "Till exempel 14.30"),
            note.line("end_time", "Tid till"),
            note.line("place", "Plats"),
            note.line("contact_way", "Kontaktsätt", "Samtal, sms, hembesök"),
            note.line("with_whom", "Kontakt med"),
            note.line("author", "Antecknat av"),
            note.line("author_title", "Befattning"),
            other=("Om mötet", "Mötet", "Uppgifter om mötet", "Om kontakten", "Mötesuppgifter"),
        ),
        "matter": label_section(
            "Om ärendet",
            "",
            note.line("legal_frame"),
            note.line("origin"),
            note.line("nominated_by"),
            note.line("nomination_code", hint="Om den unge har varit nominerad"),
            note.line("social_worker"),
            note.line("coordinator", "Samordnas av"),
            note.line("placed_before"),
            note.line("file_reference"),
            other=("Ärendet", "Ärendeuppgifter"),
        ),
    }


def _people() -> dict[str, Section]:
    youth, guardian = Asking("youth"), Asking("guardians")
    partner, person = Asking("partners"), Asking("attendees")
    facts = ("name", "personnummer", "called", "phone", "address", "contact_way", "language")
    shelter = ("interpreter", "protection", "intermediary")
    return {
        "youth": label_section(
            "Ungdomen",
            "youth",
            *(youth.line(path) for path in (*facts, *shelter)),
            other=("Ungdom", "Den unge", "Klient"),
        ),
        "guardians": label_section(
            "Vårdnadshavare",
            "guardians",
            *(guardian.line(p) for p in ("name", "relation", "custody", "personnummer")),
            *(guardian.line(p) for p in ("called", "phone", "address", "contact_way")),
            *(guardian.line(p) for p in ("language", *shelter)),
            *(guardian.line(p) for p in ("wants_mail", "channel")),
            blank=2,
            other=("Vårdnadshavarna", "Föräldrar"),
        ),
        "partners": row_section(
            "Parter som tillfrågas",
            "partners",
            partner.column("organisation", 62),
            partner.column("contact", 64, "Kontaktperson"),
            partner.column("phone", 40),
            other=("Parter", "Aktörer"),
            blank=5,
        ),
        "attendees": row_section(
            "Närvarande",
            "attendees",
            person.tick("present", "Med", 13),
            person.column("name", 38),
            person.column("role", 33, "Roll"),
            person.column("organisation", 32),
            person.column("how", 26, "Anmärkning"),
            person.tick("without_secrets", "Utan sekretess", 24),
            other=("Deltagare", "Deltog", "Medverkande", "Närvaro"),
            blank=2,
            tip="Kryssa i Med för dem som var med. Kryssa i Utan sekretess för den som var med "
            "utan att omfattas av samtycket och inte fick del av sekretessuppgifter.",
        ),
        "consent": consent_section(),
        "insats": insats_section(),
    }


def _plan() -> dict[str, Section]:
    goal, status = Asking("goals"), Asking("statuses")
    return {
        "goals": row_section(
            "Uppföljning av mål",
            "goals",
            goal.shown("ref", "Nr", 11),
            goal.column("area", 26, given=True),
            goal.column("goal", 44, given=True),
            goal.column("baseline", 34, "Läge nu"),
            goal.column("status", 22),
            goal.column("comment", 29),
            blank=0,
            other=("Målen", "Mål"),
        ),
        "statuses": row_section(
            "Uppföljning av åtaganden",
            "statuses",
            status.shown("ref", "Nr", 11),
            status.shown("text", "Åtagande", 45),
            status.shown("_who", "Vem och när", 34),
            status.column("status", 24),
            status.column("comment", 29),
            status.column("new_due", 23),
            blank=0,
            other=("Genomgång av plan", "Uppföljning", "Status", "Åtaganden"),
            tip="Välj status för varje åtagande. En rad utan status förs över som ej behandlad.",
        ),
        "new_goals": row_section(
            "Nya mål och åtaganden",
            "goals",
            goal.column("area", 23),
            goal.column("goal", 31),
            goal.column("commitments.text", 38, "Åtagande"),
            goal.column("commitments.responsible", 23, "Ansvarig"),
            _when(goal),
            goal.column("commitments.documented", 28, "Dokumenteras"),
            blank=5,
            other=("Nya åtaganden", "Åtgärdsplan", "Handlingsplan", "Plan", "Åtgärder"),
            tip="Tomt livsområde eller mål betyder samma som på raden ovanför. För ett mål som "
            "redan finns räcker numret, till exempel M2.",
        ),
    }


def _when(goal: Asking) -> Field:
    """The one column for when: a day, or a word such as ”löpande”."""
    due = goal.column("commitments.due", 23, "Klart senast eller löpande")
    names = due.names | {"löpande", "klart senast löpande", "hur ofta"}
    return Field(due.path, due.label, Control.LINE, width=due.width, names=names)


def _told() -> dict[str, Section]:
    situation, measure = Asking("situation"), Asking("measures")
    return {
        "situation": row_section(
            "Nuläge",
            "situation",
            situation.column("area", 42, "Livsområde", given=True),
            situation.column("text", 124, "Vad som sades"),
            other=("Läget runt", "Laget runt", "Nuläge i korthet", "Läget"),
            blank=0,
        ),
        "measures": row_section(
            "Mätvärden",
            "measures",
            measure.column("kind", 33, "Mått", given=True),
            measure.column("label", 29),
            measure.column("subject", 27, "Gäller", given=True),
            measure.column("value", 17),
            measure.column("unit", 17, given=True),
            measure.column("window_months", 20, given=True),
            measure.column("source", 23),
            other=("Mått", "Skalor"),
            blank=1,
        ),
    }


def _in_words() -> dict[str, Section]:
    note, fact = Asking(), Asking("facts")
    return {
        "own_goals": label_section(
            "Egna mål", "", note.line("youth_goals"), note.line("guardian_goals")
        ),
        "words": label_section(
            "Den unges egna ord",
            "",
            note.line("youth_words", "Egna ord", "Skriv ordagrant."),
            other=("Ungdomens egna ord", "Röst", "Ungdomens ord"),
        ),
        "police": label_section(
            "Polisens uppdrag", "", note.line("police", "Vad polisen sade"), other=("Polisen",)
        ),
        "journal": label_section(
            "Till journalen",
            "",
            *(note.line(path) for path in _JOURNAL),
            other=("Journal", "Iakttagelser och bedömning"),
        ),
        "facts": row_section(
            "Uppgifter och källa",
            "facts",
            fact.column("source", 46, "Källa"),
            fact.column("text", 120, "Uppgift"),
            other=("Uppgifter", "Fakta"),
        ),
        "other": label_section(
            "Övrigt",
            "",
            note.line("other", "Annat som togs upp"),
            other=("Övriga frågor", "Noteringar"),
        ),
    }


def _kinds_own() -> dict[str, Section]:
    apart = {**disclosing(), **nominating()}
    return {**_aftermath(), **_endings(), **closing_sections(), **apart, **_mending()}


def _aftermath() -> dict[str, Section]:
    meeting, receivers = Asking("next_meeting"), Asking("recipients")
    return {
        "next": label_section(
            "Nästa möte",
            "next_meeting",
            meeting.line("on", "Nästa möte, datum"),
            meeting.line("at", "Nästa möte, tid", "Till exempel 14.30–15.30"),
            meeting.line("place", "Nästa möte, plats"),
            meeting.line("called_by"),
            meeting.line("rhythm", "Därefter", "Till exempel varannan vecka"),
            other=("Nytt möte", "Nästa träff"),
        ),
        "recipients": label_section(
            "Planen skickas till",
            "recipients",
            receivers.tick("everyone_covered", "Alla som ingår i samtycket", default=YES),
            receivers.line("to", "Skickas också till"),
            receivers.line("not_to", "Skickas inte till"),
            other=("Delges", "Utskick", "Mottagare"),
        ),
    }


def _endings() -> dict[str, Section]:
    deviation, pause = Asking("deviation"), Asking("pause")
    return {
        "deviation": label_section(
            "Avvikelsen",
            "deviation",
            *(deviation.line(path) for path in ("what", "on", "contacted_on", "contacted_how")),
            other=("Avvikelse", "Händelsen"),
        ),
        "pause": label_section(
            "Pausen",
            "pause",
            *(pause.line(path) for path in ("since", "until", "reason", "decided_by")),
            other=("Paus",),
        ),
    }


def _mending() -> dict[str, Section]:
    note, item = Asking(), Asking("corrections")
    return {
        "wrong": label_section(
            "Anteckningen som rättas",
            "",
            note.line("corrects_date", "Rättar anteckning från", "Dagen för mötet"),
            note.line("corrects_kind", "Dess typ", "Om flera samma dag"),
            other=("Rättar",),
        ),
        "corrections": row_section(
            "Rättelser",
            "corrections",
            item.column("applies_to", 42),
            item.column("stood", 46),
            item.column("should_be", 46),
            item.column("reason", 32),
            other=("Vad som rättas", "Rättelse"),
            blank=4,
        ),
    }
