"""What a note of a closing tells in people's own words: how each goal went, why it ends, what then.

It is taken wherever it stands; what is not certain is left where it stood.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from sigdocs.intake import faults
from sigdocs.intake.folding import fold
from sigdocs.intake.text.findings import Sheet
from sigdocs.intake.text.labels import resolve
from sigdocs.intake.text.lines import Row, is_table
from sigdocs.intake.text.outcomes import outcomes
from sigdocs.intake.text.plan import sentences
from sigdocs.intake.text.sections import LABEL
from sigdocs.intake.text.title import kind_told
from sigdocs.intake.text.topics import topic
from sigdocs.intake.values.choices import read_bool
from sigdocs.model.note import NoteKind

_REASON = (
    # ”Vi avslutar för att målen är nådda”, ”Robin vill avsluta för att jobbet tar all tid”
    re.compile(
        r"\b(?:avslut\w*|slutar?)\b.*\b(?:för att|därför att|eftersom|på grund av|pga|enligt plan\w*|enl\.? plan\w*|på (?:egen|eget) \w+)",
        re.IGNORECASE,
    ),
    # ”Anledningen är att planen är genomförd”
    re.compile(
        r"^(?:anledningen|skälet|orsaken)(?: till avslut\w*)? (?:är|var) (?:att )?", re.IGNORECASE
    ),
    # ”Robin flyttar till Norrköping, därför slutar vi”, ”… och insatsen avslutas därför”
    re.compile(r"\b(?:därför (?:slutar|avslutar?s?)|avslutas därför)\b", re.IGNORECASE),
    # ”Noor och föräldrarna vill sluta här”, ”tim o marie vill sluta nu”
    re.compile(
        r"\bvill (?:avsluta|sluta)\b(?: (?:nu|här|själv\w*|insatsen))?(?=[ ,.]|$)", re.IGNORECASE
    ),
    # ”Robin avslutar på eget initiativ”, ”avslutas enligt plan”
    re.compile(r"\bavslut(?:ar|as)\b.*\b(?:eget|egen|enligt|enl)\b", re.IGNORECASE),
)
_UNSURE = re.compile(r"\b(?:inte|ej|kanske|om)\b")
_REASON_FIELDS = frozenset({"closing.reason", "pause.reason"})
_LEAD = re.compile(
    r"^(?:(?:anledningen|skälet|orsaken)(?: till avslut\w*)? (?:är|var) (?:att )?|(?:anledning|skäl|orsak)\w*\s*:\s*)",
    re.IGNORECASE,
)
_DORMANT = re.compile(r"\bvilande\b")
_NO = re.compile(
    # ”Ingen vilande lista”, ”står inte på vilande lista”, ”Inget vilande”, ”Vilande lista: nej”
    r"\b(?:ingen|inget|inga) vilande|\b(?:inte|ej)\b(?: \w+){0,3} vilande|vilande(?: ?lista\w*)?\W*(?:nej|ingen)\b"
)
_YES = re.compile(
    # ”Vilande lista: ja”, ”står på vilande lista”, ”Jag lägger Robin på vilande lista”, ”vilande lista t sept”
    r"vilande(?: ?lista\w*)?\W*ja\b"
    r"|\b(?:star|satts|stalls|laggs|lagger|satter|ligger|gar over|kvar|hamnar|skrivs)\b(?: \w+){0,3} (?:pa|till|i) (?:den )?vilande"
    r"|^\W*vilande ?lista (?:t|till|t o m|tom)\b"
)
_UNTIL = re.compile(r"\b(?:till|tills|t o m|tom|tillsvidare)\b")
_SAYS_NO = re.compile(
    r"\bnej till (?:den )?vilande|\bvill (?:inte|ej) (?:sta|ligga|vara)\b.*vilande"
)
_LOWER = re.compile(r"(?<=[^\W\d_]{4}\.)\s+(?=[a-zåäö])")
# ”jag ringer Tim den 11 september”, ”Lena ringer 4/9”
_CALLS = re.compile(
    r"\b(?:ringer|hör av (?:mig|sig)|kontaktar)\b[^.;]*?(?P<day>(?:den )?\d{1,2}(?:/\d{1,2}| (?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)\w*)(?: \d{4})?)",
    re.IGNORECASE,
)


def ended_rows(rows: list[Row], sheet: Sheet) -> list[Row]:
    """Take what a closing tells of its own; give the rows that tell of something else."""
    if kind_told(rows) is not NoteKind.CLOSING:
        return rows
    told = outcomes(rows, sheet.known)
    sheet.put("closing.outcomes", list(told.found))
    for row in told.of_none:
        sheet.ask(row, faults.OUTCOME_OF_NONE)
    return _without_reason(_without_dormant(told.left, sheet), sheet)


def _without_dormant(rows: Sequence[Row], sheet: Sheet) -> list[Row]:
    """Take whether the case shall be watched; two answers are a question."""
    said = [(row, one, _dormant(one)) for row in rows for one in sentences_of(row)]
    answers = {answer for _, _, answer in said if answer}
    if len(answers) > 1:
        for row, _, answer in said:
            if answer:
                sheet.ask(row, faults.DORMANT_ELSEWHERE)
        return list(rows)
    stays = _afterwards(rows)
    taken = [(row, one, answer) for row, one, answer in said if answer and not _in_its_field(row)]
    for place, (row, sentence, answer) in enumerate(taken):
        if place == 0:
            sheet.put("closing.dormant", row.cell("Vilande lista", answer))
        if day := _CALLS.search(row.text) if answer == "ja" else None:
            sheet.put("closing.follow_up_on", row.cell(text=day["day"].removeprefix("den ")))
        if row.number not in stays and len(sentence.split()) > len(("vilande", "lista", "ja")):
            sheet.keep([replace(row, text=sentence.strip(" →•"))], "")
    return less(
        rows, {(row.number, sentence) for row, sentence, _ in taken if row.number not in stays}
    )


def _afterwards(rows: Sequence[Row]) -> frozenset[int]:
    """Give the numbers of the rows that stand below what is to be done afterwards, and stay there."""
    inside, found = False, set()
    for row in rows:
        label = LABEL.match(row.text)
        words = label[1] if label else row.text
        told = resolve(words) or topic(words)
        if told == "closing.afterwards":
            inside = True
        elif row.heads or row.heading or label:
            inside = False
        found |= {row.number} if inside else set()
    return frozenset(found)


def sentences_of(row: Row) -> list[str]:
    """Give the sentences of a row, those too that begin without a capital."""
    parts = [] if is_table(row) else sentences(row.text)
    return [one for part in parts for one in _LOWER.split(part)]


def _dormant(sentence: str) -> str:
    plain = re.sub(r"[^\w\s:,]", " ", fold(sentence))
    if not _DORMANT.search(plain):
        return ""
    no = bool(_NO.search(plain) or _SAYS_NO.search(plain))
    yes = bool(_YES.search(plain)) and not no
    return "nej" if no else "ja" if yes else ""


def _in_its_field(row: Row) -> bool:
    """Whether a row is ”Vilande lista: ja” and nothing else, or only for a time: its field asks."""
    label = LABEL.match(row.text)
    if not label or resolve(label[1]) != "closing.dormant":
        return False
    return read_bool(label[2]) is not None or bool(_UNTIL.search(fold(label[2])))


def _without_reason(rows: list[Row], sheet: Sheet) -> list[Row]:
    """Take why it ends, told in a sentence, when no heading or label of the note tells of that."""
    said = [(row, one) for row in rows[1:] for one in sentences_of(row)]
    inside = [(row, one) for row, one in said if one != row.text and _heads_reason(row, one)]
    if not inside and any(_heads_reason(row, row.text) for row in rows):
        return rows
    for row, sentence in inside or said:
        if inside or (_tells_reason(sentence) and not _UNSURE.search(fold(sentence))):
            lead = _LEAD.match(sentence)
            reason = sentence[lead.end() if lead else 0 :].strip(" .•")
            sheet.put("closing.reason", row.cell(lead[0] if lead else "Anledning", reason))
            return less(rows, {(row.number, sentence)})
    return rows


def _tells_reason(sentence: str) -> bool:
    return any(one.search(sentence) for one in _REASON)


def _heads_reason(row: Row, text: str) -> bool:
    """Whether words are a label or a heading of why it ends; a point of an agenda is none."""
    label = LABEL.match(text)
    words = label[1] if label else text
    heads = bool(label and label[2]) or not row.bullet
    return heads and (resolve(words) in _REASON_FIELDS or topic(words) == "closing.reason")


def less(rows: Sequence[Row], taken: set[tuple[int, str]]) -> list[Row]:
    """Give the rows without the sentences taken from them."""
    found: list[Row] = []
    for row in rows:
        parts = sentences_of(row)
        left = [one for one in parts if (row.number, one) not in taken]
        if len(left) == len(parts):
            found.append(row)
        elif left:
            found.append(replace(row, text=" ".join(left)))
    return found
