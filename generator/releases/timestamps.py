"""What a service of RFC 3161 confirms: that the log had come to a line by a moment.

The answer is kept with the log, and compared with it by every command: it is signed by the
service, for one checksum. Without the library that reads it, it is not compared, and that is said.
"""

from __future__ import annotations

import base64
import binascii
from typing import TYPE_CHECKING

from generator.model import LoggedTimestamp
from generator.problems import ExpectedError, Problem, Severity
from generator.releases.chain import chain_in, chain_of, heads_of
from generator.releases.logging import LOG, log_withdrawals, read_log
from generator.releases.served import is_address
from generator.writing import Append, alone, write

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from cryptography.x509 import Certificate
    from rfc3161_client import TimeStampResponse

    from generator.model import Library

_INSTALL = "pip install 'governance-statements[timestamp]'"
_PATIENCE = 30  # seconds for the answer
_MOST = 1_000_000  # bytes of it


def stamp(project: Path, service: str, root: bytes) -> str:
    """Ask a service about the newest line, keep what it answers, and give the time that it says.

    ExpectedError where it does not, or where the answer does not hold.
    """
    try:
        from cryptography.x509 import load_pem_x509_certificate
        from rfc3161_client import HashAlgorithm, TimestampRequestBuilder
    except ImportError as error:
        raise ExpectedError(
            f"A timestamp needs one more library. Install it: {_INSTALL}."
        ) from error
    if not is_address(service):
        raise ExpectedError(f"{service} is no address that begins with https:// or http://.")
    try:
        certificate = load_pem_x509_certificate(root)
    except ValueError as error:
        raise ExpectedError("The file of --root holds no certificate in PEM.") from error
    log_withdrawals(project)
    head = chain_of(*read_log(project)).head
    if not head:
        raise ExpectedError(f"{LOG} has no line yet: nothing is released.")
    builder = TimestampRequestBuilder().data(head.encode())
    request = builder.hash_algorithm(HashAlgorithm.SHA256).build()
    # A service may take its time: meanwhile, others may write.
    answer = _asked(service, request.as_bytes())
    try:
        told = _proved(answer, certificate, head, request.nonce)
    except ValueError as error:
        raise ExpectedError(f"The answer of {service} does not hold: {error}.") from error
    line = LoggedTimestamp(
        head=head,
        service=service,
        answer=base64.b64encode(answer).decode(),
        root=base64.b64encode(_as_der(certificate)).decode(),
    )
    _keep(project, line)
    return told.tst_info.gen_time.strftime("%Y-%m-%d %H:%M:%S UTC")


def _keep(project: Path, stamp: LoggedTimestamp) -> None:
    """Keep a timestamp, if its line is still there: while it was asked for, others could write."""
    with alone(project):
        if stamp.head not in heads_of(chain_of(*read_log(project))):
            raise ExpectedError(
                f"{LOG} was changed while {stamp.service} was asked. Ask for a timestamp again."
            )
        write(project, [Append(LOG, ("timestamps",), stamp.model_dump(mode="json"))])


def untrue_timestamps(library: Library) -> Iterator[Problem]:
    """Timestamps of lines that are not in the log, or that do not hold."""
    stamps = library.published.timestamps if library.published else ()
    if not stamps:
        return
    heads = heads_of(chain_in(library))
    for each in stamps:
        if each.head not in heads:
            message = "found a timestamp of a line that the log no longer has, or has changed"
            hint = "put the line back from a copy; governance verify --against names what differs"
            yield Problem(each.place("head"), "untrue-timestamp", message, hint)
            continue
        try:
            _read(each)
        except ImportError:
            message = "found a timestamp, which cannot be checked without one more library"
            yield Problem(each.place(), "unread-timestamp", message, _INSTALL, Severity.WARNING)
        except ValueError as error:
            message = f"found a timestamp that does not hold: {error}"
            hint = "put it back from a copy, or take it out"
            yield Problem(each.place("answer"), "untrue-timestamp", message, hint)


def _read(stamp: LoggedTimestamp) -> None:
    from cryptography.x509 import load_der_x509_certificate

    try:
        answer, root = (
            base64.b64decode(each, validate=True) for each in (stamp.answer, stamp.root)
        )
    except binascii.Error as error:
        raise ValueError("it is not in base64") from error
    _proved(answer, load_der_x509_certificate(root), stamp.head)


def _proved(
    answer: bytes, root: Certificate, head: str, nonce: int | None = None
) -> TimeStampResponse:
    """An answer that a service signed for a line; ValueError says why it is none."""
    from rfc3161_client import VerificationError, VerifierBuilder, decode_timestamp_response

    told = decode_timestamp_response(answer)
    try:
        VerifierBuilder(roots=[root], nonce=nonce).build().verify_message(told, head.encode())
    except VerificationError as error:
        raise ValueError(str(error).rstrip(".")) from error
    return told


def _as_der(certificate: Certificate) -> bytes:
    from cryptography.hazmat.primitives.serialization import Encoding

    return certificate.public_bytes(Encoding.DER)


def _asked(service: str, request: bytes) -> bytes:
    from http.client import HTTPException
    from urllib.request import Request, urlopen

    headers = {"Content-Type": "application/timestamp-query", "User-Agent": "governance"}
    try:
        asked = Request(service, data=request, headers=headers)  # noqa: S310 - of these schemes only
        with urlopen(asked, timeout=_PATIENCE) as reply:  # noqa: S310 - the same
            data: bytes = reply.read(_MOST)
            return data
    except (OSError, HTTPException, ValueError) as error:
        reason = getattr(error, "reason", None) or error
        raise ExpectedError(f"{service} does not answer: {reason}.") from error
