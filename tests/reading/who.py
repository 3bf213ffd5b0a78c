"""Whom and what the words of a note mean in its case, when it is compared with its key."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from sigdocs.casework.decision import Ids, Ruling
from sigdocs.casework.people import People, folded
from sigdocs.casework.plan.references import areas_named, find_commitment, find_goal, normal_ref
from sigdocs.model.case import Case
from sigdocs.model.note import CaseType, Note
from sigdocs.model.people import GuardianFacts, PersonFacts
from sigdocs.model.plan import GoalEntry
from sigdocs.model.profile import Profile

_MYSELF = frozenset({"jag", "mig", "undertecknad"})


@dataclass
class Who:
    """The people, parties, goals and commitments that a note may speak of.

    Attributes:
        case: as it stands when the note is written; None before there is one.
        note: as far as it was read; None when nothing was.
        told: the names that the key knows.
    """

    profile: Profile
    case: Case | None
    note: Note | None
    told: tuple[str, ...] = ()
    youth: str = ""
    people: People = field(init=False)
    ruling: Ruling | None = field(init=False, default=None)

    def __post_init__(self) -> None:
        if self.case is None:
            guardians = self.note.guardians if self.note else ()
            self.people = _strangers(self.profile, self.youth, guardians)
            return
        self.people = People.of(self.profile, self.case)
        if self.note:
            seq = self.case.seq + 1
            self.ruling = Ruling(self.case, self.note, self.note.date, self.profile, Ids(), seq)

    @property
    def known(self) -> tuple[str, ...]:
        """Every whole name that is known."""
        people = self.people
        family = [one.name for one in (people.youth, *people.guardians)]
        others = [one.name for one in people.known]
        staff = [one.name for one in self.profile.staff]
        names = [*family, *others, *staff, people.coordinator, people.social_worker, *self.told]
        return tuple(dict.fromkeys(name for name in names if name))

    def names(self, written: str) -> tuple[str, ...]:
        """The whole names that are meant; the words themselves when nobody is known by them."""
        plain = re.sub(r"\(.*?\)", " ", written).partition(",")[0].strip()
        if folded(plain) in _MYSELF and self.note and self.note.author:
            return self.names(self.note.author)
        if family := self.people.family_members(plain):
            return tuple(one.name for one in family)
        words = {folded(word) for word in plain.split()}
        whole = [name for name in self.known if {folded(part) for part in name.split()} <= words]
        first = [name for name in self.known if folded(name.split()[0]) in words]
        found = whole or first
        if len(found) == 1:
            return (found[0],)
        kin = {one.name for word in words for one in self.people.which_guardians(word)}
        return (kin.pop(),) if len(kin) == 1 else (folded(plain),)

    def everyone(self, written: Iterable[str]) -> str:
        """The names that several words mean, as one value."""
        return ", ".join(sorted({name for one in written for name in self.names(one)}))

    def receivers(self, written: str) -> tuple[str, ...]:
        """The people, or the party, that words for a receiver mean."""
        if party := self.people.registered(written):
            return (party.name,)
        names, party = self.names(written), self.people.party(written)
        return names if set(names) & set(self.known) or not party else (party.name,)

    def stands(self) -> frozenset[str]:
        """The parties that a consent speaks of already, and those that need none."""
        consents = self.case.consents if self.case else ()
        keys = {party.name for one in consents for party in one.parties}
        return frozenset(
            one.name for one in self.people.parties if one.key in keys or one.same_committee
        )

    def party(self, written: str) -> str:
        """The party that is meant, by its name in the settings."""
        plain = re.sub(r"\(.*?\)", " ", written).strip()
        found = self.people.party(plain)
        return found.name if found else folded(plain)

    def commitment(self, ref: str, text: str) -> str:
        """The number of the commitment that is meant, by number or wording; "" when none is."""
        if self.ruling is None:
            return normal_ref(ref, "Å")
        found = find_commitment(self.ruling, ref, text, "")
        return found.id if found else ""

    def goal(self, entry: GoalEntry) -> str:
        """The number of the standing goal that is meant; "" when none is."""
        if self.ruling is None:
            return ""
        found = find_goal(self.ruling, entry, self.area(entry.area), "")
        return found.id if found else ""

    def area(self, written: str) -> str:
        """The life area by the name it is printed with, else as written."""
        kind = self.case.type if self.case else CaseType.YOUTH
        named = areas_named(written, self.profile.case_types[kind].areas) if written else ()
        return named[0].label if named else written


def _strangers(profile: Profile, youth: str, guardians: tuple[GuardianFacts, ...]) -> People:
    facts = PersonFacts(name=youth)
    return People(profile=profile, youth=facts, guardians=guardians, parties=profile.partners)
