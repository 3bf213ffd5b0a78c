"""Who was at the meeting, and whether consent let them be."""

from sigdocs.casework import coverage as rules
from sigdocs.casework import faults
from sigdocs.casework.consenting import lapsed
from sigdocs.casework.decision import Ruling
from sigdocs.casework.people import folded
from sigdocs.casework.warnings import warn
from sigdocs.model.case import Meeting, Present, Side
from sigdocs.model.events import MeetingHeld
from sigdocs.model.note_types import of
from sigdocs.model.people import Attendee, GuardianFacts
from sigdocs.model.profile import Partner

_COORDINATES = frozenset({"samordnare", "samordnaren", "lots", "lotsen", "insatssamordnare"})


def hold_meeting(ruling: Ruling) -> None:
    """Record the meeting with its people, after asking whether consent covered them."""
    people = tuple(_place(ruling, one) for one in ruling.note.attendees)
    note = ruling.note
    ruling.happen(
        MeetingHeld(
            meeting=Meeting(
                seq=ruling.seq,
                kind=note.kind,
                on=note.date,
                start=note.start_time,
                end=note.end_time,
                place=note.place,
                author=note.author,
                author_title=author_title(ruling),
                people=people,
            )
        )
    )
    if of(note.kind).meeting:
        _ask_about_consent(ruling, people)


def author_title(ruling: Ruling) -> str:
    """The writer's title: as written, from the register, or from the list of those present."""
    note = ruling.note
    if note.author_title or not note.author:
        return note.author_title
    wanted = folded(note.author)
    staff = (one.title for one in ruling.profile.staff if folded(one.name) == wanted)
    present = (one.role for one in note.attendees if folded(one.name) == wanted)
    known = (one.title for one in ruling.case.people if folded(one.name) == wanted)
    return next((title for title in (*staff, *present, *known) if title), "")


def _place(ruling: Ruling, one: Attendee) -> Present:
    side, party = _side(ruling, one)
    return Present(
        name=_full_name(ruling, one.name, side),
        title=one.role,
        organisation=one.organisation or (party.name if party else ""),
        side=side,
        party=party.key if party else "",
        present=one.present,
        how=one.how,
        without_secrets=one.without_secrets,
    )


def _full_name(ruling: Ruling, written: str, side: Side | None) -> str:
    if side is Side.YOUTH:
        return ruling.people.youth.name
    if side is Side.GUARDIAN and len(found := ruling.people.which_guardians(written)) == 1:
        return found[0].name
    return written


def _side(ruling: Ruling, one: Attendee) -> tuple[Side | None, Partner | None]:
    people = ruling.people
    if people.is_youth(one.name):
        return Side.YOUTH, None
    party = _party(ruling, one)
    guardians = people.which_guardians(one.name)
    if guardians and not (party and _only_first_name(one, guardians)):
        return Side.GUARDIAN, None
    if party:
        return (Side.SOCIAL_SERVICES if party.same_committee else Side.PARTNER), party
    return _side_by_unit(ruling, one), None


def _only_first_name(one: Attendee, guardians: tuple[GuardianFacts, ...]) -> bool:
    return folded(one.name) not in {folded(guardian.name) for guardian in guardians}


def _coordinates(ruling: Ruling, role: str) -> bool:
    """Whether a role is a coordinator's: a word in common use, or the office's own."""
    own = {folded(one.coordinator_title) for one in ruling.profile.case_types.values()} - {""}
    return bool(_COORDINATES & set(role.split())) or any(f" {one} " in f" {role} " for one in own)


def _side_by_unit(ruling: Ruling, one: Attendee) -> Side | None:
    """The side of somebody of no party: the unit's own, if nothing says otherwise.

    The municipality's other committees (its schools) are outside, and so is another
    municipality's coordinator: both need consent.
    """
    profile = ruling.profile
    name = folded(one.name)
    staff = {folded(member.name) for member in profile.staff}
    if name and name in staff | {folded(ruling.case.coordinator)}:
        return Side.COORDINATOR
    where = folded(one.organisation)
    unit = {folded(profile.unit), folded(profile.committee)} - {""}
    role = folded(one.role)
    if where and where not in unit | {folded(profile.municipality)}:
        return Side.SOCIAL_SERVICES if any(f" {own} " in f" {where} " for own in unit) else None
    if _coordinates(ruling, role):
        return Side.COORDINATOR
    inside = where in unit or any(f" {own} " in f" {role} " for own in unit)
    return Side.SOCIAL_SERVICES if inside or "socialsekreterare" in role.split() else None


def _party(ruling: Ruling, one: Attendee) -> Partner | None:
    people = ruling.people
    for written in (one.organisation, one.role, f"{one.role} {one.organisation}"):
        if written.strip() and (party := people.party(written)):
            return party
    named = people.person(one.name)
    key = named[0].party if len(named) == 1 else ""
    return next((party for party in people.parties if party.key == key), people.party(one.name))


def _ask_about_consent(ruling: Ruling, people: tuple[Present, ...]) -> None:
    day = ruling.note.date
    outside = [(index, one) for index, one in enumerate(people) if _needs_consent(ruling, one)]
    if not outside or lapsed(ruling):
        return
    if why := rules.in_force(ruling.case, day):
        ruling.problem(faults.NOT_IN_FORCE, "consents", on=day, why=why)
        return
    for index, one in outside:
        _ask_about(ruling, index, one)


def _ask_about(ruling: Ruling, index: int, one: Present) -> None:
    path = f"attendees.{index}.name"
    if not one.party and not one.organisation:
        ruling.problem(faults.PRESENT_UNPLACED, path, name=one.name)
        return
    if not one.party or rules.covers_something(ruling.case, one.party, ruling.note.date):
        ruling.problem(
            faults.PRESENT_NOT_COVERED,
            path,
            name=one.name,
            party=one.organisation or one.party,
            on=ruling.note.date,
        )
    elif kinds := rules.limited_to(ruling.case, one.party, ruling.note.date):
        _once_limited(ruling, path, one, kinds)


def _once_limited(ruling: Ruling, path: str, one: Present, kinds: tuple[str, ...]) -> None:
    warn(
        ruling,
        f"begränsat:{one.party}",
        faults.LIMITED,
        path,
        party=one.organisation or one.party,
        kinds=", ".join(kinds),
    )


def _needs_consent(ruling: Ruling, one: Present) -> bool:
    if not one.present or one.without_secrets:
        return False
    if any(word.endswith("tolk") for word in folded(f"{one.title} {one.organisation}").split()):
        return False
    if one.side in {Side.YOUTH, Side.GUARDIAN, Side.COORDINATOR}:
        return False
    if one.side is Side.SOCIAL_SERVICES and not one.party:
        return False
    party = next((party for party in ruling.people.parties if party.key == one.party), None)
    return not (party and party.same_committee)
