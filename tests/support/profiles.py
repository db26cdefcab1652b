"""How many cases a generated test makes up: the number it states, ten times as many in the profile `deep` (`make test-deep`)."""

from __future__ import annotations

import os
from typing import Any

from hypothesis import HealthCheck, settings

USUAL = 25  # for a test that does not say
# The same cases in every run, so that what fails was changed; and no test may depend on the speed of the machine.
usual = settings(
    max_examples=USUAL, derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
# New cases in every run, but for CI: it judges a change, not what one run happens to find.
deep = settings(usual, max_examples=10 * USUAL, derandomize="CI" in os.environ, print_blob=True)


def tries(cases: int, **others: Any) -> settings:
    """The settings of a test that usually makes up so many cases."""
    return settings(max_examples=cases * settings.default.max_examples // USUAL, **others)
