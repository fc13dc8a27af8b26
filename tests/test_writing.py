"""The commands for authors: adding, renaming, removing, building a single page, checking, listing changes."""

import itertools
import json
import os
import re
import shutil
import signal
import subprocess
import threading
import time
import tomllib
from typing import Any

import pytest
from conftest import ROOT, contents
from test_never_stale import processes
from test_publish import commit

from lab import files, history, live, rename, write

HEAD = "---\nfile_format: mystnb\nkernelspec:\n  name: python3\n  display_name: Python 3\n---\n\n"
ANSWER = ":::{div} answer\n**A question?** An answer.\n:::\n\n"
MISSPELT = "recieve"  # codespell:ignore
GOOD = '"""Good."""\nprint("fine")\n'


@pytest.fixture
def written(project, monkeypatch):
    """A project that passes `lab check`."""
    for name in ("pyproject.toml", ".gitignore"):
        shutil.copy(ROOT / name, project.root)
    project.replace("pyproject.toml", 'files = ["lab", "tests"]', 'files = ["lab"]')
    # Our own modules are checked once, not anew in every copy of them.
    monkeypatch.setenv("MYPY_CACHE_DIR", str(ROOT / ".mypy_cache"))
    project.write("index.md", "# Index\n\n```{toctree}\n\nchapters/post/page\n```\n")
    project.task("one", good=GOOD)
    page = '```{code-cell}\nfrom lab import show\n\nshow.result("one/good")\n```\n'
    project.write("chapters/post/page.md", f"{HEAD}# Page\n\n{ANSWER}{page}")
    return project


def run(project, *arguments):
    """Run a command of the machinery; return its exit code and everything that it printed."""
    done = subprocess.run(
        project.command(*arguments), cwd=project.root, capture_output=True, text=True, timeout=120
    )
    return done.returncode, done.stdout + done.stderr


def test_a_name_that_a_module_does_not_have_is_found(written):
    written.write("lab/other.py", "from lab import files\n\nfiles.write_al({})\n")
    code, said = run(written, "check")
    assert code == 1
    assert 'lab/other.py:3: error: Module has no attribute "write_al"' in said


def test_a_new_chapter_is_in_order_and_shows_at_once(written):
    assert run(written, "check")[0] == 0
    code, said = run(written, "chapter", "post/pooling", 'All "about" pooling')
    assert code == 0, said
    code, said = run(written, "check")
    assert code == 0, said
    done = written.build()
    assert done.returncode == 0, done.stderr
    page = written.page("chapters/post/pooling")
    assert "All &quot;about&quot; pooling" in page or 'All "about" pooling' in page
    assert "(2, 3)" in page
    assert "chapters/post/pooling.html" in written.page("index")


def test_a_chapter_of_a_new_part_is_in_order_once_the_index_has_that(written):
    told = run(written, "chapter", "basics/pooling", "Pooling")[1]
    assert "write a toctree with the line chapters/basics/pooling into index.md" in told
    index = (
        written.root / "index.md"
    ).read_text() + "\n```{toctree}\nchapters/basics/pooling\n```\n"
    written.write("index.md", index)
    code, said = run(written, "chapter", "basics/pooling", "Pooling")
    assert code == 0, said
    assert (written.root / "index.md").read_text() == index
    code, said = run(written, "check")
    assert code == 0, said


def test_a_new_variant_is_in_order_and_shows_at_once(written):
    run(written, "chapter", "post/pooling", "Pooling")
    code, said = run(written, "snippet", "pooling", "second_one")
    assert code == 0, said
    assert written.build().returncode == 0
    assert "Second one" in written.page("chapters/post/pooling")


def test_a_new_variant_is_named_among_the_variants_or_not_at_all(written):
    more = '[keeps]\ngood = ["x"]\nlast = ["y"]\n'
    written.task("two", more, good=GOOD, last=GOOD)
    code, said = run(written, "snippet", "two", "new")
    assert code == 0, said
    named = tomllib.loads((written.root / "snippets/two/task.toml").read_text())
    assert list(named["variants"]) == ["good", "last", "new"]
    assert named["keeps"] == {"good": ["x"], "new": ["x"], "last": ["y"]}
    written.write("snippets/one/task.toml", 'title = "One"\nvariants.good = "Good"\n')
    code, said = run(written, "snippet", "one", "new")
    assert code == 1 and "snippets/one/task.toml: the variant can't be added to it" in said
    assert not (written.root / "snippets/one/new.py").exists()


COMPARED = '''"""Compared."""
import tensorflow.compat.v1 as tf

tf.disable_eager_execution()
inputs = tf.placeholder("float32", [2])
outputs = inputs * 2.0
'''


def test_a_new_variant_of_compared_ones_is_compared(written):
    written.task("two", "compares = true\n", first=COMPARED)
    written.replace("chapters/post/page.md", 'show.result("one/good")', 'show.parity("two")')
    code, said = run(written, "snippet", "two", "second")
    assert code == 0, said
    assert written.build().returncode == 0
    assert "second" in written.page("chapters/post/page")


