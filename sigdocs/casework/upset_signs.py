"""The words for what may change who decides, or whom somebody must be kept from: deaths, LVU, bans.

They do not say how custody or protection is now, so only what stands in its place answers them.
Every pattern meets one sentence as :func:`sigdocs.casework.people.folded` gives it.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

_KIN = (
    r"mamma|mamman|mor|modern|pappa|pappan|fadern|foralder|foraldern|foraldrar|foraldrarna|"
    r"vardnadshavaren|vardnadshavarna|farsan|morsan"
)
_NOT_OF = (
    r"(?!hund|katt|marsvin|hast|kanin|kompis|van\b|\w*bror|\w*syster|\w*kusin|kusin|farfar|farmor|"
    r"mormor|morfar|mobil|telefon|dator|batteri|bil\b|en\b|ett\b|att\b|nar\b|och\b|men\b)"
)
"""What else may die right after a name: ”pappas hund dog”, ”Jonas farfar dog”."""
_OTHER = (
    r"farfar|farmor|mormor|morfar|moster|faster|\w*bror|\w*syster|kusin|kompis|kamrat|van\b|vannen|grann|"
    r"\w*hund|katt|marsvin|hast|kanin|spel"
)
"""Of whom else, or what, ”han dog” is said when they are named in the sentence."""
_NOT_LIT = r"(?! (?:i \w*(?:spel|match|bana)\w*|nastan|av skratt|av skam|av trott\w*|till|mot|en stund|fran))"


def tells_of_death(plain: str, folk: frozenset[str]) -> bool:
    """Whether folded words may say that one of the family has died.

    Args:
        plain: one sentence.
        folk: the folded names of the family.
    """
    return bool(_death(folk).search(plain))


def tells_of_care(plain: str) -> bool:
    """Whether folded words may say that the young person is taken into care."""
    return bool(_CARE.search(plain))


def tells_of_stand_in(plain: str, folk: frozenset[str]) -> bool:
    """Whether folded words may say that somebody else stands in for a guardian."""
    return bool(_stand_in(folk).search(plain))


def tells_of_ban(plain: str, folk: frozenset[str]) -> bool:
    """Whether folded words may say that somebody of the family is to be kept from another."""
    return bool(_ban(folk).search(plain))


def somebody(folk: frozenset[str]) -> str:
    """A pattern for one of the family, by name or relation."""
    return rf"(?:{'|'.join((*map(re.escape, sorted(folk - {''})), _KIN))})"


@lru_cache(maxsize=256)
def _death(folk: frozenset[str]) -> re.Pattern[str]:
    return re.compile("|".join(_deaths(somebody(folk))))


@lru_cache(maxsize=256)
def _stand_in(folk: frozenset[str]) -> re.Pattern[str]:
    return re.compile("|".join(_stands_in(somebody(folk))))


@lru_cache(maxsize=256)
def _ban(folk: frozenset[str]) -> re.Pattern[str]:
    return re.compile("|".join(_bans(somebody(folk))))


def _deaths(who: str) -> Iterator[str]:
    died = rf"(?:avled|avlidit|avliden|avlidna?|dog{_NOT_LIT}|dott{_NOT_LIT}|(?:ar|bada) doda?|(?:foraldrar|mamma|pappa) ar doda?|gick bort{_NOT_LIT}|gatt bort{_NOT_LIT}|omkom|omkommit|somnade in|somnat in|lever inte langre|finns inte langre|gatt ur tiden|(?:tagit|tog) (?:sitt liv|livet av sig)|(?:hittad\w*|funnen|blivit|blev) (?:dod|ihjal\w*|mordad)|mist\w* livet|hittades (?:dod|livlos)\w*|blev ihjal\w*)"
    yield rf"\b{who}(?: {_NOT_OF}\w+){{0,3}} {died}\b"  # pappa gick bort i mars
    yield rf"\b(?:dog|avled|omkom) (?:{who}s? )?{who}\b(?! (?:hund|katt|kompis|farfar|farmor|mormor|morfar))"  # i mars dog pappa
    yield rf"(?<=s )far (?:ar |har |nu ){{0,2}}{died}\b|\b{who} begrav(?:s|des|ts)\b"  # Milos far är död
    yield rf"^(?!.*\b(?:{_OTHER})).*\b(?:han|hon) (?:har )?(?:dog|avled|omkom|dott|avlidit)(?=$| (?:i|pa|efter|av|den)\b){_NOT_LIT}"  # han dog i fredags
    yield rf"\b(?:mist|mista|miste|mistat|forlorat|forlorade|sorjer|sorjt|sorjde) (?:sin |hans |hennes )?{who}\b"  # Milo miste sin mamma
    yield rf"\bbegravning\w* (?:av|for|efter) (?:sin )?{who}\b"  # begravningen av Jonas
    yield rf"\b{who}s? (?:bortgang|franfalle|begravning|dodsfall|dod)\b|\bdodsfall\w* i familjen\b|\b(?:blev|blivit|ar) (?:anka|ankling|foraldralos)\b"  # efter Jonas bortgång


def _care() -> Iterator[str]:
    yield r"\blvu\b|\blvu\w+"  # omhändertagen enligt LVU
    yield r"\b\w*omhandert\w*"  # omhändertogs i natt
    yield r"\bumgangesbegrans\w*|\bumgangesforbud\w*|\bflyttningsforbud\w*"  # tingsrätten har beslutat om umgängesförbud
    yield r"\b(?:socialtjansten|socialen|soc|namnden|socialnamnden) (?:har )?(?:tagit|tog|hamtade?|hamtat) (?!over\b)\w+ fran\b"  # socialtjänsten har tagit Milo från Sara
    yield r"\b(?:socialen|soc|socialtjansten|namnden) (?:har )?(?:tog|tagit) (?!over\b|upp\b|emot\b|kontakt\b|del\b|fram\b|ut\b|in\b|med\b|hand\b|bort\b|till\b|initiativ\b|beslut\b|paus\b|en\b|ett\b|reda\b|ansvar\b)\w+(?=$| (?:i|pa|fran|igar|nu)\b)|\b(?:ta|tog|tagit|hamta\w*) \w+ fran hemmet\b|\btagen av soc\w*"  # socialen tog Milo i går
    yield r"\bplacera\w* .{0,15}\bmed tvang\b|\bbegransa\w* umgange\w*"  # har placerat Milo med tvång
    yield r"\bratt att (?:fa )?veta var\b|\btvangslag\w*|\b(?:vardas|vard) (?:med|under) tvang\b"  # inte rätt att veta var Milo är placerad
    yield r"\bplacera\w*\b.{0,15} mot\b.{0,20}\bvilja\b|\btvangsplacera\w*|\b(?:hamta\w*|placera\w*|tagen|togs)\b.{0,30}\bmot (?:sin|hans|hennes) vilja\b|\btvangsvard\w*"  # placerad mot Saras vilja


def _stands_in(who: str) -> Iterator[str]:
    yield r"\bgod man\b(?! pa| att| som)|\bgode mannen\b|\bgode man\b|\bsarskilt forordnad\w*|\bsfv\b"  # god man är utsedd
    yield r"\bforvaltarskap\w*|\b(?:en|fatt|har|som|utsedd\w*) forvaltare\b"  # Sara har fått en förvaltare
    yield r"\b\w*formynd\w*"  # överförmyndaren har utsett en förmyndare
    yield rf"\b(?:{who}s?|laglig\w*|legal\w*|juridisk\w*) stallforetradar\w*"  # Milos ställföreträdare
    yield rf"\bfullmakt\w* (?:\w+ )?(?:att )?(?:foretrada|for|ratt)\b|\bforetrad(?:er|are|aren) (?:nu |for )?(?:barnet|{who})\b|\bsarskild foretradare\b|\boffentligt bitrade\b"  # har fått fullmakt att företräda Sara
    yield r"\b(?:inte|ej) (?:langre )?behorig\w*\b|\b(?:forordnad\w*|utsedd\w*) (?:som |till )?vardnadshavare\b|\bsarskild\w* vardnadshavare\b"  # är inte längre behörig att skriva under
    yield r"\b(?:tillfallig\w*|ny|nya) vardnadshavar\w*"  # en tillfällig vårdnadshavare


_CARE = re.compile("|".join(_care()))


def _bans(who: str) -> Iterator[str]:
    no = r"(?:inte|ej|aldrig)"
    yield r"\bkontaktforbud\w*"  # kontaktförbud mot Sara
    yield rf"\bbesoksforbud\w*(?=.{{0,40}}\b(?:{who}s?|henne|honom|familjen|dem)\b)|\b(?:{who}|han|hon)\b.{{0,40}}\bbesoksforbud\w*"  # besöksförbud för pappan
    yield rf"\b(?:far|ska) {no} (?:vistas|komma i narheten|ta kontakt|kontakta|soka upp|narma sig|traffa|besoka|ringa|ha kontakt med)\b.{{0,20}}\b(?:{who}s?|familjen|henne|honom|dem|barnen)\b"  # får inte ta kontakt med familjen
    yield rf"\b{who}\b.{{0,20}}\bfar {no} (?:komma i narheten|narma sig|soka upp)\b"  # pappa får inte komma i närheten
    yield rf"\bhalla sig borta fran\b.{{0,15}}\b(?:{who}|barnen|familjen|henne|honom)\b|\bhot\w* (?:om )?att (?:doda|skada|sla|ta livet)\b|\bhotbedomning\w*|\bforfolj\w* {who}\b|\blivradd\w* for {who}\b|\b{who} (?:har |hade )?(?:slagit|slog|misshandla\w*) {who}\b(?! i\b)|\bumgangesstod\w*|\bpolisanmal\w* {who}\b|\bfar {no} vara ensam\w* med (?:{who}|barn\w*|syskon\w*|lill\w*|honom|henne|dem)\b|\bdodshot\w*"  # hålla sig borta från Sara
    yield r"\bumgange\w*\b(?! med (?:\w*gang\w*|kompis\w*|kamrat\w*|vann\w*|killarna)).{0,25}\b(?:stoppa\w*|stopp|upphor\w*|indrag\w*|forbjud\w*|installt tills)\b"  # umgänget med pappan är stoppat
    yield r"\blarmtelefon\w*|\boverfallslarm\w*|\blivvakt\w*"  # har larmtelefon
    yield rf"\b(?:hot|hota\w*|misshand\w*|slagit|slar|slog|vald\w*)\b.{{0,40}}\b(?:vagar|radd)\b.{{0,20}}\b(?:bo|hem|hemma)\b|\b{who} (?:ar |blir )?hotad\w* av {who}\b"
    yield rf"\b(?:gommer|gomt|gomd|gomda|gomma|halla?\w* undan)\b.{{0,15}}\b(?:for|undan|fran) {who}\b"  # håller sig gömda för Jonas
    yield rf"\bradd\w* (?:for )?att (?:han|hon|{who})\b.{{0,20}}\b(?:letar upp|leta upp|soker upp|hittar|hitta|kommer och)\b"  # rädd att Jonas letar upp dem
