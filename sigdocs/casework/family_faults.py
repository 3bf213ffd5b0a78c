"""What casework can find wrong with whom of the family a note means."""

from sigdocs.model.problem import Fault

FAMILY_AMBIGUOUS = Fault(
    "familjen-flertydig",
    "”{name}” kan vara flera i familjen: {choices}.",
    "Skriv ”den unge”, ”mamma” eller ”pappa”, eller hela namnet så som det står här.",
)
GUARDIANS_UNCLEAR = Fault(
    "vardnadshavare-antal",
    "”{name}” stämmer inte med hur många vårdnadshavare som står i ärendet: {known}.",
    "Skriv namnen. Saknas någon: skriv in den under ”Vårdnadshavare”.",
)
SAME_NAME = Fault(
    "vardnadshavare-samma-namn",
    "Vårdnadshavaren ”{name}” heter som {other}, och det går inte att skilja dem åt.",
    "Skriv relation och personnummer efter namnet, så att var och en känns igen.",
)
PRESENT_NO_SAY = Fault(
    "narvarande-utan-ratt",
    "{name} var med, men {why}.",
    "Var det så: skriv ”deltog utan sekretessuppgifter” efter namnet. Är vårdnaden en annan: skriv in den "
    "under ”Vårdnadshavare”.",
)
