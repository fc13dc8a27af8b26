"""Where the site and its sources can be found, as a host tells the build by variables of the environment."""

from __future__ import annotations

import os
import re

from lab.problems import Problem


def address(*names: str) -> str:
    """The address that the first of these variables tells; empty where none does.

    Args:
        names: of variables; the first is that of the book, the others are hosts' own.

    Raises:
        Problem: it is no address that links can begin with.
    """
    for name in names:
        # Hosts name private repositories as git reads them.
        told = re.sub(r"(?:ssh://)?git@([^/:]+)[/:]", r"https://\1/", os.environ.get(name, ""))
        if told and not re.fullmatch(r"https?://[^\s/?#]+[^\s?#]*", told):
            raise Problem(
                f"{name} is '{told}', and links would lead nowhere. Give {names[0]} an address that begins "
                "with https://, as https://example.org/book"
            )
        if told:
            return told.rstrip("/")
    return ""
