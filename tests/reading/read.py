"""What a note says as it was read, fact by fact, under the names that its key gives them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sigdocs.casework.plan.references import normal_ref
from sigdocs.model.consent import ConsentAction, ConsentFact
from sigdocs.model.note import Note
from sigdocs.model.people import PartnerFacts, PersonFacts
from sigdocs.model.plan import CommitmentEntry, GoalEntry, Measure, MeasureKind, Status
from tests.reading.facts import Area, Fact, alike, holds
from tests.reading.key import Key, spelled, when_of
from tests.reading.who import Who

_SCALE_OF = {
    MeasureKind.IMPORTANCE: "viktigt",
    MeasureKind.CONFIDENCE: "tilltro",
    MeasureKind.READINESS: "beredd",
    MeasureKind.WORRY: "oro",
}
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")


@dataclass(frozen=True, slots=True)
class Reading:
    """A note as it was read, beside its key: what the key calls new has its name from there."""

    note: Note
    key: Key
    who: Who

    def facts(self) -> tuple[Fact, ...]:
        """All that was read, of the sorts that a key can tell."""
        return (
            *self._head(), *self._people(), *self._statuses(), *self._plan(), *self._scales(),
            *self._measures(), *self._next(), *self._receivers(), *self._consent(),
            *self._words(), *self._event(), *self._outcomes(), *self._intake(),
        )  # fmt: skip

    def _head(self) -> Iterator[Fact]:
        note, head = self.note, Area.HEAD
        author = self.who.everyone([note.author]) if note.author else ""
        told = (
            ("ärende", note.case_number, "case_number"),
            ("slag", note.kind.value, "kind"),
            ("datum", note.date.isoformat(), "date"),
            ("start", f"{note.start_time:%H:%M}" if note.start_time else "", "start_time"),
            ("slut", f"{note.end_time:%H:%M}" if note.end_time else "", "end_time"),
            ("plats", self._place(note.place), "place"),
            ("skrivet av", author, "author"),
        )
        yield from _said(head, told)

    def _place(self, written: str) -> str:
        """A place, with the one meant by ”samma”."""
        case = self.who.case
        if written.casefold().startswith("samma"):
            known = case.next_meeting.place if case and case.next_meeting else ""
            return self.note.place if self.note.place != written else f"{written} {known}"
        return written

    def _people(self) -> Iterator[Fact]:
        for index, one in enumerate(self.note.attendees):
            value = "var med" if one.present else "var inte med"
            written = f"{one.name} ({one.role})" if one.role else one.name
            for name in self.who.names(written):
                yield Fact(Area.PEOPLE, name, value, f"attendees.{index}")
        if self.note.with_whom and not self.note.attendees:
            for name in self._several(self.note.with_whom):
                yield Fact(Area.PEOPLE, name, "var med", "with_whom")

    def _several(self, written: str) -> Iterable[str]:
        parts = re.split(r" och | samt |;", written)
        return [name for part in parts if part.strip() for name in self.who.names(part)]

    def _statuses(self) -> Iterator[Fact]:
        for index, one in enumerate(self.note.statuses):
            ref = self.who.commitment(one.ref, one.text) or one.ref or one.text
            path = f"statuses.{index}"
            if one.status not in {None, Status.NOT_REVIEWED}:
                yield Fact(Area.STATUS, ref, str(one.status), path)
            if one.new_due:
                yield Fact(Area.STATUS, f"{ref} ny dag", one.new_due.isoformat(), path)

    def _plan(self) -> Iterator[Fact]:
        wanted = [one["text"] for one in self.key.get("nya_mal", ())]
        asked = [one["text"] for one in self.key.get("nya", ())]
        entries = [
            (f"goals.{at}.commitments.{index}", goal, one)
            for at, goal in enumerate(self.note.goals)
            for index, one in enumerate(goal.commitments)
        ]
        names = _aligned("nytt", asked, [one.text for _, _, one in entries])
        goals = _aligned("nytt mål", wanted, [goal.goal for goal in self.note.goals])
        for at, goal in enumerate(self.note.goals):
            yield from self._goal(goal, goals[at], f"goals.{at}")
        called = {id(goal): goals[at] for at, goal in enumerate(self.note.goals)}
        for (path, goal, one), name in zip(entries, names, strict=True):
            yield from self._commitment(path, self.who.goal(goal) or called[id(goal)], one, name)

    def _goal(self, goal: GoalEntry, name: str, path: str) -> Iterator[Fact]:
        ref = self.who.goal(goal)
        if goal.status:
            yield Fact(Area.GOALS, f"{ref or goal.ref or name} läge", goal.status.value, path)
        if goal.goal and not ref:
            yield Fact(Area.GOALS, name, goal.goal, path)
            if goal.area:
                area = self.who.area(goal.area)
                yield Fact(Area.GOALS, f"{name}, livsområde", area, f"{path}.area")

    def _commitment(self, path: str, goal: str, one: CommitmentEntry, name: str) -> Iterator[Fact]:
        if ref := normal_ref(one.ref, "Å"):
            if one.due and self.who.case:
                yield Fact(Area.STATUS, f"{ref} ny dag", one.due.isoformat(), path)
            return
        yield Fact(Area.NEW, name, one.text, path)
        when = when_of(one.due, one.starts, ongoing=one.ongoing or bool(one.rhythm))
        who = self.who.everyone(one.responsible)
        told = (
            (f"{name}, vem", who, f"{path}.responsible"),
            (f"{name}, när", when, f"{path}.due"),
            (f"{name}, mål", goal, f"{path.partition('.commitments')[0]}.goal"),
        )
        yield from _said(Area.NEW, told)

    def _scales(self) -> Iterator[Fact]:
        for index, one in enumerate(self.note.measures):
            if one.kind in _SCALE_OF:
                name = f"{self._whose(one)} {_SCALE_OF[one.kind]}"
                yield Fact(Area.SCALES, name, f"{one.value:f}", f"measures.{index}")

    def _whose(self, one: Measure) -> str:
        if one.subject:
            return self.who.everyone([one.subject])
        known = [name for name in self.who.names(one.label) if name in self.who.known]
        if known:
            return known[0]
        return "" if one.kind is MeasureKind.WORRY else self.who.people.youth.name

    def _measures(self) -> Iterator[Fact]:
        for index, one in enumerate(self.key.get("matt", ()), start=1):
            name = f"{one.get('vad', 'mått')} {one.get('nar') or index}"
            value = str(one["varde"])
            if any(_tells(text, value) for text in self._texts()):
                yield Fact(Area.MEASURES, name, value)
        values = [number for one in self.key.get("matt", ()) for number in _numbers(one["varde"])]
        for index, measure in enumerate(self.note.measures):
            spelled_out = any(
                number in {*_numbers(measure.value)}
                for one in self.key.get("matt", ())
                for number in _spelled(one["varde"])
            )
            told = {*_numbers(measure.value)} & {*values} or spelled_out
            if measure.kind not in _SCALE_OF and not told:
                name = f"{measure.kind.value} {measure.label}"
                yield Fact(Area.MEASURES, name, f"{measure.value:f}", f"measures.{index}")

    def _texts(self) -> Iterator[str]:
        """The words that are kept where measures are looked for."""
        note = self.note
        for goal in note.goals:
            yield from (goal.baseline, goal.comment)
        yield from (one.comment for one in note.statuses)
        yield from (one.text for one in note.situation)
        yield from (one.text for one in note.facts)
        yield from (f"{one.label} {one.value:f} {one.unit}" for one in note.measures)
        yield from (note.police, note.observations, note.assessment)
        for one in note.closing.outcomes if note.closing else ():
            yield from (one.before, one.after)

    def _next(self) -> Iterator[Fact]:
        said = self.note.next_meeting
        if said:
            place = self._place(said.place)
            told = (
                ("dag", said.on.isoformat(), "next_meeting.on"),
                ("tid", f"{said.at:%H:%M}" if said.at else "", "next_meeting.at"),
                ("plats", place, "next_meeting.place"),
            )
            yield from _said(Area.NEXT, told)

    def _receivers(self) -> Iterator[Fact]:
        said = self.note.recipients
        if not said:
            return
        if said.everyone_covered:
            yield Fact(Area.RECIPIENTS, "alla", "ja", "recipients.everyone_covered")
        for name, path, written in (("till", "to", said.to), ("inte", "not_to", said.not_to)):
            for index, one in enumerate(written):
                for whom in self.who.receivers(one):
                    place = f"recipients.{path}.{index}"
                    yield Fact(Area.RECIPIENTS, f"{name} {whom}", "ja", place)

    def _consent(self) -> Iterator[Fact]:
        for index, one in enumerate(self.note.consents):
            path = f"consents.{index}"
            said_so = one.action is ConsentAction.UNCHANGED
            if said_so and any(each.givers for each in self.note.consents):
                continue
            if not (said_so or one.givers or one.parties or one.on or one.until):
                continue
            again = said_so or (one.action is ConsentAction.GIVEN and self._stands(one))
            yield Fact(Area.CONSENT, "uppgift", "oförändrat" if again else one.action.value, path)
            parties = {self.who.party(party.name) for party in one.parties}
            if said_so:
                continue
            for party in sorted(parties - (self.who.stands() if again else frozenset())):
                yield Fact(Area.CONSENT, f"part {party}", "ja", path)
            if again:
                continue
            for name in (name for giver in one.givers for name in self.who.names(giver)):
                yield Fact(Area.CONSENT, f"av {name}", "ja", path)
            yield from _consent_days(one, path)

    def _stands(self, one: ConsentFact) -> bool:
        """Whether what is told of a consent is of one that stands: not dated, or dated as it was."""
        standing = self.who.case.consents if self.who.case else ()
        if one.on:
            return one.on in {known.given_on for known in standing}
        return not one.givers and bool(standing)

    def _words(self) -> Iterator[Fact]:
        texts = [self.note.youth_words, self.note.youth_goals]
        texts += [told.text for told in self.note.situation]
        if self.who.people.youth.name:
            texts += [one.text for one in self.note.facts if self._is_youth(one.source)]
        quotes = self.key.get("egna_ord") or ()
        found = [one for one in quotes if any(holds(text, one) for text in texts)]
        for index, one in enumerate(quotes, start=1):
            if one in found:
                yield Fact(Area.WORDS, f"citat {index}", one, "youth_words")
        if self.note.youth_words and not quotes:
            yield Fact(Area.WORDS, "citat", self.note.youth_words, "youth_words")

    def _is_youth(self, source: str) -> bool:
        return self.who.people.youth.name in self.who.names(source)

    def _event(self) -> Iterator[Fact]:
        if one := self.note.deviation:
            contact = " ".join(filter(None, (one.contacted_how, _day(one.contacted_on))))
            told = (
                ("vad hände", one.what, "deviation.what"),
                ("hände den", _day(one.on), "deviation.on"),
                ("kontakt", contact, "deviation.contacted_how"),
            )
            yield from _said(Area.EVENT, told)
        if pause := self.note.pause:
            told = (
                ("paus från", _day(pause.since), "pause.since"),
                ("paus till", _day(pause.until), "pause.until"),
                ("skäl", pause.reason, "pause.reason"),
            )
            yield from _said(Area.EVENT, told)

    def _outcomes(self) -> Iterator[Fact]:
        one = self.note.closing
        if not one:
            return
        dormant = "" if one.dormant is None else spelled("", one.dormant)
        told = (
            ("anledning", one.reason, "closing.reason"),
            ("vilande", dormant, "closing.dormant"),
        )
        yield from _said(Area.EVENT, told)
        for index, goal in enumerate(one.outcomes):
            ref = self._ended(goal.area, goal.goal)
            path = f"closing.outcomes.{index}"
            told = ((f"{ref} in", goal.before, path), (f"{ref} ut", goal.after, path))
            yield from _said(Area.EVENT, (*told, (f"{ref} uppfyllt", goal.met, path)))

    def _ended(self, area: str, text: str) -> str:
        goals = self.who.case.goals if self.who.case else ()
        by_text = [goal.id for goal in goals if text and alike(goal.text, text)]
        by_area = [goal.id for goal in goals if goal.area == self.who.area(area)]
        return next(iter([*by_text, *by_area]), normal_ref(area, "M") or area)

    def _intake(self) -> Iterator[Fact]:
        if self.note.youth and "ungdom" in self.key:
            yield from self._person("den unge", self.note.youth, "youth")
        for index, one in enumerate(self.note.guardians):
            whose = self.who.everyone([one.name])
            yield from self._person(whose, one, f"guardians.{index}")
            if one.custody:
                yield Fact(Area.INTAKE, "vårdnad", one.custody.value, f"guardians.{index}")
        wanted = {name for one in self.key.get("onskade", ()) for name in self.who.receivers(one)}
        for index, party in enumerate(self.note.partners):
            for written in filter(None, (party.organisation, party.contact)):
                names = self.who.receivers(written)
                alone = written == party.organisation and not self._contact(party, wanted)
                if alone or wanted & {*names}:
                    yield Fact(Area.INTAKE, f"önskas {'/'.join(names)}", "ja", f"partners.{index}")

    def _contact(self, party: PartnerFacts, wanted: set[str]) -> bool:
        return bool(party.contact) and bool(wanted & {*self.who.receivers(party.contact)})

    def _person(self, whose: str, one: PersonFacts, path: str) -> Iterator[Fact]:
        relation = getattr(one, "relation", "")
        told = (
            ("namn", one.name), ("pnr", one.personnummer), ("telefon", one.phone),
            ("relation", relation), ("sprak", one.language), ("tolk", one.interpreter),
        )  # fmt: skip
        for name, value in told:
            if value not in {None, ""}:
                plain = spelled(name, value)
                yield Fact(Area.INTAKE, f"{whose} {name}", plain, f"{path}")


def _said(area: Area, told: Iterable[tuple[str, str, str]]) -> Iterator[Fact]:
    yield from (Fact(area, name, value, path) for name, value, path in told if value)


def _consent_days(one: ConsentFact, path: str) -> Iterator[Fact]:
    given = one.since or one.on
    told = (("fran", _day(given), path), ("till", _day(one.until), path))
    yield from _said(Area.CONSENT, told)


def _day(day: object) -> str:
    return str(day) if day else ""


def _tells(text: str, value: str) -> bool:
    numbers = _numbers(value)
    said = _numbers(text)
    return all(one in said for one in numbers) if numbers else bool(text) and holds(text, value)


def _numbers(value: object) -> list[str]:
    return [one.replace(",", ".").removesuffix(".0") for one in _NUMBER.findall(str(value))]


_SPELLED = ("noll", "ett", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv", "tretton")  # fmt: skip


def _spelled(value: object) -> list[str]:
    """The numbers of a value that are words, or parted by spaces: ”fyra prov”, ”84 300 kr”."""
    said = str(value).casefold()
    found = [str(at) for at, word in enumerate(_SPELLED) if re.search(rf"\b{word}\b", said)]
    none = ["0"] if re.search(r"\binga?\b|\binget\b|\binte\b", said) else []
    return [
        *found,
        *none,
        *(re.sub(r"\s", "", one) for one in re.findall(r"\d{1,3}(?:\s\d{3})+", said)),
    ]


def _aligned(called: str, wanted: Sequence[str], got: Sequence[str]) -> list[str]:
    """Name each text that was read after the one it is in the key; else by its own words."""
    names, left = [], list(range(len(wanted)))
    for text in got:
        hit = next((at for at in left if text and alike(text, wanted[at])), None)
        if hit is None:
            hit = next((at for at in left if text and holds(wanted[at], text)), None)
        if hit is not None:
            left.remove(hit)
        new = f"{called}: {text}" if text else ""
        names.append(new if hit is None else f"{called} {hit + 1}")
    return names
