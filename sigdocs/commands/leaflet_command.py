"""``sigdocs leaflet``: the leaflets on demand, for schools and leisure centres or for a case."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from sigdocs.commands.shared import json_option, print_json, unknown_case, workspace_of
from sigdocs.errors import ExitCode

if TYPE_CHECKING:
    from sigdocs.model.case import Case
    from sigdocs.model.leaflet import LeafletTexts
    from sigdocs.model.profile import Profile
    from sigdocs.service.desk import Desk

_UNREVIEWED = "Översättningen till {name} är inte granskad; det står på papperet."
_UNTRANSLATED = (
    "Det finns ingen text på {language}, som familjen talar. Boka tolk, eller låt översätta: "
    "en ny fil i templates/informationsblad/sprak."
)
_UNUSABLE = "Den egna texten {name} går inte att använda. Programmets används, om den finns."
_NOBODY = "Ärendet har ingen samordnare angiven. Bladet nämner enheten i stället."
_NO_PDF = "PDF-filen gick inte att göra. ”sigdocs doctor” visar vad som felas."


@click.command(
    "leaflet",
    help="Gör informationsbladet, för skolor och fritidsgårdar eller för ett ärende. Läggs i "
    "utkorgen som Word och PDF, om inget annat sägs.",
)
@click.option(
    "--sprak",
    "language",
    metavar="SPRÅK",
    help="På vilket språk. Annars svenska; för ett ärende också de språk familjen talar.",
)
@click.option("--folder", "fold", is_flag=True, help="Foldern i stället för bladet.")
@click.option(
    "--arende", "number", metavar="ÄRENDE", help="Med ärendets nummer och samordnarens namn."
)
@click.option(
    "-o",
    "--out",
    metavar="FIL",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Vart papperet skrivs: FIL.docx eller FIL.pdf, på ett språk.",
)
@json_option
@click.pass_context
def command(
    ctx: click.Context,
    language: str | None,
    number: str | None,
    out: Path | None,
    *,
    fold: bool,
    as_json: bool,
) -> int:
    """Lay the leaflets and say where, and what a reader of them should know."""
    from sigdocs.casework.nomination.register import only_cases
    from sigdocs.documents.handout.handouts import FOLDER, SHEET
    from sigdocs.service.codec import case_of
    from sigdocs.service.desk import open_desk
    from sigdocs.service.kept_current.leaflets import lay_leaflets
    from sigdocs.service.publishing.on_demand import ENDINGS

    if out and out.suffix.lower() not in ENDINGS:
        raise click.BadParameter("filen ska heta något på .docx eller .pdf", param_hint="-o")
    with open_desk(workspace_of(ctx)) as desk:
        case = case_of(desk.ledger.entries(number)) if number else None
        if number and case is None:
            click.echo(unknown_case(number, only_cases(desk.ledger.cases())), err=True)
            return int(ExitCode.ERROR)
        languages = _languages(desk.profile, language, case, one=out is not None)
        laid = lay_leaflets(desk, FOLDER if fold else SHEET, languages, case, out)
        remarks = _remarks(desk, case, languages)
    wanted = len(languages) * (1 if out else len(ENDINGS))
    if len(laid) < wanted:
        remarks.append(_NO_PDF)
    if as_json:
        print_json({"filer": [str(path) for path in laid], "att veta": remarks})
    else:
        for path in laid:
            click.echo(str(path))
        for remark in remarks:
            click.echo(remark, err=True)
    return int(ExitCode.DEGRADED if len(laid) < wanted else ExitCode.OK)


def _languages(
    profile: "Profile", wanted: str | None, case: "Case | None", *, one: bool
) -> "tuple[LeafletTexts, ...]":
    from sigdocs.documents.handout.languages import family_languages

    if wanted is not None:
        found = next((texts for texts in profile.leaflets if texts.means(wanted)), None)
        if found is None:
            known = ", ".join(texts.name for texts in profile.leaflets)
            raise click.BadParameter(
                f"det finns ingen text på {wanted}. Välj en av: {known}. Ett nytt språk är en ny "
                "fil i templates/informationsblad/sprak",
                param_hint="--sprak",
            )
        return (found,)
    if case and not one:
        return family_languages(case, profile)
    return tuple(texts for texts in profile.leaflets if texts.original)


def _remarks(desk: "Desk", case: "Case | None", languages: "tuple[LeafletTexts, ...]") -> list[str]:
    from sigdocs.documents.handout.languages import untranslated
    from sigdocs.rendering.leaflet_texts import unusable_texts

    told = [
        _UNREVIEWED.format(name=texts.name)
        for texts in languages
        if not (texts.reviewed or texts.original)
    ]
    if case:
        told += [_UNTRANSLATED.format(language=word) for word in untranslated(case, desk.profile)]
        told += [] if case.coordinator else [_NOBODY]
    bad = unusable_texts(desk.workspace.templates)
    return told + [_UNUSABLE.format(name=name) for name in bad]
