"""The page to edit in: the updates of a quarter as one form, saved through the safe writer."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, unquote

from starlette.concurrency import run_in_threadpool
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response

from generator.digests import digest_of_file
from generator.model.load import load
from generator.problems import ContentError, ExpectedError
from generator.serving.overlay import (
    Whereabouts,
    edit_address,
    overlay_of,
    seen_in,
    templates,
    with_overlay,
)
from generator.serving.saving import (
    AS_AT,
    DATE_OF_ALL,
    READ,
    FilledIn,
    changed_meanwhile,
    name_of,
    say_beside,
)
from generator.serving.table import EditTable, Typed, table_of
from generator.updates.news import FIELDS
from generator.updates.trial import try_out
from generator.updates.typed import CHOICES
from generator.vocabulary import Audience
from generator.writing import alone_from_reading, write

if TYPE_CHECKING:
    from starlette.requests import Request

    from generator.serving.desk import Desk
    from generator.serving.door import FrontDoor

_MOST_BYTES = 2_000_000
_NOTHING = "Nothing new was typed, and nothing was saved."
_BROKEN = (
    "The content has errors, which are listed below. Mend them in the files first: until then, "
    "nothing is saved. What you typed is still here."
)


class Editing:
    """The page of each edition that has actions."""

    def __init__(self, desk: Desk, door: FrontDoor) -> None:
        self._desk = desk
        self._door = door

    def show(self, request: Request) -> Response:
        """The table, empty."""
        return self._page(_edition(request), Typed(), saved=request.query_params.get("saved", ""))

    async def save(self, request: Request) -> Response:
        """Write what was typed, or show it again with what is wrong with it."""
        body = b""
        async for part in request.stream():
            body += part
            if len(body) > _MOST_BYTES:
                return PlainTextResponse("That is too much for one form.\n", 413)
        values = dict(parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True))
        if not self._door.is_form_token(values.get("token", "")):
            return PlainTextResponse("This form is not one of this preview. Load it again.\n", 403)
        return await run_in_threadpool(self._save, _edition(request), values)

    def seen(self, address: str) -> str:
        """The digest of all that changes in what the table at an address shows."""
        edition = unquote(address.removeprefix(edit_address("")))
        table = self._table(edition)
        return seen_in(repr(table and [row.digest for row in table.rows]), self._desk.notice)

    def _save(self, edition: str, values: dict[str, str]) -> Response:
        try:
            with alone_from_reading(self._desk.project):
                return self._write(edition, values)
        except ExpectedError as error:  # another command is writing
            return self._page(edition, Typed(values, {"": f"Nothing was saved. {error}"}))

    def _write(self, edition: str, values: dict[str, str]) -> Response:
        self._desk.refresh()
        table = self._table(edition)
        if table is None:
            return self._page(edition, Typed(values))
        filled = FilledIn(table, values)
        try:
            faults = self._faults(table, values, filled)
            if not faults:
                write(self._desk.project, filled.changes, {table.file: values[READ]})
        except (ExpectedError, ContentError) as error:
            faults = {"": f"Nothing was saved. {error}"}
        if faults:
            return self._page(edition, Typed(values, faults))
        self._desk.refresh()
        return RedirectResponse(f"{edit_address(edition)}?saved={len(filled.news)}", 303)

    def _faults(self, table: EditTable, values: dict[str, str], filled: FilledIn) -> dict[str, str]:
        """Everything for which it cannot be saved, by the fields of the form."""
        project = self._desk.project
        if self._desk.notice.outdated or self._desk.notice.failure:
            return {"": _BROKEN}
        if values.get(READ) != digest_of_file(project / table.file):
            return changed_meanwhile(table, values) | say_beside(filled.problems, table)
        if not filled.problems and not filled.changes:
            return {"": _NOTHING}
        loaded = load(project, self._desk.known)
        refused = try_out(project, loaded, table.edition.id, filled.news, filled.as_at)
        return say_beside([*filled.problems, *refused], table)

    def _table(self, edition: str) -> EditTable | None:
        return table_of(self._desk.library, edition) if self._desk.library else None

    def _page(self, edition: str, typed: Typed, saved: str = "") -> Response:
        table = self._table(edition)
        if table is None:
            return PlainTextResponse("There is no plan with actions at this address.\n", 404)
        own = edit_address(edition)
        here = Whereabouts(Audience.INTERNAL, f"{edition}/actions/", self.seen(own), own)
        page = (
            templates()
            .get_template("edit.html")
            .render(
                table=table,
                typed=typed,
                fields=FIELDS,
                states=CHOICES,
                name_of=name_of,
                names={"all_date": DATE_OF_ALL, "as_at": AS_AT, "read": READ},
                read=digest_of_file(self._desk.project / table.file),
                token=self._door.form_token,
                saved=int(saved) if saved.isdecimal() else None,
                labels=_labels(table, typed),
            )
        )
        overlay = overlay_of(here, self._desk.notice, self._desk.library)
        return HTMLResponse(with_overlay(page, overlay), 422 if typed.faults else 200)


def _edition(request: Request) -> str:
    return f"{request.path_params['body']}/{request.path_params['year']}"


def _labels(table: EditTable, typed: Typed) -> list[tuple[str, str, str]]:
    """What is wrong, in the order of the page: the field, what to call it, and the message."""
    order = [(AS_AT, "The plan is shown as at"), (DATE_OF_ALL, "Date of update")]
    for row in table.rows:
        order.append((row.action.id, row.name))
        order += [
            (name_of(row.action.id, each.name), f"{row.name}, {each.label}") for each in FIELDS
        ]
    return [(name, label, typed.faults[name]) for name, label in order if name in typed.faults]
