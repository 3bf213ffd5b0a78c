"""Who shall have the plan, and who shall not, as it is said in words."""

import re
from dataclasses import dataclass, field

from sigdocs.intake.draft import Cell, Node
from sigdocs.intake.folding import fold, word_set
from sigdocs.intake.text.lines import Row
from sigdocs.intake.text.names import is_name, names_in
from sigdocs.intake.text.plan import sentences

Fields = dict[str, Node]

_SPELLED: tuple[tuple[re.Pattern[str], str], ...] = (
    # ”plan till alla i sam. Nadia ringer”: here a sentence ends too
    (re.compile(r"\b((?:i|enligt|enl\.?) )sam\.(?=\s*$|\s+[A-ZÅÄÖ])"), r"\1samtycket."),
    # ”skicka t alla i sam., inte roger”
    (re.compile(r"\b((?:i|enligt|enl\.?) )sam\."), r"\1samtycket"),
    # ”planen: Tim, Marie, Ali”, ”Går till Tim, Marie och polisen”, ”plan: alla i samtycket, ej VC”, ”sammanställning → alla i samtycket”, ”plan t familjen”, ”plan → alla i samtycket”, ”utskick tim, marie och alla i samtycket”
    (
        re.compile(
            r"^(\W*)(?:skicka (?:ut )?(?:planen )?t(?:ill)?\b|(?:(?:åtgärds|handlings)?plan(?:en)?|info|utskick(?:et)?)\s*(?:t\b|till\b|→|->|=>)|(?:plan(?:en)?:|sammanställning(?:en)?\s*(?:→|->|=>))(?=\s*alla i samtycket)|planen:(?=\s*[A-ZÅÄÖ]\w+, [A-ZÅÄÖ]\w+)|går till(?= [A-ZÅÄÖ]\w+, [A-ZÅÄÖ]\w+)|utskick(?= [^\W\d]+, ))\s*",
            re.IGNORECASE,
        ),
        r"\1planen till ",
    ),
    # ”till: familjen + alla i sam.”, ”sänd t alla i sam.”
    (
        re.compile(
            r"^(\W*)(?:till:|ut till:|(?:sänd|skickas|ut) t(?:ill)?) (?=.*\balla i samtycket)",
            re.IGNORECASE,
        ),
        r"\1planen till ",
    ),
    (re.compile(r"^(\W*sammanställning(?:en)?) t (?=\w)", re.IGNORECASE), r"\1 till "),
)

