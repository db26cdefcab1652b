"""Writing str, list and dict as YAML."""

from __future__ import annotations

import re
from typing import Any

import yaml


def dump(data: object) -> str:
    """Return `data` (str, list, dict) as block YAML, which `parse` reads back as the same texts."""
    layout: dict[str, Any] = {"sort_keys": False, "default_flow_style": False, "width": 100}
    text = str(yaml.safe_dump(data, allow_unicode=True, **layout))
    # The library folds these line breaks away, unless it escapes every character beyond ASCII.
    return str(yaml.safe_dump(data, **layout)) if re.search("[\x85\u2028\u2029]", text) else text
