"""Who was at the meeting, and whether consent let them be."""

from sigdocs.casework import family_faults, faults
from sigdocs.casework.consent import coverage as rules
from sigdocs.casework.consent.deciders import decides_alone, must_consent
from sigdocs.casework.consent.record import lapsed
from sigdocs.casework.decision import Ruling
from sigdocs.casework.kin import speaks_of_family
from sigdocs.casework.people import folded
from sigdocs.casework.warnings import warn
from sigdocs.model.case import Meeting, Present, Side
from sigdocs.model.events import MeetingHeld
from sigdocs.model.note_types import of
from sigdocs.model.people import Attendee, PersonFacts
from sigdocs.model.profile import Partner, Profile

_SHORT = frozenset({"sig", "siguv", "sspf", "lpo", "ec", "vh"})
"""Short words that stand in titles and name no place."""
_TOGETHER = frozenset({"familjen", "familj"})
_COORDINATES = frozenset({"samordnare", "samordnaren", "lots", "lotsen", "insatssamordnare"})


def hold_meeting(ruling: Ruling) -> None:
    """Record the meeting with its people, after asking whether consent covered them."""
    for index, one in enumerate(ruling.note.attendees):
        _ask_who_of_family(ruling, index, one)
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
        name=_full_name(ruling, one, side),
        title=one.role,
        organisation=one.organisation or (party.name if party else ""),
        side=side,
        party=party.key if party else "",
        present=one.present,
        how=one.how,
        without_secrets=one.without_secrets,
    )


def _full_name(ruling: Ruling, one: Attendee, side: Side | None) -> str:
    if side in {Side.YOUTH, Side.GUARDIAN}:
        found = _of_family(ruling, one)
        if len(found) == 1:
            return found[0].name
    colleague = _colleague(ruling, one) if side is Side.COORDINATOR else ""
    return colleague or one.name


def _colleague(ruling: Ruling, one: Attendee) -> str:
    """The full name of one of the unit who is meant by the first name, or by ”jag”; "" for any other."""
    hits = ruling.people.person(one.name) if not one.organisation else ()
    return hits[0].name if len(hits) == 1 and hits[0].side is Side.COORDINATOR else ""


def _responsible(ruling: Ruling, one: Attendee) -> bool:
    """Whether somebody of whom nothing else is told is the case's own social worker."""
    hits = ruling.people.person(one.name) if not (one.organisation or one.role) else ()
    return len(hits) == 1 and hits[0].side is Side.SOCIAL_SERVICES and not hits[0].party


def _side(ruling: Ruling, one: Attendee) -> tuple[Side | None, Partner | None]:
    people = ruling.people
    family = _of_family(ruling, one)
    if family and not _comes_from_work(ruling, one):
        return (Side.YOUTH if family[0] == people.youth else Side.GUARDIAN), None
    party = _party(ruling, one)
    if party:
        return (Side.SOCIAL_SERVICES if party.same_committee else Side.PARTNER), party
    return _side_by_unit(ruling, one), None


def _of_family(ruling: Ruling, one: Attendee) -> tuple[PersonFacts, ...]:
    """Those of the family that somebody present may be, by name and by what stands beside it."""
    told = ruling.people.family_members(f"{one.name} {one.role}") if one.role else ()
    return told or ruling.people.family_members(one.name)


def _ask_who_of_family(ruling: Ruling, index: int, one: Attendee) -> None:
    found = _of_family(ruling, one)
    together = ruling.people.all_guardians(one.name) or folded(one.name) in _TOGETHER
    if len(found) <= 1 or together or _comes_from_work(ruling, one):
        return
    choices = ", ".join(who.name for who in found)
    path = f"attendees.{index}.name"
    ruling.problem(family_faults.FAMILY_AMBIGUOUS, path, name=one.name, choices=choices)


def _comes_from_work(ruling: Ruling, one: Attendee) -> bool:
    """Whether somebody who bears a name of the family is there for a party: ”Milo, kommunpolis”."""
    if speaks_of_family(folded(one.role)):
        return False
    beside = (one.organisation, one.role, f"{one.role} {one.organisation}")
    placed = any(ruling.people.party(written) for written in beside if written.strip())
    known = {hit.name for hit in ruling.people.person(one.name) if hit.party}
    return placed or bool(one.organisation and one.role) or one.name in known


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
    if (name and name in staff | {folded(ruling.case.coordinator)}) or _colleague(ruling, one):
        return Side.COORDINATOR
    if _responsible(ruling, one):
        return Side.SOCIAL_SERVICES
    where, role = folded(one.organisation), folded(one.role)
    unit = _own_unit(profile)
    if where and where not in unit | {folded(profile.municipality)}:
        return None
    if _names_elsewhere(ruling, one.role):
        return None
    if _coordinates(ruling, role):
        return Side.COORDINATOR
    inside = where in unit or any(f" {own} " in f" {role} " for own in unit)
    return Side.SOCIAL_SERVICES if inside or "socialsekreterare" in role.split() else None


