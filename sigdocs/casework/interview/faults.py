"""What can be wrong with an interview, in plain Swedish."""

from sigdocs.model.problem import Fault

GUARDIAN_MISSING = Fault(
    "intervju-med-vem",
    "Det framgår inte vilken vårdnadshavare intervjun gäller.",
    "Skriv ”Vårdnadshavare:” och namnet.",
)
GUARDIAN_UNKNOWN = Fault(
    "intervju-okand-vardnadshavare",
    "”{name}” är ingen av ärendets vårdnadshavare.",
    "Skriv namnet som det står i ärendet, eller för först in personen som vårdnadshavare.",
)
NO_GUARDIANS = Fault(
    "intervju-inga-vardnadshavare",
    "Ärendet har ingen vårdnadshavare att intervjua.",
    "För först in vårdnadshavaren, till exempel i en journal-anteckning.",
)
OTHER_KIND = Fault(
    "intervju-annan-typ",
    "Svaren hör till en intervju, men anteckningen är av typen {kind}.",
    "Skriv ”Typ: {wanted}”, eller ta bort svaren.",
)
AFTER_CLOSING = Fault(
    "intervju-efter-avslut",
    "Ärendet avslutades den {closed}, och intervjun hölls senare.",
    "Kontrollera datumet. Ett samtal efter avslutet skrivs som journal.",
)
