"""A colour that cannot be read, and a logo that cannot be shown."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from generator.model.attachments import UnreadableError
from generator.model.colours import (
    BLACK,
    DARK_GROUNDS,
    GROUNDS,
    LEAST_CONTRAST,
    WHITE,
    contrast,
    hardest,
    readable,
)
from generator.model.logo import KINDS, MAX_BYTES, read_logo
from generator.problems import Problem, did_you_mean
from generator.reading.files import CONTENT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from generator.model import Look
    from generator.rules.subject import Subject


def faint_colours(subject: Subject) -> Iterator[Problem]:
    """An accent in which a text could not be read on every ground that pages have."""
    look = subject.library.site.look
    if look:
        yield from _faint(look, "accent", GROUNDS.values())
        yield from _faint(look, "accent_in_dark", DARK_GROUNDS.values())


def _faint(look: Look, field: str, grounds: Iterable[str]) -> Iterator[Problem]:
    colour = getattr(look, field)
    if not colour:
        return
    ground = hardest(colour, grounds)
    found = contrast(colour, ground)
    if found >= LEAST_CONTRAST:
        return
    dark = field == "accent_in_dark"
    # Rounded down, so that what is too little never looks like enough.
    ratio = math.floor(found * 100) / 100
    message = (
        f'found "{colour}", which on the {"dark" if dark else "light"} ground {ground} has a '
        f"contrast of {ratio} to 1, expected at least {LEAST_CONTRAST} to 1 (WCAG 2.2)"
    )
    other = readable(colour, grounds, WHITE if dark else BLACK)
    hint = f'choose a {"lighter" if dark else "darker"} colour, for example "{other}"'
    yield Problem(look.place(field), "low-contrast", message, hint)


def unfit_logo(subject: Subject) -> Iterator[Problem]:
    """A logo is a small picture in the folder content/, and nothing else."""
    look = subject.library.site.look
    if look and look.logo:
        for message, hint in _faults(subject.project / CONTENT, look.logo):
            yield Problem(look.place("logo"), "unfit-logo", message, hint)


def _faults(folder: Path, name: str) -> Iterator[tuple[str, str]]:
    path = folder / name
    if path.suffix.lower() not in KINDS:
        yield f'found "{name}", expected one of: {", ".join(KINDS)}', "save it as SVG or PNG"
    elif not path.is_file() or path.is_symlink():
        there = [each.name for each in folder.glob("*") if each.suffix.lower() in KINDS]
        yield f'found "{name}", which is not in {CONTENT}/', did_you_mean(name, there)
    elif path.stat().st_size > MAX_BYTES:
        size = math.ceil(path.stat().st_size / 1000)
        limit = MAX_BYTES // 1000
        message = f"found a file of {size} KB, expected at most {limit} KB"
        yield message, "make it smaller: it is shown 32 pixels high"
    else:
        try:
            read_logo(path)
        except UnreadableError as error:
            hint = (
                "save it again as a plain drawing: shapes and text, nothing that runs or is linked"
            )
            yield f'found "{name}", which {error}', hint
