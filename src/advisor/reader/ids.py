"""Ids of declarations and references to them: their form, unknown ids, and ids that are declared twice."""

from __future__ import annotations

import keyword
import re
from typing import TYPE_CHECKING

from advisor.diagnostics import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from advisor.reader.shape import Problems
    from advisor.source.documents import ScalarNode

RESERVED = frozenset(("answers", "at_least", "days", "null", "snapshot", "unknown"))

_SNAKE = re.compile(r"[a-z][a-z0-9_]*", re.ASCII)
_KEBAB = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", re.ASCII)
_LABEL = re.compile(r"[A-Za-z][A-Za-z0-9.-]*", re.ASCII)


def is_snake_id(text: str) -> bool:
    """True if `text` may name a fact, an option or another word of conditions."""
    return bool(_SNAKE.fullmatch(text)) and not keyword.iskeyword(text) and text not in RESERVED


def check_snake_id(name: ScalarNode, what: str, problems: Problems) -> None:
    """Report an id of a fact, option, topic, phase or the like that is not a `lower_case` word."""
    if is_snake_id(name.text):
        return
    taken = name.text in RESERVED or keyword.iskeyword(name.text)
    advice = "choose another word" if taken else "write lower-case letters, digits and `_`, a letter first"
    reason = "has a meaning of its own" if taken else "is not an id"
    problems.add(name, "bad-id", f"`{name.text}` {reason} and cannot name {what}", advice)


def check_kebab_id(name: ScalarNode, what: str, problems: Problems) -> None:
    """Report an id of a pack, constraint or property that is not `lower-case-words`."""
    if not _KEBAB.fullmatch(name.text):
        problems.add(name, "bad-id", f"`{name.text}` is not an id and cannot name {what}", "write lower-case words joined by `-`")


def check_rule_id(name: ScalarNode, topic: str, problems: Problems) -> None:
    """Report an id of a rule that is not the topic of its file ("" if unknown), a point, and lower-case words."""
    start, _, rest = name.text.partition(".")
    if (topic and start != topic) or not _KEBAB.fullmatch(rest):
        problems.add(
            name,
            "bad-id",
            f"`{name.text}` is not the id of a rule in this file",
            f"write `{topic}.` and lower-case words joined by `-`",
        )


def check_label_id(name: ScalarNode, what: str, problems: Problems) -> None:
    """Report an id of a claim or assumption with other characters than letters, digits, points and hyphens, as in `R-F.9`."""
    if not _LABEL.fullmatch(name.text):
        problems.add(name, "bad-id", f"`{name.text}` is not an id and cannot name {what}",
                     "write letters, digits, `.` and `-`, a letter first")  # fmt: skip


def check_known(scalar: ScalarNode, known: Collection[str] | None, what: str, problems: Problems) -> bool:
    """True if `scalar` names one of `known`, or if these could not be read (None); otherwise the unknown name is reported."""
    if known is None or scalar.text in known:
        return True
    listed = f"{what}s are " + ", ".join(f"`{name}`" for name in known) if 0 < len(known) <= 12 else ""
    listed = listed or f"declare the {what} first"
    problems.add(scalar, f"unknown-{what}", f"unknown {what} `{scalar.text}`", did_you_mean(scalar.text, known, otherwise=listed))
    return False


def check_unique(names: Iterable[ScalarNode], what: str, problems: Problems) -> None:
    """Report every id that is declared in two places; within one mapping it is a doubled key."""
    first: dict[str, ScalarNode] = {}
    for name in names:
        if name.text in first:
            place = first[name.text].location
            problems.add(
                name, "duplicate-id", f"{what} `{name.text}` is declared twice, first at {place}", "give one of them another id"
            )
        first.setdefault(name.text, name)
