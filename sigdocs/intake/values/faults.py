"""What is said of one value of a note: a day, a time, a number, a choice. ``docs/fel.md`` is made from these."""

from sigdocs.model.problem import Fault

WRITE_DATE = "Skriv dagen som ÅÅÅÅ-MM-DD, till exempel 2026-11-12."

DATE_NOT_UNDERSTOOD = Fault(
    "datum-forstas-inte", "”{skrivet}” går inte att läsa som ett datum.", WRITE_DATE
)
DATE_DOES_NOT_EXIST = Fault("datum-finns-inte", "Datumet ”{skrivet}” finns inte.", WRITE_DATE)
DATE_IS_VAGUE = Fault("datum-ar-vagt", "”{skrivet}” säger inte vilken dag.", WRITE_DATE)
DATE_IS_SOON = Fault(
    "datum-saknar-dag",
    "”{skrivet}” är inget datum.",
    "Skriv sista dag som ÅÅÅÅ-MM-DD, eller ”löpande” om det gäller tills vidare.",
)
DATE_IS_A_WEEK = Fault(
    "datum-ar-en-vecka", "”{skrivet}” är en vecka, inte en dag.", "Skriv vilken dag i veckan."
)
DATE_IS_AMBIGUOUS = Fault(
    "datum-kan-lasas-pa-tva-satt",
    "”{skrivet}” kan betyda två olika dagar.",
    "Skriv vilken dag det är.",
)
WEEKDAY_DOES_NOT_MATCH = Fault(
    "veckodag-stammer-inte",
    "Veckodagen i ”{skrivet}” stämmer inte med datumet.",
    "Rätta veckodagen eller datumet.",
)
WEEK_DOES_NOT_MATCH = Fault(
    "vecka-stammer-inte",
    "Veckonumret i ”{skrivet}” stämmer inte med datumet.",
    "Rätta veckan eller datumet.",
)
TIME_NOT_UNDERSTOOD = Fault(
    "tid-forstas-inte",
    "”{skrivet}” går inte att läsa som ett klockslag.",
    "Skriv till exempel 14.30.",
)
TIME_DOES_NOT_EXIST = Fault(
    "tid-finns-inte", "Klockslaget ”{skrivet}” finns inte.", "Skriv till exempel 14.30."
)
NUMBER_NOT_UNDERSTOOD = Fault(
    "tal-forstas-inte",
    "”{skrivet}” går inte att läsa som ett tal.",
    "Skriv bara talet, till exempel 72 eller 0,5.",
)
NOT_WITHIN = Fault(
    "tal-utanfor-gransen",
    "”{skrivet}” är inget tal från {lagst} till {hogst} ({falt}).",
    "Skriv ett enda tal från {lagst} till {hogst}, eller lämna tomt.",
)
YES_OR_NO = Fault(
    "ja-eller-nej", "”{skrivet}” går inte att läsa som ja eller nej.", "Skriv ja eller nej."
)
UNKNOWN_CHOICE = Fault(
    "okant-val", "”{skrivet}” är inget av valen för {falt}.", "Skriv något av: {val}."
)
PERSONNUMMER_CHECK = Fault(
    "personnummer-kontrollsiffra",
    "Personnumrets kontrollsiffra stämmer inte.",
    "Kontrollera numret mot folkbokföringen, eller skriv ”saknas”.",
)
PERSONNUMMER_DATE = Fault(
    "personnummer-datum",
    "Personnumret innehåller ett datum som inte finns.",
    "Kontrollera numret mot folkbokföringen, eller skriv ”saknas”.",
)
PERSONNUMMER_SHAPE = Fault(
    "personnummer-form",
    "Personnumret har inte rätt antal siffror.",
    "Skriv tolv siffror (ÅÅÅÅMMDD-NNNN), samordningsnummer, eller ”saknas”.",
)
UNKNOWN_KIND = Fault(
    "okand-typ", "”{skrivet}” är ingen känd typ av anteckning.", "Skriv något av: {val}."
)
UNFIT_SIGN = Fault(
    "otillatet-tecken",
    "Texten innehåller ett tecken som inte kan skrivas ut.",
    "Ta bort tecknet (det kan ha följt med när texten klistrades in) och skriv om ordet.",
)
TURNED_TEXT = Fault(
    "texten-vands",
    "”{rad}” innehåller osynliga tecken som vänder texten, så att den visas i en annan ordning än den står.",
    "Ta bort raden och skriv den på nytt för hand.",
)
