"""The plan for the young person to read: lättläst, one thought a line.

What people have said is printed as they said it. Easy are the words around it, the order, and
that no more stands here than who does what, when they meet, what is new and whom to call.
"""

from collections.abc import Iterator

from sigdocs.casework.plan.differences import Sign
from sigdocs.casework.plan.view import PlanView, Promise, plan_view
from sigdocs.casework.sharing.receivers import of_plan
from sigdocs.documents.document import Document, DocumentKind
from sigdocs.documents.letterhead import Letterhead, letterhead
from sigdocs.documents.paper import Paper, Story
from sigdocs.documents.people import coordinator
from sigdocs.documents.plan.changes import Change, changes, word_of
from sigdocs.documents.plan.people import to_call
from sigdocs.documents.plan.states import plan_states
from sigdocs.documents.swedish import NBSP, day_and_date, joined, upper_first
from sigdocs.model.base import Frozen
from sigdocs.model.case import Case, Responsible, Side
from sigdocs.model.meeting import NextMeeting
from sigdocs.model.profile import Profile
from sigdocs.model.version import PlanVersion

EASY_PLAN = DocumentKind(
    slug="lattlast_plan",
    name="Lättläst plan",
    document_class="Plan i personakt",
    receives=("den unge",),
)
TITLE = "Din plan"
_NEWS = {
    word_of(Sign.NEW): "Det här är nytt:",
    word_of(Sign.MOVED): "Det här har en ny tid:",
    word_of(Sign.DONE): "Det här är klart:",
    word_of(Sign.REACHED): "Det här målet är klart:",
    word_of(Sign.DROPPED): "Det här är inte med längre:",
    word_of(Sign.MEASURED): "Så här går det nu:",
    word_of(Sign.CHANGED): "Det här har ändrats:",
}
"""What the signs of the plan are called here. Others tell a young reader nothing."""


class EasyTask(Frozen):
    """Something promised, as it was written, and when: one thought a line."""

    text: str
    when: tuple[str, ...]


class EasyHelper(Frozen):
    """Somebody who helps, and with what."""

    who: str
    tasks: tuple[EasyTask, ...]


class EasyNews(Frozen):
    """Changes of one sort since the last plan."""

    heading: str
    texts: tuple[str, ...]


class EasyPlanContext(Frozen):
    """Everything that stands on the lättläst plan. Empty texts and lists are left out.

    Attributes:
        draft: whether the plan is internal, and must not be shown to others.
        own: what the young person does.
        helpers: who else does what.
        meeting: when and where the next meeting is, a thought a line.
        calls: whom to call, one a line.
        change: whom to tell when something in the plan is not good.
        news: what has changed since the last plan.
        youth_words: the young person's own words, as written.
        police_role: what the police are there for, as the profile says it.
    """

    letterhead: Letterhead
    title: str
    subtitle: str
    draft: bool
    own: tuple[EasyTask, ...]
    helpers: tuple[EasyHelper, ...]
    meeting: tuple[str, ...]
    calls: tuple[str, ...]
    change: str
    news: tuple[EasyNews, ...]
    youth_words: str
    police_role: str


def easy_plan_context(view: PlanView, profile: Profile) -> EasyPlanContext:
    """Give what stands on the lättläst version of a plan."""
    staff, number = coordinator(view, profile), f"version {view.version.version}"
    day = view.version.issued_on
    going = tuple(item for item in view.commitments if item.open)
    return EasyPlanContext(
        letterhead=letterhead(profile, day, view.number, f"{TITLE}, lättläst", number),
        title=TITLE,
        subtitle=view.youth,
        draft=bool(view.version.internal),
        own=tuple(_task(item) for item in going if item.own),
        helpers=tuple(_helpers(going)),
        meeting=tuple(_meeting(view.next_meeting)),
        calls=tuple(filter(None, to_call(view, profile).split("\n"))),
        change=staff.name if staff else profile.unit,
        news=tuple(_news(changes(view))),
        youth_words=view.youth_words,
        police_role=profile.police_role if view.police else "",
    )


def _helpers(going: tuple[Promise, ...]) -> Iterator[EasyHelper]:
    """Give each helper once, in the order that the plan names them."""
    tasks: dict[Responsible, list[EasyTask]] = {}
    for item in going:
        for who in item.responsible:
            if who.side is not Side.YOUTH:
                tasks.setdefault(who, []).append(_task(item))
    for who, found in tasks.items():
        yield EasyHelper(
            who=upper_first(joined(dict.fromkeys((who.name, who.organisation)))),
            tasks=tuple(found),
        )


def _task(item: Promise) -> EasyTask:
    return EasyTask(text=item.text, when=tuple(_when(item)))


def _when(item: Promise) -> Iterator[str]:
    if item.starts:
        yield f"Det börjar {day_and_date(item.starts)}."
    if item.rhythm:
        yield f"Så ofta: {item.rhythm}."
    elif item.ongoing:
        yield "Det gäller hela tiden."
    if item.due:
        yield f"Det ska vara klart {day_and_date(item.due)}."


def _meeting(planned: NextMeeting | None) -> Iterator[str]:
    if planned is None:
        yield "Vi har inte bestämt någon dag än."
        return
    yield f"Vi ses {day_and_date(planned.on)}."
    if planned.at:
        yield f"Vi börjar klockan{NBSP}{planned.at:%H.%M}."
    if planned.place:
        yield f"Vi ses här: {planned.place}."


def _news(told: tuple[Change, ...]) -> Iterator[EasyNews]:
    for word, heading in _NEWS.items():
        texts = tuple(change.text for change in told if change.word == word)
        if texts:
            yield EasyNews(heading=heading, texts=texts)


def _due(story: Story) -> Iterator[Document]:
    for version, case, previous in plan_states(story):
        yield _easy(version, case, previous, story)


def _easy(version: PlanVersion, case: Case, previous: Case | None, story: Story) -> Document:
    view = plan_view(case, previous, version, story.profile)
    youth = case.youth
    to = (one for one in of_plan(version) if one.is_person(youth.name, youth.personnummer))
    return story.of_version(
        EASY_PLAN, easy_plan_context(view, story.profile), version, to=tuple(to)
    )


PAPER = Paper(EASY_PLAN, _due, EasyPlanContext)
