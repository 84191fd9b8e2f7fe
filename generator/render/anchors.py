"""Every id on a page once, whatever ids its items have: a second one is given a number.

An area may well have the id of its principle. The first on the page keeps its address; a number
is set off by two hyphens, which no author's id has.
"""

from __future__ import annotations

import re
from collections import Counter
from html import unescape

from markdown.extensions.toc import slugify

# The theme's own, around what a template writes.
AROUND = ("content", "gs-citation", "gs-contents-title", "gs-scheme", "gs-searchless")
# In a tag, or behind the title of a heading; in a text, neither of the two stands so.
_ID = re.compile(
    r"""(?P<before><[a-z][a-z0-9]*(?:\ [^<>]*?)?\ id="|^\#\#\ .*\ \{:\ \#)(?P<id>[^"\s]+)
        (?P<after>"|\ \}$)""",
    re.MULTILINE | re.VERBOSE,
)
_TITLE = re.compile(r"^# (.+)$", re.MULTILINE)


def each_id_once(body: str) -> str:
    """A page's Markdown with no id twice; a link beside an id, to it, goes where that goes."""
    seen = Counter(AROUND)
    seen.update(slugify(unescape(title), "-") for title in _TITLE.findall(body))

    def line_of(line: str) -> str:
        renamed: dict[str, str] = {}

        def once(found: re.Match[str]) -> str:
            name = found["id"]
            seen[name] += 1
            if seen[name] > 1:
                renamed[name] = f"{name}--{seen[name]}"
            return f"{found['before']}{renamed.get(name, name)}{found['after']}"

        line = _ID.sub(once, line)
        for name, new in renamed.items():
            line = line.replace(f'href="#{name}"', f'href="#{new}"')
        return line

    return "\n".join(map(line_of, body.split("\n")))
