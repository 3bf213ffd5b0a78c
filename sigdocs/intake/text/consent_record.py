"""A section of consent written as a record: what is unchanged, who is new, who takes what back.

Each line or sentence is read whole by one of the forms below, each with the Swedish it is for, or
it is asked about; a word more and it is another line.
"""

import re
from dataclasses import dataclass, field

from sigdocs.intake.draft import Cell, Node
from sigdocs.intake.lines.consent import put_labelled
from sigdocs.intake.lines.line import listed
from sigdocs.intake.text.consent import consents, statement
from sigdocs.intake.text.consent_forms import OWN_WAY, form_of
from sigdocs.intake.text.consent_grammar import changes_nothing
from sigdocs.intake.text.consent_lists import label_of
from sigdocs.intake.text.lines import Row
from sigdocs.intake.text.names import is_name, is_party, names_in
from sigdocs.intake.text.plan import sentences
from sigdocs.intake.text.recipients import more, no_mail
from sigdocs.intake.text.unchanged import unchanged

Fields = dict[str, Node]
Read = tuple[list[Fields], Fields, list[Row]]

_PLAIN = frozenset(
    {"exceptions", "noted_by", "review", "language", "on", "since", "until", "written", "other"}
)


@dataclass(slots=True)
class _Record:
    """What has been read so far, each fact with the rows it was read from; the last is spoken of."""

    facts: list[Fields] = field(default_factory=list)
    said: list[list[Row]] = field(default_factory=list)
    recipients: Fields = field(default_factory=dict)
    lost: list[Row] = field(default_factory=list)

    def open(self, row: Row, action: str = "") -> Fields:
        """Begin a fact of its own."""
        self.facts.append({"action": row.cell(text=action)} if action else {})
        self.said.append([])
        return self.facts[-1]

    def current(self, row: Row) -> Fields:
        """The fact that a line without one of its own is about."""
        return self.facts[-1] if self.facts else self.open(row)

    def action(self) -> str:
        """What has happened to the consent spoken of."""
        told = self.facts[-1].get("action") if self.facts else None
        return told.text if isinstance(told, Cell) else ""


def told_of_consent(rows: list[Row], *, closing: bool) -> Read:
    """Read a section of consent: as a record where it is written as one, else by its sentences."""
    found = [(row, part, form_of(part)) for row in rows for part in _parts(row)]
    own = any(form in OWN_WAY for _, _, (form, _) in found)
    if not own and not any(unchanged(part) for _, part, _ in found):
        return consents(rows)
    record = _Record()
    for row, part, (form, match) in found:
        at = Row(row.number, part)
        if not _take(record, at, form, match, closing=closing):
            record.lost.append(at)
    for fact, said in zip(record.facts, record.said, strict=True):
        if said:
            fact["comment"] = said[0].cell(text="\n".join(one.text for one in said))
    return [one for one in record.facts if one], record.recipients, record.lost


def _parts(row: Row) -> list[str]:
    return [row.text] if form_of(row.text)[0] else sentences(row.text.replace("\n", " "))


def _take(
    record: _Record, row: Row, form: str, match: re.Match[str] | None, *, closing: bool
) -> bool:
    """Take one line or sentence; False when it was not understood, and nothing was taken of it."""
    if match is None:
        return _other(record, row)
    if form == "ends" and not closing:
        return False
    taken = _TAKERS[form](record, row, match) if form in _TAKERS else True
    if taken:
        record.current(row)
        record.said[-1].append(row)
    return taken


def _other(record: _Record, row: Row) -> bool:
    """Take what is in no form: ”oförändrat”, a label of its own, a statement, what was told."""
    if fields := unchanged(row.text):
        fact = (
            record.current(row)
            if record.action() == "oförändrat"
            else record.open(row, "oförändrat")
        )
        for name, text in fields.items():
            fact.setdefault(name, row.cell(text=text))
    elif no_mail(row, row.text, record.recipients) or changes_nothing(row.text):
        record.current(row)
    else:
        return _labelled(record, row)
    record.said[-1].append(row)
    return True


def _labelled(record: _Record, row: Row) -> bool:
    label, colon, value = row.text.partition(":")
    name = label_of(label) if colon and value.strip() else None
    if name in _PLAIN and record.action() != "återkallat":
        put_labelled(record.current(row), name, row.cell(label=label, text=value.strip()), label)
        return True
    told: Fields = {}
    if colon or not statement(row, row.text, told):
        return False
    fact = record.open(row)
    fact.update(told)
    record.said[-1].append(row)
    return True


def _parties(row: Row, text: str) -> list[Node]:
    """The parties of a list; none when one of them is anything but a name."""
    names = listed(text)
    return [row.cell(text=name) for name in names] if all(map(is_party, names)) else []


def _people(row: Row, text: str) -> list[Node]:
    names = names_in(text)
    return [row.cell(text=name) for name in names] if all(map(is_name, names)) else []


def _unchanged(record: _Record, row: Row, match: re.Match[str]) -> bool:
    parties = _parties(row, match["parties"])
    if not parties:
        return False
    again = record.action() == "oförändrat" and "parties" not in record.facts[-1]
    fact = record.current(row) if again else record.open(row, "oförändrat")
    more(fact, "parties", _cells(parties))
    for name, told in (("on", match["when"]), ("until", match["until"])):
        if told:
            fact[name] = row.cell(text=told)
    return True


