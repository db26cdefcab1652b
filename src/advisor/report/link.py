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
from typing import TYPE_CHECKING, Any

from advisor.diagnostics import Diagnostic, InvalidAnswers, Location
from advisor.expressions.types import value_text
from advisor.loader import read_answers

if TYPE_CHECKING:
    from advisor.model import Answer, Answers, Pack

_PLACE = "address of the page"
_MOST = 1_000_000  # characters after unpacking, as for an answers file
_UNPRINTABLE = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")  # JSON has them bare, YAML only escaped


def answers_to_link(pack: Pack, answers: Answers) -> str:
    """Answers with notes, claims and kept entries in letters, digits, `-` and `_`; "" for none. Equal answers give equal texts."""
    given = {fact: _written(answer) for fact, answer in answers.given.items()}
    if not given and not answers.kept:
        return ""
    header = {"id": "saved", "pack": pack.id, "version": pack.version, "digest": pack.digest}
    text = json.dumps({"snapshot": header, "answers": given | dict(answers.kept)}, ensure_ascii=False, separators=(",", ":"))
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


def _written(answer: Answer) -> Any:
    value = "unknown" if answer.value is None else value_text(answer.value)
    if not answer.note and not answer.claims:
        return value
    found: dict[str, Any] = {"value": value}
    if answer.note:
        found["note"] = answer.note
    if answer.claims:
        found["claims"] = list(answer.claims)
    return found


def _damaged() -> Diagnostic:
    problem = "the answers in the address cannot be read: it is cut off or was changed"
    return Diagnostic(
        Location(_PLACE), "damaged-address", problem, help="open the address as it was copied, or load a saved answers file"
    )
