"""The words that deny a consent, a party or the insats in whatever order Swedish has for it.

Every pattern meets one sentence as :func:`sigdocs.casework.people.folded` gives it, and carries the
Swedish that it is for. ”Party” and ”who” are patterns for whom a case knows.
"""

from collections.abc import Iterator

_NO = r"(?:inte|ej|aldrig)"
_NONE = r"(?:inte|ej|aldrig|inget|ingen|inga)"
_ONLY = r"(?:bara|endast|enbart)"
_STILL = r"(?: (?:nu|langre|mer|langre mer))?"
_YES = r"\b(?:samtyck\w*|medgiv\w*|(?:sitt|mitt|hans|hennes|deras) (?:ja|ok|okej))\b"
_SIGNED = r"\b(?:paskrift\w*|underskrift\w*|namnteckning\w*)"
_TAKE = r"\b(?:tar|tog|tagit|ta|tas|togs|drar|drog|dragit|dra|dras|drogs)"
_WANTS = r"\b(?:vill|ville|velat|onskar|onskade|kraver|ber|bad)"
_SAID = r"(?:sager|sa|sade|sagt|svarar|svarade|svarat)"
_KIND = (
    r"\b(?:halsa|halsan|halsouppgift\w*|missbruk\w*|drog\w*|provsvar\w*|skolgang\w*|ekonomi\w*|"
    r"brottsmisstank\w*|misstankar\w*|familjeforhalland\w*|journaluppgift\w*)\b"
)
_TOLD = (
    r"(?:uppgift\w*|information\w*|info|papper\w*|kopi\w*|brev|utskick|post|planer|planen|provsvar\w*|"
    r"drogprov\w*|urinprov\w*|protokoll\w*|handling\w*|insyn)"
)
_PASSED = r"(?:delas|lamnas (?:ut|vidare|till)|visas|skickas|spridas|ges ut|ges till|inga|omfattas|ga till|rapporteras)"
_HAS_PART = (
    r"(?:far (?:veta|ta del|del|se|lasa|planen|nagot|vara med|sitta med|insyn|uppgift\w*|info\w*)|"
    r"ska (?:veta|fa|ha|se|lasa|vara med|delta|ta del|sitta med)|ar med\b|ar kvar|ar inblandad\w*|"
    r"medverka\w*|deltar|deltog|sitter med|tar del|vet\b|laser|ser planen|bjuds|kallas)"
)
_AGREES = r"(?:godkan\w*|accepter\w*|godta\w*|tillat\w*|samtycker|medger|gar|gick|gatt|ga)"
_AGREES_NOT = rf"\b(?:{_AGREES} {_NO}{_STILL}|{_NO}{_STILL} {_AGREES})(?: med pa)?"
_INSATS = r"(?:hela )?(?:insats\w*|sig|sam(?:arbete|verkan)\w*)"
_OUT = r"(?:ur (?:gruppen|planen|samtyck\w*|sam\w+|det|insatsen)|borta|bort|ute)"
_NOW = (
    r"(?=$| (?:nu|i dag|idag|i gar|igar|sager|sa|sade|enligt|fran|och|men|for att|eftersom|tack)\b)"
)


def denials(party: str, who: str) -> Iterator[str]:
    """What denies a consent, part of it, a party of it, or the insats.

    Args:
        party: a pattern for an organisation.
        who: a pattern for one of the family.
    """
    yield from _consent_lacks()
    yield from _consent_ends(party)
    yield from _signature_denied(party)
    yield from _kinds_denied(party, who)
    yield from _only_some(party)
    yield from _party_refused(party, who)
    yield from _party_out(party)
    yield from _insats_declined(who)


