import datetime as dt

import pytest

from sigdocs.intake.interpret import interpret
from sigdocs.intake.known import Known
from sigdocs.intake.text.head import head_rows
from sigdocs.intake.text.lines import rows, split_lines
from sigdocs.intake.text.note import read_text

TODAY = dt.date(2026, 6, 1)
KNOWN = Known(
    youth="Noor Rahimi",
    guardians={"Dalia Rahimi": "mamma"},
    people=("Lena Sundqvist", "Jonna Ekberg", "Helen Moberg"),
)


def head(text: str) -> list[str]:
    return [row.text for row in head_rows(rows(split_lines(text)), KNOWN)]


def codes(text: str) -> list[str]:
    read = read_text(text, KNOWN)
    understood = interpret(read.draft, today=TODAY)
    return [one.code for one in (*read.problems, *understood.problems)]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (
            "upf noor 12/3 kl 15-16, familjecentrum eken",
            ["Uppföljning noor", "Datum: 12/3", "Tid: kl 15-16", "Plats: familjecentrum eken"],
        ),
        ("Uppföljningsmöte Noor 12/3", ["Uppföljningsmöte Noor", "Datum: 12/3"]),
        ("Avvikelse i ärende om Noor, tisdag 14 april", ["Avvikelse i ärende om Noor", "Datum: tisdag 14 april"]),
        (
            "SIG-2026-001 uppföljning 12 mars",
            ["uppföljning", "Ärende: SIG-2026-001", "Datum: 12 mars"],
        ),
        (
            "STARTMÖTE noor 12/2 15-16.15 eken",
            ["STARTMÖTE noor", "Datum: 12/2", "Tid: 15-16.15", "Plats: eken"],
        ),
        ("inskr. tis 3/2 kl 16-17.10, hemma hos dalia", ["Inskrivning", "Datum: tis 3/2", "Tid: kl 16-17.10", "Plats: hemma hos dalia"]),
        ("noor R, sam.", ["Samtycke noor R"]),
        ("Startmöte Noor Rahimi", ["Startmöte Noor Rahimi"]),
        ("startmöte och avslut 12/3 i samma veva och en massa andra ord som ingen kan veta vad de är", ["startmöte och avslut 12/3 i samma veva och en massa andra ord som ingen kan veta vad de är"]),
    ],
)  # fmt: skip
def test_a_title_is_taken_apart(line: str, told: list[str]) -> None:
    assert head(line) == told


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (
            "Onsdag 8 april 2026 kl 13.00–14.00, Lotsen, Storgatan 4",
            ["Datum: Onsdag 8 april 2026", "Tid: kl 13.00–14.00", "Plats: Lotsen, Storgatan 4"],
        ),
        (
            "2026-03-12 15:00–15:55, Familjecentrum, rum Eken (hybrid)",
            ["Datum: 2026-03-12", "Tid: 15:00–15:55", "Plats: Familjecentrum, rum Eken (hybrid)"],
        ),
        (
            "torsdag 16 april 2026 · 15:00–15:42 · Teams",
            ["Datum: torsdag 16 april 2026", "Tid: 15:00–15:42", "Plats: Teams"],
        ),
        (
            "Idag, torsdag den 12 mars, träffades vi i rum Eken kl 15-16.",
            ["Datum: torsdag den 12 mars", "Tid: kl 15-16", "Plats: rum Eken"],
        ),
        ("29 april 2026, onsdag, kl 13.00–13.40", ["Datum: onsdag 29 april 2026", "Tid: kl 13.00–13.40"]),
        ("260312 kl 15-15.50", ["Datum: 260312", "Tid: kl 15-15.50"]),
        ("Milo uteblev från skolan, kontakt med Sara 30/9.", ["Milo uteblev från skolan, kontakt med Sara 30/9."]),
        ("Paus fr.o.m. 20/11 t.o.m. 20/1", ["Paus fr.o.m. 20/11 t.o.m. 20/1"]),
        ("Sara ringde 1/10 och drar tillbaka hela samtycket.", ["Sara ringde 1/10 och drar tillbaka hela samtycket."]),
    ],
)  # fmt: skip
def test_when_and_where_are_taken_from_the_line_below_it(line: str, told: list[str]) -> None:
    assert head(f"Uppföljning Noor\n{line}")[1:] == told


