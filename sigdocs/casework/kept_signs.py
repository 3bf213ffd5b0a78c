"""The words that keep something back or end a part in the work without a word on consent.

Every pattern meets one sentence as :func:`sigdocs.casework.people.folded` gives it, and carries the
Swedish that it is for. ”Parties” and ”folk” are patterns for whom a case knows.
"""

import re
from collections.abc import Iterator

_NO = r"(?:inte|ej|aldrig)"
_NONE = r"(?:inte|ej|aldrig|inget|ingenting)"
_PAPER = (
    r"(?:planen|planer|atgardsplan\w*|pappe?r\w*|protokoll\w*|journalen|dokument\w*|anteckning\w*)"
)
_KNOW = r"(?:veta(?!.{0,15}\bi tid\b)|reda pa|kanna till|hora talas om|ta del|se planen|se det har|lasa (?:det|planen)\w*)"
_WHO_SAYS = r"(?=$| (?:sager|sa|sade|enligt|men|utan|for att|eftersom|efter|nu|och)\b)"
_OURS = r"(?:sig|sam\w+|planen|insatsen|arbetet|projektet|det har|allt)"
_TELL = (
    r"(?:sag|saga|beratta\w*|namn|namna|prata\w*|avsloj\w*|visa|visar|mejla|mejlar|maila|mailar)"
)
_WRITE = r"(?:skriv\w*|anteckna\w*|dokumentera\w*|for\w* vidare|ring\w*|skicka\w*|kontakta\w*)"


def keeps_from_all(plain: str) -> bool:
    """Whether folded words keep something from whoever it be, or off every paper."""
    return bool(_FROM_ALL.search(plain))


def keeps_back(party: str, folk: str) -> Iterator[str]:
    """What something said shall not reach, or nobody at all."""
    somebody = rf"(?:{party}|{folk}|nagon|nan|andra|dem)"
    yield from _between_us()
    yield from _off_paper()
    yield rf"\b(?:far|ska|skall|behover|bor) (?:absolut |heller )?{_NO} (?:langre |heller |fa |behova )*{_KNOW}\b(?! var\b)"  # pappa får inte veta
    yield rf"\b(?:far|ska|skall) {_NO} {somebody} (?:fa )?{_KNOW}\b"  # därför får inte mamma veta
    yield rf"\bingen\b(?:(?! var\b).){{0,20}}\b(?:far|ska|skall|behover) (?:fa )?{_KNOW}\b(?! var\b)"  # ingen på skolan ska veta
    yield rf"\bvarken .{{0,60}}\b(?:ska|skall|far|bor|behover) (?:fa )?{_KNOW}\b|\b(?:ska|skall|far|bor) varken .{{0,60}}\b{_KNOW}\b"  # varken Sara eller polisen ska få veta det
    yield rf"\b(?:inget|ingenting|inte nagot) som .{{0,30}}\b(?:ska|far|behover) (?:fa )?{_KNOW}\b"  # inget som skolan ska känna till
    yield rf"\b{_NO} att .{{0,30}}\b(?:far|ska|kan)? ?(?:fa )?{_KNOW}\b(?! var\b)"  # vill inte att mamma får reda på det
    yield rf"\b{_TELL} {_NONE}\b.{{0,25}}\b{somebody}\b"  # säg inget till pappa
    yield rf"\b(?:ring|skicka|kontakta|skriv) {_NONE} (?:\w+ ){{0,3}}{somebody}\b"  # skicka inte planen till Jonas
    yield rf"\b(?:ska|far|skall|att|bor) {_NONE} (?:\w+ )?{_TELL} .{{0,25}}\b{somebody}\b"  # bad oss att inte säga något till Jonas
    yield rf"\b{_NO} att (?:jag|vi|ni) (?:{_TELL}|{_WRITE})"  # vill inte att jag berättar för mamma
    yield rf"\batt (?:jag|vi|ni|du) {_NONE} (?:far |ska )?(?:sag\w*|beratta\w*|namn\w*|avsloj\w*|visar?|mejlar?) .{{0,25}}\b{somebody}\b"  # ber att vi inte berättar för mamma
    yield rf"\b(?:bad|ber|bett) (?:mig|oss|dig|er)\b.{{0,15}}\b{_NO} (?:\w+ )?(?:{_TELL}|{_WRITE}|saga)"  # bad mig att inte skriva ner det
    yield rf"\bbehover ingen (?:annan |av dem )?{_KNOW}\b|\b(?:inget|ingenting) (?:som )?(?:jag|vi) (?:far|ska|kan) (?:beratta|saga|visa)\b"  # det här behöver ingen annan veta
    yield rf"\bi all hemlighet\b|\bskriv (?:inte|ej) (?:att|om|in|upp|ner)\b|\b(?:ta bort|stryk\w*) det (?:han|hon|hen|jag|vi|{folk}) (?:sa|sade|berattade|skrev)\b"  # skriv inte att han röker
    yield from _shall_not(party, folk)
    yield from _not_among_receivers(party)
    who = rf"(?:{folk}|{party})"
    yield rf"\b{_NO} att {who} (?:ser|laser|hor|far|vet|kommer at)\b(?! var\b)"  # vill inte att pappa ser hans svar
    yield rf"\b(?:hall\w*) (?:det|detta|uppgift\w*) borta fran\b|\b(?:inte|ej) ens {who} (?:far|ska)\b"  # håll det borta från Jonas
    yield rf"\b{_TELL} (?:det|detta|det har) {_NONE}\b|\bska(?:ll)? {_NO} (?:ga |skickas )?till {who}"  # nämn det inte för Jonas
    yield rf"\b{_NO} ett ord (?:till|om det|for) (?:{somebody}|det har|det)\b"  # inte ett ord till pappa


