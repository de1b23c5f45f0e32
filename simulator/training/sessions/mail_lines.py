"""What was said in e-mails that were pasted: without headers, earlier mails, greetings and signatures."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from enum import Enum, auto

_HEADER = re.compile(
    r"^(?:from|to|cc|bcc|sent|date|subject|reply-to|importance|attachments?|"
    r"von|an|gesendet|betreff|de|à|objet|envoyé) ?: ?",
    re.IGNORECASE,
)
_QUOTED_BELOW = re.compile(
    r"^(?:-{2,} ?(?:original message|forwarded message|ursprüngliche nachricht).*|"
    r"on .{6,120} wrote:|am .{6,120} schrieb.*:|le .{6,120} a écrit ?:)$",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    r"^(?:(?:kind|best|warm|many|with) )?(?:regards|wishes|thanks|cheers|sincerely|yours(?: \w+)?|"
    r"take care|all the best|thank you|thx|best|warmly|love|sent from my .*|"
    r"mit freundlichen grüßen|viele grüße|lg|mfg|cordialement)"
    r"(?: in advance|,? [\w.'-]+)?[\s,.!]*$",
    re.IGNORECASE,
)
_GREETING = re.compile(
    r"^(?:hi|hello|hey|dear|good (?:morning|afternoon|evening)|hallo|liebe\w?|bonjour)\b.{0,40}[,!.:]?$",
    re.IGNORECASE,
)
_CONTACT = re.compile(r"https?://|www\.|\S@\S+\.\w|\+?\d[\d ()/-]{6,}\d", re.IGNORECASE)
_LONGEST = 2_000
"""Characters of a line; nobody writes longer ones by hand."""
_RULE = re.compile(r"[_=*-]{4,}")


class _Skipping(Enum):
    """What is left out until further notice."""

    NOTHING = auto()
    QUOTED = auto()
    """Until another mail begins."""
    QUOTED_BELOW = auto()
    """Likewise, and the headers that follow are of the mail that is quoted."""
    CLOSING = auto()
    """Until the paragraph ends: the name beneath "Kind regards"."""
    NAME = auto()
    """Likewise, also where an empty line stands before the name."""


def said_lines(text: str) -> Iterator[str]:
    """Return the lines people wrote themselves, trimmed."""
    return _said(line[:_LONGEST].strip() for line in text.splitlines())


def _said(lines: Iterable[str]) -> Iterator[str]:
    skipping, is_header = _Skipping.NOTHING, False
    for line in lines:
        if _HEADER.match(line):
            if not is_header and skipping is not _Skipping.QUOTED_BELOW:
                skipping = _Skipping.NOTHING
            is_header = True
        elif is_header and not line:
            is_header = False
            if skipping is _Skipping.QUOTED_BELOW:
                skipping = _Skipping.QUOTED
        else:
            is_header = False
            was, skipping = skipping, _after(skipping, line)
            if _is_said(was, skipping, line):
                yield line


def _after(skipping: _Skipping, line: str) -> _Skipping:
    """Return what is left out from this line on."""
    if _QUOTED_BELOW.match(line):
        return _Skipping.QUOTED_BELOW
    if line == "--":
        return _Skipping.QUOTED
    if _RULE.fullmatch(line):
        return _Skipping.NOTHING
    if skipping in (_Skipping.QUOTED, _Skipping.QUOTED_BELOW):
        return _Skipping.QUOTED if line else skipping
    if _CLOSING.match(line):
        return _Skipping.NAME
    return _after_name(skipping, line)


def _after_name(skipping: _Skipping, line: str) -> _Skipping:
    if skipping is _Skipping.NOTHING:
        return skipping
    if line:
        return _Skipping.CLOSING
    return skipping if skipping is _Skipping.NAME else _Skipping.NOTHING


def _is_said(was: _Skipping, now: _Skipping, line: str) -> bool:
    if not line or was is not _Skipping.NOTHING or now is not _Skipping.NOTHING or _RULE.fullmatch(line):
        return False
    if line.startswith((">", "|")) or _GREETING.match(line):
        return False
    return not _CONTACT.search(line)
