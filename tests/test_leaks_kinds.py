"""Consent names its kinds, and an exception binds: nothing is opened by silence."""

import pytest

from sigdocs.model.note import NoteKind
from tests.casework_notes import EVERY_KIND
from tests.days import CASE, KINDS, Days, follow_up, headed, in_words, start
from tests.form_samples import Hand, a_blank
from tests.test_leaks_words import write


def row(parties: str, more: str = "") -> str:
    """A row of consent by all of the family, as written."""
    return (
        "samtycke:\n  - {lämnat av: [Sara Ekdahl, Jonas Ekdahl, Milo Ekdahl], datum: 2026-09-20, "
        f"till och med: 2027-02-28, parter: [{parties}]{more}}}\n"
    )


def said(*lines: str) -> str:
    """A note of consent as text."""
    by = "Skriftligt samtycke från Sara, Jonas och Milo, dat. 2026-09-20."
    return in_words("Samtycke", "2026-09-20", "Samtycke", f"{by} {lines[0]}", *lines[1:])


@pytest.mark.parametrize(
    "note",
    [
        headed("samtycke", "2026-09-20", row("{part: Kronofogden}")),
        headed("samtycke", "2026-09-20", row("{part: Kronofogden, slags uppgifter: []}")),
        said("Gäller Kronofogden t.o.m. 2027-02-28."),
    ],
)
def test_consent_that_names_no_kinds_is_asked_about(days: Days, note: str) -> None:
    assert days.drop("2026-09-20", note).asks("slags uppgifter")


def test_a_consent_form_with_no_kinds_is_asked_about(days: Days) -> None:
    hand = Hand(a_blank(NoteKind.CONSENT))
    for label, value in {
        "Ärende": CASE,
        "Datum": "2026-09-20",
        "Antecknat av": "Petra Lindqvist",
        "Vad som hänt": "Lämnat",
        "Lämnat av": "Milo",
        "Parter som omfattas": "Kronofogden",
        "Gäller till och med": "2026-12-31",
    }.items():
        write(hand, label, value)
    assert days.drop("2026-09-20", hand.save()).asks("slags uppgifter")


def test_other_kinds_need_a_word_of_which(days: Days) -> None:
    note = row("{part: Kronofogden, slags uppgifter: [ekonomi, annat]}")
    assert days.drop("2026-09-20", headed("samtycke", "2026-09-20", note)).asks("annat")


def test_consent_that_names_what_a_plan_holds_lets_the_party_have_it(first_days: Days) -> None:
    said = row(f"{{part: Polisen, slags uppgifter: [{EVERY_KIND}]}}").replace(
        "2026-09-20", "2026-09-08"
    )
    note = start(said.partition("\n")[2])
    assert "Polisen" in first_days.accept("2026-09-08", note).plan_to


def test_consent_for_one_kind_gives_an_attest_of_that_kind_and_no_plan(days: Days) -> None:
    note = row("{part: Kronofogden, slags uppgifter: [ekonomi]}")
    came = days.accept("2026-09-20", headed("samtycke", "2026-09-20", note))
    (attest,) = came.pages("samtyckesintyg").values()
    assert "ekonomi" in attest
    assert "hälsa" not in attest
    assert "Kronofogden" not in days.accept("2026-09-22", follow_up("2026-09-22")).plan_to


BOTH = f"{{part: Frivården{KINDS}}}, {{part: Kronofogden{KINDS}}}"
EVERY = (f"Slags uppgifter: {EVERY_KIND}",)
KFM = f"{{part: Kronofogden{KINDS}}}"


@pytest.mark.parametrize("exception", ["inte Kronofogden", "Kronofogden", "ej KFM"])
@pytest.mark.parametrize("door", ["text", "data"])
def test_a_party_that_is_excepted_is_not_covered(days: Days, exception: str, door: str) -> None:
    data = headed("samtycke", "2026-09-20", row(BOTH, f", undantag: [{exception}]"))
    text = said(
        "Gäller Frivården och Kronofogden t.o.m. 2027-02-28.", *EVERY, f"Undantag: {exception}"
    )
    came = days.drop("2026-09-20", data if door == "data" else text)
    assert came.asks("undantag") or (came.accepted and not came.shares_with("Kronofogden"))


