"""Who says a quotation that the tagger tied to nobody: "“…,” Orr told the board", "“…,” said Orr",
"Orr said on Friday: “…”".

Comes in: the quotations and what was found, or a sentence of a content. Goes out: the same, with a
speaker for each quotation that has none and beside which a subject stands with a verb of saying:
right behind its last mark, where the words in it end with a comma, a question or an exclamation
mark; or right before a colon or comma that it follows. Within what somebody says, what they quote.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from sayso.attribute.cues import act_of
from sayso.attribute.sentences import Sentence
from sayso.attribute.speakable import can_speak, has_verb, looks_past
from sayso.attribute.taken import Taken
from sayso.quotation import MARKS, Quotation, quote_of
from sayso.records import Act, Attribution, Passage, Span, start_of
from sayso.segment import passage_at
from sayso.wordlists import word_class

LEAST_SAID = 3  # words and marks of a quotation are more
TAG = 24  # words beside a quotation among which its speaker stands
_MARKS = "".join(MARKS)
_OPEN_ENDS = (",", "?", "!", "—", "–", "…")
_CLOSING = frozenset(["”", '"', "''"])
_STOPS = frozenset(';:()“”"„«»') | {"."}
_AFTER_SPEAKER = word_class("prepositions") - {"of", "for"} | frozenset(
    ", as when while who".split()
)
_TITLES = frozenset("mr mrs ms dr sen rep gov gen col lt st".split())


def with_speakers(
    text: str,
    passages: tuple[Passage, ...],
    quotes: tuple[Quotation, ...],
    found: list[Attribution],
) -> list[Attribution]:
    """`found`, and who says each quotation that nobody in it says."""
    tied = Taken(a for a in found if _is_tied(text, a))
    made = []
    for quote in quotes:
        if tied.touches(quote.span):
            continue
        passage = passages[passage_at(passages, quote.span.start)]
        tag = _behind(text, passage, quote.span) or _before(text, passage, quote.span)
        if tag is not None and not tied.touches(tag[0].hull(tag[1])):
            made.append(_attribution(quote.span, *tag, quotes))
    if not made:
        return found
    said = Taken(made)
    return made + [b for a in found for b in ([a] if _is_tied(text, a) else _without(a, said))]


def _is_tied(text: str, a: Attribution) -> bool:
    """Whether it has a speaker, and none behind the comma after its cue: "Orr | told the board, |
    the Beacon | reported"."""
    if a.source is None or a.cue is None or a.source.start < a.cue.end:
        return a.source is not None
    return "," not in text[a.cue.end : a.source.start]


def _attribution(said: Span, who: Span, cue: Span, quotes: tuple[Quotation, ...]) -> Attribution:
    return Attribution(who, cue, (said,), Act.COMMUNICATION, quote_of((said,), quotes))


def _without(a: Attribution, said: Taken) -> Iterator[Attribution]:
    """What is left of one that is nobody's word, without what somebody says now."""
    content = tuple(part for part in a.content if not said.touches(part))
    if content and not (a.cue is not None and said.touches(a.cue)):
        yield replace(a, content=content)


def quoting(
    sentence: Sentence, outer: Attribution, quotes: tuple[Quotation, ...]
) -> Iterator[Attribution]:
    """What a quotation within a content of `outer` says, with who stands behind it."""
    closed = speaker_behind(sentence)
    if closed is None:
        return
    last, who, cue = closed
    end = sentence.words[last].end
    at = bisect_left(quotes, end, key=lambda quote: quote.span.end)
    if at < len(quotes) and quotes[at].span.end == end:
        yield replace(_attribution(quotes[at].span, who, cue, quotes), within=outer)


def speaker_behind(sentence: Sentence) -> tuple[int, Span, Span] | None:
    """The number of the first mark that closes a quotation and has a speaker behind it; the speaker
    and the cue."""
    for i in range(1, len(sentence.low) - 2):
        if sentence.low[i] in _CLOSING and sentence.low[i - 1] in _OPEN_ENDS:
            found = _tag(sentence.text, sentence.words[i + 1 : i + 1 + TAG])
            if found is not None:
                return i, *found
    return None


def _behind(text: str, passage: Passage, quote: Span) -> tuple[Span, Span] | None:
    """Speaker and cue right behind a quotation."""
    first = bisect_left(passage.words, quote.end, key=start_of)
    words: Sequence[Span] = passage.words[first : first + TAG]
    comma = words[:1] and words[0].of(text) == ","
    if not (comma or quote.of(text).rstrip(_MARKS).endswith(_OPEN_ENDS)):
        return None
    return _tag(text, words[1:] if comma else words)


def _tag(text: str, words: Sequence[Span]) -> tuple[Span, Span] | None:
    """The speaker and the cue with which these words begin."""
    words = _up_to_stop(text, words)
    if len(words) < 2:
        return None
    sentence = Sentence(text, words)
    if _says(text, words[0]):
        return _inverted(sentence)
    verb = next((i for i in range(1, len(words)) if _says(text, words[i])), None)
    return _subject(sentence, verb, 0) if verb is not None else None


def _before(text: str, passage: Passage, quote: Span) -> tuple[Span, Span] | None:
    """Speaker and cue before the colon or comma that a quotation follows."""
    last = bisect_left(passage.words, quote.start, key=start_of) - 1
    if last < 2 or passage.words[last].of(text) not in (":", ","):
        return None
    sentence = next(
        (s for s in passage.sentences if s.start <= passage.words[last].start < s.end), None
    )
    if sentence is None:
        return None
    words = [w for w in passage.words[max(0, last - TAG) : last] if w.start >= sentence.start]
    near = len(words) - 1 if passage.words[last].of(text) == "," else 1
    for verb in range(len(words) - 1, max(0, near - 1), -1):
        if words[verb].of(text) in _STOPS:
            return None
        if _says(text, words[verb]):
            return _subject(Sentence(text, words), verb, None)
    return None


def _up_to_stop(text: str, words: Sequence[Span]) -> Sequence[Span]:
    for i, word in enumerate(words):
        shown = word.of(text)
        title = i > 0 and (words[i - 1].of(text).lower() in _TITLES or len(words[i - 1]) == 1)
        if shown in _STOPS and not (shown == "." and title):
            return words[:i]
    return words


def _says(text: str, word: Span) -> bool:
    """Whether a word can be the verb of saying of a sentence."""
    shown = word.of(text)
    verb = looks_past(shown) or shown.endswith("s")
    return shown.islower() and verb and act_of(text, word) is Act.COMMUNICATION


def _subject(sentence: Sentence, verb: int, begins: int | None) -> tuple[Span, Span] | None:
    """The verb's subject, where it begins at a word."""
    first = sentence.auxiliaries(verb)
    found = None if sentence.passive(first, verb) else sentence.subject(first)
    if (
        found is None
        or (begins is not None and found[0] != begins)
        or has_verb(sentence.raw(*found))
    ):
        return None
    return sentence.span(*found), sentence.span(first, verb)


def _inverted(sentence: Sentence) -> tuple[Span, Span] | None:
    """ "said | Orr of the union, | in May"."""
    ends = (i for i in range(1, len(sentence.low)) if sentence.low[i] in _AFTER_SPEAKER)
    last = next(ends, len(sentence.low)) - 1
    if last < 1 or not (can_speak(sentence.raw(1, last)) or sentence.low[1:] == ["he"]):
        return None
    return sentence.span(1, last), sentence.words[0]
