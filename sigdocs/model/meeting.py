"""What a meeting says beside the plan: how things stand, what departed, a pause, what comes next."""

import datetime as dt
from collections.abc import Mapping
from typing import Annotated

from pydantic import model_validator

from sigdocs.model.base import Frozen, sv
from sigdocs.model.text import Line, Text

_EVERYONE = frozenset({"everyone_covered", "alla i samtycket"})


class Situation(Frozen):
    """How things stand in one part of life, as told at the meeting."""

    area: Annotated[Line, sv("område", "Livsområde eller rubrik.", "livsområde")] = ""
    text: Annotated[Text, sv("nuläge", "Vad som sades.", "läge", "beskrivning")]


class NextMeeting(Frozen):
    """When the group meets next."""

    on: Annotated[dt.date, sv("datum", "Dag.", "nästa möte", "datum och tid")]
    at: Annotated[dt.time | None, sv("tid", "Klockslag.", "kl", "klockan")] = None
    until: Annotated[
        dt.time | None, sv("sluttid", "När det slutar; går att skriva i tid: 14.30–15.30.")
    ] = None
    place: Annotated[Line, sv("plats", "Var.", "lokal")] = ""
    called_by: Annotated[Line, sv("kallas av", "Vem som kallar.", "kallar")] = ""
    rhythm: Annotated[Line, sv("därefter", "Hur ofta sedan.", "rytm", "mötesrytm")] = ""


class Recipients(Frozen):
    """Who the note says shall have the plan.

    ``everyone_covered`` is ”alla som ingår i samtycket”; ``to`` and ``not_to`` name some. Who
    names some to have it and does not say that all shall, means those alone.
    """

    everyone_covered: Annotated[bool, sv("alla i samtycket", "Alla som samtycket omfattar.")] = True
    to: Annotated[tuple[Line, ...], sv("till", "Namngivna mottagare.", "skickas till")] = ()
    not_to: Annotated[
        tuple[Line, ...], sv("inte till", "Får inte planen.", "skickas inte till")
    ] = ()

    @model_validator(mode="before")
    @classmethod
    def _those_alone(cls, told: object) -> object:
        if not isinstance(told, Mapping) or _EVERYONE & {*told}:
            return told
        named = told.get("to") or told.get("till")
        return {**told, "everyone_covered": False} if named else told


class Deviation(Frozen):
    """What departed from the plan, and the contact that shall follow the same day."""

    what: Annotated[Text, sv("vad hände", "Vad som avvek.", "händelse", "avvikelse")]
    on: Annotated[dt.date | None, sv("hände den", "Dag.", "när")] = None
    contacted_on: Annotated[
        dt.date | None, sv("kontakt med den unge", "Dag för kontakten.", "kontakt togs")
    ] = None
    contacted_how: Annotated[Line, sv("hur kontakten togs", "Samtal, besök, sms.")] = ""


class Pause(Frozen):
    """A break in the insats, decided by a manager."""

    since: Annotated[dt.date | None, sv("från och med", "Första dag.", "fr.o.m.", "paus från")] = (
        None
    )
    until: Annotated[dt.date | None, sv("till och med", "Sista dag.", "t.o.m.", "paus till")] = None
    reason: Annotated[Text, sv("skäl", "Varför.", "anledning", "orsak")] = ""
    decided_by: Annotated[Line, sv("beslutat av", "Chef eller projektledare.", "beslut av")] = ""
