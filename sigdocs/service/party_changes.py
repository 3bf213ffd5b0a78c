"""Parties that consents speak of and the settings know no more, or know as another body."""

from collections.abc import Sequence
from dataclasses import dataclass

from sigdocs.casework.consent.parties import gone_parties, registered_for, spoken_of
from sigdocs.model.case import Case
from sigdocs.model.profile import Profile
from sigdocs.records.rows import Entry as Row
from sigdocs.records.store import Store
from sigdocs.service.registry import renamed_parties


@dataclass(frozen=True, slots=True)
class PartyChange:
    """A party of a case's consents that the settings have no more.

    Attributes:
        case_number: the case.
        key: the party's key.
        before: the name that it had.
        now: the name of the body that has its key; "" when none has.
    """

    case_number: str
    key: str
    before: str
    now: str = ""

    @property
    def told(self) -> str:
        """What is wrong, in Swedish."""
        if self.now:
            return f"nyckeln ”{self.key}” stod för {self.before} och står nu för {self.now}"
        return f"{self.before} (nyckeln ”{self.key}”) finns inte längre i sigdocs.toml"

    @property
    def remedy(self) -> str:
        """What to do about it, in Swedish."""
        if self.now:
            return (
                f"Samma verksamhet: lägg till ”{self.before}” under ”kallas”. En annan: ge {self.now} "
                f"en egen nyckel och låt {self.before} behålla sin."
            )
        return (
            f"Lägg tillbaka {self.before} med nyckeln ”{self.key}”; ska den inte ha mer papper: med "
            "kanalen ”inget utskick”."
        )


def party_changes(
    case: Case, profile: Profile, store: Store, rows: Sequence[Row]
) -> tuple[PartyChange, ...]:
    """Give the parties of a case's consents that are gone, or whose key stands for another body.

    Args:
        case: the case.
        profile: the settings of today.
        store: where the settings of each entry's day are kept.
        rows: the case's entries.
    """
    names = {one.key: one.name for one in profile.partners}
    renamed = renamed_parties(profile, store, rows)
    gone = {one.key: one.name for one in gone_parties(case, registered_for(case, profile))}
    found = gone | {key: was for key, (was, _) in renamed.items() if key in spoken_of(case)}
    return tuple(
        PartyChange(case.number, key, before, names.get(key, ""))
        for key, before in sorted(found.items())
    )
