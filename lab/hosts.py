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
        told = os.environ.get(name, "")
        # Hosts name private repositories as git reads them, some with a token, which is not for readers.
        told = re.sub(r"^(?:ssh://)?git@([^/:]+)[/:]", r"https://\1/", told)
        told = re.sub(r"^(https?://)[^/@]*@", r"\1", told)
        if told and not re.fullmatch(r"https?://[^\s/?#]+[^\s?#]*", told):
            raise Problem(
                f"{name} is '{told}', and links would lead nowhere. Give {names[0]} an address that begins "
                "with https://, as https://example.org/book"
            )
        if told:
            return told.rstrip("/")
    return ""
