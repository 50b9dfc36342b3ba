"""Who "who" is: what stands right before it.

A name ("Ana Brill, who"), a name with what its bearer is ("Ana Brill, a dredging pilot, who"), or
people without a name ("critics who", "some Unionists who"). Comes in: the text and the place of the
pronoun. In doubt it is nobody: of "Ana Brill, a friend of the mayor, who" either may be meant.
"""

import re

from sayso.records import SourceKind
from sayso.resolve.lexicons import Lexicons, fold, singular
from sayso.resolve.unnamed import are_people

REACH = 90  # characters back to the comma of an apposition
_APPOSED = re.compile(r", (?:\d{1,3}, )?(?:an?|the|one of the|\d{1,3}) ([^,.;:()\"“”]{2,70}),?$")
_SOMEBODY_ELSE = re.compile(r"\b(?:of|to|with|for|from|by|and|or|than) (?:the|an?|his|her|their)\b")


def name_end(text: str, at: int, since: int, lexicons: Lexicons) -> int | None:
    """Where the name would end that "who" at `at` stands for."""
    start = max(since, at - REACH)
    before = text[start:at].rstrip()
    match = _APPOSED.search(before)
    if match is None:
        return start + len(re.sub(r"(?:(?<=\b[JS]r)\.)?,?$", "", before))
    words = match[1].split()
    people = [w for w in words if fold(w) in lexicons.roles or fold(w) in lexicons.unnamed]
    other = _SOMEBODY_ELSE.search(match[1]) is not None or len(people) > 1
    return None if other else start + match.start()


def group_before(text: str, at: int, lexicons: Lexicons) -> bool:
    """Whether people without a name stand right before "who": "critics who said"."""
    words = text[max(0, at - 40) : at].rstrip(" ,”\"'’").split()
    word = words[-1] if words else ""
    noun = singular(fold(word))
    if noun == fold(word):
        return False
    return lexicons.unnamed.get(noun) is SourceKind.UNNAMED or are_people(word)
