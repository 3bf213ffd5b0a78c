"""Which reader can see which kind of fact, told from the bytes of every file that an office makes.

Each kind of fact is written once in a case's notes as a word of its own, a canary. Every Word file,
calendar file and receipt is then searched for each canary. ``python -m tests.who_sees_what`` writes
the table; the suite holds that it is true, and that nobody sees what they never may.
"""

import json
import re
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from sigdocs.rendering.package import Package, open_package
from tests.casework_notes import EVERY_KIND
from tests.days import CASE, Days, days_in
from tests.service_stage import a_workspace

PAGE = Path(__file__).parents[1] / "docs" / "vem-ser-vad.md"
YOUTH, GUARDIAN, NEAR, PARTY, LESS, OFFICE = READERS = (
    "den unge",
    "vårdnadshavare",
    "samma nämnd",
    "part, allt i samtycket",
    "part, bara skolgång",
    "akten",
)
_NAMES = {"socialtjansten": NEAR, "polisen": PARTY, "bjorkskolan": LESS}
_TEXT = re.compile(rb"<[^>]+>")
_HEAD = """# Vem ser vad

Den här sidan skrivs av `python -m tests.who_sees_what`. Varje slags uppgift står en gång i ett påhittat ärende, som ett
ord som inte finns någon annanstans. Alla Word-filer och kalenderfiler söks igenom efter varje ord. I rutorna står de
papper som ordet fanns i, för den läsaren; ”–” betyder inget papper. Polisen får allt i samtycket, skolan bara
uppgifter om skolgång. Kvitton, journal, delgivningslistor och kopior med ändringar är akten.

"""


@dataclass
class Canaries:
    """The words that stand for kinds of facts, in the order they were written."""

    words: dict[str, str] = field(default_factory=dict)

    def __call__(self, fact: str) -> str:
        """Give the word for a kind of fact."""
        return self.words.setdefault(fact, f"kanarie{len(self.words) + 100}x")


def notes(c: Canaries) -> Iterator[tuple[str, str]]:
    """Give the notes of a case from beginning to end, each with its day; what they say is canaries."""

    def headed(kind: str, day: str, more: str) -> tuple[str, str]:
        head = f"typ: {kind}\närende: {CASE}\ndatum: {day}\nantecknat av: Petra Lindqvist\n"
        return day, head + more

    yield (
        "2026-09-08",
        f"""typ: startmöte
datum: 2026-09-08
antecknat av: Petra Lindqvist
samordnare: Petra Lindqvist
plats: {c("mötets plats")}
nominerad av: {c("vem som nominerade")}
personakt: {c("personaktens nummer")}
ungdom: {{namn: Milo Ekdahl, personnummer: '201104152390', telefon: {c("den unges telefon")},
  adress: {c("den unges adress")}, kontaktsätt: {c("hur den unge nås")}}}
vårdnadshavare:
  - {{namn: Sara Ekdahl, relation: mamma, personnummer: '198111052380',
     telefon: {c("en vårdnadshavares telefon")}, adress: {c("en vårdnadshavares adress")}}}
  - {{namn: Jonas Ekdahl, relation: pappa, personnummer: '197902142392'}}
närvarande: [{{namn: den unge}}, {{namn: Niklas Berg, roll: kommunpolis, verksamhet: Polisen}}]
åtgärdsplan:
  - livsområde: Skola
    mål: Närvaro minst 85 % {c("mål i planen")}
    nuläge: {c("nuläge vid målet")}
    kommentar: {c("kommentar till målet")}
    åtaganden:
      - {{åtagande: Går till skolan {c("åtagande")}, ansvarig: [den unge], löpande: true}}
nuläge: [{{område: Familj, nuläge: {c("nuläge per livsområde")}}}]
den unges egna mål: {c("den unges egna mål")}
vårdnadshavarnas mål: {c("vårdnadshavarnas mål")}
den unges egna ord: {c("den unges egna ord")}
polisens uppdrag: {c("polisens uppdrag")}
säkerhetsplanering: {c("säkerhetsplanering")}
vem ringer vem: [{{när: kväll, vem: {c("vem man ringer")}, telefon: 070-1740605}}]
övrigt: {c("övrigt i mötesanteckningen")}
bedömning: {c("bedömning i mötesanteckningen")}
mätvärden: [{{mått: övrigt, benämning: {c("mätvärdets benämning")}, värde: 3, enhet: st}}]
samtycke:
  - {{lämnat av: [Sara Ekdahl, Jonas Ekdahl, Milo Ekdahl], datum: 2026-09-01, parter: [{{part: Polisen,
     slags uppgifter: [{EVERY_KIND}]}}, {{part: Björkskolan, slags uppgifter: [skolgång]}}],
     till och med: 2027-02-28, "annat, nämligen": {c("vad ”annat” i samtycket är")},
     kommentar: {c("kommentar om samtycket")}}}
nästa möte: {{datum: 2026-09-22, tid: '14.00', plats: {c("nästa mötes plats")}}}
""",
    )
    yield headed(
        "intervju ungdom",
        "2026-09-10",
        f"""intervju med den unge: {{boende och familj: {c("intervju: boende och familj")},
  skola: {c("intervju: skola")}, hälsa och mående: {c("intervju: hälsa")},
  alkohol och droger: {c("intervju: alkohol och droger")}, umgänge: {c("intervju: umgänge")},
  egna mål: [{{mål: {c("intervju: den unges mål")}, hur viktigt: 8}}],
  vill inte ha med: {c("intervju: vem den unge inte vill ha med")}}}
""",
    )
    yield headed(
        "intervju förälder",
        "2026-09-11",
        f"""intervju med vårdnadshavare: {{vårdnadshavare: Sara Ekdahl, situationen: {c("intervju: situationen")},
  oro nu: 7, vad som oroar mest: {c("intervju: vårdnadshavarens oro")},
  förälderns mål: [{{mål: {c("intervju: en vårdnadshavares mål")}}}],
  vad som har prövats: {c("intervju: vad som har prövats")}}}
""",
    )
    yield headed(
        "journal",
        "2026-09-14",
        f"""kontakt med: {c("kontakt med, i journalen")}
uppgifter: [{{källa: Sara Ekdahl, uppgift: {c("uppgift i journalen")}}}]
iakttagelser: {c("iakttagelse i journalen")}
bedömning: {c("bedömning i journalen")}
åtgärd eller beslut: {c("åtgärd i journalen")}
synpunkt på uppgift: {c("synpunkt på uppgift")}
""",
    )
    yield headed(
        "uppföljning",
        "2026-09-22",
        f"""närvarande: [{{namn: den unge}}, {{namn: Niklas Berg, roll: kommunpolis, verksamhet: Polisen}}]
uppföljning av åtaganden: [{{nr: Å1, status: pågår, kommentar: {c("kommentar till åtagandet")}}}]
nästa möte: {{datum: 2026-10-20, tid: '14.00', plats: Socialkontoret}}
""",
    )
    yield headed(
        "avvikelse",
        "2026-09-25",
        f"""avvikelse: {{vad hände: {c("vad som hände vid avvikelsen")}, hände den: 2026-09-25,
  kontakt med den unge: 2026-09-25, hur kontakten togs: {c("hur kontakten togs")}}}
""",
    )
    yield headed(
        "paus",
        "2026-09-28",
        f"""paus: {{från och med: 2026-10-01, till och med: 2026-10-15, skäl: {c("skäl till pausen")},
  beslutat av: Eva Chef}}
""",
    )
    yield headed("återupptagande", "2026-10-16", "iakttagelser: Pausen är slut.\n")
    row = f"parter: [{{part: Polisen}}], kommentar: {c('kommentar om återkallelsen')}"
    yield headed(
        "samtycke",
        "2026-10-19",
        f"samtycke:\n  - {{samtycke: återkallat, lämnat av: [Sara Ekdahl], datum: 2026-10-19, {row}}}\n",
    )
    yield headed(
        "avslut",
        "2026-11-20",
        f"""avslut: {{anledning: flytt, efter avslut: [{c("stöd efter avslut")}],
  vårdnadshavarnas ord: {c("vårdnadshavarnas ord vid avslut")},
  läge per livsområde: [{{livsområde: Skola, läge vid inskrivning: {c("läge vid inskrivning")},
    läge vid utskrivning: {c("läge vid utskrivning")}, uppfyllt: ja}}]}}
den unges egna ord: {c("den unges ord vid avslut")}
""",
    )


