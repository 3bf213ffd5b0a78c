"""What can be wrong with what a note says of consent to the insats, in plain Swedish."""

from sigdocs.model.problem import Fault

AHEAD = Fault(
    "insats-samtycke-framat",
    "Samtycket till insatsen den {on} har inte lämnats än.",
    "Kontrollera dagen; skriv samtycket när det har lämnats.",
)
TOO_YOUNG = Fault(
    "insats-under-12",
    "Den unge är under 12 år, och då krävs vårdnadshavarnas samtycke till insatsen.",
    "Ta bort ”bedömt lämpligt”, och anteckna vårdnadshavarnas samtycke (SoL 21:1).",
)
WHICH = Fault(
    "samtycke-till-vilket",
    "Det framgår inte om samtycket gäller insatsen eller att dela uppgifter.",
    "Skriv ”Samtycke till insatsen:” med vilka och vilken dag, eller ”Samtycke:” med parter och "
    "till vilken dag.",
)
