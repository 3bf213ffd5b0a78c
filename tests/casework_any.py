"""Any note at all, and any history of notes, for what must hold whatever people write."""

import datetime as dt
import types
import typing
from decimal import Decimal
from enum import Enum
from functools import cache

from annotated_types import Interval
from hypothesis import strategies as st
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from sigdocs.model.consent import Information
from sigdocs.model.note import Note, NoteKind
from sigdocs.model.plan import Status
from tests.casework_notes import PROFILE

_WORDS = (
    "Milo", "Milo Ekdahl", "Sara", "Sara Ekdahl", "mamma", "båda vh", "den unge", "Jonas Ekdahl",
    "Petra Lindqvist", "Niklas Berg", "Lina Strand, Björkskolan", "polis", "Polisen", "BUP", "soc",
    "Björkskolan", "tidigare polis", "tolk", "Frivården", "Räddningstjänsten", "Skola", "Fritid",
    "Droger/hälsa", "Å1", "Å2", "M1", "1", "Prova boxning", "Närvaro minst 85 %", "201104152390",
    "200811202397", "saknas", "SIG-2026-014", "", "–", "²", "İ", "Danne W", "\u0660", "a" * 500,
)  # fmt: skip
_DAYS = st.one_of(
    st.dates(dt.date(2026, 8, 1), dt.date(2029, 6, 1)),
    st.sampled_from([dt.date.min, dt.date.max, dt.date(2026, 9, 8), dt.date(2029, 4, 15)]),
)
_PLAIN: dict[object, st.SearchStrategy[object]] = {
    str: st.one_of(
        st.sampled_from(_WORDS),
        st.sampled_from(_WORDS),
        st.text(
            st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Co", "Cn")), max_size=20
        ),
    ),
    bool: st.booleans(),
    int: st.integers(0, 99),
    dt.date: _DAYS,
    dt.time: st.times(),
    Decimal: st.decimals(-999, 999, places=1),
}


def any_note(kind: NoteKind | None = None) -> st.SearchStrategy[Note]:
    """Any note that the model allows, mostly with words that mean something in the case."""
    kinds = st.just(kind) if kind else st.sampled_from(NoteKind)
    told = typing.cast("st.SearchStrategy[Note]", _model(Note))
    whole = st.one_of(st.none(), told)
    return st.builds(
        lambda note, kind, again: note.model_copy(update={"kind": kind, "replacement": again}),
        told,
        kinds,
        whole,
    )


@st.composite
def _model(draw: st.DrawFn, model: type[BaseModel]) -> BaseModel:
    return model.model_validate(draw(_fields(model)), by_name=True)


@cache
def _fields(model: type[BaseModel]) -> st.SearchStrategy[dict[str, object]]:
    fields = {
        name: _of_field(field)
        for name, field in model.model_fields.items()
        if name not in {"replacement", "readings"}
    }
    needed = {
        name: fields.pop(name) for name in list(fields) if model.model_fields[name].is_required()
    }
    return st.fixed_dictionaries(needed, optional=fields)


def _of_field(field: FieldInfo) -> st.SearchStrategy[object]:
    for rule in field.metadata:
        if isinstance(rule, Interval):
            low, high = int(str(rule.ge)), int(str(rule.le))
            return st.one_of(st.none(), st.integers(low, high))
    return _value(field.annotation)


def _value(kind: object) -> st.SearchStrategy[object]:
    origin, inside = typing.get_origin(kind), typing.get_args(kind)
    if origin is typing.Annotated:
        return _value(inside[0])
    if origin in {types.UnionType, typing.Union}:
        return st.one_of(*(st.none() if one is type(None) else _value(one) for one in inside))
    if origin is tuple:
        return st.lists(_value(inside[0]), max_size=2).map(tuple)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return st.sampled_from(kind)
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return _model(kind)
    return _PLAIN[kind]


