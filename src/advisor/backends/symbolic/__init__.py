"""A pack as z3 terms: what all completions of some answers have in common, and which answers would have to differ.

Source of the solver: L. de Moura, N. Bjørner, "Z3: An Efficient SMT Solver" (TACAS 2008).
INVARIANT: each object here has a z3 context of its own, and no term leaves it, so that any number of threads may ask at once.
"""

from advisor.backends.symbolic.changes import Changes, Found
from advisor.backends.symbolic.completions import Completions, NoCompletion
from advisor.backends.symbolic.proofs import Proof, proof
from advisor.backends.symbolic.situations import Situations
from advisor.backends.symbolic.solving import TIMEOUT
from advisor.backends.symbolic.versions import Versions

__all__ = [
    "TIMEOUT",
    "Changes",
    "Completions",
    "Found",
    "NoCompletion",
    "Proof",
    "Situations",
    "Versions",
    "proof",
]
