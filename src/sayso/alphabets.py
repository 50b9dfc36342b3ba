"""Which alphabets a name is written in: a name that mixes them may want to be taken for another.

Comes in: a name as it stands. Goes out: the alphabets of a word that has letters of several, such
as a Cyrillic "а" in a Latin name (Unicode Technical Standard 39, mixed-script detection). Scripts
that are written together, as the Japanese ones, are not looked at.
"""

import re
import unicodedata

LOOKED_AT = frozenset(
    """LATIN GREEK CYRILLIC ARMENIAN GEORGIAN CHEROKEE COPTIC HEBREW ARABIC FULLWIDTH
    MATHEMATICAL""".split()
)
_WORD = re.compile(r"\w+")


def mixed(name: str) -> tuple[str, ...]:
    """ "Cyrillic", "Latin" where one of its words has letters of both; empty where none mixes."""
    for word in _WORD.findall(name):
        found = {unicodedata.name(letter, "").partition(" ")[0] for letter in word}
        if len(found & LOOKED_AT) > 1:
            return tuple(sorted(script.capitalize() for script in found & LOOKED_AT))
    return ()
