"""The templates: what a pack or a reader wrote is shown as written, whatever the template."""

from __future__ import annotations

import re

import pytest
from jinja2 import UndefinedError, meta

from elements.templates import ENVIRONMENT, render
from support.pages import lines, links, named, open_line, opened, show, shown, without_exception
from support.paths import FERRY, ROOT

APP = ROOT / "app"

TEMPLATES = [name for name in ENVIRONMENT.list_templates(extensions=["html"]) if not name.startswith("views/")]
NO_VALUES = {  # they show words of the front end only
    "elements/contradiction_alert.html",
    "elements/contradiction_title.html",
    "elements/counted_all_the_same.html",
    "elements/lists.html",  # its macros are shown by the templates that import them
    "elements/table.html",
    "rules/cases_invalid.html",
}
SCRIPT = "<script>alert(1)</script>"
ATTACK = f"Wind \u202e{SCRIPT}\x1b[2J\" onmouseover='alert(1)'"


class Hostile(str):
    """A text, a list and an object with any attribute at once, all of which are hostile down to some depth."""

    __slots__ = ("depth",)

    def __new__(cls, depth: int = 4):
        made = super().__new__(cls, ATTACK)
        made.depth = depth
        return made

    def __getattr__(self, name: str):
        if name.startswith("__"):
            raise AttributeError(name)
        return Hostile(self.depth - 1)

    def __getitem__(self, key: object):
        return Hostile(self.depth - 1)

    def __iter__(self):
        return iter([Hostile(self.depth - 1)] if self.depth > 0 else [])

    def __bool__(self) -> bool:
        return self.depth > 0


def variables(template: str) -> set[str]:
    source = ENVIRONMENT.loader.get_source(ENVIRONMENT, template)[0]
    return meta.find_undeclared_variables(ENVIRONMENT.parse(source)) - {"texts"}


@pytest.mark.parametrize("template", TEMPLATES)
def test_no_hostile_text_comes_through_a_template(template):
    values = {name: Hostile() for name in variables(template)}
    page = render(template, **values)
    assert SCRIPT not in page
    assert not {"\u202e", "\x1b"} & set(page)
    assert not re.search(r"<[^>]* onmouseover=['\"]", page)
    assert ("&lt;script&gt;" in page) is bool(values)
    assert bool(values) is (template not in NO_VALUES)


@pytest.mark.parametrize("template", TEMPLATES)
def test_no_template_lets_a_text_through_unescaped(template):
    source = ENVIRONMENT.loader.get_source(ENVIRONMENT, template)[0]
    assert not re.search(r"\|\s*safe|autoescape|~", source)


def test_a_value_that_is_missing_is_an_error_and_not_a_gap():
    with pytest.raises(UndefinedError, match="'text' is undefined"):
        render("elements/paragraph.html", kind="")


def test_html_is_written_in_templates_only():
    """No module puts a tag together, and none marks a text as safe."""
    modules = [
        path for path in APP.rglob("*.py") if path.name not in {"frame.py", "server.py"}
    ]  # our own scripts; Streamlit's own page
    assert [str(path) for path in modules if re.search(r"</?[a-z]+[ >]|Markup", path.read_text(encoding="utf-8"))] == []


WRITTEN = re.compile(r"\b(title|ask|help|label|anchor|text|says|because|about|note|place): (?=[A-Za-z])")


@pytest.fixture
def hostile_pack(tmp_path, monkeypatch):
    """The ferry's pack, each of whose texts begins with a script that reads backwards."""
    folder = tmp_path / "ferry"
    folder.mkdir()
    for file in FERRY.glob("*.yaml"):
        text = WRITTEN.sub(lambda found: f"{found[0]}\u202e<script>alert(1)</script>", file.read_text(encoding="utf-8"))
        (folder / file.name).write_text(text, encoding="utf-8")
    show(folder, monkeypatch)


def opened_wide(page: str, **address: str):
    """A page with all its lines open."""
    app = opened(page, **address)
    app.query_params.update(address)
    for _ in range(4):
        for line in app.expander:
            app.session_state[line.key] = True
        without_exception(app.run())
    return app


@pytest.mark.usefixtures("hostile_pack")
@pytest.mark.parametrize(
    ("page", "parameter", "parts"),
    [
        ("questionnaire", "t", ["weather", "traffic"]),
        ("recommendations", "v", ["recommended", "not_triggered", "undetermined", "notices", "lists"]),
        ("rules", "s", ["all-topics", "all-constraints", "all-properties", "all-assumptions", "all-checks"]),
    ],
)
def test_no_script_of_a_pack_comes_onto_a_page(page, parameter, parts):
    for part in parts:
        app = opened_wide(page, **{parameter: part})
        everything = shown(app) + "".join([*lines(app), *links(app), *(radio.label for radio in app.radio)])
        assert "&lt;script&gt;alert(1)&lt;/script&gt;" in everything
        assert "<script>alert(1)" not in shown(app)
        assert "\u202e" not in everything


@pytest.mark.usefixtures("ferry_on_show")
def test_no_script_of_a_reader_comes_onto_a_page():
    app = opened(t="weather")
    app.radio(key="options-wind").set_value("stormy").run()
    app.text_area(key="note-wind").set_value(ATTACK).run()
    assert named(app.text_area, "note-wind").value.endswith("onmouseover='alert(1)'")
    app.switch_page("views/recommendations/page.py").run()
    app.query_params["v"] = "undetermined"
    app.run()
    without_exception(open_line(app, "open-reduce_trips"))
    assert "Note: Wind &lt;script&gt;alert(1)&lt;/script&gt;[2J&#34; onmouseover=&#39;alert(1)&#39;" in shown(app)
    assert not {"\u202e", "\x1b"} & set(shown(app))
