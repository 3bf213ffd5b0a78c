"""What a note says of consent, and of who shall have the plan.

The words themselves are kept whole as the consent's comment; who, to whom, from and until are
taken out of them.
"""

import re

from sigdocs.intake.draft import Cell, Node
from sigdocs.intake.folding import fold, key
from sigdocs.intake.shorthand import listed
from sigdocs.intake.text_labels import names_of
from sigdocs.intake.text_lines import Row, joined
from sigdocs.intake.text_plan import sentences
from sigdocs.model.consent import ConsentFact

Fields = dict[str, Node]

_MONTH = r"(?:jan|feb|mars|apr|maj|jun|jul|aug|sep|okt|nov|dec)[a-z]*"
DATE = (
    rf"(?:\d{{4}}-\d{{1,2}}-\d{{1,2}}|\d{{1,2}}/\d{{1,2}}(?:[-/ ]\d{{2,4}})?|\d{{1,2}}\.\d{{1,2}}\.\d{{2,4}}"
    rf"|\d{{6}}\b|\d{{1,2}}(?::e)? {_MONTH}(?: \d{{4}})?|i ?dag|i ?går|i ?morgon)"
)
_ON = re.compile(
    rf"\b(?:dat(?:erat|um)?|lämnat|lämnades|undertecknat|skrevs|från den)\b\.?:?\s*(?:den\s)?({DATE})",
    re.IGNORECASE,
)
_UNTIL = re.compile(
    rf"(?:\bt\.?\s?o\.?\s?m\.?|\btill och med|\bgäller till|\bupphör|\blöper ut)\s*:?\s*(?:den\s)?({DATE}|{_MONTH}\b(?: \d{{4}})?)",
    re.IGNORECASE,
)
_SINCE = re.compile(
    rf"(?:\bfr\.?\s?o\.?\s?m\.?|\bfrån och med)\s*:?\s*(?:den\s)?({DATE})", re.IGNORECASE
)
_UNTIL_TEXT = re.compile(
    r"\bgäller\s+(under insats\w*|så länge [^,.;]+|tills? vidare|tills [^,.;]+)", re.IGNORECASE
)
_FROM = re.compile(
    rf"\b(?:från|av)\s+((?:(?!\bdat|\bfr\.?o|\bt\.?o|\s+{DATE})[^,.;])+)", re.IGNORECASE
)
_SAME = re.compile(
    rf"^(?:fortfarande|alltjämt|som tidigare|samma|oförändrat|{DATE})", re.IGNORECASE
)
_BY_HAND = re.compile(r"\bantecknat av\s+([^,.;]+)", re.IGNORECASE)
_AFTER_GIVERS = re.compile(
    rf"\bsamtycke\w*\s[^.;]*?\b(?:från|av)\s[^.;,]*?\s({DATE})", re.IGNORECASE
)
_LEAVES_OUT = re.compile(r"\b(?:men inte|dock inte|men ej)\s+([a-zåäö][^.;]*)")
_COVERS = re.compile(
    r"(?:\bgäller|\bomfattar|\bmed)\s+(?:för\s+|till\s+)?(?!under|så|tills|t\.?\s?o|till och|inte|ej|att|fr\.?\s?o|från och)"
    r"(.+?)(?=\s*,?\s*(?:\bt\.?\s?o\.?\s?m\b|\btill och med|\bfr\.?\s?o\.?\s?m\b|\bfrån och med|\bmen inte\b|\binte\b|\bej\b)|\.\s*$|\.$|$)",
    re.IGNORECASE,
)
_EXCLUDED = re.compile(
    r"(?:^|[,;]\s*)([^;]{2,90}?)\s+(?:ingår|omfattas)\s+(?:inte|ej)\b", re.IGNORECASE
)
_NOT = re.compile(r"\b(?:men inte|dock inte|inte|ej|utom)\s+([A-ZÅÄÖ][^.,;()]*)")
_EXCEPT = re.compile(r"\b(?:undantag(?:et)?|utom)\s*:?\s*((?:inte\s)?[^.;]+)", re.IGNORECASE)
_WITHDRAWN = re.compile(
    r"\b(?:tar|tog|har tagit|drar|drog|har dragit)\s+(?:till)?baka\b|\bta(?:r|git)? tillbaka|\båterkalla(?:r|de|t|s)?\b|\båterkallelse",
    re.IGNORECASE,
)
_MERELY_MAY = re.compile(
    r"\bkan\s+(?:\w+\s+){0,2}?(?:tas?|återkallas|dras?)\b|\bnär som helst\b", re.IGNORECASE
)
_BY = re.compile(r"^(.*?)\s+(?:tar|tog|har|drar|drog|återkallar|återkallade)\b", re.IGNORECASE)
_TO = re.compile(
    rf"\b(?:till|för|gällande)\s+(.+?)(?=\s+(?:den\s)?{DATE}|\s+(?:fr|from)\b|[.;]|$)",
    re.IGNORECASE,
)
_LAPSED = re.compile(
    r"samtycke\w*\s+(?:hade|har)\s+(?:gått|löpt) ut|samtycke\w*\s+saknades|inget (?:giltigt )?samtycke|saknade samtycke",
    re.IGNORECASE,
)
_WISH = re.compile(r"^([^:]{2,40}):\s*(\w+)\s+vill att\s+(\w+)\s+(?:får|ska få)\b", re.IGNORECASE)
_NO_MAIL = re.compile(
    r"^(.+?)\s+(?:får|ska)\s+(?:inget|inte|ej)\s+(?:utskick\w*|ha|få)", re.IGNORECASE
)
_ALL = re.compile(r"\balla\b|\bsamtliga\b", re.IGNORECASE)
_NOT_TO = re.compile(r"\b(?:inte|ej)\s+(?:till\s+)?([^().;]+)", re.IGNORECASE)
_ONE_OF = re.compile(r"^[\wÅÄÖåäö .-]+\((?:bara|endast|enbart|gäller)\b", re.IGNORECASE)


