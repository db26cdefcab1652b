"""Answers as a short text that fits into the address of a page, and back.

The text is a saved answers file, compressed.
INVARIANT: answers from a link were read like an answers file; any other text gives InvalidAnswers, never another exception.
"""

from __future__ import annotations

import base64
import binascii
import json
import zlib
from typing import TYPE_CHECKING

from advisor.characters import escaped
from advisor.diagnostics import Diagnostic, InvalidAnswers, Location
from advisor.reader.loader import read_answers, saved_form

if TYPE_CHECKING:
    from advisor.pack import Answers, Pack

_PLACE = "address of the page"
_MOST = 1_000_000  # characters after unpacking, as for an answers file


def answers_to_link(pack: Pack, answers: Answers) -> str:
    """Return answers with notes, claims and unrecognized entries as letters, digits, `-` and `_`; "" if there are none.

    Equal answers give equal texts.
    """
    saved = saved_form(pack, answers)
    if not saved["answers"]:
        return ""
    text = json.dumps(saved, ensure_ascii=False, separators=(",", ":"))
    packed = zlib.compress(escaped(text).encode(), 9)  # YAML reads invisible characters only if they are escaped
    return base64.urlsafe_b64encode(packed).decode().rstrip("=")


def answers_from_link(pack: Pack, link: str) -> Answers:
    """Return the answers in `link`. Raises InvalidAnswers for a damaged text, and for answers that do not fit the pack."""
    try:
        packed = base64.b64decode(link + "=" * (-len(link) % 4), altchars=b"-_", validate=True)
        unpacking = zlib.decompressobj()
        text = unpacking.decompress(packed, _MOST).decode()
        complete = unpacking.eof
    except (binascii.Error, ValueError, zlib.error):
        complete = False
    if not complete:
        raise InvalidAnswers([_damaged()])
    return read_answers(pack, text, path=_PLACE)


def _damaged() -> Diagnostic:
    problem = "the answers in the address cannot be read: it is cut off or was changed"
    return Diagnostic(
        Location(_PLACE), "damaged-address", problem, help="open the address as it was copied, or load a saved answers file"
    )
