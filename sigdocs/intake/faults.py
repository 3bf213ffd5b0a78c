"""What the intake says to the writer of a note. ``docs/fel.md`` is made from these."""

from sigdocs.model.problem import Fault, Severity
from sigdocs.model.rights import Right

MISSING_CORRECTION = Fault(
    "rattelse-saknas",
    "Rättelsen säger inte vad som ska ändras.",
    "Skriv ”Gäller: Å4”, ”Stod: klar” och ”Ska stå: pågår” på var sin rad, eller en mening som "
    "”Å4 ska vara pågår, inte klar”.",
)
CORRECTION_UNCLEAR = Fault(
    "rattelse-oklar",
    "Det går inte att säkert läsa vad som ska rättas: ”{rad}”.",
    "Skriv ”Gäller: Å4”, ”Stod: klar” och ”Ska stå: pågår” på var sin rad, eller en mening som "
    "”Å4 ska vara pågår, inte klar”.",
)
SUSPICIONS_HALF = Fault(
    "misstankar-ofullstandiga",
    "Antalet misstankar om brott saknar {falt}.",
    "Skriv det, till exempel ”3 senaste 6 månaderna, självrapport”. Annars går talet inte att jämföra.",
)
MISSING_KIND = Fault(
    "typ-saknas",
    "Det framgår inte vilken typ av anteckning det är.",
    "Skriv ”Typ:” och något av: {val}.",
)
MISSING_DATE = Fault(
    "anteckningens-datum-saknas",
    "Anteckningen saknar datum.",
    "Skriv ”Datum:” och dagen för mötet eller händelsen, till exempel 2026-11-12.",
)
MISSING_FIELD = Fault(
    "uppgift-saknas",
    "{falt} saknas; det behövs i en anteckning av typen {typ}.",
    "Skriv ”{falt}:” och uppgiften.",
)
MISSING_PART = Fault("del-saknas", "{falt} saknas här.", "Fyll i {falt}.")
MISSING_CONTENT = Fault(
    "innehall-saknas",
    "Anteckningen säger inte vad som hände.",
    "Skriv minst en uppgift, iakttagelse, bedömning eller åtgärd.",
)
STATED_TWICE = Fault(
    "uppgift-star-tva-ganger",
    "{falt} står två gånger med olika innehåll.",
    "Behåll den som gäller.",
)
TWO_YOUTHS = Fault(
    "tva-ungdomar",
    "Anteckningen handlar om två unga.",
    "Skriv en anteckning för var och en; uppgifter om en ung person får inte ligga i en annans akt.",
)
WHOSE_WORDS = Fault(
    "egna-ord-vems",
    "”{rad}” verkar vara ord från någon annan än den unge.",
    "Skriv det under ”Uppgifter” med vem som sade det, eller vid avslut efter ”Vårdnadshavarnas ord:”.",
)
WORRY_WHOSE = Fault(
    "oro-vems",
    "Det framgår inte vems oro det är: ”{rad}”.",
    "Skriv vem framför talet, till exempel ”Mamma: oro 6”.",
)
TITLE_NAMES_OTHER = Fault(
    "rubriken-namner-annan",
    "Rubriken ”{rad}” nämner en annan person än den unge som anteckningen gäller.",
    "Kontrollera vem anteckningen gäller; kanske är rubriken kopierad. Ta bort namnet ur rubriken.",
)
NO_RESPONSIBLE = Fault(
    "ansvarig-saknas",
    "Åtagandet ”{atagande}” saknar ansvarig.",
    "Skriv ”Ansvarig:” och vem som gör det.",
)
NO_DUE = Fault(
    "tid-for-atagande-saknas",
    "Åtagandet ”{atagande}” säger inte när.",
    "Skriv ”Klart senast:” och dag, ”Löpande”, eller ”Start:” och dag med hur ofta.",
)
ENDS_BEFORE_START = Fault("slutar-fore-start", "{slut} är före {start}.", "Rätta det som är fel.")
RARE_SIGNS = Fault(
    "tecken-kanske-inte-syns",
    "Anteckningen har tecken som kanske inte syns på papperet: {tecken}",
    "Titta i papperet om de syns. Syns de inte: rätta anteckningen och skriv med ord.",
    Severity.WARNING,
)
TOO_LONG = Fault(
    "for-lang-text", "Texten är för lång; {antal} tecken är det mesta.", "Korta texten."
)
NOT_FITTING = Fault(
    "passar-inte",
    "{falt} kan inte tas emot som det är skrivet.",
    "Skriv om det enligt anvisningen för anteckningar.",
)

