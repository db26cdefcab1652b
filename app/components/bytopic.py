"""The questions topic by topic; the topics stand beside them with how much of each is answered and still needed."""

from __future__ import annotations

import streamlit as st

from components.choosing import choose, chooser
from components.desk import desk
from components.interview import clashing, step
from components.links import TOPIC, page_link
from components.questions import question
from components.texts import html, plain, words
from components.widgets import pressing


def by_topic() -> None:
    """The topics beside the questions of one."""
    pack = desk().pack
    rail, body = st.columns([1, 2.6], gap="large")
    topic = chooser(TOPIC, words()["topic"], topics(), about, rail.container(key="rail"))
    with body, st.container(key="topic", gap="large"):
        st.html(f"<h2>{html(pack.topics[topic])}</h2>{_needless(topic)}")
        for asked in pack.inputs.values():
            if asked.topic == topic:
                question(asked)
        neighbours(topic)


def topics() -> dict[str, str]:
    """The topics that ask something, with their labels."""
    pack = desk().pack
    asked = {question.topic for question in pack.inputs.values()}
    return {topic: label for topic, label in pack.topics.items() if topic in asked}


def about(topic: str) -> str:
    """How much of a topic is answered and still needed, and whether answers in it clash."""
    current, texts, found = desk(), words(), step()
    asked = _questions(topic)
    told = texts["topic_about"].format(answered=sum(name in current.answers.given for name in asked), questions=len(asked))
    if found is None:
        clash = any(name in one.inputs for one in clashing() for name in asked)
        return texts["topic_clash"].format(about=told) if clash else told
    if not found.decided:
        return told
    needed = sum(name in found.askable for name in asked)
    return texts["topic_needed" if needed else "topic_none_needed"].format(about=told, needed=needed)


def neighbours(topic: str) -> None:
    """The ways to the topic before, and to the next one that is still needed; in the end to the recommendations.

    A button is one's own for each topic it leads to: what a second click meets does not lead further.
    """
    texts, labels, found = words(), topics(), step()
    order = list(labels)
    place = order.index(topic)
    needed = [name for name in order if found is not None and set(_questions(name)) & set(found.askable)]
    after = order[place + 1 :]
    onward = [name for name in [*after, *order[:place]] if name in needed] or after
    with st.container(key="neighbours", horizontal=True, horizontal_alignment="distribute"):
        if place > 0:
            before = order[place - 1]
            st.button(
                texts["previous_topic"].format(topic=plain(labels[before])),
                key=f"previous-{before}",
                on_click=pressing(go),
                args=(before,),
            )
        if found is not None and not needed:
            page_link("recommendations", texts["to_recommendations"])
        elif onward:
            label = texts["next_topic"].format(topic=plain(labels[onward[0]]))
            st.button(label, key=f"next-{onward[0]}", type="primary", on_click=pressing(go), args=(onward[0],))


def go(topic: str) -> None:
    """Turn to a topic and show it from its head."""
    choose(TOPIC, topic)
    desk().go_to("st-key-topic")


def _needless(topic: str) -> str:
    """A sentence on a topic in which nothing is needed."""
    found, texts = step(), words()
    unanswered = set(_questions(topic)) - desk().answers.given.keys()
    if found is None or not unanswered or set(_questions(topic)) & set(found.relevant):
        return ""
    for_what = texts["results_full" if desk().walk.full else "results"]
    return f'<p class="lead">{html(texts["topic_needless"].format(results=for_what))}</p>'


def _questions(topic: str) -> list[str]:
    return [name for name, asked in desk().pack.inputs.items() if asked.topic == topic]
