"""Nouns of evidence that stand in a frame, and so are what a statement rests on.

Comes in: a Setting. Goes out: Evidence for each noun of `data/evidence.tsv` that heads a speaker's
mention ("the leaked memo says"), stands behind a basis ("according to satellite images") or a cue
that makes it ("sent a letter"), before a telling verb ("video that shows"), or is the medium of a
saying (medium.py). Outside the content the verb must be one of the statement's own cues.
"""

from collections.abc import Iterator

from sayso.qualify.headnouns import enacted, filed, heads, in_side_clause, measured, no_ground
from sayso.qualify.medium import REACH, carrier_of, carries
from sayso.qualify.setting import BREAKS, MARKS, PARTS, RELATIVES, Setting
from sayso.qualify.witness import SEEING, first_hand
from sayso.qualify.words import Found, lexicon
from sayso.records import Evidence, EvidenceKind, SourceKind, Span
from sayso.wordlists import word_class

BACK = 9  # words between a basis and its noun: "according to newly released satellite images"
AHEAD = 12  # words between a noun and its verb: "images taken on Monday by a drone show"
ASIDE = 14  # words of an aside between commas
_PHRASE_ENDS = MARKS | RELATIVES | {","}
_ASIDES = frozenset("which who taken filmed released published obtained seen dated shot".split())
_QUOTES = frozenset("“ \" ‘ ' «".split())
_MEDIA_OF_WORDS = frozenset("document official social statistics".split())
_GIVEN = frozenset("document imagery social media".split())  # "reacted with a letter"
_PIECES = frozenset(
    "article articles editorial editorials op-ed op-eds headline headlines documentary story"
    " stories column columns piece pieces".split()
)
_NAMED = (
    SourceKind.MEDIA, SourceKind.PERSON, SourceKind.AGENCY, SourceKind.COMPANY,
    SourceKind.ORGANISATION,
)  # fmt: skip
# Who speaks for a service is a person, and a ground only where somebody else cites them.
_AGENTS = frozenset(
    "agent agents analyst analysts chief chiefs informant informants officer officers official"
    " officials source sources".split()
)
# They tell something only with the verb right behind.
_SELDOM = frozenset(
    "account accounts agenda form forms judgment judgement message messages platform release"
    " research".split()
)
# Nouns as often as verbs: verbs before an article, a name, a number, a clause.
_EITHER = frozenset(
    "charts claims details documents estimates forecasts lists measures names notes points projects"
    " quotes records remarks reports signals states traces".split()
)
_CLAUSES = frozenset("that how what why whether he she it they there i we".split())
_BEING = frozenset("is are was were be been being".split())
_IRREGULAR = frozenset("found shown told said held read written put made".split())
# Before these words a noun of evidence is none, or a verb: "no letter", "to report".
_NO_NOUN = frozenset(
    "no not never to will would could can may might must should i you he she it we they who".split()
)


def grounds(scene: Setting) -> Iterator[Evidence]:
    """Nouns of evidence that stand in a frame, and cues that are themselves the medium."""
    for found in lexicon("evidence.tsv").within(scene.low):
        kind, _, role = found.says.partition(" ")
        span = _place(scene, found, kind, role)
        if span is not None and kind == EvidenceKind.MEDIA and filed(scene.words, found):
            kind = EvidenceKind.DOCUMENT
        if kind == EvidenceKind.DOCUMENT and _posted(scene, found):
            kind = EvidenceKind.SOCIAL
        if span is not None:
            yield Evidence(EvidenceKind(kind), span)


def _posted(scene: Setting, found: Found) -> bool:
    """True for the message of "a message on her Murmur page"."""
    behind = scene.low[found.last + 1 : found.last + 5]
    if behind[:1] != ["on"]:
        return False
    known = lexicon("evidence.tsv").within(behind)
    return any(one.says.startswith(EvidenceKind.SOCIAL) for one in known)


