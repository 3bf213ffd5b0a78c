"""What people put in one line, unfolded into the fields it stands for.

”Petra Lindqvist, samordnare SIG, Lindåsa kommun” is a name, a role and an organisation. All
readers give such lines as one cell; here they become drafts of the model's shape. Nothing is
dropped: each word of the line is in one of the cells that come out.
"""

import re
from collections.abc import Callable, Mapping

from sigdocs.intake.draft import Cell, Node
from sigdocs.intake.folding import fold, word_set
from sigdocs.intake.lines.insats import insats_line
from sigdocs.intake.lines.interview import goal_of_a_guardian, own_goal, suspicions
from sigdocs.intake.lines.measures import measure_line
from sigdocs.intake.lines.outcomes import outcome_line, outcome_lines
from sigdocs.intake.lines.person import guardian_line, is_role, people, youth_line
from sigdocs.intake.lines.scales import scales_of
from sigdocs.model.base import Frozen
from sigdocs.model.closing import AreaOutcome, Closing
from sigdocs.model.consent import ConsentFact, ConsentParty
from sigdocs.model.disclosure import Disclosure
from sigdocs.model.insats import InsatsFact
from sigdocs.model.interview import OwnGoal, ScaledGoal, Suspicions
from sigdocs.model.meeting import Deviation, NextMeeting, Pause, Situation
from sigdocs.model.nomination import NominationFacts
from sigdocs.model.note import CorrectionItem
from sigdocs.model.people import (
    Attendee,
    GuardianFacts,
    PartnerFacts,
    PersonFacts,
    SafetyContact,
    SourcedFact,
)
from sigdocs.model.plan import CommitmentEntry, GoalEntry, Measure, StatusEntry

_HOW = re.compile(
    # ”Tomas Ek, BIF (kom 10.20)”, ”Sara Wik, rektor (i stället för Björn)”
    r"\b(?:kom|i ?stallet for)\b|\b(?:via|telefon|lank|digital\w*|teams|video|distans|kallade?s?|kunde|sjuk|franvarande|del av"
    r"|forsenad|ej|inte|anmalt|kommer|deltog|deltar|gick|utan)\b"
)
_WITHOUT = re.compile(
    r"(?:deltog |deltar )?utan sekretess(?:(?:belagda )?\s?uppgifter)?\b", re.IGNORECASE
)
# ”Emil Wallin, tränare, Kvarnhede Basket (bara under punkten fritid, kl 15.00–15.10)”: of the rest they heard nothing
_ONE_POINT = re.compile(
    r"^(?:deltog |var med |med )?(?:bara|endast|enbart) (?:under|vid|på|i) (?:punkt(?:en)?|frågan) \w",
    re.IGNORECASE,
)
_ABSENT = re.compile(r"\b(?:ej|inte|franvarande|kunde ej|kom inte|forhindrad|sjuk)\b")
_PARENTHESIS = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]")
_PHONE = re.compile(r"(?:(?:tfn|tel|telefon|mobil|ring)\.?:?\s*)?(\+?0?\d[\d –-]{5,}\d|\b112\b)")
_REST = re.compile(r"\s+(?=(?:kommer|kunde|deltog|deltar|var|ar|är|har|kallad|kallades)\b)")


_PLUS = re.compile(r"\s+\+\s+|(?<=[a-zåäö])\+(?=[A-ZÅÄÖ])")
_AND = r"(?:(?:,\s*)?\s(?:och|samt|o|&)\s+|\s*&\s*)(?![^(]*\))"
_OR = r"(?<=[^\W\d_])\s*/\s*(?=[^\W\d_])(?![^(]*\))"
"""What stands between two of a list: ”skolan o polisen”, ”BUP, samt polisen”; or ”polisen/BUP”, which
of two people leaves open who is meant."""


