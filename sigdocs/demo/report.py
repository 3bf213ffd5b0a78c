"""What the demo tells while it works and when it is done, in Swedish."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Self

from rich import box
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table

from sigdocs.demo.play import Played, TimedOffice, kept
from sigdocs.demo.script import RETURNED_NAME, YOUTH, Step
from sigdocs.documents.due import PAPERS
from sigdocs.folders.inbox import RETURNS
from sigdocs.pipeline import Outcome
from sigdocs.service.publishing.files import RECEIPT
from sigdocs.settings import Workspace

_NO_OFFICE = "LibreOffice saknas: bara Word den här gången, varje PDF står som ”väntar”."
_PLAN = re.compile(r"_atgardsplan_v(\d+)_[\d-]+\.docx$")
_JOURNAL = re.compile(r"_journalanteckning_nr(\d+)_[\d-]+\.docx$")
_REDLINE = "_andringar.docx"
_FORMS = tuple(f"_{paper.kind.slug}_" for paper in PAPERS if paper.context is None)


class Teller:
    """Shows which note is being read, and a line for each that is done."""

    def __init__(self, console: Console, count: int) -> None:
        self._console = console
        columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
        self._progress = Progress(*columns, console=console, transient=True)
        self._task = self._progress.add_task("", total=count)

    def __enter__(self) -> Self:
        self._progress.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._progress.stop()

    def office(self, libreoffice: TimedOffice | None) -> None:
        """Say it once when there is no LibreOffice."""
        if libreoffice is None:
            self._console.print(_NO_OFFICE, style="yellow")

    def starts(self, text: str) -> None:
        """Say what takes a moment before the first note."""
        self._progress.update(self._task, description=text)

    def begins(self, step: Step) -> None:
        """Show which note is read now."""
        verb = "Läser på nytt" if step.mends else "Läser"
        self._progress.update(self._task, description=f"{verb} ”{step.name}”")

    def done(self, played: Played) -> None:
        """Say what became of a note."""
        self._progress.advance(self._task)
        sign = "✓" if played.result.outcome is Outcome.ACCEPTED else "↩"
        told = played.result.folder or f"inbox/{RETURNS}"
        self._console.print(
            f"{sign} {played.step.on} {played.step.name} → {told}", highlight=False, soft_wrap=True
        )


def tell(console: Console, workspace: Workspace, played: Sequence[Played], total: float) -> None:
    """Print the whole story: what went in, what came out, where it lies, how long it took."""
    console.print()
    console.print(_notes(workspace, played))
    console.print()
    console.print(_came_out(workspace, played))
    console.print()
    _say(console, _took(played, total))
    _say(console, _returned(workspace, played))
    _say(console, _look(workspace, played))


def _say(console: Console, lines: Iterator[str]) -> None:
    for line in lines:
        console.print(line, highlight=False, soft_wrap=True)
    console.print()


def _notes(workspace: Workspace, played: Sequence[Played]) -> Table:
    table = _table("In: anteckningarna, och vad var och en gav")
    for name in ("Fil", "Slag", "Som", "Gav"):
        table.add_column(name, overflow="fold")
    for name in ("s", "PDF"):
        table.add_column(name, justify="right", no_wrap=True)
    for one in played:
        table.add_row(
            one.step.name,
            one.step.kind.value,
            one.step.format,
            ", ".join(_gave(workspace, one)),
            _seconds(one.seconds),
            _seconds(one.pdf_seconds) if one.pdf_seconds else "–",
        )
    return table


def _table(title: str) -> Table:
    return Table(
        title=title,
        title_justify="left",
        title_style="bold",
        box=box.SIMPLE_HEAD,
        show_edge=False,
        padding=(0, 1, 0, 0),
    )


def _gave(workspace: Workspace, one: Played) -> Iterator[str]:
    if one.result.outcome is not Outcome.ACCEPTED:
        asked = sum(problem.blocks for problem in one.result.problems)
        yield f"kom åter, {asked} {'fråga' if asked == 1 else 'frågor'}"
        return
    names = _names(workspace, one)
    for word, pattern in (("plan ", _PLAN), ("journal ", _JOURNAL)):
        yield from (word + found[1] for name in names if (found := pattern.search(name)))


def _names(workspace: Workspace, one: Played) -> list[str]:
    folder = workspace.outbox / one.result.folder
    return sorted(path.name for path in folder.iterdir()) if one.result.folder else []


def _came_out(workspace: Workspace, played: Sequence[Played]) -> Table:
    table = _table("Ut: papperen i outbox/arenden, ärende för ärende")
    table.add_column("Ärende", no_wrap=True)
    for name in ("Planer", "varav med ändringar", "Journal", "Blanketter", "Word", "PDF"):
        table.add_column(name, justify="right")
    done = [one for one in played if one.result.folder]
    for case in dict.fromkeys(one.result.case_number for one in done):
        sets = (_names(workspace, one) for one in done if one.result.case_number == case)
        table.add_row(case, *_counts([name for names in sets for name in names]))
    return table


def _counts(names: Sequence[str]) -> tuple[str, ...]:
    made = set(names)
    journal = sum(bool(_JOURNAL.search(name)) for name in names)
    pdf = sum(name.endswith(".pdf") for name in names)
    no_pdf = (_REDLINE, *_FORMS)
    waiting = sum(
        name.removesuffix(".docx") + ".pdf" not in made
        for name in names
        if name.endswith(".docx") and not any(part in name for part in no_pdf)
    )
    return (
        str(sum(bool(_PLAN.search(name)) for name in names)),
        str(sum(name.endswith(_REDLINE) for name in names)),
        str(journal),
        str(sum(any(part in name for part in _FORMS) for name in names)),
        str(sum(name.endswith(".docx") for name in names)),
        f"{pdf} (väntar: {waiting})" if waiting else str(pdf),
    )


def _took(played: Sequence[Played], total: float) -> Iterator[str]:
    seconds = sum(one.seconds for one in played)
    pdf = sum(one.pdf_seconds for one in played)
    each = seconds / len(played)
    yield (
        f"Tid: {_seconds(total)} s i allt. {_seconds(each)} s per anteckning"
        + (f", varav PDF {_seconds(pdf / len(played))} s." if pdf else ", utan PDF.")
    )


def _returned(workspace: Workspace, played: Sequence[Played]) -> Iterator[str]:
    faulty = (one for one in played if one.step.name == RETURNED_NAME)
    back = next((one for one in faulty if one.result.outcome is Outcome.RETURNED), None)
    if back is None:
        return
    questions = [problem for problem in back.result.problems if problem.blocks]
    yield f"[bold]En anteckning var fel med flit[/bold]: {back.step.name} ({back.step.on})"
    yield f"  Kom tillbaka som: {', '.join(back.returned)}"
    yield f"  Första frågan:    {questions[0].message} {questions[0].remedy}"
    yield f"  Så såg den ut:    {_shown(kept(workspace))}"
    left = played[-1].returned
    mended = next(
        (one for one in played if one.step.mends and one.step.name == back.step.name), None
    )
    if mended and mended.result.folder:
        yield "  Rättad och inlämnad igen: mottagen. " + (
            f"Kvar i retur: {', '.join(left)}." if left else "Retur är tom igen."
        )


def _look(workspace: Workspace, played: Sequence[Played]) -> Iterator[str]:
    plans = [one for one in played if any(map(_PLAN.search, _names(workspace, one)))]
    youth = [one for one in plans if one.result.case_number == YOUTH]
    last = youth[-1]
    yield "[bold]Titta först på[/bold]"
    papers = [name for name in _names(workspace, last) if "_atgardsplan_v" in name]
    plain = [name for name in papers if not name.endswith(_REDLINE)]
    pdf = [name for name in plain if name.endswith(".pdf")]
    redlines = [name for name in papers if name.endswith(_REDLINE)]
    folder = workspace.outbox / last.result.folder
    yield f"  Planen:              {_shown(folder / (pdf or plain)[-1])}"
    for name in redlines[-1:]:
        yield f"  Vad som ändrades:    {_shown(folder / name)}"
    yield f"  Kvittot:             {_shown(folder / RECEIPT)}"
    journal = workspace.outbox / played[-1].result.folder
    closing = [name for name in _names(workspace, played[-1]) if _JOURNAL.search(name)]
    for name in closing:
        shown = journal / name
        made = shown.with_suffix(".pdf")
        yield f"  Avslutets journal:   {_shown(made if made.exists() else shown)}"
    yield f"  Tomma blanketter:    {_shown(workspace.outbox / 'blanketter')}"


def _shown(path: Path) -> str:
    """A path as one would type it from where one stands."""
    try:
        return path.relative_to(Path.cwd()).as_posix()
    except ValueError:
        return path.as_posix()


def _seconds(value: float) -> str:
    return f"{value:.2f}".replace(".", ",")
