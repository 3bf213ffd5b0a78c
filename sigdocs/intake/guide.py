"""The Swedish page on how notes are written, made from the model and the example notes.

``python -m sigdocs.intake.guide`` writes ``docs/anteckning.md``; a test holds the page to it.
"""

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from enum import StrEnum
from importlib import resources
from pathlib import Path

from sigdocs.intake.note_fields import Shape, shapes
from sigdocs.intake.text.own_labels import EVERYDAY
from sigdocs.model.base import Frozen
from sigdocs.model.note import Note, NoteKind
from sigdocs.model.note_types import NOTE_TYPES

PAGE = Path("docs") / "anteckning.md"

_VALUES = {
    str: "text",
    dt.date: "datum",
    dt.time: "klockslag",
    bool: "ja eller nej",
    Decimal: "tal",
    int: "heltal",
}
_HEAD = """\
# Så skrivs en anteckning

*Sidan är gjord av programmet ur dess egen modell; ändra den inte för hand.*

En anteckning kan vara en ifylld Word-blankett, en text (`.txt`, `.md`) eller en datafil (`.yaml`,
`.json`). Lägg den i mappen `inbox`. Det som inte går att förstå gissas aldrig: anteckningen kommer
tillbaka i `inbox/retur` med alla frågor på en gång. Rätta och lägg tillbaka den.

## Text i korthet

- Skriv ”etikett: värde” på en rad, eller en rubrik och det som hör dit på raderna under.
- Stora och små bokstäver, punkter i punktlistor och å, ä, ö i etiketter spelar ingen roll.
- Vårdnadshavare står en per rad, med det som hör till var och en: ”Sara Ekdahl 19811105-2380, mamma,
  tel 070-1740611, adress: Granvägen 3, 123 45 Lindåsa, kanal: brev”. Det går också att skriva det på
  raderna under namnet: ”Adress: …”, ”Kanal: brev”, ”Språk: somaliska”. Detsamma gäller den unge.
- Ett åtagande är en mening, sedan vem och när: ”Boka provpass. Ansvarig: Petra Lindqvist. Klart
  senast 2026-10-02.” När är en dag, ”Löpande”, eller ”Start” med hur ofta.
- Flera ansvariga skiljs med ”och” eller semikolon: ”Milo och vårdnadshavare”. Kommatecken hör till
  namnet: ”Lina Strand, Björkskolan”.
- Det som redan finns i planen nämns med sitt nummer: ”Å3: klar – Lina skickade”, ”M2: uppfyllt”.
- Status är något av: ej påbörjad, pågår, delvis, klar, utgår, ej behandlad.
- Den som var med utan att omfattas av samtycke: ”deltog utan sekretessuppgifter”. Hölls mötet fast
  samtycket hade gått ut: ”samtycke hade gått ut”.
- Ett samtycke räknar upp vilka slags uppgifter det gäller: ”Slags uppgifter: skolgång, fritid”. Är ett av
  dem annat: skriv vad, ”annat (körkortet)”.
- Ett samtycke som bara gäller en sak: ”Lindåsa BK (bara fritid)”; åt ett håll: ”BUP (bara ta emot)”.
- Koden från en nominering skrivs i inskrivningen: ”Nomineringskod: NOM-2026-001”.
- En tabell med lodstreck går bra; dess rubriker är fältens namn.

## Datum och tid

Säkrast är `2026-11-12`. Dessa går också bra och läses mot mötets dag: 12/11, 12/11-26, 261112,
20261112, 12 nov, tors 12/11 v 46, tors v 47, imorgon, om två veckor. Hur de lästes visas i kvittot.

- Dag och månad utan år: det år som ligger närmast framåt (för sådant som ska ske) eller bakåt (för
  sådant som har skett).
- ”torsdag” är den första torsdagen efter mötet. Är mötet självt på en torsdag blir det en fråga.
- ”nästa torsdag” blir en fråga så länge veckans egen torsdag inte har varit.
- En vecka, en månad, ett lov eller ”snarast” är ingen dag och blir en fråga.
- En veckodag eller vecka som inte stämmer med datumet blir en fråga med båda förslagen.

Tider skrivs 14.30, 14:30, kl 14 eller 14.30–15.45.
"""


def page() -> str:
    """Give the whole page as Markdown."""
    return "\n".join([_HEAD, *_examples(), *_fields(), ""])


def example(kind: NoteKind) -> str:
    """Give the example note of one kind, as a person would type it."""
    folder = resources.files("sigdocs.intake") / "exempel"
    return (folder / f"{kind.slug}.txt").read_text(encoding="utf-8")


def _examples() -> Iterator[str]:
    yield "## Typer av anteckning, med exempel\n"
    for one in NOTE_TYPES:
        name = one.kind.value.capitalize()
        yield f"### {name}\n\n{name}: {one.meaning}\n"
        yield f"```text\n{example(one.kind)}```\n"
        if words := EVERYDAY.get(one.kind):
            told = "; ".join(f"”{said.split(',')[0]}” = ”{label}”" for label, said in words.items())
            yield f"Kortare etiketter går också bra i just den typen: {told}.\n"


def _fields() -> Iterator[str]:
    yield "## Alla fält\n"
    yield "Namnet är etiketten i text och blankett och nyckeln i YAML och JSON.\n"
    for model, title in _models(Note, "Anteckningen"):
        yield f"### {title}\n\n| Fält | Kallas också | Betyder | Värde |\n|---|---|---|---|"
        for shape in shapes(model).values():
            if shape.name != "readings":
                yield f"| {shape.label} | {', '.join(shape.synonyms)} | {shape.meaning} | {_value(shape)} |"
        yield ""


def _models(model: type[Frozen], title: str) -> list[tuple[type[Frozen], str]]:
    """Give the model and those it holds, each once, outermost first."""
    found = [(model, title)]
    for holder, _ in found:
        for shape in shapes(holder).values():
            inner = shape.model
            if inner and shape.name != "readings" and all(inner is not known for known, _ in found):
                found.append((inner, shape.label.capitalize()))
    return found


def _value(shape: Shape) -> str:
    if shape.model:
        value = f"se {shape.label.capitalize()}" if shape.model is not Note else "en anteckning"
    elif issubclass(shape.kind, StrEnum):
        value = " / ".join(shape.kind)
    else:
        value = _VALUES[shape.kind]
    return f"{value}, flera" if shape.many else value


def main() -> None:
    """Write the page."""
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(page(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
