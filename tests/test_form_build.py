"""Forms as they are handed out: whole, sound, the same every time, and filled with what is known."""

import datetime as dt
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from pydantic import BaseModel

from sigdocs.errors import TemplateError
from sigdocs.intake.draft import Cell, Node, Place
from sigdocs.intake.form.build import build_form
from sigdocs.intake.form.fields import _is_model, _types
from sigdocs.intake.form.layout import layout
from sigdocs.intake.form.read import FormReading, read_form
from sigdocs.intake.form.sections import sections
from sigdocs.intake.form.words import plain
from sigdocs.intake.form.xml import twips
from sigdocs.model.note import Note, NoteKind
from sigdocs.rendering.blank import blank_bytes
from tests.form_samples import Hand, W, a_blank, a_case, a_form, a_profile, parent, said
from tests.oracles import audit_docx


@pytest.mark.parametrize("kind", NoteKind)
def test_word_has_no_complaint_about_any_form(kind: NoteKind) -> None:
    audit_docx(a_blank(kind))
    audit_docx(build_form(kind, a_profile(), a_case()))


def test_the_same_case_gives_the_same_bytes() -> None:
    again = build_form(NoteKind.CLOSING, a_profile(), a_case())
    assert again == build_form(NoteKind.CLOSING, a_profile(), a_case())


def test_the_form_of_a_case_carries_its_people_goals_and_commitments() -> None:
    hand = Hand(a_form(commitments=40))
    assert [Hand.text(row) for row in hand.rows("Närvarande")][1] == "☐Milo Ekdahl☐"
    rows = [Hand.text(row) for row in hand.rows("Uppföljning av åtaganden")]
    assert len(rows) == 41
    assert rows[1].startswith("Å1Lina skickar närvaro nummer 1 till PetraLina Strand")
    assert rows[2].endswith("löpandeVäljVälj datum")
    assert len(hand.rows("Uppföljning av mål")) == 3


def test_every_control_is_within_a_paragraph_and_numbered_once() -> None:
    root = Hand(a_form()).root
    controls = list(root.iter(W + "sdt"))
    assert len(controls) > 30
    parents = {parent(control).tag for control in controls}
    assert parents == {W + "p"}
    numbers = [element.get(W + "val") for element in root.iter(W + "id")]
    assert len(numbers) == len(set(numbers))
    assert not list(root.iter(W + "dataBinding"))


def test_rows_stay_whole_and_header_rows_return_on_each_page() -> None:
    root = Hand(a_form(commitments=40)).root
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in root.iter(W + "tr"))
    heads = [row for row in root.iter(W + "tr") if row.find(f"{W}trPr/{W}tblHeader") is not None]
    with_heads = [s for s in layout(NoteKind.FOLLOW_UP) if s.shape == "rows"]
    assert len(heads) == len(with_heads)


def test_every_row_table_is_as_wide_as_the_page_allows() -> None:
    for section in sections().values():
        if section.shape == "rows":
            assert sum(field.width for field in section.fields) == 166, section.title


def test_no_two_headings_and_no_two_labels_of_a_section_can_be_mistaken() -> None:
    names = [name for section in sections().values() for name in section.names]
    assert len(names) == len(set(names))
    for section in sections().values():
        labels = [plain(field.label) for field in section.fields]
        assert len(labels) == len(set(labels)), section.title


def test_the_styles_come_from_the_offices_own_file_when_there_is_one() -> None:
    own = build_form(NoteKind.PAUSE, a_profile(), None, base=blank_bytes())
    assert own == a_blank(NoteKind.PAUSE)
    with pytest.raises(TemplateError, match="Blankettens mall"):
        build_form(NoteKind.PAUSE, a_profile(), None, base=b"inte Word")


def draft(value: object) -> Node:
    if isinstance(value, dict):
        return {key: draft(item) for key, item in value.items()}
    if isinstance(value, list):
        return [draft(item) for item in value]
    return Cell(str(value), Place(line=1))


def read_back(kind: NoteKind, note: dict[str, object], *, known: bool = False) -> object:
    prefill = draft(note)
    assert isinstance(prefill, dict)
    data = build_form(kind, a_profile(), a_case() if known else None, prefill=prefill)
    found = read_form(data)
    assert isinstance(found, FormReading)
    assert not [m for m in found.misread if m.problem.code != "ingen-narvarande"]
    return said(found.draft)


def test_what_was_understood_of_a_text_note_is_all_in_its_form() -> None:
    note: dict[str, object] = {
        "kind": "Startmöte",
        "case_number": "SIG-2026-014",
        "date": "2026-09-08",
        "contact_way": "besök",
        "youth": {"name": "Milo Ekdahl", "personnummer": "20110415-2390", "interpreter": "Nej"},
        "guardians": [{"name": "Sara", "relation": "mamma"}, {"name": "Jonas"}, {"name": "Eva"}],
        "attendees": [{"name": "Milo", "present": "ja", "without_secrets": "nej"}],
        "consents": [{"lapsed": "nej", "givers": "Milo\nSara", "on": "2026-09-01"}],
        "situation": [{"area": "Skola", "text": "61 %"}, {"area": "Arbete", "text": "Inget"}],
        "measures": [{"kind": "Annat", "value": "6", "unit": "av 10"}],
        "goals": [
            {
                "area": "Skola",
                "goal": "Närvaro 85 %",
                "baseline": "61 %",
                "commitments": [
                    {"text": "Går till skolan", "responsible": "Milo", "ongoing": "ja"},
                    {"text": "Schema", "responsible": "Lina\nPetra", "due": "2026-09-18"},
                ],
            },
            {"area": "Fritid", "goal": "En aktivitet"},
        ],
        "next_meeting": {"on": "2026-09-22", "rhythm": "varannan vecka"},
        "recipients": {"everyone_covered": "ja", "not_to": "BUP"},
        "closing": {"reason": "Står här fast det är ett startmöte"},
    }
    found = read_back(NoteKind.START, note)
    assert isinstance(found, dict)
    expected = said(draft(note))
    assert found == expected


