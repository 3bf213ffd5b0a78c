"""How a commitment stands, in whatever notation: ”[klar]”, ”-> KLAR 260226”, ”pågår, 7 av 9 dagar”, ”blev av”."""

import re
from dataclasses import dataclass

from sigdocs.intake.folding import fold
from sigdocs.intake.lines.when import DAY
from sigdocs.intake.values.choices import read_choice
from sigdocs.model.plan import GoalStatus, Status

_MARK = re.compile(r"^\s*(?:\[(?P<box>[xXvV✓✔ ])\]|(?P<done>[☑☒✓✔✅🗹])|(?P<todo>[☐⬜]))\s*")
_SEPARATOR = re.compile(
    r"\s*(?:[-–—=]+>|→|⇒|:(?=\s)|=|\(|\[|\||,(?=\s)|;|\.(?=\s)|\s[–—-]\s|!(?=\s))\s*|\s[–—-](?=\w)"
)
_HEAD_WORDS = 4
# ”klart senast 30/10” is when it shall be, not that it is
_TO_BE = re.compile(r"\s*(?:senast|till|före|innan|om (?:en|två|\d))\b", re.IGNORECASE)
_STOP = re.compile(r"\s*(?:[,;:.()\[\]|!]|\s[–—-]\s|[–—]|->|→)\s*")
# ”Nytt datum: 27 feb”, ”flyttat till 27/2”, ”skjuts till den 3 april”, ”ny tid fre 20 mars”
_NEW_DUE = re.compile(
    r"[\s,.;:(–—-]*\b(?:nytt?\s+(?:slut)?(?:datum|dag|tid|försök)|ny(?:a)?\s+(?:tid(?:en)?|dag(?:en)?|deadline|sista dag|datum)|(?:fram)?flytta\w*(?:\s+(?:fram|upp))?(?:\s+(?:det|den|datum|datumet|tiden))?\s+till|skjut\w*(?:\s+(?:fram|upp))?\s+till|förläng\w*\s+(?:till|t\.?o\.?m\.?)"
    r"|ändra\w*(?:\s+datum\w*)?\s+till|gäller\s+nu\s+till|senast\s+nu|nu\s+senast|nytt\s+senast)(?:\s+(?:för|till)\s+(?:det|den|\w+))?\s*(?:är|blir|:)?\s*(?:nu\s+)?(?:satt\s+till\s+)?(?:senast\s+)?"
    rf"({DAY}|(?:på )?(?:mån|tis|ons|tors|fre|lör|sön)dag(?=\W|$))\)?",
    re.IGNORECASE,
)
_PROSE: tuple[tuple[Status | None, re.Pattern[str]], ...] = tuple(
    (status, re.compile(pattern))
    for status, pattern in (
        # ”togs inte upp”, ”kunde Å7 inte tas upp”, ”hanns inte med”
        (
            Status.NOT_REVIEWED,
            r"\b(?:togs|tas|tagits|behandlades|diskuterades|hanns) (?:ej|inte) (?:upp|med)\b|\b(?:ej|inte) (?:tas|togs|tagits) upp\b|\b(?:ej|inte) (?:uppe|behandla\w*)\b",
        ),
        # ”har inte kommit igång”, ”ej påbörjat än”, ”blev inte av”, ”har inte hunnit”
        (
            Status.NOT_STARTED,
            (
                r"\b(?:ej|inte|annu inte|inte annu|aldrig|inget)\b(?: \w+){0,2}? (?:pabor\w*|startat\w*|startad|borjat|borja|kommit ig\w+|blivit av|blivit gjor\w*|gjort\w*|gjord|hunnit\w*(?! (?:med )?(?:alla|allt|hela)\b)|hant|skett|igang|kommit till skott)\b"
                r"|\bblev (?:inte|ej) av\b|\bhann (?:inte|ej)\b|\bkvar att gora\b|\binget (?:har )?hant\b|\boborjad\w*|\bopaborja\w*"
            ),
        ),
        # ”inte klart”, ”inte helt klar än”: begun or not, nobody can tell
        (
            None,
            r"\b(?:ej|inte)\b(?: \w+){0,2}? (?:klar\w*|fardig\w*|slutfor\w*|uppfyll\w*)\b|\b(?:nastan|snart) (?:klar\w*|fardig\w*|slutfor\w*)\b",
        ),
        # ”utgår”, ”avbröts”, ”stryks”, ”inte längre”, ”ej aktuellt”
        (
            Status.DROPPED,
            r"\butga(?:r|tt|ick)\b|\butgick\b|\bavbr(?:ots|yts|utet|uten)\b|\bstryk(?:s|er|en)?\b|\bstrukits?\b|\bstruken\b|\b(?:ej|inte) langre\b|\b(?:ej|inte) aktuell\w*|\blaggs? ne[rd]\b|\btas bort\b|\bplockas bort\b|\bavslutas utan\b",
        ),
        # ”delvis”, ”till hälften”, ”halvvägs”, ”har inte hunnit med alla”
        (
            Status.PARTLY,
            r"\bdelvis\b|\btill (?:halften|viss del)\b|\bhalvvags\b|\bhalv(?:klar|fardig|skriv|gjor)\w*|\bhalva\b|\ben del\b|\b(?:inte|ej) hunnit (?:med )?(?:alla|allt|hela)\b",
        ),
        # ”är klart”, ”klar 17 feb”, ”blev av”, ”fixat”, ”har gjort”
        (
            Status.DONE,
            r"\bklart?\b|\bklara\b|\bfardig\w*|\bavklara[dt]\w*|\bslutford\w*|\bslutfort\b|\bgenomfor[dt]\w*|\butford?t?\b|\b(?:ar|blev|blivit|har) gjor[dt]\w*|\bgjort\b|\bfixa[dt]\w*|\bblev av\b|\bavslutad\w*|\bavslutat\b|\bfullgjor\w*|\bavprick\w*|\bklara(?:de|des|ts)\b|\b(?:uppgiften|det) ar slut\b|\bhar (?:nu )?bokats\b|\bi mal\b|\bbockad?\b|\bavbocka\w*",
        ),
        # ”pågår”, ”rullar på”, ”fortsätter”, ”fungerar bra”, ”är igång”
        (
            Status.ONGOING,
            r"\bfortfarande\b|\bkor vidare\b|\btuffar\b|\bpaga(?:r|tt|ende)\b|\bpagick\b|\brulla[rt]?\b|\bfortsatt(?:er|e)?\b|\bfortgar\b|\bloper(?: pa)?\b|\big[aå]ng\b|\bpa gang\b|\bgar enligt plan\w*|\bpaborja[dt]\w*|\bhaller (?:i sig|pa)\b|\bhar (?:borjat|startat|kommit igang)\b|\bligger (?:kvar|fast)\b|\bkvarstar\b|\bstar kvar\b",
        ),
    )
)


