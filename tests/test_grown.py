"""No paper of somebody who is 18 or more speaks of a guardian; one switch on age decides."""

import datetime as dt
import re
from pathlib import Path

import pytest

from sigdocs.casework.consent.deciders import decides_alone
from sigdocs.documents.casefile.decision_basis import draft_today
from sigdocs.documents.due import due
from sigdocs.documents.handout.leaflet import leaflet_context
from sigdocs.model.leaflet import LeafletTexts
from sigdocs.model.note import NoteKind
from sigdocs.model.note_types import of
from sigdocs.rendering.leaflet_texts import leaflet_texts
from sigdocs.service.codec import case_of
from sigdocs.service.kept_current.birthday_notices import lay_birthday_notices
from sigdocs.service.overview import standing
from sigdocs.service.publishing.files import forms_on_demand
from tests.casework_notes import PROFILE, START, Story
from tests.casework_notes import headed as told
from tests.days import (
    CASE,
    PARTIES,
    Days,
    follow_up,
    given,
    headed,
    in_words,
    start,
    withdrawn,
    words_of,
)
from tests.paper_cases import TEMPLATES
from tests.paper_rendering import rendered, text_of

GROWN = (
    START.replace("  - {namn: Sara Ekdahl, roll: mamma/vh}\n", "")
    .replace("20110415-2390", "20050415-2398")
    .replace("201104152390", "200504152398")
)
SAID = (
    "vårdnadshavarnas mål: Att Milo kommer hem på kvällarna\n"
    "säkerhetsplan steg för steg: {risk eller situation: Bråk, det här gör vårdnadshavare: Ringer polisen}\n"
)
PAUSE = "paus: {från och med: 2026-09-12, skäl: Resa, beslutat av: Eva Ahl}\n"


def pages(story: Story) -> dict[str, str]:
    """Give the text of each paper that the last entry yields.

    Journal and delivery list are the office's own: they tell what was said, and why somebody has
    nothing.
    """
    made = due(story.history, PROFILE)
    own = ("journalanteckning", "lopande_journal", "delgivningslista")
    found = {one.kind.slug: one.context for one in made if one.context}
    return {slug: text_of(rendered(slug, found[slug])) for slug in found if slug not in own}


def spoken_of(found: dict[str, str]) -> list[str]:
    return [kind for kind, text in found.items() if "årdnadshavar" in text]


def test_no_paper_from_start_to_pause_speaks_of_guardians() -> None:
    story = Story()
    story.accept(
        GROWN
        + SAID
        + "parter som tillfrågas: [{organisation: Boxningsklubben}]\närendetyp: ungdom\n"
    )
    assert decides_alone(story.case, dt.date(2026, 9, 8))
    first = pages(story)
    assert {"atgardsplan", "samtycke", "sakerhetsplan", "arbetsfordelning"} <= set(first)
    story.accept(told("paus", "2026-09-10", PAUSE))
    second = pages(story)
    assert "pausbeslut" in second
    assert spoken_of(first) + spoken_of(second) == []


def test_under_18_the_same_papers_do() -> None:
    story = Story()
    story.accept(
        START
        + SAID
        + "parter som tillfrågas: [{organisation: Boxningsklubben}]\närendetyp: ungdom\n"
    )
    assert {"atgardsplan", "samtycke", "sakerhetsplan"} <= set(spoken_of(pages(story)))
    story.accept(told("paus", "2026-09-10", PAUSE))
    assert "pausbeslut" in spoken_of(pages(story))


@pytest.mark.parametrize("texts", leaflet_texts(TEMPLATES), ids=lambda one: one.code)
def test_a_leaflet_for_somebody_grown_speaks_of_no_guardian_in_any_language(
    texts: LeafletTexts,
) -> None:
    words = ("vårdnadshavar", "föräldr", "guardian", "waalid", "أولياء", " 18")
    whole = leaflet_context(texts, PROFILE, "").model_dump_json().replace("\u00a0", " ").casefold()
    grown = leaflet_context(texts.for_grown, PROFILE, "").model_dump_json()
    assert [word for word in words if word in whole]
    assert [word for word in words if word in grown.replace("\u00a0", " ").casefold()] == []