def test_a_new_variant_works_at_once_where_no_other_works_everywhere(written):
    written.task(
        "two",
        'compares = true\n[keeps]\nfirst = ["kept"]\n[takes]\nsecond = "first/quick"\n[[expected_errors]]\n'
        'variants = ["second", "first"]\nruntimes = ["quick"]\nerror = "ValueError: no"\nreason = "No."\n',
        first=COMPARED + 'open("kept", "w").close()\nraise ValueError("no")\n',
        second=COMPARED + 'open("kept").close()\nraise ValueError("no")\n',
    )
    written.replace(
        "chapters/post/page.md", "```\n", '```\n\n```{code-cell}\nshow.variants("two")\n```\n'
    )
    code, said = run(written, "snippet", "two", "third")
    assert code == 0 and "a copy of first.py" in said
    assert run(written, "check")[0] == 0
    done = written.build()
    assert done.returncode == 0, done.stderr
    assert written.page("chapters/post/page").count("ValueError: no") == 3


def test_a_new_variant_has_what_a_page_takes_of_each(written):
    listed = '"""Listed."""\nvalues = {"defaults": {"rate": 1}}\n'
    written.task("two", failing='"""Failing."""\n1 / 0\n', listed=listed)
    error = 'variants = ["failing"]\nruntimes = ["quick"]\nerror = "Z…"\nreason = "No."\n'
    written.write(
        "snippets/two/task.toml",
        f'title = "Two"\n[variants]\nfailing = "F"\nlisted = "L"\n\n[[expected_errors]]\n{error}',
    )
    loop = '[show.run(f"two/{name}/quick").values["defaults"] for name in show.task("two").variants'
    cell = f'```{{code-cell}}\n{loop} if name != "failing"]\n```\n'
    written.replace("chapters/post/page.md", "```\n", f"```\n\n{cell}")
    code, said = run(written, "snippet", "two", "new")
    assert code == 0 and "a copy of listed.py" in said
    line = 1 + (written.root / "chapters/post/page.md").read_text().splitlines().index(
        cell.splitlines()[1]
    )
    assert f"chapters/post/page.md:{line} loops over all variants" in said
    done = written.build()
    assert done.returncode == 0, done.stderr


def test_it_is_said_where_a_new_variant_shows_or_what_to_write_where(written):
    said = run(written, "snippet", "one", "unseen")[1]
    lines = (written.root / "chapters/post/page.md").read_text().splitlines()
    end = max(number for number, line in enumerate(lines, 1) if line == "```")
    assert f"chapters/post/page.md, below line {end}, the end of the cell with 'good'" in said
    assert written.build().returncode == 0
    assert "unseen" not in written.page("chapters/post/page")
    told = said[said.index("```{code-cell}") :]
    written.write(
        "chapters/post/page.md", "\n".join([*lines[:end], "", *told.splitlines(), *lines[end:]])
    )
    assert run(written, "check")[0] == 0
    assert written.build().returncode == 0
    assert "run-one-unseen-quick" in written.page("chapters/post/page")
    run(written, "chapter", "post/pooling", "Pooling")
    said = run(written, "snippet", "pooling", "second")[1]
    assert "chapters/post/pooling.md:22 shows it already" in said and "code-cell" not in said
    written.task("alone", good=GOOD)
    said = run(written, "snippet", "alone", "more")[1]
    assert "Write this into a chapter:" in said and 'show.snippet("alone/more")' in said


@pytest.mark.parametrize("name", ["class", "none", "eager"])
def test_a_name_that_hides_no_module_is_taken(written, name):
    code, said = run(written, "snippet", "one", name)
    assert code == 0, said
    assert run(written, "check")[0] == 0
    assert written.build().returncode == 0


@pytest.mark.parametrize("file", ["first.py", "index.md"])
def test_a_chapter_that_cannot_be_made_leaves_nothing(written, monkeypatch, file):
    monkeypatch.setattr(files, "write_whole", failing_at(file))
    before = written_files(written)
    with pytest.raises(PermissionError):
        write.chapter("post/new/pooling", "Pooling", written.root)
    assert written_files(written) == before
    assert not (written.root / "snippets/pooling").exists()
    assert not (written.root / "chapters/post/new").exists()


@pytest.mark.parametrize(
    ("old", "new", "file"),
    [
        ("chapters/post/page.md", "chapters/post/sheet.md", "moved.toml"),
        ("snippets/one/good.py", "snippets/one/better.py", "task.toml"),
    ],
)
def test_what_cannot_be_renamed_whole_stays_as_it_was(written, monkeypatch, old, new, file):
    monkeypatch.setattr(files, "write_whole", failing_at(file))
    before = written_files(written)
    with pytest.raises(PermissionError):
        rename.rename(old, new, written.root)
    assert written_files(written) == before


