"""What a note leaves no doubt about: of which kind it is, on which day, and of whom."""

import pytest

from sigdocs.intake.draft import Cell
from sigdocs.intake.known import Known, KnownGoal
from sigdocs.intake.text.note import read_text

KNOWN = Known(
    youth="Tim Lundell",
    guardians={"Marie Lundell": "mamma"},
    people=("Lena Sundqvist", "Ali Demir", "Kristin Boman"),
    goals=(KnownGoal("M1", "Skola", "Tim klarar fem kurser"),),
)
MET = (
    "TIM 28 MAJ\n\nNärvarande: Tim, Marie, Ali, Kristin och Lena\n\nNästa möte 11/6 kl 10, rum 3.\n"
)
MAIL = "Från: Lena Sundqvist\nTill: Ali Demir\nÄmne: {}\nSkickat: den 26 februari 2026 13:12\n\nHej Ali!\n\n"


def said(text: str, name: str, known: Known = KNOWN) -> str:
    node = read_text(text, known).draft.get(name)
    return node.text if isinstance(node, Cell) else ""


def test_a_group_that_has_met_on_a_plan_was_a_follow_up() -> None:
    assert said(MET, "kind") == "uppföljning"
    assert "slag-antaget" in [one.code for one in read_text(MET, KNOWN).problems]


@pytest.mark.parametrize(
    "text",
    [
        MET.replace("Nästa möte 11/6 kl 10, rum 3.", "Tim ville prata."),
        MET.replace("Marie, Ali, Kristin och Lena", "Lena"),
        MET + "Avvikelse i fredags.\n",
        MET + "Vi avslutar insatsen.\n",
        MET + "Paus till augusti.\n",
    ],
)
def test_no_kind_is_supposed_where_two_are_as_likely(text: str) -> None:
    assert said(text, "kind") == ""


def test_no_kind_is_supposed_where_there_is_no_plan() -> None:
    assert said(MET, "kind", Known(youth="Tim Lundell")) == ""


@pytest.mark.parametrize(
    ("subject", "body", "day"),
    [
        ("Uppföljning SIG-2026-002", "Här kommer det viktigaste från idag.", "2026-02-26"),
        ("Uppföljning SIG-2026-002", "Du missade mötet igår.", "2026-02-25"),
        ("Avvikelse SIG-2026-002", "Tim gick från skolan igår, onsdag 25 februari.", "2026-02-26"),
        ("Uppföljning SIG-2026-002", "Mötet gick bra utan dig.", ""),
    ],
)
def test_the_day_of_a_mail_is_the_one_that_its_words_and_its_head_tell(
    subject: str, body: str, day: str
) -> None:
    assert said(f"{MAIL.format(subject)}{body}\n", "date") == day


def test_the_subject_of_a_mail_is_its_title() -> None:
    assert said(MAIL.format("Avvikelse SIG-2026-002") + "Tim gick.\n", "kind") == "Avvikelse"


def test_what_thanks_begin_is_no_sign_off() -> None:
    text = f"{MAIL.format('Startmöte SIG-2026-002')}Tack för idag, det blev bra. Vi satt i rum 3, sa Ali.\n"
    assert "det blev bra" in said(text, "other")


def test_the_one_day_of_what_happened_is_the_note_s() -> None:
    text = "AVVIKELSE TIM LUNDELL\n\nHändelsen\nTisdag den 21 april sprang Tim från skolan.\n"
    assert said(text, "date") == "Tisdag den 21 april"
    assert said(text.replace("skolan.", "skolan, och den 22 april igen."), "date") == ""
    assert said(text.replace("AVVIKELSE", "UPPFÖLJNING"), "date") == ""
    table = "AVVIKELSE TIM LUNDELL\n\n| Hände | lördag 11/4 |\n| Skrivet | måndag 13/4 |\n| Vad | moped |\n"
    assert said(table, "date") == ""


def test_the_youth_in_short_is_the_one_of_the_case() -> None:
    node = read_text("Uppföljning Tim L, SIG-2026-002\nDatum: 2026-05-28\n", KNOWN).draft["youth"]
    assert isinstance(node, dict)
    assert isinstance(name := node["name"], Cell)
    assert name.text == "Tim Lundell"
    other = read_text("Uppföljning Tim K, SIG-2026-002\nDatum: 2026-05-28\n", KNOWN).draft
    assert "Lundell" not in str(other.get("youth"))