def test_a_filled_form_asks_no_more_than_its_kind_asks_and_the_note_says() -> None:
    note = draft({"youth": {"name": "Milo Ekdahl"}, "facts": [{"source": "Sara", "text": "Hemma"}]})
    assert isinstance(note, dict)
    data = build_form(NoteKind.FOLLOW_UP, a_profile(), a_case(), prefill=note)
    styled = Hand(data).root.findall(f".//{W}pStyle[@{W}val='Heading2']")
    found = [Hand.text(parent(parent(style))) for style in styled]
    assert found == [s.title for s in layout(NoteKind.FOLLOW_UP)] + ["Uppgifter och källa"]


def test_what_a_note_says_goes_before_what_the_case_says() -> None:
    note: dict[str, object] = {
        "date": "2026-09-22",
        "statuses": [{"ref": "Å2", "status": "Klar"}, {"text": "Okänt", "status": "Delvis"}],
        "situation": [{"area": "Skola", "text": "72 %"}],
        "attendees": [{"name": "Milo", "present": "ja"}],
    }
    found = read_back(NoteKind.FOLLOW_UP, note, known=True)
    assert isinstance(found, dict)
    assert [row.get("status") for row in found["statuses"]] == [None, "Klar", None, "Delvis"]
    assert found["statuses"][1]["text"].startswith("Lina skickar")
    assert found["situation"] == [{"area": "Skola", "text": "72 %"}]
    assert [person["name"] for person in found["attendees"]] == ["Milo"]


def leaves(model: type[BaseModel], root: str = "") -> Iterator[str]:
    for name, info in model.model_fields.items():
        path = f"{root}.{name}" if root else name
        below = next((t for t in _types(info.annotation) if _is_model(t)), None)
        if below is not None and path not in {"replacement", "readings", "consents.parties"}:
            yield from leaves(below, path)
        else:
            yield path


def test_every_field_of_a_note_can_be_written_in_some_form() -> None:
    asked = {
        f"{section.root}.{field.path}" if section.root else field.path
        for section in sections().values()
        for field in section.fields
    }
    in_one_cell = {f"goals.commitments.{name}" for name in ("ref", "starts", "ongoing", "rhythm")}
    in_one_cell.add("next_meeting.until")
    unasked = {"replacement", "readings"}
    assert set(leaves(Note)) - in_one_cell - unasked <= asked


word = st.text("abcdeåäö& <>”", min_size=4, max_size=30).map(lambda t: "o" + " ".join(t.split()))
day = st.dates(dt.date(2026, 1, 1), dt.date(2027, 1, 1)).map(dt.date.isoformat)
commitment = st.fixed_dictionaries({"text": word, "responsible": word, "due": day})
goal: st.SearchStrategy[dict[str, object]] = st.fixed_dictionaries(
    {"area": word, "goal": word, "commitments": st.lists(commitment, min_size=1, max_size=3)}
)
note: st.SearchStrategy[dict[str, object]] = st.fixed_dictionaries(
    {"kind": st.just("Uppföljning"), "date": day, "place": word},
    optional={
        "goals": st.lists(goal, min_size=1, max_size=3, unique_by=lambda g: plain(str(g["goal"]))),
        "police": word,
        "other": word,
        "next_meeting": st.fixed_dictionaries({"on": day, "place": word}),
        "facts": st.lists(st.fixed_dictionaries({"source": word, "text": word}), min_size=1),
        "statuses": st.lists(
            st.fixed_dictionaries({"text": word, "status": st.sampled_from(["Klar", "Delvis"])}),
            min_size=1,
        ),
    },
)


@settings(max_examples=40, deadline=None)
@given(note)
def test_a_form_made_from_a_draft_reads_back_as_that_draft(made: dict[str, object]) -> None:
    found = read_back(NoteKind.FOLLOW_UP, made)
    assert isinstance(found, dict)
    found.pop("recipients", None)
    assert found == made


@pytest.mark.parametrize("kind", NoteKind)
def test_every_row_to_write_in_is_at_least_8_mm_high_and_no_row_splits(kind: NoteKind) -> None:
    for root in (Hand(a_form(kind, 9)).root, Hand(a_blank(kind)).root):
        for line in root.iter(f"{W}tr"):
            height = int(next(line.iter(f"{W}trHeight")).get(f"{W}val", "0"))
            head = line.find(f"{W}trPr/{W}tblHeader") is not None
            assert head or height >= twips(8)
            assert line.find(f"{W}trPr/{W}cantSplit") is not None


def title_of(table: etree._Element) -> str | None:
    return next(table.iter(f"{W}tblCaption")).get(f"{W}val")


def test_a_short_table_is_held_together_and_a_long_one_repeats_its_header() -> None:
    def held(commitments: int) -> list[bool]:
        root = Hand(a_form(commitments=commitments)).root
        tables = list(root.iter(f"{W}tbl"))
        (found,) = [one for one in tables if title_of(one) == "Uppföljning av åtaganden"]
        assert found.find(f"{W}tr/{W}trPr/{W}tblHeader") is not None
        lines = found.findall(f"{W}tr")
        return [
            all(p.find(f"{W}pPr/{W}keepNext") is not None for p in one.iter(f"{W}p"))
            for one in lines
        ]

    assert held(3) == [True, True, True, False]
    assert held(40) == [True, True, *[False] * 37, True, False]
