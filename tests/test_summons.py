"""Calls to meetings on paper and in calendars: what stands there, and what never does."""

import datetime as dt
import io
import re

import icalendar
import pypdfium2
import pytest

from sigdocs.casework.summoning import FAMILY
from sigdocs.documents.document import Document
from sigdocs.documents.kinds import due
from sigdocs.documents.summons import SummonsContext
from sigdocs.model.case import Case
from sigdocs.model.people import Protection
from sigdocs.model.profile import Profile
from sigdocs.rendering.calendar_file import calendar_file
from sigdocs.rendering.office.pool import OfficePool, Paper
from sigdocs.rendering.package import Package, open_package
from sigdocs.rendering.pdf_check import check
from tests.casework_notes import PROFILE, START, Story, headed
from tests.oracles import audit_docx
from tests.paper_cases import example
from tests.paper_rendering import rendered, text_of
from tests.protecting import printed
from tests.stopped_papers import stopped as stopped_now
from tests.summons_examples import summons
from tests.test_summoning import MEET, WITHDRAWN, deviated, planned

WHEN = dt.datetime(2026, 9, 8, 12, tzinfo=dt.UTC)
SECRETS = ("Björkvägen", "Norrby", "1740699", "123 45", "12345")
FAMILY_NAMES = re.compile("Milo|Ekdahl|Sara|Jonas|2011|0415|2390")


def papers(story: Story) -> list[Document]:
    return [one for one in due(story.history, PROFILE) if one.kind.slug == "kallelse"]


def context(document: Document) -> SummonsContext:
    assert isinstance(document.context, SummonsContext)
    return document.context


def text(document: Document) -> str:
    return text_of(rendered("kallelse", context(document))).replace("\xa0", " ")


def event(document: Document) -> icalendar.Event:
    calendar = icalendar.Calendar.from_ical(calendar_file(context(document).event))
    (found,) = calendar.walk("VEVENT")
    assert isinstance(found, icalendar.Event)
    return found


def test_the_family_has_one_call_and_each_party_its_own() -> None:
    found = papers(planned())
    assert [one.party for one in found if not one.party] == [""]
    assert len({one.number for one in found}) == len({one.stem for one in found}) == len(found)
    said = text(found[0])
    assert "Till\tMilo Ekdahl, Sara Ekdahl och Jonas Ekdahl" in said
    assert "Dag\ttisdag 22 september 2026\nTid\tkl. 14.30\nPlats\tSocialkontoret" in said
    assert found[0].addressee == "familjen"
    assert all(one.addressee and bool(one.party) == (one is not found[0]) for one in found)


def test_a_partys_call_tells_nothing_of_who_or_why() -> None:
    for one in papers(planned()):
        if one.party:
            assert not FAMILY_NAMES.search(text(one))
            assert not re.search("(?i)skolgång|brott|drog|boxning", text(one))


def test_no_title_or_path_names_a_person_or_a_party() -> None:
    for one in papers(planned()):
        assert not re.search("(?i)milo|ekdahl|maria|polis|skol|socialtj", one.title + one.stem)
        assert re.fullmatch(r"SIG-2026-014_kallelse_nr10\d_2026-09-22", one.stem)


def test_a_calendar_has_the_case_number_and_no_name() -> None:
    for one in papers(planned()):
        found = event(one)
        assert str(found["SUMMARY"]) == "Möte SIG-2026-014"
        whole = calendar_file(context(one).event).decode().replace("\r\n ", "")
        assert not FAMILY_NAMES.search(whole.replace("2026-014", ""))
        assert "Polisen" not in whole


def test_all_are_called_to_one_meeting_whose_identity_tells_nothing() -> None:
    uids = {str(event(one)["UID"]) for one in papers(planned())}
    (uid,) = uids
    assert re.fullmatch("[0-9a-f]{32}@sigdocs", uid)


def test_a_moved_meeting_says_so_and_moves_in_the_calendar() -> None:
    story = planned()
    first = event(papers(story)[0])
    story.accept(headed("journal", "2026-09-10", "iakttagelser: Ny.\n" + MEET % "2026-09-24"))
    moved = papers(story)[0]
    assert "ersätter den som kom tidigare" in text(moved)
    assert (event(moved)["UID"], event(moved)["SEQUENCE"]) == (first["UID"], 1)


def test_who_lost_consent_is_told_only_that_the_meeting_is_off() -> None:
    story = planned()
    story.accept(headed("samtycke", "2026-09-10", WITHDRAWN))
    (document,) = papers(story)
    assert (document.party, document.title) == ("mini-maria", "Inställt möte SIG-2026-014")
    assert "Mötet gäller inte längre" in text(document)
    assert not re.search("(?i)samtyck|återkall|ta med", text(document))
    assert event(document)["STATUS"] == "CANCELLED"


