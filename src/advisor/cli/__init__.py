"""The command line: one file per command with its options; each parses, calls one function of the library, and prints.

Results go to standard output, diagnostics to standard error. No traceback reaches a user.
"""

from advisor.cli.program import main as main
