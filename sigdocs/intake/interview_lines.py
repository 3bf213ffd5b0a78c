"""One line of an interview unfolded: a goal with its scales, a number of suspicions of crime."""

import re
from collections.abc import Iterator

from sigdocs.intake.folding import fold

Facets = dict[str, str]

# A comma between digits is a decimal comma.
_PIECES = re.compile(r"\s*(?:;|,(?!\d)|(?<!\d),)\s*|\s*\.\s+|\s+[–—-]\s+|\s*[()]\s*")
_TERM = re.compile(r"(?:p[åa] )?(?:kort|l[åa]ng)(?:re|are)? sikt\W*", re.IGNORECASE)
_FACETS = tuple(
    (name, re.compile(rf"{words}\b\s*[:=]?\s*(.+)", re.IGNORECASE))
    for name, words in (
        ("priority", "(?:prioritet|prio)"),
        ("importance", "(?:hur )?vikt(?:igt?)?"),
        ("confidence", "(?:(?:hur )?s[äa]ker|tilltro)"),
        ("readiness", "(?:(?:hur )?redo|beredd)"),
    )
)
_ONE_WORD = re.compile(r"\S+")
_WINDOW = re.compile(
    r"(?:(?:de|under)\s+)?(?:senaste\s+)?(\d+)\s*mån(?:ad\w*)?\.?"
    r"|(?:det\s+)?senaste\s+(månaden|halvåret|året)",
    re.IGNORECASE,
)
_SPANS = {"manaden": "1", "halvaret": "6", "aret": "12"}
_SOURCES = (
    (
        "självrapport",
        re.compile(r"(?:enligt )?(?:sjalvrapport\w*|den unge(?: sjalv)?|egen uppgift)"),
    ),
    ("polisuppgift", re.compile(r"(?:enligt )?(?:polisuppgift\w*|polisens? uppgift\w*|polisen)")),
)
_COUNT = re.compile(
    r"(inga|ingen|noll|(?:ca |cirka )?\d[\d\s–/-]*)\s*(?:st\b\.?)?\s*(?:\w*misstank\w*)?"
)
_NONE = frozenset({"inga", "ingen", "noll"})


def own_goal(text: str) -> Facets:
    """Unfold ”Klara nian. Prioritet 1, kort sikt, viktigt 9, tilltro 5, redo 7”.

    >>> own_goal("Klara nian, kort sikt, viktigt 9")
    {'goal': 'Klara nian', 'term': 'kort sikt', 'importance': '9'}
    """
    text = " ".join(text.split())
    found: Facets = {}
    told, more, last = 0, [], ""
    for start, piece in _parted(text):
        name, value = _facet(piece) if start else ("", "")
        if name and name not in found:
            found[name] = value
            told, last = told or start, name
        elif last and any(sign.isdigit() for sign in piece):
            found[last] += f", {piece}"  # ”redo 5, ibland 7” is no answer but a question
        elif last and piece:
            more.append(piece)
    goal = text[:told].strip(" ,.;–—-(") if told else text
    return {"goal": ". ".join((goal, *more))} | found


def _parted(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for cut in _PIECES.finditer(text):
        yield start, text[start : cut.start()].strip(" .")
        start = cut.end()
    yield start, text[start:].strip(" .")


def _facet(piece: str) -> tuple[str, str]:
    if _TERM.fullmatch(piece):
        return "term", piece
    for name, pattern in _FACETS:
        if (found := pattern.fullmatch(piece)) and _is_answer(found[1]):
            return name, found[1]
    return "", ""


def _is_answer(value: str) -> bool:
    """Whether this may answer a scale: a number, or one word, to be asked about."""
    return value[:1].isdigit() or bool(_ONE_WORD.fullmatch(value))


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
