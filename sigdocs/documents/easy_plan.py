"""The plan for the young person to read: lättläst, one thought a line.

What people have said is printed as they said it. Easy are the words around it, the order, and
that no more stands here than who does what, when they meet, what is new and whom to call.
"""

from collections.abc import Iterator

from sigdocs.casework.sharing.receivers import of_plan
from sigdocs.documents.changes import Change, Sign, changes
from sigdocs.documents.document import Document, DocumentKind
from sigdocs.documents.letterhead import Letterhead, letterhead, named
from sigdocs.documents.paper import Paper, Story
from sigdocs.documents.plan import plan_states
from sigdocs.documents.plan_people import coordinator, to_call, with_police
from sigdocs.documents.words import NBSP, day_and_date, joined, upper_first
from sigdocs.model.base import Frozen
from sigdocs.model.case import Case, Commitment, PlanVersion, Responsible, Side
from sigdocs.model.meeting import NextMeeting
from sigdocs.model.profile import Profile

EASY_PLAN = DocumentKind(
    slug="lattlast_plan",
    name="Lättläst plan",
    document_class="Plan i personakt",
    receives=("den unge",),
)
TITLE = "Din plan"
_NEWS = {
    Sign.NEW.word: "Det här är nytt:",
    Sign.MOVED.word: "Det här har en ny tid:",
    Sign.DONE.word: "Det här är klart:",
    Sign.REACHED.word: "Det här målet är klart:",
    Sign.DROPPED.word: "Det här är inte med längre:",
    Sign.MEASURED.word: "Så här går det nu:",
    Sign.CHANGED.word: "Det här har ändrats:",
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


def easy_plan_context(
    case: Case, previous: Case | None, version: PlanVersion, profile: Profile
) -> EasyPlanContext:
    """Give what stands on the lättläst version of a plan.

    Args:
        case: the case as it stood at the entry whose state the plan shows.
        previous: the same for the version it replaces or corrects; None for the first.
        version: the version.
        profile: the municipality's words and people.
    """
    staff = coordinator(case, profile)
    return EasyPlanContext(
        letterhead=letterhead(
            profile,
            version.issued_on,
            case.number,
            f"{TITLE}, lättläst",
            f"version {version.version}",
        ),
        title=TITLE,
        subtitle=named(case.youth, case),
        draft=bool(version.internal),
        own=tuple(map(_task, _of_side(case, Side.YOUTH))),
        helpers=tuple(_helpers(case)),
        meeting=tuple(_meeting(case.next_meeting)),
        calls=tuple(filter(None, to_call(case, profile).split("\n"))),
        change=staff.name if staff else profile.unit,
        news=tuple(_news(changes(previous, case))),
        youth_words=case.youth_words,
        police_role=profile.police_role if with_police(case, profile) else "",
    )


def _of_side(case: Case, side: Side) -> Iterator[Commitment]:
    for item in case.commitments:
        if item.open and any(who.side is side for who in item.responsible):
            yield item


def _helpers(case: Case) -> Iterator[EasyHelper]:
    """Give each helper once, in the order that the plan names them."""
    tasks: dict[Responsible, list[EasyTask]] = {}
    for item in case.commitments:
        for who in item.responsible:
            if item.open and who.side is not Side.YOUTH:
                tasks.setdefault(who, []).append(_task(item))
    for who, found in tasks.items():
        yield EasyHelper(
            who=upper_first(joined(dict.fromkeys((who.name, who.organisation)))),
            tasks=tuple(found),
        )


def _task(item: Commitment) -> EasyTask:
    return EasyTask(text=item.text, when=tuple(_when(item)))


def _when(item: Commitment) -> Iterator[str]:
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
    context = easy_plan_context(case, previous, version, story.profile)
    youth = case.youth
    to = (one for one in of_plan(version) if one.is_person(youth.name, youth.personnummer))
    return story.of_version(EASY_PLAN, context, version, to=tuple(to))


PAPER = Paper(EASY_PLAN, _due, EasyPlanContext)