def _not_among_receivers(party: str) -> Iterator[str]:
    """Who is left out in a few words of who shall have the plan."""
    sent = r"(?:(?:mottagar|utskick|sandlist)\w* (?:\w+ ){0,3}|plan(?:en)? )"
    given = r"(?:skickas|gar till|lamnas till|far planen|ska (?:ha|fa) planen)\b"
    except_for = r"(?:utom|forutom|undantag\w*)"
    yield rf"\b{sent}(?:(?:inte|ej)(?: till)?|{except_for}) (?:\w+ )?{party}"  # mottagare: alla utom skolan
    yield rf"\b{given}.{{0,20}}\b{except_for} (?:\w+ )?{party}"  # alla får planen utom skolan
    yield rf"^(?:(?:inte|ej)(?: till)?|alla utom|alla forutom) {party}$"  # inte till polisen


def _shall_not(party: str, folk: str) -> Iterator[str]:
    """Whatever verb of telling, and whoever is told: a modal or an order, a no, and somebody."""
    who = rf"(?:(?:{party}|{folk}|farmor|farfar|mormor|morfar|froken|lararen|andra|nagon)\w*)"
    modal = r"(?:ska|skall|far|vill|behover|bor|kraver|maste|onskar|ber|bad|viktigt)"
    hears = (
        r"veta(?! av\b)(?!.{0,15}\bi tid\b)|hora (?:om|talas|av)|fa reda|reda pa|nys om|kannedom|insyn|ser? planen|"
        r"lasa(?=$| (?:det|den|detta|planen|igenom|vad|pappe?r\w*)\b)|"
        r"fa (?:planen|det|uppgift\w*|besked|post|brev|papper|kallelse)|ha (?:\w+ ){0,2}(?:kallelse\w*|brev|post|insyn|"
        r"kontakt|planen|uppgift\w*|utskick|med det)|del av|kommer fram|hamna\w* hos|framga\w*"
    )
    is_told = (
        r"kontaktas|informer(?:as|ad\w*)|involver(?:as|ad\w*)|inblanda(?:s|d\w*)|blandas|kopplas in|namnas|berattas|"
        r"delges|meddelas|underrattas"
    )
    tells = r"kontakta|informera|involvera|inblanda|blanda|koppla in|namna|beratta|delge|meddela|underratta"
    heard, told = rf"(?:{hears}|{is_told})", rf"(?:{hears}|{is_told}|{tells})"
    no = r"(?:inte|ej|aldrig|inget|ingen|inga|absolut inte|slippa)"
    yield rf"\b{who}\b.{{0,30}}\b{modal}\b.{{0,20}}\b{no}\b.{{0,25}}\b{heard}\b(?! var\b)(?!.{{0,20}}\btiden\b)"  # Jonas ska inte ha någon kallelse
    yield rf"\b{modal}\b.{{0,30}}\b{no}\b.{{0,30}}\b{told}\b(?! var\b).{{0,25}}\b{who}\b"  # vi ska inte involvera BUP
    yield rf"\b{modal}\b.{{0,30}}\b{no} att .{{0,25}}\b{who}\b.{{0,25}}\b{heard}\b(?! var\b)"  # vill inte att hans mamma informeras
    yield rf"\b{who}\b {no} (?:far|ska|behover) {heard}\b|\b{who}\b (?:{no}) .{{0,10}}\b(?:far|ska) {heard}\b"  # pappa inget får veta
    yield rf"\b(?:(?:informera|kontakta|meddela|roj|delge|involvera) {no}\b.{{0,40}}(?:\b{who}\b|$)|(?:hor|visa|ge|lamna|lat) {no}\b(?! till\b).{{0,40}}\b{who}\b)"  # informera inte Jonas
    yield r"\b(?:undvik|undviker|lat bli|sluta) (?:att )?(?:\w+ ){0,5}(?:namna|saga|beratta|skriva|skicka|informera|kontakta|prata|dela|ringa)\b"  # undvik att nämna provet
    yield rf"\b(?:dolj\w*|mork\w*|hemlighet|smussl\w*) (?:\w+ ){{0,3}}(?:for|mot) {who}\b|\b(?:hallas|halls|hall) ovetande\b"  # vill dölja det för Jonas
    yield r"\btiga (?:\w+ )?(?:mot|om|for)\b|\btystnadslofte\w*|\b(?:forblir|forbli|en) hemlighet\b"  # under tystnadslöfte
    yield rf"\b(?:far|ska|skall) {no} (?:lacka|komma ut|ut|spridas|hamna hos|na)\b(?! (?:och|pa|med|i|ga)\b)"  # det får inte läcka
    yield rf"\butan att .{{0,20}}\b{heard}\b.{{0,15}}\b{who}\b|\b(?:inget|ingenting) (?:\w+ )?(?:vi|jag|man) delar\b"  # utan att det hamnar hos skolan
    yield rf"\b(?:skicka\w*|prata|ring|beratta|mejla|sag|post\w*) .{{0,40}}\b(?:inte|ej) (?:till |med |for )?{who}"  # skicka posten till Sara, inte till Jonas
    yield rf"\b(?:lamna|halla) {who} (?:ifred|i fred|utanfor)\b|\b(?:nys om|utanfor \w+ kannedom)\b"  # ber oss lämna skolan utanför
    yield r"\b(?:inget|ingenting|inte) .{0,20}\bframga\w*\b|\bandra (?:pa )?vilka som (?:far|ska)\b|\bracker att familjen\b"  # så att inget om drogerna framgår
    yield rf"\b{no} (?:far|ska|skall) (?:lacka|komma ut|spridas)\b"  # noga med att det inte får läcka
    yield rf"\bhall\w* {who} (?:borta|utanfor|undan)\b"  # håll polisen borta från det här


