"""Rules that several other rules for the same fact cover together."""

from __future__ import annotations

from advisor.quality.checks.covering import covering_check

REDUNDANT_RULE = covering_check("redundant-rule", claim="claim_redundant_rule", covered_by="found_others_do", together=True)
