"""What the sweep asks about in running text, and what it lets be: sentences as coordinators write them."""

import datetime as dt
from collections.abc import Mapping
from pathlib import Path

import pytest

from sigdocs.casework.consent.record import state_consent
from sigdocs.casework.decision import Ids, Ruling
from sigdocs.casework.sweep import sweep
from sigdocs.model.case import Case, Consent
from sigdocs.model.consent import ConsentFact, ConsentParty
from sigdocs.model.meeting import Recipients
from sigdocs.model.note import CaseType, LegalFrame, Note, NoteKind
from sigdocs.model.people import Custody, GuardianFacts, PersonFacts, Protection
from tests.casework_notes import PROFILE

DAY = dt.date(2026, 9, 20)
NOTHING: Mapping[str, object] = {}
SENTENCES = Path(__file__).parent / "data" / "sweep"
SARA = GuardianFacts(name="Sara Ekdahl", relation="mamma")
JONAS = GuardianFacts(name="Jonas Ekdahl", relation="pappa")
CASE = Case(
    number="SIG-2026-001",
    type=CaseType.YOUTH,
    opened_on=dt.date(2026, 9, 1),
    youth=PersonFacts(name="Milo Ekdahl"),
    guardians=(SARA, JONAS),
)


def asked(sentence: str, said: Mapping[str, object] = NOTHING, case: Case = CASE) -> set[str]:
    """The codes of what is asked about a sentence in a journal note that says this in its place."""
    note = Note.model_validate({"kind": NoteKind.CONTACT, "date": DAY, "other": sentence, **said})
    ruling = Ruling(case, note, DAY, PROFILE, Ids(), 0)
    sweep(ruling)
    return {one.code for one in ruling.problems}


def sentences(name: str) -> list[str]:
    """The sentences of a file, one a line."""
    return (SENTENCES / name).read_text("utf-8").splitlines()


def test_no_sentence_that_may_take_a_right_away_passes_unasked() -> None:
    assert [one for one in sentences("asked.txt") if not asked(one)] == []


def test_ordinary_sentences_are_let_be() -> None:
    assert {one: codes for one in sentences("ordinary.txt") if (codes := asked(one))} == {}


@pytest.mark.parametrize(
    ("sentence", "code"),
    [
        ("Urinproven får stanna mellan oss.", "ska-inte-fa-veta"),
        ("Säg inget till pappa.", "ska-inte-fa-veta"),
        ("Sara kliver av.", "samtycke-pa-fel-plats"),
        ("Polisen är inte med längre i det här.", "samtycke-pa-fel-plats"),
        ("Mottagare – inte polisen: BUP", "ska-inte-fa-veta"),
        ("Utskick: alla utom skolan", "ska-inte-fa-veta"),
        ("Planen – inte till skolan", "ska-inte-fa-veta"),
        ("Alla får planen utom polisen.", "ska-inte-fa-veta"),
        ("Inte till polisen.", "ska-inte-fa-veta"),
        ("Pappa gick bort i mars.", "vem-bestammer-nu"),
        ("Milo är omhändertagen enligt LVU.", "vem-bestammer-nu"),
        ("En god man är utsedd för Milo.", "vem-bestammer-nu"),
        ("Numera bor hon hos farmor, socialen har tagit över vårdnaden.", "vardnad-pa-fel-plats"),
        ("Jonas har fått kontaktförbud mot Sara.", "far-inte-traffas"),
    ],
)
def test_each_is_asked_about_by_the_right_that_may_be_lost(sentence: str, code: str) -> None:
    assert asked(sentence) == {code}


def of(known: GuardianFacts, **said: object) -> GuardianFacts:
    """A row of a guardian in a note."""
    return known.model_copy(update=said)


UNCHANGED = (ConsentFact(comment="inget ändras"),)


