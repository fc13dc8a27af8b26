"""Sphinx settings."""

import sys
from pathlib import Path

ROOT = Path(__file__).parent
sys.path.insert(0, str(ROOT))  # so that lab can be imported, however Sphinx is started

from lab import history, hosts
from lab.moved import read_moved

project = "What I Talk About When I Talk About TensorFlow"
html_title = project
language = "en"
# A picture is the one that is named, not one beside it for the language.
figure_language_filename = "{root}{ext}"

# The addresses of the site and of its sources, from environment variables.  Without the site's address there are
# no cards, sitemap, feed and the like (see lab/site/publish.py); without the sources' address, no links to them.
html_baseurl = hosts.address("SITE_URL", "READTHEDOCS_CANONICAL_URL")
html_baseurl = html_baseurl + "/" if html_baseurl else ""
repository = hosts.address("REPOSITORY_URL", "READTHEDOCS_GIT_CLONE_URL").removesuffix(".git")
commit = history.commit(ROOT) if html_baseurl else ""
commit_day = history.day(ROOT) if commit else ""
changes = history.changes(ROOT) if html_baseurl else []

version = "1"  # required in an EPUB
epub_uid = epub_identifier = project.replace(" ", "-")
epub_tocscope = "includehidden"
smartquotes = False  # keep the quotes in printed output as they are

include_patterns = ["index.md", "chapters/**"]
# Folders without pages, which Sphinx would otherwise search, large virtual environments included.
exclude_patterns = [".*", "_*", "lab", "runtimes", "snippets", "tests"]
# Hidden files and editors' copies, as in lab.files.is_written: the build doesn't notice when they change.
exclude_patterns += ["**/.*", "**/__pycache__*", "**/*~"]
extensions = [
    "myst_nb",
    "sphinx_design",
    "lab.site",
    "lab.site.search",
    "lab.site.take",
    "lab.site.publish",
    "lab.site.editions",
]
nitpicky = True
suppress_warnings = ["toc.no_title"]  # lab/site/refuse.py says it, once

# lab.site executes the cells: they only look up runs, and need no Jupyter kernel.
nb_execution_mode = "off"
nb_render_markdown_format = "myst"
nb_mime_priority_overrides = [("*", "text/markdown", 1), ("pdf", "text/plain", 2)]
nb_eval_name_regex = r".+"  # {eval} takes any expression, not just a name
myst_enable_extensions = ["attrs_block", "attrs_inline", "colon_fence", "deflist"]
myst_heading_anchors = 3
# run, place, compare, picture: lab/show writes such links, and lab/site/page.py turns them into links within the site.
myst_url_schemes = ["http", "https", "mailto", "run", "place", "compare", "picture"]
linkcheck_ignore = ["(place|compare|picture):"]
viewer = "chapters/compare"  # the page on which readers compare any two runs
# Pages that only list, repeat or judge what other pages explain rank lower in the search.
search_weights = {
    "chapters/names": 0.6,
    "chapters/book/executed": 0.4,
    "chapters/book/writing": 0.6,
    "chapters/post/claims": 0.6,
}

# Old addresses of pages, and the pages to which each redirects: see lab/site/page.py.
moved = read_moved(ROOT)

html_theme = "basic"  # none of it is shown: _templates/layout.html is the template of every page
templates_path = ["_templates"]
html_static_path = ["_static"]
html_css_files = ["page.css", "style.css"]
html_js_files = ["site.js", "compare.js", "names.js"]
html_favicon = "_static/favicon.svg"
html_permalinks_icon = "#"
html_copy_source = False
html_use_index = False