def seen(days: Days, canaries: Canaries) -> dict[str, dict[str, set[str]]]:
    """Give, for each kind of fact, the kinds of paper that each reader can see it in."""
    for day, text in notes(canaries):
        came = days.drop(day, text)
        assert came.accepted, [one.message for one in came.result.problems if one.blocks]
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for reader, kind, data in _files(days):
        for fact, word in canaries.words.items():
            if word.encode() in data:
                found[fact][reader].add(kind)
    return found


def _files(days: Days) -> Iterator[tuple[str, str, bytes]]:
    """Each file, with one of those who have it and its kind; the file's own are the office's."""
    ledger, outbox = days.stage.desk.ledger, days.stage.desk.workspace.outbox
    for row in ledger.entries(CASE):
        publication = ledger.papers.publication(row.note_sha)
        assert publication
        for one in json.loads(row.manifest)["documents"]:
            readers = {_reader(who) for who in one["receivers"]} or {OFFICE}
            for path in sorted((outbox / publication.folder).glob(f"{one['stem']}*")):
                if path.suffix not in {".docx", ".ics"}:
                    continue
                marked = path.stem != one["stem"]  # the copy with changes stays in the file
                for reader in {OFFICE} if marked else readers:
                    yield reader, one["kind"], _words(path)


def _reader(who: Mapping[str, str]) -> str:
    if who["party"]:
        return _NAMES[who["party"]]
    return YOUTH if who["name"].startswith("Milo") else GUARDIAN


def _words(path: Path) -> bytes:
    if path.suffix == ".ics":
        return path.read_bytes().replace(b"\r\n ", b"")
    package = open_package(path.read_bytes())
    assert isinstance(package, Package)
    parts = (data for name, data in package.parts.items() if name.endswith((".xml", ".rels")))
    return b"\n".join(_TEXT.sub(b"", part) + part for part in parts)


def page(found: Mapping[str, Mapping[str, set[str]]], canaries: Canaries) -> str:
    """Give the table as Markdown."""
    lines = ["| uppgift | " + " | ".join(READERS) + " |", "|---" * (len(READERS) + 1) + "|"]
    for fact in canaries.words:
        cells = (", ".join(sorted(found[fact][reader])) or "–" for reader in READERS)
        lines.append(f"| {fact} | " + " | ".join(cells) + " |")
    return _HEAD + "\n".join(lines) + "\n"


def main() -> int:
    """Write the page."""
    canaries = Canaries()
    with (
        tempfile.TemporaryDirectory() as folder,
        days_in(a_workspace(Path(folder) / "kontor")) as days,
    ):
        PAGE.write_text(page(seen(days, canaries), canaries), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