@pytest.mark.parametrize(
    "sentence", ["Milo går på praktik utan skolans stöd.", "Milo följer planen utan polisen."]
)
def test_what_goes_on_without_a_party_is_no_word_on_receivers(sentence: str) -> None:
    assert "ska-inte-fa-veta" not in asked(sentence)


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("Urinproven får stanna mellan oss.", {"consents": UNCHANGED}),
        ("Sara kliver av.", {"consents": UNCHANGED}),
        ("Säg inget till pappa.", {"recipients": Recipients(not_to=("pappa",))}),
        ("Mamma ska inte veta om det.", {"recipients": Recipients(not_to=("Sara",))}),
        (
            "Sara berättar att Jonas har avlidit.",
            {"guardians": (of(JONAS, custody=Custody.NONE),)},
        ),
        (
            "Efter Jonas bortgång är Sara ensam med allt.",
            {"guardians": (of(JONAS, custody=Custody.NONE), of(SARA, custody=Custody.SOLE))},
        ),
        ("Pappa gick bort i mars.", {"guardians": (of(JONAS, custody=Custody.NONE),)}),
        ("Milo är omhändertagen enligt LVU.", {"legal_frame": LegalFrame.LVU}),
        (
            "En god man är utsedd för Milo.",
            {"guardians": (of(JONAS, custody=Custody.JOINT), of(SARA, custody=Custody.JOINT))},
        ),
        (
            "Jonas har fått kontaktförbud mot Sara.",
            {
                "guardians": (
                    of(SARA, protection=Protection.MARKED),
                    of(JONAS, protection=Protection.NONE),
                )
            },
        ),
    ],
)
def test_what_is_proposed_answers_it(sentence: str, said: dict[str, object]) -> None:
    assert asked(sentence)
    assert asked(sentence, said) == set()


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("Säg inget till pappa.", {"recipients": Recipients(not_to=("mamma",))}),
        (
            "Jonas återkallar samtycket till BUP.",
            {"recipients": Recipients(not_to=("Jonas", "BUP"))},
        ),
        ("Ingen ska få veta det, inte ens Sara.", {"recipients": Recipients(not_to=("Sara",))}),
        ("Polisen ska inte få veta det.", {"recipients": Recipients(not_to=("Polisen",))}),
        ("Skriv inte i planen att Sara röker.", {"recipients": Recipients(not_to=("Sara",))}),
        ("Pappa gick bort i mars.", {"guardians": (of(SARA, custody=Custody.SOLE),)}),
        ("Pappa gick bort i mars.", {"guardians": (of(JONAS, custody=Custody.JOINT),)}),
        ("Sara och Jonas har avlidit.", {"guardians": (of(SARA, custody=Custody.NONE),)}),
        (
            "En god man är utsedd för Milo.",
            {"guardians": (of(JONAS, custody=Custody.JOINT),)},
        ),
        (
            "Jonas har fått kontaktförbud mot Sara.",
            {"guardians": (of(JONAS, protection=Protection.NONE),)},
        ),
    ],
)
def test_what_is_said_of_another_answers_nothing(sentence: str, said: dict[str, object]) -> None:
    assert asked(sentence, said)


def test_lvu_is_no_question_where_it_is_the_frame_of_the_case() -> None:
    case = CASE.model_copy(update={"legal_frame": LegalFrame.LVU})
    assert asked("Milo är placerad enligt LVU.", case=case) == set()


def test_a_death_takes_nothing_where_there_is_no_guardian() -> None:
    assert asked("Pappa gick bort i mars.", case=CASE.model_copy(update={"guardians": ()})) == set()


@pytest.mark.parametrize(
    ("relation", "sentence"),
    [
        ("Milos mamma", "Milos mamma har avlidit i helgen."),
        ("Milos mamma", "Milos mamma säger att Milo omhändertogs i natt."),
        ("biologisk mamma", "En god man är utsedd för Milos biologiska mamma."),
    ],
)
def test_a_relation_of_two_words_is_no_answer(relation: str, sentence: str) -> None:
    case = CASE.model_copy(update={"guardians": (of(SARA, relation=relation), JONAS)})
    assert asked(sentence, case=case) == {"vem-bestammer-nu"}


