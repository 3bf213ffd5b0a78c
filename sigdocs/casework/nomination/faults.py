"""What can be wrong with a nomination, in plain Swedish; no message repeats what points out a person.

All that may point out somebody is a question, also a word that only looks like a name: before
consent nobody may be known outside the own authority (S0 1.2.1, S3 7).
"""

from sigdocs.model.problem import Fault

NUMBER = Fault(
    "nominering-personnummer",
    "Här står något som ser ut som ett personnummer, samordningsnummer eller födelsedatum.",
    "Ta bort det; skriv koden och ett åldersspann.",
)
PHONE = Fault(
    "nominering-telefon",
    "Här står ett telefonnummer.",
    "Ta bort det; skriv koden om någon ska nås.",
)
EMAIL = Fault("nominering-e-post", "Här står en e-postadress.", "Ta bort den.")
ADDRESS = Fault(
    "nominering-adress",
    "Här står något som ser ut som en adress.",
    "Ta bort den; skriv i stället till exempel ”bor i kommunen”.",
)
CLASS = Fault(
    "nominering-klass",
    "Här står en skolklass eller ett registreringsnummer, som kan peka ut någon.",
    "Ta bort det; skriv årskursen utan klassens bokstav.",
)
PLACE = Fault(
    "nominering-plats",
    "Här står en skola eller ett postnummer, som tillsammans med åldern kan peka ut någon.",
    "Ta bort det; skriv i stället till exempel ”en skola i kommunen”.",
)
OTHER_CASE = Fault(
    "nominering-annat-nummer",
    "Här står numret på ett ärende eller en annan nominering.",
    "Ta bort det. Gäller anteckningen en nominering som redan finns: skriv koden på raden "
    "”Nomineringskod”.",
)
RELATION = Fault(
    "nominering-slakt",
    "Här står hur den som nominerar hör ihop med den unge, och det kan peka ut någon.",
    "Skriv bara yrket eller uppdraget, till exempel kurator. Är det en förälder: skriv ”förälder”.",
)
KNOWN_NAME = Fault(
    "nominering-kant-namn",
    "Här står ett namn på någon i enhetens ärenden.",
    "Skriv koden i stället för namnet.",
)
NAME = Fault(
    "nominering-namn",
    "Här står något som ser ut som ett namn.",
    "Skriv koden i stället. Är det inget namn på en person: skriv det på ett annat sätt.",
)
PERSON = Fault(
    "nominering-med-person",
    "En nominering får inte säga vem den gäller, men här står ”{what}”.",
    "Ta bort det; skriv bara det som står under ”Nomineringen”.",
)
BESIDE = Fault(
    "nominering-med-annat",
    "I en nominering har ”{what}” ingen plats.",
    "Ta bort det, eller skriv det i en egen anteckning.",
)
NO_FACTS = Fault(
    "nominering-tom",
    "Anteckningen säger inget om nomineringen.",
    "Fyll i det som står under ”Nomineringen”.",
)
WHO = Fault(
    "nominering-av-vem",
    "Det framgår inte vilken verksamhet som nominerar.",
    "Skriv verksamheten, utan namn på den som nominerar.",
)
WHAT = Fault(
    "nominering-utan-oro",
    "Det framgår inte vad oron gäller.",
    "Skriv det så att ingen kan kännas igen.",
)
ASKED = Fault(
    "nominering-utan-fraga",
    "Det framgår inte vad fokusgruppen ska svara på.",
    "Skriv frågan till fokusgruppen.",
)
CODE_UNKNOWN = Fault(
    "nominering-kod-okand",
    "Koden {code} finns inte bland nomineringarna.",
    "Kontrollera koden. Är det en ny nominering: lämna koden tom så ges en ny.",
)
CODE_CLOSED = Fault(
    "nominering-redan-klar",
    "Nomineringen {code} har redan läget ”{state}”.",
    "Kontrollera koden. Ska frågan upp på nytt: lämna en ny nominering utan kod.",
)
FACTS_HERE = Fault(
    "nominering-i-arende",
    "Här står uppgifter om en nominering, men anteckningen gäller ett ärende.",
    "Skriv bara ”Nomineringskod:” och koden. En nominering skrivs i en egen anteckning.",
)
CODE_HERE = Fault(
    "nominering-kod-i-annan",
    "En nomineringskod skrivs bara i den anteckning som öppnar ärendet.",
    "Ta bort koden.",
)
BECAME = Fault(
    "nominering-blev-arende",
    "Läget ”blev ärende” sätts av programmet.",
    "Skriv koden i inskrivningen, så får nomineringen det läget.",
)
NOT_A_CASE = Fault(
    "nominering-i-arende",
    "En nominering hör inte till något ärende.",
    "Lämna raden ”Ärende” tom; skriv koden om nomineringen redan finns.",
)
BEFORE = Fault(
    "nominering-mote-bakat",
    "Fokusgruppens möte {on} ligger före anteckningens dag {date}.",
    "Skriv dagen för nästa möte.",
)
SHOWN = Fault(
    "nominering-visas-forst",
    "Så här kommer det att stå på fokusgruppens lista: {what}",
    "Läs det som någon som bor i kommunen. Kan ingen kännas igen: kryssa ”Texten får stå så”, eller skriv "
    "raden ”Texten får stå så: ja”, och lägg in anteckningen igen. Annars: skriv om texten, så visas den "
    "på nytt.",
)
SHOWN_ANEW = Fault(
    "nominering-visas-pa-nytt",
    "Texten har inte visats så här förut, så krysset gäller den inte än. Så här kommer det att stå på "
    "fokusgruppens lista: {what}",
    "Läs det som någon som bor i kommunen. Kan ingen kännas igen: låt krysset stå och lägg in den här filen "
    "ur retur. Annars: skriv om texten, så visas den på nytt.",
)
