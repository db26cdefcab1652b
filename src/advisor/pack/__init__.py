"""A checked pack as values: what authors wrote, with every name resolved.

INVARIANT: a `Pack` that exists is correct; every reference inside it points to something declared.
"""

from advisor.pack.answers import Answer, Answers, Snapshot
from advisor.pack.evidence import Assumption, Claim, Section, Source
from advisor.pack.facts import (
    NOBODY,
    NOWHERE,
    Constraint,
    Derived,
    Finding,
    Input,
    Notice,
    Option,
    Profile,
    Property,
    Recommendation,
    Rule,
    Status,
    atoms_of,
    kind_of,
    premises,
)
from advisor.pack.pack import Pack

__all__ = [
    "NOBODY",
    "NOWHERE",
    "Answer",
    "Answers",
    "Assumption",
    "Claim",
    "Constraint",
    "Derived",
    "Finding",
    "Input",
    "Notice",
    "Option",
    "Pack",
    "Profile",
    "Property",
    "Recommendation",
    "Rule",
    "Section",
    "Snapshot",
    "Source",
    "Status",
    "atoms_of",
    "kind_of",
    "premises",
]
