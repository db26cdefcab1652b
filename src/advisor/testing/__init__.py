"""A pack's own tests: cases, what they cover, and whether they notice small faults planted in the rules."""

from advisor.testing.covering import Coverage, Goal, Kind, coverage
from advisor.testing.goals import Unreached, cases_of_topic, condition_phrases, coverage_of_topic, goal_sentence, unreached
from advisor.testing.mutants import Mutant, mutants
from advisor.testing.mutation import Mutation, Survivor, mutate
from advisor.testing.running import CaseOutcome, Failure, run_case, test
from advisor.testing.texts import coverage_to_json, killing_case, killing_cases_to_yaml, mutation_to_json, outcomes_to_json

__all__ = [
    "CaseOutcome",
    "Coverage",
    "Failure",
    "Goal",
    "Kind",
    "Mutant",
    "Mutation",
    "Survivor",
    "Unreached",
    "cases_of_topic",
    "condition_phrases",
    "coverage",
    "coverage_of_topic",
    "coverage_to_json",
    "goal_sentence",
    "killing_case",
    "killing_cases_to_yaml",
    "mutants",
    "mutate",
    "mutation_to_json",
    "outcomes_to_json",
    "run_case",
    "test",
    "unreached",
]
