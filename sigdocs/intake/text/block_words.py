"""Sentences that tell of commitments in words of their own, one by one."""

import re
from dataclasses import dataclass, replace

from sigdocs.intake.draft import Cell
from sigdocs.intake.folding import fold, word_set
from sigdocs.intake.known import Known, KnownCommitment
from sigdocs.intake.lines.progress import progress
from sigdocs.intake.lines.state import State, state_of
from sigdocs.intake.lines.when import DAY
from sigdocs.intake.text.block import Fields, Work
from sigdocs.intake.text.block_statuses import told_cells
from sigdocs.intake.text.lines import Row
from sigdocs.intake.text.plan import sentences
from sigdocs.intake.text.who_when import who_when
from sigdocs.intake.values.choices import read_choice
from sigdocs.model.plan import Status


def take_in_words(row: Row, work: Work) -> bool:
    """Take each sentence that tells of an open commitment in words, or of something new.

    ”Föräldrasamtalet är bokat och klart.” is told of the one open commitment that it is like; what
    says how it stands in the next sentence belongs to it.
    """
    if _all_new(row, work):
        return False
    clauses = [part for piece in sentences(row.text) for part in _clauses(piece, work.known)]
    before, named, unclear = _Told(), len(work.found.named), len(work.found.unclear)
    taken = [_piece(row, clause, before, work) for clause in clauses]
    if not any(taken):
        if work.prior == "goals" and who_when(row, row.text, work.known).sure:
            # ”Klart senast fre 5/6” is by when: it is new, whatever it is like
            del work.found.named[named:], work.found.unclear[unclear:]
        return False
    left = [clause.text for clause, took in zip(clauses, taken, strict=True) if not took]
    if left:
        work.found.kept.append(replace(row, text=" ".join(left)))
    work.open, work.last = None, row
    return True


def _all_new(row: Row, work: Work) -> bool:
    """Whether a line says by whom and when something is to be done, and nothing of how it stands.

    ”Milo → messar Petra vid skolstart, varje dag från 16/2”: ”varje dag” is of no other commitment.
    """
    new = work.prior == "goals" and who_when(row, row.text, work.known).sure
    return new and not state_of(row.text, prose=False).status


@dataclass(frozen=True, slots=True)
class _Clause:
    """What is told of one commitment; ``status`` when a clause beside it says how it stands."""

    text: str
    status: str = ""

    @property
    def read(self) -> str:
        """The words to read."""
        return f"{self.text.strip(' .')}: {self.status}" if self.status else self.text


def _clauses(piece: str, known: Known) -> list[_Clause]:
    """Part a sentence that tells of several commitments: ”Cv:t blev klart, studiebesöket utgår”."""
    parts = re.split(r",\s+(?:(?:och|men|medan)\s+)?|\s+(?:och|men|medan|däremot)\s+", piece)
    refs = ["" if _OF_SAME.match(part) else known.commitment_like(part) for part in parts]
    if len({ref for ref in refs if ref}) < len(("one", "other")):
        return [_Clause(piece)]
    found: list[_Clause] = []
    above = ""
    for part, ref in zip(parts, refs, strict=True):
        if found and not ref:
            found[-1] = _Clause(f"{found[-1].text}, {part}", found[-1].status)
        elif found and _LIKEWISE.search(part):
            found.append(_Clause(part, _said_of(above, found[-1], known)))
        else:
            found.append(_Clause(part))
        above = ref or above
    last = state_of(found[-1].read).status
    # ”Cv och studiebesök är klara”: what is said last is said of each
    return [
        replace(one, status=last) if last and not (one.status or _says(one.text)) else one
        for one in found
    ]


# ”…, så den punkten är bara delvis gjord”
_OF_SAME = re.compile(
    r"\W*(?:så |men )?(?:den|det) (?:punkten|åtagandet|uppgiften|biten|delen)\b", re.IGNORECASE
)
# ”Helens lista fungerar, och Noors morgonmess också”: as the one before
_LIKEWISE = re.compile(r"\b(?:också|likaså|likadant|även det)\s*\.?$", re.IGNORECASE)


