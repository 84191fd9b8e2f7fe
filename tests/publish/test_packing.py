"""What is packed with gzip is the same under every version of Python."""

from __future__ import annotations

import gzip

from generator.publish.packing import packed


def test_the_header_has_no_date_no_name_and_always_the_same_system() -> None:
    data = packed(b"text" * 100)
    assert data[:10].hex() == "1f8b0800000000000203"
    assert gzip.decompress(data) == b"text" * 100
