"""The one place where what differs between two equal executions is taken out of a run's text."""

import os
import re
import sys


def normaliser(job):
    """Return a function that normalises text, and text within lists and dicts.

    Addresses in memory, temporary folders, the checkout's, the environment's and Python's place, and
    the times and process ids that TensorFlow's loggers print are replaced by a mark or left out.

    Args:
        job: the message that warm.py received.
    """
    folder, checkout = (os.path.realpath(job[name]) for name in ("folder", "checkout"))
    library = os.path.join("lib", "python%d.%d" % sys.version_info[:2])
    packages = os.path.join(library, "site-packages")
    # The environment may be a link: code calls itself by the name that it was started by.
    places = {
        os.path.join(prefix, packages) for prefix in (sys.prefix, os.path.realpath(sys.prefix))
    }
    patterns = [
        (re.compile(pattern), mark)
        for pattern, mark in (
            *((re.escape(place), "site-packages") for place in sorted(places)),
            (re.escape(os.path.dirname(os.__file__)), library),  # Python's own
            (re.escape(os.path.join(folder, "work", "")), ""),
            (re.escape(os.path.join(folder, "work")), "."),
            (re.escape(os.path.join(folder, "tmp")), "/tmp"),
            (re.escape(os.path.join(checkout, "")), ""),
            (r"/tmp/tmp[a-z0-9_]{8}\b", "/tmp/tmp…"),
            (r"\b0x[0-9a-f]{6,}\b", "0x…"),
            (r"(?m)^[IWEF]\d{4} \d\d:\d\d:\d\d\.\d+ +\d+ ([\w.]+:\d+\] )?", ""),
            (r"\b\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d(\.\d+)?:? ?", ""),
        )
    ]

    def normal(value):
        if isinstance(value, str):
            for pattern, mark in patterns:
                value = pattern.sub(mark, value)
            return value
        if isinstance(value, list):
            return [normal(entry) for entry in value]
        if isinstance(value, dict):
            return {key: normal(entry) for key, entry in value.items()}
        return value

    return normal
