"""Fictional forms for the tests, and a hand that fills them in the way Word does."""

import datetime as dt
from collections.abc import Mapping
from functools import cache
from typing import Any

from lxml import etree

from sigdocs.intake.draft import Cell, Node
from sigdocs.intake.form.build import build_form
from sigdocs.model.case import Case, Commitment, Goal, Meeting, Present, Responsible, Side
from sigdocs.model.meeting import NextMeeting
from sigdocs.model.note import CaseType, NoteKind
from sigdocs.model.people import GuardianFacts, PersonFacts
from sigdocs.model.profile import Area, CaseTypeProfile, Profile, Secrecy
from sigdocs.rendering.package import Package, open_package, write_package

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DAY = dt.date(2026, 9, 8)
AREAS = ("Skola", "Fritid", "Hälsa och droger", "Kriminalitet och umgänge", "Familj")
PEOPLE = (
    ("Milo Ekdahl", "", ""),
    ("Sara Ekdahl", "mamma", ""),
    ("Petra Lindqvist", "samordnare", "Lindåsa kommun"),
    ("Niklas Berg", "kommunpolis", "Polisen"),
)


def a_profile() -> Profile:
    kind = CaseTypeProfile(
        number_pattern="SIG-{år}-{löpnr:03}",
        plan_title="Åtgärdsplan",
        youth_word="ungdomen",
        coordinator_title="samordnare",
        areas=tuple(Area(code=f"a{n}", label=label) for n, label in enumerate(AREAS)),
    )
    return Profile(
        municipality="Lindåsa kommun",
        committee="Socialnämnden",
        unit="Sociala insatsgrupper",
        secrecy=Secrecy(authority="Socialnämnden, Lindåsa kommun", checked_on=DAY),
        case_types={CaseType.YOUTH: kind, CaseType.YOUNG_ADULT: kind},
    )


def a_case(commitments: int = 3) -> Case:
    return Case(
        number="SIG-2026-014",
        type=CaseType.YOUTH,
        opened_on=DAY,
        youth=PersonFacts(name="Milo Ekdahl"),
        guardians=(GuardianFacts(name="Sara Ekdahl"),),
        people=tuple(Present(name=n, title=t, organisation=o) for n, t, o in PEOPLE),
        goals=(
            Goal(id="M1", area="Skola", text="Närvaro 85 %", made_on=DAY, made_seq=1),
            Goal(id="M2", area="Fritid", text="Träna boxning", made_on=DAY, made_seq=1),
        ),
        commitments=tuple(_commitment(n) for n in range(1, commitments + 1)),
        meetings=(Meeting(seq=1, kind=NoteKind.START, on=DAY, author="Petra Lindqvist"),),
    )


def _commitment(number: int) -> Commitment:
    return Commitment(
        id=f"Å{number}",
        goal_id="M1",
        text=f"Lina skickar närvaro nummer {number} till Petra",
        responsible=(Responsible(name="Lina Strand", side=Side.PARTNER),),
        due=DAY if number % 2 else None,
        ongoing=not number % 2,
        made_on=DAY,
        made_seq=1,
    )


@cache
def a_form(kind: NoteKind = NoteKind.FOLLOW_UP, commitments: int = 3) -> bytes:
    meeting = NextMeeting(on=dt.date(2026, 10, 6), at=dt.time(14, 30), place="Eken")
    return build_form(kind, a_profile(), a_case(commitments), next_meeting=meeting)


@cache
def a_blank(kind: NoteKind) -> bytes:
    return build_form(kind, a_profile(), None)


def said(node: Node) -> Any:
    """A draft as plain values: what is empty left out."""
    if isinstance(node, Cell):
        return node.text
    if isinstance(node, list):
        return [value for item in node if (value := said(item))]
    return {key: value for key, item in node.items() if (value := said(item))}


class Hand:
    """Opens a form, types where a person would, and gives the file."""

    def __init__(self, data: bytes) -> None:
        package = open_package(data)
        assert isinstance(package, Package)
        self._package = package
        self.root = package.xml(package.main)

    def save(self) -> bytes:
        parts = {**self._package.parts, self._package.main: etree.tostring(self.root)}
        return write_package(parts)

    def table(self, heading: str) -> etree._Element:
        body = self.root.find(W + "body")
        assert body is not None
        under = False
        for child in body:
            under = under or self.text(child) == heading
            if under and child.tag == W + "tbl":
                return child
        raise LookupError(heading)

    def rows(self, heading: str) -> list[etree._Element]:
        return self.table(heading).findall(W + "tr")

    def heading(self, heading: str) -> etree._Element:
        return next(p for p in self.root.iter(W + "p") if self.text(p) == heading)

    @staticmethod
    def text(element: etree._Element) -> str:
        return "".join(t.text or "" for t in element.iter(W + "t"))

    def answer(self, heading: str, label: str, value: str, column: int = 1) -> None:
        for row in self.rows(heading):
            cells = row.findall(W + "tc")
            if self.text(cells[0].findall(W + "p")[0]) == label:
                return type_in(cells[column], value)
        raise LookupError(label)

    def fill(self, heading: str, number: int, values: dict[str, str]) -> None:
        """Fill row ``number`` (from 0, below the header) by its column headers."""
        head, *rows = self.rows(heading)
        labels = [self.text(cell).replace("\u00ad", "") for cell in head]
        cells = rows[number].findall(W + "tc")
        for label, value in values.items():
            type_in(cells[labels.index(label) - 1 if head[0].tag == W + "trPr" else 0], value)

    def type_after(self, heading: str, text: str) -> None:
        paragraph = etree.fromstring(f'<w:p xmlns:w="{W[1:-1]}"><w:r><w:t/></w:r></w:p>')
        next(paragraph.iter(W + "t")).text = text
        self.heading(heading).addnext(paragraph)


def type_in(cell: etree._Element, value: str) -> None:
    """Type into a cell: into its control when it has one, else after what stands there."""
    control = cell.find(f".//{W}sdt")
    if control is not None:
        for flag in control.iter(W + "showingPlcHdr"):
            drop(flag)
        next(control.iter(W + "t")).text = value
        return
    paragraph = cell.findall(W + "p")[-1]
    lines = value.split("\n")
    for number, line in enumerate(lines):
        run = etree.SubElement(paragraph, W + "r")
        if number:
            etree.SubElement(run, W + "br")
        piece = etree.SubElement(run, W + "t")
        piece.text = line
        piece.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def parent(element: etree._Element) -> etree._Element:
    found = element.getparent()
    assert found is not None
    return found


def drop(element: etree._Element) -> None:
    parent(element).remove(element)


def parts_of(data: bytes) -> Mapping[str, bytes]:
    """The parts of a Word file by name."""
    package = open_package(data)
    assert isinstance(package, Package)
    return package.parts