LINE_NOT_UNDERSTOOD = Fault(
    "raden-forstas-inte",
    "Förstod inte raden ”{rad}”.",
    "Skriv den under en känd rubrik, eller som ”etikett: värde”.",
)
HEADING_SAYS_MORE = Fault(
    "rubriken-sager-mer",
    "Rubriken ”{rad}” säger mer än vad den heter.",
    "Skriv det på en egen rad under rubriken.",
)
PERSON_UNCLEAR = Fault(
    "person-oklar",
    "Det framgår inte vem raden ”{rad}” gäller.",
    "Skriv uppgiften på raden efter personens namn, en person i taget.",
)
PARENT_UNCLEAR = Fault(
    "foralder-oklar",
    "Det framgår inte om den som raden ”{rad}” nämner är vårdnadshavare.",
    "En vårdnadshavare: skriv ”Vårdnadshavare: Sara Ekdahl, mamma”. Någon annan i familjen: skriv det under "
    "”Uppgifter”.",
)
CONSENT_UNCLEAR = Fault(
    "samtycke-oklart",
    "Det går inte att säkert läsa vad ”{rad}” betyder för samtycket.",
    "Skriv det som rader: ”Lämnat av:” eller ”Återkallat av:”, ”Datum:”, ”Parter:”, ”Inte:”, ”Till och "
    "med:”. Ändrar det inget i samtycket: skriv ”Kommentar:” först på raden.",
    right=Right.CONSENT,
)
CONSENT_WHICH = Fault(
    "samtycke-till-vad",
    "”{rad}” kan gälla samtycke till insatsen eller samtycke till att dela uppgifter.",
    "Skriv det på varsin rad: ”Samtycke till insatsen:” med vilka och vilken dag, eller ”återkallat av” "
    "och vem; ”Samtycke:” med vilka, dag och parter.",
    right=Right.CONSENT,
)
INTERVIEW_LINE = Fault(
    "svar-utan-fraga",
    "Det framgår inte vilken fråga ”{rad}” svarar på.",
    "Skriv frågan först på raden, till exempel {etiketter}. Det som inte är något svar: skriv ”Övrigt:” "
    "först, eller en anteckning av en annan typ.",
)
SAFETY_WHO = Fault(
    "sakerhet-vem-gor",
    "Det framgår inte om ”{rad}” är vad den unge eller vad vårdnadshavarna gör.",
    "Skriv ”Det här gör den unge:” eller ”Det här gör vårdnadshavare:” först på raden.",
)
DORMANT_ELSEWHERE = Fault(
    "vilande-lista-i-text",
    "”{rad}” nämner vilande lista, men det står inte om ärendet ska stå på den.",
    "Skriv ”Vilande lista: ja” eller ”Vilande lista: nej” på en egen rad. Står ärendet kvar: skriv också "
    "”Uppföljningsdatum:” och dagen.",
)
DORMANT_TOLD = Fault(
    "vilande-lista-i-avslut",
    "”{rad}” nämner vilande lista, men ärendet ställs inte på den.",
    "Ska det stå där: lämna en journalanteckning med ”Vilande lista: ja” och ”Uppföljningsdatum:”.",
    Severity.WARNING,
)
DEVIATION_DAY = Fault(
    "avvikelsens-dag-oklar",
    "Det framgår inte säkert vilken dag avvikelsen hände: ”{rad}”.",
    "Skriv ”Hände den:” och dagen på en egen rad.",
)
OUTCOME_OF_NONE = Fault(
    "lage-vid-avslut-utan-mal",
    "”{rad}” säger hur det gick med ett mål, men inte vilket.",
    "Skriv målets nummer först på raden: ”M1: …”.",
)
INSATS_NO = Fault(
    "insats-inte-samtycke",
    "”{rad}” säger att någon inte samtycker till insatsen.",
    "Skriv här bara dem som samtycker. Tar någon tillbaka det: skriv ”återkallat av”, namnet och dagen, i en "
    "anteckning för sig. Säger någon nej: skriv det under ”Uppgifter”, och lämna en paus eller ett avslut "
    "om insatsen inte ska gå vidare.",
)
INSATS_SEVERAL = Fault(
    "insats-flera-dagar",
    "Här står flera dagar eller sätt för samtycket till insatsen.",
    "Skriv dem som samtyckte samma dag och på samma sätt. För de andra: lämna en anteckning till, av typen "
    "samtycke.",
)
RECIPIENT_UNCLEAR = Fault(
    "mottagare-oklar",
    "Det framgår inte säkert vem som ska ha planen enligt ”{rad}”.",
    "Skriv ”Planen skickas till:” och namnen, och ”Planen skickas inte till:” och namnen.",
    right=Right.CONSENT,
)
CONSENT_ACTION = Fault(
    "samtycke-vad-som-hant",
    "Det framgår inte om samtycket är lämnat, ändrat eller återkallat.",
    "Välj lämnat, ändrat eller återkallat vid ”Vad som hänt”.",
    right=Right.CONSENT,
)
PEOPLE_UNCLEAR = Fault(
    "personer-oklara",
    "Det går inte att se vilka personer raden ”{rad}” räknar upp.",
    "Skriv en person per rad, eller semikolon mellan dem: ”Lina Strand, mentor, Björkskolan; Milo”.",
)
STATUS_IN_PLAN = Fault(
    "status-i-planen",
    "Raden ”{rad}” säger både vad som ska göras och hur det gick.",
    "Skriv hur det gick under ”Uppföljning av åtaganden”, till exempel ”Å1: pågår”.",
)
STATUS_UNCLEAR = Fault(
    "status-oklar",
    "Raden ”{rad}” säger hur det går, men det kan betyda två saker.",
    "Skriv ett av orden ej påbörjad, pågår, delvis, klar eller utgår efter åtagandet, till exempel ”Å1: pågår”.",
)
STATUS_MISSING = Fault(
    "status-saknas-pa-raden",
    "Raden ”{rad}” nämner ett åtagande men säger inte hur det står till.",
    "Skriv ett av orden ej påbörjad, pågår, delvis, klar eller utgår efter åtagandet, till exempel ”Å1: pågår”, "
    "eller ”ej behandlad” om det inte togs upp.",
)
CASE_BY_NAMES = Fault(
    "arende-efter-namn",
    "Anteckningen säger inte vilket ärende den gäller.",
    "Skriv ”Ärende:” och numret överst.",
)
CASE_FROM_NAMES = Fault(
    "arende-taget-efter-namn",
    "Anteckningen säger inte vilket ärende den gäller. Ungdomen och de andra som nämns hör bara till {nummer}.",
    "Stämmer det inte: skriv en rättelse av anteckningen.",
    severity=Severity.WARNING,
)
KIND_SUPPOSED = Fault(
    "slag-antaget",
    "Anteckningen säger inte vilken typ den är. Gruppen har träffats och gått igenom planen: den läses som {slag}.",
    "Stämmer det inte: skriv en rättelse av anteckningen.",
    severity=Severity.WARNING,
)
STATUS_OF_NAMED = Fault(
    "atagande-namns-utan-status",
    "Raden ”{rad}” verkar handla om ett öppet åtagande men säger inte säkert hur det står till.",
    "Skriv åtagandets nummer och ett av orden ej påbörjad, pågår, delvis, klar eller utgår, till exempel ”Å1: pågår”, "
    "eller ”ej behandlad”.",
)
LINE_TOO_LONG = Fault(
    "raden-for-lang", "Raden ”{rad}” är för lång för att delas upp.", "Dela den på flera rader."
)
TOO_MANY_LINES = Fault(
    "for-manga-rader", "Anteckningen har fler än {antal} rader.", "Dela den eller korta den."
)
UNKNOWN_HEADING = Fault(
    "okand-rubrik", "Rubriken ”{rad}” är okänd.", "Använd en rubrik ur anvisningen, eller ”Övrigt”."
)
UNREADABLE_TEXT = Fault(
    "text-olasbar",
    "Filen är ingen läsbar text.",
    "Spara den som vanlig text (UTF-8) och lägg den i mappen igen.",
)
TEXT_TOO_LONG = Fault(
    "anteckning-for-lang", "Anteckningen är längre än {antal} tecken.", "Dela den eller korta den."
)
EMPTY_NOTE = Fault(
    "anteckning-tom", "Anteckningen är tom.", "Skriv anteckningen och lägg filen i mappen igen."
)
DATA_BROKEN = Fault(
    "datafil-trasig", "Filen följer inte formen för {format}.", "Rätta filen vid raden som anges."
)
DATA_UNKNOWN_KEY = Fault(
    "okand-nyckel",
    "Nyckeln ”{nyckel}” finns inte här.",
    "Kontrollera stavningen; nycklarna står i anvisningen för anteckningar.",
)
DATA_TABS = Fault(
    "datafil-tabbar",
    "Raden börjar med tabb. YAML tillåter bara mellanslag där.",
    "Byt tabbarna i början av raderna mot mellanslag, två för varje steg.",
)
DATA_QUOTES = Fault(
    "datafil-typografiska-citattecken",
    "Raden har typografiska citattecken (”). {format} tillåter bara raka citattecken.",
    "Byt dem mot raka citattecken, till exempel i Anteckningar i stället för Word.",
)
DATA_HASH = Fault(
    "datafil-text-efter-nummertecken",
    "”{skrivet}” läses i YAML som en kommentar till filen och kommer inte med.",
    "Hör det till värdet: sätt raka citattecken runt hela värdet. Annars: flytta det till en egen rad.",
)
DATA_TWICE = Fault(
    "nyckel-tva-ganger", "Nyckeln ”{nyckel}” står två gånger.", "Behåll den som gäller."
)
DATA_ALIAS = Fault(
    "datafil-referens", "Filen använder referenser (& och *).", "Skriv ut värdet på varje ställe."
)
DATA_TOO_DEEP = Fault(
    "datafil-for-djup", "Filen har för många nivåer.", "Följ formen i anvisningen för anteckningar."
)
DATA_SHAPE = Fault(
    "datafil-form", "{falt} ska vara {form}.", "Följ formen i anvisningen för anteckningar."
)
