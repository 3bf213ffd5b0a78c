"""What can be wrong with a Word file that comes in, or with a template: said to its writer."""

from typing import Final

from sigdocs.model.problem import Fault, Severity

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

# Templates: what office staff may have to mend in Word.

TEMPLATE_NAMES: Final = Fault(
    "mall-ovanlig-fil",
    "Mallen är sparad så att dess text ligger på en ovanlig plats i filen ({part}).",
    _SAVE_AS_DOCX,
)
TRACKED: Final = Fault(
    "mall-har-andringar",
    "Mallen har spårade ändringar.",
    "Godkänn eller avvisa alla ändringar (Granska, Godkänn alla) och spara.",
)
COMMENTED: Final = Fault(
    "mall-har-kommentarer",
    "Mallen har kommentarer, som skulle följa med till mottagarna.",
    "Ta bort alla kommentarer (Granska, Ta bort alla kommentarer) och spara.",
)
EXTERNAL: Final = Fault(
    "mall-hamtar-utifran",
    "Mallen hämtar något utifrån: {target}.",
    "Infoga bilden eller texten i mallen i stället för att länka till den.",
)
EMBEDDED: Final = Fault(
    "mall-har-inbaddat",
    "Mallen innehåller ett inbäddat objekt ({part}).",
    "Ta bort objektet, eller klistra in det som bild eller text.",
)
ACTIVE_FIELD: Final = Fault(
    "mall-har-farligt-falt",
    "Mallen har ett Word-fält som hämtar eller kör något: {field}.",
    "Ta bort fältet. Sidnummer (PAGE, NUMPAGES), STYLEREF och innehållsförteckning går bra.",
)
UNKNOWN_PICTURE: Final = Fault(
    "mall-okand-bild",
    "Bildplatsen ”{name}” finns inte.",
    "Rätta bildens alternativtext. De bildplatser som finns är: {known}.",
)
UNKNOWN_FIELD: Final = Fault(
    "mall-okant-falt",
    "Fältet ”{expression}” finns inte.",
    "Rätta stavningen. Det som finns där är: {known}.",
)
UNKNOWN_FILTER: Final = Fault(
    "mall-okant-filter",
    "Filtret ”{name}” finns inte.",
    "Rätta stavningen. De filter som finns är: {known}.",
)
NOT_A_LIST: Final = Fault(
    "mall-inte-lista",
    "”{expression}” är ingen lista och kan inte upprepas eller räknas.",
    "Skriv fältet i en egen tagg utan for, eller välj ett fält som är en lista.",
)
NOT_PRINTABLE: Final = Fault(
    "mall-kan-inte-skrivas",
    "”{expression}” kan inte skrivas ut som det är ({kind}).",
    "Välj ett av dess fält, eller sätt ett filter efter, t.ex. |datumtext, |klockslag, |tal, |lista.",
)
WRONG_FILTER: Final = Fault(
    "mall-fel-filter",
    "Filtret ”{name}” passar inte till ”{expression}” ({kind}).",
    "Välj ett filter för den sortens värde, eller ta bort filtret.",
)
NOT_ALLOWED: Final = Fault(
    "mall-otillaten-kod",
    "Mallen använder något som inte är tillåtet: {what}.",
    "Mallar får skriva ut fält, upprepa (for), välja (if) och sätta namn (set). Ta bort resten.",
)

# The same for structure, one for each finding of docxtpl-lint.

