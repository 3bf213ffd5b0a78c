"""The words by which people tell who was there and who was not: each pattern with its sentence."""

import re

from sigdocs.intake.folding import word_set

SEPARATOR = re.compile(r"(?:[,;\n]|\s(?:och|samt|o|&|\+)(?=\s)|(?<=[^\W\d])/(?=[^\W\d]))\s*")
JOINING = re.compile(r"\b(?:och|samt|o)\b|[&+]")
BRACKET = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]?")
TICKED = re.compile(r"^\s*(?:\[\s*[xXvV]\s*\]|[☒☑✓✔✅🗹])\s*")
UNTICKED = re.compile(r"^\s*(?:\[\s*\]|[☐✗✘])\s*")
END = re.compile(r"(?<=[^\W\d][^\W\d])[.!]+\s+(?![^()]*\))|(?<=\))[.!]+\s+|\s*[.!]+\s*$")

HERE = (
    # ”Med var Alvar, mamma Anna och jag”, ”Vi som var med: …”, ”med noor, dalia”
    r"(?:vi (?:som )?(?:var|ar)(?: med| har| dar)?|med(?: pa (?:motet|traffen))?(?: idag| i dag)?(?: var| ar)?|medverkande|var med|vi(?=\s*:))"
    # ”Här: robin mia hans”, ”alla här: tim …”, ”På plats var …”, ”I rummet: …”
    r"|(?:alla |samtliga )?(?:har|dar|pa plats|i rummet|runt bordet)(?: idag| var| ar)?"
    # ”Närvarande: …”, ”Närv …”, ”Deltagare: …”, ”Deltog gjorde …”
    r"|narv\w*(?: var)?|deltagare(?: var)?|deltog(?: gjorde)?|deltagande"
)
AWAY = (
    # ”ej: stefan, sjuk”, ”inte petra, inte helen”, ”Inte med: …”, ”Kunde inte delta: …”, ”Deltog inte: …”
    r"(?:ej|inte|icke)(?: med| har| dar| narv\w*| kallade?| deltog| pa plats)?|(?:de )?(?:som )?kunde (?:ej|inte)(?: vara med| komma| delta\w*)?"
    r"|(?:deltog|deltar|kom) (?:ej|inte)|franv\w*(?: var)?|saknade?s?|forhinder|aterbud(?: fran)?|franvaro|sjuk|utan|borta|uteblev"
)
LED = re.compile(rf"(?:(?P<away>{AWAY})|(?P<here>{HERE}))(?P<colon>\s*:\s*|\s+(?:[–-]\s+)?)(?=\S)")
INNER = re.compile(
    r"(?<=[\s.;,])(?=(?:ej |inte )?(?:närv\w*|frånv\w*|med|förhinder|saknades?|deltog (?:ej|inte)|kunde (?:ej|inte)(?: delta| komma)?|deltagare)\s*:)",
    re.IGNORECASE,
)
# What begins that which somebody did about the meeting: ”kunde inte komma”, ”sjuk”, ”skriver”
DID = re.compile(
    r"(?:^|\s)(?P<how>(?:kunde|var|ar|hade|har|fick|kom|kommer|lamnade|uteblev|anmalde|meddelade|tackade|ej|inte|sjuk\w*|franv\w*|borta"
    r"|saknades|deltog|deltar|skriver|skrev|antecknar|antecknade|for (?:anteckningar|protokoll)|tolkar|tolkade|ledig|forhindrad|forhinder|aterbud|vid pennan|jobbar|jobb|arbetar|utb|utbildning|vab|vabbar|vabb|semester|kurs|arbetade|jobbade|behovdes|skickade|bortrest|upptagen)\b.*)$"
)
NOT = re.compile(
    r"\b(?:(?:ej|inte)(?! (?:hela|fran borjan|forsta|sista))|sjuk\w*|forhinder|forhindrad|aterbud|uteblev|franv\w*|borta|annat mote|pa annat|tackade nej|saknades|ledig|kallad till|jobbar|arbetar|jobbade|arbetade|inkallad|bortrest|upptagen|(?:pa )?(?:arbets|tjanste)resa|hade (?:match|mote|jobb|skola|prov|annat|tid|lektion\w*)|hade (?:skickat|lamnat) (?:sitt|sina|svar|skriftlig\w*)|utb|utbildning|vab\w*|semester|foraldraledig|(?:pa )?kurs|kommer (?:nasta|senare|till nasta))\b"
)
PRESENT = re.compile(
    r"\b(?:(?:var|ar) (?:ocksa |aven )?(?:med|har|dar|pa)|med via|deltog|deltar|skriver|skrev|antecknar|antecknade|anteckningar|protokoll|tolkar|tolkade|kom|pennan|via)\b"
)
FINITE = re.compile(
    r"^(?:kunde|var|hade|fick|kom|lamnade|anmalde|meddelade|tackade|deltog|deltar)\b"
)
TOLD = re.compile(
    r"^(?:från|på|hos|för|via|som|per|med|bara|endast|i|kl|sent|hela|halva|första|sista|–|-)\b",
    re.IGNORECASE,
)
WRITES = re.compile(r"\b(?:antecknar|antecknade|skriver|for protokoll|vid pennan|sekreterare)\b")
NO_NAME = word_set(
    "sjuk alla ingen inga hela övriga andra telefon länk teams via ej inte jobb förhinder med och samma möte mötet "
    "polisen skolan tolk soc mål nytt nej ja kl från till tårta fika borta ledig"
)
WORK = word_set("soc tolk tolken mentor rektor sam sam. samordnare lots")
PAIR = 2
KIN_ALONE = word_set(
    "mamma pappa mor far mormor morfar farmor farfar styvmor styvfar vh vårdnadshavare"
)
# ”samir som tolkade”, ”pelle fick förhinder”, ”tova var med”
LOWER_DID = re.compile(
    r"\s(?:(?:som )?tolka\w+|fick forhinder|tackade nej|lamnade aterbud|uteblev|var med|(?:ar |var )?sjuk|(?:kunde|kom|var|ar) (?:ej|inte)|(?:ej|inte) (?:med|har|kallad))\b.*$"
)
# ”Samir tolkade”, ”samir tolkar på telefon”, ”tolken Samir Aziz”: what somebody was there as
INTERPRETED = re.compile(r"^(?:som\s+)?tolk(?:ar|ade|en)\b", re.IGNORECASE)
# ”Jag ledde mötet och skrev”, ”Jag höll i mötet”, ”Undertecknad antecknade”: who tells was there
I_WAS_THERE = re.compile(
    r"^(?:jag|undertecknad) (?:(?:ledde|höll i) mötet|skrev|skriver|antecknade|antecknar|förde anteckning\w*)\b",
    re.IGNORECASE,
)
# ”Helen, Pelle och tolken Samir, och så jag”
AND_I = re.compile(r"\b(och|samt) så (?=jag\b)", re.IGNORECASE)
