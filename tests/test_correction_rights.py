"""A correction that may say something of a right in free text is asked, and the answer is one."""

import pytest

from sigdocs.casework.questions import rights_in_question
from sigdocs.model.rights import Right
from tests.casework_notes import Story, headed, note
from tests.days import Came, Days, follow_up, withdrawn
from tests.days import headed as told

CALM = "Jonas var lugn."
LOST = "Jonas återkallade sitt samtycke till BUP."
SITUATION = f"nuläge: [{{område: Familj, text: {CALM}}}]\n"
BACK = "samtycke:\n" + withdrawn("BUP", day="2026-09-16", by="Jonas Ekdahl")


def correction(should_be: str, reason: str = "fel", day: str = "2026-09-16") -> str:
    item = f"{{gäller: nuläge, stod: {CALM}, ska stå: {should_be}, orsak: {reason}}}"
    return told("rättelse", day, f"rättar: 2026-09-15\nrättelser: [{item}]\n")


def met(days: Days) -> None:
    days.accept("2026-09-15", follow_up("2026-09-15", SITUATION))


def as_it_is(days: Days) -> Came:
    """What comes of the returned copy, put back untouched."""
    (copy,) = days.stage.returns.glob("*.yaml")
    result = days.stage.drop(copy.name, copy.read_text("utf-8-sig"))
    return Came(result, days.stage.outbox / result.folder, "")


def remark(sentence: str) -> str:
    return f"samtycke:\n  - {{kommentar: 'inget ändras. {sentence}'}}\n"


def guardian(more: str) -> str:
    return f"vårdnadshavare:\n  - {{namn: Sara Ekdahl, relation: mamma, {more}}}\n"


ANSWERS = {
    "it acts": (LOST, told("samtycke", "2026-09-16", BACK)),
    "nothing changes": (
        LOST,
        told("samtycke", "2026-09-16", remark("").replace("ändras.", "ändras för BUP.")),
    ),
    "custody": (
        "Sara har inte längre vårdnaden.",
        told("journal", "2026-09-16", "övrigt: Dom kom.\n" + guardian("vårdnad: ingen")),
    ),
    "custody is shared": (
        "Vårdnaden har ändrats.",
        told(
            "journal",
            "2026-09-16",
            "övrigt: Dom kom.\n"
            + guardian("vårdnad: gemensam")
            + "  - {namn: Jonas Ekdahl, vårdnad: gemensam}\n",
        ),
    ),
    "protection": (
        "Sara har fått sekretessmarkering.",
        told(
            "journal",
            "2026-09-16",
            "övrigt: Beslut kom.\n"
            + guardian("skyddade personuppgifter: sekretessmarkering, förmedlas via: Karin Holm"),
        ),
    ),
    "no protection": (
        "Sara har fått sekretessmarkering.",
        told(
            "journal",
            "2026-09-16",
            "övrigt: Beslut kom.\n" + guardian("skyddade personuppgifter: nej"),
        ),
    ),
}


@pytest.mark.parametrize(("sentence", "answer"), ANSWERS.values(), ids=ANSWERS)
def test_the_answer_is_a_note_of_its_own_and_then_the_correction_as_it_is(
    days: Days, sentence: str, answer: str
) -> None:
    met(days)
    came = days.drop("2026-09-16", correction(sentence))
    (asked,) = [one for one in came.result.problems if one.blocks]
    assert asked.path == "corrections.0.should_be"
    assert sentence in asked.message
    assert "som den är" in asked.remedy
    days.accept("2026-09-16", answer)
    came = as_it_is(days)
    assert came.accepted
    assert not came.held_back
    assert ("BUP" in came.plan_to) == (BACK not in answer)


@pytest.mark.parametrize(
    "answer",
    [
        told("samtycke", "2026-09-16", BACK.replace("BUP", "Polisen")),
        told("samtycke", "2026-09-16", BACK.replace("Jonas", "Sara")),
        told("samtycke", "2026-09-16", "samtycke:\n  - {kommentar: inget ändras}\n"),
        told("journal", "2026-09-16", "övrigt: Ringde.\n"),
    ],
)
def test_a_note_of_another_thing_is_no_answer(days: Days, answer: str) -> None:
    met(days)
    days.accept("2026-09-16", answer)
    assert not days.drop("2026-09-16", correction(LOST)).accepted


def test_what_answered_for_the_words_that_stood_answers_for_no_others() -> None:
    story = Story.started()
    story.follow_up("2026-09-22", SITUATION + remark("Milo undrade om samtycket."))
    item = f"{{gäller: nuläge, stod: {CALM}, ska stå: {LOST}, orsak: fel}}"
    text = headed("rättelse", "2026-09-24", f"rättar: 2026-09-22\nrättelser: [{item}]\n")
    assert story.refuse(text) == ["rattelse-om-samtycke"]


