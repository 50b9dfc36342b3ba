"""Where words of the speaker, of what is said and of the author ran into each other.

"The contract, she | said, obliged the firm": a pronoun is no apposition, so the words before it are
said. "The road is shut, police said, while the army …" and "said that he knew, but gave no names":
what comes then is the author's. "The snow, which according to the weather office had melted": who
stands behind "according to" says it. "It was not true, as had been reported, that he had fled":
what was reported is what is not true.
"""

import re
from collections.abc import Iterable
from dataclasses import replace

from sayso.attribute.speakable import can_speak, has_verb
from sayso.negation import negates
from sayso.quotation import MARKS, Quotation, quoted_characters
from sayso.records import Attribution, Passage, Quote, Span
from sayso.segment import sentence_of

MOST_BEHIND = 40  # characters between a cue and the clause behind it: " on Tuesday in Senn, while "
_PRONOUN = re.compile(r"(?P<head>.{4,}),\s(?P<who>he|she|they|it|we|I)", re.S)
_BEHIND = re.compile(
    r"(?:\s[^,;.:“”\"]*)?,\s(?P<joint>while|as|whereas|although|though|before)\s", re.I
)
# What an author says of who gave no more: "…, but offered no evidence".
_NONE_GIVEN = (
    r"(?:did|would|could|has|have|had)\s?n[o’']t\s(?:elaborate|specify|explain|identif(?:y|ied)|name"
    r"|(?:give|given|offer|offered|provide|provided|present|presented|cite)\s(?:any|a|an|further"
    r"|details?|evidence|proof|names|reasons?|figures))\b"
)
_WITHHELD = re.compile(
    r",\s(?:but|and|though|although|yet)\s(?:(?:has|have|had|he|she|they|it)\s)*"
    r"(?:(?:offer|gi|ga|provid|cit|present|produc|supplie|show)\w*\s(?:no|neither|few|little)\b"
    rf"|{_NONE_GIVEN})"
    rf"|\sbut\s(?:{_NONE_GIVEN}|(?:gave|offered)\sno\s(?:details?|names?|reasons?|figures|evidence)\b)"
)
_ACCORDING = re.compile(r"according to", re.I)
_BEARER = re.compile(
    r"\s(?P<who>(?:[^\s,;:.“”\"]+\s){1,8}?)"
    r"(?=(?:has|have|had|is|are|was|were|will|would|can|could|may|might|must|should|did|does)\b)"
)
_CLAUSE_BEFORE = re.compile(
    r"[,;] (?:and|while|but|whereas) (?P<who>(?:[Tt]he |[Ii]ts |[Aa]n? )?[^,;:“”\"()]{2,60}?) ?\Z"
)
_SPOKEN_OF = re.compile(
    r"[,;] (?:and|while|but|whereas) (?P<who>[^,;:“”\"()]{2,60}?)"
    r" (?P<cue>(?:(?:has|have|had) )?(?:spoken|spoke|speaks?) of) \Z"
)
_RELATIVE_FIRST = re.compile(r",?\s(?:who|which|whose|whom|where)\b")
_NOUN_THAT = re.compile(
    r"\b(?P<noun>(?:the|an?|its|their|his|her|no) (?:[\w’'-]+ ){1,5}(?:that|which)),? \Z"
)
_BETWEEN_COMMAS = re.compile(r" (?P<who>[^,;:“”\"]{2,80}), (?P<said>[^,;:]{3,200}?)(?=[.,;]|\s*$)")
_COMMA = re.compile(r",\s")
_FINITE = re.compile(
    r"(?:has|have|had|is|are|was|were|will|would|can|could|may|might|must|should|did|does)\b"
)
# Up to seven words from where a clause begins to the comma before who says it.
_SUBJECT = re.compile(
    r"(?:^|[:;.“”\"\n]\s?)(?P<who>(?:[^\s,;:.“”\"()]+\s){0,6}[^\s,;:.“”\"()]+),\s\Z"
)
LONGEST_SUBJECT = 80  # characters
LEAST_BEFORE = 2  # words of the clause before, its verb among them
_REPORTS = re.compile(
    r";\s[^;“”\"]{3,80}?\s(?:(?:has|have|had)\s)?"
    r"(?:reported|reports?|said|says?|claimed|claims?|counted|counts|puts?|spoke of|speaks? of)\b"
)
_AS_CLAIMED = re.compile(r",\sas\s\Z")
_CLAIMS = re.compile(
    r"\b(?:claim|suggest|alleg|assert|insinuat|report|maintain|imagin|believ)", re.I
)
_VERDICT = re.compile(
    r"\b(?:it|this|that)(?:['’]s| is| was| were| had been)(?: \w+)?"
    r" (?:true|untrue|false|wrong|correct|right|nonsense)\Z",
    re.I,
)
_COLON_QUOTE = re.compile(r"(?P<quote>“[^“”]*[.?!…]”)\s+(?=[A-Z][^“”]*\Z)")
_DASH = re.compile(r"[^“”\".;:]{0,40}?\s(?:--|[—–-])\s")
_COMMENT = re.compile(r"(?:an?|another|the latest)\s(?:[\w-]+\s){1,3}(?:that|which|likely|meant)\b")
_JOINED = re.compile(r"(?:and|but|while)\s")
_AS = re.compile(r",\sas\s", re.I)
_THAT = re.compile(r"that\s")


