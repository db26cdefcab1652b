"""Reading cases: the tests that authors write beside their rules."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from advisor.diagnostics import InvalidPack, did_you_mean
from advisor.pack import NOWHERE, Answers, Status
from advisor.reader.answers import read_answers
from advisor.reader.ids import check_known, check_unique
from advisor.reader.loader import case_files, questions
from advisor.reader.shape import Fields, Keys, Problems, TooManyProblems, check_keys, describe, read_fields, scalars
from advisor.source import documents
from advisor.source.documents import MappingNode, ScalarNode, SequenceNode

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from advisor.diagnostics import Location
    from advisor.pack import Answer, Pack
    from advisor.source.documents import Node

_FILE = Keys(("cases",))
_OPTIONAL = ("snapshot", "given", "because", "not_because", "never_asks", "note", "claims")
_CASE = Keys(("name", "expect"), ("table", *_OPTIONAL), may_be_empty=("given",))
_TABLE = Keys(("name", "table"), ("expect", *_OPTIONAL), may_be_empty=("given",))


_TABLE_ADVICE = "write `- [fact, …]`, the names first, then a row of values for each situation"


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """Answers, and what the pack must conclude from them.

    `given` are the answers of the snapshot, if there is one, overridden by the case's own answers. `because` names rules that must be
    among those that settled a fact, `not_because` rules that must not be. `never_asks` are questions that an interview about
    recommendations and notices must not ask after these answers. Each row of a table is a case.
    """

    name: str
    snapshot: str = ""
    given: Answers
    expect: Mapping[str, Status]
    because: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    not_because: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    never_asks: tuple[str, ...] = ()
    note: str = ""
    claims: tuple[str, ...] = ()
    location: Location = field(default=NOWHERE, compare=False)


def load_cases(pack: Pack, folder: str | Path) -> tuple[Case, ...]:
    """Load the cases of all `*.cases.yaml` in a pack's folder, by file name, then as written. Raises InvalidPack with every problem."""
    return _read(pack, case_files(folder))


def read_cases(pack: Pack, path: Path) -> tuple[Case, ...]:
    """Read the cases of one file, as written. Raises InvalidPack with every problem."""
    return _read(pack, [path])


def _read(pack: Pack, paths: Iterable[Path]) -> tuple[Case, ...]:
    problems, cases = Problems(), list[Case]()
    with suppress(TooManyProblems):
        for path in paths:
            cases += _read_file(pack, path, problems)
    if problems.diagnostics:
        raise InvalidPack(problems.diagnostics)
    return tuple(cases)


def _read_file(pack: Pack, path: Path, problems: Problems) -> list[Case]:
    node = documents.read(path, str(path))
    if isinstance(node, tuple):
        problems.diagnostics.extend(node)
        return []
    check_keys(node, problems)
    listed = read_fields(node, "the cases file", _FILE, problems).node("cases")
    if listed is not None and not isinstance(listed, SequenceNode):
        problems.add(
            listed, "wrong-shape", f"expected a list of cases, found {describe(listed)}", "start each case with `- name: `"
        )
    read = [_Reader(pack, entry, problems) for entry in listed.items] if isinstance(listed, SequenceNode) else []
    check_unique((reader.name for reader in read if reader.name), "case", problems)
    return [case for reader in read for case in reader.cases()]


