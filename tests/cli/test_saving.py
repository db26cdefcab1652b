"""`advisor ask --save` keeps every answer, whichever way the reader stops, and says where it cannot."""

from __future__ import annotations

import io
import shutil

import pytest

import advisor
from advisor.pack import Answer
from support.command_line import questions_asked
from support.paths import FERRY


def saved(file, ferry):
    text = file.read_text(encoding="utf-8")
    assert f"pack: ferry\n  version: 1.2.0\n  digest: {ferry.digest}\n  saved: '" in text
    return {name: answer.value for name, answer in advisor.read_answers(ferry, text).given.items()}


class Interrupted(io.StringIO):
    """Lines typed, and then Ctrl-C."""

    def readline(self, *arguments):
        line = super().readline(*arguments)
        if not line:
            raise KeyboardInterrupt
        return line


@pytest.mark.parametrize(
    "stdin", [io.StringIO("calm\nquit\n"), io.StringIO("calm\n"), io.StringIO("calm"), Interrupted("calm\n")]
)
def test_answers_are_saved_whichever_way_the_reader_stops(ask, ferry, tmp_path, monkeypatch, stdin):
    monkeypatch.chdir(tmp_path)
    code, out, err = ask(stdin, "--save", "my answers.yaml")
    assert (code, err) == (130 if isinstance(stdin, Interrupted) else 0, "")
    assert out.endswith(
        f"\nSaved in my answers.yaml. To go on later: advisor ask 'my answers.yaml' --save 'my answers.yaml' --pack {FERRY}\n"
    )
    assert saved(tmp_path / "my answers.yaml", ferry) == {"wind": "calm"}
    assert [path.name for path in tmp_path.iterdir()] == ["my answers.yaml"]


def test_answers_are_saved_at_the_end_and_the_result_is_shown_again_later(ask, ferry, tmp_path):
    file = tmp_path / "answers.yaml"
    ask("calm\n200\nno\n", "--save", file)
    assert saved(file, ferry) == {"wind": "calm", "passengers": 200, "bridge": False}
    code, out, _ = ask("", file, "--save", file)
    assert code == 0
    assert questions_asked(out) == []
    assert "1 recommended, 2 not triggered, 0 undetermined; 3 of 6 questions answered" in out


def test_an_interview_is_gone_on_with_and_every_answer_can_be_changed(ask, ferry, tmp_path):
    file = tmp_path / "answers.yaml"
    ask("no\ncalm\n200\n", "--save", file, "--order", "quickest")
    before = saved(file, ferry)
    _, out, _ = ask("answers\nback 1\nd\n", file, "--save", file, "--order", "quickest")
    assert out.endswith(f"advisor ask {file} --save {file} --pack {FERRY} --order quickest\n")
    after = saved(file, ferry)
    assert after.keys() == before.keys()
    assert [name for name in after if after[name] != before[name]] == [next(iter(before))]


def test_each_answer_is_saved_at_once(ask, ferry, tmp_path):
    """A terminal may be closed at any time."""
    file = tmp_path / "answers.yaml"
    seen = []

    class Watching(io.StringIO):
        def readline(self, *arguments):
            seen.append(saved(file, ferry) if file.exists() else None)
            return super().readline(*arguments)

    ask(Watching("calm\nwhy\n200\n"), "--save", file)
    assert seen == [None, {"wind": "calm"}, {"wind": "calm"}, {"wind": "calm", "passengers": 200}]


def test_notes_stay_with_a_changed_answer_and_the_claims_of_a_snapshot_do_not(ask, ferry, tmp_path):
    file = tmp_path / "answers.yaml"
    _, out, _ = ask("back 1\nfresh\n", "snapshot:article", "--save", file)
    assert "Your answer so far: Stormy. Enter keeps it.\nYour note: Section 1 says so.\n" in out
    given = advisor.read_answers(ferry, file.read_text(encoding="utf-8")).given
    assert given["wind"] == Answer("fresh", note="Section 1 says so.")
    assert given["passengers"].value == 180


def test_what_another_version_says_is_kept_in_the_file(ask, ferry, tmp_path):
    file = tmp_path / "answers.yaml"
    file.write_text("snapshot: {pack: ferry, version: 0.9}\nanswers: {wind: calm, tide: high}\n", encoding="utf-8")
    code, _, err = ask("200\n", file, "--save", file)
    assert code == 0
    assert "unknown fact `tide`" in err
    again = advisor.read_answers(ferry, file.read_text(encoding="utf-8"))
    assert (again.values, again.unrecognized) == ({"wind": "calm", "passengers": 200}, {"tide": "high"})


