"""What a statement rests on, as far as the text says so.

Comes in: the words at the statement, which of them are its content, its cues and its speakers.
Goes out: Evidence. A noun of `data/evidence.tsv` counts only in a frame: as the head of a
speaker's mention ("the leaked memo says"), behind a basis ("according to satellite images"),
behind a cue that makes it ("sent a letter"), before a telling verb ("video that shows"), as the
medium of a saying ("said in a memo"). Outside the content the verb must be one of the statement's
own cues, so that the evidence of a neighbour is not taken over. A statement about a treaty rests
on none.
"""

from collections.abc import Iterable, Iterator, Sequence

from sayso.qualify.headnouns import enacted, heads, in_side_clause, measured, no_ground
from sayso.qualify.witness import (
    SEEING,
    Speaker,
    calls,
    first_hand,
    innermost,
    kind_of,
    pleads,
    tells_of_being_there,
    was_there,
)
from sayso.qualify.words import Found, Word, lexicon, word_class
from sayso.records import Evidence, EvidenceKind, SourceKind, Span

BACK = 9  # words between a basis and its noun: "according to newly released satellite images"
AHEAD = 12  # words between a noun and its verb: "images taken on Monday by a drone show"
ASIDE = 14  # words of an aside between commas
MEDIUM = 9  # words between a saying and its medium: "said late on Friday in a statement"
REACH = 40  # words between a cue and a medium far from it
MODIFIERS = 5  # words of a noun phrase before its noun
_MARKS = frozenset(". ; : ? ! ( )".split())
_RELATIVES = frozenset("that which who".split())
_PHRASE_ENDS = _MARKS | _RELATIVES | {","}
_BREAKS = _MARKS | _RELATIVES | frozenset(", and but or when while because as where".split())
_ASIDES = frozenset("which who taken filmed released published obtained seen dated shot".split())
_QUOTES = frozenset("“ \" ‘ ' «".split())
_CARRIERS = frozenset("in via through by".split())  # before the medium of a saying
_MEDIA_OF_WORDS = frozenset("document official social statistics".split())
_POSTING = frozenset("wrote writes write writing posted posts posting published shared".split())
_TELLING = frozenset("tells makes says".split())
_BEING = frozenset("is are was were be been being".split())
_IRREGULAR = frozenset("found shown told said held read written put made".split())
# Before these words a noun of evidence is none, or a verb: "no letter", "to report".
_NO_NOUN = frozenset(
    "no not never to will would could can may might must should i you he she it we they who".split()
)


def evidence(
    near: Sequence[Word],
    content: Sequence[Word],
    cues: Sequence[Span],
    speakers: Sequence[Speaker] = (),
) -> tuple[Evidence, ...]:
    """The grounds of a statement, in text order, each once. `near`: its words and those around."""
    scene = _Scene(near, content, cues, speakers)
    nouns = set(scene.grounds())
    found = {*nouns, *scene.outlets(nouns), *scene.networks(), *scene.present()}
    return tuple(sorted(innermost(list(found), speakers), key=lambda e: (e.span, e.kind)))


def _participle(low: str) -> bool:
    return low.endswith("ed") or low in _IRREGULAR


