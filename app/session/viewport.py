"""From where a page is shown."""

from __future__ import annotations

from dataclasses import dataclass

HEAD = "head"  # the anchor that stands for the head of a page


@dataclass
class Viewport:
    """The element a page is shown from.

    `anchor` is the class of the element, empty where the page stays as it is; `sought` is what a link asked for last; `moves` counts.
    """

    anchor: str = ""
    sought: str = ""
    moves: int = 0

    def move_to(self, anchor: str) -> None:
        """Show the page from an element."""
        self.anchor, self.sought, self.moves = anchor, "", self.moves + 1

    def seek(self, anchor: str, sought: str, *, arrived: bool) -> None:
        """Show the page from what a link asks for; on a page that was not left meanwhile only once."""
        if self.is_new(sought, arrived=arrived):
            self.move_to(anchor)
        self.sought = sought

    def is_new(self, sought: str, *, arrived: bool) -> bool:
        """True if a link asks for something that the page has not been shown from yet."""
        return arrived or sought != self.sought

    def take(self) -> str:
        """The anchor, which is used once."""
        anchor, self.anchor = self.anchor, ""
        return anchor
