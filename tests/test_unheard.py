"""What a note says of a right where its kind does not act on it is asked about, and holds."""

import pytest

from sigdocs.casework.told_instead import tells_instead
from sigdocs.model.note import NoteKind
from sigdocs.model.note_types import NOTE_TYPES
from sigdocs.model.rights import Right
from tests.casework_notes import PROFILE, REGISTER, Story, codes, headed, note
from tests.days import Came, Days, follow_up, in_words, withdrawn

FIX = (
    "rättar: 2026-09-08\nrättelser: [{gäller: åtagande, stod: Går till skolan varje dag, "
    "ska stå: Går till skolan alla dagar, orsak: fel}]\n"
)
BACK = "samtycke:\n" + withdrawn("BUP", day="2026-09-15", by="Jonas Ekdahl")
ALONE = "vårdnadshavare:\n  - {namn: Jonas Ekdahl, relation: pappa, vårdnad: ingen}\n"
SHIELDED = (
    "vårdnadshavare:\n  - {namn: Sara Ekdahl, relation: mamma, "
    "skyddade personuppgifter: sekretessmarkering, förmedlas via: Karin Holm}\n"
)
YOUTH = "ungdom: {namn: Milo Ekdahl, skyddade personuppgifter: sekretessmarkering}\n"
OUT = "planen skickas till: {alla i samtycket: true, inte till: [BUP]}\n"
NO_INSATS = (
    "samtycke till insatsen: {lämnat eller återkallat: återkallat, samtycker: [Jonas Ekdahl]}\n"
)
SAID = {
    BACK: (Right.CONSENT, "Lämna en samtyckesanteckning"),
    ALONE: (Right.CUSTODY, "Lämna en journalanteckning"),
    SHIELDED: (Right.PROTECTION, "Lämna en journalanteckning"),
    YOUTH: (Right.PROTECTION, "Lämna en journalanteckning"),
    OUT: (Right.CONSENT, "lämna en samtyckesanteckning"),
    NO_INSATS: (Right.CONSENT, "Lämna en samtyckesanteckning"),
}


def correction(more: str = "", day: str = "2026-09-15") -> str:
    return headed("rättelse", day, f"ärende: SIG-2026-001\n{FIX}{more}")


def mended(days: Days, said: str) -> Came:
    """What comes of the returned correction without the lines that nothing acted on."""
    (copy,) = days.stage.returns.glob("*.yaml")
    lines = copy.read_text("utf-8-sig").splitlines()
    left = (one for one in lines if one.partition("| ")[2] not in said.splitlines())
    result = days.stage.drop(copy.name, "\n".join(left))
    return Came(result, days.stage.outbox / result.folder, "")


@pytest.mark.parametrize(("said", "asks"), SAID.items(), ids=range(len(SAID)))
def test_a_correction_that_also_says_something_of_a_right_is_asked_about_it_and_holds(
    days: Days, said: str, asks: tuple[Right, str]
) -> None:
    came = days.drop("2026-09-15", correction(said))
    (problem,) = [one for one in came.result.problems if one.blocks]
    assert asks[1] in problem.remedy
    (returned,) = days.stage.desk.ledger.worklist.returned()
    assert asks[0].value in returned.rights
    assert days.accept("2026-09-16", follow_up("2026-09-16")).held_back