def _consent_lacks() -> Iterator[str]:
    """What says that a consent is not there."""
    has = (
        r"(?:har|hade|finns|fanns|far|fick|fatt|ger|ge|gav|gett|givit|lamna\w*|godkan\w*|acceptera\w*|"
        r"vidhall\w*|star|sta|stod|forny\w*|forlang\w*|bekrafta\w*|skriv\w*|undertecknat)"
    )
    yield rf"{_YES}.{{0,30}}\b(?:vagra\w*|neka\w*)\b"  # samtycke nekas polisen
    # samtycke för polisen saknas, samtycke saknas för polisen; alone it is of a disclosure, made without
    yield rf"{_YES} (?:\w.{{0,30}}\b(?:saknas|saknades|fattas)\b|(?:saknas|saknades|fattas)\b(?=\W*\w))"
    yield rf"\b(?:saknar|saknas|saknades|fattas) (?:\w+ ){{0,3}}{_YES}"  # vi saknar samtycke för BUP
    yield rf"\b{has} (?:{_NONE}|inte nagot)(?: langre)? (?:\w+ ){{0,3}}{_YES}"  # har inte längre samtycke för BUP
    yield rf"\b{_NONE}(?: langre)? {has} (?:\w+ ){{0,3}}{_YES}"  # ville inte ge samtycke
    yield rf"\b{_NO}(?: langre)? (?:samtyckt|medgett|medgivit)\b"  # har aldrig samtyckt
    yield rf"(?<!\bi ){_YES} (?!hann|hinner|tog vi|prat|diskut)(?:(?!omfatt|gall|hann|andra|sager)\w+ ){{0,3}}{_NONE}\b(?! (?:\w+ )?(?:forran|andr\w*|hunni\w*|hann|forny\w*|omfatt\w*|tack\w*|ing\w*))"  # samtycke finns inte för polisen
    yield rf"\b(?:ger|gav|gett|givit|ge) {_NO}{_STILL} (?:sitt |sin |nagot |nagon )?(?:ok|okej|tillstand|tillatelse)(?=$| (?:till|for) (?:att (?:dela|lamna|skicka)|\w+$))"  # ger inte längre sitt ok
    yield rf"\b(?:hade|har|fick) {_NO}{_STILL} (?:gett|givit) (?:sitt |sin )?(?:ok|okej|tillstand|tillatelse)$"  # har inte gett tillåtelse


def _consent_ends(party: str) -> Iterator[str]:
    """What ends, shrinks or doubts a consent: verb, participle or noun, before or after it."""
    ends = (
        r"(?:avslut\w*|upphor\w*|haver|havs|haves|havt|rivas?|rivs|slopa\w*|slutar?|forfall\w*|krymp\w*|minska\w*|"
        r"snava\w*|inskrank\w*|dras|drogs|fortid|i fortid|fel|frivilligt?|lurad|pressad|tvingad)"
    )
    yield r"\b(?:samtyck|medgiv)\w*aterkall\w*"  # samtyckesåterkallelse inkom
    yield rf"\b(?:tillbakadra\w*|indra\w*|aterta\w*|aterkalla\w*|upphavt|upphort) (?:\w+ )?{_YES}"  # tillbakadraget samtycke
    yield rf"{_YES}.{{0,30}}\b{ends}\b"  # samtycket ska rivas upp
    yield rf"\b{ends}\b (?:\w+ ){{0,2}}(?:pa |med )?{_YES}"  # det blev fel på samtycket
    yield rf"\b(?:avsager|avsade|avsagt|avboj\w*|tvekar|tvekade|tveksam\w*|osaker\w*|angrar|bytt asikt|andrar? sig)\b.{{0,40}}{_YES}"  # avsäger sig samtycket
    yield rf"{_WANTS} (?:\w+ )?(?:andra(?: pa)?|gora om|tanka om|se over|begransa|korta) {_YES}"  # vill ändra på samtycket
    yield rf"{_TAKE} (?:\w+ ){{0,3}}(?:ja|ok|ord|{_YES}) (?:\w+ ){{0,4}}tillbaka\b"  # har tagit sitt ja tillbaka
    yield rf"{_YES}.{{0,40}}{_TAKE}\b.{{0,20}}\btillbaka\b"  # sitt ja till polisen tar Milo tillbaka
    yield rf"\b(?:forstod|visste|fattade|begrep) {_NO}\b.{{0,25}}{_YES}|{_YES}.{{0,40}}\b(?:forstod|visste|fattade|begrep) {_NO}\b"  # samtycket skrevs, Sara visste inte vad det var
    yield rf"\bandrat sig(?=$| om (?:att )?{party})|\bangra\w* (?:sig )?(?:ang|angaende|gallande|betraffande) {party}"  # Milo har ändrat sig
    yield r"\b(?:inte langre|inte mer) (?:med pa|okej med|ok med) (?:det|samtyck\w*|detta)$|\bgar (?:inte|ej) langre med pa (?:det|detta)\b"  # går inte längre med på det
    yield r"\bdra(?:r|git)? oss ur\b"  # vi drar oss ur det här


