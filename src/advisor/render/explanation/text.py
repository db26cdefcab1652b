"""An explanation for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from advisor.analysis import sufficiency
from advisor.analysis.proof_trees import missing_inputs
from advisor.deadline import NEVER
from advisor.render.catalogue import catalogue
from advisor.render.explanation.outline import draw, outline
from advisor.render.explanation.sentences import sentences
from advisor.render.explanation.sufficiency import FEW, numbered_sets
from advisor.render.layout import item, wrapped
from advisor.render.passages import passage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from advisor.analysis.proof_trees import Explanation
    from advisor.analysis.sufficiency import Justifications
    from advisor.deadline import Deadline
    from advisor.result import Result


def to_text(result: Result, explanation: Explanation, *, deadline: Deadline = NEVER) -> str:
    """Sentences, the proof tree, all sets of answers that suffice or all questions it waits for, and the passages of its rules."""
    words, pack, fact = catalogue(result.pack.language), result.pack, explanation.fact
    justifications = sufficiency.justifications(result, fact, deadline=deadline)
    paragraphs = sentences(result, explanation, justifications=justifications, deadline=deadline)
    lines = [line for text in paragraphs for line in [*wrapped(text), ""]] + [draw(outline(result, explanation)), ""]
    if len(justifications.sets) > FEW:
        lines += [f"{words['report_suffices']}:", *_numbered(result, justifications), ""]
    if len(waiting := missing_inputs(result, fact)) > FEW:
        questions = (line for name in waiting for line in item(pack.inputs[name].ask))
        lines += [words["report_waits_for"].format(questions=""), *questions, ""]
    claims = dict.fromkeys(
        [*pack.derived[fact].claims, *(claim for reason in explanation.reasons for claim in reason.rule.claims)]
    )
    lines += [f"{words['report_claims']}:", *(line for claim in claims for line in item(passage(pack, claim)))]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _numbered(result: Result, justifications: Justifications) -> Iterator[str]:
    for text in numbered_sets(result, justifications.sets):
        yield from wrapped(text, "  ")
    if justifications.more:
        more = catalogue(result.pack.language)["report_suffices_more"]
        yield from wrapped(more.format(count=len(justifications.sets)), "  ")
