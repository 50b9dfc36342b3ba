"""What a statement rests on, and whether anybody checked it, as far as the text says so.

Comes in: words of the content and around it, the cues. Goes out: Evidence and a Verification.
A noun of `data/evidence.tsv` counts only in a frame: behind a basis ("according to satellite
images"), before a telling verb ("witnesses saw"), or as the medium of a saying ("said in a
statement"). Around the content a telling verb must be one of the statement's own cues, so that the
evidence of a neighbouring statement is not taken over. A statement about a treaty rests on none.
"""

from collections.abc import Iterator, Sequence

from sayso.qualify.words import Found, Word, lexicon
from sayso.records import Evidence, EvidenceKind, Span, Verification

BACK = 9  # words between a basis and its noun: "according to newly released satellite images"
AHEAD = 6  # words between a noun and its verb: "images taken on Monday show"
ASIDE = 14  # words of an aside between commas
MEDIUM = 9  # words between a saying and its medium: "said late on Friday in a statement"
_MARKS = frozenset(". ; : ? ! ( )".split())
# Words that are evidence only as a name: "the Halden Times", "on X".
_MASTHEADS = frozenset(
    "times post herald tribune gazette courier news chronicle telegraph press".split()
)
_BREAKS = _MARKS | frozenset(", that and but or when while because as who which where".split())
_ASIDES = frozenset("which who taken filmed released published obtained seen dated shot".split())
_SEEING = frozenset("saw heard watched witnessed felt filmed spotted".split())


def evidence(
    content: Sequence[Word], around: Sequence[Word], cues: Sequence[Span]
) -> tuple[Evidence, ...]:
    """The grounds of a statement, in text order, each once."""
    found = {*_grounds(content, None), *_grounds(around, cues), *_by_cue(around, cues)}
    return tuple(sorted(found, key=lambda e: (e.span, e.kind)))


def verification(content: Sequence[Word], around: Sequence[Word]) -> Verification | None:
    """What the sentence says of the checking; of several the most doubtful."""
    said = {
        found.says
        for words in (content, around)
        for found in lexicon("verification.tsv").within([w.low for w in words])
    }
    for value in (Verification.UNVERIFIED, Verification.DISPUTED, Verification.VERIFIED):
        if value in said:
            return value
    return None


def _grounds(words: Sequence[Word], cues: Sequence[Span] | None) -> Iterator[Evidence]:
    """Nouns of evidence that stand in a frame. `cues` is None inside the content."""
    low = [w.low for w in words]
    for found in lexicon("evidence.tsv").within(low):
        kind, _, role = found.says.partition(" ")
        if role == "medium":
            good = _says_before(words, found.first, cues)
        elif role == "seer":
            good = _sees(low, found)
        else:
            good = role == "noun" and _named(words, found) and _framed(words, found, cues)
        if good:
            yield Evidence(EvidenceKind(kind), _place(words, found))


def _place(words: Sequence[Word], found: Found) -> Span:
    return words[found.first].span.hull(words[found.last].span)


def _named(words: Sequence[Word], found: Found) -> bool:
    """True unless the word is evidence only as a masthead and is written small."""
    if found.first != found.last or words[found.first].low not in _MASTHEADS:
        return True
    following = words[found.last + 1 : found.last + 2]
    named = words[found.first].capital
    return named and not any(w.capital or w.low in "/-" or w.low == "poll" for w in following)


def _framed(words: Sequence[Word], found: Found, cues: Sequence[Span] | None) -> bool:
    return _basis_before(words, found.first) or _tells(words, found, cues)


def _basis_before(words: Sequence[Word], first: int) -> bool:
    """True where a basis stands before the noun, with nothing but its adjectives between."""
    low = [w.low for w in words[max(0, first - BACK) : first]]
    end = 0
    for frame in lexicon("evidence_frames.tsv").within(low):
        if frame.says == "basis":
            end = frame.last + 1
    between = low[end:]
    return end > 0 and not (_MARKS | {",", "that", "who", "which"}) & set(between)


def _tells(words: Sequence[Word], found: Found, cues: Sequence[Span] | None) -> bool:
    """True where a telling verb follows; around the content it must be a cue."""
    start = _past_aside(words, found.last + 1)
    low = [w.low for w in words[start : start + AHEAD]]
    for frame in lexicon("evidence_frames.tsv").within(low):
        verb = words[start + frame.first]
        if _BREAKS & set(low[: frame.first]):
            return False
        if verb.low in ("state", "states", "post") and verb.capital:
            continue
        if frame.says == "tells" or (frame.says == "sees" and found.says.startswith("eye")):
            return _is_cue(verb.span, cues)
    return False


def _past_aside(words: Sequence[Word], start: int) -> int:
    """Behind a ", which was filmed on Monday," that follows the noun."""
    if start + 1 < len(words) and words[start].low == "," and words[start + 1].low in _ASIDES:
        for i in range(start + 1, min(len(words), start + ASIDE)):
            if words[i].low == ",":
                return i + 1
    return start


def _is_cue(verb: Span, cues: Sequence[Span] | None) -> bool:
    return cues is None or any(cue.overlap(verb) for cue in cues)


def _sees(low: Sequence[str], found: Found) -> bool:
    """Residents, or "I", with a verb of seeing soon behind."""
    behind = low[found.last + 1 : found.last + 1 + AHEAD]
    if low[found.first] in ("i", "we", "they"):
        return bool(behind[:1]) and behind[0] in _SEEING - {"felt", "heard"} and _told(low, found)
    verb = next((i for i, word in enumerate(behind) if word in _SEEING), None)
    return verb is not None and not _MARKS & set(behind[:verb])


def _told(low: Sequence[str], found: Found) -> bool:
    """True for "I saw" at the head, and for "said they saw"."""
    before = low[max(0, found.first - 2) : found.first]
    return (found.first == 0 and low[0] != "they") or "said" in before or "say" in before


def _says_before(words: Sequence[Word], first: int, cues: Sequence[Span] | None) -> bool:
    """True where a verb of saying stands shortly before the medium, or is a cue next to it."""
    start = max(0, first - MEDIUM)
    low = [w.low for w in words[start:first]]
    for frame in lexicon("evidence_frames.tsv").within(low):
        if frame.says in ("says", "tells") and _is_cue(words[start + frame.first].span, cues):
            return True
    medium = words[first].span
    return cues is not None and any(cue.gap(medium) < 3 or cue.overlap(medium) for cue in cues)


def _by_cue(around: Sequence[Word], cues: Sequence[Span]) -> Iterator[Evidence]:
    """Cues that are themselves the medium: "tweeted"."""
    for word in around:
        found = lexicon("evidence.tsv").at([word.low], 0)
        if found is not None and found.says.endswith(" cue") and _is_cue(word.span, cues):
            yield Evidence(EvidenceKind(found.says.split()[0]), word.span)
