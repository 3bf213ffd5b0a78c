"""How standing goals go, said in words: ”Skolmålet är uppfyllt”, ”målet om betalplan är på väg”.

A goal is named by its number, its life area or its own wording; ”målet” alone is that of the area the
words stand under. What is not certain is left where it stood.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from sigdocs.intake.draft import Cell, Node
from sigdocs.intake.folding import fold
from sigdocs.intake.known import Known
from sigdocs.intake.text.findings import Sheet
from sigdocs.intake.text.goal_names import area_of, goal_of
from sigdocs.intake.text.lines import Row, is_table
from sigdocs.intake.text.sections import KEPT, STRAY, Section
from sigdocs.model.plan import GoalStatus

_STATES: tuple[tuple[GoalStatus, str], ...] = (
    # ”delvis uppfyllt”, ”delvis nått”
    (GoalStatus.PARTLY, r"delvis(?: (?:uppfyll|uppnå|nå)\w+)?|till viss del(?: uppfyll\w+)?"),
    # ”uppfylld”, ”uppnått”, ”nådda”
    (GoalStatus.REACHED, r"uppfyll(?:t|d|da)|uppnå(?:tt|dd|dda)|nå(?:tt|dd|dda)"),
    (GoalStatus.DROPPED, r"utgår|utgick|stryks"),
    # ”på väg”, ”rullar på”, ”lever”, ”står kvar”
    (
        GoalStatus.OPEN,
        r"pågår|på gång|på (?:god )?väg|lever|rullar(?: på)?|(?:står|ligger) kvar|kvarstår|fortsätter",
    ),
)
_STATE = "|".join(words for _, words in _STATES)
_IS = r"(?:(?:är|ser vi som|anses|bedöms|vara|nu|fortfarande|också|redan|alltså|båda|alla|som)\s+)*"
_GOAL = (
    # ”Skolmålet M1”, ”krim-målet”, ”Målet om tre månader”, ”arbetet med målet”, ”M3”
    r"(?:(?P<area>[a-zåäö]{3,20}?)s?-?målet(?:\s+(?P<named>M\d{1,2}))?"
    r"|målet\s+(?:om|för|inom|kring)\s+(?P<about>[\w åäö-]{3,40}?)"
    r"|(?:mål(?:et)?\s+)?(?P<number>M\d{1,2})|(?P<bare>målet))"
)
_TOLD = re.compile(
    rf"(?P<lead>^|[,.;:–—-]\s*(?:så\s+)?|(?:->|→|=)\s*|\s+(?:och|så|gör att|innebär att)\s+|^(?:arbetet\s+med)\s+)(?P<goal>{_GOAL})\s*(?:[:=–—-]|->)?\s*{_IS}(?P<state>{_STATE})(?!\w)(?P<more>.*)$",
    re.IGNORECASE | re.DOTALL,
)
# ”Skolan, drogerna och fritiden pågår.”, ”Inga nya brott, det pågår.”, ”Skola: uppfyllt” below ”Målen”
_LISTED = re.compile(
    rf"^(?:om målen:\s*)?(?P<goals>[^:.!?]+?)(?:,?\s+det)?(?:\s*:|\s*–)?\s+{_IS}(?P<state>{_STATE})(?!\w)(?P<more>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_ARROW = re.compile(
    rf"^(?P<goal>[^.>]{{3,70}}?)\s*(?:->|→)\s*(?P<state>{_STATE})\s*[.!]*\s*$", re.IGNORECASE
)
_UNSURE = re.compile(
    r"\b(?:inte|ej|aldrig|ska|skall|skulle|kan|snart|nastan|om|nar|innan|tills|hoppas|vill|kanske|oklart)\b"
)
_IF = re.compile(r"\b(?:om|ifall|nar|innan|tills|hoppas|tror|vill)\b")
_SENTENCE = re.compile(r"(?:[^.!?]|[.!?](?!\s|$))+[.!?]*\s*")
_OF_GOALS = re.compile(
    r"mål(?:en)?(?:s läge)?|(?:så (?:ser|går|står) )målen(?: ut)?|läget (?:för|i) målen|(?:så|hur) (?:går|ser) det (?:för|ut med) målen",
    re.IGNORECASE,
)
_WHERE = frozenset({"", "goals", "statuses", "situation", "measures", "other", KEPT, STRAY})
_CLOSES = re.compile(r"\bavslut|\bslutmote|\butskriv")


@dataclass(slots=True)
class _Scope:
    """Which area the words stand under, and whether the heading is of goals."""

    known: Known
    listed: bool = False
    area: str = ""
    indent: int = 0
    deeper: bool = False
    found: list[dict[str, Node]] = field(default_factory=list)


def goal_states(parts: Sequence[Section], sheet: Sheet) -> list[Section]:
    """Give the sections less what they say of how standing goals go, which is put on the sheet."""
    title = " ".join(fold(row.text) for part in parts[:1] for row in part.rows[:1])
    if not sheet.known.goals or _CLOSES.search(title):
        return list(parts)
    return [_without(part, sheet) if part.target in _WHERE else part for part in parts]


def _without(part: Section, sheet: Sheet) -> Section:
    scope = _Scope(sheet.known, bool(_OF_GOALS.fullmatch(part.label.strip(" :."))))
    scope.area = area_of(part.label, sheet.known)
    rows: list[Row] = []
    for row in part.rows:
        text = row.text if is_table(row) else _left(row, scope)
        if text.strip(" .!") or text == row.text:
            rows.append(row if text == row.text else replace(row, text=text))
    sheet.put("goals", list(scope.found))
    return replace(part, rows=rows)


def _left(row: Row, scope: _Scope) -> str:
    """Give what of a row says something else."""
    if _OF_GOALS.fullmatch(row.text.strip(" :.")):
        scope.listed, scope.area = True, ""
        return row.text
    lead = re.match(r"^(?:\d{1,2}[:.]\d{2}\s+)?([^\W\d][\w åäö]{2,30}?)\s*(?::|$|\.\s)", row.text)
    area = area_of(lead[1], scope.known) if lead else ""
    if area and (lead and lead.end() >= len(row.text.strip())):
        scope.area, scope.listed, scope.indent, scope.deeper = area, False, row.indent, False
        return row.text
    if row.heading or _ends(row, scope):
        scope.area, scope.listed = "", scope.listed and not row.heading
    scope.deeper = scope.deeper or row.indent > scope.indent
    inside = replace(scope, area=area or scope.area)
    listed = scope.listed or row.text.casefold().startswith("om målen:")
    return "".join(
        _of_sentence(row, one, inside, listed=listed) for one in _SENTENCE.findall(row.text)
    ).strip()


def _ends(row: Row, scope: _Scope) -> bool:
    """Whether a row stands beside the area above, and so is under it no more: ”Polis”, ”Sommaren”."""
    few = len(row.text.split()) <= len(("några", "få", "ord")) and not re.search(
        r"[.!?]$", row.text
    )
    return few or (scope.deeper and row.indent <= scope.indent)


def _of_sentence(row: Row, text: str, scope: _Scope, *, listed: bool) -> str:
    told = _TOLD.search(text)
    if (
        told
        and (ref := _meant(told, scope))
        and not _UNSURE.search(fold(text[told.end("goal") : told.start("more")]))
        and not _IF.search(fold(text[: told.start("goal")]))
    ):
        _put(row, [ref], told["state"], told["more"], scope)
        before = text[: told.start()].strip()
        stop = "" if not before or before.endswith((".", ":")) else "."
        return f"{before}{stop} " if before else ""
    arrow = _ARROW.match(text.strip())
    if arrow and (ref := _by_arrow(arrow["goal"], scope.known)):
        _put(row, [ref], arrow["state"], arrow["goal"], scope)
        return ""
    if listed and (several := _listed(text)):
        refs = [_refs(one["goals"], scope.known) for one in several]
        if all(refs):
            for one, told_of in zip(several, refs, strict=True):
                _put(row, told_of, one["state"], one["more"], scope)
            return ""
    return text


def _meant(told: re.Match[str], scope: _Scope) -> str:
    number = told["named"] or told["number"]
    by_words = (
        goal_of(told["area"] or told["about"] or "", scope.known)
        if told["area"] or told["about"]
        else ""
    )
    if number:
        ref = goal_of(number.upper(), scope.known)
        return "" if by_words and by_words != ref else ref
    return goal_of(scope.area, scope.known) if told["bare"] and scope.area else by_words


def _by_arrow(said: str, known: Known) -> str:
    return "" if known.commitment_like(said) or _UNSURE.search(fold(said)) else goal_of(said, known)


def _listed(text: str) -> list[re.Match[str]]:
    """Part ”Fritid är uppfyllt och sysselsättning är uppfyllt” into what is said of each."""
    bare = text.strip(" .!")
    if _UNSURE.search(fold(bare)):
        return []
    parts = re.split(
        rf"(?<=\w)(?:\s+och\s+|,\s+)(?=[^,]*?\s(?:är\s+)?(?:{_STATE})(?!\w))",
        bare,
        flags=re.IGNORECASE,
    )
    found = [_LISTED.match(part) for part in parts]
    if all(found) and len(parts) > 1:
        return [one for one in found if one]
    whole = _LISTED.match(bare)
    return [whole] if whole else []


def _refs(said: str, known: Known) -> list[str]:
    """Give each goal that words name; none when any of them names none."""
    whole = goal_of(said, known)
    found = [whole] if whole else [goal_of(one, known) for one in re.split(r",\s*|\s+och\s+", said)]
    return found if all(found) else []


def _put(row: Row, refs: Sequence[str], state: str, more: str, scope: _Scope) -> None:
    comment = re.sub(r"^\s*(?:[,:;(–—-]|och\b|men\b)?\s*", "", more).strip(" .!)")
    for ref in refs:
        scope.found.append(dict(_cells(row, ref, state, comment)))


def _cells(row: Row, ref: str, state: str, comment: str) -> Iterator[tuple[str, Cell]]:
    yield "ref", row.cell(label=ref, text=ref)
    status = next(one for one, words in _STATES if re.fullmatch(words, state, re.IGNORECASE))
    yield "status", row.cell(label="status", text=status.value)
    if re.search(r"\w", comment):
        yield "comment", row.cell(label="kommentar", text=comment)
