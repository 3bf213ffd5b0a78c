"""The safety plan, as far as casework must know of it: that there is one, and that it goes stale."""

from sigdocs.model.case import Case
from sigdocs.model.safety import SafetySteps

MADE_ANEW = "Säkerhetsplanen görs på nytt. Den som redan är ute ska inte användas: lämna den nya."


def plans_for_safety(case: Case) -> bool:
    """Whether anything is planned for safety, so that there is a paper of it."""
    return bool(case.safety or case.safety_contacts or case.safety_steps != SafetySteps())