# ”vi stryker punkten”, ”det åtagandet tas bort”: of the commitment; ”Lina jobbar inte längre där” is not
_STRUCK = re.compile(
    r"\b(?:stryk\w*|struk\w*|utgar|utgick|(?:tar|tas|ta) bort) (?:den |det |denna |detta )?(?:punkt|atagand|uppgift|insats)\w*"
    r"|\b(?:punkt|atagand|uppgift|insats)\w* (?:stryks|utgar|utgick|tas bort)\b"
)
# ”skriver klart det senast den 30 april”, ”ska vara klart”: to be done, not done
_TO_DO = re.compile(
    r"\b(?:ska|skall|skriver|skriva|gor|gora|goras|blir|bli|far|maste|behover|hoppas|tanker)\b(?: \w+){0,3} (?:klart?|fardig\w*|gjort)\b"
)
_MARKED_LAST = re.compile(r"\s*(?:✅|☑|✔|✓)️?\s*\.?$")


@dataclass(frozen=True, slots=True)
class State:
    """What a line says of how something stands.

    Attributes:
        status: as written when it is one of the words, else the plain word; "" when none was said.
        wording: what the line says before that.
        comment: what it says after.
        new_due: a new day, as written.
        unclear: whether it says how things stand in words that may mean two things.
    """

    status: str = ""
    wording: str = ""
    comment: str = ""
    new_due: str = ""
    unclear: bool = False


def state_of(text: str, *, prose: bool = True) -> State:
    """Read how something stands; ``prose`` also where the word stands inside a sentence.

    >>> state_of("Anpassat schema – klart 3 feb").status, state_of("Peter skjutsar [pågår]").status
    ('klart', 'pågår')
    >>> state_of("har inte kommit igång än").status, state_of("inte helt klart").unclear
    ('ej påbörjad', True)
    """
    if last := _MARKED_LAST.search(text):
        told = state_of(text[: last.start()], prose=False)
        if told.status or told.unclear:
            return told
        return State(Status.DONE.value, text[: last.start()].strip(), "", told.new_due)
    marked = _MARK.match(text)
    said = text[marked.end() :] if marked else text
    due = _NEW_DUE.search(said)
    bare = f"{said[: due.start()]} {said[due.end() :]}".strip() if due else said
    found = _separated(bare) or (_in_prose(bare) if prose else None)
    if found is None and marked:
        done = bool(marked["done"]) or (marked["box"] or " ") != " "
        found = State(Status.DONE.value if done else "", bare.strip())
    found = found or State(wording=bare.strip(" .,–—-"))
    return State(found.status, found.wording, found.comment, due[1] if due else "", found.unclear)


