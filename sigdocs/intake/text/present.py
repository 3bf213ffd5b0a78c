"""Who was at a meeting, told in running prose under a heading that is not of people.

”1.2 Närvarande var Tim Lundell, hans mamma Marie Lundell samt undertecknad. Tomas Ek hade förhinder.”
"""

import re

from sigdocs.intake.folding import fold
from sigdocs.intake.known import Known
from sigdocs.intake.text.attendance import sentence
from sigdocs.intake.text.attendance_rows import of_people

_LEAD = re.compile(
    # ”Följande personer var närvarande:”, ”På mötet deltog”, ”Alla inbjudna kom:”, ”Samtliga var på plats:”
    r"^(?:följande (?:personer )?(?:var (?:närvarande|med|på plats)|deltog|närvarade)|närvarande(?: på mötet| vid mötet)? var|(?:vid|på|i) (?:mötet|samtalet|träffen) (?:deltog|närvarade|var|satt)"
    r"|med(?: på mötet| på träffen| vid mötet)? var|på plats var|deltagare var|deltog gjorde|där var|det var(?= [A-ZÅÄÖ][\w-]+,)|(?:de|vi) som (?:var (?:med|där|på plats)|deltog|kom|träffades)(?: var)?"
    r"|(?:alla|samtliga)(?: (?:inbjudna|kallade|deltagare))? (?:kom|var (?:med|där|på plats|närvarande)|deltog|närvarade)(?=:)|i rummet (?:var|satt)|runt bordet satt)\s*:?\s+(?=\S)",
    re.IGNORECASE,
)
# ”Robin Falk, Jonna Ekberg och Hans Öberg deltog”
_LAST = re.compile(
    r"\s+(?:deltog|närvarade|var (?:med|där|på plats|närvarande)|medverkade|satt med)(?: (?:på|vid|i) (?:mötet|träffen|samtalet))?(?:, (?:och|men) (?P<more>[A-ZÅÄÖ].*))?$",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"^\d+(?:\.\d+)*[.)]?\s+(?=[A-ZÅÄÖ])")
_NAME = r"[A-ZÅÄÖ][\w-]+ [A-ZÅÄÖ][\w-]+"
# ”jag själv, Omar Haddad, som vikarierar för Lena Sundqvist”, ”undertecknad Omar Haddad”
_MYSELF = re.compile(
    rf"(?P<before>^|[\s,])(?:[Jj]ag(?: själv)?|[Uu]ndertecknad),?\s+(?P<name>{_NAME})(?:,? som [^,.]+)?(?=[,.]|$)"
)
# ”hans mamma Marie Lundell”, ”föräldrarna Dalia och Karim”
_WHOSE = re.compile(
    r"\b(?:hans|hennes|hens|deras)\s+(?=[a-zåäö]+ [A-ZÅÄÖ])|\bföräldrarna\s+(?=[A-ZÅÄÖ])"
)
# ”Kristin kunde inte komma på grund av ett ärende i rätten”, ”Tomas hade inte möjlighet att delta”
_AWAY = re.compile(
    r"^(?P<who>.+?)\s+(?:kunde|hade|var|kom|deltog|uteblev|fick|saknades|lämnade|anmälde|meddelade)\b(?P<how>.*\b(?:inte|ej|tyvärr|förhinder|frånvarande|sjuk|återbud|bortrest|uteblev)\b.*|)",
    re.IGNORECASE,
)
_LED_AWAY = re.compile(
    r"^\s*(?:tyvärr )?(?:uteblev|saknades)\b|\b(?:inte|ej|förhinder|frånvarande|sjuk|återbud|bortrest|ledig)\b",
    re.IGNORECASE,
)
_WROTE = re.compile(
    r"^(?:[Jj]ag|[Uu]ndertecknad)(?:, (?P<name>[^,]+),)? (?:ledde mötet och |höll i mötet och )?(?:skrev|skriver|antecknade|antecknar|förde anteckning\w*|för anteckning\w*)\b"
)


def plain_people(text: str) -> str:
    """Give a sentence of people with ”hans mamma” as ”mamma”, and who writes by the name alone.

    >>> plain_people("hans mamma Eva Ek samt undertecknad Omar Haddad")
    'mamma Eva Ek samt Omar Haddad'
    """
    return _MYSELF.sub(r"\g<before>\g<name>", _WHOSE.sub("", text))


def present(text: str, known: Known) -> str:
    """Give the list of a sentence that tells who was at the meeting; "" when it is none.

    >>> present("1.2 Närvarande var Eva Ek, Ali Demir samt undertecknad.", Known())
    'Eva Ek, Ali Demir samt undertecknad'
    >>> present("Där var det lugnt, sa Eva Ek.", Known())
    ''
    """
    bare = _NUMBER.sub("", text).strip(" .")
    lead, last = _LEAD.match(bare), _LAST.search(bare)
    if not (lead or last):
        return ""
    said = plain_people(bare[lead.end() :] if lead else bare[: last.start() if last else None])
    people = sentence(said, known, listed=True).people
    told = [one for one in people if one.known or any(" " in name for name in one.names)]
    if len(people) <= 1 or len(told) + 1 < len(people) or not all(one.present for one in people):
        return ""
    more = goes_on(last["more"], known) or last["more"] if last and last["more"] else ""
    return f"{said}. {more}" if more else said


def goes_on(text: str, known: Known) -> str:
    """Give a sentence after one that told who was there, when it tells of more people; else "".

    >>> goes_on("Tomas Ek från Björkviks IF hade tyvärr inte möjlighet att delta.", Known())
    'Ej: Tomas Ek från Björkviks IF (hade tyvärr inte möjlighet att delta)'
    """
    bare = plain_people(_NUMBER.sub("", text)).strip(" .")
    if wrote := _WROTE.match(_NUMBER.sub("", text)):
        return wrote["name"] or "jag"
    if away := away_of(bare, known):
        return away
    return bare if of_people(bare, known, below=True) else ""


def away_of(bare: str, known: Known) -> str:
    """Give ”Ej: Kristin Boman” of ”Kristin Boman kunde inte komma på grund av …”; "" of anything else."""
    found = _AWAY.match(bare)
    if not found or not _LED_AWAY.search(bare[found.end("who") :]):
        return ""
    if re.search(r"\b(?:att|om|hela|från början)\b", fold(found["how"])) and "delta" not in fold(
        bare
    ):
        return ""
    people = sentence(found["who"], known, listed=True, present=False).people
    sure = [one for one in people if one.known or any(" " in name for name in one.names)]
    why = re.sub(r"[(),]", "", bare[found.end("who") :]).strip()
    return f"Ej: {found['who']} ({why})" if people and len(sure) == len(people) else ""
