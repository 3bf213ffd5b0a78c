"""The marks and words by which a box says yes or no: one table for every tick that people make."""

import re
from dataclasses import dataclass
from typing import Final

TICKED: Final = frozenset("xхχ×⨯✖v√ѵ☒☑✓✔✗✘✅🗹🗸🗵🗷⊠■◼⬛●")
"""Signs of a yes, small letters; an x is an x in Cyrillic and Greek too."""
UNTICKED: Final = frozenset("☐□◻◽⬜▢❏❐❑❒○")
AS_PICTURE: Final = "\ufe0f"
"""The invisible sign that telephones put after a tick."""

_SIGN = f"[{''.join(sorted(TICKED))}]"
_YES = "ja|j|japp|jo|yes|sant|true|med"
_NO = "nej|n|no|falskt|false|inte med|ej med|inte|ej|ingen|inga|[-–—−]"
# ”deltog”, ”var med på länk”
_WAS_THERE = r"deltog|deltar|närvarande|närvarade|närv\.?|var med|var där|på plats"
_HOW = r"(?:via|på|per|med) (?:telefon|tfn|länk|video|teams|zoom|skype|distans)|digitalt|telefon|teams|länk|video"
# ”sjuk”, ”kunde ej”, ”frånvarande (praktik)”
_AWAY = (
    r"frånvarande|frånv\.?|sjuk|sjukanmäld|vab|förhinder|förhindrad|(?:kom|kunde|deltog|deltar|var) (?:inte|ej)"
    r"(?: med| komma)?|uteblev|uteblivit|avbokade|kallad|ej kallad|inte kallad|(?:ej|inte) närvarande|borta"
)
_REST = r"(?=$|[\s,.;:()–-])(?P<said>.*)"
_TICK = re.compile(rf"(?:{_SIGN}+|\b(?:{_YES})(?!\w)){_REST}", re.IGNORECASE | re.DOTALL)
_REFUSED = re.compile(rf"(?:{_NO}){_REST}", re.IGNORECASE | re.DOTALL)
_ATTENDED = re.compile(rf"(?:{_WAS_THERE}){_REST}", re.IGNORECASE | re.DOTALL)
_ON_LINE = re.compile(rf"(?:{_HOW}){_REST}", re.IGNORECASE | re.DOTALL)
_ABSENT = re.compile(rf"(?:{_AWAY}){_REST}", re.IGNORECASE | re.DOTALL)
_UNSURE = re.compile(
    r"\b(?:inte|ej|nej|utom|utan|kanske|ingen|osäker|sjuk|frånvarande|men|ja|x)\b|\?", re.IGNORECASE
)
_EDGES = " .,;:()–-"


@dataclass(frozen=True, slots=True)
class Mark:
    """What a box says: yes, no, or None for what must be asked; and what was written beside it."""

    yes: bool | None
    said: str = ""


def read_mark(text: str, *, attendance: bool = False) -> Mark:
    """Read a tick box; with ``attendance`` also the words for being there or away.

    >>> read_mark("☐ X").yes, read_mark("–").yes, read_mark("kanske").yes
    (True, False, None)
    >>> read_mark("x (via telefon)", attendance=True)
    Mark(yes=True, said='via telefon')
    >>> read_mark("sjuk", attendance=True)
    Mark(yes=False, said='sjuk')
    >>> read_mark("☒ utom Mini-Maria").yes is None
    True
    """
    bare = " ".join(text.replace(AS_PICTURE, "").split()).strip("[]() .,")
    bare = bare.strip("".join(UNTICKED)).strip(" .,") if bare not in TICKED else bare
    if not bare:
        return Mark(yes=False)
    if attendance and (told := _of_attendance(bare)):
        return told
    for pattern, value in ((_TICK, True), (_REFUSED, False)):
        if found := pattern.fullmatch(bare):
            said = found["said"].strip(_EDGES + "".join(UNTICKED))
            return Mark(None if _UNSURE.search(said) else value, said)
    return Mark(None)


def _of_attendance(bare: str) -> Mark | None:
    if _ABSENT.fullmatch(bare):
        return Mark(yes=False, said=bare)
    if _ON_LINE.fullmatch(bare) and not _UNSURE.search(bare):
        return Mark(yes=True, said=bare)
    if found := _ATTENDED.fullmatch(bare):
        said = found["said"].strip(_EDGES)
        return Mark(None if _UNSURE.search(said) else True, said)
    if found := _REFUSED.fullmatch(bare):
        said = found["said"].strip(_EDGES)
        return Mark(yes=False, said=said) if _ABSENT.fullmatch(said) or not said else Mark(None)
    return None
