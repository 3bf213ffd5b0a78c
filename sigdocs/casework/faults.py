"""What casework can find wrong with a note, in plain Swedish."""

from sigdocs.model.problem import Fault, Severity
from sigdocs.model.rights import Right

W = Severity.WARNING

# The case
UNKNOWN_CASE = Fault(
    "arende-saknas",
    "Ärendet ”{number}” finns inte.",
    "Kontrollera ärendenumret.{near} Gäller det en ny ungdom: lämna en inskrivning.",
)
NO_CASE = Fault(
    "arende-ej-angivet",
    "Anteckningen säger inte vilket ärende den gäller.",
    "Skriv ärendenumret på raden ”Ärende”.",
)
CASE_EXISTS = Fault(
    "arende-finns-redan",
    "Ärendet {number} finns redan.",
    "Gäller det en ny ungdom: lämna ärendenumret tomt så sätts ett nytt. Gäller det samma: skriv "
    "det nya som journal, samtycke eller startmöte.",
)
NUMBER_PATTERN = Fault(
    "arendenummer-form",
    "Ärendenumret ”{number}” följer inte mönstret för {case_type}.",
    "Skriv det som {pattern}, eller lämna raden tom så sätts ett nytt nummer.",
)
CASE_TYPE = Fault(
    "arendetyp-oklar",
    "Det framgår inte om ärendet gäller ungdom eller unga vuxna.",
    "Skriv ”Ärendetyp: ungdom” eller ”Ärendetyp: unga vuxna”.",
)
CASE_TYPE_UNSET = Fault(
    "arendetyp-saknas-i-installningarna",
    "Ärendetypen ”{case_type}” finns inte i sigdocs.toml. Där finns: {choices}.",
    "Skriv en av dem på raden ”Ärendetyp”, eller be den som sköter inställningarna att lägga till "
    "ärendetypen.",
)
YOUTH_MISSING = Fault(
    "ungdom-saknas",
    "Ett nytt ärende behöver den unges namn.",
    "Fyll i ”Ungdom” med namn och personnummer.",
)
YOUTH_HAS_CASE = Fault(
    "ungdom-har-arende",
    "Den unge finns redan i ärende {number}.",
    "Skriv det ärendenumret. Ska det vara ett nytt ärende: avsluta det förra först.",
)
OTHER_YOUTH = Fault(
    "annan-ungdom",
    "Anteckningen gäller en annan person än ärende {number}.",
    "Kontrollera ärendenumret och namnet; kanske är rubriken kopierad från en annan anteckning.",
)
PARTY_GONE = Fault(
    "part-borttagen",
    "Parten ”{party}” har varit med i ärendets samtycke men finns inte längre i sigdocs.toml.",
    "Be den som sköter inställningarna att lägga tillbaka parten med nyckeln ”{party}”, och lägg sedan "
    "anteckningen i inkorgen igen. Ska parten inte ha mer papper: ge den kanalen ”inget utskick”.",
)
STATE = Fault("arendets-lage", "Ärendet är {state}, och då kan {kind} inte lämnas.", "{remedy}")
SAME_MEETING = Fault(
    "samma-mote",
    "Det finns redan en anteckning om {kind} den {on} (nr {seq}{author}).",
    "Är det samma möte: lämna en rättelse som säger vad som ska ändras. Är det ett annat: "
    "kontrollera datumet.",
)

