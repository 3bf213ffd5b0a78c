"""What a note says of consent: who gives or takes back, to whom, from when, until when.

The words themselves are kept whole as the consent's comment. A sentence counts as understood
only when each of its words is in a field or belongs to the grammar of consent; a sentence with
any other word is asked about, since what it adds may be the very limit of the consent.
"""

import re

from sigdocs.intake.draft import Cell, Node
from sigdocs.intake.folding import fold
from sigdocs.intake.lines.consent import put_labelled
from sigdocs.intake.text.consent_grammar import (
    OF_KINDS,
    changes_nothing,
    grammar,
    kinds_taken_back,
    withdraws,
)
from sigdocs.intake.text.consent_lists import label_of, listed_below
from sigdocs.intake.text.lines import Row, joined
from sigdocs.intake.text.names import is_name, is_party, names_in
from sigdocs.intake.text.plan import sentences
from sigdocs.intake.text.recipients import more, no_mail
from sigdocs.intake.values.choices import read_choice
from sigdocs.model.consent import ConsentAction

Fields = dict[str, Node]

MONTH = r"(?:jan|feb|mars|apr|maj|jun|jul|aug|sep|okt|nov|dec)[a-z]*"
DATE = (
    rf"(?:\d{{4}}-\d{{1,2}}-\d{{1,2}}|\d{{1,2}}/\d{{1,2}}(?:(?:[-/ ]| -)\d{{2,4}})?|\d{{1,2}}\.\d{{1,2}}\.\d{{2,4}}"
    rf"|\d{{6}}\b|\d{{1,2}}(?::e)? {MONTH}(?: \d{{4}})?|i ?dag|i ?går|i ?morgon)"
)
_ON = re.compile(
    rf"\b(?:dat(?:erat|um)?|l[äa]mnat|l[äa]mnades|undertecknat|skrevs|fr[åa]n den)\b\.?:?\s*(?:den\s)?({DATE})",
    re.IGNORECASE,
)
_ON_THAT_DAY = re.compile(
    rf"\bhar\s+({DATE})\s+(?:samtyckt|l[äa]mnat|gett|givit|skrivit|undertecknat)\b", re.IGNORECASE
)
_UNTIL = re.compile(
    rf"(?:\bt\.?\s?o\.?\s?m\.?|\btill och med|\bg[äa]ller till|\bupphör|\blöper ut)\s*:?\s*(?:den\s)?({DATE}|{MONTH}\b(?: \d{{4}})?)"
    rf"|\btill\s+(?:den\s)?({DATE})",
    re.IGNORECASE,
)
_SINCE = re.compile(
    rf"(?:\bfr\.?\s?o\.?\s?m\.?|\bfr[åa]n och med|\bg[äa]ller fr[åa]n)\s*:?\s*(?:den\s)?({DATE})",
    re.IGNORECASE,
)
_UNTIL_TEXT = re.compile(
    r"\bg[äa]ller\s+(under insats\w*|så länge [^,.;]+|tills? vidare|tills [^,.;]+)", re.IGNORECASE
)
_FROM = re.compile(
    rf"\b(?:fr[åa]n|av)\s+((?:(?!\bdat|\bfr\.?o|\bt\.?o|\s+(?:den\s)?{DATE}|\s+(?:l[äa]mna|underteckna)\w*|,\s*(?:dat|g[äa]ller|skriftl|undert|t\.?o|fr\.?o|men\b|{DATE}))[^.;])+)",
    re.IGNORECASE,
)
_SAME = re.compile(
    rf"^(?:fortfarande|alltjämt|som tidigare|samma|oförändrat|{DATE})", re.IGNORECASE
)
_BY_HAND = re.compile(r"\bantecknat av\s+([^,.;]+)", re.IGNORECASE)
_AFTER_GIVERS = re.compile(
    rf"\b(?:samtycke|medgivande|skriftlig|muntlig)\w*\s[^.;]*?\b(?:fr[åa]n|av)\s"
    rf"(?:[^.;,]|,(?=\s(?:(?-i:[A-ZÅÄÖ])|{DATE})))*?(?<!till)(?<!med)(?<!den)\s(?:den\s)?({DATE})",
    re.IGNORECASE,
)
_LEAVES_OUT = re.compile(r"\b(?:men inte|dock inte|men ej)\s+([a-zåäö][^.;\d]*)\.?$")
_COVERS = re.compile(
    r"\b(?:g[äa]ller|omfattar|avser)\s+(?:för\s+)?(?!(?:under|så|till|tills|inte|ej|att|fr[åa]n)\b|t\.?\s?o\b|t\.?o\.|fr\.?\s?o\b|fr\.?o\.)"
    r"(.+?)(?=\s*,?\s*(?:\bt\.?\s?o\.?\s?m\b|\btill och med|\btill (?:den )?\d|\bfr\.?\s?o\.?\s?m\b|\bfr[åa]n och med|\bmen inte\b|\binte\b|\bej\b)|\.\s*$|\.$|$)",
    re.IGNORECASE,
)
_SHARE = re.compile(
    r"\btill att\s+(.+?)\s+(?:delar|får dela|utbyter|får utbyta)\s+(?:uppgifter|information)"
    r"(?:\s+(?:med|om \w+ med)\s+([^.;]+?))?\s*\.?$",
    re.IGNORECASE,
)
_EXCLUDED = re.compile(
    r"(?:^|[,;]\s*)([^;]{2,90}?)\s+(?:ing[åa]r|omfattas|är)\s+(?:inte|ej)\b", re.IGNORECASE
)
_NOT = re.compile(r"\b(?:men inte|dock inte|inte|ej|utom)\s+([A-ZÅÄÖ][^.,;()]*)")
_EXCEPT = re.compile(r"\b(?:undantag(?:et)?|utom)\s*:?\s*((?:inte\s)?[^.;]+)", re.IGNORECASE)
# ”tar tillbaka samtycket till BUP från 2026-12-01”: the day of it
_FROM_DAY = re.compile(rf"\bfrån(?: och med)?\s+(?:den\s)?(?={DATE})", re.IGNORECASE)
_BY = re.compile(r"^(.*?)\s+(?:tar|tog|har|drar|drog|återkallar|återkallade)\b", re.IGNORECASE)
_TO = re.compile(
    rf"\b(?:till|för|gällande)\s+(.+?)(?=\s+(?:den\s)?{DATE}|\s+(?:fr|from)\b|[.;]|$)",
    re.IGNORECASE,
)
_LAPSED = re.compile(
    r"samtycke\w*\s+(?:hade|har)\s+(?:gått|löpt) ut|samtycke\w*\s+saknades?|inget (?:giltigt )?samtycke|saknade samtycke",
    re.IGNORECASE,
)
_WISH = re.compile(r"^([^:]{2,40}):\s*(\w+)\s+vill att\s+(\w+)\s+(?:får|ska få)\b", re.IGNORECASE)
_GIVES = re.compile(
    r"^(.{2,60}?) (?:samtycker|(?:har )?(?:i ?dag |i ?går )?(?:samtyckt|l[äa]mnat|gett|givit|skrivit på|undertecknat)|l[äa]mnar samtycke)\b"
)
_ANSWERED = re.compile(
    r"^(.+?)\s*(?:[–—:-]\s+|\s[–—-]\s*|\()(ja|nej|ej|inte|ok)\)?$", re.IGNORECASE
)
_FOLLOW_UP = re.compile(
    r",\s+\w+ (?:tar upp|pratar om|återkommer|frågar|kollar|lyfter|undersöker)\b(?:(?!\b(?:nej|inte|ej|bara)\b)[^.;])*"
)
_OF_GIVERS = ("samtycke", "medgivande", "lamnat", "skriftlig", "muntlig")
_SIMPLE = (
    ("on", _ON),
    ("on", _ON_THAT_DAY),
    ("on", _AFTER_GIVERS),
    ("noted_by", _BY_HAND),
    ("exceptions", _LEAVES_OUT),
    ("information", OF_KINDS),
    ("until", _UNTIL),
    ("since", _SINCE),
    ("until_text", _UNTIL_TEXT),
)
_ONE_OF = re.compile(r"^[\wÅÄÖåäö .-]+\((?:bara|endast|enbart|gäller)\b", re.IGNORECASE)


