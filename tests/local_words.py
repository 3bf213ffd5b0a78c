"""One meeting, told in words that any municipality uses, and the words that only one of them has."""

import tomllib

from sigdocs.model.profile import Profile
from sigdocs.profiles import Example
from sigdocs.settings import SETTINGS, parse_settings

NOTE = """\
Startmöte
Datum: 2026-09-08 kl. 14.30
Plats: Biblioteket
Antecknat av: {writer}
{title}: {writer}

Ungdom: Robin Ahlkvist, {number}

Närvarande
- Robin
- {writer}
- Niklas Berg, kommunpolis, polisen
- Lina Strand, mentor, skolan

Samtycke
Skriftligt samtycke finns från Robin, dat. 2026-09-01. Gäller soc, polisen, skolan och
beroendevården t.o.m. 2027-02-28.
Slags uppgifter: skolgång, brottsmisstankar, hälsa, missbruk, familj, boende, ekonomi, fritid, sysselsättning, annat

Nuläge
Skola: 61 % närvaro.

Åtgärdsplan
1. Livsområde: Skola
   Mål: Närvaro minst 85 % till jul
   - Robin går dit varje dag. Ansvarig: Robin. Löpande.
   - Lina skickar närvaro varje fredag. Ansvarig: Lina Strand, skolan. Löpande.
2. Livsområde: Droger
   Mål: Negativa urinprov
   - Provtagning varje vecka. Ansvarig: Robin. Klart senast 2026-10-30.
3. Livsområde: Brott
   Mål: Inga nya brott
   - Niklas berättar om nya misstankar. Ansvarig: Niklas Berg, polisen. Löpande.
4. Livsområde: Familj
   Mål: Mindre bråk hemma
   - Robin ringer hem på söndagar. Ansvarig: Robin. Löpande.

Säkerhetsplanering
Robin ringer om någon hotar.
"""

AGAIN = """\
Uppföljning
Ärende: {case}
Datum: 2026-09-15 kl. 14.30
Plats: Biblioteket
Antecknat av: {writer}

Närvarande
- Robin
- {writer}

Uppföljning av åtaganden
- Å1: pågår

Nästa möte: 2026-09-29 kl. 14.30, Biblioteket
"""


def profile_of(example: Example) -> Profile:
    """The profile as the program reads it."""
    return parse_settings(tomllib.loads(example.files[SETTINGS].decode())).profile()


def own_words(profile: Profile) -> dict[str, tuple[str, ...]]:
    """What is local in a profile, by what it is: all of it is printed somewhere."""
    kinds = tuple(profile.case_types.values())
    return {
        "kommun": (profile.municipality, profile.committee, profile.unit, profile.address),
        "telefon": (profile.phone, *(one.phone for one in profile.safety_contacts[:1])),
        "titlar": tuple(
            word
            for one in kinds
            for word in (one.youth_word, one.coordinator_title, one.plan_title)
        ),
        "livsområden": tuple(area.label for one in kinds for area in one.areas),
        "parter": tuple(one.name for one in profile.partners),
        "personal": tuple(one.name for one in profile.staff),
        "sekretess": (profile.secrecy.authority,),
        "jour": tuple(one.who for one in profile.safety_contacts[:1]),
    }
