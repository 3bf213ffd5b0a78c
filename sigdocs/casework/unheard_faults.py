"""What is asked about words on a right in a kind of note that does not act on them."""

from sigdocs.model.problem import Fault
from sigdocs.model.rights import Right

_ONCE_MORE = "Ta sedan bort det här, och lägg anteckningen i inkorgen igen."
_CORRECTED = (
    "Var det fel redan i anteckningen som rättas: skriv det under ”Rättelser”, eller hela den "
    "anteckningen på nytt."
)

CONSENT_UNHEARD = Fault(
    "samtycke-utan-verkan",
    "Här står något om samtycke, men en anteckning av typen {kind} ändrar inget samtycke.",
    "Lämna en samtyckesanteckning som säger det: vem som lämnar, ändrar eller återkallar, för vilka och "
    f"från vilken dag. {_ONCE_MORE} {_CORRECTED}",
    right=Right.CONSENT,
)
CUSTODY_UNHEARD = Fault(
    "vardnad-utan-verkan",
    "Här står något om vårdnadshavare, men en anteckning av typen {kind} ändrar inget om dem.",
    "Lämna en journalanteckning med ”Vårdnadshavare:” och en person per rad, som säger vem som har "
    f"vårdnaden. {_ONCE_MORE} {_CORRECTED}",
    right=Right.CUSTODY,
)
PROTECTION_UNHEARD = Fault(
    "skydd-utan-verkan",
    "Här står något om skyddade personuppgifter, men en anteckning av typen {kind} ändrar inte skyddet.",
    "Lämna en journalanteckning med ”Skyddade personuppgifter:” efter personens namn under ”Ungdom” eller "
    f"”Vårdnadshavare”. {_ONCE_MORE} {_CORRECTED}",
    right=Right.PROTECTION,
)
RECIPIENTS_UNHEARD = Fault(
    "mottagare-utan-verkan",
    "Här står vem som ska ha planen, men den här anteckningen ger ingen plan.",
    "Får någon inte längre ha uppgifter ur ärendet: lämna en samtyckesanteckning som säger det. Gäller det "
    f"bara planen: skriv det i nästa mötes anteckning. {_ONCE_MORE} {_CORRECTED}",
    right=Right.CONSENT,
)
