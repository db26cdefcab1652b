"""`advisor whatif`: the smallest changes of answers that give a conclusion another status."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from advisor.cli.output import FINE, UNUSABLE, not_a_question, not_derived, print_json, read, refuse, refuse_contradictory, show

if TYPE_CHECKING:
    import argparse


def whatif(parsed: argparse.Namespace) -> int:
    """`advisor whatif`: what would have to change, or be learned, for a fact to hold or to fail; or that nothing gets there."""
    from advisor.analysis.counterfactuals import whatif
    from advisor.analysis.relevance import ContradictoryAnswers
    from advisor.deadline import Deadline
    from advisor.pack import Status
    from advisor.render.counterfactual import to_json, to_text
    from advisor.result import run

    pack, answers = read(parsed)
    wrong = [] if parsed.fact in pack.derived else [not_derived(pack, parsed.fact)]
    wrong += [not_a_question(pack, name) for name in dict.fromkeys(parsed.keep) if name not in pack.inputs]
    if wrong:
        return refuse(wrong, UNUSABLE)
    result, deadline = run(pack, answers), Deadline.after(parsed.timeout)
    search = partial(whatif, result, parsed.fact, Status(parsed.to), keep=parsed.keep, deadline=deadline)
    try:
        found = search(anyone=parsed.anyone)
        if parsed.format == "json":
            print_json(to_json(found))
            return FINE
        tried_wider = found.impossible and not parsed.anyone
        wider = search(anyone=True) if tried_wider else None
    except ContradictoryAnswers as error:
        return refuse_contradictory(result, error.contradictions)
    show(to_text(result, found, keep=parsed.keep, anyone=parsed.anyone, wider=wider), end="")
    return FINE
