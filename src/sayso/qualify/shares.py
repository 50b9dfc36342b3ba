"""Shares of those who were asked, and how far the talk of one poll goes on.

Comes in: the words of a speaker or a content; a text with its passages. Goes out: whether a share
speaks ("22 percent", "four in 10 voters"), and the poll that a place in the text goes back to.
Whoever counts how many say something has asked them: a share that says or thinks rests on
statistics. A group ("the voters", "those who …", "most") does so only where a poll is talked of.
Promises: pure; one pass over the text, linear.
"""

import re
from collections.abc import Sequence

from sayso.records import Passage, Span

_ABOUT = (
    r"(?:(?:only|just|about|around|roughly|nearly|almost|some|over|under|another|an?|the|as many"
    r"|as few|more|fewer|less|well|than|at least|at most|up to|exactly|fully|average|of|slightly"
    r"|a full|overall|but|and|with|among) )*"
)
_NUMBER = r"(?:\d+(?: ?[.,] ?\d+)?|one|two|three|four|five|six|seven|eight|nine)"
_PERCENT = rf"{_NUMBER} ?(?:percent|per cent|%|percentage points?)"
_OUT_OF = rf"{_NUMBER} (?:(?:in|out of) (?:every )?(?:three|four|five|ten|\d+)|of (?:ten|\d+0))\b"
_PART = (
    r"(?:half|(?:a|one|two|three|four)[ -](?:thirds?|quarters?|fourths?|fifths?|tenths?)"
    r"|thirds?|quarters?|fifths?)"
)
_ASKED = (
    r"(?:voters?|respondents?|adults|households|caucus-goers|participants|attendees|supporters"
    r"|backers|those|people|men|women|residents|electorate)"
)
_SHARE = re.compile(
    rf"{_ABOUT}(?:{_PERCENT}|{_OUT_OF}|{_PART}(?:$| of (?:[\w-]+ ){{0,5}}?{_ASKED}\b))"
)
_MANY = re.compile(
    rf"{_ABOUT}(?:(?:large|small|strong|slim|clear|vast|solid|bare|narrow|big|overwhelming) )?"
    rf"(?:majority|plurality|minority|bulk|{_PART} of)\b|most\b|many of those\b|few\b"
)
_ASKING = re.compile(r"\b[A-Z][\w-]* (?:Polls?|Polling|Pollster|Surveys?)\b")
_RESPONDENTS = re.compile(r"\brespondents\b|\bof those (?:surveyed|polled|asked|responding)\b")
_GROUP = re.compile(rf"(?:[\w-]+ ){{0,5}}{_ASKED}\b")
_STANDING = re.compile(
    rf"\b{_PERCENT}|\b{_OUT_OF}|\b(?:double|single)-digit\b"
    rf"|\b{_NUMBER}[ -](?:percentage )?points?\b"
)
_POLL = re.compile(
    r"\b(?:(?:exit|opinion|entrance|tracking|straw|new|recent|latest|national|nationwide) )*"
    r"(?:(?<!the )(?<!to )(?<!at )(?<!when )polls?|the polls? (?:of|by|show|found|say)\w*"
    r"|polling of|surveys?|pollsters?)\b(?! (?:place|station|site|worker|close|open|watcher)\w*)",
    re.IGNORECASE,
)
_THE_POLL = re.compile(r"\bthe (?:\w+ ){0,3}(?:poll|survey)\b", re.IGNORECASE)


def is_share(words: Sequence[str]) -> bool:
    """True for "22 percent", "about four in 10 voters", "a third", "70 percent of those asked"."""
    told = " ".join(words)
    return _SHARE.match(told) is not None or _RESPONDENTS.search(told) is not None


def asks(name: str) -> bool:
    """True for a name that tells of asking: "Coast Pollster", "the Lantern Survey"."""
    return _ASKING.search(name) is not None


def is_group(words: Sequence[str]) -> bool:
    """True for what a poll divides into: "most", "the voters", "those who care", "women"."""
    told = " ".join(words)
    return _MANY.match(told) is not None or _GROUP.match(told) is not None


class PollTalk:
    """Which poll each passage of a text goes back to."""

    def __init__(self, text: str, passages: Sequence[Passage]) -> None:
        self._polls = list(_polls(text, passages))

    def at(self, passage: int) -> Span | None:
        """The words that name the poll which the passage talks of; None where it talks of none."""
        return self._polls[passage] if 0 <= passage < len(self._polls) else None


def _polls(text: str, passages: Sequence[Passage]) -> list[Span | None]:
    found: list[Span | None] = []
    last: Span | None = None
    for passage in passages:
        start, end = passage.span.start, passage.span.end
        named = _THE_POLL.search(text, start, end) or _POLL.search(text, start, end)
        if named is not None:
            last = Span(*named.span())
        elif not _STANDING.search(text, start, end):
            last = None
        found.append(last)
    return found


__all__ = ["PollTalk", "asks", "is_group", "is_share"]
