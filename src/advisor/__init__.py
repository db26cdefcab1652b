"""advisor: an article's conditions and recommendations as rules, run on an analyst's answers, explained.

The names below are the public interface; each is imported when it is first used, so that a light command stays light.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from advisor.analysis.counterfactuals import Counterfactual as Counterfactual
    from advisor.analysis.counterfactuals import whatif as whatif
    from advisor.analysis.interview import Step as Step
    from advisor.analysis.interview import ask as ask
    from advisor.analysis.proof_trees import Explanation as Explanation
    from advisor.analysis.proof_trees import explain as explain
    from advisor.analysis.relevance import ContradictoryAnswers as ContradictoryAnswers
    from advisor.deadline import Deadline as Deadline
    from advisor.diagnostics import InvalidAnswers as InvalidAnswers
    from advisor.diagnostics import InvalidPack as InvalidPack
    from advisor.pack import Answers as Answers
    from advisor.pack import Pack as Pack
    from advisor.pack import Status as Status
    from advisor.quality.cases import CaseOutcome as CaseOutcome
    from advisor.quality.cases import test as test
    from advisor.quality.checks.verification import Verification as Verification
    from advisor.quality.checks.verification import verify as verify
    from advisor.quality.coverage import Coverage as Coverage
    from advisor.quality.coverage import coverage as coverage
    from advisor.quality.diff.comparison import Comparison as Comparison
    from advisor.quality.diff.versions import diff as diff
    from advisor.quality.mutation import Mutation as Mutation
    from advisor.quality.mutation import mutate as mutate
    from advisor.reader.cases import load_cases as load_cases
    from advisor.reader.loader import load as load
    from advisor.reader.loader import read_answers as read_answers
    from advisor.reader.loader import write_answers as write_answers
    from advisor.result import Result as Result
    from advisor.result import run as run

_HOMES = {
    "analysis.counterfactuals": "Counterfactual whatif",
    "analysis.interview": "Step ask",
    "analysis.proof_trees": "Explanation explain",
    "analysis.relevance": "ContradictoryAnswers",
    "deadline": "Deadline",
    "diagnostics": "InvalidAnswers InvalidPack",
    "pack": "Answers Pack Status",
    "quality.cases": "CaseOutcome test",
    "quality.checks.verification": "Verification verify",
    "quality.coverage": "Coverage coverage",
    "quality.diff.comparison": "Comparison",
    "quality.diff.versions": "diff",
    "quality.mutation": "Mutation mutate",
    "reader.cases": "load_cases",
    "reader.loader": "load read_answers write_answers",
    "result": "Result run",
}
_HOME_OF = {name: module for module, names in _HOMES.items() for name in names.split()}


def __getattr__(name: str) -> Any:
    if name not in _HOME_OF:
        raise AttributeError(f"module 'advisor' has no attribute {name!r}")
    return getattr(import_module(f"advisor.{_HOME_OF[name]}"), name)


def __dir__() -> list[str]:
    return sorted(_HOME_OF)
