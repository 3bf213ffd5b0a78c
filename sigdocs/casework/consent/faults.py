"""What is asked about a consent to disclosure, by itself and held against what has been said before."""

from sigdocs.model.problem import Fault
from sigdocs.model.rights import Right

CONSENT_NO_KINDS = Fault(
    "samtycke-utan-slag",
    "Samtycket säger inte vilka slags uppgifter det gäller för {parties}.",
    "Räkna upp dem vid ”Slags uppgifter”, som ”skolgång, fritid”, eller efter parten, som ”{example} "
    "(bara skolgång)”. De slag som finns är: {choices}.",
)
CONSENT_OTHER = Fault(
    "samtycke-annat-slag",
    "Samtycket gäller ”annat” bland slagen av uppgifter, men inte vad det är.",
    "Skriv vad det är: ”Annat, nämligen:” och några ord.",
)
CONSENT_SOME_BACK = Fault(
    "aterkallelse-delvis",
    "Det framgår inte vad som återkallas: ”{what}” är skrivet som undantag från återkallelsen.",
    "Räkna upp de parter, eller de slags uppgifter, som samtycket återkallas för.",
)
CONSENT_MORE_BACK = Fault(
    "aterkallelse-mer-i-kommentar",
    "Kommentaren ”{what}” till återkallelsen nämner något som inte står på raden.",
    "Återkallas också det: skriv det under ”Parter” eller ”Slags uppgifter”. Annars: ändra kommentaren, eller "
    "skriv i den att det står kvar.",
    right=Right.CONSENT,
)
PARTY_CHANGED = Fault(
    "part-bytt-namn",
    "Nyckeln ”{key}” i sigdocs.toml stod för {before} när samtycket gavs, men står nu för {now}.",
    "Be den som sköter inställningarna: är det samma verksamhet, lägg till ”{before}” under ”kallas”; är det "
    "en annan, ge den en egen nyckel och låt {before} behålla sin.",
)
CONSENT_AFTER_NO = Fault(
    "samtycke-efter-nej",
    "{party} omfattades inte av samtycket {on}, men anteckningen räknar upp {party} utan datum.",
    "Har samtycket lämnats sedan dess: skriv vilken dag. Annars: ta bort {party}.",
)
KINDS_AGAIN = Fault(
    "samtycke-efter-delvis-aterkallelse",
    "En del av samtycket för {party} återkallades {on}, men anteckningen räknar upp {what} utan datum.",
    "Har samtycket lämnats på nytt: skriv vilken dag. Annars: ta bort det som återkallades, eller hela raden.",
)
CONSENT_SAME_DAY = Fault(
    "samtycke-samma-dag-som-aterkallelse",
    "Samtycket för {party} återkallades {on} enligt en annan anteckning, och är enligt den här lämnat samma dag.",
    "Lämnades det efter återkallelsen: skriv ”Kommentar: lämnat på nytt” bland uppgifterna om samtycket. "
    "Annars: ta bort {party}.",
    right=Right.CONSENT,
)
END_OF_NOTHING = Fault(
    "samtycke-kan-inte-forlangas",
    "Sista dagen {until} kan inte gälla samtycket för {party} från {giver}: {why}.",
    "Ska {party} omfattas: skriv samtycket på en egen rad före, med verksamheten och dagen det "
    "lämnades. Annars: skriv {party} under ”Omfattar inte” på en egen rad före, med vem som säger det.",
)
OTHER_END = Fault(
    "samtycke-annat-slut",
    "Det står att samtycket gäller till och med {until}, men det som gäller har {known}.",
    "Är {until} en ny sista dag: skriv också ”Lämnat av:” och vem som säger det. Är den fel: ändra den, "
    "eller skriv ”Kommentar: inget ändras” i stället.",
    right=Right.CONSENT,
)
LIMIT_ALONE = Fault(
    "undantag-utan-part",
    "Det framgår inte vilket samtycke undantaget eller begränsningen ”{what}” gäller.",
    "Skriv det på samma rad som verksamheterna det gäller, med vem som säger det. Ska en verksamhet "
    "inte ha något alls: skriv den under ”Omfattar inte”.",
)
EXCEPTION_NAMES = Fault(
    "undantag-namnger-part",
    "Det går inte att säkert läsa vad undantaget ”{what}” betyder för {party}.",
    "Ska {party} inte ha något: skriv namnet under ”Omfattar inte”. Gäller det uppgifter från {party}: "
    "skriv ”det från {party}”. Gäller det bara något av det {party} får: skriv {party} på en egen rad, "
    "med undantaget där och utan namnet.",
)
EXCEPTION_ELSEWHERE = Fault(
    "undantag-utan-verkan",
    "Undantaget {what} gäller ingen verksamhet på samma rad.",
    "Skriv undantaget på raden med verksamheten det gäller.",
)
PARTY_GENERAL = Fault(
    "part-allmant-ord",
    "”{name}” säger inte vilka verksamheter samtycket gäller.",
    "Räkna upp verksamheterna; ett samtycke får inte vara generellt.",
)
