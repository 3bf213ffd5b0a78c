"""What a dropped thing can be that no note can be read from, each with one plain reason.

Everything here goes back to ``inbox/retur/`` as it was, beside a text with ``letter``.
"""

from sigdocs.model.problem import Fault, Problem

INBOX_GONE = Fault(
    "inkorg-borta",
    "Inkorgen nås inte, eller så är det en annan mapp än den som ställdes i ordning.",
    "Kontrollera att den delade mappen är ansluten. Inget tas emot förrän den är tillbaka. Ska "
    "mappen vara en ny inkorg: kör ”sigdocs init” i arbetsmappen.",
)
EMPTY = Fault(
    "fil-tom",
    "Filen är tom (0 byte).",
    "Öppna originalet, spara det på nytt och lägg filen i inkorgen igen.",
)
TOO_LARGE = Fault(
    "fil-for-stor",
    "Filen är {megabyte} MB. Högst {högst} MB tas emot.",
    "Ta bort bilder som inte behövs och lägg filen i inkorgen igen.",
)
BROKEN = Fault(
    "fil-trasig",
    "Filen är skadad eller ofullständig och går inte att öppna.",
    "Öppna originalet i Word, välj Spara som Word-dokument (.docx) och lägg den nya filen i inkorgen.",
)
OLD_WORD = Fault(
    "fil-gammal-word",
    "Filen är i det äldre Word-formatet (.doc).",
    "Öppna den i Word, välj Spara som Word-dokument (.docx) och lägg den nya filen i inkorgen.",
)
OPEN_DOCUMENT = Fault(
    "fil-odt",
    "Filen är i OpenDocument-format (.odt) och går inte att läsa just nu.",
    "Spara den som Word-dokument (.docx) och lägg den nya filen i inkorgen.",
)
MACROS = Fault(
    "fil-med-makron",
    "Filen innehåller makron. Sådana filer öppnas aldrig.",
    "Välj Spara som Word-dokument (.docx) utan makron och lägg den nya filen i inkorgen.",
)
ENCRYPTED = Fault(
    "fil-med-losenord",
    "Filen är skyddad med lösenord.",
    "Ta bort lösenordet i Word (Arkiv – Info – Skydda dokument) och lägg filen i inkorgen igen.",
)
ZIP_BOMB = Fault(
    "fil-sprangpackad",
    "Filen packas upp till orimligt mycket innehåll och öppnas därför inte.",
    "Kopiera texten till en ny blankett och lägg den i inkorgen.",
)
NOT_A_DOCUMENT = Fault(
    "fil-fel-innehall",
    "Filens namn slutar på {ändelse}, men innehållet är något annat.",
    "Öppna filen i det program som skapade den, spara som Word-dokument (.docx) och försök igen.",
)
OTHER_ENDING = Fault(
    "fil-fel-andelse",
    "Filens namn slutar på {ändelse}, men innehållet är ett dokument av slaget {riktig}.",
    "Öppna filen i det program som skapade den, spara som Word-dokument (.docx) och lägg den nya filen i inkorgen.",
)
RICH_TEXT = Fault(
    "fil-rtf",
    "Filen är i formatet RTF och kan inte läsas som en anteckning.",
    "Öppna den i Word, välj Spara som Word-dokument (.docx) och lägg den nya filen i inkorgen.",
)
PAGES = Fault(
    "fil-pages",
    "Filen är ett Pages-dokument från en Mac.",
    "Öppna den i Pages, välj Arkiv, Exportera till, Word (.docx) och lägg den nya filen i inkorgen.",
)
TEMPLATE = Fault(
    "fil-mall",
    "Filen är en dokumentmall, inte ett dokument.",
    "Öppna den i Word, välj Spara som Word-dokument (.docx) och lägg den nya filen i inkorgen.",
)
LINK_FILE = Fault(
    "fil-genvag",
    "Filen är bara en genväg till ett dokument på nätet; själva anteckningen är inte med.",
    "Öppna dokumentet på nätet, välj Ladda ned som Word-dokument (.docx) och lägg den filen i inkorgen.",
)
WEB_PAGE = Fault(
    "fil-webbsida",
    "Filen är en webbsida och kan inte läsas som en anteckning.",
    "Öppna den i Word, välj Spara som Word-dokument (.docx) och lägg den nya filen i inkorgen.",
)
SHEET = Fault(
    "fil-kalkylblad",
    "Filen är ett kalkylblad eller en presentation, inte en anteckning.",
    "Använd Word-blanketten (.docx) eller skriv anteckningen som text (.txt).",
)
FOLDER = Fault(
    "mapp-i-inkorgen",
    "En mapp kan inte läsas som en anteckning.",
    "Lägg filerna i inkorgen en och en, utan mapp.",
)
LINK = Fault(
    "genvag-i-inkorgen",
    "Det här är en länk till en fil på en annan plats. Länkar följs aldrig.",
    "Lägg själva filen i inkorgen.",
)
SPECIAL = Fault(
    "specialfil-i-inkorgen",
    "Det här är ingen vanlig fil och öppnas därför inte.",
    "Lägg en Word-fil (.docx) eller textfil (.txt) i inkorgen.",
)
BAD_NAME = Fault(
    "filnamn-gar-inte",
    "Filnamnet är för långt eller innehåller tecken som inte går att visa.",
    "Ge filen ett kort namn med vanliga bokstäver och lägg den i inkorgen igen.",
)
UNKNOWN_TYPE = Fault(
    "filtyp-okand",
    "Filer som slutar på ”{ändelse}” kan inte läsas som en anteckning.",
    "Använd Word-blanketten (.docx) eller skriv anteckningen som text (.txt).",
)
SCANNED_PAPER = Fault(
    "skannat-papper",
    "Inskannade papper tas emot i en senare version.",
    "Skriv anteckningen i Word-blanketten. Spara det inskannade papperet i akten så länge.",
)
MAIL = Fault(
    "e-post-i-inkorgen",
    "Det här är ett e-postmeddelande, inte en anteckning.",
    "Spara bilagan eller texten som en egen fil och lägg den i inkorgen.",
)
ARCHIVE = Fault(
    "packad-fil",
    "Det här är en packad fil med andra filer i.",
    "Packa upp den och lägg filerna i inkorgen en och en.",
)
UNREADABLE = Fault(
    "fil-gar-inte-att-lasa",
    "Filen får inte läsas av programmet.",
    "Kontrollera filens behörigheter, eller kopiera den och lägg kopian i inkorgen.",
)


def letter(problem: Problem) -> str:
    """Write the text that lies beside a returned thing: what is wrong and what to do.

    >>> letter(EMPTY.at()).splitlines()[0]
    'Filen är tom (0 byte).'
    """
    return f"{problem.message}\n\nGör så här: {problem.remedy}\n"
