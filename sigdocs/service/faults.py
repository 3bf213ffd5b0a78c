"""What the service itself has to say of a note."""

from sigdocs.model.problem import Fault

STUMBLED = Fault(
    "programmet-snubblade",
    "Programmet klarade inte av att läsa anteckningen. Det är programmets fel, inte ditt.",
    "Originalet är sparat. Skriv av anteckningen i en ny blankett, och be den som sköter "
    "programmet att titta i loggen.",
)