def test_words_of_a_saying_are_asked_about_whoever_says_it() -> None:
    other = CASE.model_copy(update={"youth": PersonFacts(name="Elias Ek")})
    assert asked("Stryk det Elias berättade.", case=other)


def test_a_yes_told_outside_its_place_is_asked_about() -> None:
    assert asked("Muntligt samtycke från Jonas.") == {"samtycke-pa-fel-plats"}


def of_consent(until: dt.date | None, *parties: str, seq: int = 1) -> Consent:
    """A consent of all the family to some parties."""
    return Consent(
        seq=seq,
        givers=("Milo Ekdahl", "Sara Ekdahl", "Jonas Ekdahl"),
        parties=tuple(ConsentParty(name=one) for one in parties),
        given_on=CASE.opened_on,
        since=CASE.opened_on,
        until=until,
        until_text="" if until else "så länge insatsen pågår",
    )


UNTIL = dt.date(2027, 2, 28)
DATED = (of_consent(UNTIL, "polisen", "bup"),)
OPEN = (of_consent(None, "polisen", "bup"),)
MIXED = (of_consent(UNTIL, "polisen"), of_consent(None, "bup", seq=2))


@pytest.mark.parametrize(
    ("consents", "sentence"),
    [
        (DATED, "Samtycket gäller t.o.m. 15 oktober 2026."),
        (DATED, "Samtycket löper ut 15/10."),
        (DATED, "Samtycket gäller till årsskiftet."),
        (DATED, "Till och med 15 okt gäller samtycket till Polisen."),
        (
            DATED,
            "Samtycket gäller till och med 2027-02-28 för BUP och för Polisen till 2026-10-15.",
        ),
        (OPEN, "Samtycket gäller till och med 2026-10-15."),
        (MIXED, "Samtycket gäller till och med 2027-02-28."),
        (MIXED, "Samtycket till BUP gäller till och med 28 februari 2027."),
    ],
)
def test_a_last_day_that_is_not_that_of_all_it_may_be_of_is_asked_about(
    consents: tuple[Consent, ...], sentence: str
) -> None:
    case = CASE.model_copy(update={"consents": consents})
    assert asked(sentence, case=case) == {"samtycke-pa-fel-plats"}


@pytest.mark.parametrize(
    ("consents", "sentence"),
    [
        (DATED, "Samtycket gäller t.o.m. 28 februari 2027."),
        (DATED, "Samtycket löper ut 28/2."),
        (DATED, "Samtycket löper ut i februari."),
        (DATED, "Samtycket löper ut snart."),
        (DATED, "Samtycket till insatsen gäller till och med 2026-12-31."),
        (DATED, "Planen gäller till och med 2026-12-01 och samtycket är oförändrat."),
        (OPEN, "Samtycket gäller så länge insatsen pågår."),
        (MIXED, "Samtycket till Polisen gäller till och med 2027-02-28."),
        ((), "Samtycket gäller till och med 2027-02-28."),
    ],
)
def test_a_last_day_as_it_is_known_is_let_be(consents: tuple[Consent, ...], sentence: str) -> None:
    assert asked(sentence, case=CASE.model_copy(update={"consents": consents})) == set()


@pytest.mark.parametrize(("consents", "asks"), [(DATED, False), (OPEN, True), (MIXED, True)])
def test_a_last_day_in_its_place_is_as_known_only_where_all_have_it(
    consents: tuple[Consent, ...], *, asks: bool
) -> None:
    case = CASE.model_copy(update={"consents": consents})
    note = Note(kind=NoteKind.CONTACT, date=DAY, consents=(ConsentFact(until=UNTIL),))
    ruling = Ruling(case, note, DAY, PROFILE, Ids(), 2)
    state_consent(ruling)
    assert [one.code for one in ruling.problems] == (["samtycke-annat-slut"] if asks else [])
