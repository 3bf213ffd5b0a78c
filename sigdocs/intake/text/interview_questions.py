"""The questions of an interview as people ask them: ”Hur bor du?” is ”Boende och familj”."""

from collections.abc import Mapping
from functools import cache

from sigdocs.intake.folding import key
from sigdocs.model.note import NoteKind

_ASKED: Mapping[NoteKind, Mapping[str, str]] = {
    NoteKind.YOUTH_INTERVIEW: {
        "living": "hur bor du, var bor du, vem bor du med, vilka bor du med, hur är det hemma",
        "marks": "hur går det i skolan, hur går skolan, hur är det i skolan",
        "leisure": "vad gör du på fritiden, vad tycker du om att göra",
        "friends": "vilka umgås du med, vem umgås du med, vilka är dina vänner, vilka är du med",
        "health": "hur mår du, hur sover du, hur är din hälsa",
        "substances": "dricker du, röker du, använder du droger",
        "works": "vad är du bra på, vad fungerar bra, vad går bra",
        "goals": "vad vill du, vad vill du uppnå, vilka mål har du, vad har du för mål",
        "contact_way": "hur når vi dig, hur vill du bli kontaktad",
        "support": "vad behöver du hjälp med, vad vill du ha hjälp med, vad vill du ha stöd med",
    },
    NoteKind.GUARDIAN_INTERVIEW: {
        "situation": "hur ser du på situationen, hur är läget, hur ser det ut hemma",
        "worries": "vad oroar dig mest, vad är du mest orolig för",
        "goals": "vad vill du, vad vill du uppnå, vilka mål har du, vad har du för mål",
        "tried": "vad har ni prövat, vad har ni provat, vad har du prövat",
        "support": "vad behöver du för stöd, vad behöver du, vad vill du ha stöd med",
        "urgent_call": "vem ringer du, vem ringer du om det blir akut",
    },
}


@cache
def asked_in(kind: NoteKind) -> Mapping[str, str]:
    """Give the questions, folded, with the name of the field that answers each.

    >>> asked_in(NoteKind.YOUTH_INTERVIEW)[key("Hur bor du?")]
    'living'
    """
    asked = _ASKED[kind].items()
    return {key(one): name for name, ones in asked for one in ones.split(",")}