@pytest.mark.parametrize(
    "exception", ["hälsa och missbruk", "inte hälsa", "hälsa och missbruk för Kronofogden"]
)
def test_a_kind_that_is_excepted_is_not_attested(days: Days, exception: str) -> None:
    note = row(KFM, f", undantag: [{exception}]")
    came = days.accept("2026-09-20", headed("samtycke", "2026-09-20", note))
    (attest,) = came.pages("samtyckesintyg").values()
    kinds = attest.partition("Det här får ni ta emot")[2].partition("Undantag")[0]
    assert "hälsa" not in kinds


@pytest.mark.parametrize(
    "exception",
    [
        "inte drogprover",
        "inget om brodern",
        "utom det från BUP",
    ],
)
def test_no_whole_plan_goes_to_a_party_with_a_free_exception_until_a_person_has_said_how(
    days: Days, exception: str
) -> None:
    note = row(KFM, f", undantag: [{exception}]")
    days.accept("2026-09-20", headed("samtycke", "2026-09-20", note))
    came = days.accept("2026-09-22", follow_up("2026-09-22"))
    assert "Kronofogden" not in came.plan_to
    assert exception in came.receipt


def test_a_free_exception_that_comes_later_stops_the_plan_and_is_attested(days: Days) -> None:
    days.accept("2026-09-20", headed("samtycke", "2026-09-20", row(KFM)))
    days.accept("2026-09-22", follow_up("2026-09-22"))
    later = row(KFM, ", undantag: [inte drogprover]").replace("-20,", "-24,")
    came = days.accept("2026-09-24", headed("samtycke", "2026-09-24", later))
    assert "Till Kronofogden" in came.stopped
    assert f"{CASE}_atgardsplan_v" in came.stopped
    assert "samtyckesintyg" in came.papers_to("Kronofogden")


@pytest.mark.parametrize(
    "line",
    [
        "Gäller alla utom BUP t.o.m. 2027-02-28.",
        "Gäller Kronofogden t.o.m. 2027-02-28. Kronofogden får bara ekonomi.",
        "Gäller Kronofogden t.o.m. 2027-02-28. Slags uppgifter: bara fritid.",
        "Gäller Kronofogden men inte det om skulder t.o.m. 2027-02-28.",
    ],
)
def test_a_limit_that_is_not_understood_word_for_word_is_asked_about(days: Days, line: str) -> None:
    assert days.drop("2026-09-20", said(line)).asks("samtyck")


@pytest.mark.parametrize(
    "cell",
    [
        "nej, utom BUP",
        "inte med",
        "kanske",
        "?",
        "–",
    ],
)
def test_an_unread_mark_of_who_receives_turns_no_right(days: Days, cell: str) -> None:
    note = row(f"{{part: Kronofogden, får ta emot: '{cell}'}}")
    came = days.drop("2026-09-20", headed("samtycke", "2026-09-20", note))
    assert not came.shares_with("Kronofogden")


def consent_form(**answers: str) -> bytes:
    """A form of consent with some rows filled in, by their labels with ”_” for space."""
    hand = Hand(a_blank(NoteKind.CONSENT))
    head = {"Ärende": CASE, "Datum": "2026-09-20", "Antecknat av": "Petra Lindqvist"}
    rows = {label.replace("_", " "): said for label, said in answers.items()}
    for label, value in (head | rows).items():
        write(hand, label, value)
    return hand.save()


@pytest.mark.parametrize(
    "answers",
    [
        {"Kommentar_om_samtycket": "Milo vill tänka på saken till nästa gång."},
        {"Lämnat_av": "Milo", "Gäller_till_och_med": "2026-12-31"},
        {"Lämnat_av": "Milo", "Parter_som_omfattas": "Kronofogden", "Slags_uppgifter": "ekonomi"},
    ],
)
def test_a_form_that_does_not_tell_what_happened_to_consent_is_asked_about(
    days: Days, answers: dict[str, str]
) -> None:
    assert days.drop("2026-09-20", consent_form(**answers)).asks("vad som hänt")