def test_a_withdrawal_under_its_heading_in_a_correction_in_words_is_asked_about(
    days: Days,
) -> None:
    lines = (
        *("Rättar: 2026-09-08", "", "Gäller: åtagande", "Stod: Går till skolan varje dag"),
        *("Ska stå: Går till skolan alla dagar", "Orsak: fel", ""),
        *("Samtycke", "Återkallat av: Jonas Ekdahl", "Parter: BUP", "Datum: 2026-09-15"),
    )
    came = days.drop("2026-09-15", in_words("Rättelse", "2026-09-15", *lines))
    assert [one.code for one in came.result.problems if one.blocks] == ["samtycke-utan-verkan"]


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        (BACK, headed("samtycke", "2026-09-15", BACK)),
        (ALONE, headed("journal", "2026-09-15", f"övrigt: Domen kom.\n{ALONE}")),
        (SHIELDED, headed("journal", "2026-09-15", f"övrigt: Beslutet kom.\n{SHIELDED}")),
        (YOUTH, headed("journal", "2026-09-15", f"övrigt: Beslutet kom.\n{YOUTH}")),
        (OUT, headed("samtycke", "2026-09-15", BACK)),
    ],
    ids=range(5),
)
def test_what_is_then_said_in_a_note_of_its_own_acts_and_the_correction_is_taken_in(
    days: Days, said: str, answer: str
) -> None:
    assert not days.drop("2026-09-15", correction(said)).accepted
    days.accept("2026-09-15", answer.replace("datum", "ärende: SIG-2026-001\ndatum", 1))
    came = mended(days, said)
    assert came.accepted
    assert not came.held_back
    assert "BUP" not in came.plan_to or said not in {BACK, OUT}
    assert "Jonas Ekdahl" not in came.plan_to or said is not ALONE


@pytest.mark.parametrize("kind", ["samtycke", "journal", "paus", "återupptagande", "avvikelse"])
def test_whom_the_plan_goes_to_is_asked_about_in_a_note_that_makes_none(kind: str) -> None:
    story = Story.started()
    if kind == "återupptagande":
        story.accept(headed("paus", "2026-09-20", "paus: {från och med: 2026-09-21, skäl: resa}"))
    body = {
        "samtycke": "samtycke: [{kommentar: inget ändras}]\n",
        "paus": "paus: {från och med: 2026-09-21, skäl: resa}\n",
        "avvikelse": "avvikelse: {vad hände: Han kom inte.}\n",
    }.get(kind, "övrigt: Ringde.\n")
    text = headed(kind, "2026-09-22", body)
    assert "mottagare-utan-verkan" in story.refuse(text + OUT.replace("BUP", "Mini-Maria"))
    story.accept(text)


def test_a_deviation_that_changes_the_plan_says_whom_it_goes_to() -> None:
    story = Story.started()
    body = "avvikelse: {vad hände: Han kom inte.}\nuppföljning av åtaganden: [{nr: Å1, status: delvis}]\n"
    text = headed("avvikelse", "2026-09-22", body + OUT.replace("BUP", "Mini-Maria"))
    assert "mottagare-utan-verkan" not in codes(story.drop(text))


def test_protection_told_in_a_note_on_a_disclosure_is_asked_about() -> None:
    text = headed(
        "utlämnande", "2026-09-22", f"utlämnande: {{vad som lämnades ut: Närvaro}}\n{YOUTH}"
    )
    assert "skydd-utan-verkan" in Story.started().refuse(text)


@pytest.mark.parametrize("kind", [one.kind for one in NOTE_TYPES if not one.states])
@pytest.mark.parametrize("said", [BACK, ALONE, SHIELDED, YOUTH, OUT, NO_INSATS], ids=range(6))
def test_no_kind_of_note_that_states_nothing_drops_a_word_on_a_right(
    kind: NoteKind, said: str
) -> None:
    story = Story(register=REGISTER) if kind is NoteKind.NOMINATION else Story.started()
    asked = {
        one.path.partition(".")[0] for one in story.drop(headed(kind, "2026-09-22", said)).problems
    }
    field = next(iter(note(headed(kind, "2026-09-22", said)).model_fields_set - HEAD))
    assert field in asked


HEAD = {"kind", "date", "author"}


@pytest.mark.parametrize("kind", ["rättelse", "utlämnande"])
def test_a_word_that_nothing_acts_on_is_no_answer_to_a_question_of_a_right(kind: str) -> None:
    told = note(headed(kind, "2026-09-22", BACK + ALONE))
    case, words = Story.started().case, "Jonas tar tillbaka samtycket till BUP."
    assert not any(tells_instead(told, words, right, case, PROFILE) for right in Right)
    heard = note(headed("journal", "2026-09-22", BACK))
    assert tells_instead(heard, words, Right.CONSENT, case, PROFILE)
