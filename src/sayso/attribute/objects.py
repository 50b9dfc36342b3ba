"""Verbs with an object inside a content: "the minister condemned the attack", "a party that opposes
any ferry", "the soldiers had ordered them to leave".

Comes in: an attribution and the words of its content. Goes out: what such verbs in it make, inside
it. A verb counts only behind a whole subject, or "who" or "that" behind one, and before an object
or "to"; joined by "and" it shares the subject. `data/object_verbs.tsv` has the verbs.
"""

from collections.abc import Iterator
from functools import cache

from sayso.attribute.cues import act_of
from sayso.attribute.minds import own_mind, speaks
from sayso.attribute.sentences import Sentence, is_contracted_not
from sayso.quotation import Quotation, quote_of
from sayso.records import Act, Attribution
from sayso.wordlists import rows

LEAST = 2  # words of an object
TO_DO = 6  # words from "told" to the "to" of what to do
TO_NAME = 9  # words from "called" to the quotation mark of the name
_OPENING = frozenset([*'“"‘', "''", "``"])
_CLOSING = frozenset([*'”"’', "''"])
_STOPS = frozenset(",;:.?!—–")
_NO_OBJECT = frozenset(
    "of out off down away up by in on at for during after before into over under as and or "
    "but is are was were be been from than with if when while because about so again too "
    "also not n't . , ; :".split()
)
_FINITE = frozenset("is are was were has have had will would can could may might must".split())
_CLAUSES = frozenset("because while although though after before when since if".split())
_RELATIVES = frozenset("who that which".split())
_ANYBODY = frozenset(
    "people person someone somebody anyone anybody everyone those man woman men women candidate "
    "candidates one ones guy guys woman kid kids folks".split()
)
_BOUND = frozenset("that who which it he she they we you i there what".split())
_POINTING = frozenset("it this that these those them him her us me you".split())
_MORE = frozenset("even including such especially particularly notably".split())
_PEOPLE = frozenset("him her them us me".split())
_HELPING = frozenset("do does did will would can could may might must to not never".split())
_PLURALS = frozenset("they many most some people others all both critics two three".split())


def objected(
    sentence: Sentence, outer: Attribution, quotes: tuple[Quotation, ...]
) -> Iterator[Attribution]:
    """What such verbs in a sentence of a content carry inside `outer`."""
    text = sentence.text
    subject: tuple[int, int] | None = None
    last = -1
    for verb, word in enumerate(sentence.low):
        takes = _verbs().get(word)
        if takes is None or verb < last:
            continue
        first = sentence.auxiliaries(verb)
        own = _subject(sentence, verb, first, subject)
        content = _object(sentence, verb, takes) if own is not None else None
        if own is None or content is None:
            continue
        source, cue = sentence.span(*own), sentence.span(first, content[0] - 1)
        if "named" in takes and (sentence.low[own[0]] == "a" or not speaks(source.of(text))):
            continue  # "a book called “Fog”"
        act = act_of(text, cue)
        if act is None or (act is not Act.COMMUNICATION and own_mind(text, outer, source, quotes)):
            continue
        sort = anybody(sentence.low[own[1]]) and sentence.low[own[1] + 1] in _RELATIVES
        if act is not Act.COMMUNICATION and sort:
            continue  # "a man who wants to leave": what sort of man, and nobody's word
        subject, last = own, content[1]
        span = sentence.span(*content)
        yield Attribution(source, cue, (span,), act, quote_of((span,), quotes), within=outer)


def anybody(word: str) -> bool:
    """Whether what is said of such people by "who" tells what sort they are: "anyone who"."""
    return word.lower() in _ANYBODY


def _subject(
    sentence: Sentence, verb: int, first: int, before: tuple[int, int] | None
) -> tuple[int, int] | None:
    """Who does it: right before the verb, before its "who", or of the verb joined with it."""
    if sentence.passive(first, verb) or sentence.participle(first, verb):
        return None
    if first and sentence.low[first - 1].endswith(("ly", "'s", "’s", "'", "’")):
        return None  # "a widely denounced report", "Brill's call"
    if before is not None and sentence.low[first - 1] == "and":
        return before
    found = sentence.subject(first) or sentence.antecedent(first)
    if found is None or (sentence.speaker_itself(found) and not sentence.told_before(verb)):
        return None
    group = sentence.low[first:verb]
    helped = bool(_HELPING & set(group)) or any(map(is_contracted_not, group))
    bare = not sentence.low[verb].endswith(("s", "ed", "ing")) and sentence.low[verb] in _bases()
    plural = sentence.low[found[1]].endswith("s") or sentence.low[found[0]] in _PLURALS
    return found if not bare or helped or plural else None