def _place(scene: Setting, found: Found, kind: str, role: str) -> Span | None:
    """Where the ground stands; None where it stands in no frame."""
    if role == "seer":
        return scene.bare(found) if _sees(scene, found) else None
    if role == "cue":
        return scene.bare(found) if scene.mine(found.first) else None
    if role == "medium" and scene.mine(found.first):
        return scene.bare(found)
    if role == "medium":
        held = any(scene.holding(scene.bare(found)))
        return scene.bare(found) if held or carries(scene, found.first, found.last) else None
    if role == "masthead" and not scene.words[found.first].capital:
        return None
    before = found.first - 1
    if no_ground(scene.low, found) or _of_a_name(scene, found, kind):
        return None
    if before >= 0 and before not in scene.ends and scene.low[before] in _NO_NOUN:
        return None
    if not _heads(scene, found):
        return None
    if kind == EvidenceKind.INTELLIGENCE and scene.low[found.last] in _AGENTS:
        return scene.phrase(found) if _behind(scene, found) else None
    spoken = _speaks(scene, found, kind) or _framed(scene, found) or _measured(scene, found, kind)
    if spoken and scene.low[found.first] != "release":  # it may be of prisoners
        return scene.phrase(found)
    carrier = carrier_of(scene, found) if kind in _MEDIA_OF_WORDS else None
    if carrier is None:
        return scene.phrase(found) if _in_cue(scene, found, kind) else None
    official = kind == EvidenceKind.OFFICIAL and scene.low[carrier] == "in"
    return scene.hull(carrier, found.last) if official else scene.phrase(found)


def _in_cue(scene: Setting, found: Found, kind: str) -> bool:
    """True for the letter of the cue "reacted with a letter on", the reports of "reports show"."""
    first, last = found.first, found.last
    if kind not in _GIVEN or scene.low[last] in _SELDOM:
        return False
    if not scene.mine(first) or not scene.mine(last) or enacted(scene.low[last], ""):
        return False
    before = first > 0 and scene.mine(first - 1) and scene.low[first - 1] != "to"
    frame = scene.begins.get(last + 1)
    shown = frame is not None and frame.says == "tells" and scene.mine(last + 1)
    return shown or (before and scene.low[last] not in _EITHER)


def _of_a_name(scene: Setting, found: Found, kind: str) -> bool:
    """True for the "Journal" of an outlet's name, and for a person called "Law"."""
    held = scene.holding(scene.bare(found))
    capital = scene.words[found.last].capital
    if kind == EvidenceKind.INTELLIGENCE and found.first == found.last:
        return capital and scene.low[found.first - 1 : found.first] == ["the"]  # "The Intercept"
    named = kind == EvidenceKind.DOCUMENT and capital
    return named and any(s.kind in _NAMED for s in held)


def _heads(scene: Setting, found: Found) -> bool:
    """True unless the noun only describes the next one; what a speaker's mention ends with is
    its head."""
    end = scene.words[found.last].end
    if any(speaker.mention.end == end for speaker in scene.speakers):
        return True
    behind = found.last + 1
    noun = behind < len(scene.low) and lexicon("evidence.tsv").at(scene.low, behind) is not None
    compound = noun and not _object(scene, behind + 1)  # "disclosure report provides"
    return heads(scene.words, found, framed=behind in scene.begins and not compound)


def _speaks(scene: Setting, found: Found, kind: str) -> bool:
    """True for the head of a speaker's mention; an outlet must report, not go to court."""
    return any(
        scene.leads(speaker.mention, found.first)
        and (kind != EvidenceKind.MEDIA or _is_piece(scene, found) or scene.reports(speaker))
        for speaker in scene.holding(scene.bare(found))
    )


def _is_piece(scene: Setting, found: Found) -> bool:
    """True for what an outlet prints or airs, which can only tell, not go to court."""
    return scene.low[found.last] in _PIECES


def _framed(scene: Setting, found: Found) -> bool:
    if _behind(scene, found):
        return True
    if scene.inside(found.first) and in_side_clause(scene.low, found.first):
        return False
    return _foremost(scene, found) and _tells(scene, found)


def _foremost(scene: Setting, found: Found) -> bool:
    """False for the radio of "a survey for Coast Radio found", where the survey tells, and for
    the book of "Brill, editor of a book on ports, said"."""
    held = list(scene.holding(scene.bare(found)))
    if not found.says.startswith(EvidenceKind.MEDIA):
        held = [speaker for speaker in held if speaker.kind in _NAMED]
    return not held or any(scene.leads(speaker.mention, found.first) for speaker in held)


def _measured(scene: Setting, found: Found, kind: str) -> bool:
    """True for "leads in recent polls": a standing that polls or a count give."""
    statistics = kind == EvidenceKind.STATISTICS and scene.inside(found.first)
    return statistics and measured(scene.low, found.first)


