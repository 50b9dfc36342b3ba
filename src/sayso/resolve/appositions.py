"""The name that stands behind what somebody or a body is and a comma: "the minister, Ana Brill",
"its owner, the sculptor Ana Brill", "the developer, Larkfield Homes".

Comes in: the noun before the comma and the words of the parts behind it. Goes out: the name's
words, none where the words behind the comma name somebody else ("a friend of Ana Brill").
"""

import re

from sayso.records import SourceKind
from sayso.resolve.lexicons import Lexicons, fold
from sayso.resolve.names import capital

ARTICLES = frozenset(["the", "a", "an"])
# Words with which a noun phrase's core ends.
LINKS = frozenset(
    """of from for in at on with by to near about against under between within inside outside
    across over familiar briefed close speaking including like among after before during as
    when where because both representing who involved working than into citing but except""".split()
)
# Firms or persons, by what they do: "the developer, Larkfield Homes".
FIRMS = frozenset(
    "developer operator owner builder supplier contractor retailer publisher distributor insurer"
    " lender producer landlord".split()
)
# Whose names a text gives without a family name: "his wife, Ana".
_KIN = frozenset(
    "wife husband son daughter brother sister mother father widow widower partner girlfriend"
    " boyfriend aunt uncle niece nephew cousin grandson granddaughter".split()
)
_DOER = re.compile(r"[a-z-]{3,}(?:ator|itor|utor|ist|ician|eer|man|woman|person)")


def apposed_name(noun: str, rest: list[list[str]], lexicons: Lexicons) -> tuple[str, ...]:
    """A person's name. Behind nouns that no list has only those that make doers ("mediator"), or
    where the name begins as people's do."""
    name = _introduced(tuple(w for w in rest[0] if w != "."), lexicons) if rest else ()
    if noun == "one":  # "one of them, Dr Ana Brill"
        first = fold(name[0]) if name else ""
        return name if first in lexicons.titles or first in lexicons.given else ()
    least = 1 if noun in _KIN else 2
    if len(name) < least or not all(capital(w) or len(w) < 4 for w in name):
        return ()
    if noun in lexicons.roles:
        return name
    listed = noun in lexicons.organisations or noun in lexicons.unnamed
    doer = _DOER.fullmatch(noun) is not None and not listed
    given = fold(name[0]) in lexicons.given and noun not in lexicons.organisations
    body = fold(name[-1]) in lexicons.proper
    return name if (doer or given) and not body else ()


def _introduced(words: tuple[str, ...], lexicons: Lexicons) -> tuple[str, ...]:
    """The name in "radio host Ana Brill", "the sculptor Ana Brill", "Ana Brill of Senn"."""
    size = next((i for i, word in enumerate(words) if capital(word)), len(words))
    before, name = words[:size], words[size:]
    if before and (any(w in LINKS for w in before) or len(name) < 2):
        return ()
    if before and fold(before[0]) not in ARTICLES and before[-1] not in lexicons.roles:
        return ()
    end = next((i for i, word in enumerate(name) if word in LINKS), len(name))
    return name[:end]


def apposed_body(
    noun: str, definite: bool | None, rest: list[list[str]], lexicons: Lexicons
) -> tuple[str, ...]:
    """A body's name; what follows a document's noun is its title."""
    name = tuple(rest[0]) if rest else ()
    kind = lexicons.organisations.get(noun)
    body = noun in FIRMS if kind is None else kind is not SourceKind.DOCUMENT
    small = ("the", "and", "of", "for", "&")
    if not (definite and body and name and capital(name[0])):
        return ()
    if not all(capital(w) or w in small for w in name):
        return ()
    given = fold(name[0]) in lexicons.given and kind is None
    return () if given or noun in lexicons.roles else name
