"""What is wrong with a template, said with its file and line: templates may be a project's own."""

from __future__ import annotations

import traceback
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import TemplateNotFound, TemplateSyntaxError

from generator.problems import ExpectedError, sentences

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def telling_of_templates(folder: Path, title: str) -> Iterator[None]:
    """What goes wrong within a template of a folder, or by it, becomes an ExpectedError.

    It has a title, and names the file and the line.
    """
    try:
        yield
    except ExpectedError:
        raise
    except Exception as error:
        if not (said := _say(error, folder)):
            raise
        raise ExpectedError(sentences(title, [said])) from error


def _say(error: Exception, folder: Path) -> str:
    """Where the fault is and what it is; "" for one that no template has to do with."""
    if isinstance(error, TemplateSyntaxError):
        return f"{_name(error.filename or '', folder)}:{error.lineno}: {error.message}"
    what = f"{error.name} is not there" if isinstance(error, TemplateNotFound) else str(error)
    # Jinja has a template stand in the traceback as if its lines were those of a program.
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        if Path(frame.filename).is_relative_to(folder):
            return f"{_name(frame.filename, folder)}:{frame.lineno}: {what or type(error).__name__}"
    return f"{folder.name}: {what}" if isinstance(error, TemplateNotFound) else ""


def _name(file: str, folder: Path) -> str:
    path = Path(file)
    inside = path.is_relative_to(folder)
    return f"{folder.name}/{path.relative_to(folder).as_posix()}" if inside else file
