"""A fault of the program's own: the note comes back to its writer rather than wait unseen."""

from typing import Never

import pytest

from sigdocs.errors import TemplateError
from sigdocs.pipeline import Outcome
from tests.service_stage import FAULTY, FOLLOW_UP, SECRETS, Stage


def failing(error: Exception) -> object:
    def fail(*_args: object, **_more: object) -> Never:
        raise error

    return fail


@pytest.mark.parametrize("error", [ValueError("Milo Ekdahl"), TemplateError("Milo Ekdahl")])
def test_a_note_whose_papers_cannot_be_made_comes_back(
    stage: Stage,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    error: Exception,
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("sigdocs.service.publishing.files.make_word", failing(error))
        result = stage.drop("möte.txt", FOLLOW_UP)
    assert result.outcome is Outcome.RETURNED
    assert [problem.code for problem in result.problems] == ["programmet-snubblade"]
    assert "möte.txt" in stage.returned()
    assert not any(secret in capsys.readouterr().out for secret in SECRETS)
    stage.accept("möte.txt", FOLLOW_UP)
    assert stage.returned() == ["möte.txt"]  # an original is never removed


def test_a_faulty_note_that_cannot_be_marked_comes_back_as_it_was_with_a_letter(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("sigdocs.intake.form.returned.returned_as_form", failing(KeyError("Milo")))
        assert stage.drop("möte.txt", FAULTY).outcome is Outcome.RETURNED
    assert stage.returned() == ["möte.txt", "möte.txt.txt"]
    assert (stage.returns / "möte.txt").read_text("utf-8") == FAULTY
    assert "Å99" in (stage.returns / "möte.txt.txt").read_text("utf-8-sig")
