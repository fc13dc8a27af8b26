"""`make sizes`: read the sizes of TensorFlow's releases, and the newest releases of its companions, from the index.

The result is kept in git, so that no build needs an index.  The index is the one that uv or pip
is configured to use.  Only versions, sizes, dates and Python versions are stored.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from lab.book import ROOT
from lab.files import write_whole
from lab.install import environment_of_uv, pip_setting
from lab.problems import Problem

if TYPE_CHECKING:
    from pypi_simple import DistributionPackage

FILE = ROOT / "chapters" / "post" / "data" / "wheel_sizes.json"
PACKAGES = ("tensorflow", "tensorflow-cpu")
COMPANIONS = ("tensorflow", "keras", "tf-keras", "tf-slim", "tensorflow-estimator")
# A wheel's file name ends with tags: the Python version, its ABI, the platforms.
WHEEL = re.compile(r"-cp3(\d+)-cp3\d+m?-[\w.]*linux[\w.]*_x86_64\.whl")
SECONDS = 60  # timeout of a request to the index

Sizes = dict[str, dict[str, Any]]  # of one package, by version: bytes, date, python


def sizes() -> None:
    """Update FILE.

    Raises:
        Problem: as from `fetch`, or the index doesn't give sizes or dates.
    """
    pages = fetch(dict.fromkeys(PACKAGES + COMPANIONS))
    found: dict[str, Any] = {name: releases(pages[name]) for name in PACKAGES}
    found["newest"] = {name: newest(pages[name]) for name in COMPANIONS}
    for name, told in found.items():
        if not told or not all(told.values()):
            raise Problem(
                f"The package index gives no sizes and dates of {name}. Configure an index that does."
            )
    write_whole(FILE, json.dumps(found, indent=1) + "\n")
    counts = ", ".join(f"{len(found[name])} releases of {name}" for name in PACKAGES)
    print(f"{FILE.relative_to(ROOT)}: {counts}.")


def fetch(names: Iterable[str]) -> dict[str, list[DistributionPackage]]:
    """All files of these packages, as the configured index lists them.

    Raises:
        Problem: the index can't be reached, or lacks a package.
    """
    import requests
    from pypi_simple import PYPI_SIMPLE_ENDPOINT, NoSuchProjectError, PyPISimple

    environment = environment_of_uv()
    index = (
        environment.get("UV_DEFAULT_INDEX")
        or environment.get("UV_INDEX_URL")
        or PYPI_SIMPLE_ENDPOINT
    )
    session = requests.Session()
    session.verify = os.environ.get("PIP_CERT") or pip_setting("global.cert") or True
    try:
        with PyPISimple(index, session=session) as client:
            return {name: client.get_project_page(name, timeout=SECONDS).packages for name in names}
    except NoSuchProjectError as error:
        raise Problem(
            f"The package index has no package {error.project}. Configure an index that has it."
        ) from error
    except (requests.RequestException, ValueError) as error:
        raise Problem(
            f"The package index can't be read ({type(error).__name__}). "
            "Check your network or your mirror's settings."
        ) from error


def releases(packages: Iterable[DistributionPackage]) -> Sizes:
    """The size of one wheel of every final release: the one for Linux on x86-64 and the newest Python.

    Releases without such a wheel, its size or its date are left out, and so are yanked files.

    Returns:
        By version, the lowest first: `bytes`, `date` (of the upload), `python`.
    """
    from packaging.version import Version

    found: dict[Version, tuple[int, dict[str, Any]]] = {}
    for package in packages:
        wheel = WHEEL.search(package.filename)
        facts = (wheel, package.version, package.size, package.upload_time)
        if not all(facts) or package.is_yanked:
            continue
        version, minor = Version(package.version), int(wheel[1])
        if not version.is_prerelease and minor > found.get(version, (0,))[0]:
            date = f"{package.upload_time:%Y-%m-%d}"
            found[version] = minor, {"bytes": package.size, "date": date, "python": f"3.{minor}"}
    return {str(version): found[version][1] for version in sorted(found)}


def newest(packages: Iterable[DistributionPackage]) -> dict[str, str]:
    """The newest final release: `version`, and the `date` of its first file.  Empty if unknown."""
    from packaging.version import Version

    dates: dict[Version, str] = {}
    for package in packages:
        if package.version and package.upload_time and not package.is_yanked:
            date = f"{package.upload_time:%Y-%m-%d}"
            dates[Version(package.version)] = min(date, dates.get(Version(package.version), date))
    final = [version for version in dates if not version.is_prerelease]
    return {"version": str(max(final)), "date": dates[max(final)]} if final else {}


def read(name: str) -> Sizes:
    """The stored releases of a package, the lowest version first; or those under the name `newest`, by package."""
    return json.loads(FILE.read_text(encoding="utf-8"))[name]


def newest_by_half_year(sizes: Sizes) -> dict[str, str]:
    """The highest version at the end of each half-year that had a release.

    Returns:
        Versions by half-year (`2016, second half`), the earliest first.
    """
    halves: dict[tuple[int, int], str] = {}
    newest = -1
    order = list(sizes)
    for version in sorted(sizes, key=lambda version: sizes[version]["date"]):
        year, month, _ = map(int, sizes[version]["date"].split("-"))
        newest = max(newest, order.index(version))
        halves[year, int(month > 6)] = order[newest]
    names = ("first half", "second half")
    return {f"{year}, {names[half]}": version for (year, half), version in halves.items()}