TURNS_18 = "{namn: Milo Ekdahl, personnummer: '200809102387'}"
MET = "närvarande: [{namn: den unge}, {namn: Sara Ekdahl, roll: mamma}]"
NEXT = "nästa möte: {datum: 2026-09-24, tid: '14.30', plats: Eken}\n"
TO_INSATS = "samtycke till insatsen: {samtycker: [Sara Ekdahl, Jonas Ekdahl, Milo Ekdahl]}\n"
OPENS = start(
    youth=TURNS_18,
    more=f"{SAID}{NEXT}{TO_INSATS}parter som tillfrågas: [{{organisation: Boxningsklubben}}]\n",
).replace("närvarande: [{namn: den unge}]", MET)
LATER = {
    "2026-09-24": follow_up(
        "2026-09-24",
        "uppföljning av åtaganden: [{nr: Å1, status: pågår}]\nåtgärdsplan: [{nr: M1, status: uppfyllt}]\n"
        "nästa möte: {datum: 2026-10-08, tid: '14.30', plats: Eken}\n",
    ),
    "2026-09-26": headed(
        "samtycke",
        "2026-09-26",
        f"samtycke:\n{given(*PARTIES, day='2026-09-26', by='Milo Ekdahl')}",
    ),
    "2026-10-08": headed(
        "uppföljning",
        "2026-10-08",
        "närvarande: [{namn: den unge}]\nuppföljning av åtaganden: [{nr: Å1, status: klar}]\n",
    ),
    "2026-10-10": headed(
        "avvikelse", "2026-10-10", "avvikelse: {vad hände: Kom inte, när: 2026-10-10}\n"
    ),
    "2026-10-12": headed("paus", "2026-10-12", PAUSE.replace("09-12", "10-12")),
    "2026-10-20": headed("återupptagande", "2026-10-20", "närvarande: [{namn: den unge}]\n"),
    "2026-10-22": headed(
        "samtycke", "2026-10-22", f"samtycke:\n{withdrawn('BUP', day='2026-10-22')}"
    ),
    "2026-10-28": headed(
        "avslut",
        "2026-10-28",
        "närvarande: [{namn: den unge}]\n"
        "avslut: {anledning: mål uppnådda, vårdnadshavarnas ord: Bra jobbat}\n",
    ),
}
"""What is written of one who turned 18 on the 10th, and every kind of note that yields papers."""
OF_GUARDIANS = re.compile(r"årdnadshav|föräld|Sara|Jonas|\b(?:vh|mamma|pappa)\b", re.IGNORECASE)
OWN = re.compile(r"_(?:journalanteckning|lopande_journal|delgivningslista)_")
"""Papers that tell what was said, and why somebody has nothing."""


def guardians_in(folder: Path) -> dict[str, list[str]]:
    """Give every line on the papers, forms and calls of a folder that is of a guardian."""
    made = [one for one in sorted(folder.iterdir()) if one.suffix in {".docx", ".ics"}]
    texts = {one.name: _read(one) for one in made if not OWN.search(one.name)}
    found = {name: OF_GUARDIANS.findall(text) for name, text in texts.items()}
    return {name: lines for name, lines in found.items() if lines}


def _read(path: Path) -> str:
    return words_of(path) if path.suffix == ".docx" else path.read_text("utf-8")


def test_what_is_issued_after_the_birthday_of_a_meeting_before_it_speaks_of_no_guardian(
    first_days: Days,
) -> None:
    came = first_days.accept("2026-09-11", OPENS)
    kinds = {one.name.split("_")[1] for one in came.folder.glob("*.docx")}
    assert {"beslutsunderlag", "genomforandeplan", "samtycke", "intervju", "anteckning"} <= kinds
    assert {"arbetsfordelning", "atgardsplan", "sakerhetsplan", "lattlast"} <= kinds
    assert guardians_in(came.folder) == {}


