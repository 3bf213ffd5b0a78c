"""The forms of a line in a record of consent, each with the Swedish it is for; read whole or not at all."""

import re

from sigdocs.intake.text.consent import DATE
from sigdocs.intake.text.unchanged import UNTIL

_DAY = rf"(?:den )?{DATE}"
_LIST = r"[^:;.]+?"
_WHEN = rf"(?P<when>{_DAY})"


def _form(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{words})\s*\.?", re.IGNORECASE)


_FORMS: tuple[tuple[str, re.Pattern[str]], ...] = (
    # ”Oförändrat sedan 13 januari 2026: polisen, Ängskolan t.o.m. 31 oktober 2026”, ”I övrigt oförändrat: …”
    (
        "unchanged",
        _form(
            rf"(?:samtycket? )?(?:i övrigt |för övrigt |resten )?(?:är )?oförändrat(?: sedan {_WHEN})?"
            rf"\s*:\s*(?P<parties>{_LIST})(?:,? {UNTIL})?"
        ),
    ),
    # ”Ny part: Kvarnhede Basket, tränare Emil Wallin”
    ("new", _form(r"ny part\s*:\s*(?P<parties>[^,:;]+)(?P<contact>,[^:;]+)?")),
    # ”Återkallat: fältgruppen”
    ("back", _form(rf"återkalla(?:t|s|de)(?: för)?\s*:\s*(?P<parties>{_LIST})")),
    # ”Gäller: 13 januari 2026 – 31 oktober 2026”, ”Gäller för Kvarnhede Basket: 2 mars – 31 oktober 2026”
    (
        "range",
        _form(
            rf"(?:samtycket )?gäller(?: för (?P<whom>[^:;]+?))?(?: under tiden| från)?\s*:?\s*"
            rf"(?P<since>{_DAY})\s*(?:[–—-]|till(?: och med)?|t\.?\s?o\.?\s?m\.?)\s*(?P<until>{_DAY})"
        ),
    ),
    # ”Gäller 2026-03-02 till 2026-12-31 för Frivården, Kronofogden (bara ekonomi) och Polisen.”
    (
        "range of",
        _form(
            rf"(?:samtycket )?gäller (?:från )?(?P<since>{_DAY})\s*(?:[–—-]|till(?: och med)?|t\.?\s?o\.?\s?m\.?)"
            rf"\s*(?P<until>{_DAY}) för (?P<parties>{_LIST})"
        ),
    ),
    # ”Omfattar inte: BUP”
    ("not_parties", _form(rf"(?:omfattar|gäller) (?:inte|ej)\s*:\s*(?P<not_parties>{_LIST})")),
    # ”Omfattar: socialtjänsten, polisen, Ängskolan t.o.m. 31 oktober 2026”
    ("parties", _form(rf"(?:omfattar|parter)\s*:\s*(?P<parties>{_LIST})(?:,? {UNTIL})?")),
    # ”Uppgifter som får delas med Kvarnhede Basket: fritid”
    (
        "information",
        _form(
            r"(?:slag|(?:slags? )?uppgifter)(?: som får (?:delas|lämnas))?(?: (?:med|till) (?P<whom>[^:;]+?))?"
            r"\s*:\s*(?:allt \()?(?P<information>[^:;.()]+)\)?"
        ),
    ),
    # ”Skriftligt, undertecknat 13 januari 2026 av Elis Hedlund, Karin Hedlund och Peter Åkerlind.”
    (
        "given",
        _form(
            rf"(?:samtycke )?(?P<how>skriftligt|muntligt)(?: samtycke)?,? (?:undertecknat|påskrivet|lämnat)"
            rf"(?: den)? (?P<on>{DATE}),? av (?P<givers>{_LIST})"
        ),
    ),
    # ”Av: Noor, Dalia och Karim, skriftligt”
    (
        "given by",
        _form(rf"(?:lämnat )?av\s*:\s*(?P<givers>{_LIST})(?:, (?P<how>skriftligt|muntligt))?"),
    ),
    # ”Elis tar tillbaka samtycket för fältgruppen i dag, muntligt, antecknat av Maria.”
    (
        "takes back",
        _form(
            rf"(?P<givers>{_LIST}) (?:tar|har tagit|tog|drar|återkallar|återkallade)(?: tillbaka)?"
            rf" (?:sitt |sina )?samtycke(?:t|n)? (?:för|till) (?P<parties>{_LIST})(?: (?P<on>{DATE}))?"
            r"(?:, (?P<how>muntligt|skriftligt))?(?:, antecknat av (?P<noted_by>[^,;:.]+))?"
        ),
    ),
    # ”Karin och Peter håller med.”
    ("agree", _form(r"(?P<names>[^,;:.]+(?:, [^,;:.]+)*) håller med(?: om det)?")),
    # ”Gäller direkt, fr.o.m. 16 april 2026.”
    (
        "from",
        _form(
            rf"gäller (?:direkt|genast|omedelbart)(?:,? (?:fr\.?o\.?m\.?|från) (?P<since>{_DAY}))?"
        ),
    ),
    # ”Fältgruppen får inga fler uppgifter.”
    ("no more", _form(r"(?P<names>[^,;:.]+) får inga fler (?:uppgifter|papper|planer)")),
    # ”Gällde t.o.m. 31 oktober 2026 men upphör i dag, 24 september 2026, när insatsen avslutas.”
    (
        "ends",
        _form(
            rf"(?:samtycket )?gällde (?:t\.?\s?o\.?\s?m\.?|till och med|till) {_DAY},? men upphör"
            rf" (?:i ?dag|nu|{_DAY})(?:, {_DAY},)? (?:när|då|eftersom|i och med att) insatsen avslutas"
        ),
    ),
)
OWN_WAY = frozenset({"unchanged", "new", "back", "range", "range of", "ends"})
"""Forms that tell a record from a section written otherwise."""


def form_of(text: str) -> tuple[str, re.Match[str] | None]:
    """Give the form of a line or sentence, with its parts; ("", None) when it has none.

    >>> form_of("Omfattar inte: BUP")[0], form_of("Omfattar inte längre: BUP")[0]
    ('not_parties', '')
    """
    for name, pattern in _FORMS:
        if found := pattern.fullmatch(text.strip()):
            return name, found
    return "", None
