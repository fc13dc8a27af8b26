"""Charts, drawn by matplotlib as SVG that follows the page's colours and fonts."""

from __future__ import annotations

import contextlib
import io
from collections.abc import Iterator, Mapping, Sequence
from math import isfinite
from xml.etree import ElementTree

SVG = "http://www.w3.org/2000/svg"
# Placeholder colours for matplotlib, each replaced in the SVG by a CSS variable: see _static/style.css.
INK, MUTED, LINES = "#010101", "#020202", ["#030303", "#040404", "#050505", "#060606"]
STYLES = ["-", "--", ":", "-."]  # colour is never the only sign
COLOURS = {INK: "var(--color-text-base)", MUTED: "var(--color-border)"} | {
    colour: f"var(--chart-{number})" for number, colour in enumerate(LINES, 1)
}


def lines(
    series: Mapping[str, tuple[Sequence[float], Sequence[float]]], x: str, y: str, title: str
) -> str:
    """Draw a line chart.

    Args:
        series: x and y values by the line's name; four lines at most.
        x, y: labels of the axes, with units.
        title: what the chart shows, for screen readers.

    Returns:
        An SVG element.

    Raises:
        ValueError: there are more lines, or none, or one has no numbers.
    """
    if not series:
        raise ValueError("a chart needs at least one line")
    for name, (_, ys) in series.items():
        _refuse_other(name, ys)
    if len(series) > len(LINES):
        raise ValueError(f"a chart has {len(LINES)} lines at most, not {len(series)}")
    with _settings(title):
        figure, axes = _axes(x, y)
        for (name, (xs, ys)), colour, style in zip(series.items(), LINES, STYLES, strict=False):
            axes.plot(xs, ys, color=colour, linestyle=style, label=_text(name))
        if len(series) > 1:
            axes.legend(frameon=False, labelcolor=INK)
        return _svg(figure, title)


def bars(values: Mapping[str, float], x: str, title: str) -> str:
    """Draw a horizontal bar for each value, the first at the top.

    Args:
        values: the bars' lengths, by the bar's name.
        x: label of the axis, with the unit.
        title: what the chart shows, for screen readers.

    Returns:
        An SVG element.

    Raises:
        ValueError: there are no bars, or one isn't a finite number.
    """
    _refuse_other(title, list(values.values()))
    with _settings(title):
        figure, axes = _axes(x, "", height=0.9 + 0.24 * len(values))
        drawn = axes.barh(list(map(_text, values)), list(values.values()), color=LINES[0])
        axes.bar_label(drawn, fmt="{:,.0f}", padding=3, color=INK)
        axes.invert_yaxis()
        axes.margins(x=0.12, y=0.01)
        return _svg(figure, title)


def _refuse_other(name: str, drawn: Sequence[object]) -> None:
    """Raise ValueError if what is to be drawn isn't finite numbers, at least one."""
    if not len(drawn) or not all(isinstance(one, (int, float)) and isfinite(one) for one in drawn):
        raise ValueError(f"a chart needs finite numbers; '{name}' has {drawn!r}")


def _text(name: str) -> str:
    """A name with its dollar signs escaped, between which matplotlib would read mathematics."""
    return name.replace("$", r"\$")


@contextlib.contextmanager
def _settings(title: str) -> Iterator[None]:
    """Set matplotlib's settings for a chart, independent of the user's own."""
    from matplotlib import rc_context, rcdefaults, rcParams

    settings = {
        "font.size": 10,
        "text.color": INK, "axes.labelcolor": INK, "xtick.labelcolor": INK, "ytick.labelcolor": INK,
        "axes.edgecolor": MUTED, "xtick.color": MUTED, "ytick.color": MUTED,
        "axes.spines.top": False, "axes.spines.right": False,
        # Keep text as text; make ids that are the same in every build but differ between charts.
        "svg.fonttype": "none", "svg.hashsalt": title,
    }  # fmt: skip
    with rc_context():
        rcdefaults()
        rcParams.update(settings)  # type: ignore[arg-type]
        yield


def _axes(x: str, y: str, height: float = 3.6):
    from matplotlib.figure import Figure

    figure = Figure(figsize=(7.2, height), layout="constrained")
    axes = figure.subplots()
    axes.set_xlabel(x)
    axes.set_ylabel(y)
    return figure, axes


def _svg(figure, title: str) -> str:
    """The figure as an SVG element with the page's colours and without inline styles."""
    text = io.StringIO()
    figure.savefig(text, format="svg", transparent=True, metadata={"Date": None})
    root = ElementTree.fromstring(text.getvalue())
    for parent in list(root.iter()):
        for child in list(parent):
            if child.tag in (f"{{{SVG}}}metadata", f"{{{SVG}}}style"):
                parent.remove(child)
    for element in root.iter():
        element.tag = element.tag.split("}")[-1]
        for declaration in filter(None, element.attrib.pop("style", "").split(";")):
            name, _, value = declaration.partition(":")
            if not name.strip().startswith("font"):  # the page's style sheet gives the font
                element.set(name.strip(), COLOURS.get(value.strip(), value.strip()))
        href = element.attrib.pop("{http://www.w3.org/1999/xlink}href", None)
        if href:
            element.set("href", href)
    used = {element.get(name, "") for element in root.iter() for name in ("href", "clip-path")}
    for element in root.iter():
        if not any(element.get("id", "") in reference for reference in used):
            element.attrib.pop("id", None)
    root.attrib |= {"class": "chart", "role": "img", "aria-label": title}
    for name in ("version", "width", "height"):
        root.attrib.pop(name, None)
    return ElementTree.tostring(root, encoding="unicode")
