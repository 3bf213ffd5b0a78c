"""The words that may tell of a right lost: each pattern with the Swedish it is for.

Every pattern meets one sentence or line as :func:`sigdocs.casework.people.folded` gives it. The
names of parties come from whoever knows them; the common nouns for a party are known here.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from sigdocs.casework.denial_signs import denials
from sigdocs.casework.kept_signs import keeps_back, leaves, shuts_out
from sigdocs.casework.upset_signs import somebody

_BODIES = (
    r"polis\w*|snut\w*|aina|skola\w*|\w*skolan|plugget|bup|soc|socialtj\w*|fritids\w*|frivard\w*"
)
_BODY: Final = re.compile(rf"\b(?:{_BODIES})")


@dataclass(frozen=True, slots=True)
class Names:
    """The folded names by which a case knows its organisations and its family."""

    parties: frozenset[str] = frozenset()
    folk: frozenset[str] = frozenset()


NOBODY: Final = Names()


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns))


_YES = r"\b(?:samtyck|medgiv)\w*"
_NO = r"(?:inte|ej)"
_BACK = r"\b(?:tar|tog|tagit|ta|drar|drog|dragit|dra|tas|dras) (?:\w+ ){0,2}(?:till)?baka\b"
_SHARED = (
    r"(?:delas?|delar|far veta|fa veta|tar del|ta del|far del|fa del|uppgift\w*|information\w*)"
)


def _party(known: Names) -> str:
    names = "".join(rf"{re.escape(one)}(?:s|n|en|ens)?\b|" for one in sorted(known.parties - {""}))
    return rf"(?:{names}{_BODIES}|part\w*|samarbete\w*|samverkan)"


@lru_cache(maxsize=256)
def _lost(known: Names) -> re.Pattern[str]:
    party, who = _party(known), somebody(known.folk)
    return _any(*_taken_back(party, who), *keeps_back(party, who))


@lru_cache(maxsize=256)
def _taken(known: Names) -> re.Pattern[str]:
    return _any(*_taken_back(_party(known), somebody(known.folk)))


def _taken_back(party: str, who: str) -> Iterator[str]:
    """What ends a consent, or shuts a party out."""
    yield from (
        r"\baterkalla\w*",  # Jonas återkallar sitt samtycke
        rf"{_BACK}.{{0,40}}(?:samtyck|medgiv|\bja\b)",  # Jonas drar tillbaka sitt ja till skolan
        rf"{_BACK} (?:det|vad|allt)\b.{{0,30}}\b{party}",  # tar tillbaka det han sa om BUP
        rf"{_YES}.{{0,40}}\b(?:tillbaka|upphor\w*|begransas)\b",  # samtycket upphör
        r"\bsamtyck\w*.{0,40}(?<!inte )(?<!inget )\bandras\b(?! (?:inte|inget|ingenting))",  # samtycket ändras
        r"\bsamtyck\w* (?:har|hade) (?:gatt|lopt) ut",  # samtycket har gått ut
        rf"\b(?:sager|sa|sade|sagt) upp\b.{{0,40}}{_YES}",  # har sagt upp samtycket
        rf"\b(?:drar|drog|dra|dragit) in\b.{{0,40}}{_YES}",  # har dragit in sitt samtycke
        rf"{_YES}.{{0,40}}\b(?:dras|drogs|dragits|sags|sagts) (?:in|upp)\b",  # samtycket dras in
        rf"\b(?:avslut\w*|haver|havt|havde|upphav\w*) (?:\w+ ){{0,2}}{_YES}",  # avslutar samtycket
        rf"{_YES}.{{0,30}}\bgaller (?:\w+ ){{0,2}}{_NO}\b(?! forran)",  # samtycket gäller inte längre BUP
        rf"{_YES}.{{0,30}}\b(?:ska|skall) {_NO} (?:langre )?(?:galla|omfatta)",  # ska inte gälla
        rf"{_YES}.{{0,30}}\bomfattar {_NO} langre",  # samtycket omfattar inte längre BUP
        rf"\bsamtycker (?:nu )?{_NO}\b",  # Jonas samtycker inte längre
        rf"\b(?:ger|lamnar) {_NO} (?:langre )?(?:\w+ ){{0,2}}{_YES}",  # ger inte sitt medgivande
        r"\b(?:angrar|angrat|angrade)\b.{0,40}\b(?:samtyck\w*|medgiv\w*|ja)\b",  # ångrar sitt ja
        rf"\b(?:angrar|angrat|angrade)\b.{{0,40}}\b{party}",  # har ångrat sig om polisen
        rf"\b(?:sager|sa|sade|sagt) (?:nu )?nej till\b.{{0,40}}(?:samtyck|\bveta\b|\b{party})",  # säger nej till att polisen får veta
        rf"\b(?:neka|nekar|nekat|nekade) {party}(?<!s)(?!\w)",  # nekar BUP insyn
        r"\b(?:neka\w*|vagra\w*) (?:\w+ ){0,2}(?:samtyck|medgiv|insyn)",  # vägrar samtycke
        rf"\bmotsatt\w* sig\b.{{0,60}}(?:{_YES}|\b{_SHARED}\b)",  # motsätter sig att BUP får information
        rf"\b(?:godkanner|accepterar|tillater) {_NO}\b.{{0,60}}\b{_SHARED}\b",  # godkänner inte att planen delas
        rf"\b{_NO} (?:langre )?att .{{0,40}}\b(?:far veta|tar del|delas?|delar|fa veta)\b",  # vill inte att uppgifter delas
        rf"\bvill {_NO} langre att\b.{{0,40}}\b{party}",  # vill inte längre att BUP ska få något
        rf"\bvill {_NO} (?:langre )?ha (?:med|kvar) (?:\w+ )?{party}",  # vill inte ha med polisen längre
        rf"\bvill {_NO} (?:langre )?att {party} (?:ar|ska vara|far vara) med\b",  # vill inte att BUP är med
        rf"\bvill att {party} (?:ska )?halla?s utanfor",  # vill att BUP hålls utanför
        rf"\b{party} (?:ska|skall|far) {_NO} (?:fa |ha )?(?:planen|veta|nagot|uppgift\w*|ta del|kontakt\w*)",  # polisen ska inte få planen
        r"\bhoppar av (?:samarbetet|samverkan|sig\b|insatsen)",  # hoppar av samarbetet med polisen
        *_said_of_consent(),
        *_said_of_a_party(party),
        *shuts_out(party),
        *leaves(),
        *denials(party, who),
    )


def _said_of_consent() -> Iterator[str]:
    """What ends a consent or all sharing, whatever word is used for it."""
    yes = r"(?:samty\w*|medgiv\w*|\b(?:mitt|sitt) ja\b|underskrift\w*|eftergift\w*)"
    ends = (
        r"(?:annuller|makuler|upphav|river|rev|aterta|teba|ogiltig|paus|bestrid|angra|angrar|ompro"
        r"|stryk|slut|begrans|sager upp|andra sig)\w*|tillbaks|utgar|faller bort|bort"
    )
    yield rf"{yes}.{{0,60}}\b(?:{ends})\b"  # samtycket är slut för min del
    yield rf"\b(?:{ends})\b.{{0,40}}{yes}"  # har annullerat samtycket
    yield rf"{yes}.{{0,30}}\b{_NO} (?:langre|giltig\w*|kvar|galla|att)\b"  # samtycket är inte giltigt för skolan
    yield rf"\b{_NO} (?:langre )?bakom {yes}|\bhar {_NO} samtyckt\b"  # står inte längre bakom samtycket
    yield rf"\binget {yes}.{{0,30}}\b(?:finns|langre|till)\b"  # inget samtycke till polisen finns längre
    yield rf"{yes}.{{0,20}}\bbara\b"  # att samtycket bara gäller skolgång
    yield r"\baterkallels\w*"  # återkallelse inkom från Jonas
    yield r"\b(?:drar|tar) tillbaka allt\b|\bdrar sig ur\b|\baterta(?:r|git|get)\b"  # Sara drar sig ur
    yield r"\b(?:inte|ej|inget mer|sluta|slutar|forbjud\w*)\b.{0,20}\b(?:dela|delar|delas|delning\w*)\b"  # ni får inte dela nåt
    yield r"\b(?:bara|endast|ingen mer an|inte (?:att )?fler \w+) .{0,20}\b(?:far|ser) planen\b"  # bara familjen får planen
    yield r"\bfar (?:inte|ej) ga vidare\b|\binte vidare till\b"  # det får inte gå vidare till polisen


def _said_of_a_party(party: str) -> Iterator[str]:
    """What shuts a party out, whatever word is used for it."""
    none = r"(?:inga|inget|ingen|inte|ej)"
    shuts = r"(?:undanber|avsager|forbjud|stryk|stoppar|utesl|bryter med|avvakta)\w*"
    against = r"(?:motsat|protester|opponer|vagrar|backar|godkanner inte)\w*"
    yield rf"\b{against} .{{0,40}}\batt {party} (?:far|ska|tar|vet|sitter|ar)\b"  # motsätter sig att skolan får ta del
    yield rf"\b{against} .{{0,20}}\b(?:delning\w*|dela)\b|\bbackar ur .{{0,20}}\b{party}"  # opponerar sig mot delningen
    yield rf"\b{shuts} .{{0,50}}\b{party}"  # undanber sig att polisen får planen
    yield rf"\b{party} (?:ska )?(?:utesluts|utgar ur|plockas bort|faller bort)\b"  # skolan utgår
    yield rf"\b(?:ta|ha|plocka\w*) bort {party}"  # vill ta bort polisen från listan
    yield rf"\bhall\w* {party} utanfor\b|\b{party} (?:\w+ )?hall\w* utanfor\b"  # vill hålla skolan utanför
    yield rf"\bsluta (?:dela|skicka|med)\b.{{0,20}}\b{party}"  # sluta skicka till polisen
    yield rf"\b{party} (?:ska )?slutar? (?:fa|ha)\b(?! oppet)"  # att polisen slutar få planen
    yield rf"\b(?:inga|inget|ingen) (?!anmal|samtal|fragor|vag)(?:\w+ ){{0,2}}(?:till|at) {party}"  # inga uppgifter till polisen
    yield rf"\bingen (?:delning|kontakt) med {party}|\b(?:inga|ingen) (?:polis|snut)"  # ingen polis på mötena
    yield rf"\bnej till (?:delning med )?{party}|\bstopp for {party}"  # nej till Mini-Maria
    yield rf"\b(?:sag|beratta|skicka) {none} .{{0,20}}\b{party}"  # berätta inget för polisen
    yield rf"(?<!vill )\b{none} (?:att ni )?(?:prata|pratar|snacka|snackar) med {party}"  # får inte prata med snuten
    yield rf"\bfar {none} (?:langre )?{party} (?:nagot|mer|planen)"  # från idag får inte skolan något
    yield rf"\b{party} (?:\w+ ){{0,2}}{none} (?:langre |mer |fler )?(?:far|fa|papper|planer|planen|info|omfatt\w*|mer info|vara med)"
    yield rf"\b{party} far (?:inte|ej|ingen|inga)(?: (?:mer|fler) \w+)?$"  # skolan får inte
    yield rf"\b{_NO} langre (?:\w+ ){{0,3}}(?:med|okej|ok|pa) .{{0,10}}\b{party} (?:far|sitter|ar)"  # inte längre okej med att polisen sitter med
    yield rf"\b(?:andrat sig|bytt asikt|ompro\w*)\b.{{0,30}}\b{party}"  # har bytt åsikt om polisen
    yield rf"\bsekretess\w* .{{0,12}}\bmot {party}"  # sekretess mot polisen igen
    yield rf"\b{_NO} (?:bekvam|overens) .{{0,40}}\b{party}|\b{_NO} (?:\w+ )?mer med {party}"  # inte bekväm med att skolan får planen
    yield rf"\b{_NO} ha med {party}|\b{_NO} att {party} (?:kontakta|vet\b)"  # vill ej ha med polisen
    yield rf"\b{party} (?:\w+ ){{0,3}}bara (?:far|fa|gall)|\b{party} ska bara (?:fa|veta|ha|se|lasa|ta del|inga|omfatta\w*)\b(?! kvar)"  # polisen ska bara få skolgång


_TOLD: Final = _any(
    r"\b(?:muntligt|skriftligt) samtycke\b",  # muntligt samtycke från Jonas
    r"\bsamtyck\w*.{0,40}\butokas\b",  # samtycket utökas
    r"\bsamtycker\b",  # Sara samtycker till BUP
    r"\bnytt samtycke\b",  # nytt samtycke från idag
    r"\b(?:lamnat|lamnar|gett|ger|gav|sagt nej till) (?:\w+ ){0,2}samtycke",  # har lämnat samtycke
)
_MAY: Final = re.compile(r"\bkan\b.{0,20}\b(?:tas?|aterkallas|dras?)\b|\bnar som helst\b")
_UNCHANGED: Final = re.compile(
    r"\b(?:inget|ingenting|inte) andras\b|\bandras (?:inte|inget|ingenting)\b|\bingen andring\b|\boforandra\w*"
)
_BESIDES: Final = re.compile(r"\b(?:ovrigt|annat|annars|mer|resten)\b")
_WHOLE: Final = re.compile(r"\b(?:hela|helt|allt|alla)\b")


def bodies(plain: str) -> frozenset[str]:
    """The common words for a party that stand in folded words, less the ending: ”skolan”, ”polis”."""
    return frozenset(word.removesuffix("s") for word in _BODY.findall(plain))


def merely_may(plain: str) -> bool:
    """Whether folded words tell only of what anybody may do: ”kan återkallas när som helst”."""
    return bool(_MAY.search(plain))


@lru_cache(maxsize=8192)
def losses(plain: str, known: Names = NOBODY) -> tuple[tuple[int, int], ...]:
    """Where folded words may say that consent is taken back, refused or run out.

    Args:
        plain: one sentence or line.
        known: the names of parties and family, beside the common nouns.
    """
    return () if merely_may(plain) else tuple(one.span() for one in _lost(known).finditer(plain))


def tells_of_consent(plain: str, known: Names = NOBODY) -> bool:
    """Whether folded words may say that consent is given, refused, widened or taken back."""
    return bool(losses(plain, known) or (_TOLD.search(plain) and not merely_may(plain)))


def keeps_back_only(plain: str, known: Names = NOBODY) -> bool:
    """Whether folded words keep something from somebody, and take no consent back."""
    return bool(losses(plain, known)) and not _taken(known).search(plain)


def tells_of_no_change(plain: str) -> bool:
    """Whether folded words say that nothing at all changes; ”i övrigt ändras inget” does not."""
    return bool(_UNCHANGED.search(plain)) and not _BESIDES.search(plain)


def tells_of_all(plain: str) -> bool:
    """Whether folded words speak of the whole of something: ”hela sitt samtycke”."""
    return bool(_WHOLE.search(plain))