def _between_us() -> Iterator[str]:
    told = r"\b(?:det|detta|uppgift\w*|samtalet|allt|svaren|prov\w*|urinprov\w*)\b(?:(?! att | sa ).){0,60}"
    us = r"mellan (?:oss|er|honom och|henne och|dig och|mig och|\w+ och (?:mig|oss|honom|henne)\b)"
    yield rf"\bstanna\w* (?:kvar )?{us}"  # urinproven får stanna mellan oss
    yield rf"\b(?:ar|forblir|blir|ska vara) (?:bara |helt )?{us}"  # det är mellan oss
    yield r"\bbara (?:ska |far )?(?:finnas|stanna|ligga|bli|vara) (?:kvar )?(?:hos|mellan) (?:mig|oss|er|dig)\b|\bkvar hos (?:oss|mig) pa kontoret"  # bara ska finnas hos mig
    yield rf"{told}\bstanna\w* (?:har|i (?:det har )?rummet|inom \w+ vaggar\w*|hos (?:oss|mig|er))\b"  # det här stannar i rummet
    yield rf"\bmellan fyra ogon\b|\bkonfidentiell\w*|\b{_NO} (?:fa |far )?(?:komma|ga|foras|spridas) vidare\b|\b{_NO} spridas\b"  # mellan fyra ögon
    yield r"\boss emellan\b|\bi fortroende\b"  # berättade i förtroende
    yield r"\bhall(?:a|er|s|as)? (?:\w+ )?(?:tyst om|inne med (?:det|detta|uppg\w*|svar\w*|vad|sanning\w*)|inne med(?=$))\b"  # hålla tyst om drogtestet
    yield r"\bhall(?:a|er)? (?:vi |jag |ni |det |detta )*for (?:oss|dig|mig|er) sjalv\w*"  # det håller vi för oss själva
    yield r"\bhall(?:a|er|s|as) (?:\w+ ){0,2}hemlig\w*|\bhemlighall\w*"  # samtalet hålls hemligt
    yield rf"\b{_NO} (?:ska |far )?(?:komma|kommer) ut (?:till|bland|for)\b"  # inte kommer ut till någon annan
    yield rf"\b{_NO} (?:fa )?ga(?:r)? (?:vidare|langre an (?:hit|sa|till oss|oss))\b"  # ska inte gå längre än hit
    yield rf"\b{_NO} (?:\w+ )?(?:for\w*|beratta\w*|sprid\w*|ge|ges|lamna|lamnas|skicka\w*) (?:\w+ )?vidare\b"  # ska jag inte föra vidare


