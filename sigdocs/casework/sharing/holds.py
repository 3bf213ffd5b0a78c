"""Sharing held back while a question about who may have what waits for its answer (D17)."""

from sigdocs.casework.decision import Register, Ruling
from sigdocs.model.case import Case, CaseState
from sigdocs.model.events import SharingHeld
from sigdocs.model.rights import ASKED


def held(case: Case) -> tuple[str, ...]:
    """Why nothing of a case may be shared for now; () when no question waits."""
    return tuple(dict.fromkeys(one.told for one in case.held))


def of_hold(reason: str) -> bool:
    """Whether the reason why a plan is for the office only is a question that waits."""
    return reason.startswith(ASKED)


def hold(ruling: Ruling, register: Register) -> None:
    """Hold sharing of the case, or let go of it, as the questions to its writers now stand."""
    if register.held == ruling.case.held:
        return
    ruling.happen(SharingHeld(questions=register.held))
    if reasons := held(ruling.case):
        ruling.remarks.append(
            f"Inget delas i ärendet för närvarande: {'; '.join(reasons)}. Planen blir internt "
            "arbetsmaterial och ingen kallas förrän anteckningen i retur är besvarad."
        )
    else:
        ruling.remarks.append(
            "Frågan i retur är besvarad, så ärendets papper kan delas igen. Det som hölls inne görs nu: "
            "kallelser, intyg och besked."
        )


def is_released(ruling: Ruling) -> bool:
    """Whether the plan in force was held back by nothing but questions that now are answered."""
    plan, case = ruling.case.plan, ruling.case
    if plan is None or case.held or case.state is CaseState.CLOSED or not ruling.began.held:
        return False
    return bool(plan.internal) and all(map(of_hold, plan.internal))
