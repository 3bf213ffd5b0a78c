"""A draft for the manager who decides on the insats; the program never decides.

S0 1.2: ”Beslut … tas alltid av chef”. It tells what the notes say, both kinds of consent with
what is missing, and leaves choice, reasons and signature blank (FL 31–32 sigdocs.). For whoever
decides and for the file; no partner is ever sent it.
"""

import datetime as dt
from collections.abc import Iterator

from sigdocs.casework.consent.deciders import decides_alone
from sigdocs.casework.consent.insats import (
    insats_consent,
    insats_missing,
    insats_told,
    last_of_insats,
    told_missing,
)
from sigdocs.casework.consent.parties import consent_parties
from sigdocs.casework.consent.verdict import ConsentState, verdict
from sigdocs.casework.meeting.upcoming import upcoming
from sigdocs.documents.document import Document, DocumentKind
from sigdocs.documents.letterhead import Fact, Letterhead, facts, letterhead
from sigdocs.documents.paper import OFFICE, Paper, Story, asked_for, sender
from sigdocs.documents.people import about, coordinator
from sigdocs.documents.swedish import EMPTY, day_and_date, joined, listed, long_date, upper_first
from sigdocs.model.base import Frozen
from sigdocs.model.case import Case, CaseState
from sigdocs.model.insats import InsatsGiven, InsatsWithdrawal
from sigdocs.model.note import LegalFrame
from sigdocs.model.people import Custody, GuardianFacts
from sigdocs.model.profile import Partner, Profile

DECISION_BASIS = DocumentKind(
    slug="beslutsunderlag",
    name="Utkast till beslut om insats",
    document_class="Beslut i personakt",
    receives=("beslutande chef", "akten"),
    signed=True,
)
_UNSAID = "framgår inte"
_TOLD_CUSTODY = frozenset({Custody.SOLE, Custody.NONE})
_SOL = "socialtjänstlagen (SoL)"


class ConsentRow(Frozen):
    """Whose consent, or for which party; where it stands; what there is to say of it."""

    who: str
    state: str
    told: str


class DecisionBasisContext(Frozen):
    """What stands on the draft.

    Attributes:
        background: labelled lines on the case; what no note tells says so.
        told: the situation, area by area, as it was told.
        voices: what the youth and the guardians want, as they said it.
        proposal: what is proposed, a line each.
        to_insats: consent to the insats, a row for each who must give it.
        insats_note: who must consent by age, and what is missing, in words.
        to_disclosure: consent to disclosure, a row for each party asked.
        legal: what the insats rests on or runs beside.
        grown: whether the one it concerns is 18, so that no guardian is spoken of.
    """

    letterhead: Letterhead
    title: str
    facts: tuple[Fact, ...]
    background: tuple[Fact, ...]
    told: tuple[Fact, ...]
    voices: tuple[Fact, ...]
    proposal: tuple[str, ...]
    to_insats: tuple[ConsentRow, ...]
    insats_note: str
    to_disclosure: tuple[ConsentRow, ...]
    legal: str
    grown: bool = False


def decision_basis_context(
    case: Case, by: str, on: dt.date, profile: Profile, issued: dt.date | None = None
) -> DecisionBasisContext:
    """Give what stands on the draft that somebody prepares a day, issued then or later."""
    day = issued or on
    grown = decides_alone(case, day)
    return DecisionBasisContext(
        letterhead=letterhead(profile, on, case.number, DECISION_BASIS.name),
        title=DECISION_BASIS.name,
        facts=facts(
            ("Gäller", about(case)),
            ("Ärende", case.number),
            ("Underlag av", by),
            ("Datum", long_date(on)),
        ),
        background=_background(case, grown=grown),
        told=tuple(Fact(label=one.area or "Nuläge", text=one.text) for one in case.situation),
        voices=facts(
            ("Den unge vill", case.youth_goals),
            ("Vårdnadshavarna vill", "" if grown else case.guardian_goals),
        ),
        proposal=tuple(_proposal(case, day, profile)),
        to_insats=tuple(_to_insats(case, day)),
        insats_note=_insats_note(case, day),
        to_disclosure=tuple(_to_disclosure(case, day, profile)),
        legal=_legal(case.legal_frame),
        grown=grown,
    )


def _background(case: Case, *, grown: bool) -> tuple[Fact, ...]:
    placed = {True: "ja", False: "nej", None: _UNSAID}[case.placed_before]
    guardians = "\n".join(map(_guardian, case.guardians))
    return facts(
        ("Vårdnadshavare", "" if grown else guardians or _UNSAID),
        ("Socialsekreterare", case.social_worker or _UNSAID),
        ("Hur ärendet kom in", case.origin or _UNSAID),
        ("Nominerad av", case.nominated_by),
        ("Tidigare placering", placed),
        ("Personakt", case.file_reference),
    )


def _guardian(one: GuardianFacts) -> str:
    custody = f"vårdnad: {one.custody}" if one.custody in _TOLD_CUSTODY else ""
    return joined((one.name, one.relation, custody))