def _said_of(ref: str, clause: _Clause, known: Known) -> str:
    """Give how the clause before stands, as a word."""
    one = known.commitment(ref)
    return state_of(clause.read).status or (one and progress(one, clause.text)) or ""


def _says(part: str) -> bool:
    said = state_of(part)
    return bool(said.status or said.new_due or said.unclear) or len(part.split()) > len(
        ("två", "ord", "blott")
    )


@dataclass(slots=True)
class _Told:
    """The commitment that the sentence before was told of, and its entry when it has one."""

    ref: str = ""
    entry: Fields | None = None
    sure: bool = False


def _piece(row: Row, clause: _Clause, before: _Told, work: Work) -> bool:
    piece = clause.read
    if found := _SAID_NEW.match(piece):
        return _said_new(row, piece[found.end() :], work)
    separated, state = state_of(piece, prose=False), state_of(piece)
    strong = bool(separated.status or separated.new_due)
    mentioned = {f"Å{number}" for number in _MENTIONED.findall(piece)}
    ref = mentioned.pop() if len(mentioned) == 1 else _told_of(piece, separated, work.known)
    one = work.known.commitment(ref) if ref else None
    if not _MENTIONED.search(piece) and fold(separated.status).startswith(("uppfyll", "uppna")):
        return False  # a goal is reached; a commitment is done
    if not ref or (one is None and not _MENTIONED.search(piece)):
        if not _CONTINUES.match(piece):
            before.ref, before.entry = "", None
        return _without_ref(row, separated, state, before, work)
    if not strong and _is_new(row, piece, state, work):
        return False
    status = separated.status or _how_it_goes(
        one, piece, state, work.known, event=work.prior == "event"
    )
    due = separated.new_due or state.new_due or _by_then(piece, str(status))
    before.ref, before.entry, before.sure = ref, None, bool(separated.status)
    if not (status or due):
        work.found.named.append((ref, row))
        if state.unclear:
            work.found.unclear.append(row)
        return False
    told = State(str(status), "", clause.text.strip(" ."), due)
    before.entry = {"ref": row.cell(label=ref, text=ref), **told_cells(row, told)}
    work.found.statuses.append(before.entry)
    return True


# ”Fortsätter.”, ”Ny dag är …”, ”Det är alltså klart”: of the same; ”Matten är klar” is of something else
_CONTINUES = re.compile(
    r"^\W*(?:det|den|detta|fortsätter|klart?|pågår|rullar|ej|inte|ännu|ny|nytt|nya|delvis|utgår|flytt\w*|skjut\w*|gjort|avklarat|senast|så|men|löper|kör|påbörja\w*|oförändrat|förläng\w*|datum\w*|tiden)\b",
    re.IGNORECASE,
)


_MENTIONED = re.compile(r"(?<!\w)[Åå]\s?(\d{1,2})(?!\w)")


_CERTAIN = frozenset({Status.NOT_STARTED, Status.PARTLY, Status.DROPPED, Status.NOT_REVIEWED})


def _is_new(row: Row, piece: str, state: State, work: Work) -> bool:
    """Whether a sentence that is like an open commitment sets something new, by whom and when."""
    new = who_when(row, piece, work.known)
    if work.prior == "statuses" or not new.sure:
        return False
    return work.prior == "goals" or (
        not state.status and bool(new.fields.keys() & {"due", "starts"})
    )


def _how_it_goes(
    one: KnownCommitment | None, piece: str, state: State, known: Known, *, event: bool
) -> str:
    """Give the status that a sentence tells of a commitment; "" when it may be another."""
    if state.unclear:
        return ""
    said = read_choice(Status, state.status) if state.status else None
    if said and said.value in _CERTAIN:
        return state.status
    if one and not event and (told := progress(one, _less_wording(one, piece, known))):
        return told.value
    done = said is not None and said.value is Status.DONE
    return "" if one and one.ongoing and done else state.status


