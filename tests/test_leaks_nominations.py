"""Before consent a young person is a code: what points out who it is never reaches the list."""

import pytest

from tests.days import Days, words_of

NOTE = """Nominering
Datum: 2026-08-17
Antecknat av: Petra Lindqvist, samordnare

Nomineras av: {by}
Nominerarens roll: {role}
Åldersspann: {age}
Skolform: grundskola
Vad oron gäller: {worry}
Avidentifierad beskrivning: {seen}
Fråga till fokusgruppen: {question}
Nästa fokusgrupp: 2026-08-28
Texten får stå så: {may_stand}
"""
SHOWN = "Så här kommer det att stå på fokusgruppens lista"
PLAIN = {
    "by": "Polisen",
    "role": "ungdomspolis",
    "worry": "Kommer sällan till skolan.",
    "seen": "Bor med en förälder.",
    "question": "Är det rätt målgrupp?",
    "age": "15–17 år",
    "may_stand": "",
}
FREE = ("worry", "seen", "question")

ASKED = (
    "Bor i det röda huset vid kyrkan i Knivsby och hans pappa är brandchef.",
    "Tvillingarna på Norrgården, den ena har en blå moped.",
    "Oron gäller Zlatko.",
    "Kompisarna säger bara Räven om honom.",
    "Initialer M.E.",
    "Milo E hänger i centrum.",
    "Nås på 0 7 0 1 7 4 0 6 0 5",
    "TikTok: @kingmilo11",
    "Lillasyster Tindra går i trean.",
    "Syskonen heter som de tre vise männen.",
    "Går i 9 B på Björkskolan",
    "Spelar i Knivsby IF P11",
    "bor på storgatan",
    "Kör EU-moped med skylt ABC12D",
    "110415-2390",
    "Μilo",
    "EKDAHL",
    "Sonen i familjen som alla känner på Ekbacken",
    "Hänger med Diablo och Lillis",
    "Går under namnet Ghost",
    "@ghost",
    "www.facebook.com/milo.ekdahl",
    "milo_ekdahl@live.se",
    "Ring Lina Strand",
    "kuratorn Lina vet mer",
    "Ekbacken tolv",
    "lägenhet 1203 på Ekbacken",
    # of our own
    "Storebrorsan är Kevin Olsson.",
    "Född i april, vid namn Noel.",
    "Mamman nås på 070/174 06 05.",
    "Ring 08 465 004 00 eller 465 00 400",
    "M. har rymt (M E).",
    "Enda tjejen på sexton i Knivsby.",
)
"""What is asked about today, as it should be."""

IN_GUISE = (
    "Xhevdet skolkar mycket.",
    "Han (ME) har rymt.",
    "m-i-l-o",
    "Ekdahls pojke",
    "kallas ghost",
    "Fyller 15 den 15 april.",
    "Han är född samma dag som kungen, 30 april -11.",
    "född den femtonde april tvåtusenelva",
    "elva noll fyra femton",
    "2011.04.15",
    "Telefon: 1740605",
    "Finns på snapchat som kingmilo11",
    "discord ghost#4432",
    "går på rosendalsskolan",
    "12345 Lindåsa",
    "123 45",
    "Case SIG-2026-001",
    "bror till klient i SIG-2026-004",
    "2011/04/15",
    "Fyllde femton i torsdags, den 13 augusti.",
    "Kim-Lo-Vi skolkar",
    "youtube.com/c/mellepelle",
    "insta mellepelle11",
)
UNSEEN = (
    "Känner ni mikkan?",
    "mi lo",
    "Rullstolsburen pojke i Lindåsa.",
    "Hans mamma är kommunalrådet",
    # of our own
    "Enda flickan i hockeylaget.",
    "Pappan driver pizzerian vid torget.",
)
"""What no pattern can know; it is shown to the writer before it goes on the list."""


def nominated(days: Days, **parts: str) -> str:
    """Drop a nomination, and give its questions; "" when it was taken in."""
    came = days.drop("2026-08-17", NOTE.format_map(PLAIN | parts))
    if came.accepted:
        return ""
    return " ".join(one.message for one in came.result.problems if one.blocks)


def on_the_list(days: Days) -> str:
    """Everything that lies for the focus group, as bytes read out."""
    lists = days.stage.outbox / "fokusgrupp"
    return "\n".join(words_of(one) for one in lists.rglob("*.docx")) if lists.is_dir() else ""


@pytest.mark.parametrize("words", [*ASKED, *IN_GUISE])
def test_what_points_out_the_youth_is_asked_about(first_days: Days, words: str) -> None:
    assert "Här står" in nominated(first_days, worry=words)
    assert words not in on_the_list(first_days)


@pytest.mark.parametrize("part", FREE)
def test_it_is_asked_about_in_whichever_field_it_stands(first_days: Days, part: str) -> None:
    assert "Här står" in nominated(first_days, **{part: "Oron gäller Zlatko Horvat."})