def _off_paper() -> Iterator[str]:
    of_the_plan = r"(?!mal\b|malet\b|mal \d|atagande\w*|atgard\w*|[am]\d)"
    yield rf"\b(?:skriv|skriva|namn|namna|ta med|ha med|dokumentera) {_NONE} .{{0,25}}\b(?:i|pa) {_PAPER}"  # skriv inte det i planen
    yield rf"\b{_NO} (?:fa |ska |ha )?(?:sta|skrivas?|namnas?|tas upp|vara med|hamna|med|dokumenteras|antecknas)\b.{{0,20}}\b(?:i|pa) {_PAPER}"  # det får inte stå på papper
    yield rf"\b{_NO} (?:finnas|hamna|bli) (?:kvar )?(?:i|pa) {_PAPER}|\bskriv (?:inget|ingenting|inte nagot|aldrig) om\b"  # det får inte finnas på papper
    yield r"\b(?:stryk|stryka|ta bort|tas bort|ta ur) (?:stycket|raden|meningen|uppgift\w*|delen|det om)\b|\b(?:meningen|stycket|raden|den delen|uppgiften)\b.{0,25}\bbort(?:$| ur| innan| fran)"  # stryka stycket om hennes hälsa
    yield rf"\b{_NO} ha med (?:\w+ ){{0,3}}(?:i|pa) {_PAPER}"  # vill inte ha med sin sjukdom i papperen
    yield rf"\b{_NO} att .{{0,40}}\b(?:namns|star|skrivs|dokumenteras|antecknas|journalfors|tas upp)\b(?:.{{0,20}}\b{_PAPER}|$)"  # vill inte att det nämns i planen
    yield rf"\b(?:ta|stryk|strykas|stryks) (?:bort )?(?:{of_the_plan}\w+ ){{1,5}}(?:ur|fran) {_PAPER}"  # ta bort det om missbruket ur planen
    yield rf"\b(?:uppgift\w*|raden|det om|meningen|stycket)\b.{{0,30}}\b(?:stryks|tas bort|bort) (?:ur|fran) {_PAPER}"  # raden om provsvar stryks ur planen
    yield r"\b(?:vill|vi|jag|ber|bad|bett)\b.{0,20}\b(?:stryker|utelamnar?|raderar?|raderas|stryks|utelamnas|tar bort) (?:det (?:som|om|dar)|raden|den delen|det$)|\bdet (?:raderas|stryks|utelamnas)\b"  # vi stryker det som står om tjejen
    yield r"\binnan (?:nagon annan|andra|planen|den|nagon)\b.{0,10}\b(?:far|skickas|lamnas|ser|gar ut)\b"  # läsa igenom innan någon annan får den
    yield rf"\bska(?:ll)? (?:bort|{_NO} framga|{_NO} skrivas)\b|\b{_NO} framgar?\b|\bta {_NO} med\b"  # det ska inte framgå
    yield rf"\b(?:lamna|lamnas|hall|halla|halls)\b.{{0,40}}\butanfor {_PAPER}"  # lämna det om skilsmässan utanför planen