def test_a_call_not_yet_sent_is_stopped_when_the_party_loses_all_and_kept_when_it_loses_a_part() -> (
    None
):
    story = planned()
    story.accept(headed("samtycke", "2026-09-10", WITHDRAWN))
    stems = {one.stem for one in stopped_now(story.history, PROFILE)}
    assert len([stem for stem in stems if "_kallelse_" in stem]) == 1
    part, less = planned(), "parter: [{part: Mini-Maria, slags uppgifter: [skolgång]}], "
    until = "till och med: 2027-02-28}]\n"
    changed = "samtycke: [{samtycke: ändrat, lämnat av: [Milo], " + less + until
    part.accept(headed("samtycke", "2026-09-10", changed))
    stems = {one.stem for one in stopped_now(part.history, PROFILE)}
    assert [stem for stem in stems if "_kallelse_" in stem] == []
    assert papers(part) == []


def test_an_urgent_call_says_that_the_time_is_short_but_not_why() -> None:
    for one in papers(deviated()):
        assert "med kort varsel" in text(one)
        assert "Tid\tmeddelas" in text(one)
        assert not re.search("(?i)avvik|kom inte hem", text(one))


def test_a_guardian_is_not_called_once_the_youth_is_18() -> None:
    story = Story.started(START.replace("201104152390", "200809152397") + MEET % "2026-09-22")
    assert "Till\tMilo Ekdahl\n" in text(papers(story)[0])


def protected(party: str) -> SummonsContext:
    told = example("kallelse")
    case = Case.model_validate(told["fall"])
    secret = {
        "address": "Björkvägen 3, 123 45 Norrby",
        "phone": "070-1740699",
        "protection": Protection.REGISTERED,
    }
    mother, *others = case.guardians
    assert case.next_meeting
    place = case.next_meeting.model_copy(
        update={"place": "Hemma hos Sara, Björkvägen 3, 12345 Norrby, 0701740699"}
    )
    hidden = {"guardians": (mother.model_copy(update=secret), *others), "next_meeting": place}
    case = case.model_copy(update=hidden)
    return printed(summons(told, case, party=party), case)


@pytest.mark.parametrize("party", [FAMILY, "falt"])
def test_nothing_of_a_protected_guardian_is_in_paper_or_calendar(party: str) -> None:
    package = open_package(rendered("kallelse", protected(party)))
    assert isinstance(package, Package)
    whole = b"".join(package.parts.values()).decode("utf-8", "replace") + "".join(package.parts)
    whole += calendar_file(protected(party).event).decode().replace("\r\n ", "")
    assert not [secret for secret in SECRETS if secret in whole]


def variants() -> dict[str, SummonsContext]:
    told = example("kallelse")
    case = Case.model_validate(told["fall"])
    return {
        "part": summons(told, case),
        "familj": summons(told, case, party=FAMILY),
        "flyttat": summons(told, case, sequence=1, urgent=True),
        "inställt": summons(told, case, cancelled=True),
        "skyddad": protected(FAMILY),
    }


@pytest.mark.parametrize("name", variants())
def test_every_variant_opens_in_word_without_repair(name: str) -> None:
    audit_docx(rendered("kallelse", variants()[name]))


@pytest.mark.office
@pytest.mark.slow
def test_every_variant_is_one_page_fit_for_the_archive(office: OfficePool) -> None:
    words = {name: rendered("kallelse", context) for name, context in variants().items()}
    made = office.archive([Paper(word, name, WHEN) for name, word in words.items()])
    pdfs = {name: pdf for name, pdf in zip(words, made, strict=True) if isinstance(pdf, bytes)}
    assert set(pdfs) == set(words)
    assert {name: check(pdf) for name, pdf in pdfs.items() if check(pdf)} == {}
    for name, pdf in pdfs.items():
        document = pypdfium2.PdfDocument(io.BytesIO(pdf))
        assert len(document) == 1
        said = "".join(document[0].get_textpage().get_text_range().split())
        document.close()
        if name == "skyddad":
            whole = said + pdf.decode("latin-1")
            assert not [secret for secret in SECRETS if "".join(secret.split()) in whole]


def test_the_calendar_ends_when_the_note_says_else_after_the_offices_own_length() -> None:
    def ends(text: str, profile: Profile = PROFILE) -> str:
        story = Story(profile=profile)
        story.accept(START + text)
        made = [one for one in due(story.history, profile) if one.kind.slug == "kallelse"]
        lines = calendar_file(context(made[0]).event).decode().splitlines()
        return next(one for one in lines if one.startswith("DTEND")).rpartition("T")[2]

    whole = "nästa möte: {datum: 2026-10-06, tid: '14:30', sluttid: '16:00'}\n"
    assert ends(whole) == "160000"
    begins = "nästa möte: {datum: 2026-10-06, tid: '14:30'}\n"
    assert ends(begins) == "153000"
    rules = PROFILE.rules.model_copy(update={"meeting_minutes": 90})
    longer = PROFILE.model_copy(update={"rules": rules})
    assert ends(begins, longer) == "160000"


def test_the_call_says_both_times_and_a_new_end_is_a_change() -> None:
    story = Story.started()
    day = "nästa möte: {datum: 2026-10-06, tid: '14:30', sluttid: '%s'}\n"
    story.accept(headed("journal", "2026-09-15", day % "15:30"))
    story.accept(headed("journal", "2026-09-16", day % "16:00"))
    told = context(papers(story)[0])
    assert ("Tid", "kl.\xa014.30–16.00") in [(one.label, one.text) for one in told.facts]
    assert told.moved