def _signature_denied(party: str) -> Iterator[str]:
    """What takes back or denies what was signed."""
    yield rf"\b(?:forstod|visste|fattade|begrep) {_NO} vad .{{0,15}}\b(?:skrev|skrivit) (?:pa|under)\b"  # förstod inte vad han skrev på
    yield rf"{_SIGNED} (?:ar|var) {_NO}\b"  # underskriften är inte Jonas
    yield rf"\b(?:tillbaka|tillbaks|river|riva) (?:sin |sitt |det )?(?:{_SIGNED}|papper$)"  # vill ha tillbaka sin påskrift
    yield rf"\b{_NO}(?: langre)? (?:skrivit|skriva|skriver) (?:pa|under) (?:for|till) (?:att )?{party}"  # har inte skrivit på för BUP
    yield rf"\bskriver {_NO} (?:pa|under)$"  # mamma skriver inte på
    yield rf"\b{party} skulle {_NO} (?:sta|inga|omfattas|ha|fa|vara med(?! pa mot| i dag| idag))\b"  # BUP skulle inte stå där


def _kinds_denied(party: str, who: str) -> Iterator[str]:
    """What takes a kind of information back, or keeps it from somebody."""
    yield rf"{_TAKE} (?:\w+ )?tillbaka (?:delen |det |allt |uppgift\w* )?(?:om |for |gallande )?{_KIND}"  # tar tillbaka hälsa men resten gäller
    yield rf"{_KIND} (?:\w+ ){{0,3}}(?:tas|togs|dras|drogs) (?:\w+ )?tillbaka\b"  # hälsa och missbruk tas tillbaka
    yield rf"(?:{_KIND}|\b{_TOLD}) (?:om \w+ )?(?:far|ska|skall|bor) (?:\w+ )?{_NO} (?:langre )?{_PASSED}"  # hälsouppgifter får inte lämnas till polisen
    yield rf"\b(?:dela\w*|lamna\w*|skicka\w*|visa) {_NO} (?:ut |langre )?(?:\w+ )?{_KIND}"  # dela inte hälsouppgifter
    yield rf"\b(?:inga|inget|ingen) (?:\w+ )?{_TOLD} (?:\w+ ){{0,3}}(?:till|at|hos) (?:{party}|{who})"  # inga uppgifter om droger till skolan
    yield rf"\b(?:drog|urin|blod)prov\w* (?:far|ska|skall|bor) {_NO} (?:langre )?{_PASSED}"  # drogproverna får inte visas för skolan
    yield rf"\b{party} (?:far|ska|skall|bor) {_NO} (?:langre )?(?:lamna|ge|dela|skicka|visa) (?:ut )?(?:\w+ )?(?:{_TOLD}|vidare)\b"  # Mini-Maria får inte lämna ut provsvar
    yield rf"\b{party} slutar? (?:lamna|ge|dela|skicka|beratta|rapportera)\b"  # Mini-Maria slutar lämna uppgifter


