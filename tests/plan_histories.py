"""Notes that say something in every field that reaches a plan, and what each may be corrected to."""

import datetime as dt

import yaml
from hypothesis import strategies as st

from sigdocs.model.note import LegalFrame, Note
from sigdocs.model.people import Custody, Protection
from sigdocs.model.plan import GoalStatus, MeasureKind, Status
from tests.casework_notes import START

_WORDS = st.sampled_from(["", "Det går bra", "Vill sova mer", "Bor på Björkvägen 3"])
_LINES = st.sampled_from(["", "Socialkontoret", "Rum Eken", "Björkvägen 3"])
_TIMES = st.sampled_from([None, dt.time(13, 0), dt.time(14, 30)])
_PEOPLE = st.sampled_from(["Milo", "Sara Ekdahl", "Petra Lindqvist", "Niklas Berg, polisen"])
_ATTENDEES = st.lists(
    st.fixed_dictionaries(
        {
            "name": st.sampled_from(["Milo", "Sara Ekdahl", "Niklas Berg", "Eva Ros", "Ali Dahl"]),
            "role": st.sampled_from(["", "mentor", "samordnare", "kommunpolis"]),
            "organisation": st.sampled_from(["", "Polisen", "Björkskolan", "Mini-Maria"]),
            "present": st.booleans(),
            "how": st.sampled_from(["", "via telefon"]),
            "without_secrets": st.just(value=True),
        }
    ),
    max_size=3,
    unique_by=lambda row: row["name"],
).map(tuple)
_MEASURES = st.lists(
    st.fixed_dictionaries(
        {
            "kind": st.sampled_from(MeasureKind),
            "value": st.sampled_from(["6", "7", "3.5"]),
            "label": st.sampled_from(["", "närvaro i skolan"]),
            "subject": st.sampled_from(["", "Milo", "Sara"]),
            "unit": st.sampled_from(["%", ""]),
            "window_months": st.sampled_from([None, 3]),
            "source": st.sampled_from(["", "skolan"]),
        }
    ),
    max_size=2,
).map(tuple)
_SITUATION = st.lists(
    st.fixed_dictionaries(
        {"area": st.sampled_from(["Familj", "Skola"]), "text": st.sampled_from(["Lugnt", "Bråk"])}
    ),
    max_size=2,
).map(tuple)
_CONTACTS = st.lists(
    st.fixed_dictionaries(
        {
            "when": st.sampled_from(["", "kväll"]),
            "who": st.sampled_from(["Sara Ekdahl", "Petra Lindqvist"]),
            "phone": st.sampled_from(["", "070-1740610"]),
        }
    ),
    max_size=2,
).map(tuple)
_RECIPIENTS = st.sampled_from(
    [None, {"not_to": ("Polisen",)}, {"not_to": ("Björkskolan",)}, {"to": ("Sara Ekdahl",)}]
)
_PARTNERS = st.sampled_from([(), ({"organisation": "Frivården"},), ({"organisation": "Polisen"},)])


def _meeting(day: dt.date) -> st.SearchStrategy[object]:
    return st.none() | st.fixed_dictionaries(
        {
            "on": st.integers(7, 9).map(lambda days: day + dt.timedelta(days=days)),
            "at": _TIMES,
            "place": _LINES,
            "called_by": st.sampled_from(["", "Petra"]),
            "rhythm": st.sampled_from(["", "varannan vecka"]),
        }
    )


def _fields(day: dt.date) -> dict[str, st.SearchStrategy[object]]:
    """What a meeting's note may say beside its consents and its plan."""
    texts = ("youth_words", "youth_goals", "guardian_goals", "police", "safety", "other")
    told: dict[str, st.SearchStrategy[object]] = dict.fromkeys(texts, _WORDS)
    return told | {
        "attendees": _ATTENDEES,
        "measures": _MEASURES,
        "situation": _SITUATION,
        "safety_contacts": _CONTACTS,
        "safety_steps": st.sampled_from([None, {"risk": "Bråk"}, {"risk": "Slagsmål"}]),
        "next_meeting": _meeting(day),
        "recipients": _RECIPIENTS,
        "partners": _PARTNERS,
        "place": _LINES,
        "start_time": _TIMES,
        "coordinator": st.sampled_from(["", "Petra Lindqvist", "Samira Nordin"]),
        "social_worker": st.sampled_from(["", "Amir Haddad", "Stina Öst"]),
        "legal_frame": st.none() | st.sampled_from(LegalFrame),
        "nominated_by": _LINES,
        "author_title": st.sampled_from(["", "lots"]),
        "author": st.sampled_from(["Petra Lindqvist", "Samira Nordin"]),
    }