def consents(rows: list[Row]) -> tuple[list[Fields], Fields, list[Row]]:
    """Read a consent section.

    Gives its facts, what it says of recipients, and what was not understood: a row for each
    sentence or party.
    """
    recipients: Fields = {}
    labelled, bullets, prose = _sorted(rows)
    first: Fields = dict(labelled)
    lost = _parties(bullets, first)
    extra: list[Fields] = []
    text = joined(prose)
    if text:
        row, stated = prose[0], set(first)
        for sentence in sentences(text.replace("\n", " ")):
            at = _row_of(sentence, prose)
            if not _sentence(at, sentence, first, extra, recipients):
                lost.append(Row(at.number, sentence))
        if set(first) == stated and extra:
            extra[0].setdefault("comment", row.cell(text=text))
        else:
            answered = _cells(first.get("comment", []))
            first["comment"] = row.cell(text="\n".join((*(one.text for one in answered), text)))
    return ([first] if first else []) + extra, recipients, lost


def _sentence(
    row: Row, sentence: str, first: Fields, extra: list[Fields], recipients: Fields
) -> bool:
    """Read one sentence; False when it holds anything that no field could be made of."""
    if no_mail(row, sentence, recipients):
        return True
    if withdraws(sentence):
        plain = _FROM_DAY.sub("", sentence)
        taken = _withdrawal(row, plain)
        understood = _names_stand(taken) and not _left(plain, taken, withdrawal=True)
        extra += [taken] if understood else []
        return understood
    if wish := _wish(row, sentence, recipients):
        extra.append(wish)
        return True
    return changes_nothing(sentence) or statement(row, _FOLLOW_UP.sub("", sentence), first)


