"""What a note says of consent, turned into events: who gave it, for whom, until when."""

import datetime as dt
import re

from sigdocs.casework import faults
from sigdocs.casework.calendar import add_months
from sigdocs.casework.consent import coverage as rules
from sigdocs.casework.consent import faults as told
from sigdocs.casework.consent.anew import ask_whether_anew
from sigdocs.casework.consent.deciders import must_consent
from sigdocs.casework.consent.exceptions import excepted, less
from sigdocs.casework.consent.givers import named_givers
from sigdocs.casework.consent.kinds import (
    as_before,
    ask_about_kinds,
    ask_what_is_taken_back,
    kinds_said,
    take_back_kinds,
    terms_said,
)
from sigdocs.casework.consent.known_end import ends_in_words, known_ends
from sigdocs.casework.consent.moved_end import ask_about_period, move_end
from sigdocs.casework.consent.overtaken import say_what_overtook
from sigdocs.casework.consent.parties import covered_by_name, covered_names, gone_party
from sigdocs.casework.consent.restated import is_known, say_again
from sigdocs.casework.consent.taken_back import unbegun
from sigdocs.casework.consent.unapplied import ask_about_exceptions
from sigdocs.casework.decision import Ruling
from sigdocs.casework.likely import likely_names
from sigdocs.casework.people import folded, slug
from sigdocs.casework.warnings import warn
from sigdocs.model.case import Consent, Withdrawal
from sigdocs.model.consent import ConsentAction, ConsentFact
from sigdocs.model.events import ConsentStated, ConsentWithdrawn
from sigdocs.model.note import NoteKind

_GENERAL = re.compile(  # alla berörda, myndigheterna, samma som förut
    r"(?:alla|allihop|samtliga|samma|ovriga|resten|myndighet|parterna|gruppen|berorda|andra)\w*\b"
)


def state_consent(ruling: Ruling) -> None:
    """Let every consent fact of the note happen, or say what is missing in it."""
    rows = [(fact, f"consents.{index}") for index, fact in enumerate(ruling.note.consents)]
    said_again = [row for row in rows if row[0].action is ConsentAction.UNCHANGED]
    for fact, path in (row for row in rows if row not in said_again):
        if fact.action is ConsentAction.WITHDRAWN:
            _withdraw(ruling, fact, path)
        elif is_known(ruling, fact):
            ruling.remarks.append("Samtycket nämns igen och är oförändrat.")
        elif _reminds(ruling, fact):
            names = ", ".join(fact.not_parties)
            ruling.remarks.append(f"Samtycket omfattar inte {names}, lika lite som förut.")
        elif fact.parties or fact.not_parties or _must_say_what(ruling, fact):
            _give(ruling, fact, path)
        else:
            _state_little(ruling, fact, path)
    for fact, path in said_again:
        say_again(ruling, fact, path)


def _state_little(ruling: Ruling, fact: ConsentFact, path: str) -> None:
    """Let what names no party happen: a limit alone, another last day, or a mere remark."""
    if (fact.exceptions or fact.information) and fact not in (ruling.recorded or ()):
        what = "; ".join((*fact.exceptions, *fact.information))
        ruling.problem(told.LIMIT_ALONE, _of_limit(fact, path), what=what)
    elif fact.givers and fact.until:
        move_end(ruling, fact, path)
    elif fact.until and (ends := known_ends(ruling)) - {fact.until}:
        known = ends_in_words(ends)
        ruling.problem(told.OTHER_END, f"{path}.until", until=fact.until, known=known)
    elif not fact.lapsed:
        ruling.remarks.append(
            "Samtycke nämns utan att verksamheter räknas upp; det som gällde förut gäller."
        )


def _must_say_what(ruling: Ruling, fact: ConsentFact) -> bool:
    """Whether a note of consent has more to say than a remark, which changes nothing."""
    remark = ConsentFact(comment=fact.comment)
    return ruling.note.kind is NoteKind.CONSENT and (fact != remark or not fact.comment)


def _of_limit(fact: ConsentFact, path: str) -> str:
    return f"{path}.exceptions" if fact.exceptions else f"{path}.information"


def _reminds(ruling: Ruling, fact: ConsentFact) -> bool:
    """Whether the note only recalls that some were never covered: ”BUP ingår inte”."""
    if not fact.not_parties or fact.parties or fact.givers or ruling.note.kind is NoteKind.CONSENT:
        return False
    if fact.exceptions or fact.information:
        return False
    people = ruling.people
    known = [people.registered(name) for name in fact.not_parties]
    keys = [one.key for one in known if one]
    day = ruling.note.date
    return len(keys) == len(known) and all(
        rules.covers_something(ruling.case, key, day) for key in keys
    )


