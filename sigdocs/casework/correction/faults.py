"""What can be wrong with a correction, in plain Swedish."""

from sigdocs.model.problem import Fault
from sigdocs.model.rights import Right

_THEN = "Lägg sedan rättelsen ur retur i inkorgen igen, som den är."

CORRECTS_WHAT = Fault(
    "rattar-vad",
    "Det framgår inte vilken anteckning som rättas.",
    "Skriv ”Rättar:” och anteckningens sort och dag.{near} Anteckningarna är: {choices}.",
)
CORRECTS_NONE = Fault(
    "rattar-finns-inte",
    "Det finns ingen anteckning den {on}{kind} i ärendet.",
    "Anteckningarna är: {choices}.",
)
CORRECTS_MANY = Fault(
    "rattar-flera",
    "Det finns flera anteckningar den {on}: {choices}.",
    "Skriv också ”Rättar typ:”.",
)
CORRECTION_EMPTY = Fault(
    "rattelse-tom",
    "Rättelsen säger inte vad som ska ändras.",
    "Skriv ”Gäller”, ”Stod”, ”Ska stå” och ”Orsak”, eller hela anteckningen på nytt.",
)
STOOD_NOT = Fault(
    "stod-inte",
    "”{stood}” står inte i anteckningen{where}.",
    "Skriv av det som står, ord för ord, och datum som 2026-09-18.{near} Saknades det helt: lämna "
    "hela anteckningen på nytt.",
)
ALREADY = Fault(
    "redan-rattat",
    "”{should}” står redan i anteckningen{where}, under {place}.",
    "Är det redan rättat: stryk det ur rättelsen, och kasta den om den inte rättar något annat. Gäller det en "
    "annan uppgift: skriv av den ord för ord, och skriv under ”Gäller” var den står.",
)
STOOD_ELSEWHERE = Fault(
    "stod-nagon-annanstans",
    "”{stood}” står inte under ”{named}”, utan under {place}.{today}",
    "Skriv under ”Gäller” var det står som ska rättas, till exempel ”{place}”, eller skriv under ”Stod” av det "
    "som står under ”{named}”.",
)
NO_EFFECT = Fault(
    "rattelse-utan-verkan",
    "”{should}” i stället för ”{stood}” ändrar ingenting i ärendet, där det i dag står {today}.",
    "Är det som står rätt: stryk det ur rättelsen, och kasta den om den inte rättar något annat. Ska något vara "
    "annorlunda: skriv i ”Ska stå” det som ändras, eller lämna hela anteckningen på nytt.",
)
WORDS_OF_CONSENT = Fault(
    "rattelse-av-samtyckets-ord",
    "”{should}” i stället för ”{stood}” ändrar bara orden om samtycket, inte vem som har samtyckt eller vem som "
    "får ta emot uppgifter.",
    "Rätta ett namn, en dag eller ett slag i taget, till exempel ”Gäller: Parter”, ”Stod: BUP” och ”Ska stå: "
    "Polisen”. Ska något bort, eller är det mer än så: lämna hela anteckningen på nytt under ”Hela anteckningen:”.",
    right=Right.CONSENT,
)
STOOD_TWICE = Fault(
    "stod-tva-ganger",
    "”{stood}” står flera gånger under {where}.",
    "Skriv av mer av texten, så att det bara stämmer på ett ställe.",
)
STOOD_MANY = Fault(
    "stod-flera",
    "”{stood}” står på flera ställen i anteckningen: {choices}.",
    "Skriv under ”Gäller” vilket som avses, till exempel ”{example}”.",
)
SHOULD_BE = Fault(
    "ska-sta-form",
    "”{value}” kan inte stå där.",
    "Skriv datum som 2026-09-18, klockslag som 14:30 och status med planens ord.",
)
REPLAY = Fault(
    "rattelse-stoppar-senare",
    "Med rättelsen går anteckning nr {seq} ({kind} {on}) inte ihop: {message}",
    "Rätta också den anteckningen, eller ändra rättelsen.",
)
TOLD_TWICE = Fault(
    "stod-ocksa-i-ord",
    "”{stood}” står både i ord och som mätvärde, och det är inte säkert vilka tal som hör ihop.",
    "Lämna hela anteckningen på nytt, med samma tal på båda ställena.",
)
TOLD_OTHERWISE = Fault(
    "tal-gar-isar",
    "Samma sak hade ett tal i anteckningen, och har två i den nya: {numbers}.",
    "Skriv samma tal under Nuläge och under Mätvärden. Är det två olika tal: skriv ”enligt” och "
    "varifrån, vid vart och ett.",
)
PLACE_ANEW = Fault(
    "rattelse-visar-plats",
    "Rättelsen ger en ny version av planen, och i anteckningen som rättas står ”{what}”, som kan visa var "
    "någon med skyddade personuppgifter finns eller nås.",
    "Rätta det också, i samma rättelse: en rad till, med ”Stod” och ”Ska stå”.",
)
NO_CHANGE = Fault(
    "rattelse-utan-andring", "Rättelsen ändrar ingenting.", "Kontrollera vad som ska stå."
)
SAYS_CONSENT = Fault(
    "rattelse-om-samtycke",
    "”{rad}” handlar om samtycke, och en rättelse av löpande text ändrar inget samtycke.",
    "Lämna först en samtyckesanteckning som säger vem som återkallar eller ändrar, för vilka och från vilken "
    f"dag. Ändras inget: ”Kommentar: inget ändras” och meningen ord för ord. {_THEN}",
    right=Right.CONSENT,
)
SAYS_CUSTODY = Fault(
    "rattelse-om-vardnad",
    "”{rad}” kan betyda att vårdnaden har ändrats, och en rättelse av löpande text ändrar den inte.",
    "Lämna först en journalanteckning med meningen ord för ord och ”Vårdnadshavare:” med en person per rad "
    f"och ”gemensam vårdnad”, ”ensam vårdnad” eller ”ingen vårdnad”. {_THEN}",
    right=Right.CUSTODY,
)
SAYS_PROTECTION = Fault(
    "rattelse-om-skydd",
    "”{rad}” kan betyda skyddade personuppgifter, och en rättelse av löpande text ändrar inte skyddet.",
    "Lämna först en journalanteckning med meningen ord för ord och, efter personens namn under ”Ungdom” "
    "eller ”Vårdnadshavare”, ”Skyddade personuppgifter:” och graden, eller nej om det inte finns något "
    f"skydd. {_THEN}",
    right=Right.PROTECTION,
)
