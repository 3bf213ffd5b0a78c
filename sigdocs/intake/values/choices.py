"""The words people write for the choices of a note, and what they most likely mean."""

import re
from bisect import bisect
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from rapidfuzz import fuzz, process

from sigdocs.intake.folding import key
from sigdocs.intake.values.legal_grounds import read_ground
from sigdocs.intake.values.marks import AS_PICTURE, TICKED, UNTICKED
from sigdocs.model.consent import ConsentAction, Information
from sigdocs.model.disclosure import Ground, Initiative
from sigdocs.model.insats import InsatsAction
from sigdocs.model.interview import SuspicionSource, Term
from sigdocs.model.nomination import AgeBand, NominationState, SchoolType
from sigdocs.model.note import CaseType, LegalFrame, NoteKind, Origin
from sigdocs.model.note_types import NOTE_TYPES
from sigdocs.model.people import Custody, Protection
from sigdocs.model.plan import GoalStatus, MeasureKind, Status

_TYPO = 85.0
_MARGIN = 8.0
_LIKELY = 70.0
_SHORTEST = 5

SYNONYMS: Mapping[type[StrEnum], Mapping[StrEnum, str]] = {
    NoteKind: {row.kind: row.names for row in NOTE_TYPES},
    CaseType: {
        CaseType.YOUTH: "ungdomar, sig ungdom, sig, barn",
        CaseType.YOUNG_ADULT: "ung vuxen, sig unga vuxna, siguv, uv",
    },
    LegalFrame: {
        LegalFrame.SOL: "socialtjänstlagen, bistånd",
        LegalFrame.LVU: "lvu 22, mellantvång enligt lvu",
        LegalFrame.SENTENCE: "ungdomsvård, ungdomstjänst, lsu, dom",
        LegalFrame.WAIVER: "straffvarning",
        LegalFrame.INTERIM: "22 § lvu",
    },
    Origin: {
        Origin.FOCUS_GROUP: "fokusgruppen",
        Origin.SOCIAL_WORKER: "soc sekr, socialtjänsten, soc",
        Origin.OWN: "egen, själv, familjen",
        Origin.HOME_FROM_SIS: "sis, hemflytt från sis",
        Origin.PRISON: "kriminalvården, frigivning",
        Origin.OTHER: "övrigt",
    },
    ConsentAction: {
        ConsentAction.GIVEN: "ja, finns, ges, givet, lämnas, skriftligt, muntligt, samtycker",
        ConsentAction.CHANGED: "ändras, utökat, utökas, utvidgat, begränsat, kompletterat",
        ConsentAction.WITHDRAWN: "återkallas, återkallar, upphört, tillbakataget, taget tillbaka",
        ConsentAction.UNCHANGED: "oförändrad, inga ändringar, ingen ändring, som förut, samma som förut, samma som sist, gäller som förut",
    },
    InsatsAction: {
        InsatsAction.GIVEN: "ja, ges, givet, lämnas, samtycker",
        InsatsAction.WITHDRAWN: "återkallas, återkallar, tillbakataget, taget tillbaka, tas tillbaka, tar tillbaka",
    },
    Information: {
        Information.SCHOOL: "skola, skolnärvaro, närvaro, skolan, betyg",
        Information.CRIME: "brott, kriminalitet, misstankar",
        Information.HEALTH: "hälsa, missbruk, droger, drogprover, vård, provsvar",
        Information.FAMILY: "hem, hemsituation, familjen",
        Information.HOUSING: "bostad",
        Information.MONEY: "försörjning, skulder",
        Information.LEISURE: "fritiden, fritidsaktivitet, idrott, träning",
        Information.WORK: "arbete, jobb, praktik",
        Information.OTHER: "övrigt",
    },
    NominationState: {
        NominationState.PROPOSED: "ny, föreslås, nominerad",
        NominationState.DISCUSSED: "diskuterades, uppe i fokusgruppen",
        NominationState.INFORMED: "familjen informerad, informerades",
        NominationState.GOES_ON: "går till ärende",
        NominationState.NO: "tackade nej, avböjer",
        NominationState.NOT_CURRENT: "inte aktuell, ej aktuellt, inte aktuellt",
        NominationState.BECAME_CASE: "ärende, öppnat ärende",
    },
    Initiative: {
        Initiative.REQUEST: "begäran, begärt, efter begäran",
        Initiative.OWN: "eget, egen, på eget initiativ, självmant",
    },
    AgeBand: {
        AgeBand.UNDER_12: "under 12",
        AgeBand.TO_14: "12–14, 12-14, 12-14 år",
        AgeBand.TO_17: "15–17, 15-17, 15-17 år",
        AgeBand.TO_20: "18–20, 18-20, 18-20 år",
        AgeBand.OLDER: "över 20, 21 eller mer, över 20 år",
    },
    SchoolType: {
        SchoolType.COMPULSORY: "högstadiet, mellanstadiet",
        SchoolType.UPPER: "gymnasiet, gymnasieskola",
        SchoolType.ADAPTED: "anpassad grundskola, anpassad gymnasieskola, särskola",
        SchoolType.ADULT: "komvux, folkhögskola",
        SchoolType.NONE: "ingen, går inte i skolan",
    },
    Protection: {
        Protection.NONE: "inga, ingen, saknas",
        Protection.MARKED: "sekretessmarkerad, sekretessmarkerade",
        Protection.REGISTERED: "skyddad folkbokförd, skyddad adress",
        Protection.ASSUMED: "fingerade, fingerad identitet",
    },
    Custody: {
        Custody.JOINT: "delad, båda, gemensam vårdnad",
        Custody.SOLE: "egen, ensam vårdnad, ensamstående",
        Custody.NONE: "inte, ej, har inte, har ej, saknar, saknas, nej, utan",
    },
    Status: {
        Status.NOT_STARTED: "inte påbörjad, ej påbörjat, inte påbörjat, ej startad, inte börjat, "
        "ej börjat, ej gjort, inte gjort",
        Status.ONGOING: "på gång, pågående, löpande, fortsätter, fortgår, påbörjad, påbörjat",
        Status.PARTLY: "delvis klar, delvis klart, till viss del, delvis uppfyllt",
        Status.DONE: "klart, klara, gjort, gjord, färdig, färdigt, genomförd, genomfört, utfört, "
        "avslutad, avslutat, avklarat, slutförd, slutfört, slutförda, uppfyllt, uppfylld",
        Status.DROPPED: "utgått, utgår ur planen, struken, stryks, inte aktuell, ej aktuell, "
        "inte aktuellt, ej aktuellt",
        Status.NOT_REVIEWED: "inte behandlad, ej behandlat, inte behandlat, togs inte upp, "
        "togs ej upp, hanns inte med, inte uppe",
    },
    GoalStatus: {
        GoalStatus.OPEN: "på gång, pågående, löpande, fortsätter, kvarstår",
        GoalStatus.REACHED: "uppfylld, uppnått, uppnådd, nått, klar, klart, uppfyllt mål, nått mål",
        GoalStatus.PARTLY: "delvis uppfyllt, delvis uppnått, till viss del",
        GoalStatus.DROPPED: "utgått, struket, stryks, inte aktuellt, ej aktuellt",
    },
    Term: {Term.SHORT: "kort, på kort sikt, snart", Term.LONG: "lång, på lång sikt, längre sikt"},
    SuspicionSource: {
        SuspicionSource.SELF: "den unge, ungdomen, egen uppgift, själv",
        SuspicionSource.POLICE: "polisen, polis, enligt polisen",
    },
    MeasureKind: {
        MeasureKind.ATTENDANCE: "närvaro, närvaro i skolan, skolnärvaron",
        MeasureKind.SUSPICIONS: "misstankar, brottsmisstanke, misstanke, misstankar om brott",
        MeasureKind.REPORTS: "anmälningar, anmälan, polisanmälan, polisanmäld",
        MeasureKind.WORRY: "orolig, föräldrars oro, oro vårdnadshavare, oroskala",
        MeasureKind.IMPORTANCE: "viktigt, mi viktigt, viktighet, hur viktigt är det",
        MeasureKind.CONFIDENCE: "tilltro att lyckas, säker, hur säker, mi tilltro",
        MeasureKind.READINESS: "redo, hur redo, beredd att börja, beredd att börja nu, mi beredd",
        MeasureKind.OTHER: "övrigt",
    },
}

