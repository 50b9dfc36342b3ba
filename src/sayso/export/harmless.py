"""Text made harmless for the eye: nothing that is shown can move, hide or command.

Comes in: any text of a document. Goes out: text of the same words in which control
characters, direction overrides and broken code units stand as visible placeholders, so that
they can neither drive a terminal nor reorder a page. Letters of right-to-left scripts stay:
they are text. Offsets do not survive this; it is for display alone.
"""

import re

from sayso.alphabets import mixed

_DIRECTION = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f"  # marks, embeddings, isolates
_SEPARATORS = "\u2028\u2029\ufff9-\ufffb"
_BROKEN = "\ud800-\udfff"
_UNSAFE = re.compile(f"[\x00-\x08\x0b-\x1f\x7f-\x9f{_DIRECTION}{_SEPARATORS}{_BROKEN}]")
_CONTROL_PICTURES = 0x2400  # Unicode shows U+0000..U+001F from here on, in the same order
_PICTURE_OF_DELETE = "\u2421"


def visible(text: str) -> str:
    """`text` with each unsafe character as a placeholder; tab and line feed stay."""
    return _UNSAFE.sub(_placeholder, text)


def one_line(text: str) -> str:
    """`visible` text on a single line, each run of white space one space."""
    return visible(" ".join(text.split()))


def name_shown(name: str) -> str:
    """`one_line`, and behind it what alphabets it mixes."""
    scripts = mixed(name)
    return f"{one_line(name)} [{' and '.join(scripts)} letters]" if scripts else one_line(name)


def shortened(text: str, characters: int) -> str:
    """`one_line` text of at most `characters`, cut between words, with a mark where cut.

    Only as much is looked at as can be shown, so that a very long text costs no more.
    """
    line = one_line(text[: characters * 4])
    if len(line) <= characters and len(text) <= characters * 4:
        return line
    head = line[: max(characters - 2, 1)]
    return f"{head.rpartition(' ')[0] or head} …"


def _placeholder(found: re.Match[str]) -> str:
    code = ord(found[0])
    if code < 0x20:
        return chr(_CONTROL_PICTURES + code)
    if code == 0x7F:
        return _PICTURE_OF_DELETE
    return f"‹U+{code:04X}›"
