"""How it went at the end, goal by goal: where it began, where it ended, whether the goal was met."""

import itertools
import re
from dataclasses import dataclass, field, replace

from sigdocs.casework.closing.verdicts import Verdict
from sigdocs.intake.draft import Cell, Node
from sigdocs.intake.folding import key
from sigdocs.intake.known import NOTHING, Known
from sigdocs.intake.lines.outcomes import outcome_line, outcome_lines
from sigdocs.intake.text.goal_names import goal_of
from sigdocs.intake.text.lines import Row, is_table
from sigdocs.intake.text.sections import is_area

Fields = dict[str, Node]

_BEGAN = r"(?:vid (?:start|inskrivning|början)\w*|l[äa]ge(?:t)? (?:in|vid inskrivning)|in(?:gång)?|före|innan|från början|startläge|start|då|från)"
_ENDED = r"(?:vid (?:avslut|utskrivning|slut)\w*|l[äa]ge(?:t)? (?:ut|vid utskrivning)|ut(?:gång)?|efter|nuläge|nu|slutläge|slut|idag|i dag|till)"
_SIGN = r"\s*(?:[:=–-]\s*|\s)"
# ”Vid start: närvaro 54 %. Vid avslut: närvaro 84 %”, ”in arbetslös, ut timanställd”
_BOTH = re.compile(
    rf"^{_BEGAN}{_SIGN}(?P<before>.+?)(?:\s*[.,;–-]\s*|\s*(?:->|→)\s*|\s+)(?:och\s+)?{_ENDED}{_SIGN}(?P<after>.+)$",
    re.IGNORECASE | re.DOTALL,
)
# ”61 % → 88 %”, ”från 5 till 9 godkända ämnen”
_ARROW = re.compile(r"^(?P<before>[^→>]+?)\s*(?:->|→|=>|-->)\s*(?P<after>.+)$", re.DOTALL)
_THEN_AND_NOW = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        # ”Närvaron var 62 % när vi började och är 89 % nu”, ”två misstankar i höstas, ingen ny sedan dess”
        r"^(?P<before>[^.,;]*\b(?:när vi (?:började|startade)|i (?:höstas|våras|vintras|somras|början|fjol)|före start|från början|då|förut|tidigare))(?:,\s*(?:och\s+)?|\s+och\s+)(?P<after>[^.;]+)$",
        # ”ständigt bråk, nu är Komet genomgången”, ”inget jobb, i dag anställd”
        r"^(?P<before>[^.,;]+),\s*(?:och\s+|men\s+)?(?P<after>(?:nu|numera|idag|i dag)\s[^.;]+)$",
        # ”ingen aktivitet då, går dit varje vecka nu”
        r"^(?P<before>[^.,;]+),\s*(?P<after>[^.;]+\s(?:nu|numera|idag|i dag|sedan dess))$",
        # ”var aldrig på Navet, är där var tredje vecka”
        r"^(?P<before>(?:var|hade|gick|kom|satt|bodde|saknade|rökte|drack|fanns)\s[^.,;]+),\s*(?P<after>(?:är|har|går|kommer|bor|röker|dricker|finns)\s[^.;]+)$",
    )
)
_VERDICT = (
    r"(?:ja|nej|delvis(?:\s+(?:uppfyll\w+|uppnå\w+|nå(?:tt|dd)))?"
    r"|(?:inte|ej)\s+(?:uppfyll\w+|uppnå\w+|nå(?:tt|dd))|uppfyll(?:t|d)|uppnå(?:tt|dd)|nått)"
)
_MET = re.compile(
    # ”Uppfyllt: ja”, ”– delvis uppfyllt”, ”. Inte uppfyllt.”, ”-> delvis”, ”Målet är uppfyllt”, ”✅ ja”
    r"(?:^|\s*[.,;–—-]\s*|\s*(?:->|→|✅|✔️?|☑|±|❌)\s*|\s+)\(?"
    r"(?:(?:mål\w*\s+)?(?:är\s+)?(?:uppfyll\w*|måluppfyllelse|uppnått)\s*[:=–-]?\s*|(?:mål\w*\s+)?(?:är|blev)\s+)?"
    rf"(?P<met>{_VERDICT})\b\)?(?P<more>\s*\([^()]*\)|,[^.]*)?\s*(?:\.(?=\s|$)|$)\s*(?P<rest>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_DROPPED = re.compile(
    r"^(?:målet\s+)?(?P<met>utgick|utgår|utgått|ströks|avslutades)\b(?P<more>.*)$", re.IGNORECASE
)
_NUMBER = r"(?:(?:mål(?:et)?\s+(?=M\s?\d))?(?:M|Mål|Delmål)\s?(?P<number>\d{1,2})\b\W*)?"
_SUBJECT = re.compile(
    # ”M1 skola: …”, ”Mål M1, skola: …”, ”SKOLA. …”, ”Sysselsättning (M1): …”, ”skola   1 kurs”
    rf"^\W*?{_NUMBER}(?P<area>[^\W\d][\w /,-]{{2,40}}?)?(?:\s*\(M(?P<behind>\d{{1,2}})\))?\)?\s*"
    r"(?:[:.–—-]\s+|\s{2,}|\s+(?=(?:in|före|från|vid start)\b)|$)(?P<rest>.*)$",
    re.DOTALL | re.IGNORECASE,
)
_FIRST_WORD = re.compile(r"^(?P<area>[^\W\d]{3,30})\s+(?P<rest>.+)$", re.DOTALL)
# ”Mål: Skola, fem kurser” over ”In: 1 kurs”, ”Ut: 6 kurser” and ”Uppfyllt: ja”
_RECORD = re.compile(r"^(?:mål|delmål|livsområde|område)\s*:\s*(?P<goal>\S.{1,80})$", re.IGNORECASE)
_FIELDS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(rf"^{words}\s*[:=]\s*(?P<said>\S.*)$", re.IGNORECASE | re.DOTALL))
    for name, words in (
        ("before", _BEGAN),
        ("after", _ENDED),
        ("met", r"(?:(?:mål\w*\s+)?(?:är\s+)?(?:uppfyllt|uppfylld|uppnått)|måluppfyllelse)"),
    )
)
_COLUMNS = {
    "area": "mål, livsområde, område, mål och livsområde",
    "before": "in, vid start, start, före, då, vid inskrivning, läge in, läge vid inskrivning, från, vid början",
    "after": "ut, nu, vid slut, slut, efter, vid avslut, vid utskrivning, läge ut, läge vid utskrivning, till, idag, i dag",
    "met": "uppfyllt, uppfylld, måluppfyllelse, nått, uppnått, målet nått, uppfyllt?",
}
_OF_COLUMN = {key(word): name for name, words in _COLUMNS.items() for word in words.split(",")}
_CELLS = re.compile(r"\s{2,}|\t")


