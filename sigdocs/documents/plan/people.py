"""Who was at the meeting, whom to call, who receives the plan."""

from sigdocs.casework.plan.view import PlanView
from sigdocs.documents.letterhead import Fact
from sigdocs.documents.people import coordinator
from sigdocs.documents.swedish import EMPTY, joined, long_date, lower_first, upper_first
from sigdocs.model.case import Meeting, Present
from sigdocs.model.people import SafetyContact
from sigdocs.model.profile import Profile
from sigdocs.model.receivers import Receiver


def whom(view: PlanView) -> str:
    """Give whom the plan concerns: name, and birth date unless it is protected."""
    return joined((view.youth, f"född {long_date(view.born)}" if view.born else ""))


def attendance(meeting: Meeting | None) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give those who were there, and those who were called and were not.

    Who sat in without being covered by consent is for the journal to tell.
    """
    people = meeting.people if meeting else ()
    there = tuple(_person(who) for who in people if who.present)
    return there, tuple(_person(who) for who in people if not who.present)


def contacts(view: PlanView) -> tuple[Fact, ...]:
    """Give whom to call and when."""
    return tuple(map(_contact, view.contacts))


def to_call(view: PlanView, profile: Profile) -> str:
    """Give the numbers to call, one a line, the coordinator first."""
    lines = [_line(fact) for fact in contacts(view)]
    staff = coordinator(view, profile)
    named = staff and any(
        staff.name in line or (staff.phone and staff.phone in line) for line in lines
    )
    if staff and not named:
        lines.insert(0, joined((staff.name, staff.title, staff.phone or profile.phone)))
    return "\n".join(lines)


def receiver(who: Receiver) -> str:
    """Give who has a paper and what lets them; not by whom mail reaches them."""
    return joined((who.name, who.ground), f" {EMPTY} ")


def _person(who: Present) -> str:
    name = joined(dict.fromkeys((who.name, who.title, who.organisation)))
    return f"{name} ({who.how})" if who.how else name


def _contact(contact: SafetyContact) -> Fact:
    who = dict.fromkeys((upper_first(contact.who), contact.phone))
    return Fact(label=lower_first(contact.when), text=joined(who))


def _line(fact: Fact) -> str:
    return f"{fact.text} ({fact.label})" if fact.label else fact.text
