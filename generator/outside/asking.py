"""Asks other websites whether an address is there, within bounds of number, time and manners.

Only http and https, a few redirects, and no address of a private network: what somebody wrote into
a text must not make this computer look around in the network it stands in.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from dataclasses import dataclass, field
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Allows = Callable[[str], bool]

AT_ONCE = 8
SECONDS = 10
SECONDS_IN_ALL = 120
REDIRECTS = 5
_HEADERS = {"User-Agent": "governance-statements (asks whether a link is there)", "Accept": "*/*"}
_NOT_ASKED = "was not asked for: there was no time left"
_PRIVATE = "leads into a private network, and was not asked for"


def is_public(host: str) -> bool:
    """Whether all addresses of a host are on the open internet."""
    found = socket.getaddrinfo(host, None)
    return all(ipaddress.ip_address(row[4][0]).is_global for row in found)


def ask(
    addresses: Sequence[str],
    allows: Allows = is_public,
    seconds: float = SECONDS,
    in_all: float = SECONDS_IN_ALL,
) -> dict[str, str]:
    """What each address answers that is not there, in words that follow "which"."""
    asked = _Asked(list(reversed(addresses)), allows, seconds)
    # A server that never comes to an end must not keep the program from ending.
    threads = [threading.Thread(target=asked.work, daemon=True) for _ in range(AT_ONCE)]
    for thread in threads:
        thread.start()
    until = time.monotonic() + in_all
    for thread in threads:
        thread.join(max(until - time.monotonic(), 0))
    asked.waiting.clear()
    answers = dict(asked.answers)
    told = {address: answers.get(address, _NOT_ASKED) for address in addresses}
    return {address: answer for address, answer in told.items() if answer}


@dataclass
class _Asked:
    """What is still to be asked for, and what was answered: "" where all is well."""

    waiting: list[str]
    allows: Allows
    seconds: float
    answers: dict[str, str] = field(default_factory=dict)

    def work(self) -> None:
        """Ask for one address after another, until none is left."""
        while True:
            try:
                address = self.waiting.pop()
            except IndexError:
                return
            self.answers[address] = _answer(address, self.allows, self.seconds)


class _RefusedError(Exception):
    """An address that is not asked for; its text says why."""


class _Redirects(urllib.request.HTTPRedirectHandler):
    """Follows a few redirects, each to an address that may be asked for."""

    max_redirections = REDIRECTS

    def __init__(self, allows: Allows) -> None:
        self.allows = allows

    def redirect_request(  # noqa: PLR0913, PLR0917 - as the library calls it
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: http.client.HTTPMessage,
        newurl: str,
    ) -> urllib.request.Request | None:
        _refuse(newurl, self.allows)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _refuse(address: str, allows: Allows) -> None:
    parts = urllib.parse.urlsplit(address)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise _RefusedError("is no address of a website")
    if not allows(parts.hostname):
        raise _RefusedError(_PRIVATE)


def _answer(address: str, allows: Allows, seconds: float) -> str:
    """What is wrong with an address, in words that follow "which"; "" where it is there."""
    quoted = urllib.parse.quote(address, safe="/:?#[]@!$&'()*+,;=%~-._")
    try:
        _refuse(quoted, allows)
        opener = urllib.request.build_opener(_Redirects(allows))
        request = urllib.request.Request(quoted, headers=_HEADERS)  # noqa: S310 - refused if no http
        with opener.open(request, timeout=seconds):
            return ""
    except _RefusedError as error:
        return str(error)
    except urllib.error.HTTPError as error:
        error.close()
        if error.code < http.client.BAD_REQUEST:
            return "is redirected too often, or to what is no website"
        return f"answers {error.code} {error.reason}"
    except urllib.error.URLError as error:
        return _unreachable(error.reason, seconds)
    except (OSError, ValueError, http.client.HTTPException) as error:
        return _unreachable(error, seconds)


def _unreachable(reason: object, seconds: float) -> str:
    if isinstance(reason, TimeoutError):
        return f"did not answer within {seconds:g} seconds"
    if isinstance(reason, socket.gaierror):
        return "names a host that there is not"
    said = reason.strerror if isinstance(reason, OSError) and reason.strerror else str(reason)
    return f"cannot be reached: {said or type(reason).__name__}"
