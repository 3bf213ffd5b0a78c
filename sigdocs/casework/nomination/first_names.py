"""First names that are common in Sweden, to tell a name from a word at the start of a sentence.

No list is whole; this one only makes it rarer that a name slips through. A name that is also an
ordinary word counts only with a capital.
"""

_NAMES = """
    aaron abbas abdi abdirahman abdul abdullah abdullahi abel abraham adam adele adnan adrian
    agnes ahmad ahmed aisha alba albert albin aleksander aleksandra alex alexander alexandra
    alexia alfred ali alice alicia alina alinor alma alva alvar alvin alwin amal amanda amelia
    amin amina amir amira anastasia anders andrea andreas andré anette angelica anita anja
    ann anna anneli annika anton antonia arian ariana arman arvid ashley astrid august aurora
    axel ayan ayla ayman aziz basel beatrice ben benjamin bengt bilal birgitta britt bruno cajsa
    camilla carina carl carla carolina caroline caspar cassandra catharina cecilia celine charlie
    charlotte chloe christer christian christina christoffer clara colin cornelia daniel daniela
    danijel danne dante dario david davin deniz denise diana diego dilan dina edith edvin edward
    elena eleonora elias elif elin elina elisa elisabeth elise elissa ella ellen ellie ellinor
    elliot elmer elsa elton elvin elvira emanuel emelie emil emilia emilie emily emir emma enes
    engla enzo erik erika ester eva evelina evert fabian fadi fadumo fares farah fatima fatma felicia
    felix fidan filip filippa florian frans fredrik freja frida gabriel gabriella george gustaf
    gustav göran hamza hanna hannah hannes haris harry hasan hassan hawa hedda hedvig helena
    helin henrik henry herman hilda hilma hodan hugo hussein ian ibrahim ida idris igor ilhan
    ilias iman ines ingela inger ingrid irma isa isabel isabella isabelle isac isak ismail ivan
    ivar jack jacob jakob jamal jamila jan jana janne jasmin jasmine jean jelena jennie jennifer
    jenny jens jesper jessica jim jimmy joakim joar joel johan johanna john johnny jon jonas
    jonatan jonathan jonna josef josefin josefina josefine josephine joshua josé julia julian
    juliana julius jussuf jwan jörgen kaj kajsa karim karin karl karolina kasper katarina
    katharina kathrine katja kenneth kerstin kevin khaled khadija kian klara klas kristian
    kristina kristoffer laila lars lasse laura lea leah leia leila lena lennart leo leon leona
    leonora lia liam lillemor lilly lina linda linn linnea linnéa linus lisa lisbeth liv livia
    loke loui louis louise lova lovis lovisa luca lucas ludvig luka lukas luna lykke madeleine
    magnus mahamed mahmoud maja majken malak malek malin malte marcus margareta maria mariam
    marie marina mario mariya marta martin mathias matilda mats matteo mattias maya maximilian
    maximus mehmet melina melissa melker melvin meryem mia michael mikael mila milan mille milla
    milo milton mina mio mira miranda mirjam mohamad mohamed mohammad mohammed mohamud moa molly
    mona monica morgan moses mostafa muhamed muhammad mustafa märta måns nadia nadja natalia
    natalie nathalie natasha neo nicole niklas nicklas nikola nikolaj nils nina noa noah noel noelia nora
    nour nova novalie olle oliver olivia olof omar oscar oskar otto patricia patrik pauline
    pelle per pernilla peter petra philip pontus rachel rahaf rakel ramin rania rasmus rayan
    rebecca rebecka reza ricardo richard rickard robert robin roger roland ronja rosanna ruben
    ruth saad sabina sabrina sahra salma sam samantha sami samir samira samuel sana sander sandra
    sanna sara sarah sebastian selena selin selina selma semir sergej sharif sigge sigrid simon
    siri sixten sofia sofie sonja soraya stefan stella stephanie stina suleiman susanna susanne
    svante svea sven tamara tanja tariq teodor teo tessa theo theodor therese thomas tilda tilde
    tim timo timmy tindra tobias tom tommy tomas tor tova tove tristan tuva tyra ulf ulla ulrika
    umar urban valter vanessa vera veronica victor victoria viggo viktor viktoria vilda vilgot
    vilhelm vilma vincent viola waleed wilhelm wille william wilma wilmer yahya yara yasin yasmin
    ylva yonas yosef younes youssef yusra yusuf zahra zakaria zara zeinab zelda zoe zoey åke åsa
    örjan östen
"""

_WORDS = """
    alla alm anden anna ask bara berg björk björn blad blom bo bor borg bro bror by dag dahl dal
    ed ek ejder falk fors frid frisk frost fält glad gran gren grön hans hav hed hell holm hård
    höst hög isa jan kim klar kort kvist ledig leo lind ljung ljus love lund lycke lykke lång låt
    man mark may min modig nord norr näs per quist rask ren ros rosen rå saga sand siv sjö skarp
    skog sköld sol sommar sten stig stark strand ström stål svan säll tage tall tom tor trygg
    tuva ung unge urban vang vide vik viking vild vilda vind vinter väst å åker äng ö öst östen
    neo sam tim nova luna mina hela novalie sana mira loke svea viola aurora liv siri alba tova
    stella milan amin emir sander august linda ben ann
"""

FIRST_NAMES = frozenset(_NAMES.split())
"""Folded to small letters only; accents stay."""
ALSO_WORDS = frozenset(_WORDS.split())
"""Of names, first or last, those that are words of their own when written small."""
