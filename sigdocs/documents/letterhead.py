"""What stands at the head and foot of every paper of a case."""

import datetime as dt

from sigdocs.documents.words import NBSP, joined
from sigdocs.model.base import Frozen
from sigdocs.model.case import Case
from sigdocs.model.people import PersonFacts
from sigdocs.model.profile import Profile

_PERSONNUMMER = 12


class Fact(Frozen):
    """A labelled line: ”Möte  tisdag 8 september …”."""

    label: str
    text: str


class Secrecy(Frozen):
    """The secrecy marking (OSL 5:5): provision, date and authority; short for later pages."""

    provision: str
    date: str
    authority: str
    short: str


class Letterhead(Frozen):
    """Whose paper it is, which case and kind, and how secret.

    ``foot`` is the left part of the footer; ``head`` names the paper on pages after the first;
    ``contact`` is how the unit is reached, last on the paper.
    """

    municipality: str
    unit: str
    secrecy: Secrecy
    head: str
    foot: str
    contact: str


def letterhead(profile: Profile, on: dt.date, *paper: str, note: str = "") -> Letterhead:
    """Give the head of a paper marked secret on a day.

    ``paper`` names it, most general first; ``note`` is added in the footer.
    """
    secrecy = Secrecy(
        provision=profile.secrecy.provision.replace(" §", f"{NBSP}§").replace(" kap", f"{NBSP}kap"),
        date=on.isoformat(),
        authority=profile.secrecy.authority,
        short=_held(profile.secrecy.short),
    )
    return Letterhead(
        municipality=profile.municipality,
        unit=joined((profile.committee, profile.unit)),
        secrecy=secrecy,
        head=joined(paper, " · "),
        foot=joined((*paper, note), " · "),
        contact=joined((profile.municipality, profile.unit, profile.address, profile.phone)),
    )


def facts(*pairs: tuple[str, str]) -> tuple[Fact, ...]:
    """Give the labelled lines that say something."""
    return tuple(Fact(label=label, text=text) for label, text in pairs if text)


def named(person: PersonFacts, case: Case) -> str:
    """Give the person's name, or the case number when no name is stated."""
    return person.name or case.number


def birth_date(person: PersonFacts) -> dt.date | None:
    """Give the birth date that a twelve-digit personnummer tells, None if it tells none.

    >>> birth_date(PersonFacts(personnummer="20110415-2390"))
    datetime.date(2011, 4, 15)
    """
    digits = _digits(person)
    if len(digits) != _PERSONNUMMER:
        return None
    try:
        return dt.date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
    except ValueError:
        return None


def number_of(person: PersonFacts) -> str:
    """Give the personnummer as it is printed, or what the note says instead.

    >>> number_of(PersonFacts(personnummer="201104152390"))
    '20110415-2390'
    """
    digits = _digits(person)
    return f"{digits[:8]}-{digits[8:]}" if len(digits) == _PERSONNUMMER else person.personnummer


def _digits(person: PersonFacts) -> str:
    return "".join(sign for sign in person.personnummer if sign in "0123456789")


def _held(provision: str) -> str:
    """Keep the number of a chapter or section with its sign."""
    return provision.replace(" §", f"{NBSP}§").replace(" kap.", f"{NBSP}kap.")
