"""What commands share: where the project is, and how a refusal is said."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator import report
from generator.problems import ContentError, ExpectedError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from generator.problems import Problem

project_option = click.option(
    "--project",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path(),
    help="The folder that holds content/ (default: here).",
)
say = partial(click.echo, err=True)


def print_problems(problems: list[Problem], project: Path) -> None:
    """Say what is wrong, if anything is."""
    if problems:
        say(report.as_text(problems, project))


@contextmanager
def refusing(
    project: Path, ending: str = "", unsound: Callable[[list[Problem]], str] | None = None
) -> Iterator[None]:
    """Say what is wrong and how it ends; `unsound`, if given, says that of errors in content."""
    try:
        yield
    except ContentError as error:
        print_problems(error.problems, project)
        ending = unsound(error.problems) if unsound else ending
    except ExpectedError as error:
        say(str(error))
    except click.Abort:  # nobody answered what was asked
        say("")
    else:
        return
    if ending:
        say(ending)
    sys.exit(1)
