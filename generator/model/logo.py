"""The logo of a website: a picture that is no more than a picture, without metadata."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from generator.model.attachments import PublishedFile
from generator.model.pictures import UnreadableError, bare_image
from generator.reading.files import CONTENT

if TYPE_CHECKING:
    from pathlib import Path

    from generator.model import Site

KINDS = {".svg": "SVG", ".png": "PNG"}
MAX_BYTES = 50_000
"""It comes with the first page that anybody opens."""

_SVG = "http://www.w3.org/2000/svg"
_HREFS = {"href", "{http://www.w3.org/1999/xlink}href"}
_DRAWN = set(
    "svg g defs symbol use path rect circle ellipse line polyline polygon text tspan style "  # noqa: SIM905 - a list of words is easier to read
    "linearGradient radialGradient stop clipPath mask".split()
)
_ABOUT_THE_FILE = {"title", "desc", "metadata"}
_OUTSIDE = re.compile(r"url\((?!['\"]?#)|@|\\|script:", re.IGNORECASE)


def logo_of(project: Path, site: Site) -> PublishedFile | None:
    """The logo as it is published, if the site has one that can be read."""
    if site.look and site.look.logo:
        with suppress(UnreadableError, OSError):
            return read_logo(project / CONTENT / site.look.logo)
    return None


def read_logo(path: Path) -> PublishedFile:
    """Read a logo as it is published; UnreadableError if it is not what it says."""
    suffix = path.suffix.lower()
    data, size = (_bare_svg if suffix == ".svg" else _bare_png)(path.read_bytes())
    return PublishedFile("logo", f"logo{suffix}", KINDS[suffix], data, size)


def _bare_png(data: bytes) -> tuple[bytes, tuple[int, int]]:
    return bare_image(data, "PNG")


def _bare_svg(data: bytes) -> tuple[bytes, tuple[int, int]]:
    """What is drawn, and nothing that runs, leads elsewhere, or tells of the file."""
    try:
        text = data.decode("utf-8-sig")
        if "<!ENTITY" in text:
            raise UnreadableError("defines entities, which a logo may not")
        root = ET.fromstring(text)  # noqa: S314 - without entities, nothing can grow
    except (ValueError, ET.ParseError) as error:
        raise UnreadableError("is no readable SVG image") from error
    if root.tag != f"{{{_SVG}}}svg":
        raise UnreadableError("is no readable SVG image")
    _bare(root)
    width, height = _size(root)
    if "viewBox" not in root.attrib:
        root.set("viewBox", f"0 0 {width} {height}")
    root.set("xmlns", _SVG)
    return ET.tostring(root, encoding="utf-8"), (width, height)


def _bare(element: ET.Element) -> None:
    """Leave of an element and of those in it what is drawn."""
    name = element.tag.removeprefix(f"{{{_SVG}}}")
    if name not in _DRAWN:
        raise UnreadableError(f"holds <{name}>, which a logo may not")
    if name == "style" and _OUTSIDE.search(element.text or ""):
        raise UnreadableError("has a <style> that leads to something outside the file")
    element.tag = name
    kept = {}
    for key, value in element.attrib.items():
        if key.lower().startswith("on"):
            raise UnreadableError(f'holds "{key}", which would run a script')
        if _OUTSIDE.search(value) or (key in _HREFS and not value.startswith("#")):
            raise UnreadableError(f'refers to "{value}", which is outside the file')
        if key in _HREFS:
            kept["href"] = value
        elif not key.startswith(("{", "data-")):  # notes of the program that drew it
            kept[key] = value
    element.attrib.clear()
    element.attrib.update(kept)
    for child in list(element):
        of_svg, _, rest = child.tag.partition(_SVG)
        if of_svg != "{" or rest[1:] in _ABOUT_THE_FILE:
            element.remove(child)
        else:
            _bare(child)


_NUMBER = re.compile(r"([0-9]+(?:\.[0-9]+)?)(?:px)?")


def _size(root: ET.Element) -> tuple[int, int]:
    """Width and height of the drawing."""
    shown = root.get("viewBox", "").replace(",", " ").split()[2:]
    found = [
        _NUMBER.fullmatch(each) for each in shown or map(root.get, ("width", "height")) if each
    ]
    sizes = [max(1, round(float(each[1]))) for each in found if each]
    if len(sizes) != 2:  # noqa: PLR2004 - a width and a height
        raise UnreadableError("does not say how wide and high it is, by a viewBox")
    return sizes[0], sizes[1]