def failing_at(name):
    """A function that writes files, but fails for those of this name."""
    writes = files.write_whole

    def write_whole(path, text):
        if path.name == name:
            raise PermissionError(13, "Permission denied", str(path))
        writes(path, text)

    return write_whole


def written_files(project):
    """The contents of the files that commands may change, by name."""
    found = project.root.glob("[cist]*/**/*"), project.root.glob("*.md")
    return {path: path.read_bytes() for files in found for path in files if path.is_file()}


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("chapter", "pooling", "Pooling"), "'pooling' is not a valid name of a chapter"),
        (("chapter", "post/Pool-ing", "Pooling"), "'post/Pool-ing' is not a valid name of a chapter"),
        (("chapter", "post/pooling", " "), "A chapter needs a title"),
        (("chapter", "post/page", "Page"), "chapters/post/page.md already exists"),
        (("chapter", "pots/pooling", "Pooling"), "no part 'pots' (did you mean 'post'?)"),
        (("snippet", "on", "good"), "There is no task 'on' (did you mean 'one'?)"),
        (("chapter", "post/2d", "Pooling"), "each of which consists of lower-case letters, digits and"),
        (("snippet", "one", "good"), "snippets/one/good.py already exists"),
        (("snippet", "one", "2d"), "'2d' is not a valid name of a variant. A variant's name consists of lower-case letters"),
        (("snippet", "one", "json"), "'json' can't be the name of a variant: a module has this name"),
        (("snippet", "one", "tensorflow"), "'tensorflow' can't be the name of a variant: a module has this name"),
        (("snippet", "one", "imp"), "'imp' can't be the name of a variant: a module has this name"),
        (("rename", "snippets/one/good.py", "snippets/one/json.py"), "a module has this name"),
        (("rename", "chapters/post/pag.md", "chapters/post/x.md"), "did you mean 'chapters/post/page.md'?"),
        (("rename", "chapters/post/page.md", "chapters/post/page.md"), "chapters/post/page.md already exists"),
        (("rename", "chapters/post/page.md", "snippets/one/page.py"), "a chapter ends with .md, a snippet with .py"),
        (("rename", "chapters/post/page.md", "chapters/Post/page.md"), "'Post' is not a valid name. A name consists of lower-case letters"),
        (("rename", "chapters/post/page.md", "chapters/post/Page.md"), "'Page' is not a valid name. A name consists of lower-case letters"),
        (("rename", "chapters/post/page.md", "post/x.md"), "'post/x.md' is neither a chapter"),
        (("rename", "./chapters/post/page.md", "chapters/post/x.md"), "is neither a chapter"),
        (("rename", "lab/write.py", "lab/writer.py"), "'lab/write.py' is neither a chapter"),
        (("rename", "snippets/one/good.py", "snippets/two/good.py"), "is in a different task"),
        (("remove", "index.md", "chapters/post/page.md"), "'index.md' is neither a chapter"),
        (("remove", "chapters/post/page.md", "chapters/post/page.md"), "can't lead to itself"),
        (("remove", "chapters/post/page.md", "chapters/post/x.md"), "There is no chapter chapters/post/x.md"),
        (("one", "chapters/post/pag.md"), "did you mean 'chapters/post/page.md'?"),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_refused_and_changes_nothing(written, arguments, told):
    before = written_files(written)
    code, said = run(written, *arguments)
    assert code == 1 and told in said and "Traceback" not in said
    assert written_files(written) == before


def test_a_renamed_chapter_is_renamed_everywhere_and_leads_on(written):
    for name in ("pooling", "which_page"):
        run(written, "chapter", f"post/{name}", "Pooling")
    links = "See [the page](page.md), [which](which_page.md).\n\n"
    written.replace(
        "chapters/post/pooling.md", "After reading this page,", f"{links}After reading this page,"
    )
    written.write("tests/chapters/test_page.py", "A = 1\n")
    for old, new in (("page", "paper"), ("paper", "sheet")):
        code, said = run(written, "rename", f"chapters/post/{old}.md", f"chapters/post/{new}.md")
        assert code == 0, said
        assert run(written, "check")[0] == 0
    assert contents(written.root / "tests/chapters") == {"test_sheet.py": b"A = 1\n"}
    assert written.build().returncode == 0
    shown = written.page("chapters/post/pooling")
    assert 'href="sheet.html"' in shown and 'href="which_page.html"' in shown
    for old in ("page", "paper"):
        assert "sheet.html" in written.page(f"chapters/post/{old}")