@pytest.mark.parametrize(
    ("text", "path"),
    [
        (correction("Jonas var trött.", reason=LOST.rstrip(".")), "corrections.0.reason"),
        (correction("Jonas var trött.") + f"övrigt: {LOST}\n", "other"),
        (correction(LOST).replace(CALM, "Jonas var arg."), "corrections.0.should_be"),
        (correction(LOST).replace("rättar: 2026-09-15\n", ""), "corrections.0.should_be"),
    ],
)
def test_it_is_asked_about_wherever_it_stands_and_whatever_else_is_wrong(
    days: Days, text: str, path: str
) -> None:
    met(days)
    came = days.drop("2026-09-16", text)
    assert ("rattelse-om-samtycke", path) in {(one.code, one.path) for one in came.result.problems}
    assert days.accept("2026-09-17", follow_up("2026-09-17")).held_back


def test_a_sentence_that_stood_already_is_not_asked_about_again() -> None:
    story = Story.started()
    said = "övrigt: Ringde. Sara återkallade sitt samtycke till Polisen.\n"
    row = "samtycke:\n" + withdrawn("Polisen", day="2026-09-10", by="Sara Ekdahl")
    story.accept(headed("journal", "2026-09-10", said + row))
    text = headed(
        "rättelse",
        "2026-09-24",
        "rättar: 2026-09-10\nrättelser: [{gäller: övrigt, stod: Ringde, ska stå: Mötte, orsak: fel}]\n",
    )
    story.accept(text)


def fixes(*items: str) -> str:
    """A correction of the start that comes back, since its last item fits nothing."""
    wrong = "{gäller: åtagande, stod: Går aldrig, ska stå: Går, orsak: fel}"
    return told(
        "rättelse", "2026-09-10", f"rättar: 2026-09-08\nrättelser: [{', '.join((*items, wrong))}]\n"
    )


@pytest.mark.parametrize(
    ("item", "right"),
    [
        ("{gäller: parter, stod: BUP, ska stå: Kronofogden, orsak: fel}", Right.CONSENT),
        (
            "{gäller: till och med, stod: '2027-02-28', ska stå: '2026-09-09', orsak: fel}",
            Right.CONSENT,
        ),
        ("{gäller: slags uppgifter, stod: familj, ska stå: skolgång, orsak: fel}", Right.CONSENT),
        ("{gäller: skickas till, stod: skolan, ska stå: Sara, orsak: fel}", Right.CONSENT),
        ("{gäller: vårdnad, stod: gemensam, ska stå: ingen, orsak: fel}", Right.CUSTODY),
        (
            "{gäller: Jonas, stod: gemensam vårdnad, ska stå: ingen vårdnad, orsak: fel}",
            Right.CUSTODY,
        ),
        ("{gäller: Sara, stod: nej, ska stå: sekretessmarkering, orsak: fel}", Right.PROTECTION),
    ],
)
def test_a_correction_that_may_take_a_right_holds_when_it_comes_back_for_anything(
    days: Days, item: str, right: Right
) -> None:
    days.drop("2026-09-10", fixes(item))
    (returned,) = days.stage.desk.ledger.worklist.returned()
    assert right.value in returned.rights
    assert days.accept("2026-09-15", follow_up("2026-09-15")).held_back


def test_a_correction_of_another_thing_holds_nothing_when_it_comes_back(days: Days) -> None:
    days.drop(
        "2026-09-10",
        fixes("{gäller: åtagande, stod: 'varje dag', ska stå: alla dagar, orsak: fel}"),
    )
    assert not days.accept("2026-09-15", follow_up("2026-09-15")).held_back


def test_a_note_written_anew_that_takes_consent_back_holds_when_it_comes_back() -> None:
    back = note(headed("samtycke", "2026-09-10", BACK))
    told_anew = note(headed("rättelse", "2026-09-15", "rättar: 2026-09-10\n"))
    told_anew = told_anew.model_copy(update={"replacement": back})
    assert rights_in_question(told_anew, ()) == (Right.CONSENT,)


@pytest.mark.parametrize(
    ("stood", "should_be"), [("BUP", "Kronofogden"), ("2027-02-28", "2026-09-09")]
)
def test_an_item_that_names_no_field_may_be_of_consent(stood: str, should_be: str) -> None:
    item = f"{{gäller: '', stod: '{stood}', ska stå: '{should_be}', orsak: fel}}"
    text = headed("rättelse", "2026-09-15", f"rättar: 2026-09-10\nrättelser: [{item}]\n")
    assert rights_in_question(note(text), ()) == (Right.CONSENT,)
