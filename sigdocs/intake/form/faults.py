"""What can be wrong with how a Word form is filled in, said to its writer."""

from typing import Final

from sigdocs.model.problem import Fault, Severity

LOOSE_TEXT: Final = Fault(
    "text-utanfor-falten",
    "Förstod inte texten ”{text}” som står utanför fälten.",
    "Flytta den till det fält den hör till, eller till Övrigt.",
)
UNKNOWN_LABEL: Final = Fault(
    "okand-etikett",
    "Förstod inte raden ”{etikett}”.",
    "Skriv svaret i en av blankettens egna rader, eller under Övrigt.",
)
UNKNOWN_COLUMN: Final = Fault(
    "okand-kolumn",
    "Förstod inte kolumnen ”{kolumn}”.",
    "Flytta texten till en av blankettens egna kolumner.",
)
UNKNOWN_TABLE: Final = Fault(
    "okand-tabell",
    "Förstod inte tabellen som börjar med ”{text}”.",
    "Sätt tillbaka tabellens rubrikrad, eller flytta texten till en av blankettens tabeller.",
)
TWO_ANSWERS: Final = Fault(
    "tva-svar",
    "”{etikett}” står två gånger med olika svar.",
    "Låt det svar som gäller stå kvar och ta bort det andra.",
)
NOBODY_TICKED: Final = Fault(
    "ingen-narvarande",
    "Ingen är markerad som närvarande.",
    "Kryssa i rutan Med för dem som var med på mötet.",
)
EMPTY_FORM: Final = Fault(
    "blankett-utan-innehall",
    "Dokumentet innehåller inget som går att läsa som en anteckning.",
    "Använd en blankett ur mappen blanketter, eller skriv anteckningen som text.",
)
COMMENT_NOT_READ: Final = Fault(
    "kommentar-inte-last",
    "En kommentar i dokumentet är inte med i anteckningen: ”{text}”.",
    "Skriv in den i ett fält om den hör till anteckningen.",
    Severity.WARNING,
)
