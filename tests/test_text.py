import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from pydantic import TypeAdapter, ValidationError

from sigdocs.model.text import Line, Text

TEXT: TypeAdapter[str] = TypeAdapter(Text)
LINE: TypeAdapter[str] = TypeAdapter(Line)


def fault_of(kind: TypeAdapter[str], value: object) -> str:
    with pytest.raises(ValidationError) as caught:
        kind.validate_python(value)
    return caught.value.errors()[0]["type"]


@pytest.mark.parametrize("sign", ["\0", "\x08", "\x0b", "\x0c", "\udc80", "\ufffe", "\uffff"])
def test_what_xml_cannot_hold_is_refused_and_named(sign: str) -> None:
    assert fault_of(TEXT, f"före{sign}efter") == "otillatet-tecken"
    assert fault_of(LINE, f"före{sign}efter") == "otillatet-tecken"


def test_the_refusal_tells_in_swedish_which_character_and_where() -> None:
    with pytest.raises(ValidationError, match=r"U\+0007, plats 4"):
        TEXT.validate_python("abc\x07")


def test_line_breaks_and_letters_become_one_kind() -> None:
    assert TEXT.validate_python("A\u030asa\r\noch\rBo\n") == "Åsa\noch\nBo\n"


def test_a_line_has_no_breaks_and_no_space_around_it() -> None:
    assert LINE.validate_python("\t Kim\u2028 Berg\r\n\n(lots)\n") == "Kim Berg (lots)"


def test_a_line_keeps_its_non_breaking_spaces() -> None:
    assert LINE.validate_python("kl.\u00a014.30") == "kl.\u00a014.30"


def test_lengths_are_bounded_after_tidying() -> None:
    assert len(TEXT.validate_python("å" * 20_000)) == 20_000
    assert fault_of(TEXT, "å" * 20_001) == "string_too_long"
    assert fault_of(TEXT, "å" * 50_000) == "for-lang-text"
    assert LINE.validate_python(" " + "x" * 500 + "\n") == "x" * 500
    assert fault_of(LINE, "x" * 501) == "string_too_long"


def test_the_schema_tells_the_length() -> None:
    assert TEXT.json_schema() == {"maxLength": 20_000, "type": "string"}


def test_a_number_is_no_text() -> None:
    assert fault_of(TEXT, 7) == "string_type"


@given(st.text())
def test_accepted_text_survives_xml_and_a_second_cleaning(raw: str) -> None:
    try:
        text = TEXT.validate_python(raw)
    except ValidationError:
        return
    element = etree.Element("t")
    element.text = text
    assert (etree.fromstring(etree.tostring(element)).text or "") == text
    assert TEXT.validate_python(text) == text