@pytest.mark.parametrize(
    "note",
    [
        in_words(
            "Samtycke",
            "2026-09-20",
            *("Samtycke", "Återkallat av: Milo", "Datum: 2026-09-20", "Parter: Polisen"),
        ),
        headed(
            "samtycke",
            "2026-09-20",
            "samtycke:\n  - {återkallat av: [Milo], datum: 2026-09-20, parter: [{part: Polisen}]}\n",
        ),
    ],
)
def test_a_label_that_says_withdrawn_takes_consent_back(days: Days, note: str) -> None:
    assert "återkallas från 2026-09-20" in days.accept("2026-09-20", note).receipt
    assert "Polisen" not in days.accept("2026-09-22", follow_up("2026-09-22")).plan_to


def test_a_label_that_says_withdrawn_beside_a_word_that_says_given_is_asked_about(
    days: Days,
) -> None:
    note = headed(
        "samtycke",
        "2026-09-20",
        "samtycke:\n  - {samtycke: lämnat, återkallat av: [Milo], datum: 2026-09-20, "
        "parter: [{part: Kronofogden}], till och med: 2027-02-28}\n",
    )
    assert days.drop("2026-09-20", note).asks("samtycke")


@pytest.mark.parametrize(
    "cell", ["samtycke: '–'", "slags uppgifter: ['?']", "slags uppgifter: ['–']", "datum: '?'"]
)
def test_an_unread_mark_in_a_row_of_consent_is_asked_about(days: Days, cell: str) -> None:
    note = (
        "samtycke:\n  - {lämnat av: [Sara Ekdahl, Jonas Ekdahl, Milo Ekdahl], "
        f"till och med: 2027-02-28, parter: [{{part: Kronofogden}}], {cell}}}\n"
    )
    assert not days.drop("2026-09-20", headed("samtycke", "2026-09-20", note)).accepted


@pytest.mark.parametrize("cell", ["V", "✅", "☒", "x", "ja", "✔\ufe0f"])
def test_a_tick_of_who_receives_is_read_however_it_is_made(days: Days, cell: str) -> None:
    note = row(f"{{part: Kronofogden, får ta emot: '{cell}', slags uppgifter: [ekonomi]}}")
    came = days.accept("2026-09-20", headed("samtycke", "2026-09-20", note))
    assert came.papers_to("Kronofogden") == ["samtyckesintyg"]


def test_no_of_who_receives_shares_nothing(days: Days) -> None:
    note = row("{part: Kronofogden, får ta emot: 'nej', slags uppgifter: [ekonomi]}")
    came = days.accept("2026-09-20", headed("samtycke", "2026-09-20", note))
    assert not came.shares_with("Kronofogden")


def attest_of_money(days: Days, exception: str) -> str:
    """The attest to a party that may only have what is about money, with an exception."""
    note = row("{part: Kronofogden, slags uppgifter: [ekonomi]}", f", undantag: [{exception}]")
    came = days.accept("2026-09-20", headed("samtycke", "2026-09-20", note))
    (attest,) = came.pages("samtyckesintyg").values()
    return attest


@pytest.mark.parametrize(
    "exception",
    ["inte drogprover", "inget från polisanmälan", "inget om brodern", "utom det från BUP"],
)
def test_an_attest_tells_no_exception_that_lies_outside_its_own_kinds(
    days: Days, exception: str
) -> None:
    assert exception not in attest_of_money(days, exception)


@pytest.mark.parametrize("exception", ["inte skulderna", "inte det som är från i våras"])
def test_an_attest_tells_an_exception_that_may_lie_within_its_own_kinds(
    days: Days, exception: str
) -> None:
    assert exception in attest_of_money(days, exception)


SOME = "parter: [{part: Polisen, slags uppgifter: [hälsa och missbruk]}]"
BACK = "samtycke:\n  - {samtycke: återkallat, lämnat av: [Milo Ekdahl], datum: 2026-09-20, "


