"""Finding rules by the words that readers see of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from advisor.render.passages import passage
from advisor.render.phrases import rule_sentence

if TYPE_CHECKING:
    from advisor.pack import Pack, Rule


def find_rules(pack: Pack, text: str = "", topic: str | None = None) -> tuple[Rule, ...]:
    """The rules of `topic` (None: of all) in which every word of `text` occurs, in pack order.

    The search covers a rule's id, sentence and reason, the fact it concludes, and the ids and texts of its claims and assumptions.
    """
    words = text.casefold().split()
    rules = (rule for rule in pack.rules.values() if topic is None or rule.topic == topic)
    return tuple(rule for rule in rules if not words or all(word in _searched(pack, rule) for word in words))


def _searched(pack: Pack, rule: Rule) -> str:
    concluded = pack.derived[rule.then]
    parts = [rule.id, rule.then, concluded.title, rule_sentence(pack, rule), rule.because]
    parts += [f"{claim} {passage(pack, claim)}" for claim in rule.claims]
    parts += [f"{name} {pack.assumptions[name].text}" for name in rule.assumptions]
    return " ".join(parts).casefold()
