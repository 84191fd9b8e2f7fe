"""Who may come in: a browser on this computer that has the token, from no other website."""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from http.cookies import CookieError, SimpleCookie
from typing import TYPE_CHECKING
from urllib.parse import parse_qs

from starlette.responses import PlainTextResponse, RedirectResponse

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.responses import Response
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOOPBACK = "127.0.0.1"
TOKEN = "token"  # noqa: S105 - the name of it

_ELSEWHERE = "This preview is served on this computer only, at {address}."
_FOREIGN = "Another website asked for this. Only the pages of the preview itself may."
_UNKNOWN = (
    "Open the address that `governance serve` printed, with the token at its end. "
    "It is another one each time the command is run."
)
_HEADERS = {
    "content-security-policy": "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; "
    "worker-src 'self' blob:; img-src 'self' data:; object-src 'none'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "no-store",
}


@dataclass(frozen=True)
class FrontDoor:
    """Where the preview is served, and the token without which it is not."""

    port: int
    token: str

    @property
    def address(self) -> str:
        """Where it is served."""
        return f"http://{LOOPBACK}:{self.port}"

    @property
    def entrance(self) -> str:
        """The address to open."""
        return f"{self.address}/?{TOKEN}={self.token}"

    @property
    def cookie(self) -> str:
        """The name of the cookie: browsers tell ports apart by nothing else."""
        return f"governance-{self.port}"

    @property
    def form_token(self) -> str:
        """What a form carries: made from the token, and not of use instead of it."""
        return hmac.new(self.token.encode(), b"form", "sha256").hexdigest()

    def is_form_token(self, given: str) -> bool:
        """Whether a form was one of ours."""
        return hmac.compare_digest(given.encode(), self.form_token.encode())

    def opens_to(self, given: str) -> bool:
        """Whether a token is the right one."""
        return hmac.compare_digest(given.encode(), self.token.encode())

    def refusal(self, headers: Mapping[bytes, bytes], *, entering: bool) -> str:
        """Why a request is not answered; "" where it is. Who is `entering` has no cookie yet."""
        host = headers.get(b"host", b"").decode("latin-1")
        if host not in {f"{LOOPBACK}:{self.port}", f"localhost:{self.port}"}:
            return _ELSEWHERE.format(address=self.address)
        origin = headers.get(b"origin")
        site = headers.get(b"sec-fetch-site", b"none")
        followed = headers.get(b"sec-fetch-mode") == b"navigate" and origin is None
        if origin not in {None, f"http://{host}".encode("latin-1")}:
            return _FOREIGN
        if site not in {b"none", b"same-origin"} and not followed:
            return _FOREIGN
        if not entering and not self.opens_to(self._in_cookie(headers)):
            return _UNKNOWN
        return ""

    def _in_cookie(self, headers: Mapping[bytes, bytes]) -> str:
        try:
            cookies = SimpleCookie(headers.get(b"cookie", b"").decode("latin-1"))
        except CookieError:
            return ""
        return cookies[self.cookie].value if self.cookie in cookies else ""


class Guarded:
    """An application behind the door."""

    def __init__(self, app: ASGIApp, door: FrontDoor, start: str) -> None:
        self._app = app
        self._door = door
        self._start = start

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or say why not."""
        if scope["type"] != "http":
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                given = {name for name, _ in message["headers"]}
                message["headers"] += [
                    (name.encode(), value.encode())
                    for name, value in _HEADERS.items()
                    if name.encode() not in given
                ]
            await send(message)

        answer = self._answer(scope) or self._app
        await answer(scope, receive, send_with_headers)

    def _answer(self, scope: Scope) -> Response | None:
        """A refusal, or the way in; None for what the application answers."""
        given = parse_qs(scope["query_string"].decode("latin-1")).get(TOKEN, [""])[0]
        entering = scope["path"] == "/" and self._door.opens_to(given)
        if refusal := self._door.refusal(dict(scope["headers"]), entering=entering):
            return PlainTextResponse(f"{refusal}\n", 403)
        if scope["path"] != "/":
            return None
        # On to an address without the token, which then stands in no history and no link.
        answer = RedirectResponse(self._start, 303)
        if entering:
            answer.set_cookie(self._door.cookie, given, httponly=True, samesite="strict")
        return answer