def lapsed(ruling: Ruling) -> bool:
    """Whether the note itself says that the meeting was held without valid consent."""
    return any(fact.lapsed for fact in ruling.note.consents)


def _give(ruling: Ruling, fact: ConsentFact, path: str) -> None:
    before = len(ruling.problems)
    givers = named_givers(ruling, fact.givers, path)
    parties = tuple(
        as_before(ruling, givers, party.model_copy(update={"name": key}), fact)
        for index, party in enumerate(fact.parties)
        if (key := _party(ruling, party.name, f"{path}.parties.{index}.name"))
    )
    if not fact.parties and not fact.not_parties and not fact.lapsed:
        ruling.problem(faults.CONSENT_NO_PARTY, f"{path}.parties")
    ask_about_kinds(ruling, fact, parties, path)
    until = fact.until
    if not until and not fact.until_text and parties:
        until = _end(ruling, fact, path)
    since = fact.since or fact.on or ruling.note.date
    ask_about_period(ruling, since, fact.until, path)
    keys = (
        _left_out(ruling, name, f"{path}.not_parties.{index}")
        for index, name in enumerate(fact.not_parties)
    )
    taken = excepted(fact.exceptions, ruling.people)
    not_parties = tuple(dict.fromkeys((*(key for key in keys if key), *taken.parties)))
    ask_about_exceptions(ruling, fact, taken, {one.name for one in parties}, not_parties, path)
    parties = tuple(
        less(one, fact.information, taken) for one in parties if one.name not in taken.parties
    )
    ask_whether_anew(ruling, fact, givers, parties, path)
    if len(ruling.problems) > before or not (parties or not_parties):
        return
    stated = Consent(
        seq=ruling.seq,
        givers=givers,
        parties=parties,
        not_parties=not_parties,
        information=fact.information,
        other=fact.other,
        exceptions=(*taken.free, *dict.fromkeys(said for said, _ in taken.unclear)),
        given_on=fact.on or ruling.note.date,
        since=since,
        until=until,
        until_text=fact.until_text,
        written=fact.written,
        noted_by=fact.noted_by,
        language=fact.language,
        interpreter=fact.interpreter,
        review_on=fact.review or _review(ruling, since, until),
    )
    _say_how_read(ruling, stated)
    _say_what_stays(ruling, fact, stated)
    ruling.happen(ConsentStated(consent=stated))
    say_what_overtook(ruling, stated)
    _say_who_is_missing(ruling, givers)
    for exception in taken.free:
        warn(
            ruling,
            f"undantag:{folded(exception)}",
            faults.EXCEPTION,
            f"{path}.exceptions",
            what=exception,
        )


def _say_how_read(ruling: Ruling, stated: Consent) -> None:
    """Say in the receipt who was taken to let whom know what, and until when."""
    names = {party.key: party.name for party in ruling.people.parties}
    covered = [names.get(one.name, one.name) + terms_said(one) for one in stated.parties]
    left_out = ", ".join(names.get(one, one) for one in stated.not_parties)
    end = f"t.o.m. {stated.until}" if stated.until else stated.until_text
    terms = (
        f"Samtycke från {', '.join(stated.givers)} gäller {', '.join(covered) or 'ingen'}",
        kinds_said(stated.information),
        f"fr.o.m. {stated.since}",
        end,
    )
    said = ", ".join(term for term in terms if term)
    ruling.remarks.append(f"{said}. Inte {left_out}." if left_out else f"{said}.")


def _review(ruling: Ruling, since: dt.date, until: dt.date | None) -> dt.date:
    """The day to look at a consent anew: as the routine says, at the latest when it ends."""
    day = add_months(since, ruling.profile.rules.consent_months)
    return min(day, until) if until else day


def _say_what_stays(ruling: Ruling, fact: ConsentFact, stated: Consent) -> None:
    if fact.action is not ConsentAction.CHANGED:
        return
    spoken = {party.name for party in stated.parties} | set(stated.not_parties)
    day = ruling.note.date
    left = [
        party.name
        for party in ruling.people.parties
        if party.key not in spoken and not rules.covers_something(ruling.case, party.key, day)
    ]
    if left:
        ruling.remarks.append(
            "Ändringen av samtycket nämner inte dessa; för dem gäller det som förut: "
            + ", ".join(left)
            + "."
        )


