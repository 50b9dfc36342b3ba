"""What a reading's statements claim, one by one: a reading in, propositions with their places out.

Of nested statements the innermost that is a clause counts: what "Petrie said the agency
believes" claims is what the agency believes, but "the institute found that most oppose sending
weapons" claims that most oppose it. What is no clause stands with its speaker and cue: "the
ministry asked for 40 guns". A content of several sentences makes several claims.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from sayso.negation import denies
from sayso.records import Act, Modality, Passage, PassageKind, Reading, Span, Statement, Voice
from sayso.wordlists import past_forms

SAID_AGAIN = 0.5  # share of a content that clauses inside it must hold to stand for it
LEAST_WORDS = 3  # of a sentence that is a proposition of its own
LEAST_OF_HEADLINE = 2  # before a number of those whom something befell
SUBJECT = 9  # words in which the verb of a second clause must come

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
# Where a second clause with a subject of its own may begin.
_JOINT = re.compile(
    r"(?:;|(?:,| [–—])? (?:and|but|while|whereas)) "
    r"(?=(?:that )?(?:the|a|an|its?|his|her|their|our|my|he|she|they|we|I|there|th[ei]se|some|most"
    r"|all|no|none|nobody|both|at least|at most|about|around|nearly|almost|more than|fewer than"
    r"|up to|between|only|others|two|three|four|five|six|seven|eight|nine|ten|twelve"
    r"|[A-Z\d][\w’'.,-]*) )"
)
_JOINTS = (" and ", " but ", "; ", " while ", " whereas ")  # one of which each joint holds
_OTHER_CLAUSE = re.compile(
    r"\b(?:who|whom|whose|which|that|when|where|if|because|after|before)\b|--|[–—]", re.I
)
_NOBODY = re.compile(r"(?:nobody|no one|no-one|none)\b", re.I)
# Where what is somebody else's was cut off: "the ferry was full, and | the Mail says so, too".
_LOOSE_END = re.compile(r"(?:,|,?\s(?:and|but|or|while))\Z")
_LONGEST_END = 7  # characters: ", while"
_RANGE = re.compile(r"\bbetween (?:[a-z]+ )?[\w,.]+\Z")  # "between 31 | and 44 men were cut off"
_WHOLE_RANGE = re.compile(r"\b(between (?:[a-z]+ )?[\w,.]+) and ")
_TWO_NAMES = re.compile(r"[A-Z][\w’'.]* (?:and|but) (?:the )?[A-Z]")

# In a headline a number of those whom something befell needs no verb: "Ferry sinks, 31 dead".
_BEFELL = re.compile(
    r"(?:,|;| [–—-]) (?=(?:(?:at least|at most|about|around|some|nearly|almost|more than|over"
    r"|fewer than|up to) )?(?:\d[\d.,]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|(?:dozens|scores|hundreds|thousands)(?: of)?)(?: (?!of\b|and\b)[\w’'-]+){0,3} ([\w-]+)$)"
)
_STATES = frozenset("dead missing hurt ill sick homeless safe alive aboard".split())

Step = tuple[Span | None, Span | None]  # a link's mention and cue
Spans = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Proposition:
    """One claim of a statement, at `content`; `part` counts those of the statement from 0.
    `words`: where it is worded, with speaker and cue where the content is no clause."""

    statement: Statement
    part: int
    content: Spans
    words: Spans


def propositions(reading: Reading, passages: Sequence[Passage]) -> Iterator[Proposition]:
    """Every proposition of a reading of these passages, in order. Of thoughts that the writer
    ascribes only estimates are: "the council believes that 90 tonnes got out", but not "the council
    wants 90 guards"."""
    text = reading.document.text
    starts = [s.start for passage in passages for s in passage.sentences]
    headline = headline_of(passages)
    whole = [
        s
        for s in reading.statements
        if (s.voice is not Voice.ASCRIBED or _estimates(s, text))
        and not (_by_nobody(s, text) or _rejected(s, text))
    ]
    clauses = {s.id: is_clause(" ".join(span.of(text) for span in s.content)) for s in whole}
    inner = _inside(whole)
    for statement in _innermost(whole, clauses, inner):
        link = statement.innermost
        if clauses[statement.id] or link is None or link.mention is None or link.cue is None:
            again = [s for s in inner.get(_steps(statement), ()) if clauses[s.id]]
            parts = _parts(statement.content, starts, text)
            if headline.contains(statement.content[0]):
                parts = (new for spans in parts for new in _of_headline(spans, text))
            for part, spans in enumerate(parts):
                if not statement.chain or _covered(spans, again) < SAID_AGAIN:
                    yield Proposition(statement, part, spans, spans)
        else:
            words = tuple(sorted({link.mention, link.cue, *statement.content}))
            yield Proposition(statement, 0, statement.content, words)


