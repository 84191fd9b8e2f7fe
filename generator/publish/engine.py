"""Turns a tree of Markdown into HTML: the only module that knows MkDocs."""

from __future__ import annotations

import logging
import re
import shutil
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import jinja2
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException
from mkdocs.plugins import BasePlugin

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jinja2 import Environment
    from jinja2.bccache import Bucket
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

ASSETS = "assets/gs"
"""Where the theme's own CSS, scripts and icons stand, below the theme and below the site."""

# What Material's base.html writes outside its blocks for its own scripts, which no page loads:
# two check boxes with an attribute HTML does not allow there, a second skip link, empty boxes.
_BEFORE_HEADER = re.compile(r'(<body dir="ltr">).*?(?=\s*<a class="gs-skip")', re.DOTALL)
_DIALOG = re.compile(
    r'\s*<div class="md-dialog" data-md-component="dialog">\s*'
    r'<div class="md-dialog__inner md-typeset"></div>\s*</div>'
)
_ALIGNED = re.compile(r'(<t[dh]) style="text-align: (left|center|right);"')
_JOINED = re.compile(r"(</d[td]>)(?=<d[td])")
_BLANK_LINES = re.compile(r"\n(?:[ \t]*\n)+")


class EngineError(Exception):
    """The tree could not be turned into HTML without a warning; `sentences` says why."""

    def __init__(self, sentences: list[str]) -> None:
        """Keep the sentences for the caller to report."""
        super().__init__("\n".join(sentences))
        self.sentences = sentences


def build(tree: Path, out: Path) -> None:
    """Turn the Markdown tree into HTML under `out`; raise EngineError for any warning."""
    with _listening() as heard:
        try:
            config = load_config(str(tree / "mkdocs.yml"), site_dir=str(out.resolve()), strict=True)
            config.plugins["governance-statements"] = _Tidy()
            mkdocs_build(config)
        except (MkDocsException, SystemExit) as error:
            raise EngineError(heard or [str(error)]) from error
    if heard:
        raise EngineError(heard)
    _drop_needless_files(out, config)


def write_assets(theme: Path, site: Path) -> None:
    """Write the theme's CSS, scripts and icons, once for a whole site."""
    target = site / ASSETS
    if target.exists():
        shutil.rmtree(target)
    for file in (path for path in (theme / ASSETS).rglob("*") if path.is_file()):
        copy = target / file.relative_to(theme / ASSETS)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, copy)


class _Tidy(BasePlugin):  # type: ignore[type-arg,no-untyped-call]
    """Keeps out of a unit what it does not need; carries no meaning and no safety."""

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Leave the theme's own files out: they stand once per site, or are not used."""
        docs = Path(config.docs_dir)
        for file in list(files):
            if file.abs_src_path and not Path(file.abs_src_path).is_relative_to(docs):
                files.remove(file)
        return files

    def on_env(self, env: Environment, **_: object) -> Environment:
        """Escape every value, and compile each template once per process, not per unit."""
        # MkDocs escapes nothing by itself: a title would reach the page as HTML.
        env.autoescape = True
        env.bytecode_cache = _COMPILED
        return env

    def on_post_page(self, output: str, **_: object) -> str:
        """Mend the page's HTML."""
        return mend(output)

    def on_post_template(self, output_content: str, *, template_name: str, **_: object) -> str:
        """Mend the 404 page's HTML; leave the sitemap alone."""
        return mend(output_content) if template_name.endswith(".html") else output_content


class _Compiled(jinja2.BytecodeCache):
    """Compiled templates in memory; Jinja2 compares the source's checksum by itself."""

    def __init__(self) -> None:
        """Start empty."""
        self._code: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Hand back what was compiled before."""
        if bucket.key in self._code:
            bucket.bytecode_from_string(self._code[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        self._code[bucket.key] = bucket.bytecode_to_string()


_COMPILED = _Compiled()


def mend(page: str) -> str:
    """Remove what base.html writes for scripts that no page loads."""
    page, found = _BEFORE_HEADER.subn(r"\1", page, count=1)
    if not found:
        message = "Material's base.html no longer has the form the theme was written for."
        raise EngineError([message])
    page = _JOINED.sub(r"\1\n", page)  # or the search reads a name and its value as one word
    page = _ALIGNED.sub(r'\1 class="gs-align-\2"', page)  # the policy allows no inline style
    return _BLANK_LINES.sub("\n", _DIALOG.sub("", page, count=1)).lstrip()


def _drop_needless_files(out: Path, config: MkDocsConfig) -> None:
    """Keep one 404 page per site and a sitemap only where addresses are known."""
    if config.extra.get("to_root"):
        (out / "404.html").unlink(missing_ok=True)
    if not config.site_url:
        for name in ("sitemap.xml", "sitemap.xml.gz"):
            (out / name).unlink(missing_ok=True)


@contextmanager
def _listening() -> Iterator[list[str]]:
    """Collect MkDocs' warnings as sentences and keep its log off the terminal."""
    heard: list[str] = []
    logger = logging.getLogger("mkdocs")
    handler = _Listener(heard)
    before = logger.propagate, logger.handlers[:], logger.level
    logger.propagate, logger.handlers = False, [handler]
    logger.setLevel(logging.WARNING)
    try:
        yield heard
    finally:
        logger.propagate, logger.handlers, level = before
        logger.setLevel(level)


class _Listener(logging.Handler):
    """Appends every warning to a list."""

    def __init__(self, heard: list[str]) -> None:
        """Listen for warnings and worse."""
        super().__init__(logging.WARNING)
        self._heard = heard

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the message, without its indentation."""
        self._heard.append(" ".join(record.getMessage().split()))