def test_a_chapter_that_moves_to_another_folder_takes_its_links_along(written):
    run(written, "chapter", "post/pooling", "Pooling")
    written.write("chapters/post/data/counts.txt", "1\n")
    links = "[it](#page), [itself](page.md), [index](../../index.md#index), [which][], {download}`data <data/counts.txt>`"
    links += ", [root](/chapters/post/pooling.md), [site](https://example.org/pooling.md), `pooling.md`\n\n[which]: pooling.md#what-it-looks-like\n\n"
    written.replace("chapters/post/page.md", "```{code-cell}", links + "```{code-cell}")
    written.replace(
        "chapters/post/pooling.md",
        "After",
        "[One](page.md#page), [two](./page.md), [three](/chapters/post/page.md).\n\nAfter",
    )
    written.write(
        "tests/search_queries.toml",
        'a = [\n  ["page", "pooling", "page"],\n  ["b", "page_two"],\n]\n',
    )
    code, said = run(written, "rename", "chapters/post/page.md", "chapters/other/new/sheet.md")
    assert code == 0 and "Move it if the chapter belongs to another part" in said
    text = (written.root / "chapters/other/new/sheet.md").read_text()
    for link in (
        "(sheet.md)",
        "(../../../index.md#index)",
        "<../../post/data/counts.txt>",
        "/example.org/pooling.md)",
        "[root](/chapters/post/pooling.md)",
    ):
        assert link in text
    assert "[which]: ../../post/pooling.md#what-it-looks-like" in text
    text = (written.root / "chapters/post/pooling.md").read_text()
    assert "(../other/new/sheet.md#page)" in text and "(../other/new/sheet.md)" in text
    assert "(/chapters/other/new/sheet.md)" in text
    text = (written.root / "tests/search_queries.toml").read_text()
    assert text == 'a = [\n  ["page", "pooling", "sheet"],\n  ["b", "page_two"],\n]\n'
    assert run(written, "check")[0] == 0
    done = written.build()
    assert done.returncode == 0, done.stderr
    assert "sheet.html" in written.page("chapters/post/page")


def test_an_address_that_is_taken_again_leads_nowhere_else(written):
    for old, new in (("page", "sheet"), ("sheet", "page")):
        assert run(written, "rename", f"chapters/post/{old}.md", f"chapters/post/{new}.md")[0] == 0
    code, said = run(written, "chapter", "post/sheet", "Sheet")
    assert code == 0, said
    code, said = run(written, "check")
    assert code == 0, said


def test_what_names_a_chapter_outside_of_the_book_is_told(written):
    run(written, "chapter", "post/pooling", "Pooling")
    written.write(
        "tests/test_it.py",
        'A = 1\nPAGE = "chapters/post/page.html"\nB = "chapters/post/page_two"\n',
    )
    written.write(
        "tests/search_queries.toml", 'a = [\n  ["page", "pooling"],\n  ["b", "page"],\n]\n'
    )
    code, said = run(written, "rename", "chapters/post/page.md", "chapters/post/sheet.md")
    assert code == 0 and "  tests/test_it.py, line 2\n" in said and "search_queries" not in said
    code, said = run(written, "remove", "chapters/post/sheet.md", "chapters/post/pooling.md")
    assert code == 0 and "  tests/search_queries.toml, line 3\n" in said


def test_a_name_with_a_hyphen_is_another_name(written):
    written.write(
        "chapters/post/page-two.md",
        (written.root / "chapters/post/page.md").read_text().replace("# Page", "# Two"),
    )
    written.replace(
        "index.md", "chapters/post/page\n", "chapters/post/page\nchapters/post/page-two\n"
    )
    assert run(written, "rename", "chapters/post/page.md", "chapters/post/sheet.md")[0] == 0
    listed = "chapters/post/sheet\nchapters/post/page-two\n"
    assert listed in (written.root / "index.md").read_text()
    assert run(written, "rename", "chapters/post/page-two.md", "chapters/post/two.md")[0] == 0
    assert "chapters/post/sheet\nchapters/post/two\n" in (written.root / "index.md").read_text()


def test_a_renamed_snippet_is_renamed_everywhere_and_nothing_else(written):
    written.task(
        "one",
        '[keeps]\ngood = ["good"]\n[takes]\nbad = "good/quick"\n[[expected_errors]]\n'
        'variants = ["bad"]\nruntimes = ["quick"]\nerror = "ValueError: good"\nreason = "Not good."\n'
        '[[expected_errors]]\nvariants = ["bad", "good"]\nruntimes = []\nerror = "E"\nreason = "good"\n',
        good=GOOD + 'open("good", "w").close()\n',
        bad='"""Bad."""\nopen("good").close()\nraise ValueError("good")\n',
    )
    written.replace(
        "chapters/post/page.md", "```\n", '```\n\n{eval}`show.run("one/good/quick").printed`\n'
    )
    code, said = run(written, "rename", "snippets/one/good.py", "snippets/one/better.py")
    assert code == 0, said
    text = (written.root / "snippets/one/task.toml").read_text()
    assert 'better = "good"' in text and 'bad = "better/quick"' in text
    assert 'better = ["good"]' in text and 'variants = ["bad", "better"]' in text
    assert 'error = "ValueError: good"\nreason = "Not good."' in text
    assert run(written, "check")[0] == 0
    done = written.build()
    assert done.returncode == 0, done.stderr
    assert written.page("chapters/post/page").count("fine") == 2


