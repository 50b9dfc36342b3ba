"""The words at one statement, and what stands where among them.

Comes in: the words at the statement, its content, its cues and its speakers. Goes out: a Setting,
which the rooms of evidence ask: is this word content, is it one of the cues, who holds it.
"""

from collections.abc import Iterator, Sequence

from sayso.qualify.witness import Speaker, calls, pleads
from sayso.qualify.words import Found, Word, lexicon
from sayso.records import SourceKind, Span
from sayso.wordlists import word_class

MODIFIERS = 5  # words of a noun phrase before its noun
MARKS = frozenset(". ; : ? ! ( )".split())
RELATIVES = frozenset("that which who".split())
BREAKS = MARKS | RELATIVES | frozenset(", and but or when while because as where".split())
HANDING_ON = frozenset("cite cites cited citing quoting referencing".split())
# "Copies of a letter" are a letter, "results of a poll" a poll.
PARTS = frozenset(
    "batch collection copies copy crop dozens findings flurry handful hundreds majority number pair"
    " page pages part parts results result series set string text thousands trove version versions"
    " review one two three four five several some many most all none".split()
)
_TELLING = frozenset("tells makes says".split())


class Setting:
    """The words at one statement, with the frames among them."""

    def __init__(
        self,
        near: Sequence[Word],
        content: Sequence[Word],
        cues: Sequence[Span],
        speakers: Sequence[Speaker],
    ) -> None:
        self.words = near
        self.low = [w.low for w in near]
        self.told = {w.start for w in content}
        self.cues = cues
        self.speakers = speakers
        frames = list(lexicon("evidence_frames.tsv").within(self.low))
        self.begins = {f.first: f for f in frames}
        self.ends = {f.last: f for f in frames}

    def holding(self, place: Span) -> Iterator[Speaker]:
        return (s for s in self.speakers if s.mention.contains(place))

    def leads(self, mention: Span, first: int) -> bool:
        """True where nothing before the noun in its mention ends a noun phrase."""
        while first > 0 and self.words[first - 1].start >= mention.start:
            first -= 1
            if self.low[first] == "of" and first and self.low[first - 1] in PARTS:
                continue
            if self.low[first] == "." and first and self._letters(first - 1):
                continue
            if self.words[first].start == mention.start and self.low[first] in RELATIVES:
                continue  # "said | that the service told him"
            if self.low[first] in BREAKS or self.low[first] in word_class("prepositions"):
                return False
        return True

    def _letters(self, i: int) -> bool:
        """True for the "R.M" of "R.M. records"."""
        return (
            "." in self.low[i] or len(self.low[i]) == 1 or self.low[i] in word_class("abbreviated")
        )

    def reports(self, speaker: Speaker) -> bool:
        """True where its cue tells or, before the mention, names it as a basis."""
        cue = speaker.cue
        if cue is None:
            return True
        if pleads(self.cue_words(speaker)):
            return False
        if speaker.kind is SourceKind.MEDIA:
            return (
                not HANDING_ON & set(self.cue_words(speaker)) or cue.start < speaker.mention.start
            )
        good = {"tells", "makes"} | ({"basis"} if cue.start < speaker.mention.start else set())
        if calls(self.cue_words(speaker)):
            return True
        return any(
            frame.says in good and cue.overlap(self.bare(frame)) for frame in self.begins.values()
        )

    def inside(self, i: int) -> bool:
        return self.words[i].start in self.told

    def mine(self, i: int) -> bool:
        return any(cue.overlap(self.words[i].span) for cue in self.cues)

    def bare(self, found: Found) -> Span:
        return self.hull(found.first, found.last)

    def hull(self, first: int, last: int) -> Span:
        return self.words[first].span.hull(self.words[last].span)

    def phrase(self, found: Found) -> Span:
        """The noun with what stands before it, back to an article, a possessive, a preposition
        or a basis; with its capitals alone where the phrase has no such bound."""
        start = found.first
        for i in range(found.first - 1, max(-1, found.first - 2 - MODIFIERS), -1):
            low = self.low[i]
            bound = low in word_class("determiners") or low in word_class("prepositions")
            if bound or self.leads_to(i) or low.endswith(("'s", "s'")):
                return self.hull(start, found.last)
            if not low[0].isalnum() or low in BREAKS or i in self.ends:
                break
            start = i
        start = found.first
        while start > max(0, found.first - MODIFIERS) and self.words[start - 1].capital:
            start -= 1
        return self.hull(start, found.last)

    def leads_to(self, i: int) -> bool:
        """True where a basis or the verb that makes a ground ends at `i`."""
        return i in self.ends and self.ends[i].says in ("basis", "makes")

    def among(self, place: Span) -> list[Word]:
        """The words that lie wholly inside."""
        start, end = place.start, place.end
        return [w for w in self.words if start <= w.start and w.end <= end]

    def named(self, mention: Span) -> Span | None:
        """The words of a mention up to its first comma, without article."""
        inside = self.among(mention)
        if inside and inside[0].low in word_class("determiners"):
            inside = inside[1:]
        end = next((i for i, w in enumerate(inside) if w.low == ","), len(inside))
        return inside[0].span.hull(inside[end - 1].span) if end else None

    def printed(self, mention: Span) -> list[str]:
        """The words of a mention, with their capitals told apart."""
        held = self.among(mention)
        return [w.low.capitalize() if w.capital else w.low for w in held]

    def cue_words(self, speaker: Speaker) -> list[str]:
        cue = speaker.cue
        return [] if cue is None else [w.low for w in self.among(cue)]

    def saying(self, i: int) -> bool:
        if i and self.low[i - 1] in word_class("determiners"):
            return False  # "the state of the roads"
        return i in self.begins and self.begins[i].says in _TELLING


__all__ = ["BREAKS", "MARKS", "PARTS", "RELATIVES", "Setting"]
