"""The section of the Word form that asks about consent."""

from sigdocs.intake.form.asking import Asking, label_section
from sigdocs.intake.form.fields import Section


def consent_section() -> Section:
    """Give the rows about consent to disclosure."""
    consent = Asking("consents")
    return label_section(
        "Samtycke",
        "consents",
        consent.tick("lapsed", "Mötet hölls utan giltigt samtycke"),
        consent.line("action", "Vad som hänt"),
        consent.line("givers", "Lämnat av", "Alla som samtycker eller återkallar"),
        consent.line("on", "Dagen det lämnades"),
        consent.line("parties", "Parter som omfattas", "En per rad"),
        consent.line("not_parties", "Omfattar inte"),
        consent.line("information", "Slags uppgifter", "Tomt betyder alla slag"),
        consent.line("exceptions", "Undantag"),
        consent.line("since", "Gäller från och med"),
        consent.line("until", "Gäller till och med"),
        consent.line("until_text", "Gäller så länge", "Om slutet inte är ett datum"),
        consent.line("written", "Skriftligt"),
        consent.line("noted_by", "Muntligt, antecknat av"),
        consent.line("language", "Samtycket gavs på", "Om inte svenska"),
        consent.line("interpreter", "Genom tolk"),
        consent.line("review", "Omprövas", "Tomt betyder enligt rutinen"),
        consent.line("comment", "Kommentar om samtycket"),
        other=("Medgivande", "Samtycken"),
        blank=1,
    )
