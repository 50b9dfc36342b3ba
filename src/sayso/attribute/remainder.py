"""Attributions in, the author's own statements out: what no attribution covers, by sentence.

Bylines say nothing. Of a sentence that also holds an attribution, a short rest, or one that only
tells where, when or to whom something was said, is no statement. The lengths were set by reading
some twenty articles of PolNeAR's dev split.
"""

from collections.abc import Iterator
from dataclasses import replace

from sayso.attribute.contested import repeats
from sayso.attribute.datelines import past_dateline
from sayso.attribute.speakable import FINITE, has_verb
from sayso.attribute.taken import Taken
from sayso.records import Attribution, Passage, PassageKind, Span

_CIRCUMSTANCE = frozenset(
    "about after ahead among amid as at before between by during following for from in into near "
    "of on over through to toward towards under upon via with within without".split()
)
_SPEAKING = frozenset(  # at the head of a sentence: how what follows came to be said
    "addressing alluding appearing asked pressed questioned quizzed reacting referring replying "
    "responding speaking talking testifying writing".split()
)
_TOLD = frozenset("told tells telling asked assured reminded informed warned".split())
_RELATIVES = frozenset("who whom whose which".split())
LEAST_WORDS = 3  # "She is right"; a shorter line is a name, a place or a credit
_JOINING = frozenset("and but or after before as that while because although though".split())
_PARTING = frozenset(",;:.—–-")
OPENING_WORDS = 15  # of the opening of a sentence whose rest somebody else says
_SIDE = frozenset("after before because although though while when since until".split())
MAIN_WORDS = 4  # of a main clause that goes on with a side clause
AVERRED_WORDS = 8  # of a sentence that also holds an attribution, a shorter rest says nothing


def remainder(
    text: str, passages: tuple[Passage, ...], attributions: tuple[Attribution, ...]
) -> Iterator[tuple[Span, ...]]:
    """The spans of each of the author's own statements, one statement a sentence at most."""
    taken = Taken(_own(text, a) for a in attributions)
    for passage in passages:
        if passage.kind is PassageKind.BYLINE:
            continue
        for words in _by_sentence(passage):
            runs = _rest(taken, words)
            if runs != [words]:
                runs = [r for r in runs if not _of_source(text, r, words)]
                joined = [_is_main(text, r, words) for r in runs]
                runs = [_trimmed(text, r) for r in runs]
                runs = [
                    r
                    for r, main in zip(runs, joined, strict=True)
                    if r and (main or _says_something(text, r, words))
                ]
            if sum(_worded(text, r) for r in runs) >= LEAST_WORDS:
                yield tuple(past_dateline(text, passages, r[0].hull(r[-1])) for r in runs)


def _by_sentence(passage: Passage) -> Iterator[list[Span]]:
    at = 0
    for sentence in passage.sentences:
        start = at
        while at < len(passage.words) and passage.words[at].end <= sentence.end:
            at += 1
        yield list(passage.words[start:at])


def _own(text: str, a: Attribution) -> Attribution:
    """The attribution without what an outer one covers; of one that only answers what stands before
    it, all from there on."""
    if a.source is not None and repeats(text, a):
        return replace(a, source=Span(a.content[-1].end, a.source.end), content=())
    return a if a.within is None else replace(a, content=())


def _rest(taken: Taken, words: list[Span]) -> list[list[Span]]:
    """The runs of words that no attribution covers."""
    runs: list[list[Span]] = [[]]
    for word in words:
        if not taken.touches(word):
            runs[-1].append(word)
        elif runs[-1]:
            runs.append([])
    return [r for r in runs if r]


def _is_main(text: str, run: list[Span], sentence: list[Span]) -> bool:
    """The short main clause of a sentence that goes on with a side clause in which somebody speaks:
    "The plane was grounded last week after | the paper reported"."""
    low = [w.of(text).lower() for w in run]
    begins = run[0] == sentence[0] and low[0] not in _CIRCUMSTANCE | _SPEAKING
    return (
        begins and low[-1] in _SIDE and _worded(text, run) > MAIN_WORDS and has_verb(" ".join(low))
    )


def _says_something(text: str, run: list[Span], sentence: list[Span]) -> bool:
    """Long enough, and not just where, when or to whom the rest of the sentence was said."""
    size = _worded(text, run)
    first = next((w for w in run if w.of(text)[0].isalnum()), run[0])
    circumstance = first.of(text).lower() in _CIRCUMSTANCE
    at = sentence.index(run[0])
    if at and sentence[at - 1].of(text).lower() in _TOLD:
        return False  # whom it was told, and when
    if run[0] == sentence[0] and size >= OPENING_WORDS:  # says more than when and where
        circumstance &= run[-1].of(text) == "," and not FINITE & {w.of(text).lower() for w in run}
    elif run[0] == sentence[0] and run[-1].of(text) == ",":
        circumstance |= first.of(text).lower() in _SPEAKING
    return size >= AVERRED_WORDS and not circumstance


def _of_source(text: str, run: list[Span], sentence: list[Span]) -> bool:
    """The rest of a source's relative clause ("Petrie, who | spoke freely"), or one that tells why
    the source has no name: "| who spoke on condition of anonymity"."""
    at = sentence.index(run[0])
    inside = at > 0 and sentence[at - 1].of(text).lower() in _RELATIVES
    words = [w.of(text).lower() for w in run if w.of(text)[0].isalnum()]
    return inside or (words[:1] == ["who"] and "anonymity" in words)


def _trimmed(text: str, run: list[Span]) -> list[Span]:
    """Without the comma or dash that parted it from an attribution, and without the word at its
    end that joined one to it: "The port was shut, but | …"."""
    while run and run[0].of(text) in _PARTING:
        run = run[1:]
    while run and run[-1].of(text).lower() in _JOINING:
        run = run[:-1]
        if run and run[-1].of(text) == ",":
            run = run[:-1]
    return run


def _worded(text: str, run: list[Span]) -> int:
    return sum(w.of(text)[0].isalnum() for w in run)
