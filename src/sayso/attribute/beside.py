"""What an author says in a sentence beside what others say in it: the whole clauses that are left.

Comes in: the words of a sentence and which of them attributions cover. Goes out: the spans of what
is left and can stand alone. A rest without a verb, or that only tells where, when or to whom
something was said, says nothing; a rest without its subject gets it back where the subject is who
speaks ("Activists | sat down on the road, demanding …") or what a relative clause hangs on ("Mr
Brill, | who has sold the port"). A few covered words within a clause of the author's belong to it:
"has been harshest in | his attacks on the council".
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.attribute.noun_subjects import is_participle
from sayso.attribute.nouns import saying_noun
from sayso.attribute.speakable import FINITE, PRONOUN, has_verb, is_role, looks_past
from sayso.records import Act, Attribution, Span
from sayso.wordlists import word_class

LEAST_WORDS = 4  # of a clause that can stand alone: "The port is closed"
LONGEST_SHORT = 4  # letters of a title or an initial before a full stop: "Mr.", "Sen."
LONGEST_CLAUSE = 80  # words before covered ones in which the clause that they complete begins
FEW_QUOTED = 10  # words and marks that complete a clause also where they begin with a capital
FARTHEST = 6  # words before a relative clause among which what it hangs on begins

_PRESENT = word_class("present")
_ADVERBS = word_class("adverbs") | {"then", "later", "finally", "thus"}
_INTRANSITIVE = word_class("intransitive_pasts")
_DETERMINERS = word_class("determiners")
_PREPOSITIONS = frozenset(
    "about against amid among around at between by despite during for from in into of on over "
    "through to toward towards under upon via with within without".split()
)
_SIDE = frozenset("after although as because before since though when where while".split())
_RELATIVES = frozenset("who whom whose which".split())
_IFS = frozenset("if unless until once whether".split())
_HANGING = _IFS | frozenset("than that what how why".split())
_CLAUSAL = frozenset("although because though while".split())
_TIMES = frozenset(
    "a day days hour hours just minutes month months only shortly soon week weeks years one two "
    "three four five six seven eight nine ten several".split()
)
_PHRASE = _PREPOSITIONS | _SIDE | _IFS
_JOINING = frozenset("and but or so yet nor".split())
# Behind these a verb is a side clause's, up to the next comma.
_INNER = _RELATIVES | _SIDE | _HANGING
_OPEN = _PREPOSITIONS | _SIDE | _RELATIVES | _JOINING | frozenset("a an the that what how".split())
_COMMAS = frozenset([",", ";", ":", "—", "–", "-", "--"])
_MARKS = _COMMAS | {".", "(", ")"}
_BE = frozenset(
    "is are was were".split()
)  # "it was | Orr's claim that" says no more than the claim
_SAYING = frozenset("said says say".split())
_SUBJECTS = frozenset("i you he she it we they there".split())
# A subject and its verb in one word, or a verb with its "not".
_CONTRACTED = re.compile(r"(?:i|you|he|she|it|we|they|there|that)['’](?:m|s|re|ll|ve|d)")
_NEGATED = ("n't", "n’t")


@dataclass(frozen=True, slots=True)
class Sentence:
    """The words of a sentence, and which of them attributions cover."""

    text: str
    words: Sequence[Span]
    low: Sequence[str]
    covered: Sequence[bool]
    attributions: Sequence[Attribution]

    def rests(self) -> Iterator[tuple[int, int]]:
        """The runs of words that nothing covers: index of the first, and after the last."""
        yield from _runs(self.covered, False)


def left(
    text: str, words: Sequence[Span], covered: Sequence[bool], attributions: Sequence[Attribution]
) -> list[Span]:
    """The spans of what the author says in a sentence that also holds attributions."""
    low = [w.of(text).lower() for w in words]
    sentence = Sentence(text, words, low, covered, attributions)
    sentence = Sentence(text, words, low, _without_inner(sentence), attributions)
    return [span for rest in sentence.rests() for span in _clause(sentence, *rest)]


def _runs(flags: Sequence[bool], wanted: bool) -> Iterator[tuple[int, int]]:
    start = None
    for i, flag in enumerate((*flags, not wanted)):
        if flag is wanted and start is None:
            start = i
        elif flag is not wanted and start is not None:
            yield start, i
            start = None


def _without_inner(sentence: Sentence) -> list[bool]:
    """Which words are covered, but for those within a clause of the author's."""
    covered = list(sentence.covered)
    begun = 0
    for start, end in _runs(sentence.covered, True):
        begun = max(begun, start - LONGEST_CLAUSE)
        if begun < start and _is_inner(sentence, begun, start, end):
            covered[start:end] = [False] * (end - start)
            continue
        if begun < start and (noun := _shared(sentence, begun, start, end)):
            covered[start:noun] = [False] * (noun - start)
        begun = end
    return covered


