"""The state of what a reader operates besides the answers. Streamlit forgets it once another page is shown."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class Controls:
    """What is selected in each list by its field, and `chosen` there but not yet in the address, what is open by its key, what was typed for each number, and menus closed."""

    selected: dict[str, str] = field(default_factory=dict)
    chosen: dict[str, str] = field(default_factory=dict)
    opened: dict[str, object] = field(default_factory=dict)
    drafts: dict[str, str] = field(default_factory=dict)
    menus_closed: int = 0


@dataclass
class SearchLimits:
    """What a search for changes may not change: facts that nobody can change, unless `anyone` is set, and those to `keep`."""

    anyone: bool = False
    keep: tuple[str, ...] = ()