def statement(row: Row, sentence: str, first: Fields) -> bool:
    """Read who consents to what; takes nothing from a sentence not understood in full."""
    found: Fields = {}
    _facts(row, sentence, found)
    contrary = "lapsed" in found and {"givers", "parties"} & set(found)
    if contrary or not _names_stand(found) or _left(sentence, found, withdrawal=False):
        return False
    _merge(first, found)
    return True


def _left(sentence: str, fields: Fields, *, withdrawal: bool) -> set[str]:
    """Give the words of a sentence that are in no field and are not grammar of consent."""
    held = {word for node in fields.values() for cell in _cells(node) for word in _words(cell.text)}
    return set(_words(sentence)) - held - grammar(fields, withdrawal=withdrawal)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", fold(text))


def _cells(node: Node) -> list[Cell]:
    nodes = node if isinstance(node, list) else [node]
    return [cell for cell in nodes if isinstance(cell, Cell)]


def _names_stand(fields: Fields) -> bool:
    """Whether what was taken as names can be names."""
    givers = [name for cell in _cells(fields.get("givers", [])) for name in names_in(cell.text)]
    parties = [
        cell.text for name in ("parties", "not_parties") for cell in _cells(fields.get(name, []))
    ]
    return all(map(is_name, givers)) and all(map(is_party, parties))


def _merge(first: Fields, found: Fields) -> None:
    for name, node in found.items():
        if name in {"parties", "not_parties"}:
            more(first, name, _cells(node))
        elif name in first:
            first[name] = [*_cells(first[name]), *_cells(node)]
        else:
            first[name] = node


def _parties(bullets: list[Row], first: Fields) -> list[Row]:
    """Read parties written as a list; gives those that say something more than a name."""
    lost: list[Row] = []
    for row in bullets:
        name, answer = row.text.strip(" ."), ""
        if found := _ANSWERED.match(name):
            name, answer = found[1], fold(found[2])
        if not is_party(name):
            lost.append(row)
        else:
            target = "not_parties" if answer in {"nej", "ej", "inte"} else "parties"
            more(first, target, [row.cell(text=name)])
    return lost


def _row_of(sentence: str, rows: list[Row]) -> Row:
    start = sentence[:12]
    return next((row for row in rows if start in row.text), rows[0])