def _proposal(case: Case, on: dt.date, profile: Profile) -> Iterator[str]:
    yield f"{case.youth.name or 'Den unge'} får insatsen social insatsgrupp."
    if staff := coordinator(case, profile):
        yield f"{upper_first(joined((staff.title, staff.name), ': '))}."
    if named := listed(one.name for one in _proposed(case, on, profile)):
        yield f"Parter som föreslås delta, så långt samtycket räcker: {named}."
    if planned := upcoming(case):
        yield f"Första mötet är tänkt till {day_and_date(planned.on)}."


def _proposed(case: Case, on: dt.date, profile: Profile) -> Iterator[Partner]:
    """Give the parties asked, less those that somebody has said no to."""
    for party in consent_parties(case, profile):
        whole = verdict(case, party.key, on, profile.rules.consent_warning)
        if whole.state not in {ConsentState.REFUSED, ConsentState.WITHDRAWN}:
            yield party


def _to_insats(case: Case, on: dt.date) -> Iterator[ConsentRow]:
    needed, missing = insats_consent(case, on), insats_missing(case, on)
    guardians = [one.name for one in case.guardians if one.has_custody]
    names = [*(guardians if needed.guardians else ()), *([case.youth.name] if needed.youth else ())]
    for name in names:
        last = last_of_insats(case, name, on)
        if isinstance(last, InsatsGiven):
            state, told = "samtycker", _how(last)
        elif last:
            state, told = insats_told(case, name, on), _how(last)
        elif name in missing:
            state, told = "saknas", EMPTY
        else:
            state, told = "saknas", "se nedan: bedömt lämpligt utan vårdnadshavare"
        yield ConsentRow(who=name or "Den unge", state=state, told=told)


def _how(said: InsatsGiven | InsatsWithdrawal) -> str:
    how = {True: "skriftligt", False: "muntligt", None: ""}[said.written]
    received = f"mottaget av {said.received_by}" if said.received_by else ""
    return joined((joined((how, said.on.isoformat()), " "), received))


def _insats_note(case: Case, on: dt.date) -> str:
    needed, missing = insats_consent(case, on), insats_missing(case, on)
    given = isinstance(last_of_insats(case, case.youth.name, on), InsatsGiven)
    judged = [one.assessed_by for one in case.insats if one.assessed_by and one.on <= on and given]
    said = told_missing(case, on)
    if judged and needed.without_guardians:
        said += f" Lämpligt utan vårdnadshavare enligt {listed(dict.fromkeys(judged))}."
    elif missing and needed.without_guardians:
        said += (
            " Utan vårdnadshavare går det bara om det är lämpligt och den unge samtycker "
            "eller begär insatsen; det bedömer en människa."
        )
    return said


def _to_disclosure(case: Case, on: dt.date, profile: Profile) -> Iterator[ConsentRow]:
    for party in consent_parties(case, profile):
        whole = verdict(case, party.key, on, profile.rules.consent_warning)
        end = whole.end.isoformat() if whole.end and whole.holds else EMPTY
        yield ConsentRow(who=upper_first(party.name), state=whole.state.value, told=end)


def _legal(frame: LegalFrame | None) -> str:
    if frame is None:
        return f"Rättslig ram {_UNSAID}. Insatsen ges med stöd av {_SOL} om inget annat beslutas."
    if frame is LegalFrame.SOL:
        return f"Insatsen ges med stöd av {_SOL}."
    return f"Insatsen ges med stöd av {_SOL}, vid sidan av: {frame.value}."


def _due(story: Story) -> Iterator[Document]:
    """Due as the case opens, and anew for each change until the start meeting is held."""
    after, before = story.after, story.before
    if before is None or (after.state is CaseState.OPENED and _said(before) != _said(after)):
        yield _draft(story)


def _said(case: Case) -> tuple[object, ...]:
    """Give all that the draft tells of a case."""
    people = (case.youth, case.guardians, case.social_worker, case.coordinator, case.asked)
    origin = (case.origin, case.nominated_by, case.placed_before, case.legal_frame)
    consents = (case.insats, case.insats_withdrawn, case.consents, case.withdrawals)
    told = (case.situation, case.youth_goals, case.guardian_goals, case.next_meeting)
    return (people, origin, consents, told, case.file_reference)


def draft_today(case: Case, today: dt.date, profile: Profile) -> Document:
    """Give the draft of a case as it stands, for whoever asks for it."""
    by = sender(case, profile).signed_by if case.coordinator else ""
    context = decision_basis_context(case, by, today, profile)
    return asked_for(case, DECISION_BASIS, context, today, to=OFFICE)


def _draft(story: Story) -> Document:
    note = story.entry.note
    by = joined((note.author, note.author_title))
    context = decision_basis_context(
        story.after, by, note.date, story.profile, issued=story.issued_on
    )
    return story.new(DECISION_BASIS, context, to=OFFICE, number=story.number())


PAPER = Paper(DECISION_BASIS, _due, DecisionBasisContext)
