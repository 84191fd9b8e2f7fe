"""The colours and the logo of a website, as its pages name them and as files beside the portal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.language import MAIN
from generator.model.colours import DARK_GROUNDS, WHITE, readable

if TYPE_CHECKING:
    from generator.model import Look
    from generator.units import Portal, Unit

_FOLDER = "assets/look"
_STYLES = f"{_FOLDER}/look.css"


_UNLESS_LIGHT = ':root:not([data-scheme="light"])'


def look_of(unit: Unit) -> dict[str, str]:
    """What a page needs to know of the look: paths from the site's root, and the accent."""
    look = unit.library.site.look
    if not look:
        return {}
    named = {"styles": _STYLES}
    if look.accent:
        named["accent"] = look.accent
    if look.logo:
        _, _, suffix = look.logo.lower().rpartition(".")
        named["logo"] = f"{_FOLDER}/logo.{suffix}"
    return named


def look_files(portal: Portal) -> dict[str, bytes]:
    """The files of the look: they stand once in a site, beside the first page of all."""
    look = portal.library.site.look
    if not look or portal.language != MAIN:
        return {}
    rules = [*(_coloured(look) if look.accent else ())]
    files = {}
    if portal.logo:
        width, height = portal.logo.size or (1, 1)
        rules.append(f".gs-logo {{ aspect-ratio: {width} / {height}; }}")
        files[f"{_FOLDER}/{portal.logo.name}"] = portal.logo.data
    return files | {_STYLES: "".join(f"{rule}\n" for rule in rules).encode()}


def _coloured(look: Look) -> list[str]:
    """Rules that outweigh those of the stylesheet for either scheme; on paper links stay black."""
    accent = look.accent or ""
    in_dark = look.accent_in_dark or readable(accent, DARK_GROUNDS.values(), WHITE)
    dark = f"{{ --link: {in_dark}; }}"
    return [
        f":root:root {{ --blue: {accent}; --on-blue-soft: #fff; }}",
        ".gs-masthead { --focus: #fff; }",
        f"@media screen {{ :root {{ --link: {accent}; }} }}",
        f"@media screen and (prefers-color-scheme: dark) {{ {_UNLESS_LIGHT} {dark} }}",
        f'@media screen {{ :root[data-scheme="dark"] {dark} }}',
    ]
