"""What can be wrong with a Word file that comes in, or with a template: said to its writer."""

from typing import Final

from sigdocs.model.problem import Fault

_SAVE_AS_DOCX = "Öppna filen i Word, välj Spara som och filtypen Word-dokument (.docx)."

EMPTY_FILE: Final = Fault(
    "filen-ar-tom", "Filen är tom.", "Spara dokumentet på nytt och lägg in det igen."
)
FILE_TOO_LARGE: Final = Fault(
    "filen-ar-for-stor",
    "Filen är större än {megabyte} MB.",
    "Ta bort bilder och inklistrade filer, eller skriv i en ny blankett.",
)
OLD_WORD: Final = Fault(
    "gammalt-wordformat", "Filen är i ett äldre format än .docx.", _SAVE_AS_DOCX
)
ENCRYPTED: Final = Fault(
    "filen-ar-krypterad",
    "Filen är skyddad med lösenord och kan inte läsas.",
    "Ta bort lösenordet (Arkiv, Info, Skydda dokument) och spara om filen.",
)
NOT_WORD: Final = Fault("inte-wordfil", "Filen är inte ett Word-dokument.", _SAVE_AS_DOCX)
BROKEN: Final = Fault(
    "filen-ar-trasig",
    "Filen är skadad och kan inte läsas ({part}).",
    "Öppna filen i Word, låt Word reparera den och spara om, eller skriv i en ny blankett.",
)
SUSPECT: Final = Fault(
    "filen-ar-misstankt",
    "Filen är byggd på ett sätt som inget vanligt Word-dokument är ({reason}).",
    "Skriv i en ny blankett. Kontakta IT-stöd om filen kom utifrån.",
)
MACROS: Final = Fault(
    "filen-har-makron",
    "Filen innehåller makron, och sådana filer tas inte emot.",
    _SAVE_AS_DOCX,
)
