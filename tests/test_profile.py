"""A case number names folders and files, so its pattern is held to what they can be named."""

import pytest
from pydantic import ValidationError

from sigdocs.model.profile import CaseTypeProfile


def of_pattern(pattern: str) -> CaseTypeProfile:
    return CaseTypeProfile(
        number_pattern=pattern,
        plan_title="Åtgärdsplan",
        youth_word="ungdom",
        coordinator_title="samordnare",
        areas=(),
    )


@pytest.mark.parametrize(
    "pattern", ["SIG-{år}-{löpnr:03}", "SIGUV{löpnr:04}", "S-{år}{löpnr:03}-B"]
)
def test_plain_patterns_are_taken(pattern: str) -> None:
    assert of_pattern(pattern).number_pattern == pattern


@pytest.mark.parametrize(
    "pattern",
    [
        "SIG/{år}/{löpnr:03}",
        "ÄR-{löpnr:03}",
        "SIG-{år}",
        "SIG-{löpnr}",
        "SIG {löpnr:03}",
        "SIG-{löpnr:03}.",
        "../{löpnr:03}",
        "SIG-{löpnr.__class__:03}",
    ],
)
def test_a_pattern_that_names_no_folder_or_no_running_number_is_refused(pattern: str) -> None:
    with pytest.raises(ValidationError):
        of_pattern(pattern)
