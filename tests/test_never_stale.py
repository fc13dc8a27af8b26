"""After every change, an incremental build makes the same pages as a build from nothing, and executes only what the
change affects."""

import hashlib
import os
import re
import shutil
import signal
import subprocess
import sys
import time

import psutil
import pytest
from conftest import ROOT, Project, contents
from matplotlib import rc_context

from lab import runs
from lab.execute import PROCESSORS
from lab.show import chart

GOOD = '''"""Good."""
from pathlib import Path
import tensorflow as tf
tf.constant(1.0)  # in a graph, an operation to list
print(Path(__file__).with_name("data.txt").read_text())
'''
OTHER = '"""Other."""\nvalues = {"answer": 6 * 7}\nprint("other", object())\n'
WRITES = '"""Writes."""\nopen("kept.txt", "w").write("kept")\n'
READS = '"""Reads."""\nprint(open("kept.txt").read())\n'
TAKES = '[keeps]\nwrites = ["kept.txt"]\n[takes]\nreads = "writes/quick"\n'


def filled(root):
    """A project with two tasks, four snippets and two chapters."""
    project = Project(root)
    project.task("one", good=GOOD, other=OTHER)
    project.write("snippets/one/data.txt", "data")
    project.task("two", TAKES, writes=WRITES, reads=READS)
    project.replace("conf.py", 'viewer = "chapters/compare"', 'viewer = "chapters/second"')
    project.chapter("first", 'show.snippet("one/good")', 'show.outcomes("two")')
    project.chapter("second", 'show.result("one/other", "quick")', 'show.snippet("two/reads")')
    return project


def sources(project):
    """The contents of the project's own files, by name."""
    names = ["conf.py", "index.md", "requirements.txt", ".venv/installed.json"]
    names += [
        "runtimes/quick/" + name
        for name in ("runtime.toml", "requirements.txt", ".venv/installed.json")
    ]
    names += [path.name for path in project.root.glob("docutils.conf")]
    found = {name: (project.root / name).read_bytes() for name in names}
    for folder in ("lab", "snippets", "chapters", "_static", "runtimes/quick/recordings"):
        files = contents(project.root / folder)
        found |= {
            f"{folder}/{name}": text for name, text in files.items() if "__pycache__" not in name
        }
    return found


def restore(project, before):
    """Put all files back as they were."""
    for name in sources(project).keys() - before.keys():
        (project.root / name).unlink()
    for name, text in before.items():
        if not (project.root / name).exists() or (project.root / name).read_bytes() != text:
            project.write(name, text)


def from_nothing(project, tmp_path, runs=True):
    """The site that another checkout of the same files builds, with the runs copied there, or without them."""
    other = Project(tmp_path / "nothing")
    for name, text in sources(project).items():
        other.write(name, text)
    if runs:
        shutil.copytree(project.root / "_build" / "runs", other.root / "_build" / "runs")
    done = other.build()
    assert done.returncode == 0, done.stderr
    site = other.site()
    shutil.rmtree(other.root)
    return site


def executed(done):
    """How many snippets a build executed."""
    found = re.search(r"executing (\d+) snippet", done.stderr)
    return int(found[1]) if found else 0


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """A built project; its files are restored after each test."""
    project = filled(tmp_path_factory.mktemp("stale") / "project")
    done = project.build()
    assert done.returncode == 0 and executed(done) == 4, done.stderr
    project.before, project.good = sources(project), project.site()
    return project


def stamp(project, **changes):
    """Change what the runtime's installer wrote."""
    path = project.root / "runtimes/quick/.venv/installed.json"
    text = path.read_text()
    for name, value in changes.items():
        text = re.sub(rf'"{name}": "[^"]*"', f'"{name}": "{value}"', text)
    project.write("runtimes/quick/.venv/installed.json", text)


def new_lock(project):
    project.replace("runtimes/quick/requirements.txt", "==", " ==")
    lock = (project.root / "runtimes/quick/requirements.txt").read_bytes()
    stamp(project, lock=hashlib.sha256(lock).hexdigest())


def renamed_snippet(project):
    (project.root / "snippets/one/other.py").rename(project.root / "snippets/one/another.py")
    project.replace("snippets/one/task.toml", 'other = "other"', 'another = "other"')
    project.replace("chapters/second.md", "one/other", "one/another")


def removed_snippet(project):
    (project.root / "snippets/two/reads.py").unlink()
    project.replace("snippets/two/task.toml", 'reads = "reads"\n', "")
    project.replace("snippets/two/task.toml", '[takes]\nreads = "writes/quick"\n', "")
    project.replace("chapters/second.md", 'show.snippet("two/reads")', "None")


def added_snippet(project):
    project.write("snippets/one/third.py", '"""Third."""\nprint(3)\n')
    project.replace("snippets/one/task.toml", "[variants]\n", '[variants]\nthird = "third"\n')
    project.replace("chapters/first.md", 'show.outcomes("two")', 'show.outcomes("one")')


def renamed_chapter(project):
    (project.root / "chapters/first.md").rename(project.root / "chapters/firstly.md")
    project.write("chapters/moved.toml", '"chapters/first" = "chapters/firstly"\n')


