"""The types of note: one row a type says what it is, when it fits and what it asks.

Whoever needs to know something of a type asks its row here, ``of(note.kind).review``, rather than
list the kinds again. A new type of note is a member of ``NoteKind``, a row in ``NOTE_TYPES`` and an
example in ``intake/exempel``; what only it can say is a field of ``Note`` and a section of its form.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Final

from sigdocs.model.case import CaseState
from sigdocs.model.note import NoteKind

_ANY: Final = frozenset(CaseState)
_OPEN: Final = _ANY - {CaseState.CLOSED}


class Plans(Enum):
    """Whether a note makes a new version of the plan."""

    NEVER = "never"
    IF_CHANGED = "if it has goals or statuses"
    ALWAYS = "always"


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteType:
    """What is true of every note of one kind.

    Attributes:
        kind: the kind that the row is about.
        heading: what stands over its entry in the journal.
        title: what stands over its Word form.
        meaning: what it is for, as the page on how notes are written says it.
        names: what else people call it, with commas between; readers know the kind's own name.
        asks: the sections of its Word form in order, by the keys of ``intake.form.sections``, where
            ``lapse`` is only that consent had run out and ``consent_or_lapse`` all of it;
            ``?opens`` only before there is a case, ``?case`` after, ``?closed`` for a closed one.
        fits: the states of a case that it can be about; none when it is about no case.
        opens: whether it can open a case.
        once_a_day: whether a second of the same day is the same one again.
        meeting: whether it tells of a meeting with others: those outside need consent, and the
            meeting that was called to has been held.
        review: whether the insats was gone through with the family. The first one starts it, the
            interval to the next is counted from it, and a deviation before it has been met on.
        goes_through: whether every standing commitment gets a word, if only that there was none.
        in_order: whether it can not be dated before a review that is already recorded.
        any_time: whether it may be dated before the start meeting.
        file_only: whether it stays in the file, so that nobody's consent hangs on it.
        keeps: whether its journal holds whatever else was told, under the heading it stood under.
        states: whether what it says of the family and of consent changes the case.
        of_youth: whether it tells of contact with the youth, as a deviation calls for.
        plans: whether it makes a version of the plan.
        needs: the paths of fields that must be filled in.
        must_say: whether it is nothing without what was said.
        answers: the field of ``Note`` that holds the answers; "" when it is no interview.
        timed: whether its form asks for time and place.
        by_contact: whether its form asks with whom and how the contact was.
        shows_goals: whether its form starts from the goals that stand.
    """

    kind: NoteKind
    heading: str
    title: str
    meaning: str
    names: str
    asks: str
    fits: frozenset[CaseState]
    opens: bool = False
    once_a_day: bool = False
    meeting: bool = False
    review: bool = False
    goes_through: bool = False
    in_order: bool = False
    any_time: bool = False
    file_only: bool = False
    keeps: bool = False
    states: bool = True
    of_youth: bool = False
    plans: Plans = Plans.NEVER
    needs: tuple[str, ...] = ()
    must_say: bool = False
    answers: str = ""
    timed: bool = True
    by_contact: bool = False
    shows_goals: bool = True

    @property
    def interview(self) -> bool:
        """Whether it tells of an interview."""
        return bool(self.answers)

    @property
    def of_case(self) -> bool:
        """Whether it is about a case."""
        return bool(self.fits)


NOTE_TYPES: Final[tuple[NoteType, ...]] = (
    NoteType(
        kind=NoteKind.INTAKE,
        heading="Inskrivning i social insatsgrupp",
        title="Inskrivning",
        meaning="öppnar ett ärende. Ärendenumret får vara tomt; då ges ett nytt.",
        names="inskrivningsmöte, nytt ärende, inskrivningsblankett, aktualisering, inskrivningen",
        asks="about youth guardians partners matter consent insats situation measures own_goals "
        "safety safety_steps calls journal facts other next",
        fits=frozenset({CaseState.OPENED}),
        keeps=True,
        opens=True,
        once_a_day=True,
        needs=("youth.name",),
        shows_goals=False,
    ),
    NoteType(
        kind=NoteKind.CONSENT,
        heading="Samtycke",
        title="Samtycke",
        meaning="samtycke som lämnas, ändras eller återkallas mellan mötena.",
        names="medgivande, samtyckesblankett, återkallelse, återkallat samtycke",
        asks="about consent insats journal other",
        fits=_ANY,
        any_time=True,
        needs=("consents",),
        by_contact=True,
        shows_goals=False,
    ),
    NoteType(
        kind=NoteKind.START,
        heading="Startmöte",
        title="Mötesanteckning: startmöte",
        meaning="det första mötet. Med uppgifter om den unge öppnar den också ärendet.",
        names="uppstartsmöte, start, uppstart, första mötet, startmötet",
        asks="about youth?opens guardians?opens attendees consent_or_lapse?opens lapse?case insats "
        "situation measures own_goals new_goals words police safety safety_steps calls journal "
        "other next recipients",
        fits=frozenset({CaseState.OPENED, CaseState.ACTIVE}),
        keeps=True,
        opens=True,
        once_a_day=True,
        meeting=True,
        review=True,
        in_order=True,
        of_youth=True,
        plans=Plans.ALWAYS,
        shows_goals=False,
    ),
    NoteType(
        kind=NoteKind.FOLLOW_UP,
        heading="Uppföljningsmöte",
        title="Mötesanteckning: uppföljning",
        meaning="ett uppföljningsmöte. Ger en ny version av planen.",
        names="uppföljningsmöte, uppföljn, avstämning, uppföljningsmötet, uppföljningen, fu, uppf",
        asks="about attendees lapse goals statuses situation measures new_goals words police "
        "journal other next recipients",
        fits=frozenset({CaseState.ACTIVE}),
        keeps=True,
        once_a_day=True,
        meeting=True,
        review=True,
        goes_through=True,
        in_order=True,
        of_youth=True,
        plans=Plans.ALWAYS,
    ),
    NoteType(
        kind=NoteKind.DEVIATION,
        heading="Avvikelse från planen",
        title="Anteckning om avvikelse",
        meaning="något avvek från planen; kontakt samma dag, möte nästa vardag.",
        names="avvikelsenotering, avvikelserapport, avvikelsemöte, avvikelsen",
        asks="about deviation attendees lapse statuses new_goals words journal facts next "
        "recipients",
        fits=_OPEN,
        keeps=True,
        meeting=True,
        plans=Plans.IF_CHANGED,
        needs=("deviation.what",),
        by_contact=True,
    ),
    NoteType(
        kind=NoteKind.PAUSE,
        heading="Paus",
        title="Anteckning om paus",
        meaning="insatsen vilar, efter beslut av chef.",
        names="pausbeslut, avstängning, vilande, pausen",
        asks="about pause journal other",
        fits=frozenset({CaseState.ACTIVE}),
        keeps=True,
        once_a_day=True,
        needs=("pause.since",),
    ),
    NoteType(
        kind=NoteKind.RESUME,
        heading="Insatsen återupptas",
        title="Anteckning om återupptagande",
        meaning="insatsen tas upp igen efter en paus.",
        names="återupptas, återstart, paus upphör",
        asks="about attendees lapse situation new_goals journal other next",
        fits=frozenset({CaseState.PAUSED, CaseState.CLOSED}),
        keeps=True,
        once_a_day=True,
    ),
    NoteType(
        kind=NoteKind.CLOSING,
        heading="Avslut",
        title="Mötesanteckning: avslut",
        meaning="insatsen avslutas.",
        names="avslutsmöte, avslutning, utskrivning, avslutande möte, slutmöte, avslutet",
        asks="about attendees lapse closing outcomes statuses measures words journal other summary",
        fits=_OPEN,
        keeps=True,
        once_a_day=True,
        meeting=True,
        in_order=True,
        needs=("closing.reason",),
    ),
    NoteType(
        kind=NoteKind.CONTACT,
        heading="Kontakt",
        title="Journalanteckning",
        meaning="en kontakt mellan mötena.",
        names="journalanteckning, kontakt, telefonsamtal, hembesök, journalen",
        asks="about facts journal words next watch?closed",
        fits=_ANY,
        keeps=True,
        any_time=True,
        file_only=True,
        of_youth=True,
        must_say=True,
        by_contact=True,
    ),
    NoteType(
        kind=NoteKind.DISCLOSURE,
        heading="Utlämnande utan samtycke",
        title="Anteckning om utlämnande utan samtycke",
        meaning="uppgifter som någon har beslutat att lämna ut utan samtycke. Antecknas bara; "
        "programmet lämnar aldrig ut något.",
        names="utlämnande utan samtycke, utlämning, utlämnandet",
        asks="about disclosure disclosure_ground journal other",
        fits=_ANY,
        states=False,
        any_time=True,
        file_only=True,
        timed=False,
    ),
    NoteType(
        kind=NoteKind.YOUTH_INTERVIEW,
        heading="Intervju med den unge",
        title="Intervju med den unge",
        meaning="vad den unge berättar vid inskrivningen, och igen vid avslutet. Alla svar är "
        "frivilliga. Egna mål förs in i planen, och talen i den sammanställning vid avslutet som "
        "familjen får; resten stannar i akten.",
        names="inskrivningsintervju ungdom, avslutsintervju ungdom, ungdomsintervju, intervju med "
        "ungdom, intervju med ungdomen, intervju med den unge, intervju den unge",
        asks="about y_now y_school y_crime y_goals y_wishes words journal other",
        fits=_ANY,
        any_time=True,
        file_only=True,
        of_youth=True,
        must_say=True,
        answers="youth_interview",
    ),
    NoteType(
        kind=NoteKind.GUARDIAN_INTERVIEW,
        heading="Intervju med vårdnadshavare",
        title="Intervju med vårdnadshavare",
        meaning="detsamma för en vårdnadshavare i taget.",
        names="inskrivningsintervju förälder, avslutsintervju förälder, föräldraintervju, intervju "
        "med förälder, intervju vårdnadshavare, intervju med vårdnadshavare, inskrivningsintervju "
        "vårdnadshavare, intervju vh",
        asks="about g_who g_now g_worry g_goals g_support journal other",
        fits=_ANY,
        any_time=True,
        file_only=True,
        must_say=True,
        answers="guardian_interview",
    ),
    NoteType(
        kind=NoteKind.NOMINATION,
        heading="Nominering",
        title="Nominering till fokusgruppen",
        meaning="någon föreslås till fokusgruppen, före samtycke: bara en kod, aldrig vem det är. "
        "Koden ges av programmet; nästa anteckning om samma nominering skriver den.",
        names="nominering till fokusgruppen, nomineringen, fokusgruppsnominering",
        asks="about nomination_code nomination may_stand",
        fits=frozenset(),
        states=False,
    ),
    NoteType(
        kind=NoteKind.CORRECTION,
        heading="Rättelse",
        title="Rättelse av anteckning",
        meaning="rättar en tidigare anteckning: fel för fel, eller hela på nytt under ”Hela "
        "anteckningen:”.",
        names="rättning, korrigering, ändring av anteckning",
        asks="about wrong corrections journal",
        fits=_ANY,
        states=False,
        timed=False,
    ),
)

_ROWS: Final[Mapping[NoteKind, NoteType]] = {row.kind: row for row in NOTE_TYPES}


def of(kind: NoteKind) -> NoteType:
    """Give the row of a kind of note.

    >>> of(NoteKind.FOLLOW_UP).heading
    'Uppföljningsmöte'
    """
    return _ROWS[kind]
