"""Goals as a block tells them: by number, by life area, with how they measure and stand."""

import re

from sigdocs.intake.folding import key
from sigdocs.intake.lines.state import goal_state, state_of
from sigdocs.intake.text.block import UNDER, Fields, Work, area_of, of_area, tell
from sigdocs.intake.text.lines import Row
from sigdocs.intake.text.plan import GOAL_FIELDS, NAMED_GOAL, is_area_above, sentences
from sigdocs.intake.text.who_when import who_when

_GOAL = re.compile(
    # ”Mål 1 Skola: Elis har …”, ”M2 – uppfyllt”, ”Mål nr 3 (fritid)”
    r"^\W*?(?:[Mm]|[Mm]ål (?:M|m)|Mål|MÅL|mål|Delmål)\s?(?:nr\.?\s?)?(?P<number>\d{1,2})\b\s*(?P<rest>.*)$",
    re.DOTALL,
)


_AREA_GOAL = re.compile(
    # ”SKOLA – mål: …”, ”Skola, nytt mål: …”, ”Nytt mål (skola): …”, ”Nytt mål inom fritid: …”
    r"^(?P<area>[^\W\d][\w /åäö]{2,30}?)\s*[–—,:(-]+\s*(?:nytt\s+)?(?:mål|delmål)\s*:\s*(?P<goal>.+)$"
    r"|^(?:nytt|nya)\s+mål\s*(?:\(|inom|för|på|,|–|-)\s*(?:livsområde\w*\s+)?(?P<inside>[^\W\d][\w /åäö]{2,30}?)\)?\s*[:–—-]\s*(?P<told>.+)$",
    re.IGNORECASE,
)


_MEASURE = frozenset(
    map(key, ("mätvärde", "mätvärden", "nuläge", "läge", "läge nu", "mått", "nu", "läget"))
)


def take_goal_head(row: Row, work: Work) -> bool:
    """Take ”Mål 1 Skola: Elis har minst 80 % närvaro”, and what is said of the goal after it."""
    found = _GOAL.match(row.text)
    if not found or UNDER.match(row.text):
        return False
    scope: Fields = {"ref": row.cell(label=row.text, text=f"M{found['number']}")}
    rest = found["rest"].lstrip(" .:)–—-(").strip()
    status, comment = goal_state(rest)
    if status:
        scope["status"] = row.cell(text=status)
        if comment:
            scope["comment"] = row.cell(text=comment)
        rest = ""
    parts = re.match(r"^([^\W\d][\w /]{2,30}?)\)?\s*(?:[:–—.-]|$)\s*(.*)$", rest, re.DOTALL)
    if parts and of_area(parts[1], work):
        scope["area"], rest = row.cell(text=parts[1]), parts[2]
    if rest.strip(" ."):
        text, state_said = rest, state_of(rest, prose=False)
        status = goal_state(state_said.status)[0] if state_said.status else ""
        if status and state_said.wording:
            scope["status"] = row.cell(text=status)
            text = state_said.wording
            if state_said.comment:
                scope["comment"] = row.cell(text=state_said.comment)
        scope["goal"] = row.cell(label=row.text[: len(row.text) - len(rest)], text=text.strip())
    work.enter(scope, row)
    return True


def take_area_head(row: Row, work: Work) -> bool:
    """Take ”Skola” alone on its row, or ”SKOLA – mål: …”, as where the next commitments belong."""
    if found := _AREA_GOAL.match(row.text):
        area, told = found["area"] or found["inside"], found["goal"] or found["told"]
        area = re.sub(r"^nytt mål\s*", "", area, flags=re.IGNORECASE) or area
        if of_area(area, work):
            work.enter({"area": row.cell(text=area), "goal": row.cell(label=area, text=told)}, row)
            return True
    bare = row.text.strip().removesuffix(":")
    known = of_area(bare, work) and not _GOAL.match(bare)
    if known or is_area_above(row, work.below):
        work.enter({"area": row.cell(text=bare)}, row)
        return True
    return False


def take_goal_label(row: Row, work: Work) -> bool:
    """Take ”Livsområde: Skola”, ”Mål: …”, ”Nuläge: …” as told of a goal, or as the next goal."""
    label, colon, value = row.text.partition(":")
    name = GOAL_FIELDS.get(key(label)) if colon else None
    if name is None or (name == "baseline" and key(label) in _MEASURE and work.scope):
        return False
    scope = work.scope
    if (
        scope is None
        or name in scope
        or (name == "area" and scope)
        or (name == "goal" and "commitments" in scope)
    ):
        scope = {}
    named = NAMED_GOAL.match(value.strip()) if name == "goal" else None
    if named and work.scope is scope and "ref" in scope:
        scope = {}
    if named:
        scope["ref"], value = row.cell(text=named[1].upper()), named[2]
    parts = sentences(value.strip()) if name == "goal" else []
    first, more = (parts[0], parts[1:]) if parts else (value.strip(), [])
    if more and not all(who_when(row, one, work.known).sure for one in more):
        first, more = value.strip(), []
    if first.strip():
        scope[name] = row.cell(label=label, text=first.strip())
    if scope is not work.scope or not any(scope is one for one in work.found.goals):
        work.enter(scope, row)
    for one in more:
        work.add(who_when(row, one, work.known).fields, row)
    work.open, work.last = None, row
    return True


def take_detail(row: Row, work: Work) -> bool:
    """Take ”Mätvärde: januari 68 %” and ”Målet är uppnått.” as told of the goal in scope."""
    label, colon, value = row.text.partition(":")
    if work.scope is None:
        return False
    if colon and key(label) in _MEASURE and value.strip():
        tell(work, "baseline", row.cell(label=label, text=value.strip()))
        work.found.measures.append((row, area_of(work), value.strip()))
        return True
    if re.match(r"^(?:(?:del)?målet|måluppfyllelse|uppfyllt|status)\b", row.text, re.IGNORECASE):
        status, comment = goal_state(row.text)
        if status:
            tell(work, "status", row.cell(text=status))
            if comment:
                tell(work, "comment", row.cell(text=comment))
            return True
    return False
