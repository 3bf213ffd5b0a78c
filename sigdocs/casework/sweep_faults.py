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
KEPT_BACK = Fault(
    "ska-inte-fa-veta",
    "”{rad}” kan betyda att någon inte ska få veta något, eller att något inte ska stå på papper.",
    "Ska en verksamhet inte längre få uppgifter: skriv under rubriken ”Samtycke” vem som säger det, för vilka och "
    "från vilken dag. Ska någon i familjen inte ha planen: skriv ”Planen skickas inte till:” och namnet, i en "
    "anteckning som ger en plan. Ändras inget: skriv ”Samtycke:” och på nästa rad ”Kommentar: inget ändras”, och "
    "låt det som ska stanna i akten stå bara till journalen. Annars: ändra raden.",
    right=Right.CONSENT,
)
UPSET_ELSEWHERE = Fault(
    "vem-bestammer-nu",
    "”{rad}” kan betyda att någon annan än förut bestämmer för den unge.",
    "Skriv ”Vårdnadshavare:” och varje vårdnadshavare på en egen rad, med ”gemensam vårdnad”, ”ensam vårdnad” eller "
    "”ingen vårdnad” som det nu är; den som har dött har ingen vårdnad. Vårdas den unge enligt LVU räcker "
    "”Rättslig ram: LVU”. Gäller raden något annat: ändra raden.",
    right=Right.CUSTODY,
)
BAN_ELSEWHERE = Fault(
    "far-inte-traffas",
    "”{rad}” kan betyda att någon inte ska få veta var en annan är eller hur den nås.",
    "Skriv ”Skyddade personuppgifter:” med graden, eller ”nej”, på raden efter namnet på var och en som raden "
    "handlar om, under ”Ungdom” eller ”Vårdnadshavare”; nämner den inte båda: efter alla i familjen. Gäller raden "
    "något annat: ändra raden.",
    right=Right.PROTECTION,
)
PROTECTION_ELSEWHERE = Fault(
    "skydd-pa-fel-plats",
    "”{rad}” kan betyda skyddade personuppgifter, men det framgår inte vems och vilken grad.",
    "Skriv ”Skyddade personuppgifter:” och sekretessmarkering, skyddad folkbokföring, fingerade "
    "personuppgifter, eller nej om skyddet har upphört, på raden efter personens namn under ”Ungdom” "
    "eller ”Vårdnadshavare”. Stämmer inte raden med det, eller framgår inte vem den gäller: ändra raden.",
    right=Right.PROTECTION,
)
