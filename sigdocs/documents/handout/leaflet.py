"""The leaflets: one sheet, and a folder of six panels, in one language.

They speak to the family before there is any consent, so nothing of the case stands on them but
its number and its coordinator. Local names and numbers come from the profile, all else from the
language's own text.
"""

from collections.abc import Iterator

from sigdocs.documents.swedish import joined
from sigdocs.model.base import Frozen
from sigdocs.model.leaflet import LeafletTexts, Panel, Section
from sigdocs.model.profile import Profile, Staff

UNREVIEWED = "Ej granskad översättning – den svenska texten gäller."


class LeafletContact(Frozen):
    """Whom to call: what for in the language, who and where in Swedish, and the number."""

    heading: str
    who: str
    phone: str


class LeafletContext(Frozen):
    """Everything that stands on a leaflet; the sheet and the folder share it.

    Attributes:
        easy: whether the text is lättläst, set larger.
        sections: what stands on the sheet, in order.
        flap: what stands on the folder's flap; ``first``, ``second`` and ``third`` inside.
        contacts: whom to call; ``danger`` what to call in danger.
        unreviewed: that nobody has reviewed the text, in the language; "" when somebody has.
        unreviewed_in_swedish: the same in Swedish.
        foot: kind of paper, language, and the case when there is one; in Swedish.
    """

    municipality: str
    unit: str
    title: str
    subtitle: str
    lead: str
    easy: bool
    sections: tuple[Section, ...]
    flap: tuple[Section, ...]
    first: tuple[Section, ...]
    second: tuple[Section, ...]
    third: tuple[Section, ...]
    call_heading: str
    call_text: tuple[str, ...]
    contacts: tuple[LeafletContact, ...]
    danger: str
    unreviewed: str
    unreviewed_in_swedish: str
    foot: str


def leaflet_context(
    texts: LeafletTexts, profile: Profile, foot: str, coordinator: Staff | None = None
) -> LeafletContext:
    """Give what stands on a leaflet.

    Args:
        texts: what it says, in one language.
        profile: the municipality's names and numbers.
        foot: what the paper is, for its footer.
        coordinator: of the case; None on the leaflets for anybody, which name the unit only.
    """
    translated = not (texts.reviewed or texts.original)
    sections = {
        panel: tuple(part for part in texts.sections if part.panel is panel) for panel in Panel
    }
    return LeafletContext(
        municipality=profile.municipality,
        unit=joined((profile.committee, profile.unit)),
        title=texts.title,
        subtitle=texts.subtitle,
        lead=texts.lead,
        easy=texts.easy,
        sections=tuple(part for part in texts.sections if part.sheet),
        flap=sections[Panel.FLAP],
        first=sections[Panel.FIRST],
        second=sections[Panel.SECOND],
        third=sections[Panel.THIRD],
        call_heading=texts.call_heading,
        call_text=texts.call_text,
        contacts=tuple(_contacts(texts, profile, coordinator)),
        danger=texts.danger,
        unreviewed=texts.unreviewed if translated else "",
        unreviewed_in_swedish=UNREVIEWED if translated else "",
        foot=foot,
    )


def _contacts(
    texts: LeafletTexts, profile: Profile, coordinator: Staff | None
) -> Iterator[LeafletContact]:
    if coordinator:
        yield LeafletContact(
            heading=texts.coordinator_heading,
            who=joined((coordinator.name, coordinator.title)),
            phone=coordinator.phone or profile.phone,
        )
    if not coordinator or (coordinator.phone and profile.phone):
        who = joined((profile.unit, profile.address))
        yield LeafletContact(heading="", who=who, phone=profile.phone)