def _shared(sentence: Sentence, begun: int, start: int, end: int) -> int:
    """The end of a noun that the author's clause shares with what is said of it: "nobody had heard
    | the siren that, according to the mayor, sounded"; 0 where there is none."""
    low = sentence.low
    for i in range(start + 1, min(end, start + FARTHEST)):
        said = (
            low[i] in ("that", "to") and low[start - 1] not in _BE and _noun_ends(sentence, i - 1)
        )
        if said or low[i] in _RELATIVES or low[i] == "that":
            noun = said or (low[start] in _DETERMINERS and i > start + 1)
            ends = low[start - 1] not in _MARKS | _INNER | _JOINING
            return i if noun and ends and _has_clause(low[begun:start]) else 0
        if low[i] in _MARKS or _is_verb(low, i):
            return 0
    return 0


def _noun_ends(sentence: Sentence, i: int) -> bool:
    """Whether somebody's cue is a noun that ends with a word: "because of Orr's | suggestion"."""
    cues = (a.cue for a in sentence.attributions if a.cue is not None)
    end = sentence.words[i].end
    return saying_noun(sentence.low[i]) and any(cue.end == end for cue in cues)


def _is_inner(sentence: Sentence, begun: int, start: int, end: int) -> bool:
    """Whether covered words only complete the clause that begins before them: a few quoted words of
    nobody's, a noun or a doing behind a preposition, or what is right behind a word that cannot end
    a clause; never a clause that somebody says."""
    low, before = sentence.low, sentence.low[start - 1]
    if low[start] in _MARKS:
        return False
    stretch = sentence.words[start].hull(sentence.words[end - 1])
    here = [
        a
        for a in sentence.attributions
        if any(part.overlap(stretch) for part in (a.source, a.cue, *a.content) if part)
    ]
    if here and all(a.source is None and a.cue is None for a in here):
        whole = end - start > FEW_QUOTED and stretch.of(sentence.text).lstrip("“\"‘'")[:1].isupper()
        return before not in _MARKS and not whole
    if before in _PREPOSITIONS and low[start] == "what":
        return True
    if any(a.act is Act.COMMUNICATION and _says_clause(sentence.text, a) for a in here):
        return False
    if before == "what":
        return True
    if before in _PREPOSITIONS:
        doing = low[start].endswith("ing")
        return doing or not has_verb(" ".join(w for w in low[start:end] if w[-3:] != "ing"))
    return before not in _MARKS | _INNER | _JOINING and _has_clause(low[begun:start])


def _says_clause(text: str, a: Attribution) -> bool:
    return any(has_verb(part.of(text)) for part in a.content)


def _clause(sentence: Sentence, start: int, end: int) -> list[Span]:
    """The spans of what is left from `start` to `end`, where it can stand alone."""
    low, bounds = sentence.low, _bounds(sentence.low, start, end)
    subject = _subject(sentence, start, *bounds) if start else None
    if subject is None:
        bounds = _alone(low, start, *bounds)
        if set(low[slice(*bounds)][:1]) & _RELATIVES:
            subject = _antecedent(sentence, bounds[0])
            if not any(a.source == subject for a in sentence.attributions):
                bounds = bounds[0], _end_of_relative(low, *bounds)
    rest = low[slice(*bounds)]
    if not rest:
        return []
    relative = rest[0] in _RELATIVES
    if relative and (subject is None or "anonymity" in rest):
        return []  # why the source has no name
    whole = rest if subject is None else ["it", *rest[relative:]]
    asks = bounds[0] == 0 and rest[0] in FINITE
    parted = bounds[0] == 0 and low[end - 1] in _JOINING | _SIDE | _IFS and low[0] not in _PHRASE
    parted |= bounds[0] > 0 and low[bounds[0] - 1] in _CLAUSAL and rest[0] in _DETERMINERS
    if rest[-1] in _SAYING:
        return []  # "who, they said, | assured them"
    own = size = sum(word[0].isalnum() for word in rest)
    size += len(subject.of(sentence.text).split()) if subject is not None else 0
    if own < 2 or size < LEAST_WORDS or not (asks or parted or _has_clause(whole)):
        return []
    span = sentence.words[bounds[0]].hull(sentence.words[bounds[1] - 1])
    if subject is None:
        return [span]
    return [subject.hull(span)] if subject.gap(span) <= len(", ") else [subject, span]


