"""The summary of a closed case: every number told, nothing guessed, and nothing that looks broken."""

import datetime as dt
import json
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from sigdocs.casework.closing.before_after import compare
from sigdocs.casework.closing.duration import Stay, stay
from sigdocs.casework.interview.record import IF_NOTHING
from sigdocs.documents.closing.measures import chart_lines, measure_lines
from sigdocs.documents.closing.summary import ClosingSummaryContext, closing_summary_context
from sigdocs.documents.document import Document
from sigdocs.documents.due import due
from sigdocs.intake.reading import understand
from sigdocs.model.case import Case, DatedMeasure, PausePeriod
from sigdocs.model.closing import AreaOutcome
from sigdocs.model.meeting import Pause
from sigdocs.model.note import CaseType
from sigdocs.model.plan import Measure, MeasureKind
from sigdocs.rendering.office.pool import OfficePool
from tests.casework_notes import PROFILE, Story, headed
from tests.oracles import audit_docx
from tests.paper_cases import PROFILE as LINDASA
from tests.paper_cases import example
from tests.paper_rendering import example_context, rendered, text_of
from tests.protecting import SECRETS, all_text, archived, hidden, printed, read_pdf
from tests.service_stage import CLOSING as YOUNG_ADULT

KIND = "avslutssammanstallning"
DAY = dt.date(2027, 6, 10)
END = "avslut: {anledning: flytt, vilande lista: true, uppföljningsdatum: 2027-01-10}\n"
START_DAY = dt.date(2026, 9, 8)
STAY: Stay = stay(START_DAY, DAY, ())


def the_case() -> Case:
    return Case.model_validate(example(KIND)["fall"])


def changed(case: Case, **closing: Any) -> Case:
    assert case.closing
    return case.model_copy(update={"closing": case.closing.model_copy(update=closing)})


def summary(case: Case) -> ClosingSummaryContext:
    return closing_summary_context(case, DAY, LINDASA)


def text(context: ClosingSummaryContext) -> str:
    return text_of(rendered(KIND, context)).replace("\xa0", " ")


def bare() -> Case:
    """A case that nothing is known of but that it ended."""
    nothing = dict.fromkeys(("goals", "measures", "meetings", "plans", "deviations", "pauses"), ())
    told = changed(
        the_case(), outcomes=(), afterwards=(), guardian_words="", dormant=None, follow_up_on=None
    )
    assert told.discharge
    silent = told.discharge.model_copy(update={"youth_words": "", "goes_to": (), "not_to": ()})
    return told.model_copy(
        update={**nothing, "coordinator": "", "social_worker": "", "discharge": silent}
    )


def crowded() -> Case:
    """A case with far too much of everything."""
    case = the_case()
    goals = tuple(
        case.goals[place % 5].model_copy(update={"id": f"M{place + 1}"}) for place in range(40)
    )
    long = "Milo har varit hos farmor och kommit i tid nästan varje dag. " * 12
    rows = tuple(
        AreaOutcome(area=one.area, goal=f"{one.id} {one.text}", before=long, after=long, met="ja")
        for one in goals
    )
    scales = tuple(
        told(on, kind, value, subject="Milo", label=f"mål nummer {place} som är långt att skriva")
        for on, value in ((START_DAY, 3), (DAY, 8))
        for kind in (MeasureKind.IMPORTANCE, MeasureKind.CONFIDENCE, MeasureKind.READINESS)
        for place in range(8)
    )
    filled = changed(case, outcomes=rows, afterwards=(long,) * 12, guardian_words=long * 2)
    return filled.model_copy(update={"goals": goals, "measures": (*case.measures, *scales)})


def told(on: dt.date, kind: MeasureKind, value: Any, **more: Any) -> DatedMeasure:
    measure = Measure(kind=kind, value=Decimal(str(value)), **more)
    return DatedMeasure(seq=on.toordinal(), on=on, measure=measure)


def papers(story: Story) -> list[Document]:
    return [one for one in due(story.history, PROFILE) if one.kind.slug == KIND]


def closed(more: str = "") -> Story:
    story = Story.started()
    story.accept(headed("avslut", "2026-10-20", END + more))
    return story


def test_the_example_says_how_long_why_and_how_many_goals() -> None:
    said = text(summary(the_case()))
    assert "Tid i insatsen\t283 dagar, varav 62 dagar i paus" in said
    assert "Anledning\tMål uppnådda" in said
    assert "| Uppfyllda | 3 | M1, M2 och M3 |" in said
    assert "| Inte uppfyllda | 1 | M4 |" in said


def test_suspicions_are_shown_as_told_and_compared_per_month() -> None:
    line = next(one for one in summary(the_case()).measures if one.what == "Brottsmisstankar")
    assert line.before.replace("\xa0", " ").splitlines() == [
        "3 st på 3 mån",
        "1 per mån",
        "vid inskrivning",
        "(2026-09-08)",
    ]
    assert line.after.replace("\xa0", " ").splitlines()[1] == "0,22 per mån"
    assert line.change.replace("\xa0", " ") == "−0,78 per mån"
    assert line.source == "polisen"


def test_a_count_without_window_is_shown_and_not_compared() -> None:
    line = next(one for one in summary(the_case()).measures if one.what == "Polisanmälningar")
    assert line.before.startswith("2\xa0st")
    assert line.change == "jämförs inte: tidsperiod saknas"


def test_each_number_of_a_chart_stands_in_the_table_too() -> None:
    context = summary(the_case())
    table = " ".join(f"{one.before} {one.after}" for one in context.measures)
    bars = [bar for chart in context.charts for bar in json.loads(chart.drawing)["bars"]]
    assert len(bars) == 5
    for bar in bars:
        for value in (bar["before"], bar["after"]):
            assert f"{value:g}\xa0av 10".replace(".", ",") in table


def test_own_scales_come_first_and_worry_is_one_chart_for_all() -> None:
    assert [one.title for one in summary(the_case()).charts] == ["Milo Ekdahl", "Oro"]


def test_a_scale_measured_once_makes_no_chart_but_a_row() -> None:
    once = [told(START_DAY, MeasureKind.WORRY, 8, subject="Sara")]
    (line,) = measure_lines(once, STAY)
    assert (line.what, line.after, line.change) == ("Oro (Sara)", "–", "–")
    assert chart_lines(once, STAY) == ()


def test_worry_now_and_worry_if_nothing_happens_are_told_apart_on_the_chart() -> None:
    taken = [
        told(day, MeasureKind.WORRY, value, subject="Sara", label=label)
        for day, value, label in (
            (START_DAY, 9, ""),
            (START_DAY, 10, IF_NOTHING),
            (DAY, 4, ""),
            (DAY, 5, IF_NOTHING),
        )
    ]
    (chart,) = chart_lines(taken, STAY)
    labels = [bar["label"] for bar in json.loads(chart.drawing)["bars"]]
    assert labels == ["Sara", "Sara, om inget händer"]


@pytest.mark.parametrize(("value", "unit"), [(11, ""), (40, "%"), (-1, "")])
def test_what_is_no_scale_of_ten_makes_no_chart(value: int, unit: str) -> None:
    both = [told(day, MeasureKind.WORRY, value, unit=unit) for day in (START_DAY, DAY)]
    assert chart_lines(both, STAY) == ()
    assert len(measure_lines(both, STAY)) == 1


def test_many_scales_are_parted_over_charts_that_fit_a_page() -> None:
    charts = summary(crowded()).charts
    sizes = [len(json.loads(one.drawing)["bars"]) for one in charts]
    assert max(sizes) <= 6
    assert sum(sizes) == 24 + 3 + 2


def test_where_nothing_is_known_the_paper_says_so() -> None:
    said = text(summary(bare()))
    assert "Inga mål är antecknade i ärendet." in said
    assert "Inga mätvärden är antecknade i ärendet." in said
    assert "Ingen uppföljning är antecknad." in said
    assert "Pauser\tinga" in said
    for absent in ("egna ord", "None", "Får den inte", "vilande lista", "Socialsekreterare\t"):
        assert absent not in said


def test_one_measure_only_looks_as_meant() -> None:
    case = bare().model_copy(
        update={"measures": (told(START_DAY, MeasureKind.ATTENDANCE, 61, unit="%"),)}
    )
    assert "| Skolnärvaro | 61 % / vid inskrivning / (2026-09-08) | – | – | – |" in text(
        summary(case)
    )


def test_pauses_that_overlap_the_end_are_counted_to_the_end() -> None:
    over = PausePeriod(seq=9, pause=Pause(since=dt.date(2027, 6, 9), until=dt.date(2027, 8, 1)))
    case = the_case().model_copy(update={"pauses": (over,)})
    assert "Pauser\t1, 2 dagar" in text(summary(case))


def test_a_goal_that_plan_and_note_disagree_on_is_counted_as_unclear() -> None:
    case = the_case()
    assert case.closing
    first, *rest = case.closing.outcomes
    disputed = changed(case, outcomes=(first.model_copy(update={"met": "Nej"}), *rest))
    assert "| Oklart: planen och anteckningen säger olika | 1 | M1 |" in text(summary(disputed))


def test_a_closing_yields_one_summary_and_other_notes_none() -> None:
    assert papers(Story.started()) == []
    story = closed()
    (document,) = papers(story)
    assert document.stem == "SIG-2026-014_avslutssammanstallning_nr201_2026-10-20"
    assert document.kind.signed
    story.accept(headed("journal", "2026-11-02", "avslut: {vilande lista: false}\n"))
    assert papers(story) == []


CORRECTION = """typ: rättelse
datum: 2026-11-05
antecknat av: Petra Lindqvist
rättar: {day}
rättelser:
  - {{gäller: {field}, stod: {stood}, ska stå: {should}, orsak: fel}}
"""