@dataclass(slots=True)
class Outcomes:
    """What rows tell of how it went, and the rows that tell of something else.

    ``of_none`` are those of them that tell how a goal went, and not which.
    """

    found: list[Fields] = field(default_factory=list)
    left: list[Row] = field(default_factory=list)
    of_none: list[Row] = field(default_factory=list)


def outcomes(rows: list[Row], known: Known = NOTHING, *, only: bool = False) -> Outcomes:
    """Read rows on goals at the end; a heading names the goal of the rows below it.

    ``only`` when the rows tell of nothing else: ”Fritid: boxning” is then how it ended.
    """
    reader = _Reader(known, only=only)
    parts = [replace(one, text=text) for one in rows for text in _lines(one)]
    for row, below in itertools.zip_longest(parts, parts[1:]):
        if not (reader.table(row, below) or reader.record(row, below)):
            reader.line(row)
    return reader.told


@dataclass(slots=True)
class _Reader:
    """Where the reading stands: the goal that rows below are of, the columns of the table.

    ``begun`` is what the rows of ”In: …” and ”Ut: …” right above have told of that goal.
    """

    known: Known
    only: bool
    told: Outcomes = field(default_factory=Outcomes)
    subject: Fields = field(default_factory=dict)
    begun: Fields | None = None
    columns: list[str] = field(default_factory=list)

    def table(self, row: Row, below: Row | None) -> bool:
        """Read a row of a table with before and after; leave those of other tables."""
        if heads := _columns(row):
            self.columns, self.subject = heads, {}
            return bool(_of_table(below, heads, self.known))
        if self.columns and (found := _of_table(row, self.columns, self.known)):
            self.told.found.append(found)
            return True
        self.columns = []
        if is_table(row):
            self.told.left.append(row)
        return is_table(row)

    def record(self, row: Row, below: Row | None) -> bool:
        """Read ”Mål: Skola”, and the rows below of how it began and ended."""
        if record := _record(row, below, self.known):
            self.subject, self.begun = record, None
            return True
        part = _field(row) if self.subject else {}
        if part and self.begun is None:
            self.begun = dict(self.subject)
            self.told.found.append(self.begun)
        if part and self.begun is not None:
            self.begun |= part
            return True
        self.begun = None
        return False

    def line(self, row: Row) -> None:
        """Read a line of one goal, or the goal that heads those below; leave what is neither."""
        if heading := _heading(row, self.known):
            self.subject = heading
            self.told.left.append(row)
            return
        if row.heads:
            self.subject = {}
        named, text = _named(row, self.known)
        said, rest = _outcome(row, text)
        sure = self.only or (named and said)
        if sure and "met" not in said and (line := outcome_line(row.text)).get("met"):
            self.told.found.append(
                {name: row.cell(text=said) for name, said in line.items() if said}
            )
            return
        if self.only and named and not said:
            said = {"after": row.cell(label="after", text=text.strip())}
        if said and (named or self.subject):
            self.told.found.append({**(named or self.subject), **said})
            self.told.left += [replace(row, text=rest)] if rest else []
            return
        self.told.of_none += [row] if {"before", "met"} <= said.keys() else []
        self.told.left.append(row)