# What may be meant, asked and never taken.
_HINTS: Mapping[type[StrEnum], Mapping[StrEnum, str]] = {
    Status: {
        Status.ONGOING: "ej klar, inte klar, ej klart, inte klart, funkar bra, fungerar bra, funkar, fungerar, bra, går bra, ok, okej, ja",
        Status.PARTLY: "nja, sådär, så där, ibland, halvbra, lite, både och, inte riktigt",
        Status.NOT_REVIEWED: "bordläggs, bordlagt, bordlagd, tas nästa gång, vet ej",
        Status.NOT_STARTED: "nej, inte, dåligt, går dåligt, funkar inte, fungerar inte",
    },
    Protection: {
        Protection.MARKED: "ja, skydd, skyddad, skyddade, skyddade uppgifter, skyddade personuppgifter",
        Protection.REGISTERED: "skyddad bostad, hemlig adress",
    },
    Custody: {Custody.NONE: "har ej, har inte"},
    GoalStatus: {
        GoalStatus.OPEN: "funkar bra, bra, går bra, ok, nja, sådär, nej",
        GoalStatus.REACHED: "ja",
    },
}


@dataclass(frozen=True, slots=True)
class Choice:
    """A choice that was read; ``sure`` when written as the choice or a known synonym."""

    value: StrEnum
    sure: bool = True


