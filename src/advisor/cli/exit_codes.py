"""The exit codes of all commands."""

from __future__ import annotations

FINE = 0
WRONG = 1  # a faulty pack, a failing case, too little coverage, a finding, a difference, answers that contradict one another
UNUSABLE = 2  # wrong usage, unreadable or invalid input, output that cannot be written
FAULTY = 70  # a mistake in `advisor` itself: EX_SOFTWARE of BSD's sysexits
INTERRUPTED = 130  # as shells report a process that Ctrl-C ended: 128 and the number of the signal
