"""What a note says of consent, turned into events: who gave it, for whom, until when."""

from sigdocs.casework import consent as rules
from sigdocs.casework import faults
from sigdocs.casework.calendar import add_months
from sigdocs.casework.decision import Ruling
from sigdocs.casework.people import slug
from sigdocs.model.case import Consent, Withdrawal
from sigdocs.model.consent import ConsentAction, ConsentFact, ConsentParty
from sigdocs.model.events import ConsentStated, ConsentWithdrawn
from sigdocs.model.note import NoteKind


def state_consent(ruling: Ruling) -> None:
    """Let every consent fact of the note happen, or say what is missing in it."""
    for index, fact in enumerate(ruling.note.consents):
        path = f"consents.{index}"
        if fact.action is ConsentAction.WITHDRAWN:
            _withdraw(ruling, fact, path)
        elif fact.parties or fact.not_parties or ruling.note.kind is NoteKind.CONSENT:
            _give(ruling, fact, path)
        elif not fact.lapsed:
            ruling.remarks.append(
                "Samtycke nämns utan att verksamheter räknas upp; det som gällde förut gäller."
            )


def lapsed(ruling: Ruling) -> bool:
    """Whether the note itself says that the meeting was held without valid consent."""
    return any(fact.lapsed for fact in ruling.note.consents)


def _give(ruling: Ruling, fact: ConsentFact, path: str) -> None:
    before = len(ruling.problems)
    givers = _givers(ruling, fact, path)
    parties = tuple(
        ConsentParty(name=key, information=party.information)
        for index, party in enumerate(fact.parties)
        if (key := _party(ruling, party.name, f"{path}.parties.{index}.name"))
    )
    if not fact.parties and not fact.not_parties and not fact.lapsed:
        ruling.problem(faults.CONSENT_NO_PARTY, f"{path}.parties")
    if not fact.until and not fact.until_text and parties:
        _ask_for_end(ruling, fact, path)
    since = fact.since or fact.on or ruling.note.date
    if fact.until and fact.until < since:
        ruling.problem(
            faults.PERIOD, f"{path}.until", what="Samtycket", since=since, until=fact.until
        )
    if len(ruling.problems) > before or not (parties or fact.not_parties):
        return
    keys = (_party(ruling, name, f"{path}.not_parties") for name in fact.not_parties)
    ruling.happen(
        ConsentStated(
            consent=Consent(
                seq=ruling.seq,
                givers=givers,
                parties=parties,
                not_parties=tuple(key for key in keys if key),
                information=fact.information,
                exceptions=fact.exceptions,
                given_on=fact.on or ruling.note.date,
                since=since,
                until=fact.until,
                until_text=fact.until_text,
                written=fact.written,
                noted_by=fact.noted_by,
            )
        )
    )
    _say_who_is_missing(ruling, givers)


def _ask_for_end(ruling: Ruling, fact: ConsentFact, path: str) -> None:
    months = ruling.profile.rules.consent_months
    proposal = add_months(fact.since or fact.on or ruling.note.date, months)
    ruling.problem(faults.CONSENT_NO_END, f"{path}.until", suggestion=proposal.isoformat())


def _say_who_is_missing(ruling: Ruling, givers: tuple[str, ...]) -> None:
    given = {name for consent in ruling.case.consents for name in consent.givers}
    missing = [
        name for name in rules.must_consent(ruling.case, ruling.note.date) if name not in given
    ]
    if missing and givers:
        ruling.remarks.append(
            "Samtycket gäller inte förrän också dessa har lämnat sitt: " + ", ".join(missing) + "."
        )


def _givers(ruling: Ruling, fact: ConsentFact, path: str) -> tuple[str, ...]:
    names: list[str] = []
    for index, written in enumerate(fact.givers):
        found = _family(ruling, written)
        if not found:
            ruling.problem(faults.CONSENT_GIVER, f"{path}.givers.{index}", name=written)
        names += found
    if not fact.givers:
        ruling.problem(faults.CONSENT_GIVER, f"{path}.givers", name="")
    return tuple(dict.fromkeys(names))


def _family(ruling: Ruling, written: str) -> list[str]:
    people = ruling.people
    if people.is_youth(written):
        return [people.youth.name]
    return [guardian.name for guardian in people.which_guardians(written)]


def _party(ruling: Ruling, written: str, path: str) -> str:
    if known := ruling.people.party(written):
        return known.key
    if near := ruling.people.near_party(written):
        ruling.problem(faults.PARTY_NEAR, path, near.name, name=written, near=near.name)
        return ""
    return slug(written)


def _withdraw(ruling: Ruling, fact: ConsentFact, path: str) -> None:
    before = len(ruling.problems)
    by = _givers(ruling, fact, path)
    parties = tuple(
        _held_party(ruling, party.name, f"{path}.parties.{index}.name")
        for index, party in enumerate(fact.parties)
    )
    if len(ruling.problems) > before:
        return
    day = fact.since or fact.on or ruling.note.date
    ruling.happen(
        ConsentWithdrawn(withdrawal=Withdrawal(seq=ruling.seq, by=by, parties=parties, on=day))
    )
    what = ", ".join(party.name for party in fact.parties) or "allt"
    ruling.remarks.append(f"Samtycket återkallas från {day}: {what}.")


def _held_party(ruling: Ruling, written: str, path: str) -> str:
    known = ruling.people.party(written)
    key = known.key if known else slug(written)
    if not any(key == one.name for consent in ruling.case.consents for one in consent.parties):
        ruling.problem(faults.WITHDRAW_NOTHING, path, party=written)
    return key
