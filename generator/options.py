"""What the values of the command line's options have to be, alone and together."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import click

from generator.vocabulary import DocumentState

if TYPE_CHECKING:
    from generator.model import KnownStatement

_PORTS = 65536


def as_day(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    """A whole day, as 2017-07-26."""
    if value is None:
        return None
    try:
        return date.fromisoformat(value).isoformat()
    except ValueError:
        from generator.model.printed_dates import why_no_date  # with the model, which takes time

        why = why_no_date(value)
        said = f": {why}." if why else ". Write it as 2017-07-26."
        raise click.BadParameter(f"{value!r} is not a day{said}") from None


def as_scheduler(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    """The address of a Dask scheduler."""
    found = re.fullmatch(r"dask://([\w.-]+|\[[\da-fA-F:]+\]):([0-9]{1,5})", value or "")
    if value is not None and not (found and 0 < int(found[2]) < _PORTS):
        raise click.BadParameter(f"{value!r} is not an address. Write it as dask://HOST:PORT.")
    return value


def as_sentence(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    """A text that says something."""
    if value is not None and not value.strip():
        raise click.BadParameter("It is empty. Write a sentence.")
    return value


def as_name(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    """What something is called: a line of signs that can be seen."""
    if value is None:
        return None
    name = " ".join(value.split())
    if not name or not name.isprintable():
        raise click.BadParameter("It is empty, or has invisible characters. Type it as it reads.")
    return name


def as_financial_year(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    """A financial year, as 2024-25."""
    if value is None:
        return None
    found = re.fullmatch(r"(19[789][0-9]|20[0-9]{2})-([0-9]{2})", value, re.ASCII)
    if not found or (int(found[1]) + 1) % 100 != int(found[2]):
        message = f"{value!r} is not a financial year from 1970-71 on. Write it as 2024-25."
        raise click.BadParameter(message)
    return value


def known_statement(
    state: str | None, source: str | None, *, presented: bool, inferred: bool
) -> KnownStatement | None:
    """What is known of a statement whose text is not held; None of a release of any other kind."""
    if state is None or source is None:
        if source or presented or inferred:
            message = "Only a statement that is known, not held, has --known-from"
            raise click.UsageError(f"{message}, and with it --presented and --inferred.")
        return None
    from generator.model import KnownStatement

    return KnownStatement(
        state=DocumentState(state), source=source, presented=presented, inferred=inferred
    )
