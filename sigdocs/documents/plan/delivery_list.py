"""The delivery list: who shall have a version of the plan, how, and room to sign that they got it."""

from collections.abc import Iterator

from sigdocs.casework.sharing.receivers import of_plan
from sigdocs.documents.document import Document, DocumentKind
from sigdocs.documents.letterhead import Fact, Letterhead, facts, letterhead
from sigdocs.documents.paper import OFFICE, Paper, Story
from sigdocs.documents.people import about
from sigdocs.documents.plan.states import plan_states
from sigdocs.documents.swedish import EMPTY, long_date, upper_first
from sigdocs.model.base import Frozen
from sigdocs.model.case import Case
from sigdocs.model.profile import Profile
from sigdocs.model.receivers import Receiver
from sigdocs.model.version import PlanVersion

DELIVERY_LIST = DocumentKind(
    slug="delgivningslista",
    name="Delgivningslista",
    document_class="Delgivning i personakt",
    receives=("akten",),
    signed=True,
)


class Delivery(Frozen):
    """Somebody who shall have the plan, or shall not: why, and how it reaches them."""

    name: str
    why: str
    channel: str


class DeliveryListContext(Frozen):
    """What stands on the list.

    ``day`` is the day the list holds for; ``internal`` says why nobody may have the version, and
    then ``receivers`` and ``not_to`` are empty.
    """

    letterhead: Letterhead
    title: str
    facts: tuple[Fact, ...]
    day: str
    internal: tuple[str, ...]
    receivers: tuple[Delivery, ...]
    not_to: tuple[Delivery, ...]


def delivery_list_context(
    case: Case, version: PlanVersion, profile: Profile
) -> DeliveryListContext:
    """Give what stands on the list for a version of the plan."""
    plan = profile.case_types[case.type].plan_title
    number = f"version {version.version}"
    return DeliveryListContext(
        letterhead=letterhead(profile, version.issued_on, case.number, DELIVERY_LIST.name, number),
        title=DELIVERY_LIST.name,
        facts=facts(
            ("Gäller", about(case)),
            ("Ärende", case.number),
            ("Plan", f"{upper_first(plan)}, {number}"),
            ("Möte", long_date(version.meeting_on)),
            ("Ersätter", f"version {version.replaces}" if version.replaces else ""),
        ),
        day=long_date(version.issued_on),
        internal=tuple(map(upper_first, version.internal)),
        receivers=tuple(map(_delivery, of_plan(version))),
        not_to=() if version.internal else tuple(map(_delivery, version.not_to)),
    )


def _delivery(who: Receiver) -> Delivery:
    return Delivery(
        name=upper_first(who.name), why=who.reason or EMPTY, channel=who.channel or EMPTY
    )


def _due(story: Story) -> Iterator[Document]:
    for version, case, _ in plan_states(story):
        yield _list(version, case, story)


def _list(version: PlanVersion, case: Case, story: Story) -> Document:
    context = delivery_list_context(case, version, story.profile)
    return story.of_version(DELIVERY_LIST, context, version, to=OFFICE)


PAPER = Paper(DELIVERY_LIST, _due, DeliveryListContext)
