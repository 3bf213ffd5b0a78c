"""A party is meant by its registered name, whole; whoever is kept out and not found is asked about."""

from pathlib import Path

import pytest

from sigdocs.settings import SETTINGS
from tests.casework_notes import EVERY_KIND
from tests.days import (
    KINDS,
    Days,
    days_in,
    follow_up,
    given,
    headed,
    in_words,
    leaks,
    met_in_words,
    start,
)
from tests.service_stage import a_workspace
from tests.test_leaks_words import filled

OUR_OWN = "another authority's staff pass for the same nämnd"


@pytest.mark.parametrize(
    ("said", "likely"),
    [
        ("Planen skickas inte till skolan.", "Björkskolan"),
        ("Planen skickas till alla i samtycket (inte skolan).", "Björkskolan"),
        ("Planen skickas inte till: Polissen", "Polisen"),
        ("Planen skickas inte till: Lina Strand", "Lina Strand"),
        ("Planen skickas inte till: pappa", "Jonas Ekdahl"),
        ("Planen skickas till: alla utom skolan", "Björkskolan"),
        ("Planen skickas inte till Jonas Ekdal.", "Jonas Ekdahl"),
        ("Planen skickas inte till kuratorn.", "kuratorn"),
        ("Planen skickas till alla utom polissen.", "Polisen"),
        ("Planen skickas till alla, inte vh.", "vh"),
    ],
)
def test_who_is_kept_out_is_found_or_asked_about(first_days: Days, said: str, likely: str) -> None:
    family = "  - {namn: Sara Ekdahl}\n  - {namn: Jonas Ekdahl}\n"
    first_days.accept("2026-09-08", start(guardians=family))
    came = first_days.drop("2026-09-22", met_in_words("2026-09-22", said))
    assert came.asks(likely) or (came.accepted and not {likely, "Jonas Ekdahl"} & {*came.plan_to})


@pytest.mark.parametrize("name", ["skolan", "Polissen", "kuratorn", "mentorn Lina"])
def test_who_is_kept_out_in_a_data_note_is_found_or_asked_about(days: Days, name: str) -> None:
    more = f"planen skickas till: {{alla i samtycket: ja, inte till: [{name}]}}\n"
    assert days.drop("2026-09-22", follow_up("2026-09-22", more)).asks(name)


@pytest.mark.parametrize(
    ("name", "likely"),
    [("skolan", "Björkskolan"), ("Polissen", "Polisen"), ("kuratorn", "kuratorn")],
)
def test_who_is_kept_out_in_a_word_form_is_found_or_asked_about(
    days: Days, name: str, likely: str
) -> None:
    form = filled(days.form(), {("Planen skickas till", "Skickas inte till"): name})
    assert days.drop("2026-09-21", form).asks(likely)


@pytest.mark.parametrize("name", ["pappa", "Jonas", "Jonas Ekdahl", "Polisen", "polis"])
def test_who_is_kept_out_and_found_has_no_plan(days: Days, name: str) -> None:
    came = days.accept(
        "2026-09-22", met_in_words("2026-09-22", f"Planen skickas inte till {name}.")
    )
    assert {"pappa": "Jonas Ekdahl", "Jonas": "Jonas Ekdahl", "polis": "Polisen"}.get(
        name, name
    ) not in came.plan_to
    assert "Sara Ekdahl" in came.plan_to


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ("skolan o polisen", {"Björkskolan", "Polisen"}),
        ("BUP o polisen", {"BUP", "Polisen"}),
        ("polisen/BUP", {"BUP", "Polisen"}),
        ("BUP/polisen", {"BUP", "Polisen"}),
        ("BUP, samt polisen", {"BUP", "Polisen"}),
        ("BUP & polisen", {"BUP", "Polisen"}),
        ("BUP och polisen", {"BUP", "Polisen"}),
    ],
)
def test_each_of_several_that_are_kept_out_is_kept_out_or_asked_about(
    days: Days, said: str, names: set[str]
) -> None:
    came = days.drop("2026-09-22", met_in_words("2026-09-22", f"Planen skickas inte till {said}."))
    assert not came.accepted or not names & {*came.plan_to}


