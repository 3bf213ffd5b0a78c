"""One line of an interview unfolded: a goal with its scales, a number of suspicions of crime."""

import re
from collections.abc import Iterator

from sigdocs.intake.folding import fold

Facets = dict[str, str]
Pairs = tuple[tuple[str, re.Pattern[str]], ...]

# A comma between digits is a decimal comma.
_PIECES = re.compile(r"\s*(?:;|,(?!\d)|(?<!\d),)\s*|\s*\.\s+|\s+[–—-]\s+|\s*[()]\s*")
_TERM = re.compile(r"(?:p[åa] )?(?:kort|l[åa]ng)(?:re|are)? sikt\W*", re.IGNORECASE)
_FACETS = tuple(
    (name, re.compile(rf"{words}\b\s*[:=]?\s*(.+)", re.IGNORECASE))
    for name, words in (
        ("priority", "(?:prioritet|prio)"),
        ("importance", "(?:hur )?vikt(?:igt?)?"),
        ("confidence", "(?:(?:hur )?s[äa]ker(?:het)?|tilltro)"),
        ("readiness", "(?:(?:hur )?redo|beredd)"),
    )
)
_RANKS = _FACETS[:1]
_ONE_WORD = re.compile(r"\S+")
_OF_TEN = re.compile(r"(?:typ |ca |cirka )?\S+(?: av (?:10|tio))?", re.IGNORECASE)
_WINDOW = re.compile(
    r"(?:(?:de|under)\s+)?(?:senaste\s+)?(\d+)\s*m[åa]n(?:ad\w*)?\.?"
    r"|(?:det\s+)?senaste\s+(m[åa]naden|halv[åa]ret|[åa]ret)",
    re.IGNORECASE,
)
_SPANS = {"manaden": "1", "halvaret": "6", "aret": "12"}
_SOURCES = (
    (
        "självrapport",
        re.compile(
            r"(?:enligt )?(?:sjalvrapport\w*|den unge(?: sjalv)?|egen uppgift|(?:(?:honom|henne|hen) )?sjalv)"
        ),
    ),
    ("polisuppgift", re.compile(r"(?:enligt )?(?:polisuppgift\w*|polisens? uppgift\w*|polisen)")),
)
_COUNT = re.compile(
    r"(inga|ingen|noll|(?:ca |cirka )?\d[\d\s–/-]*)\s*(?:st\b\.?)?\s*(?:\w*misstank\w*)?"
)
_DIGIT, _WORD = re.compile(r"\d"), re.compile(r"\w")
_NONE = frozenset({"inga", "ingen", "noll"})


def goal_of_a_guardian(text: str) -> Facets:
    """Unfold a goal that has no scales; what looks like one belongs to its words.

    >>> goal_of_a_guardian("Hemma klockan tio, prio 1, viktigt 9")
    {'goal': 'Hemma klockan tio. viktigt 9', 'priority': '1'}
    """
    return own_goal(text, _RANKS)


def own_goal(text: str, facets: Pairs | None = None) -> Facets:
    """Unfold ”Klara nian. Prioritet 1, kort sikt, viktigt 9, tilltro 5, redo 7”.

    >>> own_goal("Klara nian, kort sikt, viktigt 9")
    {'goal': 'Klara nian', 'term': 'kort sikt', 'importance': '9'}
    """
    text = " ".join(text.split())
    found: Facets = {}
    told, more, last = 0, [], ""
    known = facets or _FACETS
    for start, piece in _parted(text):
        name, value = _facet(piece, known) if start else ("", "")
        foreign = not name and bool(_facet(piece, _FACETS)[0])
        if name and name not in found:
            found[name] = value
            told, last = told or start, name
        elif name or (last and _DIGIT.search(piece) and not foreign):
            # ”redo 5, ibland 7” and ”prio 1 … prio 2” are no answers but questions
            found[name or last] += f", {piece}"
        elif last and _WORD.search(piece):
            more.append(piece)
    goal = text[:told].strip(" ,.;–—-(") if told else text
    return {"goal": ". ".join((goal, *more))} | found


def _parted(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for cut in _PIECES.finditer(text):
        yield start, text[start : cut.start()].strip(" .")
        start = cut.end()
    yield start, text[start:].strip(" .")


def _facet(piece: str, facets: Pairs) -> tuple[str, str]:
    if _TERM.fullmatch(piece):
        return "term", piece
    for name, pattern in facets:
        if (found := pattern.fullmatch(piece)) and _is_answer(found[1]):
            return name, found[1]
    return "", ""


def is_facets(text: str) -> bool:
    """Whether a line says only how a goal ranks: ”Viktigt: 9, redo 7”, and no goal itself.

    >>> is_facets("Hur säker: 5"), is_facets("Klara nian, viktigt 9")
    (True, False)
    """
    pieces = [piece for _, piece in _parted(" ".join(text.split())) if _WORD.search(piece)]
    return bool(pieces) and all(_facet(piece, _FACETS)[0] for piece in pieces)


def _is_answer(value: str) -> bool:
    """Whether this may answer a scale: a number, ”åtta av tio”, or one word, to be asked about."""
    return value[:1].isdigit() or bool(_ONE_WORD.fullmatch(value) or _OF_TEN.fullmatch(value))


def suspicions(text: str) -> Facets:
    """Unfold ”3 senaste 6 månaderna, självrapport”; what is none of it is the comment.

    >>> suspicions("Polisen: 5 st senaste halvåret")
    {'source': 'polisuppgift', 'window_months': '6', 'count': '5'}
    """
    text = " ".join(text.split())
    found: Facets = {}
    rest = text
    if window := _WINDOW.search(text):
        found["window_months"] = window[1] or _SPANS[fold(window[2])]
        rest = f"{text[: window.start()]}, {text[window.end() :]}"
    kept = []
    for piece in re.split(r"\s*[,;:()]\s*|\.(?:\s|$)", rest):
        name, value = _of_suspicions(piece.strip(), found)
        if name:
            found[name] = value
        else:
            kept.append(value)
    comment = ", ".join(filter(None, kept))
    if window and "count" not in found and _DIGIT.search(comment):
        found["count"], comment = comment, ""  # a number in words of its own is a question
    order = ("source", "window_months", "count")
    known = {name: found[name] for name in order if name in found}
    return known | ({"comment": comment} if comment else {})


def _of_suspicions(piece: str, found: Facets) -> tuple[str, str]:
    plain = fold(piece)
    for source, pattern in _SOURCES:
        if pattern.fullmatch(plain) and "source" not in found:
            return "source", source
    if "count" not in found and (count := _COUNT.fullmatch(plain)):
        return "count", "0" if count[1] in _NONE else count[1].strip()
    counted = _COUNT.match(plain)
    for source, pattern in _SOURCES:
        if counted and "count" not in found and pattern.fullmatch(plain[counted.end() :].strip()):
            found.setdefault("source", source)
            return "count", "0" if counted[1] in _NONE else counted[1].strip()
    return "", piece
