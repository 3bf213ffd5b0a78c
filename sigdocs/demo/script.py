"""What happens in the demo, in order: which note is dropped when, and what it is typed into."""

import datetime as dt
import tomllib
from dataclasses import dataclass
from importlib import resources

from sigdocs.model.note import NoteKind

YOUTH, YOUNG_ADULT = "SIG-2026-001", "SIGUV-2026-001"
RETURNED_NAME = "Uppföljning april.txt"


@dataclass(frozen=True, slots=True)
class Step:
    """One note, dropped the day after what it tells of.

    Attributes:
        on: the day that the note is about.
        name: the file's name as its writer gave it.
        source: the file of the notes' folder that holds its text, or the answers of its form.
        kind: which sort of note it is.
        case: the case's number, "" when the note opens the case.
        form: whether it is typed into a Word form; a blank one when the case has no form for it.
        encoding: how the text is saved.
        mends: what is put right in the returned copy before it is dropped again: wrong, right.
    """

    on: dt.date
    name: str
    source: str
    kind: NoteKind
    case: str = YOUTH
    form: bool = False
    encoding: str = "utf-8"
    mends: tuple[tuple[str, str], ...] = ()

    @property
    def format(self) -> str:
        """What kind of file it is, in Swedish."""
        return "Word" if self.form else "text"


_MENDS = (
    ("senast tors 5/6", "senast fre 5/6"),
    ("Kristinas kollega", "Kristina Öberg, BUP"),
    ("Klart asap", "Klart senast 2026-05-08"),
)
_MAY_STAND = (
    ("Nästa fokusgrupp: 2026-01-09", "Nästa fokusgrupp: 2026-01-09\nTexten får stå så: ja"),
)


def steps() -> tuple[Step, ...]:
    """Give the notes in the order in which they are dropped."""
    k, day = NoteKind, dt.date
    return (
        Step(day(2026, 1, 7), "nominering.txt", "005_nominering.txt", k.NOMINATION, ""),
        Step(day(2026, 1, 7), "nominering.txt", "", k.NOMINATION, "", mends=_MAY_STAND),
        Step(day(2026, 1, 14), "Inskrivning januari.docx", "01_inskrivning.toml", k.INTAKE, "", form=True),
        Step(day(2026, 1, 20), "Intervju Noel.txt", "015_intervju_noel.txt", k.YOUTH_INTERVIEW),
        Step(day(2026, 1, 21), "Intervju Karin.txt", "016_intervju_karin.txt", k.GUARDIAN_INTERVIEW),
        Step(day(2026, 1, 28), "startmöte 28 jan.txt", "02_startmote.txt", k.START),
        Step(day(2026, 2, 11), "Uppföljning 11 feb.docx", "03_uppfoljning.toml", k.FOLLOW_UP, form=True),
        Step(day(2026, 3, 2), "avvikelse.txt", "04_avvikelse.txt", k.DEVIATION, encoding="cp1252"),
        Step(day(2026, 3, 3), "utlämnande.txt", "041_utlamnande.txt", k.DISCLOSURE),
        Step(day(2026, 3, 11), "Uppföljning mars.docx", "05_uppfoljning.toml", k.FOLLOW_UP, form=True),
        Step(day(2026, 3, 24), "Ung vuxen start.txt", "uv1_startmote.txt", k.START, ""),
        Step(day(2026, 4, 1), "Samtycke ändrat.txt", "06_samtycke.txt", k.CONSENT),
        Step(day(2026, 4, 15), RETURNED_NAME, "07_uppfoljning_fel.txt", k.FOLLOW_UP),
        Step(day(2026, 4, 15), RETURNED_NAME, "", k.FOLLOW_UP, mends=_MENDS),
        Step(day(2026, 4, 21), "Ung vuxen 21 apr.docx", "uv2_uppfoljning.toml", k.FOLLOW_UP, YOUNG_ADULT, form=True),
        Step(day(2026, 5, 6), "telefon skolan.txt", "09_journal.txt", k.CONTACT, encoding="utf-16"),
        Step(day(2026, 5, 20), "Paus.txt", "10_paus.txt", k.PAUSE),
        Step(day(2026, 8, 12), "Vi börjar igen.docx", "11_aterupptagande.toml", k.RESUME, form=True),
        Step(day(2026, 8, 26), "Uppföljning augusti.docx", "12_uppfoljning.toml", k.FOLLOW_UP, form=True),
        Step(day(2026, 9, 2), "rättelse.txt", "13_rattelse.txt", k.CORRECTION),
        Step(day(2026, 10, 2), "Samtycke återkallat.txt", "131_aterkallelse.txt", k.CONSENT),
        Step(day(2026, 10, 12), "Intervju Noel okt.txt", "132_intervju_noel.txt", k.YOUTH_INTERVIEW),
        Step(day(2026, 10, 12), "Intervju Karin okt.txt", "133_intervju_karin.txt", k.GUARDIAN_INTERVIEW),
        Step(day(2026, 10, 14), "Avslut.md", "14_avslut.md", k.CLOSING),
    )  # fmt: skip


def text_of(source: str) -> str:
    """Give the text of a note."""
    return (resources.files("sigdocs.demo") / "notes" / source).read_text("utf-8")


def answers_of(source: str) -> dict[str, object]:
    """Give the answers to be typed into a form, by heading."""
    return tomllib.loads(text_of(source))