def _object(sentence: Sentence, verb: int, takes: frozenset[str]) -> tuple[int, int] | None:
    """From where to where what is behind the verb goes, without its preposition."""
    low = sentence.low
    start = verb + 1
    if "whom" in takes and "to" not in low[start + 1 : start + TO_DO]:
        return None
    particles = takes - {"thing", "to", "whom", "named"}
    if start < len(low) and low[start] in particles:
        start += 1
    elif "named" in takes:
        return _name(low, start)
    elif "thing" not in takes and not ("to" in takes and low[start : start + 1] == ["to"]):
        return None
    if start >= len(low) or low[start] in _NO_OBJECT or not low[start][0].isalnum():
        return None
    if low[start].endswith("ly") and low[start + 1 : start + 2] == ["that"]:
        return None  # "acknowledged repeatedly that"
    end = _end(sentence, start)
    if low[end : end + 1] and low[end] in _FINITE and sentence.opens_clause(verb):
        return None  # "feared the bill would fail": no bill
    end = _closed(low, start, end)
    least = LEAST if low[start] not in _POINTING else LEAST + 1
    if low[start] in _PEOPLE and "thing" in takes and "whom" not in takes:
        least = 1  # "denounced her"
    return (start, end - 1) if end - start >= least else None


def thing(sentence: Sentence, start: int) -> tuple[int, int] | None:
    """From where to where what stands behind a preposition, or "to do" it, goes."""
    low = sentence.low
    if start >= len(low) or low[start] in _NO_OBJECT or not low[start][0].isalnum():
        return None
    end = _closed(low, start, _end(sentence, start))
    least = LEAST if low[start] not in _POINTING else LEAST + 1
    return (start, end - 1) if end - start >= least else None


def _end(sentence: Sentence, start: int) -> int:
    ahead = range(start, len(sentence.low))
    return next((i for i in ahead if _ends(sentence, start, i)), len(sentence.low))


def _closed(low: list[str], start: int, end: int) -> int:
    while end > start and not low[end - 1][0].isalnum():
        end -= 1
    return end


def _name(low: list[str], start: int) -> tuple[int, int] | None:
    """A thing and its name in quotation marks: "the bill | “a bad joke”"."""
    for i in range(start, min(len(low), start + TO_NAME)):
        if low[i] in _OPENING and i > start:
            end = next((j for j in range(i + 1, len(low)) if low[j] in _CLOSING), len(low) - 1)
            return (start, end) if end > i + 1 else None
        if low[i] in _STOPS or low[i] in _FINITE:
            return None
    return None


def _ends(sentence: Sentence, start: int, i: int) -> bool:
    """A stop, a verb of the main clause, or one more verb of the list behind "and"."""
    low = sentence.low
    if low[i] in (";", ":", ".", "?", "!", "—", "–") or (low[i] in _FINITE and i > start):
        return low[i - 1] not in _BOUND
    if low[i] in _CLAUSES and i > start:
        return True
    if low[i] == ",":
        more = low[i + 1 : i + 2]
        return more != [] and not more[0][0].isdigit() and more[0] not in _MORE
    return low[i] in ("and", "but") and any(w in _verbs() for w in low[i + 1 : i + 2])


@cache
def _verbs() -> dict[str, frozenset[str]]:
    """Each verb and its listed forms to what they take: a "thing", "to" do it, a preposition,
    "whom" is told to do it, or a thing "named" in quotation marks."""
    found = {}
    for lemma, forms, takes, _ in rows("object_verbs.tsv"):
        for form in (lemma, *forms.split()):
            found[form] = frozenset(takes.split())
    return found


@cache
def _bases() -> frozenset[str]:
    return frozenset(row[0] for row in rows("object_verbs.tsv"))