@pytest.mark.parametrize(
    "said",
    [
        "Frivården o KFM",
        "Frivården/KFM",
        "Frivården, samt KFM",
        "Frivården och KFM",
    ],
)
def test_each_of_several_that_consent_covers_is_covered_or_asked_about(
    days: Days, said: str
) -> None:
    words = f"Skriftligt samtycke från Sara, Jonas och Milo. Gäller {said} t.o.m. 2027-02-28."
    kinds = f"Slags uppgifter: {EVERY_KIND}"
    came = days.drop("2026-09-20", in_words("Samtycke", "2026-09-20", "Samtycke", words, kinds))
    both = came.shares_with("Frivården") and came.shares_with("Kronofogden")
    assert came.asks("KFM") or both


@pytest.mark.parametrize("said", ["Frivården o KFM", "Frivården/KFM", "Frivården & KFM"])
def test_each_of_several_in_one_row_of_data_is_a_party(days: Days, said: str) -> None:
    consent = given(f"'{said}'", day="2026-09-20")
    came = days.accept("2026-09-20", headed("samtycke", "2026-09-20", f"samtycke:\n{consent}"))
    assert came.shares_with("Frivården")
    assert came.shares_with("Kronofogden")


@pytest.mark.parametrize("said", ["polisen o BUP", "polisen/BUP", "polisen, samt BUP"])
def test_each_of_several_that_are_taken_back_is_taken_back(days: Days, said: str) -> None:
    words = f"Milo tar tillbaka samtycket till {said} 2026-09-20."
    days.accept("2026-09-20", in_words("Samtycke", "2026-09-20", "Samtycke", words))
    came = days.accept("2026-09-22", follow_up("2026-09-22"))
    assert not {"Polisen", "BUP"} & {*came.plan_to}


@pytest.mark.parametrize("said", ["polisen o BUP", "polisen/BUP", "polisen & BUP"])
@pytest.mark.parametrize("field", ["taken back", "left out", "kept from", "excepted"])
def test_each_of_several_in_one_cell_of_data_is_left_out(days: Days, said: str, field: str) -> None:
    by = "lämnat av: [Sara Ekdahl, Jonas Ekdahl, Milo Ekdahl], datum: 2026-09-20"
    until = f"till och med: 2027-02-28, parter: [{{part: BUP{KINDS}}}, {{part: Polisen{KINDS}}}]"
    told = {
        "taken back": f"samtycke: [{{samtycke: återkallat, {by}, parter: [{{part: '{said}'}}]}}]\n",
        "left out": f"samtycke: [{{{by}, inte: ['{said}']}}]\n",
        "excepted": f"samtycke: [{{{by}, undantag: ['{said}'], {until}}}]\n",
        "kept from": f"planen skickas till: {{alla i samtycket: ja, inte till: ['{said}']}}\n",
    }[field]
    days.accept("2026-09-20", follow_up("2026-09-20", told))
    came = days.accept("2026-09-22", follow_up("2026-09-22"))
    assert not {"Polisen", "BUP"} & {*came.plan_to}


COMPOUND = """
[[parter]]
nyckel = "fritid"
namn = "Kultur och fritid"
kallas = ["Vi & Ni", "kultur/fritid"]
"""


@pytest.mark.parametrize("name", ["Kultur och fritid", "kultur/fritid", "Vi & Ni"])
@pytest.mark.parametrize("door", ["text", "data"])
def test_a_party_whose_own_name_holds_an_and_stays_whole(
    tmp_path: Path, name: str, door: str
) -> None:
    workspace = a_workspace(tmp_path / "kontor")
    with (workspace.root / SETTINGS).open("a", encoding="utf-8") as settings:
        settings.write(COMPOUND)
    with days_in(workspace) as days:
        days.accept("2026-09-08", start())
        words = f"Skriftligt samtycke från Sara, Jonas och Milo. Gäller {name} och KFM t.o.m. 2027-02-28."
        text = in_words(
            "Samtycke", "2026-09-20", "Samtycke", words, f"Slags uppgifter: {EVERY_KIND}"
        )
        consent = given(f"'{name}'", "KFM", day="2026-09-20")
        data = headed("samtycke", "2026-09-20", f"samtycke:\n{consent}")
        came = days.accept("2026-09-20", text if door == "text" else data)
        assert came.shares_with("Kultur och fritid")
        assert came.shares_with("Kronofogden")