def test_a_link_leads_where_it_led_and_permissions_stay(ask, ferry, tmp_path):
    file, link = tmp_path / "answers.yaml", tmp_path / "link.yaml"
    file.write_text("wind: calm\n", encoding="utf-8")
    file.chmod(0o640)
    link.symlink_to(file)
    assert ask("200\n", link, "--save", link)[0] == 0
    assert link.is_symlink()
    assert file.stat().st_mode & 0o777 == 0o640
    assert saved(file, ferry) == {"wind": "calm", "passengers": 200}


def test_an_empty_file_may_be_written(ask, ferry, tmp_path):
    file = tmp_path / "answers.yaml"
    file.touch()
    assert ask("calm\n", "--save", file)[0] == 0
    assert saved(file, ferry) == {"wind": "calm"}


def test_a_file_that_cannot_be_written_is_told_before_anything_is_asked(ask, tmp_path):
    other = tmp_path / "other.yaml"
    other.write_text("wind: calm\n", encoding="utf-8")
    exists = f"`{other}` exists; name it before --save too if you want to go on with its answers, or choose another name"
    for arguments, told in [
        (
            ["--save", tmp_path / "no" / "answers.yaml"],
            f"`{tmp_path}/no/answers.yaml` cannot be written: no such file or directory",
        ),
        (["--save", tmp_path], f"`{tmp_path}` is no file"),
        (["--save", "/dev/null"], "`/dev/null` is no file"),
        (["--save", other / "answers.yaml"], f"`{other}/answers.yaml` cannot be written: not a directory"),
        (["--save", other], exists),
        (["snapshot:article", "--save", other], exists),
        (["--save", "-"], "expected the name of a file, found `-`"),
        (["--save", "snapshot:mine"], "expected the name of a file, found `snapshot:mine`"),
        (["--save", tmp_path / ("x" * 300)], f"`{tmp_path}/{'x' * 300}` cannot be written: file name too long"),
    ]:
        code, out, err = ask("calm\n", *arguments)
        assert (code, out) == (2, "")
        assert err.endswith(f"advisor ask: error: argument --save: {told}\n")
    assert other.read_text(encoding="utf-8") == "wind: calm\n"
    assert list(tmp_path.iterdir()) == [other]


def test_a_file_that_is_named_twice_but_is_not_there_is_told_how_to_begin(ask, tmp_path):
    file = tmp_path / "new.yaml"
    code, out, err = ask("calm\n", file, "--save", file)
    assert (code, out) == (2, "")
    assert err.endswith(f"error: `{file}` does not exist yet: to begin with no answers, name it after --save only\n")


@pytest.mark.parametrize("typed", ["calm\nquit\n", "calm\n200\nno\n"])
def test_answers_that_cannot_be_written_in_the_end_are_printed(ask, ferry, tmp_path, typed):
    folder = tmp_path / "gone"
    folder.mkdir()

    class Removing(io.StringIO):
        """Lines typed; the folder vanishes before the first."""

        def readline(self, *arguments):
            shutil.rmtree(folder, ignore_errors=True)
            return super().readline(*arguments)

    code, out, err = ask(Removing(typed), "--save", folder / "answers.yaml")
    assert code == 2
    assert err == (
        f"{folder}/answers.yaml could not be written: no such file or directory. Your answers follow; put them into a file yourself.\n"
    )
    printed = advisor.read_answers(ferry, out[out.index("\nsnapshot:\n") :])
    assert printed.values["wind"] == "calm"


@pytest.mark.parametrize("stdin", [io.StringIO("calm\nquit\n"), io.StringIO("calm\n200\nno\n"), Interrupted("calm\n")])
def test_answers_that_are_not_saved_are_printed_and_how_to_save_them_is_told(ask, ferry, stdin):
    _, out, err = ask(stdin)
    assert err == ""
    told, _, text = out.partition(
        "Your answers are not saved. Put the following lines into a file; next time --save keeps them for\n"
    )[2].partition("\n\n")
    assert told == f"you: advisor ask FILE --save FILE --pack {FERRY}"
    assert advisor.read_answers(ferry, text).values["wind"] == "calm"


def test_nothing_is_printed_where_no_answer_was_given(ask):
    assert "not saved" not in ask("skip\nquit\n")[1]
    assert "not saved" not in ask("quit\n", "snapshot:article")[1]
