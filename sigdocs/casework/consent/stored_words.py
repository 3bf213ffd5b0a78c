"""Words that an earlier program took in without understanding their exceptions, read as they now are.

The entry that took them in stands, and so do its papers. From the next entry on, an exception that
names a party or a kind closes what it names, with the notices and stops that follow.
"""

from sigdocs.casework.consent.exceptions import excepted, less
from sigdocs.casework.decision import Ruling
from sigdocs.model.case import Consent
from sigdocs.model.events import ConsentStated


def read_stored_words(ruling: Ruling) -> None:
    """State each stored word again, in its own place and order, with its exceptions taken out.

    One that only names a party leaves that party out until somebody says otherwise.
    """
    for word in ruling.case.consents:
        again = _as_read(ruling, word)
        if again != word and again not in ruling.case.consents:
            ruling.happen(ConsentStated(consent=again))
            told = "; ".join(word.exceptions)
            ruling.remarks.append(
                f"Undantaget i samtycket från {word.given_on} tas bort från det som får delas: {told}."
            )


def _as_read(ruling: Ruling, word: Consent) -> Consent:
    taken = excepted(word.exceptions, ruling.people)
    unclear = tuple(dict.fromkeys(said for said, _ in taken.unclear))
    closed = (*taken.parties, *(party.key for _, party in taken.unclear))
    return word.model_copy(
        update={
            "parties": tuple(
                less(one, word.information, taken) for one in word.parties if one.name not in closed
            ),
            "not_parties": tuple(dict.fromkeys((*word.not_parties, *closed))),
            "exceptions": (*taken.free, *unclear),
        }
    )
