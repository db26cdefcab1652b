"""The questionnaire: one topic at a time, with the result so far at its foot."""

from __future__ import annotations

import streamlit as st

from components.choosing import choose, chooser
from components.clashes import clashes
from components.desk import QUESTION, desk
from components.files import files, notices
from components.frame import move
from components.links import TOPIC
from components.live import live_result
from components.progress import progress
from components.questions import question
from components.texts import html, plain, words


def main() -> None:
    """The topics beside the questions of one."""
    current, texts = desk(), words()
    rail, body = st.columns([1, 2.6], gap="large")
    with body:
        with st.container(key="toolbar", horizontal=True, vertical_alignment="center"):
            progress()
            files()
        if not current.answers.given:
            st.html(f'<p class="lead">{html(texts["intro"])}</p>')
        notices()
        clashes()
    topic = chooser(TOPIC, texts["topic"], topics(), about, rail.container(key="rail"))
    with body, st.container(key="topic", gap="large"):
        st.html(f"<h2>{html(current.pack.topics[topic])}</h2>")
        for asked in current.pack.inputs.values():
            if asked.topic == topic:
                question(asked, tuple(clash for clash in current.result.contradictions if asked.id in clash.inputs))
        neighbours(topic)
    live_result()
    asked_for = st.query_params.get(QUESTION, "")
    if asked_for in current.pack.inputs:
        current.go_to(f"st-key-question-{asked_for}", asked_for)
    elif not current.place:
        current.sought = ""
    move()


def topics() -> dict[str, str]:
    """The topics that ask something, with their labels."""
    pack = desk().pack
    asked = {question.topic for question in pack.inputs.values()}
    return {topic: label for topic, label in pack.topics.items() if topic in asked}


def about(topic: str) -> str:
    """How far a topic is answered, and whether answers in it clash."""
    current, texts = desk(), words()
    asked = [fact.id for fact in current.pack.inputs.values() if fact.topic == topic]
    told = texts["topic_about"].format(answered=sum(fact in current.answers.given for fact in asked), questions=len(asked))
    clash = any(fact in found.inputs for found in current.result.contradictions for fact in asked)
    return texts["topic_clash"].format(about=told) if clash else told


def neighbours(topic: str) -> None:
    """The ways to the topics before and after."""
    texts, labels = words(), topics()
    order = list(labels)
    place = order.index(topic)
    with st.container(key="neighbours", horizontal=True, horizontal_alignment="distribute"):
        if place > 0:
            before = order[place - 1]
            st.button(texts["previous_topic"].format(topic=plain(labels[before])), key="previous", on_click=go, args=(before,))
        if place + 1 < len(order):
            after = order[place + 1]
            st.button(
                texts["next_topic"].format(topic=plain(labels[after])), key="next", type="primary", on_click=go, args=(after,)
            )


def go(topic: str) -> None:
    """Turn to a topic and show it from its head."""
    choose(TOPIC, topic)
    desk().go_to("st-key-topic")


main()