def _bounds(low: Sequence[str], start: int, end: int) -> tuple[int, int]:
    """Where what is left begins and ends without the words that joined it to what others say; up to
    its last comma where it goes on in their words: "prices are low, belying | his warnings"."""
    first, last = start, end
    while first < last and (low[first] in _MARKS or (first and low[first] in _JOINING)):
        first += 1
    if end < len(low):
        goes_on = low[last - 1] not in _MARKS | _SIDE | _JOINING | _RELATIVES | {"that", "if"}
        if goes_on and low[end] not in _MARKS | _RELATIVES | {"that"}:
            while last > first and low[last - 1] not in _COMMAS:
                last -= 1
        side = low[last - 1] in ("after", "before")
        while last > first and low[last - 1] in _OPEN | _COMMAS:
            last -= 1
        while side and last > first and low[last - 1] in _TIMES | _COMMAS:
            last -= 1  # "fell on Friday, hours | after the ministry had said"
    return first, last


def _goes_on(low: Sequence[str], start: int, first: int) -> bool:
    """Whether the rest goes on with a clause that covered words began."""
    return start > 0 and first == start and low[first] not in _INNER


def _alone(low: Sequence[str], start: int, first: int, last: int) -> tuple[int, int]:
    """The part of a rest without a subject of others that can stand alone: without the end of their
    clause, and without the word that made it a side clause."""
    if first < last and _goes_on(low, start, first):
        while first < last and low[first] not in _COMMAS:
            first += 1
        while first < last and low[first] in _COMMAS | _JOINING:
            first += 1
    rest = low[first:last]
    if not rest or (rest[0] in _HANGING and (first or rest[0] in _IFS)):
        return last, last
    if rest[0] in _SIDE:
        comma = rest.index(",") if "," in rest else len(rest)
        if first and rest[0] == "as" and low[first - 1] != ",":
            return last, last
        if first or not _has_clause(rest[comma + 1 :]):  # no main clause stands behind it
            first += 3 if list(rest[:3]) == ["as", "soon", "as"] else 1
    return first, last


def _end_of_relative(low: Sequence[str], first: int, last: int) -> int:
    """Up to the comma behind which the sentence goes on with its own verb."""
    for i in range(first + 1, last - 1):
        if low[i] == "," and (low[i + 1] in FINITE or looks_past(low[i + 1])):
            return i
    return last


def _has_clause(low: Sequence[str]) -> bool:
    """Whether a subject and its verb stand there, no side clause's: "in a letter filed in May" and
    "now, armed with a map" have none, "in May the council filed a letter" has."""
    if not low:
        return False
    doing = low[0].endswith("ing") and not (len(low) > 1 and _is_verb(low, 1))
    inner = doing or low[0] in _PREPOSITIONS
    subject, commas = False, 0
    for i, word in enumerate(low):
        opens = low[0] in _PREPOSITIONS and i > 1 and (word in _DETERMINERS or word in _SUBJECTS)
        commas += word == ","
        if word in _COMMAS or (opens and low[i - 1] not in _PREPOSITIONS | _INNER):
            inner = False
        elif i and (word in _INNER or (commas == 1 and low[i - 1] == "," and looks_past(word))):
            inner = True
        elif not inner and _CONTRACTED.fullmatch(word):
            return True
        elif not inner and _is_verb(low, i):
            return subject
        elif not inner and word[0].isalnum() and not (word in _ADVERBS or word[-2:] == "ly"):
            subject = True
    return False


def _is_verb(low: Sequence[str], i: int) -> bool:
    """Whether the word is the verb of its clause, by its spelling and its neighbours."""
    word, before = low[i], low[i - 1] if i else ""
    if word in FINITE or word in ("am", "shall") or word.endswith(_NEGATED):
        return True
    if before in _DETERMINERS or before in _PREPOSITIONS:
        return False
    passive = "by" in low[i + 1 : i + 3] and word not in _INTRANSITIVE
    return word in _PRESENT or (looks_past(word) and not passive)


