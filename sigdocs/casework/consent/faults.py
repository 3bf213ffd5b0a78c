"""What is asked about a consent to disclosure, held against what has been said before."""

from sigdocs.model.problem import Fault

CONSENT_AFTER_NO = Fault(
    "samtycke-efter-nej",
    "{party} omfattades inte av samtycket {on}, men anteckningen räknar upp {party} utan datum.",
    "Har samtycket lämnats sedan dess: skriv vilken dag. Annars: ta bort {party}.",
)
END_OF_NOTHING = Fault(
    "samtycke-kan-inte-forlangas",
    "Sista dagen {until} kan inte gälla samtycket för {party} från {giver}: {why}.",
    "Ska {party} omfattas: skriv samtycket på en egen rad före, med verksamheten och dagen det "
    "lämnades. Annars: skriv {party} under ”Omfattar inte” på en egen rad före, med vem som säger det.",
)
LIMIT_ALONE = Fault(
    "undantag-utan-part",
    "Det framgår inte vilket samtycke undantaget eller begränsningen ”{what}” gäller.",
    "Skriv det på samma rad som verksamheterna det gäller, med vem som säger det. Ska en verksamhet "
    "inte ha något alls: skriv den under ”Omfattar inte”.",
)
EXCEPTION_NAMES = Fault(
    "undantag-namnger-part",
    "Det går inte att säkert läsa vad undantaget ”{what}” betyder för {party}.",
    "Ska {party} inte ha något: skriv namnet under ”Omfattar inte”. Gäller det uppgifter från {party}: "
    "skriv ”det från {party}”. Gäller det bara något av det {party} får: skriv {party} på en egen rad, "
    "med undantaget där och utan namnet.",
)
EXCEPTION_ELSEWHERE = Fault(
    "undantag-utan-verkan",
    "Undantaget {what} gäller ingen verksamhet på samma rad.",
    "Skriv undantaget på raden med verksamheten det gäller.",
)