# Dates
FUTURE = Fault(
    "datum-framat",
    "Datumet {on} har inte varit än.",
    "Kontrollera datumet; en anteckning skrivs om det som har hänt.",
)
BEFORE_START = Fault(
    "fore-startmote", "Datumet {on} är före {what} den {start}.", "Kontrollera datumet."
)
EARLIER = Fault(
    "tidigare-an-forra",
    "Det finns redan en senare anteckning om planen ({kind} {later}, nr {seq}).",
    "Skriv om det tidigare mötet som journal; för in dagens status vid nästa uppföljning.",
)
NEXT_BEFORE = Fault(
    "nasta-mote-bakat", "Nästa möte {on} ligger inte efter {date}.", "Rätta datumet för nästa möte."
)
FAR_AHEAD = Fault(
    "ar-langt-fram", "{what} {on} ligger mer än {years} år fram.", "Kontrollera årtalet."
)
NEXT_DAY_OFF = Fault(
    "nasta-mote-ledig-dag", "Nästa möte {on} är en {day}.", "Kontrollera att dagen stämmer.", W
)
DEVIATION_AHEAD = Fault(
    "avvikelse-framat",
    "Avvikelsen {on} är efter anteckningens dag {date}.",
    "Kontrollera vilken dag det hände.",
)
PERIOD = Fault(
    "period-bakvand", "{what}: sista dagen {until} är före första dagen {since}.", "Rätta datumen."
)
MEASURE_RANGE = Fault(
    "matvarde-orimligt", "{what}: {value} kan inte stämma; det ska vara {fits}.", "Rätta talet."
)
MEASURE_WHOSE = Fault(
    "matvarde-vems",
    "Det framgår inte vems mätvärde ”{what}” är: ”{who}” kan vara {names}.",
    "Skriv hela namnet. Heter de lika: skriv till exempel ”pappa” före namnet, eller ”den unge”.",
)

# People
AUTHOR_MISSING = Fault(
    "skribent-saknas",
    "Det framgår inte vem som har antecknat.",
    "Fyll i ”Antecknat av” med namn och befattning.",
)
AUTHOR_TITLE = Fault(
    "befattning-saknas",
    "Befattningen för den som antecknat saknas.",
    "Skriv befattningen efter namnet, så att journalen blir komplett.",
    W,
)
GUARDIAN_NEAR = Fault(
    "vardnadshavare-oklar",
    "Vårdnadshavaren ”{name}” liknar {near}, som redan finns i ärendet.",
    "Skriv namnet som det står, eller lämna en rättelse om det var fel förut.",
)
CUSTODY_BOTH = Fault(
    "vardnad-motsagd",
    "{sole} står med ensam vårdnad, men {other} står inte som utan vårdnad.",
    "Skriv ”vårdnad: ingen” för den som inte har vårdnaden, eller ”vårdnad: gemensam”.",
    right=Right.CUSTODY,
)
RESPONSIBLE_UNKNOWN = Fault(
    "ansvarig-okand",
    "”{name}” finns varken bland deltagarna, familjen eller samverkansparterna.",
    "Skriv namn och verksamhet, till exempel ”{example}”. En verksamhet som är ny i ärendet "
    "skrivs också under ”Parter som tillfrågas”.",
)
RESPONSIBLE_AMBIGUOUS = Fault(
    "ansvarig-flertydig", "”{name}” kan vara flera personer: {choices}.", "Skriv hela namnet."
)
NO_WHO = Fault(
    "atagande-utan-ansvarig", "Åtagandet ”{text}” saknar ansvarig.", "Skriv vem som ska göra det."
)
NO_WHEN = Fault("tid-saknas", "Åtagandet ”{text}” saknar tid.", "Skriv ett datum, eller ”löpande”.")