_NO_MAIL = re.compile(
    r"^(.+?)\s+(?:får|ska|skall|vill)\s+(?:inget|inte|ej)\s*(?:utskick\w*|ha|få|nåt|något|post\w*)?\b(.*)$",
    re.IGNORECASE,
)
_NO_MAIL_REST = re.compile(
    r"(?:\W|\b(?:ha|fa|nat|nagot|nagon|hem|post|planen|plan|utskick|utskicket|papper|brev|den)\b)*"
)
_PAPER = (
    r"(?:(?:åtgärds|handlings)?plan(?:en)?|anteckning(?:en|arna)?(?: och planen)?|sammanställning(?:en)?|utskick(?:et)?"
    r"|protokoll(?:et)?|(?:den )?(?:nya |reviderade )?planen|den)"
)
_SENDS = re.compile(
    # ”Planen skickas till”, ”Handlingsplanen går till”, ”Utskick:”, ”Planen ut till”, ”Skicka planen till”, ”Till”
    rf"^(?:skicka(?:s|r vi)? )?(?:{_PAPER}\b\s*)?(?:ska(?:ll)? )?(?:(?:skickas?|skickar (?:jag|vi)|kommer|går|sänds?|delas|mejlas|lämnas)\b\s*)?"
    r"(?:ut\s+)?(?:till\b\s*:?|:)?\s*",
    re.IGNORECASE,
)
_GETS = re.compile(
    r"\s+(?:får|ska ha|ska få)\s+(?:hela )?(?:den|planen|sammanställningen|utskicket)(?=$|,)",
    re.IGNORECASE,
)
# ”alla i samtycket”, ”alla som är med i samtycket”, ”samtliga parter enligt samtycket”, ”alla i sam.”
_ALL = re.compile(
    r"(?:alla|samtliga)(?:\W|som|ar|ingar|omfattas|finns|av|i|pa|enligt|samtycket|samtycke|sam|det|parter|aktorer"
    r"|med|har|deltagare|narvarande)*"
)
_MENTIONS_ALL = re.compile(r"\balla\b|\bsamtliga\b", re.IGNORECASE)
_NOT = re.compile(
    r"^(?:utom|förutom|(?:men |dock |däremot )?(?:inte|ej))\s+(?:till\s+|för\s+)?", re.IGNORECASE
)
_OUT = re.compile(
    # ”BUP är inte med”, ”Lärkskolan får den inte”, ”Polisen får inte planen”, ”Björkviks IF behöver inte detta”
    r"^(.+?)\s+(?:är|ingår|får|ska|behöver)\s+(?:(?:den|planen)\s+)?(?:inte|ej)"
    r"(?:\s+(?:med|(?:ha |få |få veta )?(?:den(?: här)?|detta|det här|planen|något)))?$"
    # ”Vårdcentralen får ingenting”
    r"|^(.+?)\s+får\s+(?:ingenting|inget)$"
    # ”VC ej”, ”BUP ej med”
    r"|^([^\W\d][\w-]+)\s+(?:ej|inte)(?: med)?$",
    re.IGNORECASE,
)
_LIMIT = re.compile(
    # ”KFM bara ekonomidelen”, ”Eva får bara det som rör ekonomin”, ”BIF ska inte ha annat än fritid”
    r"^(?:och\s+)?(?P<whom>[^,;()]+?)\s+(?:får\s+|ska\s+ha\s+)?(?:bara|enbart|endast|ska inte ha annat än|får inte annat än)\s+"
    r"(?:det som (?:rör|gäller)\s+|delen om\s+|det om\s+)?(?P<kind>\w+?)(?:s?del(?:en)?)?$",
    re.IGNORECASE,
)
# ”Polisen och Hagagymnasiet underrättas i dag”
_INFORMED = re.compile(r"^(.+?)\s+underrättas(?:\s+(?:i ?dag|också|även))*$", re.IGNORECASE)
_PART = re.compile(r"^(?P<whom>[^,;()]+?)\s+får\s+(?P<kind>\w+?)s?delen$", re.IGNORECASE)
_AGAIN = re.compile(
    r"(?:som (?:vanligt|sist|förut|tidigare)|samma som (?:sist|förut))", re.IGNORECASE
)
_WISH = re.compile(
    r"[\w ]{2,40} vill det(?: så)?(?: den här gången)?|det (?:bad|ville|önskade) [\w ]{2,30}",
    re.IGNORECASE,
)
# ”inte vårdcentralen (finns inte i samtycket)”
_WHY_NOT = re.compile(
    r"(?:den )?(?:finns|är|ingår|står) (?:inte|ej) (?:med )?i samtycket", re.IGNORECASE
)
_BUT = re.compile(r"^men\s+", re.IGNORECASE)
# ”inte vårdcentralen och, inte pappa roger”
_AND_LAST = re.compile(r"\s+(?:och|samt|o)$", re.IGNORECASE)
_OR = re.compile(r"\s+eller\s+", re.IGNORECASE)
_THIS_TIME = re.compile(
    r"\s*(?:den här gången|denna gång|i det här läget|som (?:vanligt|förut|tidigare))$",
    re.IGNORECASE,
)
_VIA = re.compile(r"\s+via\s+[^,;()]+$", re.IGNORECASE)
_FAMILY = re.compile(r"\bfamiljen\s*\(([^()]+)\)", re.IGNORECASE)
_ASIDE = re.compile(r"\(([^()]*)\)")
_NOBODY = word_set("du dig mig jag oss er ni med ej inte den planen")
_BETWEEN = re.compile(
    r"\s*[,;]\s*(?:och|samt|plus|men)?\s*(?!och\b)|\s+(?:plus|samt)\s+|(?<!\bmen)(?<!\bdock)(?<!\bdäremot)(?<!\bär)(?<!\bfår)(?<!\bska)(?<!\bden)(?<!\bingår)(?<!\bbehöver)\s+(?=utom\b|förutom\b|(?:men |dock |däremot )?(?:inte|ej)\b(?!(?: med)?\s*(?:$|[,;])))",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Receivers:
    """What is said of who shall have the plan.

    Attributes:
        fields: of the recipients.
        limits: parties with the one kind that they are to have, as consents told of again.
        kept: rows that say that all is as before.
        lost: what was not understood, a row for each sentence.
    """

    fields: Fields = field(default_factory=dict)
    limits: list[Fields] = field(default_factory=list)
    kept: list[Row] = field(default_factory=list)
    lost: list[Row] = field(default_factory=list)

    def limited(self) -> list[Cell]:
        """Those who are to have a part of the plan: receivers too, where not all are."""
        parties = (party for one in self.limits for party in _nodes(one.get("parties")))
        named = (one.get("name") for one in parties if isinstance(one, dict))
        return [one for one in named if isinstance(one, Cell)]


def spelled(text: str) -> str:
    """Give a line on receivers with what hurried people shorten written out.

    >>> spelled("skicka t alla i sam., inte roger"), spelled("→ plan t familjen")
    ('planen till alla i samtycket, inte roger', '→ planen till familjen')
    """
    for pattern, whole in _SPELLED:
        text = pattern.sub(whole, text)
    return text


def more(fields: Fields, name: str, cells: list[Cell]) -> None:
    """Add ``cells`` to what stands under ``name``."""
    known = fields.get(name)
    before: list[Node] = known if isinstance(known, list) else ([known] if known else [])
    fields[name] = [*before, *cells]


def no_mail(row: Row, sentence: str, fields: Fields) -> bool:
    """Read ”Jonas får inget utskick”; False when the sentence is not such a one."""
    found = _NO_MAIL.match(sentence.strip(" ."))
    if not found or not _NO_MAIL_REST.fullmatch(fold(found[2])):
        return False
    names = names_in(found[1])
    if not names or not all(map(is_name, names)):
        return False
    more(fields, "not_to", [row.cell(text=name) for name in names])
    return True


def recipients(rows: list[Row]) -> Receivers:
    """Read who shall have the plan: ”alla som ingår i samtycket (inte BUP)”."""
    found = Receivers()
    for row in rows:
        for sentence in sentences(spelled(row.text)):
            text = sentence.strip(" .•→")
            if text and not receivers_said(row, text, found):
                found.lost.append(Row(row.number, text))
    return found


def receivers_said(row: Row, sentence: str, found: Receivers) -> bool:
    """Read one sentence of names; takes nothing from one that holds anything else."""
    text = sentence.strip(" .")
    if no_mail(row, text, found.fields):
        return True
    told = Receivers()
    if not (_whole(row, text, told) or _walk(row, text, told)):
        return False
    cells = [c for name in ("to", "not_to") for c in _cells(told.fields.get(name))]
    if not all(is_name(cell.text) for cell in cells):
        return False
    _settle(row, told)
    for name, node in told.fields.items():
        if name == "everyone_covered":
            found.fields.setdefault(name, node)
        else:
            more(found.fields, name, _cells(node))
    found.limits += told.limits
    found.kept += told.kept
    return True


def _settle(row: Row, told: Receivers) -> None:
    """Say outright that a list of names is not of all in the consent."""
    if "to" in told.fields:
        told.fields.setdefault("everyone_covered", row.cell(text="nej"))


def _whole(row: Row, text: str, told: Receivers) -> bool:
    """Read a sentence that is all about one: ”BUP är inte med”, ”Eva får bara ekonomidelen”."""
    bare = _THIS_TIME.sub("", text)
    if limit := _LIMIT.match(bare) or _PART.match(bare):
        return _limited(row, limit, told)
    if informed := _INFORMED.match(bare):
        return _named(row, informed[1], "to", told)
    return _out(row, bare, told)


def _out(row: Row, text: str, told: Receivers) -> bool:
    out = _OUT.match(text)
    whom = next(filter(None, out.groups())) if out else ""
    if not whom or _MENTIONS_ALL.search(whom):
        return False
    return _named(row, whom, "not_to", told)


def _walk(row: Row, text: str, told: Receivers) -> bool:
    """Read a list where ”inte” and ”utom” hold for all that follows; brackets are lists of their own."""
    bare = _FAMILY.sub(r"\1", _GETS.sub("", _SENDS.sub("", text, count=1)))
    lists = [_ASIDE.sub("", bare).strip(), *(aside.strip(" .") for aside in _ASIDE.findall(bare))]
    return all(_list(row, one, told) for one in lists if one)


def _list(row: Row, text: str, told: Receivers) -> bool:
    if any(said.fullmatch(text) for said in (_AGAIN, _WISH, _WHY_NOT)):
        told.kept.append(Row(row.number, row.text))
        return True
    target = "to"
    for part in filter(
        None, (_AND_LAST.sub("", each.strip(" .")) for each in _BETWEEN.split(text))
    ):
        target = "not_to" if _NOT.match(part) else "to" if _BUT.match(part) else target
        if not _part(row, part, target, told):
            return False
    return True


def _part(row: Row, part: str, target: str, told: Receivers) -> bool:
    text = _THIS_TIME.sub("", part)
    if limit := _LIMIT.match(text) or _PART.match(text):
        return _limited(row, limit, told)
    if _WISH.fullmatch(text):
        told.kept.append(Row(row.number, row.text))
        return True
    if _OUT.match(_BUT.sub("", text)):
        return _out(row, _BUT.sub("", text), told)
    text = _BUT.sub("", _NOT.sub("", text))
    if via := _VIA.search(text):
        told.kept.append(Row(row.number, row.text))
        text = text[: via.start()]
    if _MENTIONS_ALL.search(text):
        return target == "to" and _everyone(row, text, told)
    return _named(row, text, target, told)


def _named(row: Row, text: str, target: str, told: Receivers) -> bool:
    """Read a list of names."""
    names = [
        one
        for each in names_in(text)
        for one in (_OR.split(each) if target == "not_to" else [each])
    ]
    if not names or any(one.casefold().startswith("via ") or fold(one) in _NOBODY for one in names):
        return False
    more(told.fields, target, [row.cell(text=one) for one in names])
    return True


def _everyone(row: Row, text: str, told: Receivers) -> bool:
    """Read ”alla i samtycket”, with others beside; False when ”alla” is said of anything else."""
    told.fields["everyone_covered"] = row.cell(label="alla", text="ja")
    others = [
        one for one in names_in(text) if not _ALL.fullmatch(fold(one).replace("omfattas av", ""))
    ]
    if any(_MENTIONS_ALL.search(one) for one in others) or len(others) == len(names_in(text)):
        return False
    if others:
        more(told.fields, "to", [row.cell(text=one) for one in others])
    return True


def _limited(row: Row, limit: re.Match[str], told: Receivers) -> bool:
    """Read the one kind that a party is to have, to be held against its consent."""
    whom = limit["whom"].strip()
    if not is_name(whom) or _MENTIONS_ALL.search(whom):
        return False
    party = {"name": row.cell(text=whom), "information": row.cell(text=limit["kind"])}
    told.limits.append(
        {
            "action": row.cell(text="oförändrat"),
            "parties": [party],
            "comment": row.cell(text=limit[0]),
        }
    )
    return True


def _nodes(node: Node | None) -> list[Node]:
    return node if isinstance(node, list) else []


def _cells(node: Node | None) -> list[Cell]:
    return [cell for cell in node if isinstance(cell, Cell)] if isinstance(node, list) else []
