"""A case told note by note, as readable YAML with the Swedish keys of the note."""

import datetime as dt
import tomllib
from dataclasses import dataclass, field

import yaml

from sigdocs.casework.decide import decide
from sigdocs.casework.decision import Decision, Register
from sigdocs.casework.history import Entry, fold
from sigdocs.model.case import Case, Commitment
from sigdocs.model.note import CaseType, Note
from sigdocs.model.profile import Profile
from sigdocs.model.version import PlanVersion
from sigdocs.settings import example_settings, parse_settings

PROFILE = parse_settings(tomllib.loads(example_settings())).profile()
REGISTER = Register(free={CaseType.YOUTH: "SIG-2026-014", CaseType.YOUNG_ADULT: "SIGUV-2026-003"})
MILO = "20110415-2390"

FAMILY = """
ungdom: {namn: Milo Ekdahl, personnummer: '201104152390'}
vårdnadshavare:
  - {namn: Sara Ekdahl, relation: mamma}
  - {namn: Jonas Ekdahl, relation: pappa}
"""
EVERY_KIND = (
    "skolgång, brottsmisstankar, hälsa och missbruk, familj, boende, ekonomi, fritid, "
    "sysselsättning, annat"
)
KINDS = f"slags uppgifter: [{EVERY_KIND}]"
CONSENT = f"""
samtycke:
  - lämnat av: [båda vh, Milo]
    datum: 2026-09-01
    parter: [{{part: soc}}, {{part: polis}}, {{part: Björkskolan}}, {{part: Mini-Maria}}]
    {KINDS}
    inte: [BUP]
    till och med: 2027-02-28
"""
PRESENT = """
närvarande:
  - {namn: Milo}
  - {namn: Sara Ekdahl, roll: mamma/vh}
  - {namn: Petra Lindqvist, roll: samordnare SIG, verksamhet: Lindåsa kommun}
  - {namn: Niklas Berg, roll: kommunpolis, verksamhet: lpo Lindåsa}
  - {namn: Lina Strand, roll: mentor, verksamhet: Björkskolan}
"""
PLAN = """
åtgärdsplan:
  - livsområde: Skola
    mål: Närvaro minst 85 % till höstlovet
    nuläge: 61 %
    åtaganden:
      - {åtagande: Milo går till skolan varje dag, ansvarig: [Milo], löpande: true}
      - {åtagande: Lina skickar närvaro varje fredag, ansvarig: [Lina Strand], löpande: true}
  - livsområde: Fritid
    mål: En fast fritidsaktivitet per vecka
    åtaganden:
      - åtagande: Prova boxning
        ansvarig: ['Daniel Wiklund, fältgruppen']
        klart senast: 2026-09-30
"""
START = (
    """
typ: startmöte
datum: 2026-09-08
antecknat av: Petra Lindqvist
plats: Socialkontoret
"""
    + FAMILY
    + CONSENT
    + PRESENT
    + PLAN
)


def note(text: str) -> Note:
    """The note that YAML ``text`` tells."""
    return Note.model_validate(yaml.safe_load(text))


@dataclass
class Story:
    """The entries of one case so far."""

    history: list[Entry] = field(default_factory=list)
    register: Register = REGISTER
    profile: Profile = PROFILE

    @classmethod
    def started(cls, text: str = START) -> "Story":
        """A case that a start meeting has opened."""
        story = cls()
        story.accept(text)
        return story

    def drop(self, text: str, today: str = "") -> Decision:
        """What the note does; kept as an entry when nothing blocks."""
        told = note(text)
        day = dt.date.fromisoformat(today) if today else told.date
        decision = decide(self.history, told, day, self.profile, self.register)
        if decision.accepted:
            self.history.append(Entry(len(self.history) + 1, told, decision.events, day))
        return decision

    def accept(self, text: str, today: str = "") -> Decision:
        """The same for a note that must be accepted."""
        decision = self.drop(text, today)
        assert decision.accepted, [problem.message for problem in decision.problems]
        return decision

    def refuse(self, text: str, today: str = "") -> list[str]:
        """The codes of all that blocks a note that must be refused."""
        decision = self.drop(text, today)
        assert not decision.accepted
        assert decision.events == ()
        return [problem.code for problem in decision.problems if problem.blocks]

    def follow_up(self, day: str, more: str = "", who: str = PRESENT) -> Decision:
        """An accepted follow-up."""
        return self.accept(follow_up(day, more, who))

    @property
    def case(self) -> Case:
        """The case as it stands."""
        case = fold(self.history)
        assert case is not None
        return case

    @property
    def plan(self) -> PlanVersion:
        """The latest version of the plan."""
        assert self.case.plan is not None
        return self.case.plan

    def commitment(self, number: str) -> Commitment:
        """The commitment of that number."""
        return next(one for one in self.case.commitments if one.id == number)


def follow_up(day: str, more: str = "", who: str = PRESENT) -> str:
    """The note of a follow-up meeting."""
    return f"typ: uppföljning\ndatum: {day}\nantecknat av: Petra Lindqvist\n{who}\n{more}"


def headed(kind: str, day: str, more: str = "") -> str:
    """A note of another kind."""
    return f"typ: {kind}\ndatum: {day}\nantecknat av: Petra Lindqvist\n{more}"


def codes(decision: Decision) -> list[str]:
    """The codes of all problems and warnings."""
    return [problem.code for problem in decision.problems]


def receivers(plan: PlanVersion) -> list[str]:
    """The names of those who get the plan."""
    return [one.name for one in plan.goes_to]


def withheld(plan: PlanVersion) -> dict[str, str]:
    """Who does not get the plan, and why."""
    return {one.name: one.reason for one in plan.not_to}
