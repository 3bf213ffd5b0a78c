"""What stands on a sheet and says nothing of the meeting: letterhead, secrecy, page numbers, greetings."""

import re
from collections.abc import Sequence
from dataclasses import replace

from sigdocs.intake.folding import fold
from sigdocs.intake.text.lines import Row

_LETTERHEAD = re.compile(
    # ”Social insatsgrupp (SIG) i Kvarnhede kommun”, ”Socialförvaltningen, Ungdomsenheten”
    r"(?:sociala? insatsgrupp\w*|sig)(?:\W+sig\W*)?(?:\W+(?:i|for|unga vuxna|ungdom))*(?:\W+[\w-]+ (?:kommun|stad))?\W*"
    r"|[\w-]+ (?:kommun|stad)s?(?:\W+(?:social\w*|ungdomsenhet\w*|individ\W+och familjeomsorg\w*|ifo|enhet\w*|barn och unga|[\w-]*forvaltning\w*|[\w-]*namnd\w*|[\w-]*enhet\w*))*\W*"
    r"|(?:social|stads|kommun)\w*(?:namnd|forvaltning|tjanst|kontor)\w*(?:\W+(?:i|for|[\w-]+ kommun|[\w-]*enheten))*\W*"
    r"|(?:barn\W+och\W+)?ungdomsenheten\W*|[\w-]*enheten\W+[\w-]+ (?:kommun|stad)\W*"
)
_SECRECY = re.compile(
    # ”Uppgifterna omfattas av sekretess enligt 26 kap. 1 § OSL”
    r"\W*(?:(?:detta dokument|anteckningen|dokumentet|handlingen|innehallet|uppgifterna|innehaller)(?: \w+){0,4}? )?sekretess\w*"
    r"(?:\W+(?:enl|enligt|\d+|kap|a|osl|offentlighets|och|sekretesslagen|2009|400|skyddad|skyddade|uppgifter|galler|belagd\w*))*\W*"
    r"|\W*(?:konfidentiellt|internt)\W*"
)
_PAGE = re.compile(
    r"(?:sid(?:a|an)?\.?\s*)?\d{1,3}\s*(?:\(\s*\d{1,3}\s*\)|av \d{1,3}|/\s*\d{1,3})|sid(?:a|an)?\.?\s*\d{1,3}"
)
_MAIL = re.compile(
    # ”Skickat: den 12 mars 2026 16:02”, ”Till: Petra Nyman”, ”Kopia:”; the subject is a title
    r"(?:skickat|skickades|sent|till|to|kopia|cc|bcc|hemlig kopia|prioritet|bifogat|bilagor|bilaga)\s*:.*"
)
_MAIL_SENT = re.compile(r"(?:skickat|sent|amne|subject)\s*:.*")
_MAIL_ENDS = re.compile(r"(?:fran|from|till|to|kopia|cc|skickat|sent)\s*:.*")
_FROM = re.compile(r"^(?:från|from)\s*:\s*", re.IGNORECASE)
_SUBJECT = re.compile(
    r"^(?:ämne|subject|rubrik)\s*:\s*(?:(?:sv|vb|re|fw|fwd)\s*:\s*)*", re.IGNORECASE
)
_GREETING = re.compile(
    # ”Hej Petra!”, ”Hejsan alla,”, ”God morgon!”, ”Tjena”
    r"(?:hej|hejsan|hejhej|hej hej|hallo|tjena|tja|god (?:morgon|middag|dag|kvall)|godmorgon|basta \w+)\b(?:[\s,]+(?!hann|jag|har|vi\b|det)[\w-]+){0,4}\s*[!.,:;)(]*"
)
_SIGN_OFF = re.compile(
    # ”Mvh Lena”, ”Med vänliga hälsningar”, ”Hälsningar från Maria”, ”Ha det fint!”
    r"(?:m\W?v\W?h|vanligen|(?:med )?(?:basta|vanliga?|varma|manga) halsning\w*|med vanlig halsning|halsning\w*|vi hors|hors|trevlig helg|ha (?:det|en) \w+(?: \w+)?|tack(?: pa forhand| for (?:hjalpen|idag|i dag))?|kram)"
    r"\s*[,!.]*(?:\s*/?\s*(?:fran )?(?:[\w-]+ ?){1,3}(?:,[^.!?]{0,60})?[.!]?)?"
)
_SLASHED = re.compile(r"^/\s*(?P<name>[A-ZÅÄÖ][\w-]+(?: [A-ZÅÄÖ][\w-]+)?(?:,\s*[^,:]{2,40})?)\s*$")
_SIGNED = re.compile(
    r"(?:m\W?v\W?h|(?:med )?(?:bästa |vänliga?|varma |många )?hälsning\w*|hälsar)\s*[,!.]*\s*/?\s*(?:från )?(?P<name>[A-ZÅÄÖ][\w-]+(?: [A-ZÅÄÖ][\w-]+)?)(?P<title>,\s*[^,:]{2,40})?\s*[.!]?$",
    re.IGNORECASE,
)
# ”Vänligen,” and below it ”Omar Haddad”; ”Vi hörs nästa fredag.” and ”Jonna Ekberg, lots”
_NAME = re.compile(
    r"^(?P<name>[A-ZÅÄÖ][\w-]+ [A-ZÅÄÖ][\w-]+)(?:,\s*(?:lots|organisatör|samordnare|vikarie|socialsekreterare))?$"
)
_MAIL_ROWS = 8
_BLOCK_ROWS = 6
_SIGNATURE_MAX = 60


