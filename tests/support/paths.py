"""The folders of a checkout."""

from __future__ import annotations

from pathlib import Path

TESTS = Path(__file__).parents[1]
ROOT = TESTS.parent
PACKS = TESTS / "packs"
FERRY = PACKS / "ferry"