# Consent
CONSENT_GIVER = Fault(
    "samtycke-givare-okand",
    "”{name}” är varken den unge eller vårdnadshavare i ärendet.",
    "Skriv vem i familjen som har lämnat samtycket.",
)
CONSENT_NO_GIVER = Fault(
    "samtycke-utan-givare",
    "Det framgår inte vem som har lämnat eller återkallat samtycket.",
    "Skriv namnen, till exempel ”båda vårdnadshavarna och den unge”.",
)
CONSENT_AGAIN = Fault(
    "samtycke-efter-aterkallelse",
    "Samtycket för {party} återkallades {on}, men anteckningen räknar upp {party} utan datum.",
    "Har samtycket lämnats på nytt: skriv vilken dag. Annars: ta bort {party}.",
)
CONSENT_NO_END = Fault(
    "samtycke-utan-slut", "Samtycket saknar slutdatum.", "Skriv t.o.m. vilket datum det gäller."
)
CONSENT_NO_PARTY = Fault(
    "samtycke-utan-part",
    "Samtycket säger inte vilka verksamheter det gäller.",
    "Räkna upp verksamheterna; ett samtycke får inte vara generellt.",
)
PARTY_NEAR = Fault(
    "part-oklar",
    "Verksamheten ”{name}” liknar ”{near}” i registret.",
    "Skriv ”{near}” om det är den, annars verksamhetens hela namn.",
)
PARTY_UNKNOWN = Fault(
    "part-okand",
    "Det går inte att säga vem ”{name}” är, som inte ska ha del av uppgifterna.",
    "Menar du {likely}? Skriv så, eller lägg till parten i inställningarna.",
)
PARTY_LONGER = Fault(
    "part-langre-namn",
    "”{name}” kan vara en annan verksamhet än {near}.",
    "Menar du {near}? Skriv så, eller lägg till parten i inställningarna.",
)
PRESENT_NOT_COVERED = Fault(
    "narvarande-utan-samtycke",
    "{name} var med, men samtycket omfattar inte {party} den {on}.",
    "Var det så: skriv ”deltog utan sekretessuppgifter” efter namnet. Omfattas de: skriv in det "
    "under Samtycke.",
)
PRESENT_UNPLACED = Fault(
    "narvarande-okand",
    "Det framgår inte varifrån {name} kommer.",
    "Skriv verksamheten efter namnet, eller ”deltog utan sekretessuppgifter”.",
)
NOT_IN_FORCE = Fault(
    "samtycke-galler-inte",
    "Samtycke gällde inte den {on}: {why}.",
    "Finns samtycket: skriv in det under Samtycke. Hölls mötet utan: skriv ”samtycke saknades” "
    "så blir planen internt arbetsmaterial.",
)
RECIPIENT = Fault(
    "mottagare-utan-samtycke",
    "Det går inte att skicka till {name}: {why}.",
    "Ta bort mottagaren, eller skriv in samtycket.",
)
KEPT_OUT = Fault(
    "mottagare-okand",
    "Det går inte att säga vem ”{name}” är, som inte ska ha pappret.",
    "Menar du {likely}? Skriv så. Annars: skriv hela namnet, eller stryk raden om ingen avses.",
)
EXCEPTION = Fault(
    "samtycke-undantag",
    "Samtycket har ett undantag: {what}.",
    "Hela planen skickas inte till de parter som samtycket gäller förrän det finns ett samtycke "
    "utan undantaget. Gäller undantaget en part eller ett slags uppgifter: skriv det så.",
    W,
)
LIMITED = Fault(
    "samtycke-begransat",
    "Samtycket för {party} gäller bara {kinds}; planen skickas inte dit.",
    "Inget behöver göras om det är avsikten.",
    W,
)
WITHDRAW_NOTHING = Fault(
    "aterkallelse-utan-samtycke",
    "Det finns inget samtycke för {party} att återkalla.",
    "Skriv verksamhetens namn, en på varje rad: {held}. Återkallas allt: lämna parterna tomma.",
)

