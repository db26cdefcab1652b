"""Cases as tests of pytest: `pytest rules/` runs every case of every `*.cases.yaml` that lies beside a `pack.yaml`.

The one module that imports pytest, and only its public interface. Each case is a test with the name that its author gave it; a failure
is reported with its line in the YAML file and a short proof, never with a traceback.
Modules that load and run packs are imported only when a cases file is collected, so that they do not slow the start of pytest down.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    import os
    from collections.abc import Iterator

    from advisor.pack import Pack
    from advisor.quality.cases import CaseOutcome
    from advisor.reader.cases import Case

_CASES = ".cases.yaml"
_MANIFEST = "pack.yaml"
_PACKS = pytest.StashKey[dict[Path, "Pack | None"]]()


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """Collect a cases file that belongs to a pack; None for every other file."""
    if not file_path.name.endswith(_CASES) or file_path.name.startswith("."):
        return None
    if not (file_path.parent / _MANIFEST).is_file():
        return None
    collector: CasesFile = CasesFile.from_parent(parent, path=file_path)
    return collector


class CasesFile(pytest.File):
    """The cases of one file. A pack is loaded once in a session, and reported once if it is invalid."""

    def collect(self) -> Iterator[CaseItem]:
        """Yield each case and each row of a table under its own name; an invalid pack or cases file is one error with its diagnostics."""
        from advisor.diagnostics import InvalidPack
        from advisor.reader.cases import read_cases

        try:
            pack = self._pack()
            cases = read_cases(pack, _short(self.path)) if pack else ()
        except InvalidPack as error:
            raise self.CollectError(str(error)) from None
        for case in cases:
            yield CaseItem.from_parent(self, name=case.name, pack=pack, case=case)

    def _pack(self) -> Pack | None:
        """The pack that the cases belong to; None if another of its files has already reported that it is invalid."""
        from advisor.reader.loader import load

        loaded = self.config.stash.setdefault(_PACKS, {})
        folder = self.path.parent
        if folder not in loaded:
            loaded[folder] = None
            loaded[folder] = load(_short(folder))
        return loaded[folder]


class CaseItem(pytest.Item):
    """One case as a test."""

    def __init__(self, *, pack: Pack, case: Case, **others: Any) -> None:
        super().__init__(**others)
        self.pack = pack
        self.case = case

    def runtest(self) -> None:
        """Run the case."""
        from advisor.quality.cases import run_case

        outcome = run_case(self.pack, self.case)
        if not outcome.passed:
            raise CaseFailed(outcome)

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], *others: Any, **named: Any) -> Any:
        """The unmet expectations with their proofs; only an error of the program itself has a traceback."""
        from advisor.characters import neutral

        if isinstance(excinfo.value, CaseFailed):
            return neutral(str(excinfo.value))
        return super().repr_failure(excinfo, *others, **named)

    def reportinfo(self) -> tuple[os.PathLike[str] | str, int | None, str]:
        """The file, the line of the case (counted from 0) and its name."""
        return self.path, self.case.location.line - 1, self.name


class CaseFailed(Exception):  # noqa: N818 - named after the finding
    """Some expectations of a case are not met."""

    def __init__(self, outcome: CaseOutcome) -> None:
        from advisor.render.cases import failure_texts

        super().__init__("\n".join(failure_texts(outcome)))


def _short(path: Path) -> Path:
    """The path relative to the working directory, if it lies in it."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path