def listed(text: str, *, commas: bool = True) -> list[str]:
    """Part a list in words: by semicolons or lines if any, else by commas, ”och”, ”o” and ”/”.

    >>> listed("soc, polis och fältgruppen")
    ['soc', 'polis', 'fältgruppen']
    >>> listed("skolan o polisen, samt BUP/Mini-Maria")
    ['skolan', 'polisen', 'BUP', 'Mini-Maria']
    >>> listed("Milo + Sara")
    ['Milo', 'Sara']
    >>> listed("Lina Strand, Björkskolan", commas=False)
    ['Lina Strand, Björkskolan']
    """
    text = _PLUS.sub(" & ", text)
    if re.search(r"[;\n]", text):
        return _stripped(re.split(r"[;\n]", text))
    between = rf"{_AND}|{_OR}" if commas else _AND
    names = _stripped(re.split(rf"{between}|,(?![^(]*\))", text))
    if commas or (len(names) > text.count(",") + 1 and all(" " not in name for name in names)):
        return names
    return _stripped(re.split(_AND, text))


def _stripped(parts: list[str]) -> list[str]:
    return [part for raw in parts if (part := raw.strip(" \t,.;•"))]


def expand(model: type[Frozen], cell: Cell, *, alone: bool = False) -> list[Node]:
    """Give the drafts that one cell stands for where ``model`` is wanted.

    ``alone`` when the cell is all that was written, not one row of a list.
    """
    if model is Attendee:
        texts = _names(cell.text, alone=alone)
    else:
        texts = people(cell.text) if model in _PEOPLE else _lines(model, cell.text)
    reader = _READERS.get(model)
    if reader is None:
        name = _MAIN.get(model)
        return [{name: Cell(text, cell.place)} for text in texts] if name else [cell]
    found = (read for text in texts for read in (_scaled(model, text) or [reader(text)]))
    return [{k: Cell(v, cell.place) for k, v in fields.items() if v} for fields in found]


def _scaled(model: type[Frozen], text: str) -> list[dict[str, str]]:
    """Give the numbers of ”Elis: viktigt 7, tilltro 4, beredd 6”, when one line holds several."""
    found = list(scales_of(text)) if model is Measure else []
    return found if len(found) > 1 else []


def _lines(model: type[Frozen], text: str) -> list[str]:
    if model in {ConsentParty, PartnerFacts}:
        return listed(text)
    if model is AreaOutcome:
        return outcome_lines(text)
    if model in {OwnGoal, ScaledGoal}:
        return _stripped(text.split("\n"))
    listing = {SafetyContact, Measure, Suspicions}
    return _stripped(re.split(r"[;\n]", text)) if model in listing else [text]


def _names(text: str, *, alone: bool) -> list[str]:
    """Part those present: by semicolon or line; by commas when all are names on one line."""
    parts = _stripped(re.split(r",(?![^(]*\))|\s+(?:och|samt)\s+(?![^(]*\))", text))
    plain = all(part[:1].isupper() and not is_role(part) for part in parts)
    many = len(parts) > len(("name", "organisation")) or all(" " not in part for part in parts)
    if alone and plain and many and not re.search(r"[;\n]", text):
        return parts
    return _stripped(re.split(r"[;\n]", text))


def attendee_line(text: str) -> dict[str, str]:
    """Part ”Lina Strand, mentor, Björkskolan (via telefon)” into who, what and from where."""
    fields: dict[str, str] = {}
    notes = []
    if found := _WITHOUT.search(text):
        fields["without_secrets"] = "ja"
        text = (text[: found.start()] + text[found.end() :]).replace("()", "")
    asides = [m[1] for m in _PARENTHESIS.finditer(text)]
    bare = re.split(r"\s+[–—-]\s+", _PARENTHESIS.sub("", text).strip(" ,.–—-"))
    parts = _stripped([part for piece in bare for part in piece.split(",")])
    for aside in asides:
        if _ONE_POINT.match(aside):
            fields["without_secrets"] = "ja"
            notes.append(aside)
        elif _HOW.search(fold(aside)):
            notes.append(aside)
        else:
            parts += _stripped(aside.split(","))
    name, *rest = parts or [""]
    pieces = _REST.split(name, maxsplit=1)
    notes += [part for part in (*pieces[1:], *rest) if _HOW.search(fold(part))]
    rest = [part for part in rest if part not in notes]
    fields |= _titled(pieces[0])
    fields |= _role_and_place(fields.get("role", ""), rest)
    how = ", ".join(notes)
    return fields | ({"how": how} if how else {}) | ({"present": "nej"} if _is_absent(how) else {})


def _is_absent(how: str) -> bool:
    return bool(_ABSENT.search(fold(how)))