# The plan
AREA = Fault("livsomrade-okant", "Livsområdet ”{area}” finns inte.", "Använd ett av: {choices}.")
GOAL_UNKNOWN = Fault(
    "mal-finns-inte", "Målet ”{ref}” finns inte i planen.", "Planens mål är: {choices}."
)
GOAL_MISSING = Fault(
    "mal-saknas",
    "Åtagandet ”{text}” hör inte till något mål.",
    "Skriv målet (eller dess nummer, t.ex. M1) ovanför åtagandet.",
)
COMMITMENT_UNKNOWN = Fault(
    "atagande-finns-inte",
    "Åtagandet ”{ref}” finns inte i planen.",
    "Öppna åtaganden är: {choices}.",
)
COMMITMENT_AMBIGUOUS = Fault(
    "atagande-flertydigt", "”{text}” kan vara flera åtaganden: {choices}.", "Skriv numret."
)
COMMITMENT_CONFLICT = Fault(
    "atagande-nummer-och-text",
    "Numret {ref} och texten ”{text}” pekar på olika åtaganden ({ref}: ”{stands}”; texten liknar "
    "{other}).",
    "Rätta numret eller texten.",
)
GOAL_CONFLICT = Fault(
    "mal-nummer-och-text",
    "Numret {ref} och målet ”{text}” pekar på olika mål ({ref}: ”{stands}”; texten liknar "
    "{other}).",
    "Rätta numret eller texten.",
)
COMMITMENT_CHANGED = Fault(
    "atagande-skrivet-om",
    "{ref} står i planen med en annan ansvarig: {stands}.",
    "Sätt {ref} till ”utgår” och skriv ett nytt åtagande, eller lämna en rättelse om det var fel.",
)
COMMITMENT_CLOSED = Fault(
    "atagande-avslutat", "{ref} är redan {status}.", "Ta bort raden, eller skriv ett nytt åtagande."
)
TWO_STATUSES = Fault(
    "tva-statusar", "{ref} har fått två statusar: {first} och {second}.", "Behåll den som gäller."
)
COMMITMENT_TWICE = Fault(
    "atagande-finns-redan",
    "Det nya åtagandet ”{text}” är lika med {ref}.",
    "Sätt status på {ref} i stället, eller skriv vad som skiljer.",
)

# Pause
PAUSE_START = Fault(
    "paus-utan-start", "Pausen saknar första dag.", "Skriv från och med vilket datum pausen gäller."
)

# Warnings
SOON_ADULT = Fault(
    "snart-18",
    "Den unge fyller 18 år den {on}.",
    "Då upphör vårdnadshavarnas samtycke och utskick, och den unge bestämmer ensam. Det som den unge själv har "
    "samtyckt till gäller vidare till sin sista dag; för annat behövs ett nytt samtycke från den unge.",
    W,
)
UNMEASURABLE = Fault(
    "mal-omatbart",
    "Målet ”{goal}” går inte att mäta.",
    "Ange gärna ett tal, ett datum, hur ofta, eller något som går att svara ja eller nej på.",
    W,
)
THIRD_PERSON = Fault(
    "utomstaende-namn",
    "”{name}” är varken person eller part i ärendet, men skrivs ut i planen.",
    "Ta bort namnet om det är en utomstående.",
    W,
)
NO_OWN = Fault(
    "inget-eget-atagande",
    "Planen har inget åtagande som den unge själv ansvarar för.",
    "Den unges eget ansvar bör alltid synas.",
    W,
)
PROTECTED = Fault(
    "skyddad-uppgift",
    "Anteckningen har adress eller telefon till {who}, som har skyddade personuppgifter.",
    "Uppgiften sparas men skrivs inte ut i något papper som delas.",
    W,
)
PLACE_LIKE = Fault(
    "skyddad-plats-eller-nummer",
    "”{what}” kan visa var någon med skyddade personuppgifter finns eller nås, och skrivs ut i papper "
    "som lämnar akten.",
    "Stryk det, eller skriv det så att det inte visar var. Ska det sparas: skriv det under "
    "”Iakttagelser”, som stannar i akten. Hör platsen eller numret till enheten eller en part: be den "
    "som sköter inställningarna att lägga in det i sigdocs.toml.",
)
PLACE_OF_MEETING = Fault(
    "skyddad-motesplats",
    "Mötesplatsen ”{what}” är varken enhetens eller en parts lokal, och någon i ärendet har skyddade "
    "personuppgifter.",
    "Skriv enhetens lokal (”socialkontoret, rum 3”), en parts namn eller ”digitalt”. Annars: lämna platsen "
    "tom och säg den muntligt; i kallelsen står då ”meddelas”.",
)
UNPROTECTED = Fault(
    "skydd-upphor",
    "Skyddet av personuppgifter för {who} upphör med den här anteckningen.",
    "Adress och telefon kan från och med nu stå i papper. Stämmer det inte: lämna en rättelse genast.",
    W,
)
GOAL_EMPTY = Fault(
    "mal-utan-atagande",
    "Målet ”{goal}” har inget åtagande.",
    "Ett mål bör ha minst ett åtagande.",
    W,
)