def _new(record: _Record, row: Row, match: re.Match[str]) -> bool:
    if not is_party(match["parties"].strip()):
        return False
    fact = record.open(row)
    fact["parties"] = [row.cell(text=match["parties"].strip())]
    return True


def _back(record: _Record, row: Row, match: re.Match[str]) -> bool:
    parties = _parties(row, match["parties"])
    if parties:
        record.open(row, "återkallat")["parties"] = parties
    return bool(parties)


def _takes_back(record: _Record, row: Row, match: re.Match[str]) -> bool:
    """Read who takes back the consent; of the parties that a line above names, or of its own."""
    givers, parties = _people(row, match["givers"]), _parties(row, match["parties"])
    if not givers or not parties:
        return False
    headed = record.action() == "återkallat" and "givers" not in record.facts[-1]
    fact = record.current(row) if headed else record.open(row, "återkallat")
    if headed and _names(fact, "parties") != {one.text.casefold() for one in _cells(parties)}:
        return False
    fact |= {"givers": givers, "parties": parties}
    for name in ("on", "noted_by"):
        if match[name]:
            fact[name] = row.cell(text=match[name])
    if match["how"]:
        fact["written"] = row.cell(text="nej" if match["how"].casefold() == "muntligt" else "ja")
    return True


def _names(fact: Fields, name: str) -> set[str]:
    node = fact.get(name, [])
    return {one.text.casefold() for one in _cells(node if isinstance(node, list) else [node])}


def _cells(nodes: list[Node]) -> list[Cell]:
    return [one for one in nodes if isinstance(one, Cell)]


def _of_back(record: _Record, row: Row, match: re.Match[str]) -> bool:
    """Read what a withdrawal is followed by: who agrees, from when, and that they get no more."""
    if record.action() != "återkallat":
        return False
    said = match.groupdict()
    if since := said.get("since"):
        record.facts[-1]["since"] = row.cell(text=since)
    names = said.get("names") or ""
    if "får inga" in match[0]:
        return names.strip().casefold() in _names(record.facts[-1], "parties")
    return not names or bool(_people(row, names))


def _range(record: _Record, row: Row, match: re.Match[str]) -> bool:
    return _put(record, row, match, {name: match[name] for name in ("since", "until")})


def _range_of(record: _Record, row: Row, match: re.Match[str]) -> bool:
    parties = _parties(row, match["parties"])
    fact = record.current(row)
    if (
        not parties
        or record.action() == "återkallat"
        or {"since", "until", "parties"} & fact.keys()
    ):
        return False
    fact["parties"] = parties
    for name in ("since", "until"):
        fact[name] = row.cell(text=match[name])
    return True


def _kinds(record: _Record, row: Row, match: re.Match[str]) -> bool:
    said = match["information"]
    if re.search(r"\b(?:inte|ej|utom|utan|men|undantag\w*)\b", said, re.IGNORECASE):
        return False
    return _put(record, row, match, {"information": said})


def _put(record: _Record, row: Row, match: re.Match[str], told: dict[str, str]) -> bool:
    """Put terms on the consent spoken of; terms of one party only where that is the one named."""
    fact = record.current(row)
    whom = (match["whom"] or "").strip().casefold()
    if record.action() == "återkallat" or told.keys() & fact.keys():
        return False
    if whom and _names(fact, "parties") != {whom}:
        return False
    for name, text in told.items():
        fact[name] = row.cell(text=text)
    return True


def _covers(record: _Record, row: Row, match: re.Match[str]) -> bool:
    parties = _parties(row, match["parties"])
    fact = record.current(row)
    if not parties or record.action() == "återkallat" or "parties" in fact:
        return False
    fact["parties"] = parties
    if match["until"]:
        if "until" in fact:
            put_labelled(fact, "until", row.cell(text=match["until"]), "")
        fact.setdefault("until", row.cell(text=match["until"]))
    return True


def _leaves_out(record: _Record, row: Row, match: re.Match[str]) -> bool:
    parties = _parties(row, match["not_parties"])
    if not parties or record.action() == "återkallat":
        return False
    more(record.current(row), "not_parties", _cells(parties))
    return True


def _given(record: _Record, row: Row, match: re.Match[str]) -> bool:
    givers = _people(row, match["givers"])
    fact = record.current(row)
    if not givers or record.action() == "återkallat" or "givers" in fact:
        return False
    fact["givers"] = givers
    if on := match.groupdict().get("on"):
        fact["on"] = row.cell(text=on)
    if (match["how"] or "").casefold() == "muntligt":
        fact["written"] = row.cell(text="nej")
    return True


_TAKERS = {
    "unchanged": _unchanged,
    "new": _new,
    "back": _back,
    "range": _range,
    "range of": _range_of,
    "not_parties": _leaves_out,
    "parties": _covers,
    "information": _kinds,
    "given": _given,
    "given by": _given,
    "takes back": _takes_back,
    "agree": _of_back,
    "from": _of_back,
    "no more": _of_back,
}
