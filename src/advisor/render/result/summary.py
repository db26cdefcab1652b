"""A result sorted for readers: what is recommended and when, what is not and why, what is still open."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from advisor.analysis.silences import silence_reason
from advisor.pack import Notice, Recommendation, Status
from advisor.render.catalogue import catalogue
from advisor.render.phrases import statement

if TYPE_CHECKING:
    from collections.abc import Mapping

    from advisor.analysis.silences import SilenceReason
    from advisor.pack import Pack
    from advisor.result import Conclusion, Result


@dataclass(frozen=True, slots=True)
class Group:
    """Recommendations that hold for the same phases; `label` names the phases."""

    label: str
    conclusions: tuple[Conclusion, ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """Recommendations by status (the recommended ones by phase), notices by status, and the profiles as lists.

    `not_triggered` pairs each recommendation with the reason why it is silent. `profiles` maps a profile's id to its members by status.
    """

    recommended: tuple[Group, ...]
    not_triggered: tuple[tuple[Conclusion, SilenceReason], ...]
    undetermined: tuple[Conclusion, ...]
    notices_by_status: Mapping[Status, tuple[Conclusion, ...]]
    profiles: Mapping[str, Mapping[Status, tuple[Conclusion, ...]]]

    @property
    def notices(self) -> tuple[Conclusion, ...]:
        """The notices that apply."""
        return self.notices_by_status[Status.HOLDS]


def summarise(result: Result) -> Summary:
    """Sort the conclusions of `result`; within each list they stay in pack order, groups in the order of the pack's phases."""
    recommendations = [conclusion for conclusion in result.conclusions.values() if isinstance(conclusion.fact, Recommendation)]
    silent = [(conclusion, silence_reason(result, conclusion.fact.id)) for conclusion in recommendations]
    notices = [conclusion for conclusion in result.conclusions.values() if isinstance(conclusion.fact, Notice)]
    return Summary(
        recommended=_by_phase(result),
        not_triggered=tuple((conclusion, reason) for conclusion, reason in silent if reason is not None),
        undetermined=tuple(conclusion for conclusion in recommendations if conclusion.status is Status.OPEN),
        notices_by_status=_by_status(notices),
        profiles={profile: members_by_status(result, profile) for profile in result.pack.profiles},
    )


def members_by_status(result: Result, profile: str) -> dict[Status, tuple[Conclusion, ...]]:
    """The members of a profile by their status."""
    return _by_status([result[fact] for fact in result.pack.profiles[profile].members])


def phase_label(pack: Pack, recommendation: Recommendation) -> str:
    """The phases of a recommendation in words."""
    first, *others = (pack.phases[phase] for phase in recommendation.phases)
    return catalogue(pack.language)["and"].join([first, *(label[:1].lower() + label[1:] for label in others)])


def badges(pack: Pack, recommendation: Recommendation) -> str:
    """Strength, phases and actor of a recommendation as one line."""
    text = catalogue(pack.language)["report_badges"]
    strength, actor = pack.strengths[recommendation.strength], pack.actors[recommendation.actor]
    return text.format(strength=strength, phase=phase_label(pack, recommendation), actor=actor)


def members_named(result: Result, recommendation: Recommendation) -> tuple[str, ...]:
    """The members that hold of the profile a recommendation lists, in words."""
    if not recommendation.lists:
        return ()
    return tuple(
        statement(result.pack, member.fact.id) for member in members_by_status(result, recommendation.lists)[Status.HOLDS]
    )


def _by_status(conclusions: list[Conclusion]) -> dict[Status, tuple[Conclusion, ...]]:
    return {status: tuple(each for each in conclusions if each.status is status) for status in Status}


def _by_phase(result: Result) -> tuple[Group, ...]:
    """The recommendations that hold, by their phases."""
    order = list(result.pack.phases)
    labels: dict[tuple[int, ...], str] = {}
    groups: dict[tuple[int, ...], list[Conclusion]] = defaultdict(list)
    for conclusion in result.conclusions.values():
        fact = conclusion.fact
        if isinstance(fact, Recommendation) and conclusion.status is Status.HOLDS:
            phases = tuple(order.index(phase) for phase in fact.phases)
            labels[phases] = phase_label(result.pack, fact)
            groups[phases].append(conclusion)
    return tuple(Group(labels[phases], tuple(groups[phases])) for phases in sorted(groups))
