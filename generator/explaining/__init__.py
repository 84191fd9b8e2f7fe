"""What each kind of problem means, why it is one, and an example, wrong and right.

All of it stands in `codes.yml`, by the code in square brackets that reports give.
"""

from __future__ import annotations

from pathlib import Path

from generator.reading.nodes import Mapping, Scalar
from generator.reading.yamlfile import read_yaml

_FILE = Path(__file__).resolve().parent / "codes.yml"


def explained() -> dict[str, dict[str, str]]:
    """What is said of each code: what it means, why, and what is wrong and right."""
    node, _ = read_yaml(_FILE, _FILE.name)
    rows = node.entries if isinstance(node, Mapping) else {}
    return {
        code: {
            name: entry.node.value
            for name, entry in row.node.entries.items()
            if isinstance(entry.node, Scalar)
        }
        for code, row in rows.items()
        if isinstance(row.node, Mapping)
    }


def as_text(code: str) -> str:
    """What is said of a code that there is, for a terminal."""
    said = explained()[code]
    lines = [f"{code}: {said['means']}", f"Why: {said['why']}"]
    return "\n".join([*lines, "", f"  wrong: {said['wrong']}", f"  right: {said['right']}"])