def test_where_a_loop_may_name_a_renamed_snippet_is_told(written):
    loop = 'for name in ["good"]:\n    show.run(f"one/{name}/quick")'
    written.replace("chapters/post/page.md", "```\n", f"```\n\n```{{code-cell}}\n{loop}\n```\n")
    page = (written.root / "chapters/post/page.md").read_text()
    line = page.splitlines().index('for name in ["good"]:') + 1
    written.replace(
        "index.md", "# Index\n", '# Index\n\n```{code-cell}\none = "one/good/quick"\n```\n'
    )
    code, said = run(written, "rename", "snippets/one/good.py", "snippets/one/better.py")
    assert code == 0 and f"\n  chapters/post/page.md:{line}\n" in said
    index = (written.root / "index.md").read_text()
    assert 'one = "one/better/quick"' in index
    written.write("index.md", index.replace("better", "bettor"))
    code, said = run(written, "check")
    assert code == 1 and "index.md:4: Task 'one' has no variant 'bettor'" in said


def test_a_chapter_that_moves_to_another_part_keeps_its_name_in_queries(written):
    written.write("tests/search_queries.toml", 'a = [\n  ["b", "page"],\n]\n')
    code, said = run(written, "rename", "chapters/post/page.md", "chapters/other/page.md")
    assert code == 0 and "search_queries" not in said


def test_a_snippet_that_is_called_like_a_key_is_renamed_alone(written):
    declared = '[[expected_errors]]\nvariants = ["error"]\nruntimes = ["quick"]\n'
    declared += 'error = "ValueError: no"\nreason = "No."\n'
    written.task("two", declared, error='"""Fails."""\nraise ValueError("no")\n')
    code, said = run(written, "rename", "snippets/two/error.py", "snippets/two/fails.py")
    assert code == 0, said
    said = tomllib.loads((written.root / "snippets/two/task.toml").read_text())
    assert said["variants"] == {"fails": "error"}
    assert said["expected_errors"][0]["variants"] == ["fails"]
    assert said["expected_errors"][0]["error"] == "ValueError: no"


@pytest.mark.parametrize(
    ("usual", "unusual"),
    [
        ("good = ", "  good = "),
        ("good = ", '"good" = '),
        ('variants = ["good"]', 'variants = [\n  "good",\n]'),
    ],
)
def test_a_snippet_in_an_unusual_task_file_is_not_renamed(written, usual, unusual):
    declared = '[[expected_errors]]\nvariants = ["good"]\nruntimes = ["quick"]\n'
    written.task("one", declared + 'error = "ValueError: no"\nreason = "No."\n', good=GOOD)
    written.replace("snippets/one/task.toml", usual, unusual)
    before = contents(written.root / "snippets")
    code, said = run(written, "rename", "snippets/one/good.py", "snippets/one/better.py")
    assert code == 1
    assert "snippets/one/task.toml: it isn't written as in other tasks, so nothing was" in said
    assert contents(written.root / "snippets") == before


def test_a_removed_chapter_leads_to_another(written):
    run(written, "chapter", "post/pooling", "Pooling")
    for name in ("two", "two_more", "three", "four"):
        written.task(name, good=GOOD)
    cell = "\n\n```{{code-cell}}\nshow.result({})\n```\n"
    shown = "".join(
        map(cell.format, ('"two/good"', '"two_more/good"', "f'three/{\"good\"}'", '"four/good"'))
    )
    written.replace("chapters/post/page.md", "```\n", f"```\n{shown}")
    shown = cell.format('"two_more/good"') + "{eval}`show.run('four/good/quick').printed`\n"
    written.replace("chapters/post/pooling.md", "```\n", f"```\n{shown}")
    code, said = run(written, "remove", "chapters/post/page.md", "chapters/post/pooling.md")
    assert code == 0, said
    told = said[said.index("No chapter shows these tasks any more") :].splitlines()[1:]
    assert told == ["  snippets/one", "  snippets/three", "  snippets/two"]
    assert run(written, "check")[0] == 0
    assert written.build().returncode == 0
    assert "pooling.html" in written.page("chapters/post/page")


def test_a_single_page_executes_only_what_it_shows(written):
    written.task("two", other=GOOD.replace("fine", "never"))
    written.replace(
        "chapters/post/page.md",
        "An answer.",
        "An answer, [elsewhere](nowhere.md), {ref}`label`, {doc}`page2`.",
    )
    code, said = run(written, "one", "chapters/post/page.md")
    assert code == 0, said
    assert "executing 1 snippet" in said
    page = (written.root / "_build/one/html/chapters/post/page.html").read_text()
    assert "fine" in page
    assert not (written.root / "_build/html").exists()
    written.replace("snippets/one/good.py", "print", "prnt")
    for _ in range(2):  # and the second build must not silently succeed
        code, said = run(written, "one", "chapters/post/page.md")
        assert code == 1 and "one/good.py:2: in quick it raised NameError" in said
    assert (written.root / "_build/one/html/chapters/post/page.html").read_text() == page