def test_a_correction_of_what_stands_on_it_makes_it_anew() -> None:
    story = closed()
    story.accept(
        CORRECTION.format(day="2026-10-20", field="anledning", stood="flytt", should="placering"),
        today="2026-11-05",
    )
    (document,) = papers(story)
    assert isinstance(document.context, ClosingSummaryContext)
    told = {one.label: one.text for one in document.context.facts}
    assert told["Anledning"] == "Placering"
    assert told["Ersätter"] == "tidigare utgåva av sammanställningen"


def test_a_correction_of_something_else_makes_none() -> None:
    story = closed()
    story.accept(headed("journal", "2026-10-25", "iakttagelser: Ringer Sara.\n"))
    story.accept(
        CORRECTION.format(day="2026-10-25", field="iakttagelser", stood="Sara", should="Jonas"),
        today="2026-11-05",
    )
    assert papers(story) == []


def test_an_open_case_has_no_summary() -> None:
    with pytest.raises(ValueError, match="not closed"):
        closing_summary_context(Story.started().case, DAY, PROFILE)


def young_adult() -> Case:
    """The example of a young adult's closing, as its case stands."""
    found = understand(YOUNG_ADULT.encode(), "avslut.txt", dt.date(2026, 6, 18)).note
    assert found is not None
    assert found.closing is not None
    measures = tuple(DatedMeasure(seq=3, on=found.date, measure=one) for one in found.measures)
    case = bare().model_copy(
        update={
            "number": "SIGUV-2025-031",
            "type": CaseType.YOUNG_ADULT,
            "guardians": (),
            "coordinator": "Samira Nordin",
            "closing": found.closing,
            "measures": measures,
        }
    )
    assert case.discharge
    ended = {"on": found.closing.discharged or found.date, "youth_words": found.youth_words}
    return case.model_copy(update={"discharge": case.discharge.model_copy(update=ended)})


def test_a_goal_written_with_its_number_is_not_numbered_twice() -> None:
    rows = (AreaOutcome(area="Skola", goal="M1 Närvaro"),)
    areas = summary(changed(the_case(), outcomes=rows)).areas
    assert [one.goal for one in areas][:2] == ["M1 Närvaro", "M2 Negativa urinprov"]


def test_a_young_adults_closing_needs_no_plan_of_ours_to_be_summed_up() -> None:
    said = text(summary(young_adult()))
    assert "Tid i insatsen\t248 dagar" in said
    assert "| Uppfyllda | 5 | Sysselsättning, Ekonomi, Bostad" in said
    assert "Anledning\tse nedan" in said
    assert "mål i handlingsplanen uppnådda, på Robins eget initiativ" in said
    assert "Anteckningen: 1 (2025-11-20" in said
    assert "Vårdnadshavarnas" not in said


def test_no_measure_of_the_sample_is_left_out_of_the_table() -> None:
    assert len(summary(the_case()).measures) == len(compare(the_case().measures))


def protected() -> bytes:
    secret = "Bråk hos mamma på Björkvägen 3 i Norrby, 0701740699."
    case = changed(hidden(the_case()), reason=secret, afterwards=(secret,), guardian_words=secret)
    scale = [
        told(day, MeasureKind.IMPORTANCE, 4, subject="Milo", label="bo på Björkvägen 3, Norrby")
        for day in (START_DAY, DAY)
    ]
    case = case.model_copy(update={"measures": tuple(scale)})
    return rendered(KIND, printed(summary(case), case, LINDASA))


def test_nothing_of_a_protected_guardian_is_in_any_part_of_the_file() -> None:
    whole = all_text(protected())
    assert "(utelämnat)" in whole
    assert "charts/chart1.xml" in whole
    assert not [secret for secret in SECRETS if secret in whole]


@pytest.mark.parametrize("case", [the_case, bare, crowded, young_adult])
def test_each_opens_in_word_without_repair(case: Callable[[], Case]) -> None:
    audit_docx(rendered(KIND, summary(case())))


@pytest.mark.office
@pytest.mark.slow
def test_its_pages_are_fit_for_the_archive(office: OfficePool) -> None:
    words = {
        "exempel": rendered(KIND, example_context(KIND)),
        "tom": rendered(KIND, summary(bare())),
        "full": rendered(KIND, summary(crowded())),
        "skyddad": protected(),
        "part": rendered(
            KIND, closing_summary_context(the_case(), DAY, LINDASA, party="bjorkskolan")
        ),
    }
    pages = archived(office, words)
    for page in read_pdf(pages["full"]):
        assert page.count("Sammanställningen stämmer") == page.count("Namnförtydligande")
    whole = "".join("".join(read_pdf(pages["skyddad"])).split())
    assert not [secret for secret in SECRETS if "".join(secret.split()) in whole]


def test_a_change_too_small_to_write_is_not_said_to_be_plus_nothing() -> None:
    both = [
        told(START_DAY, MeasureKind.SUSPICIONS, 1, window_months=24),
        told(DAY, MeasureKind.SUSPICIONS, 1, window_months=23),
    ]
    assert measure_lines(both, STAY)[0].change == "nästan oförändrat"