def _titled(name: str) -> dict[str, str]:
    """Part ”Fältassistent Danne W” into role and name."""
    first, _, rest = name.partition(" ")
    if rest and rest[0].isupper() and is_role(first):
        return {"name": rest, "role": first}
    return {"name": name}


_OF_FAMILY = word_set(
    "mamma pappa mor far vårdnadshavare vh mormor morfar farmor farfar styvmor styvfar"
)


def _role_and_place(role: str, parts: list[str]) -> dict[str, str]:
    family = [part for part in parts if fold(part) in _OF_FAMILY]
    if family and not role:
        places = [part for part in parts if part not in family]
        return {"role": ", ".join(family), "organisation": ", ".join(places)}
    if not parts:
        return {"role": role}
    if role or (len(parts) == 1 and not is_role(parts[0])):
        return {"role": role, "organisation": ", ".join(parts)}
    return {"role": parts[0], "organisation": ", ".join(parts[1:])}


_CONTACT = re.compile(
    r"^(?P<place>[^()]+?)\s*\((?P<name>[A-ZÅÄÖ][\w-]+(?: [A-ZÅÄÖ][\w-]+)?(?:,[^()]*)?)\)$"
)
_AT_PLACE = re.compile(
    r"^(?P<name>[A-ZÅÄÖ][\w-]+(?: [A-ZÅÄÖ][\w-]+)?)\s+(?:(?:på|från|hos|i)\s+(?P<at>[^()]+)|\((?P<place>[^()]*)\))$"
)


def _partner(text: str) -> dict[str, str]:
    """Part ”polisen (Joakim Lindh)” or ”Hans på Frivården” into the party and whom to ask there."""
    if found := _CONTACT.match(text):
        return {"organisation": found["place"], "contact": found["name"]}
    if (found := _AT_PLACE.match(text)) and not _ONLY_OF.match(found["place"] or ""):
        return {"organisation": found["at"] or found["place"], "contact": found["name"]}
    return {"organisation": text}


_ONLY_OF = re.compile(r"(?:bara|endast|enbart|gäller|inte|ej)\b", re.IGNORECASE)
_ONE_WAY = re.compile(
    r"\s*[(,]\s*(?:får\s+)?(?:bara|endast|enbart)\s+(lämna|ta emot)\b\s*(?:uppgifter)?\s*\)?",
    re.IGNORECASE,
)


def _party(text: str) -> dict[str, str]:
    """Part ”Lindåsa BK (bara fritid)” into the party and what it may know, give or receive."""
    if only := _ONE_WAY.search(text):
        other = "receives" if only[1].casefold() == "lämna" else "gives"
        return _party(text[: only.start()] + text[only.end() :]) | {other: "nej"}
    found = re.search(r"\s*[(,]\s*(?:bara|endast|enbart|gäller)\s+([^()]*)\)?", text)
    if not found:
        return {"name": text}
    return {"name": text[: found.start()] + text[found.end() :], "information": found[1]}


def _safety(text: str) -> dict[str, str]:
    phone = _PHONE.search(text)
    if not phone:
        return {"who": text}
    rest = (text[: phone.start()] + text[phone.end() :]).strip(" ,.()")
    when, colon, who = rest.partition(":")
    return {
        "who": (who if colon else rest).strip(" ,") or phone[1],
        "when": when if colon else "",
        "phone": phone[1],
    }


_READERS: Mapping[type[Frozen], Callable[[str], dict[str, str]]] = {
    PersonFacts: youth_line,
    GuardianFacts: guardian_line,
    Attendee: attendee_line,
    PartnerFacts: _partner,
    ConsentParty: _party,
    SafetyContact: _safety,
    Measure: measure_line,
    AreaOutcome: outcome_line,
    InsatsFact: insats_line,
    OwnGoal: goal_of_a_guardian,
    ScaledGoal: own_goal,
    Suspicions: suspicions,
}
_PEOPLE = frozenset({PersonFacts, GuardianFacts})
_MAIN: Mapping[type[Frozen], str] = {
    Situation: "text",
    SourcedFact: "text",
    CommitmentEntry: "text",
    StatusEntry: "text",
    GoalEntry: "goal",
    Deviation: "what",
    Pause: "reason",
    Closing: "reason",
    Disclosure: "what",
    NominationFacts: "description",
    NextMeeting: "on",
    ConsentFact: "comment",
    CorrectionItem: "applies_to",
}
