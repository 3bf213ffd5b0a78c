"""The consent form, first and renewed: what is asked, what it means, and who signs."""

import datetime as dt
from collections.abc import Iterator

from sigdocs.casework.calendar import add_months
from sigdocs.casework.consent.deciders import decides_alone
from sigdocs.casework.placelike import kept_apart
from sigdocs.casework.sharing.receivers import signers_home
from sigdocs.documents.document import Document, DocumentKind
from sigdocs.documents.letterhead import Fact, Letterhead, facts, letterhead
from sigdocs.documents.paper import Paper, Story, sender
from sigdocs.documents.people import KINDS_IN_WORDS, Signer, about, party_name, signers
from sigdocs.documents.swedish import long_date
from sigdocs.model.base import Frozen
from sigdocs.model.case import Case, ConsentRequest
from sigdocs.model.profile import Profile

CONSENT_FORM = DocumentKind(
    slug="samtycke",
    name="Samtycke",
    document_class="Samtycke i personakt",
    receives=("akten", "den unge", "vårdnadshavare"),
    signed=True,
)
RENEWAL = DocumentKind(
    slug="samtycke_fornyelse",
    name="Förnyat samtycke",
    document_class="Samtycke i personakt",
    receives=("akten", "den unge", "vårdnadshavare"),
    signed=True,
)


class KindLine(Frozen):
    """Two kinds of information to tick, by the numbers that the table of parties refers to."""

    number: str
    name: str
    next_number: str = ""
    next_name: str = ""


class ConsentFormContext(Frozen):
    """What stands on a consent form.

    ``until`` is the last day that is proposed; ``police`` what the police must do, "" when they
    are not asked; ``grown`` whether the one it concerns is 18, with nobody else to ask.
    """

    letterhead: Letterhead
    title: str
    subtitle: str
    facts: tuple[Fact, ...]
    parties: tuple[str, ...]
    kinds: tuple[KindLine, ...]
    until: str
    police: str
    contact: str
    signers: tuple[Signer, ...]
    interpreted: bool
    grown: bool = False


def consent_form_context(
    case: Case, request: ConsentRequest, profile: Profile, issued: dt.date | None = None
) -> ConsentFormContext:
    """Give what stands on the form that a request for consent makes, issued then or later."""
    kind = RENEWAL if request.renews else CONSENT_FORM
    asked = signers(case, request.givers)
    start = max(request.renews or request.on, request.on)
    return ConsentFormContext(
        letterhead=letterhead(profile, request.on, case.number, kind.name),
        title=kind.name,
        subtitle="till att dela uppgifter i sociala insatsgruppen",
        facts=facts(
            ("Gäller", about(case)),
            ("Ärende", case.number),
            ("Blankett", long_date(request.on)),
            ("Förnyar", f"samtycket som går ut {long_date(start)}" if request.renews else ""),
        ),
        parties=tuple(party_name(key, case, profile) for key in request.parties),
        kinds=_kind_lines(),
        until=long_date(add_months(start, profile.rules.consent_months)),
        police=profile.police_role if _police(request, profile) else "",
        contact=sender(case, profile).contact,
        signers=asked,
        interpreted=any(one.language for one in asked),
        grown=decides_alone(case, issued or request.on),
    )


def _kind_lines() -> tuple[KindLine, ...]:
    """Number the kinds downwards in two columns."""
    numbered_kinds = [(str(place), said) for place, said in enumerate(KINDS_IN_WORDS.values(), 1)]
    half = (len(numbered_kinds) + 1) // 2
    right = [*numbered_kinds[half:], ("", "")]
    return tuple(
        KindLine(number=number, name=name, next_number=other, next_name=said)
        for (number, name), (other, said) in zip(numbered_kinds, right, strict=False)
    )


def _police(request: ConsentRequest, profile: Profile) -> bool:
    return any(one.police and one.key in request.parties for one in profile.partners)


def _due(story: Story, *, renewal: bool) -> Iterator[Document]:
    known = story.before.requests if story.before else ()
    new = [one for one in story.after.requests if one not in known]
    asked = [one for one in new if bool(one.renews) is renewal]
    wanted = [alone for one in asked for alone in _each(one, story.after)]
    return (_form(one, place, story) for place, one in enumerate(wanted))


def _each(request: ConsentRequest, case: Case) -> Iterator[ConsentRequest]:
    """Give a form for each who signs where somebody is protected: else one for all."""
    if not kept_apart(case):
        yield request
        return
    yield from (request.model_copy(update={"givers": (one,)}) for one in request.givers)


def _form(request: ConsentRequest, place: int, story: Story) -> Document:
    return story.new(
        RENEWAL if request.renews else CONSENT_FORM,
        consent_form_context(story.after, request, story.profile, story.issued_on),
        to=signers_home(story.after, request.givers, story.issued_on),
        number=story.number(place),
        on=request.on,
        dated=request.on,
    )


def _first(story: Story) -> Iterator[Document]:
    return _due(story, renewal=False)


def _again(story: Story) -> Iterator[Document]:
    return _due(story, renewal=True)


PAPER = Paper(CONSENT_FORM, _first, ConsentFormContext)
RENEWAL_PAPER = Paper(RENEWAL, _again, ConsentFormContext)