def consents(rows: list[Row]) -> tuple[list[Fields], Fields]:
    """Read a consent section; gives its facts, and what it says of recipients."""
    recipients: Fields = {}
    labelled, bullets, prose = _sorted(rows)
    first: Fields = dict(labelled)
    if bullets:
        first["parties"] = [row.cell() for row in bullets]
    extra: list[Fields] = []
    text = joined(prose)
    if text:
        row, stated = prose[0], set(first)
        for sentence in sentences(text.replace("\n", " ")):
            at = _row_of(sentence, prose)
            _mail(at, sentence, recipients)
            if wish := _wish(at, sentence, recipients):
                extra.append(wish)
            elif _WITHDRAWN.search(sentence) and not _MERELY_MAY.search(sentence):
                extra.append(_withdrawal(at, sentence))
            else:
                _facts(at, sentence, first)
        if set(first) == stated and extra:
            extra[0].setdefault("comment", row.cell(text=text))
        else:
            first["comment"] = row.cell(text=text)
    return ([first] if first else []) + extra, recipients


def _row_of(sentence: str, rows: list[Row]) -> Row:
    start = sentence[:12]
    return next((row for row in rows if start in row.text), rows[0])


def _sorted(rows: list[Row]) -> tuple[Fields, list[Row], list[Row]]:
    """Part the rows: ”etikett: värde”, parties as a list, and running text."""
    labelled: Fields = {}
    bullets: list[Row] = []
    prose: list[Row] = []
    for row in rows:
        label, colon, value = row.text.partition(":")
        name = names_of(ConsentFact).get(key(label)) if colon and value.strip() else None
        if name:
            cell = row.cell(label=label, text=value.strip())
            known = labelled.get(name)
            labelled[name] = [known, cell] if isinstance(known, Cell) else cell
        elif row.bullet and not re.search(r"[.:]|\bvill\b|\btar\b|återkall|samtyck", row.text):
            bullets.append(row)
        elif _ONE_OF.match(row.text) and row.text.rstrip(".").endswith(")"):
            bullets += [Row(row.number, party) for party in listed(row.text.rstrip("."))]
        else:
            prose.append(row)
    return labelled, bullets, prose


