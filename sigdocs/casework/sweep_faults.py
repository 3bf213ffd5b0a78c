"""What is asked about words in a note that may change who may know what."""

from sigdocs.model.problem import Fault
from sigdocs.model.rights import Right

CUSTODY_ELSEWHERE = Fault(
    "vardnad-pa-fel-plats",
    "”{rad}” kan betyda att vårdnaden har ändrats, men det står inte vem som nu har den.",
    "Skriv ”Vårdnadshavare:” och en person per rad med ”gemensam vårdnad”, ”ensam vårdnad” eller ”ingen "
    "vårdnad”. Vårdnaden avgör vem som ska samtycka och få veta. Stämmer inte raden med det: ändra raden.",
    right=Right.CUSTODY,
)
CONSENT_ELSEWHERE = Fault(
    "samtycke-pa-fel-plats",
    "”{rad}” handlar om samtycke men står inte under Samtycke.",
    "Skriv under rubriken ”Samtycke” vem som återkallar eller ändrar, för vilka och från vilken dag. Ändras "
    "inget: skriv ”Samtycke:” och på nästa rad ”Kommentar: inget ändras”; står där annat om samtycke, ”för” "
    "och vilken part. Stämmer inte raden med det som står under Samtycke: ändra raden.",
    right=Right.CONSENT,
)
PROTECTION_ELSEWHERE = Fault(
    "skydd-pa-fel-plats",
    "”{rad}” kan betyda skyddade personuppgifter, men det framgår inte vems och vilken grad.",
    "Skriv ”Skyddade personuppgifter:” och sekretessmarkering, skyddad folkbokföring, fingerade "
    "personuppgifter, eller nej om skyddet har upphört, på raden efter personens namn under ”Ungdom” "
    "eller ”Vårdnadshavare”. Stämmer inte raden med det, eller framgår inte vem den gäller: ändra raden.",
    right=Right.PROTECTION,
)