@cache
def _table(kind: type[StrEnum]) -> Mapping[str, StrEnum]:
    table = {
        key(word): value
        for value, words in SYNONYMS.get(kind, {}).items()
        for word in words.split(",")
    }
    return table | {key(value): value for value in kind}


@cache
def _hints(kind: type[StrEnum]) -> Mapping[str, StrEnum]:
    return {
        key(word): value
        for value, words in _HINTS.get(kind, {}).items()
        for word in words.split(",")
    }


def read_choice(kind: type[StrEnum], text: str) -> Choice | None:
    """Read ``text`` as one of ``kind``: exactly, by synonym, or with a small slip of the pen.

    >>> read_choice(Status, "På gång").value.value
    'pågår'
    >>> read_choice(Status, "nja") is None
    True
    """
    read = read_ground(text) if kind is Ground else _band(text) if kind is AgeBand else None
    if read or kind is Ground:  # a slip of the pen is another section of the law
        return Choice(read) if read else None
    table = _table(kind)
    aside = re.sub(r"\s*\([^()]*\)\s*$", "", text) if kind is NoteKind else text
    for part in (text, aside):
        if (word := key(part)) in table:
            return Choice(table[word])
    word = key(aside)
    if len(word) < _SHORTEST or word in _hints(kind) or kind is AgeBand:
        return None
    near = process.extract(word, list(table), scorer=fuzz.ratio, score_cutoff=_TYPO - _MARGIN)
    scores: dict[StrEnum, float] = {}
    for known, score, _ in near:
        scores[table[known]] = max(scores.get(table[known], 0), score)
    ranked = sorted(scores.items(), key=lambda pair: -pair[1])
    if not ranked or ranked[0][1] < _TYPO:
        return None
    if len(ranked) > 1 and ranked[0][1] - ranked[1][1] < _MARGIN:
        return None
    return Choice(ranked[0][0], sure=False)


def _band(text: str) -> AgeBand | None:
    """The band that holds a span of years, ”15-16 år”; none for one exact age, or across bands."""
    found = re.fullmatch(r"(\d{1,2})\s*[–-]\s*(\d{1,2})(?:\s*år)?", text.strip())
    bands = {bisect(_YEARS, int(age)) for age in found.groups()} if found else set()
    return list(AgeBand)[bands.pop()] if len(bands) == 1 else None


def likely(kind: type[StrEnum], text: str) -> str:
    """Give what ``text`` may have meant, to be asked; empty when there is no idea."""
    word = key(text)
    if not word:
        return ""
    for known, value in _hints(kind).items():
        if word == known or word.startswith(known + " "):
            return value.value
    table = _table(kind)
    hit = process.extractOne(word, list(table), scorer=fuzz.ratio, score_cutoff=_LIKELY)
    return table[hit[0]].value if hit else ""


def choices(kind: type[StrEnum]) -> str:
    """List what may be written, for a message."""
    return ", ".join(kind)


_YEARS = (12, 15, 18, 21)
_YES = frozenset(map(key, ("ja", "j", "ja tack", "sant", "true", "yes", "japp", "jo")))
_NO = frozenset(
    map(
        key,
        (
            *("nej", "n", "nej tack", "falskt", "false", "no", "inte", "ej", "ingen", "inga"),
            *("inte med", "ej med"),
        ),
    )
)


def read_bool(text: str, *names: str) -> bool | None:
    """Read yes or no; the field's own names count as yes (”löpande” under Löpande).

    >>> read_bool("☒"), read_bool("Nej."), read_bool("kanske")
    (True, False, None)
    """
    bare = text.replace(AS_PICTURE, "").strip().casefold().strip("[]() ")
    if bare in TICKED:
        return True
    if bare in UNTICKED:
        return False
    word = key(text)
    if word in _YES or word in {key(name) for name in names}:
        return True
    return False if word in _NO else None
