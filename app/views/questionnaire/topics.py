"""The questions topic by topic; the topics stand beside them with how much of each is answered and still needed."""

from __future__ import annotations

import streamlit as st

from elements.chooser import choose, chooser
from elements.links import page_link
from elements.templates import render
from elements.texts import plain, words
from elements.widgets import pressing
from session.current import session
from session.remaining import contradictions, remaining
from views.questionnaire.question import question


def by_topic() -> None:
    """The topics beside the questions of one."""
    pack = session().pack
    rail, body = st.columns([1, 2.6], gap="large")
    topic = chooser("topic", words()["topic"], _topics(), _about, rail.container(key="rail"))
    with body, st.container(key="topic", gap="large"):
        st.html(render("questionnaire/topic_title.html", title=pack.topics[topic], about=_needless(topic)))
        for name in _questions(topic):
            question(pack.inputs[name])
        _neighbours(topic)


def _topics() -> dict[str, str]:
    """The topics that ask something, with their labels."""
    pack = session().pack
    asked = {question.topic for question in pack.inputs.values()}
    return {topic: label for topic, label in pack.topics.items() if topic in asked}


def _about(topic: str) -> str:
    """How much of a topic is answered and still needed, and whether answers in it contradict each other."""
    given, texts, step = session().answers.given, words(), remaining()
    asked = _questions(topic)
    counted = texts["topic_about"].format(answered=sum(name in given for name in asked), questions=len(asked))
    if step is None:
        contradictory = any(name in found.inputs for found in contradictions() for name in asked)
        return texts["topic_clash"].format(about=counted) if contradictory else counted
    if not step.decided:
        return counted
    needed = sum(name in step.askable for name in asked)
    return texts["topic_needed" if needed else "topic_none_needed"].format(about=counted, needed=needed)


def _neighbours(topic: str) -> None:
    """Buttons to the topic before, and to the next one that is still needed; in the end a link to the recommendations.

    The key of a button names the topic it leads to: what a second click meets does not lead further.
    """
    texts, labels, step = words(), _topics(), remaining()
    order = list(labels)
    place = order.index(topic)
    needed = [name for name in order if step is not None and set(_questions(name)) & set(step.askable)]
    after = order[place + 1 :]
    onward = [name for name in [*after, *order[:place]] if name in needed] or after
    with st.container(key="neighbours", horizontal=True, horizontal_alignment="distribute"):
        if place > 0:
            before = order[place - 1]
            label = texts["previous_topic"].format(topic=plain(labels[before]))
            st.button(label, key=f"previous-{before}", on_click=pressing(_turn_to), args=(before,))
        if step is not None and not needed:
            page_link("recommendations", texts["to_recommendations"])
        elif onward:
            label = texts["next_topic"].format(topic=plain(labels[onward[0]]))
            st.button(label, key=f"next-{onward[0]}", type="primary", on_click=pressing(_turn_to), args=(onward[0],))


def _turn_to(topic: str) -> None:
    """Show a topic from its head."""
    choose("topic", topic)
    session().viewport.move_to("st-key-topic")


def _needless(topic: str) -> str:
    """A sentence on a topic in which nothing is needed."""
    step, texts = remaining(), words()
    unanswered = set(_questions(topic)) - session().answers.given.keys()
    if step is None or not unanswered or set(_questions(topic)) & set(step.relevant):
        return ""
    return texts["topic_needless"].format(results=texts["results_full" if session().interview.full else "results"])


def _questions(topic: str) -> list[str]:
    return [name for name, asked in session().pack.inputs.items() if asked.topic == topic]