def unspilled(text: str, attribution: Attribution) -> Attribution:
    """The attribution with each word where it belongs."""
    known = _whole(text, _pronounced(text, attribution))
    known = _borne(text, _nearer(text, known))
    known = _another(text, _of_relative(text, known))
    known = _up_to(text, _behind(text, known), _WITHHELD)
    return _commented(text, _quoted_only(text, known))


def _quoted_only(text: str, a: Attribution) -> Attribution:
    """Up to the mark that closes the quotation behind a colon: "said: “It is shut.” | The words
    were a summary"."""
    last = a.content[-1]
    if a.cue is None or not text[a.cue.start : last.start].rstrip().endswith(":"):
        return a
    found = _COLON_QUOTE.match(text, last.start, last.end)
    if found is None or found.end() == last.end:
        return a
    return replace(a, content=(*a.content[:-1], Span(last.start, found.end("quote"))))


def in_its_sentence(
    passages: tuple[Passage, ...], quotes: tuple[Quotation, ...], a: Attribution
) -> Attribution:
    """Without what an earlier sentence says, but for a quotation: "He has its trust. | The minister
    must go, said Orr"."""
    sentence = sentence_of(passages, a.cue) if a.cue is not None else None
    if sentence is None or all(part.end > sentence.start for part in a.content):
        return a
    kept = tuple(
        part
        for part in a.content
        if part.end > sentence.start or 2 * quoted_characters(part, quotes) > len(part)
    )
    own = any(part.end > sentence.start for part in kept)
    return replace(a, content=kept, chance=None) if own and kept != a.content else a


def according_here(
    text: str, passages: tuple[Passage, ...], quotes: tuple[Quotation, ...], a: Attribution
) -> Attribution:
    """Of what somebody is said to tell, what stands in the sentence of "according to", or in a
    quotation with it: "“It was sad,” Cray said. “It is a shame.” | Brill will go, according to the
    papers"."""
    if a.cue is None or not _ACCORDING.fullmatch(a.cue.of(text)):
        return a
    sentence = sentence_of(passages, a.cue)
    if sentence is None or all(part.start >= sentence.start for part in a.content):
        return a
    if any(q.span.start < sentence.start < q.span.end for q in quotes):
        return a
    kept = tuple(
        Span(max(part.start, sentence.start), part.end)
        for part in a.content
        if part.end > sentence.start
    )
    return replace(a, content=kept, chance=None) if kept else a