def _end(ruling: Ruling, fact: ConsentFact, path: str) -> dt.date | None:
    """The last day of a consent stated without one: asked for, but at the closing short.

    What is agreed on at the closing is that the closing's papers go out, not more.
    """
    if ruling.note.kind is not NoteKind.CLOSING:
        _ask_for_end(ruling, fact, path)
        return None
    until = add_months(ruling.note.date, 1)
    ruling.remarks.append(
        "Samtycket vid avslutet saknar slutdatum; det gäller avslutets papper, t.o.m. "
        f"{until}: {', '.join(party.name for party in fact.parties)}."
    )
    return until


def _ask_for_end(ruling: Ruling, fact: ConsentFact, path: str) -> None:
    months = ruling.profile.rules.consent_months
    proposal = add_months(fact.since or fact.on or ruling.note.date, months)
    ruling.problem(faults.CONSENT_NO_END, f"{path}.until", suggestion=proposal.isoformat())


def _say_who_is_missing(ruling: Ruling, givers: tuple[str, ...]) -> None:
    given = {name for consent in ruling.case.consents for name in consent.givers}
    missing = [name for name in must_consent(ruling.case, ruling.note.date) if name not in given]
    if missing and givers:
        ruling.remarks.append(
            "Samtycket gäller inte förrän också dessa har lämnat sitt: " + ", ".join(missing) + "."
        )


def _left_out(ruling: Ruling, written: str, path: str) -> str:
    """Give the key of a party that consent leaves out; one that fits nobody is asked about."""
    people = ruling.people
    if known := people.registered(written):
        return known.key
    if gone := gone_party(ruling.case, ruling.profile, written):
        return gone
    if near := people.near_party(written):
        ruling.problem(faults.PARTY_NEAR, path, near.name, name=written, near=near.name)
        return ""
    likely = likely_names(people, written)
    ruling.problem(faults.PARTY_UNKNOWN, path, name=written, likely=likely)
    return ""


def _party(ruling: Ruling, written: str, path: str) -> str:
    known = ruling.people.registered(written)
    if _GENERAL.match(folded(written)) and known not in ruling.profile.partners:
        ruling.problem(told.PARTY_GENERAL, path, name=written)
        return ""
    if known:
        return known.key
    if longer := ruling.people.party(written):
        ruling.problem(faults.PARTY_LONGER, path, name=written, near=longer.name)
        return ""
    if near := ruling.people.near_party(written):
        ruling.problem(faults.PARTY_NEAR, path, near.name, name=written, near=near.name)
        return ""
    return slug(written)


def _withdraw(ruling: Ruling, fact: ConsentFact, path: str) -> None:
    before = len(ruling.problems)
    by = named_givers(ruling, fact.givers, path)
    keys = tuple(
        _held_party(ruling, party.name, f"{path}.parties.{index}.name")
        for index, party in enumerate(fact.parties)
    )
    ask_what_is_taken_back(ruling, fact, path)
    if len(ruling.problems) > before:
        return
    day = fact.since or fact.on or ruling.note.date
    whole = take_back_kinds(ruling, fact, by, keys, day)
    if whole is None:
        return
    end = Withdrawal(seq=ruling.seq, by=by, parties=whole, on=day)
    ruling.happen(ConsentWithdrawn(withdrawal=end))
    _say_what_ends(ruling, end)
    say_what_overtook(ruling, end)
    if not whole:
        ruling.remarks.append(
            "Allt samtycke är återkallat. Ta ställning till om insatsen ska avslutas."
        )


def _say_what_ends(ruling: Ruling, end: Withdrawal) -> None:
    waiting = unbegun(ruling.case, end)
    ends = [one for one in ruling.people.parties if one.key in end.parties]
    what = ", ".join(one.name for one in ends if one.key not in waiting)
    if what or not waiting:
        ruling.remarks.append(f"Samtycket återkallas från {end.on}: {what or 'allt'}.")
    for one in ends:
        if begins := waiting.get(one.key):
            ruling.remarks.append(
                f"Samtycket till {one.name} återkallas innan det börjar gälla {begins}: "
                "det börjar alltså inte gälla."
            )


def _held_party(ruling: Ruling, written: str, path: str) -> str:
    known = ruling.people.registered(written)
    gone = "" if known else gone_party(ruling.case, ruling.profile, written)
    key = known.key if known else gone or slug(written)
    if (
        not known
        and (longer := ruling.people.party(written))
        and key not in covered_by_name(ruling.case)
    ):
        ruling.problem(faults.PARTY_LONGER, path, name=written, near=longer.name)
    elif key not in covered_by_name(ruling.case):
        near = ruling.people.near_party(written)
        held = ", ".join(covered_names(ruling.case, ruling.profile)) or "ingen har samtycke nu"
        proposed = near.name if near else ""
        ruling.problem(faults.WITHDRAW_NOTHING, path, proposed, party=written, held=held)
    return key
