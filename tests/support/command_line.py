"""The command line, for tests."""

from __future__ import annotations

COMMANDS = ("check", "run", "ask", "explain", "whatif", "test", "verify", "diff", "app")