def test_a_weekday_on_its_own_line_is_held_against_the_day_of_the_title() -> None:
    assert "Datum: Onsdag 27/5" in head("Robin uppföljning 27/5\nOnsdag, kl 13.00, rum 2")
    note = "Ärende: SIG-2026-001\nUppföljning Robin 28/5\nOnsdag kl 13.00, rum 2"
    assert "veckodag-stammer-inte" not in codes(note.replace("28/5", "27/5"))


def test_a_title_and_a_label_that_tell_two_days_are_asked_about() -> None:
    assert "uppgift-star-tva-ganger" in codes("Uppföljning Noor 12/3\nDatum: 2026-03-13\n")
    assert "uppgift-star-tva-ganger" not in codes("Uppföljning Noor 12/3\nDatum: 2026-03-12\n")


@pytest.mark.parametrize(
    ("text", "author"),
    [
        ("Uppföljning\nDeltagare: Jonna Ekberg (organisatör, antecknar), Robin Falk", "Jonna Ekberg"),
        ("Uppföljning\n\nAllt är bra.\n\n/lena", "Lena Sundqvist"),
        ("Uppföljning\n\nAllt är bra.\n\nLS", "Lena Sundqvist"),
        ("Uppföljning\n\nAllt är bra.\n\nJonna Ekberg", "Jonna Ekberg"),
        ("Uppföljning\nOnsdag 20 maj kl 13, rum 2. Noor, Helen. Jonna skriver.", "Jonna Ekberg"),
        ("Uppföljning\nmed: noor, helen, jag (jonna)", "Jonna Ekberg"),
        ("Uppföljning\nSkrivet av: Helen\n\nAllt är bra.\n\n/lena", ""),
        ("Uppföljning\n\nMed var\n\nNoor", ""),
    ],
)  # fmt: skip
def test_who_wrote_is_found_beside_those_present_or_last(text: str, author: str) -> None:
    told = [line.removeprefix("Antecknat av: ") for line in head(text) if "Antecknat av" in line]
    assert told == ([author] if author else [])


@pytest.mark.parametrize(
    ("below", "two"),
    [("Robin Falk, 20040322-2391", True), ("Robin Falk", True), ("Bor hos mormor", False)],
)
def test_two_youths_are_asked_about_only_when_two_are_there(below: str, *, two: bool) -> None:
    text = f"Inskrivning\nDatum: 2026-03-12\nDen unge: Noor Rahimi, 20110418-2389\n{below}\n"
    assert ("tva-ungdomar" in codes(text)) is two


@pytest.mark.parametrize(
    ("text", "writer"),
    [
        ("Uppföljning Noor\nons 8/4 2026   13.00-14.05   Eken   /Jonna Ekberg\n", "Jonna Ekberg"),
        ("Noor – uppföljning 9/4 15.00–16.00 – rum Eken – Lena Sundqvist\n", "Lena Sundqvist"),
        (
            "Journal Noor\nFredag 17 april 2026\n\nHon mår bra.\nVi hörs nästa fredag.\n\nJonna Ekberg, lots\n",
            "Jonna Ekberg",
        ),
        (
            "Paus Noor\ntisdag 12 maj 2026\n\nHon vilar.\nInga nya åtgärder idag.\nJonna / lots\n",
            "Jonna Ekberg",
        ),
        ("avvikelse Noor, tors 19/3\n• hon kom inte\n• ringde mamma\nLS 19/3\n", "Lena Sundqvist"),
        ("Uppföljning 9/4 15.00–16.00 – rum Eken – Dalia Rahimi\n", ""),
        ("Journal Noor\nTorsdag 19/3 2026, Jonna Ekberg, lots\n", "Jonna Ekberg"),
    ],
)
def test_who_wrote_is_told_at_the_end_of_the_head_or_of_the_note(text: str, writer: str) -> None:
    author = read_text(text, KNOWN).draft.get("author")
    named = getattr(author, "text", "")
    assert (KNOWN.person(named) or named) == writer


def test_a_number_with_whose_it_is_are_two() -> None:
    assert head("UPPFÖLJNING\nÄrende: SIG-2026-002, Noor\n")[1:] == [
        "Ärende: SIG-2026-002",
        "Ungdom: Noor",
    ]