def _lines(row: Row) -> list[str]:
    return [row.text] if is_table(row) else outcome_lines(row.text)


def _columns(row: Row) -> list[str]:
    """Give what each column of a table holds, when a row heads one with before and after."""
    found = [_OF_COLUMN.get(key(cell), "") for cell in _cells(row)]
    names = [name for name in found if name]
    both = {"before", "after"} <= {*names} and len(names) == len({*names})
    return found if both and names[0] == "area" and "" not in found else []


def _cells(row: Row) -> list[str]:
    if is_table(row):
        return [one.strip() for one in row.text.strip(" |").split("|")]
    return [one.strip() for one in _CELLS.split(row.text)]


def _of_table(row: Row | None, columns: list[str], known: Known) -> Fields:
    """Read a row of such a table; {} when it is none, or tells of no goal that is known."""
    cells = _cells(row) if row else []
    if row is None or len(cells) != len(columns):
        return {}
    told = dict(zip(columns, cells, strict=True))
    subject = _meant(row, told["area"], known)
    rest = {name: text for name, text in told.items() if name != "area" and text.strip(" -–")}
    return subject and subject | {name: _told(row, name, text) for name, text in rest.items()}


def _told(row: Row, name: str, text: str) -> Cell:
    """Give a cell; a verdict in the paper's words keeps those it was told in beside it."""
    met = _plain(text) if name == "met" else ""
    return row.cell(label=text if met else name, text=met or text)


def _record(row: Row, below: Row | None, known: Known) -> Fields:
    """Give the goal that ”Mål: Skola” names over rows of how it began and ended."""
    found = _RECORD.match(row.text)
    if not (found and below and _field(below)):
        return {}
    said = found["goal"].strip(" .")
    return _meant(row, said, known) or {"area": row.cell(text=said)}


