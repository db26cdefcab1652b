"""What is being looked at on a page, kept in its address: a list beside the page, on narrow screens a menu above it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from components.desk import desk
from components.texts import html, plain
from components.widgets import News, heed, show

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


def chosen(name: str, options: Mapping[str, str]) -> str:
    """The option chosen last, else the one in the address under `name`; on arriving from another page the one last looked at."""
    current = desk()
    found = current.chosen.get(name, st.query_params.get(name, ""))
    if found not in options and current.moved:
        found = current.looked_at.get(name, "")
    if found in options and found != st.query_params.get(name):
        st.query_params[name] = found
    current.chosen.pop(name, None)
    current.looked_at[name] = found if found in options else next(iter(options))
    return current.looked_at[name]


def choose(name: str, option: str) -> None:
    """Look at another option from the next run on."""
    desk().looked_at[name] = desk().chosen[name] = option


def chooser(
    name: str, label: str, options: Mapping[str, str], about: Callable[[str], str], place: st.delta_generator.DeltaGenerator
) -> str:
    """Let the reader choose among `options` (codes with labels), each with a line `about` it; returns the chosen code."""
    current = chosen(name, options)
    codes = list(options)
    in_list, in_menu = show(f"{name}-list", current), show(f"{name}-menu", current)
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
        st.html(f'<p class="fine">{html(about(current))}</p>')
    heed(_take, name, in_list.key, in_menu.key)
    return current


def _take(news: News, name: str, *keys: str) -> None:
    choose(name, next(str(news[key]) for key in keys if key in news))