def _only_some(party: str) -> Iterator[str]:
    """What narrows who may have what by ”bara”."""
    gets = r"(?:far|ska|skall|kan)"
    yield rf"\b{_ONLY} (?:{_KIND}|\b{_TOLD}) (?:\w+ ){{0,3}}{gets} {_PASSED}|\b{_ONLY} (?:\w+ )?{_KIND}.{{0,10}}\b{gets} (?:delas|visas|lamnas)\b"  # bara skolgång får delas med polisen
    yield rf"\b{party} (?:\w+ )?{gets} {_ONLY} (?:veta|se|lasa|ta del|{_TOLD})\b"  # polisen får bara veta om skolan
    yield rf"\b{_ONLY} {party} {gets} (?:fa |ha )?(?:veta|se|ta del|del|planen|nagot|{_TOLD})\b"  # endast skolan får information
    yield rf"\b{_ONLY} (?:vill )?dela (?:\w+ )?med\b|\bdela(?:r|s)? {_ONLY} med\b"  # vill bara dela med skolan


def _party_refused(party: str, who: str) -> Iterator[str]:
    """What somebody says no to, of a party."""
    yield rf"{_AGREES_NOT} (?:att )?(?:planen|uppgift\w*|info\w*|papper\w*|vi|ni|soc\w*|nagot|nagra) .{{0,30}}\b(?:till|med|for|at|hos) {party}"  # godkänner inte att planen går till polisen
    yield rf"{_AGREES_NOT} att {party} {_HAS_PART}|{_AGREES_NOT} {party}(?= (?:i|som|langre|mer)\b|$)"  # godtar inte polisen i gruppen
    yield rf"{_WANTS} {_NO}{_STILL} att {party} {_HAS_PART}"  # vill inte mer att polisen är med
    yield rf"{_WANTS} {_NO}{_STILL} ha (?:med )?{party}(?= (?:med|kvar|dar|har|i gruppen|inblandad\w*|langre|mer)\b|$)"  # vill inte ha polisen med
    yield rf"{_WANTS} .{{0,12}}\bslippa (?:dela|informera|skicka|blanda in)\b.{{0,20}}\b{party}"  # har bett att få slippa dela med polisen
    yield r"\b(?:bett|fa) (?:\w+ ){0,2}slippa (?:dela|informera|skicka|blanda in)\b"  # ber att få slippa dela med polisen
    yield rf"{_WANTS} (?:nu )?(?:ha {party} {_OUT}|att {party} (?:lamnar|gar ur|lamna|slutar) (?:gruppen|oss|insatsen|sam\w+|planen|motet|motena)\b)"  # vill att polisen lämnar gruppen
    yield rf"{_WANTS} .{{0,12}}\bslutar? (?:prata|dela|snacka|samarbeta)\b.{{0,10}}\b{party}"  # kräver att vi slutar prata med polisen
    yield r"\b(?:vanta|avvakta|droja|drojer) med att (?:dela|skicka|lamna)\b"  # vill vänta med att dela med polisen
    yield rf"\b(?:e)?mot att {party} {_HAS_PART}|\bprotester\w* mot {party}(?= (?:i|som|far|ska)\b|$)"  # är emot att polisen är med
    yield rf"\bavboj\w* (?:att )?{party} {_HAS_PART}|\bavboj\w* (?:att )?(?:{party}(?=$)|utskick\w*|delning\w*)"  # avböjer att polisen deltar
    yield rf"\bvagra\w* (?:att )?lata {party}"  # vägrar låta Mini-Maria berätta något
    yield rf"\b(?:nobba\w*|dissa\w*|ratar|ratade) {party}(?= |$)|\bbacka\w* fran {party}(?= |$)"  # mamma nobbar polisen
    yield rf"\b{party}(?: tack)? nej\b(?=$| (?:tack|sager|sa|sade|fran|enligt|vill)\b)"  # polisen – nej, säger mamma
    yield rf"\b{_SAID} (?:inte|ej|nej till) {party}(?=$)|\bglom {party}(?= jag|$)|\b{_SAID} ifran om {party}"  # sade: inte polisen
    yield rf"\b{_SAID} nej\b.{{0,40}}\bom {party}(?=$| (?:far|ska|kan|bor|skulle) (?:vara|fa|veta|ha|se|ta)\b| (?:far|ska) veta)"  # svarade nej på frågan om polisen får veta
    yield rf"\b{_NO} (?:\w+ ){{0,3}}(?:ok|okej) .{{0,20}}\batt {party} {_HAS_PART}"  # inte ok för Sara att polisen får veta
    yield rf"\b(?:funder\w*|tank\w*) .{{0,12}}\bom {party} (?:ska|far|bor) (?:vara med|fa|veta|ha)\b"  # vill fundera på om polisen ska vara med
    yield rf"{_WANTS} {_NO}{_STILL} ha (?:nagra )?(?:fler|mer) (?:papper|brev|post|utskick|planer)\b|{_WANTS} (?:sjalv )?bestamma (?:sjalv )?vem som far planen\b"  # vill inte ha några fler papper
    yield rf"\bsatt\w* (?:ner|ned) foten\b.{{0,20}}{party}|\bracker nu med {party}"  # sätter ner foten om polisen
    yield rf"\b{who} (?:sager|har sagt) (?:nu )?(?:stopp|nej)$"  # Sara säger stopp
    yield rf"\bstopp for (?:\w+ ){{0,3}}{party}"  # stopp för utskick till polisen
    yield rf"\b(?:sekretess\w*|tystnadsplikt\w*) (?:\w+ )?(?:mot|gentemot) (?:{party}|{who})"  # sekretess mot pappa gäller
    yield rf"\b(?:{_TOLD}|adress\w*|allt) (?:ar|halls|ska vara) (?:hemlig\w*|sekretess\w*) for (?:{party}|{who})"  # uppgifterna är hemliga för pappa
    yield rf"\b(?:{party}|{who})s? kannedom\b|\bhall\w* (?:det|detta|det har|uppgift\w*) internt\b"  # får inte komma till pappas kännedom