def test_live_shows_what_is_saved_and_says_what_is_wrong(written):
    with subprocess.Popen(
        written.command("live"), cwd=written.root, env={**os.environ, "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    ) as live:  # fmt: skip
        stop = threading.Timer(120, live.kill)
        stop.start()

        def hear(word):
            return next(line for line in live.stdout if word in line)

        hear("Ctrl-C ends")
        for old, new in (("fine", "finer"), ("finer", "finest")):
            written.replace("snippets/one/good.py", old, new)
            said = list(
                itertools.takewhile(lambda line: "good.py: shown after" not in line, live.stdout)
            )
            # Once, and without starting TensorFlow again.
            assert [line for line in said if "executing" in line] == ["executing 1 snippet\n"]
            assert f"<span></span>{new}" in written.page("chapters/post/page")
        written.replace("snippets/one/good.py", "print", "prnt")
        assert "snippets/one/good.py:2: in quick it raised NameError" in hear("NameError")
        assert "finest" in written.page("chapters/post/page")
        killer = "import os\nos.kill(os.getppid(), 9)\nprnt"
        written.replace("snippets/one/good.py", "prnt", killer)
        assert "snippets/one/good.py, or a snippet executed" in hear(
            "the process that executes snippets has ended"
        )
        written.replace("snippets/one/good.py", f'{killer}("finest', 'print("as good')
        hear("shown after")
        assert "<span></span>as good" in written.page("chapters/post/page")
        # As many editors save: by a new file in the place of the old one.
        for title in ("One", "Two"):
            text = (written.root / "index.md").read_text()
            written.write("index.md.new", re.sub("# .*", f"# {title}", text))
            (written.root / "index.md.new").replace(written.root / "index.md")
            hear("index.md: shown after")
            assert f"<h1>{title}" in written.page("index")
        # A folder that is removed and put back is another folder, and a new file may be what a page waits for.
        (written.root / "_static").rename(written.root / "kept")
        time.sleep(0.5)
        shutil.copytree(written.root / "kept", written.root / "_static")
        hear("_static: shown after")
        written.write("_static/page.css", "p { color: red }\n")
        hear("page.css: shown after")
        written.replace("index.md", "# Two", "# Two\n\n```{include} MORE.md\n```")
        assert "MORE.md" in hear("MORE.md")
        written.write("MORE.md", "More.\n")
        hear("MORE.md: shown after")
        lock = written.root / "_build/lock"
        lock.unlink()
        lock.mkdir()
        written.replace("snippets/one/good.py", "as good", "never")
        assert "lock: Is a directory" in hear("Nothing was lost")
        live.send_signal(signal.SIGINT)
        assert live.wait() == 130
        stop.cancel()


class Idle:
    """Stands in for an executor."""

    closed = 0

    def close(self):
        self.closed += 1

    forget_ended = wait_until_warm = lambda self: None
    warm_up = lambda self, names: None


def test_live_says_that_its_build_was_killed(monkeypatch, capsys):
    executor: Any = Idle()
    monkeypatch.setattr(live, "build", lambda executor: os.kill(os.getpid(), signal.SIGKILL))
    assert not live.rebuild(executor) and executor.closed == 1
    assert "The build was killed by signal 9" in capsys.readouterr().err


@pytest.mark.parametrize("by_ctrl_c", [True, False])
def test_live_is_stopped_as_a_build_ends(monkeypatch, by_ctrl_c):
    wait, stopped = os.waitpid, KeyboardInterrupt(*[] if by_ctrl_c else [signal.SIGTERM])

    def stop_after(child, options):
        wait(child, options)
        raise stopped

    executor: Any = Idle()
    monkeypatch.setattr(live, "build", lambda executor: None)
    monkeypatch.setattr(os, "waitpid", stop_after)
    with pytest.raises(KeyboardInterrupt) as raised:
        live.rebuild(executor)
    assert raised.value is stopped


def test_live_ends_with_the_build_that_it_is_at(written):
    slow = (written.root / "snippets/one/good.py").read_text() + "import time\ntime.sleep(50)\n"
    with subprocess.Popen(
        written.command("live"), cwd=written.root, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as live:  # fmt: skip
        stop = threading.Timer(60, live.kill)
        stop.start()
        for line in live.stdout:
            if "Ctrl-C ends" in line:
                break
        before = written.site()
        written.write("snippets/one/good.py", slow)
        builds = (line for line in live.stderr if "executing 1 snippet" in line)
        assert len(list(itertools.islice(builds, 2))) == 2  # the first is of the build before
        live.terminate()
        assert live.wait() == 128 + signal.SIGTERM
        stop.cancel()
    assert written.site() == before
    assert processes(written) == []


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_live_that_waits_ends_with_the_signal_s_own_code(written, number):
    with subprocess.Popen(
        written.command("live"), cwd=written.root, stdout=subprocess.PIPE
    ) as live:
        while b"Ctrl-C ends" not in live.stdout.readline():
            assert live.poll() is None
        live.send_signal(number)
        assert live.wait(30) == 128 + number
    assert processes(written) == []


def test_a_check_names_all_that_is_wrong_at_once(written):
    written.write("lab/wrong.py", "import os\n")
    stray = f"# Stray\n\nSee [it](page.md#none), [that](gone.md), {MISSPELT}.\n"
    stray += "\n[Data](data.txt#l3)\n\n```{code-cell}\n```\n"
    written.write("chapters/post/stray.md", stray)
    written.write("chapters/a space.md", "# A space\n")
    written.replace("chapters/post/page.md", "one/good", "one/god")
    written.replace(
        "chapters/post/page.md", "An answer.", "{eval}`show.run('one/good/quik')`, {eval}`1 +`."
    )
    written.write("chapters/moved.toml", '"chapters/post/old" = "chapters/post/none"\n')
    written.write("runtimes/quick/recordings/one/good.json", "{")
    code = f'"""Two."""\nfrom lab import show\n# {"x" * 78}\nprint("\x1b")\n'
    written.task("two", json=code)
    code, said = run(written, "check")
    assert code == 1 and "Traceback" not in said
    for told in (
        "lab/wrong.py:1:8: F401",
        f"chapters/post/stray.md:3: {MISSPELT} ==> receive",
        "chapters/post/stray.md:1: its front matter must be",
        "under the title it needs the question",
        "chapters/post/stray.md: index.md doesn't list it",
        "chapters/a space.md: a chapter's name may contain only letters, digits, underscores and",
        "chapters/post/stray.md:3: there is no page gone.md",
        "chapters/post/stray.md:3: there is no heading #none",
        "chapters/post/page.md:17: Task 'one' has no variant 'god' (did you mean 'good'?)",
        "chapters/post/page.md:11: There is no runtime 'quik' (did you mean 'quick'?)",
        "chapters/post/page.md:11: this code can't be parsed: invalid syntax",
        "'chapters/post/old' leads to 'chapters/post/none', which does not exist",
        "runtimes/quick/recordings/one/good.json: the recording can't be used: it is truncated",
        "snippets/two/json.py: 'json' can't be the name of a variant",
        "snippets/two/json.py:2: it imports this project",
        "snippets/two/json.py:3: it has 80 characters, more than 79. Break it.",
        "snippets/two/json.py:4: pages can't show the control character '\\x1b'",
    ):
        assert told in said


def test_a_check_names_addresses_that_lead_nowhere(written):
    commit(written, "A page")
    (written.root / "chapters/post/page.md").rename(written.root / "chapters/post/pages.md")
    commit(written, "Another name")
    code, said = run(written, "check")
    assert code == 1
    assert (
        "lists chapters/post/page, which does not exist (did you mean 'chapters/post/pages'?)"
        in said
    )
    assert "chapters/post/pages.md: index.md doesn't list it" in said
    assert "chapters/post/page.md: it was published, but its address now leads nowhere." in said
    written.replace("index.md", "post/page", "post/pages")
    written.write("chapters/moved.toml", '"chapters/post/page" = "chapters/post/pages"\n')
    code, said = run(written, "check")
    assert code == 0, said
    without_line_end = '"chapters/post/page" = "chapters/post/pages"'
    written.write("chapters/moved.toml", without_line_end)
    assert run(written, "rename", "chapters/post/pages.md", "chapters/post/last.md")[0] == 0
    moved = tomllib.loads((written.root / "chapters/moved.toml").read_text())
    assert moved == {f"chapters/post/{name}": "chapters/post/last" for name in ("page", "pages")}


def test_what_was_removed_is_known_in_a_folder_of_another_repository(written):
    commit(written, "A page")
    inner = written.root / "chapters"  # as if this were the checkout
    (inner / "post/page.md").unlink()
    commit(written, "No page")
    assert history.removed(written.root) == ["chapters/post/page.md"]
    (inner / "chapters").mkdir()
    (inner / "chapters/one.md").write_text("# One\n")
    commit(written, "Another page")
    (inner / "chapters/one.md").unlink()
    commit(written, "No other page")
    assert history.removed(inner) == ["chapters/one.md"]


def test_a_check_takes_labels_for_labels_and_hidden_files_for_none(written):
    page = (written.root / "chapters/post/page.md").read_text()
    cell = '\n```{code-cell}\nshow.bars({"a": 1}, "steps/s", "mean/max")\n```\n'
    written.write("chapters/post/page.md", page + cell)
    written.write("snippets/one/._good.py", "# Of macOS\n")
    written.write("snippets/.ipynb_checkpoints/good.py", GOOD)
    assert run(written, "check") == (0, "2 pages and 1 tasks are in order.\n")


def test_a_check_names_what_tools_find_beside_a_chapter_that_is_no_text(written):
    written.write("lab/wrong.py", "import os\n")
    written.write("chapters/post/latin.md", b"# \xe9t\xe9\n")
    code, said = run(written, "check")
    assert code == 1 and "Traceback" not in said
    assert "lab/wrong.py:1:8: F401" in said
    assert "chapters/post/latin.md:1: it is not UTF-8" in said


def test_changes_are_told_run_by_run(written):
    written.task("two", other=GOOD.replace("fine", "as before"))
    written.task("three", listed='"""Listed."""\nvalues = {"one": [1]}\n')
    assert run(written, "remember")[0] == 0
    written.replace("snippets/three/listed.py", "[1]", "[2]")
    written.replace("snippets/one/good.py", "fine", "finer")
    code, said = run(written, "changes")
    assert code == 0, said
    assert "one/good/quick\n" in said and "  -fine" in said and "  +finer" in said
    assert "three/listed/quick\n" in said and "+value one: [2]" in said
    assert "two/other" not in said and "2 of 3 runs do something differently." in said
    assert "No runs are remembered." in run(written, "changes")[1]  # that upgrade is at its end
    assert run(written, "remember")[0] == 0
    written.replace("snippets/two/other.py", "as before", "in between")
    # An upgrade that was stopped begins again, and still compares with the runs from before.
    assert "The last upgrade did not end" in run(written, "remember")[1]
    assert "+in between" in run(written, "changes")[1]
    assert run(written, "remember")[0] == 0
    written.replace("snippets/three/listed.py", "[2]", "[3]")
    written.replace("snippets/one/good.py", 'print("finer")', "1 / 0")
    code, said = run(written, "changes")
    assert code == 1 and "+ZeroDivisionError: division by zero" in said
    remembered = written.root / "_build/remembered.json"
    (written.root / json.loads(remembered.read_text())["three/listed/quick"]).unlink()
    code, said = run(written, "changes")
    assert "three/listed/quick\n  its remembered file is lost" in said and "Traceback" not in said
    remembered.write_text(remembered.read_text()[:50])
    assert "No runs are remembered." in run(written, "changes")[1]


def test_a_check_reads_what_a_cell_loads_and_cells_within_lists(written):
    written.write("chapters/post/code.py", "from lab import show\n\nshow.code('one/gone')\n")
    cell = "```{code-cell}\n:load: code.py\n```\n\n   ```{code-cell}\n   show.code('one/goo')\n   ```\n"
    page = (written.root / "chapters/post/page.md").read_text()
    written.write("chapters/post/page.md", page + cell)
    code, said = run(written, "check")
    line = page.count("\n") + 6
    assert code == 1 and f"chapters/post/page.md:{line}: Task 'one' has no variant 'goo'" in said
    assert "chapters/post/code.py:3: Task 'one' has no variant 'gone'" in said
    assert "Traceback" not in said


def test_git_s_settings_change_nothing(written, tmp_path, monkeypatch):
    page = (written.root / "chapters/post/page.md").read_text()
    written.write("chapters/post/über.md", page.replace("# Page", "# Über"))
    commit(written, "All")
    (written.root / "chapters/post/über.md").unlink()
    commit(written, "One less")
    settings = tmp_path / "settings"
    settings.write_text("[core]\n\tquotePath = true\n[log]\n\tshowSignature = true\n")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(settings))
    assert history.removed(written.root) == ["chapters/post/über.md"]
    code, said = run(written, "check")
    assert code == 1 and "chapters/post/über.md: it was published, but its address" in said
    written.write("chapters/moved.toml", '"chapters/post/über" = "chapters/post/page"\n')
    assert run(written, "check") == (0, "2 pages and 1 tasks are in order.\n")


def test_links_that_are_broken_are_reported_in_a_file(written):
    written.replace("chapters/post/page.md", "An answer.", "[An answer](http://localhost:9/).")
    code, said = run(written, "linkcheck")
    assert code == 1 and "Some links are broken: see the messages above" in said
    report = written.root / "_build/linkcheck/linkcheck/output.txt"
    assert f"and {report.relative_to(written.root)}." in said
    assert "[broken] http://localhost:9/" in report.read_text()


@pytest.mark.parametrize("command", ["chapter", "snippet", "rename", "remove", "one", "verify"])
def test_what_a_command_is_given_may_begin_with_a_hyphen(command):
    given = ["NAME", "TITLE", "TASK", "VARIANT", "OLD", "NEW", "INSTEAD", "CHAPTER"]
    asked = ["make", "-n", command, *(f"{name}=--help" for name in given)]
    told = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True).stdout
    assert f"-m lab {command} -- " in told


def test_the_checkout_is_in_order():
    done = subprocess.run(
        ["make", "--no-print-directory", "check"], cwd=ROOT, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr
