"""Reading rules, profiles, constraints and properties: entries that name facts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from advisor.diagnostics import did_you_mean, present
from advisor.pack import Constraint, Profile, Property, Rule
from advisor.reader.ids import check_rule_id
from advisor.reader.shape import Keys, read_fields

if TYPE_CHECKING:
    from advisor.reader.conditions import ConditionReader, Names
    from advisor.reader.references import References
    from advisor.reader.shape import Fields, Problems
    from advisor.source.documents import Node, ScalarNode

_RULE = Keys(("when", "then", "because"), ("claims", "assumptions"))


@dataclass(frozen=True, slots=True)
class EntryReader:
    """Reads entries that name facts, once all facts are declared."""

    names: Names
    conditions: ConditionReader
    references: References
    problems: Problems

    def rule(self, name: ScalarNode, node: Node, topic: str) -> Rule:
        """Read a rule; wrong conditions are left out, and the pack is then refused."""
        check_rule_id(name, topic, self.problems)
        fields = read_fields(node, f"rule `{name.text}`", _RULE, self.problems, name)
        when = self.conditions.several(fields, "when") or ()
        then = fields.scalar("then")
        if then:
            self.check_derived(then, "a rule concludes", "conclude a finding, recommendation or notice")
        claims, assumptions = self.references.evidence(fields)
        return Rule(
            id=name.text, topic=topic, when=when, then=then.text if then else "", because=fields.text("because"),
            claims=claims, assumptions=assumptions, location=name.location,
        )  # fmt: skip

    def profile(self, fields: Fields) -> Profile:
        """Read a profile, whose members are derived facts."""
        name = _name(fields)
        members = fields.scalars("members")
        for member in members:
            self.check_derived(member, f"profile `{name.text}` lists", "list findings, recommendations and notices only")
        claims, assumptions = self.references.evidence(fields)
        return Profile(
            id=name.text, title=fields.text("title"), about=fields.text("about"),
            members=tuple(dict.fromkeys(member.text for member in members)), claims=claims, assumptions=assumptions, location=name.location,
        )  # fmt: skip

    def constraint(self, fields: Fields) -> Constraint | None:
        """Read a constraint; None if its condition is wrong."""
        name = _name(fields)
        never = self.conditions.inputs_only(fields, "never", f"constraint `{name.text}`")
        claims, assumptions = self.references.evidence(fields)
        if never is None:
            return None
        return Constraint(id=name.text, never=never, because=fields.text("because"), claims=claims, assumptions=assumptions,
                          location=name.location)  # fmt: skip

    def property(self, fields: Fields) -> Property | None:
        """Read a property; None if its condition is wrong."""
        name = _name(fields)
        if fields.written and ("always" in fields.written) == ("never" in fields.written):
            code, what = ("mixed-kinds", "both") if "always" in fields.written else ("missing-key", "none")
            self.problems.add(
                name, code, f"property `{name.text}` has {what} of `always` and `never`", "a property has exactly one of them"
            )
        always = "always" in fields
        condition = self.conditions.one(fields, "always" if always else "never")
        claims, assumptions = self.references.evidence(fields)
        if condition is None:
            return None
        return Property(id=name.text, condition=condition, always=always, because=fields.text("because"), claims=claims,
                        assumptions=assumptions, location=name.location)  # fmt: skip

    def check_derived(self, scalar: ScalarNode, doing: str, advice: str) -> None:
        """Report a `scalar` that does not name a derived fact."""
        if scalar.text in self.names.derived:
            return
        if scalar.text in self.names.types:
            self.problems.add(scalar, "not-derived", f"{doing} `{scalar.text}`, which is an input", advice)
        elif not self.names.knows(scalar.text):
            guess = did_you_mean(scalar.text, self.names.derived, otherwise="declare it under `facts:`, or check the spelling")
            self.problems.add(scalar, "unknown-fact", f"unknown fact `{scalar.text}`", guess)


def _name(fields: Fields) -> ScalarNode:
    return present(fields.name, "an entry has a name")
