"""When something is to be done, in one breath: ”löpande, första gången 30 jan”, ”senast fre 20 mars”.

All of the words must be understood, else nothing is: what is left over may be the very condition.
"""

import re

from sigdocs.intake.folding import fold, word_set

MONTH = r"(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)[a-zåäö]*\.?"
WEEKDAY = r"(?:mån|tis|ons|tors?|fre|lör|sön)(?:dag(?:en)?|d)?\.?"
DAY = (
    rf"(?:(?:på\s+)?{WEEKDAY}[\s,]+)?(?:den\s+)?(?:\d{{4}}-\d{{1,2}}-\d{{1,2}}|\d{{6}}(?!\d)|\d{{1,2}}(?::?[ae])?\.?\s+{MONTH}(?:\s+\d{{4}})?"
    rf"|\d{{1,2}}/\d{{1,2}}(?:(?:[-/]|\s)(?:20)?\d{{2}}(?![\d.:]))?)(?:\s*\(?v(?:ecka)?\.?\s?\d{{1,2}}\)?)?"
)
"""A day as people write it; what it means is read where dates are."""
_NEAR = rf"(?:i ?dag|i ?morgon|i ?övermorgon|(?:på |nu på |nästa ){WEEKDAY}(?!\w)|{WEEKDAY}(?=\W*$)|om (?:en|två|tre|fyra|\d) (?:vecka|veckor|dagar|månad|månader))"
_ANY = rf"(?:{DAY}|{_NEAR})"
_OFTEN = (
    # ”varje fre”, ”varannan v”, ”på torsdagar”
    r"(?:var(?:je|annan|t?\s?(?:tredje|fjärde))\s+[a-zåäö]+(?:\s+(?:och|o)\s+[a-zåäö]+)?|dagligen|veckovis"
    r"|(?:på\s+)?(?:mån|tis|ons|tors|fre|lör|sön)dagar(?:na)?|på\s+vardagar(?:na)?"
    r"|(?:en|två|tre|\d+)\s*(?:gång(?:er)?|ggr|g)\s*(?:/|per|i|om|varje)\s*(?:vecka(?:n)?|v|mån(?:ad(?:en)?)?|dag(?:en)?))"
)
_PIECES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(pattern, re.IGNORECASE))
    for name, pattern in (
        # ”fr.o.m. 29/6”, ”start 30 jan”, ”ffg 17/4”, ”första gången tors 5 mars”
        (
            "starts",
            rf"(?:med\s+(?:start|början)|start(?:ar|as|datum)?|börjar|fr\.?\s?o\.?\s?m\.?|från(?:\s+och\s+med)?|ffg\.?(?:\s+är)?|f\.f\.g\.|(?:1:a|första)\s+(?:gång(?:en)?|tillfället)(?:\s+(?:är|blir))?)\s*:?\s*(?:är\s+)?({_ANY})",
        ),
        # ”senast fre 20 mars”, ”klart 24 juli”, ”ska vara klart före 6/2”, ”till den 3 april”
        (
            "due",
            rf"(?:(?:ska|skall)\s+vara\s+)?(?:(?:klart?|färdigt?|gjort)\s*:?\s*)?(?:(?:allra\s+)?senast|före|innan|till(?:\s+och\s+med)?|t\.?\s?o\.?\s?m\.?|deadline|sista\s+dag)?\s*:?\s*({_ANY})",
        ),
        # ”löpande”, ”tills vidare”
        (
            "ongoing",
            r"(l[öo]pande|tills\s+vidare|fortl[öo]pande|kontinuerligt|hela\s+tiden|under\s+hela\s+insats\w*|under\s+insats\w*)\b",
        ),
        # ”varje fredag”, ”två gånger i veckan”
        ("rhythm", rf"({_OFTEN})\b"),
    )
)
OFTEN = re.compile(rf"\b({_OFTEN})(?!\w)", re.IGNORECASE)
"""How often, inside what is to be done: ”Tomas hämtar Tim till träningen på torsdagar”."""
_LAST_DAY = re.compile(
    rf"(?<![\w.)])(?P<word>[\w.)]+)(?P<gap>,?\s+)(?P<day>{DAY})[\s.]*$", re.IGNORECASE
)
# ”går dit från 15/4”, ”efter 15/4”, ”inte förrän 15/4”, ”3/4 och 15/4”, ”fr o m 15/4”
_NOT_LAST = word_set(
    "från sedan sen efter till t.o.m. t.o.m tom med m fr.o.m. fr.o.m from före innan förrän tidigast kring runt"
    " omkring cirka ca och eller mellan"
)


def last_day(text: str) -> tuple[str, str] | None:
    """Part what is to be done from the day that it ends in; None when it ends in none, or in another.

    >>> last_day("Robin samlar alla brev och tar med till mig 15/4"), last_day("Noor går dit från 15/4")
    (('Robin samlar alla brev och tar med till mig', '15/4'), None)
    """
    found = _LAST_DAY.search(text)
    if found is None or fold(found["word"]) in _NOT_LAST:
        return None
    return text[: found.start("gap")], found["day"]


_BETWEEN = re.compile(r"^[\s,;.()–—-]*(?:(?:och|samt|sedan|därefter|med)\b[\s,]*)?")


def when(text: str) -> dict[str, str]:
    """Part what is said of when into ``starts``, ``due``, ``ongoing``, ``rhythm``; {} when unsure.

    >>> when("löpande fr.o.m. 23 jan.")
    {'ongoing': 'löpande', 'starts': '23 jan.'}
    >>> when("senast fre 20 mars"), when("när Elis orkar")
    ({'due': 'fre 20 mars'}, {})
    """
    found: dict[str, str] = {}
    rest = _BETWEEN.sub("", text.strip())
    while rest:
        for name, pattern in _PIECES:
            if name not in found and (part := pattern.match(rest)):
                found[name] = "löpande" if name == "ongoing" else part[1].strip()
                rest = _BETWEEN.sub("", rest[part.end() :])
                break
        else:
            return {}
    return found
