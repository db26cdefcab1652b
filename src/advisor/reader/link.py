"""Answers as a short text that fits into the address of a page, and back.

The text is a saved answers file, compressed. INVARIANT: what comes back has passed every check of an answers file;
a text that is no such file gives InvalidAnswers, never another exception.
"""

from __future__ import annotations

import base64
import binascii
import json
import re
import zlib
from typing import TYPE_CHECKING

from advisor.diagnostics import Diagnostic, InvalidAnswers, Location
from advisor.reader.loader import read_answers, saved_form

if TYPE_CHECKING:
    from advisor.pack import Answers, Pack

_PLACE = "address of the page"
_MOST = 1_000_000  # characters after unpacking, as for an answers file
_UNPRINTABLE = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")  # JSON has them bare, YAML only escaped


def answers_to_link(pack: Pack, answers: Answers) -> str:
    """Answers with notes, claims and kept entries in letters, digits, `-` and `_`; "" for none. Equal answers give equal texts."""
    saved = saved_form(pack, answers)
    if not saved["answers"]:
        return ""
    text = json.dumps(saved, ensure_ascii=False, separators=(",", ":"))
    escaped = _UNPRINTABLE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
    return base64.urlsafe_b64encode(zlib.compress(escaped.encode(), 9)).decode().rstrip("=")


def answers_from_link(pack: Pack, link: str) -> Answers:
    """The answers that `link` holds. Raises InvalidAnswers for a damaged text, and for answers that do not fit the pack."""
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
