"""Drawings as SVG.

Pygal makes them; its own styles and scripts are taken out, so that the page's stylesheet colours
them in light, dark, print and grey.
"""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pygal
from pygal.etree import etree

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pygal.graph.graph import Graph

# Pygal leaves an import hook of an old kind behind, for plugins that nobody uses here; Python
# warns of it at every later import.
sys.meta_path[:] = [each for each in sys.meta_path if type(each).__module__ != "pygal"]
# It would draw with lxml where that happens to be installed, and lxml writes other bytes.
etree.to_etree()

_DROPPED = {"style", "script", "desc", "title"}  # its titles are "Pygal", and places on an axis
_WIDTH, _ROW, _AROUND = 680, 34, 110  # in pixels


def draw(
    kind: str,
    name: str,
    labels: Sequence[str],
    series: Iterable[tuple[str, Sequence[float | None]]],
    rows: int,
    **more: object,
) -> str:
    """A drawing of a kind that Pygal has ("Line"), with room for so many rows."""
    settings: dict[str, object] = {
        "css": [],
        "js": [],
        "width": _WIDTH,
        "height": _AROUND + _ROW * rows,
        "legend_at_bottom": True,
        "print_values": True,
        "print_zeroes": False,
        "truncate_legend": -1,
        "truncate_label": -1,
        "margin_right": 70,  # the last date below a line needs room
        "no_prefix": True,
        "disable_xml_declaration": True,
        "x_labels": list(labels),
    }
    graph: Graph = getattr(pygal, kind)(**settings | more)
    graph.uuid = name
    for title, values in series:
        graph.add(title, values)
    return _bare(graph)


def coloured(drawing: str, states: Sequence[str]) -> str:
    """A drawing with the names of states where Pygal numbers the colours of its series.

    So a state has one colour, whichever others are drawn.
    """
    return re.sub(r"\bcolor-(\d+)\b", lambda at: f"gs-state-{states[int(at[1])]}", drawing)


def _bare(graph: Graph) -> str:
    """The drawing alone: no styles, scripts, ids or date of making."""
    root = graph.render_tree()
    for parent in list(root.iter()):
        for child in list(parent):
            if (
                not isinstance(child.tag, str)
                or child.tag in _DROPPED
                or child.get("class", "").split()[:1] == ["tooltip"]
            ):
                parent.remove(child)
        for name in ("id", "style"):
            parent.attrib.pop(name, None)
    root.set("aria-hidden", "true")
    root.set("width", str(_WIDTH))
    return ET.tostring(root, encoding="unicode")
