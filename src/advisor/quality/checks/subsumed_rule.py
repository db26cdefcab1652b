"""Rules that one other rule for the same fact covers."""

from __future__ import annotations

from advisor.quality.checks.covering import covering_check

SUBSUMED_RULE = covering_check("subsumed-rule", claim="claim_subsumed_rule", covered_by="found_one_does", together=False)