@pytest.mark.parametrize(
    "note",
    [
        headed("samtycke", "2026-09-20", f"{BACK}{SOME}}}\n"),
        headed(
            "samtycke",
            "2026-09-20",
            f"{BACK}parter: [{{part: Polisen}}], slags uppgifter: [hälsa]}}\n",
        ),
        in_words(
            "Samtycke",
            "2026-09-20",
            *("Samtycke", "Återkallat av: Milo", "Datum: 2026-09-20", "Parter: Polisen"),
            "Slags uppgifter: hälsa och missbruk",
        ),
        consent_form(
            Vad_som_hänt="Återkallat",
            Lämnat_av="Milo",
            Parter_som_omfattas="Polisen",
            Slags_uppgifter="hälsa och missbruk",
        ),
    ],
)
def test_what_is_taken_back_of_some_kinds_is_those_kinds(days: Days, note: str | bytes) -> None:
    came = days.accept("2026-09-20", note)
    assert "för Polisen bara när det gäller hälsa och missbruk" in came.receipt
    (notice,) = came.pages("besked_upphort").values()
    assert "hälsa och missbruk" in notice.partition("fortfarande")[0]
    later = days.accept("2026-09-22", follow_up("2026-09-22"))
    assert "Polisen" not in later.plan_to
    assert {"Björkskolan", "BUP", "Mini-Maria"} <= {*later.plan_to}


def test_kinds_taken_back_of_no_party_are_taken_back_of_all(days: Days) -> None:
    note = headed("samtycke", "2026-09-20", f"{BACK}slags uppgifter: [fritid]}}\n")
    days.accept("2026-09-20", note)
    came = days.accept("2026-09-22", follow_up("2026-09-22"))
    assert not {"Polisen", "Björkskolan", "BUP", "Mini-Maria"} & {*came.plan_to}


def test_all_kinds_taken_back_is_all_taken_back(days: Days) -> None:
    every = f"parter: [{{part: Polisen, slags uppgifter: [{EVERY_KIND}]}}]"
    came = days.accept("2026-09-20", headed("samtycke", "2026-09-20", f"{BACK}{every}}}\n"))
    assert "Samtycket återkallas från 2026-09-20: Polisen." in came.receipt


def test_kinds_that_were_taken_back_are_given_again_by_a_later_consent(days: Days) -> None:
    days.accept("2026-09-20", headed("samtycke", "2026-09-20", f"{BACK}{SOME}}}\n"))
    again = row(f"{{part: Polisen{KINDS}}}").replace("2026-09-20", "2026-09-25")
    days.accept("2026-09-25", headed("samtycke", "2026-09-25", again))
    assert "Polisen" in days.accept("2026-09-26", follow_up("2026-09-26")).plan_to


@pytest.mark.parametrize("but", ["inte: [Polisen]", "undantag: [BUP]", "undantag: [hälsa]"])
def test_a_withdrawal_that_leaves_something_out_is_asked_about(days: Days, but: str) -> None:
    note = headed("samtycke", "2026-09-20", f"{BACK}{but}}}\n")
    assert days.drop("2026-09-20", note).asks("återkallas")


@pytest.mark.parametrize(
    "told", ["annat (körkort)", "'annat: körkort'", "annat], nämligen: [körkort"]
)
def test_the_attest_says_what_the_other_kind_is(days: Days, told: str) -> None:
    note = row("{part: Kronofogden}", f", slags uppgifter: [ekonomi, {told}]").replace(
        "nämligen: [körkort]", "nämligen: körkort"
    )
    came = days.accept("2026-09-20", headed("samtycke", "2026-09-20", note))
    (attest,) = came.pages("samtyckesintyg").values()
    assert "annat: körkort" in attest


def test_kinds_said_in_a_sentence_are_read(days: Days) -> None:
    note = said(
        "Gäller Kronofogden t.o.m. 2027-02-28. Bara uppgifter om ekonomi och fritid får delas."
    )
    (attest,) = days.accept("2026-09-20", note).pages("samtyckesintyg").values()
    assert "ekonomi" in attest
    assert "skolgång" not in attest


@pytest.mark.parametrize(
    "sentence",
    ["Inte uppgifter om hälsa.", "Uppgifter om hälsa får inte delas.", "Uppgifter om alla parter."],
)
def test_kinds_in_a_sentence_that_denies_them_give_nothing(days: Days, sentence: str) -> None:
    came = days.drop("2026-09-20", said(f"Gäller Kronofogden t.o.m. 2027-02-28. {sentence}"))
    assert not came.accepted
