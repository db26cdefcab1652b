"""The time of loading relative to a bare scan of the same files, and of commands relative to a start of Python.

All times are processor times, medians of interleaved rounds, and compared as ratios within one run.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
from functools import partial
from time import process_time
from typing import TYPE_CHECKING

import yaml

import advisor
from advisor.installation import DEFAULT_PACK
from advisor.reader.loader import locate

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

ROUNDS = 20
STARTS = 7
AIM = 8
COMMANDS = ("check", "run")


def main() -> int:
    """Print the ratios; the exit code says whether the aim is met."""
    folder = locate(DEFAULT_PACK)
    paths = (path for pattern in ("*.yaml", "snapshots/*.yaml") for path in folder.glob(pattern))
    files = [path for path in paths if not path.name.endswith(".cases.yaml")]
    loading, scanning = medians([lambda: advisor.load(DEFAULT_PACK), lambda: scan(files)], process_time, ROUNDS)
    print(f"loading {DEFAULT_PACK} : scanning its files with the YAML parser in C{loading / scanning:7.1f}")
    starts = [["-c", "pass"], *(["-m", "advisor", command] for command in COMMANDS)]
    bare, *spent = medians([partial(run, start) for start in starts], spent_by_children, STARTS)
    for command, seconds in zip(COMMANDS, spent, strict=True):
        print(f"advisor {command} : start of Python{seconds / bare:7.1f}")
    met = loading <= AIM * scanning
    print(f"aim (loading at most {AIM} times a scan): {'met' if met else 'missed'}")
    return 0 if met else 1


def scan(files: Sequence[Path]) -> None:
    for path in files:
        for _ in yaml.parse(path.read_text(encoding="utf-8"), yaml.CBaseLoader):
            pass


def run(arguments: Sequence[str]) -> None:
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    subprocess.run([sys.executable, *arguments], stdout=subprocess.DEVNULL, env=environment, check=True)  # noqa: S603 - our own


def spent_by_children() -> float:
    """Processor time of all processes that were waited for."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def medians(actions: Sequence[Callable[[], object]], clock: Callable[[], float], rounds: int) -> list[float]:
    """The median time of each action on `clock`, after one round to warm up."""
    times: list[list[float]] = []
    for _ in range(rounds + 1):
        times.append([])
        for action in actions:
            start = clock()
            action()
            times[-1].append(clock() - start)
    return [statistics.median(column) for column in zip(*times[1:], strict=True)]


if __name__ == "__main__":
    sys.exit(main())