class _Reader:
    """Reads one case."""

    def __init__(self, pack: Pack, node: Node, problems: Problems) -> None:
        self.pack = pack
        self.problems = problems
        name = next((value for key, value in node.entries if key.text == "name"), None) if isinstance(node, MappingNode) else None
        self.name = name if isinstance(name, ScalarNode) and name.text.strip() else None
        owner = f"case `{self.name.text}`" if self.name else "a case"
        self.place = self.name or node
        has_table = isinstance(node, MappingNode) and any(key.text == "table" for key, _ in node.entries)
        self.fields = read_fields(node, owner, _TABLE if has_table else _CASE, problems, self.place)

    def cases(self) -> list[Case]:
        """The case, or those of its table; wrong parts are left out, and the cases are then refused."""
        whole, table = self._whole(), self.fields.node("table")
        if table is None:
            return [whole]
        rows = table.items if isinstance(table, SequenceNode) else ()
        if len(rows) < 2 or not all(isinstance(row, SequenceNode) for row in rows):
            self.problems.add(
                table, "wrong-shape", f"expected a list of rows for `table`, found {_shape_of(table)}", _TABLE_ADVICE
            )
            return []
        head, *body = (row for row in rows if isinstance(row, SequenceNode))
        names = scalars(head, "the first row of the table", self.problems)
        check_unique(names, "column", self.problems)
        for name in names:
            if name.text not in self.pack.inputs and name.text not in self.pack.derived:
                guess = did_you_mean(name.text, (*self.pack.inputs, *self.pack.derived), otherwise="name facts of this pack")
                self.problems.add(name, "unknown-fact", f"unknown fact `{name.text}`", guess)
        return [self._row(whole, names, row, number) for number, row in enumerate(body, 1)]

    def _row(self, whole: Case, names: tuple[ScalarNode, ...], row: SequenceNode, number: int) -> Case:
        if len(row.items) != len(names):
            problem = f"row {number} has {len(row.items)} cells, and the first row names {len(names)} facts"
            self.problems.add(
                row, "wrong-shape", problem, "write a value under each name; `unknown` where an answer is not known"
            )
            return whole
        cells = list(zip(names, row.items, strict=True))
        answers = [(name, cell) for name, cell in cells if name.text in self.pack.inputs]
        given = read_answers(answers, questions(self.pack), self.problems).given
        expected = self._expected([(name, cell) for name, cell in cells if name.text in self.pack.derived])
        return replace(
            whole,
            name=f"{whole.name}, row {number}",
            given=Answers(given={**whole.given.given, **given}),
            expect={**whole.expect, **expected},
            location=row.location,
        )

    def _whole(self) -> Case:
        fields = self.fields
        snapshot = fields.scalar("snapshot")
        known = bool(snapshot and check_known(snapshot, self.pack.snapshots, "snapshot", self.problems))
        base: Mapping[str, Answer] = self.pack.snapshots[snapshot.text].answers if snapshot and known else {}
        given = read_answers(fields.entries("given"), questions(self.pack), self.problems).given
        claims = fields.scalars("claims")
        for claim in claims:
            check_known(claim, self.pack.claims, "claim", self.problems)
        return Case(
            name=fields.text("name"),
            snapshot=snapshot.text if snapshot else "",
            given=Answers(given={**base, **given}),
            expect=self._expected(fields.entries("expect")),
            because=self._reasons("because"),
            not_because=self._reasons("not_because"),
            never_asks=self._never_asked(),
            note=fields.text("note"),
            claims=tuple(claim.text for claim in claims),
            location=self.place.location,
        )

    def _never_asked(self) -> tuple[str, ...]:
        named = self.fields.scalars("never_asks")
        for name in named:
            if name.text in self.pack.derived:
                problem = f"`{name.text}` is concluded by rules and is no question"
                self.problems.add(name, "not-an-input", problem, "name a question that is not to be asked")
            elif name.text not in self.pack.inputs:
                guess = did_you_mean(name.text, self.pack.inputs, otherwise="name questions of this pack")
                self.problems.add(name, "unknown-fact", f"unknown fact `{name.text}`", guess)
        return tuple(name.text for name in named)

    def _expected(self, entries: Iterable[tuple[ScalarNode, Node]]) -> dict[str, Status]:
        words = {status.value: status for status in Status}
        expected = {}
        for fact, word in entries:
            self._check_derived(fact)
            status = words.get(word.text.strip()) if isinstance(word, ScalarNode) else None
            if status is None:
                problem = f"expected `holds`, `fails` or `open` for `{fact.text}`, found {describe(word)}"
                self.problems.add(fact if describe(word) == "nothing" else word, "wrong-value", problem)
            else:
                expected[fact.text] = status
        return expected

    def _reasons(self, key: str) -> dict[str, tuple[str, ...]]:
        reasons = {}
        for fact, node in self.fields.entries(key):
            self._check_derived(fact)
            rules = Fields(fact, {fact.text: (fact, node)}, self.problems).scalars(fact.text)
            for rule in rules:
                if check_known(rule, self.pack.rules, "rule", self.problems):
                    self._check_concludes(rule, fact)
            reasons[fact.text] = tuple(rule.text for rule in rules)
        return reasons

    def _check_derived(self, fact: ScalarNode) -> None:
        if fact.text in self.pack.derived:
            return
        if fact.text in self.pack.inputs:
            self.problems.add(
                fact,
                "not-derived",
                f"`{fact.text}` is an input and has no status",
                "give it under `given:`; expect derived facts",
            )
        else:
            guess = did_you_mean(fact.text, self.pack.derived, otherwise="expect derived facts of this pack")
            self.problems.add(fact, "unknown-fact", f"unknown fact `{fact.text}`", guess)

    def _check_concludes(self, rule: ScalarNode, fact: ScalarNode) -> None:
        concluded = self.pack.rules[rule.text].then
        if fact.text in self.pack.derived and concluded != fact.text:
            rules = ", ".join(f"`{each.id}`" for each in self.pack.rules_for[fact.text])
            self.problems.add(
                rule,
                "wrong-rule",
                f"rule `{rule.text}` concludes `{concluded}`, not `{fact.text}`",
                f"rules that conclude it are {rules}",
            )


def _shape_of(table: Node) -> str:
    return describe(table) if not isinstance(table, SequenceNode) else "a list that is no table"
