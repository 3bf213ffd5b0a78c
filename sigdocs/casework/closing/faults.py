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