def leaves(signed: str = r"(?:skrev|skrivit|skriva) (?:pa|under)") -> Iterator[str]:
    """What ends somebody's own part, or what they signed."""
    yield rf"\b(?:kliv\w*|klev) av(?=$| (?:{_OURS}|fran)\b)|\b(?:kliv\w*|klev) av{_WHO_SAYS}"  # Sara kliver av
    yield rf"\bvill (?:inte|ej) (?:langre )?(?:vara med|delta\w*|medverka|fortsatta)(?: langre| mer| alls| nu)*(?: i {_OURS})?{_WHO_SAYS}"  # vill inte vara med längre
    yield rf"\bhoppa\w* (?:av|ur)(?: {_OURS}| fran {_OURS})?{_WHO_SAYS}"  # har hoppat av
    yield rf"\b(?:inte|ej) (?:langre )?vill (?:vara med|delta|medverka|fortsatta)(?: langre| mer)?{_WHO_SAYS}"  # säger att han inte vill fortsätta
    yield r"\b(?:har|hade) lamnat (?:sam\w+|oss|sig|projektet)\b|\bvill (?:inte|ej) (?:langre )?(?:traffa|prata med|ha kontakt med|ha med) (?:oss|er)\b|\bstaller sig utanfor(?=$| (?:sam|det|allt))"  # har lämnat samarbetet
    yield r"\b(?:dra|ta) tillbaka allt\b"  # vill dra tillbaka allt
    yield r"\bslut\w* (?:med|i) sig\b"  # vill sluta med SIG
    yield rf"\b(?:vill|onskar) (?:\w+ )?(?:avbryta|avsluta|lamna|saga upp) (?:hela )?(?:sam\w+|{_OURS}(?! (?:over|av|till|ifran))|kontakten med oss)\b"  # vill avbryta hela samarbetet
    yield rf"\bstaller (?:inte|ej) (?:langre upp|upp (?:langre|mer)){_WHO_SAYS}"  # ställer inte upp längre
    yield rf"\bbacka\w* ur(?: {_OURS}| fran {_OURS})?{_WHO_SAYS}"  # Sara backar ur
    yield r"\b(?:avboj\w*|avboj|tackar? nej till|tackat nej till) (?:\w+ )?(?:deltagande|medverkan|fortsatt\w*|sam(?:arbete|verkan)\w*|sig)\b"  # avböjer fortsatt deltagande
    yield r"\bdra\w* sig (?:undan|ur|tillbaka)(?: fran)? (?:sam\w+|planen|sig|det har)\b"  # drar sig undan samarbetet
    yield rf"\b(?:inte|ej) langre (?:deltar|medverkar|staller upp){_WHO_SAYS}|\bsaga upp kontakten\b|\btanker (?:inte|ej) (?:komma|delta|medverka) (?:pa |i )?(?:fler|mer|nagra|vara)\b|\bsluta har{_WHO_SAYS}"  # att hon inte längre deltar
    yield r"\b(?:kanner (?:inte|ej) igen|aldrig)\b.{0,20}\b(?:sagt ja|gatt med pa att|godkant att|skrivit pa)\b|\bbacka\w* fran (?:det|sitt|sin)\b|\btveksam\w* till (?:samty|medgiv|underskrift)"  # aldrig gått med på att polisen är med
    yield rf"\b(?:gar|gatt|gick) ur{_WHO_SAYS}|\b(?:ar|blev) klar\w* med (?:oss|er|sig)\b"  # är klar med oss
    yield r"\b(?:stallt?|staller|star) (?:sig )?(?:inte|ej) (?:langre )?bakom\b|\b(?:inte|ej) langre (?:staller|star) (?:sig )?bakom\b"  # inte längre ställer sig bakom planen
    yield rf"\bdra\w* sig ur(?: {_OURS}| fran {_OURS})?{_WHO_SAYS}|\bangra\w* sig(?=$| (?:och vill inte|efter motet|pa vagen|nu)\b)"  # vill dra sig ur
    yield r"\b(?:sager|sa|sade|sagt) upp (?:sig|overenskommel\w*|avtalet|kontakten|sam\w+|allt)\b|\btackar for sig\b"  # säger upp överenskommelsen
    yield r"\b(?:lagga|lagger|lagt) ner (?:allt\w*|det har|sam\w+|sig)\b|\bbryt\w* (?:all )?kontakt\w* med (?:oss|er)\b|\bskiter i sig\b"  # lägger ner allting
    yield r"\b(?:pressad|tvingad|lurad|overtalad)\w*\b.{0,20}\b(?:samty|medgiv|ja\b|underskrift)|\b(?:star|sta) fast vid (?:sitt|sin)\b|\b(?:tanka|fundera)\b.{0,25}\b(?:om|over|pa) (?:sin underskrift|sitt ja|samtycket)"  # pressad till sitt samtycke
    yield rf"\b(?:tillbaka|tillbaks|angra\w*|lurad|tvingad|pressad|inte for)\b.{{0,40}}\b{signed}"  # vill ta tillbaka det han skrev på
    yield r"\b(?:angra\w*)\b.{0,30}\bsa(?:gt)? ja\b|\bangra\w* pa?skrift\w*"  # ångrar att han sa ja
    yield r"\b(?:paskrift\w*|underskrift\w*|namnteckning\w*)\b.{0,30}\b(?:inte|ej) (?:langre )?(?:galler|galla|giltig)|\b(?:paskrift\w*|underskrift\w*) galler (?:inte|ej)\b"  # påskriften gäller inte


