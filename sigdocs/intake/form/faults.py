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
HIDDEN_TEXT: Final = Fault(
    "dold-text",
    "Här står dold text: ”{text}”.",
    "Visa dold text i Word (Ctrl+Skift+8). Markera den och ta bort den, eller gör den synlig: Start, Teckensnitt, "
    "bocka ur Dold.",
)
PICTURE_NOT_READ: Final = Fault(
    "bild-i-svaret",
    "Här ligger en bild. Vad den visar går inte att läsa.",
    "Skriv med ord det som ska vara med i anteckningen, och ta bort bilden.",
)
EMBEDDED_NOT_READ: Final = Fault(
    "inbaddad-fil-i-svaret",
    "Här ligger en inbäddad fil. Vad som står i den läses inte.",
    "Skriv in det som ska vara med i anteckningen, och ta bort den inbäddade filen.",
)
EQUATION_NOT_READ: Final = Fault(
    "formel-i-svaret",
    "Här står en formel som inte går att läsa som text.",
    "Skriv den med vanliga tecken, till exempel 3/4, och ta bort formeln.",
)
TEXT_IN_MARGIN: Final = Fault(
    "text-i-sidhuvud",
    "”{text}” står i sidhuvudet eller sidfoten, som inte är en del av anteckningen.",
    "Flytta den till det fält den hör till, eller ta bort den ur sidhuvudet eller sidfoten.",
)
MERGED_CELLS: Final = Fault(
    "sammanfogade-rutor",
    "”{text}” står i en ruta som är sammanfogad över flera rader. Det framgår inte om det gäller alla.",
    "Dela rutan i Word (Layout, Dela celler) och skriv svaret på varje rad.",
)
COMMENT_NOT_READ: Final = Fault(
    "kommentar-inte-last",
    "En kommentar i dokumentet är inte med i anteckningen: ”{text}”.",
    "Skriv in den i ett fält om den hör till anteckningen.",
    Severity.WARNING,
)
