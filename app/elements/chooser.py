"""What is being looked at on a page, kept in its address: a list beside the page, on narrow screens a menu above it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from elements.prose import paragraph
from elements.texts import plain
from elements.widgets import News, heed, show
from session.address import NAMES
from session.current import session

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


def choose(field: str, option: str) -> None:
    """Look at another option from the next run on."""
    controls = session().controls
    controls.selected[field] = controls.chosen[field] = option


def chooser(
    field: str, label: str, options: Mapping[str, str], about: Callable[[str], str], place: st.delta_generator.DeltaGenerator
) -> str:
    """Let the reader choose among `options` (codes with labels), each with a line `about` it; returns the chosen code.

    `field` is the field of the address that holds the code.
    """
    current, codes, parameter = _selected(field, options), list(options), NAMES[field]
    in_list, in_menu = show(f"{parameter}-list", current), show(f"{parameter}-menu", current)
    heed(_take, field, in_list.key, in_menu.key)
    with place, st.container(key="chooser-list"):
        st.radio(
            label,
            codes,
            format_func=lambda code: plain(options[code]),
            captions=[plain(about(code)) for code in options],
            index=codes.index(in_list.start),
            key=in_list.key,
        )
    with place, st.container(key="chooser-menu"):
        st.selectbox(
            label,
            codes,
            format_func=lambda code: options[code],  # a label that changes would be taken for another option
            index=codes.index(in_menu.start),
            key=in_menu.key,
        )
        paragraph(about(current), "fine")
    return current


def _selected(field: str, options: Mapping[str, str]) -> str:
    """The option chosen last, else the one in the address; on arriving from another page the one selected last, else the first."""
    current, parameter, controls = session(), NAMES[field], session().controls
    found = controls.chosen.get(field, st.query_params.get(parameter, ""))
    if found not in options and current.script_run.arrived:
        found = controls.selected.get(field, "")
    if found in options and found != st.query_params.get(parameter):
        st.query_params[parameter] = found
    controls.chosen.pop(field, None)
    controls.selected[field] = found if found in options else next(iter(options))
    return controls.selected[field]


def _take(news: News, field: str, *keys: str) -> None:
    choose(field, next(str(news[key]) for key in keys if key in news))
