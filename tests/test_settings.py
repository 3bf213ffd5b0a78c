"""What is wrong in ``sigdocs.toml`` is said so that whoever wrote it can mend it."""

from pathlib import Path

import pytest

from sigdocs.errors import SettingsError
from sigdocs.settings import SETTINGS, Workspace, example_settings


def asked(folder: Path, before: str, after: str) -> str:
    text = example_settings()
    assert before in text
    (folder / SETTINGS).write_text(text.replace(before, after, 1), "utf-8")
    with pytest.raises(SettingsError) as raised:
        Workspace(folder).settings()
    return str(raised.value)


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (
            'gors_av = "båda"',
            'gors_av = "alla"',
            "arbetsfördelning › nr 1 › görs av: ”alla” är inte",
        ),
        ('gors_av = "båda"', 'gors_av = "alla"', "”socialsekreterare”, ”båda”, ”enhetschef”"),
        (
            "\ntelefon =",
            "\ntelfon =",
            "telfon: finns inte; kontrollera stavningen. Menades telefon?",
        ),
        ("\nfarg =", "\nqqq = 1\nfarg =", "qqq: finns inte; kontrollera stavningen"),
        ('farg = "1F4E5F"', 'farg = "#1F4E5F"', "skriv sex tecken utan #"),
        ('\narendenummer = "', '\narendenummer = "{x}', "skriv {år} och {löpnr:03} i det"),
    ],
)
def test_the_place_the_word_and_the_way_out_are_named(
    tmp_path: Path, before: str, after: str, said: str
) -> None:
    assert said in asked(tmp_path, before, after)


def test_a_word_that_is_like_no_other_gets_no_proposal(tmp_path: Path) -> None:
    assert "Menades" not in asked(tmp_path, "\nfarg =", "\nqqq = 1\nfarg =")


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ('kommun = "Lindåsa kommun"', 'kommun = ""', "kommun: är tom"),
        ('\nfarg = "1F4E5F"', '\nfarg = "1F4E5F"\n"färg" = "000000"', "farg: står två gånger"),
        ('farg = "1F4E5F"', 'farg = "#1F4E5F"', "”1F4E5F” (rad "),
        ('kallas = ["', 'kallas = "Soc" # ["', "ska stå inom hakparenteser"),
    ],
)
def test_what_is_empty_twice_or_of_another_form_is_said_in_swedish(
    tmp_path: Path, before: str, after: str, said: str
) -> None:
    assert said in asked(tmp_path, before, after)


def test_a_number_out_of_bounds_is_told_with_the_bound(tmp_path: Path) -> None:
    text = example_settings().replace("samtycke_manader = 6", "samtycke_manader = 0", 1)
    (tmp_path / SETTINGS).write_text(text, "utf-8")
    with pytest.raises(SettingsError, match="är för litet; minst 1"):
        Workspace(tmp_path).settings()
