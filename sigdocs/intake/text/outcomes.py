"""How it went at the end, goal by goal: where it began, where it ended, whether the goal was met."""

import re
from dataclasses import dataclass, field, replace

from sigdocs.intake.draft import Node
from sigdocs.intake.known import NOTHING, Known
from sigdocs.intake.lines.outcomes import outcome_line, outcome_lines
from sigdocs.intake.text.lines import Row
from sigdocs.intake.text.sections import is_area

Fields = dict[str, Node]

_BEGAN = r"(?:vid (?:start|inskrivning|början)\w*|l[äa]ge(?:t)? in|in(?:gång)?|före|innan|från början|startläge|start|då|från)"
_ENDED = r"(?:vid (?:avslut|utskrivning|slut)\w*|l[äa]ge(?:t)? ut|ut(?:gång)?|efter|nuläge|nu|slutläge|slut|idag|i dag|till)"
_SIGN = r"\s*(?:[:=–-]\s*|\s)"
# ”Vid start: närvaro 54 %. Vid avslut: närvaro 84 %”, ”in arbetslös, ut timanställd”
_BOTH = re.compile(
    rf"^{_BEGAN}{_SIGN}(?P<before>.+?)(?:\s*[.,;–-]\s*|\s*(?:->|→)\s*|\s+)(?:och\s+)?{_ENDED}{_SIGN}(?P<after>.+)$",
    re.IGNORECASE | re.DOTALL,
)
# ”61 % → 88 %”, ”från 5 till 9 godkända ämnen”
_ARROW = re.compile(r"^(?P<before>[^→>]+?)\s*(?:->|→|=>|-->)\s*(?P<after>.+)$", re.DOTALL)
_MET = re.compile(
    # ”Uppfyllt: ja”, ”– delvis uppfyllt”, ”. Inte uppfyllt.”, ”-> delvis”, ”målet uppnått”
    r"(?:^|\s*[.,;–—-]\s*|\s*(?:->|→)\s*|\s+)\(?(?:(?:mål\w*\s+)?(?:är\s+)?(?:uppfyll\w*|måluppfyllelse|uppnått)\s*[:=–-]?\s*)?"
    r"(?P<met>ja|nej|delvis(?:\s+(?:uppfyllt|uppnått))?|(?:inte|ej)\s+(?:uppfyllt|uppnått|nått)|uppfyllt|uppnått|nått)\b\)?(?P<more>,[^.]*)?\s*(?:\.|$)\s*(?P<rest>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_DROPPED = re.compile(
    r"^(?:målet\s+)?(?P<met>utgick|utgår|utgått|ströks|avslutades)\b(?P<more>.*)$", re.IGNORECASE
)
_SUBJECT = re.compile(
    r"^\W*?(?:(?:M|Mål|Delmål)\s?(?P<number>\d{1,2})\b\W*)?(?P<area>[^\W\d][\w /]{2,40}?)?\)?\s*(?:[:.–—-]\s+|\s+(?=(?:in|före|från|vid start)\b)|$)(?P<rest>.*)$",
    re.DOTALL,
)


@dataclass(slots=True)
class Outcomes:
    """What rows tell of how it went, and the rows that tell of something else."""

    found: list[Fields] = field(default_factory=list)
    left: list[Row] = field(default_factory=list)


def outcomes(rows: list[Row], known: Known = NOTHING, *, only: bool = False) -> Outcomes:
    """Read rows on goals at the end; a heading names the goal of the rows below it.

    ``only`` when the rows tell of nothing else: ”Fritid: boxning” is then how it ended.
    """
    told = Outcomes()
    subject: Fields = {}
    for row in (replace(one, text=text) for one in rows for text in outcome_lines(one.text)):
        if heading := _heading(row, known):
            subject = heading
            told.left.append(row)
            continue
        named, text = _named(row, known)
        said, rest = _outcome(row, text)
        if only and not said and (line := outcome_line(row.text)).get("met"):
            told.found.append({name: row.cell(text=said) for name, said in line.items() if said})
            continue
        if only and named and not said:
            said = {"after": row.cell(label="after", text=text.strip())}
        if said and (named or subject):
            told.found.append({**(named or subject), **said})
            if rest:
                told.left.append(replace(row, text=rest))
        else:
            told.left.append(row)
    return told


def _heading(row: Row, known: Known) -> Fields:
    found = _SUBJECT.match(row.text.strip().removesuffix(":"))
    if not found or found["rest"].strip() or row.text.endswith("."):
        return {}
    if found["area"] and not (is_area(found["area"]) or known.is_area(found["area"])):
        return {}
    return _subject(row, found, known)


def _subject(row: Row, found: re.Match[str], known: Known) -> Fields:
    """Give the goal that a line begins with, by number, by life area, or by both."""
    area, number = (found["area"] or "").strip(), found["number"]
    if number:
        return {"area": row.cell(text=f"M{number} {area}".strip())}
    return {"area": row.cell(text=area)} if area and (is_area(area) or known.is_area(area)) else {}


def _named(row: Row, known: Known) -> tuple[Fields, str]:
    found = _SUBJECT.match(row.text)
    if not found or not found["rest"].strip():
        return {}, row.text
    subject = _subject(row, found, known)
    return (subject, found["rest"]) if subject else ({}, row.text)


def _outcome(row: Row, text: str) -> tuple[Fields, str]:
    """Part what is said of one goal into before, after and met; and what comes after that."""
    if found := _DROPPED.match(text.strip()):
        return {"met": row.cell(text=text.strip(" ."))}, ""
    found = _BOTH.match(text.strip()) or _ARROW.match(text.strip())
    if not found:
        return {}, ""
    after, met, rest = found["after"], "", ""
    if ended := _first_met(after):
        met = f"{ended['met']}{ended['more'] or ''}"
        rest, after = ended["rest"], after[: ended.start()]
    cells = {"before": found["before"], "after": after, "met": met}
    return {
        name: row.cell(label=name, text=value.strip(" .,;–-"))
        for name, value in cells.items()
        if value.strip(" .,;–-")
    }, rest.strip()


def _first_met(text: str) -> re.Match[str] | None:
    found = _MET.search(text)
    return found if found and text[: found.start()].strip() else None
