"""Reading `claims.yaml` and `assumptions.yaml`: what the source says, and the encoder's decisions where it is silent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from advisor.pack import Assumption, Claim
from advisor.reader.ids import check_known, check_label_id
from advisor.reader.manifest import read_labels
from advisor.reader.shape import Keys, describe, is_empty, read_fields
from advisor.source.documents import ScalarNode

if TYPE_CHECKING:
    from collections.abc import Collection

    from advisor.reader.shape import Fields, Problems
    from advisor.source.documents import Node

_CLAIMS = Keys(("kinds", "claims"))
_CLAIM = Keys(("section", "kind", "says"), ("paragraph", "modality", "handling", "find"))
_ASSUMPTIONS = Keys(("assumptions",))


def read_claims(node: Node, sections: Collection[str] | None, problems: Problems) -> tuple[dict[str, str], dict[str, Claim]]:
    """Return the kinds of claims with their labels, and the claims by id."""
    fields = read_fields(node, "the claims file", _CLAIMS, problems)
    kinds = read_labels(fields, "kinds", "a kind of claim")
    claims = {}
    for name, entry in fields.entries("claims"):
        check_label_id(name, "a claim", problems)
        claims[name.text] = _claim(read_fields(entry, f"claim `{name.text}`", _CLAIM, problems, name), name, sections, kinds)
    return kinds, claims


def _claim(fields: Fields, name: ScalarNode, sections: Collection[str] | None, kinds: Collection[str]) -> Claim:
    section, kind = fields.scalar("section"), fields.scalar("kind")
    if section:
        check_known(section, sections, "section", fields.problems)
    if kind:
        check_known(kind, kinds, "kind", fields.problems)
    return Claim(
        id=name.text, section=section.text if section else "", kind=kind.text if kind else "", says=fields.text("says"),
        paragraph=fields.text("paragraph"), modality=fields.text("modality"), handling=fields.text("handling"),
        find=tuple(words.text.strip() for words in fields.scalars("find")), location=name.location,
    )  # fmt: skip


def read_assumptions(node: Node, problems: Problems) -> dict[str, Assumption]:
    """Return the assumptions by id."""
    fields = read_fields(node, "the assumptions file", _ASSUMPTIONS, problems)
    assumptions = {}
    for name, text in fields.entries("assumptions"):
        check_label_id(name, "an assumption", problems)
        if not isinstance(text, ScalarNode):
            problems.add(name, "wrong-shape", f"expected a text for assumption `{name.text}`, found {describe(text)}")
        elif is_empty(text):
            problems.add(name, "empty-value", f"assumption `{name.text}` is empty", "write its text")
        else:
            assumptions[name.text] = Assumption(id=name.text, text=text.text.strip(), location=name.location)
    return assumptions