def headline_of(passages: Sequence[Passage]) -> Span:
    """The headline; empty where a text has none."""
    headed = bool(passages) and passages[0].kind is PassageKind.HEADLINE
    return passages[0].span if headed else Span(0, 0)


def _by_nobody(statement: Statement, text: str) -> bool:
    """Whether it is given to nobody: "nobody in the city had asked for it"."""
    mentions = (link.mention for link in statement.chain)
    return any(m is not None and _NOBODY.match(text, m.start, m.end) for m in mentions)


def _rejected(statement: Statement, text: str) -> bool:
    """Whether somebody rejects it as said by they do not say whom ("rejected suggestions that he
    had fled"): what they say is what counts."""
    outer = statement.chain[-2] if len(statement.chain) > 1 else None
    by_somebody = statement.chain[-1:] and statement.chain[-1].mention is not None
    return (
        not by_somebody
        and outer is not None
        and outer.cue is not None
        and denies(outer.cue.of(text))
    )


def _estimates(statement: Statement, text: str) -> bool:
    """Whether it holds a figure that somebody found or takes for so: "counted nine tanks",
    "believes that 90 tonnes got out"; no wish, and nothing that they favour or order."""
    if not statement.figures or statement.qualification.modality is Modality.UNSPECIFIED:
        return False
    act = link.act if (link := statement.innermost) is not None else None
    words = " ".join(span.of(text) for span in statement.content)
    begins = statement.figures[0].span.start - statement.content[0].start
    number = words[:begins] in ("with ", "on ", "at ")  # "reckons with 90 million"
    return act in (None, Act.FACTIVE) or (act is Act.ATTITUDE and (number or is_clause(words)))


def _inside(whole: Sequence[Statement]) -> dict[tuple[Step, ...], list[Statement]]:
    """For each chain the statements whose chain goes on from it."""
    inside: dict[tuple[Step, ...], list[Statement]] = defaultdict(list)
    for statement in whole:
        chain = _steps(statement)
        for n in range(1, len(chain)):
            inside[chain[:n]].append(statement)
    return inside


def _innermost(
    whole: Sequence[Statement],
    clauses: dict[str, bool],
    inside: Mapping[tuple[Step, ...], Sequence[Statement]],
) -> Iterator[Statement]:
    """Statements most of whose content no clause inside says again."""
    dropped: set[str] = set()
    for statement in whole:
        inner = inside.get(_steps(statement), []) if statement.chain else []
        if _covered(statement.content, [s for s in inner if clauses[s.id]]) >= SAID_AGAIN:
            dropped.add(statement.id)
        else:
            dropped |= {s.id for s in inner if not clauses[s.id]}
    return (statement for statement in whole if statement.id not in dropped)


def _steps(statement: Statement) -> tuple[Step, ...]:
    return tuple((link.mention, link.cue) for link in statement.chain)


def _covered(content: Spans, inner: Iterable[Statement]) -> float:
    """The share of a content that lies in statements inside it."""
    whole = sum(map(len, content))
    parts = [part for s in inner for part in s.content]
    common = (a.overlap(b) for a in content for b in parts)
    return sum(common) / whole if whole else 1.0


