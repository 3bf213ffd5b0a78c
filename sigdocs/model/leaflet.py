"""The texts of the leaflets, one set a language: data that somebody who knows the language reviews."""

import datetime as dt
import re
from enum import StrEnum
from typing import Annotated

from pydantic import BeforeValidator, Field

from sigdocs.model.base import Frozen
from sigdocs.model.text import Line


class Language(Frozen):
    """A language as computers name it (BCP 47), and whether it is written from the right."""

    tag: Annotated[str, Field(pattern=r"^[a-z]{2,3}-[A-Z]{2}$")] = "sv-SE"
    from_right: bool = False


SWEDISH = Language()


class Panel(StrEnum):
    """Where in the folder a section stands: on the flap, or on one of the three inner panels."""

    FLAP = "flik"
    FIRST = "insida1"
    SECOND = "insida2"
    THIRD = "insida3"


class Section(Frozen):
    """A heading with what stands beneath it: sentences, then points, then sentences again.

    ``sheet`` is False for what stands in the folder only.
    """

    panel: Annotated[Panel, Field(alias="panel")]
    heading: Annotated[Line, Field(alias="rubrik")]
    text: Annotated[tuple[Line, ...], Field(alias="text")] = ()
    points: Annotated[tuple[Line, ...], Field(alias="punkter")] = ()
    after: Annotated[tuple[Line, ...], Field(alias="efter")] = ()
    sheet: Annotated[bool, Field(alias="blad")] = True

    def reworded(self, wordings: "tuple[Wording, ...]") -> "Section":
        """The same with some sentences worded otherwise; a line that is left empty goes."""
        lines = {
            name: tuple(filter(None, (_reworded(one, wordings) for one in getattr(self, name))))
            for name in ("text", "points", "after")
        }
        return self.model_copy(update=lines)


def _reworded(line: str, wordings: "tuple[Wording, ...]") -> str:
    for one in wordings:
        line = line.replace(one.stands, one.instead)
    return re.sub(" {2,}", " ", line).strip(" ")


def _day_or_none(value: object) -> object:
    return value or None


class Wording(Frozen):
    """A sentence as it stands, and as somebody who is 18 or more reads it; "" when not at all."""

    stands: Annotated[Line, Field(alias="star")]
    instead: Annotated[Line, Field(alias="blir")] = ""


class LeafletTexts(Frozen):
    """All that the leaflets say in one language. Names and numbers come from the profile.

    Attributes:
        code: short name in ASCII, the file's own.
        tag: the language's name by BCP 47.
        name: what it is called in Swedish; ``own_name`` in the language itself.
        called: further words by which notes name it.
        from_right: whether it is written from right to left.
        easy: whether it is lättläst: larger, with one thought a line.
        original: whether this is the text that the others are translated from.
        reviewed_by: who has read the whole text and knows the language; "" when nobody has.
        reviewed_on: when that was.
        unreviewed: what a text that nobody has reviewed says of itself, in the language.
        danger: the line that says what number to call in danger.
        grown: what is worded otherwise for somebody who is 18 or more, of whom no guardian is told.
    """

    code: Annotated[str, Field(alias="kod", pattern=r"^[a-z]+(-[a-z]+)*$")]
    tag: Annotated[str, Field(alias="sprakkod", pattern=r"^[a-z]{2,3}-[A-Z]{2}$")]
    name: Annotated[Line, Field(alias="namn")]
    own_name: Annotated[Line, Field(alias="eget_namn")]
    called: Annotated[tuple[Line, ...], Field(alias="kallas")] = ()
    from_right: Annotated[bool, Field(alias="fran_hoger")] = False
    easy: Annotated[bool, Field(alias="lattlast")] = False
    original: Annotated[bool, Field(alias="original")] = False
    reviewed_by: Annotated[Line, Field(alias="granskad_av")] = ""
    reviewed_on: Annotated[
        dt.date | None, Field(alias="granskad_den"), BeforeValidator(_day_or_none)
    ] = None
    unreviewed: Annotated[Line, Field(alias="ej_granskad")] = ""
    title: Annotated[Line, Field(alias="titel")]
    subtitle: Annotated[Line, Field(alias="undertitel")]
    lead: Annotated[Line, Field(alias="ingress")]
    call_heading: Annotated[Line, Field(alias="ring_rubrik")]
    call_text: Annotated[tuple[Line, ...], Field(alias="ring_text")] = ()
    coordinator_heading: Annotated[Line, Field(alias="samordnare_rubrik")]
    danger: Annotated[Line, Field(alias="fara")]
    sections: Annotated[tuple[Section, ...], Field(alias="avsnitt", min_length=1)]
    grown: Annotated[tuple[Wording, ...], Field(alias="vuxen")] = ()

    @property
    def for_grown(self) -> "LeafletTexts":
        """The same as somebody who is 18 or more reads it."""
        sections = tuple(one.reworded(self.grown) for one in self.sections)
        subtitle = _reworded(self.subtitle, self.grown)
        return self.model_copy(update={"sections": sections, "subtitle": subtitle})

    @property
    def language(self) -> Language:
        """The language as computers name it."""
        return Language(tag=self.tag, from_right=self.from_right)

    @property
    def reviewed(self) -> bool:
        """Whether somebody has reviewed the text, with name and day."""
        return bool(self.reviewed_by and self.reviewed_on)

    def means(self, word: str) -> bool:
        """Whether ``word`` in a note names this language.

        >>> LeafletTexts.model_validate(dict(
        ...     kod="so", sprakkod="so-SO", namn="somaliska", eget_namn="Soomaali", titel="t",
        ...     undertitel="u", ingress="i", ring_rubrik="r", samordnare_rubrik="s", fara="f",
        ...     avsnitt=[{"panel": "flik", "rubrik": "r"}],
        ... )).means("Somaliska ")
        True
        """
        names = (self.code, self.name, self.own_name, *self.called)
        return word.strip().casefold() in {name.casefold() for name in names}