def reported_before(text: str, attribution: Attribution) -> bool:
    """Whether the tagger gives what comes behind "as the Beacon reported" to the Beacon: "26 were
    bad, not 18, as the Beacon reported, | and the firm never paid"."""
    a = attribution
    if a.source is None or a.cue is None or not a.source.end <= a.cue.start < a.content[0].start:
        return False
    aside = text[max(0, a.source.start - len(", as ")) : a.source.start] == ", as "
    return aside and _JOINED.match(text, a.content[0].start, a.content[0].end) is not None


def _pronounced(text: str, a: Attribution) -> Attribution:
    """With what stands before a pronoun in the source as the beginning of what is said."""
    if a.source is None or a.cue is None or a.cue.start < a.source.end or not a.content:
        return a
    found = _PRONOUN.fullmatch(a.source.of(text))
    if found is None or a.content[0].start < a.cue.end:
        return a
    head, who = (Span(*found.span(part)).shifted(a.source.start) for part in ("head", "who"))
    return replace(a, source=who, content=(head, *a.content))


def _whole(text: str, a: Attribution) -> Attribution:
    """With the subject that stands before a speaker between commas: "nobody, she said, | was
    hurt" is not that anybody was."""
    if a.source is None or a.cue is None or len(a.content) != 1:
        return a
    aside, first = a.source.hull(a.cue), a.content[0]
    if aside.end > first.start or not _COMMA.fullmatch(text, aside.end, first.start):
        return a
    finite = _FINITE.match(text, first.start, first.end)
    before = _SUBJECT.search(text, max(0, aside.start - LONGEST_SUBJECT), aside.start)
    if finite is None or before is None or has_verb(before["who"]):
        return a
    return replace(a, content=(Span(*before.span("who")), first), chance=None)


def _borne(text: str, a: Attribution) -> Attribution:
    """With who stands behind "according to" as the source, where the content has them."""
    if a.source is not None or a.cue is None or not _ACCORDING.fullmatch(a.cue.of(text)):
        return a
    found = _BEARER.match(text, a.cue.end)
    if found is None or not can_speak(found["who"].strip()):
        return a
    who = Span(found.start("who"), found.start("who") + len(found["who"].rstrip()))
    content = tuple(part for span in a.content for part in _without(span, who, text))
    return replace(a, source=who, content=content, chance=None) if content else a


def _nearer(text: str, a: Attribution) -> Attribution:
    """With the verb's own subject as the source, where the speaker of the clause before was taken
    for it, or the verb, too: "The Society lists 29, and | the ministry has spoken of 20"."""
    if a.source is None or a.cue is None or a.cue.start <= a.source.end:
        return a
    second = _SPOKEN_OF.search(text, a.cue.end, max(a.cue.end, a.content[0].start))
    if second is not None and can_speak(second["who"]):
        who, cue = Span(*second.span("who")), Span(*second.span("cue"))
        return replace(a, source=who, cue=cue, chance=None)
    found = _CLAUSE_BEFORE.search(text, a.source.end, a.cue.start)
    if found is None or not can_speak(found["who"]) or has_verb(found["who"]):
        return a
    before = text[a.source.end : found.start()]
    own = any(part.overlap(Span(a.source.end, found.start())) for part in a.content)
    if own or len(before.split()) < LEAST_BEFORE or _RELATIVE_FIRST.match(before):
        return a
    return replace(a, source=Span(*found.span("who")), chance=None)


def _of_relative(text: str, a: Attribution) -> Attribution:
    """With what a relative clause says as the content, and no more: "nobody had heard | the siren
    that, according to the mayor, sounded"."""
    if a.cue is None or not _ACCORDING.fullmatch(a.cue.of(text)):
        return a
    noun = _NOUN_THAT.search(text, a.content[0].start, a.cue.start)
    rest = _BETWEEN_COMMAS.match(text, a.cue.end)
    if noun is None or rest is None or not can_speak(rest["who"]):
        return a
    said = (Span(*noun.span("noun")), Span(*rest.span("said")))
    return replace(a, source=Span(*rest.span("who")), content=said, chance=None)


def against(text: str, attribution: Attribution) -> bool:
    """Whether a speaker may have said the contrary: "The wounds were not made after death, as the
    doctor has claimed". What is not so is the author's word then."""
    a = attribution
    if a.source is None or a.cue is None or a.cue.start < a.source.end or not a.content:
        return False
    before = _AS_CLAIMED.search(text, max(0, a.source.start - len(", as ")), a.source.start)
    behind = a.content[-1].end <= a.source.start and a.quote is Quote.INDIRECT
    claims = _CLAIMS.search(a.cue.of(text)) is not None
    return before is not None and behind and claims and negates(a.content[-1].of(text))


def _another(text: str, a: Attribution) -> Attribution:
    """Without what another reports behind a semicolon: "according to the police, two died; | the
    television has reported five"."""
    according = a.cue is not None and _ACCORDING.fullmatch(a.cue.of(text)) is not None
    return _up_to(text, a, _REPORTS, quoting=True) if according else a


def _up_to(
    text: str, a: Attribution, pattern: re.Pattern[str], *, quoting: bool = False
) -> Attribution:
    """The attribution with its content up to what the pattern finds in what is said behind the cue;
    where marks of a quotation follow there only if what follows may be `quoting`."""
    last = a.content[-1]
    if a.cue is None or a.cue.start > last.start:
        return a
    found = pattern.search(text, last.start, last.end)
    if found is None:
        return a
    if not quoting and any(mark in text[found.start() : last.end] for mark in '“”"'):
        return a
    return replace(a, content=(*a.content[:-1], Span(last.start, found.start())))


def _without(span: Span, part: Span, text: str) -> Iterable[Span]:
    """What is left of a span on both sides of a part of it."""
    if not span.overlap(part):
        return (span,)
    before = Span(span.start, span.start + len(text[span.start : part.start].rstrip()))
    after = Span(part.end + 1, span.end)
    return (piece for piece in (before, after) if piece.start < piece.end)


def _behind(text: str, a: Attribution) -> Attribution:
    """Without a clause of the author's behind the cue."""
    last = a.content[-1]
    if a.cue is None or len(a.content) < 2 or a.content[-2].end > a.cue.start:
        return a
    if last.start < a.cue.end or any(mark in last.of(text) for mark in MARKS if mark not in "'’"):
        return a
    begin = a.cue.end if a.source is None else max(a.cue.end, a.source.end)
    found = _BEHIND.match(text, begin)
    if found is None or found.end() - begin > MOST_BEHIND:
        return a
    own = found.start("joint") <= last.start <= found.end()
    return replace(a, content=a.content[:-1]) if own else a


def _commented(text: str, a: Attribution) -> Attribution:
    """Without what the author says of it behind a dash: "the office said -- | a move that …"."""
    if a.cue is None or len(a.content) < 2 or a.content[-2].end > a.cue.start:
        return a
    begin = a.cue.end if a.source is None else max(a.cue.end, a.source.end)
    last = a.content[-1]
    dashed = begin <= last.start and _DASH.fullmatch(text, begin, last.start)
    own = dashed and _COMMENT.match(text, last.start, last.end)
    return replace(a, content=a.content[:-1]) if own else a


def rejoined(text: str, found: list[Attribution]) -> list[Attribution]:
    """The attributions, with what was reported in the one that says whether it is true: "it was
    not true, | as had been reported, | that he had fled"."""
    for outer in found:
        if not outer.content or _VERDICT.search(outer.content[-1].of(text)) is None:
            continue
        end = outer.content[-1].end
        for inner in found:
            between = _AS.match(text, end)
            if inner.cue is None or between is None or inner is outer or not inner.content:
                continue
            start = inner.cue.start if inner.source is None else inner.source.start
            said = inner.content[0]
            if start == between.end() and _THAT.match(text, said.start) and said.start > start:
                whole = replace(outer, content=(*outer.content, *inner.content))
                return rejoined(text, [whole if a is outer else a for a in found if a is not inner])
    return found
