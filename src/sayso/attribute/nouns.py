"""Nouns that carry a clause: "rejected the charge that he lied", "claims by two officials that".

Comes in: an attribution and the words of its content. Goes out: what such nouns in it make, inside
it. The noun with its article is the cue; its owner, before it or behind "by", is the source, and
where there is none, nobody is. "that" with a verb right behind it begins a relative clause ("the
reports that were leaked") and carries nothing. `data/saying_nouns.tsv` has the nouns.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from sayso.attribute.cues import act_of
from sayso.attribute.main_verbs import HELPING, PARTS, main_verb, second_verb, takes_clause
from sayso.attribute.sentences import Sentence
from sayso.attribute.speakable import has_verb, is_subject
from sayso.quotation import Quotation, quote_of
from sayso.records import Attribution, Span
from sayso.wordlists import rows

BEFORE = 5  # words of a noun phrase before its noun
OWNER = 18  # words of "by NAME" between the noun and its clause
MADE = 8  # words from the noun to "made": "the remarks Ana Brill had | made"
_HELPERS = frozenset("has have had also recently once later reportedly".split())
_TOPIC = frozenset("about on against".split())
_AFTER = frozenset("after before when while as during in at because".split())
_ARTICLES = frozenset("a an the this these those any no all".split())
_ADJECTIVAL = ("ed", "ous", "ive", "less", "ful", "able", "ible")
_ADJECTIVES = frozenset(
    "false new latest earlier recent first similar public same old wild own".split()
)
_POSSESSIVES = frozenset("his her its their my our your".split())
_DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may "
    "june july august september october november december twitter facebook television tv".split()
)
_OBJECTS = frozenset("him them us me you".split())
_ENDINGS = frozenset(["'s", "’s", "'", "’"])
_VERBS = frozenset(
    "is are was were be been has have had do does did will would can could may might must shall "
    "should came come emerged surfaced appeared circulated went".split()
)
_BEFORE_NOUNS = frozenset(
    "of to on in at by with about over from for against amid despite after following and or as not "
    "rejected denied dismissed repeated spread cited made echoed disputed faced were are is was "
    "reject deny dismiss repeat spread cite make echo dispute face seen see heard hear read saw "
    "received had has have".split()
)
_RELATIVES = frozenset("who which that whose where when".split())
_LOOSE = frozenset(
    "accusation accusations allegation allegations charge charges claim claims denial denials fake "
    "fakes lie lies report reports rumor rumors rumour rumours".split()
)
_HANGING = frozenset("with to of in on at by for from than".split())
_MAIN = frozenset("is are was were has had have will would".split())
_STOPS = frozenset(".;:?!,")
_OPENING = frozenset('"“„«‘')
_MARKS = frozenset("\"“”„«»'‘’()—–-")


def carried(
    sentence: Sentence, outer: Attribution, quotes: tuple[Quotation, ...]
) -> Iterator[Attribution]:
    """What nouns in a sentence of a content carry inside `outer`; what is
    said inside that is for the next reading."""
    text, words = sentence.text, sentence.words
    low = [w.of(text).lower() for w in words]
    end = -1
    for noun, word in enumerate(low):
        if word not in _nouns() or words[noun].start <= end:
            continue
        if (made := _made(text, words, low, noun)) is not None:
            end = made[2].end
            yield _attribution(text, *made, outer, quotes)
            continue
        clause = _clause(low, noun)
        if clause is None:
            continue
        owner, first = owner_of(text, words, noun)
        if low[noun + 1] == "by":
            owner = words[noun + 2].hull(words[clause - 1])
            if has_verb(owner.of(text)):
                continue  # "reports by two agencies showed that"
        opens = 0 in (noun, first) or (owner is not None and owner.start == words[0].start)
        content = _content(text, words, noun, clause, opens=opens)
        if content is None or (owner is None and not _ownerless(word, low[clause])):
            continue
        if not _is_noun(low, first, noun, owned=owner is not None):
            continue
        cue = words[first].hull(words[noun])
        end = content.end
        yield _attribution(text, owner, cue, content, outer, quotes)


def _attribution(
    text: str,
    source: Span | None,
    cue: Span,
    content: Span,
    outer: Attribution,
    quotes: tuple[Quotation, ...],
) -> Attribution:
    quote = quote_of((content,), quotes)
    return Attribution(source, cue, (content,), act_of(text, cue), quote, within=outer)


def _made(
    text: str, words: Sequence[Span], low: list[str], noun: int
) -> tuple[Span, Span, Span] | None:
    """ "the remarks | Brill had made | about the port": source, cue and content."""
    made = next((i for i in range(noun + 2, min(len(low), noun + MADE)) if low[i] == "made"), None)
    if made is None or made + 2 >= len(low):
        return None
    first = noun + 1 + (low[noun + 1] in ("that", "which"))
    last = made - 1
    while last > first and low[last] in _HELPERS:
        last -= 1
    who = words[first].hull(words[last]) if first <= last else None
    ahead = range(made + 1, min(len(low) - 1, made + BEFORE))
    about = next((i for i in ahead if low[i] in _TOPIC), None)
    if who is None or about is None or not is_subject(who.of(text)):
        return None
    if low[noun + 1] == "that" and about != made + 1:
        return None  # "reports that Brill had made threats about it"
    if any(word in PARTS for word in low[made:about]) or low[about + 1] in _DAYS:
        return None
    ends = (i for i in range(about + 1, len(low)) if _closes(low, i) or low[i] in _AFTER)
    stop = next(ends, len(low))
    while stop > about + 1 and low[stop - 1] in _STOPS | _MARKS | _HANGING:
        stop -= 1
    if stop == about + 1:
        return None
    cue = words[owner_of(text, words, noun)[1]].hull(words[noun])
    return who, cue, words[about + 1].hull(words[stop - 1])


def _clause(low: list[str], noun: int) -> int | None:
    """Where what the noun carries begins: at its "that", "to" or preposition."""
    at = noun + 1
    if low[at : at + 2] == ["out", "there"]:
        at += 2
    if low[at : at + 1] == ["by"]:
        ahead = range(at + 2, min(len(low), at + OWNER))
        takes = _nouns()[low[noun]].follows & {"that", "to"}
        at = next((i for i in ahead if low[i] in takes), len(low))
    if at + 1 >= len(low) or low[at] not in _nouns()[low[noun]].follows:
        return None
    after = next((w for w in low[at + 1 :] if w not in _MARKS), "")
    if low[at] == "on" and (after[:1].isdigit() or after in _DAYS):
        return None  # "the remarks on Monday"
    relative = low[at] == "that" and _opens_relative(low, at)
    return None if relative or not after or after in _STOPS else at


def _opens_relative(low: list[str], that: int) -> bool:
    """Whether a verb stands right behind "that": "the reports that were leaked", "comments that
    compared him to a thief"; "reports that ships had left" has a subject there."""
    ahead = [w for w in low[that + 1 :] if w not in _MARKS][:2]
    verb, beyond = (*ahead, "", "")[:2]
    object_ = beyond in _ARTICLES | _POSSESSIVES | _OBJECTS
    if verb in _VERBS or verb.endswith(("n't", "n’t")) or (verb.endswith("ed") and object_):
        return True
    told = verb in takes_clause() and verb not in _nouns()  # "that reports of it had"
    return told and beyond not in HELPING and not beyond.endswith("ed")