def _elsewhere(scene: Setting, i: int) -> bool:
    """True for what a semicolon parts from the content."""
    back = range(i, max(-1, i - REACH), -1)
    end = next((j for j in back if scene.inside(j) or scene.low[j] == ";"), None)
    return end is not None and not scene.inside(end)


def _behind(scene: Setting, found: Found) -> bool:
    """True where a basis, or a cue that makes it, stands before but for adjectives."""
    first, last = found.first, found.last
    for i in range(first - 1, max(-1, first - 1 - BACK), -1):
        frame = scene.ends.get(i)
        if frame is not None and frame.says == "basis":
            return not _elsewhere(scene, i)
        if frame is not None and frame.says == "makes" and scene.mine(i):
            return not enacted(scene.low[last], scene.low[i])
        if scene.low[i].endswith("ing") and scene.low[i + 1] in word_class("determiners"):
            return False  # "issued an order blocking a bill"
        if scene.low[i] == "of" and i and scene.low[i - 1] in PARTS:
            continue  # "sent a series of letters"
        if scene.low[i] in _PHRASE_ENDS | word_class("prepositions"):
            return False
    return False


def _tells(scene: Setting, found: Found) -> bool:
    """True where a telling verb follows; outside the content it must be a cue."""
    start = _past_aside(scene, found.last + 1)
    ahead = 2 if scene.low[found.last] in _SELDOM else AHEAD
    for i in range(start, min(start + ahead, len(scene.low))):
        frame = scene.begins.get(i)
        says = frame.says if frame is not None and _is_verb(scene, i, start) else ""
        if says in ("tells", "makes") and (
            _passive(scene, i) or scene.low[i + 1 : i + 2] == ["up"]
        ):
            return False
        if says == "tells" or (says == "sees" and found.says.startswith("eye")):
            return scene.inside(i) or scene.mine(i)
        if says == "makes" and scene.mine(i):
            return True
        if scene.low[i] in BREAKS and not (scene.low[i] in RELATIVES and i + 1 in scene.begins):
            return False
    return False


def _is_verb(scene: Setting, i: int, start: int) -> bool:
    """False for "the States", "in determining", "a further report", "captured by a drone"."""
    noun = lexicon("evidence.tsv").at(scene.low[i : i + 1], 0) is not None
    if scene.words[i].capital or (noun and i > start):
        return False
    after = scene.low[i + 1] if i + 1 < len(scene.low) else ""
    if scene.low[i - 1] in word_class("prepositions"):
        return False
    if scene.low[i] in _EITHER and not scene.mine(i) and not _object(scene, i + 1):
        return False
    return not (_participle(scene.low[i]) and after in ("by", "to"))


def _object(scene: Setting, i: int) -> bool:
    """True where the word at `i` can begin what a verb takes."""
    if i >= len(scene.words):
        return False
    low = scene.low[i]
    clause = low in _CLAUSES or low in word_class("determiners")
    return clause or scene.words[i].capital or low[0].isdigit()


def _passive(scene: Setting, i: int) -> bool:
    """True for "were never found"."""
    return _participle(scene.low[i]) and bool(_BEING & set(scene.low[max(0, i - 3) : i]))


def _past_aside(scene: Setting, start: int) -> int:
    """Behind a ", which was filmed on Monday," that follows the noun."""
    if start + 1 < len(scene.low) and scene.low[start] == "," and scene.low[start + 1] in _ASIDES:
        for i in range(start + 1, min(len(scene.low), start + ASIDE)):
            if scene.low[i] == ",":
                return i + 1
    return start


def _sees(scene: Setting, found: Found) -> bool:
    """Residents, or "I", with a verb of seeing soon behind."""
    behind = scene.low[found.last + 1 : found.last + 1 + AHEAD // 2]
    if scene.low[found.first] in ("i", "we", "they"):
        return first_hand(behind) and _told(scene, found)
    verb = next((i for i, word in enumerate(behind) if word in SEEING), None)
    return verb is not None and not MARKS & set(behind[:verb])


def _told(scene: Setting, found: Found) -> bool:
    """True for "I saw" at the head of the content, and for "said they saw"."""
    before = scene.low[max(0, found.first - 2) : found.first]
    start = found.first
    while start and scene.low[start - 1] in _QUOTES:
        start -= 1
    head = scene.inside(found.first) and not (start and scene.inside(start - 1))
    return (head and scene.low[found.first] != "they") or "said" in before or "say" in before


def _participle(low: str) -> bool:
    return low.endswith("ed") or low in _IRREGULAR


__all__ = ["grounds"]
