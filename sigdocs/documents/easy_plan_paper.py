"""The lättläst plan as a paper: one with each version of the plan."""

from collections.abc import Iterator

from sigdocs.documents.document import Document, DocumentKind
from sigdocs.documents.easy_plan import EasyPlanContext, easy_plan_context
from sigdocs.documents.paper import Paper, Story
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
    context = easy_plan_context(case, previous, version, story.profile)
    return story.of_version(EASY_PLAN, context, version)


PAPER = Paper(EASY_PLAN, _due, EasyPlanContext)
