"""The addresses of the site and of its sources, which a host passes to the build in environment variables."""

from __future__ import annotations

import os
import re

from lab.problems import Problem


def address(*names: str) -> str:
    """The address in the first of these environment variables that is set; empty if none is.

    Args:
        names: of variables: first the book's own, then those that hosts set by themselves.

    Raises:
        Problem: the value can't be the beginning of links.
    """
    for name in names:
        told = os.environ.get(name, "")
        # Hosts give private repositories as git clones them: by SSH, or with a token, which readers must not see.
        told = re.sub(r"^ssh://git@([^/:]+)(:\d+)?/|^git@([^/:]+):", r"https://\1\3/", told)
        told = re.sub(r"^(https?://)[^/@]*@", r"\1", told)
        if told and not re.fullmatch(r"https?://[^\s/?#]+[^\s?#]*", told):
            raise Problem(
                f"{name} is '{told}', and links would lead nowhere. Set {names[0]} to an address that begins "
                "with https://, as https://example.org/book"
            )
        if told:
            return told.rstrip("/")
    return ""