CHANGES = {
    "a snippet": (lambda p: p.replace("snippets/one/other.py", '"other"', '"changed"'), 1),
    "a snippet whose files are taken": (
        lambda p: p.replace("snippets/two/writes.py", '"kept")', '"new")'),
        2,
    ),
    "a comment in a snippet": (
        lambda p: p.write("snippets/one/good.py", p.before["snippets/one/good.py"] + b"# More.\n"),
        1,
    ),
    "a comment in a snippet whose files are taken": (
        lambda p: p.write(
            "snippets/two/writes.py", p.before["snippets/two/writes.py"] + b"# More.\n"
        ),
        2,
    ),
    "a file beside a snippet": (lambda p: p.write("snippets/one/data.txt", "other data"), 2),
    "a task file": (lambda p: p.replace("snippets/two/task.toml", '= "reads"', '= "Reads it"'), 0),
    "a task's time limit": (
        lambda p: p.replace("snippets/two/task.toml", "\n[variants]", "seconds = 50\n[variants]"),
        2,
    ),
    "the code that executes": (lambda p: p.replace("lab/inside/normal.py", "0x…", "0y…"), 4),
    "the code that shows": (lambda p: p.replace("lab/show/snippets.py", "✓ works", "✓ fine"), 0),
    "a chapter": (lambda p: p.replace("chapters/first.md", "# First", "# The first"), 0),
    "a title's look": (lambda p: p.replace("chapters/first.md", "# First", "# *First*"), 0),
    "a caption of the contents": (
        lambda p: p.replace("index.md", ":glob:", ":caption: New\n:glob:"),
        0,
    ),
    "the front page": (lambda p: p.replace("index.md", "# Index", "# Front"), 0),
    "the settings": (lambda p: p.replace("conf.py", 'project = "', 'project = "New '), 0),
    "docutils' settings": (
        lambda p: p.write("docutils.conf", "[html writers]\ninitial_header_level: 3\n"),
        0,
    ),
    "the style": (lambda p: p.write("_static/style.css", "p { color: red }\n"), 0),
    "a runtime's lock": (new_lock, 4),
    "a runtime's switches": (
        lambda p: p.write(
            "runtimes/quick/runtime.toml",
            p.before["runtimes/quick/runtime.toml"] + b'[switches]\nSWITCH = "1"\n',
        ),
        4,
    ),
    "a runtime's Python": (lambda p: stamp(p, python="3.99.0"), 4),
    "a snippet renamed": (renamed_snippet, 1),
    "a snippet removed": (removed_snippet, 0),
    "a snippet added": (added_snippet, 1),
    "a chapter added": (lambda p: p.chapter("third", 'show.code("one/other")'), 0),
    "a chapter removed": (lambda p: (p.root / "chapters/second.md").unlink(), 0),
    "a chapter renamed": (renamed_chapter, 0),
}