def _party_out(party: str) -> Iterator[str]:
    """What a party is taken out of."""
    yield rf"\b{party} (?:ska |skall |bor |ar |har |blir )?(?:nu )?(?:strykas|stryks|struken|strukits|avfors|avford|avforts|utesluten|uteslutits)\b"  # polisen stryks
    yield rf"\b{party} (?:ska|skall|far|bor) (?:\w+ )?{_NONE} (?:langre |mer |fler )?(?:(?:fa|ha) )?(?!utskick|post|brev)(?:\w+ )?(?!utskick|post|brev){_TOLD}\b"  # skolan ska hädanefter inte ha någon kopia
    yield rf"\b{party} (?:ska|skall|far|bor|behover) {_NO} (?:(?:langre|mer) (?:vara|delta|komma|medverka|sitta|kallas|bjudas)|bjudas in|kallas(?:$| till mot))"  # polisen bör inte längre bjudas in


def _insats_declined(who: str) -> Iterator[str]:
    """What ends the family's own part in the insats."""
    us = rf"(?:{who}|familjen|han|hon)"
    yield rf"\b(?:tackar?|tackade|tackat|sager|sa|sade|sagt) (?:\w+ )?nej till {_INSATS}\b"  # tackar nej till insatsen
    yield rf"{_WANTS} {_NO}{_STILL} (?:ha|fortsatta med|ta emot) {_INSATS}\b"  # vill inte ha insatsen längre
    yield rf"\b(?:orkar|tanker|kan) {_NO}{_STILL} (?:vara med|fortsatta|delta|medverka)\b.{{0,6}}\b(?:i|med) {_INSATS}\b"  # orkar inte längre vara med i insatsen
    yield rf"\b{us} (?:\w+ )?(?:avslutar|lamnar|avbryter|avboj\w*|bryter|stoppar|pausar) {_INSATS}{_NOW}"  # Milo lämnar insatsen
    yield rf"\b{_INSATS} (?:avbojs|avvisas|nekas)\b"  # insatsen avböjs av Sara
    yield rf"\bavhopp\w* (?:fran )?(?:{_INSATS}|oss)\b"  # är avhoppad från insatsen
    yield rf"{_WANTS} (?:\w+ )?(?:avbryta|avsluta|lamna|slippa) {_INSATS} (?:i fortid|nu|direkt|omgaende)\b"  # vill avsluta insatsen i förtid
    yield r"\bhoppa\w* av (?:i dag|idag|i gar|igar|nu)$"  # hoppade av i dag
