"""Why a derived fact holds, fails or is open: as a tree, as an outline, as a picture, as JSON."""

from advisor.explanation.outlines import Line, outline, to_text
from advisor.explanation.pictures import to_dot
from advisor.explanation.silences import Silence, silence
from advisor.explanation.trees import Explanation, Ground, Reason, awaited, explain

__all__ = ["Explanation", "Ground", "Line", "Reason", "Silence", "awaited", "explain", "outline", "silence", "to_dot", "to_text"]
