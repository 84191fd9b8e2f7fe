"""Templates compiled in one process, and used in all."""

from __future__ import annotations

import marshal
from typing import TYPE_CHECKING

from jinja2 import BytecodeCache, meta

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jinja2 import Environment
    from jinja2.bccache import Bucket


class Compiled(BytecodeCache):
    """The code of templates by the digests of their names and texts.

    It is never kept in a file: whoever can write that could have any code run.
    """

    def __init__(self) -> None:
        self.codes: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if code := self.codes.get(bucket.key + bucket.checksum):
            bucket.code = marshal.loads(code)  # noqa: S302 - this program's own

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.codes[bucket.key + bucket.checksum] = marshal.dumps(bucket.code)


COMPILED = Compiled()


def compile_all(environment: Environment, names: Iterable[str]) -> None:
    """Compile templates, and all that they refer to."""
    waiting, seen = list(names), set[str]()
    while waiting:
        name = waiting.pop()
        if name in seen or environment.loader is None:
            continue
        seen.add(name)
        text, file, _ = environment.loader.get_source(environment, name)
        parsed = environment.parse(text, name, file)
        bucket = COMPILED.get_bucket(environment, name, file, text)
        if bucket.code is None:
            bucket.code = environment.compile(parsed, name, file)
            COMPILED.set_bucket(bucket)
        waiting += filter(None, meta.find_referenced_templates(parsed))
