"""``sigdocs templates``: the office's own templates, looked through and tried."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from sigdocs.commands.shared import json_option, print_json, workspace_of
from sigdocs.errors import ExitCode, OfficeError

if TYPE_CHECKING:
    from sigdocs.rendering.library import Library, TemplateFile
    from sigdocs.rendering.office.pool import Paper
    from sigdocs.settings import Workspace

_OPTIONS = "[VÄXLAR]"
_ADOPTED = "Antagen ({sha}). Nya papper görs med den; redan gjorda ändras inte."
_REFUSED = "Inte antagen. Rätta felen och försök igen; den mall som gällde gäller än."
_NO_PDF = "PDF-filen gick inte att göra. {why} Word-filen är klar."


@click.group(
    "templates",
    help="Se, kontrollera och prova mallarna. De egna ligger i arbetsmappens templates/.",
    subcommand_metavar="KOMMANDO …",
)
def command() -> None:
    """Gather what is done with templates."""


kind_option = click.option(
    "--kind", metavar="SORT", help="Vilken sorts papper FIL är mall till, t.ex. atgardsplan."
)


@command.command(
    "list", options_metavar=_OPTIONS, help="Visa varje sorts mall och vems som gäller."
)
@json_option
@click.pass_context
def list_(ctx: click.Context, *, as_json: bool) -> None:
    """Tell of each kind which template is in use."""
    from sigdocs.commands.templates_view import plain_lines, show_lines
    from sigdocs.rendering.library import Library
    from sigdocs.rendering.overview import overview

    lines = overview(Library(workspace_of(ctx).templates))
    if as_json:
        print_json(plain_lines(lines))
    else:
        show_lines(lines)


@command.command(
    "check",
    options_metavar=_OPTIONS,
    help="Kontrollera en mall: fält, uppbyggnad och tillgänglighet. Utan argument alla som gäller.",
)
@click.argument("target", metavar="[SORT|FIL]", required=False)
@kind_option
@json_option
@click.pass_context
def check(ctx: click.Context, target: str | None, kind: str | None, *, as_json: bool) -> int:
    """Say what is wrong with a template, with places."""
    from sigdocs.commands.templates_view import plain_findings, show_findings
    from sigdocs.rendering.library import Library
    from sigdocs.rendering.review import KIND_NAMES, review

    library = Library(workspace_of(ctx).templates)
    wanted = [target] if target else list(KIND_NAMES)
    templates = [_template(library, one, kind) for one in wanted]
    found = [(one.slug, review(one.slug, one.data)) for one in templates]
    if as_json:
        print_json(plain_findings(found))
    else:
        show_findings(found)
    broken = any(problem.blocks for _, problems in found for problem in problems)
    return int(ExitCode.RETURNED if broken else ExitCode.OK)


@command.command(
    "preview",
    options_metavar=_OPTIONS,
    help="Skriv ut ett exempelärende med en mall, som Word och PDF, utan att använda den.",
)
@click.argument("target", metavar="SORT|FIL")
@kind_option
@click.option(
    "-o",
    "--out",
    metavar="MAPP",
    required=True,
    type=click.Path(file_okay=False, path_type=Path),
    help="Mappen som provutskriften läggs i.",
)
@json_option
@click.pass_context
def preview(ctx: click.Context, target: str, kind: str | None, out: Path, *, as_json: bool) -> int:
    """Print the sample case with a template."""
    from sigdocs.folders.files import write_durably
    from sigdocs.rendering.library import Library
    from sigdocs.rendering.review import sample_paper

    workspace = workspace_of(ctx)
    library = Library(workspace.templates)
    template = _template(library, target, kind)
    accent = workspace.settings().profile().accent
    paper = sample_paper(template, library.logo(), accent)
    pdf = _pdf(workspace, paper)
    made = {".docx": paper.docx} | ({".pdf": pdf} if isinstance(pdf, bytes) else {})
    out.mkdir(parents=True, exist_ok=True)
    places = [out / f"{template.slug}_prov{ending}" for ending in made]
    for place, content in zip(places, made.values(), strict=True):
        write_durably(place, content)
    if as_json:
        print_json({"filer": [str(place) for place in places]})
    else:
        click.echo("\n".join(map(str, places)))
    if isinstance(pdf, OfficeError):
        click.echo(_NO_PDF.format(why=pdf), err=True)
        return int(ExitCode.DEGRADED)
    return int(ExitCode.OK)


@command.command(
    "fields",
    options_metavar=_OPTIONS,
    help="Gör ett Word-dokument med varje fält som mallen kan ha, att kopiera ur.",
)
@click.argument("kind", metavar="SORT")
@click.option(
    "-o",
    "--out",
    metavar="MAPP",
    required=True,
    type=click.Path(file_okay=False, path_type=Path),
    help="Mappen som dokumentet läggs i.",
)
@json_option
def fields(kind: str, out: Path, *, as_json: bool) -> None:
    """Lay the list of a kind's fields in a folder."""
    from sigdocs.folders.files import write_durably
    from sigdocs.rendering.field_guide import field_guide
    from sigdocs.rendering.library import CONTEXTS

    if kind not in CONTEXTS:
        known = ", ".join(CONTEXTS)
        raise click.BadParameter(f"{kind} har inga fält. Välj en av: {known}", param_hint="SORT")
    out.mkdir(parents=True, exist_ok=True)
    place = out / f"{kind}_falt.docx"
    write_durably(place, field_guide(kind))
    if as_json:
        print_json({"fil": str(place)})
    else:
        click.echo(str(place))


