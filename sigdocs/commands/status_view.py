"""How ``status`` is shown: tables for people, the same facts as JSON for programs."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import click

from sigdocs.commands.shared import print_table
from sigdocs.model.case import Case, Commitment
from sigdocs.model.rights import OpenQuestion
from sigdocs.records.archive import RESTORE
from sigdocs.records.rows import Returned
from sigdocs.reports.consents import ConsentGroup, InsatsBack
from sigdocs.reports.status import CaseLine, Deadline, Meet, Overdue
from sigdocs.service.overview import Standing
from sigdocs.service.returns.holding import rights_of

_LATE = {True: "FÖRSENAT", False: ""}
_NONE = "–"
_CONSENT = ("parter", "läge", "väntar på", "tillfrågad sedan", "till och med", "dagar kvar")


@dataclass(frozen=True, slots=True)
class _Part:
    """One table: its key for programs, its title, its columns and rows."""

    key: str
    title: str
    columns: tuple[str, ...]
    rows: Sequence[Sequence[object]]


def show(now: Standing, *, names: bool) -> None:
    """Print the tables that have rows, and say so when nothing waits."""
    click.echo(f"Läget {now.status.today}")
    if now.trouble:
        click.echo(f"OBS: {now.trouble.message} {now.trouble.remedy}")
    if now.lost:
        click.echo(f"OBS: {now.lost} registrerade filer saknas i arkivet. {RESTORE}")
    parts = [part for part in _parts(now, names=names) if part.rows]
    for part in parts:
        rows = [[_NONE if cell in (None, "") else str(cell) for cell in row] for row in part.rows]
        print_table(part.title, part.columns, rows)
    if not parts and now.trouble is None:
        click.echo("Inga ärenden än, och inget som väntar.")


def plain(now: Standing, *, names: bool) -> dict[str, object]:
    """The same as data: a list of objects for each table, and the consents that need nothing."""
    return {
        "dag": now.status.today,
        "inkorgen": now.trouble.message if now.trouble else None,
        "filer i inkorgen": now.in_inbox,
        "filer som saknas i arkivet": now.lost,
    } | {
        part.key: [dict(zip(part.columns, row, strict=True)) for row in part.rows]
        for part in _parts(now, names=names, whole=True)
    }


def _parts(now: Standing, *, names: bool, whole: bool = False) -> Iterator[_Part]:
    status = now.status
    who = _Who(now.cases if names else {})
    deadline = ("ärende", *who.column, "vad", "senast", "läge")
    meet = ("ärende", *who.column, "dag", "tid", "plats")
    if now.placeless:  # nothing is held by a question in no known case: it must be answered first
        yield _returned_notes(now, names=names)
    yield _held(now, who)
    yield _Part(
        "parter i inställningarna",
        "Parter i samtycken som inte längre är desamma i sigdocs.toml",
        ("ärende", "vad", "gör så här"),
        [(one.case_number, one.told, one.remedy) for one in now.parties],
    )
    yield from _late(now, who, deadline, meet, names=names)
    yield from _about_consent(now, who, whole=whole)
    yield _Part(
        "18-årsdagar",
        "Fyller snart 18 år",
        deadline,
        [who.deadline(one) for one in status.birthdays],
    )
    yield _Part("pauser", "Pauser", deadline, [who.deadline(one) for one in status.pauses])
    yield _Part(
        "efter avslut",
        "Vilande lista: nästa kontakt",
        deadline,
        [who.deadline(one) for one in status.follow_ups],
    )
    yield from _nominations(now)
    yield _Part("nästa möten", "Nästa möten", meet, [who.meet(one) for one in status.meetings])
    if not now.placeless:
        yield _returned_notes(now, names=names)
    yield from _service(now)
    yield _Part(
        "ärenden",
        "Ärenden",
        ("ärende", *who.column, "läge", "plan", "nästa möte", "samordnare"),
        [who.case(one) for one in status.cases],
    )


def _held(now: Standing, who: "_Who") -> _Part:
    return _Part(
        "delning stoppad",
        "Inget delas i ärendet förrän frågan är besvarad: rätta anteckningen i inbox/retur. Finns den "
        "inte kvar där: skriv hur det är i en ny",
        ("ärende", *who.column, "varför"),
        [who.held(number, asked) for number, asked in now.held.items()],
    )


def _late(
    now: Standing, who: "_Who", deadline: tuple[str, ...], meet: tuple[str, ...], *, names: bool
) -> Iterator[_Part]:
    status = now.status
    yield _Part(
        "åligganden",
        "Efter avvikelser, att göra",
        deadline,
        [who.deadline(one) for one in status.duties],
    )
    yield _Part(
        "möten utan anteckning",
        "Mötesdagen har passerat, ingen anteckning har kommit",
        meet,
        [who.meet(one) for one in status.without_note],
    )
    yield _Part(
        "försenade åtaganden",
        "Åtaganden som skulle varit klara",
        ("ärende", "åtagande", "senast", *(("vad", "ansvarig") if names else ())),
        [who.overdue(one) for one in status.overdue],
    )


def _about_consent(now: Standing, who: "_Who", *, whole: bool) -> Iterator[_Part]:
    status = now.status
    yield _Part(
        "samtycken",
        "Samtycken att ordna",
        ("ärende", *who.column, *_CONSENT, *(("att göra",) if whole else ())),
        [who.consent(one, whole=whole) for one in status.consents if whole or one.line.acting],
    )
    yield _Part(
        "återkallat samtycke till insatsen",
        "Återkallat samtycke till insatsen: beslutande chef och samordnare avgör",
        ("ärende", *who.column, "vems", "dag"),
        [who.insats(one) for one in status.insats_back],
    )
    yield _Part(
        "stoppade papper",
        "Papper som inte får skickas (ta bort filen i utkorgen när det är gjort)",
        ("ärende", "antal", "sedan", "fil"),
        [(one.case_number, one.papers, one.since, one.place) for one in now.stopped],
    )


def _nominations(now: Standing) -> Iterator[_Part]:
    yield _Part(
        "nomineringar",
        "Öppna nomineringar",
        ("kod", "nominering", "sedan", "att göra", "läge"),
        [
            (one.code, one.state.value, one.since, one.what, _LATE[one.late])
            for one in now.nominations
        ],
    )
    yield _Part(
        "listor att rensa",
        "Listor över nomineringar att förstöra, på papper och i utkorgen",
        ("mapp",),
        [(f"outbox/{folder}",) for folder in now.lists_to_clear],
    )


def _returned_notes(now: Standing, *, names: bool) -> _Part:
    return _Part(
        "lämnade tillbaka",
        "Anteckningar i inbox/retur",
        ("ärende", "sort", "möte", "sedan", "gäller", *(("fil",) if names else ())),
        [_returned(one, names=names) for one in now.returned],
    )


def _service(now: Standing) -> Iterator[_Part]:
    unfinished = [("tagen ur inkorgen, inte klar", _moment(at)) for at in now.claimed]
    unfinished += [("inte publicerad", folder) for folder in now.unpublished]
    if now.in_inbox:
        unfinished.append(("filer i inkorgen", str(now.in_inbox)))
    yield _Part("ogjort", "Ogjort", ("vad", "vilket"), unfinished)
    yield _Part(
        "väntande pdf",
        "PDF-filer som väntar på LibreOffice",
        ("ärende", "antal"),
        list(now.waiting_pdfs.items()),
    )
    yield _Part(
        "mallar",
        "Fel i egna mallar (en annan används så länge)",
        ("mall", "vad", "gör så här", "används så länge"),
        [
            (slug, one.message, one.remedy, now.template_origins[slug].value)
            for slug, problems in now.template_faults.items()
            for one in problems
        ],
    )


def _returned(one: Returned, *, names: bool) -> tuple[object, ...]:
    rights = ", ".join(each.value for each in rights_of(one))
    row = (one.case_number, one.note_kind, one.note_date, _moment(one.returned_at), rights)
    return (*row, one.name) if names else row


def _moment(at: dt.datetime) -> str:
    return f"{at.astimezone():%Y-%m-%d %H.%M}"


@dataclass(frozen=True, slots=True)
class _Who:
    """Adds the youth's name to rows, when ``cases`` is not empty."""

    cases: Mapping[str, Case]

    @property
    def column(self) -> tuple[str, ...]:
        return ("namn",) if self.cases else ()

    def _named(self, number: str) -> tuple[str, ...]:
        return (number, self.cases[number].youth.name) if self.cases else (number,)

    def held(self, number: str, asked: Iterable[OpenQuestion]) -> tuple[object, ...]:
        return (*self._named(number), "; ".join(one.told for one in asked))

    def deadline(self, one: Deadline) -> tuple[object, ...]:
        return (*self._named(one.case_number), one.what, one.by, _LATE[one.late])

    def meet(self, one: Meet) -> tuple[object, ...]:
        at = f"{one.at:%H.%M}" if one.at else ""
        return (*self._named(one.case_number), one.on, at, one.place)

    def overdue(self, one: Overdue) -> tuple[object, ...]:
        row = (one.case_number, one.commitment_id, one.due)
        if not self.cases:
            return row
        said = self._commitment(one)
        return (*row, said.text, ", ".join(who.name for who in said.responsible))

    def _commitment(self, one: Overdue) -> Commitment:
        return next(c for c in self.cases[one.case_number].commitments if c.id == one.commitment_id)

    def insats(self, one: InsatsBack) -> tuple[object, ...]:
        return (*self._named(one.case_number), one.who, one.on)

    def consent(self, one: ConsentGroup, *, whole: bool) -> tuple[object, ...]:
        line = one.line
        return (
            *self._named(one.case_number),
            ", ".join(one.parties) or "alla",
            line.state.value,
            ", ".join(line.waiting),
            line.asked_on,
            line.end,
            one.days_left,
            *((line.acting,) if whole else ()),
        )

    def case(self, one: CaseLine) -> tuple[object, ...]:
        mark = " (internt)" if one.internal else ""
        plan = f"version {one.plan}{mark}" if one.plan else ""
        return (
            *self._named(one.case_number),
            one.state.value,
            plan,
            one.next_meeting,
            one.coordinator,
        )
