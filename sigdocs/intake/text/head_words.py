"""Words of a note's first lines: what kind it is, where and when it was, and what says nothing."""

import re

from sigdocs.intake.folding import fold
from sigdocs.intake.lines.when import DAY, MONTH, WEEKDAY
from sigdocs.model.note import NoteKind

_KINDS: tuple[tuple[NoteKind, str], ...] = (
    # ”Avvikelse i ärende SIG-2026-001”, ”avvikelse tim + akut möte”
    (NoteKind.DEVIATION, r"avvikelse\w*"),
    # ”upf noor 12/3”, ”Uppföljningsmöte Noor”, ”vi hade uppföljning idag”
    (NoteKind.FOLLOW_UP, r"(?:extra|kort)?\s?upp?f(?:olj\w*)?|uf"),
    # ”STARTMÖTE noor”, ”Planeringsmöte (startmöte) – Robin Falk”
    (NoteKind.START, r"(?:upp)?start(?:mote\w*)?|planeringsmote\w*"),
    # ”AVSLUT robin falk”, ”Avslutsmöte Noor Rahimi”
    (NoteKind.CLOSING, r"avslut(?:smote\w*|ning\w*|ande mote)?|slutmote\w*"),
    # ”inskr. tis 3/2”, ”Inskrivning unga vuxna”, ”inskrivningssamtal”
    (NoteKind.INTAKE, r"inskr(?:ivning\w*)?"),
    # ”Paus i handlingsplanen”, ”Beslut om paus”
    (NoteKind.PAUSE, r"paus(?:en|ad|beslut\w*)?"),
    # ”noor R, sam.”, ”Ändrat samtycke”
    (NoteKind.CONSENT, r"samtyck\w*|sam(?=\W*$)|medgivande\w*"),
    # ”Journal Robin”, ”journalanteckning”, ”tjänsteanteckning”
    (NoteKind.CONTACT, r"journal\w*|tjansteanteckning\w*"),
)
_WEAK: tuple[tuple[NoteKind, str], ...] = (
    # ”Handlingsplan Robin, avstämning 22/4”: what else is said of the kind comes first
    (NoteKind.FOLLOW_UP, r"avstamning\w*|avcheckning\w*"),
    # ”Handlingsplan, första mötet”
    (NoteKind.START, r"forsta motet"),
    # ”Första samtalet”
    (NoteKind.INTAKE, r"forsta samtalet|inskrivningssamtal\w*"),
    # ”Kort samtal om Noor”, ”telefonsamtal med Marie”
    (
        NoteKind.CONTACT,
        r"(?:kort )?(?:telefon)?samtal(?:et)?|hembesok\w*|kontakt|(?:per |via )?tfn|per telefon",
    ),
)
_OWN = re.compile(
    r"(?:rattelse|rattning|korrigering|andring av(?! samtyck)|\w*intervju|nominering|utlamn)\w*"
)


def of_its_own(text: str) -> bool:
    """Whether a title is of a kind whose first lines are read elsewhere: a correction, an interview."""
    return bool(_OWN.search(fold(text)))


def kind_of(text: str, *, sure: bool = False) -> NoteKind | None:
    """Give the one kind of note that words tell; None when none or several do.

    ``sure`` leaves out words that tell a kind only in a title: ”samtal”, ”avstämning”.

    >>> kind_of("upf noor"), kind_of("avstämning med anledning av avvikelse")
    (<NoteKind.FOLLOW_UP: 'uppföljning'>, <NoteKind.DEVIATION: 'avvikelse'>)
    >>> kind_of("startmöte och avslut"), kind_of("rättelse av uppföljning")
    (None, None)
    """
    plain = fold(text)
    if of_its_own(text):
        return None
    for table in (_KINDS,) if sure else (_KINDS, _WEAK):
        found = [kind for kind, words in table if re.search(rf"(?<![\w-])(?:{words})(?!\w)", plain)]
        if found:
            return found[0] if len(found) == 1 else None
    return None