def _less_wording(one: KnownCommitment, piece: str, known: Known) -> str:
    """Leave out the commitment's own words before a colon: ”varje torsdag” there is no report."""
    label, colon, rest = piece.partition(": ")
    return rest if colon and rest.strip() and known.commitment_like(label) == one.id else piece


_CLOSED = frozenset({Status.DONE, Status.DROPPED})


_SAID_NEW = re.compile(
    r"^\W*(?:nytt|nya?)(?: (?:åtagande|punkt|idag|i dag|är(?: också)?))?(?: att\b|\s*[:–—-]\s)\s*",
    re.IGNORECASE,
)


_BY = re.compile(
    rf"\b(?:senast|(?:fortsätter|pågår|löper)\s+(?:fram\s+)?(?:till och med|till|t\.?o\.?m\.?))\s+({DAY})",
    re.IGNORECASE,
)


def _by_then(piece: str, status: str) -> str:
    """Give the day of ”tar det senast 27/3 i stället”, told of what is said not to be done."""
    choice = read_choice(Status, status) if status else None
    found = _BY.search(piece) if choice and choice.value not in _CLOSED else None
    return found[1] if found else ""


def _told_of(piece: str, separated: State, known: Known) -> str:
    """Give the commitment that a sentence is of: by what stands before its status, else by all of it."""
    return (
        (known.commitment_like(separated.wording) if separated.wording else "")
        or known.commitment_like(piece)
        or _of_person(piece, known)
    )


_MERELY = word_set(
    "ar har blev nu redan helt klar klart fardig fardigt gjort gjord avklarad med sitt sin sina det detta"
    " allt del uppgift punkt atagande bit fortsatter rullar pa pagar loper som forut vanligt"
)


def _of_person(piece: str, known: Known) -> str:
    """Give the only open commitment of whom ”Pelle är klar med sitt” says nothing but how it stands."""
    named = re.match(r"\W*((?:[A-ZÅÄÖ][\w-]+ ?){1,2}?)s?\b(?=\W)", piece)
    rest = re.findall(r"\w+", fold(piece[named.end() :])) if named else []
    who = known.person(named[1]) if named and set(rest) <= _MERELY else ""
    held = [one.id for one in known.commitments if one.open and one.responsible == (who,)]
    return held[0] if who and rest and len(held) == 1 else ""


def _said_new(row: Row, text: str, work: Work) -> bool:
    """Take ”Nytt är att Nadia frågar lagret om praktik, senast den 17 april”."""
    new = who_when(row, text, work.known)
    work.add(new.fields, row)
    return True


def _without_ref(row: Row, separated: State, state: State, before: _Told, work: Work) -> bool:
    """Take a sentence that names no commitment: of the one before, or asked about."""
    said = separated if separated.status or separated.new_due else state
    if before.ref and (said.status or said.new_due) and not said.unclear:
        told = told_cells(row, said)
        if before.entry is None:
            before.entry = {"ref": row.cell(label=before.ref, text=before.ref)}
            work.found.statuses.append(before.entry)
        _said_besides(row, before, told, separated, work)
        return True
    if work.prior != "statuses" or not separated.status:
        return False
    if separated.wording:
        work.found.statuses.append(
            {"text": row.cell(text=separated.wording)} | told_cells(row, separated)
        )
    else:
        work.found.bare.append(row)
    return True


def _said_besides(row: Row, before: _Told, told: Fields, separated: State, work: Work) -> None:
    """Add what the next sentence says of the same, as in ”har gjort det varje gång. Fortsätter”."""
    entry = before.entry or {}
    old, new = entry.get("status"), told.get("status")
    if isinstance(old, Cell) and isinstance(new, Cell) and _other(old.text, new.text):
        if before.sure or not separated.status:
            work.found.unclear.append(row)
            return
        entry["status"] = new
    for name, node in told.items():
        entry.setdefault(name, node)


def _other(one: str, another: str) -> bool:
    first, second = read_choice(Status, one), read_choice(Status, another)
    return bool(first and second and first.value is not second.value)
