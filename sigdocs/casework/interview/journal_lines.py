"""An interview as the facts of a journal entry: each answer with who gave it (SoL 14:3)."""

from collections.abc import Iterator

from sigdocs.casework.interview.record import IF_NOTHING
from sigdocs.model.interview import (
    GuardianInterview,
    Interview,
    OwnGoal,
    ScaledGoal,
    Suspicions,
    SuspicionSource,
    YouthInterview,
)

_POLICE = "Polisen"


def interview_facts(held: Interview) -> Iterator[tuple[str, str]]:
    """Give source and text of each answer, in the order they were asked."""
    if held.youth:
        yield from _youth(held.youth)
    if held.guardian:
        yield from _guardian(held.guardian, held.subject)


def _youth(told: YouthInterview) -> Iterator[tuple[str, str]]:
    share = "" if told.attendance is None else f"{told.attendance:f} %".replace(".", ",")
    answers = (
        ("boende och familj", told.living),
        ("skola", ", ".join(filter(None, (told.school, told.grade and f"årskurs {told.grade}")))),
        ("närvaro", share),
        ("betyg", told.marks),
        ("fritid", told.leisure),
        ("umgänge", told.friends),
        ("hälsa och mående", told.health),
        ("alkohol och droger", told.substances),
    )
    yield from _about("Den unge", answers)
    for one in told.suspicions:
        source = _POLICE if one.source is SuspicionSource.POLICE else "Den unge"
        yield f"{source} – misstankar om brott", _suspicions(one)
    wishes = (
        ("vad som fungerar bra", told.works),
        ("egna mål", "\n".join(map(_goal, told.goals))),
        ("vill ha med", told.wants),
        ("vill inte ha med", told.wants_not),
        ("kontaktsätt", told.contact_way),
        ("önskat stöd", told.support),
    )
    yield from _about("Den unge", wishes)


def _guardian(told: GuardianInterview, name: str) -> Iterator[tuple[str, str]]:
    needed = {True: "behövs", False: "behövs inte", None: ""}[told.interpreter]
    worries = (("nu", told.worry_now), (IF_NOTHING, told.worry_later))
    answers = (
        ("tolk", ", ".join(filter(None, (needed, told.language)))),
        ("situationen", told.situation),
        ("oro", "\n".join(f"{when}: {v} av 10" for when, v in worries if v is not None)),
        ("vad som oroar mest", told.worries),
        ("mål", "\n".join(map(_goal, told.goals))),
        ("vad som har prövats", told.tried),
        ("eget stödbehov", told.support),
        ("ringer akut", told.urgent_call),
    )
    yield from _about(name, answers)


def _about(who: str, answers: tuple[tuple[str, str], ...]) -> Iterator[tuple[str, str]]:
    yield from ((f"{who} – {what}", text) for what, text in answers if text)


def _suspicions(one: Suspicions) -> str:
    count = "" if one.count is None else f"{one.count} st"
    window = f"senaste {one.window_months} månaderna" if one.window_months and count else ""
    return ". ".join(filter(None, (" ".join(filter(None, (count, window))), one.comment))) or "–"


def _goal(goal: OwnGoal) -> str:
    told = [f"prioritet {goal.priority}" if goal.priority else "", goal.term or ""]
    if isinstance(goal, ScaledGoal):
        scales = (
            ("hur viktigt", goal.importance),
            ("hur säker", goal.confidence),
            ("hur redo", goal.readiness),
        )
        told += [f"{name} {value} av 10" for name, value in scales if value is not None]
    about = ", ".join(filter(None, told))
    return f"{goal.goal} ({about})" if about else goal.goal
