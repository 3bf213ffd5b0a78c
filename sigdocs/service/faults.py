"""What the service itself has to say of a note."""

from sigdocs.model.problem import Fault, Severity

STUMBLED = Fault(
    "programmet-snubblade",
    "Programmet klarade inte av att läsa anteckningen. Det är programmets fel, inte ditt.",
    "Originalet är sparat. Skriv av anteckningen i en ny blankett, och be den som sköter "
    "programmet att titta i loggen.",
)
STILL_RETURNED = Fault(
    "retur-vantar-fortfarande",
    "{sort} ligger kvar i inbox/retur/ och väntar på svar: ”{fil}”. Den här anteckningen räknas inte "
    "som svaret, eftersom {skal}.",
    "Rätta den som ligger i retur och lägg den i inkorgen igen. Står allt redan i den här "
    "anteckningen: ta bort den ur retur.",
    Severity.WARNING,
)
