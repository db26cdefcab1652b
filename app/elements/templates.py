"""The only way to HTML: templates, which stand beside the modules that use them."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from advisor.characters import neutral
from elements.texts import words

_APP = Path(__file__).parent.parent
ENVIRONMENT = Environment(
    loader=FileSystemLoader([_APP / "views", _APP]),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def render(template: str, **values: object) -> str:
    """The HTML of a template, which finds the front end's words as `texts`.

    Values are escaped, and characters that are not seen but act are taken out: what a pack or a reader wrote is shown as written.
    """
    return neutral(ENVIRONMENT.get_template(template).render(texts=words(), **values))
