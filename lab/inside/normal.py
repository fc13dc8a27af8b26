"""The one place where what differs between two equal executions is taken out of a run's text and files."""

import os
import re
import sys

from google.protobuf.message import DecodeError
from tensorflow.core.framework.graph_pb2 import GraphDef
from tensorflow.core.protobuf.control_flow_pb2 import CondContextDef, WhileContextDef
from tensorflow.core.protobuf.meta_graph_pb2 import MetaGraphDef
from tensorflow.core.protobuf.saved_model_pb2 import SavedModel

# What a meta graph keeps as bytes: it has maps, too.
CONTEXTS = {"while_context": WhileContextDef, "cond_context": CondContextDef}
# A time in an HDF5 file: the kind and length of its message, flags, a version, then the seconds.
H5_TIME = re.compile(rb"(\x12\x00\x08\x00.\x00\x00\x00\x01\x00\x00\x00)....", re.DOTALL)


def normaliser(job):
    """Return a function that normalises text, and text within lists and dicts, their keys too.

    Addresses in memory, temporary folders, the checkout's, the environment's and Python's place, lines of
    this folder in stack traces, the machine's name, and the times and process ids that TensorFlow's loggers print are replaced
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
            (r"(?<![\w.-])/?" + re.escape(os.path.join(inner, packages)), "site-packages"),
            ('(?<=File ")/(?=snippets/)', ""),
            (r'(?m)^ +File "[^"]*\blab/inside/.*\n((?! *File) +.*\n)?', ""),
            (re.escape(os.path.dirname(os.__file__)), library),  # Python's own
            (re.escape(os.path.join(folder, "work", "")), ""),
            (re.escape(os.path.join(folder, "work")), "."),
            (re.escape(os.path.join(folder, "tmp")), "/tmp"),
            # Not within another path: a checkout may be as short as /src.
            (r"(?<![\w.-])" + re.escape(os.path.join(checkout, "")), ""),
            (r"(?<![\w.-])" + re.escape(checkout) + r"(?![\w/-]|\.\w)", "."),
            (r"/tmp/tmp[a-z0-9_]{8}\b", "/tmp/tmp…"),
            (r"\b0x[0-9a-f]{6,}\b", "0x…"),
            (r"(?<=in binary running on )\S+(?=\. )", "…"),  # the machine
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
                raise ValueError("keys of `values` differ only in a path or a memory address")
            return found
        return value

    return normal


def normalise_file(path):
    """Write a file without what differs: the order of protobuf's maps, random names of folders, HDF5's times.

    Args:
        path: a file that a snippet keeps; another than a graph or an HDF5 file stays as it is.
    """
    with open(path, "rb") as file:
        content = file.read()
    if path.endswith(".h5"):
        normalised = H5_TIME.sub(rb"\g<1>\0\0\0\0", content)
    elif path.endswith((".meta", ".pb")):
        normalised = normal_graph(path, content)
    else:
        return
    with open(path, "wb") as file:
        file.write(normalised)


def normal_graph(path, content):
    """Return a saved graph's bytes without what differs; those of another file, which only has such a name, as they are."""
    if path.endswith(".meta"):
        graph = MetaGraphDef()
    else:
        graph = SavedModel() if os.path.basename(path) == "saved_model.pb" else GraphDef()
    try:
        graph.ParseFromString(content)
    except DecodeError:
        return content
    for meta in [graph] if path.endswith(".meta") else getattr(graph, "meta_graphs", []):
        for name in CONTEXTS.keys() & meta.collection_def.keys():
            held = meta.collection_def[name].bytes_list.value
            contexts = map(CONTEXTS[name].FromString, held)
            held[:] = [one.SerializeToString(deterministic=True) for one in contexts]
    content = graph.SerializeToString(deterministic=True)
    return re.sub(b"_temp_[0-9a-f]{32}/part", b"_temp_%032d/part" % 0, content)
