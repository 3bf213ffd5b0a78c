"""An office whose days pass: a note dropped on its day, and what came of it as seen from outside."""

import contextlib
import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from lxml import etree

from sigdocs.pipeline import Outcome, Result
from sigdocs.rendering.package import Package, open_package
from sigdocs.service.desk import open_desk
from sigdocs.settings import Workspace
from tests.casework_notes import EVERY_KIND
from tests.form_samples import W
from tests.service_stage import AT_ONCE, Stage

CASE = "SIG-2026-001"
KINDS = f", slags uppgifter: [{EVERY_KIND}]"
"""What a row of a party says of kinds of information: all that a plan may hold."""
PARTIES = ("Polisen", "Björkskolan", "BUP", "Mini-Maria")
_LEAVES = re.compile(
    r"_(?:atgardsplan|lattlast_plan|genomforandeplan|sakerhetsplan|kallelse|samtyckesintyg|"
    r"besked_\w+?|aterkallelse_bekraftelse|avslutssammanstallning\w*?)_(?!.*andringar)"
)
"""Papers that somebody outside the office reads; the copy with marked changes stays."""


def leaks(reason: str) -> pytest.MarkDecorator:
    """Mark what goes wrong today; the mark must come off when it is mended."""
    return pytest.mark.xfail(strict=True, raises=AssertionError, reason=reason)


@dataclass(frozen=True)
class Came:
    """What came of one dropped note."""

    result: Result
    folder: Path
    stopped: str

    @property
    def accepted(self) -> bool:
        """Whether the note was taken in."""
        return self.result.outcome is Outcome.ACCEPTED

    @property
    def receipt(self) -> str:
        """The receipt, "" for a note that came back."""
        return (self.folder / "kvitto.txt").read_text("utf-8-sig") if self.accepted else ""

    @property
    def plan_to(self) -> tuple[str, ...]:
        """Who has the plan, as the receipt tells."""
        return tuple(re.findall(r"^- Skickas till (.+?) \(", self.receipt, re.MULTILINE))

    @property
    def held_back(self) -> bool:
        """Whether the plan is for the office only."""
        return "INTERNT ARBETSMATERIAL" in self.receipt

    def papers_to(self, name: str) -> list[str]:
        """The kinds of paper that are for one party, as the receipt tells."""
        found = re.findall(
            r"^- SIG\S+?_(\S+)\.docx \((?:[^)]*, )?till (.+?)\)", self.receipt, re.MULTILINE
        )
        return [re.sub(r"_nr\d+.*", "", stem) for stem, to in found if to == name]

    def asks(self, *words: str) -> bool:
        """Whether the note came back with one question that holds all these words."""
        said = (
            f"{one.message} {one.remedy} {one.suggestion} {one.path}".casefold()
            for one in self.result.problems
            if one.blocks
        )
        return not self.accepted and any(all(w.casefold() in text for w in words) for text in said)

    def shares_with(self, name: str) -> bool:
        """Whether any paper that tells of the case is for one party."""
        told = set(self.papers_to(name)) - {"besked_upphort"}
        return name in self.plan_to or bool(told)

    def pages(self, kind: str = "") -> dict[str, str]:
        """What leaves the office: the text of each paper and calendar file, by its name."""
        if not self.accepted:
            return {}
        found = sorted(self.folder.iterdir())
        papers = {one.name: words_of(one) for one in found if _leaves(one, kind)}
        calls = (one for one in found if one.suffix == ".ics" and kind in {"", "kallelse"})
        return papers | {one.name: one.read_text("utf-8") for one in calls}


def _leaves(path: Path, kind: str) -> bool:
    return path.suffix == ".docx" and bool(_LEAVES.search(path.name)) and f"_{kind}" in path.name


def words_of(path: Path) -> str:
    """Give what can be read in a Word file, headers and footers too, a line a paragraph."""
    package = open_package(path.read_bytes())
    assert isinstance(package, Package)
    pages = (data for name, data in package.parts.items() if re.search(r"word/\w+\.xml$", name))
    return "\n".join(
        "".join(piece.text or "" for piece in paragraph.iter(f"{W}t"))
        for page in pages
        for paragraph in etree.fromstring(page).iter(f"{W}p")
    )


