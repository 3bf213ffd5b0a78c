"""What the readers may know of the case that a file speaks of, before they read it."""

import dataclasses
import re
from collections.abc import Sequence
from functools import lru_cache

from sigdocs.casework.people import all_parties, bare
from sigdocs.intake.known import Known, KnownCommitment, KnownGoal
from sigdocs.intake.text.lines import decode
from sigdocs.intake.text.returned import strip_marks
from sigdocs.model.case import Case
from sigdocs.model.problem import Problem
from sigdocs.model.profile import Profile
from sigdocs.records.ledger import ChainHead, Ledger
from sigdocs.service.codec import case_of
from sigdocs.service.desk import Desk

_NUMBER = re.compile(r"(?<![\w-])[A-ZÅÄÖ]{1,8}-\d{4}-\d{1,6}(?![\w-])", re.IGNORECASE)
_LOOKED_AT = 20_000
_CASES_MAX = 300
_FIRST = 3
_OTHERS = 2
# ”Inskrivning Milo”, ”Nominering”: these are about no case that there is
_OPENS = re.compile(r"inskriv|aktualiser|första samtal|nominering", re.IGNORECASE)


def known_to(desk: Desk, content: bytes) -> Known:
    """Give what is known of the case that a text is about, else of the office alone.

    The case is the one whose number the text tells first. A text without a number is read by the
    one case whose youth it names, and is of it when any colleague would be sure.
    """
    decoded = decode(content)
    if isinstance(decoded, Problem):
        return known(desk.profile, None)
    text = strip_marks(decoded)[:_LOOKED_AT]
    numbers = dict.fromkeys(number.upper() for number in _NUMBER.findall(text))
    cases = (case_of(desk.ledger.entries(number)) for number in numbers)
    if case := next(filter(None, cases), None):
        return known(desk.profile, case)
    opens = _OPENS.search("\n".join(text.lstrip().splitlines()[:_FIRST]))
    return known(desk.profile, None) if numbers or opens else _by_names(desk, text)


def _by_names(desk: Desk, text: str) -> Known:
    """Give what is known of the one case whose youth and others a text names."""
    office, heads = known(desk.profile, None), desk.ledger.chain_heads()
    if len(heads) > _CASES_MAX:
        return office
    cases = list(filter(None, (_case(desk.ledger, one) for one in heads)))
    about = [case for case in cases if _names_youth(text, case, desk.profile)]
    if len(about) != 1:
        return office
    found = known(desk.profile, about[0])
    sure = _is_sure(text, about[0], found, [case for case in cases if case is not about[0]])
    return dataclasses.replace(found, case=about[0].number, sure=sure)


@lru_cache(maxsize=2 * _CASES_MAX)
def _case(ledger: Ledger, head: ChainHead) -> Case | None:
    """The case as its last entry left it."""
    return case_of(ledger.entries(head.case_number))


def _names_youth(text: str, case: Case, profile: Profile) -> bool:
    low = text.lower()
    if not any(part.lower() in low for part in case.youth.name.split()):
        return False
    return case.youth.name in known(profile, case).named(text, loose=True)


def _is_sure(text: str, case: Case, found: Known, others: Sequence[Case]) -> bool:
    """Whether a text can be of no other case: its youth and two more of its people are named.

    The youth with a capital or at the top (”bo” is a word too); a parent who is named and has
    another child here makes it unsure, for ”dottern” may be meant.
    """
    top = "\n".join(text.lstrip().splitlines()[:_FIRST])
    if case.youth.name not in (*found.named(text), *found.named(top, loose=True)):
        return False
    met = (one.name for one in case.people)
    own = {*found.guardians, *met, case.social_worker} - {case.youth.name, ""}
    named = own & set(found.named(text, loose=True))
    parents = {bare(name) for name in found.guardians}
    shared = any(parents & {bare(one.name) for one in other.guardians} for other in others)
    return len(named) >= _OTHERS and not shared


def known(profile: Profile, case: Case | None) -> Known:
    """Give what is known of an office and a case of it."""
    contacts = [one.name for party in profile.partners for one in party.contacts]
    staff = [one.name for one in profile.staff]
    parties = all_parties(profile, case.asked if case else ())
    types = [profile.case_types[case.type]] if case else list(profile.case_types.values())
    names = ((area.label, *area.synonyms) for one in types for area in one.areas)
    areas = dict.fromkeys(name for each in names for name in each)
    office = Known(
        people=tuple(dict.fromkeys((*staff, *contacts))),
        parties=tuple((one.name, *one.synonyms) for one in parties),
        areas=tuple(areas),
    )
    return _of_case(office, case) if case else office


def _of_case(office: Known, case: Case) -> Known:
    held = (case.next_meeting, *reversed(case.meetings))
    met = (*(one.name for one in case.people), case.social_worker, case.coordinator)
    return Known(
        youth=case.youth.name,
        guardians={one.name: one.relation for one in case.guardians},
        people=tuple(dict.fromkeys(filter(None, (*met, *office.people)))),
        parties=office.parties,
        areas=office.areas,
        places=tuple(dict.fromkeys(one.place for one in held if one and one.place)),
        goals=tuple(KnownGoal(one.id, one.area, one.text) for one in case.goals),
        commitments=tuple(
            KnownCommitment(
                one.id,
                one.text,
                tuple(each.name for each in one.responsible),
                one.open,
                one.ongoing or bool(one.rhythm and one.due is None),
            )
            for one in case.commitments
        ),
    )
