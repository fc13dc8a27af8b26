"""The one place where what differs between two equal executions is taken out of a run's text and files."""

import os
import re
import sys

from google.protobuf.message import DecodeError
from tensorflow.core.protobuf.meta_graph_pb2 import MetaGraphDef
from tensorflow.core.protobuf.saved_model_pb2 import SavedModel


def normaliser(job):
    """Return a function that normalises text, and text within lists and dicts, their keys too.

    Addresses in memory, temporary folders, the checkout's, the environment's and Python's place, lines of
    this folder in stack traces, and the times and process ids that TensorFlow's loggers print are replaced
    by a mark or left out.

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
    inner = os.path.relpath(sys.prefix, checkout)
    patterns = [
        (re.compile(pattern), mark)
        for pattern, mark in (
            *((re.escape(place), "site-packages") for place in sorted(places)),
            # 1.15 leaves out of a stack trace what its files' paths begin with: the checkout.
            (re.escape(os.sep + os.path.join(inner, packages)), "site-packages"),
            ('(?<=File ")/(?=snippets/)', ""),
            (r'(?m)^ +File "[^"]*\blab/inside/.*\n((?! *File) +.*\n)?', ""),
            (re.escape(os.path.dirname(os.__file__)), library),  # Python's own
            (re.escape(os.path.join(folder, "work", "")), ""),
            (re.escape(os.path.join(folder, "work")), "."),
            (re.escape(os.path.join(folder, "tmp")), "/tmp"),
            (re.escape(os.path.join(checkout, "")), ""),
            (r"/tmp/tmp[a-z0-9_]{8}\b", "/tmp/tmp…"),
            (r"\b0x[0-9a-f]{6,}\b", "0x…"),
            # What lines of a log begin with; another date is a result.
            (r"(?m)^[IWEF]\d{4} \d\d:\d\d:\d+\.\d+ +\d+ ([\w.]+:\d+\] )?", ""),
            (r"(?m)^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d+: (?=[IWEF] )", ""),
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
            found = {normal(key): normal(entry) for key, entry in value.items()}
            if len(found) < len(value):
                raise ValueError("keys of `values` differ in a folder's or an address's name only")
            return found
        return value

    return normal


def normalise_file(path):
    """Write a saved graph without what differs: the order of protobuf's maps, and drawn names of folders.

    Args:
        path: a file that a snippet keeps; another than a graph stays as it is.
    """
    if path.endswith(".meta"):
        graph = MetaGraphDef()
    elif os.path.basename(path) == "saved_model.pb":
        graph = SavedModel()
    else:
        return
    with open(path, "rb") as file:
        try:
            graph.ParseFromString(file.read())
        except DecodeError:  # only its name is a graph's
            return
    with open(path, "wb") as file:
        content = graph.SerializeToString(deterministic=True)
        file.write(re.sub(b"_temp_[0-9a-f]{32}/part", b"_temp_%032d/part" % 0, content))