def _subject(sentence: Sentence, start: int, first: int, last: int) -> Span | None:
    """The subject of a rest that opens with its verb: who speaks right before it, or spoke without
    a clause before "and"; what a relative clause before it hangs on ("The hole, which Brill had
    measured, | was shallow"); or a noun of say-so ("Orr's claim that it was safe | drew anger").
    """
    word = next((word for word in sentence.low[first:last] if word[-2:] != "ly"), "")
    if not (word in FINITE or word in _PRESENT or looks_past(word)):
        return None
    before, joint = sentence.low[start - 1], sentence.low[start]
    if joint == "," and word not in FINITE and sentence.low[last : last + 1] == [","]:
        return None  # "Brill, reached at his home, | said"
    for a in sentence.attributions:
        noun = _noun_phrase(sentence, a, start)
        if noun is not None:
            return noun
        if a.source is None or a.cue is None or a.cue.end <= a.source.start:
            continue
        ends = a.source.contains(sentence.words[start - 1])
        apposed = before == "," and sentence.low[last : last + 1] == [","]
        shared = joint == "and" and a.content and a.content[-1].contains(sentence.words[start - 1])
        if (ends and not apposed) or (shared and not _says_clause(sentence.text, a)):
            whom = a.source.of(sentence.text).rstrip(", ")
            inside = whom.lower().split()[-1:]
            return (
                None
                if not inside or inside[0] in _RELATIVES
                else Span(a.source.start, a.source.start + len(whom))
            )
    return _described(sentence, start) if before == "," or joint == "," else None


def _noun_phrase(sentence: Sentence, a: Attribution, start: int) -> Span | None:
    """The noun of say-so at the head of the sentence, whose clause ends before `start`."""
    if a.cue is None or not a.content[-1].contains(sentence.words[start - 1]):
        return None
    whole = a.content[-1] if a.source is None else a.source.hull(a.content[-1])
    doing = a.source is not None and is_participle(a.cue.of(sentence.text))
    if doing and whole.start == sentence.words[0].start and whole.contains(a.cue):
        return whole  # "posts naming a driver | are false"
    if a.cue.start > whole.end and whole.start == sentence.words[0].start:
        return None if has_verb(whole.of(sentence.text)) else whole  # "the story | …, denied by"
    if a.content[0].start < a.cue.end or not saying_noun(
        a.cue.of(sentence.text).split()[-1].lower()
    ):
        return None
    first = min(part.start for part in (a.source, a.cue) if part is not None)
    if first > sentence.words[0].start:
        return None
    phrase = sentence.text[first : a.content[0].start].rstrip()
    return Span(first, first + len(phrase))


def _described(sentence: Sentence, start: int) -> Span | None:
    """The noun at the head of the sentence, behind whose comma a relative clause goes on to
    `start`."""
    low = sentence.low
    comma = low.index(",") if "," in low[:start] else 0
    if not 0 < comma <= FARTHEST or low[comma + 1] not in _RELATIVES:
        return None
    alone = any(_is_verb(low, i) for i in range(comma)) or low[0] in _PREPOSITIONS | _INNER
    return None if alone else sentence.words[0].hull(sentence.words[comma - 1])


def _antecedent(sentence: Sentence, first: int) -> Span | None:
    """What a relative clause behind a comma hangs on: a speaker, or a name or "the mayor"."""
    at = first - 1
    if sentence.low[at] != ",":
        return None
    comma = sentence.words[at]
    for a in sentence.attributions:
        if a.source is not None and 0 <= comma.start - a.source.end <= 1:
            who = a.source.of(sentence.text)
            person = sentence.low[first] == "which" and is_role(who.rpartition(" ")[2])
            return None if person or PRONOUN.fullmatch(who) else a.source
    start = at
    while start and start > at - FARTHEST and _in_name(sentence, start - 1):
        start -= 1
    if start < at:
        return sentence.words[start].hull(sentence.words[at - 1])
    for i in range(at - 1, max(-1, at - FARTHEST), -1):
        if sentence.low[i] in _MARKS or sentence.low[i] in FINITE:
            return None
        if sentence.low[i] in ("the", "a", "an", "its", "their", "his", "her"):
            return sentence.words[i].hull(sentence.words[at - 1])
    return None


def _in_name(sentence: Sentence, i: int) -> bool:
    """Whether a word is of a name, the full stop of "Mr." too."""
    word = sentence.words[i].of(sentence.text)
    if word == "." and i:
        before = sentence.words[i - 1].of(sentence.text)
        return before[:1].isupper() and len(before) <= LONGEST_SHORT
    return word[:1].isupper()
