"""A pack as an experta program: rules that fire forward on the answers, and the record of what fired."""

from advisor.engines.forward.program import Program, to_experta
from advisor.engines.forward.trace import Firing, Trace

__all__ = ["Firing", "Program", "Trace", "to_experta"]