def _own_unit(profile: Profile) -> frozenset[str]:
    """What the unit and its committee are called, with the municipality's name after it or not."""
    here = folded(profile.municipality)
    own = {folded(profile.unit), folded(profile.committee)} - {""}
    tails = ("", f" {here}", f" i {here}", f" {here.removesuffix(' kommun')}")
    return frozenset(f"{name}{tail}" for name in own for tail in tails)


def _names_elsewhere(ruling: Ruling, role: str) -> bool:
    """Whether a title names a place that is not ours: ”socialsekreterare Norrby”."""
    ours = ruling.people.names() | _SHORT
    named = {folded(word) for word in role.split()[1:] if word[:1].isupper()}
    return bool(named - ours - {""})


def _party(ruling: Ruling, one: Attendee) -> Partner | None:
    people = ruling.people
    if one.organisation.strip():
        if party := people.registered(one.organisation):
            return party
        ours = _own_unit(ruling.profile) | {folded(ruling.profile.municipality)}
        if folded(one.organisation) not in ours:
            return people.placed(f"från {one.organisation}")
    if one.role.strip() and (party := people.placed(one.role)):
        return party
    named = people.person(one.name)
    key = named[0].party if len(named) == 1 else ""
    found = next((party for party in people.parties if party.key == key), None)
    return found or people.placed(one.name)


def _ask_about_consent(ruling: Ruling, people: tuple[Present, ...]) -> None:
    day = ruling.note.date
    outside = [(index, one) for index, one in enumerate(people) if _needs_consent(ruling, one)]
    if lapsed(ruling):
        return
    _ask_about_guardians(ruling, people)
    if not outside:
        return
    if why := rules.in_force(ruling.case, day):
        ruling.problem(faults.NOT_IN_FORCE, "consents", on=day, why=why)
        return
    for index, one in outside:
        _ask_about(ruling, index, one)


def _ask_about_guardians(ruling: Ruling, people: tuple[Present, ...]) -> None:
    """Ask about a guardian who has no say: without custody, or when the youth is of age.

    Who was in the room is not undone by a correction that changes who has a say.
    """
    if ruling.recorded is not None:
        return
    deciding = must_consent(ruling.case, ruling.note.date)
    for index, one in enumerate(people):
        if one.side is not Side.GUARDIAN or not one.present or one.without_secrets:
            continue
        who = ruling.people.which_guardians(one.name)
        if who and not any(guardian.name in deciding for guardian in who):
            alone = decides_alone(ruling.case, ruling.note.date)
            why = "den unge är myndig" if alone else f"{one.name} har inte vårdnaden"
            path = f"attendees.{index}.name"
            ruling.problem(family_faults.PRESENT_NO_SAY, path, name=one.name, why=why)


def _ask_about(ruling: Ruling, index: int, one: Present) -> None:
    path = f"attendees.{index}.name"
    place = one.organisation or (one.title if _names_elsewhere(ruling, one.title) else "")
    if not one.party and not place:
        ruling.problem(faults.PRESENT_UNPLACED, path, name=one.name)
        return
    if not one.party or rules.covers_something(ruling.case, one.party, ruling.note.date):
        ruling.problem(
            faults.PRESENT_NOT_COVERED,
            path,
            name=one.name,
            party=place or one.party,
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


def _interprets(ruling: Ruling, one: Present) -> bool:
    """Whether somebody is an interpreter: as told here, else as the case has known them."""
    told = f"{one.title} {one.organisation}".strip()
    if not told and one.side is None:
        met = (known for known in ruling.case.people if folded(known.name) == folded(one.name))
        told = next((f"{known.title} {known.organisation}" for known in met), "")
    return any(word.endswith("tolk") for word in folded(told).split())


def _needs_consent(ruling: Ruling, one: Present) -> bool:
    if not one.present or one.without_secrets:
        return False
    if _interprets(ruling, one):
        return False
    if one.side in {Side.YOUTH, Side.GUARDIAN, Side.COORDINATOR}:
        return False
    if one.side is Side.SOCIAL_SERVICES and not one.party:
        return False
    party = next((party for party in ruling.people.parties if party.key == one.party), None)
    return not (party and party.same_committee)
