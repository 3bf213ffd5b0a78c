"""A party is meant by its registered name, whole; whoever is kept out and not found is asked about."""

from pathlib import Path

import pytest

from sigdocs.errors import SettingsError
from sigdocs.settings import SETTINGS, Workspace
from tests.casework_notes import EVERY_KIND
from tests.days import (
    KINDS,
    Days,
    days_in,
    follow_up,
    given,
    headed,
    in_words,
    met_in_words,
    start,
    withdrawn,
)
from tests.service_stage import a_workspace
from tests.test_leaks_words import filled


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
        ("polisens barnahus i Norrby", "Polisen"),
        ("Mini-Marias föräldragrupp", "Mini-Maria"),
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
        ("Anna Ek, socialsekreterare, Socialtjänsten i Norrby kommun", "Norrby"),
        ("Anna Ek, handläggare, Ungdomsenheten Kriminalvården", "Kriminalvården"),
        ("Anna Ek, Socialsekreterare HVB Ekgården", "HVB"),
        ("Anna Ek, soc Norrby", "Norrby"),
        ("Anna Ek, kurator, öppenvården Region Lindåsa", "Region"),
        ("Anna Ek, socialsekreterare, Norrby kommun", "Norrby"),
        ("Anna Ek, öppenvården Capio", "Capio"),
    ],
)
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


@pytest.mark.parametrize("name", ["Polisen Malmö", "BUP akut i Norrby", "Björkskolan Norrby"])
def test_a_longer_name_is_asked_about_as_a_receiver_of_the_plan(days: Days, name: str) -> None:
    more = f"planen skickas till: {{till: [{name}]}}\n"
    assert days.drop("2026-09-22", follow_up("2026-09-22", more)).asks(name, "annan verksamhet")


@pytest.mark.parametrize(
    "who",
    [
        "Lina Strand, mentor, Björkskolan åk 9",
        "Niklas Berg, kommunpolis, lpo Lindåsa",
        "Eva Ros, kurator på Björkskolan",
        "Josefin Ahl (Mini-Maria)",
    ],
)
def test_titles_and_classes_beside_a_name_make_no_other_body(days: Days, who: str) -> None:
    note = in_words("Uppföljning", "2026-09-21", "Närvarande", "- Milo", f"- {who}")
    days.accept("2026-09-21", note)


@pytest.mark.parametrize(
    ("who", "of"),
    [
        ("Anna Ek, kommunpolis, Polisen Malmö", "Malmö"),
        ("Anna Ek, polis Malmö", "Malmö"),
        ("Anna Ek, samordnare SIG Norrby", "Norrby"),
        ("Anna Ek, läkare, BUP akut", "akut"),
    ],
)
def test_somebody_from_a_body_with_a_longer_name_is_asked_about(
    days: Days, who: str, of: str
) -> None:
    note = in_words("Uppföljning", "2026-09-21", "Närvarande", "- Milo", f"- {who}")
    assert days.drop("2026-09-21", note).asks("Anna Ek", of)


def resettled(workspace: Workspace, name: str, instead: str) -> None:
    """Change the settings of an office in one place."""
    file = workspace.root / SETTINGS
    file.write_text(file.read_text("utf-8").replace(name, instead, 1), "utf-8")


NEW_NAME = 'namn = "Lindåsa Boxningsförening"'


@pytest.mark.parametrize(
    ("instead", "accepted"),
    [(NEW_NAME, False), (f'{NEW_NAME}\nkallas = ["Björkskolan"]', True)],
)
def test_a_key_that_stands_for_another_body_than_consent_was_given_for_is_told(
    tmp_path: Path, instead: str, *, accepted: bool
) -> None:
    workspace = a_workspace(tmp_path / "kontor")
    with days_in(workspace) as days:
        days.accept("2026-09-08", start())
    resettled(workspace, 'namn = "Björkskolan"\nkallas = ["Björkskolan F–9"]', instead)
    with days_in(workspace) as days:
        came = days.drop("2026-09-22", follow_up("2026-09-22"))
        assert came.accepted is accepted
        assert accepted or came.asks("bjorkskolan", "Lindåsa Boxningsförening", "kallas")
        back = headed(
            "samtycke", "2026-09-23", "samtycke:\n" + withdrawn("Polisen", day="2026-09-23")
        )
        assert days.drop("2026-09-23", back).accepted


@pytest.mark.parametrize(
    ("name", "instead", "told"),
    [
        ('nyckel = "polisen"', 'nyckel = "bjorkskolan"', ("bjorkskolan", "Polisen", "Björkskolan")),
        ('"MM"', '"lpo"', ("lpo", "Polisen", "Mini-Maria")),
        ('kallas = ["Björkskolan F–9"]', 'kallas = ["polisen"]', ("Polisen", "Björkskolan")),
    ],
)
def test_what_stands_for_two_parties_in_the_settings_is_an_error(
    tmp_path: Path, name: str, instead: str, told: tuple[str, ...]
) -> None:
    workspace = a_workspace(tmp_path / "kontor")
    resettled(workspace, name, instead)
    with pytest.raises(SettingsError) as error:
        workspace.settings()
    assert [word for word in told if word.casefold() not in str(error.value).casefold()] == []


@pytest.mark.parametrize("name", ["alla", "alla berörda", "myndigheterna", "samma som förut"])
def test_a_general_consent_is_asked_about(days: Days, name: str) -> None:
    row = "samtycke:\n" + given(name, day="2026-09-20")
    assert days.drop("2026-09-20", headed("samtycke", "2026-09-20", row)).asks(name)
