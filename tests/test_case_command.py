import hashlib

import docx
import pytest

from tests.commanding import CASE, FOLLOW_UP, Office


@pytest.fixture
def followed(sig: Office) -> Office:
    """The same office after the first follow-up."""
    sig.on("2026-09-22").drop(FOLLOW_UP, "uppf.txt")
    assert sig.type("run").code == 0
    return sig


def test_a_case_tells_its_story_and_its_documents(followed: Office) -> None:
    said = followed.type("case", CASE)
    assert said.code == 0
    for told in (
        f"{CASE}: ungdom, aktiv, plan version 2",
        "ärendet öppnat",
        "nya åtaganden Å1–Å9",
        "planen version 2",
        "Åtgärdsplan",
        "Mötesanteckning",
        "väntar: pdf",
        f"arenden/{CASE}/001_2026-09-08_startmote",
    ):
        assert told in said.out
    assert "Milo" not in said.out


def test_a_case_as_json_lists_entries_and_every_document_version(followed: Office) -> None:
    data = followed.type("case", CASE, "--json").data
    assert [(one["nr"], one["sort"], one["planer"]) for one in data["poster"]] == [
        (1, "startmöte", [1]),
        (2, "uppföljning", [2]),
    ]
    plans = [one for one in data["dokument"] if one["sort"] == "atgardsplan"]
    assert [(one["version"], one["filer"], one["väntar"]) for one in plans] == [
        (1, ["docx"], ["pdf"]),
        (2, ["docx", "redline"], ["pdf"]),
    ]


def test_a_case_tells_the_fingerprint_of_each_note_as_it_was_dropped(followed: Office) -> None:
    dropped = hashlib.sha256(FOLLOW_UP.encode()).hexdigest()
    told = followed.type("case", CASE, "--json").data["poster"]
    assert told[1]["original sha256"] == dropped
    shown = followed.type("case", CASE).out
    assert dropped[:12] in shown
    assert dropped not in shown


def test_a_case_shows_where_each_consent_stands(followed: Office) -> None:
    said = followed.type("case", CASE)
    assert "Samtycken" in said.out
    (police,) = [
        one
        for one in followed.type("case", CASE, "--json").data["samtycken"]
        if one["part"] == "Polisen"
    ]
    assert police == {
        "part": "Polisen",
        "läge": "gäller",
        "till och med": "2027-02-28",
        "väntar på": [],
    }


def test_a_case_says_whose_consent_to_the_insats_itself_is_missing(followed: Office) -> None:
    said = followed.type("case", CASE).out
    assert "Samtycke till insatsen väntar på: vårdnadshavare 1, vårdnadshavare 2, den unge" in said
    waits = followed.type("case", CASE, "--json").data["samtycke till insatsen väntar på"]
    assert waits == ["vårdnadshavare 1", "vårdnadshavare 2", "den unge"]


def test_case_and_status_say_whose_consent_to_the_insats_was_taken_back(followed: Office) -> None:
    head = f"Samtycke {CASE}\nDatum: {{}}\nAntecknat av: Petra Lindqvist\n\n"
    for day, said in (
        ("2026-09-23", "Samtycke till insatsen: Milo, muntligt 2026-09-23\n"),
        ("2026-10-02", "Milo återkallar sitt samtycke till insatsen 2026-10-02\n"),
    ):
        followed.on(day).drop((head.format(day) + said).encode(), f"{day}.txt")
        assert followed.type("run").code == 0
    told = followed.type("case", CASE).out
    assert "vårdnadshavare 2, den unge (återkallat 2026-10-02)" in told
    assert "samtycke till insatsen återkallat 2026-10-02" in told
    shown = followed.type("status").out
    assert "Återkallat samtycke till insatsen" in shown
    assert "Milo" not in told + shown
    rows = followed.type("status", "--json").data["återkallat samtycke till insatsen"]
    assert rows == [{"ärende": CASE, "vems": "den unge", "dag": "2026-10-02"}]


def test_an_unknown_case_is_told_with_the_ones_it_may_have_meant(sig: Office) -> None:
    said = sig.type("case", "SIG-2026-041")
    assert said.code == 1
    assert f"Menas {CASE}?" in said.err
    assert "Menas" not in sig.type("case", "X").err


def test_the_journal_is_laid_in_the_outbox_as_word_also_without_libreoffice(sig: Office) -> None:
    said = sig.type("case", CASE, "--journal")
    folder = sig.root / "outbox" / "arenden" / CASE / "lopande_journal"
    (paper,) = folder.iterdir()
    assert (said.code, said.out.strip()) == (5, str(paper))
    assert "sigdocs doctor" in said.err
    texts = [one.text for one in docx.Document(str(paper)).paragraphs]
    assert any("Löpande journal" in text for text in texts)


def test_the_journal_is_the_same_each_time_and_grows_with_the_case(sig: Office) -> None:
    target = sig.root.parent / "journal.docx"
    assert sig.type("case", CASE, "--journal", str(target)).code == 0
    first = target.read_bytes()
    sig.type("case", CASE, "--journal", str(target))
    assert target.read_bytes() == first
    sig.on("2026-09-22").drop(FOLLOW_UP)
    sig.type("run")
    said = sig.type("case", CASE, "--journal", str(target), "--json")
    assert said.data == {"filer": [str(target)]}
    assert target.read_bytes() != first


def test_the_journal_takes_only_endings_that_it_can_make(sig: Office) -> None:
    said = sig.type("case", CASE, "--journal", "journal.odt")
    assert said.code == 2
    assert ".docx" in said.err


def test_verify_is_content_with_a_journal_laid_in_the_outbox(sig: Office) -> None:
    sig.type("case", CASE, "--journal")
    assert sig.type("verify", "--json").data == {"ärenden": 1, "fynd": []}


def test_the_draft_of_the_decision_is_laid_as_things_stand_today(followed: Office) -> None:
    said = followed.type("case", CASE, "--beslutsunderlag")
    (paper,) = (followed.root / "outbox" / "arenden" / CASE / "beslutsunderlag").iterdir()
    assert (said.code, said.out.strip()) == (5, str(paper))
    assert paper.name == f"{CASE}_beslutsunderlag_2026-09-22.docx"
    told = "\n".join(one.text for one in docx.Document(str(paper)).paragraphs)
    assert "Utkast till beslut om insats" in told
    assert "22\xa0september 2026" in told
    assert followed.type("verify", "--json").data == {"ärenden": 1, "fynd": []}


def test_two_papers_may_be_asked_for_at_once(followed: Office) -> None:
    files = [followed.root.parent / name for name in ("journal.docx", "underlag.docx")]
    options = ("--journal", str(files[0]), "--beslutsunderlag", str(files[1]))
    assert followed.type("case", CASE, *options, "--json").data == {"filer": [*map(str, files)]}
    assert followed.type("case", CASE, "--beslutsunderlag", "underlag.odt").code == 2
