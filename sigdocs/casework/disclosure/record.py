"""A human decision to disclose without consent is recorded, with its ground, and nothing opens.

The checks only hold the note against the wording of the ground it names (OSL 10:15 a, 10:18 a,
25:1); whether to disclose is for people (invariant 5).
"""

from collections.abc import Iterator

from sigdocs.casework.calendar import birthday, born
from sigdocs.casework.consent.coverage import may_receive
from sigdocs.casework.decision import Ruling
from sigdocs.casework.disclosure import faults
from sigdocs.casework.people import folded
from sigdocs.model.case import DisclosureCase
from sigdocs.model.consent import Information
from sigdocs.model.disclosure import Disclosure, Ground, ReceiverType
from sigdocs.model.events import DisclosureRecorded
from sigdocs.model.note import Note, NoteKind
from sigdocs.model.problem import Fault
from sigdocs.model.profile import Partner

UNDER_21_ENDS = 21
_LAW_ENFORCERS = ("polis", "tull", "sapo")
_NOTHING = " -–—.?…"
_MAY_STAND = frozenset(
    {
        *("kind", "case_number", "case_type", "date", "start_time", "end_time", "place"),
        *("author", "author_title", "youth", "disclosure", "contact_way", "with_whom"),
        *("facts", "observations", "assessment", "decisions", "objection", "other", "readings"),
    }
)


def keep_apart(ruling: Ruling) -> None:
    """Ask when a disclosure stands in another kind of note, or other things in a note on one."""
    note = ruling.note
    if note.kind is not NoteKind.DISCLOSURE:
        if note.disclosure:
            ruling.problem(faults.ELSEWHERE, "disclosure", kind=note.kind.value)
        return
    for name in _beside(note):
        label = Note.model_fields[name].title or name
        ruling.problem(faults.ALONE, name, what=label.capitalize())


def _beside(note: Note) -> Iterator[str]:
    for name, field in Note.model_fields.items():
        if name not in _MAY_STAND and getattr(note, name) != field.default:
            yield name


def record_disclosure(ruling: Ruling) -> None:
    """Record what was disclosed; no consent, plan or paper to others comes of it."""
    told = ruling.note.disclosure
    if told is None:
        ruling.problem(faults.ABSENT, "disclosure.what")
        return
    _ask_what_is_missing(ruling, told)
    _ask_about_ground(ruling, told)
    _warn(ruling, told)
    day, at = told.on or ruling.note.date, told.at or ruling.note.start_time
    if day > ruling.note.date:
        ruling.problem(faults.AHEAD, "disclosure.on", on=day, date=ruling.note.date)
    ruling.happen(
        DisclosureRecorded(disclosed=DisclosureCase(seq=ruling.seq, on=day, at=at, told=told))
    )


def _ask_what_is_missing(ruling: Ruling, told: Disclosure) -> None:
    for path, fault in (
        ("what", faults.WHAT),
        ("receiver", faults.RECEIVER),
        ("decided_by", faults.DECIDER),
        ("weighing", faults.WEIGHING),
    ):
        if not getattr(told, path).strip(_NOTHING):
            ruling.problem(fault, f"disclosure.{path}")
    if told.ground is None:
        ruling.problem(faults.GROUND, "disclosure.ground", choices=", ".join(Ground))
    if told.ground is Ground.OTHER and not told.other_ground:
        ruling.problem(faults.OTHER_GROUND, "disclosure.other_ground")


def _ask_about_ground(ruling: Ruling, told: Disclosure) -> None:
    if told.ground is Ground.PREVENT_CRIME and told.receiver:
        _to_authority(ruling, told)
    if told.ground is Ground.UNDER_21 and told.receiver:
        _to_police(ruling, told)


def _to_authority(ruling: Ruling, told: Disclosure) -> None:
    """OSL 10:15 a: to another authority, and not what health care holds secret (25:1)."""
    kind = told.receiver_type or _type_of(ruling.people.placed(told.receiver))
    if kind is None:
        ruling.problem(faults.TYPE_UNKNOWN, "disclosure.receiver_type", name=told.receiver)
    elif kind is ReceiverType.PRIVATE:
        _doubt(ruling, told, faults.PRIVATE, "receiver", name=told.receiver)
    source = ruling.people.party(told.source) if told.source else None
    if source and source.health_care:
        _doubt(ruling, told, faults.HEALTH_CARE, "source", name=told.source)
    elif not told.source and Information.HEALTH in told.information:
        ruling.problem(faults.HEALTH, "disclosure.information")


def _type_of(party: Partner | None) -> ReceiverType | None:
    if party is None:
        return None
    known = party.authority
    if known is None and (party.police or party.municipal or party.same_committee):
        known = True
    if known is None:
        return None
    return ReceiverType.AUTHORITY if known else ReceiverType.PRIVATE


def _to_police(ruling: Ruling, told: Disclosure) -> None:
    """OSL 10:18 a: to the police, the security police or customs, about somebody under 21."""
    party = ruling.people.placed(told.receiver)
    named = any(word in folded(told.receiver) for word in _LAW_ENFORCERS)
    if not (named or (party and party.police)):
        _doubt(ruling, told, faults.NOT_POLICE, "receiver", name=told.receiver)
    birth = born(ruling.case.youth.personnummer)
    if birth is None:
        ruling.problem(faults.AGE_UNKNOWN, "disclosure.ground")
        return
    turns = birthday(birth, UNDER_21_ENDS)
    if (told.on or ruling.note.date) >= turns:
        _doubt(ruling, told, faults.OVER_21, "ground", on=turns.isoformat())


def _doubt(ruling: Ruling, told: Disclosure, fault: Fault, path: str, **values: str) -> None:
    """Ask whether the ground fits; once the note says why it does, say so and go on."""
    if told.despite:
        message = fault.at("", **values).message
        ruling.problem(faults.ANSWERED, f"disclosure.{path}", message=message)
    else:
        ruling.problem(fault, f"disclosure.{path}", **values)


def _warn(ruling: Ruling, told: Disclosure) -> None:
    if told.decided_by and not told.decider_title:
        ruling.problem(faults.TITLE, "disclosure.decider_title")
    if not told.told:
        ruling.problem(faults.TOLD, "disclosure.told")
    day, party = told.on or ruling.note.date, ruling.people.placed(told.receiver)
    kinds: tuple[Information | None, ...] = told.information or (None,)
    if party and not any(may_receive(ruling.case, party.key, day, one) for one in kinds):
        ruling.problem(faults.COVERED, "disclosure.receiver", name=party.name, on=day)