def _facts(row: Row, sentence: str, fields: Fields) -> None:
    if _LAPSED.search(sentence):
        fields["lapsed"] = row.cell(text="ja")
    if re.search(r"\bmuntlig", sentence, re.IGNORECASE):
        fields["written"] = row.cell(text="nej")
    excluded = _EXCLUDED.search(sentence)
    if excluded:
        _more(fields, "not_parties", [row.cell(text=name) for name in listed(excluded[1])])
    plain = fold(sentence)
    for name, pattern in (
        ("on", _ON),
        ("on", _AFTER_GIVERS),
        ("noted_by", _BY_HAND),
        ("exceptions", _LEAVES_OUT),
        ("until", _UNTIL),
        ("since", _SINCE),
        ("until_text", _UNTIL_TEXT),
    ):
        if name not in fields and (found := pattern.search(sentence)):
            fields[name] = row.cell(text=found[1].strip())
    if "givers" not in fields and (givers := _givers(sentence, plain)):
        fields["givers"] = row.cell(text=givers)
    covers = None if excluded else _COVERS.search(sentence)
    if covers and not _SAME.match(covers[1]):
        _more(fields, "parties", [row.cell(text=name) for name in listed(covers[1])])
    if not excluded and (found := _NOT.search(sentence)):
        _more(fields, "not_parties", [row.cell(text=name) for name in listed(found[1])])
    if found := _EXCEPT.search(sentence):
        fields["exceptions"] = row.cell(text=found[1])


def _givers(sentence: str, plain: str) -> str:
    """Who consents: ”från båda vh och Milo”, ”Robin själv”, ”Milo samtycker”."""
    if found := re.match(r"^(\w+) själv\b", sentence):
        return found[1]
    if found := re.match(
        r"^(.{2,60}?) (?:samtycker|har samtyckt|lämnar samtycke|har lämnat)\b", sentence
    ):
        return found[1]
    if "samtycke" in plain or "medgivande" in plain or "lamnat" in plain:
        found = _FROM.search(sentence)
        if found and not re.match(DATE, found[1]):
            return found[1].strip()
    return ""


def _more(fields: Fields, name: str, cells: list[Cell]) -> None:
    known = fields.get(name)
    before: list[Node] = known if isinstance(known, list) else ([known] if known else [])
    fields[name] = [*before, *cells]


def _withdrawal(row: Row, sentence: str) -> Fields:
    """Read ”Milo tar tillbaka samtycket till Mini-Maria 2026-10-02”."""
    fields: Fields = {"action": row.cell(text="återkallat")}
    if found := _BY.match(sentence):
        fields["givers"] = row.cell(text=found[1])
    if found := _TO.search(sentence):
        fields["parties"] = [row.cell(text=name) for name in listed(found[1])]
    if found := re.search(DATE, sentence, re.IGNORECASE):
        fields["on"] = row.cell(text=found[0])
    return fields


def _wish(row: Row, sentence: str, recipients: Fields) -> Fields:
    """Read ”Frivården: Robin vill att Håkan får avslutssammanfattningen”."""
    found = _WISH.match(sentence)
    if not found:
        return {}
    _more(recipients, "to", [row.cell(text=found[3])])
    return {
        "givers": row.cell(text=found[2]),
        "parties": [row.cell(text=found[1])],
        "comment": row.cell(text=sentence),
    }


def _mail(row: Row, sentence: str, recipients: Fields) -> None:
    if found := _NO_MAIL.match(sentence):
        _more(recipients, "not_to", [row.cell(text=name) for name in listed(found[1])])


def recipients(rows: list[Row]) -> Fields:
    """Read who shall have the plan: ”alla som ingår i samtycket (inte BUP)”."""
    fields: Fields = {}
    for row in rows:
        for sentence in sentences(row.text):
            text = sentence.strip(" .")
            _mail(row, text, fields)
            if _NO_MAIL.match(text):
                continue
            if found := _NOT_TO.search(text):
                _more(fields, "not_to", [row.cell(text=name) for name in listed(found[1])])
                text = text.replace(found[0], "").replace("()", "").strip(" ,.(")
                text = re.sub(r"\s*\bmen$", "", text)
            _to(row, text, fields)
    return fields


def _to(row: Row, text: str, fields: Fields) -> None:
    if not text:
        return
    if not _ALL.search(text):
        fields.setdefault("everyone_covered", row.cell(text="nej"))
        _more(fields, "to", [row.cell(text=name) for name in listed(text)])
        return
    fields["everyone_covered"] = row.cell(label="alla", text="ja")
    if found := re.search(r"\b(?:och|samt|plus)\s+(?:till\s+)?(.+)$", text):
        _more(fields, "to", [row.cell(text=name) for name in listed(found[1])])
