"""The plan as a paper: a new version after each meeting, and one for each that a correction mends."""

from collections.abc import Iterator

from sigdocs.casework.history import History, case_as_of, fold
from sigdocs.casework.plan.view import plan_view
from sigdocs.documents.document import Document, DocumentKind, Paper, Story, stem_of
from sigdocs.documents.plan import PlanContext, plan_context
from sigdocs.documents.shield import shielded
from sigdocs.model.case import Case, PlanVersion

PLAN = DocumentKind(
    slug="atgardsplan",
    name="Åtgärdsplan",
    document_class="Plan i personakt",
    receives=("akten", "den unge", "vårdnadshavare", "parter enligt samtycke"),
)


def plan_states(story: Story) -> Iterator[tuple[PlanVersion, Case, Case | None]]:
    """Give each version that the last entry issued, with the case as it shows it.

    The last of the three is the case as the version that it replaces or corrects showed it.
    """
    known = len(story.before.plans) if story.before else 0
    for version in story.after.plans[known:]:
        case = case_as_of(story.history, version.seq) or story.after
        against = version.corrects or version.replaces
        yield version, case, _as_printed(against, story.history, story.after)


def _due(story: Story) -> Iterator[Document]:
    for version, case, before in plan_states(story):
        yield _plan(version, case, before, story)


def _plan(version: PlanVersion, case: Case, before: Case | None, story: Story) -> Document:
    against, entry = version.corrects or version.replaces, story.entry
    readings = entry.note.readings if version.seq == entry.seq else ()
    met = _met(version, story)
    view = plan_view(case, before, version, story.profile, met=met, readings=readings)
    context = plan_context(view, story.profile)
    may_show = before is not None and _hides_nothing(story, before, against or 0)
    return Document(
        kind=PLAN,
        number=version.version,
        title=f"{context.title} {case.number} version {version.version}",
        stem=stem_of(case.number, PLAN, f"v{version.version}", version.meeting_on),
        seq=entry.seq,
        dated=version.issued_on,
        context=context,
        against=against if may_show else None,
    )


def _met(version: PlanVersion, story: Story) -> Case | None:
    """Give the case as it stood when the meeting of a version began, at the plan before it."""
    earlier = [one.seq for one in story.after.plans if one.seq < version.seq]
    return case_as_of(story.history, max(earlier)) if earlier else None


def _hides_nothing(story: Story, before: Case, number: int) -> bool:
    """Whether all that an earlier version printed may still be shown.

    What it said of somebody who is protected by now must not come back as deleted text.
    """
    view = plan_view(before, None, story.after.plans[number - 1], story.profile)
    old = plan_context(view, story.profile)
    return shielded(old, story.after, story.profile) == old


def _as_printed(number: int | None, history: History, after: Case) -> Case | None:
    """Give the case as a version of the plan showed it, with the errors it was printed with."""
    if number is None:
        return None
    known = history
    while (case := fold(known[:-1])) and len(case.plans) >= number:
        known = known[:-1]
    return case_as_of(known, after.plans[number - 1].seq)


PAPER = Paper(PLAN, _due, PlanContext)
