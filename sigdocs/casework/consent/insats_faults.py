"""What can be wrong with what a note says of consent to the insats, in plain Swedish."""

from sigdocs.model.problem import Fault
from sigdocs.model.rights import Right

AHEAD = Fault(
    "insats-samtycke-framat",
    "Dagen {on} för samtycket till insatsen har inte varit än.",
    "Kontrollera dagen; skriv samtycket när det har lämnats eller återkallats.",
)
TOO_YOUNG = Fault(
    "insats-under-12",
    "Den unge är under 12 år, och då krävs vårdnadshavarnas samtycke till insatsen.",
    "Ta bort ”bedömt lämpligt”, och anteckna vårdnadshavarnas samtycke (SoL 21:1).",
)
NOT_GIVEN = Fault(
    "insats-inget-att-aterkalla",
    "Det finns inget samtycke till insatsen från {name} att återkalla den {on}.",
    "Kontrollera vem och vilken dag. Sade {name} nej redan från början: skriv det under ”Uppgifter”.",
)
NOT_THEIRS = Fault(
    "insats-aterkallat-av-annan",
    "Det är inte {name} som ska samtycka till insatsen den {on}, och därför inte heller återkalla.",
    "Skriv under ”Uppgifter” vad {name} sade. Är vårdnaden eller personnumret fel: rätta det först.",
)
NOT_BACK_AND_ON = Fault(
    "insats-aterkallat-och-lampligt",
    "Samtycket till insatsen återkallas, men det står också vem som bedömt att den är lämplig utan "
    "vårdnadshavare.",
    "Skriv återkallelsen för sig. Samtycker den unge till att gå vidare: lämna en anteckning till, av "
    "typen samtycke.",
)
WHICH = Fault(
    "samtycke-till-vilket",
    "Det framgår inte om samtycket gäller insatsen eller att dela uppgifter.",
    "Skriv ”Samtycke till insatsen:” med vilka och vilken dag, eller ”Samtycke:” med parter och "
    "till vilken dag.",
    right=Right.CONSENT,
)