@pytest.mark.parametrize("who", ["Skolan", "Skolans kurator", "Polissen i Lindåsa"])
@pytest.mark.parametrize("day", ["2026-09-08", "2026-09-20"])
def test_who_is_left_out_of_consent_is_found_or_asked_about(
    first_days: Days, who: str, day: str
) -> None:
    consent = given("Polisen", "Björkskolan", more=f"inte: [{who}]")
    if day == "2026-09-08":
        came = first_days.drop(day, start(consent))
    else:
        first_days.accept("2026-09-08", start())
        later = given("Frivården", day=day, more=f"inte: [{who}]")
        came = first_days.drop(day, headed("samtycke", day, f"samtycke:\n{later}"))
    assert came.asks(who)


def test_the_school_that_is_left_out_in_words_is_asked_about(days: Days) -> None:
    said = (
        "Skriftligt samtycke från Sara, Jonas och Milo, dat. 2026-09-20. "
        "Gäller Frivården t.o.m. 2027-02-28. Skolan ingår inte."
    )
    came = days.drop("2026-09-20", in_words("Samtycke", "2026-09-20", "Samtycke", said))
    assert came.asks("skolan", "Björkskolan")


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("BUP akut", "BUP"),
        ("Polisen Malmö", "Polisen"),
        ("Föreningen BUP-föräldrar", "BUP"),
        ("Frivården Norrby", "Frivården"),
        ("Kriminalvården region Syd", "Frivården"),
        pytest.param(
            "polisens barnahus i Norrby", "Polisen", marks=leaks("a new party is not asked of")
        ),
        pytest.param(
            "Mini-Marias föräldragrupp", "Mini-Maria", marks=leaks("a new party is not asked of")
        ),
    ],
)
@pytest.mark.parametrize("door", ["text", "data"])
def test_a_longer_name_than_the_registered_one_is_asked_about(
    days: Days, name: str, known: str, door: str
) -> None:
    said = (
        "Skriftligt samtycke från Sara, Jonas och Milo, dat. 2026-09-20. "
        f"Gäller {name} t.o.m. 2027-02-28."
    )
    kinds = f"Slags uppgifter: {EVERY_KIND}"
    words = in_words("Samtycke", "2026-09-20", "Samtycke", said, kinds)
    data = headed("samtycke", "2026-09-20", "samtycke:\n" + given(name, day="2026-09-20"))
    came = days.drop("2026-09-20", words if door == "text" else data)
    assert came.asks(name, known)


@pytest.mark.parametrize("name", ["Polisen Malmö", "BUP akut"])
def test_a_withdrawal_for_a_longer_name_is_asked_about(days: Days, name: str) -> None:
    said = f"Milo tar tillbaka samtycket till {name} 2026-09-20."
    assert days.drop("2026-09-20", in_words("Samtycke", "2026-09-20", "Samtycke", said)).asks(name)


@pytest.mark.parametrize("name", ["Polisen", "polis", "lpo", "Barn- och ungdomspsykiatrin", "MM"])
def test_a_registered_name_or_what_the_party_is_called_needs_no_question(
    days: Days, name: str
) -> None:
    consent = given(name, day="2026-09-20")
    days.accept("2026-09-20", headed("samtycke", "2026-09-20", f"samtycke:\n{consent}"))


@pytest.mark.parametrize(
    ("who", "of"),
    [
        pytest.param("Anna Ek, socialsekreterare, Socialtjänsten i Norrby kommun", "Norrby"),
        pytest.param("Anna Ek, handläggare, Ungdomsenheten Kriminalvården", "Kriminalvården"),
        pytest.param("Anna Ek, Socialsekreterare HVB Ekgården", "HVB"),
        pytest.param("Anna Ek, soc Norrby", "Norrby"),
        pytest.param("Anna Ek, kurator, öppenvården Region Lindåsa", "Region"),
        pytest.param("Anna Ek, socialsekreterare, Norrby kommun", "Norrby"),
        pytest.param("Anna Ek, öppenvården Capio", "Capio"),
    ],
)
@leaks(OUR_OWN)
def test_staff_of_another_authority_need_consent_to_be_in_the_room(
    days: Days, who: str, of: str
) -> None:
    note = in_words("Uppföljning", "2026-09-21", "Närvarande", "- Milo", f"- {who}")
    came = days.drop("2026-09-21", note)
    assert came.asks("Anna Ek", of)


def test_our_own_social_secretary_needs_no_consent(days: Days) -> None:
    note = in_words(
        "Uppföljning",
        "2026-09-21",
        "Närvarande",
        "- Milo",
        "- Anna Ek, socialsekreterare, Socialtjänsten",
    )
    days.accept("2026-09-21", note)
