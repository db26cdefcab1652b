"""A pack as z3 terms: what all completions of some answers have in common, and which answers would have to differ.

Source of the solver: L. de Moura, N. Bjørner, "Z3: An Efficient SMT Solver" (TACAS 2008).
INVARIANT: each object here has a z3 context of its own, and no term leaves it, so that any number of threads may ask at once.
"""

from advisor.engines.smt.changes import ChangeSearch, ChangesFound
from advisor.engines.smt.completions import Completions, NoCompletion
from advisor.engines.smt.proofs import Proof, proof
from advisor.engines.smt.situations import AnswerSearch
from advisor.engines.smt.solving import TIMEOUT
from advisor.engines.smt.versions import VersionPair

__all__ = [
    "TIMEOUT",
    "AnswerSearch",
    "ChangeSearch",
    "ChangesFound",
    "Completions",
    "NoCompletion",
    "Proof",
    "VersionPair",
    "proof",
]