def test_the_day_before_it_the_same_papers_do(first_days: Days) -> None:
    came = first_days.accept("2026-09-09", OPENS)
    found = {name.split("_")[1] for name in guardians_in(came.folder)}
    assert {"beslutsunderlag", "genomforandeplan", "intervju", "anteckning"} <= found
    assert {"arbetsfordelning", "atgardsplan", "sakerhetsplan"} <= found


def test_no_later_paper_or_form_does_either(first_days: Days, tmp_path: Path) -> None:
    first_days.accept("2026-09-11", OPENS)
    for day, note in LATER.items():
        assert guardians_in(first_days.accept(day, note).folder) == {}, day
        assert guardians_in(forms_in(tmp_path / day, first_days)) == {}, day


def forms_in(folder: Path, days: Days) -> Path:
    """Make a form of every kind as it is made on demand, but for that of a guardian's interview."""
    folder.mkdir()
    desk = days.stage.desk
    case = case_of(desk.ledger.entries(CASE))
    assert case is not None
    kinds = [one for one in NoteKind if of(one).of_case and one is not NoteKind.GUARDIAN_INTERVIEW]
    for kind in kinds:
        for name, form in forms_on_demand(desk, case, kind).items():
            (folder / name).write_bytes(form)
    return folder


def test_what_a_note_says_of_a_guardian_is_kept_in_the_form_it_comes_back_as(
    first_days: Days,
) -> None:
    first_days.accept("2026-09-11", OPENS)
    faulty = in_words(
        "Uppföljning",
        "2026-09-24",
        "Närvarande",
        "- Milo",
        "",
        "Vårdnadshavarnas mål: Att han får jobb",
        "Nästa möte: fredag 2026-10-08",
    )
    assert not first_days.drop("2026-09-24", faulty).accepted
    (form,) = first_days.stage.returns.glob("*blankett.docx")
    assert "Att han får jobb" in words_of(form)
    assert "Jonas" not in words_of(form)


def test_a_draft_on_demand_is_of_the_day_it_is_made(first_days: Days) -> None:
    first_days.accept("2026-09-09", OPENS)
    case = case_of(first_days.stage.desk.ledger.entries(CASE))
    assert case is not None
    minor, grown = (
        draft_today(case, dt.date(2026, 9, day), first_days.stage.desk.profile).context
        for day in (9, 10)
    )
    assert minor is not None
    assert grown is not None
    assert OF_GUARDIANS.search(minor.model_dump_json())
    assert not OF_GUARDIANS.search(grown.model_dump_json())


def test_the_birthday_stops_the_guardians_papers_without_waiting_for_a_note(
    first_days: Days,
) -> None:
    days = first_days
    days.accept("2026-09-08", start(youth=TURNS_18))
    folder = days.stage.outbox / "stoppat" / CASE
    for day, laid in (("2026-09-09", 0), ("2026-09-10", 1)):
        days.clock.now = dt.datetime.fromisoformat(f"{day}T12:00:00+00:00")
        lay_birthday_notices(days.stage.desk)
        assert len([*folder.glob("*_18ar_*.txt")]) == laid
    (notice,) = folder.iterdir()
    told = notice.read_text("utf-8-sig").replace("\u00a0", " ")
    assert "Till Sara Ekdahl: är vårdnadshavare till någon som är 18 år" in told
    assert "från och med 10 september 2026" in told
    assert "_atgardsplan_" in told
    assert "Milo" not in told.replace("atgardsplan", "")
    (seen,) = standing(days.stage.desk).stopped
    assert seen.papers == told.count("\n- ")
    notice.unlink()
    lay_birthday_notices(days.stage.desk)
    assert not notice.exists()
    came = days.accept("2026-09-14", follow_up("2026-09-12"))
    assert "från och med 10 september 2026" in came.stopped.replace("\u00a0", " ")
    assert came.plan_to[:1] == ("Milo Ekdahl",)
