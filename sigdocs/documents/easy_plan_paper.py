"""The lättläst plan as a paper: one with each version of the plan."""

from collections.abc import Iterator

from sigdocs.casework.plan.view import plan_view
from sigdocs.documents.document import Document, DocumentKind, Paper, Story, stem_of
from sigdocs.documents.easy_plan import EasyPlanContext, easy_plan_context
from sigdocs.documents.plan_paper import plan_states
from sigdocs.model.case import Case, PlanVersion

EASY_PLAN = DocumentKind(
    slug="lattlast_plan",
    name="Lättläst plan",
    document_class="Plan i personakt",
    receives=("den unge",),
)


def _due(story: Story) -> Iterator[Document]:
    for version, case, previous in plan_states(story):
        yield _easy(version, case, previous, story)


def _easy(version: PlanVersion, case: Case, previous: Case | None, story: Story) -> Document:
    return Document(
        kind=EASY_PLAN,
        number=version.version,
        title=f"{EASY_PLAN.name} {case.number} version {version.version}",
        stem=stem_of(case.number, EASY_PLAN, f"v{version.version}", version.meeting_on),
        seq=story.entry.seq,
        dated=version.issued_on,
        context=easy_plan_context(plan_view(case, previous, version, story.profile), story.profile),
    )


PAPER = Paper(EASY_PLAN, _due, EasyPlanContext)
