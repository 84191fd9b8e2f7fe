"""Whether a public site shows a release: one in a folder, or on a server."""

from __future__ import annotations

from http.client import HTTPException
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from generator.digests import read_json
from generator.problems import ExpectedError
from generator.releases.chain import LogLine

if TYPE_CHECKING:
    from collections.abc import Sequence

MANIFEST = "manifest.json"
PAGE = "index.html"
FEED = "feed.xml"
LOG_HEAD = "urn:governance-statements:log-head"
"""By what the feed names the checksum of the latest entry of the log."""
_PATIENCE = 20  # seconds for each answer
_GONE = {404, 410}
_MOST = 100_000_000  # bytes of a manifest


def shows(site: str, paths: Sequence[str]) -> bool:
    """Whether a public site has anything at one of some paths below it.

    `site` is a folder or an address. Its manifest tells; where it has none, the pages do.
    ExpectedError where neither can be had: then nobody can tell.
    """
    manifest = fetch(site, MANIFEST)
    if manifest is not None:
        files = _files(manifest, site)
        return any(file.startswith(f"{path}/") for file in files for path in paths)
    if fetch(site, PAGE) is None:
        raise ExpectedError(f"There is no website at {site}: neither {MANIFEST} nor a first page.")
    return any(fetch(site, f"{path}/{PAGE}") is not None for path in paths)


def log_of(site: str) -> list[LogLine]:
    """The lines of the log as a site, or a manifest that was kept, tells of them, oldest first."""
    kept = Path(site)
    manifest = kept.read_bytes() if kept.is_file() else fetch(site, MANIFEST)
    if manifest is None:
        raise ExpectedError(f"There is no {MANIFEST} at {site}.")
    told = _manifest(manifest, site)
    if "log" not in told:
        message = f"{site} was built before releases held each other: its {MANIFEST} has no log."
        raise ExpectedError(message)
    try:
        lines = [LogLine(**{"line": ""} | row) for row in told["log"]]
    except TypeError as error:
        raise ExpectedError(_damaged(site)) from error
    if not all(isinstance(value, str) for line in lines for value in line):
        raise ExpectedError(_damaged(site))
    return lines


def files_called(site: str, name: str) -> list[str]:
    """The files of a site that have a name, as its manifest lists them: by their paths."""
    manifest = fetch(site, MANIFEST)
    return [each for each in _files(manifest or b"", site) if each.rpartition("/")[2] == name]


def _files(manifest: bytes, site: str) -> dict[str, Any]:
    files = _manifest(manifest, site).get("files")
    if not isinstance(files, dict):
        raise ExpectedError(_damaged(site))
    return files


def _manifest(manifest: bytes, site: str) -> dict[str, Any]:
    try:
        told = read_json(manifest)
    except ValueError as error:
        raise ExpectedError(_damaged(site)) from error
    if not isinstance(told, dict):
        raise ExpectedError(_damaged(site))
    return told


def _damaged(site: str) -> str:
    return f"The {MANIFEST} of {site} is damaged, or was not written by this program."


def is_address(site: str) -> bool:
    """Whether a site is on a server, and not in a folder."""
    return site.lower().startswith(("http://", "https://"))


def fetch(site: str, name: str) -> bytes | None:
    """A file of a site; None where it says that it has none."""
    if is_address(site):
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
    try:
        request = Request(address, headers=headers)  # noqa: S310 - of these two schemes only
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