@dataclass
class Days:
    """An open office whose clock stands at noon of the day of the latest note."""

    stage: Stage
    clock: "Clock"
    dropped: int = 0

    def drop(self, day: str, note: str | bytes) -> Came:
        """Drop a note of any sort on a day, and give what came of it."""
        self.clock.now = dt.datetime.fromisoformat(f"{day}T12:00:00+00:00")
        self.dropped += 1
        result = self.stage.drop(f"anteckning {self.dropped}{_ending(note)}", note)
        folder = self.stage.outbox / result.folder
        notice = self.stage.outbox / "stoppat" / result.case_number / f"{folder.name}.txt"
        stopped = notice.read_text("utf-8-sig") if result.folder and notice.is_file() else ""
        return Came(result, folder, stopped)

    def accept(self, day: str, note: str | bytes) -> Came:
        """Drop a note that no question is asked about: the ground that a test stands on."""
        came = self.drop(day, note)
        if not came.accepted:
            pytest.fail(str([one.message for one in came.result.problems]))
        return came

    def form(self) -> bytes:
        """The form for the next meeting, as the latest set holds it."""
        sets = self.stage.outbox / "arenden" / CASE
        return max(sets.glob("*/*_anteckning_*.docx"), key=lambda one: one.parent.name).read_bytes()


@dataclass
class Clock:
    """A clock that a test sets."""

    now: dt.datetime = field(default=dt.datetime(2026, 9, 8, 12, tzinfo=dt.UTC))


def _ending(note: str | bytes) -> str:
    if isinstance(note, bytes):
        return ".docx"
    return ".json" if note.startswith("{") else ".yaml" if note.startswith("typ:") else ".txt"


@contextlib.contextmanager
def days_in(workspace: Workspace) -> Iterator[Days]:
    """Open a workspace without LibreOffice and with a clock of the test's own."""
    clock = Clock()
    with open_desk(workspace, clock=lambda: clock.now, with_office=False, patience=AT_ONCE) as desk:
        yield Days(Stage(desk), clock)


def given(*parties: str, day: str = "2026-09-01", more: str = "", by: str = "") -> str:
    """A row of consent in YAML: by all of the family if nothing else is said."""
    names = ", ".join(f"{{part: {one}{KINDS}}}" for one in parties)
    until = "" if "så länge" in more or "till och med" in more else ", till och med: 2027-02-28"
    givers = by or "Sara Ekdahl, Jonas Ekdahl, Milo Ekdahl"
    rest = f", {more}" if more else ""
    return f"  - {{lämnat av: [{givers}], datum: {day}, parter: [{names}]{until}{rest}}}\n"


GUARDIANS = """\
  - {namn: Sara Ekdahl, relation: mamma, personnummer: '198111052380'}
  - {namn: Jonas Ekdahl, relation: pappa, personnummer: '197902142392'}
"""


def start(
    consent: str = "",
    *,
    youth: str = "{namn: Milo Ekdahl, personnummer: '201104152390'}",
    guardians: str = GUARDIANS,
    more: str = "",
) -> str:
    """A start meeting on 8 September with one commitment; consent for four parties."""
    return (
        "typ: startmöte\ndatum: 2026-09-08\nantecknat av: Petra Lindqvist\n"
        "samordnare: Petra Lindqvist\n"
        f"ungdom: {youth}\nvårdnadshavare:\n{guardians}"
        "närvarande: [{namn: den unge}]\n"
        "åtgärdsplan: [{livsområde: Skola, mål: Närvaro minst 85 %, åtaganden: "
        "[{åtagande: Går till skolan varje dag, ansvarig: [den unge], löpande: true}]}]\n"
        f"samtycke:\n{consent or given(*PARTIES)}{more}"
    )


def headed(kind: str, day: str, more: str = "") -> str:
    """A note of a kind in YAML, in the case at hand."""
    return f"typ: {kind}\närende: {CASE}\ndatum: {day}\nantecknat av: Petra Lindqvist\n{more}"


def follow_up(day: str, more: str = "") -> str:
    """A follow-up in YAML where only the youth was present."""
    return headed("uppföljning", day, f"närvarande: [{{namn: den unge}}]\n{more}")


def in_words(kind: str, day: str, *lines: str) -> str:
    """A note of a kind as text."""
    body = "\n".join(lines)
    return f"{kind}\nÄrende: {CASE}\nDatum: {day}\nAntecknat av: Petra Lindqvist\n\n{body}\n"


def met_in_words(day: str, *lines: str) -> str:
    """A follow-up as text where only the youth was present."""
    return in_words("Uppföljning", day, "Närvarande\n- Milo\n", *lines)


def withdrawn(*parties: str, day: str, by: str = "Milo Ekdahl") -> str:
    """A row that takes consent back in YAML; everything when no party is named."""
    named = ", ".join(f"{{part: {one}}}" for one in parties)
    which = f", parter: [{named}]" if parties else ""
    return f"  - {{samtycke: återkallat, lämnat av: [{by}], datum: {day}{which}}}\n"