def _parts(content: Spans, starts: Sequence[int], text: str) -> Iterator[Spans]:
    """The content by sentences; one that is cut by its cue stays whole unless both halves are
    clauses. What is too short to claim anything stays with what stands before it."""
    groups: list[list[Span]] = []
    last = -1
    for span in content:
        for piece in _cut(span, starts, text):
            sentence = bisect_right(starts, piece.start)
            new = sentence != last or (is_clause(piece.of(text)) and _is_own(groups[-1], text))
            if not groups or (new and _is_own([piece], text)):
                groups.append([piece])
            else:
                groups[-1].append(piece)
            last = sentence
    return (tuple(group) for group in groups)


def _of_headline(spans: Spans, text: str) -> Iterator[Spans]:
    """A headline's claim, and what it counts behind it: "Ferry sinks off Senn, 31 dead"."""
    found = _BEFELL.search(text[: spans[-1].end], spans[-1].start)
    before = text[spans[0].start : found.start()] if found is not None else ""
    listed = "," in before or len(_WORD.findall(before)) < LEAST_OF_HEADLINE
    if found is None or listed or not _befell(found[1].lower()):
        yield spans
        return
    yield (*spans[:-1], Span(spans[-1].start, found.start()))
    yield (Span(found.end(), spans[-1].end),)


def _befell(word: str) -> bool:
    return word in _STATES or word in past_forms() or (word.endswith("ed") and len(word) > 4)


def _is_own(spans: Sequence[Span], text: str) -> bool:
    words = " ".join(span.of(text) for span in spans)
    return is_clause(words) and len(_WORD.findall(words)) >= LEAST_WORDS


def _cut(span: Span, starts: Sequence[int], text: str) -> Iterator[Span]:
    """A span cut where sentences begin, without the blanks between and a joint left at its end."""
    at = span.start
    inner = starts[bisect_right(starts, span.start) : bisect_right(starts, span.end - 1)]
    for end in (*inner, span.end):
        piece = text[at:end].rstrip()
        loose = _LOOSE_END.search(piece, max(0, len(piece) - _LONGEST_END))
        stripped = loose.start() if loose is not None else len(piece)
        if stripped:
            yield from _clauses(Span(at, at + stripped), text)
        at = end


def _clauses(sentence: Span, text: str) -> Iterator[Span]:
    """A sentence cut where a second whole clause begins, with a subject and a verb of its own."""
    at = sentence.start
    if not any(word in text[at : sentence.end] for word in _JOINTS):
        yield sentence
        return
    for joint in _JOINT.finditer(text, sentence.start, sentence.end):
        before, after = Span(at, joint.start()), Span(joint.end(), sentence.end)
        names = _TWO_NAMES.match(text, text.rfind(" ", 0, before.end) + 1)
        is_one = names is not None or _RANGE.search(before.of(text)) is not None
        if not is_one and _is_own([before], text) and _has_verb_first(after.of(text)):
            yield before
            at = after.start
    yield Span(at, sentence.end)


def _has_verb_first(words: str) -> bool:
    """Whether a finite verb comes soon, before another clause or joint."""
    words = _WHOLE_RANGE.sub(r"\1 to ", words)
    ends = (_OTHER_CLAUSE.search(words, len("that ")), _JOINT.search(words))
    end = min((found.start() for found in ends if found is not None), default=None)
    first = _WORD.findall(words[:end])[:SUBJECT]
    forms = [word.lower().replace("’", "'") for word in first]
    return any(f in _helpers() or f in past_forms() or f.endswith("n't") for f in forms)


def is_clause(words: str) -> bool:
    """Whether they hold a finite verb, as far as its form tells."""
    forms = [word.lower().replace("’", "'") for word in _WORD.findall(words)]
    if forms[:1] in (["that"], ["whether"]) and len(forms) > 1:
        return True
    known = any(f in _helpers() or f in past_forms() or f.endswith("n't") for f in forms)
    return known or any(form.endswith("ed") and len(form) > 4 for form in forms[1:])


@cache
def _helpers() -> frozenset[str]:
    words = "am is are was were has have had do does did can could may might must shall should"
    return frozenset(f"{words} will would it's that's there's he's she's they're we're".split())
