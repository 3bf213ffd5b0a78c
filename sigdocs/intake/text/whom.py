"""Whom a few words of a list name: somebody of the case in any short form, or somebody new.

A known person is given by the full name; who is not known keeps the name as written.
"""

import re
from dataclasses import dataclass, replace

from sigdocs.intake.folding import fold, word_set
from sigdocs.intake.known import Known
from sigdocs.intake.lines.person import is_role

ME = word_set("jag undertecknad undertecknade mig")
_PARENTS = re.compile(r"(?:bada |sina )?(?:foraldrar(?:na)?|vardnadshavarna|vh(?:na)?)")
_YOUTH = word_set("klienten ungdomen brukaren")
_KIN = word_set(
    "mamma pappa mor far mormor morfar farmor farfar styvmor styvfar bonuspappa bonusmamma vh vårdnadshavare"
)
_ROLE = word_set(
    "soc socsekr tolk tolken rektor mentor kurator polis ungdomspolis lots coach lärare sam organisatör chef"
)
# ”Lärkskolan”, ”Frivården”, ”Arbetsförmedlingen”, ”Lindåsa BK”, ”AF”, ”Mini-Maria”
_PLACE = re.compile(
    r"(?:skolan?|gymn(?:asi\w*)?\.?|varden|kontoret?|tjansten?|gruppen|enheten|forvaltning\w*|garden|polisen|centrum|centralen|mottagning\w*"
    r"|klubben?|forening\w*|formedling\w*|myndighet\w*|kassan|fogden|boendet|hemmet|mini-maria|huset|teamet|byran|insatsgrupp)$"
    r"|^(?:kommun|stad|region|polis|sis|hvb|if|bk|ff|ik|sk|navet|fritids|soc)$"
)
_CAPITAL = re.compile(r"[A-ZÅÄÖ][a-zåäöéèüáó]+(?:-[A-ZÅÄÖ]?[a-zåäöéü]+)*")
_INITIAL = re.compile(r"[A-ZÅÄÖ]\.?")
_ABBREVIATED = re.compile(r"[A-ZÅÄÖ]{2,6}")
_LONGEST = 3


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody named at the start of some words.

    Attributes:
        names: the full names, or as written; more than one for ”föräldrarna”.
        role: what stood before the name: ”mamma”, ”socialsekreterare”.
        rest: the words after the name.
        sure: False for one capitalised word of which nobody knows whether it is a person.
    """

    names: tuple[str, ...]
    role: str = ""
    rest: str = ""
    sure: bool = True


def whom(text: str, known: Known) -> Named | None:
    """Give whom ``text`` begins by naming; None when it names nobody.

    >>> whom("Lena Wik mentor Sjöängsskolan", Known())
    Named(names=('Lena Wik',), role='', rest='mentor Sjöängsskolan', sure=True)
    >>> whom("mamma Anna", Known(guardians={"Anna Ek": "mamma"}))
    Named(names=('Anna Ek',), role='mamma', rest='', sure=True)
    >>> whom("via telefon", Known()), whom("Björkskolan", Known())
    (None, None)
    """
    words = text.split()
    if not words:
        return None
    return _of_the_case(words, known) or _led(words, known) or _new(words, known)


def is_place(text: str, known: Known) -> bool:
    """Whether words are where somebody works: ”Frivården”, ”AF”, ”Lindåsa BK”.

    >>> is_place("Frivården", Known()), is_place("Stefan Rydh", Known())
    (True, False)
    """
    words = text.split()
    plain = [fold(word).strip(".,") for word in words]
    if not words or len(words) > _LONGEST or known.is_party(text):
        return known.is_party(text)
    return bool(_PLACE.search(plain[-1])) or all(map(_ABBREVIATED.fullmatch, words))


def _of_the_case(words: list[str], known: Known) -> Named | None:
    for size in range(min(_LONGEST, len(words)), 0, -1):
        names = _known(" ".join(words[:size]), known)
        rest = words[size:]
        if names and rest and fold(words[0]) in _KIN and names == _known(rest[0], known):
            return None  # ”mamma Anna”: what she is, and then who
        if names and not (size == 1 and _is_surname(rest, known) and fold(words[0]) not in ME):
            return Named(names, rest=" ".join(rest))
    return None


def _is_surname(rest: list[str], known: Known) -> bool:
    """Whether a word that goes on after a first name makes it somebody else's."""
    if not rest or not _CAPITAL.fullmatch(rest[0].strip(".,")):
        return False
    return not is_place(rest[0], known) and not _known(rest[0], known)


def _known(text: str, known: Known) -> tuple[str, ...]:
    plain = fold(text).strip(" .:,@")
    if plain in ME:
        return ("jag",)
    if plain in _YOUTH or plain in {"den unge", "den unga"}:
        return (known.youth if known.youth and not known.alike else text,)
    if _PARENTS.fullmatch(plain):
        return _parents(plain, known)
    if name := known.person(text):
        return (name,)
    if plain in _KIN:
        return (text,)
    alike = known.by_initials(text.strip("."))
    return (alike,) if alike else ()


def _parents(plain: str, known: Known) -> tuple[str, ...]:
    names = tuple(known.guardians)
    alone = plain.startswith("vh") and plain == "vh" and len(names) > 1
    return (plain,) if alone or not names else names


def _led(words: list[str], known: Known) -> Named | None:
    """Read a name with what somebody is before it: ”mamma Dalia”, ”tolk Samir Aziz”."""
    role, rest = words[0].rstrip(":"), words[1:]
    plain = fold(role).strip(".")
    if not rest or not (plain in _KIN | _ROLE or is_role(role)):
        return None
    found = _of_the_case(rest, known) or _new(rest, known)
    return replace(found, role=role) if found else None


def _new(words: list[str], known: Known) -> Named | None:
    """Read the name of somebody that nobody knows here: two or three words with capitals."""
    size = 0
    for word in words[:_LONGEST]:
        bare = word.strip(".,")
        if not (_CAPITAL.fullmatch(bare) or (_INITIAL.fullmatch(word) and len(words) > 1)):
            break
        size += 1
    name, rest = " ".join(words[:size]), words[size:]
    whole = size == 1 and any(is_place(" ".join(words[:more]), known) for more in (2, _LONGEST))
    if not size or whole or is_place(name, known) or _begins_otherwise(words[0]):
        return None
    if rest and fold(rest[0]) in {"kommun", "stad"}:
        return None
    sure = size > 1 and any(map(_CAPITAL.fullmatch, words[:size]))
    return Named((name,), rest=" ".join(rest), sure=sure)


def _begins_otherwise(word: str) -> bool:
    plain = fold(word).strip(".")
    return is_role(word) or plain in _KIN | _ROLE | _OTHER or bool(_PLACE.search(plain))


_OTHER = word_set(
    "via på från ej inte alla de andra övriga hela samtliga ingen inga sedan nästa nytt läget planen mötet vi det "
    "den att agenda mål skola fritid droger sommaren samtycke samtycket utskick nuläge måndag tisdag onsdag torsdag "
    "fredag lördag söndag kl tid plats kom hon han hen som men och när var vad"
)
