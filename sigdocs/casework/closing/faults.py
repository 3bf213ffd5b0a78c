"""What can be wrong with a closing, and with the watch over a case afterwards."""

from sigdocs.model.problem import Fault, Severity

W = Severity.WARNING

REASON = Fault(
    "avslut-utan-skal", "Anledningen till avslutet saknas.", "Skriv varför insatsen avslutas."
)
FOLLOW_UP_PAST = Fault(
    "uppfoljning-bakat",
    "Uppföljningsdatum {on} är inte efter {what} {day}.",
    "Kontrollera datumet.",
)
NOT_CLOSED = Fault(
    "inte-avslutat",
    "Ärendet är inte avslutat, så det kan inte stå på vilande lista.",
    "Ta bort raden, eller lämna en anteckning av typen avslut.",
)
ONLY_WATCH = Fault(
    "avslut-i-journal",
    "En journalanteckning kan inte ändra hur avslutet gick.",
    "Skriv bara vilande lista, uppföljningsdatum och vem som följer upp. Var något fel i avslutets "
    "anteckning: lämna en rättelse.",
)
NO_DAY = Fault(
    "vilande-utan-datum",
    "Ärendet läggs på vilande lista utan uppföljningsdatum.",
    "Lämna en journalanteckning med ”Uppföljningsdatum:” och dagen.",
    W,
)
NOT_WATCHED = Fault(
    "uppfoljning-utan-lista",
    "Uppföljningsdatum {on} bevakas inte: ärendet står inte på vilande lista.",
    "Ska det bevakas, lämna en journalanteckning med ”Vilande lista: ja”.",
    W,
)
_NUMBERED = (
    "Skriv målets nummer först på raden, till exempel ”M1 Skola: ja”. Är det inget av planens mål: skriv "
    "”utanför planen” efter området. Målen är: {choices}."
)
WHICH_GOAL = Fault(
    "avslut-vilket-mal",
    "Det framgår inte vilket av ärendets mål raden ”{rad}” gäller.",
    _NUMBERED,
)
NOT_IN_PLAN = Fault(
    "avslut-mal-utanfor-planen",
    "”{rad}” stämmer inte med något av ärendets mål, så det är inte säkert vilket raden gäller.",
    _NUMBERED,
)
NO_AREA = Fault(
    "avslut-inget-livsomrade",
    "”{rad}” står som ett livsområde, men är inget av enhetens.",
    "Börja raden med livsområdet: {areas}. Är det ett annat område: skriv ”utanför planen” efter det. "
    "Handlar raden om något annat: flytta den till sin rubrik, till exempel ”Efter avslut”.",
)
NO_SUCH_GOAL = Fault(
    "avslut-mal-finns-inte",
    "Numret på raden ”{rad}” är inget av ärendets mål.",
    _NUMBERED,
)
SEVERAL_GOALS = Fault(
    "avslut-flera-mal",
    "Raden ”{rad}” nämner flera mål, och varje mål har sin egen rad i sammanställningen.",
    "Skriv en rad per mål, med målets nummer först. Målen är: {choices}.",
)
NUMBER_OR_WORDS = Fault(
    "avslut-nummer-eller-ord",
    "Raden ”{rad}” har numret {ref}, men orden är ett annat måls.",
    "Rätta numret, eller stryk orden efter det. Målen är: {choices}.",
)
VERDICT = Fault(
    "avslut-uppfyllt-oklart",
    "”{met}” vid ”{row}” kan inte läsas som om målet är uppfyllt eller inte.",
    "Skriv bara ett av ja, delvis, nej, utgår och ej bedömt, och när efter ett komma: ”delvis, sedan i maj”. Är "
    "det mer att säga: skriv det före svaret, ”M1: 88 % utom i maj, ja”.",
)
TWO_VERDICTS = Fault(
    "avslut-tva-besked",
    "Två rader gäller samma mål: en säger ”{first}”, och ”{row}” säger ”{second}”.",
    "Låt bara det ena stå kvar. Är det två olika mål: skriv deras nummer först på raderna, eller "
    "”utanför planen” efter området.",
)
GOAL_ELSEWHERE = Fault(
    "avslut-mal-i-annan-text",
    "”{rad}” handlar om ett mål, men står under {field}.",
    "Flytta raden till rubriken ”Läge per livsområde”, med målets nummer först: ”M1: ja”.",
)