@st.composite
def richer(draw: st.DrawFn, plains: list[dict[str, object]]) -> list[dict[str, object]]:
    """The notes with more said at each meeting."""
    return [_said(draw, plain) if plain["kind"] in _MEETINGS else plain for plain in plains]


def opening() -> st.SearchStrategy[dict[str, object]]:
    """The note of a start meeting."""
    lasting = START.replace("2027-02-28", "2028-06-30")
    start = Note.model_validate(yaml.safe_load(lasting)).model_dump(exclude_defaults=True)
    return st.composite(lambda draw: _said(draw, start))()


def _said(draw: st.DrawFn, plain: dict[str, object]) -> dict[str, object]:
    day = plain["date"]
    assert isinstance(day, dt.date)
    more = draw(st.fixed_dictionaries({}, optional=_fields(day)))
    return {**more, **plain}


_MEETINGS = frozenset({"uppföljning", "avvikelse", "startmöte"})
_ROW: dict[str, st.SearchStrategy[object]] = {
    "text": st.sampled_from(["Prova judo", "Cykla till skolan"]),
    "responsible": _PEOPLE.map(lambda name: (name,)),
    "due": st.sampled_from([dt.date(2026, 10, 1), dt.date(2026, 12, 1)]),
    "rhythm": st.sampled_from(["varje dag", "varje fredag"]),
    "documented": st.sampled_from(["", "sms", "logg"]),
    "ongoing": st.booleans(),
}
_GOAL: dict[str, st.SearchStrategy[object]] = {
    "goal": st.sampled_from(["Närvaro 90 %", "Simma varje dag"]),
    "baseline": st.sampled_from(["", "61 %", "71 %"]),
    "status": st.none() | st.sampled_from(GoalStatus),
    "comment": _WORDS,
    "area": st.sampled_from(["Skola", "Fritid", "Hälsa"]),
}
_STATUS: dict[str, st.SearchStrategy[object]] = {
    "status": st.none() | st.sampled_from(Status),
    "comment": _WORDS,
    "new_due": st.none() | st.just(dt.date(2027, 3, 1)),
}
_CONSENT: dict[str, st.SearchStrategy[object]] = {
    "parties": st.sampled_from(["Polisen", "Björkskolan", "BUP", "Mini-Maria"]).map(
        lambda name: ({"name": name},)
    ),
    "until": st.none() | st.dates(dt.date(2027, 1, 1), dt.date(2030, 1, 1)),
    "not_parties": st.sampled_from([(), ("BUP",), ("Polisen",)]),
    "givers": st.sampled_from([("båda vh", "Milo"), ("Milo",)]),
}
_YOUTH: dict[str, st.SearchStrategy[object]] = {
    "name": st.sampled_from(["Milo Ekdahl", "Milo Ekdal"]),
    "personnummer": st.sampled_from(["201104152390", "201104152382"]),
    "called": st.sampled_from(["", "Mille"]),
    "protection": st.none() | st.sampled_from(Protection),
    "address": st.sampled_from(["", "Björkvägen 3, 123 45 Norrby", "Ekvägen 1, 123 45 Norrby"]),
    "phone": st.sampled_from(["", "070-1740610", "070-1740611"]),
}
_GUARDIAN = _YOUTH | {
    "name": st.sampled_from(["Sara Ekdahl", "Jonas Ekdahl", "Sara Ek"]),
    "custody": st.none() | st.sampled_from(Custody),
    "wants_mail": st.none() | st.booleans(),
    "channel": st.sampled_from(["", "brev"]),
}
_Fields = dict[str, st.SearchStrategy[object]]
_NESTED: dict[str, _Fields] = {
    "goals": _GOAL,
    "statuses": _STATUS,
    "consents": _CONSENT,
    "guardians": _GUARDIAN,
}
_INSIDE: dict[str, _Fields] = {"youth": _YOUTH, "next_meeting": {"place": _LINES, "at": _TIMES}}


@st.composite
def right(draw: st.DrawFn, wrong: Note) -> Note:
    """The note with one thing in it otherwise."""
    plain = wrong.model_dump()
    days = st.sampled_from([0, 1]).map(lambda days: wrong.date + dt.timedelta(days=days))
    places: list[tuple[dict[str, object], _Fields]] = [
        *3 * [(plain, _fields(wrong.date))],
        (plain, {"date": days}),
    ]
    for name, fields in _NESTED.items():
        places += [(row, fields) for row in plain[name]]
    places += [(row, _ROW) for goal in plain["goals"] for row in goal["commitments"]]
    places += [(plain[name], fields) for name, fields in _INSIDE.items() if plain[name]]
    row, choices = draw(st.sampled_from(places))
    name = draw(st.sampled_from(sorted(choices)))
    stood = row[name]
    row[name] = draw(choices[name].filter(lambda value: value != stood))
    return Note.model_validate(plain, by_name=True)
