"""Show runs on a page: the functions that the code cells of chapters call.

Those that show something return MyST Markdown, so that it becomes real document nodes.  A snippet is named
`task/variant`, a run `task/variant/runtime`.
"""

from lab.show.asked import (
    all_runs,
    book,
    code_fingerprint,
    executor,
    offered,
    run,
    runtimes,
    task,
    used,
    used_digest,
    variant_runs,
)
from lab.show.comparisons import comparison, glance, parity, viewer
from lab.show.matrices import matrix
from lab.show.parts import cell, note
from lab.show.snippets import (
    bars,
    code,
    folded,
    graph,
    lines,
    operations,
    outcomes,
    result,
    snippet,
    values,
    variables,
    variants,
)
from lab.show.whole import executed, expected_errors

__all__ = [
    "all_runs",
    "bars",
    "book",
    "cell",
    "code",
    "code_fingerprint",
    "comparison",
    "executed",
    "executor",
    "expected_errors",
    "folded",
    "glance",
    "graph",
    "lines",
    "matrix",
    "note",
    "offered",
    "operations",
    "outcomes",
    "parity",
    "result",
    "run",
    "runtimes",
    "snippet",
    "task",
    "used",
    "used_digest",
    "values",
    "variables",
    "variant_runs",
    "variants",
    "viewer",
]
