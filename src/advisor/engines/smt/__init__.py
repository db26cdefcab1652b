"""A pack as z3 terms: exact queries about all completions of answers, all sets of answers, changes of answers, and two versions.

Source of the solver: L. de Moura, N. Bjørner, "Z3: An Efficient SMT Solver" (TACAS 2008).
INVARIANT: each object here has a z3 context of its own, and no term leaves it, so that any number of threads may ask at once.
"""

from advisor.engines.smt.answer_search import AnswerSearch
from advisor.engines.smt.change_search import ChangeSearch, ChangesFound
from advisor.engines.smt.completions import Completions, NoCompletion
from advisor.engines.smt.cores import UnsatCore, unsat_core
from advisor.engines.smt.solver import TIMEOUT
from advisor.engines.smt.version_pair import VersionPair

__all__ = [
    "TIMEOUT",
    "AnswerSearch",
    "ChangeSearch",
    "ChangesFound",
    "Completions",
    "NoCompletion",
    "UnsatCore",
    "VersionPair",
    "unsat_core",
]
