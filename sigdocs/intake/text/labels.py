"""Which field a label or heading of a text note names."""

import re
from collections.abc import Mapping
from functools import cache

from rapidfuzz import fuzz, process

from sigdocs.intake.folding import key
from sigdocs.intake.note_fields import shapes
from sigdocs.model.base import Frozen
from sigdocs.model.closing import Closing
from sigdocs.model.disclosure import Disclosure
from sigdocs.model.meeting import Deviation, Pause
from sigdocs.model.nomination import NominationFacts
from sigdocs.model.note import Note
from sigdocs.model.people import PersonFacts
from sigdocs.model.safety import SafetySteps

_NEAR = 89.0
_SHORTEST = 6
_WORDS_MAX = 9

ABSENT = "absent"
WHOLE_NOTE = "replacement"

# Labels that name no field of the model by themselves, or more than its own synonyms do.
_MORE: Mapping[str, str] = {
    "ej närvarande": ABSENT,
    "samtycke till att dela uppgifter": "consents",
    "samtycke att dela uppgifter": "consents",
    "samtycke till delning": "consents",
    "inte närvarande": ABSENT,
    "frånvarande": ABSENT,
    "kallade men ej närvarande": ABSENT,
    "förhinder": ABSENT,
    "ej närv": ABSENT,
    "närv": "attendees",
    "delt": "attendees",
    "dat": "date",
    "ss": "social_worker",
    "socsekr": "social_worker",
    "ant av": "author",
    "anteckn av": "author",
    "uppföljning av plan": "statuses",
    "uppföljning av åtgärdsplan": "statuses",
    "uppföljning av åtgärdsplanen": "statuses",
    "genomgång av åtaganden": "statuses",
    "genomgång av åtgärdsplan": "statuses",
    "status åtaganden": "statuses",
    "åtaganden": "statuses",
    "vi kom överens om": "goals",
    "vi kom överens om att": "goals",
    "överenskommet": "goals",
    "nya mål": "goals",
    "nya mål och åtaganden": "goals",
    "läge vid avslut per livsområde": "closing.outcomes",
    "hela anteckningen": WHOLE_NOTE,
    "mi skalor": "measures",
    "födelsedatum": "youth.personnummer",
    "hänt": "deviation.what",
    "åtgärd": "decisions",
    "säkerhet": "safety",
    "skickas inte till": "recipients.not_to",
    "planen skickas inte till": "recipients.not_to",
    "därefter": "next_meeting.rhythm",
    "gäller": "corrections.applies_to",
    "stod": "corrections.stood",
    "där stod": "corrections.stood",
    "ska stå": "corrections.should_be",
    "skall stå": "corrections.should_be",
    "rätt är": "corrections.should_be",
    "orsak": "corrections.reason",
    "relation": "guardians.relation",
    "vårdnad": "guardians.custody",
    "får utskick": "guardians.wants_mail",
    "kanal": "guardians.channel",
    "skickas": "guardians.channel",
}
_PATTERNS = (
    (re.compile(r"^\w+ egna mal$"), "youth_goals"),
    (
        re.compile(
            r"^(?!(?:foraldra|vardnadshavar|mamma|pappa|mor|far|vh|skola|polis)\w* )\w+s (?:egna )?ord$"
        ),
        "youth_words",
    ),
    (
        re.compile(r"^(?:vardnadshavarnas|vardnadshavares|foraldrarnas|vhs|vh) (?:egna )?mal$"),
        "guardian_goals",
    ),
)
_UNDER: tuple[tuple[type[Frozen], str], ...] = (
    (Closing, "closing"),
    (Deviation, "deviation"),
    (Pause, "pause"),
    (Disclosure, "disclosure"),
    (NominationFacts, "nomination"),
    (PersonFacts, "youth"),
    (SafetySteps, "safety_steps"),
)
OPEN_LABELS = ("vilande lista", "nästa kontakt", "uppföljningsdatum", "antecknat av", "anteckning av", "planen skickas inte till", "planen skickas till", "skickas inte till", "skickas till", "nästa möte", "nytt möte", "ärendenr", "ärende", "datum", "plats")  # fmt: skip


DATED_LABELS = frozenset({"nästa möte", "nytt möte", "datum", "nästa kontakt", "uppföljningsdatum"})
YES_LABELS = frozenset({"vilande lista"})
HEAD_LABELS = frozenset({"plats", "datum", "ärende", "ärendenr"})
NUMBERED_LABELS = frozenset({"ärende", "ärendenr"})


@cache
def labels() -> Mapping[str, str]:
    """Give every label, folded, with the dotted path of its field."""
    found: dict[str, str] = {}
    for word, target in _MORE.items():
        found.setdefault(key(word), target)
    for shape in shapes(Note).values():
        for word in shape.words:
            found.setdefault(key(word), shape.name)
    for model, name in _UNDER:
        for shape in shapes(model).values():
            for word in shape.words:
                found.setdefault(key(word), f"{name}.{shape.name}")
    del found[key("tolkningar")]
    return found


@cache
def names_of(model: type[Frozen]) -> Mapping[str, str]:
    """Give the labels of one model's own fields, folded."""
    return {
        key(word): shape.name
        for shape in reversed(list(shapes(model).values()))
        for word in shape.words
    }


def resolve(label: str) -> str:
    """Give the field that ``label`` names, also with a small slip of the pen; "" for none.

    >>> resolve("Atgardsplan – vad vi kom överens om")
    'goals'
    """
    for part in _parts(label):
        if found := labels().get(part):
            return found
        for pattern, target in _PATTERNS:
            if pattern.match(part):
                return target
    return ""


def resolve_near(label: str) -> str:
    """Give the field whose label is nearly ``label``; "" when none is near enough."""
    word = key(label)
    if len(word) < _SHORTEST or len(word.split()) > _WORDS_MAX:
        return ""
    hit = process.extractOne(word, list(labels()), scorer=fuzz.ratio, score_cutoff=_NEAR)
    return labels()[hit[0]] if hit else ""


def suggest(label: str) -> str:
    """Give the label that may have been meant, to be asked; "" when none is near."""
    word = key(label)
    words = {key(w): w for shape in shapes(Note).values() for w in shape.words}
    hit = process.extractOne(word, list(words), scorer=fuzz.ratio, score_cutoff=70)
    return words[hit[0]].capitalize() if hit else ""


def _parts(label: str) -> list[str]:
    """Give what of a heading to look up: all, without parenthesis, after and before a dash."""
    bare = re.sub(r"\(.*?\)", "", label)
    pieces = re.split(r"\s[–—-]\s", bare)
    return [key(part) for part in (label, bare, pieces[-1], pieces[0]) if part.strip()]
