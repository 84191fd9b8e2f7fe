"""Whether a public site shows a release: one in a folder, or on a server."""

from __future__ import annotations

import json
from http.client import HTTPException
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

from generator.problems import ExpectedError

if TYPE_CHECKING:
    from collections.abc import Sequence

MANIFEST = "manifest.json"
PAGE = "index.html"
_PATIENCE = 20  # seconds for each answer
_GONE = {404, 410}
_MOST = 100_000_000  # bytes of a manifest


def shows(site: str, paths: Sequence[str]) -> bool:
    """Whether a public site has anything at one of some paths below it.

    `site` is a folder or an address. Its manifest tells; where it has none, the pages do.
    ExpectedError where neither can be had: then nobody can tell.
    """
    manifest = _get(site, MANIFEST)
    if manifest is not None:
        files = _files(manifest, site)
        return any(file.startswith(f"{path}/") for file in files for path in paths)
    if _get(site, PAGE) is None:
        raise ExpectedError(f"There is no website at {site}: neither {MANIFEST} nor a first page.")
    return any(_get(site, f"{path}/{PAGE}") is not None for path in paths)


def _files(manifest: bytes, site: str) -> list[str]:
    try:
        return list(dict(json.loads(manifest)["files"]))
    except (ValueError, KeyError, TypeError) as error:
        message = f"The {MANIFEST} of {site} is none of a site that was built here."
        raise ExpectedError(message) from error


def _get(site: str, name: str) -> bytes | None:
    """A file of a site; None where it says that it has none."""
    if urlsplit(site).scheme in {"http", "https"}:
        return _fetched(f"{site.rstrip('/')}/{name.removesuffix(PAGE)}")
    if not Path(site).is_dir():
        raise ExpectedError(f"{site} is neither a folder nor an address that begins with https://.")
    file = Path(site) / name
    try:
        return file.read_bytes() if file.is_file() else None
    except OSError as error:
        raise ExpectedError(f"{file} cannot be read: {error.strerror}.") from error


def _fetched(address: str) -> bytes | None:
    headers = {"User-Agent": "governance", "Cache-Control": "no-cache"}
    request = Request(address, headers=headers)  # noqa: S310 - of these two schemes only
    try:
        with urlopen(request, timeout=_PATIENCE) as answer:  # noqa: S310 - the same
            data: bytes = answer.read(_MOST)
            return data
    except HTTPError as error:
        error.close()
        if error.code in _GONE:
            return None
        raise ExpectedError(f"{address} cannot be read: the server says {error.code}.") from error
    except (OSError, HTTPException, ValueError) as error:
        reason = getattr(error, "reason", None) or error
        raise ExpectedError(f"{address} cannot be read: {reason}.") from error
