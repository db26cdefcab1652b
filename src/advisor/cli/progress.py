"""How far a long command is, on standard error if that is a terminal."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@contextmanager
def progress(noun: str) -> Iterator[Callable[[int, int], None]]:
    """A bar that disappears at the end. It is advanced by a call with the number of `noun` that are done, and of all."""
    from tqdm import tqdm

    with tqdm(desc=noun, unit="", leave=False, disable=None, dynamic_ncols=True) as bar:

        def advance(done: int, total: int) -> None:
            bar.total = total
            bar.update(done - bar.n)

        yield advance