# No page shows these effects, but pages could.
UNSEEN = {
    "a task's time limit",
    "a comment in a snippet whose files are taken",
    "a runtime's lock",
    "a runtime's Python",
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_and_its_undoing_give_the_pages_of_a_build_from_nothing(built, tmp_path, change):
    make, count = CHANGES[change]
    make(built)
    done = built.build()
    assert done.returncode == 0, done.stderr
    assert executed(done) == count
    site = built.site()
    assert (site == built.good) == (change in UNSEEN)
    assert_same(site, from_nothing(built, tmp_path))
    restore(built, built.before)
    back = built.build()
    assert back.returncode == 0 and executed(back) == 0, back.stderr
    assert_same(built.site(), built.good)


def assert_same(one, other):
    assert sorted(one) == sorted(other)
    assert [name for name in one if one[name] != other[name]] == []


def test_pages_follow_what_lies_on_other_pages_and_what_they_take_in(project, tmp_path):
    project.task("one", good='"""Good."""\n')
    project.chapter("first", "show.executed()")
    first = (project.root / "chapters/first.md").read_text()
    project.write("chapters/first.md", first + "## A part\n\n```{include} text.inc\n```\n")
    project.write("chapters/text.inc", "Some words.\n")
    project.write("chapters/second.md", "# Second\n\n[](first.md#a-part)\n")
    assert project.build().returncode == 0
    project.replace("chapters/first.md", "## A part", "## A *part*!")
    project.task("two", other='"""Other."""\n')
    project.write("chapters/text.inc", "Other words.\n")
    os.utime(project.root / "chapters/text.inc", (0, 0))
    done = project.build()
    assert done.returncode == 0 and executed(done) == 1, done.stderr
    assert "A part!" in re.sub("<[^>]*>", "", project.page("chapters/second"))
    assert "2 snippets in 2 tasks" in project.page("chapters/first")
    assert "Other words" in project.page("chapters/first")
    assert_same(project.site(), from_nothing(project, tmp_path))
    project.replace("chapters/first.md", "## A *part*!", "## Another")
    project.write("notes.cfg", "More words.\n")
    project.replace("chapters/first.md", "text.inc", "../notes.cfg")
    done = project.build()
    assert done.returncode == 1
    assert "chapters/second.md:3: WARNING: " in done.stderr and "a-part" in done.stderr
    assert "It uses notes.cfg, whose changes no build would notice" in done.stderr


def test_links_to_a_run_follow_it_to_another_page(project, tmp_path):
    declared = (
        'variants = ["fails"]\nruntimes = ["quick"]\nerror = "ValueError: no"\nreason = "So."\n'
    )
    fails = '"""Fails."""\nraise ValueError("no")\n'
    project.task("one", f"[[expected_errors]]\n{declared}", fails=fails)
    project.chapter("errors", "show.expected_errors()")
    for here, there in ("first", "second"), ("second", "first"):
        project.chapter(here, 'show.snippet("one/fails")')
        project.chapter(there, "print(1)")
        done = project.build()
        assert done.returncode == 0, done.stderr
        assert f'href="{here}.html#run-one-fails-quick"' in project.page("chapters/errors")
    assert_same(project.site(), from_nothing(project, tmp_path))


READ = """
import lab.site
from lab import show
from lab.build import build
from lab.execute import Executor

start = lab.site.Cells.start_client


def told(cells):
    print("reads", cells.path.name)
    start(cells)


lab.site.Cells.start_client = told
with Executor(show.book()) as executor:
    build(executor)
"""


def test_only_pages_that_show_something_else_are_read_again(project, tmp_path):
    """The cells of the others are executed again, and show the same."""
    project.task("one", good='"""Good."""\nvalues = {"seen": 1, "unseen": 1}\n')
    project.chapter("first", 'show.run("one/good/quick").values["seen"]')
    text = (project.root / "chapters/first.md").read_text()
    evaluated = text + "{eval}`show.run('one/good/quick').values['unseen']`\n"
    project.write("chapters/second.md", evaluated)
    project.chapter("third", 'show.code("one/good")')
    project.chapter("awaits", "import os\nprint(os.path.exists('chapters/late.csv'))")
    project.chapter(
        "fourth", 'show.run("one/good/quick").values["unseen"] < 3 and show.all_runs()[:0]'
    )
    assert project.build().returncode == 0

    def read():
        done = subprocess.run(
            [project.command()[0], "-c", READ], cwd=project.root, capture_output=True, text=True
        )
        assert done.returncode == 0, done.stderr
        assert_same(project.site(), from_nothing(project, tmp_path))
        return sorted(re.findall(r"reads (\w+)", done.stdout))

    project.replace("snippets/one/good.py", '"unseen": 1', '"unseen": 2')
    assert read() == ["second", "third"]
    project.replace("snippets/one/good.py", '"seen": 1', '"seen": 2')
    assert read() == ["first", "second", "third"]
    project.replace("snippets/one/good.py", '"unseen": 2', '"unseen": 3')
    assert read() == ["fourth", "second", "third"]


LATER = """
import sys
from pathlib import Path
from lab import show
from lab.book import Book
from lab.execute import Executor
from lab.problems import Problem

with Executor(show.book()) as executor:
    executor.warm_up(["quick"])
    if sys.argv[1] == "started":
        executor.wait_until_warm()
    file = Path(sys.argv[2])
    before = file.read_text()
    file.write_text(before + sys.argv[3])
    executor.wait_until_warm()
    if sys.argv[1] == "undone":
        file.write_text(before)
    executor.book = Book()
    try:
        executor.execute(executor.book.addresses())
    except Problem as problem:
        print(problem)
print(*Path("_build/runs").rglob("*.json"))
"""


@pytest.mark.parametrize("when, file, more", [
    ("started", "lab/inside/guard.py", "#"), ("undone", "lab/inside/observe.py", "#"),
    ("started", "runtimes/quick/runtime.toml", '[switches]\nA = "1"'),
])  # fmt: skip
def test_a_runtime_executes_nothing_for_code_other_than_it_has_imported(project, when, file, more):
    project.task("one", good='"""Good."""\n')
    done = subprocess.run(
        [project.command()[0], "-c", LATER, when, file, more],
        cwd=project.root, capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    said = "lab/inside/ or runtimes/quick/runtime.toml was changed after TensorFlow was started, so nothing is"
    assert done.stdout.startswith(said) and ".json" not in done.stdout


def test_new_code_is_not_shown_above_an_old_result(project):
    """As where a chapter is opened in Jupyter: the process stays, and the snippet is saved again."""
    project.task("one", good='"""Good."""\nprint("fine")\n')
    project.chapter("page", 'show.code("one/good")')
    assert project.build().returncode == 0
    code = """
from lab import show
assert "fine" in show.snippet("one/good")
show.book().tasks["one"].snippet("good").write_text('"Good."\\nprint("finer")')
show.snippet("one/good")
"""
    done = subprocess.run(
        [project.command()[0], "-c", code], cwd=project.root, capture_output=True, text=True
    )
    assert done.returncode == 1
    assert "Problem: snippets/one/good.py was changed since its runs were looked up." in done.stderr


def test_a_page_states_the_version_of_tensorflow_whose_runs_it_uses(project, tmp_path):
    """Also if its cells show the same as with the version before."""
    project.task("one", good='"""Good."""\nvalues = {"answer": 42}\n')
    project.chapter("page", 'show.run("one/good/quick").values["answer"]')
    project.replace(
        "runtimes/quick/runtime.toml",
        'preload = ["tensorflow"]\n',
        'preload = ["tensorflow", "version"]\nswitches = {PYTHONPATH = "."}\n',
    )
    version = "import tensorflow\ntensorflow.__version__ = '{}.0'\n"
    project.write("runtimes/quick/version.py", version.format(98))
    assert project.build().returncode == 0
    assert "TensorFlow 98.0" in project.page("chapters/page")
    project.write("runtimes/quick/version.py", version.format(99))
    new_lock(project)
    done = project.build()
    assert done.returncode == 0 and executed(done) == 1, done.stderr
    assert "TensorFlow 99.0" in project.page("chapters/page")


def test_pages_follow_what_their_cells_open(project, tmp_path):
    project.task("one", good='"""Good."""\n')
    project.write("chapters/first.csv", "1\n")
    project.write("chapters/second.csv", "2\n")
    project.chapter("page", 'print(open("chapters/first.csv").read())', 'show.code("one/good")')
    add = "from pathlib import Path\nprint(Path('chapters/second.csv').read_text())"
    project.chapter("other", add)
    assert project.build().returncode == 0
    for name in ("first", "second"):
        project.write(f"chapters/{name}.csv", f"the new {name}\n")
    assert project.build().returncode == 0
    assert "the new first" in project.page("chapters/page")
    assert "the new second" in project.page("chapters/other")
    assert_same(project.site(), from_nothing(project, tmp_path))
    project.write("notes.cfg", "3\n")
    project.replace("chapters/other.md", "chapters/second.csv", "notes.cfg")
    project.write("chapters/.hidden.csv", "4\n")
    project.replace("chapters/page.md", "chapters/first.csv", "chapters/.hidden.csv")
    done = project.build()
    assert done.returncode == 1
    assert "It uses notes.cfg, whose changes no build would notice" in done.stderr
    assert "It uses chapters/.hidden.csv, whose changes no build would notice" in done.stderr
    assert "index" not in done.stderr


def test_pages_follow_what_their_cells_import_and_what_was_not_there_yet(project, tmp_path):
    project.write("chapters/helper.py", "NUMBER = 1\n")
    project.chapter("page", 'import sys\nsys.path.append("chapters")\nimport helper\nhelper.NUMBER')
    awaits = 'try:\n    print(open("chapters/late.csv").read())\nexcept FileNotFoundError:\n    print("none")'
    project.chapter("other", awaits)
    page = (project.root / "chapters/other.md").read_text()
    # An empty cell isn't executed.
    project.write("chapters/other.md", page + "```{code-cell}\n```\n")
    done = project.build()
    assert done.returncode == 0, done.stderr
    assert not (project.root / "chapters/__pycache__").exists()
    project.write("chapters/helper.py", "NUMBER = 22222\n")
    project.write("chapters/late.csv", "it came\n")
    assert project.build().returncode == 0
    assert "22222" in project.page("chapters/page") and "it came" in project.page("chapters/other")
    assert_same(project.site(), from_nothing(project, tmp_path, runs=False))


def test_pages_follow_whether_a_file_is_there_and_no_environment_variable(project, tmp_path):
    looks = "import os\nfrom pathlib import Path\nprint(os.path.exists('chapters/a.csv'), Path('chapters').is_dir())"
    project.chapter("page", looks)
    looks = "import os\nfrom pathlib import Path\nprint(Path('chapters/b.csv').is_file(), os.path.lexists('chapters/c'),"
    project.chapter("other", f"{looks} os.access('chapters/d/', 0))")
    asks = "import os\nprint(os.environ.get('KERAS_BACKEND'), 'PATH' in os.environ)"
    project.chapter("third", asks)
    project.write("chapters/b.csv", "1\n")
    project.write("chapters/d/page.csv", "1\n")
    assert project.build(KERAS_BACKEND="jax").returncode == 0
    assert "False True" in project.page("chapters/page")
    assert "True False True" in project.page("chapters/other")
    assert "None True" in project.page("chapters/third")
    project.write("chapters/a.csv", "1\n")
    (project.root / "chapters/b.csv").unlink()
    (project.root / "chapters/c").symlink_to("a.csv")
    shutil.rmtree(project.root / "chapters/d")
    assert project.build().returncode == 0
    assert "True True" in project.page("chapters/page")
    assert "False True False" in project.page("chapters/other")
    assert_same(project.site(), from_nothing(project, tmp_path, runs=False))
    (project.root / "chapters/c").unlink()
    # Libraries look for their files in the checkout, as Matplotlib for this one.
    project.chapter("fourth", "import os\nprint('there:', os.path.exists('matplotlibrc'))")
    done = project.build()
    assert done.returncode == 0, done.stderr
    assert "there: False" in project.page("chapters/fourth")


def test_what_moves_to_an_earlier_page_is_not_there_twice(project, tmp_path):
    part = "(a-label)=\n\n## A part\n\n{term}`word`\n\n```{glossary}\nword\n: A term.\n```\n\n"
    part += "```{py:module} amodule\n```\n\n```{py:function} called()\n```\n"
    links = "# Links\n\n[](#a-label), {term}`word`, {py:func}`amodule.called`\n"
    for name, text in ("first", ""), ("second", ""), ("third", part):
        project.write(f"chapters/{name}.md", f"# {name}\n\n{text}")
    project.write("chapters/fourth.md", links)
    assert project.build().returncode == 0
    for to, part_of in ("first", "third"), ("second", "first"):
        project.write(f"chapters/{to}.md", f"# {to}\n\n{part}")
        project.write(f"chapters/{part_of}.md", f"# {part_of}\n")
        done = project.build()
        assert done.returncode == 0, done.stderr
        assert project.page("chapters/fourth").count(f'href="{to}.html#') == 3
    assert_same(project.site(), from_nothing(project, tmp_path, runs=False))
    project.write("chapters/second.md", "# second\n\n" + part.replace("called()", "other()"))
    done = project.build()
    assert done.returncode == 1
    assert "fourth.md:3: WARNING: py:func reference target not found: amodule.called" in done.stderr


def test_a_toctree_of_a_chapter_follows_all_headings(project, tmp_path):
    project.write("index.md", "# Index\n\n```{toctree}\n:hidden:\n\nchapters/first\n```\n")
    project.write("chapters/first.md", "# First\n\n```{toctree}\n:maxdepth: 9\n\nsecond\n```\n")
    project.write("chapters/second.md", "# Second\n\n```{toctree}\nthird\n```\n")
    project.write("chapters/third.md", "# Third\n\n## Use it\n\n### More\n\n#### Four\n")
    assert project.build().returncode == 0
    project.replace("chapters/third.md", "## Use it", "## Use `it`")
    project.replace("chapters/third.md", "#### Four", "#### Fourth")
    assert project.build().returncode == 0
    assert "third.html#fourth" in project.page("chapters/first")
    assert_same(project.site(), from_nothing(project, tmp_path, runs=False))


def test_pages_follow_what_their_cells_did_not_find(project, tmp_path):
    project.task("one", good='"""Good."""\n')
    project.chapter("files", 'print(len(show.task("one").data_files), "files")')
    asks = (
        'try:\n    print(show.run("one/late/quick").printed)\nexcept Exception:\n    print("none")'
    )
    project.chapter("asks", asks)
    imports = "import sys\nsys.path[:0] = ['chapters/a', 'chapters/b']\nimport importlib.util\nimport helper\n"
    project.chapter(
        "imports", imports + "print(helper.NAME, bool(importlib.util.find_spec('late')))"
    )
    project.write("chapters/b/helper.py", "NAME = 'from b'\n")
    assert project.build().returncode == 0
    assert "from b False" in project.page("chapters/imports")
    project.task("one", good='"""Good."""\n', late='"""Late."""\nprint("later")\n')
    project.write("snippets/one/data.csv", "1\n")
    project.write("chapters/a/helper.py", "NAME = 'from a'\n")
    project.write("chapters/a/late.py", "")
    assert project.build().returncode == 0
    assert "1 files" in project.page("chapters/files") and "later" in project.page("chapters/asks")
    assert "from a True" in project.page("chapters/imports")
    assert_same(project.site(), from_nothing(project, tmp_path))


def test_a_picture_is_the_one_that_is_named(project, tmp_path):
    project.write("chapters/picture.svg", '<svg xmlns="http://www.w3.org/2000/svg"/>')
    project.write("chapters/page.md", "# Page\n\n![](picture.svg)\n")
    assert project.build().returncode == 0
    # Sphinx would take this one instead, for a book in English.
    project.write("chapters/picture.en.svg", '<svg xmlns="http://www.w3.org/2000/svg"> </svg>')
    assert project.build().returncode == 0
    assert "picture.en" not in project.page("chapters/page")
    assert_same(project.site(), from_nothing(project, tmp_path, runs=False))


def test_sets_have_the_same_order_in_every_build():
    told = ["make", "--no-print-directory", "--eval", "told: ; @echo $$PYTHONHASHSEED", "told"]
    assert subprocess.check_output(told, cwd=ROOT, text=True) == "0\n"


def test_a_page_meets_nothing_of_what_cells_of_another_did(project, tmp_path):
    project.task("one", good='"""Good."""\nvalues = {"rows": [3, 1, 2]}\n')
    shows = 'show.run("one/good/quick").values["rows"]'
    spoils = f"""
import builtins, os
{shows}.sort()
show.run = builtins.repr = None
os.environ["HOME"] = "nowhere"
os.chdir("/")"""
    project.chapter("a", spoils)
    project.chapter(
        "b", f"import os\nprint({shows}, os.environ['HOME'] == 'nowhere', os.getcwd() == '/')"
    )
    done = project.build()
    assert done.returncode == 0, done.stderr
    assert "[3, 1, 2] False False" in project.page("chapters/b")
    assert_same(project.site(), from_nothing(project, tmp_path))


def test_charts_do_not_follow_a_reader_s_settings():
    def draw():
        return chart.lines({"a": ([1, 2], [3, 4])}, "x", "y", "title") + chart.bars(
            {"a": 1}, "x", "y"
        )

    drawn = draw()
    with rc_context({"lines.linewidth": 9, "font.size": 30, "hatch.linewidth": 5}):
        assert draw() == drawn


def test_two_builds_from_nothing_are_identical(built, tmp_path, monkeypatch):
    assert_same(from_nothing(built, tmp_path, runs=False), built.good)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert_same(from_nothing(built, tmp_path), built.good)


def test_a_build_that_fails_late_leaves_each_file_of_the_last_site(built):
    built.replace("snippets/one/good.py", "1.0", "2.0")
    built.replace("snippets/one/task.toml", 'title = "one"', 'title = "Another"')
    built.replace("chapters/second.md", "# Second", "# Second\n\n[Nowhere](nowhere.md)")
    done = built.build()
    assert done.returncode == 1 and "nowhere.md" in done.stderr
    assert_same(built.site(), built.good)
    restore(built, built.before)
    assert "Nothing has changed" in built.build().stdout


SAVES = '''"""Saves."""
import h5py
import tensorflow.compat.v1 as tf
tf.disable_control_flow_v2()
with tf.Graph().as_default(), tf.Session() as session:
    steps = [tf.constant(step) for step in range(1, 6)]
    tf.while_loop(lambda i: i < 9, lambda i: i + tf.add_n(steps), [0])
    inputs = tf.placeholder(tf.float32, [None, 4])
    outputs = tf.matmul(inputs, tf.get_variable("weights", [4, 2], initializer=tf.ones_initializer()))
    session.run(tf.global_variables_initializer())
    tf.train.Saver().save(session, "./saved.ckpt")
    tf.saved_model.simple_save(session, "exported", {"inputs": inputs}, {"outputs": outputs})
    with open("frozen.pb", "wb") as file:
        file.write(session.graph_def.SerializeToString())
with h5py.File("weights.h5", "w") as file:
    file.create_dataset("weights", data=[1.0], track_times=True)
import os
os.chdir("/")  # its files are found all the same
'''
LOADS = '''"""Loads."""
import tensorflow.compat.v1 as tf
with tf.Graph().as_default(), tf.Session() as session:
    tf.saved_model.load(session, ["serve"], "exported")
    print(*(variable.name for variable in tf.global_variables()))
'''
KEEPS = '[keeps]\nsaves = ["saved.ckpt*", "checkpoint", "exported/**", "frozen.pb", "weights.h5"]\n[takes]\nloads = "saves/quick"\n'


def test_a_saved_graph_is_the_same_each_time_and_a_folder_is_handed_on(project):
    project.task("graph", KEEPS, saves=SAVES, loads=LOADS)
    project.chapter("first", 'show.snippet("graph/saves")', 'show.result("graph/loads", "quick")')
    sites = []
    for _ in range(3):  # in a map of few entries two orders are often the same
        done = project.build()
        assert done.returncode == 0, done.stderr
        found = map(runs.read, (project.root / "_build" / "runs").rglob("*.json"))
        kept = next(run.files for run in found if run.address.variant == "saves")
        sites.append((kept, project.site()))
        shutil.rmtree(project.root / "_build")
    assert {"saved.ckpt.meta", "exported/saved_model.pb", "frozen.pb", "weights.h5"} < kept.keys()
    assert "weights:0" in sites[0][1]["chapters/first.html"].decode()
    assert sites[0] == sites[1] == sites[2]


def test_a_renamed_chapter_s_old_address_redirects(built):
    renamed_chapter(built)
    assert built.build().returncode == 0
    assert 'url=firstly.html"' in built.page("chapters/first")
    restore(built, built.before)
    assert built.build().returncode == 0


def test_file_times_tell_nothing(built, tmp_path):
    built.replace("snippets/one/other.py", '"other"', '"of equal times"')
    built.replace("chapters/first.md", "# First", "# The first")
    for name in sources(built):
        # All the same, and earlier than everything that was built.
        os.utime(built.root / name, (10**9, 10**9))
    done = built.build()
    assert done.returncode == 0 and executed(done) == 1
    assert_same(built.site(), from_nothing(built, tmp_path))
    restore(built, built.before)
    assert built.build().returncode == 0
    assert_same(built.site(), built.good)


def test_a_build_folder_from_elsewhere_is_no_harm(built, tmp_path):
    other = filled(tmp_path / "elsewhere")
    other.replace("snippets/one/other.py", '"other"', '"elsewhere"')
    shutil.copytree(built.root / "_build", other.root / "_build")
    done = other.build()
    assert done.returncode == 0 and executed(done) == 1, done.stderr
    assert_same(other.site(), from_nothing(other, tmp_path))


def test_a_site_that_was_changed_by_hand_is_made_anew(built):
    good = built.site()
    (built.root / "_build/html/chapters/first.html").write_text("forged")
    (built.root / "_build/html/index.html").unlink()
    built.write("_build/html.old", "no folder")
    assert built.build().returncode == 0
    assert_same(built.site(), good)
    assert not (built.root / "_build/html.old").exists()


@pytest.mark.parametrize("left", [b"", b"cut", b"one two\n", b"\xff\xfe"])
def test_a_damaged_state_is_begun_anew(built, left):
    state = built.root / "_build/sphinx"
    (state / "finished").write_bytes(left)
    assert built.build().returncode == 0
    assert_same(built.site(), built.good)
    for name in ("doctrees/chapters/first.doctree", "buildinfo"):
        (state / name).write_bytes(left)
    built.replace("chapters/second.md", "# Second", "# Another")
    done = built.build()
    assert done.returncode == 0, done.stderr
    assert built.page("chapters/first") == built.good["chapters/first.html"].decode().replace(
        "Second", "Another"
    )
    restore(built, built.before)
    assert built.build().returncode == 0
    assert_same(built.site(), built.good)


def test_a_build_writes_only_what_has_changed_and_nothing_of_the_last_one(built):
    """Builds share files by hard links: one that is written must be a new file."""

    def kept():
        folders = [built.root / "_build" / name for name in ("html", "sphinx")]
        return {
            path: (path.stat().st_ino, path.read_bytes())
            for folder in folders
            for path in folder.rglob("*")
            if path.is_file()
        }

    before = kept()
    built.replace("snippets/one/good.py", "print(", 'print("Changed.", ')
    assert built.build().returncode == 0
    now = kept()
    shared = re.compile(r"_build/(html/(chapters|snippets|runs)|sphinx/doctrees/chapters)/")
    new = {
        str(path.relative_to(built.root / "_build"))
        for path in now
        if shared.search(str(path)) and now[path][0] != before[path][0]
    }
    assert new == {
        "html/chapters/first.html",
        "html/runs/one.js",
        "html/snippets/one/good.ipynb",
        "html/snippets/one/good.py",
        "sphinx/doctrees/chapters/first.doctree",
    }
    built.replace("snippets/two/reads.py", "print(", 'print("Changed.", ')
    dead = b'\n<a href="nowhere.html">It</a>\n'
    built.write("chapters/second.md", built.before["chapters/second.md"] + dead)
    done = built.build()
    assert done.returncode == 1 and "leads nowhere" in done.stderr
    assert kept() == now
    restore(built, built.before)
    assert built.build().returncode == 0
    assert_same(built.site(), built.good)


def test_the_site_may_be_a_link_to_what_a_server_shows(built, tmp_path):
    site = built.root / "_build/html"
    shutil.move(site, tmp_path / "shown")
    site.symlink_to(tmp_path / "shown")
    for new in ("Another", "A third"):
        built.replace("chapters/second.md", "# Second", f"# {new}")
        done = built.build()
        assert done.returncode == 0, done.stderr
        assert new in (tmp_path / "shown/chapters/second.html").read_text()
        restore(built, built.before)
    assert built.build().returncode == 0
    assert_same(built.site(), built.good)
    assert [path.name for path in tmp_path.iterdir()] == ["shown"]
    site.unlink()
    shutil.move(tmp_path / "shown", site)


def test_what_editors_leave_is_not_published_and_what_is_named_like_sphinx_s_is(built):
    for name in ("chapters/.left.md", "chapters/left~/left.md"):
        built.write(name, "# Left\n")
    built.write("_static/left.css~", "")
    for name in ("chapters/plus.png", "_static/minus.png"):
        built.write(name, b"a picture")
    built.write("chapters/first.md", built.before["chapters/first.md"] + b"\n![It](plus.png)\n")
    done = built.build()
    assert done.returncode == 0, done.stderr
    site = built.site()
    assert not [name for name in site if "left" in name]
    assert site["_images/plus.png"] == site["_static/minus.png"] == b"a picture"
    restore(built, built.before)
    (built.root / "chapters/left~").rmdir()
    assert built.build().returncode == 0
    assert_same(built.site(), built.good)


def test_a_link_to_a_folder_is_refused(built, tmp_path):
    shutil.copytree(built.root / "snippets/one", tmp_path, dirs_exist_ok=True)
    for names in (("chapters/linked", "_static/linked"), ("snippets/linked",)):
        for name in names:
            (built.root / name).symlink_to(tmp_path)
        done = built.build()
        for name in names:
            (built.root / name).unlink()
        assert done.returncode == 1
        for name in names:
            assert f"{name}: it is a link to a folder" in done.stderr
    assert built.build().returncode == 0
    assert_same(built.site(), built.good)


def test_parallel_and_serial_reading_give_the_same_pages(built, tmp_path):
    for number in range(8):
        built.chapter(f"more{number}", 'show.snippet("one/good")', 'show.outcomes("two")')
    assert built.build().returncode == 0
    found = {}
    for jobs in ("1", "2"):
        out = tmp_path / jobs
        python = built.command()[0]
        subprocess.run(
            [python, "-m", "sphinx", "-W", "-q", "-j", jobs, "-d", f"{out}-trees", ".", out],
            cwd=built.root,
            check=True,
        )
        found[jobs] = contents(out)
    assert_same(found["1"], found["2"])
    assert len([name for name in found["1"] if "more" in name]) >= 8
    restore(built, built.before)
    assert built.build().returncode == 0


# -- recordings ----------------------------------------------------------------------------------

RECORDED = {"PYTHON_QUICK": "none"}


@pytest.fixture(scope="module")
def recorded(built):
    done = built.build("record")
    assert done.returncode == 0, done.stderr
    built.before = sources(built)
    return built


def spoil(change):
    def spoiled(path):
        path.write_text(change(path.read_text()))

    return spoiled


@pytest.mark.parametrize(
    ("spoiled", "told"),
    [
        (spoil(lambda text: text.replace("other", "forged")), "it was changed by hand"),
        (spoil(lambda text: text[:300]), "it is truncated"),
        (lambda path: path.unlink(), "there is no recording of one/other/quick"),
    ],
)
def test_a_recording_that_cannot_be_used_stops_the_build(recorded, spoiled, told):
    assert recorded.build(**RECORDED).returncode == 0
    good = recorded.site()
    spoiled(recorded.root / "runtimes/quick/recordings/one/other.json")
    done = recorded.build(**RECORDED)
    assert done.returncode == 1
    assert "runtimes/quick/recordings/one/other.json" in done.stderr
    assert told in done.stderr and "`make record`" in done.stderr
    assert_same(recorded.site(), good)
    restore(recorded, recorded.before)


def test_a_damaged_recording_stops_the_build_where_it_is_not_shown_too(recorded):
    assert recorded.build().returncode == 0
    good = recorded.site()
    spoil(lambda text: text.replace("other", "forged"))(
        recorded.root / "runtimes/quick/recordings/one/other.json"
    )
    recorded.replace("snippets/one/good.py", "tf.constant", "tf.made_up")
    done = recorded.build()
    assert done.returncode == 1
    for said in ("recordings/one/other.json: the recording can't", "'made_up'", "`make record`"):
        assert said in done.stderr
    assert_same(recorded.site(), good)
    restore(recorded, recorded.before)


def test_a_recording_that_is_not_shown_and_is_older_than_its_snippet_is_told(recorded):
    recorded.replace("snippets/one/other.py", '"other"', '"changed"')
    (recorded.root / "runtimes/quick/recordings/one/good.json").unlink()
    done = recorded.build()
    assert done.returncode == 0
    assert "The recording of one/good/quick and 1 more is missing or stale" in done.stdout
    restore(recorded, recorded.before)


def test_a_recording_of_an_older_snippet_stops_the_build(recorded):
    recorded.replace("snippets/one/other.py", '"other"', '"changed"')
    done = recorded.build(**RECORDED)
    assert done.returncode == 1
    assert "runtimes/quick/recordings/one/other.json: the recording is stale" in done.stderr
    assert "recordings/one/good.json" not in done.stderr
    restore(recorded, recorded.before)


def test_pages_say_that_a_run_is_recorded_and_show_the_same(recorded):
    assert recorded.build(**RECORDED).returncode == 0
    shown = recorded.page("chapters/second")
    assert "· recorded" in shown and "· live" not in shown
    assert recorded.build().returncode == 0
    live = recorded.page("chapters/second")
    assert re.sub(r"(?<=· |, )recorded", "live", shown) == live


# -- interruptions -------------------------------------------------------------------------------


def start(project):
    return subprocess.Popen(
        project.command("build"),
        cwd=project.root,
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        text=True,
    )


def processes(project):
    """Processes whose command line or folder belongs to the project."""
    found = []
    for process in psutil.process_iter(["pid", "cwd", "cmdline"]):
        place = f"{process.info['cwd']} {' '.join(process.info['cmdline'] or [])}"
        if str(project.root) in place and process.pid != os.getpid():
            found.append(process)
    return found


def builds(project):
    """Processes of a build, without those of its runtimes."""
    return [process for process in processes(project) if "build" in process.info["cmdline"]]


@pytest.mark.skipif(sys.platform != "linux", reason="orphans are taken care of by Linux's means")
@pytest.mark.parametrize("moment", [0.0, 1.5, 3.0])
@pytest.mark.parametrize(
    "number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGKILL], ids=lambda n: n.name
)
def test_an_interrupted_build_leaves_nothing_and_the_next_is_right(built, tmp_path, number, moment):
    slow = '"""Slow."""\nimport subprocess, time\nsubprocess.run(["sleep", "0.2"])\ntime.sleep(0.2)\nprint(%r)\n'
    built.write("snippets/one/other.py", slow % f"{number.name} {moment}")
    with start(built) as process:
        while "starting TensorFlow" not in process.stderr.readline():
            pass
        time.sleep(moment)
        process.send_signal(number)
        _, said = process.communicate(timeout=30)
    assert process.returncode or f"{number.name} {moment}" in built.page("chapters/second")
    assert process.returncode in (0, -signal.SIGKILL) or "Stopped. The last good site" in said
    deadline = time.time() + 15
    while processes(built) and time.time() < deadline:
        time.sleep(0.1)
    assert processes(built) == []
    if number != signal.SIGKILL:
        assert leftovers(built) == []
    done = built.build()
    assert done.returncode == 0, done.stderr
    assert leftovers(built) == []
    assert_same(built.site(), from_nothing(built, tmp_path))
    assert f"{number.name} {moment}" in built.page("chapters/second")
    restore(built, built.before)


@pytest.mark.skipif(sys.platform != "linux", reason="orphans are taken care of by Linux's means")
@pytest.mark.skipif(len(PROCESSORS) < 2, reason="one processor reads pages one by one")
@pytest.mark.parametrize(
    "number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL], ids=lambda n: n.name
)
def test_a_build_that_is_stopped_while_it_reads_many_pages_leaves_no_process(project, number):
    # More pages than are read by one process, each with more text than a pipe holds.
    many = 'import time\ntime.sleep(2)\nprint(" ".join(map(str, range(20_000))))'
    project.task("one", other=OTHER)
    for name in ("one", "two", "three", "four", "five"):
        project.chapter(name, f'{many}\nshow.code("one/other")')
    with start(project) as process:
        while "executed" not in process.stderr.readline():
            pass
        # Its two readers, and the process that each has forked for cells: it is reading.
        deadline = time.time() + 30
        while (forked := len(builds(project))) < 5 and time.time() < deadline:
            time.sleep(0.02)
        assert forked >= 5
        process.send_signal(number)
        _, said = process.communicate(timeout=30)
    assert number == signal.SIGKILL or "Stopped. The last good site" in said
    assert "Traceback" not in said
    deadline = time.time() + 15
    while processes(project) and time.time() < deadline:
        time.sleep(0.1)
    assert processes(project) == []


def test_ctrl_c_ends_a_runtime_that_is_still_imported(project):
    marker = project.root / "importing"
    code = f"import time\nopen({str(marker)!r}, 'w')\ntry:\n    time.sleep(5)\nexcept BaseException:\n    pass\n"
    project.write("modules/swallows.py", code)
    project.replace("runtimes/quick/runtime.toml", '["tensorflow"', '["swallows", "tensorflow"')
    text = (project.root / "runtimes/quick/runtime.toml").read_text()
    project.write(
        "runtimes/quick/runtime.toml",
        f'{text}[switches]\nPYTHONPATH = "{project.root / "modules"}"\n',
    )
    project.task("one", other=OTHER)
    project.chapter("page", 'show.code("one/other")')
    with start(project) as process:
        try:
            while not marker.exists():
                time.sleep(0.02)
            process.send_signal(signal.SIGINT)
            assert "Stopped." in process.communicate(timeout=60)[1]
        finally:
            process.kill()
    assert process.returncode == 130


def leftovers(project):
    """Files and folders that exist only while a build runs."""
    names = [path.name for path in (project.root / "_build").rglob("*") if "html/" not in str(path)]
    left = [name for name in names if name.endswith((".part", ".new", ".old"))]
    return left + [path.name for path in (project.root / "_build").glob("jobs/*")]


@pytest.mark.parametrize(
    ("name", "old", "told"),
    [
        (
            "snippets/slow/one.py",
            "before",
            "slow/one.py: in quick it was changed while it was exec",
        ),
        ("snippets/slow/task.toml", "Slow", "slow/task.toml: changed while the site was built"),
        ("chapters/page.md", "Page", "chapters/page.md: changed while the site was built"),
    ],
)
def test_what_is_saved_during_a_build_is_not_mixed_with_what_was_before(project, name, old, told):
    project.task("slow", one='"""One."""\nimport time\ntime.sleep(3)\nprint("before")\n')
    project.replace("snippets/slow/task.toml", 'title = "slow"', 'title = "Slow"')
    project.chapter("page", "show.task('slow').title", 'show.result("slow/one")')
    with start(project) as process:
        while not list(project.root.glob("_build/jobs/*/stack")):
            time.sleep(0.02)
        time.sleep(0.5)
        project.replace(name, old, "Zebra")
        said = process.communicate(timeout=120)[1]
    assert process.returncode == 1 and told in said
    assert not (project.root / "_build" / "html").exists()
    assert leftovers(project) == []
    done = project.build()
    assert done.returncode == 0, done.stderr
    assert "Zebra" in project.page("chapters/page")


def test_two_builds_at_once_are_both_right(built):
    built.replace("snippets/one/other.py", '"other"', '"both"')
    with start(built) as one, start(built) as other:
        said = [process.communicate(timeout=120)[1] for process in (one, other)]
    assert [one.returncode, other.returncode] == [0, 0], said
    assert sum("waiting" in text for text in said) == 1
    assert sum("executing 1 snippet" in text for text in said) == 1
    assert "both" in built.page("chapters/second")
    restore(built, built.before)
    assert built.build().returncode == 0
