"""The sections of the Word form that ask about consent: to disclosure, and to the insats."""

from sigdocs.intake.form.fields import Section
from sigdocs.intake.form.section_kit import Asking, label_section


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
        consent.line("information", "Slags uppgifter", "Räkna upp dem"),
        consent.line("other", "Annat, nämligen", "Om annat är ett av slagen"),
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


def insats_section() -> Section:
    """Give the rows about consent to the insats, under labels that no other section has."""
    insats = Asking("insats")
    return label_section(
        "Samtycke till insatsen",
        "insats",
        insats.line(
            "action", "Samtycket till insatsen är", "Lämnat eller återkallat; tomt betyder lämnat"
        ),
        insats.line(
            "givers", "Samtycker till insatsen", "Alla som samtycker eller återkallar, en per rad"
        ),
        insats.line("on", "Samtycket lämnades den"),
        insats.line("written", "Samtycket lämnades skriftligt"),
        insats.line("received_by", "Muntligt, mottaget av"),
        insats.line("assessed_by", "Utan vårdnadshavare: bedömt lämpligt av"),
        other=("Samtycke till insats", "Insatsen, samtycke"),
        tip="Gäller själva insatsen. Samtycke till att dela uppgifter skrivs under Samtycke.",
    )