class _Scene:
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
        self.inside = {w.start for w in content}
        self.cues = cues
        self.speakers = speakers
        frames = list(lexicon("evidence_frames.tsv").within(self.low))
        self.begins = {f.first: f for f in frames}
        self.ends = {f.last: f for f in frames}

    def grounds(self) -> Iterator[Evidence]:
        """Nouns of evidence that stand in a frame, and cues that are themselves the medium."""
        for found in lexicon("evidence.tsv").within(self.low):
            kind, _, role = found.says.partition(" ")
            span = self._place(found, kind, role)
            if span is not None:
                yield Evidence(EvidenceKind(kind), span)

    def outlets(self, known: Iterable[Evidence]) -> Iterator[Evidence]:
        """Speakers that resolve as outlets or eyewitnesses and have no noun of the lexicon."""
        seen = {(e.kind, speaker) for e in known for speaker in self._holding(e.span)}
        for speaker in self.speakers:
            kind = kind_of(speaker, self._printed(speaker.mention), self._cue(speaker))
            media = kind is EvidenceKind.MEDIA
            if kind is None or (kind, speaker) in seen or (media and not self._reports(speaker)):
                continue
            span = self._name(speaker.mention)
            if span is not None:
                yield Evidence(kind, span)

    def _printed(self, mention: Span) -> list[str]:
        """The words of a mention, with their capitals told apart."""
        held = (w for w in self.words if mention.contains(w.span))
        return [w.low.capitalize() if w.capital else w.low for w in held]

    def _cue(self, speaker: Speaker) -> list[str]:
        cue = speaker.cue
        return [] if cue is None else [w.low for w in self.words if cue.contains(w.span)]

    def _holding(self, place: Span) -> Iterator[Speaker]:
        return (s for s in self.speakers if s.mention.contains(place))

    def networks(self) -> Iterator[Evidence]:
        """ "wrote on Murmur": a name right behind a cue of posting."""
        for i in range(len(self.low) - 2):
            on = self.words[i + 1]
            if self.low[i] in _POSTING and on.low == "on" and self._mine(i):
                name = self.words[i + 2]
                if name.capital and name.low not in word_class("dating"):
                    yield Evidence(EvidenceKind.SOCIAL, on.span.hull(name.span))

    def present(self) -> Iterator[Evidence]:
        """Speakers who were there by what the text says of them ("who was aboard") or by what they
        say of themselves ("I was standing at the window")."""
        words = " ".join(w.low for w in self.words if w.start in self.inside)
        first_hand = tells_of_being_there(words)
        for speaker in self.speakers[-1:]:  # whose words they are, not who passes them on
            told = " ".join(w.low for w in self.words if speaker.mention.contains(w.span))
            span = self._name(speaker.mention)
            if span is not None and (first_hand or (was_there(told) and self._reports(speaker))):
                yield Evidence(EvidenceKind.EYEWITNESS, span)

    def _place(self, found: Found, kind: str, role: str) -> Span | None:
        """Where the ground stands; None where it stands in no frame."""
        if role == "seer":
            return self._bare(found) if self._sees(found) else None
        if role == "cue":
            return self._bare(found) if self._mine(found.first) else None
        if role == "medium":
            held = any(self._holding(self._bare(found)))
            return self._bare(found) if held or self._carries(found.first, found.last) else None
        if role == "masthead" and not self.words[found.first].capital:
            return None
        before = found.first - 1
        if no_ground(self.low, found) or self._of_a_name(found, kind):
            return None
        if before >= 0 and before not in self.ends and self.low[before] in _NO_NOUN:
            return None
        if not self._heads(found):
            return None
        if self._speaks(found, kind) or self._framed(found) or self._measured(found, kind):
            return self._phrase(found)
        carrier = self._carrier(found) if kind in _MEDIA_OF_WORDS else None
        if carrier is None:
            return None
        official = kind == EvidenceKind.OFFICIAL and self.low[carrier] == "in"
        return self._hull(carrier, found.last) if official else self._phrase(found)

    def _of_a_name(self, found: Found, kind: str) -> bool:
        """True for the "Journal" of an outlet's name, and for a person called "Law"."""
        held = self._holding(self._bare(found))
        named = kind == EvidenceKind.DOCUMENT and self.words[found.last].capital
        return named and any(s.kind in (SourceKind.MEDIA, SourceKind.PERSON) for s in held)

    def _heads(self, found: Found) -> bool:
        """True unless the noun only describes the next one; what a speaker's mention ends with is
        its head."""
        end = self.words[found.last].end
        if any(speaker.mention.end == end for speaker in self.speakers):
            return True
        return heads(self.words, found, framed=found.last + 1 in self.begins)

    def _speaks(self, found: Found, kind: str) -> bool:
        """True for the head of a speaker's mention; an outlet must report, not go to court."""
        return any(
            self._leads(speaker.mention, found.first)
            and (kind != EvidenceKind.MEDIA or self._reports(speaker))
            for speaker in self._holding(self._bare(found))
        )

    def _leads(self, mention: Span, first: int) -> bool:
        """True where nothing before the noun in its mention ends a noun phrase."""
        while first > 0 and self.words[first - 1].start >= mention.start:
            first -= 1
            if self.low[first] in _BREAKS or self.low[first] in word_class("prepositions"):
                return False
        return True

    def _reports(self, speaker: Speaker) -> bool:
        """True where its cue tells or, before the mention, names it as a basis."""
        cue = speaker.cue
        if cue is None:
            return True
        if pleads(self._cue(speaker)):
            return False
        good = {"tells", "makes"} | ({"basis"} if cue.start < speaker.mention.start else set())
        if calls(self._cue(speaker)):
            return True
        return any(
            frame.says in good and cue.overlap(self._bare(frame)) for frame in self.begins.values()
        )

    def _framed(self, found: Found) -> bool:
        if self._behind(found):
            return True
        if self._inside(found.first) and in_side_clause(self.low, found.first):
            return False
        outlet = found.says.startswith(EvidenceKind.MEDIA)
        return (self._foremost(found) or not outlet) and self._tells(found)

    def _foremost(self, found: Found) -> bool:
        """False for the radio of "a survey for Coast Radio found": the survey tells."""
        held = list(self._holding(self._bare(found)))
        return not held or any(self._leads(speaker.mention, found.first) for speaker in held)

    def _measured(self, found: Found, kind: str) -> bool:
        """True for "leads in recent polls": a standing that polls or a count give."""
        statistics = kind == EvidenceKind.STATISTICS and self._inside(found.first)
        return statistics and measured(self.low, found.first)

    def _elsewhere(self, i: int) -> bool:
        """True for what a semicolon parts from the content."""
        back = range(i, max(-1, i - REACH), -1)
        end = next((j for j in back if self._inside(j) or self.low[j] == ";"), None)
        return end is not None and not self._inside(end)

    def _behind(self, found: Found) -> bool:
        """True where a basis, or a cue that makes it, stands before but for adjectives."""
        first, last = found.first, found.last
        for i in range(first - 1, max(-1, first - 1 - BACK), -1):
            frame = self.ends.get(i)
            if frame is not None and frame.says == "basis":
                return not self._elsewhere(i)
            if frame is not None and frame.says == "makes" and self._mine(i):
                return not enacted(self.low[last], self.low[i])
            if self.low[i].endswith("ing") and self.low[i + 1] in word_class("determiners"):
                return False  # "issued an order blocking a bill"
            if self.low[i] in _PHRASE_ENDS | word_class("prepositions"):
                return False
        return False

    def _tells(self, found: Found) -> bool:
        """True where a telling verb follows; outside the content it must be a cue."""
        start = self._past_aside(found.last + 1)
        for i in range(start, min(start + AHEAD, len(self.low))):
            frame = self.begins.get(i)
            says = frame.says if frame is not None and self._is_verb(i, start) else ""
            if says in ("tells", "makes") and (
                self._passive(i) or self.low[i + 1 : i + 2] == ["up"]
            ):
                return False
            if says == "tells" or (says == "sees" and found.says.startswith("eye")):
                return self._inside(i) or self._mine(i)
            if says == "makes" and self._mine(i):
                return True
            if self.low[i] in _BREAKS and not (self.low[i] in _RELATIVES and i + 1 in self.begins):
                return False
        return False

    def _is_verb(self, i: int, start: int) -> bool:
        """False for "the States", "in determining", "a further report", "captured by a drone"."""
        noun = lexicon("evidence.tsv").at(self.low[i : i + 1], 0) is not None
        if self.words[i].capital or (noun and i > start):
            return False
        after = self.low[i + 1] if i + 1 < len(self.low) else ""
        if self.low[i - 1] in word_class("prepositions"):
            return False
        return not (_participle(self.low[i]) and after == "by")

    def _passive(self, i: int) -> bool:
        """True for "were never found"."""
        return _participle(self.low[i]) and bool(_BEING & set(self.low[max(0, i - 3) : i]))

    def _past_aside(self, start: int) -> int:
        """Behind a ", which was filmed on Monday," that follows the noun."""
        if start + 1 < len(self.low) and self.low[start] == "," and self.low[start + 1] in _ASIDES:
            for i in range(start + 1, min(len(self.low), start + ASIDE)):
                if self.low[i] == ",":
                    return i + 1
        return start

    def _sees(self, found: Found) -> bool:
        """Residents, or "I", with a verb of seeing soon behind."""
        behind = self.low[found.last + 1 : found.last + 1 + AHEAD // 2]
        if self.low[found.first] in ("i", "we", "they"):
            return first_hand(behind) and self._told(found)
        verb = next((i for i, word in enumerate(behind) if word in SEEING), None)
        return verb is not None and not _MARKS & set(behind[:verb])

    def _told(self, found: Found) -> bool:
        """True for "I saw" at the head of the content, and for "said they saw"."""
        before = self.low[max(0, found.first - 2) : found.first]
        start = found.first
        while start and self.low[start - 1] in _QUOTES:
            start -= 1
        head = self._inside(found.first) and not (start and self._inside(start - 1))
        return (head and self.low[found.first] != "they") or "said" in before or "say" in before

    def _carrier(self, found: Found) -> int | None:
        """The "in" of "in a memo" that some saying goes through."""
        for i in range(found.first - 1, max(-1, found.first - 2 - MODIFIERS), -1):
            if self.low[i] in _CARRIERS:
                return i if self._carries(i) or self._opens(i, found) else None
            if self.low[i] in _BREAKS | word_class("prepositions") or i in self.begins:
                return None
        return None

    def _opens(self, carrier: int, found: Found) -> bool:
        """True for "In a decree, the council set up …": what is done in a document rests on it."""
        head = carrier == 0 or not self.low[carrier - 1][0].isalnum()
        behind = self.low[found.last + 1 : found.last + 2]
        return self.low[carrier] == "in" and head and behind == [","]

    def _carries(self, first: int, last: int | None = None) -> bool:
        """True where the saying next to this medium is a cue, or both stand in the content."""
        last = first if last is None else last
        if self._inside(first):
            return self._said_before(first) and not in_side_clause(self.low, first)
        before = self._nearest(range(first - 1, max(-1, first - REACH), -1))
        if before is not None:
            return self._mine(before)
        if any(w.endswith("ing") for w in self.low[max(0, first - 2) : first]):
            return False  # "leading in the polls, she said"
        after = self._nearest(range(last + 1, min(len(self.low), last + REACH)))
        return after is not None and self._mine(after)

    def _said_before(self, first: int) -> bool:
        """True for "said in a memo" within the content; not for "said that flaws in the memo"."""
        for i in range(first - 1, max(-1, first - 1 - MEDIUM), -1):
            if self._saying(i):
                return True
            if self.low[i] in _RELATIVES:
                return False
        return False

    def _nearest(self, places: range) -> int | None:
        """The nearest saying of the same sentence that stands outside the content."""
        for i in places:
            if self.low[i] in (".", "?", "!", ";") and not self._inside(i):
                return None
            if not self._inside(i) and (self._mine(i) or self._saying(i)):
                return i
        return None

    def _saying(self, i: int) -> bool:
        if i and self.low[i - 1] in word_class("determiners"):
            return False  # "the state of the roads"
        return i in self.begins and self.begins[i].says in _TELLING

    def _inside(self, i: int) -> bool:
        return self.words[i].start in self.inside

    def _mine(self, i: int) -> bool:
        return any(cue.overlap(self.words[i].span) for cue in self.cues)

    def _bare(self, found: Found) -> Span:
        return self._hull(found.first, found.last)

    def _hull(self, first: int, last: int) -> Span:
        return self.words[first].span.hull(self.words[last].span)

    def _phrase(self, found: Found) -> Span:
        """The noun with what stands before it, back to an article, a possessive, a preposition
        or a basis; with its capitals alone where the phrase has no such bound."""
        start = found.first
        for i in range(found.first - 1, max(-1, found.first - 2 - MODIFIERS), -1):
            low = self.low[i]
            bound = low in word_class("determiners") or low in word_class("prepositions")
            if bound or self._leads_to(i) or low.endswith(("'s", "s'")):
                return self._hull(start, found.last)
            if not low[0].isalnum() or low in _BREAKS or i in self.ends:
                break
            start = i
        start = found.first
        while start > max(0, found.first - MODIFIERS) and self.words[start - 1].capital:
            start -= 1
        return self._hull(start, found.last)

    def _leads_to(self, i: int) -> bool:
        """True where a basis or the verb that makes a ground ends at `i`."""
        return i in self.ends and self.ends[i].says in ("basis", "makes")

    def _name(self, mention: Span) -> Span | None:
        """The words of a mention up to its first comma, without article."""
        inside = [w for w in self.words if mention.contains(w.span)]
        if inside and inside[0].low in word_class("determiners"):
            inside = inside[1:]
        end = next((i for i, w in enumerate(inside) if w.low == ","), len(inside))
        return inside[0].span.hull(inside[end - 1].span) if end else None


__all__ = ["Speaker", "evidence"]