_SAVE_LOGO = "Spara logotypen som PNG (RGB) med namnet logotyp.png i mappen templates. Tills dess används programmets neutrala."
LOGO_KIND: Final = Fault(
    "logotyp-format", "Logotypen är i formatet {kind}, som inte går att använda.", _SAVE_LOGO
)
LOGO_CUT: Final = Fault("logotyp-trasig", "Logotypen är avklippt eller skadad.", _SAVE_LOGO)
LOGO_CMYK: Final = Fault(
    "logotyp-cmyk",
    "Logotypen är i tryckfärger (CMYK) och får fel färger på skärm och i PDF.",
    _SAVE_LOGO,
)
LOGO_TURNED: Final = Fault(
    "logotyp-vriden", "Logotypen är vriden av kameran och visas på sidan.", _SAVE_LOGO
)
LOGO_LARGE: Final = Fault(
    "logotyp-for-stor", "Logotypen är mer än {storst} bildpunkter på någon led.", _SAVE_LOGO
)
LOGO_NAMED: Final = Fault(
    "logotyp-namn", "Filen {name} används inte; logotypen ska heta logotyp.png.", _SAVE_LOGO
)
LONE_BRACE: Final = Fault(
    "mall-klammer-saknas",
    "”{raw}” har för få klamrar, och skrivs ut som det står.",
    "Skriv dubbla klamrar på båda sidor: {{{{ och }}}}.",
)
HARD_SPACE: Final = Fault(
    "mall-hart-blanksteg",
    "”{raw}” innehåller ett hårt eller osynligt blanksteg, och läses därför inte.",
    "Ta bort mellanrummen i taggen och skriv dem på nytt med mellanslag.",
)
CAPITAL_TAG: Final = Fault(
    "mall-stor-bokstav",
    "”{raw}” har fått stor bokstav, troligen av Words autokorrigering.",
    "Skriv taggen med små bokstäver, och ångra (Ctrl+Z) om Word ändrar den igen.",
)
HIDDEN_TAG: Final = Fault(
    "mall-dold-tagg",
    "”{raw}” står som dold text och syns inte på papperet.",
    "Markera taggen i Word, välj Start, Teckensnitt och bocka ur Dold.",
)
MUST_HOLD: Final = Fault(
    "mall-saknar-uppgift",
    "Mallen har inte längre fältet ”{field}”, som måste stå på papperet.",
    "Hämta fältet ur programmets egen mall och klistra in det på samma plats.",
)
TAG_OPEN: Final = Fault(
    "mall-tagg-oppen",
    "Taggen som börjar med ”{raw}” avslutas aldrig.",
    "Skriv slutet: }}}} efter {{{{, %}} efter {{%.",
)
TAG_SPLIT: Final = Fault(
    "mall-tagg-over-stycken",
    "Taggen ”{raw}” går över flera stycken.",
    "Skriv hela taggen i ett stycke.",
)
BLOCK_OPEN: Final = Fault(
    "mall-block-oppet",
    "”{raw}” har inget slut.",
    "Skriv {{% end{kw} %}} där det ska sluta.",
)
BLOCK_END: Final = Fault(
    "mall-slut-utan-borjan",
    "”{raw}” har ingen början.",
    "Skriv början (for eller if) före, eller ta bort taggen.",
)
SYNTAX: Final = Fault(
    "mall-felskriven",
    "Taggen ”{raw}” är felskriven.",
    "Jämför med en tagg som fungerar; citattecken, parenteser och lodstreck ska vara hela.",
)
LOOP_ENDED: Final = Fault(
    "mall-namn-efter-slut",
    "”{name}” finns bara inne i upprepningen men används efter den.",
    "Flytta in taggen före {{%… endfor %}}.",
)
PREFIX_CONTENT: Final = Fault(
    "mall-tecken-i-tagg",
    "Taggen ”{raw}” innehåller % eller }}}} inne i uttrycket.",
    "Räkna ut värdet i en egen {{% set %}} före.",
)
PREFIX_SPACE: Final = Fault(
    "mall-mellanslag-i-tagg",
    "Taggen ”{raw}” har mellanslag före sitt förled.",
    "Skriv {{%tr utan mellanslag mellan % och tr.",
)
OUTSIDE_TABLE: Final = Fault(
    "mall-utanfor-tabell",
    "Taggen ”{raw}” fungerar bara i en tabell.",
    "Flytta den till en tabellcell, eller skriv {{%p i stället för {{%tr.",
)
PREFIX_PAIR: Final = Fault(
    "mall-olika-forled",
    "”{close_raw}” avslutar ”{open_raw}” men har inte samma förled.",
    "Skriv samma förled (tr, tc, p eller inget) i början och slutet.",
)
TWO_TABLES: Final = Fault(
    "mall-over-tabeller",
    "”{open_raw}” och ”{close_raw}” står inte i samma tabell eller rad.",
    "Flytta dem till samma tabell; kolumntaggar (tc) till samma rad.",
)
SAME_PLACE: Final = Fault(
    "mall-samma-plats",
    "”{open_raw}” och ”{close_raw}” står i samma rad eller stycke.",
    "Ge dem var sin rad i tabellen (tr) eller var sitt stycke (p).",
)
LOST_BESIDE: Final = Fault(
    "mall-text-forsvinner",
    "Texten ”{rest}” står bredvid ”{raw}” och skulle försvinna.",
    "Flytta texten till ett eget stycke eller en egen rad.",
)

# And what a reader who cannot see the page would miss.

NO_LANGUAGE: Final = Fault(
    "mall-utan-sprak",
    "Mallen säger inte vilket språk den är på; en skärmläsare läser då fel.",
    "Markera allt, välj Granska, Språk, Ange korrekturspråk, Svenska, och Använd som standard.",
)
NO_HEADINGS: Final = Fault(
    "mall-utan-rubriker",
    "Mallen har ingen riktig rubrik.",
    "Ge dokumentets titel formatmallen Rubrik (Title), och varje avsnitt Rubrik 1.",
)
FALSE_HEADING: Final = Fault(
    "mall-oakta-rubrik",
    "”{text}” ser ut som en rubrik men är bara fet stil.",
    "Ge raden formatmallen Rubrik 1 eller Rubrik 2 om det är en rubrik.",
    Severity.WARNING,
)
HEADING_SKIPPED: Final = Fault(
    "mall-hoppar-rubrik",
    "En rubrik på nivå {level} kommer utan någon rubrik på nivå {above} före.",
    "Byt formatmall till Rubrik {above}, eller sätt en sådan rubrik före.",
)
NO_HEADER_ROW: Final = Fault(
    "mall-tabell-utan-rubrikrad",
    "Tabellens första rad är inte märkt som rubrikrad.",
    "Ställ markören i raden, välj Tabellverktyg, Layout, Upprepa rubrikrader, och spara.",
)
NO_ALT_TEXT: Final = Fault(
    "mall-bild-utan-text",
    "Bilden ”{name}” har ingen alternativtext.",
    "Högerklicka på bilden, välj Visa alternativtext, och skriv vad den visar eller märk den som dekorativ.",
)
SAMPLE_FAILED: Final = Fault(
    "mall-kan-inte-provas",
    "Provutskriften med exempelärendet gick inte: {why}",
    "Rätta det som står ovan först. Jämför annars med programmets egen mall.",
)
