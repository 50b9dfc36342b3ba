"""Say-so wedged into a relative clause: "a group that officials say is tied to the port".

Comes in: an attribution and the words of its content. Goes out: what such verbs make inside it.
The relative belongs to the clause behind the verb, so a verb of its own must follow at once:
"a man who officials said was late", and not "the man who said he was late".
"""

from collections.abc import Iterator

from sayso.attribute.cues import act_of
from sayso.attribute.sentences import Sentence
from sayso.attribute.speakable import looks_past
from sayso.quotation import Quotation, quote_of
from sayso.records import Attribution

LEAST = 2  # words of what is said
_RELATIVES = frozenset("who which that whom".split())
_SAYING = frozenset(
    "say says said claim claims claimed believe believes believed think thinks thought argue "
    "argues argued allege alleges alleged insist insists insisted fear fears feared suspect "
    "suspects suspected hope hopes hoped warn warns warned contend contends contended".split()
)
_FINITE = frozenset(
    "is are was were has have had will would can could may might must should does did do isn't "
    "aren't wasn't weren't hasn't haven't hadn't won't isn’t aren’t wasn’t weren’t".split()
)
_STOPS = frozenset(',;:.?!—–()“”"')


def wedged(
    sentence: Sentence, outer: Attribution, quotes: tuple[Quotation, ...]
) -> Iterator[Attribution]:
    """What the first such verb in a sentence of a content carries."""
    text = sentence.text
    for verb, word in enumerate(sentence.low[:-1]):
        if word not in _SAYING:
            continue
        subject = sentence.subject(sentence.auxiliaries(verb))
        if subject is None or sentence.speaker_itself(subject):
            continue
        before = sentence.low[subject[0] - 1] if subject[0] else ""
        if before not in _RELATIVES or not _goes_on(sentence.low, verb + 1, before):
            continue
        end = sentence.stop(verb + 1, _STOPS)
        if end - verb - 1 < LEAST:
            continue
        content = (sentence.span(verb + 1, end - 1),)
        cue = sentence.span(sentence.auxiliaries(verb), verb)
        source, act = sentence.span(*subject), act_of(text, cue)
        if act is not None:
            yield Attribution(source, cue, content, act, quote_of(content, quotes), within=outer)
            return


def _goes_on(low: list[str], at: int, relative: str) -> bool:
    """Whether a verb of the relative's own stands there: "which crews say | harms the port"."""
    word, after = low[at], (low[at + 1 : at + 2] or [""])[0]
    if word in _FINITE:
        return True
    if after in _FINITE or after in _STOPS:
        return False  # "that crews say boats are late"
    return looks_past(word) or (
        relative != "that" and word.endswith("s") and not word.endswith("ss")
    )
