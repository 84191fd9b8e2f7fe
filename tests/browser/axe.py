"""Runs axe-core over an open page and tells what it found in sentences."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from playwright.sync_api import Page

RULES = (
    "wcag2a",
    "wcag2aa",
    "wcag21a",
    "wcag21aa",
    "wcag22aa",
    "best-practice",
)
"""WCAG 2.0 to 2.2, levels A and AA, and axe's own good practice."""


COLOURS = ("cat.color",)
"""What a change of colours alone can break."""


def violations(page: Page, rules: Sequence[str] = RULES) -> list[str]:
    """Say what axe finds wrong with a page, one sentence for each rule broken.

    The page's context must be made with `bypass_csp=True`: axe is put into the page as a script.
    """
    page.evaluate(_source())
    found: dict[str, Any] = page.evaluate(
        "rules => axe.run(document, {runOnly: rules, resultTypes: ['violations']})", list(rules)
    )
    return [_sentence(violation) for violation in found["violations"]]


@cache
def _source() -> str:
    """Read axe-core, which axe-playwright-python carries."""
    return (resources.files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")


def _sentence(violation: dict[str, Any]) -> str:
    """Name the rule, what it wants and the first places that break it."""
    places = "; ".join(str(node["html"])[:120] for node in violation["nodes"][:3])
    return f"{violation['id']}: {violation['help']} ({len(violation['nodes'])} places: {places})"
