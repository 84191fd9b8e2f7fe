"""Files of the content as plain data, and data as files that look like those."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from generator.problems import ContentError
from generator.reading.nodes import Mapping, Node, Sequence
from generator.reading.yamlfile import read_yaml
from generator.writing import yaml_like

if TYPE_CHECKING:
    from pathlib import Path

    from generator.newyear.turn import YearRow

_WHOLE = re.compile(r"0|[1-9][0-9]{0,8}")


def read_row(project: Path, name: str) -> YearRow:
    """The keys of a file; ContentError where it cannot be read."""
    node, problems = read_yaml(project / name, name)
    if not isinstance(node, Mapping):
        raise ContentError(problems)
    row: YearRow = _data_of(node)
    return row


def _data_of(node: Node) -> Any:
    if isinstance(node, Mapping):
        return {key: _data_of(entry.node) for key, entry in node.entries.items()}
    if isinstance(node, Sequence):
        return [_data_of(item) for item in node.items]
    if node.plain and node.value in {"true", "false"}:
        return node.value == "true"
    return int(node.value) if node.plain and _WHOLE.fullmatch(node.value) else node.value.strip()


def text_of(project: Path, name: str, row: YearRow) -> str:
    """A row as a file that is laid out like another one."""
    return yaml_like((project / name).read_bytes(), name, row)