def set_aside(rows: Sequence[Row]) -> tuple[list[Row], list[Row]]:
    """Part the rows in what the note says and what is only furniture; both keep their order.

    The subject of a mail is its title, and so comes first.
    """
    said: list[Row] = []
    aside: list[Row] = []
    subject: list[Row] = []
    mail = _is_mail(rows)
    ended = False
    for place, row in enumerate(rows):
        plain = fold(row.text)
        last = place >= len(rows) - _BLOCK_ROWS
        if (
            _is_furniture(plain, place)
            or (mail and place < _MAIL_ROWS and _MAIL.fullmatch(plain))
            or (_SIGN_OFF.fullmatch(plain) and not row.bullet)
            or (ended and last and not row.bullet and len(row.text) < _SIGNATURE_MAX)
        ):
            ended = ended or (bool(_SIGN_OFF.fullmatch(plain)) and last)
            aside.append(row)
        elif mail and place < _MAIL_ROWS and _SUBJECT.match(row.text):
            subject.append(_less_mail(row, mail=True))
        else:
            said.append(_less_mail(row, mail=mail and place < _MAIL_ROWS))
    return subject + said, aside


def _is_mail(rows: Sequence[Row]) -> bool:
    """Whether the first rows are a mail's head: when it was sent or its subject, and between whom."""
    head = [fold(row.text) for row in rows[:_MAIL_ROWS]]
    return any(map(_MAIL_SENT.fullmatch, head)) and any(
        _MAIL_ENDS.fullmatch(line) and not _MAIL_SENT.fullmatch(line) for line in head
    )


def _less_mail(row: Row, *, mail: bool) -> Row:
    if mail and (found := _SUBJECT.match(row.text)):
        return replace(row, text=row.text[found.end() :] or row.text)
    if mail and (found := _FROM.match(row.text)):
        name = re.sub(r"\s*[<\[(].*$", "", row.text[found.end() :])
        return replace(row, text=f"Antecknat av: {name}")
    return row


def _is_furniture(plain: str, place: int) -> bool:
    head = place <= _MAIL_ROWS
    return bool(
        _SECRECY.fullmatch(plain)
        or _PAGE.fullmatch(plain)
        or (head and _LETTERHEAD.fullmatch(plain))
        or _GREETING.fullmatch(plain)
    )


def signed(rows: Sequence[Row]) -> Row | None:
    """Give the row that says who signed, as the author's; None when none does."""
    for place, row in reversed(list(enumerate(rows))):
        found = _SLASHED.match(row.text) or _SIGNED.match(row.text)
        ended = bool(place) and _SIGN_OFF.fullmatch(fold(rows[place - 1].text))
        below = _NAME.match(row.text) if ended else None
        if name := found or below:
            return replace(row, text=name["name"])
    return None
