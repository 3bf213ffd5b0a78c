"""What can be wrong with a note on a disclosure without consent, in plain Swedish.

What is missing from the record is a question: the duty to document is not met without it. A
ground that does not seem to fit is a question too, but one that an answer in the note settles:
the program weighs nothing, and what somebody did disclose must be possible to record. What may
be in order as it stands is a warning.
"""

from sigdocs.model.problem import Fault, Severity

W = Severity.WARNING
_ANYWAY = "Gäller lagrummet ändå: skriv varför på raden ”Lagrummet gäller ändå för att”."

ABSENT = Fault(
    "utlamnande-saknas",
    "Anteckningen säger inte vad som lämnades ut.",
    "Fyll i uppgifterna under ”Utlämnandet” och ”Beslut och lagrum”.",
)
ELSEWHERE = Fault(
    "utlamnande-i-annan",
    "Ett utlämnande utan samtycke står i en anteckning av typen {kind}.",
    "Skriv det som en egen anteckning av typen utlämnande.",
)
ALONE = Fault(
    "utlamnande-med-annat",
    "En anteckning om utlämnande ändrar ingenting annat i ärendet, men här står också ”{what}”.",
    "Skriv det i en egen anteckning.",
)
WHAT = Fault(
    "utlamnande-vad",
    "Det framgår inte vilka uppgifter som lämnades ut.",
    "Skriv vilka uppgifter det var.",
)
RECEIVER = Fault(
    "utlamnande-till-vem",
    "Det framgår inte till vem uppgifterna lämnades.",
    "Skriv myndighet eller verksamhet.",
)
DECIDER = Fault(
    "utlamnande-utan-beslut",
    "Det framgår inte vem som beslutade om utlämnandet.",
    "Skriv namn och befattning; programmet beslutar aldrig.",
)
GROUND = Fault(
    "utlamnande-utan-lagrum",
    "Det framgår inte med stöd av vilket lagrum uppgifterna lämnades ut.",
    "Skriv ett av: {choices}.",
)
OTHER_GROUND = Fault(
    "utlamnande-vilket-lagrum",
    "Annat lagrum är valt, men det framgår inte vilket.",
    "Skriv lagrummet på raden ”Vilket lagrum”.",
)
WEIGHING = Fault(
    "utlamnande-utan-menprovning",
    "Menprövningen saknas.",
    "Skriv hur risken för men vägdes mot behovet av uppgifterna (OSL 26:1).",
)
AHEAD = Fault(
    "utlamnande-framat",
    "Utlämnandet {on} är efter anteckningens dag {date}.",
    "Kontrollera dagen: här antecknas det som har hänt.",
)
TYPE_UNKNOWN = Fault(
    "utlamnande-mottagare-oklar",
    "OSL 10:15 a gäller bara lämnande till en annan myndighet, och det framgår inte om {name} är "
    "det.",
    "Skriv ”Mottagaren är: myndighet” eller ”Mottagaren är: privat”.",
)
PRIVATE = Fault(
    "utlamnande-inte-myndighet",
    "OSL 10:15 a gäller bara myndigheter, och {name} är privat.",
    f"Kontrollera lagrummet. {_ANYWAY}",
)
HEALTH_CARE = Fault(
    "utlamnande-fran-varden",
    "Uppgifterna kom från {name}. OSL 10:15 a gäller inte uppgifter under hälso- och sjukvårdens "
    "sekretess (OSL 25:1).",
    f"Kontrollera lagrummet. {_ANYWAY}",
)
NOT_POLICE = Fault(
    "utlamnande-inte-polis",
    "OSL 10:18 a gäller lämnande till Polismyndigheten, Säkerhetspolisen eller Tullverket, inte "
    "{name}.",
    f"Kontrollera lagrummet. {_ANYWAY}",
)
OVER_21 = Fault(
    "utlamnande-over-21",
    "OSL 10:18 a gäller den som inte har fyllt 21 år; den unge fyllde 21 den {on}.",
    f"Kontrollera lagrummet. {_ANYWAY}",
)
ANSWERED = Fault(
    "utlamnande-forklarat",
    "{message}",
    "Förklaringen i anteckningen står i utlämnandeloggen.",
    W,
)
AGE_UNKNOWN = Fault(
    "utlamnande-alder-oklar",
    "OSL 10:18 a gäller den som inte har fyllt 21 år, men ärendet saknar födelsedatum.",
    "Kontrollera åldern.",
    W,
)
HEALTH = Fault(
    "utlamnande-halsa",
    "Uppgifter om hälsa lämnades ut med stöd av OSL 10:15 a. Lagrummet gäller inte uppgifter under "
    "hälso- och sjukvårdens sekretess (OSL 25:1).",
    "Kom uppgifterna från vården: skriv det på raden ”Uppgifterna kom från”.",
    W,
)
COVERED = Fault(
    "utlamnande-omfattas",
    "Samtycket lät redan {name} ta emot uppgifterna den {on}.",
    "Kontrollera om utlämnandet behövde ske utan samtycke.",
    W,
)
TITLE = Fault(
    "utlamnande-befattning",
    "Befattningen för den som beslutade saknas.",
    "Skriv befattningen, så att det syns att personen får besluta.",
    W,
)
TOLD = Fault(
    "utlamnande-besked",
    "Det framgår inte om den unge och vårdnadshavarna har fått veta, eller varför inte.",
    "Skriv det på raden ”Besked till familjen”.",
    W,
)
