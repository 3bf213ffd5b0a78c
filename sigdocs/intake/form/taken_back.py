"""A consent taken back, written in the box for remarks on consent: the only one that some forms have."""

from collections.abc import Mapping
from dataclasses import replace

from sigdocs.intake.draft import Cell, Draft, Node
from sigdocs.intake.form.answers import says
from sigdocs.intake.text.consent import consents
from sigdocs.intake.text.lines import Row
from sigdocs.intake.values.choices import read_choice
from sigdocs.model.consent import ConsentAction

_REMARKS = frozenset({"comment", "lapsed"})


def with_taken_back(draft: Draft) -> Draft:
    """Add what a remark on consent takes back, when each of its sentences does and is understood whole.

    What closes acts at once; a remark that gives anything, or of which a word is left, stays a
    remark and is asked about as before.
    """
    held = draft.get("consents")
    said = [node for one in _nodes(held) for node in _taken_back(one)]
    return {**draft, "consents": [*_nodes(held), *said]} if said else draft


def _nodes(held: Node | None) -> list[Node]:
    if held is None:
        return []
    return list(held) if isinstance(held, list) else [held]


def _taken_back(one: Node) -> list[Node]:
    comment = one.get("comment") if isinstance(one, Mapping) else None
    if not isinstance(one, Mapping) or not isinstance(comment, Cell):
        return []
    if says({name: node for name, node in one.items() if name not in _REMARKS}):
        return []
    lines = enumerate(comment.text.splitlines(), start=1)
    facts, receivers, lost = consents([Row(number, text) for number, text in lines if text.strip()])
    told = [fact for fact in facts if set(fact) != {"comment"}]
    if lost or receivers or not all(map(_withdraws, told)):
        return []
    return [_placed(fact, comment) for fact in told]


def _withdraws(fact: Mapping[str, Node]) -> bool:
    action = fact.get("action")
    choice = read_choice(ConsentAction, action.text) if isinstance(action, Cell) else None
    return choice is not None and choice.value is ConsentAction.WITHDRAWN


def _placed(node: Node, at: Cell) -> Node:
    """Let what was read from a remark stand where the remark does."""
    if isinstance(node, Cell):
        return replace(node, place=at.place)
    if isinstance(node, Mapping):
        return {name: _placed(inner, at) for name, inner in node.items()}
    return [_placed(inner, at) for inner in node]
