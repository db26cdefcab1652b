"""All checks, in the order in which they are run and reported.

Of a rule, and of a condition, the checks of `rule_walk` report the first finding in this order.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from advisor.quality.checks.always_true import ALWAYS_TRUE
from advisor.quality.checks.assumption_impact import ASSUMPTION_IMPACT
from advisor.quality.checks.contradictory_constraints import CONTRADICTORY_CONSTRAINTS
from advisor.quality.checks.dead_condition import DEAD_CONDITION
from advisor.quality.checks.dead_rule import DEAD_RULE
from advisor.quality.checks.equivalent_findings import EQUIVALENT_FINDINGS
from advisor.quality.checks.excluded_option import EXCLUDED_OPTION
from advisor.quality.checks.irrelevant_input import IRRELEVANT_INPUT
from advisor.quality.checks.property import PROPERTY
from advisor.quality.checks.redundant_condition import REDUNDANT_CONDITION
from advisor.quality.checks.redundant_rule import REDUNDANT_RULE
from advisor.quality.checks.subsumed_rule import SUBSUMED_RULE

if TYPE_CHECKING:
    from advisor.quality.checks.check import Check

CHECKS: tuple[Check, ...] = (
    CONTRADICTORY_CONSTRAINTS,
    PROPERTY,
    EXCLUDED_OPTION,
    DEAD_RULE,
    SUBSUMED_RULE,
    REDUNDANT_RULE,
    DEAD_CONDITION,
    ALWAYS_TRUE,
    REDUNDANT_CONDITION,
    EQUIVALENT_FINDINGS,
    IRRELEVANT_INPUT,
    ASSUMPTION_IMPACT,
)
