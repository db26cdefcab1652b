"""YAML text as nodes with their locations: the one package that imports yaml.

Every scalar stays as written (`no`, `12:30` and `1e3` are texts; the declared type of a fact says what they mean), doubled keys are
preserved so that they can be reported, and whatever hides content from a reader (anchors, aliases, tags, directives) is refused.
INVARIANT: any bytes give a document or diagnostics, never another exception.
INVARIANT: documents and diagnostics are the same whether or not the yaml library has its parser in C.
"""

from advisor.source.documents.nodes import MappingNode, Node, ScalarNode, SequenceNode, plain
from advisor.source.documents.reading import decode, parse, printable, read, read_contents
from advisor.source.documents.writing import dump

__all__ = [
    "MappingNode",
    "Node",
    "ScalarNode",
    "SequenceNode",
    "decode",
    "dump",
    "parse",
    "plain",
    "printable",
    "read",
    "read_contents",
]