@pytest.mark.parametrize("words", UNSEEN)
@pytest.mark.parametrize("part", ["worry", "question"])
def test_what_no_pattern_knows_is_shown_before_it_goes_on_the_list(
    first_days: Days, words: str, part: str
) -> None:
    asked = nominated(first_days, **{part: words})
    assert "Så här kommer det att stå" in asked
    assert words in asked
    assert words not in on_the_list(first_days)


def test_with_a_yes_to_the_words_that_were_shown_it_goes_on_the_list(first_days: Days) -> None:
    nominated(first_days, worry="Är ofta ute sent.")
    assert nominated(first_days, worry="Är ofta ute sent.", may_stand="ja") == ""
    assert "Är ofta ute sent." in on_the_list(first_days)


@pytest.mark.parametrize(
    "other",
    [
        {"worry": "Är ofta ute, den ena av tvillingarna."},
        {"question": "Känner någon tvillingarna?"},
        {"role": "närpolis"},
        {"age": "12–14 år"},
    ],
)
def test_a_yes_is_to_the_words_that_were_shown_and_to_no_others(
    first_days: Days, other: dict[str, str]
) -> None:
    nominated(first_days)
    asked = nominated(first_days, may_stand="ja", **other)
    assert "har inte visats så här förut" in asked
    assert on_the_list(first_days) == ""
    assert nominated(first_days, may_stand="ja", **other, by="Polisen ") == ""


def test_a_yes_given_before_anything_was_shown_counts_when_it_comes_from_what_was_shown(
    first_days: Days,
) -> None:
    for _ in range(2):  # the same file again has been read by nobody
        assert "krysset gäller den inte än" in nominated(first_days, may_stand="ja")
    (copy,) = first_days.stage.returns.glob("*.txt")
    assert first_days.drop("2026-08-17", copy.read_text("utf-8-sig")).accepted


def test_a_yes_clears_what_was_shown_wherever_it_is_written(first_days: Days) -> None:
    nominated(first_days, seen="")
    assert nominated(first_days, seen="", may_stand="ja") == ""
    assert list(first_days.stage.returns.iterdir()) == []


def test_a_no_is_no_yes(first_days: Days) -> None:
    nominated(first_days)
    assert "Så här kommer det att stå" in nominated(first_days, may_stand="nej")


def test_words_added_later_are_shown_too_and_a_new_state_alone_is_not(first_days: Days) -> None:
    nominated(first_days)
    nominated(first_days, may_stand="ja")
    later = (
        "Nominering\nDatum: 2026-08-28\nAntecknat av: Petra Lindqvist\n"
        "Nomineringskod: NOM-2026-001\nNomineringens läge: diskuterad\n"
    )
    assert first_days.drop("2026-08-28", later).accepted
    more = f"{later}Vad fokusgruppen kom fram till: Hennes bror är redan med.\n"
    (asked,) = first_days.drop("2026-08-28", more).result.problems
    assert "NOM-2026-001 / Hittills: Hennes bror är redan med." in asked.message
    assert "Hennes bror" not in on_the_list(first_days)


@pytest.mark.parametrize(
    ("by", "role"),
    [
        ("Polisen Niklas Berg", "ungdomspolis"),
        ("Björkskolan", "Linas mentor"),
        ("Mamman Sara", "vårdnadshavare"),
        ("Dojo Kai Lindåsa", "tränare för P11"),
        ("Björkskolan", "mentor i 9 b, enda flickan"),
        ("Björkskolan", "storebror"),
        ("Björkskolan", "mamma till en klasskamrat"),
        ("Grannen", ""),
    ],
)
def test_who_nominates_does_not_point_out_the_youth_either(
    first_days: Days, by: str, role: str
) -> None:
    assert "Här står" in nominated(first_days, by=by, role=role)


@pytest.mark.parametrize(
    ("by", "role"),
    [
        ("Polisen", "ungdomspolis"),
        ("Rosendalsskolan", "kurator"),
        ("Björkskolan", "rektor"),
        ("Fritidsgården", "förälder"),
    ],
)
def test_an_organisation_that_nominates_needs_no_question(
    first_days: Days, by: str, role: str
) -> None:
    assert nominated(first_days, by=by, role=role).startswith(SHOWN)


@pytest.mark.parametrize(
    "words",
    [
        "Har på kort tid blivit misstänkt för flera stölder.",
        "Sover dåligt och har slutat träna sedan i våras.",
        "Två misstankar det senaste halvåret, båda i centrum.",
        "Hemma klockan tio, sällan i skolan före 9.",
        "Har ADHD och LSS.",
    ],
)
def test_plain_words_of_worry_need_no_question_but_to_be_shown(
    first_days: Days, words: str
) -> None:
    assert nominated(first_days, worry=words).startswith(SHOWN)
    assert nominated(first_days, worry=words, may_stand="ja") == ""


def test_a_nomination_that_names_somebody_of_a_case_is_asked_about(days: Days) -> None:
    for words in ("milo skolkar", "ekdahl igen", "bror till Milo", "Ekdahls pojke"):
        assert "Här står" in nominated(days, worry=words)