CASE = re.compile(r"(?<![\w-])[A-ZÅÄÖa-zåäö]{2,8}-\d{4}-\d{1,5}(?![\w-])")
# ”Ärende: SIG-2026-002, Tim”
NUMBER_NAME = re.compile(rf"({CASE.pattern})[,;]?\s+([A-ZÅÄÖ][\w-]+(?: [A-ZÅÄÖ][\w-]*)?)")
# ”260312”, ”12/3”, ”torsdag den 12 mars 2026”, ”tors 5/3 2026”, ”29 april 2026, onsdag”, ”idag”
DATE = re.compile(
    rf"(?<![\w/.-])(?:(?:idag|i dag|igår|i går)\s*,?\s*(?={WEEKDAY}|\d{{1,2}}[/ ])|(?:i ?dag|i ?går)\s+)?(?:{DAY})(?:\s*,\s*(?:{WEEKDAY})(?![\w]))?(?![\w/])",
    re.IGNORECASE,
)
NEAR = re.compile(r"(?<!\w)(?:i ?dag|i ?går)(?!\w)", re.IGNORECASE)
_HOUR = r"(?:[01]?\d|2[0-3])"
_CLOCK = rf"{_HOUR}[.:][0-5]\d"
_ANY = rf"(?:{_CLOCK}|{_HOUR})"
# ”kl 15-16”, ”10.00-10.50”, ”13-14.20”, ”15:00 – 15:55”, ”10–11”, ”kl 13”, ”10.00”
TIME = re.compile(
    rf"(?<![\d/.,:-])(?:(?:kl(?:ockan)?\b\.?\s*){_ANY}(?:\s*(?:[-–—]|till)\s*(?:kl\.?\s*)?{_ANY})?|{_ANY}\s*[-–—]\s*{_ANY}|{_CLOCK})(?![\d%/]|[.:]\d|\s*(?:%|kr\b))(?:\s*\((?:sommartid|vintertid)\))?",
    re.IGNORECASE,
)
PLACE = re.compile(
    r"(?<!\w)(?:rum|sal|lokal(?:en)?|konferensrum\w*|samtalsrum\w*|grupprum\w*|\w*centrum|\w*centralen|familjehuset|\w*huset|\w*kontoret|\w*skolan?|\w*gymnasiet?"
    r"|\w*gatan?|\w*torget|\w*vagen|bibliotek\w*|fritidsgard\w*|teams|zoom|skype|digitalt|lank|mottagning\w*|(?:pa|i|hos|hemma|hemma hos|via|in[oe]m|vid) [\w-]+)(?!\w)"
)
# ”upf på hagag”, ”uppföljning hos Frivården”: the kind, and where
KIND_AT = re.compile(r"^(.+?)\s((?:på|hos|hemma hos)\s[^\W\d_]+)$", re.IGNORECASE)
# ”Lotsen, kl 13.00”: a house by its ending, and none of those who are called so
HOUSE = re.compile(
    r"(?!(?:Helen|Ellen|Sten|Karen|Jörgen|Carmen|Owen)\b)[A-ZÅÄÖ][a-zåäö]{2,}(?:en|et)"
)
WEEKDAY_ALONE = re.compile(rf"(?:{WEEKDAY})", re.IGNORECASE)
# ”vi hade uppföljning idag med Noor”, ”Idag träffades vi för uppföljning”
MEETING = re.compile(r"(?<!\w)(?:vi|träffades|möttes|sågs|mötet|möte)(?!\w)", re.IGNORECASE)
NOISE = frozenset(
    fold(word)
    for word in [
        "möte",
        "mötet",
        "mötesanteckning",
        "mötesanteckningar",
        "minnesanteckning",
        "minnesanteckningar",
        "anteckning",
        "anteckningar",
        "sammanfattning",
        "av",
        "på",
        "i",
        "om",
        "för",
        "med",
        "den",
        "det",
        "en",
        "ett",
        "till",
        "vi",
        "hade",
        "har",
        "haft",
        "träffades",
        "sågs",
        "möttes",
        "var",
        "hölls",
        "höll",
        "idag",
        "igår",
        "sig",
        "siguv",
        "social",
        "sociala",
        "insatsgrupp",
        "insatsgrupper",
        "insatsgruppen",
        "handlingsplan",
        "handlingsplanen",
        "åtgärdsplan",
        "åtgärdsplanen",
        "planen",
        "plan",
        "beslut",
        "insatsen",
        "ärende",
        "ärendet",
        "kort",
        "extra",
        "akut",
        "nr",
        "nummer",
        "ungdom",
        "ungdomen",
        "klient",
        "klienten",
        "och",
        "samt",
        "ang",
        "angående",
        "gällande",
        "avs",
        "anledning",
        "anledn",
        "skrivet",
        "dag",
        "dagens",
        "tid",
        "datum",
    ]
)
YOUNG_ADULTS = re.compile(r"unga?\s+vux(?:na|en)", re.IGNORECASE)
NUMBERED = re.compile(r"(?:nr\.?\s*)?\d{1,2}|[ivx]+", re.IGNORECASE)
MONTH_ALONE = re.compile(MONTH, re.IGNORECASE)
# ”Lena Sundqvist (antecknar)”, ”Jonna Ekberg (organisatör, antecknar)”
WROTE = re.compile(
    r"@?([A-ZÅÄÖ][\w-]+(?: [A-ZÅÄÖ][\w-]+){0,2})\s*\([^()]*\b(?:antecknar|antecknade|antecknare|skriver|skrev|protokollförare|sekreterare|för anteckningar|förde anteckningar|vid pennan|vid datorn|för protokoll)\b[^()]*\)"
)
# ”Jonna skriver.”, ”Lena Sundqvist antecknade”
WRITES = re.compile(
    r"^([A-ZÅÄÖ][\w-]+(?: [A-ZÅÄÖ][\w-]+)?) (?:skriver|skrev|antecknar|antecknade|för anteckningar|förde protokoll)\W*$"
)
# ”jag (jonna)”, ”jag, Lena”
MYSELF = re.compile(r"(?<!\w)(?:jag|undertecknad)\s*\(([^\W\d_]+(?: [^\W\d_]+)?)\)", re.IGNORECASE)
# ”jag själv, Omar Haddad, som vikarierar”, ”undertecknad Omar Haddad”, ”Jag, Omar Haddad, ringde”
MYSELF_NAMED = re.compile(
    r"(?<![\w”\"“«'’])(?:[Jj]ag(?: själv)?|[Uu]ndertecknad),?\s+([A-ZÅÄÖ][\w-]+ [A-ZÅÄÖ][\w-]+)(?=,|\.|$|\s)"
)
# ”omar här (lena ledig)”
HERE = re.compile(r"^([^\W\d_]+(?: [^\W\d_]+)?) här(?:\s*\([^()]*\))?$", re.IGNORECASE)
