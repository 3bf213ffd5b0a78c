"""When and where a meeting was held, told in a sentence among those that say who was there.

”Vi satt i Eken på Familjecentrum mellan 15.00 och 16.00.” Nothing is taken of a sentence that says
anything else as well, but for who was there: ”Vi sågs i Eken kl 15-16, Tim, Marie och jag.”
"""

import re
from dataclasses import dataclass

from sigdocs.intake.known import Known
from sigdocs.intake.text.attendance import sentence as attendance
from sigdocs.intake.text.head_words import DATE, NEAR, TIME

_CLOCK = r"(?:kl(?:ockan)?\.?\s*)?(?P<{0}>\d{{1,2}}(?:[.:]\d{{2}})?)"
_SPANS = (
    # ”mellan klockan 15.00 och 16.35”, ”klockan 10.00 till 11.00”, ”15.00–15.55”
    rf"(?:mellan\s+){_CLOCK.format('from')}\s+och\s+{_CLOCK.format('to')}",
    r"(?:från\s+)?(?:klockan|kl\.?)\s*(?P<from>\d{1,2}(?:[.:]\d{2})?)\s*(?:[-–—]|till)\s*(?:(?:klockan|kl\.?)\s*)?(?P<to>\d{1,2}(?:[.:]\d{2})?)",
    r"(?P<from>\d{1,2}[.:]\d{2})\s*(?:[-–—]|till)\s*(?P<to>\d{1,2}[.:]\d{2})",
    # ”Vi började klockan 10.00 och avslutade klockan 11.15”, with what stands between left as it is
    rf"(?P<first>(?:och\s+)?(?:vi\s+)?började(?:\s+vi)?\s+){_CLOCK.format('from')}(?P<between>.*?)(?P<last>,?\s*och\s+(?:slutade|avslutade)\s+){_CLOCK.format('to')}",
    rf"{TIME.pattern}(?P<between>.*?)(?P<last>,?\s*och\s+(?:slutade|avslutade)\s+){_CLOCK.format('to')}",
)
_SPAN = tuple(
    re.compile(rf"(?<![\w.,:-])(?:{one})(?![\d%.:]\d|\d|\s*%)", re.IGNORECASE) for one in _SPANS
)
_ALONE = re.compile(
    r"(?<![\w.,:-])(?:och\s+)?(?:började\s+)?(?:klockan|kl\.?)\s*(?:var\s+)?(?P<from>\d{1,2}(?:[.:]\d{2})?)(?![\d%.:]\d|\d|\s*%)",
    re.IGNORECASE,
)
_MEETING = r"(?:(?:det\s+)?(?:akuta|extra|korta)?\s*\w*(?:mötet|träffen|samtalet|uppföljningen|avslutet|starten)|det\s+(?:första|akuta|extra)\s+(?:samtalet|mötet))"
_LED = re.compile(
    # ”Mötet hölls”, ”Vi satt”, ”Vi höll till”, ”Det var”, ”Vi började”, ”Vi hade ett extra möte”
    rf"^(?:{_MEETING}(?:\s+(?:för|med)\s+[A-ZÅÄÖ]\w+)?\s+(?:hölls|ägde\s+rum|genomfördes|var|höll\w*|pågick)|vi\s+(?:satt|sågs|träffades|möttes|höll\s+(?:till|på|möte\w*)|var|började|hade\s+(?:ett\s+)?(?:extra\s+|akut\s+|kort\s+)?\w*möte)(?:\s+för\s+[A-ZÅÄÖ]\w+)?|det\s+(?:var|hölls)|kort\s+från)\b\s*",
    re.IGNORECASE,
)
_NOTHING = re.compile(
    # what says nothing by itself beside the time and the place
    r"(?:\s|[,.:;–-]|\b(?:vi|och|satt|sågs|träffades|började|slutade|höll (?:till|på)(?: en (?:halv)?timme| i en (?:halv)?timme)?|klockan var|klockan|kl|mellan|idag|i dag|igår|i går|nu|något försenat|lite (?:sent|försenat)|där)\b)*",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"^(?:datum|tid|plats|när|var|dag)(?:(?:,| och|/)\s*(?:datum|tid|plats|var|lokal))+\s*:\s*",
    re.IGNORECASE,
)
_MET = re.compile(
    r"\b\w*(?:möte|mötet|träffades|träffen|sågs|uppföljning(?:en)?|kom fram till)\b", re.IGNORECASE
)
_AHEAD = re.compile(r"\b(?:nästa|ses|ska|blir|boka\w*|nytt?|igen)\b", re.IGNORECASE)
_IN = re.compile(r"^(?:i|på|hos|vid)\s+(?=\S)", re.IGNORECASE)
_WHO = re.compile(
    # ”…, med Robin, Hans och mig”, ”…, och de som var där var Robin …”, ”…: Noor, Karim och jag”
    r"(?:\s*:\s*|,\s+(?:(?:och\s+)?de\s+som\s+var\s+(?:där|med)\s+(?:var\s+)?|och\s+med\s+var\s+|med\s+|(?=[A-ZÅÄÖ])))",
)
# ”i Eken på Familjecentrum”, ”Lotsen”, ”Storgatan 4”, ”hemma hos familjen”, ”Stadshuset rum 3”
_PLACE_WORD = re.compile(
    r"[A-ZÅÄÖ]?(?:i|på|hos|vid|via|rum(?:met)?|sal(?:en)?|lokal(?:en)?|hemma|familjen|länk|teams|zoom|skype|digitalt|telefon|våning(?:en)?|plan|tr|nr|\d+\w?"
    r"|\w*(?:rummet|rum|centrum|centralen|huset|kontoret|skolan?|gymnasiet|gatan|torget|vägen|biblioteket?|gården|mottagningen|enheten))"
    r"|[A-ZÅÄÖ][\w-]+",
)
_NAMED = re.compile(
    # a house by what it is or by its ending, and none of those who are called so
    r"(?:[Hh]emma\b|[Rr]um\b|[Ss]al\b|[Dd]igitalt\b|[Tt]eams\b|[Zz]oom\b)|(?=.*(?:(?:rum|sal|centrum|centralen|huset|kontoret|skolan|gymnasiet|gatan|torget|vägen|gården|enheten)\b|\b(?:i|på|hos)\b))[A-ZÅÄÖ]"
    r"|(?!(?:Helen|Ellen|Sten|Karen|Jörgen|Carmen|Owen|Marten|Mårten|Torsten|Kirsten|Maren|Elisabet|Margaret)\b)[A-ZÅÄÖ][a-zåäö]+(?:en|et)(?:$|\s)",
)
_GAP = "\x1f"
_PLACE_WORDS = 6


