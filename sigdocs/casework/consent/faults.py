"""What casework can find wrong with what a note says of consent to disclosure."""

from sigdocs.model.problem import Fault

CONSENT_NO_KINDS = Fault(
    "samtycke-utan-slag",
    "Samtycket säger inte vilka slags uppgifter det gäller för {parties}.",
    "Räkna upp dem vid ”Slags uppgifter”, som ”skolgång, fritid”, eller efter parten, som ”{example} "
    "(bara skolgång)”. De slag som finns är: {choices}.",
)
CONSENT_OTHER = Fault(
    "samtycke-annat-slag",
    "Samtycket gäller ”annat” bland slagen av uppgifter, men inte vad det är.",
    "Skriv vad det är: ”Annat, nämligen:” och några ord.",
)
CONSENT_SOME_BACK = Fault(
    "aterkallelse-delvis",
    "Det framgår inte vad som återkallas: ”{what}” är skrivet som undantag från återkallelsen.",
    "Räkna upp de parter, eller de slags uppgifter, som samtycket återkallas för.",
)
PARTY_CHANGED = Fault(
    "part-bytt-namn",
    "Nyckeln ”{key}” i sigdocs.toml stod för {before} när samtycket gavs, men står nu för {now}.",
    "Be den som sköter inställningarna: är det samma verksamhet, lägg till ”{before}” under ”kallas”; är det "
    "en annan, ge den en egen nyckel och låt {before} behålla sin.",
)
