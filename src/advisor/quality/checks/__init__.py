"""Proving things about a whole rule base, and finding what is wrong with it.

Properties, dead rules, options and *always* range over all complete answers that meet the constraints; sameness over all answers,
partial ones included, that break none.
"""

from advisor.quality.checks.observations import Check, Code, Impact, Observation, Verification, Witness
from advisor.quality.checks.verifying import verify

__all__ = ["Check", "Code", "Impact", "Observation", "Verification", "Witness", "verify"]