def shuts_out(party: str) -> Iterator[str]:
    """What a party has no part in any more, whatever word is used."""
    part = r"(?:med|inkopplad\w*|inblandad\w*|kvar|aktuell\w*)"
    bring = r"(?:blanda\w*|koppla\w*|dra|drar|dras|ta|tas)"
    yield rf"\b{party} ar {_NO} (?:langre (?:\w+ )?{part}|{part}\b.{{0,40}}\b(?:langre|mer|numera|i det har)\b)"  # polisen är inte med längre i det här
    yield rf"\b{party} (?:har vi|ar) (?:nu )?(?:slappt|borta ur|ute ur|avkopplad\w*|bortkopplad\w*)\b"  # Mini-Maria har vi släppt
    yield rf"\b(?:slappt|slapper|kopplar bort|kopplat bort|kopplade bort|kopplas bort) {party}"  # vi kopplar bort Kronofogden
    yield rf"\b{party} (?:kopplas|slapps|valjs) bort\b"  # Kronofogden kopplas bort
    yield rf"\b{party} ska(?:ll)? {_NO} (?:langre )?(?:vara med|delta|medverka|sitta med|vara inkopplad\w*)\b"  # ska inte vara med i planen mer
    yield rf"\b{party} (?:deltar|ingar|medverkar) {_NO} (?:langre|mer)\b"  # deltar inte mer
    yield rf"\b{party} har (?:inget|ingenting|inte) (?:langre )?med .{{0,15}}att gora"  # har inget med det här att göra
    yield rf"\b(?:vill|fortsatt\w*|kor vidare)\b.{{0,30}}\butan {party}"  # vill fortsätta utan polisen
    yield rf"\b{party} (?:ska |skall |far )?(?:lamnas|sta|vara|stallas|stalls) utanfor\b"  # polisen lämnas utanför
    yield rf"\b(?:lat bli|slippa|slipp|{_NO})\b.{{0,20}}\b{bring} in {party}"  # låt bli att blanda in polisen
    yield rf"\bblanda {_NO} in {party}|\b{_NO} att {party} (?:\w+ )?{bring} in\b"  # blanda inte in BUP
    yield rf"\b{party} (?:\w+ ){{0,3}}{_NO} {bring} in(?=$| (?:mer|langre|alls|i det)\b)"  # skolan behöver vi inte blanda in mer
    yield rf"\b(?:tankt om|andra tankar)\b.{{0,30}}\b{party}"  # har kommit på andra tankar om skolan
    yield rf"\b(?:tveksam\w*|tvekar|osaker\w*)\b.{{0,15}}\batt {party} (?:far|ska|ar|sitter|ser|vet)\b"  # är tveksam till att polisen får planen
    yield rf"\bvet {_NO} om\b.{{0,30}}\b(?:ha kvar|ha med|fortsatta med) {party}"  # vet inte om hon vill ha kvar Mini-Maria
    yield rf"\b{party} (?:har |vill |ska )?(?:dragit|dra|drar) sig ur\b|\b{party} ar (?:ur (?:bilden|det)|utraknad\w*|overflodig\w*)\b"  # polisen har dragit sig ur
    yield rf"\b{party} har (?:nu )?avslutat (?:\w+)\b|\b{party} har avslutats\b"  # BUP har avslutat Milo
    yield rf"\b(?:vill|ville|onskar)\b.{{0,15}}\b(?:slippa|byta bort|byta ut|bli av med|valja bort|ha en paus fran|pausa) (?:ha )?{party}|\bvalt bort {party}"  # vill slippa Frivården
    yield rf"\b{party} (?:ska|skall|har) {_NO} (?:langre )?(?:ha )?med (?:det|oss|honom|henne|\w+) (?:har )?att gora"  # ska inte ha med det här att göra
    yield rf"\b(?:ingen|inga|utan) (?:\w+ )?(?:inblandning|medverkan|kontakt\w*|insyn) (?:av|fran|med|for) {party}"  # ingen inblandning av polisen
    yield rf"\b{party} behov\w* {_NO}\b.{{0,15}}\b(?:langre|veta|vara|del|mer|i det)\b"  # skolan behöver inte vara del av det
    yield rf"\b(?:ta|tar|tagit|tas|tog|plocka\w*|lyft\w*|vill ha) bort {party}|\b{party} ska(?:ll)? (?:bort|ut|ur)(?=$| (?:ur|fran|sager|sa|nu)\b)"  # vi har tagit bort BUP ur planen
    yield rf"\b{party} (?:kopplas|lyfts|plockas|tas) (?:ur|ut|bort)\b|\b{party} ar {_NO} (?:langre )?(?:en )?del av\b"  # Mini-Maria kopplas ur
    yield rf"\batt {party} (?:lamnar sam\w+|lamnar sig|halls borta|halls utanfor|gar ur|slutar|kopplas bort|tas bort)\b"  # vill att BUP hålls borta
    yield rf"\b(?:fran och med|from|nu|framover)\b.{{0,15}}\butan {party}|\b{party} {_NO} har (?:nagot )?dar att gora|\bingen kontakt (?:ska|far) tas med {party}"  # från och med nu kör vi utan skolan
    yield rf"\b{party} har slutat med \w+|\b(?:avslut\w*|brutit|bryter|sagt upp) (?:all )?kontakt\w* med {party}|\b(?:ta|blanda|koppla|dra) {_NO} in {party}"  # ta inte in polisen i detta
    yield rf"\b{_NO} (?:langre )?(?:okej|ok|nojd|overens) med {party}"  # är inte längre okej med BUP
    yield rf"\bbegransa\w* (?:vad|vilka uppgift\w*|det som|hur mycket)\b.{{0,10}}\b{party}"  # begränsa vad polisen får se
    yield rf"\btvartom\b.{{0,12}}\b{party}|\b{party}\b.{{0,10}}\btvartom\b"  # säger nu tvärtom om skolan
    yield rf"\b(?:inte|ej|inte helt) (?:saker\w*|overtygad\w*|overens)\b.{{0,25}}\batt {party} (?:far|ska|ar|ser|vet)\b"  # inte säker på att hon vill att BUP får planen
    yield rf"\b{_NO} att {party} (?:ser|laser|far|tar|hor)\b|\b{_NO} (?:med )?pa att {party}\b"  # vill inte att skolan ser planen
    yield rf"\btycker {_NO} (?:langre att {party}|att {party} .{{0,20}}\b(?:veta|se|ta del)\b)"  # tycker inte längre att BUP ska få veta


_FROM_ALL = re.compile(
    "|".join(
        (
            *_between_us(),
            *_off_paper(),
            r"\b(?:ingen|nagon|nan|alla|andra|dem|froken|larare\w*|slakt\w*|kompis\w*)\b",  # ingen ska få veta
        )
    )
)