def _ownerless(noun: str, follows: str) -> bool:
    """Whether the noun carries it without saying whose word it is: "rumours of a landing"."""
    return follows == "that" or (follows in ("of", "about") and noun in _LOOSE)


def _is_noun(low: list[str], first: int, noun: int, *, owned: bool) -> bool:
    """False for "they claim that", "the crews report that": there it is a verb."""
    if first == noun and not owned:
        return noun == 0 or low[noun - 1] in _BEFORE_NOUNS
    between = low[first + (low[first] in _ARTICLES) : noun]
    return not _nouns()[low[noun]].verb or all(
        w in _ADJECTIVES or w.endswith(_ADJECTIVAL) for w in between
    )


def _content(
    text: str, words: Sequence[Span], noun: int, clause: int, *, opens: bool
) -> Span | None:
    """A "that" clause to the sentence's own verb or its end; what "to" or a preposition opens up to
    its comma. `opens`: the noun is the sentence's subject."""
    raw = [w.of(text) for w in words]
    low = [word.lower() for word in raw]
    if low[clause] == "that":
        last = _sentences_verb(raw, noun, clause, opens=opens) or len(words)
    else:
        ends = (i for i in range(clause + 1, len(words)) if _closes(low, i))
        last = next(ends, len(words))
    first = clause if low[clause] in ("that", "to") else clause + 1
    while last > first and low[last - 1] in _STOPS | _MARKS | _HANGING:
        last -= 1
    return words[first].hull(words[last - 1]) if last > first else None


def _sentences_verb(raw: list[str], noun: int, clause: int, *, opens: bool) -> int | None:
    """The number of the verb behind the clause that is the sentence's own."""
    if opens:
        verb = main_verb(raw[clause:], raw[noun])
        return None if verb is None else clause + verb
    return second_verb(raw, noun) if clause == noun + 1 else None


def _closes(low: list[str], i: int) -> bool:
    """A stop, a relative, a verb of the main clause, one more thing behind "and", or what it is
    called, in quotation marks."""
    another = low[i] == "and" and low[i + 1 : i + 2] and low[i + 1] in _POSSESSIVES | _ARTICLES
    called = low[i] in _OPENING and low[i - 1] not in _ARTICLES | _POSSESSIVES | _HANGING | {"of"}
    return low[i] in _STOPS | _RELATIVES | _MAIN or bool(another) or called


def owner_of(text: str, words: Sequence[Span], noun: int) -> tuple[Span | None, int]:
    """The owner before a noun, if any, and the first word of the cue."""
    for i in range(noun - 1, max(-1, noun - BEFORE), -1):
        word = words[i].of(text).lower()
        if word in _POSSESSIVES:
            return words[i], i + 1
        if word in _ENDINGS and i > 0:
            return words[_name(text, words, i - 1)].hull(words[i]), i + 1
        if word in _ARTICLES:
            return None, i
        if not word.replace("-", "").isalpha():
            break
    return None, noun


def _name(text: str, words: Sequence[Span], last: int) -> int:
    """The first word of the name or description that ends at `last`."""
    for i in range(last, max(-1, last - BEFORE), -1):
        if words[i].of(text).lower() in _ARTICLES:
            return i
    first = last
    while first > 0 and words[first - 1].of(text)[:1].isupper():
        first -= 1
    return first


@dataclass(frozen=True, slots=True)
class _Noun:
    """`follows`: the words that open what it carries: "that", "to" or a preposition. `verb`: it is
    one, too."""

    follows: frozenset[str]
    verb: bool


def saying_noun(word: str) -> bool:
    """Whether the word is a noun that carries a clause with "that"."""
    return word in _nouns() and "that" in _nouns()[word].follows


@cache
def _nouns() -> dict[str, _Noun]:
    return {
        noun: _Noun(frozenset(follows.split()), verb == "verb")
        for noun, follows, verb, _ in rows("saying_nouns.tsv")
    }