_PEOPLE = ("Milo", "Sara", "Petra", "Lina Strand, Björkskolan", "Niklas Berg, polisen")
_PARTIES = ("Polisen", "Björkskolan", "Mini-Maria", "BUP", "Frivården")
_FACTS = st.fixed_dictionaries(
    {
        "action": st.sampled_from(["lämnat", "ändrat", "återkallat"]),
        "givers": st.sampled_from([("båda vh", "Milo"), ("Milo",), ("Sara",)]),
        "parties": st.lists(st.sampled_from(_PARTIES), max_size=3, unique=True).map(
            lambda names: tuple({"name": name} for name in names)
        ),
    },
    optional={
        "not_parties": st.sampled_from([("BUP",), ("Polisen",)]),
        "information": st.sampled_from([("fritid",), tuple(Information)]),
        "until": st.dates(dt.date(2027, 1, 1), dt.date(2030, 1, 1)),
        "on": st.dates(dt.date(2026, 8, 1), dt.date(2027, 3, 1)),
        "lapsed": st.booleans(),
    },
)
_STATUSES = st.lists(
    st.fixed_dictionaries(
        {"ref": st.integers(1, 6).map(lambda number: f"Å{number}")},
        optional={"status": st.sampled_from(Status), "comment": st.just("så gick det")},
    ),
    max_size=2,
    unique_by=lambda row: row["ref"],
).map(tuple)
_LINES = st.lists(
    st.fixed_dictionaries(
        {
            "text": st.sampled_from(["Simma", "Ringa Petra", "Läsa läxor", "Gå på möten"]),
            "responsible": st.sampled_from(_PEOPLE).map(lambda name: (name,)),
            "ongoing": st.just(value=True),
        }
    ),
    max_size=2,
).map(tuple)
_GOALS = st.lists(
    st.fixed_dictionaries(
        {
            "area": st.sampled_from(["Skola", "Fritid", "Hälsa"]),
            "goal": st.sampled_from(["Närvaro 85 %", "Simma varje vecka", "Sova 8 timmar"]),
            "commitments": _LINES,
        },
        optional={"status": st.sampled_from(["uppfyllt", "utgår", "pågår"])},
    ),
    max_size=2,
).map(tuple)
_ATTENDEES = st.lists(
    st.fixed_dictionaries(
        {
            "name": st.sampled_from(["Milo", "Sara Ekdahl", "Eva Ros"]),
            "organisation": st.sampled_from(("", *_PARTIES)),
            "without_secrets": st.booleans(),
        }
    ),
    max_size=2,
).map(tuple)
_KINDS = st.sampled_from(
    ["uppföljning"] * 4 + ["samtycke"] * 2 + ["rättelse"] * 3
    + ["journal", "avvikelse", "paus", "återupptagande", "avslut"]
)  # fmt: skip


@st.composite
def likely_notes(draw: st.DrawFn) -> list[dict[str, object]]:
    """Notes as an office might write them after a start meeting, in order of day."""
    days = sorted(draw(st.lists(st.integers(1, 1000), min_size=1, max_size=6, unique=True)))
    return [draw(_likely(dt.date(2026, 9, 8) + dt.timedelta(days=day))) for day in days]


@st.composite
def _likely(draw: st.DrawFn, day: dt.date) -> dict[str, object]:
    kind = draw(_KINDS)
    told: dict[str, object] = {"kind": kind, "date": day, "author": PROFILE.staff[0].name}
    if kind in {"uppföljning", "avvikelse", "avslut"}:
        told |= {"attendees": draw(_ATTENDEES), "consents": draw(_with_lapse())}
    if kind == "uppföljning":
        told |= {"goals": draw(_GOALS), "statuses": draw(_STATUSES)}
    more: dict[str, dict[str, object]] = {
        "samtycke": {"consents": (draw(_FACTS),)},
        "rättelse": {
            "corrections": (
                draw(
                    st.sampled_from(
                        [
                            {"applies_to": "", "stood": "61 %", "should_be": "63 %"},
                            {"applies_to": "", "stood": "Prova boxning", "should_be": "Prova judo"},
                            {"applies_to": "nästa", "stood": "Simma", "should_be": "Cykla"},
                            {"applies_to": "Å1", "stood": "Milo går", "should_be": "Milo åker"},
                        ]
                    )
                ),
            )
        },
        "avvikelse": {"deviation": {"what": "kom inte"}},
        "paus": {"pause": {"since": day}},
        "avslut": {"closing": {"reason": "klart"}},
    }
    return told | more.get(kind, {})


def _with_lapse() -> st.SearchStrategy[tuple[object, ...]]:
    return st.one_of(st.just(()), st.just(({"lapsed": True},)), _FACTS.map(lambda fact: (fact,)))