def _field(row: Row) -> Fields:
    """Read a row that is one of ”In: …”, ”Ut: …” and ”Uppfyllt: …”, and nothing else."""
    for name, pattern in _FIELDS:
        found = pattern.match(row.text)
        if found and not _BOTH.match(row.text):
            return {name: _told(row, name, found["said"].strip(" ."))}
    return {}


def _heading(row: Row, known: Known) -> Fields:
    found = _SUBJECT.match(row.text.strip().removesuffix(":"))
    if not found or found["rest"].strip() or row.text.endswith("."):
        return {}
    if found["area"] and not (is_area(found["area"]) or known.is_area(found["area"])):
        return {}
    return _subject(row, found, known)


def _subject(row: Row, found: re.Match[str], known: Known) -> Fields:
    """Give the goal that a line begins with, by number, by life area, or by both."""
    area, number = (found["area"] or "").strip(" ,"), found["number"] or found["behind"]
    if number:
        return {"area": row.cell(text=f"M{number} {area}".strip())}
    return _meant(row, area, known)


def _meant(row: Row, said: str, known: Known) -> Fields:
    """Give the goal that a few words mean: by number, life area, or what the plan calls it."""
    if found := re.match(r"^(?:M|Mål)\s?(\d{1,2})\b\W*(.*)$", said, re.IGNORECASE):
        return {"area": row.cell(text=f"M{found[1]} {found[2]}".strip())}
    if said and known.is_area(said):
        return {"area": row.cell(text=said)}
    ref = goal_of(said, known) if said else ""
    named = ref or (said if is_area(said) else "")
    return {"area": row.cell(text=named)} if named else {}


def _named(row: Row, known: Known) -> tuple[Fields, str]:
    found = _SUBJECT.match(row.text)
    if found and found["rest"].strip() and (subject := _subject(row, found, known)):
        return subject, found["rest"]
    first = _FIRST_WORD.match(row.text)
    if first and _ARROW.match(first["rest"]):
        subject = _meant(row, first["area"], known)
        if subject or _first_met(first["rest"]):
            return subject or {"area": row.cell(text=first["area"])}, first["rest"]
    return {}, row.text


def _outcome(row: Row, text: str) -> tuple[Fields, str]:
    """Part what is said of one goal into before, after and met; and what comes after that."""
    if _DROPPED.match(text.strip()):
        return {"met": row.cell(text=text.strip(" ."))}, ""
    said, met, more, rest = text.strip(), "", "", ""
    if ended := _first_met(said):
        met, more, rest = ended["met"], (ended["more"] or "").strip(" ,."), ended["rest"]
        said = said[: ended.start()]
    parted = _parted(said.strip(" .,;–-"), ended=bool(met))
    if not parted:
        return {}, ""
    before, after = (one.strip(" .,;–-") for one in parted)
    after = f"{after} {more}" if more.startswith("(") else ", ".join(filter(None, (after, more)))
    cells = {"before": before, "after": after}
    told: Fields = {name: row.cell(label=name, text=one) for name, one in cells.items() if one}
    return told | ({"met": row.cell(label=met, text=_plain(met))} if met else {}), rest.strip()


def _parted(said: str, *, ended: bool) -> tuple[str, str] | None:
    """Part words into how it was and how it is; in plain prose only where the verdict is told too."""
    patterns = (_BOTH, _ARROW, *(_THEN_AND_NOW if ended else ()))
    found = next((hit for one in patterns if (hit := one.match(said))), None)
    return (found["before"], found["after"]) if found else None


def _plain(met: str) -> str:
    """Give a verdict as the paper says it: ”Inte uppfyllt” is ”nej”."""
    words = key(met).split()
    if not words or not re.fullmatch(_VERDICT, met.strip(" ."), re.IGNORECASE):
        return ""
    if words[0] in {"nej", "inte", "ej"}:
        return Verdict.NOT.value
    return (Verdict.PARTLY if words[0] == "delvis" else Verdict.MET).value


def _first_met(text: str) -> re.Match[str] | None:
    found = _MET.search(text)
    return found if found and text[: found.start()].strip() else None
