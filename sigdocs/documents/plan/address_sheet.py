"""The address sheet: what to write on the envelope of each who has the plan by letter.

Nobody with protected data is on it with an address (invariant 8): it says by whom their letter
is handed over. An address that the case does not know is said to be missing, never guessed.
"""

import re
from collections.abc import Iterator

from sigdocs.casework.people import all_parties
from sigdocs.casework.sharing.receivers import by_post, of_plan
from sigdocs.documents.document import Document, DocumentKind
from sigdocs.documents.letterhead import Fact, Letterhead, facts, letterhead
from sigdocs.documents.paper import OFFICE, Paper, Story
from sigdocs.documents.plan.states import plan_states
from sigdocs.documents.swedish import long_date, upper_first
from sigdocs.model.base import Frozen
from sigdocs.model.case import Case
from sigdocs.model.people import PersonFacts
from sigdocs.model.profile import Channel, Profile
from sigdocs.model.receivers import Receiver
from sigdocs.model.version import PlanVersion

ADDRESS_SHEET = DocumentKind(
    slug="adresslista",
    name="Adressblad",
    document_class="Delgivning i personakt",
    receives=("administratören", "akten"),
    signed=True,
)
_CODE = re.compile(r"[ ,;]+(?=\d{3} ?\d{2} +\D)")


class Addressed(Frozen):
    """A letter: the lines of the address, and what is laid in the envelope."""

    address: str
    what: str


class ByHand(Frozen):
    """Somebody whose letter has no address to write, and what to do instead."""

    name: str
    how: str


class AddressSheetContext(Frozen):
    """What stands on the sheet: letters to post, and those to bring or to ask about."""

    letterhead: Letterhead
    title: str
    facts: tuple[Fact, ...]
    receivers: tuple[Addressed, ...]
    by_hand: tuple[ByHand, ...]


def by_letter(case: Case, version: PlanVersion) -> tuple[Receiver, ...]:
    """Give those who have a version of the plan by letter."""
    return tuple(one for one in of_plan(version) if _post(one, case))


def address_sheet_context(
    case: Case, version: PlanVersion, profile: Profile
) -> AddressSheetContext:
    """Give what stands on the sheet for a version of the plan."""
    plan, number = profile.case_types[case.type].plan_title, f"version {version.version}"
    what = f"{upper_first(plan)} {case.number}, {number}"
    posted: list[Addressed] = []
    by_hand: list[ByHand] = []
    for one in by_letter(case, version):
        address, instead = _where(one, case, profile)
        name = upper_first(one.name)
        if address:
            posted.append(Addressed(address=_lines(name, address), what=what))
        else:
            by_hand.append(ByHand(name=name, how=instead))
    return AddressSheetContext(
        letterhead=letterhead(profile, version.issued_on, case.number, ADDRESS_SHEET.name, number),
        title=ADDRESS_SHEET.name,
        facts=facts(
            ("Ärende", case.number), ("Plan", what), ("Datum", long_date(version.issued_on))
        ),
        receivers=tuple(posted),
        by_hand=tuple(by_hand),
    )


def _post(one: Receiver, case: Case) -> bool:
    way = one.channel
    if not one.party and one.name == case.youth.name:
        way = way or case.youth.contact_way
    return way == Channel.LETTER or (not one.party and by_post(way))


def _where(one: Receiver, case: Case, profile: Profile) -> tuple[str, str]:
    """Give the address, or "" and what to do instead."""
    if one.party:
        known = (party for party in all_parties(profile, case.asked) if party.key == one.party)
        address = next((party.address for party in known), "")
        return address, "Adressen saknas i inställningarna. Fråga den som har ärendet."
    family = (who for who in (case.youth, *case.guardians) if who.name == one.name)
    person = next(family, PersonFacts())
    if person.protected:
        return "", _handed_over(person)
    return person.address, "Adressen saknas i ärendet. Fråga den som har ärendet."


def _handed_over(person: PersonFacts) -> str:
    return f"Adressen är skyddad: lämna till {person.intermediary or 'socialtjänsten'}."


def _lines(name: str, address: str) -> str:
    r"""Give an address as it stands on an envelope, a line each.

    >>> _lines("Sara Ek", "c/o Ek, Ekvägen 3, 123 45 Norrby")
    'Sara Ek\nc/o Ek\nEkvägen 3\n123 45 Norrby'
    """
    parts = [part.strip() for part in re.split(r"[,;\n]", _CODE.sub(", ", address))]
    return "\n".join((name, *(part for part in parts if part and part != name)))


def _due(story: Story) -> Iterator[Document]:
    for version, case, _ in plan_states(story):
        if by_letter(case, version):
            yield _sheet(version, case, story)


def _sheet(version: PlanVersion, case: Case, story: Story) -> Document:
    context = address_sheet_context(case, version, story.profile)
    return story.of_version(ADDRESS_SHEET, context, version, to=OFFICE)


PAPER = Paper(ADDRESS_SHEET, _due, AddressSheetContext)
