"""What a statement rests on, as far as the text says so.

Comes in: the words at the statement, which of them are its content, its cues and its speakers.
Goes out: Evidence: the nouns that stand in a frame (grounds.py), speakers that are outlets or were
there, and networks that something was posted on. A statement about a treaty rests on none.
"""

from collections.abc import Iterable, Iterator, Sequence

from sayso.qualify.grounds import grounds
from sayso.qualify.setting import Setting
from sayso.qualify.witness import (
    NAME,
    Speaker,
    innermost,
    kind_of,
    tells_of_being_there,
    was_there,
)
from sayso.qualify.words import Word
from sayso.records import Evidence, EvidenceKind, Span
from sayso.wordlists import word_class

_POSTING = frozenset("wrote writes write writing posted posts posting published shared".split())


def evidence(
    near: Sequence[Word],
    content: Sequence[Word],
    cues: Sequence[Span],
    speakers: Sequence[Speaker] = (),
) -> tuple[Evidence, ...]:
    """The grounds of a statement, in text order, each once. `near`: its words and those around."""
    scene = Setting(near, content, cues, speakers)
    nouns = set(grounds(scene))
    found = {*nouns, *_outlets(scene, nouns), *_networks(scene), *_columns(scene), *_present(scene)}
    return tuple(sorted(innermost(list(found), speakers), key=lambda e: (e.span, e.kind)))


def _outlets(scene: Setting, known: Iterable[Evidence]) -> Iterator[Evidence]:
    """Speakers that resolve as outlets or eyewitnesses and have no noun of the lexicon."""
    seen = {(e.kind, speaker) for e in known for speaker in scene.holding(e.span)}
    for speaker in scene.speakers:
        kind = kind_of(speaker, scene.printed(speaker.mention), scene.cue_words(speaker))
        media = kind is EvidenceKind.MEDIA
        if kind is None or (kind, speaker) in seen or (media and not scene.reports(speaker)):
            continue
        span = scene.named(speaker.mention)
        if span is not None:
            yield Evidence(kind, span)


def _networks(scene: Setting) -> Iterator[Evidence]:
    """ "wrote on Murmur": a name right behind a cue of posting."""
    for i in range(len(scene.low) - 2):
        on = scene.words[i + 1]
        if scene.low[i] in _POSTING and on.low == "on" and scene.mine(i):
            name = scene.words[i + 2]
            if name.capital and name.low not in word_class("dating"):
                yield Evidence(EvidenceKind.SOCIAL, on.span.hull(name.span))


def _columns(scene: Setting) -> Iterator[Evidence]:
    """ "wrote in the Courier", "noted in The Lantern": an outlet right behind a cue."""
    for i in range(len(scene.low) - 2):
        writing = scene.low[i] == "writing" and not scene.inside(i)
        if scene.low[i + 1] not in ("in", "for") or not (writing or scene.mine(i)):
            continue
        title = scene.words[i + 2]
        first = i + 3 if title.low == "the" else i + 2
        last = first
        while last < min(len(scene.words), first + NAME) and scene.words[last].capital:
            last += 1
        wrote = scene.low[i] in _POSTING and (title.low == "the" or last - first > 1)
        titled = title.low == "the" and title.capital
        if last > first and (wrote or titled) and scene.low[first] not in word_class("dating"):
            yield Evidence(EvidenceKind.MEDIA, scene.hull(first, last - 1))


def _present(scene: Setting) -> Iterator[Evidence]:
    """Speakers who were there by what the text says of them ("who was aboard") or by what they
    say of themselves ("I was standing at the window")."""
    words = " ".join(w.low for w in scene.words if w.start in scene.told)
    first_hand = tells_of_being_there(words)
    for speaker in scene.speakers[-1:]:  # whose words they are, not who passes them on
        told = " ".join(w.low for w in scene.among(speaker.mention))
        span = scene.named(speaker.mention)
        if span is not None and (first_hand or (was_there(told) and scene.reports(speaker))):
            yield Evidence(EvidenceKind.EYEWITNESS, span)


__all__ = ["Speaker", "evidence"]