@dataclass(frozen=True, slots=True)
class Held:
    """When and where a meeting was, as written; ``who`` was there and ``before`` are what else it says."""

    day: str = ""
    time: str = ""
    place: str = ""
    who: str = ""
    before: str = ""


_LONGEST = 400


def held(sentence: str, known: Known, *, bare: bool = False) -> Held | None:
    """Read a sentence that says when or where a meeting was held; None when it says anything else.

    ``bare`` where the place in the note tells that it is of the meeting, and no verb is needed.

    >>> held("Vi satt i Eken på Familjecentrum mellan 15.00 och 16.00.", Known())
    Held(day='', time='15.00–16.00', place='Eken på Familjecentrum', who='', before='')
    >>> held("Dalia ringde klockan 15.00.", Known(), bare=True)
    """
    if len(sentence) > _LONGEST:
        return None
    text = re.sub(r"^\d+(?:\.\d+)*\.?\s+(?=[A-ZÅÄÖ])", "", sentence).strip(" .")
    if bare and (label := _LABEL.match(text)):
        text = text[label.end() :]
    led = _LED.match(text)
    if not (led or bare):
        return _tail(text)
    text = text[led.end() :] if led else text
    if re.match(r"började", led[0].split()[-1] if led else "", re.IGNORECASE):
        text = f"började {text}"
    whole = _read(text)
    if whole:
        return whole
    for cut in _WHO.finditer(text):
        who = text[cut.end() :]
        told = _read(text[: cut.start()])
        if told and told.time and _all_known(who, known):
            return Held(told.day, told.time, told.place, who)
    return _tail(text)


def _tail(text: str) -> Held | None:
    """Read ”Tack för ett bra möte i förmiddags, torsdag 21 maj kl 10.00-10.45 i rum 3 på Stadshuset”."""
    if not _MET.search(text) or _AHEAD.search(text):
        return None
    for comma in re.finditer(r",\s+", text):
        told = _read(text[comma.end() :])
        if told and told.place and "–" in told.time:
            return Held(told.day, told.time, told.place, before=text[: comma.start()])
    return None


def _all_known(text: str, known: Known) -> bool:
    people = attendance(text, known, listed=True).people
    return len(people) > 1 and any(one.known for one in people)


def _read(text: str) -> Held | None:
    """Read the words after the verb: a time or a day, a place, and nothing more."""
    time, rest = _time(text)
    days = list(DATE.finditer(rest))
    near = NEAR.search(rest)
    if len(days) > 1 or not (time or days or near):
        return None
    rest = NEAR.sub(_GAP, DATE.sub(_GAP, rest))
    if re.search(r"\d{1,2}[.:]\d{2}", rest):
        return None
    place = _place(rest)
    if place is None or not (time or place):
        return None
    day = (
        re.sub(r"(?i)^(?:i ?dag|i ?går)\s*,?\s*(?=\S)", "", days[0][0].strip(" ,"))
        if days
        else (near[0] if near else "")
    )
    return Held(day, time, place)


def _time(text: str) -> tuple[str, str]:
    """Give the time as ”15.00–16.00” and the text without it."""
    for pattern in _SPAN:
        if found := pattern.search(text):
            parts = found.groupdict()
            began = parts.get("from") or re.sub(r"[^\d.:]", "", _first_time(found[0]))
            rest = f"{text[: found.start()]}{_GAP}{parts.get('between') or ''}{_GAP}{text[found.end() :]}"
            return f"{began}–{parts['to']}", rest
    if found := _ALONE.search(text):
        return found["from"], f"{text[: found.start()]}{_GAP}{text[found.end() :]}"
    return "", text


def _first_time(text: str) -> str:
    found = TIME.search(text)
    return found[0] if found else ""


def _place(rest: str) -> str | None:
    """Give the place that is all there is left; "" when nothing is, None when anything else is."""
    pieces: list[str] = []
    for part in re.split(rf"{_GAP}|,", rest):
        bare = re.sub(r"^(?:\s|och\b|vi (?:satt|sågs|höll till)\b)+", "", part).strip(" .:;–-")
        bare = re.sub(r"\s+(?:och|mellan)$", "", bare)
        if _NOTHING.fullmatch(bare):
            continue
        if not _is_place(bare):
            return None
        pieces.append(_IN.sub("", bare))
    return ", ".join(pieces)


def _is_place(text: str) -> bool:
    words = text.split()
    if len(words) > _PLACE_WORDS or not (_IN.match(text) or _NAMED.match(text)):
        return False
    return all(_PLACE_WORD.fullmatch(word) for word in words)
