"""What the preview answers: pages with their overlay, files, and news of what changed."""

from __future__ import annotations

import asyncio
from mimetypes import guess_type
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.responses import (
    HTMLResponse,
    PlainTextResponse,
    RedirectResponse,
    Response,
    StreamingResponse,
)
from starlette.routing import Route

from generator.serving.editing import Editing
from generator.serving.overlay import (
    LOOK,
    OWN,
    Whereabouts,
    edit_address,
    overlay_of,
    seen_in,
    templates,
    with_overlay,
)
from generator.vocabulary import Audience

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from threading import Event

    from starlette.requests import Request

    from generator.serving.desk import Desk, Notice
    from generator.serving.door import FrontDoor

_OFTEN = 0.05
"""Seconds between two looks whether the content was read again."""
_ALIVE = 15
"""Seconds after which a browser is told so: one that is gone is noticed by nothing else."""


def make_app(desk: Desk, door: FrontDoor, stopping: Event) -> Starlette:
    """The application; whoever listens for news is let go when it is stopping."""
    editing = Editing(desk, door)
    preview = Preview(desk, editing, stopping)
    edit = f"{OWN}/edit/{{body}}/{{year}}"
    return Starlette(
        routes=[
            Route(f"{OWN}/events", preview.events),
            Route(f"{OWN}/show", preview.show),
            Route(edit, editing.show),
            Route(edit, editing.save, methods=["POST"]),
            Route(f"{OWN}/{{name}}", preview.own_file),
            Route("/{audience}/{path:path}", preview.page_or_file),
        ]
    )


class Preview:
    """The pages of both sites."""

    def __init__(self, desk: Desk, editing: Editing, stopping: Event) -> None:
        self._desk = desk
        self._editing = editing
        self._stopping = stopping

    def page_or_file(self, request: Request) -> Response:
        """A page of a site, or a file beside its pages."""
        name, path = request.path_params["audience"], request.path_params["path"]
        if name not in set(Audience):
            return PlainTextResponse("There is nothing at this address.\n", 404)
        where = Whereabouts(Audience(name), path)
        html, notice = self._desk.page(where.audience, path)
        if html is not None:
            return self._with_overlay(where, html, notice)
        if not path.endswith("/") and self._desk.has(where.audience, f"{path}/"):
            return RedirectResponse(f"/{name}/{path}/", 307)
        data = self._desk.file(where.audience, path)
        if data is not None:
            return _file(path, data)
        return self._with_overlay(where, None, notice)

    def show(self, request: Request) -> Response:
        """On to a page, or to the nearest above it that the site has."""
        name = request.query_params.get("audience", "")
        audience = Audience(name) if name in set(Audience) else Audience.INTERNAL
        path = self._desk.nearest(audience, request.query_params.get("path", ""))
        return RedirectResponse(f"/{audience}/{path}", 303)

    def own_file(self, request: Request) -> Response:
        """The style and the script of the overlay."""
        name = request.path_params["name"]
        if name not in {"preview.css", "preview.js"}:
            return PlainTextResponse("There is nothing at this address.\n", 404)
        return _file(name, (LOOK / name).read_bytes())

    async def events(self, request: Request) -> Response:
        """News of a page: that it is another than the one that was seen."""
        page, seen = (request.query_params.get(name, "") for name in ("page", "seen"))
        return StreamingResponse(self._news(page, seen), media_type="text/event-stream")

    async def _news(self, page: str, seen: str) -> AsyncIterator[str]:
        looked_at, waited = -1, 0.0
        yield ": listening\n\n"
        while not self._stopping.is_set():
            if looked_at != self._desk.version:
                looked_at = self._desk.version
                if await run_in_threadpool(self._seen, page) != seen:
                    yield "event: changed\ndata:\n\n"
                    return
            await asyncio.sleep(_OFTEN)
            waited += _OFTEN
            if waited > _ALIVE:
                waited = 0.0
                yield ": nothing changed\n\n"

    def _seen(self, page: str) -> str:
        if page.startswith(edit_address("")):
            return self._editing.seen(page)
        name, _, path = page.removeprefix("/").partition("/")
        return seen_in(*self._desk.page(Audience(name), path)) if name in set(Audience) else ""

    def _with_overlay(self, where: Whereabouts, html: str | None, notice: Notice) -> Response:
        here = Whereabouts(where.audience, where.path, seen_in(html, notice))
        overlay = overlay_of(here, notice, self._desk.library)
        return HTMLResponse(with_overlay(html or _not_found(where), overlay), 200 if html else 404)


def _not_found(where: Whereabouts) -> str:
    title, text = "There is no such page", "Nothing stands at this address now."
    if where.audience is Audience.PUBLIC:
        text = "The public would find nothing at this address: it is not public, or not there."
    return templates().get_template("plain.html").render(title=title, text=text)


def _file(name: str, data: bytes) -> Response:
    kind = guess_type(name)[0] or "application/octet-stream"
    return Response(data, media_type=kind)
