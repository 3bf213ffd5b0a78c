import datetime as dt

from sigdocs.documents.journal import journal_context
from sigdocs.documents.journal_text import NO_SOURCE, NOTHING
from sigdocs.documents.running_journal import running_journal_context
from sigdocs.model.case import Case
from sigdocs.model.people import SourcedFact
from sigdocs.model.profile import Profile
from tests.paper_cases import PROFILE, START, example

DATA = example("lopande_journal")
CASE = Case.model_validate(DATA["fall"])
OWN_PROFILE = Profile.model_validate(DATA["profil"])


def test_an_entry_tells_event_and_entry_apart() -> None:
    entry = CASE.journal[2]
    facts = {fact.label: fact.text for fact in journal_context(CASE, entry, PROFILE).entry.facts}
    assert facts["Händelsen"].startswith("Tisdag 22\xa0september 2026")
    assert facts["Antecknat"] == "24\xa0september 2026"
    assert facts["Av"] == "Petra Lindqvist, samordnare/lots SIG"


def test_facts_stand_with_who_told_them() -> None:
    told = journal_context(CASE, CASE.journal[0], PROFILE).entry.told
    assert told[1].label == "Polisen"
    assert told[-1].label == NO_SOURCE


def test_observation_and_assessment_are_never_mixed() -> None:
    bare = START.journal[0].model_copy(update={"observations": "", "assessment": "Risk finns."})
    entry = journal_context(START, bare, PROFILE).entry
    assert (entry.observations, entry.assessment) == (NOTHING, "Risk finns.")


def test_an_entry_is_signed_by_its_writer() -> None:
    page = journal_context(CASE, CASE.journal[0], PROFILE)
    assert page.signed_by == "Petra Lindqvist, samordnare/lots SIG"
    assert page.title == "Journalanteckning nr 1"


def test_the_journal_names_the_person_by_personnummer() -> None:
    page = journal_context(CASE, CASE.journal[0], PROFILE)
    assert page.facts[0].text == "Milo Ekdahl, 20110415-2390"


def test_a_correction_and_what_it_corrects_point_at_each_other() -> None:
    entries = running_journal_context(CASE, OWN_PROFILE).entries
    assert entries[2].corrects == "Rättar anteckning nr 2"
    assert entries[1].corrected_by == "Rättad i anteckning nr 3"
    assert entries[0].corrected_by == ""


def test_the_running_journal_says_how_much_it_holds() -> None:
    page = running_journal_context(CASE, OWN_PROFILE)
    assert page.extent == "3 anteckningar, 8\xa0september 2026 – 22\xa0september 2026"
    assert [entry.number for entry in page.entries] == [1, 2, 3]


def test_the_running_journal_is_dated_by_its_last_entry() -> None:
    page = running_journal_context(CASE, OWN_PROFILE)
    assert page.letterhead.secrecy.date == "2026-09-24"


def test_an_empty_journal_says_so() -> None:
    page = running_journal_context(START.model_copy(update={"journal": ()}), PROFILE)
    assert page.extent == "Journalen har inga anteckningar."
    assert page.letterhead.secrecy.date == START.opened_on.isoformat()


def test_one_entry_is_counted_as_one() -> None:
    one = CASE.model_copy(update={"journal": CASE.journal[:1]})
    assert running_journal_context(one, PROFILE).extent == "1 anteckning, 8\xa0september 2026"


def test_what_somebody_holds_to_be_wrong_is_printed() -> None:
    entry = START.journal[0].model_copy(
        update={"objection": "Stämmer inte.", "entered_on": dt.date(2026, 9, 9)}
    )
    assert journal_context(START, entry, PROFILE).entry.objection == "Stämmer inte."


def test_what_one_source_said_in_a_row_stands_under_one_label() -> None:
    told = tuple(
        SourcedFact(source=who, text=what)
        for who, what in (("polisen", "4"), ("polisen", "6"), ("Sara", "8"))
    )
    entry = START.journal[0].model_copy(update={"facts": told})
    shown = journal_context(START, entry, PROFILE).entry.told
    assert [(fact.label, fact.text) for fact in shown] == [("Polisen", "4\n6"), ("Sara", "8")]