def _separated(text: str) -> State | None:
    """Read a status right after a sign that parts it from the wording, or first on the line."""
    cuts = [(0, 0), *((cut.start(), cut.end()) for cut in _SEPARATOR.finditer(text))]
    unclear = None
    for start, end in cuts:
        tail = text[end:]
        head = _STOP.split(tail, maxsplit=1)[0]
        taken = _leading(head)
        if not taken:
            continue
        if _denied(head) or _TO_BE.match(tail[len(taken) :]):
            unclear = State(wording=text.strip(), unclear=True)
            continue
        wording = text[:start].strip(" .,:–—-([|")
        comment = tail[len(taken) :].strip(" .,:;–—-()[]|")
        return State(_less_dropped(taken, comment), wording, comment)
    return unclear


def _less_dropped(taken: str, comment: str) -> str:
    """Read ”inte gjort. Tim vill behålla sitt gamla, vi stryker punkten” as what is struck out."""
    choice = read_choice(Status, taken)
    if choice and choice.value is Status.NOT_STARTED and _STRUCK.search(fold(comment)):
        return Status.DROPPED.value
    return taken


def _denied(head: str) -> bool:
    return any(status is None and pattern.search(fold(head)) for status, pattern in _PROSE)


def _leading(head: str) -> str:
    """Give the words a piece begins with that are a status; "" when it begins with none."""
    parts = head.split()
    for count in range(min(_HEAD_WORDS, len(parts)), 0, -1):
        words = " ".join(parts[:count]).strip(" .!")
        choice = read_choice(Status, words)
        if choice and choice.sure and fold(words) != "lopande":
            return words
    return ""


def _in_prose(text: str) -> State | None:
    """Read a status inside a sentence: in its first clause when that says one, else in all of it."""
    first = re.split(r"[,;](?=\s)|\s[–—-]\s", text, maxsplit=1)[0]
    told = _in_clause(first) if first != text else None
    return told if told and told.status else _in_clause(text)


def _in_clause(text: str) -> State | None:
    plain = fold(text)
    to_do = _TO_DO.search(plain)
    hits = [
        (found.start(), order, status)
        for order, (status, pattern) in enumerate(_PROSE)
        if (found := pattern.search(plain)) and not (to_do and status is Status.DONE)
    ]
    if not hits:
        return None
    _, _, status = min(hits, key=lambda hit: hit[1])
    if status is Status.NOT_STARTED and any(one is Status.DROPPED for _, _, one in hits):
        status = Status.DROPPED  # ”inte gjort, vi stryker punkten”
    sure = {one for _, _, one in hits if one not in {status, None}}
    if status is None or (sure and not _one_leads(status, sure)):
        return State(wording=text.strip(), unclear=True)
    return State(status.value, text.strip(), text.strip(" ."))


def _one_leads(status: Status, others: set[Status]) -> bool:
    """Whether what was found first goes before the others: ”fortsätter tills den är klar” does not."""
    closed = {Status.DONE, Status.DROPPED}
    leads = {Status.NOT_STARTED, Status.DROPPED, Status.PARTLY, Status.NOT_REVIEWED}
    return not ({status, *others} & closed) or status in leads


def goal_state(text: str) -> tuple[str, str]:
    """Read ”Målet är uppnått.”, ”utgår, familjen fortsätter själva” as status and comment of a goal."""
    said = re.sub(
        r"^(?:(?:del)?målet|måluppfyllelse|status)?\s*:?\s*(?:är|har|bedöms(?: vara)?|anses|blev|har blivit|har nu)?\s*(?:nu\s+)?",
        "",
        text.strip(),
        flags=re.IGNORECASE,
    )
    head, *rest = re.split(r"\s*[,;:(.]\s*|\s+[–—-]\s+", said, maxsplit=1)
    choice = read_choice(GoalStatus, head)
    if choice and choice.sure:
        return head, (rest[0] if rest else "").strip(" .)")
    return "", ""
