"""Why a derived fact holds, fails or is open: as sentences, as a tree, as an outline, as a picture; and which answers alone suffice."""

from advisor.explanation.outlines import Line, outline, to_text
from advisor.explanation.outlooks import Outlook, outlook
from advisor.explanation.pictures import to_dot
from advisor.explanation.prose import FEW, named_answers, numbered_sets, sentences, sufficient_answers
from advisor.explanation.silences import Silence, silence
from advisor.explanation.sufficiency import Justifications, justifications
from advisor.explanation.trees import Explanation, Ground, Reason, awaited, explain

__all__ = [
    "FEW",
    "Explanation",
    "Ground",
    "Justifications",
    "Line",
    "Outlook",
    "Reason",
    "Silence",
    "awaited",
    "explain",
    "justifications",
    "named_answers",
    "numbered_sets",
    "outline",
    "outlook",
    "sentences",
    "silence",
    "sufficient_answers",
    "to_dot",
    "to_text",
]
