"""The words that may tell of protection or custody: each pattern with the Swedish it is for.

Every pattern meets one sentence or line as :func:`sigdocs.casework.people.folded` gives it.
"""

import re
from typing import Final

from sigdocs.model.people import Custody, Protection

_NO = r"(?:inte|ej)"


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns))


_HIDDEN: Final = re.compile(
    rf"\b(?:far|ska) {_NO} (?:fa )?veta var\b(?=.{{0,20}}\b(?:bor|ar|vistas)\b)"
)
_SHIELD = r"(?:skydd|sekretessmark|fingera|hemlig)\w*"
_PROTECTED: Final = _any(
    r"\b(?:skyddad|skyddat|sparrad|sparrat|dold|hemlig)\w* (?:pers|folkbok|adress|identitet|uppg|id\b)",  # skyddade personuppgifter
    r"\bskyddat boende",  # bor på skyddat boende
    r"\b(?:sekretess|skydds)mark\w+",  # har fått sekretessmarkering
    r"\bfingera\w+",  # fingerade personuppgifter
    r"\bhemlig adress",  # hemlig adress
    r"^skydd(?:ad|at)?$",  # skydd
    r"\bhar (?:nu |fatt )?(?:skydd$|hemligt (?:telefon)?nummer)",  # Sara har skydd
    rf"\b(?:far|ska) {_NO} (?:langre )?(?:ha|fa|veta|kanna till|se) (?:\w+ ){{0,2}}(?:telefon)?(?:num(?:mer|ret)|adress\w*)",  # Jonas får inte ha Milos nummer
    r"\badress\w* (?:ar |har )?(?:nu )?sekretess",  # Saras adress är sekretessbelagd
    _HIDDEN.pattern,  # får inte veta var de bor
    r"\bingen\b.{0,15}\b(?:far|ska) (?:fa )?veta var\b.{0,25}\b(?:bor|ar|vistas)\b",  # ingen får veta var Milo bor
    r"\b(?:adress\w*|nummer|numret|telefonnum\w*)\b.{0,20}\b(?:skyddad\w*|hemlig\w*|sparrad\w*|hemlighall\w*)\b",  # adressen är skyddad
    r"\bhall\w* .{0,10}(?:adress\w*|nummer|numret) .{0,10}hemlig|\badress\w* halls\b",  # hålla adressen hemlig
    rf"\b(?:adress\w*|nummer|numret)\b.{{0,15}}\bfar {_NO} (?:lamnas|rojas|spridas|ges ut|komma ut)",  # ny adress som inte får lämnas ut
    rf"\b(?:lamna\w*|ge|ger) {_NO} ut .{{0,20}}\b(?:num\w+|adress\w*|uppgifter)\b",  # lämna inte ut Saras nya nummer
    rf"\b{_NO} (?:fa )?(?:tag (?:pa|i)|reda pa) (?:\w+ )?(?:adress\w*|num\w+)",  # får inte få tag på adressen
    r"\bsparrade (?:person|uppgift)\w*|\bflytta\w* i hemlighet\b|\bkvinnofrid\w*|\broj\w* (?:inte|ej) var\b",  # har spärrade uppgifter hos Skatteverket
    r"\bgomd\w* pa\b|\bny identitet\b|\bskatteverkets formedling\b|\bvet bara soc\w*|\b(?:adress\w*|nummer\w*) far ingen\b",  # är gömd på annan ort
    r"\bsekretess i folkbok\w*",  # har sekretess i folkbokföringen
    r"\bskyddad elev|\bsparrmark\w+|\b(?:lever|star|ar) under hot\b",  # skolan har lagt Milo som skyddad elev
    r"\b(?:kvinnojour|kvarskriv|skyddsboende|hotbild)\w*",  # bor på kvinnojour
    r"\bhemlig ort\b|\badressen ar hemlig\b|\blever gomd\b",  # är på hemlig ort
    r"\badress\w* .{0,15}\b(?:rojas|lamnas ut)\b",  # adressen får inte röjas
    r"\bbeviljat skydd\b|\bska ha skydd\b|\bsekretess pa (?:sin|sina|hennes|hans)\b",  # har beviljat skydd
)
_GRADES: Final = {
    "sekretessmark": Protection.MARKED,
    "skyddad folkbok": Protection.REGISTERED,
    "fingera": Protection.ASSUMED,
}
_ENDED: Final = _any(
    rf"\b(?:har {_NO}(?: langre)?|{_NO} langre) (?:\w+ )?{_SHIELD}",  # har inte längre skyddad adress
    rf"\b{_SHIELD}.{{0,30}}\b(?:upphor\w*|havts|havdes)\b",  # sekretessmarkeringen har upphört
)
_NOT_HELD = (
    rf"\b(?:forlora\w*|mist\w*|saknar|ingen|utan|{_NO}(?: langre)?)\b.{{0,40}}\bvardnad(?:en)?\b"
)
_CUSTODY: Final = _any(
    r"\b(?:fatt|fick|far) (?:\w+ ){0,4}vardnad(?:en)?\b",  # Sara har fått vårdnaden
    rf"\b(?:forlora\w*|mist|saknar|tilldel\w+|overflytt\w+|{_NO} langre)\b.{{0,40}}\bvardnad(?:en)?\b",  # har inte längre vårdnaden
    r"\bvardnad(?:en)?\b.{0,40}\b(?:overflytt\w+|tilldel\w+|gavs|getts|ges|andra(?:s|t|ts|d|des)|upphor\w*|langre)\b",  # vårdnaden har överflyttats
    r"\b(?:ensam|ingen|utan) vardnad(?:en)?\b",  # Jonas Ekdahl, pappa, ingen vårdnad
    rf"\b{_NO} (?:\w+ )?vardnaden\b",  # Jonas har inte vårdnaden
    rf"\b{_NO} (?:langre )?vardnadshavare\b|\bvardnadshavare langre\b",  # är inte vårdnadshavare längre
    r"\b(?:gav|ger|gett|givit) (?:\w+ ){1,3}vardnad(?:en)?\b",  # tingsrätten gav mamma vårdnaden
    r"\bvardnads(?:dom|beslut)\w*\b|\b(?:domde|dom|vann|avgjo\w+|forlorade)\b.{0,40}\bvardnads(?:mal|tvist)\w*",  # vårdnadsdom kom i går
    r"\bvardnads(?:mal|tvist)\w*\b.{0,30}\b(?:avgjo\w+|vann|vunnit|forlora\w*|domde)\b",  # vårdnadsmålet är avgjort
    r"\b(?:bara|endast|enbart) (?:\w+ ){1,3}ar (?:\w+ )?(?:vardnadshavare|vh)\b|\b(?:vardnadshavare|vh) (?:ar )?(?:\w+ )?(?:bara|endast|enbart)\b",  # det är bara Sara som är vårdnadshavare
    r"\bhar (?:nu |numera )?(?:bara|endast|enbart) umgange",  # Jonas har bara umgänge
    rf"\bfaderskap\w*\b.{{0,20}}\b(?:hav\w*|upphav\w*|ifraga\w*|bestrid\w*|{_NO})\b",  # faderskapet är hävt
    rf"\bar {_NO} (?:langre )?(?:hans|hennes|barnets|\w{{1,30}}s) (?:\w+ )?(?:pappa|mamma|far|mor|foralder|vardnadshavare)\b",  # är inte Milos pappa
    r"\b(?:ensam|egen|enskild) (?:besluts|bestammande|beslutande)ratt|\benskild vardnad",  # har nu ensam bestämmanderätt
    rf"\b(?:forlora\w*|mist|saknar|{_NO}(?: langre)?|ingen) (?:\w+ )?ratt\w* att bestamma\b|\bbestammer {_NO} langre$",  # har förlorat rätten att bestämma
    r"\bfrantog\w* vardnad|\bfran vardnaden\b",  # fråntogs vårdnaden
    r"\bvardnad\w*.{0,20}\b(?:flytta\w*|gatt over|avgjord)\b|\bdom i vardnad\w*",  # vårdnaden har gått över
    r"\b(?:tagit|tar|tog|ta) over (?:\w+ )?vardnad(?:en)?\b|\bblivit av med vardnad",  # socialen har tagit över vårdnaden
    r"\bvardnaden (?:ligger|ar|finns) (?:nu |numera )?hos\b|\bensam(?: |)(?:vardnadshavare|vh)\b",  # vårdnaden ligger nu hos Sara
    r"\b(?:lamna\w*|avsa\w*|avstatt) (?:\w+ ){0,3}vardnad(?:en)?\b",  # lämnade ifrån sig vårdnaden
    r"\b(?:socialnamnden|socialtjansten|socialen|soc|kommunen|staten|familjehem\w*) har (?:\w+ )?vardnaden\b",  # socialnämnden har nu vårdnaden
    r"\b(?:blivit|blev|blir|ar nu|ar numera) (?:\w+ )?(?:vardnadshavare|vh)\b",  # moster Eva har blivit vårdnadshavare
    r"\bvardnad(?:en)?\b.{0,25}\b(?:upplos\w*|overlat\w*|dom\w*)\b|\bavtal om vardnad|\bmalet om vardnad",  # vårdnaden har upplösts
    r"\bdom\w*\b.{0,25}\b(?:mamma\w*|pappa\w*|modern|fadern) (?:far|fick) (?!veta|se)\w+|\b(?:bestammer|bestamma) (?:helt )?ensam\b",  # Sara bestämmer ensam numera
    r"\b(?:farmor|farfar|mormor|morfar|moster|faster|familjehemmet) (?:som )?har (?:nu )?vardnaden\b|\bha vardnaden (?:sjalv|ensam)\b",  # det är mormor som har vårdnaden
    r"\bhar (?:nu |numera )?vardnaden (?:ensam|sjalv|nu|numera)\b|\b(?:farmor|farfar|mormor|morfar|moster|faster|familjehem\w*) (?:som )?ar (?:\w+ )?(?:vardnadshavare|vh)\b",  # Sara har vårdnaden ensam nu
    r"\bfran\w*tagits (?:ratten|vardnad)|\b(?:inte|ej) (?:\w+ )?(?:riktiga|biologiska|juridiska) (?:pappa|far|mamma)\b|\bansvar\w*\b.{0,15}\bjuridiskt\b",  # inte är hans riktiga pappa
    rf"\bar {_NO} (?:langre )?vh\b|\bvh langre\b",  # är inte vh längre
)
_LOSES: Final = re.compile(rf"{_NOT_HELD}|\bvardnad(?:en)?\b.{{0,40}}\b(?:upphor\w*|langre)\b")
_GETS: Final = re.compile(r"\b(?:fatt|fick|far|tilldel\w+|overflytt\w+)\b")


