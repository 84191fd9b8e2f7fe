"""Attachments whose file is missing, of another kind, or without words for those who cannot see."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.attachments import (
    IMAGES,
    MAX_BYTES,
    TYPES,
    attachments_of,
    folder_of,
    read_attachment,
)
from generator.model.pictures import UnreadableError
from generator.problems import Place, Problem, Severity, did_you_mean
from generator.reading.strays import is_hidden

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from generator.model import Attachment
    from generator.rules.subject import Subject


def unfit_attachments(subject: Subject) -> Iterator[Problem]:
    """Every attachment names a readable file of a kind that can be published."""
    for edition in subject.library.editions:
        folder = folder_of(subject.project, edition.organisation, edition.year)
        for attachment in attachments_of(edition):
            yield from _faults(folder, attachment)


_WRITTEN = "it tells its authors, and may hold changes and comments that are out of sight"
_COUNTED = "it tells its authors, and may hold sheets, rows and formulas that are out of sight"
_SHOWN = "it tells its authors, and may hold slides and notes that are out of sight"
_OFFICE = {
    **dict.fromkeys((".doc", ".docx", ".odt", ".rtf"), _WRITTEN),
    **dict.fromkeys((".xls", ".xlsx", ".xlsm", ".ods"), _COUNTED),
    **dict.fromkeys((".ppt", ".pptx", ".odp"), _SHOWN),
}


def _faults(folder: Path, attachment: Attachment) -> Iterator[Problem]:
    place = attachment.place("file")
    path = folder / attachment.file
    suffix = path.suffix.lower()
    if suffix not in TYPES:
        message = f'found "{attachment.file}", expected one of: {", ".join(TYPES)}'
        hint = "publish it as a PDF, an image or CSV"
        if suffix in _OFFICE:
            hint = f"publish it as PDF or CSV: {_OFFICE[suffix]}"
        yield Problem(place, "file-kind", message, hint)
    # Not by asking for the file: some systems would give one whose capital letters are others.
    elif attachment.file not in (
        there := [each.name for each in folder.glob("*") if each.is_file()]
    ):
        message = f'found "{attachment.file}", which is not in files/'
        yield Problem(place, "missing-attachment", message, did_you_mean(attachment.file, there))
    elif path.stat().st_size > MAX_BYTES:
        message = f"found a file of {path.stat().st_size // 1_000_000} MB, expected at most 10 MB"
        yield Problem(place, "file-size", message, "make it smaller, or split it")
    else:
        try:
            read_attachment(folder, attachment)
        except UnreadableError as error:
            message = f'found "{attachment.file}", which {error}'
            yield Problem(place, "unreadable-attachment", message, error.hint)
    if suffix in IMAGES and not attachment.alt:
        message = 'found an image without "alt", expected words that stand for it'
        hint = "say what the image shows to someone who cannot see it"
        yield Problem(place, "no-alt", message, hint)


def unused_files(subject: Subject) -> Iterator[Problem]:
    """A file that no attachment names is not published."""
    for edition in subject.library.editions:
        folder = folder_of(subject.project, edition.organisation, edition.year)
        used = {attachment.file for attachment in attachments_of(edition)}
        for path in sorted(folder.glob("*")):
            if path.is_file() and not is_hidden(path.name) and path.name not in used:
                place = Place(path.relative_to(subject.project).as_posix())
                message = f'found "{path.name}", which no attachment names'
                hint = "name it in an attachment, or remove it; it is not published"
                yield Problem(place, "unused-file", message, hint, Severity.NOTE)
