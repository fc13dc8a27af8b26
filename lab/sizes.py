"""Read from the package index how large the releases of TensorFlow are, and how old those of its
companions: `make sizes`.

What it writes is kept in git, so that no build needs an index.  The index is the one that uv or pip
is told to use.  Of what it says, only versions, sizes and dates are written.
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
# A wheel's name ends in tags: the Python, its binary interface, the platforms.
WHEEL = re.compile(r"-cp3(\d+)-cp3\d+m?-[\w.]*linux[\w.]*_x86_64\.whl")
SECONDS = 60  # to wait for the index

Sizes = dict[str, dict[str, Any]]  # of one package, by version: bytes, date, python


def sizes() -> None:
    """Write the file anew.

    Raises:
        Problem: as from `fetch`, or the index tells no sizes or dates.
    """
    pages = fetch(dict.fromkeys(PACKAGES + COMPANIONS))
    found: dict[str, Any] = {name: releases(pages[name]) for name in PACKAGES}
    found["newest"] = {name: newest(pages[name]) for name in COMPANIONS}
    for name, told in found.items():
        if not told or not all(told.values()):
            raise Problem(
                f"The package index tells no sizes and dates of {name}. Name one that does."
            )
    write_whole(FILE, json.dumps(found, indent=1) + "\n")
    counts = ", ".join(f"{len(found[name])} releases of {name}" for name in PACKAGES)
    print(f"{FILE.relative_to(ROOT)}: {counts}.")


def fetch(names: Iterable[str]) -> dict[str, list[DistributionPackage]]:
    """All files of these packages, as the configured index lists them.

    Raises:
        Problem: the index is out of reach, or lacks a package.
    """
    import requests
    from pypi_simple import NoSuchProjectError, PyPISimple

    environment = environment_of_uv()
    index = environment.get("UV_DEFAULT_INDEX") or environment.get("UV_INDEX_URL")
    session = requests.Session()
    session.verify = os.environ.get("PIP_CERT") or pip_setting("global.cert") or True
    try:
        with PyPISimple(*[index] if index else [], session=session) as client:
            return {name: client.get_project_page(name, timeout=SECONDS).packages for name in names}
    except NoSuchProjectError as error:
        raise Problem(
            f"The package index has no package {error.project}. Name one that has."
        ) from error
    except (requests.RequestException, ValueError) as error:
        raise Problem(
            f"The package index can't be read ({type(error).__name__}). "
            "Look at your network or your mirror's settings."
        ) from error


def releases(packages: Iterable[DistributionPackage]) -> Sizes:
    """One wheel's size for every final release: for Linux on x86-64, and there the newest Python.

    Releases without such a wheel, size or date, and withdrawn files, are left out.

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
    """What is kept of a package's releases, the lowest version first; or of the `newest` ones."""
    return json.loads(FILE.read_text(encoding="utf-8"))[name]


def newest_by_half_year(sizes: Sizes) -> dict[str, str]:
    """The highest version that there was at the end of each half-year in which there was a release.

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
