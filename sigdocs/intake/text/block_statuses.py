"""Lines that name commitments by number, and how each stands."""

import re
from dataclasses import replace

from sigdocs.intake.draft import Cell
from sigdocs.intake.known import Known
from sigdocs.intake.lines.progress import progress
from sigdocs.intake.lines.state import State, state_of
from sigdocs.intake.text.block import Fields, Work
from sigdocs.intake.text.lines import Row
from sigdocs.intake.text.plan import status
from sigdocs.intake.text.who_when import who_when
from sigdocs.model.plan import Status

REFS = re.compile(
    # ”Å3 …”, ”Å1, Å2 och Å10 …”, ”Å1 Å2 Å4 → utgår”, ”å 4: …”, ”(Å5) …”, ”Åtagande 3 – …”
    r"^\W*?(?P<refs>[ÅåAa]\s?\d{1,2}(?:\s+(?=[Åå]\s?\d)[Åå]\s?\d{1,2}|\s*(?:,|\+|&|/|och|o|samt)\s*(?:[ÅåAa]\s?\d{1,2}|\d{1,2}(?=\s*(?:,|och\b|o\b|samt\b|:|–|-|=|→|$))))*"
    r"|[Åå]tagande(?:\s+nr\.?)?\s+\d{1,2})\b\s*[.:)\]]?\s*(?:[–—-]+(?!>)\s*)?(?P<rest>.*)$",
    re.DOTALL,
)


def take_numbered(row: Row, work: Work) -> bool:
    """Take a row on commitments by number: ”Å1, Å2 och Å10 klara”, ”[x] Å8 hemma i tid”."""
    text = row.text
    box = re.match(r"^\s*(\[[xXvV✓✔ ]\]|[☑☒✓✔✅☐⬜])\s*", text)
    found = REFS.match(text[box.end() :] if box else text)
    if not found:
        return False
    refs = [f"Å{number}" for number in re.findall(r"\d{1,2}", found["refs"])]
    state = state_of(f"{box[1]} {found['rest']}" if box else found["rest"])
    new = who_when(row, found["rest"], work.known)
    if state.status and new.sure and not _as_known(refs, new.fields, work.known):
        work.found.both.append(row)
        return True
    if work.prior == "goals" and not state.status and not state.new_due and new.sure:
        work.add({"ref": row.cell(text=refs[0]), **new.fields}, row)
        return True
    _status(row, refs, state, work)
    return True


def _as_known(refs: list[str], new: Fields, known: Known) -> bool:
    """Whether who and when beside a status are those of the plan, as in a row copied from it."""
    one = known.commitment(refs[0])
    who = new.get("responsible")
    if one is None or not isinstance(who, Cell):
        return False
    named = set(known.named(who.text))
    return bool(named) and named <= set(one.responsible)


_MARKS = re.compile(r"(?:\[[xXvV✓✔]\]|[☑☒✓✔✅🗹])\ufe0f?")


def _as_it_goes(row: Row, ref: str, state: State, known: Known) -> State:
    """Read ”Å1 ✅ bra vecka” and ”Å4: lämnas som de ska” by what is known of it.

    A tick at what goes on says that it goes well, or that it is done: the words tell, else it is asked.
    """
    one = known.commitment(ref)
    if one is None:
        return state
    ticked = one.ongoing and bool(_MARKS.search(row.text))
    if (
        one.ongoing
        and state.status == Status.DONE.value
        and state.wording
        and state.comment.strip(" .") == state.wording.strip(" .")
    ):
        # ”Å3: april-samtalet gjort” is told of one time; ”Å3: klar” of all of it
        told = progress(one, state.comment)
        return replace(state, status=told.value if told else "", unclear=not told, wording="")
    if ticked:
        found = REFS.match(_MARKS.sub(" ", row.text).strip())
        state = state_of(found["rest"] if found else "")
    if state.status or state.unclear:
        return state
    said = state.wording or state.comment
    told = progress(one, said)
    if told:
        return replace(state, status=told.value, wording="", comment=said)
    return replace(state, unclear=True) if ticked else state


def _status(row: Row, refs: list[str], state: State, work: Work) -> None:
    work.open, work.last = None, row
    if len(refs) == 1:
        state = _as_it_goes(row, refs[0], state, work.known)
    if state.unclear or not (state.status or state.new_due):
        _as_written(row, refs, state, work)
        return
    state = _worded(row, refs[0], state, work.known)
    for ref in refs:
        fields: Fields = {"ref": row.cell(label=ref, text=ref)}
        if len(refs) == 1 and state.wording and state.wording != state.comment:
            fields["text"] = row.cell(text=state.wording)
        work.found.statuses.append(fields | told_cells(row, state))


def _worded(row: Row, ref: str, state: State, known: Known) -> State:
    """Let words before the status be a remark when they are not the commitment's own.

    ”Å4: Lina har skickat allt, färdigt” is a remark; ”Å4 Urinprov varje tisdag – pågår” is not.
    """
    if not state.wording or state.wording == state.comment:
        return state
    one = known.commitment(ref)
    remark = re.match(rf"^\W*{ref[0]}\s?{ref[1:]}\s*:", row.text, re.IGNORECASE) is not None
    if one is not None:
        if known.commitment_like(state.wording) == ref or _shares(state.wording, one.text, known):
            return replace(state, wording="")
        remark = not known.commitment_like(state.wording)
    if not remark:
        return state
    comment = ", ".join(part for part in (state.wording, state.comment) if part)
    return replace(state, wording="", comment=comment)


def _shares(wording: str, text: str, known: Known) -> bool:
    return not known.commitment_like(wording) and bool(known.words(wording) & known.words(text))


def _as_written(row: Row, refs: list[str], state: State, work: Work) -> None:
    """Ask about ”Å1: funkar bra” with what it most likely means, and about a row that says nothing."""
    target, fields = status(row)
    if target == "statuses" and "status" in fields and not state.unclear and len(refs) == 1:
        work.found.statuses.append(fields)
        return
    (work.found.unclear if state.unclear else work.found.bare).append(row)
    for ref in refs:
        fields = {"ref": row.cell(label=ref, text=ref)}
        if state.wording:
            fields["comment"] = row.cell(text=state.wording)
        work.found.statuses.append(fields)


def told_cells(row: Row, state: State) -> Fields:
    """Give status, comment and new day as cells of a row; what is empty is left out."""
    cells = {"status": state.status, "comment": state.comment, "new_due": state.new_due}
    return {
        name: row.cell(label=name, text=text) for name, text in cells.items() if text.strip(" .!")
    }


def take_likely(row: Row, work: Work) -> bool:
    """Take ”Milo går till skolan: funkar bra” among statuses, to be asked with what it likely means."""
    if work.prior != "statuses" or not row.bullet:
        return False
    target, fields = status(row)
    if target != "statuses" or "status" not in fields or "text" not in fields:
        return False
    work.found.statuses.append(fields)
    return True
