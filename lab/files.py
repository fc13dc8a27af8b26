"""Files: write them whole, tell whether they have changed."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Sequence
from pathlib import Path


def write_whole(path: Path, text: str) -> None:
    """Write a file so that at any moment the old or the new content is there.

    Raises:
        OSError: the disk is full, or not to be written; nothing is left behind.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
    try:
        with open(handle, "w", encoding="utf-8") as file:
            file.write(text)
        os.replace(temporary, path)
    except BaseException:
        os.unlink(temporary)
        raise


def fingerprint(folder: Path, patterns: Sequence[str]) -> str:
    """Digest of the names and contents of files, by patterns of files and folders below a folder."""
    digest = hashlib.sha256()
    for pattern in patterns:
        for path in sorted(folder.glob(pattern)):
            for parent, folders, names in os.walk(path) if path.is_dir() else [("", [], [path])]:
                folders[:] = sorted(set(folders) - {".venv", "__pycache__"})
                for name in sorted(names):
                    file = Path(parent, name)
                    digest.update(f"{file.relative_to(folder)}\0".encode())
                    digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()
