"""advisor: an article's conditions and recommendations as rules, run on an analyst's answers, explained.

The names below are the public interface; each is imported when it is first used, so that a light command stays light.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from advisor.cases import Case as Case
    from advisor.cases import load_cases as load_cases
    from advisor.characters import neutral as neutral
    from advisor.comparison import Comparison as Comparison
    from advisor.comparison import Edit as Edit
    from advisor.comparison import Sameness as Sameness
    from advisor.comparison import compare as compare
    from advisor.counterfactuals import Counterfactual as Counterfactual
    from advisor.counterfactuals import Replacement as Replacement
    from advisor.counterfactuals import Scope as Scope
    from advisor.counterfactuals import Way as Way
    from advisor.counterfactuals import applied as applied
    from advisor.counterfactuals import counterfactual as counterfactual
    from advisor.counterfactuals import scope as scope
    from advisor.deadline import Deadline as Deadline
    from advisor.deadline import UndecidedError as UndecidedError
    from advisor.diagnostics import Diagnostic as Diagnostic
    from advisor.diagnostics import InternalError as InternalError
    from advisor.diagnostics import InvalidAnswers as InvalidAnswers
    from advisor.diagnostics import InvalidPack as InvalidPack
    from advisor.diagnostics import Location as Location
    from advisor.diagnostics import diagnostics_to_text as diagnostics_to_text
    from advisor.documents import printable as printable
    from advisor.engine import Conclusion as Conclusion
    from advisor.engine import Contradiction as Contradiction
    from advisor.engine import Result as Result
    from advisor.engine import run as run
    from advisor.explanation import Explanation as Explanation
    from advisor.explanation import Justifications as Justifications
    from advisor.explanation import Line as Line
    from advisor.explanation import Outlook as Outlook
    from advisor.explanation import Silence as Silence
    from advisor.explanation import awaited as awaited
    from advisor.explanation import explain as explain
    from advisor.explanation import justifications as justifications
    from advisor.explanation import named_answers as named_answers
    from advisor.explanation import outline as outline
    from advisor.explanation import outlook as outlook
    from advisor.explanation import sentences as sentences
    from advisor.explanation import silence as silence
    from advisor.explanation import to_dot as to_dot
    from advisor.expressions.types import Date as Date
    from advisor.expressions.types import Value as Value
    from advisor.expressions.types import value_text as value_text
    from advisor.installation import DEFAULT_PACK as DEFAULT_PACK
    from advisor.interview import Hanging as Hanging
    from advisor.interview import Order as Order
    from advisor.interview import Step as Step
    from advisor.interview import next_step as next_step
    from advisor.interview import why_asked as why_asked
    from advisor.loader import answers_from as answers_from
    from advisor.loader import load as load
    from advisor.loader import locate as locate
    from advisor.loader import read_answers as read_answers
    from advisor.loader import shipped as shipped
    from advisor.loader import write_answers as write_answers
    from advisor.model import Answer as Answer
    from advisor.model import Answers as Answers
    from advisor.model import Constraint as Constraint
    from advisor.model import Finding as Finding
    from advisor.model import Input as Input
    from advisor.model import Notice as Notice
    from advisor.model import Pack as Pack
    from advisor.model import Property as Property
    from advisor.model import Recommendation as Recommendation
    from advisor.model import Rule as Rule
    from advisor.model import Status as Status
    from advisor.relevance import ContradictoryAnswers as ContradictoryAnswers
    from advisor.relevance import Verdict as Verdict
    from advisor.report import Change as Change
    from advisor.report import Group as Group
    from advisor.report import Remark as Remark
    from advisor.report import Summary as Summary
    from advisor.report import answers_from_link as answers_from_link
    from advisor.report import answers_to_link as answers_to_link
    from advisor.report import badges as badges
    from advisor.report import cases_about as cases_about
    from advisor.report import changes_between as changes_between
    from advisor.report import comparison_to_json as comparison_to_json
    from advisor.report import comparison_to_text as comparison_to_text
    from advisor.report import contradictions_to_text as contradictions_to_text
    from advisor.report import counterfactual_to_json as counterfactual_to_json
    from advisor.report import counterfactual_to_text as counterfactual_to_text
    from advisor.report import explanation_to_json as explanation_to_json
    from advisor.report import find_rules as find_rules
    from advisor.report import hanging_on as hanging_on
    from advisor.report import members_named as members_named
    from advisor.report import observation_remarks as observation_remarks
    from advisor.report import observation_sentence as observation_sentence
    from advisor.report import own_answers as own_answers
    from advisor.report import phase_label as phase_label
    from advisor.report import proof_sentences as proof_sentences
    from advisor.report import proved_sentence as proved_sentence
    from advisor.report import questions_behind as questions_behind
    from advisor.report import range_of_check as range_of_check
    from advisor.report import result_to_json as result_to_json
    from advisor.report import result_to_markdown as result_to_markdown
    from advisor.report import result_to_text as result_to_text
    from advisor.report import step_to_json as step_to_json
    from advisor.report import step_to_text as step_to_text
    from advisor.report import subject_sentence as subject_sentence
    from advisor.report import summarise as summarise
    from advisor.report import verification_to_json as verification_to_json
    from advisor.report import verification_to_text as verification_to_text
    from advisor.report import way_sentences as way_sentences
    from advisor.revisions import NoSuchVersion as NoSuchVersion
    from advisor.revisions import load_version as load_version
    from advisor.testing import CaseOutcome as CaseOutcome
    from advisor.testing import Coverage as Coverage
    from advisor.testing import Goal as Goal
    from advisor.testing import Kind as Kind
    from advisor.testing import Mutation as Mutation
    from advisor.testing import Survivor as Survivor
    from advisor.testing import Unreached as Unreached
    from advisor.testing import cases_of_topic as cases_of_topic
    from advisor.testing import condition_phrases as condition_phrases
    from advisor.testing import coverage as coverage
    from advisor.testing import coverage_of_topic as coverage_of_topic
    from advisor.testing import goal_sentence as goal_sentence
    from advisor.testing import killing_cases_to_yaml as killing_cases_to_yaml
    from advisor.testing import mutate as mutate
    from advisor.testing import test as test
    from advisor.testing import unreached as unreached
    from advisor.verification import Check as Check
    from advisor.verification import Impact as Impact
    from advisor.verification import Observation as Observation
    from advisor.verification import Verification as Verification
    from advisor.verification import Witness as Witness
    from advisor.verification import verify as verify
    from advisor.wording import answer_label as answer_label
    from advisor.wording import article_state as article_state
    from advisor.wording import capitalised as capitalised
    from advisor.wording import catalogue as catalogue
    from advisor.wording import citation as citation
    from advisor.wording import constraint_sentence as constraint_sentence
    from advisor.wording import passage as passage
    from advisor.wording import place as place
    from advisor.wording import property_sentence as property_sentence
    from advisor.wording import read_texts as read_texts
    from advisor.wording import rule_sentence as rule_sentence
    from advisor.wording import statement as statement
    from advisor.wording import status_label as status_label
    from advisor.wording import type_name as type_name

_HOMES = {
    "cases": "Case load_cases",
    "characters": "neutral",
    "comparison": "compare Comparison Edit Sameness",
    "counterfactuals": "applied Counterfactual counterfactual Replacement Scope scope Way",
    "deadline": "Deadline UndecidedError",
    "diagnostics": "Diagnostic diagnostics_to_text InternalError InvalidAnswers InvalidPack Location",
    "documents": "printable",
    "engine": "Conclusion Contradiction Result run",
    "explanation": "awaited explain Explanation Justifications justifications Line named_answers outline Outlook outlook "
    "sentences Silence silence to_dot",
    "expressions.types": "Date Value value_text",
    "installation": "DEFAULT_PACK",
    "interview": "Hanging next_step Order Step why_asked",
    "loader": "answers_from load locate read_answers shipped write_answers",
    "model": "Answer Answers Constraint Finding Input Notice Pack Property Recommendation Rule Status",
    "relevance": "ContradictoryAnswers Verdict",
    "report": "answers_from_link answers_to_link badges cases_about Change changes_between comparison_to_json "
    "comparison_to_text contradictions_to_text "
    "counterfactual_to_json counterfactual_to_text explanation_to_json find_rules Group hanging_on members_named "
    "observation_remarks observation_sentence own_answers phase_label proof_sentences proved_sentence questions_behind "
    "range_of_check Remark result_to_json result_to_markdown result_to_text step_to_json step_to_text subject_sentence "
    "summarise Summary verification_to_json verification_to_text way_sentences",
    "revisions": "load_version NoSuchVersion",
    "testing": "CaseOutcome cases_of_topic condition_phrases Coverage coverage coverage_of_topic Goal goal_sentence "
    "killing_cases_to_yaml Kind mutate Mutation Survivor test Unreached unreached",
    "verification": "Check Impact Observation Verification verify Witness",
    "wording": "answer_label article_state capitalised catalogue citation constraint_sentence passage place "
    "property_sentence read_texts rule_sentence statement status_label type_name",
}
_HOME_OF = {name: module for module, names in _HOMES.items() for name in names.split()}


def __getattr__(name: str) -> Any:
    if name not in _HOME_OF:
        raise AttributeError(f"module 'advisor' has no attribute {name!r}")
    return getattr(import_module(f"advisor.{_HOME_OF[name]}"), name)


def __dir__() -> list[str]:
    return sorted(_HOME_OF)