def tells_of_protection(plain: str) -> bool:
    """Whether folded words may say that somebody is protected."""
    return bool(_PROTECTED.search(plain))


def hidden_from(plain: str) -> tuple[str, str] | None:
    """The words before and after ”får inte veta var”; None where they do not stand."""
    found = _HIDDEN.search(plain)
    return (plain[: found.start()], plain[found.end() :]) if found else None


def protection_in(plain: str) -> frozenset[Protection]:
    """The grades that fit folded words which tell of protection: any but none, when none is named."""
    if _ENDED.search(plain):
        return frozenset({Protection.NONE})
    named = frozenset(grade for word, grade in _GRADES.items() if word in plain)
    return named or frozenset(Protection) - {Protection.NONE}


def tells_of_custody(plain: str) -> bool:
    """Whether folded words may say that custody has changed."""
    return bool(_CUSTODY.search(plain))


def custody_in(plain: str) -> frozenset[Custody]:
    """What custody fits folded words that tell of it; none when they do not say how it is now."""
    sole, joint = "ensam vardnad" in plain, "gemensam vardnad" in plain
    said = frozenset({Custody.SOLE} if sole else {Custody.JOINT} if joint else {})
    if _LOSES.search(plain):
        return frozenset(Custody) - said if said else frozenset({Custody.NONE})
    return said or frozenset({Custody.SOLE} if _GETS.search(plain) else {})
