"""Reading the options of a choice or scale, with their labels and anchors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from advisor.pack import Option
from advisor.reader.ids import check_snake_id
from advisor.reader.shape import Keys, describe, is_empty, read_fields
from advisor.source.documents import MappingNode, ScalarNode

if TYPE_CHECKING:
    from advisor.reader.shape import Fields, Problems
    from advisor.source.documents import Node

_OPTION = Keys(("label",), ("anchor",))
_ANCHORS = ("ours", "article")


def read_options(fields: Fields) -> tuple[Option, ...]:
    """Read the options of an input, in order; none if `options` is absent or broken."""
    written = fields.entries("options")
    options = tuple(_option(name, node, fields.problems) for name, node in written)
    first: dict[str, Option] = {}
    for (name, _), option in zip(written, options, strict=True):
        if option.label and option.label in first:
            problem = f"options `{first[option.label].id}` and `{option.id}` have the same label `{option.label}`"
            fields.problems.add(
                name, "equal-labels", problem, "give each option a label of its own, so that readers can tell them apart"
            )
        first.setdefault(option.label, option)
    _check_anchors(fields, options)
    return options


def _option(name: ScalarNode, node: Node, problems: Problems) -> Option:
    check_snake_id(name, "an option", problems)
    if isinstance(node, MappingNode) and node.entries:
        fields = read_fields(node, f"option `{name.text}`", _OPTION, problems, name)
        return Option(name.text, fields.text("label"), fields.text("anchor"))
    if is_empty(node):
        problems.add(name, "empty-value", f"option `{name.text}` has no label",
                     f"write `{name.text}: Its label`; quote a label that contains a comma inside braces")  # fmt: skip
        return Option(name.text, "")
    if isinstance(node, ScalarNode):
        return Option(name.text, node.text.strip())
    problems.add(name, "wrong-shape", f"expected a label for `{name.text}`, found {describe(node)}")
    return Option(name.text, "")


def _check_anchors(fields: Fields, options: tuple[Option, ...]) -> None:
    written = fields.scalar("anchors")
    anchored = any(option.anchor for option in options)
    if anchored and "anchors" not in fields and fields.name:
        fields.problems.add(fields.name, "missing-key", f"input `{fields.name.text}` describes its options and has no `anchors`",
                            "write `anchors: article` if the source describes them, else `anchors: ours`")  # fmt: skip
    if written and written.text.strip() not in _ANCHORS:
        fields.problems.add(written, "wrong-value", f"expected `ours` or `article`, found {describe(written)}")