@command.command(
    "adopt",
    options_metavar=_OPTIONS,
    help="Anta FIL som kontorets mall, om den går igenom kontrollen. Den förra sparas.",
)
@click.argument("file", metavar="FIL", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@kind_option
@click.option("--comment", metavar="TEXT", required=True, help="Vad som är nytt, eller varför.")
@click.option("--by", metavar="NAMN", help="Vem som beslutat. Annars den som är inloggad.")
@json_option
@click.pass_context
def adopt(
    ctx: click.Context, file: Path, kind: str | None, comment: str, by: str | None, *, as_json: bool
) -> int:
    """Let a checked template go live."""
    from sigdocs.commands.templates_view import plain_findings, show_findings
    from sigdocs.rendering.adoption import Adopted
    from sigdocs.rendering.adoption import adopt as go_live
    from sigdocs.rendering.library import TemplateFile
    from sigdocs.rendering.review import review
    from sigdocs.service.desk import system_clock

    folder = workspace_of(ctx).templates
    template = TemplateFile(_kind_of(file, kind), file.read_bytes())
    problems = review(template.slug, template.data)
    found = [(template.slug, problems)]
    adopted = not any(problem.blocks for problem in problems)
    decision = Adopted(
        template.sha256, system_clock().date(), _one_line(by or _user()), _one_line(comment)
    )
    if adopted:
        go_live(folder / template.slug, template.data, decision)
    if as_json:
        print_json({"antagen": adopted, "sha256": template.sha256, **plain_findings(found)[0]})
    else:
        show_findings(found)
        click.echo(_ADOPTED.format(sha=template.sha256[:12]) if adopted else _REFUSED)
    return int(ExitCode.OK if adopted else ExitCode.RETURNED)


def _one_line(text: str) -> str:
    return " ".join(text.encode("utf-8", "replace").decode().split())


def _user() -> str:
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # which one differs between systems and versions
        return "okänd"


def _pdf(workspace: "Workspace", paper: "Paper") -> bytes | OfficeError:
    from sigdocs.rendering.office.pool import OfficePool

    soffice = workspace.settings().service.soffice
    try:
        with OfficePool(1, soffice=Path(soffice) if soffice else None) as office:
            return office.archive([paper])[0]
    except OfficeError as error:
        return error


def _template(library: "Library", target: str, kind: str | None) -> "TemplateFile":
    """Give the template that is meant: a kind's own, as it lies there, else the one in use."""
    from sigdocs.rendering.library import TemplateFile
    from sigdocs.rendering.review import KIND_NAMES

    if target in KIND_NAMES:
        own = library.own(target)
        return library.packaged(target) if own is None else TemplateFile(target, own)
    path = Path(target)
    if not path.is_file():
        kinds = ", ".join(KIND_NAMES)
        raise click.BadParameter(
            f"{target} finns inte. Ange en fil, eller en av: {kinds}", param_hint="SORT|FIL"
        )
    return TemplateFile(_kind_of(path, kind), path.read_bytes())


def _kind_of(path: Path, kind: str | None) -> str:
    """Give the kind that is said, or that the file or its folder is named after."""
    from sigdocs.rendering.review import KIND_NAMES

    for name in (kind,) if kind else (path.stem.casefold(), path.resolve().parent.name):
        if name in KIND_NAMES:
            return str(name)
    said = f"{kind} finns inte." if kind else "Det syns inte vilken sorts mall filen är."
    raise click.BadParameter(f"{said} Välj en av: {', '.join(KIND_NAMES)}", param_hint="--kind")
