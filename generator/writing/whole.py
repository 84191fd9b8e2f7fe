"""Whole files, laid out as another one is."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from generator.problems import ExpectedError
from generator.writing.drawing import entries
from generator.writing.editing import says
from generator.writing.layout import lay_out

if TYPE_CHECKING:
    from collections.abc import Mapping


def yaml_like(data: bytes, name: str, group: Mapping[str, object]) -> str:
    """A group of keys as the text of a file, in the manner of a file of this name and content.

    The comments at its top are kept, since they are for programs or for every year.
    """
    laid = lay_out(data, name)
    head = list(takewhile(lambda line: line.startswith("#"), laid.text.splitlines()))
    lines = [*head, *entries(laid, group, (), 0)]
    text = "".join(line + laid.line_break(0) for line in lines)
    if not says(text, name, group):
        raise ExpectedError(f"{name} cannot be written in its present layout.")
    return text