def _sorted(rows: list[Row]) -> tuple[Fields, list[Row], list[Row]]:
    """Part the rows: ”etikett: värde”, parties as a list, and running text."""
    labelled: Fields = {}
    bullets: list[Row] = []
    prose: list[Row] = []
    for row in listed_below(rows):
        label, colon, value = row.text.partition(":")
        name = label_of(label) if colon and value.strip() else None
        if name:
            put_labelled(labelled, name, row.cell(label=label, text=value.strip()), label)
        elif _is_action(row.text):
            labelled["action"] = row.cell(text=row.text.strip(" ."))
        elif row.bullet and not re.search(r"[.:]\s|\bvill\b|\btar\b|återkall|samtyck", row.text):
            bullets.append(row)
        elif _ONE_OF.match(row.text) and row.text.rstrip(".").endswith(")"):
            bullets += [Row(row.number, party) for party in names_in(row.text.rstrip("."))]
        else:
            prose.append(row)
    return labelled, bullets, prose


def _is_action(text: str) -> bool:
    choice = read_choice(ConsentAction, text.strip(" ."))
    return choice is not None and choice.value is not ConsentAction.GIVEN


def _facts(row: Row, sentence: str, fields: Fields) -> None:
    if _LAPSED.search(sentence):
        fields["lapsed"] = row.cell(text="ja")
    if re.search(r"\bmuntlig", sentence, re.IGNORECASE):
        fields["written"] = row.cell(text="nej")
    for name, pattern in _SIMPLE:
        if name not in fields and (found := pattern.search(sentence)):
            told = next(group for group in found.groups() if group)
            fields[name] = row.cell(text=told.strip())
    if givers := _givers(sentence, fold(sentence)):
        more(fields, "givers", [row.cell(text=name) for name in names_in(givers)])
    if found := _EXCEPT.search(sentence):
        fields["exceptions"] = row.cell(text=found[1])
    _whom(row, sentence, fields)


def _whom(row: Row, sentence: str, fields: Fields) -> None:
    """Take the parties, and those left out, from a sentence."""
    if excluded := _EXCLUDED.search(sentence):
        more(fields, "not_parties", [row.cell(text=name) for name in names_in(excluded[1])])
        return
    named = names_in(found[1]) if (found := _NOT.search(sentence)) else []
    more(fields, "not_parties", [row.cell(text=name) for name in named])
    if not named:
        del fields["not_parties"]
    if found := _SHARE.search(sentence):
        names = [*names_in(found[1]), *names_in(found[2] or "")]
    elif (found := _COVERS.search(sentence)) and not _SAME.match(found[1]):
        names = names_in(found[1])
    else:
        return
    more(fields, "parties", [row.cell(text=name) for name in names])


def _givers(sentence: str, plain: str) -> str:
    """Who consents: ”från båda vh och Milo”, ”Robin själv”, ”Milo samtycker”."""
    if found := re.match(r"^(\w+) själv\b", sentence):
        return found[1]
    if (found := _GIVES.match(sentence)) and not fold(found[1]).startswith(_OF_GIVERS):
        return found[1]
    if any(word in plain for word in _OF_GIVERS):
        found = _FROM.search(sentence)
        if found and not re.match(DATE, found[1]):
            return found[1].strip()
    return ""


def _withdrawal(row: Row, sentence: str) -> Fields:
    """Read ”Milo tar tillbaka samtycket till Mini-Maria 2026-10-02”, or of some kinds of it."""
    fields: Fields = {"action": row.cell(text="återkallat")}
    kinds, rest = kinds_taken_back(sentence)
    if kinds:
        fields["information"] = [row.cell(text=kind) for kind in kinds]
    if found := _BY.match(sentence):
        fields["givers"] = [row.cell(text=name) for name in names_in(found[1])]
    if found := _TO.search(rest):
        fields["parties"] = [row.cell(text=name) for name in names_in(found[1])]
    if found := re.search(DATE, sentence, re.IGNORECASE):
        fields["on"] = row.cell(text=found[0])
    return fields


def _wish(row: Row, sentence: str, recipients: Fields) -> Fields:
    """Read ”Frivården: Robin vill att Håkan får avslutssammanfattningen”."""
    found = _WISH.match(sentence.strip())
    if not found:
        return {}
    more(recipients, "to", [row.cell(text=found[3])])
    return {
        "givers": row.cell(text=found[2]),
        "parties": [row.cell(text=found[1])],
        "comment": row.cell(text=sentence),
    }
